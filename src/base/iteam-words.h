/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamWord:
 * @start: its first byte in the text, behind brackets and quotation marks
 * @end: the byte behind it, ahead of punctuation
 * @folded: (not nullable): the word as iteam_text_fold() makes it
 * @number: its value if it is up to four digits and nothing else, or -1
 * @pause: whether punctuation or the end of the text follows
 * @stop: whether that punctuation is one full stop, as behind an abbreviation
 * @comma: whether that punctuation is one comma
 * @colon: whether that punctuation is one colon
 * @apostrophe: whether an apostrophe precedes, as in '27
 *
 * A word of a running sentence: what stands between two spaces, without the
 * punctuation around it.
 */
typedef struct
{
  gsize start;
  gsize end;
  char *folded;
  int   number;
  guint pause : 1;
  guint stop : 1;
  guint comma : 1;
  guint colon : 1;
  guint apostrophe : 1;
} IteamWord;

/**
 * IteamUnit:
 * @ITEAM_UNIT_NONE: the word is no unit of time
 * @ITEAM_UNIT_DAY: days
 * @ITEAM_UNIT_WORKDAY: Mondays to Fridays
 * @ITEAM_UNIT_WEEK: weeks
 * @ITEAM_UNIT_MONTH: months
 * @ITEAM_UNIT_QUARTER: quarters of a year
 * @ITEAM_UNIT_YEAR: years
 */
typedef enum
{
  ITEAM_UNIT_NONE,
  ITEAM_UNIT_DAY,
  ITEAM_UNIT_WORKDAY,
  ITEAM_UNIT_WEEK,
  ITEAM_UNIT_MONTH,
  ITEAM_UNIT_QUARTER,
  ITEAM_UNIT_YEAR,
} IteamUnit;

/**
 * IteamWordUse:
 * @ITEAM_WORD_DUTCH: Dutch has the word
 * @ITEAM_WORD_ENGLISH: English has the word
 * @ITEAM_WORD_SHORT: an abbreviation
 *
 * What is known of a word beside its meaning.
 */
typedef enum
{
  ITEAM_WORD_DUTCH = 1 << 0,
  ITEAM_WORD_ENGLISH = 1 << 1,
  ITEAM_WORD_SHORT = 1 << 2,
} IteamWordUse;

GArray   *iteam_words_split   (const char *text);
gboolean  iteam_words_have    (GArray *words, guint first, const char *phrase, guint *n_words);
int       iteam_words_weekday (const char *folded, IteamWordUse *use);
int       iteam_words_month   (const char *folded, IteamWordUse *use);
IteamUnit iteam_words_unit    (const char *folded, IteamWordUse *use);
IteamUnit iteam_unit_from_nick (const char *nick);
int       iteam_words_number  (const IteamWord *word);
int       iteam_words_ordinal (const char *folded);

G_END_DECLS
