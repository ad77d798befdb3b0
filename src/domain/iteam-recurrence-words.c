/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-recurrence.h"

#include <string.h>

#include "iteam-text.h"
#include "iteam-words.h"

/* How people say that something recurs, in Dutch and in English, and the rule
 * that it makes. */

#define WORKING_DAYS 0x3e /* bits 1 to 5, for Monday to Friday */

/* What was read so far: words[i] and on belong to it as long as the sentence
 * does not pause. */
typedef struct
{
  GArray   *words;
  guint     first;
  guint     next;

  IteamUnit unit;
  int       interval;
  guint     weekdays;
  int       position;
  int       month_day;
  int       month;
  gboolean  from_completion;
  /* Whether it can be nothing else wherever it stands. */
  gboolean  sure;
} Reader;

static const IteamWord *
word_at (GArray *words,
         guint   i)
{
  return &g_array_index (words, IteamWord, i);
}

/* Whether the sentence goes on with another word. */
static gboolean
more (const Reader *self)
{
  return self->next < self->words->len && (self->next == self->first || !word_at (self->words, self->next - 1)->pause);
}

static const char *
folded (const Reader *self)
{
  return word_at (self->words, self->next)->folded;
}

/* Moves past the phrase if it is there. */
static gboolean
skip (Reader     *self,
      const char *phrase)
{
  guint n_words;

  if (!more (self) || !iteam_words_have (self->words, self->next, phrase, &n_words))
    return FALSE;

  self->next += n_words;

  return TRUE;
}

static gboolean
skip_any (Reader            *self,
          const char *const *phrases)
{
  for (; *phrases != NULL; phrases++)
    if (skip (self, *phrases))
      return TRUE;

  return FALSE;
}

#define SKIP_ANY(self, ...) skip_any (self, (const char *const[]) { __VA_ARGS__, NULL })

static gboolean
read_every (Reader *self)
{
  return SKIP_ANY (self, "elke", "elk", "iedere", "ieder", "every", "each");
}

static int
read_number (Reader *self)
{
  int number;

  /* "every a week" is no number, and "elke een" neither. */
  if (!more (self) || strcmp (folded (self), "a") == 0 || strcmp (folded (self), "an") == 0 || strcmp (folded (self), "een") == 0)
    return 0;

  number = iteam_words_number (word_at (self->words, self->next));
  if (number < 1 || number > 99)
    return 0;

  self->next++;

  return number;
}

/* 1 to 31, -1 for the last, -2 for the one before, 0 for none. */
static int
read_ordinal (Reader *self)
{
  int number;

  if (!more (self))
    return 0;
  if (SKIP_ANY (self, "laatste", "last"))
    return -1;
  if (SKIP_ANY (self, "voorlaatste", "op een na laatste", "second to last"))
    return -2;

  number = iteam_words_ordinal (folded (self));
  if (number < 1 || number > 31)
    return 0;

  self->next++;

  return number;
}

/* Reads a unit of time, with what makes it longer: "half jaar". */
static gboolean
read_unit (Reader *self,
           int     interval)
{
  IteamUnit unit;

  if (SKIP_ANY (self, "half jaar", "halfjaar", "half year", "half-year"))
    {
      self->unit = ITEAM_UNIT_MONTH;
      self->interval = 6 * interval;

      return TRUE;
    }
  if (!more (self))
    return FALSE;

  unit = iteam_words_unit (folded (self), NULL);
  if (unit == ITEAM_UNIT_NONE || (unit == ITEAM_UNIT_WORKDAY && interval != 1))
    return FALSE;

  self->next++;
  self->unit = unit;
  self->interval = interval;
  if (unit == ITEAM_UNIT_QUARTER)
    {
      self->unit = ITEAM_UNIT_MONTH;
      self->interval = 3 * interval;
    }
  else if (unit == ITEAM_UNIT_WORKDAY)
    {
      self->unit = ITEAM_UNIT_WEEK;
      self->weekdays = WORKING_DAYS;
    }

  return TRUE;
}

