/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-day.h"
#include "iteam-id.h"
#include "iteam-text.h"

static void
test_iso (void)
{
  const struct { const char *iso; gboolean valid; } cases[] = {
    { "2018-06-19", TRUE }, { "2020-02-29", TRUE }, { "2019-02-29", FALSE },
    { "2019-13-01", FALSE }, { "2019-1-1", FALSE }, { "2019-01-01 ", FALSE }, { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      IteamDay day = iteam_day_from_iso (cases[i].iso);
      g_autofree char *back = iteam_day_to_iso (day);

      g_assert_cmpint (day != ITEAM_DAY_NONE, ==, cases[i].valid);
      g_assert_cmpstr (back, ==, cases[i].valid ? cases[i].iso : NULL);
    }
}

static void
test_months (void)
{
  g_assert_cmpuint (iteam_day_add_months (iteam_day_from_iso ("2019-01-31"), 1), ==, iteam_day_from_iso ("2019-02-28"));
  g_assert_cmpuint (iteam_day_add_months (iteam_day_from_iso ("2019-03-31"), -1), ==, iteam_day_from_iso ("2019-02-28"));
  g_assert_cmpint (iteam_day_weekday (iteam_day_from_iso ("2018-06-19")), ==, 2);
}

static void
test_format (void)
{
  IteamDay today = iteam_day_from_iso ("2018-06-19");
  const struct { const char *iso; IteamDayStyle style; const char *text; } cases[] = {
    { "2018-06-19", ITEAM_DAY_RELATIVE, "Today" },
    { "2018-06-20", ITEAM_DAY_RELATIVE, "Tomorrow" },
    { "2018-06-22", ITEAM_DAY_RELATIVE, "Fri 22 Jun" },
    { "2018-07-22", ITEAM_DAY_RELATIVE, "22 Jul" },
    { "2019-05-15", ITEAM_DAY_SHORT, "15 May 2019" },
    { "2019-05-15", ITEAM_DAY_LONG, "Wednesday 15 May 2019" },
    { "2019-05-15", ITEAM_DAY_NUMERIC, "15-5-2019" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = iteam_day_format (iteam_day_from_iso (cases[i].iso), today, cases[i].style);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_positions (void)
{
  g_autofree char *low = NULL;
  g_autofree char *high = iteam_position_between (NULL, NULL);

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *middle = iteam_position_between (low, high);

      g_assert_cmpstr (middle, <, high);
      if (low != NULL)
        g_assert_cmpstr (middle, >, low);

      if (g_random_boolean ())
        {
          g_free (low);
          low = g_steal_pointer (&middle);
        }
      else
        {
          g_free (high);
          high = g_steal_pointer (&middle);
        }
    }
}

static void
test_fold (void)
{
  const struct { const char *text, *folded; } cases[] = {
    { "Één ﬁets", "een fiets" }, { "COÖRDINATOR", "coordinator" }, { "plain", "plain" }, { NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = iteam_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_words (void)
{
  g_auto (GStrv) words = iteam_text_words ("  Folder \"achter je\" één ");

  g_assert_cmpuint (g_strv_length (words), ==, 3);
  g_assert_cmpstr (words[0], ==, "folder");
  g_assert_cmpstr (words[1], ==, "achter je");
  g_assert_cmpstr (words[2], ==, "een");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day/iso", test_iso);
  g_test_add_func ("/day/months", test_months);
  g_test_add_func ("/day/format", test_format);
  g_test_add_func ("/id/positions", test_positions);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/words", test_words);

  return g_test_run ();
}
