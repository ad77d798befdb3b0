/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-document.h"
#include "iteam-table.h"

G_BEGIN_DECLS

extern const char       iteam_document_schema[];
extern const IteamTable iteam_document_table;
extern const IteamTable iteam_document_adoption_table;
extern const IteamTable iteam_document_action_table;
extern const IteamTable iteam_document_pillar_table;

GPtrArray *iteam_document_table_read         (IteamConnection *connection, const GArray *ids, GError **error);
gboolean   iteam_document_table_find         (IteamConnection *connection, int number, gint64 *id, GError **error);
gboolean   iteam_document_table_find_content (IteamConnection *connection, const char *content, gint64 *id, GError **error);
gboolean   iteam_document_table_read_text    (IteamConnection *connection, gint64 document, GString *title, GString *body, gboolean *found, GError **error);

G_END_DECLS
