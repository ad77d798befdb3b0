/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_SAVED_SEARCH (iteam_action_saved_search_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionSavedSearch, iteam_action_saved_search, ITEAM, ACTION_SAVED_SEARCH, GObject)

IteamActionSavedSearch *iteam_action_saved_search_new       (const char *name, const char *query, const char *extra);
const char             *iteam_action_saved_search_get_name  (IteamActionSavedSearch *self);
const char             *iteam_action_saved_search_get_query (IteamActionSavedSearch *self);
const char             *iteam_action_saved_search_get_extra (IteamActionSavedSearch *self);

G_END_DECLS
