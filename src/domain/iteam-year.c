/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-year.h"

/* A year in figures, each of which can be counted by hand from what it counts. */

/**
 * iteam_year_counts_activity:
 * @year: a year
 * @activity: an activity
 *
 * Returns: whether it is one of the activities of that year: what was cancelled is not.
 */
gboolean
iteam_year_counts_activity (int            year,
                            IteamActivity *activity)
{
  return iteam_activity_get_year (activity) == year && iteam_activity_get_fields (activity)->state != ITEAM_ACTIVITY_CANCELLED;
}

/**
 * iteam_year_counts_talk:
 * @year: a year
 * @activity: an activity
 *
 * Returns: whether it is one of the theme talks that were held that year.
 */
gboolean
iteam_year_counts_talk (int            year,
                        IteamActivity *activity)
{
  const IteamActivityFields *fields = iteam_activity_get_fields (activity);

  return iteam_year_counts_activity (year, activity) && fields->kind == ITEAM_ACTIVITY_TALK && fields->state == ITEAM_ACTIVITY_DONE;
}

/* The last of which participation is known: a round that is still to come tells nothing. */
static void
choose_round (IteamYear      *self,
              IteamProgramme *programme)
{
  for (guint i = 0; i < self->rounds->len; i++)
    {
      IteamActivity *round = self->rounds->pdata[i];
      g_autoptr (IteamPublicTable) table = iteam_programme_public_table (programme, iteam_entry_get_id (ITEAM_ENTRY (round)));
      IteamTally tally = iteam_programme_tally (programme, iteam_entry_get_id (ITEAM_ENTRY (round)));

      if (self->round != NULL && tally.rate < 0 && tally.completed < 0)
        continue;
      self->round = round;
      self->rate = table->total.rate;
      self->target = iteam_activity_get_fields (round)->target;
    }
}

static void
count_activities (IteamYear      *self,
                  IteamProgramme *programme)
{
  for (guint i = 0; i < programme->activities->len; i++)
    {
      IteamActivity *activity = programme->activities->pdata[i];

      if (!iteam_year_counts_activity (self->year, activity))
        continue;
      self->n_activities++;
      self->n_talks += iteam_year_counts_talk (self->year, activity);
      if (iteam_activity_get_fields (activity)->kind == ITEAM_ACTIVITY_ROUND)
        g_ptr_array_add (self->rounds, g_object_ref (activity));
    }
  choose_round (self, programme);
}

static void
count_spotlights (IteamYear      *self,
                  IteamProgramme *programme,
                  IteamDirectory *directory)
{
  GListModel *pillars = iteam_directory_get_pillars (directory);

  self->n_pillars = g_list_model_get_n_items (pillars);
  self->n_spotlights = g_new0 (guint, self->n_pillars);
  self->empty_months = iteam_spotlights_empty_months (programme->spotlights, self->year);
  for (guint i = 0; i < self->n_pillars; i++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (pillars, i);

      for (guint j = 0; j < programme->spotlights->len; j++)
        if (iteam_spotlight_get_fields (programme->spotlights->pdata[j])->pillar == iteam_pillar_get_id (pillar) &&
            iteam_spotlight_is_in_year (programme->spotlights->pdata[j], self->year))
          self->n_spotlights[i]++;
    }
}

/**
 * iteam_year_new:
 * @programme: the programme
 * @directory: the pillars
 * @year: a year
 * @before: the year that its points go on from
 *
 * Returns: (transfer full): that year in figures.
 */
IteamYear *
iteam_year_new (IteamProgramme *programme,
                IteamDirectory *directory,
                int             year,
                int             before)
{
  IteamYear *self = g_new0 (IteamYear, 1);

  self->year = year;
  self->rounds = g_ptr_array_new_with_free_func (g_object_unref);
  self->rate = self->target = ITEAM_FIGURE_NONE;
  self->lineage = iteam_lineage_count (programme->points, before, year);
  self->points = iteam_lineage_count (programme->points, year, year + 1);
  count_activities (self, programme);
  count_spotlights (self, programme, directory);

  return self;
}

/**
 * iteam_year_free:
 * @self: (transfer full): a year
 */
void
iteam_year_free (IteamYear *self)
{
  g_ptr_array_unref (self->rounds);
  g_free (self->n_spotlights);
  g_free (self);
}

static void
add_year (GArray *years,
          int     year)
{
  guint i = 0;

  if (year == 0)
    return;
  while (i < years->len && g_array_index (years, int, i) > year)
    i++;
  if (i == years->len || g_array_index (years, int, i) != year)
    g_array_insert_val (years, i, year);
}

/**
 * iteam_years_list:
 * @programme: the programme
 *
 * Returns: (transfer full) (element-type int): the years of which it tells something, the
 *   last one first.
 */
GArray *
iteam_years_list (IteamProgramme *programme)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < programme->activities->len; i++)
    add_year (years, iteam_activity_get_year (programme->activities->pdata[i]));
  for (guint i = 0; i < programme->points->len; i++)
    add_year (years, iteam_point_get_fields (programme->points->pdata[i])->year);
  for (guint i = 0; i < programme->counts->len; i++)
    add_year (years, iteam_report_count_get_fields (programme->counts->pdata[i])->year);
  for (guint i = 0; i < programme->spotlights->len; i++)
    {
      int year;

      iteam_day_to_ymd (iteam_spotlight_get_fields (programme->spotlights->pdata[i])->first + 3, &year, NULL, NULL);
      add_year (years, year);
    }

  return years;
}
