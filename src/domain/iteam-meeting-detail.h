/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-document.h"
#include "iteam-outcome.h"

G_BEGIN_DECLS

/**
 * IteamMeetingDetail:
 * @meeting: (not nullable): the meeting
 * @series: (nullable): the series it belongs to
 * @attendance: (element-type IteamAttendance): who is or was expected
 * @items: (element-type IteamAgendaItem): its agenda, in order
 * @outcomes: (element-type IteamOutcome): its decisions and commitments, in order
 * @remarks: (element-type IteamRemark): the remarks upon its minutes, the oldest first
 * @links: (element-type IteamItemLink): what belongs to which item
 * @actions: (element-type IteamActionPoint): the action points that belong to an item, each once
 * @documents: (element-type IteamDocument): the documents that do, each once
 *
 * A meeting with all that belongs to it.
 */
typedef struct
{
  IteamMeeting *meeting;
  IteamSeries  *series;
  GPtrArray    *attendance;
  GPtrArray    *items;
  GPtrArray    *outcomes;
  GPtrArray    *remarks;
  GPtrArray    *links;
  GPtrArray    *actions;
  GPtrArray    *documents;
} IteamMeetingDetail;

IteamMeetingDetail *iteam_meeting_detail_new           (IteamMeeting *meeting);
void                iteam_meeting_detail_free          (IteamMeetingDetail *self);
IteamAgendaItem    *iteam_meeting_detail_find_item     (const IteamMeetingDetail *self, gint64 item);
GPtrArray          *iteam_meeting_detail_list_outcomes (const IteamMeetingDetail *self, gint64 item);
GPtrArray          *iteam_meeting_detail_list_remarks  (const IteamMeetingDetail *self, gint64 item);
GPtrArray          *iteam_meeting_detail_list_actions  (const IteamMeetingDetail *self, gint64 item);
GPtrArray          *iteam_meeting_detail_list_documents (const IteamMeetingDetail *self, gint64 item);
IteamDocument      *iteam_meeting_detail_find_document (const IteamMeetingDetail *self, gint64 document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamMeetingDetail, iteam_meeting_detail_free)

G_END_DECLS
