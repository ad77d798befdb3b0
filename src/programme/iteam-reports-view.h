/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-programme-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_REPORTS_VIEW (iteam_reports_view_get_type ())
G_DECLARE_FINAL_TYPE (IteamReportsView, iteam_reports_view, ITEAM, REPORTS_VIEW, AdwBin)

void iteam_reports_view_set_desk (IteamReportsView *self, IteamProgrammeDesk *desk);
void iteam_reports_view_update   (IteamReportsView *self);
void iteam_reports_view_go       (IteamReportsView *self, int by);
void iteam_reports_view_show     (IteamReportsView *self, gint64 reports);
void iteam_reports_view_flush    (IteamReportsView *self);

G_END_DECLS
