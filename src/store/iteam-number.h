/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-team-file.h"

G_BEGIN_DECLS

gboolean iteam_number_give           (IteamConnection *connection, IteamKind kind, gint64 id, GError **error);
gboolean iteam_number_read_waiting   (IteamTeamFile *file, GArray *refs, GError **error);
gboolean iteam_number_read_highest   (IteamConnection *connection, int *highest, GError **error);

G_END_DECLS
