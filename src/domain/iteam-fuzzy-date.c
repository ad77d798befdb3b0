/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-fuzzy-date.h"

#include <string.h>

#include "iteam-date-phrase.h"
#include "iteam-date-words.h"
#include "iteam-period.h"

/* The part of a period that words such as "end of" leave over. */
typedef enum
{
  PART_ALL,
  PART_BEGIN,
  PART_MIDDLE,
  PART_END,
  PART_FIRST_HALF,
  PART_SECOND_HALF,
  PART_BEFORE,
  PART_AFTER,
} Part;

static const struct
{
  const char *phrase;
  Part part;
} parts[] = {
  /* What begins like another one stands ahead of it. */
  { "het begin van", PART_BEGIN }, { "begin van", PART_BEGIN }, { "begin", PART_BEGIN }, { "vroeg in", PART_BEGIN },
  { "the beginning of", PART_BEGIN }, { "beginning of", PART_BEGIN }, { "start of", PART_BEGIN }, { "early in", PART_BEGIN },
  { "early", PART_BEGIN },
  { "het midden van", PART_MIDDLE }, { "midden", PART_MIDDLE }, { "halverwege", PART_MIDDLE }, { "medio", PART_MIDDLE },
  { "half", PART_MIDDLE }, { "the middle of", PART_MIDDLE }, { "middle of", PART_MIDDLE }, { "mid", PART_MIDDLE },
  { "het einde van", PART_END }, { "het eind van", PART_END }, { "einde van", PART_END }, { "eind van", PART_END },
  { "einde", PART_END }, { "eind", PART_END }, { "the end of", PART_END }, { "end of", PART_END }, { "late in", PART_END },
  { "late", PART_END }, { "end", PART_END },
  { "de eerste helft van", PART_FIRST_HALF }, { "eerste helft van", PART_FIRST_HALF }, { "eerste helft", PART_FIRST_HALF },
  { "the first half of", PART_FIRST_HALF }, { "first half of", PART_FIRST_HALF },
  { "de tweede helft van", PART_SECOND_HALF }, { "tweede helft van", PART_SECOND_HALF }, { "tweede helft", PART_SECOND_HALF },
  { "the second half of", PART_SECOND_HALF }, { "second half of", PART_SECOND_HALF },
  { "voor de", PART_BEFORE }, { "before the", PART_BEFORE }, { "na de", PART_AFTER }, { "after the", PART_AFTER },
};

/* In which month each begins; all have three. */
static const struct
{
  const char *word;
  int month;
} seasons[] = {
  { "voorjaar", 3 }, { "lente", 3 }, { "spring", 3 },
  { "zomer", 6 }, { "summer", 6 },
  { "najaar", 9 }, { "herfst", 9 }, { "autumn", 9 }, { "fall", 9 },
  { "winter", 12 },
};

/* Words that say nothing of when. */
static const char *const fillers[] = {
  "in", "op", "rond", "omstreeks", "ongeveer", "circa", "ca", "around", "about", "on", "the", "het", "de", "van", "of",
};

static const IteamWord *
word_at (GArray *words,
         guint   i)
{
  return &g_array_index (words, IteamWord, i);
}

static gboolean
is_filler (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (g_str_equal (fillers[i], word))
      return TRUE;

  return FALSE;
}

static guint
skip_fillers (GArray *words,
              guint   i)
{
  while (i + 1 < words->len && is_filler (word_at (words, i)->folded))
    i++;

  return i;
}

static gboolean
is_year (int number)
{
  return number >= 1900 && number <= 2199;
}

static int
year_of (IteamDay day)
{
  int year;

  iteam_day_to_ymd (day, &year, NULL, NULL);

  return year;
}

/* Three months from @month on; without a year the first that has not gone by. */
static gboolean
set_season (IteamFuzzyDate *date,
            int             month,
            int             year,
            IteamDay        today)
{
  for (int y = year != 0 ? year : year_of (today) - 1;; y++)
    {
      date->first = iteam_day_from_ymd (y, month, 1);
      if (date->first == ITEAM_DAY_NONE)
        return FALSE;
      date->last = iteam_day_add_months (date->first, 3) - 1;
      if (year != 0 || date->last >= today)
        return TRUE;
    }
}

