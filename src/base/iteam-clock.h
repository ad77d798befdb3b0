/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamTime:
 *
 * A time of the day where the municipality is, in minutes since midnight;
 * %ITEAM_TIME_NONE (-1) stands for "no time". Times compare and subtract as the
 * integers they are.
 */
typedef int IteamTime;

#define ITEAM_TIME_NONE (-1)
/* 23:59. */
#define ITEAM_TIME_LAST (24 * 60 - 1)

IteamTime iteam_time_now        (void);
IteamTime iteam_time_from_iso   (const char *iso);
char     *iteam_time_to_iso     (IteamTime self);
IteamTime iteam_time_parse      (const char *text);
char     *iteam_time_format     (IteamTime self);

int       iteam_duration_parse  (const char *text);
char     *iteam_duration_format (int minutes);

G_END_DECLS
