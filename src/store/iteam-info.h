/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"
#include "iteam-team-file.h"

G_BEGIN_DECLS

IteamStoreInfo *iteam_info_read (IteamTeamFile *file, GError **error);
IteamStoreInfo *iteam_info_look (const char *path, GError **error);

G_END_DECLS
