/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-save.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-store-documents.h"

/* A copy of a document's contents, in a file of its own. */

typedef struct
{
  GtkWidget *parent;
  IteamStore *store;
  IteamDocument *document;
  GOutputStream *stream;
} Copying;

static void
copying_free (Copying *copying)
{
  g_object_unref (copying->parent);
  g_object_unref (copying->store);
  g_object_unref (copying->document);
  g_clear_object (&copying->stream);
  g_free (copying);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copying, copying_free)

static void
tell (Copying    *copying,
      const char *sentence)
{
  gtk_widget_activate_action (copying->parent, "win.toast", "s", sentence);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Copying) copying = user_data;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error))
    tell (copying, _("The copy was saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (copying, error->message);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Copying) copying = user_data;
  g_autoptr (GCancellable) cancelled = NULL;
  g_autoptr (GError) error = NULL;

  if (!iteam_store_copy_contents_finish (ITEAM_STORE (source), result, &error))
    {
      tell (copying, error->message);
      /* Closed so, what is at that place stays as it was. */
      cancelled = g_cancellable_new ();
      g_cancellable_cancel (cancelled);
    }
  g_output_stream_close_async (copying->stream, G_PRIORITY_DEFAULT, cancelled, closed_cb, copying);
  g_steal_pointer (&copying);
}

static void
replaced_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Copying) copying = user_data;
  const IteamDocumentFields *fields = iteam_document_get_fields (copying->document);
  g_autoptr (GError) error = NULL;

  copying->stream = G_OUTPUT_STREAM (g_file_replace_finish (G_FILE (source), result, &error));
  if (copying->stream == NULL)
    {
      tell (copying, error->message);

      return;
    }
  iteam_store_copy_contents_async (copying->store, fields->content, fields->size, copying->stream, NULL, copied_cb, copying);
  g_steal_pointer (&copying);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Copying) copying = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = iteam_choose_file_finish (GTK_WIDGET (source), result, &error);

  if (file == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tell (copying, error->message);

      return;
    }
  g_file_replace_async (file, NULL, FALSE, G_FILE_CREATE_NONE, G_PRIORITY_DEFAULT, NULL, replaced_cb, copying);
  g_steal_pointer (&copying);
}

/**
 * iteam_document_save_copy:
 * @parent: a widget of the window
 * @store: the team file
 * @document: a document that has contents
 *
 * Lets a person choose where a copy is to be, writes it there, and tells.
 */
void
iteam_document_save_copy (GtkWidget     *parent,
                          IteamStore    *store,
                          IteamDocument *document)
{
  const IteamDocumentFields *fields = iteam_document_get_fields (document);
  IteamFileRequest request = {
    .save = TRUE,
    .title = _("Save a Copy"),
    .accept = _("_Save"),
    .name = fields->file_name,
    .filter_name = _("PDF documents"),
    .pattern = "*.pdf",
  };
  Copying *copying;

  g_return_if_fail (fields->content != NULL);

  copying = g_new0 (Copying, 1);
  copying->parent = g_object_ref (parent);
  copying->store = g_object_ref (store);
  copying->document = iteam_document_copy (document);
  iteam_choose_file_async (parent, &request, NULL, chosen_cb, copying);
}
