/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-meeting-desk.h"
#include "iteam-meeting-step.h"

G_BEGIN_DECLS

gboolean    iteam_meeting_steps_find     (IteamMeetingState state, IteamMeetingStep *step, const char **label);
void        iteam_meeting_steps_take     (GtkWidget *parent, IteamMeetingDesk *desk, gint64 meeting, IteamMeetingStep step, gint64 adopting);

G_END_DECLS
