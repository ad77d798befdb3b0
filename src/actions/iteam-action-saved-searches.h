/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-saved-search.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_SAVED_SEARCHES (iteam_action_saved_searches_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionSavedSearches, iteam_action_saved_searches, ITEAM, ACTION_SAVED_SEARCHES, GObject)

IteamActionSavedSearches *iteam_action_saved_searches_new       (GSettings *settings);
GListModel               *iteam_action_saved_searches_get_model (IteamActionSavedSearches *self);
IteamActionSavedSearch   *iteam_action_saved_searches_find_name (IteamActionSavedSearches *self, const char *name);
IteamActionSavedSearch   *iteam_action_saved_searches_find_query (IteamActionSavedSearches *self, const char *query);
void                      iteam_action_saved_searches_save      (IteamActionSavedSearches *self, IteamActionSavedSearch *search);
void                      iteam_action_saved_searches_remove    (IteamActionSavedSearches *self, IteamActionSavedSearch *search);

G_END_DECLS
