/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-share-bridge.h"
#include "iteam-share-files.h"

G_BEGIN_DECLS

gboolean iteam_share_wipe_log (IteamShareFiles *files, gint64 author, GHashTable *rows, GError **error);
gboolean iteam_share_wipe     (IteamShareBridge *bridge, IteamShareFiles *files, gint64 author, GError **error);

G_END_DECLS
