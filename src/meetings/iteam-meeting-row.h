/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-meeting.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_MEETING_ROW (iteam_meeting_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamMeetingRow, iteam_meeting_row, ITEAM, MEETING_ROW, AdwBin)

GtkWidget *iteam_meeting_row_new  (void);
void       iteam_meeting_row_show (IteamMeetingRow *self, IteamMeeting *meeting, const char *heading);

G_END_DECLS
