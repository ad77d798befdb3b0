/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-edits.h"

#include "iteam-save.h"

/**
 * IteamDocumentEdits:
 *
 * What the parts of a document's panel have in common: the document that is shown,
 * as it was read, and the writing of what a person edits. The next edit is made
 * upon the one before, also while that is on its way into the file.
 */
struct _IteamDocumentEdits
{
  GObject parent_instance;

  gboolean stale;
  guint n_saving;

  /* owned */
  GListModel *documents;
  IteamStore *store;
  IteamDocument *document;
  IteamDocument *read;
};

enum
{
  SIGNAL_SWITCHED,
  SIGNAL_SYNC,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamDocumentEdits, iteam_document_edits, G_TYPE_OBJECT)

/* While an edit is under way the file is behind what is shown. */
static void
sync_document (IteamDocumentEdits *self)
{
  self->stale = self->n_saving > 0;
  if (self->stale || self->document == NULL)
    return;

  iteam_document_assign (self->read, self->document);
  g_signal_emit (self, signals[SIGNAL_SYNC], 0);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (IteamDocumentEdits) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = iteam_save_finish (GTK_WIDGET (source), result, &error);

  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (source), "win.toast", "s", error->message);

  self->n_saving--;
  /* What was not written is not shown as if it were. */
  if (self->n_saving == 0 && (self->stale || !written))
    sync_document (self);
}

static void
iteam_document_edits_dispose (GObject *object)
{
  IteamDocumentEdits *self = ITEAM_DOCUMENT_EDITS (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->documents);
  g_clear_object (&self->store);
  g_clear_object (&self->document);
  g_clear_object (&self->read);

  G_OBJECT_CLASS (iteam_document_edits_parent_class)->dispose (object);
}

static void
iteam_document_edits_class_init (IteamDocumentEditsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_document_edits_dispose;

  /**
   * IteamDocumentEdits::switched:
   *
   * Emitted when another document, or none, is to be shown: what is still being
   * typed has been written before.
   */
  signals[SIGNAL_SWITCHED] = g_signal_new ("switched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamDocumentEdits::sync:
   *
   * Emitted when the document is to be shown as it was read now.
   */
  signals[SIGNAL_SYNC] = g_signal_new ("sync", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
iteam_document_edits_init (IteamDocumentEdits *self)
{
}

/**
 * iteam_document_edits_new:
 * @documents: (element-type IteamDocument): the register
 *
 * Returns: (transfer full): edits of no document.
 */
IteamDocumentEdits *
iteam_document_edits_new (GListModel *documents)
{
  IteamDocumentEdits *self = g_object_new (ITEAM_TYPE_DOCUMENT_EDITS, NULL);

  self->documents = g_object_ref (documents);

  return self;
}

/**
 * iteam_document_edits_set_store:
 * @self: edits
 * @store: (nullable): the team file
 *
 * Shows no document any more.
 */
void
iteam_document_edits_set_store (IteamDocumentEdits *self,
                                IteamStore         *store)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_EDITS (self));

  iteam_document_edits_show (self, NULL);
  g_set_object (&self->store, store);
}

/**
 * iteam_document_edits_show:
 * @self: edits
 * @document: (nullable): the document to show, which the register keeps up to date
 */
void
iteam_document_edits_show (IteamDocumentEdits *self,
                           IteamDocument      *document)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_EDITS (self));

  if (self->document == document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  g_clear_object (&self->read);
  if (document != NULL)
    {
      self->read = iteam_document_copy (document);
      g_signal_connect_swapped (document, "notify", G_CALLBACK (sync_document), self);
    }
  /* Edits of the one before have nothing to do with what this one shows. */
  self->stale = FALSE;
  g_signal_emit (self, signals[SIGNAL_SWITCHED], 0);
  if (document != NULL)
    g_signal_emit (self, signals[SIGNAL_SYNC], 0);
}

/**
 * iteam_document_edits_get_store:
 * @self: edits
 *
 * Returns: (transfer none) (nullable): the team file.
 */
IteamStore *
iteam_document_edits_get_store (IteamDocumentEdits *self)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT_EDITS (self), NULL);

  return self->store;
}

/**
 * iteam_document_edits_get_documents:
 * @self: edits
 *
 * Returns: (transfer none) (element-type IteamDocument): the register.
 */
GListModel *
iteam_document_edits_get_documents (IteamDocumentEdits *self)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT_EDITS (self), NULL);

  return self->documents;
}

/**
 * iteam_document_edits_get_read:
 * @self: edits
 *
 * Returns: (transfer none) (nullable): the document as it was read, with the edits
 *   that are on their way into the file.
 */
IteamDocument *
iteam_document_edits_get_read (IteamDocumentEdits *self)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT_EDITS (self), NULL);

  return self->read;
}

/**
 * iteam_document_edits_get_editable:
 * @self: edits
 *
 * Returns: whether the file can be written.
 */
gboolean
iteam_document_edits_get_editable (IteamDocumentEdits *self)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT_EDITS (self), FALSE);

  return self->store != NULL && !iteam_store_get_read_only (self->store);
}

/**
 * iteam_document_edits_save:
 * @self: edits
 * @widget: where it was edited
 * @read: the document that the edit was made upon
 * @edited: a copy of it that was edited
 *
 * Writes an edit, if it changes anything; the next one is made upon it.
 */
void
iteam_document_edits_save (IteamDocumentEdits *self,
                           GtkWidget          *widget,
                           IteamDocument      *read,
                           IteamDocument      *edited)
{
  g_autoptr (IteamDraft) draft = NULL;

  g_return_if_fail (ITEAM_IS_DOCUMENT_EDITS (self));
  g_return_if_fail (ITEAM_IS_DOCUMENT (edited));

  draft = iteam_document_draft_changes (read, edited);
  if (self->store == NULL || self->read == NULL || iteam_draft_is_empty (draft))
    return;

  iteam_document_assign (self->read, edited);
  self->n_saving++;
  iteam_save_async (widget, self->store, draft, saved_cb, g_object_ref (self));
}