/* "dinsdag", "dinsdag en donderdag", "Monday, Wednesday and Friday" */
static gboolean
read_weekdays (Reader   *self,
               gboolean  abbreviated)
{
  Reader list = *self;
  IteamWordUse use = 0;
  gboolean listed = FALSE;

  for (;;)
    {
      int weekday;

      if (list.next >= list.words->len || (!listed && !more (&list)))
        break;
      weekday = iteam_words_weekday (folded (&list), &use);
      if (weekday == 0 || (!abbreviated && (use & ITEAM_WORD_SHORT) != 0))
        break;

      self->weekdays |= 1u << weekday;
      self->next = ++list.next;
      listed = word_at (list.words, list.next - 1)->comma;
      if (!listed && !SKIP_ANY (&list, "en", "and", "&"))
        break;
    }

  return self->weekdays != 0;
}

/* "van de maand", "of the month" */
static gboolean
read_of_month (Reader *self)
{
  return SKIP_ANY (self, "van de maand", "van elke maand", "van iedere maand", "in de maand", "v.d. maand", "vd maand",
                   "of the month", "of every month", "of each month", "in the month");
}

static int
read_month (Reader *self)
{
  IteamWordUse use = 0;
  int month;

  if (!more (self))
    return 0;

  month = iteam_words_month (folded (self), &use);
  if (month != 0)
    self->next++;

  return month;
}

/* Behind an ordinal: "maandag", "werkdag", "dag". */
static gboolean
read_positioned (Reader *self,
                 int     position)
{
  int weekday;

  if (!more (self) || position > 5)
    return FALSE;

  if (SKIP_ANY (self, "werkdag", "working day", "workday", "weekday"))
    {
      self->weekdays = WORKING_DAYS;
      self->position = position;

      return TRUE;
    }
  if (position != -2 && SKIP_ANY (self, "dag", "day"))
    {
      self->month_day = position;

      return TRUE;
    }

  weekday = iteam_words_weekday (folded (self), NULL);
  if (weekday == 0)
    return FALSE;

  self->next++;
  self->weekdays = 1u << weekday;
  self->position = position;

  return TRUE;
}

/* "de eerste maandag", "de 15e", "dag 15" */
static gboolean
read_day_of_month (Reader *self)
{
  Reader after;
  int number;

  if (SKIP_ANY (self, "dag", "day"))
    {
      self->month_day = read_number (self);

      return self->month_day >= 1 && self->month_day <= 31;
    }

  SKIP_ANY (self, "de", "the");
  number = read_ordinal (self);
  if (number == 0)
    return FALSE;

  after = *self;
  if (read_positioned (&after, number))
    {
      *self = after;

      return TRUE;
    }

  self->month_day = number;

  return number > 0;
}

/* "15 mei", "de eerste maandag van mei", "May 15" */
static gboolean
read_day_of_year (Reader *self)
{
  Reader after = *self;
  int day;

  after.month = read_month (&after);
  if (after.month != 0)
    {
      SKIP_ANY (&after, "the");
      day = read_number (&after);
      after.month_day = day != 0 ? day : read_ordinal (&after);
    }
  else
    {
      SKIP_ANY (&after, "de", "the");
      day = read_number (&after);
      if (day != 0)
        after.month_day = day;
      else if (!read_day_of_month (&after))
        return FALSE;
      SKIP_ANY (&after, "van", "of", "in");
      after.month = read_month (&after);
    }

  if (after.month == 0 || (after.month_day == 0 && after.position == 0) ||
      (after.month_day != 0 && after.month_day != -1 && iteam_day_from_ymd (2000, after.month, after.month_day) == ITEAM_DAY_NONE))
    return FALSE;

  *self = after;

  return TRUE;
}

/* Behind how often it recurs: when it does. */
static void
read_days (Reader *self)
{
  Reader after = *self;
  gboolean found = FALSE;

  if (self->weekdays != 0)
    return;

  if (self->unit == ITEAM_UNIT_YEAR && SKIP_ANY (&after, "in"))
    found = (after.month = read_month (&after)) != 0;
  else if (SKIP_ANY (&after, "op", "on"))
    {
      if (self->unit == ITEAM_UNIT_WEEK)
        found = read_weekdays (&after, TRUE);
      else if (self->unit == ITEAM_UNIT_MONTH)
        found = read_day_of_month (&after);
      else if (self->unit == ITEAM_UNIT_YEAR)
        found = read_day_of_year (&after);
    }

  if (!found)
    return;

  *self = after;
  self->sure = TRUE;
}

