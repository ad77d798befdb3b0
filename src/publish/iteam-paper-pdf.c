/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "iteam-error.h"
#include "iteam-paper-private.h"

/* Sets a paper on A4, in points: once to count the pages, once to draw them. Every
 * block is tagged, as who cannot see the page depends on it (PDF/UA-1). */

#define WIDTH 595.276
#define HEIGHT 841.89
#define LEFT 71.0
#define RIGHT 65.0
#define TOP 76.0
#define BOTTOM 74.0
#define TEXT_WIDTH (WIDTH - LEFT - RIGHT)
#define LAST (HEIGHT - BOTTOM)

#define FONT "Cantarell, Liberation Sans, DejaVu Sans, sans-serif"
#define BODY 10.5
#define SMALL 8.5
#define SPACING 1.22

/* How far a list is indented, each time. */
#define INDENT 16.0
#define FACT_LABEL 96.0
#define COLUMN_GAP 10.0
/* The bar beside an outcome, and how far that stands from it. */
#define BAR 2.0
#define BAR_INDENT 11.0

typedef struct
{
  double red;
  double green;
  double blue;
} Colour;

static const Colour black = { 0.08, 0.08, 0.08 };
static const Colour grey = { 0.36, 0.36, 0.36 };
static const Colour pale = { 0.80, 0.82, 0.84 };
static const Colour accent = { 0.10, 0.27, 0.42 };

typedef struct
{
  IteamPaper *paper;
  cairo_surface_t *surface;
  cairo_t *cr;
  PangoContext *context;
  gboolean drawing;
  double y;
  int page;
  int n_pages;
  guint lists;
  int section;
  const IteamPaperBlock *table;
  gboolean in_facts;
  gboolean header_told;
} Press;

static cairo_status_t
on_write (void                *closure,
          const unsigned char *data,
          unsigned             length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
begin_tag (Press      *press,
           const char *tag)
{
  if (press->drawing)
    cairo_tag_begin (press->cr, tag, NULL);
}

static void
end_tag (Press      *press,
         const char *tag)
{
  if (press->drawing)
    cairo_tag_end (press->cr, tag);
}

static void
set_colour (Press        *press,
            const Colour *colour)
{
  cairo_set_source_rgb (press->cr, colour->red, colour->green, colour->blue);
}

/* Letters stand where they do on paper, not at the pixels of a screen. */
static PangoContext *
make_context (Press *press)
{
  PangoContext *context = pango_cairo_create_context (press->cr);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (press->paper->language));
  cairo_font_options_destroy (options);

  return context;
}

static PangoLayout *
make_layout (Press      *press,
             const char *text,
             double      size,
             gboolean    bold,
             double      width)
{
  PangoLayout *layout = pango_layout_new (press->context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, SPACING);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static double
layout_height (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);

  return (double) extents.height / PANGO_SCALE;
}

