/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-table.h"

G_BEGIN_DECLS

extern const char iteam_remark_schema[];
extern const char iteam_remark_indexes[];
extern const IteamTable iteam_remark_table;

gboolean iteam_remark_table_read_text (IteamConnection *connection, gint64 item, GString *body, GError **error);

G_END_DECLS
