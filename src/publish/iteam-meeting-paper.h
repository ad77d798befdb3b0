/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"
#include "iteam-meeting-detail.h"
#include "iteam-paper.h"

G_BEGIN_DECLS

IteamPaper *iteam_meeting_paper_agenda    (const IteamMeetingDetail *detail, IteamDirectory *directory, gboolean confidential);
IteamPaper *iteam_meeting_paper_minutes   (const IteamMeetingDetail *detail, IteamDirectory *directory, gboolean confidential);
IteamPaper *iteam_meeting_paper_decisions (GPtrArray *outcomes, IteamDirectory *directory, gboolean confidential);
char       *iteam_meeting_decisions_csv   (GPtrArray *outcomes, IteamDirectory *directory, gboolean confidential);

G_END_DECLS
