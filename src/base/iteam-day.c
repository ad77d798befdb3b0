/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-day.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
day_to_date (IteamDay self,
             GDate   *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, self);
}

/* Month and day names come from the translation and not from the locale's
 * strftime(): the interface's language is LANGUAGE's, and that may be Dutch
 * where LC_TIME is not. */
static const char *
short_month_name (int month)
{
  const char *names[] = {
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), NC_("short month name", "May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
  };

  return month == 5 ? C_("short month name", "May") : _(names[month - 1]);
}

static const char *
short_weekday_name (int weekday)
{
  const char *names[] = {
    N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"),
  };

  return _(names[weekday - 1]);
}

/**
 * iteam_day_today:
 *
 * Returns: the current day in the local time zone.
 */
IteamDay
iteam_day_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return iteam_day_from_ymd (g_date_time_get_year (now),
                             g_date_time_get_month (now),
                             g_date_time_get_day_of_month (now));
}

/**
 * iteam_day_from_ymd:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the day, or %ITEAM_DAY_NONE if the calendar has no such day.
 */
IteamDay
iteam_day_from_ymd (int year,
                    int month,
                    int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy (day, month, year))
    return ITEAM_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);

  return g_date_get_julian (&date);
}

/**
 * iteam_day_from_iso:
 * @iso: (nullable): a date as in ISO 8601, "2026-05-15"
 *
 * Returns: the day, or %ITEAM_DAY_NONE if @iso is %NULL or is not exactly such a date.
 */
IteamDay
iteam_day_from_iso (const char *iso)
{
  if (iso == NULL)
    return ITEAM_DAY_NONE;

  for (int i = 0; i < 10; i++)
    if ((i == 4 || i == 7) ? iso[i] != '-' : !g_ascii_isdigit (iso[i]))
      return ITEAM_DAY_NONE;

  if (iso[10] != '\0')
    return ITEAM_DAY_NONE;

#define DIGIT(i) (iso[i] - '0')
  return iteam_day_from_ymd (DIGIT (0) * 1000 + DIGIT (1) * 100 + DIGIT (2) * 10 + DIGIT (3),
                             DIGIT (5) * 10 + DIGIT (6),
                             DIGIT (8) * 10 + DIGIT (9));
#undef DIGIT
}

/**
 * iteam_day_to_ymd:
 * @self: a day, not %ITEAM_DAY_NONE
 * @year: (out) (optional): the year
 * @month: (out) (optional): the month, 1 to 12
 * @day: (out) (optional): the day of the month
 */
void
iteam_day_to_ymd (IteamDay  self,
                  int      *year,
                  int      *month,
                  int      *day)
{
  GDate date;

  g_return_if_fail (self != ITEAM_DAY_NONE);

  day_to_date (self, &date);
  if (year != NULL)
    *year = g_date_get_year (&date);
  if (month != NULL)
    *month = g_date_get_month (&date);
  if (day != NULL)
    *day = g_date_get_day (&date);
}

/**
 * iteam_day_weekday:
 * @self: a day, not %ITEAM_DAY_NONE
 *
 * Returns: 1 for Monday to 7 for Sunday, as in ISO 8601.
 */
int
iteam_day_weekday (IteamDay self)
{
  GDate date;

  g_return_val_if_fail (self != ITEAM_DAY_NONE, 1);

  day_to_date (self, &date);

  return g_date_get_weekday (&date);
}

/**
 * iteam_day_month_name:
 * @month: 1 for January to 12
 *
 * Returns: its name in the language of the interface.
 */
const char *
iteam_day_month_name (int month)
{
  const char *names[] = {
    N_("January"), N_("February"), N_("March"), N_("April"),
    NC_("full month name", "May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
  };

  g_return_val_if_fail (month >= 1 && month <= 12, NULL);

  return month == 5 ? C_("full month name", "May") : _(names[month - 1]);
}

/**
 * iteam_day_weekday_name:
 * @weekday: 1 for Monday to 7 for Sunday
 *
 * Returns: its name in the language of the interface.
 */
const char *
iteam_day_weekday_name (int weekday)
{
  const char *names[] = {
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"),
    N_("Friday"), N_("Saturday"), N_("Sunday"),
  };

  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);

  return _(names[weekday - 1]);
}