static void
set_attribute (PangoAttrList  *attributes,
               PangoAttribute *attribute,
               gsize           start,
               gsize           end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* What stands at the edges of each page, apart from the text. */
static void
draw_edges (Press *press)
{
  g_autofree char *number = g_strdup_printf (_("Page %d of %d"), press->page, press->n_pages);
  g_autoptr (PangoLayout) top = make_layout (press, _("Municipality of Rijswijk"), SMALL, TRUE, TEXT_WIDTH);
  g_autoptr (PangoLayout) below = make_layout (press, number, SMALL, FALSE, TEXT_WIDTH);
  g_autoptr (PangoLayout) title = make_layout (press, press->paper->title, SMALL, FALSE, TEXT_WIDTH - 90);

  pango_layout_set_ellipsize (title, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (title, -1);
  pango_layout_set_alignment (below, PANGO_ALIGN_RIGHT);
  set_colour (press, &accent);
  cairo_move_to (press->cr, LEFT, 38);
  pango_cairo_show_layout (press->cr, top);
  set_colour (press, &pale);
  cairo_rectangle (press->cr, LEFT, 54, TEXT_WIDTH, 0.75);
  cairo_rectangle (press->cr, LEFT, HEIGHT - 54, TEXT_WIDTH, 0.75);
  cairo_fill (press->cr);
  set_colour (press, &grey);
  cairo_move_to (press->cr, LEFT, HEIGHT - 46);
  pango_cairo_show_layout (press->cr, title);
  cairo_move_to (press->cr, LEFT, HEIGHT - 46);
  pango_cairo_show_layout (press->cr, below);
}

static void
begin_page (Press *press)
{
  if (press->page > 0 && press->drawing)
    cairo_show_page (press->cr);
  press->page++;
  press->y = TOP;
  if (press->drawing)
    draw_edges (press);
}

/* Whether @height more does not fit; never at the top of a page, where it is as good
 * as it gets. */
static gboolean
is_full (Press *press,
         double height)
{
  return press->y > TOP && press->y + height > LAST;
}

static void
add_space (Press *press,
           double space)
{
  if (press->y > TOP)
    press->y += space;
}

/* How many lines of @layout, from @first, go on this page: as many as fit, but neither
 * the first nor the last of a paragraph by itself. */
static int
count_fitting (Press       *press,
               PangoLayout *layout,
               int          first)
{
  int n_lines = pango_layout_get_line_count (layout);
  int fitting = 0;
  double height = 0;

  for (int i = first; i < n_lines; i++)
    {
      PangoRectangle extents;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, i), NULL, &extents);
      height += (double) extents.height / PANGO_SCALE;
      if (press->y + height > LAST + 0.5)
        break;
      fitting++;
    }
  if (first + fitting == n_lines)
    return fitting;
  if (n_lines - first - fitting == 1)
    fitting--;
  if (fitting < 2 && first == 0 && press->y > TOP)
    return 0;

  return press->y > TOP ? fitting : MAX (fitting, 1);
}

static void
draw_bar (Press *press,
          double x,
          double height)
{
  set_colour (press, &accent);
  cairo_rectangle (press->cr, x, press->y + 1, BAR, height - 2);
  cairo_fill (press->cr);
}

/* Draws lines of @layout at @x, and goes below them. */
static void
put_lines (Press        *press,
           PangoLayout  *layout,
           int           first,
           int           n_lines,
           double        x,
           const Colour *colour,
           gboolean      bar)
{
  double height = 0;

  for (int pass = bar ? 0 : 1; pass < 2; pass++)
    {
      double y = press->y;

      for (int i = first; i < first + n_lines; i++)
        {
          PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
          PangoRectangle extents;
          double aligned = x;

          pango_layout_line_get_extents (line, NULL, &extents);
          if (pango_layout_get_alignment (layout) == PANGO_ALIGN_RIGHT)
            aligned += (double) (pango_layout_get_width (layout) - extents.width) / PANGO_SCALE;
          if (pass == 1 && press->drawing)
            {
              set_colour (press, colour);
              cairo_move_to (press->cr, aligned, y - (double) extents.y / PANGO_SCALE);
              pango_cairo_show_layout_line (press->cr, line);
            }
          y += (double) extents.height / PANGO_SCALE;
        }
      height = y - press->y;
      if (pass == 0 && press->drawing)
        draw_bar (press, x - BAR_INDENT, height);
    }
  press->y += height;
}

/* Puts a paragraph, over as many pages as it needs. */
static void
put_layout (Press        *press,
            PangoLayout  *layout,
            const char   *tag,
            double        x,
            const Colour *colour,
            gboolean      bar)
{
  int n_lines = pango_layout_get_line_count (layout);
  int done = count_fitting (press, layout, 0);
  gboolean split;

  if (done == 0)
    {
      begin_page (press);
      done = count_fitting (press, layout, 0);
    }
  split = done < n_lines;
  begin_tag (press, tag);
  for (int first = 0; first < n_lines; first += done, done = count_fitting (press, layout, first))
    {
      if (first > 0)
        begin_page (press);
      if (first > 0)
        done = count_fitting (press, layout, first);
      if (split)
        begin_tag (press, "Span");
      put_lines (press, layout, first, done, x, colour, bar);
      if (split)
        end_tag (press, "Span");
    }
  end_tag (press, tag);
}

/* Leaves the lists that are deeper than @depth. */
static void
leave_lists (Press *press,
             guint  depth)
{
  for (; press->lists > depth; press->lists--)
    {
      end_tag (press, "LI");
      end_tag (press, "L");
    }
}

