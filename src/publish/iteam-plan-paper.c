/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-plan-paper.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "iteam-error.h"

/* A year plan on paper: twelve months by the pillars, and below it the spotlights in words,
 * for who reads no bars. In points; a picture is three times as fine. */

#define WIDTH 841.89
#define HEIGHT 595.276
#define SCALE 3.0
#define MARGIN 42.0
#define LABEL 118.0
#define LEFT (MARGIN + LABEL)
#define RIGHT (WIDTH - MARGIN)
#define TITLE_TOP 38.0
#define MONTHS_TOP 74.0
#define ROWS_TOP 96.0
/* A bar has room for two lines of its title, unless there are many. */
#define LANE_MOST 34.0
#define LANE_LEAST 15.0
#define LANE_GAP 4.0
#define ROWS_HEIGHT 300.0
#define ROW_GAP 9.0
#define SMALL 7.2
#define LIST_SIZE 8.5
#define MOST_LANES 14

typedef struct
{
  double red;
  double green;
  double blue;
} Colour;

/* Told apart also by who does not see all colours, after Okabe and Ito; each row says in
 * words what it is. */
static const Colour colours[] = {
  { 0.00, 0.38, 0.62 }, { 0.72, 0.33, 0.00 }, { 0.00, 0.47, 0.35 }, { 0.55, 0.25, 0.50 },
};
static const Colour black = { 0.12, 0.12, 0.12 };
static const Colour grey = { 0.42, 0.42, 0.42 };
static const Colour pale = { 0.82, 0.82, 0.82 };
static const Colour empty = { 0.93, 0.93, 0.93 };
static const Colour white = { 1, 1, 1 };

typedef struct
{
  cairo_t *cr;
  PangoContext *context;
  IteamYearPlan *plan;
  IteamDirectory *directory;
  double lane;
} Drawing;

static void
set_colour (Drawing      *drawing,
            const Colour *colour)
{
  cairo_set_source_rgb (drawing->cr, colour->red, colour->green, colour->blue);
}

static PangoLayout *
make_layout (Drawing    *drawing,
             const char *text,
             double      size,
             gboolean    bold,
             double      width)
{
  PangoLayout *layout = pango_layout_new (drawing->context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return layout;
}

static void
put_text (Drawing      *drawing,
          const char   *text,
          double        size,
          gboolean      bold,
          double        x,
          double        y,
          double        width,
          const Colour *colour)
{
  g_autoptr (PangoLayout) layout = make_layout (drawing, text, size, bold, width);

  set_colour (drawing, colour);
  cairo_move_to (drawing->cr, x, y);
  pango_cairo_show_layout (drawing->cr, layout);
}

/* In the middle of @height, on two lines if there is room for them. */
static void
put_block (Drawing      *drawing,
           const char   *text,
           double        size,
           gboolean      bold,
           double        x,
           double        y,
           double        width,
           double        height,
           const Colour *colour)
{
  g_autoptr (PangoLayout) layout = make_layout (drawing, text, size, bold, width);
  int text_height;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, height > size * 2.6 ? -2 : -1);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  set_colour (drawing, colour);
  cairo_move_to (drawing->cr, x, y + (height - text_height) / 2);
  pango_cairo_show_layout (drawing->cr, layout);
}

static double
x_of (double place)
{
  return LEFT + place * (RIGHT - LEFT);
}

static double
row_height (Drawing *drawing,
            guint    row)
{
  return MIN (drawing->plan->n_lanes[row], MOST_LANES) * (drawing->lane + LANE_GAP) + ROW_GAP;
}

static double
rows_bottom (Drawing *drawing)
{
  double y = ROWS_TOP;

  for (guint row = 0; row < drawing->plan->n_rows; row++)
    y += row_height (drawing, row);

  return y;
}

