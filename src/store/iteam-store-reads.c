/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-table.h"
#include "iteam-change-table.h"
#include "iteam-search-table.h"

/* The store's calls that read things. */

typedef struct
{
  GArray *ids;
  IteamRef ref;
  gboolean all;
  char *query;
  int number;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->ids, g_array_unref);
  g_free (question->query);
  g_free (question);
}

static void
objects_free (gpointer data)
{
  g_ptr_array_unref (data);
}

/* Begins a transaction to read, so that what several queries give fits together. */
static gboolean
begin (IteamTeamFile **file,
       GError        **error)
{
  return iteam_store_require_file (*file, error) && iteam_connection_begin ((*file)->connection, FALSE, error);
}

static gpointer
read_actions_job (IteamTeamFile **file,
                  GTask          *task,
                  GError        **error)
{
  Question *question = g_task_get_task_data (task);
  GPtrArray *actions;

  if (!begin (file, error))
    return NULL;
  actions = iteam_action_table_read ((*file)->connection, question->ids, error);
  iteam_connection_rollback ((*file)->connection);

  return actions;
}

static gpointer
find_action_job (IteamTeamFile **file,
                 GTask          *task,
                 GError        **error)
{
  Question *question = g_task_get_task_data (task);
  gint64 id;

  if (!iteam_store_require_file (*file, error) ||
      !iteam_action_table_find ((*file)->connection, question->number, &id, error))
    return NULL;

  return g_memdup2 (&id, sizeof id);
}

static gpointer
read_detail_job (IteamTeamFile **file,
                 GTask          *task,
                 GError        **error)
{
  Question *question = g_task_get_task_data (task);
  g_autoptr (IteamActionDetail) detail = g_new0 (IteamActionDetail, 1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) actions = NULL;

  if (!begin (file, error))
    return NULL;

  g_array_append_val (ids, question->ref.id);
  actions = iteam_action_table_read ((*file)->connection, ids, error);
  if (actions != NULL)
    detail->notes = iteam_action_table_read_notes ((*file)->connection, question->ref.id, error);
  if (detail->notes != NULL)
    detail->checklist = iteam_action_table_read_checks ((*file)->connection, question->ref.id, error);
  iteam_connection_rollback ((*file)->connection);

  if (detail->checklist == NULL)
    return NULL;
  if (actions->len == 0)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("This action point is not in the team file any more."));

      return NULL;
    }
  detail->action = g_object_ref (g_ptr_array_index (actions, 0));

  return g_steal_pointer (&detail);
}

/* What a change in the whole history is about: the first thing that it touched. */
static gboolean
add_subject (IteamTeamFile  *file,
             IteamChange    *change,
             GError        **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (file->connection,
                                      "SELECT kind, row FROM change_cell WHERE change = ? LIMIT 1", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, iteam_change_get_id (change));
  if (!iteam_statement_next (file->connection, query, &row, error))
    return FALSE;

  if (row)
    {
      IteamRef thing;
      g_autofree char *subject = NULL;

      if (!iteam_table_find_owner (file->connection, iteam_table_find (iteam_statement_get_text (query, 0)),
                                   sqlite3_column_int64 (query, 1), &thing, error) ||
          !iteam_search_table_describe (file->connection, &thing, &subject, error))
        return FALSE;
      iteam_change_set_subject (change, subject);
    }

  return TRUE;
}

static gpointer
read_history_job (IteamTeamFile **file,
                  GTask          *task,
                  GError        **error)
{
  Question *question = g_task_get_task_data (task);
  g_autoptr (GPtrArray) changes = NULL;
  gboolean read;

  if (!begin (file, error))
    return NULL;

  changes = iteam_change_table_read ((*file)->connection, question->all ? NULL : &question->ref, question->number, error);
  read = changes != NULL;
  for (guint i = 0; read && question->all && i < changes->len; i++)
    read = add_subject (*file, g_ptr_array_index (changes, i), error);
  iteam_connection_rollback ((*file)->connection);

  return read ? g_steal_pointer (&changes) : NULL;
}

