/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-paper-odt.h"

#include <archive.h>
#include <archive_entry.h>
#include <cairo.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-chart-drawing.h"
#include "iteam-error.h"
#include "iteam-odt-styles.h"
#include "iteam-paper-private.h"

/* Sets the blocks of a paper as an OpenDocument text, which any word processor opens: real
 * headings, lists, tables and pictures, in a ZIP container. */

#define LINE_SEPARATOR "\342\200\250"
#define TEXT_WIDTH_CM 16.2

/* A chart is drawn in these, three of which are one on the page. */
#define PICTURE_WIDTH 459.0
#define PICTURE_SCALE 3.0

typedef struct
{
  IteamPaper *paper;
  GString *body;
  GString *columns;
  GPtrArray *pictures;
  const IteamPaperBlock *table;
  guint n_tables;
  gboolean in_facts;
  GString *lists;
} Setting;

/* What XML cannot hold is left out. */
static void
add_escaped (GString    *out,
             const char *text,
             gssize      length)
{
  g_autofree char *part = g_strndup (text, length >= 0 ? (gsize) length : strlen (text));
  g_auto (GStrv) rows = NULL;

  for (char *p = part; *p != '\0'; p++)
    if ((guchar) *p < 0x20 && *p != '\n' && *p != '\t')
      *p = ' ';
  rows = g_strsplit (part, LINE_SEPARATOR, -1);
  for (char **row = rows; *row != NULL; row++)
    {
      g_autofree char *escaped = g_markup_escape_text (*row, -1);

      if (row != rows)
        g_string_append (out, "<text:line-break/>");
      g_string_append (out, escaped);
    }
}

static void
add_paragraph (GString    *out,
               const char *style,
               const char *text)
{
  g_string_append_printf (out, "<text:p text:style-name=\"%s\">", style);
  add_escaped (out, text, -1);
  g_string_append (out, "</text:p>");
}

static void
add_line_text (GString               *out,
               const IteamMarkupLine *line)
{
  static const char *const styles[] = { NULL, "Emphasis", "Strong", "Both" };
  gsize done = 0;

  for (guint i = 0; i < line->spans->len; i++)
    {
      const IteamMarkupSpan *span = &g_array_index (line->spans, IteamMarkupSpan, i);

      add_escaped (out, line->text + done, (gssize) (span->start - done));
      done = span->start;
      if ((span->style & 3) == 0)
        continue;
      g_string_append_printf (out, "<text:span text:style-name=\"%s\">", styles[span->style & 3]);
      add_escaped (out, line->text + span->start, (gssize) (span->end - span->start));
      g_string_append (out, "</text:span>");
      done = span->end;
    }
  add_escaped (out, line->text + done, -1);
}

/* Leaves the lists that are deeper than @depth. */
static void
leave_lists (Setting *self,
             guint    depth)
{
  while (self->lists->len > depth)
    {
      g_string_append (self->body, "</text:list-item></text:list>");
      g_string_truncate (self->lists, self->lists->len - 1);
    }
}

static void
put_line (Setting               *self,
          const IteamMarkupLine *line)
{
  gboolean item = line->kind == ITEAM_MARKUP_BULLET || line->kind == ITEAM_MARKUP_NUMBER;
  char kind = line->kind == ITEAM_MARKUP_NUMBER ? 'N' : 'B';

  leave_lists (self, line->depth);
  /* Bullets right behind numbers are another list. */
  if (item && self->lists->len == line->depth && line->depth > 0 && self->lists->str[line->depth - 1] != kind)
    leave_lists (self, line->depth - 1);
  if (item && self->lists->len == line->depth && line->depth > 0)
    g_string_append (self->body, "</text:list-item><text:list-item>");
  while (self->lists->len < line->depth)
    {
      g_string_append_printf (self->body, "<text:list text:style-name=\"%s\"><text:list-item>", kind == 'N' ? "Numbers" : "Bullets");
      g_string_append_c (self->lists, kind);
    }
  if (line->kind == ITEAM_MARKUP_HEADING)
    g_string_append (self->body, "<text:h text:style-name=\"Heading_20_3\" text:outline-level=\"3\">");
  else
    g_string_append (self->body, "<text:p text:style-name=\"Text_20_body\">");
  add_line_text (self->body, line);
  g_string_append (self->body, line->kind == ITEAM_MARKUP_HEADING ? "</text:h>" : "</text:p>");
}

