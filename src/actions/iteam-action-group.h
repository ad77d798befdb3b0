/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_GROUP (iteam_action_group_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionGroup, iteam_action_group, ITEAM, ACTION_GROUP, GObject)

IteamActionGroup *iteam_action_group_new       (const char *title);
const char       *iteam_action_group_get_title (IteamActionGroup *self);
void              iteam_action_group_set_title (IteamActionGroup *self, const char *title);
guint             iteam_action_group_get_count (IteamActionGroup *self);
void              iteam_action_group_set_count (IteamActionGroup *self, guint count);

G_END_DECLS
