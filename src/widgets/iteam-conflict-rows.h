/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_CONFLICT_ROWS (iteam_conflict_rows_get_type ())
G_DECLARE_FINAL_TYPE (IteamConflictRows, iteam_conflict_rows, ITEAM, CONFLICT_ROWS, AdwBin)

void iteam_conflict_rows_show (IteamConflictRows *self,
                               IteamStore        *store,
                               GPtrArray         *conflicts);

G_END_DECLS
