/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-recurrence.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>

/* A recurrence rule as a person would say it. What cannot be said shortly is
 * shown as the rule itself. */

#define WORKING_DAYS 0x3e /* bits 1 to 5, for Monday to Friday */

static int
part_length (const short *part)
{
  int length = 0;

  while (part[length] != ICAL_RECURRENCE_ARRAY_MAX)
    length++;

  return length;
}

/* libical numbers Sunday 1 to Saturday 7. */
static int
day_weekday (short day)
{
  int weekday = (int) icalrecurrencetype_day_day_of_week (day);

  return weekday == ICAL_SUNDAY_WEEKDAY ? 7 : weekday - 1;
}

static guint
day_set (const short *by_day)
{
  guint set = 0;

  for (int i = 0; i < part_length (by_day); i++)
    if (icalrecurrencetype_day_position (by_day[i]) == 0)
      set |= 1u << day_weekday (by_day[i]);

  return set;
}

static char *
join (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      if (i > 0)
        /* Translators: between the last two of a list of days. */
        g_string_append (text, i + 1 < words->len ? ", " : C_("between days", " and "));
      g_string_append (text, g_ptr_array_index (words, i));
    }

  return g_string_free (text, FALSE);
}

static const char *
position_name (int position)
{
  switch (position)
    {
    case 1: return C_("weekday of a month", "first");
    case 2: return C_("weekday of a month", "second");
    case 3: return C_("weekday of a month", "third");
    case 4: return C_("weekday of a month", "fourth");
    case 5: return C_("weekday of a month", "fifth");
    case -1: return C_("weekday of a month", "last");
    case -2: return C_("weekday of a month", "second to last");
    default: return NULL;
    }
}

static char *
describe_month_day (int day)
{
  if (day == -1)
    return g_strdup (C_("recurrence", "the last day"));

  /* Translators: a day of the month, by its number: "on day 15". */
  return g_strdup_printf (C_("recurrence", "day %d"), day);
}

/* "Monday and Thursday", "the first Monday", "the last working day". */
static char *
describe_by_day (const struct icalrecurrencetype *rule)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  int n_days = part_length (rule->by_day), n_positions = part_length (rule->by_set_pos);

  if (n_positions > 1)
    return NULL;

  if (n_positions == 1 && n_days > 1)
    {
      const char *position = position_name (rule->by_set_pos[0]);

      if (n_days != 5 || day_set (rule->by_day) != WORKING_DAYS || position == NULL)
        return NULL;

      /* Translators: "the last working day". */
      return g_strdup_printf (C_("recurrence", "the %s working day"), position);
    }

  for (int i = 0; i < n_days; i++)
    {
      const char *weekday = iteam_day_weekday_name (day_weekday (rule->by_day[i]));
      int number = n_positions == 1 ? rule->by_set_pos[0] : icalrecurrencetype_day_position (rule->by_day[i]);

      if (number == 0 && rule->freq == ICAL_WEEKLY_RECURRENCE)
        g_ptr_array_add (words, g_strdup (weekday));
      else if (number != 0 && position_name (number) != NULL && rule->freq != ICAL_WEEKLY_RECURRENCE)
        /* Translators: "the first Monday" of a month. */
        g_ptr_array_add (words, g_strdup_printf (C_("recurrence", "the %s %s"), position_name (number), weekday));
      else
        return NULL;
    }

  return join (words);
}

/* "day 1 and day 15", "the last day". */
static char *
describe_by_month_day (const struct icalrecurrencetype *rule)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  int n_days = part_length (rule->by_month_day), n_positions = part_length (rule->by_set_pos);

  /* The last there is of 28, 29, … is how "the 31st or the last day" is written. */
  if (n_positions == 1 && rule->by_set_pos[0] == -1 && rule->by_month_day[0] == 28)
    return describe_month_day (rule->by_month_day[n_days - 1] == 31 || (rule->by_month[0] == 2 && n_days > 1)
                               ? -1 : rule->by_month_day[n_days - 1]);
  if (n_positions > 0)
    return NULL;

  for (int i = 0; i < n_days; i++)
    {
      if (rule->by_month_day[i] < -1)
        return NULL;
      g_ptr_array_add (words, describe_month_day (rule->by_month_day[i]));
    }

  return join (words);
}

static char *
describe_frequency (const struct icalrecurrencetype *rule)
{
  int n = rule->interval;

  switch ((int) rule->freq)
    {
    case ICAL_DAILY_RECURRENCE:
      return g_strdup_printf (ngettext ("every day", "every %d days", n), n);
    case ICAL_WEEKLY_RECURRENCE:
      return g_strdup_printf (ngettext ("every week", "every %d weeks", n), n);
    case ICAL_MONTHLY_RECURRENCE:
      if (n == 3)
        return g_strdup (_("every quarter"));
      return g_strdup_printf (ngettext ("every month", "every %d months", n), n);
    case ICAL_YEARLY_RECURRENCE:
      return g_strdup_printf (ngettext ("every year", "every %d years", n), n);
    default:
      return NULL;
    }
}

