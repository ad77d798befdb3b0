/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-table.h"

G_BEGIN_DECLS

extern const char       iteam_pillar_schema[];
extern const IteamTable iteam_pillar_table;

GPtrArray *iteam_pillar_table_read      (IteamConnection *connection, GError **error);
gboolean   iteam_pillar_table_read_text (IteamConnection *connection, gint64 pillar, GString *title, GString *body, gboolean *found, GError **error);

G_END_DECLS
