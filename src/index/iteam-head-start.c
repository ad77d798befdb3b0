/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-head-start.h"

#include <unistd.h>

#include "iteam-pdf-file.h"
#include "iteam-store-documents.h"

/* The document that the program is started for is read and opened while GTK sets itself
 * up and the window is made: the store's thread and the worker have nothing else to do
 * then. It hangs on its store until whoever shows it takes it, by its contents. */

#define KEY "iteam-head-start"

/* What does not keep the register waiting: some tens of milliseconds. */
#define MOST_BYTES (16 * 1024 * 1024)

typedef struct
{
  IteamPdfPool *pool;
  int fd;
  char *hash;
  IteamPdfDocument *document;
  GError *error;
  gboolean done;
  GTask *taker;
} HeadStart;

static void
head_start_clear (gpointer data)
{
  HeadStart *self = data;

  g_clear_object (&self->pool);
  g_clear_object (&self->document);
  g_clear_object (&self->taker);
  g_clear_error (&self->error);
  g_free (self->hash);
  if (self->fd >= 0)
    close (self->fd);
}

static void
head_start_unref (gpointer self)
{
  g_rc_box_release_full (self, head_start_clear);
}

static void
give (HeadStart *self,
      GTask     *taker)
{
  if (self->document != NULL)
    g_task_return_pointer (taker, g_steal_pointer (&self->document), g_object_unref);
  else
    g_task_return_error (taker, g_steal_pointer (&self->error));
}

static void
end (HeadStart *self,
     GError    *error)
{
  g_autoptr (GTask) taker = g_steal_pointer (&self->taker);

  self->done = TRUE;
  self->error = error;
  if (taker != NULL)
    give (self, taker);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  HeadStart *self = user_data;
  GError *error = NULL;

  self->document = iteam_pdf_document_open_finish (result, &error);
  end (self, error);
  head_start_unref (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  HeadStart *self = user_data;
  GError *error = NULL;
  g_autoptr (IteamDocument) document = iteam_store_load_document_finish (ITEAM_STORE (source), result, &error);

  if (document != NULL && iteam_pdf_file_seal (self->fd, &error))
    {
      self->hash = g_strdup (iteam_document_get_fields (document)->content);
      iteam_pdf_document_open_async (self->pool, self->fd, NULL, NULL, opened_cb, self);

      return;
    }
  end (self, error);
  head_start_unref (self);
}

/**
 * iteam_head_start_begin:
 * @store: a store that was told to open its file
 * @pool: the workers
 * @document: key of a document, or 0
 * @number: the number for people of it, if @document is 0
 *
 * Begins to read and open a document that is going to be shown.
 */
void
iteam_head_start_begin (IteamStore   *store,
                        IteamPdfPool *pool,
                        gint64        document,
                        int           number)
{
  HeadStart *self;
  int fd;

  g_return_if_fail (ITEAM_IS_STORE (store));

  fd = iteam_pdf_file_new (NULL);
  if (fd < 0)
    return;

  self = g_rc_box_new0 (HeadStart);
  self->pool = g_object_ref (pool);
  self->fd = fd;
  g_object_set_data_full (G_OBJECT (store), KEY, g_rc_box_acquire (self), head_start_unref);
  iteam_store_load_document_async (store, document, number, MOST_BYTES, fd, NULL, loaded_cb, self);
}

/**
 * iteam_head_start_take_async:
 * @store: a store
 * @hash: what names the contents of a document
 * @cancellable: (nullable): a cancellable
 * @callback: called when the document is open
 * @user_data: handed to @callback
 *
 * Takes what iteam_head_start_begin() began, which is there once.
 *
 * Returns: %FALSE if it was not this document; nothing is called then.
 */
gboolean
iteam_head_start_take_async (IteamStore          *store,
                             const char          *hash,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  HeadStart *self;
  GTask *task;

  g_return_val_if_fail (ITEAM_IS_STORE (store), FALSE);
  g_return_val_if_fail (hash != NULL, FALSE);

  self = g_object_steal_data (G_OBJECT (store), KEY);
  if (self == NULL)
    return FALSE;
  if (g_strcmp0 (self->hash, hash) != 0)
    {
      head_start_unref (self);

      return FALSE;
    }

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_head_start_take_async);
  if (self->done)
    {
      give (self, task);
      g_object_unref (task);
    }
  else
    self->taker = task;
  head_start_unref (self);

  return TRUE;
}

/**
 * iteam_head_start_take_finish:
 * @store: a store
 * @result: the result
 * @error: return location for an error: one of %ITEAM_PDF_ERROR
 *
 * Returns: (transfer full) (nullable): the document.
 */
IteamPdfDocument *
iteam_head_start_take_finish (IteamStore    *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
