/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-date-phrase.h"

#include <string.h>

#include "iteam-period.h"

/* What is being read: words[i], words[i + 1], … belong together as long as the
 * sentence does not pause between them. */
typedef struct
{
  GArray   *words;
  IteamDay  today;
  gboolean  whole;
} Reader;

static const IteamWord *
word_at (const Reader *self,
         guint         i)
{
  return &g_array_index (self->words, IteamWord, i);
}

static gboolean
is_abbreviation (const char *folded)
{
  IteamWordUse use = 0;

  return strcmp (folded, "wk") == 0 ||
         ((iteam_words_weekday (folded, &use) != 0 || iteam_words_month (folded, &use) != 0) &&
          (use & ITEAM_WORD_SHORT) != 0);
}

/* Whether there is a word @i that goes with the one before it. */
static gboolean
goes_on (const Reader *self,
         guint         i)
{
  const IteamWord *before;

  if (i >= self->words->len)
    return FALSE;

  before = word_at (self, i - 1);

  return !before->pause || (before->stop && is_abbreviation (before->folded));
}

static gboolean
is_one_of (const Reader *self,
           guint         i,
           const char   *const *choices)
{
  for (; *choices != NULL; choices++)
    if (strcmp (word_at (self, i)->folded, *choices) == 0)
      return TRUE;

  return FALSE;
}

#define ONE_OF(self, i, ...) is_one_of (self, i, (const char *const[]) { __VA_ARGS__, NULL })

/* Moves past word @i if it is one of the choices and more follows. */
#define SKIP(self, i, ...) \
  (is_one_of (self, i, (const char *const[]) { __VA_ARGS__, NULL }) && goes_on (self, (i) + 1) ? (i) + 1 : (i))

static gboolean
set_day (IteamDatePhrase *phrase,
         guint            n_words,
         IteamDay         day,
         IteamDateNeed    need)
{
  *phrase = (IteamDatePhrase) { .n_words = n_words, .day = day, .first = day, .before = day, .need = need };

  return day != ITEAM_DAY_NONE;
}

/* --- years and periods --- */

/* Reads the year behind a month, week or quarter: how many words, 0 if none. */
static guint
read_year (const Reader *self,
           guint         i,
           int          *year)
{
  static const struct { const char *phrase; int ahead; } relative[] = {
    { "volgend jaar", 1 }, { "van volgend jaar", 1 }, { "next year", 1 }, { "of next year", 1 }, { "komend jaar", 1 },
    { "dit jaar", 0 }, { "van dit jaar", 0 }, { "this year", 0 }, { "of this year", 0 },
  };
  guint start = i, n_words;
  int this_year, number;

  if (!goes_on (self, i))
    return 0;

  iteam_day_to_ymd (self->today, &this_year, NULL, NULL);
  for (gsize k = 0; k < G_N_ELEMENTS (relative); k++)
    {
      if (!iteam_words_have (self->words, i, relative[k].phrase, &n_words))
        continue;

      *year = this_year + relative[k].ahead;

      return n_words;
    }

  i = SKIP (self, i, "van", "of");
  number = word_at (self, i)->number;

  /* "3 mei 2000 folders drukken" is not about the year 2000. */
  if (number >= MAX (1900, this_year - 20) && number <= MIN (2199, this_year + 50))
    {
      *year = number;

      return i + 1 - start;
    }

  if (number >= 0 && strlen (word_at (self, i)->folded) == 2 && (word_at (self, i)->apostrophe || self->whole))
    {
      *year = 2000 + number;

      return i + 1 - start;
    }

  return 0;
}

/* "volgende week", "dit kwartaal", and where a boundary comes first ("eind van
 * de maand") also "de maand". */
