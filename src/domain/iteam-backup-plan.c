/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-backup-plan.h"

#include <string.h>

/* Which backups are kept: of the newest days, weeks and months that have one. */
#define N_DAILY 7
#define N_WEEKLY 5
#define N_MONTHLY 12

#define SUFFIX ".iteam"
/* "2019-02-13" */
#define ISO_LENGTH 10

static guint32
week_of (IteamDay day)
{
  /* Julian day 1 was a Monday. */
  return (day - 1) / 7;
}

static guint32
month_of (IteamDay day)
{
  int year, month, in_month;

  iteam_day_to_ymd (day, &year, &month, &in_month);

  return (guint32) (year * 12 + month);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  IteamDay first = *(const IteamDay *) a, second = *(const IteamDay *) b;

  return (first < second) - (first > second);
}

/**
 * iteam_backup_plan_surplus:
 * @days: (element-type IteamDay): the days of which there is a backup
 *
 * Seven days, five weeks and twelve months are kept: of each week and month the
 * newest backup. What stands for a week today may be gone tomorrow, but never
 * the last one of it.
 *
 * Returns: (transfer full) (element-type IteamDay): those that can go.
 */
GArray *
iteam_backup_plan_surplus (const GArray *days)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (IteamDay));
  GArray *surplus = g_array_new (FALSE, FALSE, sizeof (IteamDay));
  guint n_weeks = 0, n_months = 0;
  guint32 week = 0, month = 0;

  g_array_append_vals (sorted, days->data, days->len);
  g_array_sort (sorted, compare_newest_first);
  for (guint i = 0; i < sorted->len; i++)
    {
      IteamDay day = g_array_index (sorted, IteamDay, i);
      gboolean first_of_week = week_of (day) != week;
      gboolean first_of_month = month_of (day) != month;

      week = week_of (day);
      month = month_of (day);
      n_weeks += first_of_week;
      n_months += first_of_month;
      if (i >= N_DAILY && !(first_of_week && n_weeks <= N_WEEKLY) && !(first_of_month && n_months <= N_MONTHLY))
        g_array_append_val (surplus, day);
    }

  return surplus;
}

/**
 * iteam_backup_plan_name:
 * @name: the name of a team file, "Team.iteam"
 * @day: a day
 *
 * Returns: (transfer full): the name of its backup of that day, "Team 2019-02-13.iteam".
 */
char *
iteam_backup_plan_name (const char *name,
                        IteamDay    day)
{
  g_autofree char *stem = g_str_has_suffix (name, SUFFIX) ? g_strndup (name, strlen (name) - strlen (SUFFIX)) : g_strdup (name);
  g_autofree char *iso = iteam_day_to_iso (day);

  return g_strdup_printf ("%s %s" SUFFIX, stem, iso);
}

/**
 * iteam_backup_plan_parse:
 * @name: the name of a team file
 * @file_name: a name of a file
 *
 * Returns: the day of which it is a backup, or %ITEAM_DAY_NONE if it is something else.
 */
IteamDay
iteam_backup_plan_parse (const char *name,
                         const char *file_name)
{
  gsize length = strlen (file_name), tail = ISO_LENGTH + strlen (SUFFIX);
  g_autofree char *iso = NULL;
  g_autofree char *expected = NULL;
  IteamDay day;

  if (length < tail)
    return ITEAM_DAY_NONE;
  iso = g_strndup (file_name + length - tail, ISO_LENGTH);
  day = iteam_day_from_iso (iso);
  if (day == ITEAM_DAY_NONE)
    return ITEAM_DAY_NONE;
  expected = iteam_backup_plan_name (name, day);

  return g_str_equal (expected, file_name) ? day : ITEAM_DAY_NONE;
}
