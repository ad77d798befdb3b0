/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-desk.h"
#include "iteam-report-detail.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_REPORT_DESK (iteam_report_desk_get_type ())
G_DECLARE_FINAL_TYPE (IteamReportDesk, iteam_report_desk, ITEAM, REPORT_DESK, IteamDesk)

IteamReportDesk   *iteam_report_desk_new        (void);
int                iteam_report_desk_get_year   (IteamReportDesk *self);
void               iteam_report_desk_set_year   (IteamReportDesk *self, int year);
IteamReportDetail *iteam_report_desk_get_detail (IteamReportDesk *self);

G_END_DECLS
