/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-action-list.h"
#include "iteam-news-list.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_GRID (iteam_action_grid_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionGrid, iteam_action_grid, ITEAM, ACTION_GRID, AdwBin)

void               iteam_action_grid_set_list      (IteamActionGrid *self, IteamActionList *list);
void               iteam_action_grid_set_directory (IteamActionGrid *self, IteamDirectory *directory);
void               iteam_action_grid_set_news      (IteamActionGrid *self, IteamNewsList *news);
void               iteam_action_grid_set_read_only (IteamActionGrid *self, gboolean read_only);
void               iteam_action_grid_set_columns   (IteamActionGrid *self, const char *const *nicks);
void               iteam_action_grid_set_sort      (IteamActionGrid *self, IteamActionColumn column, gboolean descending);
void               iteam_action_grid_get_sort      (IteamActionGrid *self, IteamActionColumn *column, gboolean *descending);
void               iteam_action_grid_refresh       (IteamActionGrid *self);
void               iteam_action_grid_start_afresh  (IteamActionGrid *self, gboolean typing);

GtkSelectionModel *iteam_action_grid_get_selection (IteamActionGrid *self);
gboolean           iteam_action_grid_select        (IteamActionGrid *self, gint64 id);
void               iteam_action_grid_select_near   (IteamActionGrid *self, guint position);
void               iteam_action_grid_edit_title    (IteamActionGrid *self);
void               iteam_action_grid_flush         (IteamActionGrid *self);
gboolean           iteam_action_grid_get_place_of  (IteamActionGrid *self, IteamActionColumn column, GdkRectangle *place);

G_END_DECLS
