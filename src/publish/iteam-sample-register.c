/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sample-register.h"

#include "iteam-manual.h"
#include "iteam-sample-documents.h"
#include "iteam-sample-pdf.h"
#include "iteam-store-contents.h"
#include "iteam-store-meetings.h"
#include "iteam-store-programme.h"

/* Fills the register of a sample file: PDFs that are made on a thread, put one after
 * the other, and then all documents in one edit. Here and not in the store, which
 * knows of no page. */

typedef struct
{
  IteamSampleContent content;
  GBytes *bytes;
} Made;

typedef struct
{
  Made *made;
  guint n_made;
  guint next;
  guint piece;
  GPtrArray *actions;
  IteamProgramme *programme;
  GPtrArray *meetings;
  guint next_meeting;
  GPtrArray *items;
} Filling;

static void
filling_free (gpointer data)
{
  Filling *filling = data;

  for (guint i = 0; i < filling->n_made; i++)
    {
      g_free (filling->made[i].content.hash);
      g_clear_pointer (&filling->made[i].bytes, g_bytes_unref);
    }
  g_free (filling->made);
  g_clear_pointer (&filling->actions, g_ptr_array_unref);
  g_clear_pointer (&filling->programme, iteam_programme_free);
  g_clear_pointer (&filling->meetings, g_ptr_array_unref);
  g_ptr_array_unref (filling->items);
  g_free (filling);
}