/* The days of a rule of the year: "15 May", "the first Monday of May". */
static char *
describe_days_of_year (const struct icalrecurrencetype *rule)
{
  g_autofree char *days = NULL;
  const char *month;

  if (part_length (rule->by_month) != 1)
    return NULL;

  month = iteam_day_month_name (icalrecurrencetype_month_month (rule->by_month[0]));
  if (part_length (rule->by_month_day) == 1 && rule->by_month_day[0] > 0 && part_length (rule->by_set_pos) == 0)
    /* Translators: a day of the year: day, full month name. */
    return g_strdup_printf (C_("day of the year", "%d %s"), rule->by_month_day[0], month);

  days = rule->by_day[0] != ICAL_RECURRENCE_ARRAY_MAX ? describe_by_day (rule) : describe_by_month_day (rule);
  if (days == NULL)
    return NULL;

  /* Translators: days of a month: "the first Monday of May". */
  return g_strdup_printf (C_("recurrence", "%s of %s"), days, month);
}

static char *
describe_days (const struct icalrecurrencetype *rule)
{
  if (rule->freq == ICAL_YEARLY_RECURRENCE)
    return describe_days_of_year (rule);
  if (rule->by_month[0] != ICAL_RECURRENCE_ARRAY_MAX || rule->freq == ICAL_DAILY_RECURRENCE)
    return NULL;

  return rule->by_day[0] != ICAL_RECURRENCE_ARRAY_MAX ? describe_by_day (rule) : describe_by_month_day (rule);
}

static char *
describe_rule (const struct icalrecurrencetype *rule)
{
  g_autofree char *frequency = describe_frequency (rule);
  g_autofree char *days = NULL;
  gboolean by_day = rule->by_day[0] != ICAL_RECURRENCE_ARRAY_MAX;
  gboolean by_month_day = rule->by_month_day[0] != ICAL_RECURRENCE_ARRAY_MAX;
  gboolean by_month = rule->by_month[0] != ICAL_RECURRENCE_ARRAY_MAX;

  if (frequency == NULL || (by_day && by_month_day) || rule->by_year_day[0] != ICAL_RECURRENCE_ARRAY_MAX ||
      rule->by_week_no[0] != ICAL_RECURRENCE_ARRAY_MAX)
    return NULL;

  if (!by_day && !by_month_day)
    {
      if (!by_month)
        return g_steal_pointer (&frequency);
      if (rule->freq != ICAL_YEARLY_RECURRENCE || part_length (rule->by_month) != 1)
        return NULL;

      /* Translators: how often, and the month: "every year in May". */
      return g_strdup_printf (C_("recurrence", "%s in %s"), frequency,
                              iteam_day_month_name (icalrecurrencetype_month_month (rule->by_month[0])));
    }

  if (rule->freq == ICAL_WEEKLY_RECURRENCE && rule->interval == 1 && !by_month && day_set (rule->by_day) == WORKING_DAYS)
    return g_strdup (_("every working day"));

  days = describe_days (rule);
  if (days == NULL)
    return NULL;

  /* Translators: how often, and when: "every 6 weeks on Tuesday". */
  return g_strdup_printf (C_("recurrence", "%s on %s"), frequency, days);
}

/**
 * iteam_recurrence_describe:
 * @rule: (nullable): a recurrence rule
 * @from_completion: whether it counts from completion
 *
 * Returns: (transfer full): it in words, in the language of the interface:
 *   "every 6 weeks on Tuesday"; empty for %NULL, and @rule itself if it cannot
 *   be said in a few words.
 */
char *
iteam_recurrence_describe (const char *rule,
                           gboolean    from_completion)
{
  struct icalrecurrencetype recurrence;
  char *words, *more;

  if (rule == NULL)
    return g_strdup ("");
  if (!iteam_recurrence_is_valid (rule))
    return g_strdup (rule);

  recurrence = icalrecurrencetype_from_string (rule);
  words = describe_rule (&recurrence);
  if (words == NULL)
    words = g_strdup (rule);

  if (from_completion)
    {
      /* Translators: how often: "every 3 months after completion". */
      more = g_strdup_printf (_("%s after completion"), words);
      g_free (words);
      words = more;
    }
  if (!icaltime_is_null_time (recurrence.until))
    {
      IteamDay until = iteam_day_from_ymd (recurrence.until.year, recurrence.until.month, recurrence.until.day);
      g_autofree char *last = iteam_day_format (until, until, ITEAM_DAY_LONG);

      /* Translators: how often, and the last day of it. */
      more = g_strdup_printf (_("%s until %s"), words, last);
      g_free (words);
      words = more;
    }
  if (recurrence.count > 0)
    {
      /* Translators: how often, and how many times in all. */
      more = g_strdup_printf (ngettext ("%s, %d time", "%s, %d times", recurrence.count), words, recurrence.count);
      g_free (words);
      words = more;
    }

  return words;
}
