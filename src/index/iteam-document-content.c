/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-content.h"

#include <unistd.h>

#include "iteam-pdf-file.h"
#include "iteam-store-contents.h"

/* The contents of a document on their way from the team file into a file in
 * memory, which the worker that reads PDFs is given. */

/* As many as come in some milliseconds; each time costs a way to the store's thread. */
#define PIECES_AT_ONCE 16

typedef struct
{
  char *hash;
  gint64 size;
  guint n_loaded;
  guint n_asked;
  int fd;
  IteamProgressFunc progress;
  gpointer progress_data;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  if (load->fd >= 0)
    close (load->fd);
  g_free (load->hash);
  g_free (load);
}

static void load_pieces (GTask *task);

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;

  if (!iteam_store_load_pieces_finish (ITEAM_STORE (source), result, &error))
    {
      g_task_return_error (task, error);

      return;
    }

  load->n_loaded += load->n_asked;
  if (load->progress != NULL)
    load->progress (MIN ((gint64) load->n_loaded * ITEAM_CONTENT_PIECE, load->size), load->size, load->progress_data);
  load_pieces (task);
}

static void
load_pieces (GTask *task)
{
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;

  load->n_asked = MIN (iteam_content_count_pieces (load->size) - load->n_loaded, PIECES_AT_ONCE);
  if (load->n_asked > 0)
    iteam_store_load_pieces_async (g_task_get_source_object (task), load->hash, load->n_loaded, load->n_asked, load->fd,
                                   g_task_get_cancellable (task), on_loaded, g_object_ref (task));
  else if (iteam_pdf_file_seal (load->fd, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * iteam_document_load_async:
 * @store: a store
 * @hash: what names the contents of a document
 * @size: how many bytes they are
 * @progress: (nullable): told how far it is
 * @progress_data: handed to @progress
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are there
 * @user_data: handed to @callback
 *
 * Brings the contents of a document into memory, some pieces at a time, so that edits
 * go on meanwhile.
 */
void
iteam_document_load_async (IteamStore          *store,
                           const char          *hash,
                           gint64               size,
                           IteamProgressFunc    progress,
                           gpointer             progress_data,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Load *load;

  g_return_if_fail (ITEAM_IS_STORE (store));
  g_return_if_fail (hash != NULL);

  load = g_new0 (Load, 1);
  load->hash = g_strdup (hash);
  load->size = size;
  load->progress = progress;
  load->progress_data = progress_data;
  load->fd = iteam_pdf_file_new (&error);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_document_load_async);
  g_task_set_task_data (task, load, load_free);
  if (load->fd < 0)
    g_task_return_error (task, error);
  else
    load_pieces (task);
}

/**
 * iteam_document_load_finish:
 * @store: a store
 * @result: the result
 * @error: return location for an error: %ITEAM_ERROR_NOT_FOUND if they are not
 *   here yet
 *
 * Returns: a sealed file in memory, to close; or -1.
 */
int
iteam_document_load_finish (IteamStore    *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  Load *load;

  g_return_val_if_fail (g_task_is_valid (result, store), -1);

  load = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return -1;

  return g_steal_fd (&load->fd);
}