static guint
read_relative_period (const Reader *self,
                      guint         i,
                      gboolean      bounded,
                      IteamPeriod  *period)
{
  guint start = i;
  IteamUnit unit;
  int ahead;

  if (ONE_OF (self, i, "volgende", "volgend", "komende", "komend", "next", "coming"))
    ahead = 1;
  else if (ONE_OF (self, i, "deze", "dit", "this") || (bounded && ONE_OF (self, i, "de", "het", "the")))
    ahead = 0;
  else if (bounded && iteam_words_unit (word_at (self, i)->folded, NULL) >= ITEAM_UNIT_WEEK)
    {
      /* "eind week", "eind jaar" */
      *period = iteam_period_around (iteam_words_unit (word_at (self, i)->folded, NULL), self->today, 0);

      return 1;
    }
  else
    return 0;

  if (!goes_on (self, ++i))
    return 0;

  unit = iteam_words_unit (word_at (self, i)->folded, NULL);
  if (unit < ITEAM_UNIT_WEEK)
    return 0;

  *period = iteam_period_around (unit, self->today, ahead);

  return i + 1 - start;
}

/* "week 23", "wk 23 2027", "week23" */
static guint
read_week (const Reader *self,
           guint         i,
           IteamPeriod  *period)
{
  const char *folded = word_at (self, i)->folded;
  guint start = i;
  int number = -1;

  if (strcmp (folded, "week") == 0 || strcmp (folded, "wk") == 0)
    {
      if (!goes_on (self, ++i))
        return 0;
      number = word_at (self, i)->number;
    }
  else if (g_str_has_prefix (folded, "week") || g_str_has_prefix (folded, "wk"))
    {
      const char *digits = folded + (folded[1] == 'k' ? 2 : 4);
      gsize length = strspn (digits, "0123456789");

      if (length >= 1 && length <= 2 && digits[length] == '\0')
        number = (int) g_ascii_strtoll (digits, NULL, 10);
    }

  if (number < 1 || number > 53)
    return 0;

  *period = (IteamPeriod) { ITEAM_UNIT_WEEK, number, 0 };
  i++;

  return i + read_year (self, i, &period->year) - start;
}

/* "Q3", "Q3 2027", "het 3e kwartaal van 2027", "third quarter" */
static guint
read_quarter (const Reader *self,
              guint         i,
              IteamPeriod  *period)
{
  guint start = i;
  const char *folded;
  int number = 0;

  i = SKIP (self, i, "het", "the");
  folded = word_at (self, i)->folded;

  if (folded[0] == 'q' && g_ascii_isdigit (folded[1]) && folded[2] == '\0')
    number = folded[1] - '0';
  else if (iteam_words_ordinal (folded) != 0 && goes_on (self, i + 1) &&
           ONE_OF (self, i + 1, "kwartaal", "quarter"))
    number = iteam_words_ordinal (word_at (self, i++)->folded);

  if (number < 1 || number > 4)
    return 0;

  *period = (IteamPeriod) { ITEAM_UNIT_QUARTER, number, 0 };
  i++;

  return i + read_year (self, i, &period->year) - start;
}

static guint
read_month (const Reader *self,
            guint         i,
            IteamPeriod  *period)
{
  int month = iteam_words_month (word_at (self, i)->folded, NULL);

  if (month == 0)
    return 0;

  *period = (IteamPeriod) { ITEAM_UNIT_MONTH, month, 0 };

  return 1 + read_year (self, i + 1, &period->year);
}

static gboolean
set_period (const Reader      *self,
            IteamDatePhrase   *phrase,
            guint              n_words,
            const IteamPeriod *period,
            IteamDateNeed      need)
{
  *phrase = (IteamDatePhrase) {
    .n_words = n_words,
    .day = iteam_period_get (period, ITEAM_PERIOD_END, self->today),
    .first = iteam_period_get (period, ITEAM_PERIOD_FROM, self->today),
    .before = iteam_period_get (period, ITEAM_PERIOD_BEFORE, self->today),
    .need = need,
    .period = TRUE,
  };

  return phrase->day != ITEAM_DAY_NONE && phrase->first != ITEAM_DAY_NONE && phrase->before != ITEAM_DAY_NONE;
}

