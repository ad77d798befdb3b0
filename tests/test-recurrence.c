/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-action-point.h"
#include "iteam-check-item.h"
#include "iteam-recurrence.h"

static IteamDay
day (const char *iso)
{
  return iteam_day_from_iso (iso);
}

#define assert_day(actual, expected)                       \
  G_STMT_START {                                           \
    g_autofree char *actual_iso = iteam_day_to_iso (actual); \
    g_assert_cmpstr (actual_iso, ==, expected);            \
  } G_STMT_END

static void
test_valid (void)
{
  static const struct { const char *rule; gboolean valid, names_days; } cases[] = {
    { "FREQ=DAILY", TRUE, FALSE }, { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", TRUE, TRUE },
    { "FREQ=MONTHLY;BYDAY=1MO", TRUE, TRUE }, { "FREQ=YEARLY;BYMONTH=5", TRUE, FALSE },
    { "FREQ=MONTHLY;UNTIL=20280101T000000Z", TRUE, FALSE }, { "FREQ=MONTHLY;BYMONTHDAY=-1", TRUE, TRUE },
    { NULL, FALSE, FALSE }, { "", FALSE, FALSE }, { "elke week", FALSE, FALSE }, { "FREQ=HOURLY", FALSE, FALSE },
    { "FREQ=WEEKLY;INTERVAL=0", FALSE, FALSE }, { "FREQ=WEEKLY;INTERVAL=-1", FALSE, FALSE }, { "FREQ=WEEKLY;BYDAY=XX", FALSE, FALSE },
    { "INTERVAL=2", FALSE, FALSE }, { "FREQ=DAILY;BYHOUR=3", FALSE, FALSE }, { "FREQ=MONTHLY;BYMONTHDAY=40", FALSE, FALSE },
    { "FREQ=WEEKLY;COUNT=3;UNTIL=20270101", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].rule);
      g_assert_cmpint (iteam_recurrence_is_valid (cases[i].rule), ==, cases[i].valid);
      g_assert_cmpint (iteam_recurrence_names_days (cases[i].rule), ==, cases[i].names_days);
    }
}

