/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-words.h"

#include <string.h>

#include "iteam-text.h"

#define NL ITEAM_WORD_DUTCH
#define EN ITEAM_WORD_ENGLISH
#define SHORT ITEAM_WORD_SHORT

typedef struct
{
  const char   *word;
  int           value;
  IteamWordUse  use;
} Entry;

static const Entry weekdays[] = {
  { "maandag", 1, NL }, { "dinsdag", 2, NL }, { "woensdag", 3, NL }, { "donderdag", 4, NL },
  { "vrijdag", 5, NL }, { "zaterdag", 6, NL }, { "zondag", 7, NL },
  { "ma", 1, NL | SHORT }, { "di", 2, NL | SHORT }, { "wo", 3, NL | SHORT }, { "do", 4, NL | SHORT },
  { "vr", 5, NL | SHORT }, { "za", 6, NL | SHORT }, { "zo", 7, NL | SHORT },
  { "monday", 1, EN }, { "tuesday", 2, EN }, { "wednesday", 3, EN }, { "thursday", 4, EN },
  { "friday", 5, EN }, { "saturday", 6, EN }, { "sunday", 7, EN },
  { "mon", 1, EN | SHORT }, { "tue", 2, EN | SHORT }, { "tues", 2, EN | SHORT }, { "wed", 3, EN | SHORT },
  { "thu", 4, EN | SHORT }, { "thur", 4, EN | SHORT }, { "thurs", 4, EN | SHORT }, { "fri", 5, EN | SHORT },
  { "sat", 6, EN | SHORT }, { "sun", 7, EN | SHORT },
};

static const Entry months[] = {
  { "januari", 1, NL }, { "februari", 2, NL }, { "maart", 3, NL }, { "april", 4, NL | EN },
  { "mei", 5, NL }, { "juni", 6, NL }, { "juli", 7, NL }, { "augustus", 8, NL },
  { "september", 9, NL | EN }, { "oktober", 10, NL }, { "november", 11, NL | EN }, { "december", 12, NL | EN },
  { "january", 1, EN }, { "february", 2, EN }, { "march", 3, EN }, { "may", 5, EN },
  { "june", 6, EN }, { "july", 7, EN }, { "august", 8, EN }, { "october", 10, EN },
  { "jan", 1, NL | EN | SHORT }, { "feb", 2, NL | EN | SHORT }, { "febr", 2, NL | SHORT },
  { "mrt", 3, NL | SHORT }, { "mar", 3, EN | SHORT }, { "apr", 4, NL | EN | SHORT },
  { "jun", 6, NL | EN | SHORT }, { "jul", 7, NL | EN | SHORT }, { "aug", 8, NL | EN | SHORT },
  { "sep", 9, NL | EN | SHORT }, { "sept", 9, NL | EN | SHORT }, { "okt", 10, NL | SHORT },
  { "oct", 10, EN | SHORT }, { "nov", 11, NL | EN | SHORT }, { "dec", 12, NL | EN | SHORT },
};

static const Entry units[] = {
  { "dag", ITEAM_UNIT_DAY, NL }, { "dagen", ITEAM_UNIT_DAY, NL },
  { "day", ITEAM_UNIT_DAY, EN }, { "days", ITEAM_UNIT_DAY, EN },
  { "werkdag", ITEAM_UNIT_WORKDAY, NL }, { "werkdagen", ITEAM_UNIT_WORKDAY, NL },
  { "weekday", ITEAM_UNIT_WORKDAY, EN }, { "weekdays", ITEAM_UNIT_WORKDAY, EN },
  { "workday", ITEAM_UNIT_WORKDAY, EN }, { "workdays", ITEAM_UNIT_WORKDAY, EN },
  { "week", ITEAM_UNIT_WEEK, NL | EN }, { "weken", ITEAM_UNIT_WEEK, NL }, { "weeks", ITEAM_UNIT_WEEK, EN },
  { "maand", ITEAM_UNIT_MONTH, NL }, { "maanden", ITEAM_UNIT_MONTH, NL },
  { "month", ITEAM_UNIT_MONTH, EN }, { "months", ITEAM_UNIT_MONTH, EN },
  { "kwartaal", ITEAM_UNIT_QUARTER, NL }, { "kwartalen", ITEAM_UNIT_QUARTER, NL },
  { "quarter", ITEAM_UNIT_QUARTER, EN }, { "quarters", ITEAM_UNIT_QUARTER, EN },
  { "jaar", ITEAM_UNIT_YEAR, NL }, { "jaren", ITEAM_UNIT_YEAR, NL },
  { "year", ITEAM_UNIT_YEAR, EN }, { "years", ITEAM_UNIT_YEAR, EN },
};

