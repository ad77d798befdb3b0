/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "iteam-chart-drawing.h"
#include "iteam-error.h"
#include "iteam-paper-press.h"

/* Sets the blocks of a paper, in points: once to count the pages, once to draw them. */

#define BODY 10.5

/* How far a list is indented, each time. */
#define INDENT 16.0
#define FACT_LABEL 96.0
#define COLUMN_GAP 10.0

/* A heading stands with some of what it heads: that of an item with three lines, as many
 * as are not parted from one another, that of a section with its first item as well. */
#define BELOW_ITEM 60.0
#define BELOW_SECTION 94.0

/* How far what a picture shows stands below it, and how large its pixels are at most. */
#define PICTURE_GAP 5.0
#define PICTURE_PIXEL 0.6

static cairo_status_t
on_write (void                *closure,
          const unsigned char *data,
          unsigned             length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* Leaves the lists that are deeper than @depth. */
static void
leave_lists (IteamPress *press,
             guint       depth)
{
  for (; press->lists > depth; press->lists--)
    {
      iteam_press_end_tag (press, "LI");
      iteam_press_end_tag (press, "L");
    }
}

static void
leave_table (IteamPress *press)
{
  if (press->table != NULL || press->in_facts)
    {
      iteam_press_end_tag (press, "Table");
      iteam_press_add_space (press, 6);
    }
  press->table = NULL;
  press->in_facts = FALSE;
}

static PangoLayout *
make_line_layout (IteamPress            *press,
                  const IteamMarkupLine *line,
                  double                 width)
{
  gboolean heading = line->kind == ITEAM_MARKUP_HEADING;
  PangoLayout *layout = iteam_press_make_layout (press, line->text, BODY, heading, width);
  PangoAttrList *attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));

  for (guint i = 0; i < line->spans->len; i++)
    {
      const IteamMarkupSpan *span = &g_array_index (line->spans, IteamMarkupSpan, i);

      if ((span->style & ITEAM_MARKUP_EMPHASIS) != 0)
        iteam_press_set_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), span->start, span->end);
      if ((span->style & ITEAM_MARKUP_STRONG) != 0)
        iteam_press_set_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span->start, span->end);
      if ((span->style & ITEAM_MARKUP_CODE) != 0)
        {
          iteam_press_set_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_MEDIUM), span->start, span->end);
          iteam_press_set_attribute (attributes, pango_attr_background_new (0xe8e8, 0xebeb, 0xeeee), span->start, span->end);
        }
    }
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  return layout;
}

/* The mark of a line of a list stands beside its first line. */
static void
put_mark (IteamPress            *press,
          const IteamMarkupLine *line,
          double                 x)
{
  g_autofree char *number = g_strdup_printf ("%u.", line->number);
  g_autoptr (PangoLayout) mark = iteam_press_make_layout (press, line->kind == ITEAM_MARKUP_NUMBER ? number : "•", BODY, FALSE, INDENT * 2);
  double y = press->y;

  iteam_press_begin_tag (press, "Lbl");
  iteam_press_put_lines (press, mark, 0, 1, x, &iteam_press_black, FALSE);
  iteam_press_end_tag (press, "Lbl");
  press->y = y;
}

static void
put_item (IteamPress            *press,
          const IteamMarkupLine *line)
{
  double x = ITEAM_PRESS_LEFT + INDENT * line->depth;
  g_autoptr (PangoLayout) layout = make_line_layout (press, line, ITEAM_PRESS_TEXT_WIDTH - INDENT * line->depth);

  iteam_press_add_space (press, 1.5);
  /* The mark goes where the text begins. */
  if (iteam_press_count_fitting (press, layout, 0) == 0)
    iteam_press_begin_page (press);
  leave_lists (press, line->depth);
  if (press->lists == line->depth)
    {
      iteam_press_end_tag (press, "LI");
      iteam_press_begin_tag (press, "LI");
    }
  for (; press->lists < line->depth; press->lists++)
    {
      iteam_press_begin_tag (press, "L");
      iteam_press_begin_tag (press, "LI");
    }
  put_mark (press, line, x - INDENT + 4);
  iteam_press_put_layout (press, layout, "LBody", x, &iteam_press_black, FALSE);
}

