/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_CONFLICT_ROW (iteam_conflict_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamConflictRow, iteam_conflict_row, ITEAM, CONFLICT_ROW, AdwBin)

GtkWidget *iteam_conflict_row_new        (const IteamOpenConflict *conflict,
                                          IteamDirectory          *directory,
                                          gboolean                 writable);
int        iteam_conflict_row_get_number (IteamConflictRow        *self);
gboolean   iteam_conflict_row_is_typed   (IteamConflictRow        *self);
void       iteam_conflict_row_set_titled (IteamConflictRow        *self,
                                          gboolean                 titled);

G_END_DECLS
