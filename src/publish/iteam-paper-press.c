/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-paper-press.h"

#include <glib/gi18n-lib.h>

/* Puts paragraphs on pages of A4, in points, and tags them, as who cannot see the page
 * depends on it (PDF/UA-1). */

#define FONT "Cantarell, Liberation Sans, DejaVu Sans, sans-serif"
#define SPACING 1.22

/* The bar beside an outcome. */
#define BAR 2.0

const IteamPressColour iteam_press_black = { 0.08, 0.08, 0.08 };
const IteamPressColour iteam_press_grey = { 0.36, 0.36, 0.36 };
const IteamPressColour iteam_press_pale = { 0.80, 0.82, 0.84 };
const IteamPressColour iteam_press_accent = { 0.10, 0.27, 0.42 };

/* Begins what is told to who hears the paper as @tag, an element of PDF. */
void
iteam_press_begin_tag (IteamPress *press,
                       const char *tag)
{
  if (press->tagging)
    cairo_tag_begin (press->cr, tag, NULL);
}

void
iteam_press_end_tag (IteamPress *press,
                     const char *tag)
{
  if (press->tagging)
    cairo_tag_end (press->cr, tag);
}

/* The colour of what is drawn from here on. */
void
iteam_press_set_colour (IteamPress             *press,
                        const IteamPressColour *colour)
{
  cairo_set_source_rgb (press->cr, colour->red, colour->green, colour->blue);
}

/* Letters stand where they do on paper, not at the pixels of a screen. */
PangoContext *
iteam_press_make_context (IteamPress *press)
{
  PangoContext *context = pango_cairo_create_context (press->cr);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (press->paper->language));
  cairo_font_options_destroy (options);

  return context;
}

/* Lays out @text in letters of @size points, broken to @width. Letters are not joined: who
 * searches or copies “Griffier” would find other ones. */
PangoLayout *
iteam_press_make_layout (IteamPress *press,
                         const char *text,
                         double      size,
                         gboolean    bold,
                         double      width)
{
  PangoLayout *layout = pango_layout_new (press->context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, SPACING);
  pango_layout_set_text (layout, text, -1);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0, dlig=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  return layout;
}

/* In points. */
double
iteam_press_layout_height (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);

  return (double) extents.height / PANGO_SCALE;
}

/* Takes @attribute, for the bytes from @start to @end. */
void
iteam_press_set_attribute (PangoAttrList  *attributes,
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
draw_edges (IteamPress *press)
{
  IteamPaper *paper = press->paper;
  g_autofree char *number = paper->page_word != NULL ? g_strdup_printf ("%s %d %s %d", paper->page_word, press->page, paper->of_word, press->n_pages)
                                                     : g_strdup_printf (_("Page %d of %d"), press->page, press->n_pages);
  const char *letterhead = paper->letterhead != NULL ? paper->letterhead : _("Municipality of Rijswijk");
  g_autoptr (PangoLayout) top = iteam_press_make_layout (press, letterhead, ITEAM_PRESS_SMALL, TRUE, ITEAM_PRESS_TEXT_WIDTH);
  g_autoptr (PangoLayout) below = iteam_press_make_layout (press, number, ITEAM_PRESS_SMALL, FALSE, ITEAM_PRESS_TEXT_WIDTH);
  g_autoptr (PangoLayout) title = iteam_press_make_layout (press, paper->title, ITEAM_PRESS_SMALL, FALSE, ITEAM_PRESS_TEXT_WIDTH - 90);

  pango_layout_set_ellipsize (title, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (title, -1);
  pango_layout_set_ellipsize (top, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (top, -1);
  pango_layout_set_alignment (below, PANGO_ALIGN_RIGHT);
  iteam_press_set_colour (press, &iteam_press_accent);
  cairo_move_to (press->cr, ITEAM_PRESS_LEFT, 38);
  pango_cairo_show_layout (press->cr, top);
  iteam_press_set_colour (press, &iteam_press_pale);
  cairo_rectangle (press->cr, ITEAM_PRESS_LEFT, 54, ITEAM_PRESS_TEXT_WIDTH, 0.75);
  cairo_rectangle (press->cr, ITEAM_PRESS_LEFT, ITEAM_PRESS_HEIGHT - 54, ITEAM_PRESS_TEXT_WIDTH, 0.75);
  cairo_fill (press->cr);
  iteam_press_set_colour (press, &iteam_press_grey);
  cairo_move_to (press->cr, ITEAM_PRESS_LEFT, ITEAM_PRESS_HEIGHT - 46);
  pango_cairo_show_layout (press->cr, title);
  cairo_move_to (press->cr, ITEAM_PRESS_LEFT, ITEAM_PRESS_HEIGHT - 46);
  pango_cairo_show_layout (press->cr, below);
}

/* Begins the next page, with what stands at its edges. */
void
iteam_press_begin_page (IteamPress *press)
{
  if (press->page > 0 && press->drawing && press->wanted == 0)
    cairo_show_page (press->cr);
  press->page++;
  if (press->wanted != 0)
    press->drawing = press->page == press->wanted;
  press->y = ITEAM_PRESS_TOP;
  if (press->drawing)
    draw_edges (press);
}

/* Whether @height more does not fit; never at the top of a page, where it is as good
 * as it gets. */
gboolean
iteam_press_is_full (IteamPress *press,
                     double      height)
{
  return press->y > ITEAM_PRESS_TOP && press->y + height > ITEAM_PRESS_LAST;
}

/* Leaves room, but not at the top of a page. */
void
iteam_press_add_space (IteamPress *press,
                       double      space)
{
  if (press->y > ITEAM_PRESS_TOP)
    press->y += space;
}

/* How many lines of @layout, from @first, go on this page: as many as fit, but neither
 * the first nor the last of a paragraph by itself. */
int
iteam_press_count_fitting (IteamPress  *press,
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
      if (press->y + height > ITEAM_PRESS_LAST + 0.5)
        break;
      fitting++;
    }
  if (first + fitting == n_lines)
    return fitting;
  if (n_lines - first - fitting == 1)
    fitting--;
  if (fitting < 2 && first == 0 && press->y > ITEAM_PRESS_TOP)
    return 0;

  return press->y > ITEAM_PRESS_TOP ? fitting : MAX (fitting, 1);
}

static void
draw_bar (IteamPress *press,
          double      x,
          double      height)
{
  iteam_press_set_colour (press, &iteam_press_accent);
  cairo_rectangle (press->cr, x, press->y + 1, BAR, height - 2);
  cairo_fill (press->cr);
}

/* Whether a space stood where @line was broken, and not the middle of a word. */
static gboolean
ends_in_space (PangoLayout     *layout,
               PangoLayoutLine *line)
{
  const char *start = pango_layout_get_text (layout) + line->start_index;
  const char *end = start + line->length;

  if (*end == '\0' || end == start)
    return FALSE;

  return g_unichar_isspace (g_utf8_get_char (end)) || g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end)));
}

