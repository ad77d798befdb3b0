/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-backups.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "iteam-backup-plan.h"
#include "iteam-backup.h"
#include "iteam-info.h"
#include "iteam-meeting-file.h"
#include "iteam-replica.h"
#include "iteam-scratch.h"

/* Which backups there are, and what they hold. The folder may be on a drive that
 * hangs, and SQLite is not let near it: it reads copies. */

#define MIGRATION_INFIX ".version-"
#define MIGRATION_ENDING ".backup"

typedef struct
{
  char *path;
  char *folder;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->path);
  g_free (place->folder);
  g_free (place);
}

/**
 * iteam_backup_free:
 * @self: (transfer full): a backup
 */
void
iteam_backup_free (IteamBackup *self)
{
  g_free (self->path);
  g_clear_pointer (&self->info, iteam_store_info_free);
  g_free (self);
}

/* The day on which a file was last written. */
static IteamDay
day_of_time (gint64 seconds)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (seconds);
  int year, month, day;

  if (when == NULL)
    return ITEAM_DAY_NONE;
  g_date_time_get_ymd (when, &year, &month, &day);

  return iteam_day_from_ymd (year, month, day);
}

static void
add_backup (GPtrArray       *backups,
            const char      *folder,
            const char      *name,
            IteamBackupKind  kind,
            IteamDay         day)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  IteamBackup *backup;
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return;

  backup = g_new0 (IteamBackup, 1);
  backup->path = g_steal_pointer (&path);
  backup->kind = kind;
  backup->day = day != ITEAM_DAY_NONE ? day : day_of_time (info.st_mtime);
  backup->size = info.st_size;
  g_ptr_array_add (backups, backup);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const IteamBackup *first = *(IteamBackup *const *) a, *second = *(IteamBackup *const *) b;

  if (first->day != second->day)
    return first->day < second->day ? 1 : -1;

  return (int) first->kind - (int) second->kind;
}

static gboolean
add_from (GPtrArray   *backups,
          const char  *folder,
          const char  *name,
          gboolean     beside,
          GError     **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autofree char *migration = g_strconcat (name, MIGRATION_INFIX, NULL);
  const char *file_name;

  if (dir == NULL)
    return FALSE;
  while ((file_name = g_dir_read_name (dir)) != NULL)
    {
      IteamDay day = iteam_backup_plan_parse (name, file_name);

      if (day != ITEAM_DAY_NONE)
        add_backup (backups, folder, file_name, ITEAM_BACKUP_DAILY, day);
      else if (beside && g_str_has_prefix (file_name, migration) && g_str_has_suffix (file_name, MIGRATION_ENDING))
        add_backup (backups, folder, file_name, ITEAM_BACKUP_MIGRATION, ITEAM_DAY_NONE);
    }

  return TRUE;
}

/* Which team file it is, as far as that can be told without a look at a share. One
 * that is damaged may not tell: then its name has to do. */
static gboolean
find_id (const char *path,
         gint64     *id)
{
  g_autoptr (IteamReplica) replica = iteam_replica_find (path);

  if (replica != NULL)
    *id = replica->file;

  return replica != NULL || (iteam_place_look (path) == ITEAM_PLACE_LOCAL && iteam_meeting_file_read_id (path, id, NULL));
}

/* In the folder of the backups, and beside the team file; where the file is not
 * there at all, nor is its folder. */
static GPtrArray *
list_backups (const Place  *place,
              GError      **error)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_backup_free);
  g_autofree char *name = g_path_get_basename (place->path);
  g_autofree char *beside = g_path_get_dirname (place->path);
  g_autofree char *known_as = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 id;

  known_as = find_id (place->path, &id) ? iteam_backup_find_name (place->folder, name, id) : g_strdup (name);
  if (!add_from (backups, place->folder, known_as, FALSE, &local_error) &&
      !g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE, _("The folder of the backups cannot be read (%s)."), local_error->message);

      return NULL;
    }
  if (!g_str_equal (beside, place->folder))
    add_from (backups, beside, name, TRUE, NULL);
  g_ptr_array_sort (backups, compare_newest_first);

  return g_steal_pointer (&backups);
}

