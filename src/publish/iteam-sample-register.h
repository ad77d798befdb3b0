/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"

G_BEGIN_DECLS

void     iteam_sample_register_fill_async  (IteamStore *store, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean iteam_sample_register_fill_finish (IteamStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
