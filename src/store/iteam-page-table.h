/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-connection.h"
#include "iteam-store-pages.h"

G_BEGIN_DECLS

extern const char iteam_page_schema[];

gboolean       iteam_page_table_exists      (IteamConnection *connection, gboolean *exists, GError **error);
GPtrArray     *iteam_page_table_list_unread (IteamConnection *connection, GError **error);
gboolean       iteam_page_table_put         (IteamConnection *connection, const char *hash, guint first, GPtrArray *texts, GError **error);
gboolean       iteam_page_table_finish      (IteamConnection *connection, const char *hash, IteamPagesState state, GArray *refs, GError **error);
gboolean       iteam_page_table_destroy     (IteamConnection *connection, const char *hash, GError **error);
gboolean       iteam_page_table_tidy        (IteamConnection *connection, gboolean *more, GError **error);
gboolean       iteam_page_table_read_state  (IteamConnection *connection, const char *hash, gint64 *key, IteamPagesState *state, GError **error);

/* How many bits of the key of a page are its number, and the rest that of its content. */
#define ITEAM_PAGE_NUMBER_BITS 20

G_END_DECLS
