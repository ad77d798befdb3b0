/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-meeting-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_SERIES_MEMBERS (iteam_series_members_get_type ())
G_DECLARE_FINAL_TYPE (IteamSeriesMembers, iteam_series_members, ITEAM, SERIES_MEMBERS, AdwPreferencesGroup)

void iteam_series_members_set_desk (IteamSeriesMembers *self, IteamMeetingDesk *desk);
void iteam_series_members_show     (IteamSeriesMembers *self, IteamSeries *series);

G_END_DECLS
