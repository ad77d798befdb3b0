/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "iteam-conflict-table.h"
#include "iteam-export.h"
#include "iteam-id.h"
#include "iteam-meeting.h"
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
  IteamDecision decision;
  GVariant *value;
  GPtrArray *records;
  IteamUser *user;
  char *path;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->value, g_variant_unref);
  g_clear_pointer (&request->records, g_ptr_array_unref);
  g_clear_pointer (&request->user, iteam_user_free);
  g_free (request->path);
  g_free (request);
}

static GTask *
new_task (IteamStore           *self,
          gpointer              source_tag,
          Request             **request,
          GCancellable         *cancellable,
          GAsyncReadyCallback   callback,
          gpointer              user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  *request = g_new0 (Request, 1);
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, *request, request_free);

  return task;
}

static void
array_free (gpointer data)
{
  g_ptr_array_unref (data);
}

static gpointer
read_state_job (IteamTeamFile **file,
                GTask          *task,
                GError        **error)
{
  g_autoptr (IteamReplicaState) state = g_new0 (IteamReplicaState, 1);
  g_autoptr (GPtrArray) conflicts = NULL;
  gboolean read;

  if (!iteam_store_require_file (*file, error) || !iteam_connection_begin ((*file)->connection, FALSE, error))
    return NULL;

  if (!iteam_team_file_read_author (*file, error))
    {
      iteam_connection_rollback ((*file)->connection);

      return NULL;
    }
  state->unnumbered = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  state->author = (*file)->author;
  state->shared = (*file)->shared;
  state->vector = iteam_share_table_read_vector ((*file)->connection, state->author, error);
  read = state->vector != NULL &&
         iteam_connection_get_integer ((*file)->connection, "SELECT value FROM file_info WHERE key = 'file'", &state->file, error) &&
         (conflicts = iteam_conflict_table_read (*file, 0, error)) != NULL &&
         iteam_number_read_highest ((*file)->connection, state->highest_numbers, error) &&
         (!state->shared || iteam_number_read_waiting (*file, state->unnumbered, error));
  iteam_connection_rollback ((*file)->connection);
  if (!read)
    return NULL;
  state->n_conflicts = (int) conflicts->len;

  return g_steal_pointer (&state);
}

static gpointer
set_shared_job (IteamTeamFile **file,
                GTask          *task,
                GError        **error)
{
  Request *request = g_task_get_task_data (task);
  gint64 author = iteam_id_new ();

  if (!iteam_store_require_file (*file, error) || !iteam_team_file_begin_edit (*file, error))
    return NULL;
  if (!iteam_team_file_read_author (*file, error))
    {
      iteam_connection_rollback ((*file)->connection);

      return NULL;
    }
  /* Another program of this user may have been quicker. */
  if ((*file)->shared == request->shared)
    {
      iteam_connection_rollback ((*file)->connection);

      return GINT_TO_POINTER (TRUE);
    }
  if (!iteam_share_table_set_shared ((*file)->connection, request->shared, author, error) ||
      !iteam_connection_commit ((*file)->connection, error))
    {
      iteam_connection_rollback ((*file)->connection);

      return NULL;
    }
  (*file)->author = author;
  (*file)->shared = request->shared;

  return GINT_TO_POINTER (TRUE);
}

static gpointer
renew_job (IteamTeamFile **file,
           GTask          *task,
           GError        **error)
{
  Request *request = g_task_get_task_data (task);
  gint64 author = iteam_id_new ();

  if (!iteam_store_require_file (*file, error) || !iteam_team_file_begin_edit (*file, error))
    return NULL;
  if (!iteam_share_table_renew ((*file)->connection, (*file)->author, request->number, author, error) ||
      !iteam_connection_commit ((*file)->connection, error))
    {
      iteam_connection_rollback ((*file)->connection);

      return NULL;
    }
  (*file)->author = author;

  return GINT_TO_POINTER (TRUE);
}