/* A series ends on a day, or after so many meetings, or goes on. */
static void
test_end (void)
{
  static const struct { const char *rule, *until; int count; const char *ended; } cases[] = {
    { "FREQ=WEEKLY;BYDAY=TU", "2027-12-31", 0, "FREQ=WEEKLY;UNTIL=20271231;BYDAY=TU" },
    { "FREQ=WEEKLY;BYDAY=TU", NULL, 8, "FREQ=WEEKLY;COUNT=8;BYDAY=TU" },
    { "FREQ=WEEKLY;COUNT=3;BYDAY=TU", "2027-12-31", 8, "FREQ=WEEKLY;UNTIL=20271231;BYDAY=TU" },
    { "FREQ=WEEKLY;UNTIL=20271231;BYDAY=TU", NULL, 0, "FREQ=WEEKLY;BYDAY=TU" },
    { "elke week", NULL, 8, "elke week" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      IteamDay until = cases[i].until != NULL ? day (cases[i].until) : ITEAM_DAY_NONE;
      g_autofree char *ended = iteam_recurrence_set_end (cases[i].rule, until, cases[i].count);
      gboolean valid = iteam_recurrence_is_valid (ended);

      g_assert_cmpstr (ended, ==, cases[i].ended);
      g_assert_cmpuint (iteam_recurrence_get_until (ended), ==, until);
      g_assert_cmpint (iteam_recurrence_get_count (ended), ==, valid && until == ITEAM_DAY_NONE ? cases[i].count : 0);
    }
}

static void
test_next (void)
{
  static const struct { const char *rule, *from, *next; } cases[] = {
    { "FREQ=DAILY", "2028-02-28", "2028-02-29" }, { "FREQ=DAILY;INTERVAL=10", "2027-12-25", "2028-01-04" },
    { "FREQ=WEEKLY", "2026-12-28", "2027-01-04" }, { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", "2026-05-19", "2026-06-30" },
    { "FREQ=WEEKLY;BYDAY=TU,TH", "2026-05-19", "2026-05-21" }, { "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-05-15", "2026-05-18" },
    { "FREQ=MONTHLY", "2026-05-15", "2026-06-15" }, { "FREQ=MONTHLY", "2027-01-31", "2027-02-28" },
    { "FREQ=MONTHLY", "2028-01-31", "2028-02-29" }, { "FREQ=MONTHLY", "2027-01-30", "2027-02-28" },
    { "FREQ=MONTHLY", "2028-01-29", "2028-02-29" }, { "FREQ=MONTHLY;INTERVAL=3", "2026-11-30", "2027-02-28" },
    { "FREQ=MONTHLY;BYDAY=1MO", "2026-05-04", "2026-06-01" }, { "FREQ=MONTHLY;BYDAY=5FR", "2026-05-29", "2026-07-31" },
    { "FREQ=MONTHLY;BYDAY=-1FR", "2026-05-15", "2026-05-29" }, { "FREQ=MONTHLY;BYMONTHDAY=-1", "2028-02-01", "2028-02-29" },
    { "FREQ=MONTHLY;BYMONTHDAY=31", "2026-05-31", "2026-07-31" },
    { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-05-01", "2026-05-29" },
    { "FREQ=YEARLY", "2026-05-15", "2027-05-15" }, { "FREQ=YEARLY", "2028-02-29", "2029-02-28" },
    { "FREQ=YEARLY;INTERVAL=4", "2028-02-29", "2032-02-29" }, { "FREQ=YEARLY;BYMONTH=5;BYDAY=1MO", "2026-05-04", "2027-05-03" },
    { "FREQ=MONTHLY;UNTIL=20260601", "2026-05-15", NULL }, { "FREQ=MONTHLY;UNTIL=20260615T080000Z", "2026-05-15", "2026-06-15" },
    { "FREQ=MONTHLY;COUNT=2", "2026-05-15", "2026-06-15" }, { "FREQ=MONTHLY;COUNT=1", "2026-05-15", NULL },
    { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-05-15", NULL }, { "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "2026-05-15", NULL },
    { "elke week", "2026-05-15", NULL }, { NULL, "2026-05-15", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s from %s", cases[i].rule, cases[i].from);
      assert_day (iteam_recurrence_next (cases[i].rule, day (cases[i].from)), cases[i].next);
    }
}

/* Each is carried on from the one before, as action points are. */
static void
test_rest (void)
{
  static const struct { const char *rule, *from, *days[4]; } cases[] = {
    { "FREQ=MONTHLY", "2027-12-31", { "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30" } },
    { "FREQ=MONTHLY", "2028-01-30", { "2028-02-29", "2028-03-30", "2028-04-30", "2028-05-30" } },
    { "FREQ=YEARLY", "2028-02-29", { "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29" } },
    { "FREQ=WEEKLY;COUNT=3", "2026-05-15", { "2026-05-22", "2026-05-29", NULL, NULL } },
    { "FREQ=MONTHLY;UNTIL=20260801", "2026-05-31", { "2026-06-30", "2026-07-31", NULL, NULL } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rule = g_strdup (cases[i].rule);
      IteamDay from = day (cases[i].from);

      for (gsize k = 0; k < G_N_ELEMENTS (cases[i].days); k++)
        {
          g_autofree char *rest = NULL;
          IteamDay next = iteam_recurrence_next_after (rule, from, from, &rest);

          g_test_message ("%s from %u", rule, from);
          assert_day (next, cases[i].days[k]);
          if (next == ITEAM_DAY_NONE)
            break;
          g_assert_true (iteam_recurrence_is_valid (rest));
          g_free (g_steal_pointer (&rule));
          rule = g_steal_pointer (&rest);
          from = next;
        }
    }
}

static int
days_in_month (int year,
               int month)
{
  return month == 2 ? 28 + (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
                    : 30 + (month + (month > 7)) % 2;
}

/* Twenty years of a rule beside a walk that looks at each day. */
static void
test_years (void)
{
  enum { LAST_DAY, FIRST_MONDAY, LAST_WORKING_DAY, EVERY_SIX_WEEKS, WORKING_DAYS, FIFTEENTH, EVERY_THIRD_MONTH, LEAP_DAY, N_RULES };
  static const struct { const char *rule, *from; } rules[N_RULES] = {
    [LAST_DAY] = { "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31" },
    [FIRST_MONDAY] = { "FREQ=MONTHLY;BYDAY=1MO", "2026-01-05" },
    [LAST_WORKING_DAY] = { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-30" },
    [EVERY_SIX_WEEKS] = { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", "2026-01-06" },
    [WORKING_DAYS] = { "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-01-01" },
    [FIFTEENTH] = { "FREQ=MONTHLY;BYMONTHDAY=15", "2026-01-15" },
    [EVERY_THIRD_MONTH] = { "FREQ=MONTHLY;INTERVAL=3", "2025-12-31" },
    [LEAP_DAY] = { "FREQ=YEARLY", "2024-02-29" },
  };

  for (int k = 0; k < N_RULES; k++)
    {
      g_autofree char *rule = iteam_recurrence_pin (rules[k].rule, day (rules[k].from));
      IteamDay last = day (rules[k].from), end = day ("2046-01-01");
      guint n_found = 0;

      for (IteamDay at = last + 1; at < end; at++)
        {
          int year, month, number, weekday = iteam_day_weekday (at);
          gboolean recurs = FALSE;
          int left;

          iteam_day_to_ymd (at, &year, &month, &number);
          left = days_in_month (year, month) - number;
          switch (k)
            {
            case LAST_DAY: recurs = left == 0; break;
            case FIRST_MONDAY: recurs = weekday == 1 && number <= 7; break;
            case LAST_WORKING_DAY: recurs = (weekday <= 5 && left == 0) || (weekday == 5 && left <= 2); break;
            case EVERY_SIX_WEEKS: recurs = (at - day (rules[k].from)) % 42 == 0; break;
            case WORKING_DAYS: recurs = weekday <= 5; break;
            case FIFTEENTH: recurs = number == 15; break;
            case EVERY_THIRD_MONTH: recurs = left == 0 && month % 3 == 0; break;
            case LEAP_DAY: recurs = month == 2 && left == 0; break;
            default: g_assert_not_reached ();
            }

          if (!recurs)
            continue;

          g_assert_cmpuint (iteam_recurrence_next (rule, last), ==, at);
          last = at;
          n_found++;
        }
      g_assert_cmpuint (n_found, >=, 20);
    }
}

static void
test_first (void)
{
  static const struct { const char *rule, *from, *first; } cases[] = {
    { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", "2026-05-20", "2026-05-26" }, { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", "2026-05-19", "2026-05-19" },
    { "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "2026-05-20", "2026-06-01" }, { "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15", "2026-05-20", "2027-05-15" },
    { "FREQ=WEEKLY;BYDAY=TU;COUNT=1", "2026-05-20", "2026-05-26" }, { "nonsense", "2026-05-20", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_day (iteam_recurrence_first (cases[i].rule, day (cases[i].from)), cases[i].first);
}

static void
test_completed (void)
{
  static const struct { const char *rule, *completed, *next; } cases[] = {
    { "FREQ=MONTHLY;INTERVAL=3", "2026-05-20", "2026-08-20" }, { "FREQ=WEEKLY;INTERVAL=6", "2026-05-20", "2026-07-01" },
    { "FREQ=MONTHLY", "2027-01-31", "2027-02-28" },
    /* On a Monday, with the Tuesday of the same week ahead. */
    { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", "2026-05-18", "2026-06-30" }, { "FREQ=WEEKLY;BYDAY=TU", "2026-05-18", "2026-05-26" },
    { "FREQ=WEEKLY;BYDAY=TU,TH", "2026-05-19", "2026-05-21" }, { "FREQ=WEEKLY;BYDAY=TU", "2026-05-24", "2026-05-26" },
    { "FREQ=MONTHLY;BYDAY=1MO", "2026-06-01", "2026-07-06" }, { "FREQ=MONTHLY;BYMONTHDAY=15", "2026-05-02", "2026-06-15" },
    { "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=1", "2026-05-02", "2027-09-01" }, { "FREQ=DAILY;INTERVAL=2", "2026-05-02", "2026-05-04" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s at %s", cases[i].rule, cases[i].completed);
      assert_day (iteam_recurrence_next_completed (cases[i].rule, day (cases[i].completed), NULL), cases[i].next);
    }
}

/* What is said for a rule is read as that rule again. */
static void
test_words (void)
{
  static const struct { const char *text, *rule, *described; } cases[] = {
    { "elke dag", "FREQ=DAILY", "every day" }, { "dagelijks", "FREQ=DAILY", "every day" },
    { "every 3 days", "FREQ=DAILY;INTERVAL=3", "every 3 days" },
    { "elke werkdag", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every working day" },
    { "every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every working day" },
    { "elke week", "FREQ=WEEKLY", "every week" }, { "Iedere week", "FREQ=WEEKLY", "every week" }, { "weekly", "FREQ=WEEKLY", "every week" },
    { "iedere 2 weken", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks" }, { "elke twee weken", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks" },
    { "om de week", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks" }, { "om de twee weken", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks" },
    { "om de andere week", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks" }, { "om de dag", "FREQ=DAILY;INTERVAL=2", "every 2 days" },
    { "every other week", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks" }, { "elke tweede week", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks" },
    { "fortnightly", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks" }, { "tweewekelijks", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks" },
    { "elke 6 weken op dinsdag", "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", "every 6 weeks on Tuesday" },
    { "every six weeks on Tuesday", "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", "every 6 weeks on Tuesday" },
    { "elke week op di en do", "FREQ=WEEKLY;BYDAY=TU,TH", "every week on Tuesday and Thursday" },
    { "elke maandag, woensdag en vrijdag", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "every week on Monday, Wednesday and Friday" },
    { "elke dinsdag", "FREQ=WEEKLY;BYDAY=TU", "every week on Tuesday" }, { "op elke dinsdag", "FREQ=WEEKLY;BYDAY=TU", "every week on Tuesday" },
    { "every other friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "every 2 weeks on Friday" },
    { "maandelijks", "FREQ=MONTHLY", "every month" }, { "every month", "FREQ=MONTHLY", "every month" }, { "elke maand", "FREQ=MONTHLY", "every month" },
    { "eens per maand", "FREQ=MONTHLY", "every month" }, { "1x per maand", "FREQ=MONTHLY", "every month" }, { "once a month", "FREQ=MONTHLY", "every month" },
    { "every third month", "FREQ=MONTHLY;INTERVAL=3", "every quarter" },
    { "elk kwartaal", "FREQ=MONTHLY;INTERVAL=3", "every quarter" }, { "quarterly", "FREQ=MONTHLY;INTERVAL=3", "every quarter" },
    { "4x per jaar", "FREQ=MONTHLY;INTERVAL=3", "every quarter" }, { "twice a year", "FREQ=MONTHLY;INTERVAL=6", "every 6 months" },
    { "elk half jaar", "FREQ=MONTHLY;INTERVAL=6", "every 6 months" }, { "halfjaarlijks", "FREQ=MONTHLY;INTERVAL=6", "every 6 months" },
    { "elke 4 maanden", "FREQ=MONTHLY;INTERVAL=4", "every 4 months" },
    { "elke eerste maandag van de maand", "FREQ=MONTHLY;BYDAY=1MO", "every month on the first Monday" },
    { "elke maand op de eerste maandag", "FREQ=MONTHLY;BYDAY=1MO", "every month on the first Monday" },
    { "de eerste maandag van elke maand", "FREQ=MONTHLY;BYDAY=1MO", "every month on the first Monday" },
    { "on the first Monday of every month", "FREQ=MONTHLY;BYDAY=1MO", "every month on the first Monday" },
    { "every first monday", "FREQ=MONTHLY;BYDAY=1MO", "every month on the first Monday" },
    { "elke laatste vrijdag van de maand", "FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday" },
    { "elke maand op de voorlaatste vrijdag", "FREQ=MONTHLY;BYDAY=-2FR", "every month on the second to last Friday" },
    { "every month on the second to last Friday", "FREQ=MONTHLY;BYDAY=-2FR", "every month on the second to last Friday" },
    { "elke 2e dinsdag van de maand", "FREQ=MONTHLY;BYDAY=2TU", "every month on the second Tuesday" },
    { "elk kwartaal op de eerste maandag", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "every quarter on the first Monday" },
    { "elke maand op de laatste werkdag", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "every month on the last working day" },
    { "elke maand op de 15e", "FREQ=MONTHLY;BYMONTHDAY=15", "every month on day 15" },
    { "the 15th of every month", "FREQ=MONTHLY;BYMONTHDAY=15", "every month on day 15" },
    { "elke 15e van de maand", "FREQ=MONTHLY;BYMONTHDAY=15", "every month on day 15" },
    { "every month on day 15", "FREQ=MONTHLY;BYMONTHDAY=15", "every month on day 15" },
    { "elke maand op de laatste dag", "FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day" },
    { "elke maand op de 31e", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "every month on the last day" },
    { "elke maand op de 30e", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "every month on day 30" },
    { "jaarlijks", "FREQ=YEARLY", "every year" }, { "yearly", "FREQ=YEARLY", "every year" }, { "elk jaar", "FREQ=YEARLY", "every year" },
    { "every 2 years", "FREQ=YEARLY;INTERVAL=2", "every 2 years" }, { "om het jaar", "FREQ=YEARLY;INTERVAL=2", "every 2 years" },
    { "elk jaar in mei", "FREQ=YEARLY;BYMONTH=5", "every year in May" }, { "elke september", "FREQ=YEARLY;BYMONTH=9", "every year in September" },
    { "elk jaar op 15 mei", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15", "every year on 15 May" },
    { "every year on May 15th", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15", "every year on 15 May" },
    { "jaarlijks op 29 februari", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "every year on the last day of February" },
    { "elk jaar op de eerste maandag van mei", "FREQ=YEARLY;BYMONTH=5;BYDAY=1MO", "every year on the first Monday of May" },
    { "FREQ=DAILY;INTERVAL=5", "FREQ=DAILY;INTERVAL=5", "every 5 days" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rule = iteam_recurrence_parse (cases[i].text, NULL);
      g_autofree char *described = NULL, *again = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (rule);
      g_assert_true (iteam_recurrence_is_valid (rule));
      described = iteam_recurrence_describe (rule, FALSE);
      g_assert_cmpstr (described, ==, cases[i].described);
      again = iteam_recurrence_parse (cases[i].rule, NULL);
      g_assert_cmpstr (again, ==, cases[i].rule);
      /* libical has its own order of the parts. */
      g_clear_pointer (&again, g_free);
      again = iteam_recurrence_describe (cases[i].rule, FALSE);
      g_assert_cmpstr (again, ==, described);
      assert_day (iteam_recurrence_next (rule, day ("2026-05-15")) - iteam_recurrence_next (cases[i].rule, day ("2026-05-15")), NULL);
    }
}

static void
test_not_words (void)
{
  static const char *const texts[] = {
    "", "  ", "week", "elke", "elke 0 weken", "elke appel", "2 weken", "om de", "om de hoek", "elke week vergaderen", "5x per jaar",
    "elke 31 februari", "elk jaar op 31 februari", "elke tweede dinsdag", "every a week", "maand", "elke 3 dinsdag", NULL
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_null (iteam_recurrence_parse (texts[i], NULL));
    }
}

static void
test_completion_words (void)
{
  static const struct { const char *text, *rule; gboolean from_completion; } cases[] = {
    { "elke 3 maanden na afronding", "FREQ=MONTHLY;INTERVAL=3", TRUE }, { "elke 3 maanden", "FREQ=MONTHLY;INTERVAL=3", FALSE },
    { "every quarter after completion", "FREQ=MONTHLY;INTERVAL=3", TRUE },
    { "elke 6 weken op dinsdag vanaf afronding", "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean from_completion;
      g_autofree char *rule = iteam_recurrence_parse (cases[i].text, &from_completion);
      g_autofree char *described = iteam_recurrence_describe (cases[i].rule, cases[i].from_completion);

      g_assert_cmpstr (rule, ==, cases[i].rule);
      g_assert_cmpint (from_completion, ==, cases[i].from_completion);
      g_assert_cmpint (g_str_has_suffix (described, "after completion"), ==, cases[i].from_completion);
    }
}

static void
test_describe (void)
{
  static const struct { const char *rule, *described; } cases[] = {
    { NULL, "" }, { "nonsense", "nonsense" }, { "FREQ=WEEKLY;COUNT=1", "every week, 1 time" }, { "FREQ=WEEKLY;COUNT=5", "every week, 5 times" },
    { "FREQ=WEEKLY;UNTIL=20271231", "every week until Friday 31 December 2027" },
    { "FREQ=MONTHLY;BYMONTHDAY=1,15", "every month on day 1 and day 15" },
    { "FREQ=MONTHLY;BYDAY=-2FR", "every month on the second to last Friday" },
    { "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", "every month on the first Monday" },
    { "FREQ=YEARLY;BYWEEKNO=20", "FREQ=YEARLY;BYWEEKNO=20" }, { "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13" },
    { "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1" },
    { "FREQ=MONTHLY;BYMONTHDAY=-3", "FREQ=MONTHLY;BYMONTHDAY=-3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *described = iteam_recurrence_describe (cases[i].rule, FALSE);

      g_assert_cmpstr (described, ==, cases[i].described);
    }
}

static void
test_find (void)
{
  static const struct { const char *text, *found; } cases[] = {
    { "rechten nalopen elke 6 weken op dinsdag", "elke 6 weken op dinsdag" },
    { "elke maand rechten nalopen", "elke maand" }, { "rechten nalopen, elk kwartaal, met FG", "elk kwartaal" },
    { "rechten nalopen om de week @HRM", "om de week" }, { "make a report every month @HRM", "every month" },
    { "rechten nalopen jaarlijks", "jaarlijks" }, { "maandelijks de rechten nalopen", "maandelijks" },
    { "rechten nalopen jaarlijks @FG", "jaarlijks" }, { "rechten nalopen (elke week)", "elke week" },
    { "nalopen op de eerste maandag van elke maand", "op de eerste maandag van elke maand" },
    { "nalopen elke week uiterlijk 3 mei", "elke week" },
    { "wachtwoorden wijzigen elke 3 maanden na afronding", "elke 3 maanden na afronding" },
    /* What it is about. */
    { "cijfers van elke maand opvragen", NULL }, { "een thema voor elk kwartaal kiezen", NULL }, { "monthly report schrijven", NULL },
    { "jaarlijks verslag schrijven", NULL }, { "om de week te beginnen", NULL }, { "folder maken", NULL }, { "elke medewerker bellen", NULL },
    { "hapje om de hoek", NULL }, { "het verslag van vorige week", NULL }, { "numbers for each quarter", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (IteamRecurrenceMatch) match = { 0, };
      g_autofree char *found = NULL;

      g_test_message ("%s", cases[i].text);
      if (iteam_recurrence_find (cases[i].text, 0, &match))
        found = g_strndup (cases[i].text + match.start, match.end - match.start);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static IteamActionPoint *
make_action (const char *rule,
             gboolean    from_completion,
             const char *start,
             const char *due)
{
  IteamActionPoint *action = iteam_action_point_new ("Rechten nalopen", day ("2026-01-05"));
  const gint64 owners[] = { 11, 12 };

  iteam_action_point_set_description (action, "Per team");
  iteam_action_point_set_status (action, ITEAM_ACTION_WAITING, day ("2026-01-06"));
  iteam_action_point_set_waiting_for (action, "Lijst");
  iteam_action_point_set_kind (action, ITEAM_ACTION_KIND_ATTENTION);
  iteam_action_point_set_priority (action, ITEAM_PRIORITY_HIGH);
  iteam_action_point_set_pillar (action, 21);
  iteam_action_point_set_start (action, day (start));
  iteam_action_point_set_due (action, day (due));
  iteam_action_point_set_recurrence (action, rule, from_completion);
  iteam_action_point_set_origin (action, "I-team", "meeting:3");
  iteam_action_point_set_owners (action, owners, G_N_ELEMENTS (owners));

  return action;
}

static void
test_next_occurrence (void)
{
  static const struct { const char *rule; gboolean from_completion; const char *start, *due, *today, *next_start, *next_due; } cases[] = {
    /* in time, early, late, much too late */
    { "FREQ=MONTHLY", FALSE, "2026-05-01", "2026-05-15", "2026-05-15", "2026-06-01", "2026-06-15" },
    { "FREQ=MONTHLY", FALSE, "2026-05-01", "2026-05-15", "2026-04-20", "2026-06-01", "2026-06-15" },
    { "FREQ=MONTHLY", FALSE, NULL, "2026-05-15", "2026-05-20", NULL, "2026-06-15" },
    { "FREQ=MONTHLY", FALSE, NULL, "2026-05-15", "2026-09-20", NULL, "2026-10-15" },
    { "FREQ=WEEKLY", FALSE, NULL, "2026-05-15", "2026-05-22", NULL, "2026-05-29" },
    { "FREQ=MONTHLY", TRUE, "2026-05-01", "2026-05-15", "2026-05-20", "2026-06-06", "2026-06-20" },
    { "FREQ=MONTHLY", FALSE, NULL, "2027-01-31", "2027-01-31", NULL, "2027-02-28" },
    { "FREQ=YEARLY", FALSE, NULL, NULL, "2026-05-20", NULL, "2027-05-20" },
    { "FREQ=YEARLY", FALSE, "2026-05-01", NULL, "2026-05-20", "2027-05-01", NULL },
    { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", TRUE, NULL, "2026-05-12", "2026-05-18", NULL, "2026-06-30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamActionPoint) action = make_action (cases[i].rule, cases[i].from_completion, cases[i].start, cases[i].due);
      g_autoptr (IteamActionPoint) next = iteam_action_point_next_occurrence (action, day (cases[i].today));
      const IteamActionFields *fields = iteam_action_point_get_fields (next);
      guint n_owners;

      g_test_message ("%s due %s done %s", cases[i].rule, cases[i].due, cases[i].today);
      assert_day (fields->start, cases[i].next_start);
      assert_day (fields->due, cases[i].next_due);
      assert_day (fields->created, cases[i].today);
      g_assert_cmpint (fields->id, !=, iteam_action_point_get_id (action));
      g_assert_cmpint (fields->number, ==, 0);
      g_assert_cmpstr (fields->title, ==, "Rechten nalopen");
      g_assert_cmpstr (fields->description, ==, "Per team");
      g_assert_cmpint (fields->status, ==, ITEAM_ACTION_NOT_STARTED);
      g_assert_null (fields->waiting_for);
      g_assert_cmpint (fields->kind, ==, ITEAM_ACTION_KIND_ATTENTION);
      g_assert_cmpint (fields->priority, ==, ITEAM_PRIORITY_HIGH);
      g_assert_cmpint (fields->pillar, ==, 21);
      g_assert_cmpint (fields->postponed, ==, 0);
      g_assert_cmpstr (fields->origin, ==, "I-team");
      g_assert_cmpstr (fields->origin_ref, ==, "meeting:3");
      g_assert_true (iteam_recurrence_is_valid (fields->recurrence));
      g_assert_cmpint (fields->recurs_from_completion, ==, cases[i].from_completion);
      iteam_action_point_get_owners (next, &n_owners);
      g_assert_cmpuint (n_owners, ==, 2);
      g_assert_true (iteam_action_point_has_owner (next, 12));
    }
}

static void
test_no_next_occurrence (void)
{
  g_autoptr (IteamActionPoint) once = make_action (NULL, FALSE, NULL, "2026-05-15");
  g_autoptr (IteamActionPoint) last = make_action ("FREQ=WEEKLY;COUNT=1", FALSE, NULL, "2026-05-15");
  g_autoptr (IteamActionPoint) broken = make_action ("FREQ=NEVER", FALSE, NULL, "2026-05-15");

  g_assert_null (iteam_action_point_next_occurrence (once, day ("2026-05-15")));
  g_assert_null (iteam_action_point_next_occurrence (last, day ("2026-05-15")));
  g_assert_null (iteam_action_point_next_occurrence (broken, day ("2026-05-15")));
}

static const IteamCell *
find_cell (IteamDraft *draft,
           gint64      id,
           const char *field)
{
  GPtrArray *cells = iteam_draft_get_cells (draft);

  for (guint i = 0; i < cells->len; i++)
    {
      const IteamCell *cell = g_ptr_array_index (cells, i);

      if (cell->id == id && g_str_equal (cell->field, field))
        return cell;
    }

  return NULL;
}

static void
test_draft_complete (void)
{
  g_autoptr (IteamActionPoint) action = make_action ("FREQ=MONTHLY", FALSE, NULL, "2026-05-15");
  g_autoptr (IteamActionPoint) next = NULL;
  g_autoptr (GPtrArray) checklist = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (IteamDraft) draft = NULL;
  gint64 id = iteam_action_point_get_id (action);
  GPtrArray *cells;
  guint n_lines = 0;

  g_ptr_array_add (checklist, iteam_check_item_new (31, id, "Lijst opvragen", TRUE, "a"));
  g_ptr_array_add (checklist, iteam_check_item_new (32, id, "Verschillen melden", FALSE, "b"));
  draft = iteam_action_point_draft_complete (action, NULL, checklist, day ("2026-05-14"), &next);

  g_assert_cmpstr (iteam_draft_get_what (draft), ==, "Action point completed");
  g_assert_cmpstr (g_variant_get_string (find_cell (draft, id, "status")->value, NULL), ==, "done");
  g_assert_null (find_cell (draft, id, "recurrence")->value);
  g_assert_nonnull (next);
  g_assert_nonnull (find_cell (draft, iteam_action_point_get_id (next), ITEAM_FIELD_ID));
  g_assert_cmpstr (g_variant_get_string (find_cell (draft, iteam_action_point_get_id (next), "due")->value, NULL), ==, "2026-06-15");

  cells = iteam_draft_get_cells (draft);
  for (guint i = 0; i < cells->len; i++)
    {
      const IteamCell *cell = g_ptr_array_index (cells, i);

      if (cell->kind != ITEAM_KIND_CHECK_ITEM)
        continue;
      g_assert_cmpint (cell->id, !=, 31);
      g_assert_cmpint (cell->id, !=, 32);
      if (g_str_equal (cell->field, "action"))
        g_assert_cmpint (g_variant_get_int64 (cell->value), ==, iteam_action_point_get_id (next));
      if (g_str_equal (cell->field, "done"))
        g_assert_true (cell->value == NULL || g_variant_get_int64 (cell->value) == 0);
      n_lines += g_str_equal (cell->field, "text");
    }
  g_assert_cmpuint (n_lines, ==, 2);
}

static void
test_draft_of_less (void)
{
  g_autoptr (IteamActionPoint) action = make_action ("FREQ=MONTHLY", FALSE, NULL, "2026-05-15");
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (action);
  g_autoptr (IteamActionPoint) done = iteam_action_point_copy (action);
  g_autoptr (IteamActionPoint) changed = NULL;
  g_autoptr (IteamActionPoint) next = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  /* Not by an edit of something else, nor once it is done. */
  iteam_action_point_set_title (edited, "Rechten controleren");
  draft = iteam_action_point_draft_complete (action, edited, NULL, day ("2026-05-14"), &next);
  g_assert_null (next);
  g_assert_cmpuint (iteam_draft_get_cells (draft)->len, ==, 1);
  g_clear_object (&draft);

  iteam_action_point_set_status (done, ITEAM_ACTION_DONE, day ("2026-05-14"));
  changed = iteam_action_point_copy (done);
  iteam_action_point_set_title (changed, "Rechten controleren");
  draft = iteam_action_point_draft_complete (done, changed, NULL, day ("2026-05-15"), &next);
  g_assert_null (next);
  g_assert_cmpuint (iteam_draft_get_cells (draft)->len, ==, 1);
  g_clear_object (&draft);

  iteam_action_point_set_status (edited, ITEAM_ACTION_DROPPED, day ("2026-05-14"));
  draft = iteam_action_point_draft_complete (action, edited, NULL, day ("2026-05-14"), &next);
  g_assert_null (next);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recurrence/valid", test_valid);
  g_test_add_func ("/recurrence/end", test_end);
  g_test_add_func ("/recurrence/next", test_next);
  g_test_add_func ("/recurrence/rest", test_rest);
  g_test_add_func ("/recurrence/years", test_years);
  g_test_add_func ("/recurrence/first", test_first);
  g_test_add_func ("/recurrence/completed", test_completed);
  g_test_add_func ("/recurrence/words", test_words);
  g_test_add_func ("/recurrence/not-words", test_not_words);
  g_test_add_func ("/recurrence/completion-words", test_completion_words);
  g_test_add_func ("/recurrence/describe", test_describe);
  g_test_add_func ("/recurrence/find", test_find);
  g_test_add_func ("/recurrence/next-occurrence", test_next_occurrence);
  g_test_add_func ("/recurrence/no-next-occurrence", test_no_next_occurrence);
  g_test_add_func ("/recurrence/draft-complete", test_draft_complete);
  g_test_add_func ("/recurrence/draft-of-less", test_draft_of_less);

  return g_test_run ();
}