static void
put_line (IteamPress            *press,
          const IteamMarkupLine *line)
{
  if (line->kind == ITEAM_MARKUP_BULLET || line->kind == ITEAM_MARKUP_NUMBER)
    {
      if (press->lists == 0)
        iteam_press_add_space (press, 2);
      put_item (press, line);
    }
  else
    {
      g_autoptr (PangoLayout) layout = make_line_layout (press, line, ITEAM_PRESS_TEXT_WIDTH - INDENT * line->depth);

      leave_lists (press, line->depth);
      iteam_press_add_space (press, 5);
      iteam_press_put_layout (press, layout, "P", ITEAM_PRESS_LEFT + INDENT * line->depth, &iteam_press_black, FALSE);
    }
}

static void
put_title (IteamPress            *press,
           const IteamPaperBlock *block)
{
  g_autoptr (PangoLayout) above = iteam_press_make_layout (press, block->cells[0], 11, FALSE, ITEAM_PRESS_TEXT_WIDTH);
  g_autoptr (PangoLayout) title = iteam_press_make_layout (press, block->cells[1], 20, TRUE, ITEAM_PRESS_TEXT_WIDTH);

  pango_layout_set_line_spacing (title, 1.1f);
  iteam_press_add_space (press, 10);
  if (block->cells[0][0] != '\0')
    iteam_press_put_layout (press, above, "P", ITEAM_PRESS_LEFT, &iteam_press_grey, FALSE);
  iteam_press_put_layout (press, title, "H1", ITEAM_PRESS_LEFT, &iteam_press_accent, FALSE);
  iteam_press_add_space (press, 12);
}

static void
put_notice (IteamPress            *press,
            const IteamPaperBlock *block)
{
  g_autoptr (PangoLayout) layout = iteam_press_make_layout (press, block->cells[0], BODY, TRUE, ITEAM_PRESS_TEXT_WIDTH);

  iteam_press_put_layout (press, layout, "P", ITEAM_PRESS_LEFT, &iteam_press_grey, FALSE);
  iteam_press_add_space (press, 8);
}

static void
add_to_outline (IteamPress            *press,
                const IteamPaperBlock *block)
{
  g_autofree char *place = g_strdup_printf ("page=%d pos=[0 %.0f]", press->page, press->y);
  int parent = block->level > 1 && press->section > 0 ? press->section : CAIRO_PDF_OUTLINE_ROOT;
  int id = cairo_pdf_surface_add_outline (press->surface, parent, block->cells[0], place,
                                          block->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);

  if (block->level == 1)
    press->section = id;
}

static void
put_heading (IteamPress            *press,
             const IteamPaperBlock *block)
{
  gboolean section = block->level == 1, small = block->level > 2;
  double size = section ? 13.5 : small ? BODY - 0.5 : 11.5;
  double room = block->cells[1][0] != '\0' ? ITEAM_PRESS_TEXT_WIDTH / 3 : 0;
  g_autoptr (PangoLayout) heading = iteam_press_make_layout (press, block->cells[0], size, TRUE, ITEAM_PRESS_TEXT_WIDTH - room);
  g_autoptr (PangoLayout) aside = iteam_press_make_layout (press, block->cells[1], ITEAM_PRESS_SMALL + 0.5, FALSE, MAX (room - COLUMN_GAP, 1));
  double above = section ? 18 : small ? 9 : 13;
  double y;

  if (iteam_press_is_full (press, above + iteam_press_layout_height (heading) + (section ? BELOW_SECTION : BELOW_ITEM)))
    iteam_press_begin_page (press);
  iteam_press_add_space (press, above);
  y = press->y;
  if (press->tagging && !small)
    add_to_outline (press, block);
  iteam_press_put_layout (press, heading, section ? "H2" : small ? "H4" : "H3", ITEAM_PRESS_LEFT,
                          section ? &iteam_press_accent : small ? &iteam_press_grey : &iteam_press_black, FALSE);
  if (room > 0)
    {
      double below = press->y;

      press->y = y + 2;
      pango_layout_set_alignment (aside, PANGO_ALIGN_RIGHT);
      iteam_press_begin_tag (press, "P");
      iteam_press_put_lines (press, aside, 0, pango_layout_get_line_count (aside), ITEAM_PRESS_LEFT + ITEAM_PRESS_TEXT_WIDTH - room + COLUMN_GAP, &iteam_press_grey, FALSE);
      iteam_press_end_tag (press, "P");
      press->y = MAX (press->y, below);
    }
  iteam_press_add_space (press, section ? 3 : 1);
}

