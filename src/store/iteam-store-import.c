/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-documents.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-store-contents.h"

/* Contents on their way into the team file and out of it, piece by piece: every
 * piece is a job of the store of its own, so that edits go on between them. */

/* A PDF may have something before its mark, but not much. */
#define PDF_MARK "%PDF-"
#define PDF_MARK_WITHIN 1024

typedef struct
{
  GFile *source;
  GInputStream *input;
  GOutputStream *output;
  GBytes *piece;
  GChecksum *checksum;
  char *hash;
  gint64 size;
  gint64 document;
  guint number;
  guint8 *buffer;
  IteamProgressFunc progress;
  gpointer progress_data;
} Transfer;

static void
transfer_free (gpointer data)
{
  Transfer *transfer = data;

  g_clear_object (&transfer->source);
  g_clear_object (&transfer->input);
  g_clear_object (&transfer->output);
  g_clear_pointer (&transfer->piece, g_bytes_unref);
  g_clear_pointer (&transfer->checksum, g_checksum_free);
  g_free (transfer->hash);
  g_free (transfer->buffer);
  g_free (transfer);
}

static gint64
done (const Transfer *transfer)
{
  return MIN ((gint64) transfer->number * ITEAM_CONTENT_PIECE, transfer->size);
}

/* How many bytes the next piece has. */
static gsize
next_size (const Transfer *transfer)
{
  return (gsize) MIN (transfer->size - done (transfer), ITEAM_CONTENT_PIECE);
}

static void
tell (const Transfer *transfer)
{
  if (transfer->progress != NULL)
    transfer->progress (done (transfer), transfer->size, transfer->progress_data);
}

/**
 * iteam_imported_free:
 * @self: (transfer full): what came of reading a file
 */
void
iteam_imported_free (IteamImported *self)
{
  g_free (self->hash);
  g_free (self);
}

static void
return_imported (GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);
  IteamImported *imported = g_new0 (IteamImported, 1);

  imported->hash = g_strdup (transfer->hash);
  imported->size = transfer->size;
  imported->document = transfer->document;
  g_task_return_pointer (task, imported, (GDestroyNotify) iteam_imported_free);
}

/* What is half done goes, as nobody would know it again but by choosing the same
 * file; the reason is what counts. */
static void
on_dropped (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *reason = g_object_steal_data (G_OBJECT (task), "reason");

  iteam_store_drop_content_finish (ITEAM_STORE (source), result, NULL);
  g_task_return_error (task, reason);
}

static void
give_up (GTask  *task,
         GError *reason)
{
  Transfer *transfer = g_task_get_task_data (task);

  g_object_set_data (G_OBJECT (task), "reason", reason);
  iteam_store_drop_content_async (g_task_get_source_object (task), transfer->hash, NULL, on_dropped, task);
}

static void
on_finished (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!iteam_store_finish_content_finish (ITEAM_STORE (source), result, &error))
    g_task_return_error (task, error);
  else
    return_imported (task);
}

static void read_piece (GTask *task);

static void
on_put (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  GError *error = NULL;

  if (!iteam_store_put_piece_finish (ITEAM_STORE (source), result, &error))
    {
      give_up (g_steal_pointer (&task), error);

      return;
    }

  transfer->number++;
  tell (transfer);
  read_piece (g_steal_pointer (&task));
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  gsize n_read;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &n_read, &error))
    {
      give_up (g_steal_pointer (&task), error);

      return;
    }
  if (n_read < next_size (transfer))
    {
      give_up (g_steal_pointer (&task),
               g_error_new_literal (ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                                    _("The file changed while it was read. Nothing was added; try again.")));

      return;
    }

  g_checksum_update (transfer->checksum, transfer->buffer, (gssize) n_read);
  bytes = g_bytes_new (transfer->buffer, n_read);
  iteam_store_put_piece_async (g_task_get_source_object (task), transfer->hash, transfer->number, bytes,
                               g_task_get_cancellable (task), on_put, g_object_ref (task));
}

