/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store-documents.h"

G_BEGIN_DECLS

void iteam_document_load_async  (IteamStore *store, const char *hash, gint64 size, IteamProgressFunc progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
int  iteam_document_load_finish (IteamStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
