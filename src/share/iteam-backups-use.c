/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-backups.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "iteam-scratch.h"

/* What becomes of a backup: it is restored in the file that is open, as an edit,
 * or it takes the place of a file that cannot be read any more. */

typedef struct
{
  char *path;
  char *backup;
} Exchange;

static void
exchange_free (gpointer data)
{
  Exchange *exchange = data;

  g_free (exchange->path);
  g_free (exchange->backup);
  g_free (exchange);
}

/* Returns the path of a copy in a folder of its own. */
static void
fetch_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;
  g_autofree char *scratch = iteam_scratch_new (&error);
  g_autofree char *copy = scratch != NULL ? g_build_filename (scratch, "restore.iteam", NULL) : NULL;
  g_autoptr (GFile) from = g_file_new_for_path (task_data);
  g_autoptr (GFile) to = copy != NULL ? g_file_new_for_path (copy) : NULL;

  if (scratch != NULL && g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error) && g_chmod (copy, 0600) == 0)
    {
      g_task_return_pointer (task, g_steal_pointer (&copy), g_free);

      return;
    }
  iteam_scratch_remove (scratch);
  g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE, _("The backup cannot be read (%s)."),
                           error != NULL ? error->message : g_strerror (errno));
  g_clear_error (&error);
}

static void
clear_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  g_autofree char *scratch = g_path_get_dirname (task_data);

  iteam_scratch_remove (scratch);
  g_task_return_pointer (task, NULL, NULL);
}

/* The copy is gone before the caller hears. */
static void
on_cleared (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = g_object_steal_data (G_OBJECT (task), "iteam-error");

  iteam_scratch_finish (result, NULL);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_restored (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!iteam_store_restore_finish (ITEAM_STORE (source), result, &error))
    g_object_set_data_full (G_OBJECT (task), "iteam-error", error, (GDestroyNotify) g_error_free);
  iteam_scratch_run (clear_thread, g_strdup (g_task_get_task_data (task)), g_free, on_cleared, g_object_ref (task));
}

static void
on_fetched (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  IteamStore *store = g_task_get_source_object (task);
  g_autoptr (GFile) file = NULL;
  GError *error = NULL;
  char *copy = iteam_scratch_finish (result, &error);

  if (copy == NULL)
    {
      g_task_return_error (task, error);

      return;
    }
  g_task_set_task_data (task, copy, g_free);
  file = g_file_new_for_path (copy);
  iteam_store_restore_async (store, file, NULL, on_restored, g_object_ref (task));
}

/**
 * iteam_backups_restore_async:
 * @store: a store with a file that can be written
 * @backup: a backup of it
 * @cancellable: (nullable): a cancellable
 * @callback: called when the file holds what the backup does
 * @user_data: handed to @callback
 *
 * As iteam_store_restore_async(), also with a backup on a drive that hangs.
 */
void
iteam_backups_restore_async (IteamStore          *store,
                             GFile               *backup,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ITEAM_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (backup));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_backups_restore_async);
  if (g_file_peek_path (backup) != NULL)
    iteam_scratch_run (fetch_thread, g_strdup (g_file_peek_path (backup)), g_free, on_fetched, g_steal_pointer (&task));
  else
    g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                             "%s", _("This place has no folder on this computer. Mount it first, or choose another."));
}

/**
 * iteam_backups_restore_finish:
 * @store: the store
 * @result: the result
 * @error: return location for an error; the file is as it was then
 *
 * Returns: whether the file holds what the backup does.
 */
gboolean
iteam_backups_restore_finish (IteamStore    *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
refuse (const char  *path,
        GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
               _("“%s” cannot be put aside (%s). It was left as it is."), name, g_strerror (errno));

  return FALSE;
}

/* A journal that belongs to the damaged file must not be played back into the one
 * that takes its place. */
static gboolean
put_aside (const char  *path,
           const char  *aside,
           GError     **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *journal_aside = g_strconcat (aside, "-journal", NULL);

  if (g_rename (journal, journal_aside) != 0 && errno != ENOENT)
    return refuse (path, error);
  if (g_rename (path, aside) == 0 || errno == ENOENT)
    return TRUE;
  refuse (path, error);
  g_rename (journal_aside, journal);

  return FALSE;
}

static char *
name_aside (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = g_date_time_format (now, "%Y-%m-%d-%H%M%S");

  return g_strdup_printf ("%s.damaged-%s", path, when);
}

static void
put_back_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Exchange *exchange = task_data;
  const char *path = exchange->path;
  g_autofree char *fresh = g_strdup_printf ("%s.new-%08x", path, g_random_int ());
  g_autofree char *aside = name_aside (path);
  GError *error = NULL;

  if (iteam_scratch_copy (exchange->backup, fresh, &error) && put_aside (path, aside, &error))
    {
      if (g_rename (fresh, path) == 0)
        {
          g_task_return_pointer (task, g_steal_pointer (&aside), g_free);

          return;
        }
      refuse (path, &error);
      g_rename (aside, path);
    }
  g_unlink (fresh);
  g_task_return_error (task, error);
}

static void
on_put_back (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *aside = iteam_scratch_finish (result, &error);

  if (aside != NULL)
    g_task_return_pointer (task, aside, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * iteam_backups_put_back_async:
 * @file: a team file on this computer that no program has open
 * @backup: a backup of it that is sound
 * @cancellable: (nullable): a cancellable
 * @callback: called when the backup stands in its place
 * @user_data: handed to @callback
 *
 * Puts a damaged file aside, and a copy of a backup in its place. The backup stays
 * as it is.
 */
void
iteam_backups_put_back_async (GFile               *file,
                              GFile               *backup,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Exchange *exchange;

  g_return_if_fail (G_IS_FILE (file) && g_file_peek_path (file) != NULL);
  g_return_if_fail (G_IS_FILE (backup) && g_file_peek_path (backup) != NULL);

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_backups_put_back_async);
  exchange = g_new0 (Exchange, 1);
  exchange->backup = g_strdup (g_file_peek_path (backup));
  exchange->path = g_strdup (g_file_peek_path (file));
  iteam_scratch_run (put_back_thread, exchange, exchange_free, on_put_back, g_steal_pointer (&task));
}

/**
 * iteam_backups_put_back_finish:
 * @file: the team file
 * @result: the result
 * @error: return location for an error; the file is as it was then
 *
 * Returns: (transfer full) (nullable): where the damaged file is now.
 */
char *
iteam_backups_put_back_finish (GFile         *file,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