static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *backups = list_backups (task_data, &error);

  if (backups != NULL)
    g_task_return_pointer (task, backups, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* Reads a copy: that it is sound, and what it holds. */
static IteamStoreInfo *
look_at (const char  *path,
         GError     **error)
{
  g_autofree char *scratch = iteam_scratch_new (error);
  g_autofree char *copy = scratch != NULL ? g_build_filename (scratch, "look.iteam", NULL) : NULL;
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GFile) target = copy != NULL ? g_file_new_for_path (copy) : NULL;
  g_autoptr (GError) local_error = NULL;
  IteamStoreInfo *info = NULL;

  if (scratch == NULL)
    return NULL;
  if (!g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &local_error))
    g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE, _("The backup cannot be read (%s)."), local_error->message);
  else if (g_chmod (copy, 0600) == 0 && iteam_backup_verify (copy, error))
    info = iteam_info_look (copy, error);
  iteam_scratch_remove (scratch);
  if (info != NULL)
    {
      g_free (info->path);
      info->path = g_strdup (path);
    }

  return info;
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  IteamStoreInfo *info = look_at (task_data, &error);

  if (info != NULL)
    g_task_return_pointer (task, info, (GDestroyNotify) iteam_store_info_free);
  else
    g_task_return_error (task, error);
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Place *place = task_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  /* What is at a meeting point is not for one person to put back. */
  if (iteam_place_look (place->path) == ITEAM_PLACE_SHARED)
    {
      g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_EXISTS, "%s",
                               _("The file is shared, and is made anew from what the others have of it."));

      return;
    }

  backups = list_backups (place, &error);
  for (guint i = 0; backups != NULL && i < backups->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      IteamBackup *backup = g_ptr_array_index (backups, i);

      backup->info = look_at (backup->path, NULL);
      if (backup->info == NULL)
        continue;
      g_task_return_pointer (task, g_ptr_array_steal_index (backups, i), (GDestroyNotify) iteam_backup_free);

      return;
    }

  if (backups != NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, error);
}

/* The answer of a thread is that of the call. */
typedef struct
{
  GTask *task;
  GDestroyNotify free_value;
} Answer;

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Answer *answer = user_data;
  g_autoptr (GTask) task = answer->task;
  GError *error = NULL;
  gpointer value = iteam_scratch_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, answer->free_value);
}

static void
ask (GFile               *file,
     GFile               *folder,
     gpointer             tag,
     GTaskThreadFunc      func,
     GDestroyNotify       free_value,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);
  Answer *answer;
  Place *place;

  g_task_set_source_tag (task, tag);
  if (g_file_peek_path (file) == NULL || (folder != NULL && g_file_peek_path (folder) == NULL))
    {
      g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                               "%s", _("This place has no folder on this computer. Mount it first, or choose another."));

      return;
    }

  answer = g_new0 (Answer, 1);
  answer->task = g_steal_pointer (&task);
  answer->free_value = free_value;
  if (folder == NULL)
    {
      iteam_scratch_run (func, g_strdup (g_file_peek_path (file)), g_free, on_answer, answer);

      return;
    }
  place = g_new0 (Place, 1);
  place->path = g_strdup (g_file_peek_path (file));
  place->folder = g_strdup (g_file_peek_path (folder));
  iteam_scratch_run (func, place, place_free, on_answer, answer);
}

/**
 * iteam_backups_list_async:
 * @file: a team file, as people know it
 * @folder: where its backups are kept
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_backups_list_async (GFile               *file,
                          GFile               *folder,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (G_IS_FILE (folder));

  ask (file, folder, iteam_backups_list_async, list_thread, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * iteam_backups_list_finish:
 * @file: the team file
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamBackup): the backups, the
 *   newest first; none of them was looked at.
 */
GPtrArray *
iteam_backups_list_finish (GFile         *file,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_backups_look_async:
 * @backup: a backup
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Checks a backup and reads what it holds, in a copy.
 */
void
iteam_backups_look_async (GFile               *backup,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (G_IS_FILE (backup));

  ask (backup, NULL, iteam_backups_look_async, look_thread, (GDestroyNotify) iteam_store_info_free, cancellable, callback, user_data);
}

/**
 * iteam_backups_look_finish:
 * @backup: the backup
 * @result: the result
 * @error: return location for an error, %ITEAM_ERROR_DAMAGED if it is not sound
 *
 * Returns: (transfer full) (nullable): what it holds, in figures.
 */
IteamStoreInfo *
iteam_backups_look_finish (GFile         *backup,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, backup), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_backups_find_sound_async:
 * @file: a team file, as people know it; it may be damaged, or gone
 * @folder: where its backups are kept
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Looks for the newest backup that passes its check, of a file that is not shared.
 */
void
iteam_backups_find_sound_async (GFile               *file,
                                GFile               *folder,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (G_IS_FILE (folder));

  ask (file, folder, iteam_backups_find_sound_async, find_thread, (GDestroyNotify) iteam_backup_free, cancellable, callback, user_data);
}

/**
 * iteam_backups_find_sound_finish:
 * @file: the team file
 * @result: the result
 * @error: return location for an error, %ITEAM_ERROR_EXISTS if the file is shared
 *
 * Returns: (transfer full) (nullable): the backup, with what it holds; %NULL
 *   without an error if none is sound.
 */
IteamBackup *
iteam_backups_find_sound_finish (GFile         *file,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
