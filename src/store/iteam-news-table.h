/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"
#include "iteam-team-file.h"

G_BEGIN_DECLS

IteamNewsReport *iteam_news_table_read (IteamTeamFile *file, gint64 since, gint64 person, const char *who, GError **error);

G_END_DECLS
