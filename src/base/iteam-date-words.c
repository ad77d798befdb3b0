/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-date-words.h"

#include <string.h>

#include "iteam-date-phrase.h"
#include "iteam-words.h"

/* Which day of a period is meant behind a cue. */
typedef enum
{
  READ_END,
  READ_FIRST,
  READ_BEFORE,
} Reading;

typedef struct
{
  guint        n_words;
  IteamDateCue cue;
  Reading      reading;
  gboolean     sure;
  gboolean     in;
} Cue;

/* The longer ones first. What is sure is never anything but a cue; "voor" and
 * "op" are in every other sentence. */
static const struct
{
  const char   *phrase;
  IteamDateCue  cue;
  Reading       reading;
  gboolean      sure;
} cues[] = {
  { "niet later dan", ITEAM_DATE_CUE_DUE, READ_END, TRUE },
  { "not later than", ITEAM_DATE_CUE_DUE, READ_END, TRUE },
  { "no later than", ITEAM_DATE_CUE_DUE, READ_END, TRUE },
  { "uiterste datum", ITEAM_DATE_CUE_DUE, READ_END, TRUE },
  { "ten laatste", ITEAM_DATE_CUE_DUE, READ_END, TRUE },
  { "tot en met", ITEAM_DATE_CUE_DUE, READ_END, FALSE },
  { "due date", ITEAM_DATE_CUE_DUE, READ_END, TRUE },
  { "uiterlijk", ITEAM_DATE_CUE_DUE, READ_END, TRUE },
  { "deadline", ITEAM_DATE_CUE_DUE, READ_END, TRUE },
  { "einddatum", ITEAM_DATE_CUE_DUE, READ_END, TRUE },
  { "due", ITEAM_DATE_CUE_DUE, READ_END, TRUE },
  { "t/m", ITEAM_DATE_CUE_DUE, READ_END, FALSE },
  { "through", ITEAM_DATE_CUE_DUE, READ_END, FALSE },
  { "voor", ITEAM_DATE_CUE_DUE, READ_BEFORE, FALSE },
  { "before", ITEAM_DATE_CUE_DUE, READ_BEFORE, FALSE },
  { "tot", ITEAM_DATE_CUE_DUE, READ_BEFORE, FALSE },
  { "until", ITEAM_DATE_CUE_DUE, READ_BEFORE, FALSE },
  { "till", ITEAM_DATE_CUE_DUE, READ_BEFORE, FALSE },
  { "tegen", ITEAM_DATE_CUE_DUE, READ_FIRST, FALSE },
  { "per", ITEAM_DATE_CUE_DUE, READ_FIRST, FALSE },
  { "by", ITEAM_DATE_CUE_DUE, READ_FIRST, FALSE },
  { "op", ITEAM_DATE_CUE_ON, READ_END, FALSE },
  { "on", ITEAM_DATE_CUE_ON, READ_END, FALSE },
  { "in", ITEAM_DATE_CUE_ON, READ_END, FALSE },
  { "in de loop van", ITEAM_DATE_CUE_ON, READ_END, FALSE },
  { "met ingang van", ITEAM_DATE_CUE_START, READ_FIRST, TRUE },
  { "with effect from", ITEAM_DATE_CUE_START, READ_FIRST, TRUE },
  { "starting from", ITEAM_DATE_CUE_START, READ_FIRST, TRUE },
  { "start date", ITEAM_DATE_CUE_START, READ_FIRST, TRUE },
  { "as of", ITEAM_DATE_CUE_START, READ_FIRST, TRUE },
  { "begindatum", ITEAM_DATE_CUE_START, READ_FIRST, TRUE },
  { "vanaf", ITEAM_DATE_CUE_START, READ_FIRST, TRUE },
  { "m.i.v", ITEAM_DATE_CUE_START, READ_FIRST, TRUE },
  { "ingaande", ITEAM_DATE_CUE_START, READ_FIRST, TRUE },
  { "startend", ITEAM_DATE_CUE_START, READ_FIRST, TRUE },
  { "starting", ITEAM_DATE_CUE_START, READ_FIRST, TRUE },
  { "from", ITEAM_DATE_CUE_START, READ_FIRST, FALSE },
};

