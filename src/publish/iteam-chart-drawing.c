/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-chart-drawing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Two years side by side: a bar for the year, a diamond for the year beside it, a dashed
 * line for what was aimed at, and both values as text. Each has a shape of its own, so that
 * nobody depends on a colour; the colours are after Okabe and Ito, told apart also by who
 * does not see all of them. What is drawn scales with its letters. */

const IteamChartInk iteam_chart_ink_light = {
  .text = { 0.12, 0.12, 0.12 }, .dim = { 0.36, 0.36, 0.36 }, .bar = { 0.00, 0.38, 0.62 }, .mark = { 0.76, 0.34, 0.00 },
  .target = { 0.12, 0.12, 0.12 }, .track = { 0.90, 0.91, 0.92 }, .ground = { 1, 1, 1 },
};
const IteamChartInk iteam_chart_ink_dark = {
  .text = { 0.95, 0.95, 0.95 }, .dim = { 0.75, 0.75, 0.75 }, .bar = { 0.34, 0.70, 0.92 }, .mark = { 0.98, 0.70, 0.20 },
  .target = { 0.95, 0.95, 0.95 }, .track = { 0.26, 0.26, 0.26 }, .ground = { 0.12, 0.12, 0.12 },
};
const IteamChartInk iteam_chart_ink_contrast_light = {
  .text = { 0, 0, 0 }, .dim = { 0, 0, 0 }, .bar = { 0.00, 0.22, 0.42 }, .mark = { 0.45, 0.16, 0.00 },
  .target = { 0, 0, 0 }, .track = { 0.84, 0.84, 0.84 }, .ground = { 1, 1, 1 },
};
const IteamChartInk iteam_chart_ink_contrast_dark = {
  .text = { 1, 1, 1 }, .dim = { 1, 1, 1 }, .bar = { 0.60, 0.86, 1.00 }, .mark = { 1.00, 0.82, 0.40 },
  .target = { 1, 1, 1 }, .track = { 0.36, 0.36, 0.36 }, .ground = { 0, 0, 0 },
};

/* In letters. */
#define LINE 1.25
#define ROW_GAP 0.75
#define COLUMN_GAP 0.9
#define INDENT 1.1
#define BAR 0.95
#define DIAMOND 0.46
#define LEGEND_GAP 1.5
#define LABEL_SHARE 0.34
#define LABEL_MOST 17.0
#define LABEL_LEAST 7.0
#define VALUE_LEAST 3.6

typedef struct
{
  IteamChart *chart;
  const IteamChartStyle *style;
  PangoContext *context;
  cairo_t *cr;
  double width;
  /* the columns, from the left: words, bars, and the two values */
  double label_width;
  double bar_left;
  double bar_width;
  double value_left[2];
  double value_width[2];
} Drawing;

static void
set_colour (Drawing                *self,
            const IteamChartColour *colour)
{
  cairo_set_source_rgb (self->cr, colour->red, colour->green, colour->blue);
}

static void
begin_tag (Drawing    *self,
           const char *tag)
{
  if (self->style->tagged && self->cr != NULL)
    cairo_tag_begin (self->cr, tag, NULL);
}

static void
end_tag (Drawing    *self,
         const char *tag)
{
  if (self->style->tagged && self->cr != NULL)
    cairo_tag_end (self->cr, tag);
}

/* Letters are not joined: who searches a PDF for “fi” would find none. */
static PangoLayout *
make_layout (Drawing    *self,
             const char *text,
             gboolean    bold,
             double      width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (self->context));
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, self->style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0, dlig=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static double
layout_width (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);

  return (double) extents.width / PANGO_SCALE;
}

static double
layout_height (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);

  return (double) extents.height / PANGO_SCALE;
}

static double
measure (Drawing    *self,
         const char *text,
         gboolean    bold)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, bold, 0);

  return layout_width (layout);
}

static void
put (Drawing                *self,
     PangoLayout            *layout,
     double                  x,
     double                  y,
     const IteamChartColour *colour)
{
  if (self->cr == NULL)
    return;

  set_colour (self, colour);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}

/* Pango leaves out the space at which a line is broken. Who hears the paper would hear the
 * words before and behind it as one (PDF/UA-1, 7.2). */
static void
put_spaces (Drawing     *self,
            PangoLayout *layout,
            double       x,
            double       y)
{
  PangoLayoutIter *iter;

  if (self->cr == NULL || !self->style->tagged)
    return;

  iter = pango_layout_get_iter (layout);
  while (!pango_layout_iter_at_last_line (iter))
    {
      g_autoptr (PangoLayout) space = make_layout (self, " ", FALSE, 0);
      PangoRectangle extents;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      put (self, space, x + (double) (extents.x + extents.width) / PANGO_SCALE, y + (double) extents.y / PANGO_SCALE, &self->style->ink->text);
      pango_layout_iter_next_line (iter);
    }
  pango_layout_iter_free (iter);
}

