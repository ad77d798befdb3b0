/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-document.h"

#include <unistd.h>

#include "iteam-pdf-document-private.h"
#include "iteam-pdf-file.h"

typedef struct
{
  int fd;
  IteamPdfExportFormat format;
  gsize n_pages;
  guint32 *pages;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  if (export->fd >= 0)
    close (export->fd);
  g_free (export->pages);
  g_free (export);
}

static GVariant *
build_export (IteamPdfJob *job)
{
  Export *export = job->data;

  if (export->fd >= 0)
    close (export->fd);
  export->fd = iteam_pdf_file_new (NULL);
  g_clear_object (&job->fds);
  job->fds = g_unix_fd_list_new ();
  if (export->fd < 0 || g_unix_fd_list_append (job->fds, export->fd, NULL) < 0)
    {
      iteam_pdf_job_return_error (job, iteam_pdf_error_new (ITEAM_PDF_ERROR_TOO_LARGE));

      return NULL;
    }

  return g_variant_new ("(u@auuh)", iteam_pdf_document_get_id (job->document),
                        g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, export->pages, export->n_pages, sizeof (guint32)),
                        (unsigned) export->format, 0);
}

static gboolean
finish_export (IteamPdfJob *job,
               GVariant    *reply)
{
  g_autoptr (GTask) task = iteam_pdf_job_take_task (job);
  Export *export = job->data;
  GError *error = NULL;

  if (task == NULL)
    return TRUE;

  /* The worker is done with it, or has no way to change it from here on. */
  if (!iteam_pdf_file_seal (export->fd, &error))
    g_task_return_error (task, error);
  else
    g_task_return_int (task, g_steal_fd (&export->fd));

  return TRUE;
}

static const IteamPdfCall export_call = { .method = "Export", .reply_type = "()", .build = build_export, .finish = finish_export };

/**
 * iteam_pdf_document_export_async:
 * @self: a document
 * @pages: (array length=n_pages): pages, from 0
 * @n_pages: how many, at least 1
 * @format: what is written
 * @cancellable: (nullable): cancels it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Writes pages as lines, letters and pictures, to be printed.
 */
void
iteam_pdf_document_export_async (IteamPdfDocument     *self,
                                 const unsigned       *pages,
                                 gsize                 n_pages,
                                 IteamPdfExportFormat  format,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data)
{
  GTask *task;
  Export *export;

  g_return_if_fail (n_pages > 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_pdf_document_export_async);
  export = g_new0 (Export, 1);
  export->fd = -1;
  export->format = format;
  export->n_pages = n_pages;
  export->pages = g_memdup2 (pages, n_pages * sizeof *pages);
  iteam_pdf_document_ask (self, &export_call, ITEAM_PDF_PRIORITY_NEXT, pages[0], export, export_free, task);
}

/**
 * iteam_pdf_document_export_finish:
 * @self: a document
 * @result: of the call
 * @error: return location for an #IteamPdfError
 *
 * Returns: a sealed file in memory, to close, positioned at its end; or -1
 */
int
iteam_pdf_document_export_finish (IteamPdfDocument  *self,
                                  GAsyncResult      *result,
                                  GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
