/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-table.h"

G_BEGIN_DECLS

extern const char       iteam_spotlight_schema[];
extern const IteamTable iteam_spotlight_table;
extern const IteamTable iteam_pillar_link_table;

gboolean iteam_spotlight_table_read_text   (IteamConnection *connection, gint64 spotlight, GString *title, GString *body, gboolean *found, GError **error);
gboolean iteam_pillar_link_table_read_text (IteamConnection *connection, gint64 pillar, GString *body, GError **error);

G_END_DECLS