/* Begins a table; its columns are as wide as @shares say. */
static void
begin_table (Setting      *self,
             const double *shares,
             guint         n_columns)
{
  self->n_tables++;
  g_string_append_printf (self->body, "<table:table table:name=\"Table%u\" table:style-name=\"Table\">", self->n_tables);
  for (guint i = 0; i < n_columns; i++)
    {
      char width[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (width, sizeof width, "%.2f", shares[i] * TEXT_WIDTH_CM);
      g_string_append_printf (self->columns,
                              "<style:style style:name=\"T%u.%u\" style:family=\"table-column\">"
                              "<style:table-column-properties style:column-width=\"%scm\"/></style:style>",
                              self->n_tables, i, width);
      g_string_append_printf (self->body, "<table:table-column table:style-name=\"T%u.%u\"/>", self->n_tables, i);
    }
}

static void
leave_table (Setting *self)
{
  if (self->table != NULL || self->in_facts)
    g_string_append (self->body, "</table:table>");
  self->table = NULL;
  self->in_facts = FALSE;
}

static void
add_cell (GString    *out,
          const char *cell_style,
          const char *style,
          const char *text,
          guint       columns)
{
  g_string_append_printf (out, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\"", cell_style);
  if (columns > 1)
    g_string_append_printf (out, " table:number-columns-spanned=\"%u\"", columns);
  g_string_append_c (out, '>');
  add_paragraph (out, style, text);
  g_string_append (out, "</table:table-cell>");
  for (guint i = 1; i < columns; i++)
    g_string_append (out, "<table:covered-table-cell/>");
}

static void
put_table (Setting               *self,
           const IteamPaperBlock *block)
{
  begin_table (self, block->shares, block->n_cells);
  g_string_append (self->body, "<table:table-header-rows><table:table-row table:style-name=\"Row\">");
  for (guint i = 0; i < block->n_cells; i++)
    add_cell (self->body, "HeadCell", "Table_20_Heading", block->cells[i], 1);
  g_string_append (self->body, "</table:table-row></table:table-header-rows>");
  self->table = block;
}

static void
put_row (Setting               *self,
         const IteamPaperBlock *block)
{
  gboolean whole = block->n_cells < self->table->n_cells;

  g_string_append (self->body, "<table:table-row table:style-name=\"Row\">");
  for (guint i = 0; i < block->n_cells; i++)
    add_cell (self->body, "Cell", whole ? "Table_20_Heading" : "Table_20_Contents", block->cells[i], whole ? self->table->n_cells : 1);
  g_string_append (self->body, "</table:table-row>");
}

static void
put_fact (Setting               *self,
          const IteamPaperBlock *block)
{
  const double shares[] = { 0.21, 0.79 };

  if (!self->in_facts)
    begin_table (self, shares, G_N_ELEMENTS (shares));
  self->in_facts = TRUE;
  g_string_append (self->body, "<table:table-row table:style-name=\"Row\">");
  add_cell (self->body, "Bare", "Table_20_Contents", block->cells[0], 1);
  add_cell (self->body, "Bare", "Table_20_Contents", block->cells[1], 1);
  g_string_append (self->body, "</table:table-row>");
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned             length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static PangoContext *
make_context (IteamPaper *paper,
              cairo_t    *cr)
{
  PangoContext *context = pango_cairo_create_context (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, Liberation Sans, DejaVu Sans, sans-serif");

  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_font_description (context, font);
  pango_context_set_language (context, pango_language_from_string (paper->language));
  pango_font_description_free (font);

  return context;
}

/* Draws a chart as PNG. @height is in points. */
static GBytes *
draw_chart (IteamPaper *paper,
            IteamChart *chart,
            double     *height)
{
  const IteamChartStyle style = { .ink = &iteam_chart_ink_light, .size = 10 };
  GByteArray *data = g_byte_array_new ();
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = make_context (paper, cr);

  *height = iteam_chart_draw (chart, &style, context, cr, PICTURE_WIDTH, NULL);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (PICTURE_WIDTH * PICTURE_SCALE), (int) (*height * PICTURE_SCALE) + 1);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, PICTURE_SCALE, PICTURE_SCALE);
  context = make_context (paper, cr);
  iteam_chart_draw (chart, &style, context, cr, PICTURE_WIDTH, NULL);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, write_cb, data);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (data);
}

