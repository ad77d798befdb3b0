/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-recurrence.h"

#include <libical/ical.h>

/* Recurrence rules as RFC 5545 writes them, of whole days. All counting is
 * libical's. */

static gboolean
is_empty (const short *part)
{
  return part[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

static gboolean
is_single (const short *part)
{
  return is_empty (part) || part[1] == ICAL_RECURRENCE_ARRAY_MAX;
}

static gboolean
read_rule (const char                *rule,
           struct icalrecurrencetype *recurrence)
{
  if (rule == NULL || rule[0] == '\0')
    return FALSE;

  *recurrence = icalrecurrencetype_from_string (rule);
  if (recurrence->freq < ICAL_DAILY_RECURRENCE || recurrence->freq > ICAL_YEARLY_RECURRENCE ||
      recurrence->interval < 1 || recurrence->rscale != NULL ||
      !is_empty (recurrence->by_hour) || !is_empty (recurrence->by_minute) || !is_empty (recurrence->by_second))
    return FALSE;

  /* A rule with a time at its end still recurs on the day of it. */
  recurrence->until.is_date = 1;
  recurrence->until.hour = recurrence->until.minute = recurrence->until.second = 0;

  return TRUE;
}

static char *
write_rule (struct icalrecurrencetype *recurrence)
{
  char *text = icalrecurrencetype_as_string_r (recurrence);
  char *rule = g_strdup (text);

  icalmemory_free_buffer (text);

  return rule;
}

static struct icaltimetype
to_time (IteamDay day)
{
  struct icaltimetype time = icaltime_null_time ();

  iteam_day_to_ymd (day, &time.year, &time.month, &time.day);
  time.is_date = 1;

  return time;
}

static gboolean
names_days (const struct icalrecurrencetype *recurrence)
{
  return !is_empty (recurrence->by_day) || !is_empty (recurrence->by_month_day) ||
         !is_empty (recurrence->by_year_day) || !is_empty (recurrence->by_week_no) ||
         !is_empty (recurrence->by_set_pos);
}

/* RFC 5545 leaves out the months that lack the day: a monthly rule from the
 * 31st would skip February. What people mean is the last day of such a month,
 * this month and ever after. */
static void
pin (struct icalrecurrencetype *recurrence,
     IteamDay                   anchor)
{
  int month, day, n_days = 0;

  iteam_day_to_ymd (anchor, NULL, &month, &day);
  if (day <= 28 || names_days (recurrence))
    return;

  if (recurrence->freq == ICAL_YEARLY_RECURRENCE && is_empty (recurrence->by_month) && month == 2)
    {
      recurrence->by_month[0] = 2;
      recurrence->by_month[1] = ICAL_RECURRENCE_ARRAY_MAX;
    }
  else if (recurrence->freq != ICAL_MONTHLY_RECURRENCE)
    return;

  for (int i = 28; i <= day; i++)
    recurrence->by_month_day[n_days++] = (short) i;
  recurrence->by_month_day[n_days] = ICAL_RECURRENCE_ARRAY_MAX;
  recurrence->by_set_pos[0] = -1;
  recurrence->by_set_pos[1] = ICAL_RECURRENCE_ARRAY_MAX;
}

/* The last day of the week, month or year that @day is in. */
static IteamDay
end_of_period (icalrecurrencetype_frequency frequency,
               IteamDay                     day)
{
  int year, month;

  iteam_day_to_ymd (day, &year, &month, NULL);
  switch ((int) frequency)
    {
    case ICAL_WEEKLY_RECURRENCE: return day + 7 - (IteamDay) iteam_day_weekday (day);
    case ICAL_MONTHLY_RECURRENCE: return iteam_day_add_months (iteam_day_from_ymd (year, month, 1), 1) - 1;
    case ICAL_YEARLY_RECURRENCE: return iteam_day_from_ymd (year, 12, 31);
    default: return day;
    }
}

/* Where libical is to begin counting. For "every 2 weeks on Sunday" it takes the Sunday
 * ahead of a Monday to be in the week of that Monday, whatever WKST says (3.0.16), unless
 * it begins at a Sunday. */
static IteamDay
begin_of (const struct icalrecurrencetype *recurrence,
          IteamDay                         anchor)
{
  gboolean sunday = recurrence->freq == ICAL_WEEKLY_RECURRENCE && recurrence->week_start == ICAL_MONDAY_WEEKDAY &&
                    recurrence->by_day[0] == ICAL_SUNDAY_WEEKDAY && is_single (recurrence->by_day);

  return sunday ? end_of_period (ICAL_WEEKLY_RECURRENCE, anchor) : anchor;
}

static IteamDay
find_next (struct icalrecurrencetype *recurrence,
           IteamDay                   anchor,
           IteamDay                   after,
           char                     **rest)
{
  icalrecur_iterator *iterator;
  IteamDay next = ITEAM_DAY_NONE;
  int count = recurrence->count, n_passed = 0;

  pin (recurrence, anchor);
  iterator = icalrecur_iterator_new (*recurrence, to_time (begin_of (recurrence, anchor)));
  if (iterator == NULL)
    return ITEAM_DAY_NONE;

  for (;; n_passed++)
    {
      struct icaltimetype time = icalrecur_iterator_next (iterator);

      if (icaltime_is_null_time (time))
        break;
      next = iteam_day_from_ymd (time.year, time.month, time.day);
      if (next > after)
        break;
      next = ITEAM_DAY_NONE;
    }
  icalrecur_iterator_free (iterator);

  /* The day it is anchored at is the first of its number, on the rule or not. */
  if (after >= anchor)
    n_passed = MAX (1, n_passed);
  if (next == ITEAM_DAY_NONE || (count > 0 && count - n_passed < 1))
    return ITEAM_DAY_NONE;

  if (rest != NULL)
    {
      recurrence->count = count > 0 ? count - n_passed : 0;
      *rest = write_rule (recurrence);
    }

  return next;
}

/**
 * iteam_recurrence_is_valid:
 * @rule: (nullable): text
 *
 * Returns: whether @rule is an RFC 5545 recurrence rule of days or longer.
 */
gboolean
iteam_recurrence_is_valid (const char *rule)
{
  struct icalrecurrencetype recurrence;

  return read_rule (rule, &recurrence);
}

/**
 * iteam_recurrence_names_days:
 * @rule: (nullable): a recurrence rule
 *
 * Returns: whether @rule itself says on which days it recurs, as "every week
 *   on Tuesday" does and "every week" does not.
 */
gboolean
iteam_recurrence_names_days (const char *rule)
{
  struct icalrecurrencetype recurrence;

  return read_rule (rule, &recurrence) && names_days (&recurrence);
}

/**
 * iteam_recurrence_next:
 * @rule: a recurrence rule
 * @from: the day that it counts from
 *
 * Returns: the first day of @rule behind @from, or %ITEAM_DAY_NONE if there is
 *   none or @rule is not valid.
 */
IteamDay
iteam_recurrence_next (const char *rule,
                       IteamDay    from)
{
  return iteam_recurrence_next_after (rule, from, from, NULL);
}

/**
 * iteam_recurrence_first:
 * @rule: a recurrence rule that names days
 * @from: a day
 *
 * Returns: the day on which @rule begins for who says it on @from: "every 6
 *   weeks on Tuesday" on the first Tuesday on or after it; or %ITEAM_DAY_NONE.
 */
IteamDay
iteam_recurrence_first (const char *rule,
                        IteamDay    from)
{
  struct icalrecurrencetype recurrence;

  g_return_val_if_fail (from != ITEAM_DAY_NONE, ITEAM_DAY_NONE);

  if (!read_rule (rule, &recurrence))
    return ITEAM_DAY_NONE;

  recurrence.interval = 1;

  return find_next (&recurrence, from, from - 1, NULL);
}

/**
 * iteam_recurrence_next_after:
 * @rule: a recurrence rule
 * @anchor: the day that it counts from
 * @after: a day, perhaps @anchor itself
 * @rest: (out) (optional) (transfer full): the rule for the day that is
 *   returned, set only if there is one: with the same day of the month and as
 *   often as is left
 *
 * Returns: the first day of @rule behind @after, or %ITEAM_DAY_NONE.
 */
IteamDay
iteam_recurrence_next_after (const char  *rule,
                             IteamDay     anchor,
                             IteamDay     after,
                             char       **rest)
{
  struct icalrecurrencetype recurrence;

  g_return_val_if_fail (anchor != ITEAM_DAY_NONE, ITEAM_DAY_NONE);

  if (!read_rule (rule, &recurrence))
    return ITEAM_DAY_NONE;

  return find_next (&recurrence, anchor, after, rest);
}

/**
 * iteam_recurrence_next_completed:
 * @rule: a recurrence rule that counts from completion
 * @completed: the day of completion
 * @rest: (out) (optional) (transfer full): as iteam_recurrence_next_after()
 *
 * What is done on Monday and recurs every six weeks on Tuesday, counted from
 * completion, is not due again tomorrow: a rule with one day in a week, month
 * or year goes on to a later one.
 *
 * Returns: the day on which it is due again, or %ITEAM_DAY_NONE.
 */
IteamDay
iteam_recurrence_next_completed (const char  *rule,
                                 IteamDay     completed,
                                 char       **rest)
{
  struct icalrecurrencetype recurrence;
  IteamDay after = completed;

  g_return_val_if_fail (completed != ITEAM_DAY_NONE, ITEAM_DAY_NONE);

  if (!read_rule (rule, &recurrence))
    return ITEAM_DAY_NONE;

  if ((names_days (&recurrence) || !is_empty (recurrence.by_month)) &&
      (!is_empty (recurrence.by_set_pos) || (is_single (recurrence.by_day) && is_single (recurrence.by_month_day))) &&
      is_single (recurrence.by_month))
    after = end_of_period (recurrence.freq, completed);

  return find_next (&recurrence, completed, after, rest);
}

/**
 * iteam_recurrence_pin:
 * @rule: a recurrence rule
 * @day: a day on which it recurs
 *
 * Returns: (transfer full): @rule, bound to the day of the month if that is one
 *   which not every month has: from the 31st it recurs on the last day of a
 *   shorter month.
 */
char *
iteam_recurrence_pin (const char *rule,
                      IteamDay    day)
{
  struct icalrecurrencetype recurrence;

  g_return_val_if_fail (day != ITEAM_DAY_NONE, NULL);

  if (!read_rule (rule, &recurrence))
    return g_strdup (rule);

  pin (&recurrence, day);

  return write_rule (&recurrence);
}

/**
 * iteam_recurrence_get_until:
 * @rule: (nullable): a recurrence rule
 *
 * Returns: the day behind which it does not recur any more, or %ITEAM_DAY_NONE.
 */
IteamDay
iteam_recurrence_get_until (const char *rule)
{
  struct icalrecurrencetype recurrence;

  if (!read_rule (rule, &recurrence) || icaltime_is_null_time (recurrence.until))
    return ITEAM_DAY_NONE;

  return iteam_day_from_ymd (recurrence.until.year, recurrence.until.month, recurrence.until.day);
}

/**
 * iteam_recurrence_get_count:
 * @rule: (nullable): a recurrence rule
 *
 * Returns: how often it recurs in all, with the day that it counts from; 0 for ever.
 */
int
iteam_recurrence_get_count (const char *rule)
{
  struct icalrecurrencetype recurrence;

  return read_rule (rule, &recurrence) ? recurrence.count : 0;
}

/**
 * iteam_recurrence_set_end:
 * @rule: a recurrence rule
 * @until: the last day on which it may recur, or %ITEAM_DAY_NONE
 * @count: how often it recurs in all, or 0; where a last day is given, that counts
 *
 * Returns: (transfer full): the rule with that end and no other.
 */
char *
iteam_recurrence_set_end (const char *rule,
                          IteamDay    until,
                          int         count)
{
  struct icalrecurrencetype recurrence;

  if (!read_rule (rule, &recurrence))
    return g_strdup (rule);

  recurrence.until = until != ITEAM_DAY_NONE ? to_time (until) : icaltime_null_time ();
  recurrence.count = until == ITEAM_DAY_NONE ? count : 0;

  return write_rule (&recurrence);
}

/**
 * iteam_recurrence_match_clear:
 * @self: a match
 */
void
iteam_recurrence_match_clear (IteamRecurrenceMatch *self)
{
  g_clear_pointer (&self->rule, g_free);
}
