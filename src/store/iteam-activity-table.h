/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-table.h"

G_BEGIN_DECLS

extern const char       iteam_activity_schema[];
extern const IteamTable iteam_activity_table;
extern const IteamTable iteam_participation_table;
extern const IteamTable iteam_activity_document_table;

gboolean iteam_activity_table_read_text (IteamConnection *connection, gint64 activity, GString *title, GString *body, gboolean *found, GError **error);

G_END_DECLS
