/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-rate.h"

G_BEGIN_DECLS

/**
 * IteamCountedKind:
 * @ITEAM_COUNTED_NOTHING: nothing that could be shown
 * @ITEAM_COUNTED_ROUND: who took part in a round of the dilemma training
 * @ITEAM_COUNTED_TALKS: the theme talks that were held
 * @ITEAM_COUNTED_ACTIVITIES: the activities, those that were cancelled left out
 * @ITEAM_COUNTED_POINTS: the points of improvement and attention
 * @ITEAM_COUNTED_NEW: those of them that go on from no earlier one
 * @ITEAM_COUNTED_FATE: those of them of which the same became
 * @ITEAM_COUNTED_SPOTLIGHTS: what was in the spotlight, of a pillar or of all
 * @ITEAM_COUNTED_REPORTS: reports of a kind, to a side
 *
 * What a figure counts.
 */
typedef enum
{
  ITEAM_COUNTED_NOTHING,
  ITEAM_COUNTED_ROUND,
  ITEAM_COUNTED_TALKS,
  ITEAM_COUNTED_ACTIVITIES,
  ITEAM_COUNTED_POINTS,
  ITEAM_COUNTED_NEW,
  ITEAM_COUNTED_FATE,
  ITEAM_COUNTED_SPOTLIGHTS,
  ITEAM_COUNTED_REPORTS,
} IteamCountedKind;

/**
 * IteamCounted:
 * @kind: what is counted
 * @year: of which year
 * @index: of a fate which one, an #IteamFate
 * @id: of a round its key; of spotlights that of their pillar, 0 for all; of reports that
 *   of their row
 *
 * What a figure counts, so that whoever reads it can have it shown.
 */
typedef struct
{
  IteamCountedKind kind;
  int              year;
  int              index;
  gint64           id;
} IteamCounted;

/**
 * IteamChartValue:
 * @value: how long the bar is, or %ITEAM_FIGURE_NONE for no bar
 * @text: (not nullable): the value as text: "74%", "<5", "–"
 * @detail: (nullable): what is behind it: "74% (148 of 200)"
 * @counted: what it counts
 *
 * A figure in a chart.
 */
typedef struct
{
  int          value;
  char        *text;
  char        *detail;
  IteamCounted counted;
} IteamChartValue;

/**
 * IteamChartRow:
 * @label: (not nullable): what it is about
 * @level: 1 for a part of what stands above it, else 0
 * @values: of the year, and of the year beside it
 * @target: what was aimed at in the year, or %ITEAM_FIGURE_NONE
 *
 * A row of a chart: a bar for the year, a mark for the year beside it, and a line for what
 * was aimed at.
 */
typedef struct
{
  char            *label;
  int              level;
  IteamChartValue  values[2];
  int              target;
} IteamChartRow;

/**
 * IteamChart:
 * @title: (not nullable): what it shows
 * @note: (nullable): what is to be said below it, a sentence
 * @names: what the two values are of: "2019", "2018"
 * @percent: whether values are in per mille, and not counts
 * @has_target: whether something was aimed at anywhere
 * @most: what a bar of full length stands for, 1 at least
 * @rows: (element-type IteamChartRow): the rows
 *
 * Two years side by side, whatever it is drawn on.
 */
typedef struct
{
  grefcount  refs;
  char      *title;
  char      *note;
  char      *names[2];
  gboolean   percent;
  gboolean   has_target;
  int        most;
  GArray    *rows;
} IteamChart;

IteamChart    *iteam_chart_new         (const char *title, int year, int before, gboolean percent);
IteamChart    *iteam_chart_ref         (IteamChart *self);
void           iteam_chart_unref       (IteamChart *self);
IteamChartRow *iteam_chart_add_row     (IteamChart *self, const char *label, int level);
void           iteam_chart_set_value   (IteamChart *self, guint index, int value, const char *text, const IteamCounted *counted);
void           iteam_chart_set_target  (IteamChart *self, int target);
IteamChartRow *iteam_chart_get_row     (IteamChart *self, guint index);
char          *iteam_chart_describe    (IteamChart *self, guint row, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamChart, iteam_chart_unref)

G_END_DECLS
