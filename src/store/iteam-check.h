/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "iteam-team-file.h"

G_BEGIN_DECLS

char **iteam_check_quick (const char *path, GError **error);
char **iteam_check_file (IteamTeamFile *file, GError **error);

G_END_DECLS
