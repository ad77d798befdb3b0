/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-connection.h"
#include "iteam-ref.h"
#include "iteam-store-contents.h"

G_BEGIN_DECLS

extern const char iteam_content_schema[];

gboolean   iteam_content_table_begin      (IteamConnection *connection, const char *hash, gint64 size, IteamContentState **state, GError **error);
gboolean   iteam_content_table_put_piece  (IteamConnection *connection, const char *hash, guint number, GBytes *bytes, GError **error);
gboolean   iteam_content_table_finish     (IteamConnection *connection, const char *hash, GArray *refs, GError **error);
gboolean   iteam_content_table_destroy    (IteamConnection *connection, const char *hash, GError **error);
gboolean   iteam_content_table_drop       (IteamConnection *connection, const char *hash, gboolean *more, GError **error);
GBytes    *iteam_content_table_read_piece (IteamConnection *connection, const char *hash, guint number, GError **error);
gboolean   iteam_content_table_load_pieces (IteamConnection *connection, const char *hash, guint first, guint n_pieces, int fd, GError **error);
GPtrArray *iteam_content_table_list       (IteamConnection *connection, GError **error);
gboolean   iteam_content_table_check      (IteamConnection *connection, GStrvBuilder *problems, GError **error);
gboolean   iteam_content_table_mend       (IteamConnection *connection, guint *n_lost, GError **error);

G_END_DECLS
