/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-table.h"

G_BEGIN_DECLS

extern const char iteam_passage_schema[];
extern const IteamTable iteam_passage_table;

GPtrArray *iteam_passage_table_read      (IteamConnection *connection, gint64 document, GError **error);
gboolean   iteam_passage_table_read_text (IteamConnection *connection, gint64 document, GString *body, GError **error);

G_END_DECLS
