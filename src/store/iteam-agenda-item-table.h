/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-table.h"

G_BEGIN_DECLS

extern const char iteam_agenda_item_schema[];
extern const char iteam_agenda_item_indexes[];
extern const char iteam_item_link_quote[];
extern const IteamTable iteam_agenda_item_table;
extern const IteamTable iteam_item_link_table;

GPtrArray *iteam_agenda_item_table_read         (IteamConnection *connection, const GArray *ids, GError **error);
GPtrArray *iteam_agenda_item_table_read_waiting (IteamConnection *connection, gint64 series, gboolean standing, GError **error);
GPtrArray *iteam_agenda_item_table_read_citing  (IteamConnection *connection, gint64 document, GError **error);
gboolean   iteam_agenda_item_table_read_text    (IteamConnection *connection, gint64 item, GString *title, GString *body, gboolean *found, GError **error);

G_END_DECLS
