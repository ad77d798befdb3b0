/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-report-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_REPORT_SECTION_PAGE (iteam_report_section_page_get_type ())
G_DECLARE_FINAL_TYPE (IteamReportSectionPage, iteam_report_section_page, ITEAM, REPORT_SECTION_PAGE, AdwBin)

void iteam_report_section_page_set_desk (IteamReportSectionPage *self, IteamReportDesk *desk);
void iteam_report_section_page_show     (IteamReportSectionPage *self, IteamReportSection *section);
void iteam_report_section_page_flush    (IteamReportSectionPage *self);

G_END_DECLS
