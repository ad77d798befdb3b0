/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-action-columns.h"
#include "iteam-directory.h"

G_BEGIN_DECLS

GMenuModel *iteam_action_menus_new_for_column (IteamActionColumn column, IteamDirectory *directory);
GMenuModel *iteam_action_menus_new_postpone   (void);
GMenuModel *iteam_action_menus_new_more       (IteamDirectory *directory);
GMenuModel *iteam_action_menus_new_row        (IteamDirectory *directory, gboolean single);
GMenuModel *iteam_action_menus_new_view       (void);

G_END_DECLS
