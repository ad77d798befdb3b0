/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-meeting-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ATTENDANCE_ROW (iteam_attendance_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamAttendanceRow, iteam_attendance_row, ITEAM, ATTENDANCE_ROW, GtkListBoxRow)

GtkWidget *iteam_attendance_row_new  (IteamMeetingDesk *desk);
void       iteam_attendance_row_show (IteamAttendanceRow *self, IteamAttendance *attendance);

G_END_DECLS
