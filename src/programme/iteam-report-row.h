/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-programme-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_REPORT_ROW (iteam_report_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamReportRow, iteam_report_row, ITEAM, REPORT_ROW, AdwActionRow)

GtkWidget        *iteam_report_row_new    (IteamProgrammeDesk *desk, IteamReportKind kind, IteamSide side);
void              iteam_report_row_sync   (IteamReportRow *self, int year);
IteamReportCount *iteam_report_row_get    (IteamReportRow *self);
void              iteam_report_row_finish (IteamReportRow *self);

G_END_DECLS