static void
leave_table (Press *press)
{
  if (press->table != NULL || press->in_facts)
    {
      end_tag (press, "Table");
      add_space (press, 6);
    }
  press->table = NULL;
  press->in_facts = FALSE;
}

static PangoLayout *
make_line_layout (Press                 *press,
                  const IteamMarkupLine *line,
                  double                 width)
{
  gboolean heading = line->kind == ITEAM_MARKUP_HEADING;
  PangoLayout *layout = make_layout (press, line->text, BODY, heading, width);
  PangoAttrList *attributes = pango_attr_list_new ();

  for (guint i = 0; i < line->spans->len; i++)
    {
      const IteamMarkupSpan *span = &g_array_index (line->spans, IteamMarkupSpan, i);

      if ((span->style & ITEAM_MARKUP_EMPHASIS) != 0)
        set_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), span->start, span->end);
      if ((span->style & ITEAM_MARKUP_STRONG) != 0)
        set_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span->start, span->end);
    }
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  return layout;
}

/* The mark of a line of a list stands beside its first line. */
static void
put_mark (Press                 *press,
          const IteamMarkupLine *line,
          double                 x)
{
  g_autofree char *number = g_strdup_printf ("%u.", line->number);
  g_autoptr (PangoLayout) mark = make_layout (press, line->kind == ITEAM_MARKUP_NUMBER ? number : "•", BODY, FALSE, INDENT * 2);
  double y = press->y;

  begin_tag (press, "Lbl");
  put_lines (press, mark, 0, 1, x, &black, FALSE);
  end_tag (press, "Lbl");
  press->y = y;
}

static void
put_item (Press                 *press,
          const IteamMarkupLine *line)
{
  double x = LEFT + INDENT * line->depth;
  g_autoptr (PangoLayout) layout = make_line_layout (press, line, TEXT_WIDTH - INDENT * line->depth);

  add_space (press, 1.5);
  /* The mark goes where the text begins. */
  if (count_fitting (press, layout, 0) == 0)
    begin_page (press);
  leave_lists (press, line->depth);
  if (press->lists == line->depth)
    {
      end_tag (press, "LI");
      begin_tag (press, "LI");
    }
  for (; press->lists < line->depth; press->lists++)
    {
      begin_tag (press, "L");
      begin_tag (press, "LI");
    }
  put_mark (press, line, x - INDENT + 4);
  put_layout (press, layout, "LBody", x, &black, FALSE);
}

static void
put_line (Press                 *press,
          const IteamMarkupLine *line)
{
  if (line->kind == ITEAM_MARKUP_BULLET || line->kind == ITEAM_MARKUP_NUMBER)
    {
      if (press->lists == 0)
        add_space (press, 2);
      put_item (press, line);
    }
  else
    {
      g_autoptr (PangoLayout) layout = make_line_layout (press, line, TEXT_WIDTH - INDENT * line->depth);

      leave_lists (press, line->depth);
      add_space (press, 5);
      put_layout (press, layout, "P", LEFT + INDENT * line->depth, &black, FALSE);
    }
}

static void
put_title (Press                 *press,
           const IteamPaperBlock *block)
{
  g_autoptr (PangoLayout) above = make_layout (press, block->cells[0], 11, FALSE, TEXT_WIDTH);
  g_autoptr (PangoLayout) title = make_layout (press, block->cells[1], 20, TRUE, TEXT_WIDTH);

  pango_layout_set_line_spacing (title, 1.1f);
  add_space (press, 10);
  if (block->cells[0][0] != '\0')
    put_layout (press, above, "P", LEFT, &grey, FALSE);
  put_layout (press, title, "H1", LEFT, &accent, FALSE);
  add_space (press, 12);
}

static void
put_notice (Press                 *press,
            const IteamPaperBlock *block)
{
  g_autoptr (PangoLayout) layout = make_layout (press, block->cells[0], BODY, TRUE, TEXT_WIDTH);

  put_layout (press, layout, "P", LEFT, &grey, FALSE);
  add_space (press, 8);
}

