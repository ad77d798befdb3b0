/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-ctl-json.h"
#include "iteam-change.h"
#include "iteam-directory.h"

G_BEGIN_DECLS

void  iteam_ctl_print_table  (const char *const *headings, guint n_columns, GPtrArray *cells);
char *iteam_ctl_format_time  (gint64 microseconds);
void  iteam_ctl_json_fields  (IteamJson *json, IteamActionPoint *action, IteamDirectory *directory);
void  iteam_ctl_json_change  (IteamJson *json, IteamChange *change, IteamDirectory *directory);
void  iteam_ctl_print_history (GPtrArray *changes, IteamDirectory *directory);

G_END_DECLS
