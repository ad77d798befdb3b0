/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-list.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_LOADER (iteam_action_loader_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionLoader, iteam_action_loader, ITEAM, ACTION_LOADER, GObject)

IteamActionLoader *iteam_action_loader_new       (IteamActionList *list);
void               iteam_action_loader_prepare   (IteamStore *store);
void               iteam_action_loader_set_store (IteamActionLoader *self, IteamStore *store);
gboolean           iteam_action_loader_get_loaded (IteamActionLoader *self);

G_END_DECLS