/* "autumn", "autumn 2019", "winter of 2018 2019" */
static gboolean
read_season (GArray         *words,
             guint           i,
             IteamDay        today,
             IteamFuzzyDate *date)
{
  int month = 0, year = 0;

  for (gsize k = 0; k < G_N_ELEMENTS (seasons); k++)
    if (g_str_equal (word_at (words, i)->folded, seasons[k].word))
      month = seasons[k].month;
  if (month == 0)
    return FALSE;

  if (++i < words->len)
    {
      i = skip_fillers (words, i);
      year = word_at (words, i)->number;
      if (!is_year (year))
        return FALSE;
      i++;
    }
  /* A winter has two years. */
  if (i < words->len && month == 12 && word_at (words, i)->number == year + 1)
    i++;

  return i == words->len && set_season (date, month, year, today);
}

static gboolean
read_year (GArray         *words,
           guint           i,
           IteamFuzzyDate *date)
{
  int year = word_at (words, i)->number;

  if (i + 1 != words->len || !is_year (year))
    return FALSE;

  date->first = iteam_day_from_ymd (year, 1, 1);
  date->last = iteam_day_from_ymd (year, 12, 31);

  return TRUE;
}

/* A month, quarter, week or day, as everywhere else. */
static gboolean
read_phrase (GArray         *words,
             guint           i,
             IteamDay        today,
             IteamFuzzyDate *date)
{
  IteamDatePhrase phrase;

  if (!iteam_date_phrase_read (words, i, today, TRUE, &phrase) || i + phrase.n_words != words->len)
    return FALSE;

  date->first = phrase.period ? phrase.first : phrase.day;
  date->last = phrase.day;
  /* A week as a due date ends on Friday; something may happen on Saturday. */
  if (phrase.period && date->last - date->first == 4)
    date->last += 2;

  return TRUE;
}

/* What "the end of the year" is the end of. */
static gboolean
read_present (GArray         *words,
              guint           i,
              IteamDay        today,
              IteamFuzzyDate *date)
{
  IteamUnit unit = iteam_words_unit (word_at (words, i)->folded, NULL);
  IteamPeriod period;

  if (i + 1 != words->len || unit < ITEAM_UNIT_WEEK)
    return FALSE;

  period = iteam_period_around (unit, today, 0);
  date->first = iteam_period_get (&period, ITEAM_PERIOD_BEGIN, today);
  period = iteam_period_around (unit, today, 1);
  date->last = iteam_period_get (&period, ITEAM_PERIOD_BEGIN, today) - 1;

  return TRUE;
}

/* Whole months from the @skip-th of the period on. */
static void
take_months (IteamFuzzyDate *date,
             int             skip,
             int             n_months)
{
  date->first = iteam_day_add_months (date->first, skip);
  date->last = iteam_day_add_months (date->first, n_months) - 1;
}

static void
take_days (IteamFuzzyDate *date,
           IteamDay        skip,
           IteamDay        n_days)
{
  date->first += skip;
  if (n_days > 0)
    date->last = MIN (date->last, date->first + n_days - 1);
}

