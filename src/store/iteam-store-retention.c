/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-retention.h"

#include "iteam-destroy.h"
#include "iteam-destruction-table.h"
#include "iteam-store-private.h"

/* The store's calls about what need not be kept any more. */

typedef struct
{
  GArray *things;
  IteamUser *user;
  gint64 n_destroyed;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->things, g_array_unref);
  g_clear_pointer (&request->user, iteam_user_free);
  g_free (request);
}

static gpointer
read_retained (IteamTeamFile  *file,
               gpointer        request,
               GCancellable   *cancellable,
               GError        **error)
{
  return iteam_destroy_read_retained (file->connection, error);
}

static void
list_free (gpointer data)
{
  g_ptr_array_unref (data);
}

static const IteamQuestion read_retained_question = {
  .tag = iteam_store_read_retained_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_retained,
  .free_answer = list_free,
};

static gpointer
destroy (IteamTeamFile  *file,
         gpointer        data,
         GCancellable   *cancellable,
         GError        **error)
{
  const Request *request = data;
  g_autoptr (IteamEdited) edited = iteam_edited_new ();

  return iteam_destroy_things (file, request->things, iteam_day_today (), request->user, edited->refs, error)
         ? g_steal_pointer (&edited) : NULL;
}

static const IteamQuestion destroy_question = {
  .tag = iteam_store_destroy_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = destroy,
  .deliver = iteam_store_deliver_own,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) iteam_edited_free,
};

static gpointer
read_destructions (IteamTeamFile  *file,
                   gpointer        request,
                   GCancellable   *cancellable,
                   GError        **error)
{
  return iteam_destruction_table_read (file->connection, error);
}

static const IteamQuestion read_destructions_question = {
  .tag = iteam_store_read_destructions_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_destructions,
  .free_answer = list_free,
};

static gboolean
read_hashes (IteamConnection  *connection,
             IteamWiping      *wiping,
             GError          **error)
{
  g_autoptr (GStrvBuilder) hashes = g_strv_builder_new ();
  g_autoptr (IteamStatement) query = iteam_connection_statement (connection, "SELECT hash FROM destroyed_content", error);
  gboolean more;

  if (query == NULL)
    return FALSE;
  for (;;)
    {
      if (!iteam_statement_next (connection, query, &more, error))
        return FALSE;
      if (!more)
        break;
      g_strv_builder_add (hashes, iteam_statement_get_text (query, 0));
    }
  wiping->hashes = g_strv_builder_end (hashes);

  return TRUE;
}

static gpointer
read_wiping (IteamTeamFile  *file,
             gpointer        request,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autoptr (IteamWiping) wiping = g_new0 (IteamWiping, 1);
  IteamConnection *connection = file->connection;
  gint64 noted;
  gboolean exists;

  if (!iteam_destruction_table_exists (connection, &exists, error))
    return NULL;
  if (!exists)
    return g_steal_pointer (&wiping);
  if (!iteam_connection_get_integer (connection, "SELECT count (*) FROM destruction", &wiping->n_destroyed, error) ||
      !iteam_connection_get_integer (connection,
                                     "SELECT coalesce ((SELECT value FROM file_info WHERE key = 'share-wiped'), 0)", &noted, error))
    return NULL;
  if (wiping->n_destroyed == noted)
    {
      wiping->n_destroyed = 0;

      return g_steal_pointer (&wiping);
    }
  wiping->rows = iteam_destruction_table_read_rows (connection, error);

  return wiping->rows != NULL && read_hashes (connection, wiping, error) ? g_steal_pointer (&wiping) : NULL;
}

static const IteamQuestion read_wiping_question = {
  .tag = iteam_store_read_wiping_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_wiping,
  .free_answer = (GDestroyNotify) iteam_wiping_free,
};

static gpointer
note_wiped (IteamTeamFile  *file,
            gpointer        data,
            GCancellable   *cancellable,
            GError        **error)
{
  const Request *request = data;
  g_autoptr (IteamStatement) insert = NULL;

  insert = iteam_connection_statement (file->connection, "INSERT OR REPLACE INTO file_info (key, value) VALUES ('share-wiped', ?)", error);
  if (insert == NULL)
    return NULL;
  sqlite3_bind_int64 (insert, 1, request->n_destroyed);
  if (!iteam_statement_run (file->connection, insert, error) ||
      !iteam_connection_exec (file->connection, "DELETE FROM destroyed_content", error))
    return NULL;

  return GINT_TO_POINTER (TRUE);
}

static const IteamQuestion note_wiped_question = {
  .tag = iteam_store_note_wiped_async,
  .access = ITEAM_ACCESS_WRITE,
  .answer = note_wiped,
  .free_request = request_free,
};

/**
 * iteam_wiping_free:
 * @self: (transfer full): what is to be wiped on a share
 */
void
iteam_wiping_free (IteamWiping *self)
{
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_strfreev (self->hashes);
  g_free (self);
}

/**
 * iteam_store_read_retained_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_retained_async (IteamStore          *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &read_retained_question, NULL, cancellable, callback, user_data);
}

/**
 * iteam_store_read_retained_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamRetained): documents and held
 *   meetings that have a retention period, over or not.
 */
GPtrArray *
iteam_store_read_retained_finish (IteamStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_destroy_async:
 * @self: a store
 * @things: (element-type IteamRef): documents and meetings whose retention period is over
 * @cancellable: (nullable): a cancellable; what has begun is finished
 * @callback: called when they are destroyed
 * @user_data: handed to @callback
 *
 * Destroys documents with their contents, and meetings with their agendas and minutes,
 * in the file, its change history and its index. On a shared file the other replicas do
 * so when they learn of it. It cannot be undone.
 */
void
iteam_store_destroy_async (IteamStore          *self,
                           const GArray        *things,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (things != NULL);

  request = g_new0 (Request, 1);
  request->things = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  g_array_append_vals (request->things, things->data, things->len);
  request->user = iteam_store_dup_user (self);
  iteam_store_ask (self, &destroy_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_destroy_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error: %ITEAM_ERROR_INVALID if a period is not over
 *
 * Returns: whether nothing of them is left.
 */
gboolean
iteam_store_destroy_finish (IteamStore    *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_autoptr (IteamEdited) edited = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  edited = g_task_propagate_pointer (G_TASK (result), error);

  return edited != NULL;
}

/**
 * iteam_store_read_destructions_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_destructions_async (IteamStore          *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &read_destructions_question, NULL, cancellable, callback, user_data);
}

/**
 * iteam_store_read_destructions_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamDestruction): what was destroyed,
 *   the last first.
 */
GPtrArray *
iteam_store_read_destructions_finish (IteamStore    *self,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_read_wiping_async:
 * @self: a store with a replica open
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_wiping_async (IteamStore          *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &read_wiping_question, NULL, cancellable, callback, user_data);
}

/**
 * iteam_store_read_wiping_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is to be wiped on the share; its rows are
 *   %NULL if nothing is. Free with iteam_wiping_free().
 */
IteamWiping *
iteam_store_read_wiping_finish (IteamStore    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_note_wiped_async:
 * @self: a store with a replica open
 * @n_destroyed: as many destructions as the share was wiped of
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is noted
 * @user_data: handed to @callback
 */
void
iteam_store_note_wiped_async (IteamStore          *self,
                              gint64               n_destroyed,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->n_destroyed = n_destroyed;
  iteam_store_ask (self, &note_wiped_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_note_wiped_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether it is noted.
 */
gboolean
iteam_store_note_wiped_finish (IteamStore    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
