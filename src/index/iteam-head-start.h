/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-pdf-document.h"
#include "iteam-pdf-pool.h"
#include "iteam-store.h"

G_BEGIN_DECLS

void              iteam_head_start_begin       (IteamStore *store, IteamPdfPool *pool, gint64 document, int number);
gboolean          iteam_head_start_take_async  (IteamStore *store, const char *hash, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamPdfDocument *iteam_head_start_take_finish (IteamStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