static gpointer
export_job (IteamTeamFile **file,
            GTask          *task,
            GError        **error)
{
  Request *request = g_task_get_task_data (task);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_record_unref);
  gboolean read;

  if (!iteam_store_require_file (*file, error) || !iteam_connection_begin ((*file)->connection, FALSE, error))
    return NULL;
  read = iteam_export_records ((*file)->connection, request->author != 0 ? request->author : (*file)->author,
                               request->number, request->limit, records, error);
  iteam_connection_rollback ((*file)->connection);

  return read ? g_steal_pointer (&records) : NULL;
}

/* What a job that applied records brings back. */
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
apply_job (IteamTeamFile **file,
           GTask          *task,
           GError        **error)
{
  Request *request = g_task_get_task_data (task);
  g_autoptr (IteamEdited) edited = iteam_edited_new ();
  g_autoptr (IteamApplied) applied = g_new0 (IteamApplied, 1);
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_refusal_free);
  Received *received;

  if (!iteam_store_require_file (*file, error) ||
      !iteam_receive_records (*file, request->records, &applied->n_applied, edited->refs, refusals, error))
    return NULL;
  if (applied->n_applied > 0 && !iteam_edited_read_directory (edited, *file, error))
    return NULL;

  applied->vector = iteam_share_table_read_vector ((*file)->connection, (*file)->author, error);
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

static gpointer
read_conflicts_job (IteamTeamFile **file,
                    GTask          *task,
                    GError        **error)
{
  Request *request = g_task_get_task_data (task);
  GPtrArray *conflicts;

  if (!iteam_store_require_file (*file, error) || !iteam_connection_begin ((*file)->connection, FALSE, error))
    return NULL;
  conflicts = iteam_conflict_table_read (*file, request->user->person, error);
  iteam_connection_rollback ((*file)->connection);

  return conflicts;
}

static gpointer
resolve_job (IteamTeamFile **file,
             GTask          *task,
             GError        **error)
{
  Request *request = g_task_get_task_data (task);
  g_autoptr (IteamEdited) edited = iteam_edited_new ();
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Conflict decided"));
  g_autoptr (GVariant) current = NULL;
  g_autoptr (GVariant) lost = NULL;
  IteamResolution conflict;

  if (!iteam_store_require_file (*file, error) ||
      !iteam_conflict_table_find (*file, request->number, &conflict, &current, &lost, error))
    return NULL;

  if (request->decision != ITEAM_DECISION_KEEP)
    iteam_draft_set (draft, conflict.kind, conflict.row, conflict.field, current,
                     request->decision == ITEAM_DECISION_TAKE ? lost : request->value);
  if ((request->decision == ITEAM_DECISION_TAKE &&
       !iteam_conflict_table_take_followers (*file, request->number, &conflict, draft, error)) ||
      !iteam_commit_resolution (*file, draft, &conflict, request->user, edited->refs, error) ||
      !iteam_edited_read_directory (edited, *file, error))
    return NULL;

  return g_steal_pointer (&edited);
}

static void
deliver_edited (GTask    *task,
                gpointer  result)
{
  iteam_store_deliver_edited (g_task_get_source_object (task), result, TRUE);
}

