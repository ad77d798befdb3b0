/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-share.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_PANEL (iteam_action_panel_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionPanel, iteam_action_panel, ITEAM, ACTION_PANEL, AdwBin)

GtkWidget *iteam_action_panel_new         (void);
void       iteam_action_panel_flush       (IteamActionPanel *self);
void       iteam_action_panel_focus_title (IteamActionPanel *self);

G_END_DECLS
