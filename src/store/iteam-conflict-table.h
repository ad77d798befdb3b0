/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"
#include "iteam-team-file.h"

G_BEGIN_DECLS

GPtrArray *iteam_conflict_table_read  (IteamTeamFile *file, gint64 person, GError **error);
gboolean   iteam_conflict_table_find  (IteamTeamFile *file, gint64 number, IteamResolution *conflict, GVariant **current, GVariant **lost, GError **error);
gboolean   iteam_conflict_table_take_followers (IteamTeamFile *file, gint64 number, const IteamResolution *conflict, IteamDraft *draft, GError **error);

G_END_DECLS
