/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store-documents.h"

G_BEGIN_DECLS

/**
 * IteamFolderSummary:
 * @n_things: how many rows of all kinds
 * @n_documents: how many PDFs
 * @n_missing: how many PDFs are not there, as nobody brought them yet
 *
 * What went into a folder, or came out of it.
 */
typedef struct
{
  guint n_things;
  guint n_documents;
  guint n_missing;
} IteamFolderSummary;

void                iteam_folder_export_async  (IteamStore *store, GFile *folder, IteamProgressFunc progress, gpointer progress_data,
                                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamFolderSummary *iteam_folder_export_finish (IteamStore *store, GAsyncResult *result, GError **error);

void                iteam_folder_import_async  (IteamStore *store, GFile *folder, IteamProgressFunc progress, gpointer progress_data,
                                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamFolderSummary *iteam_folder_import_finish (IteamStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