static void
add_to_outline (Press                 *press,
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
put_heading (Press                 *press,
             const IteamPaperBlock *block)
{
  gboolean section = block->level == 1;
  double room = block->cells[1][0] != '\0' ? TEXT_WIDTH / 3 : 0;
  g_autoptr (PangoLayout) heading = make_layout (press, block->cells[0], section ? 13.5 : 11.5, TRUE, TEXT_WIDTH - room);
  g_autoptr (PangoLayout) aside = make_layout (press, block->cells[1], SMALL + 0.5, FALSE, MAX (room - COLUMN_GAP, 1));
  double above = section ? 18 : 13;
  double y;

  /* A heading stands with some of what it heads. */
  if (is_full (press, above + layout_height (heading) + (section ? 64 : 36)))
    begin_page (press);
  add_space (press, above);
  y = press->y;
  if (press->drawing)
    add_to_outline (press, block);
  put_layout (press, heading, section ? "H2" : "H3", LEFT, section ? &accent : &black, FALSE);
  if (room > 0)
    {
      double below = press->y;

      press->y = y + 2;
      pango_layout_set_alignment (aside, PANGO_ALIGN_RIGHT);
      begin_tag (press, "P");
      put_lines (press, aside, 0, pango_layout_get_line_count (aside), LEFT + TEXT_WIDTH - room + COLUMN_GAP, &grey, FALSE);
      end_tag (press, "P");
      press->y = MAX (press->y, below);
    }
  add_space (press, section ? 3 : 1);
}

static void
put_outcome (Press                 *press,
             const IteamPaperBlock *block)
{
  g_autofree char *text = g_strconcat (block->cells[0], "  ", block->cells[1],
                                       block->cells[2][0] != '\0' ? "\342\200\250" : "", block->cells[2], NULL);
  g_autoptr (PangoLayout) layout = make_layout (press, text, BODY, FALSE, TEXT_WIDTH - BAR_INDENT);
  PangoAttrList *attributes = pango_attr_list_new ();
  gsize label = strlen (block->cells[0]);
  gsize aside = strlen (text) - strlen (block->cells[2]);

  set_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, label);
  set_attribute (attributes, pango_attr_foreground_new (0x1a1a, 0x4545, 0x6b6b), 0, label);
  set_attribute (attributes, pango_attr_foreground_new (0x5c5c, 0x5c5c, 0x5c5c), aside, strlen (text));
  set_attribute (attributes, pango_attr_size_new ((int) ((BODY - 1) * PANGO_SCALE)), aside, strlen (text));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  add_space (press, 7);
  put_layout (press, layout, "P", LEFT + BAR_INDENT, &black, TRUE);
}

/* Lays out the cells of a row: widths and places from the columns of its table. */
static GPtrArray *
make_cells (Press                 *press,
            const IteamPaperBlock *row,
            gboolean               heading,
            double                *height)
{
  GPtrArray *layouts = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean whole = row->n_cells < press->table->n_cells;

  *height = 0;
  for (guint i = 0; i < row->n_cells; i++)
    {
      double width = whole ? TEXT_WIDTH : TEXT_WIDTH * press->table->shares[i] - COLUMN_GAP;
      PangoLayout *layout = make_layout (press, row->cells[i], heading ? SMALL : BODY - 0.5, heading || whole, width);

      *height = MAX (*height, layout_height (layout));
      g_ptr_array_add (layouts, layout);
    }

  return layouts;
}

static void
put_cells (Press     *press,
           GPtrArray *layouts,
           double     height,
           gboolean   heading,
           gboolean   tagged)
{
  double x = LEFT;
  double y = press->y;

  if (tagged)
    begin_tag (press, "TR");
  for (guint i = 0; i < layouts->len; i++)
    {
      PangoLayout *layout = g_ptr_array_index (layouts, i);

      press->y = y;
      if (tagged)
        begin_tag (press, heading ? "TH" : "TD");
      put_lines (press, layout, 0, pango_layout_get_line_count (layout), x, heading ? &grey : &black, FALSE);
      if (tagged)
        end_tag (press, heading ? "TH" : "TD");
      x += TEXT_WIDTH * press->table->shares[i];
    }
  if (tagged)
    end_tag (press, "TR");
  press->y = y + height;
}

static void
draw_rule (Press        *press,
           const Colour *colour)
{
  if (press->drawing)
    {
      set_colour (press, colour);
      cairo_rectangle (press->cr, LEFT, press->y, TEXT_WIDTH, 0.6);
      cairo_fill (press->cr);
    }
}

