/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"
#include "iteam-meeting-detail.h"

G_BEGIN_DECLS

char *iteam_calendar_invite        (const IteamMeetingDetail *detail, IteamDirectory *directory, gboolean confidential);
char *iteam_calendar_invite_series (IteamSeries *series, GPtrArray *meetings, GPtrArray *members, IteamDirectory *directory);
char *iteam_calendar_publish       (GPtrArray *meetings, GPtrArray *series, IteamDirectory *directory);

G_END_DECLS