static gpointer
write_meeting_job (IteamTeamFile **file,
                   GTask          *task,
                   GError        **error)
{
  Request *request = g_task_get_task_data (task);
  g_autoptr (GHashTable) vector = NULL;

  if (!iteam_store_require_file (*file, error))
    return NULL;
  if (!iteam_meeting_copy ((*file)->path, request->path, error) ||
      (vector = iteam_meeting_read_vector (request->path, error)) == NULL)
    {
      g_unlink (request->path);

      return NULL;
    }

  return g_steal_pointer (&vector);
}

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
  Request *request;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = new_task (self, iteam_store_read_replica_state_async, &request, cancellable, callback, user_data);
  iteam_store_push (self, task, read_state_job, NULL, (GDestroyNotify) iteam_replica_state_free);
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
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = new_task (self, iteam_store_set_shared_async, &request, cancellable, callback, user_data);
  request->shared = shared;
  iteam_store_push (self, task, set_shared_job, NULL, NULL);
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
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = new_task (self, iteam_store_renew_author_async, &request, cancellable, callback, user_data);
  request->number = upto;
  iteam_store_push (self, task, renew_job, NULL, NULL);
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
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = new_task (self, iteam_store_export_records_async, &request, cancellable, callback, user_data);
  request->author = author;
  request->number = since;
  request->limit = limit;
  iteam_store_push (self, task, export_job, NULL, array_free);
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
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (records != NULL);

  task = new_task (self, iteam_store_apply_records_async, &request, cancellable, callback, user_data);
  request->records = g_ptr_array_ref (records);
  iteam_store_push (self, task, apply_job, deliver_received, received_free);
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
 * iteam_store_read_conflicts_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_conflicts_async (IteamStore          *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Request *request;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = new_task (self, iteam_store_read_conflicts_async, &request, cancellable, callback, user_data);
  request->user = iteam_store_dup_user (self);
  iteam_store_push (self, task, read_conflicts_job, NULL, array_free);
}

/**
 * iteam_store_read_conflicts_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamOpenConflict): the
 *   conflicts that nobody has decided yet.
 */
GPtrArray *
iteam_store_read_conflicts_finish (IteamStore    *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_resolve_conflict_async:
 * @self: a store
 * @number: the number of a conflict, 3 for C-3
 * @decision: which value is to stand
 * @value: (nullable): with %ITEAM_DECISION_VALUE, the value; a floating one is sunk
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is on the disk
 * @user_data: handed to @callback
 *
 * Decides a conflict, for everyone.
 */
void
iteam_store_resolve_conflict_async (IteamStore          *self,
                                    int                  number,
                                    IteamDecision        decision,
                                    GVariant            *value,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  Request *request;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = new_task (self, iteam_store_resolve_conflict_async, &request, cancellable, callback, user_data);
  request->number = number;
  request->decision = decision;
  request->value = value != NULL ? g_variant_ref_sink (value) : NULL;
  request->user = iteam_store_dup_user (self);
  iteam_store_push (self, task, resolve_job, deliver_edited, (GDestroyNotify) iteam_edited_free);
}

/**
 * iteam_store_resolve_conflict_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error, %ITEAM_ERROR_NOT_FOUND if it was decided already
 *
 * Returns: whether it is decided.
 */
gboolean
iteam_store_resolve_conflict_finish (IteamStore    *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  g_autoptr (IteamEdited) edited = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  edited = g_task_propagate_pointer (G_TASK (result), error);

  return edited != NULL;
}

/**
 * iteam_store_write_meeting_async:
 * @self: a store
 * @path: where to write it, on a local disk
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is there
 * @user_data: handed to @callback
 *
 * Writes a file that stands alone and holds all that this one does but for large
 * contents. It is for the caller to check, as that takes long.
 */
void
iteam_store_write_meeting_async (IteamStore          *self,
                                 const char          *path,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Request *request;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (path != NULL);

  task = new_task (self, iteam_store_write_meeting_async, &request, cancellable, callback, user_data);
  request->path = g_strdup (path);
  iteam_store_push (self, task, write_meeting_job, NULL, (GDestroyNotify) g_hash_table_unref);
}

/**
 * iteam_store_write_meeting_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): up to where which author's changes are in it.
 */
GHashTable *
iteam_store_write_meeting_finish (IteamStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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

/**
 * iteam_open_conflict_free:
 * @self: (transfer full): a conflict
 */
void
iteam_open_conflict_free (IteamOpenConflict *self)
{
  g_clear_pointer (&self->cell, iteam_cell_free);
  g_clear_pointer (&self->current, g_variant_unref);
  g_free (self->title);
  g_free (self->lost_who);
  g_free (self->current_who);
  g_free (self);
}