/* What a chart shows, for who hears it. */
static char *
describe_chart (IteamChart *chart)
{
  GString *text = g_string_new (chart->title);

  for (guint i = 0; i < chart->rows->len; i++)
    {
      const IteamChartRow *row = iteam_chart_get_row (chart, i);

      g_string_append_printf (text, "; %s: %s (%s: %s)", row->label, row->values[0].text, chart->names[1], row->values[1].text);
    }

  return g_string_free (text, FALSE);
}

/* Puts a picture of @width by @height points, which is taken. */
static void
add_picture (Setting    *self,
             GBytes     *png,
             double      width,
             double      height,
             const char *told)
{
  char width_cm[G_ASCII_DTOSTR_BUF_SIZE], height_cm[G_ASCII_DTOSTR_BUF_SIZE];

  g_ptr_array_add (self->pictures, png);
  g_ascii_formatd (width_cm, sizeof width_cm, "%.2f", width / 72 * 2.54);
  g_ascii_formatd (height_cm, sizeof height_cm, "%.2f", height / 72 * 2.54);
  g_string_append_printf (self->body,
                          "<text:p text:style-name=\"Text_20_body\"><draw:frame draw:name=\"Chart%u\" text:anchor-type=\"as-char\""
                          " svg:width=\"%scm\" svg:height=\"%scm\"><draw:image xlink:href=\"Pictures/chart%u.png\" xlink:type=\"simple\""
                          " xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:desc>",
                          self->pictures->len, width_cm, height_cm, self->pictures->len);
  add_escaped (self->body, told, -1);
  g_string_append (self->body, "</svg:desc></draw:frame></text:p>");
}

static void
put_chart (Setting               *self,
           const IteamPaperBlock *block)
{
  double height;
  GBytes *picture = draw_chart (self->paper, block->chart, &height);
  g_autofree char *told = describe_chart (block->chart);

  add_picture (self, picture, PICTURE_WIDTH, height, told);
}

static void
put_picture (Setting               *self,
             const IteamPaperBlock *block)
{
  double columns = cairo_image_surface_get_width (block->picture);
  double rows = cairo_image_surface_get_height (block->picture);

  add_picture (self, g_bytes_ref (block->png), PICTURE_WIDTH, PICTURE_WIDTH * rows / columns, block->cells[0]);
}

static void
put_heading (Setting               *self,
             const IteamPaperBlock *block)
{
  g_string_append_printf (self->body, "<text:h text:style-name=\"Heading_20_%d\" text:outline-level=\"%d\">", block->level, block->level);
  add_escaped (self->body, block->cells[0], -1);
  g_string_append (self->body, "</text:h>");
  if (block->cells[1][0] != '\0')
    add_paragraph (self->body, "Subtitle", block->cells[1]);
}

static void
put_outcome (Setting               *self,
             const IteamPaperBlock *block)
{
  g_string_append (self->body, "<text:p text:style-name=\"Text_20_body\"><text:span text:style-name=\"Strong\">");
  add_escaped (self->body, block->cells[0], -1);
  g_string_append (self->body, "</text:span> ");
  add_escaped (self->body, block->cells[1], -1);
  if (block->cells[2][0] != '\0')
    {
      g_string_append (self->body, "<text:line-break/><text:span text:style-name=\"Dim\">");
      add_escaped (self->body, block->cells[2], -1);
      g_string_append (self->body, "</text:span>");
    }
  g_string_append (self->body, "</text:p>");
}

static void
put_block (Setting               *self,
           const IteamPaperBlock *block)
{
  if (block->kind != ITEAM_PAPER_LINE)
    leave_lists (self, 0);
  if (block->kind != ITEAM_PAPER_ROW && !(block->kind == ITEAM_PAPER_FACT && self->in_facts))
    leave_table (self);

  switch (block->kind)
    {
    case ITEAM_PAPER_TITLE:
      if (block->cells[0][0] != '\0')
        add_paragraph (self->body, "Subtitle", block->cells[0]);
      add_paragraph (self->body, "Title", block->cells[1]);
      break;
    case ITEAM_PAPER_NOTICE: add_paragraph (self->body, "Subtitle", block->cells[0]); break;
    case ITEAM_PAPER_FACT: put_fact (self, block); break;
    case ITEAM_PAPER_HEADING: put_heading (self, block); break;
    case ITEAM_PAPER_LINE: put_line (self, block->line); break;
    case ITEAM_PAPER_OUTCOME: put_outcome (self, block); break;
    case ITEAM_PAPER_CHART: put_chart (self, block); break;
    case ITEAM_PAPER_PICTURE: put_picture (self, block); break;
    case ITEAM_PAPER_TABLE: put_table (self, block); break;
    case ITEAM_PAPER_ROW: put_row (self, block); break;
    default: g_assert_not_reached ();
    }
}

