/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-content.h"

#include <errno.h>
#include <unistd.h>

#include "iteam-pdf-file.h"
#include "iteam-store-contents.h"

/* The contents of a document on their way from the team file into a file in
 * memory, which the worker that reads PDFs is given. */

typedef struct
{
  char *hash;
  gint64 size;
  gint64 done;
  guint number;
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

static gboolean
write_piece (Load    *load,
             GBytes  *piece,
             GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (piece, &size);

  /* Into memory: this waits for no disk. */
  while (size > 0)
    {
      gssize written = write (load->fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s", g_strerror (errno));

          return FALSE;
        }
      data += written;
      size -= (gsize) written;
    }
  load->done += (gint64) g_bytes_get_size (piece);
  load->number++;

  return TRUE;
}

static void read_piece (GTask *task);

static void
on_piece (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  g_autoptr (GBytes) piece = NULL;
  GError *error = NULL;

  piece = iteam_store_read_piece_finish (ITEAM_STORE (source), result, &error);
  if (piece == NULL || !write_piece (load, piece, &error))
    {
      g_task_return_error (task, error);

      return;
    }

  if (load->progress != NULL)
    load->progress (load->done, load->size, load->progress_data);
  read_piece (task);
}

static void
read_piece (GTask *task)
{
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;

  if (load->number < iteam_content_count_pieces (load->size))
    iteam_store_read_piece_async (g_task_get_source_object (task), load->hash, load->number, g_task_get_cancellable (task),
                                  on_piece, g_object_ref (task));
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
 * Brings the contents of a document into memory, piece by piece, so that edits
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
    read_piece (task);
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