static const Entry numbers[] = {
  { "een", 1, NL }, { "twee", 2, NL }, { "drie", 3, NL }, { "vier", 4, NL }, { "vijf", 5, NL }, { "zes", 6, NL },
  { "zeven", 7, NL }, { "acht", 8, NL }, { "negen", 9, NL }, { "tien", 10, NL }, { "elf", 11, NL }, { "twaalf", 12, NL },
  { "a", 1, EN }, { "an", 1, EN }, { "one", 1, EN }, { "two", 2, EN }, { "three", 3, EN }, { "four", 4, EN },
  { "five", 5, EN }, { "six", 6, EN }, { "seven", 7, EN }, { "eight", 8, EN }, { "nine", 9, EN }, { "ten", 10, EN },
  { "eleven", 11, EN }, { "twelve", 12, EN },
};

static const Entry ordinals[] = {
  { "eerste", 1, NL }, { "tweede", 2, NL }, { "derde", 3, NL }, { "vierde", 4, NL }, { "vijfde", 5, NL },
  { "first", 1, EN }, { "second", 2, EN }, { "third", 3, EN }, { "fourth", 4, EN }, { "fifth", 5, EN },
};

static int
look_up (const Entry  *entries,
         gsize         n_entries,
         const char   *folded,
         IteamWordUse *use)
{
  for (gsize i = 0; i < n_entries; i++)
    {
      if (strcmp (entries[i].word, folded) != 0)
        continue;

      if (use != NULL)
        *use = entries[i].use;

      return entries[i].value;
    }

  return 0;
}

static gboolean
is_opening (gunichar c)
{
  return c < 0x80 ? strchr ("([{<\"'`", (int) c) != NULL
                  : g_unichar_type (c) == G_UNICODE_OPEN_PUNCTUATION ||
                    g_unichar_type (c) == G_UNICODE_INITIAL_PUNCTUATION ||
                    c == 0x2019; /* ’, the apostrophe that editors put ahead of '27 */
}

static gboolean
is_closing (gunichar c)
{
  return c < 0x80 ? strchr (")]}>\"'`.,;:!?", (int) c) != NULL
                  : g_unichar_type (c) == G_UNICODE_CLOSE_PUNCTUATION ||
                    g_unichar_type (c) == G_UNICODE_INITIAL_PUNCTUATION ||
                    g_unichar_type (c) == G_UNICODE_FINAL_PUNCTUATION ||
                    c == 0x2026; /* … */
}

static gboolean
is_dash (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION;
}

static int
digits_to_number (const char *folded)
{
  gsize length = strspn (folded, "0123456789");

  return length >= 1 && length <= 4 && folded[length] == '\0' ? (int) g_ascii_strtoll (folded, NULL, 10) : -1;
}

/* Adds what stands between two spaces. Punctuation alone is no word, it makes
 * a pause behind the word before it. */
static void
add_word (GArray     *words,
          const char *text,
          const char *start,
          const char *end)
{
  const char *space = end;
  g_autofree char *raw = NULL;
  IteamWord word = { 0, };

  while (start < end && is_opening (g_utf8_get_char (start)))
    {
      word.apostrophe = *start == '\'' || g_utf8_get_char (start) == 0x2019;
      start = g_utf8_next_char (start);
    }

  while (end > start && is_closing (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  if (start == end || (is_dash (g_utf8_get_char (start)) && g_utf8_next_char (start) == end))
    {
      if (words->len > 0)
        {
          IteamWord *last = &g_array_index (words, IteamWord, words->len - 1);

          last->pause = TRUE;
          last->stop = last->comma = last->colon = FALSE;
        }
      return;
    }

  raw = g_strndup (start, end - start);
  word.start = start - text;
  word.end = end - text;
  word.folded = iteam_text_fold (raw);
  word.number = digits_to_number (word.folded);
  word.pause = end < space || *space == '\0';
  word.stop = space - end == 1 && *end == '.';
  word.comma = space - end == 1 && *end == ',';
  word.colon = space - end == 1 && *end == ':';
  g_array_append_val (words, word);
}

static void
clear_word (gpointer data)
{
  g_free (((IteamWord *) data)->folded);
}

/**
 * iteam_words_split:
 * @text: text in UTF-8; none is found in what is not UTF-8
 *
 * Returns: (transfer full) (element-type IteamWord): the words of @text.
 */
GArray *
iteam_words_split (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (IteamWord));
  const char *start = NULL;

  g_array_set_clear_func (words, clear_word);
  if (!g_utf8_validate (text, -1, NULL))
    return words;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gboolean space = *p == '\0' || g_unichar_isspace (g_utf8_get_char (p));

      if (!space && start == NULL)
        start = p;

      if (space && start != NULL)
        {
          add_word (words, text, start, p);
          start = NULL;
        }

      if (*p == '\0')
        break;
    }

  /* White space at the end is the end too. */
  if (words->len > 0)
    g_array_index (words, IteamWord, words->len - 1).pause = TRUE;

  return words;
}

