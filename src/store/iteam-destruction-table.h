/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-retention.h"
#include "iteam-table.h"

G_BEGIN_DECLS

extern const char iteam_destruction_schema[];
extern const IteamTable iteam_destruction_table;

gboolean    iteam_destruction_table_exists    (IteamConnection *connection, gboolean *exists, GError **error);
gboolean    iteam_destruction_table_covers    (IteamConnection *connection, IteamKind kind, gint64 row, gboolean *covers, GError **error);
gboolean    iteam_destruction_table_read_parts (IteamConnection *connection, const IteamRef *thing, GArray *rows, GError **error);
gboolean    iteam_destruction_table_wipe      (IteamConnection *connection, const IteamRef *row, GError **error);
gboolean    iteam_destruction_table_forget    (IteamConnection *connection, const IteamRef *thing, GError **error);
GPtrArray  *iteam_destruction_table_read      (IteamConnection *connection, GError **error);
GHashTable *iteam_destruction_table_read_rows (IteamConnection *connection, GError **error);

G_END_DECLS
