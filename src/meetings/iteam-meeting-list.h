/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-meeting.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_MEETING_LIST (iteam_meeting_list_get_type ())
G_DECLARE_FINAL_TYPE (IteamMeetingList, iteam_meeting_list, ITEAM, MEETING_LIST, AdwBin)

void          iteam_meeting_list_set_meetings (IteamMeetingList *self, GListModel *meetings);
void          iteam_meeting_list_search       (IteamMeetingList *self, const char *text);
void          iteam_meeting_list_update       (IteamMeetingList *self);
guint         iteam_meeting_list_get_n_shown  (IteamMeetingList *self);
IteamMeeting *iteam_meeting_list_get_selected (IteamMeetingList *self);
gboolean      iteam_meeting_list_select       (IteamMeetingList *self, gint64 id);
gboolean      iteam_meeting_list_select_next  (IteamMeetingList *self);

G_END_DECLS