/**
 * iteam_day_add_months:
 * @self: a day, not %ITEAM_DAY_NONE
 * @months: how many months on, or back if negative
 *
 * Returns: the same day of the month, or the last day of a month that is too
 *   short: 31 January and one month is 28 or 29 February.
 */
IteamDay
iteam_day_add_months (IteamDay self,
                      int      months)
{
  GDate date;

  g_return_val_if_fail (self != ITEAM_DAY_NONE, ITEAM_DAY_NONE);

  day_to_date (self, &date);
  if (months >= 0)
    g_date_add_months (&date, months);
  else
    g_date_subtract_months (&date, -months);

  return g_date_get_julian (&date);
}

/**
 * iteam_day_to_iso:
 * @self: a day
 *
 * Returns: (transfer full) (nullable): "2026-05-15", or %NULL for %ITEAM_DAY_NONE.
 */
char *
iteam_day_to_iso (IteamDay self)
{
  int year, month, day;

  if (self == ITEAM_DAY_NONE)
    return NULL;

  iteam_day_to_ymd (self, &year, &month, &day);

  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * iteam_day_format:
 * @self: a day
 * @today: the day that "today", and the year that is left out, refer to
 * @style: how to write it
 *
 * Returns: (transfer full): @self in the language of the interface, empty for
 *   %ITEAM_DAY_NONE.
 */
char *
iteam_day_format (IteamDay      self,
                  IteamDay      today,
                  IteamDayStyle style)
{
  int year, month, day, this_year;
  int ahead = (int) self - (int) today;

  if (self == ITEAM_DAY_NONE)
    return g_strdup ("");

  iteam_day_to_ymd (self, &year, &month, &day);
  if (style == ITEAM_DAY_FULL)
    /* Translators: a date without the weekday: day, full month, year. */
    return g_strdup_printf (C_("full date", "%d %s %d"), day, iteam_day_month_name (month), year);

  iteam_day_to_ymd (today, &this_year, NULL, NULL);

  if (style == ITEAM_DAY_NUMERIC)
    return g_strdup_printf ("%d-%d-%d", day, month, year);

  if (style == ITEAM_DAY_LONG)
    /* Translators: a date in full: weekday, day, month, year. */
    return g_strdup_printf (C_("long date", "%s %d %s %d"),
                            iteam_day_weekday_name (iteam_day_weekday (self)), day, iteam_day_month_name (month), year);

  if (style == ITEAM_DAY_RELATIVE)
    {
      if (ahead == 0)
        return g_strdup (_("Today"));
      if (ahead == 1)
        return g_strdup (_("Tomorrow"));
      if (ahead == -1)
        return g_strdup (_("Yesterday"));
      if (ahead > 1 && ahead < 7)
        /* Translators: a date in the coming week: short weekday, day, short month. */
        return g_strdup_printf (C_("date this week", "%s %d %s"),
                                short_weekday_name (iteam_day_weekday (self)),
                                day, short_month_name (month));
    }

  if (year == this_year)
    /* Translators: a date in the current year: day, short month. */
    return g_strdup_printf (C_("date this year", "%d %s"), day, short_month_name (month));

  /* Translators: a date in another year: day, short month, year. */
  return g_strdup_printf (C_("date of any year", "%d %s %d"), day, short_month_name (month), year);
}

/**
 * iteam_day_format_month:
 * @self: a day, not %ITEAM_DAY_NONE
 *
 * Returns: (transfer full): its month, "May 2026", in the language of the interface.
 */
char *
iteam_day_format_month (IteamDay self)
{
  int year, month;

  g_return_val_if_fail (self != ITEAM_DAY_NONE, NULL);

  iteam_day_to_ymd (self, &year, &month, NULL);

  /* Translators: a month: full name, year. */
  return g_strdup_printf (C_("month of a year", "%s %d"), iteam_day_month_name (month), year);
}