static void
read_piece (GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);

  if (done (transfer) < transfer->size)
    {
      g_input_stream_read_all_async (transfer->input, transfer->buffer, next_size (transfer), G_PRIORITY_DEFAULT,
                                     g_task_get_cancellable (task), on_read, task);

      return;
    }

  if (!g_str_equal (g_checksum_get_string (transfer->checksum), transfer->hash))
    give_up (task, g_error_new_literal (ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                                        _("The file changed while it was read. Nothing was added; try again.")));
  else
    iteam_store_finish_content_async (g_task_get_source_object (task), transfer->hash, NULL, on_finished, task);
}

/* What is left of an import that was broken off begins anew: a file is soon read. */
static void
on_begun_anew (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (IteamContentState) state = iteam_store_begin_content_finish (ITEAM_STORE (source), result, &error);

  if (state == NULL)
    g_task_return_error (task, error);
  else
    read_piece (g_steal_pointer (&task));
}

static void
on_old_dropped (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  GError *error = NULL;

  if (!iteam_store_drop_content_finish (ITEAM_STORE (source), result, &error))
    g_task_return_error (task, error);
  else
    iteam_store_begin_content_async (ITEAM_STORE (source), transfer->hash, transfer->size, g_task_get_cancellable (task),
                                     on_begun_anew, g_object_ref (task));
}

static void
on_begun (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (IteamContentState) state = iteam_store_begin_content_finish (ITEAM_STORE (source), result, &error);

  if (state == NULL)
    g_task_return_error (task, error);
  else if (state->whole)
    return_imported (task);
  else if (state->n_pieces > 0)
    iteam_store_drop_content_async (ITEAM_STORE (source), transfer->hash, NULL, on_old_dropped, g_object_ref (task));
  else
    read_piece (g_steal_pointer (&task));
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  GError *error = NULL;

  transfer->document = iteam_store_find_contents_finish (ITEAM_STORE (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    {
      tell (transfer);
      iteam_store_begin_content_async (ITEAM_STORE (source), transfer->hash, transfer->size, g_task_get_cancellable (task),
                                       on_begun, g_object_ref (task));
    }
}

static gboolean
holds_mark (const guint8 *bytes,
            gsize         n_bytes)
{
  for (gsize i = 0; i + strlen (PDF_MARK) <= n_bytes && i < PDF_MARK_WITHIN; i++)
    if (memcmp (bytes + i, PDF_MARK, strlen (PDF_MARK)) == 0)
      return TRUE;

  return FALSE;
}

/* Reads all of the file once for its name, which says whether it is here already. */
static gboolean
read_hash (Transfer      *transfer,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *name = g_file_get_basename (transfer->source);
  gsize n_read;

  transfer->input = G_INPUT_STREAM (g_file_read (transfer->source, cancellable, error));
  if (transfer->input == NULL)
    return FALSE;

  do
    {
      if (!g_input_stream_read_all (transfer->input, transfer->buffer, ITEAM_CONTENT_PIECE, &n_read, cancellable, error))
        return FALSE;
      if (transfer->size == 0 && n_read > 0 && !holds_mark (transfer->buffer, n_read))
        {
          g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not a PDF, so it was not added."), name);

          return FALSE;
        }
      g_checksum_update (checksum, transfer->buffer, (gssize) n_read);
      transfer->size += (gint64) n_read;
    }
  while (n_read == ITEAM_CONTENT_PIECE);

  if (transfer->size == 0)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is empty, so it was not added."), name);

      return FALSE;
    }
  transfer->hash = g_strdup (g_checksum_get_string (checksum));

  return g_seekable_seek (G_SEEKABLE (transfer->input), 0, G_SEEK_SET, cancellable, error);
}

static void
hash_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (read_hash (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_hashed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else
    iteam_store_find_contents_async (ITEAM_STORE (source), transfer->hash, g_task_get_cancellable (task), on_found,
                                     g_object_ref (task));
}

/**
 * iteam_store_import_async:
 * @self: a store
 * @source: a PDF
 * @progress: (nullable): told how far it is
 * @progress_data: handed to @progress
 * @cancellable: (nullable): a cancellable; what is half done is removed
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Reads the contents of a file into the team file, for a document that is added
 * with them afterwards.
 */
void
iteam_store_import_async (IteamStore          *self,
                          GFile               *source,
                          IteamProgressFunc    progress,
                          gpointer             progress_data,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) hashing = NULL;
  Transfer *transfer;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (source));

  transfer = g_new0 (Transfer, 1);
  transfer->source = g_object_ref (source);
  transfer->buffer = g_malloc (ITEAM_CONTENT_PIECE);
  transfer->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  transfer->progress = progress;
  transfer->progress_data = progress_data;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_store_import_async);
  g_task_set_task_data (task, transfer, transfer_free);

  hashing = g_task_new (self, cancellable, on_hashed, task);
  g_task_set_source_tag (hashing, hash_thread);
  g_task_set_task_data (hashing, transfer, NULL);
  g_task_run_in_thread (hashing, hash_thread);
}