static void
put_outcome (IteamPress            *press,
             const IteamPaperBlock *block)
{
  g_autofree char *text = g_strconcat (block->cells[0], "  ", block->cells[1],
                                       block->cells[2][0] != '\0' ? "\342\200\250" : "", block->cells[2], NULL);
  g_autoptr (PangoLayout) layout = iteam_press_make_layout (press, text, BODY, FALSE, ITEAM_PRESS_TEXT_WIDTH - ITEAM_PRESS_BAR_INDENT);
  PangoAttrList *attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));
  gsize label = strlen (block->cells[0]);
  gsize aside = strlen (text) - strlen (block->cells[2]);

  iteam_press_set_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, label);
  iteam_press_set_attribute (attributes, pango_attr_foreground_new (0x1a1a, 0x4545, 0x6b6b), 0, label);
  iteam_press_set_attribute (attributes, pango_attr_foreground_new (0x5c5c, 0x5c5c, 0x5c5c), aside, strlen (text));
  iteam_press_set_attribute (attributes, pango_attr_size_new ((int) ((BODY - 1) * PANGO_SCALE)), aside, strlen (text));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  iteam_press_add_space (press, 7);
  iteam_press_put_layout (press, layout, "P", ITEAM_PRESS_LEFT + ITEAM_PRESS_BAR_INDENT, &iteam_press_black, TRUE);
}

/* Lays out the cells of a row: widths and places from the columns of its table. */
static GPtrArray *
make_cells (IteamPress            *press,
            const IteamPaperBlock *row,
            gboolean               heading,
            double                *height)
{
  GPtrArray *layouts = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean whole = row->n_cells < press->table->n_cells;

  *height = 0;
  for (guint i = 0; i < row->n_cells; i++)
    {
      double width = whole ? ITEAM_PRESS_TEXT_WIDTH : ITEAM_PRESS_TEXT_WIDTH * press->table->shares[i] - COLUMN_GAP;
      PangoLayout *layout = iteam_press_make_layout (press, row->cells[i], heading ? ITEAM_PRESS_SMALL : BODY - 0.5, heading || whole, width);

      *height = MAX (*height, iteam_press_layout_height (layout));
      g_ptr_array_add (layouts, layout);
    }

  return layouts;
}

static void
put_cells (IteamPress *press,
           GPtrArray  *layouts,
           double      height,
           gboolean    heading,
           gboolean    tagged)
{
  double x = ITEAM_PRESS_LEFT;
  double y = press->y;

  if (tagged)
    iteam_press_begin_tag (press, "TR");
  for (guint i = 0; i < layouts->len; i++)
    {
      PangoLayout *layout = g_ptr_array_index (layouts, i);

      press->y = y;
      if (tagged)
        iteam_press_begin_tag (press, heading ? "TH" : "TD");
      iteam_press_put_lines (press, layout, 0, pango_layout_get_line_count (layout), x, heading ? &iteam_press_grey : &iteam_press_black, FALSE);
      if (tagged)
        iteam_press_end_tag (press, heading ? "TH" : "TD");
      x += ITEAM_PRESS_TEXT_WIDTH * press->table->shares[i];
    }
  if (tagged)
    iteam_press_end_tag (press, "TR");
  press->y = y + height;
}