/* "elke week", "elke 2 weken", "every other week", "elke dinsdag", "elke eerste
 * maandag van de maand", "elk jaar" */
static gboolean
read_every_phrase (Reader *self)
{
  Reader after;
  int number;

  SKIP_ANY (self, "op", "on", "in");
  if (!read_every (self) || !more (self))
    return FALSE;

  self->sure = TRUE;
  if (SKIP_ANY (self, "other", "andere", "ander"))
    number = 2;
  else
    number = read_number (self);

  after = *self;
  if (read_unit (&after, MAX (1, number)))
    {
      *self = after;

      return TRUE;
    }

  if (read_weekdays (self, FALSE))
    {
      self->unit = ITEAM_UNIT_WEEK;
      self->interval = MAX (1, number);

      return number == 0 || number == 2;
    }
  if (number != 0)
    return FALSE;

  number = read_ordinal (self);
  if (number == 0)
    {
      self->month = read_month (self);
      self->unit = ITEAM_UNIT_YEAR;
      self->interval = 1;

      return self->month != 0;
    }

  after = *self;
  if (number >= 2 && read_unit (&after, number) && !read_of_month (&after))
    {
      *self = after;

      return TRUE;
    }

  self->unit = ITEAM_UNIT_MONTH;
  self->interval = 1;
  if (!read_positioned (self, number))
    {
      self->month_day = number;

      return number > 0 && read_of_month (self);
    }
  if (read_of_month (self))
    return TRUE;

  after = *self;
  if (SKIP_ANY (&after, "van", "of", "in") && (after.month = read_month (&after)) != 0)
    {
      *self = after;
      self->unit = ITEAM_UNIT_YEAR;

      return TRUE;
    }

  /* "Elke tweede dinsdag" may be every other one. */
  return self->position == 1 || self->position < 0;
}

/* "de eerste maandag van elke maand", "op de 15e van iedere maand" */
static gboolean
read_day_of_every_month (Reader *self)
{
  SKIP_ANY (self, "op", "on");
  if (!read_day_of_month (self) || !SKIP_ANY (self, "van", "of", "in") || !read_every (self) || !SKIP_ANY (self, "maand", "month"))
    return FALSE;

  self->unit = ITEAM_UNIT_MONTH;
  self->interval = 1;
  self->sure = TRUE;

  return TRUE;
}

/* "om de week", "om de twee weken", "om het jaar". "Om de week te beginnen" is
 * something else. */
static gboolean
read_om (Reader *self)
{
  int number;

  if (!SKIP_ANY (self, "om de", "om het"))
    return FALSE;

  number = SKIP_ANY (self, "andere", "ander") ? 2 : read_number (self);
  if (!read_unit (self, number != 0 ? number : 2))
    return FALSE;

  for (guint i = self->next; number == 0 && i < self->words->len; i++)
    if (!word_at (self->words, i - 1)->pause && strcmp (word_at (self->words, i)->folded, "te") == 0)
      return FALSE;

  self->sure = TRUE;

  return TRUE;
}

/* "eens per jaar", "2x per jaar", "twice a year", "once every six weeks" */
static gboolean
read_times (Reader *self)
{
  int times, number;
  gsize length;

  if (!more (self))
    return FALSE;

  length = strspn (folded (self), "0123456789");
  if (SKIP_ANY (self, "eens", "eenmaal", "een keer", "once", "one time"))
    times = 1;
  else if (SKIP_ANY (self, "tweemaal", "twice"))
    times = 2;
  else if (length >= 1 && length <= 2 && strcmp (folded (self) + length, "x") == 0)
    {
      times = (int) g_ascii_strtoll (folded (self), NULL, 10);
      self->next++;
    }
  else
    {
      times = read_number (self);
      if (times == 0 || !SKIP_ANY (self, "keer", "maal", "x", "times", "time"))
        return FALSE;
    }

  if (!SKIP_ANY (self, "per", "in de", "in het", "a", "an", "each", "every", "elke", "elk", "iedere", "ieder"))
    return FALSE;

  number = read_number (self);
  if (!read_unit (self, number != 0 ? number : 1))
    return FALSE;

  self->sure = TRUE;
  if (times == 1)
    return TRUE;
  if (self->unit != ITEAM_UNIT_YEAR || self->interval != 1 || times < 1 || 12 % times != 0)
    return FALSE;

  self->unit = ITEAM_UNIT_MONTH;
  self->interval = 12 / times;

  return TRUE;
}

