/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-document.h"
#include "iteam-passage.h"
#include "iteam-store.h"

G_BEGIN_DECLS

/**
 * IteamImported:
 * @hash: (not nullable): what names the contents
 * @size: how many bytes they are
 * @document: key of a document that has the same contents already, or 0
 *
 * What came of reading a file into the team file.
 */
typedef struct
{
  char   *hash;
  gint64  size;
  gint64  document;
} IteamImported;

/**
 * IteamProgressFunc:
 * @done: how many bytes are done
 * @total: how many there are
 * @user_data: what was given with it
 *
 * Told as bytes are read or written, on the thread that asked.
 */
typedef void (*IteamProgressFunc) (gint64 done, gint64 total, gpointer user_data);

void           iteam_store_read_documents_async  (IteamStore *self, GArray *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray     *iteam_store_read_documents_finish (IteamStore *self, GAsyncResult *result, GError **error);
void           iteam_store_find_document_async   (IteamStore *self, int number, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gint64         iteam_store_find_document_finish  (IteamStore *self, GAsyncResult *result, GError **error);
void           iteam_store_load_document_async   (IteamStore *self, gint64 document, int number, gint64 most, int fd, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamDocument *iteam_store_load_document_finish  (IteamStore *self, GAsyncResult *result, GError **error);
void           iteam_store_find_contents_async   (IteamStore *self, const char *hash, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gint64         iteam_store_find_contents_finish  (IteamStore *self, GAsyncResult *result, GError **error);

void           iteam_store_read_passages_async   (IteamStore *self, gint64 document, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray     *iteam_store_read_passages_finish  (IteamStore *self, GAsyncResult *result, GError **error);

void           iteam_store_import_async          (IteamStore *self, GFile *source, IteamProgressFunc progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamImported *iteam_store_import_finish         (IteamStore *self, GAsyncResult *result, GError **error);
void           iteam_imported_free               (IteamImported *self);

void           iteam_store_copy_contents_async   (IteamStore *self, const char *hash, gint64 size, GOutputStream *stream, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean       iteam_store_copy_contents_finish  (IteamStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamImported, iteam_imported_free)

G_END_DECLS
