/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-directory.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_BULK_BAR (iteam_action_bulk_bar_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionBulkBar, iteam_action_bulk_bar, ITEAM, ACTION_BULK_BAR, AdwBin)

GtkWidget *iteam_action_bulk_bar_new           (void);
void       iteam_action_bulk_bar_set_directory (IteamActionBulkBar *self, IteamDirectory *directory);
void       iteam_action_bulk_bar_set_count     (IteamActionBulkBar *self, guint count);

G_END_DECLS
