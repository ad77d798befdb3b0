/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-private.h"

#include "iteam-conflict-table.h"
#include "iteam-export.h"
#include "iteam-id.h"
#include "iteam-number.h"
#include "iteam-receive.h"
#include "iteam-share-table.h"

/* The store's calls for a file of which there are several replicas. What it is
 * shared by, the store does not know. */

typedef struct
{
  gint64 author;
  gint64 number;
  guint limit;
  gboolean shared;
  GPtrArray *records;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->records, g_ptr_array_unref);
  g_free (request);
}

static gpointer
read_state (IteamTeamFile  *file,
            gpointer        request,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autoptr (IteamReplicaState) state = g_new0 (IteamReplicaState, 1);
  g_autoptr (GPtrArray) conflicts = NULL;

  if (!iteam_team_file_read_author (file, error))
    return NULL;
  state->unnumbered = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  state->author = file->author;
  state->shared = file->shared;
  state->vector = iteam_share_table_read_vector (file->connection, state->author, error);
  if (state->vector == NULL ||
      !iteam_connection_get_integer (file->connection, "SELECT value FROM file_info WHERE key = 'file'", &state->file, error) ||
      (conflicts = iteam_conflict_table_read (file, 0, error)) == NULL ||
      !iteam_number_read_highest (file->connection, state->highest_numbers, error) ||
      (state->shared && !iteam_number_read_waiting (file, state->unnumbered, error)))
    return NULL;
  state->n_conflicts = (int) conflicts->len;

  return g_steal_pointer (&state);
}

static const IteamQuestion read_state_question = {
  .tag = iteam_store_read_replica_state_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_state,
  .free_answer = (GDestroyNotify) iteam_replica_state_free,
};

static gpointer
set_shared (IteamTeamFile  *file,
            gpointer        data,
            GCancellable   *cancellable,
            GError        **error)
{
  const Request *request = data;
  gint64 author = iteam_id_new ();

  if (!iteam_team_file_begin_edit (file, error))
    return NULL;
  if (iteam_team_file_read_author (file, error))
    {
      /* Another program of this user may have been quicker. */
      if (file->shared == request->shared)
        {
          iteam_connection_rollback (file->connection);

          return GINT_TO_POINTER (TRUE);
        }
      if (iteam_share_table_set_shared (file->connection, request->shared, author, error) &&
          iteam_connection_commit (file->connection, error))
        {
          file->author = author;
          file->shared = request->shared;

          return GINT_TO_POINTER (TRUE);
        }
    }
  iteam_connection_rollback (file->connection);

  return NULL;
}

/* Whose the file is, is noted when that is on the disk. */
static const IteamQuestion set_shared_question = {
  .tag = iteam_store_set_shared_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = set_shared,
  .free_request = request_free,
};

static gpointer
renew (IteamTeamFile  *file,
       gpointer        data,
       GCancellable   *cancellable,
       GError        **error)
{
  const Request *request = data;
  gint64 author = iteam_id_new ();

  if (!iteam_team_file_begin_edit (file, error))
    return NULL;
  if (!iteam_share_table_renew (file->connection, file->author, request->number, author, error) ||
      !iteam_connection_commit (file->connection, error))
    {
      iteam_connection_rollback (file->connection);

      return NULL;
    }
  file->author = author;

  return GINT_TO_POINTER (TRUE);
}

static const IteamQuestion renew_question = {
  .tag = iteam_store_renew_author_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = renew,
  .free_request = request_free,
};

static gpointer
export_records (IteamTeamFile  *file,
                gpointer        data,
                GCancellable   *cancellable,
                GError        **error)
{
  const Request *request = data;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_record_unref);

  return iteam_export_records (file->connection, request->author != 0 ? request->author : file->author,
                               request->number, request->limit, records, error)
         ? g_steal_pointer (&records) : NULL;
}

static const IteamQuestion export_question = {
  .tag = iteam_store_export_records_async,
  .access = ITEAM_ACCESS_READ,
  .answer = export_records,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

/* What comes of applying records. */
typedef struct
{
  IteamEdited *edited;
  IteamApplied *applied;
} Received;

static void
received_free (gpointer data)
{
  Received *received = data;

  g_clear_pointer (&received->edited, iteam_edited_free);
  g_clear_pointer (&received->applied, iteam_applied_free);
  g_free (received);
}

static gpointer
apply_records (IteamTeamFile  *file,
               gpointer        data,
               GCancellable   *cancellable,
               GError        **error)
{
  const Request *request = data;
  g_autoptr (IteamEdited) edited = iteam_edited_new ();
  g_autoptr (IteamApplied) applied = g_new0 (IteamApplied, 1);
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_refusal_free);
  Received *received;

  if (!iteam_receive_records (file, request->records, &applied->n_applied, edited->refs, refusals, error) ||
      (applied->n_applied > 0 && !iteam_edited_read_directory (edited, file, error)))
    return NULL;

  applied->vector = iteam_share_table_read_vector (file->connection, file->author, error);
  if (applied->vector == NULL)
    return NULL;
  if (refusals->len > 0)
    {
      IteamRefusal *refusal = g_ptr_array_index (refusals, 0);

      applied->refused = refusal->stamp;
      applied->refusal = g_steal_pointer (&refusal->message);
    }
  received = g_new0 (Received, 1);
  received->edited = g_steal_pointer (&edited);
  received->applied = g_steal_pointer (&applied);

  return received;
}

