/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-merge.h"
#include "iteam-table.h"

G_BEGIN_DECLS

extern const char iteam_share_schema[];

gboolean    iteam_share_table_set_shared     (IteamConnection *connection, gboolean shared, gint64 author, GError **error);
gboolean    iteam_share_table_renew          (IteamConnection *connection, gint64 author, gint64 upto, gint64 renewed, GError **error);
gboolean    iteam_share_table_announce       (IteamConnection *connection, gint64 author, gint64 seq, GError **error);
GHashTable *iteam_share_table_read_vector    (IteamConnection *connection, gint64 author, GError **error);
gboolean    iteam_share_table_receive        (IteamConnection *connection, const IteamRecord *record, GError **error);
gboolean    iteam_share_table_seen_upto      (IteamConnection *connection, const IteamStamp *change, gint64 author, gint64 *upto, GError **error);
gboolean    iteam_share_table_set_conflicts  (IteamConnection *connection, const IteamResolution *cell, GArray *losers, GArray *winners, GError **error);
gboolean    iteam_share_table_add_resolution (IteamConnection *connection, gint64 change, const IteamResolution *resolution, GError **error);

G_END_DECLS
