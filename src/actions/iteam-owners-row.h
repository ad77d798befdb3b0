/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_OWNERS_ROW (iteam_owners_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamOwnersRow, iteam_owners_row, ITEAM, OWNERS_ROW, AdwPreferencesRow)

void          iteam_owners_row_show       (IteamOwnersRow *self,
                                           IteamDirectory *directory,
                                           const gint64   *owners,
                                           guint           n_owners);
const gint64 *iteam_owners_row_get_owners (IteamOwnersRow *self,
                                           guint          *n_owners);
void          iteam_owners_row_watch_conflicts (IteamOwnersRow *self,
                                                IteamStore     *store,
                                                gint64          action);

G_END_DECLS
