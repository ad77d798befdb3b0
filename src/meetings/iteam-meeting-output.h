/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-directory.h"
#include "iteam-meeting-detail.h"

G_BEGIN_DECLS

/**
 * IteamMeetingPaper:
 * @ITEAM_MEETING_PAPER_AGENDA: the agenda
 * @ITEAM_MEETING_PAPER_MINUTES: the minutes
 */
typedef enum
{
  ITEAM_MEETING_PAPER_AGENDA,
  ITEAM_MEETING_PAPER_MINUTES,
} IteamMeetingPaper;

/**
 * IteamMeetingWay:
 * @ITEAM_MEETING_WAY_PDF: as a PDF in a file
 * @ITEAM_MEETING_WAY_TEXT: as text on the clipboard
 * @ITEAM_MEETING_WAY_PRINT: on paper
 * @ITEAM_MEETING_WAY_CSV: for a spreadsheet, in a file
 * @ITEAM_MEETING_WAY_CALENDAR: as an invitation for calendars, in a file
 */
typedef enum
{
  ITEAM_MEETING_WAY_PDF,
  ITEAM_MEETING_WAY_TEXT,
  ITEAM_MEETING_WAY_PRINT,
  ITEAM_MEETING_WAY_CSV,
  ITEAM_MEETING_WAY_CALENDAR,
} IteamMeetingWay;

void iteam_meeting_output (GtkWidget                *parent,
                           const IteamMeetingDetail *detail,
                           IteamDirectory           *directory,
                           IteamMeetingPaper         paper,
                           IteamMeetingWay           way);

void iteam_decisions_output (GtkWidget       *parent,
                             GPtrArray       *decisions,
                             IteamDirectory  *directory,
                             IteamMeetingWay  way);

G_END_DECLS
