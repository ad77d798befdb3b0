/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-meeting-desk.h"
#include "iteam-share.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_MEETING_FORM (iteam_meeting_form_get_type ())
G_DECLARE_FINAL_TYPE (IteamMeetingForm, iteam_meeting_form, ITEAM, MEETING_FORM, AdwBin)

void iteam_meeting_form_set_desk  (IteamMeetingForm *self, IteamMeetingDesk *desk);
void iteam_meeting_form_set_share (IteamMeetingForm *self, IteamShare *share);
void iteam_meeting_form_flush     (IteamMeetingForm *self);

G_END_DECLS