static void
draw_rule (IteamPress             *press,
           const IteamPressColour *colour)
{
  if (press->drawing)
    {
      iteam_press_set_colour (press, colour);
      cairo_rectangle (press->cr, ITEAM_PRESS_LEFT, press->y, ITEAM_PRESS_TEXT_WIDTH, 0.6);
      cairo_fill (press->cr);
    }
}

/* The headings stand on every page, and are told once to who hears them. */
static void
put_columns (IteamPress *press)
{
  double height;
  g_autoptr (GPtrArray) layouts = make_cells (press, press->table, TRUE, &height);

  put_cells (press, layouts, height, TRUE, !press->header_told);
  press->header_told = TRUE;
  iteam_press_add_space (press, 3);
  draw_rule (press, &iteam_press_grey);
  iteam_press_add_space (press, 4);
}

static void
put_table (IteamPress            *press,
           const IteamPaperBlock *block)
{
  if (iteam_press_is_full (press, 70))
    iteam_press_begin_page (press);
  iteam_press_add_space (press, 8);
  press->table = block;
  press->header_told = FALSE;
  iteam_press_begin_tag (press, "Table");
  put_columns (press);
}

/* A row is not split, unless it is longer than a page: then it is told as text. */
static void
put_row (IteamPress            *press,
         const IteamPaperBlock *block)
{
  gboolean whole = block->n_cells < press->table->n_cells;
  double height;
  g_autoptr (GPtrArray) layouts = make_cells (press, block, FALSE, &height);

  if (whole)
    iteam_press_add_space (press, 5);
  if (iteam_press_is_full (press, height + (whole ? 30 : 0)))
    {
      iteam_press_begin_page (press);
      put_columns (press);
    }
  if (height <= ITEAM_PRESS_LAST - ITEAM_PRESS_TOP - 30)
    {
      put_cells (press, layouts, height, FALSE, TRUE);
    }
  else
    {
      iteam_press_begin_tag (press, "TR");
      for (guint i = 0; i < layouts->len; i++)
        {
          pango_layout_set_width (g_ptr_array_index (layouts, i), (int) (ITEAM_PRESS_TEXT_WIDTH * PANGO_SCALE));
          iteam_press_put_layout (press, g_ptr_array_index (layouts, i), "TD", ITEAM_PRESS_LEFT, &iteam_press_black, FALSE);
        }
      iteam_press_end_tag (press, "TR");
    }
  iteam_press_add_space (press, 4);
  draw_rule (press, &iteam_press_pale);
  iteam_press_add_space (press, 4);
}

static void
put_fact (IteamPress            *press,
          const IteamPaperBlock *block)
{
  g_autoptr (PangoLayout) label = iteam_press_make_layout (press, block->cells[0], BODY - 0.5, FALSE, FACT_LABEL - COLUMN_GAP);
  g_autoptr (PangoLayout) value = iteam_press_make_layout (press, block->cells[1], BODY - 0.5, FALSE, ITEAM_PRESS_TEXT_WIDTH - FACT_LABEL);
  double height = MAX (iteam_press_layout_height (label), iteam_press_layout_height (value));
  double y;

  if (iteam_press_is_full (press, height))
    iteam_press_begin_page (press);
  if (!press->in_facts)
    iteam_press_begin_tag (press, "Table");
  press->in_facts = TRUE;
  y = press->y;
  iteam_press_begin_tag (press, "TR");
  iteam_press_begin_tag (press, "TH");
  iteam_press_put_lines (press, label, 0, pango_layout_get_line_count (label), ITEAM_PRESS_LEFT, &iteam_press_grey, FALSE);
  iteam_press_end_tag (press, "TH");
  press->y = y;
  iteam_press_begin_tag (press, "TD");
  iteam_press_put_lines (press, value, 0, pango_layout_get_line_count (value), ITEAM_PRESS_LEFT + FACT_LABEL, &iteam_press_black, FALSE);
  iteam_press_end_tag (press, "TD");
  iteam_press_end_tag (press, "TR");
  press->y = y + height + 2;
}

