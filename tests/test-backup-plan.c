/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-backup-plan.h"

/* A backup a day for as long as it takes: seven days, five weeks, twelve months. */
static void
test_every_day (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (IteamDay));
  IteamDay first = iteam_day_from_iso ("2018-01-01");

  for (IteamDay day = first; day < first + 1000; day++)
    {
      g_autoptr (GArray) surplus = NULL;

      g_array_append_val (days, day);
      surplus = iteam_backup_plan_surplus (days);
      for (guint i = 0; i < surplus->len; i++)
        for (guint j = 0; j < days->len; j++)
          if (g_array_index (days, IteamDay, j) == g_array_index (surplus, IteamDay, i))
            {
              g_array_remove_index (days, j);
              break;
            }

      for (guint i = 0; i < 7; i++)
        if (day >= first + i)
          g_assert_true (g_array_index (days, IteamDay, days->len - 1 - i) == day - i);
      g_assert_cmpuint (days->len, <=, 7 + 5 + 12);
      /* Never more than a month between two of the last year. */
      for (guint i = 1; i < days->len; i++)
        g_assert_cmpuint (g_array_index (days, IteamDay, i) - g_array_index (days, IteamDay, i - 1), <=, 31);
      if (day > first + 400)
        g_assert_cmpuint (g_array_index (days, IteamDay, 0), <=, day - 300);
    }
}

static void
test_few (void)
{
  const char *isos[] = { "2018-01-01", "2018-06-13", "2018-06-14", "2019-02-13", "2019-02-14", "2019-05-15" };
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (IteamDay));
  g_autoptr (GArray) surplus = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (isos); i++)
    {
      IteamDay day = iteam_day_from_iso (isos[i]);

      g_array_append_val (days, day);
    }
  surplus = iteam_backup_plan_surplus (days);
  g_assert_cmpuint (surplus->len, ==, 0);
}

static void
test_names (void)
{
  const struct { const char *name, *file_name, *day; } cases[] = {
    { "Team.iteam", "Team 2019-02-13.iteam", "2019-02-13" }, { "Team.iteam", "Team.iteam", NULL },
    { "Team.iteam", "Ander 2019-02-13.iteam", NULL }, { "Team.iteam", "Team 2019-02-31.iteam", NULL },
    { "Team", "Team 2019-02-13.iteam", "2019-02-13" }, { "Team.iteam", "Team 2019-02-13.iteam~", NULL },
    { "Team.iteam", "x", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (iteam_backup_plan_parse (cases[i].name, cases[i].file_name), ==,
                      cases[i].day != NULL ? iteam_day_from_iso (cases[i].day) : ITEAM_DAY_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/backup-plan/every-day", test_every_day);
  g_test_add_func ("/backup-plan/few", test_few);
  g_test_add_func ("/backup-plan/names", test_names);

  return g_test_run ();
}
