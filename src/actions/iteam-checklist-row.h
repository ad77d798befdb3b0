/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-check-item.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_CHECKLIST_ROW (iteam_checklist_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamChecklistRow, iteam_checklist_row, ITEAM, CHECKLIST_ROW, AdwPreferencesRow)

GtkWidget      *iteam_checklist_row_new      (IteamCheckItem    *item);
IteamCheckItem *iteam_checklist_row_get_item (IteamChecklistRow *self);
void            iteam_checklist_row_show     (IteamChecklistRow *self,
                                              IteamCheckItem    *item);
gboolean        iteam_checklist_row_is_typed (IteamChecklistRow *self);
void            iteam_checklist_row_flush    (IteamChecklistRow *self);
void            iteam_checklist_row_watch_conflicts (IteamChecklistRow *self,
                                                     IteamStore        *store);

G_END_DECLS