/**
 * iteam_words_have:
 * @words: (element-type IteamWord): words of a text
 * @first: which of them to begin at
 * @phrase: folded words with one space between
 * @n_words: (out) (optional): how many words @phrase has, set only if it is there
 *
 * Returns: whether @phrase stands at @first, with no pause within.
 */
gboolean
iteam_words_have (GArray     *words,
                  guint       first,
                  const char *phrase,
                  guint      *n_words)
{
  guint i = first;

  for (const char *p = phrase;; i++)
    {
      gsize length = strcspn (p, " ");
      const IteamWord *word;

      if (i >= words->len)
        return FALSE;

      word = &g_array_index (words, IteamWord, i);
      if (strncmp (word->folded, p, length) != 0 || word->folded[length] != '\0')
        return FALSE;

      if (p[length] == '\0')
        break;

      if (word->pause)
        return FALSE;

      p += length + 1;
    }

  if (n_words != NULL)
    *n_words = i + 1 - first;

  return TRUE;
}

/**
 * iteam_words_weekday:
 * @folded: a folded word
 * @use: (out) (optional): what is known of it, set only if it is one
 *
 * Returns: 1 for a Monday to 7 for a Sunday, or 0.
 */
int
iteam_words_weekday (const char   *folded,
                     IteamWordUse *use)
{
  return look_up (weekdays, G_N_ELEMENTS (weekdays), folded, use);
}

/**
 * iteam_words_month:
 * @folded: a folded word
 * @use: (out) (optional): what is known of it, set only if it is one
 *
 * Returns: 1 to 12, or 0 if it is no month's name.
 */
int
iteam_words_month (const char   *folded,
                   IteamWordUse *use)
{
  return look_up (months, G_N_ELEMENTS (months), folded, use);
}

/**
 * iteam_words_unit:
 * @folded: a folded word
 * @use: (out) (optional): what is known of it, set only if it is one
 *
 * Returns: the unit of time that it names, perhaps %ITEAM_UNIT_NONE.
 */
IteamUnit
iteam_words_unit (const char   *folded,
                  IteamWordUse *use)
{
  return (IteamUnit) look_up (units, G_N_ELEMENTS (units), folded, use);
}

/**
 * iteam_words_number:
 * @word: a word
 *
 * Returns: the number that it is, in digits or (to twelve) in letters, or 0.
 */
int
iteam_words_number (const IteamWord *word)
{
  return word->number >= 0 ? word->number : look_up (numbers, G_N_ELEMENTS (numbers), word->folded, NULL);
}

/**
 * iteam_words_ordinal:
 * @folded: a folded word
 *
 * Returns: the number of "3e", "15de", "1ste", "3rd", "21st" or (to five) "third", or 0.
 */
int
iteam_words_ordinal (const char *folded)
{
  static const char *suffixes[] = { "e", "de", "ste", "st", "nd", "rd", "th" };
  gsize length = strspn (folded, "0123456789");

  if (length == 0)
    return look_up (ordinals, G_N_ELEMENTS (ordinals), folded, NULL);

  for (gsize i = 0; length <= 2 && i < G_N_ELEMENTS (suffixes); i++)
    if (strcmp (folded + length, suffixes[i]) == 0)
      return (int) g_ascii_strtoll (folded, NULL, 10);

  return 0;
}

/**
 * iteam_unit_from_nick:
 * @nick: "day", "week", "month", "quarter" or "year", as the targets of actions say it
 *
 * Returns: the unit, %ITEAM_UNIT_NONE if it is none of these.
 */
IteamUnit
iteam_unit_from_nick (const char *nick)
{
  static const struct
  {
    const char *nick;
    IteamUnit unit;
  } nicks[] = {
    { "day", ITEAM_UNIT_DAY },         { "week", ITEAM_UNIT_WEEK }, { "month", ITEAM_UNIT_MONTH },
    { "quarter", ITEAM_UNIT_QUARTER }, { "year", ITEAM_UNIT_YEAR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_strcmp0 (nicks[i].nick, nick) == 0)
      return nicks[i].unit;

  return ITEAM_UNIT_NONE;
}
