/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-team-file.h"

G_BEGIN_DECLS

gboolean iteam_backup_copy (IteamConnection *connection, const char *path, GError **error);
gboolean iteam_backup_snapshot (const char *origin, const char *path, GError **error);
gboolean iteam_backup_verify (const char *path, GError **error);
void     iteam_backup_tidy (const char *folder, const char *name);
char    *iteam_backup_find_name (const char *folder, const char *name, gint64 id);
char    *iteam_backup_claim_name (const char *folder, const char *name, gint64 id);
gboolean iteam_backup_file (const char *origin, const char *destination, GError **error);
gboolean iteam_backup_daily (const char *origin, const char *folder, const char *name, IteamDay today, GError **error);

G_END_DECLS
