/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "iteam-chart.h"

G_BEGIN_DECLS

/**
 * IteamChartColour:
 * @red: from 0 to 1
 * @green: from 0 to 1
 * @blue: from 0 to 1
 */
typedef struct
{
  double red;
  double green;
  double blue;
} IteamChartColour;

/**
 * IteamChartInk:
 * @text: for words and figures
 * @dim: for what is said beside them
 * @bar: for the bars of the year
 * @mark: for the marks of the year beside it
 * @target: for the lines of what was aimed at
 * @track: for where there is no bar
 * @ground: what it is drawn on
 *
 * The colours of a chart.
 */
typedef struct
{
  IteamChartColour text;
  IteamChartColour dim;
  IteamChartColour bar;
  IteamChartColour mark;
  IteamChartColour target;
  IteamChartColour track;
  IteamChartColour ground;
} IteamChartInk;

extern const IteamChartInk iteam_chart_ink_light;
extern const IteamChartInk iteam_chart_ink_dark;
extern const IteamChartInk iteam_chart_ink_contrast_light;
extern const IteamChartInk iteam_chart_ink_contrast_dark;

/**
 * IteamChartStyle:
 * @ink: the colours
 * @size: how large its letters are, in the units of the drawing
 * @tagged: whether it goes into a PDF that is tagged: it is a table there
 *
 * How a chart is drawn. The font is that of the Pango context.
 */
typedef struct
{
  const IteamChartInk *ink;
  double               size;
  gboolean             tagged;
} IteamChartStyle;

/**
 * IteamChartSpot:
 * @row: the row of the chart
 * @index: 0 for the year, 1 for the year beside it
 * @x: where it stands
 * @y: likewise
 * @width: how large it is
 * @height: likewise
 *
 * Where a figure stands in a chart.
 */
typedef struct
{
  guint  row;
  guint  index;
  double x;
  double y;
  double width;
  double height;
} IteamChartSpot;

double iteam_chart_draw (IteamChart            *chart,
                         const IteamChartStyle *style,
                         PangoContext          *context,
                         cairo_t               *cr,
                         double                 width,
                         GArray                *spots);

G_END_DECLS
