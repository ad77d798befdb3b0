/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-entry.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ENTRY_READER (iteam_entry_reader_get_type ())
G_DECLARE_FINAL_TYPE (IteamEntryReader, iteam_entry_reader, ITEAM, ENTRY_READER, GObject)

/**
 * IteamEntrySource:
 * @ask: asks the store for all of them
 * @finish: takes the answer
 * @kinds: the kinds of things by whose changes they may be others
 * @n_kinds: how many of these
 *
 * Where a reader has its entries from.
 */
typedef struct
{
  void           (*ask)    (IteamStore *store, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  GPtrArray     *(*finish) (IteamStore *store, GAsyncResult *result, GError **error);
  const IteamKind *kinds;
  guint            n_kinds;
} IteamEntrySource;

IteamEntryReader *iteam_entry_reader_new         (const IteamEntrySource *source);
void              iteam_entry_reader_set_store   (IteamEntryReader *self, IteamStore *store);
void              iteam_entry_reader_set_active  (IteamEntryReader *self, gboolean active);
gboolean          iteam_entry_reader_get_loaded  (IteamEntryReader *self);
GListModel       *iteam_entry_reader_get_entries (IteamEntryReader *self);

G_END_DECLS
