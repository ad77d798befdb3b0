/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_CONFLICT_POPOVER (iteam_conflict_popover_get_type ())
G_DECLARE_FINAL_TYPE (IteamConflictPopover, iteam_conflict_popover, ITEAM, CONFLICT_POPOVER, GtkPopover)

GtkWidget *iteam_conflict_popover_new  (void);
void       iteam_conflict_popover_show (IteamConflictPopover *self,
                                        IteamStore           *store,
                                        GPtrArray            *conflicts);

G_END_DECLS