static gpointer
search_job (IteamTeamFile **file,
            GTask          *task,
            GError        **error)
{
  Question *question = g_task_get_task_data (task);
  GPtrArray *hits;

  if (!begin (file, error))
    return NULL;
  hits = iteam_search_table_find ((*file)->connection, question->query, question->ref.kind, question->number, error);
  iteam_connection_rollback ((*file)->connection);

  return hits;
}

static GTask *
new_task (IteamStore          *self,
          gpointer             source_tag,
          Question           **question,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  *question = g_new0 (Question, 1);
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, *question, question_free);

  return task;
}

/**
 * iteam_store_read_actions_async:
 * @self: a store
 * @ids: (nullable) (element-type gint64): keys of action points, or %NULL for all
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_actions_async (IteamStore          *self,
                                GArray              *ids,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Question *question;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = new_task (self, iteam_store_read_actions_async, &question, cancellable, callback, user_data);
  question->ids = ids != NULL ? g_array_copy (ids) : NULL;
  iteam_store_push (self, task, read_actions_job, NULL, objects_free);
}

/**
 * iteam_store_read_actions_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamActionPoint): those that
 *   are there; what was deleted is left out.
 */
GPtrArray *
iteam_store_read_actions_finish (IteamStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_find_action_async:
 * @self: a store
 * @number: the number for people, 12 for A-12
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_find_action_async (IteamStore          *self,
                               int                  number,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Question *question;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = new_task (self, iteam_store_find_action_async, &question, cancellable, callback, user_data);
  question->number = number;
  iteam_store_push (self, task, find_action_job, NULL, g_free);
}

/**
 * iteam_store_find_action_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: the key of that action point; 0 without an error if there is none.
 */
gint64
iteam_store_find_action_finish (IteamStore    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_autofree gint64 *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL ? *id : 0;
}

/**
 * iteam_store_read_detail_async:
 * @self: a store
 * @action: key of an action point
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_detail_async (IteamStore          *self,
                               gint64               action,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Question *question;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = new_task (self, iteam_store_read_detail_async, &question, cancellable, callback, user_data);
  question->ref.id = action;
  iteam_store_push (self, task, read_detail_job, NULL, (GDestroyNotify) iteam_action_detail_free);
}

/**
 * iteam_store_read_detail_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the action point with its notes and
 *   checklist; free with iteam_action_detail_free().
 */
IteamActionDetail *
iteam_store_read_detail_finish (IteamStore    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_read_history_async:
 * @self: a store
 * @ref: (nullable): a thing, or %NULL for the history of the whole file
 * @limit: how many entries at most
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_history_async (IteamStore          *self,
                                const IteamRef      *ref,
                                int                  limit,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Question *question;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = new_task (self, iteam_store_read_history_async, &question, cancellable, callback, user_data);
  question->all = ref == NULL;
  if (ref != NULL)
    question->ref = *ref;
  question->number = limit;
  iteam_store_push (self, task, read_history_job, NULL, objects_free);
}

/**
 * iteam_store_read_history_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamChange): the latest
 *   changes, newest first; those of one thing with their cells, those of the
 *   whole file with their subject.
 */
GPtrArray *
iteam_store_read_history_finish (IteamStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_search_async:
 * @self: a store
 * @query: words; those within double quotes are kept together
 * @kind: a kind of thing, or %ITEAM_KIND_NONE for all
 * @limit: how many hits at most
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_search_async (IteamStore          *self,
                          const char          *query,
                          IteamKind            kind,
                          int                  limit,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Question *question;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = new_task (self, iteam_store_search_async, &question, cancellable, callback, user_data);
  question->query = g_strdup (query);
  question->ref.kind = kind;
  question->number = limit;
  iteam_store_push (self, task, search_job, NULL, objects_free);
}

/**
 * iteam_store_search_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamSearchHit): the hits,
 *   best first.
 */
GPtrArray *
iteam_store_search_finish (IteamStore    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_action_detail_free:
 * @self: (transfer full): an action point with its parts
 */
void
iteam_action_detail_free (IteamActionDetail *self)
{
  g_clear_object (&self->action);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->checklist, g_ptr_array_unref);
  g_free (self);
}

/**
 * iteam_search_hit_free:
 * @self: (transfer full): a hit
 */
void
iteam_search_hit_free (IteamSearchHit *self)
{
  g_free (self->title);
  g_free (self->context);
  g_free (self);
}
