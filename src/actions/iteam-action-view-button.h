/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-action-filter.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_VIEW_BUTTON (iteam_action_view_button_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionViewButton, iteam_action_view_button, ITEAM, ACTION_VIEW_BUTTON, GtkToggleButton)

IteamActionView iteam_action_view_button_get_view  (IteamActionViewButton *self);
void            iteam_action_view_button_set_count (IteamActionViewButton *self, guint count);
char           *iteam_action_view_describe         (IteamActionView view, guint count);
char           *iteam_action_view_format_count     (guint count);

G_END_DECLS
