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
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->ids, g_array_unref);
  g_free (request->query);
  g_free (request);
}

static gpointer
read_actions (IteamTeamFile  *file,
              gpointer        data,
              GCancellable   *cancellable,
              GError        **error)
{
  const Request *request = data;

  return iteam_action_table_read (file->connection, request->ids, error);
}

static const IteamQuestion read_actions_question = {
  .tag = iteam_store_read_actions_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_actions,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

static gpointer
find_action (IteamTeamFile  *file,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  const Request *request = data;
  gint64 id;

  return iteam_action_table_find (file->connection, request->number, &id, error) ? g_memdup2 (&id, sizeof id) : NULL;
}

static const IteamQuestion find_action_question = {
  .tag = iteam_store_find_action_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = find_action,
  .free_request = request_free,
  .free_answer = g_free,
};

static gpointer
read_detail (IteamTeamFile  *file,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  const Request *request = data;
  g_autoptr (IteamActionDetail) detail = g_new0 (IteamActionDetail, 1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) actions = NULL;

  g_array_append_val (ids, request->ref.id);
  actions = iteam_action_table_read (file->connection, ids, error);
  if (actions == NULL ||
      (detail->notes = iteam_action_table_read_notes (file->connection, request->ref.id, error)) == NULL ||
      (detail->checklist = iteam_action_table_read_checks (file->connection, request->ref.id, error)) == NULL)
    return NULL;
  if (actions->len == 0)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("This action point is not in the team file any more."));

      return NULL;
    }
  detail->action = g_object_ref (g_ptr_array_index (actions, 0));

  return g_steal_pointer (&detail);
}

static const IteamQuestion read_detail_question = {
  .tag = iteam_store_read_detail_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_detail,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) iteam_action_detail_free,
};

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
read_history (IteamTeamFile  *file,
              gpointer        data,
              GCancellable   *cancellable,
              GError        **error)
{
  const Request *request = data;
  g_autoptr (GPtrArray) changes = NULL;

  changes = iteam_change_table_read (file->connection, request->all ? NULL : &request->ref, request->number, error);
  for (guint i = 0; changes != NULL && request->all && i < changes->len; i++)
    if (!add_subject (file, g_ptr_array_index (changes, i), error))
      return NULL;

  return g_steal_pointer (&changes);
}

static const IteamQuestion read_history_question = {
  .tag = iteam_store_read_history_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_history,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

static gpointer
search (IteamTeamFile  *file,
        gpointer        data,
        GCancellable   *cancellable,
        GError        **error)
{
  const Request *request = data;

  return iteam_search_table_find (file->connection, request->query, request->ref.kind, request->number, error);
}

static const IteamQuestion search_question = {
  .tag = iteam_store_search_async,
  .access = ITEAM_ACCESS_READ,
  .answer = search,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

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
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->ids = ids != NULL ? g_array_copy (ids) : NULL;
  iteam_store_ask (self, &read_actions_question, request, cancellable, callback, user_data);
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
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->number = number;
  iteam_store_ask (self, &find_action_question, request, cancellable, callback, user_data);
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
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->ref.id = action;
  iteam_store_ask (self, &read_detail_question, request, cancellable, callback, user_data);
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
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->all = ref == NULL;
  if (ref != NULL)
    request->ref = *ref;
  request->number = limit;
  iteam_store_ask (self, &read_history_question, request, cancellable, callback, user_data);
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
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->query = g_strdup (query);
  request->ref.kind = kind;
  request->number = limit;
  iteam_store_ask (self, &search_question, request, cancellable, callback, user_data);
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
