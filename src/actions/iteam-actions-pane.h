/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTIONS_PANE (iteam_actions_pane_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionsPane, iteam_actions_pane, ITEAM, ACTIONS_PANE, AdwBin)

GtkWidget *iteam_actions_pane_new     (void);
void       iteam_actions_pane_prepare (IteamStore *store);
void       iteam_actions_pane_show    (IteamActionsPane *self, const IteamRef *ref);
void       iteam_actions_pane_flush   (IteamActionsPane *self);

G_END_DECLS