/* Months in which nothing is in the spotlight are grey from top to bottom. */
static void
draw_months (Drawing *drawing)
{
  double bottom = rows_bottom (drawing);

  for (int month = 1; month <= 12; month++)
    {
      IteamDay first = iteam_day_from_ymd (drawing->plan->year, month, 1);
      double from = x_of (iteam_year_plan_place (drawing->plan->year, first));
      double to = x_of (iteam_year_plan_place (drawing->plan->year, iteam_day_add_months (first, 1)));

      if ((drawing->plan->empty_months & (1u << (month - 1))) != 0)
        {
          set_colour (drawing, &empty);
          cairo_rectangle (drawing->cr, from, MONTHS_TOP, to - from, bottom - MONTHS_TOP);
          cairo_fill (drawing->cr);
        }
      put_text (drawing, iteam_day_month_name (month), SMALL, TRUE, from + 4, MONTHS_TOP + 4, to - from - 6, &black);
      set_colour (drawing, &pale);
      cairo_set_line_width (drawing->cr, 0.7);
      cairo_move_to (drawing->cr, from, MONTHS_TOP);
      cairo_line_to (drawing->cr, from, bottom);
      cairo_stroke (drawing->cr);
    }
}

static void
draw_rows (Drawing *drawing,
           double  *tops)
{
  GListModel *pillars = iteam_directory_get_pillars (drawing->directory);
  double y = ROWS_TOP;

  for (guint row = 0; row < drawing->plan->n_rows; row++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (pillars, row);

      tops[row] = y;
      set_colour (drawing, &pale);
      cairo_set_line_width (drawing->cr, 0.7);
      cairo_move_to (drawing->cr, MARGIN, y);
      cairo_line_to (drawing->cr, RIGHT, y);
      cairo_stroke (drawing->cr);
      put_block (drawing, iteam_pillar_get_name (pillar), 9.5, TRUE, MARGIN, y + ROW_GAP / 2, LABEL - 8, MAX (drawing->lane, 26),
                 &colours[row % G_N_ELEMENTS (colours)]);
      y += row_height (drawing, row);
    }
}

static void
draw_bar (Drawing            *drawing,
          const IteamPlanBar *bar,
          double              top)
{
  const IteamSpotlightFields *fields = iteam_spotlight_get_fields (bar->spotlight);
  const Colour *colour = &colours[bar->row % G_N_ELEMENTS (colours)];
  double from = x_of (bar->from) + 1, width = x_of (bar->to) - x_of (bar->from) - 2;
  double y = top + ROW_GAP / 2 + bar->lane * (drawing->lane + LANE_GAP);
  const double dashes[] = { 3, 2 };

  if (bar->lane >= MOST_LANES)
    return;

  set_colour (drawing, fields->draft ? &white : colour);
  cairo_rectangle (drawing->cr, from, y, width, drawing->lane);
  cairo_fill (drawing->cr);
  if (fields->draft)
    {
      set_colour (drawing, colour);
      cairo_set_line_width (drawing->cr, 1);
      cairo_set_dash (drawing->cr, dashes, 2, 0);
      cairo_rectangle (drawing->cr, from + 0.5, y + 0.5, width - 1, drawing->lane - 1);
      cairo_stroke (drawing->cr);
      cairo_set_dash (drawing->cr, NULL, 0, 0);
    }
  if (width > 14)
    put_block (drawing, fields->title, SMALL, FALSE, from + 4, y, width - 6, drawing->lane, fields->draft ? colour : &white);
}

/* "4 Feb – 1 Mar  Inside: What is on your desk?" in two columns. */
static void
draw_list (Drawing *drawing)
{
  GListModel *pillars = iteam_directory_get_pillars (drawing->directory);
  GArray *bars = drawing->plan->bars;
  double column = (RIGHT - MARGIN) / 2, top = rows_bottom (drawing) + 26, y = top, x = MARGIN;
  IteamDay today = iteam_day_from_ymd (drawing->plan->year, 1, 1);
  guint first_of_second = (bars->len + 1) / 2;

  for (guint i = 0; i < bars->len; i++)
    {
      const IteamPlanBar *bar = &g_array_index (bars, IteamPlanBar, i);
      const IteamSpotlightFields *fields = iteam_spotlight_get_fields (bar->spotlight);
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (pillars, bar->row);
      g_autofree char *from = iteam_day_format (fields->first, today, ITEAM_DAY_SHORT);
      g_autofree char *to = iteam_day_format (fields->last, today, ITEAM_DAY_SHORT);
      g_autofree char *line = g_strdup_printf ("%s – %s   %s: %s%s%s", from, to, iteam_pillar_get_short_name (pillar), fields->title,
                                               fields->draft ? " " : "", fields->draft ? _("(draft)") : "");

      if (i == first_of_second)
        {
          x += column;
          y = top;
        }
      if (y + LIST_SIZE * 1.5 > HEIGHT - MARGIN)
        continue;
      put_text (drawing, line, LIST_SIZE, FALSE, x, y, column - 12, &black);
      y += LIST_SIZE * 1.6;
    }
}

