/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-pdf-pool.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_INDEXER (iteam_indexer_get_type ())
G_DECLARE_FINAL_TYPE (IteamIndexer, iteam_indexer, ITEAM, INDEXER, GObject)

IteamIndexer *iteam_indexer_new        (IteamStore *store, IteamPdfPool *pool);
void          iteam_indexer_follow     (IteamIndexer *self);
void          iteam_indexer_stop       (IteamIndexer *self);
void          iteam_indexer_run_async  (IteamIndexer *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean      iteam_indexer_run_finish (IteamIndexer *self, GAsyncResult *result, GError **error);

G_END_DECLS
