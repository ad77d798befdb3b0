/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-point.h"
#include "iteam-table.h"

G_BEGIN_DECLS

extern const char       iteam_action_schema[];
extern const IteamTable iteam_action_table;
extern const IteamTable iteam_action_owner_table;
extern const IteamTable iteam_action_note_table;
extern const IteamTable iteam_check_item_table;

GPtrArray *iteam_action_table_read         (IteamConnection *connection, const GArray *ids, GError **error);
GPtrArray *iteam_action_table_read_notes   (IteamConnection *connection, gint64 action, GError **error);
GPtrArray *iteam_action_table_read_checks  (IteamConnection *connection, gint64 action, GError **error);
gboolean   iteam_action_table_find         (IteamConnection *connection, int number, gint64 *id, GError **error);
gboolean   iteam_action_table_read_text    (IteamConnection *connection, gint64 action, GString *title, GString *body, gboolean *found, GError **error);

G_END_DECLS
