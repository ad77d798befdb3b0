/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-contents.h"

#include <string.h>

#include "iteam-content-table.h"
#include "iteam-error.h"
#include "iteam-store-private.h"

/* The store's calls for large contents: each piece is a job of its own, so that
 * an edit never waits for more than one. */

typedef struct
{
  char *hash;
  gint64 size;
  guint number;
  guint n_pieces;
  int fd;
  GBytes *bytes;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->hash);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_free (request);
}

static Request *
request_new (const char *hash)
{
  Request *request = g_new0 (Request, 1);

  request->hash = g_strdup (hash);

  return request;
}

static gpointer
begin (IteamTeamFile  *file,
       gpointer        data,
       GCancellable   *cancellable,
       GError        **error)
{
  const Request *request = data;
  IteamContentState *state = NULL;

  return iteam_content_table_begin (file->connection, request->hash, request->size, &state, error) ? state : NULL;
}

static const IteamQuestion begin_question = {
  .tag = iteam_store_begin_content_async,
  .access = ITEAM_ACCESS_WRITE,
  .answer = begin,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) iteam_content_state_free,
};

static gpointer
put (IteamTeamFile  *file,
     gpointer        data,
     GCancellable   *cancellable,
     GError        **error)
{
  const Request *request = data;

  return GINT_TO_POINTER (iteam_content_table_put_piece (file->connection, request->hash, request->number, request->bytes, error));
}

static const IteamQuestion put_question = {
  .tag = iteam_store_put_piece_async,
  .access = ITEAM_ACCESS_WRITE,
  .patient = TRUE,
  .answer = put,
  .free_request = request_free,
};

static gpointer
finish (IteamTeamFile  *file,
        gpointer        data,
        GCancellable   *cancellable,
        GError        **error)
{
  const Request *request = data;
  g_autoptr (IteamEdited) edited = iteam_edited_new ();

  return iteam_content_table_finish (file->connection, request->hash, edited->refs, error) ? g_steal_pointer (&edited) : NULL;
}

static const IteamQuestion finish_question = {
  .tag = iteam_store_finish_content_async,
  .access = ITEAM_ACCESS_WRITE,
  .answer = finish,
  .deliver = iteam_store_deliver_foreign,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) iteam_edited_free,
};

/* What comes of removing pieces. */
enum
{
  DROPPED = 1,
  DROPPED_SOME = 2,
};

static gpointer
drop (IteamTeamFile  *file,
      gpointer        data,
      GCancellable   *cancellable,
      GError        **error)
{
  const Request *request = data;
  gboolean more;

  return iteam_content_table_drop (file->connection, request->hash, &more, error)
         ? GINT_TO_POINTER (more ? DROPPED_SOME : DROPPED) : NULL;
}

static const IteamQuestion drop_question = {
  .tag = iteam_store_drop_content_async,
  .access = ITEAM_ACCESS_WRITE,
  .patient = TRUE,
  .answer = drop,
  .free_request = request_free,
};

static gpointer
read_piece (IteamTeamFile  *file,
            gpointer        data,
            GCancellable   *cancellable,
            GError        **error)
{
  const Request *request = data;

  return iteam_content_table_read_piece (file->connection, request->hash, request->number, error);
}

static const IteamQuestion read_question = {
  .tag = iteam_store_read_piece_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_piece,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_bytes_unref,
};

static gpointer
load (IteamTeamFile  *file,
      gpointer        data,
      GCancellable   *cancellable,
      GError        **error)
{
  const Request *request = data;

  return GINT_TO_POINTER (iteam_content_table_load_pieces (file->connection, request->hash, request->number, request->n_pieces,
                                                           request->fd, error));
}

static const IteamQuestion load_question = {
  .tag = iteam_store_load_pieces_async,
  .access = ITEAM_ACCESS_READ,
  .answer = load,
  .free_request = request_free,
};

static gpointer
list (IteamTeamFile  *file,
      gpointer        request,
      GCancellable   *cancellable,
      GError        **error)
{
  return iteam_content_table_list (file->connection, error);
}

