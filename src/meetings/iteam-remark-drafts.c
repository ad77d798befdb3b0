/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-remark-drafts.h"

/* What this person began to remark upon minutes and has not left yet, by the key of the
 * agenda item: a file of the person's own, as nobody else is to read it until it is
 * left. The keys of all team files differ. */

/* Nobody comes back to more than these; the oldest make room. */
#define MOST_DRAFTS 200
#define GROUP "remarks"

/* What is to be written after what is being written now. Of the main thread. */
static GHashTable *waiting;
static gboolean writing;

/* Reading waits for what is being written. */
static GMutex mutex;

static char *
get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, "remarks.ini", NULL);
}

/* What cannot be read is begun anew. */
static GKeyFile *
load (void)
{
  g_autofree char *path = get_path ();
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);

  return file;
}

static GHashTable *
drafts_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autoptr (GHashTable) drafts = drafts_new ();
  g_auto (GStrv) keys = NULL;

  g_mutex_lock (&mutex);
  file = load ();
  g_mutex_unlock (&mutex);

  keys = g_key_file_get_keys (file, GROUP, NULL, NULL);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      gint64 item = g_ascii_strtoll (keys[i], NULL, 10);
      char *text = g_key_file_get_string (file, GROUP, keys[i], NULL);

      if (text != NULL)
        g_hash_table_insert (drafts, g_memdup2 (&item, sizeof item), text);
    }
  g_task_return_pointer (task, g_steal_pointer (&drafts), (GDestroyNotify) g_hash_table_unref);
}

/**
 * iteam_remark_drafts_read_async:
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_remark_drafts_read_async (GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, iteam_remark_drafts_read_async);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * iteam_remark_drafts_read_finish:
 * @result: of the call
 *
 * Returns: (transfer full) (nullable) (element-type gint64 utf8): what was begun, by the
 *   key of the agenda item.
 */
GHashTable *
iteam_remark_drafts_read_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* The newest stands at the end. */
static void
put (GKeyFile   *file,
     gint64      item,
     const char *text)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, item);
  g_auto (GStrv) keys = NULL;
  gsize n_keys = 0;

  g_key_file_remove_key (file, GROUP, key, NULL);
  if (text[0] == '\0')
    return;
  keys = g_key_file_get_keys (file, GROUP, &n_keys, NULL);
  for (gsize i = 0; n_keys >= MOST_DRAFTS + i; i++)
    g_key_file_remove_key (file, GROUP, keys[i], NULL);
  g_key_file_set_string (file, GROUP, key, text);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = NULL;
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer item, draft;
  gsize length;

  g_mutex_lock (&mutex);
  file = load ();
  g_hash_table_iter_init (&iter, data);
  while (g_hash_table_iter_next (&iter, &item, &draft))
    put (file, *(gint64 *) item, draft);
  text = g_key_file_to_data (file, &length, NULL);
  /* Where this fails, a draft is lost with the window, as it was before. */
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
  g_mutex_unlock (&mutex);
  g_task_return_boolean (task, TRUE);
}

static void write_waiting (void);

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  writing = FALSE;
  write_waiting ();
  if (user_data != NULL)
    g_application_release (user_data);
}

static void
write_waiting (void)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GTask) task = NULL;

  if (writing || waiting == NULL)
    return;

  writing = TRUE;
  /* Who quits while typing finds it again as well. */
  if (application != NULL)
    g_application_hold (application);
  task = g_task_new (NULL, NULL, written_cb, application);
  g_task_set_source_tag (task, write_waiting);
  g_task_set_task_data (task, g_steal_pointer (&waiting), (GDestroyNotify) g_hash_table_unref);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * iteam_remark_drafts_keep:
 * @item: key of an agenda item
 * @text: what was begun there; empty if nothing is any more
 *
 * Remembers that, on another thread. Of the main thread.
 */
void
iteam_remark_drafts_keep (gint64      item,
                          const char *text)
{
  g_return_if_fail (text != NULL);

  if (waiting == NULL)
    waiting = drafts_new ();
  g_hash_table_insert (waiting, g_memdup2 (&item, sizeof item), g_strdup (text));
  write_waiting ();
}