/* "Mid-February" is its second ten days, "the end of 2018" its last two months. */
static gboolean
take_part (IteamFuzzyDate *date,
           Part            part)
{
  IteamDay n_days = date->last - date->first + 1;
  int n_months = n_days > 360 ? 12 : n_days > 85 ? 3 : 0;
  gboolean month = n_days >= 28 && n_days <= 31;

  if (part == PART_ALL)
    return TRUE;
  if (part == PART_BEFORE || part == PART_AFTER)
    {
      if (n_months != 3)
        return FALSE;
      date->first = iteam_day_add_months (date->first, part == PART_BEFORE ? -2 : 3);
      date->last = iteam_day_add_months (date->first, 2) - 1;

      return TRUE;
    }
  if (n_months == 0 && !month && n_days != 7)
    return FALSE;

  switch (part)
    {
    case PART_BEGIN:
      if (n_months > 0)
        take_months (date, 0, n_months == 12 ? 2 : 1);
      else
        take_days (date, 0, month ? 10 : 2);
      break;
    case PART_MIDDLE:
      if (n_months > 0)
        take_months (date, n_months == 12 ? 5 : 1, n_months == 12 ? 2 : 1);
      else
        take_days (date, month ? 10 : 2, month ? 10 : 1);
      break;
    case PART_END:
      if (n_months > 0)
        take_months (date, n_months == 12 ? 10 : 2, n_months == 12 ? 2 : 1);
      else
        take_days (date, month ? 20 : 3, 0);
      break;
    case PART_FIRST_HALF:
    case PART_SECOND_HALF:
      if (n_months == 3 || n_days == 7)
        return FALSE;
      if (n_months == 12)
        take_months (date, part == PART_FIRST_HALF ? 0 : 6, 6);
      else
        take_days (date, part == PART_FIRST_HALF ? 0 : 15, part == PART_FIRST_HALF ? 15 : 0);
      break;
    case PART_ALL:
    case PART_BEFORE:
    case PART_AFTER:
    default: g_assert_not_reached ();
    }

  return TRUE;
}

static Part
read_part (GArray *words,
           guint  *i)
{
  for (gsize k = 0; k < G_N_ELEMENTS (parts); k++)
    {
      guint n_words;

      if (!iteam_words_have (words, *i, parts[k].phrase, &n_words) || *i + n_words >= words->len)
        continue;
      *i += n_words;

      return parts[k].part;
    }

  return PART_ALL;
}

static gboolean
parse_one (const char     *text,
           IteamDay        today,
           IteamFuzzyDate *date)
{
  g_autoptr (GString) apart = g_string_new (text);
  g_autoptr (GArray) words = NULL;
  IteamDay day = iteam_date_words_parse (text, today);
  guint i = 0;
  Part part;

  /* "mid-February" */
  g_string_replace (apart, "mid-", "mid ", 1);
  g_string_replace (apart, "Mid-", "mid ", 1);
  words = iteam_words_split (apart->str);
  if (words->len == 0)
    return FALSE;

  i = read_part (words, &i) == PART_ALL ? skip_fillers (words, 0) : 0;
  part = read_part (words, &i);
  i = skip_fillers (words, i);
  if (read_season (words, i, today, date) || read_year (words, i, date) || read_phrase (words, i, today, date) ||
      (part != PART_ALL && read_present (words, i, today, date)))
    return take_part (date, part);

  /* Whatever else is a date is one here. */
  if (day == ITEAM_DAY_NONE)
    return FALSE;
  date->first = date->last = day;

  return TRUE;
}

/* What stands before a year that only the end of a range has: "3 – 7 June 2019",
 * "September – November 2019". */
static gboolean
parse_beginning (const char           *text,
                 const char           *rest,
                 const IteamFuzzyDate *end,
                 IteamDay              today,
                 IteamFuzzyDate       *date)
{
  g_autofree char *with_year = g_strdup_printf ("%s %d", text, year_of (end->last));
  const char *space = strchr (rest, ' ');
  g_autofree char *with_rest = space != NULL ? g_strconcat (text, space, NULL) : NULL;

  return (parse_one (with_year, today, date) && date->first <= end->last) ||
         (with_rest != NULL && parse_one (with_rest, today, date) && date->first <= end->last) ||
         (parse_one (text, today, date) && date->first <= end->last);
}

