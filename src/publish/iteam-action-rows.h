/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"

G_BEGIN_DECLS

GPtrArray *iteam_action_rows_read        (const char *text, IteamDirectory *directory, IteamDay today, GError **error);
char      *iteam_action_rows_write_text  (GPtrArray *actions, IteamDirectory *directory, IteamDay today);
char      *iteam_action_rows_write_table (GPtrArray *actions, IteamDirectory *directory);

G_END_DECLS
