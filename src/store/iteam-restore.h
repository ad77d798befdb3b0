/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-commit.h"

G_BEGIN_DECLS

gboolean iteam_restore_file (IteamTeamFile *file, const char *backup, const IteamUser *user, GArray *refs, GError **error);

G_END_DECLS