/* --- phrases --- */

/* "over 2 weken", "in 3 days", "binnen een half jaar", "2 weeks from now" */
static gboolean
read_distance (const Reader    *self,
               guint            i,
               IteamDatePhrase *phrase)
{
  guint start = i;
  IteamWordUse use = 0;
  IteamDateNeed need = ITEAM_DATE_NEEDS_NOTHING;
  IteamUnit unit;
  gboolean over = ONE_OF (self, i, "over"), in = ONE_OF (self, i, "in");
  gboolean ahead = over || in || ONE_OF (self, i, "binnen", "within");
  gboolean half;
  IteamDay day;
  int number;

  if (ahead && !goes_on (self, ++i))
    return FALSE;

  number = iteam_words_number (word_at (self, i));
  if (number < 1 || number > 1000 || !goes_on (self, ++i))
    return FALSE;

  half = number == 1 && ONE_OF (self, i, "half");
  if ((half || ONE_OF (self, i, "working", "business")) && !goes_on (self, ++i))
    return FALSE;

  unit = iteam_words_unit (word_at (self, i)->folded, &use);
  if (unit == ITEAM_UNIT_DAY && ONE_OF (self, i - 1, "working", "business"))
    unit = ITEAM_UNIT_WORKDAY;
  i++;

  if (!ahead)
    {
      if (!goes_on (self, i) ||
          !(iteam_words_have (self->words, i, "from now", NULL) || iteam_words_have (self->words, i, "from today", NULL)))
        return FALSE;
      i += 2;
    }

  if ((over && (use & ITEAM_WORD_DUTCH) == 0) || (half && unit != ITEAM_UNIT_YEAR))
    return FALSE;

  /* "in 2 dagen" is how long it takes, unless it ends the sentence. */
  if (in && (use & ITEAM_WORD_DUTCH) != 0)
    need = ITEAM_DATE_NEEDS_CUE_OR_PAUSE;

  switch (unit)
    {
    case ITEAM_UNIT_DAY: day = self->today + number; break;
    case ITEAM_UNIT_WEEK: day = self->today + 7 * number; break;
    case ITEAM_UNIT_MONTH: day = iteam_day_add_months (self->today, number); break;
    case ITEAM_UNIT_QUARTER: day = iteam_day_add_months (self->today, 3 * number); break;
    case ITEAM_UNIT_YEAR: day = iteam_day_add_months (self->today, half ? 6 : 12 * number); break;
    case ITEAM_UNIT_WORKDAY:
      for (day = self->today; number > 0;)
        if (iteam_day_weekday (++day) < 6)
          number--;
      break;
    case ITEAM_UNIT_NONE:
    default: return FALSE;
    }

  return set_day (phrase, i - start, day, need);
}

static gboolean
read_fixed (const Reader    *self,
            guint            i,
            IteamDatePhrase *phrase)
{
  static const struct { const char *phrase; int ahead; IteamDateNeed need; } days[] = {
    { "vandaag", 0, ITEAM_DATE_NEEDS_NOTHING }, { "today", 0, ITEAM_DATE_NEEDS_NOTHING },
    { "morgen", 1, ITEAM_DATE_NEEDS_NOTHING }, { "tomorrow", 1, ITEAM_DATE_NEEDS_NOTHING },
    { "overmorgen", 2, ITEAM_DATE_NEEDS_NOTHING }, { "day after tomorrow", 2, ITEAM_DATE_NEEDS_NOTHING },
    { "the day after tomorrow", 2, ITEAM_DATE_NEEDS_NOTHING },
    /* What was yesterday is no date by which to do a thing. */
    { "gisteren", -1, ITEAM_DATE_NEEDS_WHOLE }, { "yesterday", -1, ITEAM_DATE_NEEDS_WHOLE },
    { "eergisteren", -2, ITEAM_DATE_NEEDS_WHOLE },
  };
  guint n_words;

  for (gsize k = 0; k < G_N_ELEMENTS (days); k++)
    if (iteam_words_have (self->words, i, days[k].phrase, &n_words))
      return set_day (phrase, n_words, self->today + days[k].ahead, days[k].need);

  return FALSE;
}