static double
choose_lane (Drawing *drawing)
{
  guint n_lanes = 0;

  for (guint row = 0; row < drawing->plan->n_rows; row++)
    n_lanes += MIN (drawing->plan->n_lanes[row], MOST_LANES);

  return CLAMP ((ROWS_HEIGHT - drawing->plan->n_rows * ROW_GAP) / MAX (n_lanes, 1) - LANE_GAP, LANE_LEAST, LANE_MOST);
}

static void
draw_plan (Drawing *drawing)
{
  g_autofree double *tops = g_new0 (double, drawing->plan->n_rows + 1);
  /* Translators: the year plan of the I-bewust team, and a year. */
  g_autofree char *title = g_strdup_printf (_("Year plan I-bewust %d"), drawing->plan->year);
  g_autofree char *months = iteam_year_plan_format_months (drawing->plan->empty_months);
  g_autofree char *gaps = g_strdup_printf (_("Without a spotlight: %s"), months);

  drawing->lane = choose_lane (drawing);
  set_colour (drawing, &white);
  cairo_paint (drawing->cr);
  put_text (drawing, title, 18, TRUE, MARGIN, TITLE_TOP, 0, &black);
  draw_months (drawing);
  draw_rows (drawing, tops);
  for (guint i = 0; i < drawing->plan->bars->len; i++)
    {
      const IteamPlanBar *bar = &g_array_index (drawing->plan->bars, IteamPlanBar, i);

      draw_bar (drawing, bar, tops[bar->row]);
    }
  draw_list (drawing);
  if (drawing->plan->empty_months != 0)
    put_text (drawing, gaps, SMALL, FALSE, MARGIN, rows_bottom (drawing) + 6, RIGHT - MARGIN, &grey);
}

static cairo_status_t
on_write (void                *closure,
          const unsigned char *data,
          unsigned             length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
make_surface (IteamPlanFormat  format,
              GByteArray      *data)
{
  switch (format)
    {
    case ITEAM_PLAN_PNG:
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (WIDTH * SCALE), (int) (HEIGHT * SCALE));
    case ITEAM_PLAN_SVG:
      return cairo_svg_surface_create_for_stream (on_write, data, WIDTH, HEIGHT);
    case ITEAM_PLAN_PDF:
    default:
      return cairo_pdf_surface_create_for_stream (on_write, data, WIDTH, HEIGHT);
    }
}

/**
 * iteam_plan_paper_make:
 * @spotlights: (element-type IteamSpotlight): spotlights of all years
 * @directory: the pillars
 * @year: a year
 * @format: as what it is written
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the year plan, drawn.
 */
GBytes *
iteam_plan_paper_make (GPtrArray        *spotlights,
                       IteamDirectory   *directory,
                       int               year,
                       IteamPlanFormat   format,
                       GError          **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autoptr (IteamYearPlan) plan = iteam_year_plan_new (spotlights, directory, year);
  cairo_surface_t *surface = make_surface (format, data);
  g_autofree char *title = g_strdup_printf (_("Year plan I-bewust %d"), year);
  Drawing drawing = { .plan = plan, .directory = directory };
  cairo_status_t status;

  if (format == ITEAM_PLAN_PNG)
    cairo_surface_set_device_scale (surface, SCALE, SCALE);
  if (format == ITEAM_PLAN_PDF)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  drawing.cr = cairo_create (surface);
  drawing.context = pango_cairo_create_context (drawing.cr);
  draw_plan (&drawing);
  g_object_unref (drawing.context);
  cairo_show_page (drawing.cr);
  status = cairo_status (drawing.cr);
  cairo_destroy (drawing.cr);
  if (status == CAIRO_STATUS_SUCCESS && format == ITEAM_PLAN_PNG)
    status = cairo_surface_write_to_png_stream (surface, on_write, data);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&data));

  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_FAILED, _("The year plan could not be drawn (%s)."), cairo_status_to_string (status));

  return NULL;
}
