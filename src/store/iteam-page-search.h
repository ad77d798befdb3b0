/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-connection.h"
#include "iteam-store-pages.h"

G_BEGIN_DECLS

IteamPageHits *iteam_page_search_run (IteamConnection *connection, const char *query, guint n_documents, guint n_pages, GCancellable *cancellable, GError **error);
void           iteam_page_hit_free   (IteamPageHit *self);

G_END_DECLS