/* "eind februari", "begin volgende week", "half april", "aan het eind van het
 * jaar", "end of May 2027", "mid-April" */
static gboolean
read_boundary (const Reader    *self,
               guint            i,
               IteamDatePhrase *phrase)
{
  guint start = i, n_words;
  IteamPeriodPart part;
  IteamPeriod period = { ITEAM_UNIT_NONE, 0, 0 };
  gboolean half;

  if (g_str_has_prefix (word_at (self, i)->folded, "mid-"))
    {
      int month = iteam_words_month (word_at (self, i)->folded + 4, NULL);

      if (month == 0)
        return FALSE;

      period = (IteamPeriod) { ITEAM_UNIT_MONTH, month, 0 };
      n_words = 1 + read_year (self, i + 1, &period.year);

      return set_day (phrase, n_words, iteam_period_get (&period, ITEAM_PERIOD_MIDDLE, self->today), ITEAM_DATE_NEEDS_NOTHING);
    }

  i = SKIP (self, i, "aan", "op", "in", "at");
  i = SKIP (self, i, "het", "the");
  half = ONE_OF (self, i, "half");
  if (ONE_OF (self, i, "eind", "einde", "end", "late"))
    part = ITEAM_PERIOD_END;
  else if (ONE_OF (self, i, "begin", "beginning", "early") || iteam_words_have (self->words, i, "start of", NULL))
    part = ITEAM_PERIOD_BEGIN;
  else if (half || ONE_OF (self, i, "medio", "midden", "halverwege", "mid", "middle"))
    part = ITEAM_PERIOD_MIDDLE;
  else
    return FALSE;

  if (!goes_on (self, ++i))
    return FALSE;

  i = SKIP (self, i, "van", "of");
  if (ONE_OF (self, i, "vd", "v.d", "v/d") && goes_on (self, i + 1))
    i++;

  if ((n_words = read_month (self, i, &period)) == 0 && !half &&
      (n_words = read_relative_period (self, i, TRUE, &period)) == 0 &&
      (n_words = read_week (self, i, &period)) == 0 &&
      (n_words = read_quarter (self, i, &period)) == 0 &&
      strlen (word_at (self, i)->folded) == 4 &&
      (n_words = read_year (self, i, &period.year)) != 0)
    period.unit = ITEAM_UNIT_YEAR;

  if (n_words == 0)
    return FALSE;

  return set_day (phrase, i + n_words - start, iteam_period_get (&period, part, self->today), ITEAM_DATE_NEEDS_NOTHING);
}

/* "volgende week", "week 23", "Q3", "maart 2027" */
static gboolean
read_period (const Reader    *self,
             guint            i,
             IteamDatePhrase *phrase)
{
  IteamPeriod period;
  IteamDateNeed need = ITEAM_DATE_NEEDS_CUE;
  guint n_words;

  if ((n_words = read_relative_period (self, i, FALSE, &period)) != 0)
    return set_period (self, phrase, n_words, &period, ITEAM_DATE_NEEDS_NOTHING);

  if ((n_words = read_week (self, i, &period)) != 0)
    {
      /* "week 2 uur" and "week 2 keer" count something else. */
      if (!iteam_date_phrase_has_pause (self->words, i + n_words - 1) &&
          (ONE_OF (self, i + n_words, "uur", "keer", "x", "maal", "hours", "times") ||
           iteam_words_unit (word_at (self, i + n_words)->folded, NULL) != ITEAM_UNIT_NONE))
        return FALSE;

      return set_period (self, phrase, n_words, &period, ITEAM_DATE_NEEDS_NOTHING);
    }

  if ((n_words = read_quarter (self, i, &period)) != 0)
    return set_period (self, phrase, n_words, &period, ITEAM_DATE_NEEDS_CUE);

  if ((n_words = read_month (self, i, &period)) == 0)
    return FALSE;

  /* Jan is a colleague more often than a month. */
  if (n_words == 1 && ONE_OF (self, i, "jan"))
    need = ITEAM_DATE_NEEDS_SURE_CUE;

  return set_period (self, phrase, n_words, &period, need);
}

