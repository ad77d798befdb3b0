/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-clock.h"

static void
test_time (void)
{
  static const struct
  {
    const char *text;
    const char *iso;
  } cases[] = {
    { "9:30", "09:30" },
    { "9.30", "09:30" },
    { "9.30 uur", "09:30" },
    { "930", "09:30" },
    { "1430", "14:30" },
    { "9", "09:00" },
    { "14u", "14:00" },
    { "14u15", "14:15" },
    { "14h15", "14:15" },
    { "9 uur", "09:00" },
    { "om 9:30", "09:30" },
    { "at 9:30 am", "09:30" },
    { "2 pm", "14:00" },
    { "2:15pm", "14:15" },
    { "12 am", "00:00" },
    { "12 pm", "12:00" },
    { "noon", "12:00" },
    { "half tien", "09:30" },
    { "Half Drie", "14:30" },
    { "half past nine", "09:30" },
    { "kwart over negen", "09:15" },
    { "kwart voor 10", "09:45" },
    { "quarter to ten", "09:45" },
    { "0:00", "00:00" },
    { "23:59", "23:59" },
    { "24:00", NULL },
    { "9:60", NULL },
    { "9:3", NULL },
    { "13 pm", NULL },
    { "half", NULL },
    { "half dertien", NULL },
    { "kwart negen", NULL },
    { "9:30 of 10:30", NULL },
    { "99999", NULL },
    { "", NULL },
    { "morgen", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *iso = iteam_time_to_iso (iteam_time_parse (cases[i].text));

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

static void
test_iso (void)
{
  const char *const wrong[] = { "9:30", "09:3", "24:00", "09:60", "09-30", "09:30:00", "ab:cd", "" };

  g_assert_cmpint (iteam_time_from_iso (NULL), ==, ITEAM_TIME_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (iteam_time_from_iso (wrong[i]), ==, ITEAM_TIME_NONE);

  for (IteamTime time = 0; time <= ITEAM_TIME_LAST; time++)
    {
      g_autofree char *iso = iteam_time_to_iso (time);
      g_autofree char *text = iteam_time_format (time);

      g_assert_cmpint (iteam_time_from_iso (iso), ==, time);
      g_assert_cmpint (iteam_time_parse (text), ==, time);
    }
}

static void
test_duration (void)
{
  static const struct
  {
    const char *text;
    int minutes;
  } cases[] = {
    { "10", 10 },
    { "0", 0 },
    { "90m", 90 },
    { "90 min", 90 },
    { "90 minuten", 90 },
    { "1u30", 90 },
    { "1h30m", 90 },
    { "1u", 60 },
    { "2 uur", 120 },
    { "1 uur 30", 90 },
    { "1 uur en 15 minuten", 75 },
    { "1:30", 90 },
    { "1:05 uur", 65 },
    { "1.5h", 90 },
    { "1,5 uur", 90 },
    { "0,25 uur", 15 },
    { "1.75 hours", 105 },
    { "een kwartier", 15 },
    { "half uur", 30 },
    { "Drie kwartier", 45 },
    { "anderhalf uur", 90 },
    { "half an hour", 30 },
    { "1440", 1440 },
    { "1441", -1 },
    { "1,5", -1 },
    { "1:5", -1 },
    { "1:60", -1 },
    { "1u60", -1 },
    { "-10", -1 },
    { "10 dagen", -1 },
    { "tien", -1 },
    { "", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (iteam_duration_parse (cases[i].text), ==, cases[i].minutes);
    }
}

static void
test_duration_again (void)
{
  for (int minutes = 0; minutes <= 1440; minutes++)
    {
      g_autofree char *text = iteam_duration_format (minutes);

      g_assert_cmpint (iteam_duration_parse (text), ==, minutes);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock/time", test_time);
  g_test_add_func ("/clock/iso", test_iso);
  g_test_add_func ("/clock/duration", test_duration);
  g_test_add_func ("/clock/duration-again", test_duration_again);

  return g_test_run ();
}
