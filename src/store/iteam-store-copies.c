/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "iteam-backup.h"
#include "iteam-day.h"
#include "iteam-meeting-file.h"

/* The store's calls that copy the file. */

/* A copy of the file that is made in a thread of its own, so that an edit never
 * waits for it. What is asked before it is in it. */
typedef struct
{
  char *origin;
  char *destination;
  char *name;
  gboolean insist;
  GDestroyNotify free_answer;
} Copying;

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  g_free (copying->origin);
  g_free (copying->destination);
  g_free (copying->name);
  g_free (copying);
}

static gpointer
find_path (IteamTeamFile  *file,
           gpointer        request,
           GCancellable   *cancellable,
           GError        **error)
{
  return g_strdup (file->path);
}

static void
return_copied (GTask    *task,
               gboolean  copied,
               GError   *error)
{
  if (copied)
    g_task_return_pointer (task, GINT_TO_POINTER (TRUE), NULL);
  else
    g_task_return_error (task, error);
}

static void
backup_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  const Copying *copying = task_data;
  GError *error = NULL;
  gboolean copied = iteam_backup_file (copying->origin, copying->destination, &error);

  return_copied (task, copied, error);
}

static void
snapshot_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  const Copying *copying = task_data;
  GError *error = NULL;
  gboolean copied = iteam_backup_snapshot (copying->origin, copying->destination, &error);

  return_copied (task, copied, error);
}

static void
backup_daily_thread (GTask        *task,
                     gpointer      source,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  const Copying *copying = task_data;
  GError *error = NULL;
  gboolean copied = iteam_backup_daily (copying->origin, copying->destination, copying->name, iteam_day_today (), &error);

  return_copied (task, copied, error);
}

static void
meeting_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Copying *copying = task_data;
  GHashTable *vector = NULL;
  GError *error = NULL;

  if (iteam_meeting_file_copy (copying->origin, copying->destination, copying->insist, &error) &&
      (vector = iteam_meeting_file_read_vector (copying->destination, &error)) == NULL)
    g_unlink (copying->destination);
  if (vector != NULL)
    g_task_return_pointer (task, vector, (GDestroyNotify) g_hash_table_unref);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Copying *copying = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, copying->free_answer);
  else
    g_task_return_error (task, error);
}

/* All that was asked before is on the disk. */
static void
ready_to_copy_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Copying *copying = g_task_get_task_data (task);
  GTaskThreadFunc func = g_object_get_data (G_OBJECT (task), "func");
  g_autoptr (GTask) copy = NULL;
  GError *error = NULL;
  char *origin = g_task_propagate_pointer (G_TASK (result), &error);

  if (origin == NULL)
    {
      g_task_return_error (task, error);

      return;
    }

  copying->origin = origin;
  /* Its thread may hold it for a moment after the answer, and would hold the store. */
  copy = g_task_new (NULL, g_task_get_cancellable (task), copied_cb, g_object_ref (task));
  g_task_set_source_tag (copy, ready_to_copy_cb);
  g_task_set_task_data (copy, copying, NULL);
  g_task_run_in_thread (copy, func);
}

static const IteamQuestion find_path_question = {
  .tag = ready_to_copy_cb,
  .access = ITEAM_ACCESS_FREE,
  .answer = find_path,
  .free_answer = g_free,
};

/* Takes @task. */
static void
copy (IteamStore      *self,
      GTask           *task,
      GTaskThreadFunc  func,
      const char      *destination,
      const char      *name,
      gboolean         insist)
{
  Copying *copying = g_new0 (Copying, 1);

  copying->destination = g_strdup (destination);
  copying->name = g_strdup (name);
  copying->insist = insist;
  copying->free_answer = func == meeting_thread ? (GDestroyNotify) g_hash_table_unref : NULL;
  g_task_set_task_data (task, copying, copying_free);
  g_object_set_data (G_OBJECT (task), "func", func);
  iteam_store_ask (self, &find_path_question, NULL, g_task_get_cancellable (task), ready_to_copy_cb, task);
}

/**
 * iteam_store_backup_async:
 * @self: a store
 * @destination: where the copy goes; an older copy there is replaced
 * @cancellable: (nullable): a cancellable
 * @callback: called when there is a checked copy
 * @user_data: handed to @callback
 */
void
iteam_store_backup_async (IteamStore          *self,
                          GFile               *destination,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (destination));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_store_backup_async);
  if (g_file_peek_path (destination) == NULL)
    g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                             "%s", _("This place has no folder on this computer. Mount it first, or choose another."));
  else if (iteam_store_get_file (self) != NULL && g_file_equal (destination, iteam_store_get_file (self)))
    g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_EXISTS,
                             "%s", _("A backup needs a name of its own: this is the team file itself."));
  else
    copy (self, g_steal_pointer (&task), backup_thread, g_file_peek_path (destination), NULL, FALSE);
}

/**
 * iteam_store_backup_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether there is a checked copy.
 */
gboolean
iteam_store_backup_finish (IteamStore    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * iteam_store_snapshot_async:
 * @self: a store
 * @path: a new name on a local disk
 * @cancellable: (nullable): a cancellable
 * @callback: called when there is a copy
 * @user_data: handed to @callback
 *
 * Copies the file as it is at one moment from now on, while edits go on. The copy
 * is still to be checked, with iteam_backup_verify().
 */
void
iteam_store_snapshot_async (IteamStore          *self,
                            const char          *path,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_store_snapshot_async);
  copy (self, task, snapshot_thread, path, NULL, FALSE);
}

/**
 * iteam_store_snapshot_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether there is a copy.
 */
gboolean
iteam_store_snapshot_finish (IteamStore    *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * iteam_store_backup_daily_async:
 * @self: a store
 * @folder: where backups are kept
 * @name: the name of the team file, "Team.iteam"
 * @cancellable: (nullable): a cancellable
 * @callback: called when there is a backup of the day
 * @user_data: handed to @callback
 *
 * Makes the backup of the day, if there is none, and removes those that are old:
 * seven days, five weeks and twelve months are kept.
 */
void
iteam_store_backup_daily_async (IteamStore          *self,
                                GFile               *folder,
                                const char          *name,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (folder));
  g_return_if_fail (name != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_store_backup_daily_async);
  if (g_file_peek_path (folder) == NULL)
    g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                             "%s", _("This place has no folder on this computer. Mount it first, or choose another."));
  else
    copy (self, g_steal_pointer (&task), backup_daily_thread, g_file_peek_path (folder), name, FALSE);
}

/**
 * iteam_store_backup_daily_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether there is a backup of the day.
 */
gboolean
iteam_store_backup_daily_finish (IteamStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * iteam_store_write_meeting_async:
 * @self: a store
 * @path: where to write it, on a local disk
 * @insist: whether edits are to wait, rather than that it is not written
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is there
 * @user_data: handed to @callback
 *
 * Writes a file that stands alone and holds all that this one does at one moment from
 * now on but for large contents, while edits go on. It is for the caller to check, as
 * that takes long.
 */
void
iteam_store_write_meeting_async (IteamStore          *self,
                                 const char          *path,
                                 gboolean             insist,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_store_write_meeting_async);
  copy (self, task, meeting_thread, path, NULL, insist);
}

/**
 * iteam_store_write_meeting_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error, %ITEAM_ERROR_LOCKED if there were edits all the while
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
