/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-meeting-detail.h"
#include "iteam-table.h"

G_BEGIN_DECLS

extern const char iteam_meeting_schema[];
extern const IteamTable iteam_meeting_table;
extern const IteamTable iteam_attendance_table;

GPtrArray          *iteam_meeting_table_read        (IteamConnection *connection, const GArray *ids, GError **error);
IteamMeetingDetail *iteam_meeting_table_read_detail (IteamConnection *connection, gint64 meeting, GError **error);
gboolean            iteam_meeting_table_read_text   (IteamConnection *connection, gint64 meeting, GString *title, GString *body, gboolean *found, GError **error);

G_END_DECLS
