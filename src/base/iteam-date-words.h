/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-day.h"

G_BEGIN_DECLS

/**
 * IteamDateCue:
 * @ITEAM_DATE_CUE_NONE: nothing stands before the date
 * @ITEAM_DATE_CUE_ON: "op", "in", "on": when a thing happens, and so perhaps when it is due
 * @ITEAM_DATE_CUE_DUE: "uiterlijk", "voor", "tegen", "per", "tot", "by", "before", "due", "until": a due date
 * @ITEAM_DATE_CUE_START: "vanaf", "from", "starting": a start date
 *
 * What the words before a date make it.
 */
typedef enum
{
  ITEAM_DATE_CUE_NONE,
  ITEAM_DATE_CUE_ON,
  ITEAM_DATE_CUE_DUE,
  ITEAM_DATE_CUE_START,
} IteamDateCue;

/**
 * IteamDateMatch:
 * @start: the first byte of the date in the text, or of its cue
 * @end: the byte behind it
 * @day: the day
 * @cue: what the words before it make it
 *
 * A date in a running sentence.
 */
typedef struct
{
  gsize        start;
  gsize        end;
  IteamDay     day;
  IteamDateCue cue;
} IteamDateMatch;

IteamDay iteam_date_words_parse     (const char *text, IteamDay today);
gboolean iteam_date_words_find      (const char *text, IteamDay today, IteamDateMatch *match);
gboolean iteam_date_words_find_next (const char *text, gsize from, IteamDay today, IteamDateMatch *match);

G_END_DECLS