static gboolean
parse_range (const char     *text,
             IteamDay        today,
             IteamFuzzyDate *date)
{
  g_autoptr (GRegex) regex = g_regex_new ("^\\s*(?:van |from )?(.+?)\\s*(?:–|\\s-\\s|\\st/m\\s|\\stot en met\\s|\\stot\\s|\\sto\\s|\\suntil\\s|\\sthrough\\s)\\s*(.+)$",
                                          G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  IteamFuzzyDate first, last;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  from = g_match_info_fetch (match, 1);
  to = g_match_info_fetch (match, 2);
  if (!parse_one (to, today, &last) || !parse_beginning (from, to, &last, today, &first))
    return FALSE;
  date->first = first.first;
  date->last = last.last;

  return TRUE;
}

/**
 * iteam_fuzzy_date_parse:
 * @text: what someone wrote, in Dutch or English: "19 juni 2018", "najaar 2019", "end of
 *   February", "eind 2018", "september t/m november 2019", "2018"
 * @today: what has no year is the first that has not gone by then
 * @date: (out): what it leaves room for; no days if @text tells of none
 *
 * Seasons are those of the weather: autumn is September to November. The end of a year is
 * its last two months, that of a month what follows on the twentieth.
 *
 * Returns: whether @text tells of days.
 */
gboolean
iteam_fuzzy_date_parse (const char     *text,
                        IteamDay        today,
                        IteamFuzzyDate *date)
{
  g_autoptr (GRegex) joined = NULL;
  g_autofree char *apart = NULL;
  IteamFuzzyDate read;

  *date = (IteamFuzzyDate) { ITEAM_DAY_NONE, ITEAM_DAY_NONE };
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  /* "2018-2019", "2018/2019" */
  joined = g_regex_new ("\\b(\\d{4})\\s*[-/]\\s*(\\d{4})\\b", 0, 0, NULL);
  apart = g_regex_replace (joined, text, -1, 0, "\\1 – \\2", 0, NULL);
  if (!parse_one (apart, today, &read) && !parse_range (apart, today, &read))
    return FALSE;
  *date = read;

  return TRUE;
}

/**
 * iteam_fuzzy_date_is_exact:
 * @self: a date
 *
 * Returns: whether it is one day.
 */
gboolean
iteam_fuzzy_date_is_exact (const IteamFuzzyDate *self)
{
  return self->first != ITEAM_DAY_NONE && self->first == self->last;
}

/**
 * iteam_fuzzy_date_compare:
 * @self: a date
 * @other: another
 *
 * Orders by the middle of what each leaves room for: "2018" comes between its spring and
 * its autumn, "December 2018" ahead of "the end of December 2018". What nobody can tell
 * comes last.
 *
 * Returns: less than, equal to or more than 0.
 */
int
iteam_fuzzy_date_compare (const IteamFuzzyDate *self,
                          const IteamFuzzyDate *other)
{
  guint64 first = (guint64) self->first + self->last;
  guint64 second = (guint64) other->first + other->last;

  if (self->first == ITEAM_DAY_NONE || other->first == ITEAM_DAY_NONE)
    return (self->first == ITEAM_DAY_NONE) - (other->first == ITEAM_DAY_NONE);
  if (first != second)
    return first < second ? -1 : 1;

  /* The vaguer one first. */
  return (self->first > other->first) - (self->first < other->first);
}

/**
 * iteam_fuzzy_date_get_year:
 * @self: a date
 *
 * Returns: the year that it counts for, that of its first day; 0 if there is none.
 */
int
iteam_fuzzy_date_get_year (const IteamFuzzyDate *self)
{
  return self->first != ITEAM_DAY_NONE ? year_of (self->first) : 0;
}

/**
 * iteam_fuzzy_date_format:
 * @self: a date
 * @said: (nullable): the words in which it was said
 * @today: today
 *
 * Returns: (transfer full): an exact date as dates are written everywhere, another one as
 *   it was said.
 */
char *
iteam_fuzzy_date_format (const IteamFuzzyDate *self,
                         const char           *said,
                         IteamDay              today)
{
  if (iteam_fuzzy_date_is_exact (self))
    return iteam_day_format (self->first, today, ITEAM_DAY_SHORT);

  return g_strdup (said != NULL ? said : "");
}