/* "3 mei", "de 3e mei 2027", "3rd of May" */
static gboolean
read_day_month (const Reader    *self,
                guint            i,
                IteamDatePhrase *phrase)
{
  guint start = i, n_words;
  IteamPeriod period;
  int day;

  i = SKIP (self, i, "de", "the");
  day = word_at (self, i)->number;
  if (day < 0)
    day = iteam_words_ordinal (word_at (self, i)->folded);

  if (day < 1 || day > 31 || !goes_on (self, ++i))
    return FALSE;

  i = SKIP (self, i, "of", "van");
  n_words = read_month (self, i, &period);
  if (n_words == 0)
    return FALSE;

  return set_day (phrase, i + n_words - start,
                  period.year != 0 ? iteam_day_from_ymd (period.year, period.number, day)
                                   : iteam_date_phrase_coming (day, period.number, self->today),
                  ITEAM_DATE_NEEDS_NOTHING);
}

/* "May 3", "May 3rd, 2027". In "april 3 gesprekken voeren" the number is no day:
 * Dutch puts the day first. */
static gboolean
read_month_day (const Reader    *self,
                guint            i,
                IteamDatePhrase *phrase)
{
  IteamWordUse use = 0;
  int month = iteam_words_month (word_at (self, i)->folded, &use);
  guint start = i, n_year = 0;
  int day, year = 0;
  gboolean ordinal;

  if (month == 0 || (use & ITEAM_WORD_ENGLISH) == 0 || !goes_on (self, ++i))
    return FALSE;

  i = SKIP (self, i, "the");
  day = word_at (self, i)->number;
  ordinal = day < 0;
  if (ordinal)
    day = iteam_words_ordinal (word_at (self, i)->folded);
  if (day < 1 || day > 31)
    return FALSE;

  i++;
  if (i < self->words->len && word_at (self, i - 1)->comma && word_at (self, i)->number >= 1900 && word_at (self, i)->number < 2200)
    {
      year = word_at (self, i)->number;
      n_year = 1;
    }
  else
    n_year = read_year (self, i, &year);

  if ((use & ITEAM_WORD_DUTCH) != 0 && !ordinal && n_year == 0 && !iteam_date_phrase_has_pause (self->words, i - 1))
    return FALSE;

  return set_day (phrase, i + n_year - start,
                  n_year != 0 ? iteam_day_from_ymd (year, month, day)
                              : iteam_date_phrase_coming (day, month, self->today),
                  ITEAM_DATE_NEEDS_NOTHING);
}

/* The first day on or after @today that is the @number th of a month. */
static IteamDay
coming_day_of_month (int      number,
                     IteamDay today)
{
  int year, month;

  iteam_day_to_ymd (today, &year, &month, NULL);
  for (int k = 0; k < 12; k++)
    {
      IteamDay day = iteam_day_from_ymd (year + (month - 1 + k) / 12, (month - 1 + k) % 12 + 1, number);

      if (day != ITEAM_DAY_NONE && day >= today)
        return day;
    }

  return ITEAM_DAY_NONE;
}

