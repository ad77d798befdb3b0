/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-places.h"

#include <glib/gstdio.h>

/* Where this person left which document: a file of the person's own, by what names
 * the contents, so that a document that was moved or renamed is still known. */

/* Nobody comes back to more than these; the oldest make room. */
#define MOST_PLACES 500

static GMutex mutex;
static GCond settled;
static guint n_writing;

static char *
get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), ITEAM_APP_ID, "places", NULL);
}

/* What cannot be read is begun anew: it is only a convenience. */
static GKeyFile *
load (void)
{
  g_autofree char *path = get_path ();
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);

  return file;
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const char *hash = data;
  g_autofree IteamReaderPosition *position = NULL;
  g_autoptr (GKeyFile) file = NULL;

  g_mutex_lock (&mutex);
  file = load ();
  g_mutex_unlock (&mutex);

  if (g_key_file_has_group (file, hash))
    {
      position = g_new0 (IteamReaderPosition, 1);
      position->page = (guint) MAX (0, g_key_file_get_integer (file, hash, "page", NULL));
      position->y = g_key_file_get_double (file, hash, "y", NULL);
      position->scale = CLAMP (g_key_file_get_double (file, hash, "scale", NULL), 0, 100);
      position->fit = CLAMP (g_key_file_get_integer (file, hash, "fit", NULL), 0, 2);
      position->columns = CLAMP (g_key_file_get_integer (file, hash, "columns", NULL), 0, 2);
      position->rotation = (guint) CLAMP (g_key_file_get_integer (file, hash, "rotation", NULL) / 90, 0, 3) * 90;
    }
  g_task_return_pointer (task, g_steal_pointer (&position), g_free);
}

/**
 * iteam_reader_places_read_async:
 * @hash: what names the contents
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_reader_places_read_async (const char          *hash,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, iteam_reader_places_read_async);
  g_task_set_task_data (task, g_strdup (hash), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * iteam_reader_places_read_finish:
 * @result: of the call
 *
 * Returns: (transfer full) (nullable): how this person left it; free it with g_free()
 */
IteamReaderPosition *
iteam_reader_places_read_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

typedef struct
{
  char *hash;
  IteamReaderPosition position;
} Leaving;

static void
leaving_free (gpointer data)
{
  g_free (((Leaving *) data)->hash);
  g_free (data);
}

/* The newest stands at the end. */
static void
put (GKeyFile                  *file,
     const char                *hash,
     const IteamReaderPosition *position)
{
  g_auto (GStrv) groups = NULL;
  gsize n_groups;

  g_key_file_remove_group (file, hash, NULL);
  groups = g_key_file_get_groups (file, &n_groups);
  for (gsize i = 0; n_groups - i >= MOST_PLACES; i++)
    g_key_file_remove_group (file, groups[i], NULL);

  g_key_file_set_integer (file, hash, "page", (int) position->page);
  g_key_file_set_double (file, hash, "y", position->y);
  g_key_file_set_double (file, hash, "scale", position->scale);
  g_key_file_set_integer (file, hash, "fit", position->fit);
  g_key_file_set_integer (file, hash, "columns", position->columns);
  g_key_file_set_integer (file, hash, "rotation", (int) position->rotation);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  const Leaving *leaving = data;
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = NULL;
  g_autoptr (GKeyFile) file = NULL;
  gsize length;

  g_mutex_lock (&mutex);
  file = load ();
  put (file, leaving->hash, &leaving->position);
  text = g_key_file_to_data (file, &length, NULL);
  g_mkdir_with_parents (folder, 0700);
  /* A place that is not remembered is no loss that one would want to be told of. */
  g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
  n_writing--;
  g_cond_broadcast (&settled);
  g_mutex_unlock (&mutex);
  g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  if (user_data != NULL)
    g_application_release (user_data);
}

/* Changes the file on another thread. */
static void
change (gpointer        tag,
        Leaving        *leaving,
        GTaskThreadFunc function)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GTask) task = NULL;

  /* Who quits in the middle of a document comes back there as well. */
  if (application != NULL)
    g_application_hold (application);
  task = g_task_new (NULL, NULL, written_cb, application);

  g_mutex_lock (&mutex);
  n_writing++;
  g_mutex_unlock (&mutex);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, leaving, leaving != NULL ? leaving_free : NULL);
  g_task_run_in_thread (task, function);
}

/**
 * iteam_reader_places_write:
 * @hash: what names the contents
 * @position: how this person leaves it
 *
 * Remembers that, on another thread.
 */
void
iteam_reader_places_write (const char                *hash,
                           const IteamReaderPosition *position)
{
  Leaving *leaving;

  g_return_if_fail (hash != NULL && hash[0] != '\0');

  leaving = g_new0 (Leaving, 1);
  leaving->hash = g_strdup (hash);
  leaving->position = *position;
  change (iteam_reader_places_write, leaving, write_in_thread);
}

static void
forget_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  g_autofree char *path = get_path ();

  g_mutex_lock (&mutex);
  g_unlink (path);
  n_writing--;
  g_cond_broadcast (&settled);
  g_mutex_unlock (&mutex);
  g_task_return_boolean (task, TRUE);
}

/**
 * iteam_reader_places_forget:
 *
 * Forgets where this person left any document, on another thread.
 */
void
iteam_reader_places_forget (void)
{
  change (iteam_reader_places_forget, NULL, forget_in_thread);
}

/**
 * iteam_reader_places_settle:
 *
 * Waits until all that was to be remembered is, for a program that ends.
 */
void
iteam_reader_places_settle (void)
{
  g_mutex_lock (&mutex);
  while (n_writing > 0)
    g_cond_wait (&settled, &mutex);
  g_mutex_unlock (&mutex);
}
