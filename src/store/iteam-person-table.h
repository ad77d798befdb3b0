/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-table.h"

G_BEGIN_DECLS

extern const char       iteam_person_schema[];
extern const IteamTable iteam_person_table;
extern const IteamTable iteam_person_role_table;
extern const IteamTable iteam_person_login_table;

GPtrArray *iteam_person_table_read      (IteamConnection *connection, GError **error);
gboolean   iteam_person_table_read_text (IteamConnection *connection, gint64 person, GString *title, GString *body, gboolean *found, GError **error);

G_END_DECLS
