/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-private.h"

#include "iteam-scratch.h"

/* What becomes of a replica in which damage was met while it was open. */

static void
mark_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (iteam_replica_set_damaged (task_data, &error))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, error);
}

static void
marked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  iteam_scratch_finish (result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * iteam_share_set_damaged_async:
 * @self: a share with a replica that is damaged
 * @callback: called when that is noted
 * @user_data: handed to @callback
 *
 * Has the replica made anew when the file is next opened, from the file at the
 * meeting point and the others' records, with what it alone holds as far as that
 * can be read.
 */
void
iteam_share_set_damaged_async (IteamShare          *self,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ITEAM_IS_SHARE (self));
  g_return_if_fail (self->replica != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, iteam_share_set_damaged_async);
  iteam_scratch_run (mark_thread, iteam_replica_copy (self->replica), (GDestroyNotify) iteam_replica_free,
                     marked_cb, g_steal_pointer (&task));
}

/**
 * iteam_share_set_damaged_finish:
 * @self: a share
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether the replica is made anew at the next opening.
 */
gboolean
iteam_share_set_damaged_finish (IteamShare    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
