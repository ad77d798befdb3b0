/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_REPORT_SECTION_ROW (iteam_report_section_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamReportSectionRow, iteam_report_section_row, ITEAM, REPORT_SECTION_ROW, GtkListBoxRow)

GtkWidget *iteam_report_section_row_new    (gint64 section);
gint64     iteam_report_section_row_get_id (IteamReportSectionRow *self);
void       iteam_report_section_row_show   (IteamReportSectionRow *self, const char *heading, gboolean chapter, const char *state, guint n_changes, guint n_warnings);

G_END_DECLS