static void
deliver_received (GTask    *task,
                  gpointer  result)
{
  Received *received = result;

  iteam_store_deliver_edited (g_task_get_source_object (task), received->edited, FALSE);
}

static const IteamQuestion apply_question = {
  .tag = iteam_store_apply_records_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = apply_records,
  .deliver = deliver_received,
  .free_request = request_free,
  .free_answer = received_free,
};

/**
 * iteam_store_read_replica_state_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_replica_state_async (IteamStore          *self,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &read_state_question, NULL, cancellable, callback, user_data);
}

/**
 * iteam_store_read_replica_state_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the file holds of whom; free with
 *   iteam_replica_state_free().
 */
IteamReplicaState *
iteam_store_read_replica_state_finish (IteamStore    *self,
                                       GAsyncResult  *result,
                                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_set_shared_async:
 * @self: a store
 * @shared: whether the file is one of several replicas
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is
 * @user_data: handed to @callback
 *
 * Makes the file a replica, with an author of its own, or a file that stands alone.
 */
void
iteam_store_set_shared_async (IteamStore          *self,
                              gboolean             shared,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->shared = shared;
  iteam_store_ask (self, &set_shared_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_set_shared_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether it is.
 */
gboolean
iteam_store_set_shared_finish (IteamStore    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * iteam_store_renew_author_async:
 * @self: a store with a replica
 * @upto: the last change of this replica that keeps its name
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Gives the replica a new author, and what it wrote after @upto with it: for a
 * replica that was put back from a backup, and whose next changes would go by
 * names that it has used before.
 */
void
iteam_store_renew_author_async (IteamStore          *self,
                                gint64               upto,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->number = upto;
  iteam_store_ask (self, &renew_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_renew_author_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether it is done.
 */
gboolean
iteam_store_renew_author_finish (IteamStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * iteam_store_export_records_async:
 * @self: a store
 * @author: an author, or 0 for what is written here
 * @since: the change of that author after which to begin
 * @limit: how many at most
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_export_records_async (IteamStore          *self,
                                  gint64               author,
                                  gint64               since,
                                  guint                limit,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->author = author;
  request->number = since;
  request->limit = limit;
  iteam_store_ask (self, &export_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_export_records_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamRecord): the records, in order.
 */
GPtrArray *
iteam_store_export_records_finish (IteamStore    *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_apply_records_async:
 * @self: a store
 * @records: (element-type IteamRecord): what other replicas made; leave it alone
 *   until @callback is called
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is on the disk
 * @user_data: handed to @callback
 *
 * Takes in what other replicas made, in one transaction. The "changed" signal
 * comes before @callback.
 */
void
iteam_store_apply_records_async (IteamStore          *self,
                                 GPtrArray           *records,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (records != NULL);

  request = g_new0 (Request, 1);
  request->records = g_ptr_array_ref (records);
  iteam_store_ask (self, &apply_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_apply_records_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what came of it; free with iteam_applied_free().
 */
IteamApplied *
iteam_store_apply_records_finish (IteamStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  Received *received;
  IteamApplied *applied;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  received = g_task_propagate_pointer (G_TASK (result), error);
  if (received == NULL)
    return NULL;
  applied = g_steal_pointer (&received->applied);
  received_free (received);

  return applied;
}

/**
 * iteam_store_find_field:
 * @kind: a kind of row
 * @name: what may be the name of a field
 *
 * Returns: (nullable): the name, if a team file has such a field.
 */
const char *
iteam_store_find_field (IteamKind   kind,
                        const char *name)
{
  const IteamTable *table = iteam_table_get (kind);

  return table != NULL ? iteam_table_get_column (table, name) : NULL;
}

/**
 * iteam_replica_state_free:
 * @self: (transfer full): a state
 */
void
iteam_replica_state_free (IteamReplicaState *self)
{
  g_clear_pointer (&self->vector, g_hash_table_unref);
  g_clear_pointer (&self->unnumbered, g_array_unref);
  g_free (self);
}

/**
 * iteam_applied_free:
 * @self: (transfer full): what came of applying records
 */
void
iteam_applied_free (IteamApplied *self)
{
  g_clear_pointer (&self->vector, g_hash_table_unref);
  g_free (self->refusal);
  g_free (self);
}