static void
on_committed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (iteam_store_commit_finish (ITEAM_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
add_documents (GTask *task)
{
  Filling *filling = g_task_get_task_data (task);
  IteamStore *store = g_task_get_source_object (task);
  g_autofree IteamSampleContent *contents = g_new0 (IteamSampleContent, filling->n_made);
  g_autoptr (IteamDraft) draft = NULL;

  for (guint i = 0; i < filling->n_made; i++)
    contents[i] = filling->made[i].content;
  draft = iteam_sample_documents_draft (iteam_store_get_directory (store), filling->actions, filling->programme, filling->items, contents);
  iteam_store_commit_async (store, draft, g_task_get_cancellable (task), on_committed, g_object_ref (task));
}

static void read_next_meeting (GTask *task);

static void
on_meeting (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Filling *filling = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (IteamMeetingDetail) detail = iteam_store_read_meeting_finish (ITEAM_STORE (source), result, &error);

  if (detail == NULL)
    {
      g_task_return_error (task, error);

      return;
    }
  for (guint i = 0; i < detail->items->len; i++)
    g_ptr_array_add (filling->items, g_object_ref (detail->items->pdata[i]));
  read_next_meeting (task);
}

static void
read_next_meeting (GTask *task)
{
  Filling *filling = g_task_get_task_data (task);

  if (filling->next_meeting < filling->meetings->len)
    iteam_store_read_meeting_async (g_task_get_source_object (task),
                                    iteam_entry_get_id (filling->meetings->pdata[filling->next_meeting++]),
                                    g_task_get_cancellable (task), on_meeting, g_object_ref (task));
  else
    add_documents (task);
}

static void
on_meetings (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Filling *filling = g_task_get_task_data (task);
  GError *error = NULL;

  filling->meetings = iteam_store_read_meetings_finish (ITEAM_STORE (source), result, &error);
  if (filling->meetings == NULL)
    g_task_return_error (task, error);
  else
    read_next_meeting (task);
}

static void
on_programme (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Filling *filling = g_task_get_task_data (task);
  GError *error = NULL;

  filling->programme = iteam_store_read_programme_finish (ITEAM_STORE (source), result, &error);
  if (filling->programme == NULL)
    g_task_return_error (task, error);
  else
    iteam_store_read_meetings_async (ITEAM_STORE (source), NULL, g_task_get_cancellable (task), on_meetings, g_object_ref (task));
}

static void
on_actions (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Filling *filling = g_task_get_task_data (task);
  GError *error = NULL;

  filling->actions = iteam_store_read_actions_finish (ITEAM_STORE (source), result, &error);
  if (filling->actions == NULL)
    g_task_return_error (task, error);
  else
    iteam_store_read_programme_async (ITEAM_STORE (source), g_task_get_cancellable (task), on_programme, g_object_ref (task));
}

static void put_next (GTask *task);

static void
on_finished (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Filling *filling = g_task_get_task_data (task);
  GError *error = NULL;

  if (!iteam_store_finish_content_finish (ITEAM_STORE (source), result, &error))
    {
      g_task_return_error (task, error);

      return;
    }
  filling->next++;
  put_next (task);
}

static void put_piece (GTask *task);

static void
on_put (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Filling *filling = g_task_get_task_data (task);
  GError *error = NULL;

  if (!iteam_store_put_piece_finish (ITEAM_STORE (source), result, &error))
    {
      g_task_return_error (task, error);

      return;
    }
  filling->piece++;
  put_piece (task);
}

/* One is far smaller than a piece, but for the manual with its pictures. */
static void
put_piece (GTask *task)
{
  Filling *filling = g_task_get_task_data (task);
  Made *made = &filling->made[filling->next];
  IteamStore *store = g_task_get_source_object (task);
  gsize at = (gsize) filling->piece * ITEAM_CONTENT_PIECE;
  gsize size = (gsize) made->content.size;
  g_autoptr (GBytes) piece = NULL;

  if (at >= size)
    {
      iteam_store_finish_content_async (store, made->content.hash, g_task_get_cancellable (task), on_finished, g_object_ref (task));

      return;
    }
  piece = g_bytes_new_from_bytes (made->bytes, at, MIN (size - at, ITEAM_CONTENT_PIECE));
  iteam_store_put_piece_async (store, made->content.hash, filling->piece, piece, g_task_get_cancellable (task), on_put, g_object_ref (task));
}

static void
on_begun (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Filling *filling = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (IteamContentState) state = iteam_store_begin_content_finish (ITEAM_STORE (source), result, &error);

  if (state == NULL)
    {
      g_task_return_error (task, error);

      return;
    }
  filling->piece = 0;
  put_piece (task);
}

static void
put_next (GTask *task)
{
  Filling *filling = g_task_get_task_data (task);
  IteamStore *store = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (filling->next < filling->n_made)
    {
      const IteamSampleContent *content = &filling->made[filling->next].content;

      iteam_store_begin_content_async (store, content->hash, content->size, cancellable, on_begun, g_object_ref (task));
    }
  else
    iteam_store_read_actions_async (store, NULL, cancellable, on_actions, g_object_ref (task));
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Filling *filling = task_data;

  for (guint i = 0; i < filling->n_made; i++)
    {
      const IteamSampleDocument *row = &iteam_sample_documents[i];
      Made *made = &filling->made[i];

      made->bytes = row->text != NULL ? iteam_sample_pdf_make (row, &made->content.pages)
                                      : iteam_manual_read_pdf ("nl", &made->content.pages);
      made->content.hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, made->bytes);
      made->content.size = (gint64) g_bytes_get_size (made->bytes);
    }
  g_task_return_boolean (task, TRUE);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    put_next (task);
  else
    g_task_return_error (task, error);
}

/**
 * iteam_sample_register_fill_async:
 * @store: a store that has just made a sample file
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Adds the sample's documents with their PDFs.
 */
void
iteam_sample_register_fill_async (IteamStore          *store,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) making = NULL;
  Filling *filling;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (store));

  filling = g_new0 (Filling, 1);
  filling->n_made = iteam_sample_documents_count ();
  filling->made = g_new0 (Made, filling->n_made);
  filling->items = g_ptr_array_new_with_free_func (g_object_unref);
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_sample_register_fill_async);
  g_task_set_task_data (task, filling, filling_free);

  making = g_task_new (store, cancellable, on_made, task);
  g_task_set_source_tag (making, make_thread);
  g_task_set_task_data (making, filling, NULL);
  g_task_run_in_thread (making, make_thread);
}

/**
 * iteam_sample_register_fill_finish:
 * @store: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether all is on the disk.
 */
gboolean
iteam_sample_register_fill_finish (IteamStore    *store,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
