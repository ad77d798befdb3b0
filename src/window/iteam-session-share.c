/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-session-private.h"

/* How the file that is open comes to be shared, and ceases to be. */

static void
closed_for_sharing_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  IteamSession *self = ITEAM_SESSION (source);
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;

  if (!iteam_session_close_finish (self, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  iteam_session_open_shared (self, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/**
 * iteam_session_share_async:
 * @self: a session
 * @file: the team file that is to be shared, where it is
 * @callback: called when it is being opened as a shared one
 * @user_data: data for @callback
 *
 * Closes the file that is open, so that nothing is written to it in place any
 * more, and opens @file as one that several people share.
 */
void
iteam_session_share_async (IteamSession        *self,
                           GFile               *file,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ITEAM_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, iteam_session_share_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);

  iteam_session_close_async (self, closed_for_sharing_cb, g_steal_pointer (&task));
}

/**
 * iteam_session_share_finish:
 * @self: a session
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether the file is being opened; how that went is told as by
 *   iteam_session_open().
 */
gboolean
iteam_session_share_finish (IteamSession  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
left_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  IteamSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (!iteam_share_leave_finish (ITEAM_SHARE (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (source == (gpointer) self->share)
    iteam_session_forget_file (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * iteam_session_leave_async:
 * @self: a session with a shared file
 * @stop: whether to end sharing for everyone, not only here
 * @callback: called when the file is closed, and this user's copy of it gone
 * @user_data: data for @callback
 *
 * As iteam_share_leave_async().
 */
void
iteam_session_leave_async (IteamSession        *self,
                           gboolean             stop,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ITEAM_IS_SESSION (self));
  g_return_if_fail (self->share != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, iteam_session_leave_async);

  iteam_share_leave_async (self->share, stop, left_cb, g_steal_pointer (&task));
}

/**
 * iteam_session_leave_finish:
 * @self: a session
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether the copy is gone.
 */
gboolean
iteam_session_leave_finish (IteamSession  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
