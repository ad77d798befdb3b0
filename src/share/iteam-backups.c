/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-backups.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "iteam-backup-plan.h"
#include "iteam-backup.h"
#include "iteam-meeting-file.h"
#include "iteam-scratch.h"

/* The backup of the day, as a window makes it: also of a shared file, and also in
 * a folder on a network drive. The copy is made and checked on a local disk, and
 * then put where it belongs by a thread that may hang. */

/* Beside the team file, as its folder of changes is. */
#define FOLDER_ENDING ".backups"

typedef struct
{
  gatomicrefcount ref_count;
  char *origin;
  char *folder;
  char *name;
  char *path;
  char *scratch;
  char *copy;
} Daily;

static Daily *
daily_ref (Daily *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
daily_unref (gpointer data)
{
  Daily *self = data;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->origin);
  g_free (self->folder);
  g_free (self->name);
  g_free (self->path);
  g_free (self->scratch);
  g_free (self->copy);
  g_free (self);
}

/* Whether there is something to do. */
static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Daily *self = task_data;
  g_autofree char *name = NULL;
  g_autofree char *dated = NULL;
  GError *error = NULL;
  gint64 id;

  if (g_mkdir_with_parents (self->folder, 0777) != 0)
    {
      g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                               _("The backup cannot be written to that folder (%s)."), g_strerror (errno));

      return;
    }
  if (!iteam_meeting_file_read_id (self->origin, &id, &error))
    {
      g_task_return_error (task, error);

      return;
    }
  name = iteam_backup_claim_name (self->folder, self->name, id);
  g_free (self->name);
  self->name = g_steal_pointer (&name);
  dated = iteam_backup_plan_name (self->name, iteam_day_today ());
  self->path = g_build_filename (self->folder, dated, NULL);
  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_task_return_pointer (task, NULL, NULL);

      return;
    }

  self->scratch = iteam_scratch_new (&error);
  if (self->scratch == NULL)
    {
      g_task_return_error (task, error);

      return;
    }
  self->copy = g_build_filename (self->scratch, self->name, NULL);
  g_task_return_pointer (task, self, NULL);
}

static void
put_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Daily *self = task_data;
  GError *error = NULL;
  gboolean put = iteam_backup_verify (self->copy, &error) && iteam_scratch_copy (self->copy, self->path, &error);

  iteam_scratch_remove (self->scratch);
  if (put)
    iteam_backup_tidy (self->folder, self->name);
  if (put)
    g_task_return_pointer (task, self, NULL);
  else
    g_task_return_error (task, error);
}

static void
clear_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  iteam_scratch_remove (((Daily *) task_data)->scratch);
  g_task_return_pointer (task, NULL, NULL);
}

static void
on_cleared (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  iteam_scratch_finish (result, NULL);
}

static void
on_put (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (iteam_scratch_finish (result, &error) != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Daily *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (iteam_store_snapshot_finish (ITEAM_STORE (source), result, &error))
    {
      iteam_scratch_run (put_thread, daily_ref (self), daily_unref, on_put, g_steal_pointer (&task));

      return;
    }
  iteam_scratch_run (clear_thread, daily_ref (self), daily_unref, on_cleared, NULL);
  g_task_return_error (task, error);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Daily *self = g_task_get_task_data (task);
  IteamStore *store = g_task_get_source_object (task);
  GError *error = NULL;

  if (iteam_scratch_finish (result, &error) != NULL)
    iteam_store_snapshot_async (store, self->copy, NULL, on_copied, g_steal_pointer (&task));
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * iteam_backups_get_folder:
 * @file: a team file, as people know it: of a shared one that at the meeting point
 * @chosen: (nullable): the URI of a folder that a person chose, or nothing
 *
 * Returns: (transfer full): where its backups are kept: in that folder, or in one
 *   beside the team file.
 */
GFile *
iteam_backups_get_folder (GFile      *file,
                          const char *chosen)
{
  g_autoptr (GFile) parent = NULL;
  g_autofree char *name = NULL;
  g_autofree char *beside = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (chosen != NULL && chosen[0] != '\0')
    return g_file_new_for_uri (chosen);

  parent = g_file_get_parent (file);
  name = g_file_get_basename (file);
  beside = g_strconcat (name, FOLDER_ENDING, NULL);

  return g_file_get_child (parent, beside);
}

/**
 * iteam_backups_daily_async:
 * @store: a store with a file
 * @file: that file, as people know it
 * @folder: where its backups are kept; it is made if need be
 * @cancellable: (nullable): a cancellable
 * @callback: called when there is a backup of the day
 * @user_data: handed to @callback
 *
 * As iteam_store_backup_daily_async(), but the folder may be on a drive that hangs.
 */
void
iteam_backups_daily_async (IteamStore          *store,
                           GFile               *file,
                           GFile               *folder,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Daily *self;

  g_return_if_fail (ITEAM_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (G_IS_FILE (folder));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_backups_daily_async);
  if (g_file_peek_path (folder) == NULL)
    {
      g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                               "%s", _("This place has no folder on this computer. Mount it first, or choose another."));

      return;
    }

  self = g_new0 (Daily, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->folder = g_strdup (g_file_peek_path (folder));
  self->name = g_file_get_basename (file);
  self->origin = g_file_get_path (iteam_store_get_file (store));
  g_task_set_task_data (task, self, daily_unref);
  iteam_scratch_run (look_thread, daily_ref (self), daily_unref, on_looked, g_steal_pointer (&task));
}

/**
 * iteam_backups_daily_finish:
 * @store: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether there is a backup of the day.
 */
gboolean
iteam_backups_daily_finish (IteamStore    *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
