/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-desk.h"

#include "iteam-entry.h"
#include "iteam-save.h"

/**
 * IteamDesk:
 *
 * What the parts of a pane have in common: what the pane shows as it was read, each thing of
 * it the same object for as long as it is there, and the writing of what a person edits.
 * The next edit is made upon the one before, also while that is on its way into the file.
 * What is read, a desk of a pane's own says.
 */
typedef struct
{
  guint n_saving;
  gboolean stale;

  /* owned */
  IteamStore *store;
  GCancellable *cancellable;
} IteamDeskPrivate;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (IteamDesk, iteam_desk, G_TYPE_OBJECT)

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamDesk) self = user_data;
  IteamDeskPrivate *priv = iteam_desk_get_instance_private (self);
  IteamDeskClass *klass = ITEAM_DESK_GET_CLASS (self);
  g_autoptr (GError) error = NULL;
  gpointer read = klass->read_finish (ITEAM_STORE (source), result, &error);

  if (read == NULL)
    {
      if (source == (gpointer) priv->store && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);

      return;
    }
  /* While an edit is under way the file is behind what is shown. */
  if (source != (gpointer) priv->store || priv->n_saving > 0)
    {
      priv->stale = priv->n_saving > 0;
      klass->read_free (read);

      return;
    }

  if (klass->take (self, read))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
stop_reading (IteamDeskPrivate *priv)
{
  if (priv->cancellable != NULL)
    g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
}

static void
store_changed_cb (IteamDesk          *self,
                  const IteamChanges *changes)
{
  gboolean concerned = changes->everything;

  for (guint i = 0; !concerned && i < changes->refs->len; i++)
    concerned = ITEAM_DESK_GET_CLASS (self)->is_part (g_array_index (changes->refs, IteamRef, i).kind);
  if (concerned)
    iteam_desk_read (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (IteamDesk) self = user_data;
  IteamDeskPrivate *priv = iteam_desk_get_instance_private (self);
  g_autoptr (GError) error = NULL;
  gboolean written = iteam_save_finish (GTK_WIDGET (source), result, &error);

  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (source), "win.toast", "s", error->message);
  priv->n_saving--;
  /* What was not written is not shown as if it were. */
  if (priv->n_saving == 0 && (priv->stale || !written))
    iteam_desk_read (self);
}

static void
iteam_desk_dispose (GObject *object)
{
  iteam_desk_set_store (ITEAM_DESK (object), NULL);

  G_OBJECT_CLASS (iteam_desk_parent_class)->dispose (object);
}

