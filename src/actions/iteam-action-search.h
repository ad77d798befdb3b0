/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-list.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_SEARCH (iteam_action_search_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionSearch, iteam_action_search, ITEAM, ACTION_SEARCH, GObject)

IteamActionSearch *iteam_action_search_new       (void);
void               iteam_action_search_set_store (IteamActionSearch *self, IteamStore *store);
void               iteam_action_search_set_list  (IteamActionSearch *self, IteamActionList *list);
void               iteam_action_search_set_text  (IteamActionSearch *self, const char *text);
const char        *iteam_action_search_get_text  (IteamActionSearch *self);
const char        *iteam_action_search_get_error (IteamActionSearch *self);
gboolean           iteam_action_search_get_busy  (IteamActionSearch *self);

G_END_DECLS
