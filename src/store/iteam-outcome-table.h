/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-table.h"

G_BEGIN_DECLS

extern const char iteam_outcome_schema[];
extern const char iteam_outcome_indexes[];
extern const IteamTable iteam_decision_table;
extern const IteamTable iteam_commitment_table;

GPtrArray *iteam_outcome_table_read      (IteamConnection *connection, IteamKind kind, GError **error);
gboolean   iteam_outcome_table_read_text (IteamConnection *connection, gint64 item, GString *body, GError **error);

G_END_DECLS
