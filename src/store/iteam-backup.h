/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-team-file.h"

G_BEGIN_DECLS

gboolean iteam_backup_copy (IteamConnection *connection, const char *path, GError **error);
gboolean iteam_backup_file (IteamTeamFile *file, const char *destination, GError **error);

G_END_DECLS