/* Pango leaves out the space at which a line is broken. Who hears the paper would hear
 * the words before and behind it as one (PDF/UA-1, 7.2). */
static void
put_space (IteamPress *press,
           double      x,
           double      y)
{
  g_autoptr (PangoLayout) space = iteam_press_make_layout (press, " ", ITEAM_PRESS_SMALL, FALSE, ITEAM_PRESS_TEXT_WIDTH);

  cairo_move_to (press->cr, x, y);
  pango_cairo_show_layout_line (press->cr, pango_layout_get_line_readonly (space, 0));
}

/* Draws lines of @layout at @x, and goes below them. */
void
iteam_press_put_lines (IteamPress             *press,
                       PangoLayout            *layout,
                       int                     first,
                       int                     n_lines,
                       double                  x,
                       const IteamPressColour *colour,
                       gboolean                bar)
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
              iteam_press_set_colour (press, colour);
              cairo_move_to (press->cr, aligned, y - (double) extents.y / PANGO_SCALE);
              pango_cairo_show_layout_line (press->cr, line);
              if (press->tagging && ends_in_space (layout, line))
                put_space (press, aligned + (double) extents.width / PANGO_SCALE, y - (double) extents.y / PANGO_SCALE);
            }
          y += (double) extents.height / PANGO_SCALE;
        }
      height = y - press->y;
      if (pass == 0 && press->drawing)
        draw_bar (press, x - ITEAM_PRESS_BAR_INDENT, height);
    }
  press->y += height;
}

/* Puts a paragraph, over as many pages as it needs. */
void
iteam_press_put_layout (IteamPress             *press,
                        PangoLayout            *layout,
                        const char             *tag,
                        double                  x,
                        const IteamPressColour *colour,
                        gboolean                bar)
{
  int n_lines = pango_layout_get_line_count (layout);
  int done = iteam_press_count_fitting (press, layout, 0);
  gboolean split;

  if (done == 0)
    {
      iteam_press_begin_page (press);
      done = iteam_press_count_fitting (press, layout, 0);
    }
  split = done < n_lines;
  iteam_press_begin_tag (press, tag);
  for (int first = 0; first < n_lines; first += done, done = iteam_press_count_fitting (press, layout, first))
    {
      if (first > 0)
        iteam_press_begin_page (press);
      if (first > 0)
        done = iteam_press_count_fitting (press, layout, first);
      if (split)
        iteam_press_begin_tag (press, "Span");
      iteam_press_put_lines (press, layout, first, done, x, colour, bar);
      if (split)
        iteam_press_end_tag (press, "Span");
    }
  iteam_press_end_tag (press, tag);
}
