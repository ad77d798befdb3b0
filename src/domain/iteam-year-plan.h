/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"
#include "iteam-spotlight.h"

G_BEGIN_DECLS

/**
 * IteamPlanBar:
 * @spotlight: (transfer none): what it shows
 * @row: the row of its pillar, in the order of the directory
 * @lane: which of the lines of that row, from 0; those of one line do not overlap
 * @from: where it begins, a part of the year from 0 to 1
 * @to: where it ends
 *
 * A spotlight in a drawn year plan.
 */
typedef struct
{
  IteamSpotlight *spotlight;
  guint           row;
  guint           lane;
  double          from;
  double          to;
} IteamPlanBar;

/**
 * IteamYearPlan:
 * @year: the year
 * @n_rows: how many pillars there are
 * @n_lanes: (array length=n_rows): how many lines each row has, one at least
 * @bars: (element-type IteamPlanBar): the spotlights by row and time
 * @empty_months: the months in which nothing is in the spotlight, a bit for each
 *
 * How a year plan is laid out, whatever it is drawn on.
 */
typedef struct
{
  int     year;
  guint   n_rows;
  guint  *n_lanes;
  GArray *bars;
  guint   empty_months;
} IteamYearPlan;

IteamYearPlan *iteam_year_plan_new   (GPtrArray *spotlights, IteamDirectory *directory, int year);
void           iteam_year_plan_free  (IteamYearPlan *self);
double         iteam_year_plan_place (int year, IteamDay day);
char          *iteam_year_plan_format_months (guint months);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamYearPlan, iteam_year_plan_free)

G_END_DECLS
