/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-connection.h"
#include "iteam-store-pages.h"

G_BEGIN_DECLS

IteamPagesFound *iteam_page_find_run (IteamConnection *connection, const char *hash, const char *query, guint first, guint n_pages, GError **error);

G_END_DECLS