/* "de 15e", "the 15th of next month", "de 1e van de maand" */
static gboolean
read_day_of_month (const Reader    *self,
                   guint            i,
                   IteamDatePhrase *phrase)
{
  guint start = i, n_words;
  IteamPeriod period;
  int number, year, month;

  i = SKIP (self, i, "de", "the");
  if (!g_ascii_isdigit (word_at (self, i)->folded[0]))
    return FALSE;

  number = iteam_words_ordinal (word_at (self, i++)->folded);
  if (number < 1 || number > 31)
    return FALSE;

  if (goes_on (self, i) && ONE_OF (self, i, "van", "of") && goes_on (self, i + 1) &&
      (n_words = read_relative_period (self, i + 1, TRUE, &period)) != 0 && period.unit == ITEAM_UNIT_MONTH)
    {
      IteamDay first = iteam_period_get (&period, ITEAM_PERIOD_BEGIN, self->today);
      IteamDay day;

      iteam_day_to_ymd (first, &year, &month, NULL);
      day = iteam_day_from_ymd (year, month, number);
      if (day != ITEAM_DAY_NONE && day < self->today && ONE_OF (self, i + 1, "de", "the"))
        day = coming_day_of_month (number, self->today);

      return set_day (phrase, i + 1 + n_words - start, day, ITEAM_DATE_NEEDS_NOTHING);
    }

  return set_day (phrase, i - start, coming_day_of_month (number, self->today), ITEAM_DATE_NEEDS_CUE_AND_PAUSE);
}

/* The date that a weekday only names the day of: "vrijdag 15 mei", "di 15-5",
 * "vrijdag de 15e", "friday, May 15". */
static gboolean
read_date_of_weekday (const Reader    *self,
                      guint            i,
                      IteamDatePhrase *phrase)
{
  gboolean comma = i < self->words->len && word_at (self, i - 1)->comma;

  if (!goes_on (self, i) && !comma)
    return FALSE;

  if (read_day_month (self, i, phrase) || read_month_day (self, i, phrase) ||
      iteam_date_phrase_read_figures (self->words, i, self->today, phrase))
    return phrase->need != ITEAM_DATE_NEEDS_WHOLE || self->whole;

  if (comma || !read_day_of_month (self, i, phrase))
    return FALSE;

  phrase->need = ITEAM_DATE_NEEDS_NOTHING;

  return TRUE;
}

/* "vrijdag", "a.s. vrijdag", "next friday", "volgende week dinsdag", "dinsdag
 * volgende week", "vrijdag over 2 weken" */
static gboolean
read_weekday (const Reader    *self,
              guint            i,
              IteamDatePhrase *phrase)
{
  guint start = i, n_words;
  IteamPeriod week = { ITEAM_UNIT_NONE, 0, 0 };
  IteamDatePhrase other;
  IteamWordUse use = 0;
  gboolean coming = FALSE, this_one = FALSE, next = FALSE;
  IteamDay day;
  IteamDateNeed need = ITEAM_DATE_NEEDS_NOTHING;
  int weekday, today_weekday = iteam_day_weekday (self->today);

  if ((n_words = read_relative_period (self, i, FALSE, &week)) != 0)
    {
      if (week.unit != ITEAM_UNIT_WEEK || !goes_on (self, i += n_words))
        return FALSE;
      i = SKIP (self, i, "op", "on");
    }
  else
    {
      coming = ONE_OF (self, i, "a.s", "as", "aanstaande", "komende", "coming");
      this_one = ONE_OF (self, i, "deze", "this");
      next = ONE_OF (self, i, "volgende", "next");
      if (coming || this_one || next)
        {
          /* The full stop of "a.s." is not the sentence's. */
          gboolean as = strcmp (word_at (self, i)->folded, "a.s") == 0 && word_at (self, i)->stop;

          i++;
          if (!goes_on (self, i) && !(as && i < self->words->len))
            return FALSE;
        }
    }

  weekday = iteam_words_weekday (word_at (self, i)->folded, &use);
  if (weekday == 0)
    return FALSE;

  if ((use & ITEAM_WORD_SHORT) != 0 && i == start)
    need = ONE_OF (self, i, "zo") ? ITEAM_DATE_NEEDS_CUE_AND_PAUSE : ITEAM_DATE_NEEDS_CUE;

  i++;
  if (week.unit == ITEAM_UNIT_NONE && read_date_of_weekday (self, i, phrase))
    {
      phrase->n_words += i - start;
      phrase->numeric = FALSE;

      return TRUE;
    }

  if (week.unit == ITEAM_UNIT_NONE && !next && goes_on (self, i))
    {
      if ((n_words = read_relative_period (self, i, FALSE, &week)) != 0 && week.unit == ITEAM_UNIT_WEEK)
        {
          i += n_words;
          need = ITEAM_DATE_NEEDS_NOTHING;
        }
      else
        week.unit = ITEAM_UNIT_NONE;
    }

  if (week.unit == ITEAM_UNIT_WEEK)
    day = iteam_period_get (&week, ITEAM_PERIOD_BEGIN, self->today) + weekday - 1;
  else if (next)
    day = self->today + 7 + weekday - today_weekday;
  else
    {
      int ahead = (weekday - today_weekday + 7) % 7;

      /* Who says "vrijdag" on a Friday means the next one, or would say "vandaag". */
      day = self->today + (ahead == 0 && !this_one ? 7 : ahead);
      if (goes_on (self, i) && ONE_OF (self, i, "over") && read_distance (self, i, &other) &&
          (other.day - self->today) % 7 == 0)
        {
          day += other.day - self->today;
          i += other.n_words;
          need = ITEAM_DATE_NEEDS_NOTHING;
        }
    }

  return set_day (phrase, i - start, day, need);
}

