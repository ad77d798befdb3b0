/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-fixture.h"

#include <cairo-pdf.h>
#include <string.h>
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
                  IteamFindFlags     flags,
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

static void
append_object (GByteArray *data,
               GArray     *places,
               const char *dictionary,
               GBytes     *stream)
{
  g_autofree char *head = g_strdup_printf ("%u 0 obj\n", places->len + 1);

  g_array_append_val (places, data->len);
  g_byte_array_append (data, (const guint8 *) head, strlen (head));
  g_byte_array_append (data, (const guint8 *) dictionary, strlen (dictionary));
  if (stream != NULL)
    {
      g_byte_array_append (data, (const guint8 *) "stream\n", 7);
      g_byte_array_append (data, g_bytes_get_data (stream, NULL), g_bytes_get_size (stream));
      g_byte_array_append (data, (const guint8 *) "\nendstream", 10);
    }
  g_byte_array_append (data, (const guint8 *) "\nendobj\n", 8);
}

static GBytes *
deflate (const char *text,
         gsize       length)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, compressor);
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (stream, text, length, NULL, NULL, &error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Three pages, "Eerste", "Tweede" and "Derde". On the second, before its word, so
 * many states of the pen are kept that no worker has the memory for them: it dies
 * of the page, however it reads it, each time. */
GBytes *
pdf_fixture_make_killer (void)
{
  static const char *const words[] = { "Eerste", "Tweede", "Derde" };
  const gsize n_states = 20 * 1000 * 1000;
  GByteArray *data = g_byte_array_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) tail = g_string_new (NULL);
  guint start;

  g_byte_array_append (data, (const guint8 *) "%PDF-1.7\n", 9);
  append_object (data, places, "<</Type/Catalog/Pages 2 0 R>>", NULL);
  append_object (data, places, "<</Type/Pages/Kids[4 0 R 6 0 R 8 0 R]/Count 3/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>>>", NULL);
  append_object (data, places, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GString) content = g_string_new (NULL);
      g_autoptr (GBytes) stream = NULL;
      g_autofree char *page = g_strdup_printf ("<</Type/Page/Parent 2 0 R/Contents %u 0 R>>", places->len + 2);
      g_autofree char *dictionary = NULL;

      for (gsize n = 0; i == 1 && n < n_states; n++)
        g_string_append (content, "q ");
      g_string_append_printf (content, "BT /F 12 Tf 72 700 Td (%s) Tj ET", words[i]);
      stream = deflate (content->str, content->len);
      dictionary = g_strdup_printf ("<</Length %" G_GSIZE_FORMAT "/Filter/FlateDecode>>", g_bytes_get_size (stream));
      append_object (data, places, page, NULL);
      append_object (data, places, dictionary, stream);
    }

  start = data->len;
  g_string_append_printf (tail, "xref\n0 %u\n0000000000 65535 f \n", places->len + 1);
  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (tail, "%010u 00000 n \n", g_array_index (places, guint, i));
  g_string_append_printf (tail, "trailer<</Size %u/Root 1 0 R>>\nstartxref\n%u\n%%%%EOF\n", places->len + 1, start);
  g_byte_array_append (data, (const guint8 *) tail->str, tail->len);

  return g_byte_array_free_to_bytes (data);
}

/* Ends the pool and waits until no worker of it is left. */
void
pdf_fixture_settle (IteamPdfPool *pool)
{
  g_assert_finalize_object (pool);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
