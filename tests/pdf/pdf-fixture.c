/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-fixture.h"

#include <cairo-pdf.h>
#include <unistd.h>

void
pdf_fixture_on_done (GObject      *object,
                     GAsyncResult *result,
                     gpointer      wait)
{
  ((PdfWait *) wait)->result = g_object_ref (result);
}

GAsyncResult *
pdf_fixture_wait (PdfWait *wait)
{
  while (wait->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return wait->result;
}

static cairo_status_t
on_write (void                *closure,
          const unsigned char *data,
          unsigned             length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
draw_line (cairo_t    *cr,
           double      y,
           const char *text)
{
  cairo_move_to (cr, 72, y);
  cairo_show_text (cr, text);
}

/* A code of conduct of our own making: on each page its number, the same
 * sentence, and a red square; the first page links to the last and to an address. */
GBytes *
pdf_fixture_make (unsigned n_pages)
{
  GByteArray *data = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (on_write, data, 595, 842);
  cairo_t *cr = cairo_create (surface);
  int parent;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, "Gedragscode integriteit");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, "Coördinator integriteit");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2019-11-05T10:00:00Z");
  parent = cairo_pdf_surface_add_outline (surface, 0, "Inleiding", "page=1", CAIRO_PDF_OUTLINE_FLAG_OPEN);
  cairo_pdf_surface_add_outline (surface, parent, "Geschenken", n_pages > 1 ? "page=2 pos=[0.0 200.0]" : "page=1", 0);

  cairo_select_font_face (cr, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 12);
  for (unsigned i = 0; i < n_pages; i++)
    {
      g_autofree char *label = g_strdup_printf ("Pagina %u", i + 1);

      if (i == 0)
        cairo_pdf_surface_set_page_label (surface, "voorblad");
      /* The third page lies. */
      cairo_pdf_surface_set_size (surface, i == 2 ? 842 : 595, i == 2 ? 595 : 842);
      cairo_set_source_rgb (cr, 0, 0, 0);
      draw_line (cr, 100, label);
      draw_line (cr, 120, "Een medewerker neemt geen geschenken aan van meer dan 50 euro.");
      draw_line (cr, 140, "Over de hele coördinatie van dilemma-");
      draw_line (cr, 160, "trainingen gaat de coördinator.");
      cairo_set_source_rgb (cr, 1, 0, 0);
      cairo_rectangle (cr, 100, 400, 50, 50);
      cairo_fill (cr);
      if (i == 0)
        {
          cairo_tag_begin (cr, CAIRO_TAG_LINK, "dest='einde' rect=[72 300 200 20]");
          cairo_tag_end (cr, CAIRO_TAG_LINK);
          cairo_tag_begin (cr, CAIRO_TAG_LINK, "uri='https://example.org/code' rect=[72 330 200 20]");
          cairo_tag_end (cr, CAIRO_TAG_LINK);
        }
      if (i == n_pages - 1)
        {
          cairo_tag_begin (cr, CAIRO_TAG_DEST, "name='einde' x=0 y=400");
          cairo_tag_end (cr, CAIRO_TAG_DEST);
        }
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (data);
}

/* Two pages that are one picture each: 800 by 800 at 200 dpi, every other
 * column black. */
GBytes *
pdf_fixture_make_scan (void)
{
  GByteArray *data = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (on_write, data, 288, 288);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 800, 800);
  guint32 *pixels = (guint32 *) cairo_image_surface_get_data (picture);
  cairo_t *cr = cairo_create (surface);

  for (unsigned i = 0; i < 800 * 800; i++)
    pixels[i] = i % 2 == 0 ? 0xffffff : 0;
  cairo_surface_mark_dirty (picture);
  cairo_scale (cr, 0.36, 0.36);
  for (unsigned i = 0; i < 2; i++)
    {
      cairo_set_source_surface (cr, picture, 0, 0);
      cairo_paint (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (picture);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (data);
}

static IteamPdfDocument *
open_fd (IteamPdfPool  *pool,
         int            fd,
         const char    *password,
         GError       **error)
{
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  iteam_pdf_document_open_async (pool, fd, password, NULL, pdf_fixture_on_done, &wait);
  close (fd);
  result = pdf_fixture_wait (&wait);

  return iteam_pdf_document_open_finish (result, error);
}

IteamPdfDocument *
pdf_fixture_open (IteamPdfPool  *pool,
                  GBytes        *bytes,
                  const char    *password,
                  GError       **error)
{
  int fd = iteam_pdf_file_from_bytes (bytes, NULL);

  g_assert_cmpint (fd, >=, 0);

  return open_fd (pool, fd, password, error);
}

IteamPdfDocument *
pdf_fixture_open_path (IteamPdfPool *pool,
                       const char   *path)
{
  g_autoptr (GError) error = NULL;
  int fd = iteam_pdf_file_from_path (path, &error);
  IteamPdfDocument *document;

  g_assert_no_error (error);
  document = open_fd (pool, fd, NULL, &error);
  g_assert_no_error (error);

  return document;
}

IteamPdfImage *
pdf_fixture_render (IteamPdfDocument          *document,
                    const IteamPdfRenderSpec  *spec,
                    GError                   **error)
{
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  iteam_pdf_document_render_async (document, spec, ITEAM_PDF_PRIORITY_VISIBLE, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);

  return iteam_pdf_document_render_finish (document, result, error);
}

IteamPdfText *
pdf_fixture_read_text (IteamPdfDocument *document,
                       unsigned          page)
{
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IteamPdfText *text;

  iteam_pdf_document_read_text_async (document, page, ITEAM_PDF_PRIORITY_VISIBLE, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  text = iteam_pdf_document_read_text_finish (document, result, &error);
  g_assert_no_error (error);

  return text;
}

static void
on_hits (GPtrArray *hits,
         unsigned   pages_done,
         gpointer   user_data)
{
  for (unsigned i = 0; i < hits->len; i++)
    g_ptr_array_add (user_data, iteam_pdf_hit_ref (g_ptr_array_index (hits, i)));
}

GPtrArray *
pdf_fixture_find (IteamPdfDocument  *document,
                  const char        *query,
                  IteamPdfFindFlags  flags,
                  unsigned           first)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_pdf_hit_unref);
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  iteam_pdf_document_find_async (document, query, flags, first, 0, on_hits, hits, NULL, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  g_assert_true (iteam_pdf_document_find_finish (document, result, &error));
  g_assert_no_error (error);

  return hits;
}

/* Ends the pool and waits until no worker of it is left. */
void
pdf_fixture_settle (IteamPdfPool *pool)
{
  g_assert_finalize_object (pool);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
