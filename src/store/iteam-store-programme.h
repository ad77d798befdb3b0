/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-programme.h"
#include "iteam-store.h"

G_BEGIN_DECLS

void            iteam_store_read_programme_async  (IteamStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamProgramme *iteam_store_read_programme_finish (IteamStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
