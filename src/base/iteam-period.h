/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-day.h"
#include "iteam-words.h"

G_BEGIN_DECLS

/**
 * IteamPeriod:
 * @unit: week, month, quarter or year
 * @number: which one of the year, from 1; 0 for a year
 * @year: the year, for weeks that of ISO 8601; 0 where the text has none
 *
 * A stretch of the calendar that has a name of its own.
 */
typedef struct
{
  IteamUnit unit;
  int       number;
  int       year;
} IteamPeriod;

/**
 * IteamPeriodPart:
 * @ITEAM_PERIOD_END: its last day: what "in May" leaves room for. Of a week that is Friday
 * @ITEAM_PERIOD_BEGIN: its first day
 * @ITEAM_PERIOD_MIDDLE: the 15th, of a week Wednesday, of a year 1 July
 * @ITEAM_PERIOD_BEFORE: the last day ahead of it, of a week the Friday
 * @ITEAM_PERIOD_FROM: its first day, also when that is behind us already
 */
typedef enum
{
  ITEAM_PERIOD_END,
  ITEAM_PERIOD_BEGIN,
  ITEAM_PERIOD_MIDDLE,
  ITEAM_PERIOD_BEFORE,
  ITEAM_PERIOD_FROM,
} IteamPeriodPart;

IteamPeriod iteam_period_around (IteamUnit unit, IteamDay day, int ahead);
IteamDay    iteam_period_get    (const IteamPeriod *self, IteamPeriodPart part, IteamDay today);

G_END_DECLS