/* "maandelijks", "yearly" */
static gboolean
read_adverb (Reader *self)
{
  static const struct { const char *word; IteamUnit unit; int interval; } adverbs[] = {
    { "dagelijks", ITEAM_UNIT_DAY, 1 }, { "daily", ITEAM_UNIT_DAY, 1 },
    { "wekelijks", ITEAM_UNIT_WEEK, 1 }, { "weekly", ITEAM_UNIT_WEEK, 1 },
    { "tweewekelijks", ITEAM_UNIT_WEEK, 2 }, { "fortnightly", ITEAM_UNIT_WEEK, 2 }, { "biweekly", ITEAM_UNIT_WEEK, 2 },
    { "maandelijks", ITEAM_UNIT_MONTH, 1 }, { "monthly", ITEAM_UNIT_MONTH, 1 }, { "tweemaandelijks", ITEAM_UNIT_MONTH, 2 },
    { "driemaandelijks", ITEAM_UNIT_MONTH, 3 }, { "quarterly", ITEAM_UNIT_MONTH, 3 },
    { "halfjaarlijks", ITEAM_UNIT_MONTH, 6 }, { "half-yearly", ITEAM_UNIT_MONTH, 6 },
    { "jaarlijks", ITEAM_UNIT_YEAR, 1 }, { "yearly", ITEAM_UNIT_YEAR, 1 }, { "annually", ITEAM_UNIT_YEAR, 1 },
    { "tweejaarlijks", ITEAM_UNIT_YEAR, 2 },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (adverbs); k++)
    if (skip (self, adverbs[k].word))
      {
        self->unit = adverbs[k].unit;
        self->interval = adverbs[k].interval;

        return TRUE;
      }

  return FALSE;
}

/* Reads how something recurs, from word @first on. */
static gboolean
read_phrase (GArray *words,
             guint   first,
             Reader *reader)
{
  gboolean (*const readers[]) (Reader *self) = {
    read_every_phrase, read_day_of_every_month, read_om, read_times, read_adverb,
  };

  for (gsize i = 0; first < words->len && i < G_N_ELEMENTS (readers); i++)
    {
      *reader = (Reader) { .words = words, .first = first, .next = first };
      if (!readers[i] (reader))
        continue;

      if (reader->month == 0 && reader->position == 0 && reader->month_day == 0)
        read_days (reader);
      if (SKIP_ANY (reader, "na afronding", "na afronden", "na voltooiing", "na afloop", "vanaf afronding", "vanaf de afronding",
                    "after completion", "from completion", "after it is done"))
        reader->from_completion = reader->sure = TRUE;

      return TRUE;
    }

  return FALSE;
}

/* "Monthly report" is a report: an adverb needs the end of the sentence, or a
 * sentence that goes on about something else. */
static gboolean
adverb_fits (GArray       *words,
             guint         first,
             const Reader *reader)
{
  static const char *const next[] = {
    "de", "het", "een", "the", "a", "alle", "all", "onze", "our", "op", "on", "vanaf", "from", "uiterlijk", "door", "by",
    "in", "voor", "before", "starting", "met", "with", NULL
  };
  const char *word;

  if (!more (reader))
    return first == 0 || strcmp (word_at (words, first - 1)->folded, "het") != 0;

  word = folded (reader);

  return strchr ("@#!", word[0]) != NULL || g_strv_contains (next, word);
}

/* Whether it says how the thing to do recurs, and not what it is about:
 * "de cijfers van elke maand", "een thema voor elk kwartaal". */
static gboolean
fits (GArray       *words,
      guint         first,
      const Reader *reader)
{
  static const char *const about[] = {
    "van", "voor", "over", "bij", "per", "met", "aan", "uit", "tijdens", "binnen",
    "of", "for", "about", "with", "to", "from", "during", "within", NULL
  };
  const IteamWord *before = first > 0 ? word_at (words, first - 1) : NULL;

  if (!reader->sure && !adverb_fits (words, first, reader))
    return FALSE;

  return before == NULL || before->pause || !g_strv_contains (about, before->folded);
}

