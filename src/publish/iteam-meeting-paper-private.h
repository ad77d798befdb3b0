/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-meeting-paper.h"

G_BEGIN_DECLS

IteamPaper *iteam_meeting_paper_new           (IteamMeeting *meeting, const char *what);
char       *iteam_meeting_paper_format_person (IteamDirectory *directory, gint64 person, const char *name);
char       *iteam_meeting_paper_list          (const IteamMeetingDetail *detail, IteamDirectory *directory, IteamAttendanceState state);
char       *iteam_meeting_paper_documents     (const IteamMeetingDetail *detail, gint64 item);
gboolean    iteam_meeting_paper_is_left_out   (IteamAgendaItem *item, gboolean confidential);
char       *iteam_meeting_paper_describe_left_out (const IteamMeetingDetail *detail, gboolean confidential);
IteamTime   iteam_meeting_paper_go_on         (IteamTime time, int planned);
void        iteam_meeting_paper_tell_left_out (IteamPaper *paper, const IteamMeetingDetail *detail, gboolean confidential);
const char *iteam_meeting_paper_language      (void);

G_END_DECLS
