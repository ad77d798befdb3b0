/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-meeting.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_MEETING_REGISTER (iteam_meeting_register_get_type ())
G_DECLARE_FINAL_TYPE (IteamMeetingRegister, iteam_meeting_register, ITEAM, MEETING_REGISTER, GObject)

IteamMeetingRegister *iteam_meeting_register_new           (void);
void                   iteam_meeting_register_set_store     (IteamMeetingRegister *self, IteamStore *store);
GListModel            *iteam_meeting_register_get_meetings (IteamMeetingRegister *self);
gboolean               iteam_meeting_register_get_loaded    (IteamMeetingRegister *self);
IteamMeeting         *iteam_meeting_register_find          (IteamMeetingRegister *self, gint64 id);
guint                  iteam_meeting_register_count_for_adoption     (IteamMeetingRegister *self);

G_END_DECLS