static char *
make_content (Setting *self)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<office:document-content " ITEAM_ODT_NAMESPACES "><office:automatic-styles>" ITEAM_ODT_CONTENT_STYLES);

  g_string_append (out, self->columns->str);
  g_string_append (out, "</office:automatic-styles><office:body><office:text>");
  g_string_append (out, self->body->str);
  g_string_append (out, "</office:text></office:body></office:document-content>");

  return g_string_free (out, FALSE);
}

static char *
make_styles (IteamPaper *paper)
{
  GString *out = g_string_new (ITEAM_ODT_STYLES_BEFORE);
  g_autofree char *of = g_strdup (_("Page %d of %d"));
  g_auto (GStrv) parts = g_strsplit (of, "%d", 3);

  if (strlen (paper->language) == 2)
    g_string_append_printf (out, " fo:language=\"%s\" fo:country=\"%s\"", paper->language, g_str_equal (paper->language, "nl") ? "NL" : "none");
  g_string_append (out, ITEAM_ODT_STYLES_AFTER);
  add_escaped (out, paper->letterhead != NULL ? paper->letterhead : _("Municipality of Rijswijk"), -1);
  g_string_append (out, ITEAM_ODT_STYLES_FOOTER);
  add_escaped (out, paper->title, -1);
  g_string_append (out, " · ");
  if (g_strv_length (parts) == 3)
    {
      add_escaped (out, parts[0], -1);
      g_string_append (out, "<text:page-number text:select-page=\"current\">1</text:page-number>");
      add_escaped (out, parts[1], -1);
      g_string_append (out, "<text:page-count>1</text:page-count>");
      add_escaped (out, parts[2], -1);
    }
  g_string_append (out, ITEAM_ODT_STYLES_END);

  return g_string_free (out, FALSE);
}

static char *
make_meta (IteamPaper *paper)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<office:document-meta " ITEAM_ODT_NAMESPACES "><office:meta>"
                               "<meta:generator>Integriteit Team</meta:generator><dc:title>");

  add_escaped (out, paper->title, -1);
  g_string_append (out, "</dc:title><dc:language>");
  add_escaped (out, paper->language, -1);
  g_string_append (out, "</dc:language></office:meta></office:document-meta>");

  return g_string_free (out, FALSE);
}

static char *
make_manifest (guint n_pictures)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">"
                               "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\""
                               " manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>"
                               "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
                               "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
                               "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>");

  for (guint i = 1; i <= n_pictures; i++)
    g_string_append_printf (out, "<manifest:file-entry manifest:full-path=\"Pictures/chart%u.png\" manifest:media-type=\"image/png\"/>", i);
  g_string_append (out, "</manifest:manifest>");

  return g_string_free (out, FALSE);
}

static gboolean
add_file (struct archive *archive,
          const char     *name,
          gconstpointer   data,
          gsize           length)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean good;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  good = archive_write_header (archive, entry) == ARCHIVE_OK && archive_write_data (archive, data, length) == (la_ssize_t) length;
  archive_entry_free (entry);

  return good;
}

static la_ssize_t
archive_cb (struct archive *archive,
            void           *closure,
            const void     *data,
            size_t          length)
{
  g_byte_array_append (closure, data, (guint) length);

  return (la_ssize_t) length;
}

/* The type comes first and is not compressed, so that what looks at the first bytes knows
 * what the file is (OpenDocument 1.2, part 3, 3.3). */