static void
put_text (Drawing                *self,
          const char             *text,
          gboolean                bold,
          double                  x,
          double                  y,
          const IteamChartColour *colour)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, bold, 0);

  put (self, layout, x, y, colour);
}

/* --- columns --- */

static double
value_width (Drawing *self,
             guint    index)
{
  double width = MAX (measure (self, self->chart->names[index], TRUE), (VALUE_LEAST - 0.6) * self->style->size);

  for (guint i = 0; i < self->chart->rows->len; i++)
    width = MAX (width, measure (self, iteam_chart_get_row (self->chart, i)->values[index].text, TRUE));

  return width + self->style->size * 0.6;
}

/* Words have a third of the width at most: the rest is for the bars. These begin at the same
 * place in all charts that stand below one another. */
static void
set_columns (Drawing *self)
{
  double em = self->style->size, right = self->width;

  self->label_width = MAX (MIN (LABEL_MOST * em, self->width * LABEL_SHARE), LABEL_LEAST * em);
  for (guint i = G_N_ELEMENTS (self->value_width); i-- > 0;)
    {
      self->value_width[i] = value_width (self, i);
      right -= self->value_width[i];
      self->value_left[i] = right;
      right -= em * 0.3;
    }
  self->bar_left = self->label_width + COLUMN_GAP * em;
  self->bar_width = MAX (right - COLUMN_GAP * em - self->bar_left, em);
}

static double
x_of (Drawing *self,
      int      value)
{
  return self->bar_left + self->bar_width * CLAMP ((double) value / self->chart->most, 0.0, 1.0);
}

/* --- shapes --- */

static void
draw_track (Drawing *self,
            double   x,
            double   y,
            double   width)
{
  set_colour (self, &self->style->ink->track);
  cairo_rectangle (self->cr, x, y, width, BAR * self->style->size);
  cairo_fill (self->cr);
}

static void
draw_bar (Drawing *self,
          double   x,
          double   y,
          double   width)
{
  set_colour (self, &self->style->ink->bar);
  cairo_rectangle (self->cr, x, y, width, BAR * self->style->size);
  cairo_fill (self->cr);
}

/* With an edge, so that it is seen on the bar as well as beside it. */
static void
draw_diamond (Drawing *self,
              double   x,
              double   y)
{
  double half = DIAMOND * self->style->size, middle = y + BAR * self->style->size / 2;

  cairo_move_to (self->cr, x, middle - half);
  cairo_line_to (self->cr, x + half, middle);
  cairo_line_to (self->cr, x, middle + half);
  cairo_line_to (self->cr, x - half, middle);
  cairo_close_path (self->cr);
  set_colour (self, &self->style->ink->mark);
  cairo_fill_preserve (self->cr);
  set_colour (self, &self->style->ink->ground);
  cairo_set_line_width (self->cr, self->style->size * 0.12);
  cairo_stroke (self->cr);
}

static void
draw_target (Drawing *self,
             double   x,
             double   y)
{
  double em = self->style->size;
  const double dashes[] = { em * 0.28, em * 0.18 };

  for (int pass = 0; pass < 2; pass++)
    {
      set_colour (self, pass == 0 ? &self->style->ink->ground : &self->style->ink->target);
      cairo_set_line_width (self->cr, em * (pass == 0 ? 0.32 : 0.14));
      cairo_set_dash (self->cr, dashes, pass == 0 ? 0 : G_N_ELEMENTS (dashes), 0);
      cairo_move_to (self->cr, x, y - em * 0.2);
      cairo_line_to (self->cr, x, y + em * (BAR + 0.2));
      cairo_stroke (self->cr);
    }
  cairo_set_dash (self->cr, NULL, 0, 0);
}

/* --- the legend and the rows --- */

typedef enum
{
  LEGEND_BAR,
  LEGEND_DIAMOND,
  LEGEND_TARGET,
} Legend;

static double
put_legend_of (Drawing    *self,
               Legend      which,
               const char *text,
               double      x,
               double      y)
{
  double em = self->style->size, top = y + (LINE - BAR) / 2 * em;
  double swatch = which == LEGEND_BAR ? 1.6 * em : which == LEGEND_DIAMOND ? em : 0.5 * em;

  if (self->cr != NULL)
    switch (which)
      {
      case LEGEND_BAR: draw_bar (self, x, top, swatch); break;
      case LEGEND_DIAMOND: draw_diamond (self, x + swatch / 2, top); break;
      case LEGEND_TARGET: draw_target (self, x + swatch / 2, top); break;
      default: g_assert_not_reached ();
      }
  put_text (self, text, FALSE, x + swatch + 0.4 * em, y, &self->style->ink->dim);

  return x + swatch + 0.4 * em + measure (self, text, FALSE) + LEGEND_GAP * em;
}

