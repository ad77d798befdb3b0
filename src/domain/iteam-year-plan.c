/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-year-plan.h"

#define MAX_LANES 32

/**
 * iteam_year_plan_place:
 * @year: a year
 * @day: a day
 *
 * Returns: where the day begins in the year, from 0 to 1; what is outside is at an end.
 */
double
iteam_year_plan_place (int      year,
                       IteamDay day)
{
  IteamDay first = iteam_day_from_ymd (year, 1, 1);
  IteamDay beyond = iteam_day_from_ymd (year + 1, 1, 1);

  return CLAMP (((double) day - first) / (beyond - first), 0.0, 1.0);
}

/**
 * iteam_year_plan_format_months:
 * @months: months, a bit for each: 1 << 0 for January
 *
 * Returns: (transfer full): their names with commas between.
 */
char *
iteam_year_plan_format_months (guint months)
{
  GString *text = g_string_new (NULL);

  for (int month = 1; month <= 12; month++)
    if ((months & (1u << (month - 1))) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", iteam_day_month_name (month));

  return g_string_free (text, FALSE);
}

static int
compare_spotlights (gconstpointer a,
                    gconstpointer b)
{
  return iteam_spotlight_compare (*(IteamSpotlight *const *) a, *(IteamSpotlight *const *) b);
}

/* Each takes the first line that is free by then. */
static void
lay_row (IteamYearPlan *self,
         guint          row,
         GPtrArray     *spotlights,
         gint64         pillar)
{
  double ends[MAX_LANES] = { 0 };

  self->n_lanes[row] = 1;
  for (guint i = 0; i < spotlights->len; i++)
    {
      const IteamSpotlightFields *fields = iteam_spotlight_get_fields (spotlights->pdata[i]);
      IteamPlanBar bar = { .spotlight = spotlights->pdata[i], .row = row };

      if (fields->pillar != pillar)
        continue;
      bar.from = iteam_year_plan_place (self->year, fields->first);
      bar.to = iteam_year_plan_place (self->year, fields->last + 1);
      if (bar.to <= bar.from)
        continue;
      while (bar.lane + 1 < MAX_LANES && bar.lane < self->n_lanes[row] && ends[bar.lane] > bar.from + 1e-9)
        bar.lane++;
      ends[bar.lane] = bar.to;
      self->n_lanes[row] = MAX (self->n_lanes[row], bar.lane + 1);
      g_array_append_val (self->bars, bar);
    }
}

/**
 * iteam_year_plan_new:
 * @spotlights: (element-type IteamSpotlight): spotlights of all years
 * @directory: the pillars
 * @year: a year
 *
 * Returns: (transfer full): the plan of that year; it holds no references to @spotlights.
 */
IteamYearPlan *
iteam_year_plan_new (GPtrArray      *spotlights,
                     IteamDirectory *directory,
                     int             year)
{
  IteamYearPlan *self = g_new0 (IteamYearPlan, 1);
  GListModel *pillars = iteam_directory_get_pillars (directory);
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (spotlights, NULL, NULL);

  self->year = year;
  self->n_rows = g_list_model_get_n_items (pillars);
  self->n_lanes = g_new0 (guint, self->n_rows);
  self->bars = g_array_new (FALSE, FALSE, sizeof (IteamPlanBar));
  self->empty_months = iteam_spotlights_empty_months (spotlights, year);
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_spotlights);
  for (guint row = 0; row < self->n_rows; row++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (pillars, row);

      lay_row (self, row, sorted, iteam_pillar_get_id (pillar));
    }

  return self;
}

/**
 * iteam_year_plan_free:
 * @self: (transfer full): a plan
 */
void
iteam_year_plan_free (IteamYearPlan *self)
{
  g_free (self->n_lanes);
  g_array_unref (self->bars);
  g_free (self);
}
