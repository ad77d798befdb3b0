/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-action-filter.h"
#include "iteam-action-saved-searches.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_VIEW_MENU (iteam_action_view_menu_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionViewMenu, iteam_action_view_menu, ITEAM, ACTION_VIEW_MENU, GtkPopover)

void iteam_action_view_menu_set_searches (IteamActionViewMenu *self, IteamActionSavedSearches *searches);
void iteam_action_view_menu_set_current  (IteamActionViewMenu *self, IteamActionSavedSearch *current);
void iteam_action_view_menu_set_count    (IteamActionViewMenu *self, IteamActionView view, guint count);

G_END_DECLS
