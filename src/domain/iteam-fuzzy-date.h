/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-day.h"

G_BEGIN_DECLS

/**
 * IteamFuzzyDate:
 * @first: the first day that it can be
 * @last: the last one; the same as @first for an exact date, %ITEAM_DAY_NONE with
 *   @first where nobody can tell
 *
 * What "autumn 2019" or "end of February" leaves room for. The words themselves are
 * kept beside it, as they were said.
 */
typedef struct
{
  IteamDay first;
  IteamDay last;
} IteamFuzzyDate;

gboolean iteam_fuzzy_date_parse    (const char *text, IteamDay today, IteamFuzzyDate *date);
gboolean iteam_fuzzy_date_is_exact (const IteamFuzzyDate *self);
int      iteam_fuzzy_date_compare  (const IteamFuzzyDate *self, const IteamFuzzyDate *other);
int      iteam_fuzzy_date_get_year (const IteamFuzzyDate *self);
char    *iteam_fuzzy_date_format   (const IteamFuzzyDate *self, const char *said, IteamDay today);

G_END_DECLS
