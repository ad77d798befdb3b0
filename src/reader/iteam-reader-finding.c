/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-private.h"

#include <math.h>

#include "iteam-reader-hits.h"

/* What was found in the document, on its pages. */

/* Private: what was found is marked on the pages. */
void
iteam_reader_show_hits (IteamReader *self)
{
  iteam_reader_view_set_hits (self->view, iteam_reader_find_get_hits (self->find), iteam_reader_find_get_current (self->find),
                              iteam_reader_find_get_sought (self->find));
}

static void
show_hit (IteamReader       *self,
          const IteamPdfHit *hit)
{
  if (hit->rects->len > 0)
    iteam_reader_view_show_rect (self->view, hit->page, &g_array_index (hit->rects, IteamPdfRect, 0));
  else
    iteam_reader_view_go_to (self->view, hit->page, NAN);
}

/* On the way to a hit whose page has to say where it is. */
typedef struct
{
  IteamReader *self;
  IteamFind *sought;
  IteamPdfHit *hit;
} Going;

static void
going_free (Going *going)
{
  g_object_unref (going->self);
  iteam_find_unref (going->sought);
  iteam_pdf_hit_unref (going->hit);
  g_free (going);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Going *going = user_data;
  IteamReader *self = going->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamPdfText) text = iteam_pdf_document_read_text_finish (ITEAM_PDF_DOCUMENT (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->document == ITEAM_PDF_DOCUMENT (source) &&
      iteam_reader_find_get_sought (self->find) == going->sought)
    {
      if (text != NULL)
        iteam_reader_hits_place (iteam_reader_find_get_hits (self->find), going->hit->page, going->sought, text);
      show_hit (self, going->hit);
      iteam_reader_show_hits (self);
    }
  going_free (going);
}

/* Private: stops whatever is still looked up for the pages. */
void
iteam_reader_stop_finding (IteamReader *self)
{
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
}

/* Private: one of the hits is looked at; Back leads to where the finding began. */
void
iteam_reader_go_to_hit (IteamReader *self,
                        guint        index)
{
  IteamPdfHit *hit = iteam_reader_find_get_hits (self->find)->pdata[index];
  IteamReaderSpot spot;
  Going *going;

  if (index == 0 || hit->page != iteam_reader_view_get_page (self->view))
    {
      iteam_reader_view_get_spot (self->view, &spot);
      iteam_reader_trail_leave (self->trail, &spot);
    }
  iteam_reader_show_hits (self);
  iteam_reader_stop_finding (self);
  if (iteam_reader_hits_are_placed (iteam_reader_find_get_hits (self->find), hit->page))
    {
      show_hit (self, hit);

      return;
    }

  self->finding = g_cancellable_new ();
  going = g_new (Going, 1);
  *going = (Going) { g_object_ref (self), iteam_find_ref (iteam_reader_find_get_sought (self->find)), iteam_pdf_hit_ref (hit) };
  iteam_pdf_document_read_text_async (self->document, hit->page, ITEAM_PDF_PRIORITY_VISIBLE, self->finding, text_read_cb, going);
}

/* Private: enough was found. */
void
iteam_reader_close_find (IteamReader *self)
{
  self->find_visible = FALSE;
  iteam_reader_find_stop (self->find);
  iteam_reader_show_side (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

typedef struct
{
  IteamReader *self;
  GPtrArray *hits;
} Highlighting;

static void
highlighting_free (gpointer data)
{
  Highlighting *highlighting = data;

  g_object_unref (highlighting->self);
  g_ptr_array_unref (highlighting->hits);
  g_free (highlighting);
}

static void
hits_cb (GPtrArray *hits,
         unsigned   pages_done,
         gpointer   user_data)
{
  Highlighting *highlighting = user_data;

  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (highlighting->hits, iteam_pdf_hit_ref (hits->pdata[i]));
}

static void
highlighted_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Highlighting *highlighting = user_data;
  IteamReader *self = highlighting->self;
  const IteamPdfHit *hit;

  if (iteam_pdf_document_find_finish (ITEAM_PDF_DOCUMENT (source), result, NULL) && self->document == ITEAM_PDF_DOCUMENT (source) &&
      highlighting->hits->len > 0)
    {
      hit = highlighting->hits->pdata[0];
      iteam_reader_view_set_hits (self->view, highlighting->hits, 0, NULL);
      if (hit->rects->len > 0)
        iteam_reader_view_show_rect (self->view, hit->page, &g_array_index (hit->rects, IteamPdfRect, 0));
    }
  highlighting_free (highlighting);
}

/* Private: shows where on a page the words are that led there. */
void
iteam_reader_highlight (IteamReader *self,
                        guint        page,
                        const char  *query)
{
  Highlighting *highlighting = g_new0 (Highlighting, 1);

  iteam_reader_stop_finding (self);
  self->finding = g_cancellable_new ();
  highlighting->self = g_object_ref (self);
  highlighting->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_pdf_hit_unref);
  iteam_pdf_document_find_async (self->document, query, ITEAM_FIND_NONE, page, 1, hits_cb, highlighting, NULL,
                                 self->finding, highlighted_cb, highlighting);
}
