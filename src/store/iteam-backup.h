/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-team-file.h"

G_BEGIN_DECLS

gboolean iteam_backup_copy (IteamConnection *connection, const char *path, GError **error);
gboolean iteam_backup_snapshot (IteamTeamFile *file, const char *path, GError **error);
gboolean iteam_backup_verify (const char *path, GError **error);
void     iteam_backup_tidy (const char *folder, const char *name);
gboolean iteam_backup_file (IteamTeamFile *file, const char *destination, GError **error);
gboolean iteam_backup_daily (IteamTeamFile *file, const char *folder, const char *name, IteamDay today, GError **error);

G_END_DECLS