/* A chart is not split: one of a hundred units is as high as it is, on a page of its own. */
static void
put_chart (IteamPress *press,
           IteamChart *chart)
{
  IteamChartStyle style = { .ink = &iteam_chart_ink_light, .size = BODY - 1.5 };
  double height = iteam_chart_draw (chart, &style, press->context, NULL, ITEAM_PRESS_TEXT_WIDTH, NULL);
  double room = ITEAM_PRESS_LAST - ITEAM_PRESS_TOP;
  double scale = height > room ? room / height : 1;

  iteam_press_add_space (press, 5);
  if (iteam_press_is_full (press, height * scale))
    iteam_press_begin_page (press);
  iteam_press_begin_tag (press, "Table");
  if (press->drawing)
    {
      style.tagged = press->tagging;
      cairo_save (press->cr);
      cairo_translate (press->cr, ITEAM_PRESS_LEFT, press->y);
      cairo_scale (press->cr, scale, scale);
      iteam_chart_draw (chart, &style, press->context, press->cr, ITEAM_PRESS_TEXT_WIDTH, NULL);
      cairo_restore (press->cr);
    }
  iteam_press_end_tag (press, "Table");
  press->y += height * scale;
  iteam_press_add_space (press, 6);
}

/* A picture is not told: what it shows stands below it, on the same page. */
static void
put_picture (IteamPress            *press,
             const IteamPaperBlock *block)
{
  g_autoptr (PangoLayout) caption = iteam_press_make_layout (press, block->cells[0], ITEAM_PRESS_SMALL + 0.5, FALSE, ITEAM_PRESS_TEXT_WIDTH);
  double below = iteam_press_layout_height (caption) + PICTURE_GAP;
  double columns = cairo_image_surface_get_width (block->picture);
  double rows = cairo_image_surface_get_height (block->picture);
  double scale = MIN (MIN (PICTURE_PIXEL, ITEAM_PRESS_TEXT_WIDTH / columns), (ITEAM_PRESS_LAST - ITEAM_PRESS_TOP - below) / rows);

  iteam_press_add_space (press, 8);
  if (iteam_press_is_full (press, rows * scale + below))
    iteam_press_begin_page (press);
  if (press->drawing)
    {
      cairo_save (press->cr);
      cairo_translate (press->cr, ITEAM_PRESS_LEFT, press->y);
      cairo_scale (press->cr, scale, scale);
      cairo_set_source_surface (press->cr, block->picture, 0, 0);
      cairo_rectangle (press->cr, 0, 0, columns, rows);
      cairo_fill (press->cr);
      cairo_restore (press->cr);
      iteam_press_set_colour (press, &iteam_press_pale);
      cairo_set_line_width (press->cr, 0.6);
      cairo_rectangle (press->cr, ITEAM_PRESS_LEFT, press->y, columns * scale, rows * scale);
      cairo_stroke (press->cr);
    }
  press->y += rows * scale + PICTURE_GAP;
  iteam_press_put_layout (press, caption, "P", ITEAM_PRESS_LEFT, &iteam_press_grey, FALSE);
  iteam_press_add_space (press, 6);
}

static void
put_block (IteamPress            *press,
           const IteamPaperBlock *block)
{
  if (block->kind != ITEAM_PAPER_LINE)
    leave_lists (press, 0);
  if (block->kind != ITEAM_PAPER_ROW && !(block->kind == ITEAM_PAPER_FACT && press->in_facts))
    leave_table (press);

  switch (block->kind)
    {
    case ITEAM_PAPER_TITLE: put_title (press, block); break;
    case ITEAM_PAPER_NOTICE: put_notice (press, block); break;
    case ITEAM_PAPER_FACT: put_fact (press, block); break;
    case ITEAM_PAPER_HEADING: put_heading (press, block); break;
    case ITEAM_PAPER_LINE: put_line (press, block->line); break;
    case ITEAM_PAPER_OUTCOME: put_outcome (press, block); break;
    case ITEAM_PAPER_TABLE: put_table (press, block); break;
    case ITEAM_PAPER_ROW: put_row (press, block); break;
    case ITEAM_PAPER_CHART: put_chart (press, block->chart); break;
    case ITEAM_PAPER_PICTURE: put_picture (press, block); break;
    default: g_assert_not_reached ();
    }
}