/**
 * iteam_store_import_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error: %ITEAM_ERROR_INVALID for what is no PDF
 *
 * Returns: (transfer full) (nullable): how the contents are named, and whether a
 *   document has them already.
 */
IteamImported *
iteam_store_import_finish (IteamStore    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void copy_piece (GTask *task);

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      g_task_return_error (task, error);

      return;
    }

  transfer->number++;
  copy_piece (g_steal_pointer (&task));
}

static void
on_piece (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  GError *error = NULL;
  const guint8 *bytes;
  gsize n_bytes;

  g_clear_pointer (&transfer->piece, g_bytes_unref);
  transfer->piece = iteam_store_read_piece_finish (ITEAM_STORE (source), result, &error);
  if (transfer->piece == NULL)
    {
      g_task_return_error (task, error);

      return;
    }

  bytes = g_bytes_get_data (transfer->piece, &n_bytes);
  g_checksum_update (transfer->checksum, bytes, (gssize) n_bytes);
  g_output_stream_write_all_async (transfer->output, bytes, n_bytes, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                   on_written, g_object_ref (task));
}

static void
copy_piece (GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);

  if (done (transfer) < transfer->size)
    {
      iteam_store_read_piece_async (g_task_get_source_object (task), transfer->hash, transfer->number,
                                    g_task_get_cancellable (task), on_piece, task);

      return;
    }

  if (g_str_equal (g_checksum_get_string (transfer->checksum), transfer->hash))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_DAMAGED,
                             _("The contents of this document are damaged in the team file. A backup may have them whole."));
  g_object_unref (task);
}

/**
 * iteam_store_copy_contents_async:
 * @self: a store
 * @hash: what names the contents
 * @size: how many bytes they are
 * @stream: where they go; it stays open
 * @cancellable: (nullable): a cancellable
 * @callback: called when all is written
 * @user_data: handed to @callback
 */
void
iteam_store_copy_contents_async (IteamStore          *self,
                                 const char          *hash,
                                 gint64               size,
                                 GOutputStream       *stream,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Transfer *transfer;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (hash != NULL);
  g_return_if_fail (G_IS_OUTPUT_STREAM (stream));

  transfer = g_new0 (Transfer, 1);
  transfer->hash = g_strdup (hash);
  transfer->size = size;
  transfer->output = g_object_ref (stream);
  transfer->checksum = g_checksum_new (G_CHECKSUM_SHA256);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_store_copy_contents_async);
  g_task_set_task_data (task, transfer, transfer_free);
  copy_piece (task);
}

/**
 * iteam_store_copy_contents_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error: %ITEAM_ERROR_NOT_FOUND if they are not here
 *   yet, %ITEAM_ERROR_DAMAGED if what was written is not what they were
 *
 * Returns: whether all is written.
 */
gboolean
iteam_store_copy_contents_finish (IteamStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
