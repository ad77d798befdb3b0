/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-csv-columns.h"
#include "iteam-action-point.h"
#include "iteam-directory.h"

G_BEGIN_DECLS

gboolean  iteam_action_cell_is_day   (IteamCsvColumn column);
IteamDay  iteam_action_cell_get_day  (IteamActionPoint *action, IteamCsvColumn column);
char     *iteam_action_cell_get_text (IteamActionPoint *action, IteamCsvColumn column, IteamDirectory *directory);

G_END_DECLS
