/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-action-point.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_TICK (iteam_action_tick_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionTick, iteam_action_tick, ITEAM, ACTION_TICK, AdwBin)

GtkWidget *iteam_action_tick_new        (void);
void       iteam_action_tick_set_action (IteamActionTick *self, IteamActionPoint *action);

G_END_DECLS
