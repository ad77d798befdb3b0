/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-action-columns.h"
#include "iteam-action-point.h"
#include "iteam-directory.h"
#include "iteam-news-list.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_CELL (iteam_action_cell_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionCell, iteam_action_cell, ITEAM, ACTION_CELL, GtkWidget)

GtkWidget         *iteam_action_cell_new          (IteamActionColumn column);
void               iteam_action_cell_bind         (IteamActionCell *self, GObject *item, IteamDirectory *directory);
void               iteam_action_cell_unbind       (IteamActionCell *self);
void               iteam_action_cell_set_news     (IteamActionCell *self, IteamNewsList *news);
void               iteam_action_cell_update       (IteamActionCell *self);
IteamActionColumn  iteam_action_cell_get_column   (IteamActionCell *self);
IteamActionPoint  *iteam_action_cell_get_action   (IteamActionCell *self);
void               iteam_action_cell_edit_title   (IteamActionCell *self);
void               iteam_action_cell_finish       (IteamActionCell *self);

G_END_DECLS
