/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-table.h"

G_BEGIN_DECLS

extern const char iteam_series_schema[];
extern const char iteam_series_guests[];
extern const IteamTable iteam_series_table;
extern const IteamTable iteam_series_member_table;

gboolean iteam_series_table_read_text (IteamConnection *connection, gint64 series, GString *title, GString *body, gboolean *found, GError **error);

G_END_DECLS
