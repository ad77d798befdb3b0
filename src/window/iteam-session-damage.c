/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-session-private.h"

#include "iteam-backups.h"

/* How a file that is damaged is mended: a backup takes its place, or the replica of
 * a shared one is made anew. */

static void
closed_to_rebuild_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GFile) file = G_FILE (user_data);

  /* A file that is still open then stays as it is, and can be read. */
  iteam_session_close_finish (ITEAM_SESSION (source), result, NULL);
  iteam_session_open (ITEAM_SESSION (source), file);
}

static void
marked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (IteamSession) self = ITEAM_SESSION (user_data);
  g_autoptr (GError) error = NULL;

  if (!iteam_share_set_damaged_finish (ITEAM_SHARE (source), result, &error))
    g_debug ("The replica stays: %s", error->message);
  else if (source == (gpointer) self->share)
    iteam_session_close_async (self, closed_to_rebuild_cb, g_object_ref (self->file));
}

/**
 * iteam_session_rebuild:
 * @self: a session with a shared file of which this user's replica is damaged
 *
 * Closes the file and opens it again, with a replica that is made anew.
 */
void
iteam_session_rebuild (IteamSession *self)
{
  g_return_if_fail (ITEAM_IS_SESSION (self));
  g_return_if_fail (self->share != NULL && iteam_share_is_shared (self->share));

  iteam_share_set_damaged_async (self->share, marked_cb, g_object_ref (self));
}

static void
put_back_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  IteamSession *self = g_task_get_source_object (task);
  GFile *file = G_FILE (source);
  GError *error = NULL;
  g_autofree char *aside = iteam_backups_put_back_finish (file, result, &error);

  /* Whatever came of it, the file is shown again. */
  iteam_session_open (self, file);
  if (aside != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
put_back (GTask *task,
          GFile *file)
{
  iteam_backups_put_back_async (file, g_task_get_task_data (task), NULL, put_back_cb, g_object_ref (task));
}

static void
closed_to_put_back_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GFile *file = g_object_get_data (G_OBJECT (task), "iteam-file");
  GError *error = NULL;

  if (iteam_session_close_finish (ITEAM_SESSION (source), result, &error))
    put_back (task, file);
  else
    g_task_return_error (task, error);
}

/**
 * iteam_session_put_back_async:
 * @self: a session with a damaged file of this computer
 * @backup: a backup of it
 * @callback: called when the backup stands in its place, and is being opened
 * @user_data: data for @callback
 *
 * Closes the damaged file, puts it aside, and opens a copy of the backup in its
 * place.
 */
void
iteam_session_put_back_async (IteamSession        *self,
                              GFile               *backup,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ITEAM_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (backup));
  g_return_if_fail (self->file != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, iteam_session_put_back_async);
  g_task_set_task_data (task, g_object_ref (backup), g_object_unref);
  g_object_set_data_full (G_OBJECT (task), "iteam-file", g_object_ref (self->file), g_object_unref);
  if (self->store != NULL)
    iteam_session_close_async (self, closed_to_put_back_cb, g_steal_pointer (&task));
  else
    put_back (task, self->file);
}

/**
 * iteam_session_put_back_finish:
 * @self: a session
 * @result: what the callback got
 * @error: return location; the file is as it was then
 *
 * Returns: whether the backup stands in its place.
 */
gboolean
iteam_session_put_back_finish (IteamSession  *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
