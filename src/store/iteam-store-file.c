/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-private.h"

#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#include "iteam-backup.h"
#include "iteam-check.h"
#include "iteam-day.h"
#include "iteam-schema.h"

/* The store's calls about the file as a whole. */

static gboolean
read_last_change (IteamTeamFile   *file,
                  IteamStoreInfo  *info,
                  GError         **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (file->connection, "SELECT clock, who FROM change ORDER BY id DESC LIMIT 1", error);
  if (query == NULL || !iteam_statement_next (file->connection, query, &row, error))
    return FALSE;

  if (row)
    {
      info->last_change = (sqlite3_column_int64 (query, 0) >> 16) * 1000;
      info->last_who = iteam_statement_dup_text (query, 1);
    }

  return TRUE;
}

static gboolean
read_counts (IteamTeamFile   *file,
             IteamStoreInfo  *info,
             GError         **error)
{
  g_autofree char *today = iteam_day_to_iso (iteam_day_today ());
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (file->connection,
                                      "SELECT count (*), count (*) FILTER (WHERE status NOT IN ('done', 'dropped')),"
                                      " count (*) FILTER (WHERE status NOT IN ('done', 'dropped') AND due < ?),"
                                      " (SELECT count (*) FROM person WHERE deleted IS NULL),"
                                      " (SELECT count (*) FROM change)"
                                      " FROM action WHERE deleted IS NULL",
                                      error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, today);
  if (!iteam_statement_next (file->connection, query, &row, error))
    return FALSE;

  info->n_actions = sqlite3_column_int (query, 0);
  info->n_open = sqlite3_column_int (query, 1);
  info->n_overdue = sqlite3_column_int (query, 2);
  info->n_people = sqlite3_column_int (query, 3);
  info->n_changes = sqlite3_column_int64 (query, 4);

  return TRUE;
}

static gpointer
read_info_job (IteamTeamFile **file,
               GTask          *task,
               GError        **error)
{
  g_autoptr (IteamStoreInfo) info = g_new0 (IteamStoreInfo, 1);
  gint64 version;
  struct stat status;
  gboolean read;

  if (!iteam_store_require_file (*file, error) || !iteam_connection_begin ((*file)->connection, FALSE, error))
    return NULL;

  read = read_counts (*file, info, error) && read_last_change (*file, info, error) &&
         iteam_connection_get_integer ((*file)->connection, "PRAGMA user_version", &version, error);
  iteam_connection_rollback ((*file)->connection);
  if (!read)
    return NULL;

  info->path = g_strdup ((*file)->path);
  info->version = (int) version;
  info->size = stat ((*file)->path, &status) == 0 ? status.st_size : 0;

  return g_steal_pointer (&info);
}

static gpointer
check_job (IteamTeamFile **file,
           GTask          *task,
           GError        **error)
{
  return iteam_store_require_file (*file, error) ? iteam_check_file (*file, error) : NULL;
}

static gpointer
backup_job (IteamTeamFile **file,
            GTask          *task,
            GError        **error)
{
  GFile *destination = g_task_get_task_data (task);

  return GINT_TO_POINTER (iteam_store_require_file (*file, error) &&
                          iteam_backup_file (*file, g_file_peek_path (destination), error));
}

static gpointer
snapshot_job (IteamTeamFile **file,
              GTask          *task,
              GError        **error)
{
  return GINT_TO_POINTER (iteam_store_require_file (*file, error) &&
                          iteam_backup_snapshot (*file, g_task_get_task_data (task), error));
}

static gpointer
backup_daily_job (IteamTeamFile **file,
                  GTask          *task,
                  GError        **error)
{
  char **words = g_task_get_task_data (task);

  return GINT_TO_POINTER (iteam_store_require_file (*file, error) &&
                          iteam_backup_daily (*file, words[0], words[1], iteam_day_today (), error));
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
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_store_read_info_async);
  iteam_store_push (self, task, read_info_job, NULL, (GDestroyNotify) iteam_store_info_free);
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
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_store_check_async);
  iteam_store_push (self, task, check_job, NULL, (GDestroyNotify) g_strfreev);
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
  g_task_set_task_data (task, g_object_ref (destination), g_object_unref);
  if (g_file_peek_path (destination) == NULL)
    g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                             "%s", _("This place has no folder on this computer. Mount it first, or choose another."));
  else if (iteam_store_get_file (self) != NULL && g_file_equal (destination, iteam_store_get_file (self)))
    g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_EXISTS,
                             "%s", _("A backup needs a name of its own: this is the team file itself."));
  else
    iteam_store_push (self, g_steal_pointer (&task), backup_job, NULL, NULL);
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
 * Copies the file as it is at this moment, and keeps the store no longer than
 * that: the copy is still to be checked, with iteam_backup_verify().
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
  g_task_set_task_data (task, g_strdup (path), g_free);
  iteam_store_push (self, task, snapshot_job, NULL, NULL);
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
  const char *words[] = { NULL, name, NULL };

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (folder));
  g_return_if_fail (name != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_store_backup_daily_async);
  words[0] = g_file_peek_path (folder);
  if (words[0] == NULL)
    {
      g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                               "%s", _("This place has no folder on this computer. Mount it first, or choose another."));

      return;
    }
  g_task_set_task_data (task, g_strdupv ((char **) words), (GDestroyNotify) g_strfreev);
  iteam_store_push (self, g_steal_pointer (&task), backup_daily_job, NULL, NULL);
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
 * iteam_store_info_free:
 * @self: (transfer full): figures
 */
void
iteam_store_info_free (IteamStoreInfo *self)
{
  g_free (self->path);
  g_free (self->last_who);
  g_free (self);
}
