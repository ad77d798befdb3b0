/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-retention.h"
#include "iteam-store.h"

G_BEGIN_DECLS

void        iteam_store_read_retained_async     (IteamStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray  *iteam_store_read_retained_finish    (IteamStore *self, GAsyncResult *result, GError **error);
void        iteam_store_destroy_async           (IteamStore *self, const GArray *things, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean    iteam_store_destroy_finish          (IteamStore *self, GAsyncResult *result, GError **error);
void        iteam_store_read_destructions_async (IteamStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray  *iteam_store_read_destructions_finish (IteamStore *self, GAsyncResult *result, GError **error);

/**
 * IteamWiping:
 * @n_destroyed: how many destructions the replica knows of
 * @rows: (element-type gint64): the keys of what was destroyed, and of its parts
 * @hashes: (array zero-terminated=1): contents that are to go off the share
 *
 * What a replica has still to wipe on its share.
 */
typedef struct
{
  gint64      n_destroyed;
  GHashTable *rows;
  char      **hashes;
} IteamWiping;

void         iteam_wiping_free                  (IteamWiping *self);
void         iteam_store_read_wiping_async      (IteamStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamWiping *iteam_store_read_wiping_finish     (IteamStore *self, GAsyncResult *result, GError **error);
void         iteam_store_note_wiped_async       (IteamStore *self, gint64 n_destroyed, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean     iteam_store_note_wiped_finish      (IteamStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamWiping, iteam_wiping_free)

G_END_DECLS