static char *
make_rule (const Reader *self)
{
  static const char *const days[] = { NULL, "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  g_autoptr (GString) rule = g_string_new (NULL);
  const char *separator = ";BYDAY=";
  const char *frequency;

  switch (self->unit)
    {
    case ITEAM_UNIT_DAY: frequency = "DAILY"; break;
    case ITEAM_UNIT_MONTH: frequency = "MONTHLY"; break;
    case ITEAM_UNIT_YEAR: frequency = "YEARLY"; break;
    case ITEAM_UNIT_WEEK:
    case ITEAM_UNIT_WORKDAY:
    case ITEAM_UNIT_QUARTER:
    case ITEAM_UNIT_NONE:
    default: frequency = "WEEKLY"; break;
    }
  g_string_append_printf (rule, "FREQ=%s", frequency);
  if (self->interval > 1)
    g_string_append_printf (rule, ";INTERVAL=%d", self->interval);
  if (self->month != 0)
    g_string_append_printf (rule, ";BYMONTH=%d", self->month);

  /* Not every month has a 31st, nor every February a 29th. */
  if (self->month_day > 28 && self->unit == ITEAM_UNIT_MONTH)
    return iteam_recurrence_pin (rule->str, iteam_day_from_ymd (2000, 1, self->month_day));
  if (self->month_day == 29 && self->month == 2)
    g_string_append (rule, ";BYMONTHDAY=28,29;BYSETPOS=-1");
  else if (self->month_day != 0)
    g_string_append_printf (rule, ";BYMONTHDAY=%d", self->month_day);

  for (int i = 1; i <= 7; i++)
    if ((self->weekdays & 1u << i) != 0)
      {
        g_string_append (rule, separator);
        if (self->position != 0 && self->weekdays != WORKING_DAYS)
          g_string_append_printf (rule, "%d", self->position);
        g_string_append (rule, days[i]);
        separator = ",";
      }
  if (self->position != 0 && self->weekdays == WORKING_DAYS)
    g_string_append_printf (rule, ";BYSETPOS=%d", self->position);

  return g_string_free (g_steal_pointer (&rule), FALSE);
}

/**
 * iteam_recurrence_parse:
 * @text: (nullable): what someone wrote for a recurrence, in Dutch or English,
 *   or an RFC 5545 recurrence rule
 * @from_completion: (out) (optional): whether it counts from completion
 *
 * Reads a text that is a recurrence as a whole: "elke 6 weken op dinsdag",
 * "om de week", "every other week", "elk kwartaal na afronding", "jaarlijks".
 *
 * Returns: (transfer full) (nullable): the rule, or %NULL if @text is none.
 */
char *
iteam_recurrence_parse (const char *text,
                        gboolean   *from_completion)
{
  g_autofree char *stripped = iteam_text_strip (text);
  g_autoptr (GArray) words = NULL;
  Reader reader;

  if (from_completion != NULL)
    *from_completion = FALSE;
  if (stripped == NULL)
    return NULL;
  if (iteam_recurrence_is_valid (stripped))
    return g_steal_pointer (&stripped);

  words = iteam_words_split (stripped);
  if (!read_phrase (words, 0, &reader) || reader.next != words->len)
    return NULL;

  if (from_completion != NULL)
    *from_completion = reader.from_completion;

  return make_rule (&reader);
}

/**
 * iteam_recurrence_find:
 * @text: a sentence in Dutch or English
 * @from: the byte to begin at: 0, or where an earlier match ended
 * @match: (out): the recurrence, set only if there is one
 *
 * Finds how the thing that a sentence is about recurs. "De cijfers van elke
 * maand" and "monthly report" are what it is about, and are left alone.
 *
 * Returns: whether it recurs.
 */
gboolean
iteam_recurrence_find (const char           *text,
                       gsize                 from,
                       IteamRecurrenceMatch *match)
{
  g_autoptr (GArray) words = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  words = iteam_words_split (text);
  for (guint i = 0; i < words->len; i++)
    {
      Reader reader;

      if (word_at (words, i)->start < from || !read_phrase (words, i, &reader) || !fits (words, i, &reader))
        continue;

      match->start = word_at (words, i)->start;
      match->end = word_at (words, reader.next - 1)->end;
      match->rule = make_rule (&reader);
      match->from_completion = reader.from_completion;

      return TRUE;
    }

  return FALSE;
}
