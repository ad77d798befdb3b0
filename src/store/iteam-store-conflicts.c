/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-change.h"
#include "iteam-conflict-table.h"

/* The store's calls for what two replicas changed without knowing of each other. */

typedef struct
{
  int number;
  IteamDecision decision;
  GVariant *value;
  IteamUser *user;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->value, g_variant_unref);
  iteam_user_free (request->user);
  g_free (request);
}

static gpointer
read_conflicts (IteamTeamFile  *file,
                gpointer        data,
                GCancellable   *cancellable,
                GError        **error)
{
  const Request *request = data;

  return iteam_conflict_table_read (file, request->user->person, error);
}

static const IteamQuestion read_question = {
  .tag = iteam_store_read_conflicts_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_conflicts,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

static gpointer
resolve (IteamTeamFile  *file,
         gpointer        data,
         GCancellable   *cancellable,
         GError        **error)
{
  const Request *request = data;
  g_autoptr (IteamEdited) edited = iteam_edited_new ();
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Conflict decided"));
  g_autoptr (GVariant) current = NULL;
  g_autoptr (GVariant) lost = NULL;
  IteamResolution conflict;

  if (!iteam_conflict_table_find (file, request->number, &conflict, &current, &lost, error))
    return NULL;

  if (request->decision != ITEAM_DECISION_KEEP)
    iteam_draft_set (draft, conflict.kind, conflict.row, conflict.field, current,
                     request->decision == ITEAM_DECISION_TAKE ? lost : request->value);
  if ((request->decision == ITEAM_DECISION_TAKE &&
       !iteam_conflict_table_take_followers (file, request->number, &conflict, draft, error)) ||
      !iteam_commit_resolution (file, draft, &conflict, request->user, edited->refs, error) ||
      !iteam_edited_read_directory (edited, file, error))
    return NULL;

  return g_steal_pointer (&edited);
}

static const IteamQuestion resolve_question = {
  .tag = iteam_store_resolve_conflict_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = resolve,
  .deliver = iteam_store_deliver_own,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) iteam_edited_free,
};

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

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->user = iteam_store_dup_user (self);
  iteam_store_ask (self, &read_question, request, cancellable, callback, user_data);
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

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->number = number;
  request->decision = decision;
  request->value = value != NULL ? g_variant_ref_sink (value) : NULL;
  request->user = iteam_store_dup_user (self);
  iteam_store_ask (self, &resolve_question, request, cancellable, callback, user_data);
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
 * iteam_open_conflict_get_value:
 * @self: a conflict
 * @which: one of its values
 *
 * Returns: (transfer none) (nullable): that value.
 */
GVariant *
iteam_open_conflict_get_value (const IteamOpenConflict *self,
                               IteamConflictValue       which)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (which)
    {
    case ITEAM_CONFLICT_WAS: return self->cell->read;
    case ITEAM_CONFLICT_CURRENT: return self->current;
    case ITEAM_CONFLICT_LOST:
    default: return self->cell->value;
    }
}

/**
 * iteam_open_conflict_format_value:
 * @self: a conflict
 * @which: one of its values
 * @directory: (nullable): the people and pillars that keys stand for
 *
 * Returns: (transfer full) (nullable): that value as a person reads it, or %NULL for
 *   "empty".
 */
char *
iteam_open_conflict_format_value (const IteamOpenConflict *self,
                                  IteamConflictValue       which,
                                  IteamDirectory          *directory)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->names[which] != NULL)
    return g_strdup (self->names[which]);

  return iteam_cell_format_value (self->cell, iteam_open_conflict_get_value (self, which), directory);
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
  for (int which = 0; which < ITEAM_N_CONFLICT_VALUES; which++)
    g_free (self->names[which]);
  g_free (self->title);
  g_free (self->lost_who);
  g_free (self->current_who);
  g_free (self);
}
