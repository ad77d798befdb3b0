/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-entry.h"
#include "iteam-table.h"

G_BEGIN_DECLS

GPtrArray *iteam_entry_table_read (IteamConnection *connection, IteamKind kind, const char *tail, gint64 key, GError **error);
gpointer   iteam_entry_table_read_one (IteamConnection *connection, IteamKind kind, gint64 id, GError **error);
gboolean   iteam_entry_table_find (IteamConnection *connection, IteamKind kind, int number, gint64 *id, GError **error);

G_END_DECLS
