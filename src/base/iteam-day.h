/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamDay:
 *
 * A calendar day as its Julian day number, as in #GDate; %ITEAM_DAY_NONE (0)
 * stands for "no date". Days compare and subtract as the integers they are.
 */
typedef guint32 IteamDay;

#define ITEAM_DAY_NONE ((IteamDay) 0)

/**
 * IteamDayStyle:
 * @ITEAM_DAY_SHORT: "15 May", with the year where it is not today's
 * @ITEAM_DAY_RELATIVE: "Today", "Tomorrow", "Fri 15 May" in the coming week, else short
 * @ITEAM_DAY_LONG: "Friday 15 May 2026"
 * @ITEAM_DAY_FULL: "15 January 2026", whatever the year of today
 * @ITEAM_DAY_NUMERIC: "15-5-2026", as spreadsheets in Dutch write it
 */
typedef enum
{
  ITEAM_DAY_SHORT,
  ITEAM_DAY_RELATIVE,
  ITEAM_DAY_LONG,
  ITEAM_DAY_FULL,
  ITEAM_DAY_NUMERIC,
} IteamDayStyle;

IteamDay iteam_day_today      (void);
IteamDay iteam_day_from_ymd   (int year, int month, int day);
IteamDay iteam_day_from_iso   (const char *iso);
void     iteam_day_to_ymd     (IteamDay self, int *year, int *month, int *day);
int      iteam_day_weekday    (IteamDay self);
const char *iteam_day_month_name   (int month);
const char *iteam_day_weekday_name (int weekday);
IteamDay iteam_day_add_months (IteamDay self, int months);
char    *iteam_day_to_iso     (IteamDay self);
char    *iteam_day_format     (IteamDay self, IteamDay today, IteamDayStyle style);
char    *iteam_day_format_month (IteamDay self);

G_END_DECLS
