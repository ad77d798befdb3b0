/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "iteam-error.h"

/* Files that are on their way from or to a place that SQLite is not let near,
 * and work on such a place, which may hang. */

/* How long a place may take, in milliseconds: as long as copying a large file
 * over a slow line does. */
#define DEADLINE (120 * 1000)

#define BLOCK 65536

#define PREFIX "scratch-"

/* From when on nobody is at work in such a folder any more, in seconds. */
#define STALE (24 * 60 * 60)

/* What a program left behind that was ended on the way. */
static void
remove_stale (const char *parent)
{
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);
      GStatBuf info;

      if (g_str_has_prefix (name, PREFIX) && g_stat (path, &info) == 0 && now - info.st_mtime > STALE)
        iteam_scratch_remove (path);
    }
}

/**
 * iteam_scratch_new:
 * @error: return location for an error
 *
 * Makes a folder for files on their way, on a local disk and readable by the
 * user only. It belongs to a thread that may wait for the disk.
 *
 * Returns: (transfer full) (nullable): its path; see iteam_scratch_remove().
 */
char *
iteam_scratch_new (GError **error)
{
  g_autofree char *parent = g_build_filename (g_get_user_cache_dir (), GETTEXT_PACKAGE, NULL);
  g_autofree char *folder = g_build_filename (parent, PREFIX "XXXXXX", NULL);

  remove_stale (parent);
  if (g_mkdir_with_parents (parent, 0700) == 0 && g_mkdtemp (folder) != NULL)
    return g_steal_pointer (&folder);

  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_FAILED,
               _("There is no room for a copy of the team file in your own folder “%s” (%s)."), parent, g_strerror (errno));

  return NULL;
}

/**
 * iteam_scratch_remove:
 * @folder: (nullable): a folder that iteam_scratch_new() made
 *
 * Removes it with the files in it.
 */
void
iteam_scratch_remove (const char *folder)
{
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  if (folder != NULL)
    g_rmdir (folder);
}

static gboolean
sync_path (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;
  int saved = errno;

  if (fd >= 0)
    close (fd);
  errno = saved;

  return synced;
}

static char *
sum_file (const char  *path,
          GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *block = g_malloc (BLOCK);
  gssize n_read;

  if (stream == NULL)
    return NULL;
  while ((n_read = g_input_stream_read (G_INPUT_STREAM (stream), block, BLOCK, NULL, error)) > 0)
    g_checksum_update (checksum, block, n_read);

  return n_read == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/* Whether two files hold the same; %FALSE without an error if they do not. */
static gboolean
read_alike (const char  *first,
            const char  *second,
            GError     **error)
{
  g_autofree char *sum = sum_file (first, error);
  g_autofree char *other = sum != NULL ? sum_file (second, error) : NULL;

  return other != NULL && g_str_equal (sum, other);
}

/**
 * iteam_scratch_copy:
 * @from: a file
 * @to: a new name; what is there is replaced
 * @error: return location for an error
 *
 * Copies a file under a temporary name, waits until it is on the disk, reads it
 * back, and only then gives it its name.
 *
 * Returns: whether there is a whole copy; if not, what was there before still is.
 */
gboolean
iteam_scratch_copy (const char  *from,
                    const char  *to,
                    GError     **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.new-%08x", to, g_random_int ());
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (temporary);
  g_autoptr (GError) local_error = NULL;

  if (g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &local_error) && read_alike (from, temporary, &local_error))
    {
      if (sync_path (temporary) && g_rename (temporary, to) == 0)
        return TRUE;
      g_set_error_literal (&local_error, G_IO_ERROR, G_IO_ERROR_FAILED, g_strerror (errno));
    }
  g_unlink (temporary);
  g_set_error (error, ITEAM_ERROR,
               g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? ITEAM_ERROR_NO_SPACE : ITEAM_ERROR_UNREADABLE,
               _("The backup cannot be written to that folder (%s)."),
               local_error != NULL ? local_error->message : _("what was read back is not what was written"));

  return FALSE;
}

static gboolean
on_deadline (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_CONTINUE;
}

/**
 * iteam_scratch_run:
 * @func: what to do in a thread; it returns a pointer
 * @data: (transfer full): the data of its task
 * @free_data: frees @data
 * @callback: called when it is done, or takes too long
 * @user_data: handed to @callback
 *
 * Runs something that may hang for ever, on a share that is gone for instance.
 * That costs the thread then, and nothing else.
 */
void
iteam_scratch_run (GTaskThreadFunc      func,
                   gpointer             data,
                   GDestroyNotify       free_data,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GSource) timeout = g_timeout_source_new (DEADLINE);

  g_task_set_source_tag (task, iteam_scratch_run);
  g_task_set_task_data (task, data, free_data);
  g_source_set_callback (timeout, on_deadline, g_object_ref (cancellable), g_object_unref);
  g_source_set_static_name (timeout, "[iteam] backups deadline");
  g_source_attach (timeout, g_main_context_get_thread_default ());
  g_object_set_data_full (G_OBJECT (task), "iteam-deadline", g_steal_pointer (&timeout), (GDestroyNotify) g_source_unref);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, func);
}

/**
 * iteam_scratch_finish:
 * @result: what the callback got
 * @error: return location for an error, %ITEAM_ERROR_UNREACHABLE if it took too long
 *
 * Returns: what the function returned.
 */
gpointer
iteam_scratch_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &local_error);

  g_source_destroy (g_object_get_data (G_OBJECT (result), "iteam-deadline"));
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_UNREACHABLE, _("The folder of the backups does not answer."));
  else if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return value;
}
