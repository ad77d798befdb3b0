/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-day.h"
#include "iteam-words.h"

G_BEGIN_DECLS

/**
 * IteamDateNeed:
 * @ITEAM_DATE_NEEDS_NOTHING: a date wherever it stands
 * @ITEAM_DATE_NEEDS_CUE_OR_PAUSE: a date behind a cue word, or where the sentence pauses
 * @ITEAM_DATE_NEEDS_CUE: a date behind a cue word
 * @ITEAM_DATE_NEEDS_CUE_AND_PAUSE: a date behind a cue word where the sentence pauses,
 *   or behind one that cannot mean anything else
 * @ITEAM_DATE_NEEDS_SURE_CUE: a date behind a cue word that cannot mean anything else
 * @ITEAM_DATE_NEEDS_WHOLE: a date only when it is all that was written
 *
 * What must surround words in a running sentence before they are taken for a
 * date. The order is from less to more.
 */
typedef enum
{
  ITEAM_DATE_NEEDS_NOTHING,
  ITEAM_DATE_NEEDS_CUE_OR_PAUSE,
  ITEAM_DATE_NEEDS_CUE,
  ITEAM_DATE_NEEDS_CUE_AND_PAUSE,
  ITEAM_DATE_NEEDS_SURE_CUE,
  ITEAM_DATE_NEEDS_WHOLE,
} IteamDateNeed;

/**
 * IteamDatePhrase:
 * @n_words: how many words it has
 * @day: the day, of a period the last one
 * @first: the day, of a period the first one
 * @before: the day, of a period the last one ahead of it
 * @need: what it needs in a running sentence
 * @period: whether it names a period of more than a day
 * @numeric: whether it is in figures alone
 *
 * Words that name a day or a period.
 */
typedef struct
{
  guint         n_words;
  IteamDay      day;
  IteamDay      first;
  IteamDay      before;
  IteamDateNeed need;
  guint         period : 1;
  guint         numeric : 1;
} IteamDatePhrase;

gboolean iteam_date_phrase_read         (GArray *words, guint first, IteamDay today, gboolean whole, IteamDatePhrase *phrase);
gboolean iteam_date_phrase_read_figures (GArray *words, guint first, IteamDay today, IteamDatePhrase *phrase);
IteamDay iteam_date_phrase_coming       (int day, int month, IteamDay today);
gboolean iteam_date_phrase_has_pause    (GArray *words, guint index);

G_END_DECLS
