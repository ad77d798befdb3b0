/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"

G_BEGIN_DECLS

GFile    *iteam_backups_get_folder   (GFile *file, const char *chosen);

void      iteam_backups_daily_async  (IteamStore *store, GFile *file, GFile *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean  iteam_backups_daily_finish (IteamStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
