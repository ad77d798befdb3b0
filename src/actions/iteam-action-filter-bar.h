/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-action-filter.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_FILTER_BAR (iteam_action_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionFilterBar, iteam_action_filter_bar, ITEAM, ACTION_FILTER_BAR, AdwBin)

GtkWidget         *iteam_action_filter_bar_new           (void);
IteamActionFilter *iteam_action_filter_bar_get_filter    (IteamActionFilterBar *self);
void               iteam_action_filter_bar_set_filter    (IteamActionFilterBar *self, IteamActionFilter *filter);
void               iteam_action_filter_bar_set_directory (IteamActionFilterBar *self, IteamDirectory *directory);
void               iteam_action_filter_bar_set_settings  (IteamActionFilterBar *self, GSettings *settings);
void               iteam_action_filter_bar_set_extra     (IteamActionFilterBar *self, const char *extra);
void               iteam_action_filter_bar_set_count     (IteamActionFilterBar *self, IteamActionView view, guint count);

G_END_DECLS
