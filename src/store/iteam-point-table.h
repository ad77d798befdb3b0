/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-table.h"

G_BEGIN_DECLS

extern const char       iteam_point_schema[];
extern const IteamTable iteam_point_table;
extern const IteamTable iteam_point_action_table;

gboolean iteam_point_table_read_text (IteamConnection *connection, gint64 point, GString *title, GString *body, gboolean *found, GError **error);

G_END_DECLS
