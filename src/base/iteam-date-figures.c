/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-date-phrase.h"

#include <string.h>

/* The parts of "15-5-2027" or "3-mei-27". */
typedef struct
{
  int      part[3];
  gsize    digits[3];
  int      n_parts;
  char     separator;
  gboolean named_month;
} Figures;

static gboolean
split_figures (const char *folded,
               Figures    *figures)
{
  const char *p = folded;

  for (figures->n_parts = 0; figures->n_parts < 3;)
    {
      int i = figures->n_parts;
      gsize length = strspn (p, "0123456789");

      if (i == 1 && length == 0 && figures->separator == '-')
        {
          gsize letters = strcspn (p, "-");
          g_autofree char *name = g_strndup (p, letters);

          figures->part[i] = iteam_words_month (name, NULL);
          figures->named_month = figures->part[i] != 0;
          if (!figures->named_month)
            return FALSE;
          length = letters;
        }
      else if (length >= 1 && length <= 4)
        figures->part[i] = (int) g_ascii_strtoll (p, NULL, 10);
      else
        return FALSE;

      figures->digits[i] = length;
      figures->n_parts++;
      p += length;

      if (*p == '\0')
        return figures->n_parts >= 2;
      if (i == 0 ? strchr ("-/.", *p) == NULL : *p != figures->separator)
        return FALSE;

      figures->separator = *p++;
    }

  return FALSE;
}

/* In ISO 8601 the year comes first; else the day does, as all of Europe
 * writes it. */
static IteamDay
figures_with_year (const Figures *figures)
{
  int day = figures->part[0], year = figures->part[2];

  if (figures->digits[0] == 4 && figures->digits[1] == 2 && figures->digits[2] == 2 &&
      figures->separator == '-' && !figures->named_month)
    {
      day = figures->part[2];
      year = figures->part[0];
    }
  else if (figures->digits[0] > 2 || (!figures->named_month && figures->digits[1] > 2))
    return ITEAM_DAY_NONE;
  else if (figures->digits[2] == 2)
    year += 2000;
  else if (figures->digits[2] != 4)
    return ITEAM_DAY_NONE;

  return year >= 1900 && year <= 2199 ? iteam_day_from_ymd (year, figures->part[1], day) : ITEAM_DAY_NONE;
}

/* "2-3 keer", "10.30 uur", "1/2 fte": a number of something. */
static gboolean
counts_something (GArray *words,
                  guint   first)
{
  static const char *counted[] = {
    "uur", "u", "h", "am", "pm", "hours", "euro", "eur", "procent", "percent", "%", "fte", "keer", "maal", "times",
    "x", "miljoen", "million", "punt", "punten", "points", "minuten", "minutes", "min", "personen", "mensen", "people",
    "deel", "van", "of", "exemplaren",
  };
  const IteamWord *next;

  if (g_array_index (words, IteamWord, first).pause)
    return FALSE;

  next = &g_array_index (words, IteamWord, first + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (counted); i++)
    if (strcmp (next->folded, counted[i]) == 0)
      return TRUE;

  return iteam_words_unit (next->folded, NULL) != ITEAM_UNIT_NONE || iteam_words_month (next->folded, NULL) != 0;
}

/* "15-5" is a date in nearly any sentence, "2-3", "1/2" and "3.4" hardly. */
static IteamDateNeed
need_without_year (const Figures *figures,
                   gboolean       pause)
{
  gboolean descends = figures->part[0] > figures->part[1];
  gboolean padded = figures->digits[0] == 2 && figures->digits[1] == 2 && figures->part[1] < 10;

  if (figures->named_month)
    return ITEAM_DATE_NEEDS_NOTHING;

  if (figures->separator == '.')
    return ITEAM_DATE_NEEDS_SURE_CUE;

  if (figures->separator == '/')
    {
      if (figures->part[0] == 24 && figures->part[1] == 7)
        return ITEAM_DATE_NEEDS_SURE_CUE;
      return descends ? ITEAM_DATE_NEEDS_CUE : ITEAM_DATE_NEEDS_CUE_AND_PAUSE;
    }

  return descends || padded || pause ? ITEAM_DATE_NEEDS_NOTHING : ITEAM_DATE_NEEDS_SURE_CUE;
}

/**
 * iteam_date_phrase_coming:
 * @day: a day of the month
 * @month: a month
 * @today: a day
 *
 * Returns: the first such day on or after @today, or %ITEAM_DAY_NONE if no year
 *   has one.
 */
IteamDay
iteam_date_phrase_coming (int      day,
                          int      month,
                          IteamDay today)
{
  int year;

  iteam_day_to_ymd (today, &year, NULL, NULL);

  /* 29 February can be eight years off, around 1900 and 2100. */
  for (int y = year; y <= year + 8; y++)
    {
      IteamDay found = iteam_day_from_ymd (y, month, day);

      if (found != ITEAM_DAY_NONE && found >= today)
        return found;
    }

  return ITEAM_DAY_NONE;
}

/**
 * iteam_date_phrase_has_pause:
 * @words: (element-type IteamWord): words of a text
 * @index: one of them
 *
 * Returns: whether the sentence pauses behind it: at its end, at punctuation,
 *   ahead of something that is no word, such as "@HRM".
 */
gboolean
iteam_date_phrase_has_pause (GArray *words,
                             guint   index)
{
  const IteamWord *next;

  if (g_array_index (words, IteamWord, index).pause)
    return TRUE;

  next = &g_array_index (words, IteamWord, index + 1);

  return !g_unichar_isalnum (g_utf8_get_char (next->folded)) &&
         strchr ("%&+=", next->folded[0]) == NULL;
}

/**
 * iteam_date_phrase_read_figures:
 * @words: (element-type IteamWord): words of a text
 * @first: which of them
 * @today: a day
 * @phrase: (out): what was read
 *
 * Reads "2027-05-15", "15-5-2027", "15/5/27", "15.5" or "15-mei".
 *
 * Returns: whether there is such a date.
 */
gboolean
iteam_date_phrase_read_figures (GArray          *words,
                                guint            first,
                                IteamDay         today,
                                IteamDatePhrase *phrase)
{
  const IteamWord *word = &g_array_index (words, IteamWord, first);
  Figures figures = { { 0, }, { 0, }, 0, '\0', FALSE };

  if (!split_figures (word->folded, &figures))
    return FALSE;

  *phrase = (IteamDatePhrase) { .n_words = 1, .numeric = !figures.named_month };
  if (figures.n_parts == 3)
    {
      phrase->day = figures_with_year (&figures);
      /* 1.2.27 may well be a version. */
      if (figures.separator == '.' && figures.digits[2] == 2)
        phrase->need = ITEAM_DATE_NEEDS_CUE;
    }
  else if (figures.digits[0] <= 2 && (figures.named_month || figures.digits[1] <= 2))
    {
      phrase->day = iteam_date_phrase_coming (figures.part[0], figures.part[1], today);
      phrase->need = need_without_year (&figures, iteam_date_phrase_has_pause (words, first));
      if (counts_something (words, first))
        phrase->need = ITEAM_DATE_NEEDS_WHOLE;
    }
  phrase->first = phrase->before = phrase->day;

  return phrase->day != ITEAM_DAY_NONE;
}