static const IteamQuestion list_question = {
  .tag = iteam_store_list_contents_async,
  .access = ITEAM_ACCESS_READ,
  .answer = list,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

/**
 * iteam_content_is_hash:
 * @hash: (nullable): a text
 *
 * Returns: whether it is a SHA-256 as contents are named by.
 */
gboolean
iteam_content_is_hash (const char *hash)
{
  return hash != NULL && strlen (hash) == 64 && strspn (hash, "0123456789abcdef") == 64;
}

/**
 * iteam_content_count_pieces:
 * @size: how many bytes a content has
 *
 * Returns: in how many pieces it comes.
 */
guint
iteam_content_count_pieces (gint64 size)
{
  return (guint) ((size + ITEAM_CONTENT_PIECE - 1) / ITEAM_CONTENT_PIECE);
}

/**
 * iteam_content_state_free:
 * @self: (transfer full): a state
 */
void
iteam_content_state_free (IteamContentState *self)
{
  g_free (self->hash);
  g_free (self);
}

/**
 * iteam_store_begin_content_async:
 * @self: a store
 * @hash: what names a content
 * @size: how many bytes it has
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Makes room for a content, or finds what there is of it from an earlier time.
 */
void
iteam_store_begin_content_async (IteamStore          *self,
                                 const char          *hash,
                                 gint64               size,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (hash != NULL);

  request = request_new (hash);
  request->size = size;
  iteam_store_ask (self, &begin_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_begin_content_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): how much of it is here; if it is whole,
 *   there is nothing to do.
 */
IteamContentState *
iteam_store_begin_content_finish (IteamStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_put_piece_async:
 * @self: a store
 * @hash: what names a content that was begun
 * @number: which piece, from 0, one after the other
 * @bytes: %ITEAM_CONTENT_PIECE bytes of it, or what is left for the last
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is on the disk
 * @user_data: handed to @callback
 */
void
iteam_store_put_piece_async (IteamStore          *self,
                             const char          *hash,
                             guint                number,
                             GBytes              *bytes,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (hash != NULL && bytes != NULL);

  request = request_new (hash);
  request->number = number;
  request->bytes = g_bytes_ref (bytes);
  iteam_store_ask (self, &put_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_put_piece_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether it is on the disk.
 */
gboolean
iteam_store_put_piece_finish (IteamStore    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * iteam_store_finish_content_async:
 * @self: a store
 * @hash: what names a content all of whose pieces were put, and whose hash the
 *   caller has seen to be right
 * @cancellable: (nullable): a cancellable
 * @callback: called when it counts as here
 * @user_data: handed to @callback
 *
 * The "changed" signal with the things that have it comes before @callback.
 */
void
iteam_store_finish_content_async (IteamStore          *self,
                                  const char          *hash,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (hash != NULL);

  iteam_store_ask (self, &finish_question, request_new (hash), cancellable, callback, user_data);
}

/**
 * iteam_store_finish_content_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether it is here.
 */
gboolean
iteam_store_finish_content_finish (IteamStore    *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_autoptr (IteamEdited) edited = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  edited = g_task_propagate_pointer (G_TASK (result), error);

  return edited != NULL;
}

static void
on_dropped (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  int dropped = GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), &error));

  if (error != NULL)
    g_task_return_error (task, error);
  else if (dropped == DROPPED)
    g_task_return_boolean (task, TRUE);
  else
    iteam_store_ask (ITEAM_STORE (source), &drop_question, request_new (g_task_get_task_data (task)),
                     g_task_get_cancellable (task), on_dropped, g_object_ref (task));
}

/**
 * iteam_store_drop_content_async:
 * @self: a store
 * @hash: what names a content that is not whole, or that nothing has
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is gone
 * @user_data: handed to @callback
 */
void
iteam_store_drop_content_async (IteamStore          *self,
                                const char          *hash,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (hash != NULL);

  /* Piece by piece, so that an edit never waits for long. */
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_store_drop_content_async);
  g_task_set_task_data (task, g_strdup (hash), g_free);
  iteam_store_ask (self, &drop_question, request_new (hash), cancellable, on_dropped, task);
}

/**
 * iteam_store_drop_content_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether nothing of it is here any more.
 */
gboolean
iteam_store_drop_content_finish (IteamStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * iteam_store_read_piece_async:
 * @self: a store
 * @hash: what names a content
 * @number: which piece, from 0
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_piece_async (IteamStore          *self,
                              const char          *hash,
                              guint                number,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (hash != NULL);

  request = request_new (hash);
  request->number = number;
  iteam_store_ask (self, &read_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_read_piece_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error: %ITEAM_ERROR_NOT_FOUND if it is not here
 *
 * Returns: (transfer full) (nullable): the piece.
 */
GBytes *
iteam_store_read_piece_finish (IteamStore    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_load_pieces_async:
 * @self: a store
 * @hash: what names a content
 * @first: which piece, from 0
 * @n_pieces: how many, from there
 * @fd: a file in memory, so that the store never waits for it; it stays open until
 *   @callback is called
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are written to @fd
 * @user_data: handed to @callback
 */
void
iteam_store_load_pieces_async (IteamStore          *self,
                               const char          *hash,
                               guint                first,
                               guint                n_pieces,
                               int                  fd,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (hash != NULL && fd >= 0);

  request = request_new (hash);
  request->number = first;
  request->n_pieces = n_pieces;
  request->fd = fd;
  iteam_store_ask (self, &load_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_load_pieces_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error: %ITEAM_ERROR_NOT_FOUND if they are not here
 *
 * Returns: whether they are written.
 */
gboolean
iteam_store_load_pieces_finish (IteamStore    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * iteam_store_list_contents_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_list_contents_async (IteamStore          *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &list_question, NULL, cancellable, callback, user_data);
}

/**
 * iteam_store_list_contents_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamContentState): the contents
 *   of which something is here, and those that a thing has.
 */
GPtrArray *
iteam_store_list_contents_finish (IteamStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