static gboolean
pack (Setting        *self,
      struct archive *archive,
      GByteArray     *data)
{
  static const char type[] = "application/vnd.oasis.opendocument.text";
  g_autofree char *content = make_content (self);
  g_autofree char *styles = make_styles (self->paper);
  g_autofree char *meta = make_meta (self->paper);
  g_autofree char *manifest = make_manifest (self->pictures->len);
  gboolean good;

  good = archive_write_set_format_zip (archive) == ARCHIVE_OK &&
         archive_write_zip_set_compression_store (archive) == ARCHIVE_OK &&
         archive_write_set_bytes_in_last_block (archive, 1) == ARCHIVE_OK &&
         archive_write_open (archive, data, NULL, archive_cb, NULL) == ARCHIVE_OK &&
         add_file (archive, "mimetype", type, sizeof type - 1) &&
         archive_write_zip_set_compression_deflate (archive) == ARCHIVE_OK &&
         add_file (archive, "content.xml", content, strlen (content)) &&
         add_file (archive, "styles.xml", styles, strlen (styles)) &&
         add_file (archive, "meta.xml", meta, strlen (meta));
  for (guint i = 0; good && i < self->pictures->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("Pictures/chart%u.png", i + 1);
      gsize length;
      gconstpointer bytes = g_bytes_get_data (self->pictures->pdata[i], &length);

      good = add_file (archive, name, bytes, length);
    }

  return good && add_file (archive, "META-INF/manifest.xml", manifest, strlen (manifest)) && archive_write_close (archive) == ARCHIVE_OK;
}

static guint
read_number (const guint8 *data,
             guint         n_bytes)
{
  guint number = 0;

  for (guint i = n_bytes; i > 0; i--)
    number = number << 8 | data[i - 1];

  return number;
}

static void
write_offset (guint8 *data,
              guint   offset)
{
  for (guint i = 0; i < 4; i++)
    data[i] = (guint8) (offset >> (8 * i));
}

/* The entry of the type has no extra field (OpenDocument 1.2, part 3, 3.3), and libarchive
 * always writes one: it is taken out, and what follows is that much nearer. The numbers are
 * those of PKWARE's APPNOTE 4.3: of a local header, of one in the directory, of its end. */
static void
strip_first_entry (GByteArray *data)
{
  guint name = read_number (data->data + 26, 2), extra = read_number (data->data + 28, 2);
  guint8 *end, *entry;
  guint n_entries;

  data->data[28] = data->data[29] = 0;
  g_byte_array_remove_range (data, 30 + name, extra);
  end = data->data + data->len - 22;
  g_assert (read_number (end, 4) == 0x06054b50);
  n_entries = read_number (end + 10, 2);
  write_offset (end + 16, read_number (end + 16, 4) - extra);
  entry = data->data + read_number (end + 16, 4);
  for (guint i = 0; i < n_entries; i++)
    {
      guint offset = read_number (entry + 42, 4);

      g_assert (read_number (entry, 4) == 0x02014b50);
      if (offset > 0)
        write_offset (entry + 42, offset - extra);
      entry += 46 + read_number (entry + 28, 2) + read_number (entry + 30, 2) + read_number (entry + 32, 2);
    }
}

/**
 * iteam_paper_to_odt:
 * @self: a paper
 * @error: return location
 *
 * Sets it as an OpenDocument text of A4 pages, for a word processor. May be called from any
 * thread.
 *
 * Returns: (transfer full): the file, or %NULL if it could not be made.
 */
GBytes *
iteam_paper_to_odt (IteamPaper  *self,
                    GError     **error)
{
  GByteArray *data = g_byte_array_new ();
  struct archive *archive = archive_write_new ();
  Setting setting = {
    .paper = self,
    .body = g_string_new (NULL),
    .columns = g_string_new (NULL),
    .lists = g_string_new (NULL),
    .pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref),
  };
  gboolean good;

  for (guint i = 0; i < self->blocks->len; i++)
    put_block (&setting, self->blocks->pdata[i]);
  leave_lists (&setting, 0);
  leave_table (&setting);

  good = pack (&setting, archive, data);
  if (!good)
    g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_FAILED, _("The document could not be made: %s."),
                 archive_error_string (archive) != NULL ? archive_error_string (archive) : g_strerror (ENOMEM));
  archive_write_free (archive);
  g_string_free (setting.body, TRUE);
  g_string_free (setting.columns, TRUE);
  g_string_free (setting.lists, TRUE);
  g_ptr_array_unref (setting.pictures);
  if (!good)
    {
      g_byte_array_unref (data);

      return NULL;
    }

  strip_first_entry (data);

  return g_byte_array_free_to_bytes (data);
}
