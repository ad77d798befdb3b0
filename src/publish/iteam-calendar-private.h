/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libical/ical.h>

#include "iteam-clock.h"
#include "iteam-day.h"

G_BEGIN_DECLS

/* As an IteamId is made known to calendars: "meeting-42@…". */
#define ITEAM_CALENDAR_MEETING "meeting"
#define ITEAM_CALENDAR_SERIES "series"
#define ITEAM_CALENDAR_DOMAIN "@org.rijswijk.IntegriteitTeam"

icaltimezone        *iteam_calendar_zone      (void);
struct icaltimetype  iteam_calendar_make_time (IteamDay day, IteamTime time);

G_END_DECLS