static const IteamWord *
word_at (GArray *words,
         guint   i)
{
  return &g_array_index (words, IteamWord, i);
}

static gboolean
is_one_of (const char  *folded,
           const char *const *choices)
{
  for (; *choices != NULL; choices++)
    if (strcmp (folded, *choices) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
read_one_cue (GArray *words,
              guint   i,
              Cue    *cue)
{
  const IteamWord *last;
  guint longest = 0;

  for (gsize k = 0; k < G_N_ELEMENTS (cues); k++)
    {
      guint n_words;

      if (!iteam_words_have (words, i, cues[k].phrase, &n_words) || n_words <= longest)
        continue;

      longest = n_words;
      *cue = (Cue) { n_words, cues[k].cue, cues[k].reading, cues[k].sure, strcmp (word_at (words, i)->folded, "in") == 0 };
    }

  if (longest == 0 || i + longest >= words->len)
    return FALSE;

  /* "deadline: 3 mei" and the full stop of "m.i.v." */
  last = word_at (words, i + longest - 1);

  return !last->pause || (cue->sure && (last->colon || (last->stop && strcmp (last->folded, "m.i.v") == 0)));
}

/* Reads the cue words at @i: "voor", "uiterlijk op", "due before". */
static gboolean
read_cue (GArray *words,
          guint   i,
          Cue    *cue)
{
  Cue more;

  if (!read_one_cue (words, i, cue))
    return FALSE;

  while (cue->sure && read_one_cue (words, i + cue->n_words, &more))
    {
      cue->n_words += more.n_words;
      if (cue->cue == ITEAM_DATE_CUE_DUE)
        cue->reading = more.reading;
    }

  return TRUE;
}

static IteamDay
get_day (const IteamDatePhrase *phrase,
         const Cue             *cue)
{
  if (cue->reading == READ_FIRST)
    return phrase->first;

  return cue->reading == READ_BEFORE ? phrase->before : phrase->day;
}

/* Whether a cue and the date behind it go together in a running sentence. */
static gboolean
cue_fits (GArray                *words,
          guint                  i,
          const Cue             *cue,
          const IteamDatePhrase *phrase,
          IteamDay               today)
{
  gboolean pause = iteam_date_phrase_has_pause (words, i + cue->n_words + phrase->n_words - 1);

  if (phrase->need == ITEAM_DATE_NEEDS_WHOLE)
    return FALSE;

  if (cue->sure)
    return TRUE;

  if (phrase->need == ITEAM_DATE_NEEDS_SURE_CUE || (phrase->need == ITEAM_DATE_NEEDS_CUE_AND_PAUSE && !pause))
    return FALSE;

  /* "in mei" and "op 3 mei", but neither "op mei" nor "in 3 mei". */
  if (cue->cue == ITEAM_DATE_CUE_ON && cue->in != phrase->period)
    return FALSE;

  /* What is past is what the sentence is about. */
  return get_day (phrase, cue) >= today || cue->cue == ITEAM_DATE_CUE_START;
}

/* Whether a date without a cue is one in a running sentence, after what stands
 * ahead of it: not in "verslag van 3 mei", "elke dinsdag", "artikel 3-1",
 * "goede morgen", "3 en 4 mei". */
static gboolean
stands_alone (GArray                *words,
              guint                  i,
              const IteamDatePhrase *phrase,
              IteamDay               today)
{
  static const char *const about[] = {
    "van", "of", "d.d", "dd", "over", "about", "sinds", "since", "na", "after", "elke", "elk", "iedere", "ieder",
    "every", "each", "vorige", "vorig", "afgelopen", "last", "per", "goede", "good", NULL
  };
  static const char *const numbered[] = {
    "€", "$", "eur", "euro", "artikel", "artikelen", "art", "article", "pagina", "pagina's", "p", "pag", "page", "pages", "blz", "bladzijde",
    "hoofdstuk", "chapter", "paragraaf", "par", "§", "section", "lid", "versie", "version", "v", "release",
    "nr", "nummer", "number", "no", "bijlage", "zaal", "kamer", "room", "stand", "score", "uitslag", NULL
  };
  static const char *const joining[] = { "en", "and", "&", "of", "or", "t/m", "tot", NULL };
  static const char *const articles[] = { "de", "het", "een", "the", "a", "deze", "die", NULL };
  const IteamWord *before;

  if (phrase->need > ITEAM_DATE_NEEDS_CUE_OR_PAUSE ||
      (phrase->need == ITEAM_DATE_NEEDS_CUE_OR_PAUSE &&
       !iteam_date_phrase_has_pause (words, i + phrase->n_words - 1)) ||
      phrase->day < today)
    return FALSE;

  if (i == 0)
    return TRUE;

  /* A full stop may be that of "d.d." or "art.". */
  before = word_at (words, i - 1);
  if (before->pause && !(before->stop && (strlen (before->folded) <= 3 || strchr (before->folded, '.') != NULL)))
    return TRUE;

  if (is_one_of (before->folded, about) || (phrase->numeric && is_one_of (before->folded, numbered)))
    return FALSE;

  if (before->pause)
    return TRUE;

  if (i >= 2 && is_one_of (before->folded, joining) &&
      (word_at (words, i - 2)->number >= 0 || iteam_words_ordinal (word_at (words, i - 2)->folded) != 0))
    return FALSE;

  /* "de morgen", "de week 23 planning", "de vrijdag", "elke eerste dinsdag". */
  return !is_one_of (before->folded, articles) && iteam_words_ordinal (before->folded) == 0 &&
         !(phrase->period && iteam_words_number (before) > 0);
}

/* "van 3 mei tot 5 juni": only the second date makes the first a start date. */
static gboolean
read_from_to (GArray          *words,
              guint            i,
              IteamDay         today,
              IteamDatePhrase *phrase)
{
  IteamDatePhrase other;
  Cue cue;
  guint next;

  if (strcmp (word_at (words, i)->folded, "van") != 0 || word_at (words, i)->pause ||
      !iteam_date_phrase_read (words, i + 1, today, FALSE, phrase))
    return FALSE;

  next = i + 1 + phrase->n_words;

  return next < words->len && !word_at (words, next - 1)->pause && read_cue (words, next, &cue) &&
         cue.cue == ITEAM_DATE_CUE_DUE &&
         iteam_date_phrase_read (words, next + cue.n_words, today, FALSE, &other) && phrase->need < ITEAM_DATE_NEEDS_WHOLE;
}

/* Whether a date begins at word @i. */
static gboolean
match_at (GArray         *words,
          guint           i,
          IteamDay        today,
          guint          *n_words,
          IteamDateMatch *match)
{
  IteamDatePhrase phrase;
  Cue cue;

  if (read_cue (words, i, &cue) &&
      iteam_date_phrase_read (words, i + cue.n_words, today, FALSE, &phrase) &&
      cue_fits (words, i, &cue, &phrase, today))
    {
      *n_words = cue.n_words + phrase.n_words;
      match->day = get_day (&phrase, &cue);
      match->cue = cue.cue;

      return TRUE;
    }

  if (read_from_to (words, i, today, &phrase))
    {
      *n_words = 1 + phrase.n_words;
      match->day = phrase.first;
      match->cue = ITEAM_DATE_CUE_START;

      return TRUE;
    }

  if (iteam_date_phrase_read (words, i, today, FALSE, &phrase) && stands_alone (words, i, &phrase, today))
    {
      *n_words = phrase.n_words;
      match->day = phrase.day;
      match->cue = ITEAM_DATE_CUE_NONE;

      return TRUE;
    }

  return FALSE;
}

/**
 * iteam_date_words_parse:
 * @text: (nullable): what someone wrote for a date, in Dutch or English
 * @today: the day that it is relative to
 *
 * Reads a text that is a date as a whole, with or without a cue word: "morgen",
 * "over 2 weken", "eind februari", "vrijdag", "15-5", "uiterlijk 3 mei 2027",
 * "next friday".
 *
 * Without a year it is the next such day on or after @today. A weekday is the
 * next one after @today: "vrijdag" on a Friday is a week ahead; "next friday",
 * "volgende vrijdag" and "volgende week vrijdag" are in the week that begins
 * next Monday. A period stands for its last day, since a date in this program
 * is most often a due date: "volgende maand" and "maart" for the last of the
 * month, "week 23" and "volgende week" for the Friday. "Begin" is the first
 * day, "half" and "medio" the 15th. "Voor maart" is the last of February,
 * "vanaf maart" and "per maart" the first of March.
 *
 * Returns: the day, or %ITEAM_DAY_NONE if @text is no date.
 */
IteamDay
iteam_date_words_parse (const char *text,
                        IteamDay    today)
{
  g_autoptr (GArray) words = NULL;
  IteamDatePhrase phrase;
  Cue cue = { 0, ITEAM_DATE_CUE_NONE, READ_END, FALSE, FALSE };

  g_return_val_if_fail (today != ITEAM_DAY_NONE, ITEAM_DAY_NONE);

  if (text == NULL)
    return ITEAM_DAY_NONE;

  words = iteam_words_split (text);
  if (iteam_date_phrase_read (words, 0, today, TRUE, &phrase) && phrase.n_words == words->len)
    return phrase.day;

  if (words->len > 0 && read_cue (words, 0, &cue) &&
      iteam_date_phrase_read (words, cue.n_words, today, TRUE, &phrase) &&
      cue.n_words + phrase.n_words == words->len)
    return get_day (&phrase, &cue);

  return ITEAM_DAY_NONE;
}

/**
 * iteam_date_words_find:
 * @text: a sentence in Dutch or English
 * @today: the day that its words are relative to
 * @match: (out): the date, set only if there is one
 *
 * Finds the first date in a running sentence. Words that mean other things as
 * well ("zo", "do", "mei", "may", "sun") are dates only behind a cue word or
 * with the number of a day; dates that the sentence is about ("verslag van 3
 * mei", "elke dinsdag") are left alone.
 *
 * Returns: whether there is a date.
 */
gboolean
iteam_date_words_find (const char     *text,
                       IteamDay        today,
                       IteamDateMatch *match)
{
  return iteam_date_words_find_next (text, 0, today, match);
}

/**
 * iteam_date_words_find_next:
 * @text: a sentence in Dutch or English
 * @from: the byte to begin at: 0, or where an earlier match ended
 * @today: the day that its words are relative to
 * @match: (out): the date, set only if there is one
 *
 * As iteam_date_words_find(), for the dates that follow the first one.
 *
 * Returns: whether there is a date that begins at @from or behind it.
 */
gboolean
iteam_date_words_find_next (const char     *text,
                            gsize           from,
                            IteamDay        today,
                            IteamDateMatch *match)
{
  g_autoptr (GArray) words = NULL;

  g_return_val_if_fail (text != NULL && today != ITEAM_DAY_NONE, FALSE);

  words = iteam_words_split (text);
  for (guint i = 0; i < words->len; i++)
    {
      guint n_words;

      if (word_at (words, i)->start < from || !match_at (words, i, today, &n_words, match))
        continue;

      match->start = word_at (words, i)->start;
      match->end = word_at (words, i + n_words - 1)->end;

      return TRUE;
    }

  return FALSE;
}