static void
put_all (IteamPress *press,
         gboolean    drawing)
{
  press->drawing = drawing;
  press->tagging = drawing && press->surface != NULL;
  press->page = 0;
  press->section = 0;
  iteam_press_begin_tag (press, "Document");
  iteam_press_begin_page (press);
  for (guint i = 0; i < press->paper->blocks->len; i++)
    put_block (press, g_ptr_array_index (press->paper->blocks, i));
  leave_lists (press, 0);
  leave_table (press);
  iteam_press_end_tag (press, "Document");
  press->n_pages = press->page;
}

/**
 * iteam_paper_to_pdf:
 * @self: a paper
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location
 *
 * Sets it on pages of A4: tagged, with its title and language, an outline of its
 * headings and all fonts within. May be called from any thread.
 *
 * Returns: (transfer full): the PDF, or %NULL if it could not be made.
 */
GBytes *
iteam_paper_to_pdf (IteamPaper  *self,
                    int         *n_pages,
                    GError     **error)
{
  GByteArray *data = g_byte_array_new ();
  g_autoptr (GBytes) pdf = NULL;
  IteamPress press = { .paper = self };
  cairo_status_t status;
  GBytes *complete;

  press.surface = cairo_pdf_surface_create_for_stream (on_write, data, ITEAM_PRESS_WIDTH, ITEAM_PRESS_HEIGHT);
  /* From 1.5 on cairo hides the catalog in a stream of objects. */
  cairo_pdf_surface_restrict_to_version (press.surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (press.surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (press.surface, CAIRO_PDF_METADATA_AUTHOR,
                                  self->author != NULL ? self->author : _("I-team of the municipality of Rijswijk"));
  if (self->created != NULL)
    cairo_pdf_surface_set_metadata (press.surface, CAIRO_PDF_METADATA_CREATE_DATE, self->created);
  cairo_pdf_surface_set_metadata (press.surface, CAIRO_PDF_METADATA_CREATOR, "Integriteit Team");
  press.cr = cairo_create (press.surface);
  press.context = iteam_press_make_context (&press);
  put_all (&press, FALSE);
  put_all (&press, TRUE);
  g_object_unref (press.context);
  cairo_destroy (press.cr);
  cairo_surface_finish (press.surface);
  status = cairo_surface_status (press.surface);
  cairo_surface_destroy (press.surface);
  pdf = g_byte_array_free_to_bytes (data);
  complete = status == CAIRO_STATUS_SUCCESS ? iteam_paper_catalog_complete (pdf, self->language) : NULL;

  if (complete == NULL)
    g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_FAILED, _("The PDF could not be made: %s."), cairo_status_to_string (status));
  if (n_pages != NULL)
    *n_pages = press.n_pages;

  return complete;
}

/**
 * iteam_paper_draw_page:
 * @self: a paper
 * @cr: where to draw, in points, with room for an A4 page
 * @page: the page, from 1; 0 for none
 *
 * Draws a page, for a printer.
 *
 * Returns: how many pages there are.
 */
int
iteam_paper_draw_page (IteamPaper *self,
                       cairo_t    *cr,
                       int         page)
{
  IteamPress press = { .paper = self, .cr = cr };

  press.context = iteam_press_make_context (&press);
  put_all (&press, FALSE);
  if (page > 0)
    {
      press.wanted = page;
      put_all (&press, FALSE);
    }
  g_object_unref (press.context);

  return press.n_pages;
}