static void
iteam_desk_class_init (IteamDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_desk_dispose;

  /**
   * IteamDesk::changed:
   *
   * Emitted when what the pane shows was read or edited.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamDesk::failed:
   * @message: why, a whole sentence
   *
   * Emitted when it could not be read.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
iteam_desk_init (IteamDesk *self)
{
}

/**
 * iteam_desk_set_store:
 * @self: a desk
 * @store: (nullable): the team file to read from
 */
void
iteam_desk_set_store (IteamDesk  *self,
                      IteamStore *store)
{
  IteamDeskPrivate *priv = iteam_desk_get_instance_private (self);

  g_return_if_fail (ITEAM_IS_DESK (self));

  if (priv->store == store)
    return;

  if (priv->store != NULL)
    g_signal_handlers_disconnect_by_data (priv->store, self);
  stop_reading (priv);
  g_set_object (&priv->store, store);
  ITEAM_DESK_GET_CLASS (self)->forget (self);
  if (store == NULL)
    return;

  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  iteam_desk_read (self);
}

/**
 * iteam_desk_get_store:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the team file.
 */
IteamStore *
iteam_desk_get_store (IteamDesk *self)
{
  IteamDeskPrivate *priv = iteam_desk_get_instance_private (self);

  g_return_val_if_fail (ITEAM_IS_DESK (self), NULL);

  return priv->store;
}

/**
 * iteam_desk_get_directory:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the people and pillars of the team file.
 */
IteamDirectory *
iteam_desk_get_directory (IteamDesk *self)
{
  IteamStore *store = iteam_desk_get_store (self);

  return store != NULL ? iteam_store_get_directory (store) : NULL;
}

/**
 * iteam_desk_get_writable:
 * @self: a desk
 *
 * Returns: whether the file can be written.
 */
gboolean
iteam_desk_get_writable (IteamDesk *self)
{
  IteamStore *store = iteam_desk_get_store (self);

  return store != NULL && !iteam_store_get_read_only (store);
}

/**
 * iteam_desk_read:
 * @self: a desk
 *
 * Reads what the pane shows, instead of what is being read.
 */
void
iteam_desk_read (IteamDesk *self)
{
  IteamDeskPrivate *priv = iteam_desk_get_instance_private (self);

  g_return_if_fail (ITEAM_IS_DESK (self));

  if (priv->store == NULL)
    return;

  stop_reading (priv);
  priv->cancellable = g_cancellable_new ();
  priv->stale = FALSE;
  ITEAM_DESK_GET_CLASS (self)->read_async (self, priv->store, priv->cancellable, read_cb, g_object_ref (self));
}

/**
 * iteam_desk_keep_objects:
 * @known: (element-type IteamEntry): what is shown
 * @read: (element-type IteamEntry): the same as it was read now
 *
 * Puts what is known in the place of what was read, and makes it as that is: what is shown
 * keeps its object.
 */
void
iteam_desk_keep_objects (GPtrArray *known,
                         GPtrArray *read)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = g_new (gint64, known->len + 1);

  for (guint i = 0; i < known->len; i++)
    {
      ids[i] = iteam_entry_get_id (known->pdata[i]);
      g_hash_table_insert (by_id, &ids[i], known->pdata[i]);
    }
  for (guint i = 0; i < read->len; i++)
    {
      gint64 id = iteam_entry_get_id (read->pdata[i]);
      IteamEntry *entry = g_hash_table_lookup (by_id, &id);

      if (entry == NULL)
        continue;
      iteam_entry_assign (entry, read->pdata[i]);
      g_object_unref (read->pdata[i]);
      read->pdata[i] = g_object_ref (entry);
    }
}

/**
 * iteam_desk_save:
 * @self: a desk
 * @widget: where it was edited
 * @draft: (transfer none): an edit; nothing happens if it is empty
 *
 * Writes it, and tells if that fails.
 */
void
iteam_desk_save (IteamDesk  *self,
                 GtkWidget  *widget,
                 IteamDraft *draft)
{
  IteamDeskPrivate *priv = iteam_desk_get_instance_private (self);

  g_return_if_fail (ITEAM_IS_DESK (self));

  if (priv->store == NULL || iteam_draft_is_empty (draft))
    return;

  priv->n_saving++;
  iteam_save_async (widget, priv->store, draft, saved_cb, g_object_ref (self));
}

/**
 * iteam_desk_edit:
 * @self: a desk
 * @widget: where it was edited
 * @read: (type IteamEntry): a thing that the pane shows
 * @edited: (type IteamEntry): a copy of it that was edited
 *
 * Writes what differs, and shows it at once.
 */
void
iteam_desk_edit (IteamDesk *self,
                 GtkWidget *widget,
                 gpointer   read,
                 gpointer   edited)
{
  g_autoptr (IteamDraft) draft = NULL;

  g_return_if_fail (ITEAM_IS_DESK (self));

  draft = iteam_entry_draft_changes (read, edited);
  if (iteam_draft_is_empty (draft))
    return;

  iteam_desk_save (self, widget, draft);
  iteam_entry_assign (read, edited);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * iteam_desk_add:
 * @self: a desk
 * @widget: where it was added
 * @entry: (type IteamEntry): a new thing
 */
void
iteam_desk_add (IteamDesk *self,
                GtkWidget *widget,
                gpointer   entry)
{
  g_autoptr (IteamDraft) draft = NULL;

  g_return_if_fail (ITEAM_IS_DESK (self));

  draft = iteam_entry_draft_new (entry);
  iteam_desk_save (self, widget, draft);
}

/**
 * iteam_desk_remove:
 * @self: a desk
 * @widget: where it was removed
 * @entry: (type IteamEntry): a thing that the pane shows
 */
void
iteam_desk_remove (IteamDesk *self,
                   GtkWidget *widget,
                   gpointer   entry)
{
  g_autoptr (IteamDraft) draft = NULL;

  g_return_if_fail (ITEAM_IS_DESK (self));

  draft = iteam_entry_draft_delete (entry);
  iteam_desk_save (self, widget, draft);
}
