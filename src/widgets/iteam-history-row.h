/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-change.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_HISTORY_ROW (iteam_history_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamHistoryRow, iteam_history_row, ITEAM, HISTORY_ROW, AdwPreferencesRow)

GtkWidget *iteam_history_row_new (IteamChange    *change,
                                  IteamDirectory *directory);

G_END_DECLS
