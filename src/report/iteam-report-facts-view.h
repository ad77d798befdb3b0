/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_REPORT_FACTS_VIEW (iteam_report_facts_view_get_type ())
G_DECLARE_FINAL_TYPE (IteamReportFactsView, iteam_report_facts_view, ITEAM, REPORT_FACTS_VIEW, AdwBin)

void iteam_report_facts_view_show (IteamReportFactsView *self, GPtrArray *groups, GPtrArray *gone);

G_END_DECLS