/* What the shapes mean, and above each column of values its year. */
static double
put_legend (Drawing *self)
{
  double x = 0, em = self->style->size;

  begin_tag (self, "TR");
  begin_tag (self, "TH");
  x = put_legend_of (self, LEGEND_BAR, self->chart->names[0], x, 0);
  x = put_legend_of (self, LEGEND_DIAMOND, self->chart->names[1], x, 0);
  if (self->chart->has_target)
    put_legend_of (self, LEGEND_TARGET, _("Target"), x, 0);
  end_tag (self, "TH");
  for (guint i = 0; i < G_N_ELEMENTS (self->chart->names); i++)
    {
      g_autoptr (PangoLayout) layout = make_layout (self, self->chart->names[i], i == 0, 0);

      begin_tag (self, "TH");
      put (self, layout, self->value_left[i] + self->value_width[i] - layout_width (layout), 0, &self->style->ink->dim);
      end_tag (self, "TH");
    }
  end_tag (self, "TR");

  return (LINE + ROW_GAP) * em;
}

static void
put_values (Drawing             *self,
            const IteamChartRow *row,
            guint                index,
            double               y,
            double               height,
            GArray              *spots)
{
  for (guint i = 0; i < G_N_ELEMENTS (row->values); i++)
    {
      g_autoptr (PangoLayout) layout = make_layout (self, row->values[i].text, i == 0, 0);
      const IteamChartSpot spot = { index, i, self->value_left[i], y, self->value_width[i], height };

      begin_tag (self, "TD");
      put (self, layout, self->value_left[i] + self->value_width[i] - layout_width (layout), y + (height - layout_height (layout)) / 2,
           i == 0 ? &self->style->ink->text : &self->style->ink->dim);
      end_tag (self, "TD");
      if (spots != NULL)
        g_array_append_val (spots, spot);
    }
}

static void
draw_shapes (Drawing             *self,
             const IteamChartRow *row,
             double               y)
{
  draw_track (self, self->bar_left, y, self->bar_width);
  if (row->values[0].value >= 0)
    draw_bar (self, self->bar_left, y, x_of (self, row->values[0].value) - self->bar_left);
  if (row->target >= 0)
    draw_target (self, x_of (self, row->target), y);
  if (row->values[1].value >= 0)
    draw_diamond (self, x_of (self, row->values[1].value), y);
}

/* Words that do not fit in a line go on in the next. */
static double
put_row (Drawing *self,
         guint    index,
         double   y,
         GArray  *spots)
{
  const IteamChartRow *row = iteam_chart_get_row (self->chart, index);
  double em = self->style->size, indent = row->level * INDENT * em;
  g_autoptr (PangoLayout) label = make_layout (self, row->label, row->level == 0, self->label_width - indent);
  double height = MAX (layout_height (label), LINE * em);

  begin_tag (self, "TR");
  begin_tag (self, "TH");
  put (self, label, indent, y + (height - layout_height (label)) / 2, &self->style->ink->text);
  put_spaces (self, label, indent, y + (height - layout_height (label)) / 2);
  end_tag (self, "TH");
  if (self->cr != NULL)
    draw_shapes (self, row, y + (height - BAR * em) / 2);
  put_values (self, row, index, y, height, spots);
  end_tag (self, "TR");

  return height;
}

/**
 * iteam_chart_draw:
 * @chart: a chart
 * @style: how it is drawn
 * @context: for its letters
 * @cr: (nullable): where it is drawn, from (0, 0) on; %NULL to measure it
 * @width: how wide it is
 * @spots: (nullable) (element-type IteamChartSpot): where the figures stand is added to it
 *
 * Draws a chart, without its title and the note: on a page, on the screen or in a picture.
 * May be called from any thread.
 *
 * Returns: how high it is.
 */
double
iteam_chart_draw (IteamChart            *chart,
                  const IteamChartStyle *style,
                  PangoContext          *context,
                  cairo_t               *cr,
                  double                 width,
                  GArray                *spots)
{
  Drawing self = { .chart = chart, .style = style, .context = context, .cr = cr, .width = width };
  double y;

  if (cr != NULL)
    cairo_save (cr);
  set_columns (&self);
  y = put_legend (&self);
  for (guint i = 0; i < chart->rows->len; i++)
    y += put_row (&self, i, y, spots) + (i + 1 < chart->rows->len ? ROW_GAP * style->size : 0);
  if (cr != NULL)
    cairo_restore (cr);

  return ceil (y + style->size * 0.3);
}