/* "de week van 3 mei", "the week of May 3" */
static gboolean
read_week_of (const Reader    *self,
              guint            i,
              IteamDatePhrase *phrase)
{
  guint start = i;
  IteamDatePhrase other;
  IteamPeriod week;

  i = SKIP (self, i, "de", "the");
  if (!iteam_words_have (self->words, i, "week van", NULL) && !iteam_words_have (self->words, i, "week of", NULL))
    return FALSE;

  i += 2;
  if (!goes_on (self, i) || !(read_day_month (self, i, &other) || read_month_day (self, i, &other) ||
                              iteam_date_phrase_read_figures (self->words, i, self->today, &other)))
    return FALSE;

  week = iteam_period_around (ITEAM_UNIT_WEEK, other.day, 0);

  return set_period (self, phrase, i + other.n_words - start, &week, ITEAM_DATE_NEEDS_NOTHING);
}

static gboolean
read_figures (const Reader    *self,
              guint            i,
              IteamDatePhrase *phrase)
{
  return iteam_date_phrase_read_figures (self->words, i, self->today, phrase);
}

/**
 * iteam_date_phrase_read:
 * @words: (element-type IteamWord): words of a text
 * @first: which of them to begin at
 * @today: the day that the words are relative to
 * @whole: whether nothing but a date is expected
 * @phrase: (out): what was read, set only if there is something
 *
 * Reads the longest date that begins at a word, whatever stands around it.
 *
 * Returns: whether there is a date.
 */
gboolean
iteam_date_phrase_read (GArray          *words,
                        guint            first,
                        IteamDay         today,
                        gboolean         whole,
                        IteamDatePhrase *phrase)
{
  gboolean (*const readers[]) (const Reader *self, guint i, IteamDatePhrase *out) = {
    read_distance, read_fixed, read_boundary, read_day_month, read_month_day, read_day_of_month,
    read_weekday, read_week_of, read_figures, read_period,
  };
  const Reader self = { words, today, whole };
  IteamDatePhrase found;

  phrase->n_words = 0;
  for (gsize i = 0; first < words->len && i < G_N_ELEMENTS (readers); i++)
    if (readers[i] (&self, first, &found) && found.n_words > phrase->n_words)
      *phrase = found;

  return phrase->n_words > 0;
}
