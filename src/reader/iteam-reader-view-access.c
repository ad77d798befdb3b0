/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-view-private.h"

#include <glib/gi18n-lib.h>

/* What a screen reader reads: pages are pictures to it, so the text of the one
 * that is read stands beside them in a label that nobody sees. A label is read
 * aloud by letters, words and lines on every GTK. */

/* The text of what has a structure comes in its order, with what stands for a picture. */
static char *
join_blocks (GPtrArray *blocks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const IteamPdfBlock *block = g_ptr_array_index (blocks, i);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (block->kind == ITEAM_PDF_BLOCK_FIGURE)
        g_string_append_printf (text, _("Picture: %s"), block->text);
      else
        g_string_append (text, block->text);
    }

  return g_string_free (text, FALSE);
}

static void
structure_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (IteamReaderView) self = data;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autofree char *text = NULL;

  /* Of a page that cannot be read the view itself says why. */
  blocks = iteam_pdf_document_read_structure_finish (ITEAM_PDF_DOCUMENT (source), result, NULL);
  if (blocks == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) || self->page_label == NULL)
    return;

  text = join_blocks (blocks);
  gtk_label_set_label (GTK_LABEL (self->page_label), text);
}

/* Private: what a screen reader says is about the page that is read now. */
void
iteam_reader_view_tell_page (IteamReaderView *self)
{
  const char *problem = iteam_reader_renderer_get_problem (self->renderer, self->page);
  g_autofree char *name = NULL;

  if (self->told_page == self->page + 1)
    return;

  iteam_reader_view_stop_telling (self);
  self->told_page = self->page + 1;
  name = g_strdup_printf (_("Page %u of %u"), self->page + 1, iteam_pdf_document_get_n_pages (self->document));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_label (GTK_LABEL (self->page_label), problem != NULL ? problem : "");
  self->telling = g_cancellable_new ();
  iteam_pdf_document_read_structure_async (self->document, self->page, ITEAM_PDF_PRIORITY_NEXT, self->telling,
                                           structure_cb, g_object_ref (self));
}

/* Private: what is being read for a screen reader is not wanted any more. */
void
iteam_reader_view_stop_telling (IteamReaderView *self)
{
  g_cancellable_cancel (self->telling);
  g_clear_object (&self->telling);
  self->told_page = 0;
}
