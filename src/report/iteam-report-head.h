/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-report-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_REPORT_HEAD (iteam_report_head_get_type ())
G_DECLARE_FINAL_TYPE (IteamReportHead, iteam_report_head, ITEAM, REPORT_HEAD, AdwBin)

void iteam_report_head_set_desk (IteamReportHead *self, IteamReportDesk *desk);
void iteam_report_head_show     (IteamReportHead *self, IteamReport *report);
void iteam_report_head_flush    (IteamReportHead *self);

G_END_DECLS
