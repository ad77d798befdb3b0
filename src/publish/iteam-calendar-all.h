/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"

G_BEGIN_DECLS

void  iteam_calendar_export_async  (IteamStore *store, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char *iteam_calendar_export_finish (IteamStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