/* The headings stand on every page, and are told once to who hears them. */
static void
put_columns (Press *press)
{
  double height;
  g_autoptr (GPtrArray) layouts = make_cells (press, press->table, TRUE, &height);

  put_cells (press, layouts, height, TRUE, !press->header_told);
  press->header_told = TRUE;
  add_space (press, 3);
  draw_rule (press, &grey);
  add_space (press, 4);
}

static void
put_table (Press                 *press,
           const IteamPaperBlock *block)
{
  if (is_full (press, 70))
    begin_page (press);
  add_space (press, 8);
  press->table = block;
  press->header_told = FALSE;
  begin_tag (press, "Table");
  put_columns (press);
}

/* A row is not split, unless it is longer than a page: then it is told as text. */
static void
put_row (Press                 *press,
         const IteamPaperBlock *block)
{
  gboolean whole = block->n_cells < press->table->n_cells;
  double height;
  g_autoptr (GPtrArray) layouts = make_cells (press, block, FALSE, &height);

  if (whole)
    add_space (press, 5);
  if (is_full (press, height + (whole ? 30 : 0)))
    {
      begin_page (press);
      put_columns (press);
    }
  if (height <= LAST - TOP - 30)
    {
      put_cells (press, layouts, height, FALSE, TRUE);
    }
  else
    {
      begin_tag (press, "TR");
      for (guint i = 0; i < layouts->len; i++)
        {
          pango_layout_set_width (g_ptr_array_index (layouts, i), (int) (TEXT_WIDTH * PANGO_SCALE));
          put_layout (press, g_ptr_array_index (layouts, i), "TD", LEFT, &black, FALSE);
        }
      end_tag (press, "TR");
    }
  add_space (press, 4);
  draw_rule (press, &pale);
  add_space (press, 4);
}

static void
put_fact (Press                 *press,
          const IteamPaperBlock *block)
{
  g_autoptr (PangoLayout) label = make_layout (press, block->cells[0], BODY - 0.5, FALSE, FACT_LABEL - COLUMN_GAP);
  g_autoptr (PangoLayout) value = make_layout (press, block->cells[1], BODY - 0.5, FALSE, TEXT_WIDTH - FACT_LABEL);
  double height = MAX (layout_height (label), layout_height (value));
  double y;

  if (is_full (press, height))
    begin_page (press);
  if (!press->in_facts)
    begin_tag (press, "Table");
  press->in_facts = TRUE;
  y = press->y;
  begin_tag (press, "TR");
  begin_tag (press, "TH");
  put_lines (press, label, 0, pango_layout_get_line_count (label), LEFT, &grey, FALSE);
  end_tag (press, "TH");
  press->y = y;
  begin_tag (press, "TD");
  put_lines (press, value, 0, pango_layout_get_line_count (value), LEFT + FACT_LABEL, &black, FALSE);
  end_tag (press, "TD");
  end_tag (press, "TR");
  press->y = y + height + 2;
}

static void
put_block (Press                 *press,
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
    default: g_assert_not_reached ();
    }
}

static void
put_all (Press   *press,
         gboolean drawing)
{
  press->drawing = drawing;
  press->page = 0;
  press->section = 0;
  begin_tag (press, "Document");
  begin_page (press);
  for (guint i = 0; i < press->paper->blocks->len; i++)
    put_block (press, g_ptr_array_index (press->paper->blocks, i));
  leave_lists (press, 0);
  leave_table (press);
  end_tag (press, "Document");
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
iteam_paper_to_pdf (IteamPaper *self,
                    int        *n_pages,
                    GError    **error)
{
  GByteArray *data = g_byte_array_new ();
  g_autoptr (GBytes) pdf = NULL;
  Press press = { .paper = self };
  cairo_status_t status;
  GBytes *complete;

  press.surface = cairo_pdf_surface_create_for_stream (on_write, data, WIDTH, HEIGHT);
  /* From 1.5 on cairo hides the catalog in a stream of objects. */
  cairo_pdf_surface_restrict_to_version (press.surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (press.surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (press.surface, CAIRO_PDF_METADATA_AUTHOR, _("I-team of the municipality of Rijswijk"));
  cairo_pdf_surface_set_metadata (press.surface, CAIRO_PDF_METADATA_CREATOR, "Integriteit Team");
  press.cr = cairo_create (press.surface);
  press.context = make_context (&press);
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
