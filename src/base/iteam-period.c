/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-period.h"

/* The Monday of a week of ISO 8601: 4 January is always in week 1. */
static IteamDay
week_monday (int year,
             int week)
{
  IteamDay fourth = iteam_day_from_ymd (year, 1, 4);
  IteamDay next_first = iteam_day_from_ymd (year + 1, 1, 4);
  IteamDay monday;

  if (fourth == ITEAM_DAY_NONE || next_first == ITEAM_DAY_NONE || week < 1)
    return ITEAM_DAY_NONE;

  monday = fourth - (iteam_day_weekday (fourth) - 1) + 7 * (week - 1);
  next_first -= iteam_day_weekday (next_first) - 1;

  return monday < next_first ? monday : ITEAM_DAY_NONE;
}

/* The first day of the period in @year, and of what follows on it. */
static gboolean
get_bounds (const IteamPeriod *self,
            int                year,
            IteamDay          *first,
            IteamDay          *beyond)
{
  switch (self->unit)
    {
    case ITEAM_UNIT_WEEK:
      *first = week_monday (year, self->number);
      *beyond = *first + 7;
      break;

    case ITEAM_UNIT_MONTH:
      *first = iteam_day_from_ymd (year, self->number, 1);
      *beyond = *first != ITEAM_DAY_NONE ? iteam_day_add_months (*first, 1) : ITEAM_DAY_NONE;
      break;

    case ITEAM_UNIT_QUARTER:
      *first = iteam_day_from_ymd (year, self->number * 3 - 2, 1);
      *beyond = *first != ITEAM_DAY_NONE ? iteam_day_add_months (*first, 3) : ITEAM_DAY_NONE;
      break;

    case ITEAM_UNIT_YEAR:
      *first = iteam_day_from_ymd (year, 1, 1);
      *beyond = *first != ITEAM_DAY_NONE ? iteam_day_add_months (*first, 12) : ITEAM_DAY_NONE;
      break;

    case ITEAM_UNIT_NONE:
    case ITEAM_UNIT_DAY:
    case ITEAM_UNIT_WORKDAY:
    default:
      *first = ITEAM_DAY_NONE;
    }

  return *first != ITEAM_DAY_NONE;
}

static IteamDay
get_in_year (const IteamPeriod *self,
             int                year,
             IteamPeriodPart    part,
             IteamDay           today)
{
  gboolean week = self->unit == ITEAM_UNIT_WEEK;
  IteamDay first, beyond, friday;

  if (!get_bounds (self, year, &first, &beyond))
    return ITEAM_DAY_NONE;

  switch (part)
    {
    case ITEAM_PERIOD_BEGIN:
    case ITEAM_PERIOD_FROM:
      return first;

    case ITEAM_PERIOD_MIDDLE:
      if (week)
        return first + 2;
      if (self->unit == ITEAM_UNIT_MONTH)
        return first + 14;
      return self->unit == ITEAM_UNIT_QUARTER ? iteam_day_add_months (first, 1) + 14
                                              : iteam_day_add_months (first, 6);

    /* Work is done by Friday, except for who asks in the weekend. */
    case ITEAM_PERIOD_BEFORE:
      friday = first - 3;
      return week && friday >= today ? friday : first - 1;

    case ITEAM_PERIOD_END:
    default:
      friday = first + 4;
      return week && (friday >= today || beyond <= today) ? friday : beyond - 1;
    }
}

/**
 * iteam_period_around:
 * @unit: %ITEAM_UNIT_WEEK, %ITEAM_UNIT_MONTH, %ITEAM_UNIT_QUARTER or %ITEAM_UNIT_YEAR
 * @day: a day
 * @ahead: how many periods on
 *
 * Returns: the period that @day is in, or one @ahead of it.
 */
IteamPeriod
iteam_period_around (IteamUnit unit,
                     IteamDay  day,
                     int       ahead)
{
  IteamPeriod self = { unit, 0, 0 };
  int month;

  if (unit == ITEAM_UNIT_WEEK)
    {
      /* The Thursday of a week is in the year that the week counts for. */
      IteamDay thursday = day + 7 * ahead + 4 - iteam_day_weekday (day);

      iteam_day_to_ymd (thursday, &self.year, NULL, NULL);
      self.number = (thursday - iteam_day_from_ymd (self.year, 1, 1)) / 7 + 1;

      return self;
    }

  iteam_day_to_ymd (day, &self.year, &month, NULL);
  if (unit == ITEAM_UNIT_YEAR)
    {
      self.year += ahead;
    }
  else
    {
      int per_year = unit == ITEAM_UNIT_MONTH ? 12 : 4;
      int count = (month - 1) / (12 / per_year) + ahead;

      self.year += count / per_year;
      self.number = count % per_year + 1;
    }

  return self;
}

/**
 * iteam_period_get:
 * @self: a period
 * @part: which day of it
 * @today: without a year, the period is the first one of which that day is not
 *   before @today
 *
 * Returns: the day, or %ITEAM_DAY_NONE if the calendar has no such period.
 */
IteamDay
iteam_period_get (const IteamPeriod *self,
                  IteamPeriodPart    part,
                  IteamDay           today)
{
  int year;

  if (self->year != 0)
    return get_in_year (self, self->year, part, today);

  /* The years of ISO weeks begin up to three days before those of the
   * calendar; some have no week 53. */
  iteam_day_to_ymd (today, &year, NULL, NULL);
  for (int y = year - 1; y <= year + 8; y++)
    {
      IteamDay deadline = get_in_year (self, y, part == ITEAM_PERIOD_FROM ? ITEAM_PERIOD_END : part, today);

      if (deadline != ITEAM_DAY_NONE && deadline >= today)
        return get_in_year (self, y, part, today);
    }

  return ITEAM_DAY_NONE;
}
