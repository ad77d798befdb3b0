/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-table.h"

G_BEGIN_DECLS

extern const char       iteam_report_schema[];
extern const IteamTable iteam_report_table;
extern const IteamTable iteam_report_section_table;
extern const IteamTable iteam_report_version_table;

gboolean iteam_report_table_read_text (IteamConnection *connection, gint64 report, GString *title, GString *body, gboolean *found, GError **error);

G_END_DECLS
