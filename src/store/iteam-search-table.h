/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-table.h"

G_BEGIN_DECLS

extern const char iteam_search_schema[];

gboolean   iteam_search_table_update (IteamConnection *connection, const IteamRef *thing, GError **error);
gboolean   iteam_search_table_describe (IteamConnection *connection, const IteamRef *thing, char **title, GError **error);
gboolean   iteam_search_table_read   (IteamConnection *connection, const IteamRef *thing, GString *title, GString *body, gboolean *found, GError **error);
GPtrArray *iteam_search_table_find   (IteamConnection *connection, const char *query, IteamKind kind, int limit, GError **error);

G_END_DECLS
