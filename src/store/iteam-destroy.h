/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-commit.h"
#include "iteam-retention.h"

G_BEGIN_DECLS

gboolean iteam_destroy_things  (IteamTeamFile *file, const GArray *things, IteamDay today, const IteamUser *user, GArray *refs, GError **error);
gboolean iteam_destroy_received (IteamTeamFile *file, gint64 change, GArray *refs, gboolean *destroyed, GError **error);
gboolean iteam_destroy_finish  (IteamTeamFile *file, GError **error);
GPtrArray *iteam_destroy_read_retained (IteamConnection *connection, GError **error);

G_END_DECLS
