/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-stored-pdf.h"

#include <gio/gunixoutputstream.h>
#include <unistd.h>

#include "iteam-pdf-file.h"
#include "iteam-store-documents.h"

/* From the pieces in the team file to an open PDF, which reads an open file that
 * has no name. */

typedef struct
{
  IteamPdfPool *pool;
  char *password;
  GOutputStream *stream;
  int fd;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_object (&opening->pool);
  g_clear_object (&opening->stream);
  g_free (opening->password);
  if (opening->fd >= 0)
    close (opening->fd);
  g_free (opening);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  IteamPdfDocument *document = iteam_pdf_document_open_finish (result, &error);

  if (document == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, document, g_object_unref);
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  GError *error = NULL;

  if (!iteam_store_copy_contents_finish (ITEAM_STORE (source), result, &error) ||
      !iteam_pdf_file_seal (opening->fd, &error))
    {
      g_task_return_error (task, error);

      return;
    }
  iteam_pdf_document_open_async (opening->pool, opening->fd, opening->password, g_task_get_cancellable (task), on_opened,
                                 g_object_ref (task));
}

/**
 * iteam_stored_pdf_open_async:
 * @store: a store
 * @pool: the workers
 * @hash: what names the contents of a document
 * @size: how many bytes they are
 * @password: (nullable): what opens a PDF that asks for it
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Opens the PDF of a document that is in the team file.
 */
void
iteam_stored_pdf_open_async (IteamStore          *store,
                             IteamPdfPool        *pool,
                             const char          *hash,
                             gint64               size,
                             const char          *password,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;
  Opening *opening;
  GError *error = NULL;

  g_return_if_fail (ITEAM_IS_STORE (store));
  g_return_if_fail (hash != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  opening = g_new0 (Opening, 1);
  opening->pool = g_object_ref (pool);
  opening->password = g_strdup (password);
  opening->fd = iteam_pdf_file_new (&error);
  g_task_set_source_tag (task, iteam_stored_pdf_open_async);
  g_task_set_task_data (task, opening, opening_free);
  if (opening->fd < 0)
    {
      g_task_return_error (task, error);
      g_object_unref (task);

      return;
    }
  opening->stream = g_unix_output_stream_new (opening->fd, FALSE);
  iteam_store_copy_contents_async (store, hash, size, opening->stream, cancellable, on_copied, task);
}

/**
 * iteam_stored_pdf_open_finish:
 * @store: a store
 * @result: the result
 * @error: return location for an error: %ITEAM_ERROR_NOT_FOUND if the contents are not
 *   here yet, or one of %ITEAM_PDF_ERROR
 *
 * Returns: (transfer full) (nullable): the PDF.
 */
IteamPdfDocument *
iteam_stored_pdf_open_finish (IteamStore    *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
