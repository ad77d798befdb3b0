/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sample-pdf.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

/* A PDF for each document of the sample: A4, in points, and on every page that it
 * is a sample. In Dutch whatever the language, as all of the sample is. */

#define WIDTH 595.0
#define HEIGHT 842.0
#define MARGIN 72.0
#define FONT "Cantarell, DejaVu Sans, sans-serif"

typedef struct
{
  const IteamSampleDocument *row;
  cairo_surface_t *surface;
  cairo_t *cr;
  PangoLayout *layout;
  double y;
  int page;
} Writer;

static cairo_status_t
on_write (void                *closure,
          const unsigned char *data,
          unsigned             length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* Letters stand where they do on paper, not at the pixels of a screen. */
static void
let_letters_be (PangoLayout *layout)
{
  PangoContext *context = pango_layout_get_context (layout);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_layout_context_changed (layout);
  cairo_font_options_destroy (options);
}

static void
draw_text (Writer     *writer,
           const char *text,
           const char *style,
           double      below)
{
  g_autofree char *font = g_strdup_printf ("%s %s", FONT, style);
  PangoFontDescription *description = pango_font_description_from_string (font);
  int height;

  pango_layout_set_font_description (writer->layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (writer->layout, text, -1);
  pango_layout_get_pixel_size (writer->layout, NULL, &height);
  cairo_move_to (writer->cr, MARGIN, writer->y);
  pango_cairo_show_layout (writer->cr, writer->layout);
  writer->y += height + below;
}

static void
draw_edges (Writer *writer)
{
  g_autofree char *number = g_strdup_printf ("%s · %d", writer->row->title, writer->page);
  double y = writer->y;

  cairo_set_source_rgb (writer->cr, 0.65, 0.11, 0.18);
  writer->y = 40;
  draw_text (writer, "Voorbeeld: deze tekst hoort bij het voorbeeldbestand en is niet die van de gemeente.", "9px", 0);
  cairo_set_source_rgb (writer->cr, 0.3, 0.3, 0.3);
  writer->y = HEIGHT - 52;
  draw_text (writer, number, "9px", 0);
  cairo_set_source_rgb (writer->cr, 0, 0, 0);
  writer->y = y;
}

static void
begin_page (Writer *writer)
{
  if (writer->page > 0)
    cairo_show_page (writer->cr);
  writer->page++;
  writer->y = MARGIN;
  draw_edges (writer);
}

static void
draw_heading (Writer     *writer,
              const char *heading)
{
  g_autofree char *place = g_strdup_printf ("page=%d pos=[0 %.0f]", writer->page, writer->y);

  cairo_pdf_surface_add_outline (writer->surface, CAIRO_PDF_OUTLINE_ROOT, heading, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
  draw_text (writer, heading, "Bold 14px", 8);
}

static void
draw_all (Writer *writer)
{
  g_auto (GStrv) pages = g_strsplit (writer->row->text, "\f", -1);

  for (char **page = pages; *page != NULL; page++)
    {
      g_auto (GStrv) parts = g_strsplit (*page, "\n\n", -1);

      begin_page (writer);
      if (page == pages)
        draw_text (writer, writer->row->title, "Bold 22px", 24);
      for (char **part = parts; *part != NULL; part++)
        if (g_str_has_prefix (g_strstrip (*part), "# "))
          draw_heading (writer, *part + 2);
        else
          draw_text (writer, *part, "12px", 14);
    }
}

/**
 * iteam_sample_pdf_make:
 * @row: a document of the sample
 * @n_pages: (out): how many pages it has
 *
 * Makes its PDF, with a title, an outline and its date. May be called from any
 * thread.
 *
 * Returns: (transfer full): the PDF.
 */
GBytes *
iteam_sample_pdf_make (const IteamSampleDocument *row,
                       int                       *n_pages)
{
  GByteArray *data = g_byte_array_new ();
  g_autofree char *created = g_strconcat (row->dated, "T09:00:00Z", NULL);
  Writer writer = { .row = row };

  writer.surface = cairo_pdf_surface_create_for_stream (on_write, data, WIDTH, HEIGHT);
  cairo_pdf_surface_set_metadata (writer.surface, CAIRO_PDF_METADATA_TITLE, row->title);
  cairo_pdf_surface_set_metadata (writer.surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  writer.cr = cairo_create (writer.surface);
  writer.layout = pango_cairo_create_layout (writer.cr);
  let_letters_be (writer.layout);
  pango_layout_set_width (writer.layout, (int) ((WIDTH - 2 * MARGIN) * PANGO_SCALE));
  pango_layout_set_wrap (writer.layout, PANGO_WRAP_WORD_CHAR);
  draw_all (&writer);
  *n_pages = writer.page;

  g_object_unref (writer.layout);
  cairo_destroy (writer.cr);
  cairo_surface_finish (writer.surface);
  cairo_surface_destroy (writer.surface);

  return g_byte_array_free_to_bytes (data);
}
