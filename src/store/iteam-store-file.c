/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-backup.h"
#include "iteam-check.h"
#include "iteam-info.h"
#include "iteam-day.h"

/* The store's calls about the file as a whole. */

static gpointer
read_info (IteamTeamFile  *file,
           gpointer        request,
           GCancellable   *cancellable,
           GError        **error)
{
  return iteam_info_read (file, error);
}

static const IteamQuestion read_info_question = {
  .tag = iteam_store_read_info_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = read_info,
  .free_answer = (GDestroyNotify) iteam_store_info_free,
};

static gpointer
check (IteamTeamFile  *file,
       gpointer        request,
       GCancellable   *cancellable,
       GError        **error)
{
  return iteam_check_file (file, error);
}

static const IteamQuestion check_question = {
  .tag = iteam_store_check_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = check,
  .free_answer = (GDestroyNotify) g_strfreev,
};

/* A copy of the file that is made in a thread of its own, so that an edit never
 * waits for it. What is asked before it is in it. */
typedef struct
{
  char *origin;
  char *destination;
  char *name;
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
    g_task_return_boolean (task, TRUE);
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
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean copied = g_task_propagate_boolean (G_TASK (result), &error);

  return_copied (task, copied, error);
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
      const char      *name)
{
  Copying *copying = g_new0 (Copying, 1);

  copying->destination = g_strdup (destination);
  copying->name = g_strdup (name);
  g_task_set_task_data (task, copying, copying_free);
  g_object_set_data (G_OBJECT (task), "func", func);
  iteam_store_ask (self, &find_path_question, NULL, g_task_get_cancellable (task), ready_to_copy_cb, task);
}

/**
 * iteam_store_read_info_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_info_async (IteamStore          *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &read_info_question, NULL, cancellable, callback, user_data);
}

/**
 * iteam_store_read_info_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file in figures; free with
 *   iteam_store_info_free().
 */
IteamStoreInfo *
iteam_store_read_info_finish (IteamStore    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_check_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Checks the whole file; on a large one that takes a few seconds.
 */
void
iteam_store_check_async (IteamStore          *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &check_question, NULL, cancellable, callback, user_data);
}

/**
 * iteam_store_check_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): a sentence for
 *   each problem, none if the file is sound; %NULL if it could not be checked.
 */
char **
iteam_store_check_finish (IteamStore    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
mark (IteamTeamFile  *file,
      gpointer        path,
      GCancellable   *cancellable,
      GError        **error)
{
  /* Another file may have been opened in the meantime. */
  if (g_str_equal (file->path, path))
    iteam_connection_set_damaged (file->connection);

  return GINT_TO_POINTER (TRUE);
}

static const IteamQuestion mark_question = {
  .tag = iteam_store_check_quick_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = mark,
  .free_request = g_free,
};

static void
marked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_propagate_pointer (G_TASK (result), NULL);
  g_task_return_boolean (task, FALSE);
}

static void
check_quick_thread (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  char **problems = iteam_check_quick (task_data, &error);

  if (problems == NULL && g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED))
    problems = g_strsplit (error->message, "\n", -1);
  if (problems != NULL)
    g_task_return_pointer (task, problems, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
checked_quick_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  IteamStore *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_auto (GStrv) problems = g_task_propagate_pointer (G_TASK (result), &error);

  if (problems == NULL)
    g_task_return_error (task, error);
  else if (problems[0] == NULL)
    g_task_return_boolean (task, TRUE);
  else
    {
      g_debug ("Damage: %s", problems[0]);
      iteam_store_ask (self, &mark_question, g_strdup (g_task_get_task_data (task)), NULL, marked_cb, g_object_ref (task));
    }
}

/**
 * iteam_store_check_quick_async:
 * @self: a store with a file
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Checks that the file is not damaged, beside whatever else the store does. If it
 * is, "damaged" is set.
 */
void
iteam_store_check_quick_async (IteamStore          *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) check = NULL;
  const char *path;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (iteam_store_get_file (self) != NULL);

  path = g_file_peek_path (iteam_store_get_file (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_store_check_quick_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  /* Its thread may hold it for a moment after the answer, and would hold the store. */
  check = g_task_new (NULL, cancellable, checked_quick_cb, g_object_ref (task));
  g_task_set_source_tag (check, check_quick_thread);
  g_task_set_task_data (check, g_strdup (path), g_free);
  g_task_run_in_thread (check, check_quick_thread);
}

/**
 * iteam_store_check_quick_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether no damage was found; %FALSE without an error if it was.
 */
gboolean
iteam_store_check_quick_finish (IteamStore    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
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
    copy (self, g_steal_pointer (&task), backup_thread, g_file_peek_path (destination), NULL);
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

  return g_task_propagate_boolean (G_TASK (result), error);
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
  copy (self, task, snapshot_thread, path, NULL);
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

  return g_task_propagate_boolean (G_TASK (result), error);
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
    copy (self, g_steal_pointer (&task), backup_daily_thread, g_file_peek_path (folder), name);
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

  return g_task_propagate_boolean (G_TASK (result), error);
}
