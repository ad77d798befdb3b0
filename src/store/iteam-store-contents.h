/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"

G_BEGIN_DECLS

/* How many bytes each piece of a content has, but for the last. */
#define ITEAM_CONTENT_PIECE (256 * 1024)

/* How many bytes the largest content has that a team file takes. */
#define ITEAM_CONTENT_MAX ((gint64) 4 * 1024 * 1024 * 1024)

/**
 * IteamContentState:
 * @hash: what names it: its SHA-256, in 64 lower-case hexadecimal digits
 * @size: how many bytes it has; 0 if that is not known
 * @whole: whether all of it is here
 * @wanted: whether a thing that is not deleted has it
 * @unwanted: whether only things that are deleted have it
 * @n_pieces: how many of its pieces are here, from the first without a gap
 *
 * A large content that never changes, such as that of a PDF. Things name it by
 * its hash. It comes in pieces, so that nobody waits for it; until it is whole
 * it counts as not here.
 */
typedef struct
{
  char     *hash;
  gint64    size;
  gboolean  whole;
  gboolean  wanted;
  gboolean  unwanted;
  guint     n_pieces;
} IteamContentState;

gboolean           iteam_content_is_hash            (const char *hash);
guint              iteam_content_count_pieces       (gint64 size);
void               iteam_content_state_free         (IteamContentState *self);

void               iteam_store_begin_content_async  (IteamStore *self, const char *hash, gint64 size, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamContentState *iteam_store_begin_content_finish (IteamStore *self, GAsyncResult *result, GError **error);
void               iteam_store_put_piece_async      (IteamStore *self, const char *hash, guint number, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           iteam_store_put_piece_finish     (IteamStore *self, GAsyncResult *result, GError **error);
void               iteam_store_finish_content_async (IteamStore *self, const char *hash, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           iteam_store_finish_content_finish (IteamStore *self, GAsyncResult *result, GError **error);
void               iteam_store_drop_content_async   (IteamStore *self, const char *hash, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           iteam_store_drop_content_finish  (IteamStore *self, GAsyncResult *result, GError **error);
void               iteam_store_read_piece_async     (IteamStore *self, const char *hash, guint number, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GBytes            *iteam_store_read_piece_finish    (IteamStore *self, GAsyncResult *result, GError **error);
void               iteam_store_load_pieces_async    (IteamStore *self, const char *hash, guint first, guint n_pieces, int fd, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           iteam_store_load_pieces_finish   (IteamStore *self, GAsyncResult *result, GError **error);
void               iteam_store_list_contents_async  (IteamStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray         *iteam_store_list_contents_finish (IteamStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamContentState, iteam_content_state_free)

G_END_DECLS
