/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-programme-desk.h"

#include "iteam-save.h"
#include "iteam-store-programme.h"

/**
 * IteamProgrammeDesk:
 *
 * What the parts of a pane have in common: the programme as it was read, each thing of
 * it the same object for as long as it is there, and the writing of what a person edits.
 * The next edit is made upon the one before, also while that is on its way into the file.
 */
struct _IteamProgrammeDesk
{
  GObject parent_instance;

  guint n_saving;
  gboolean stale;

  /* owned */
  IteamStore *store;
  IteamProgramme *programme;
  GCancellable *cancellable;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamProgrammeDesk, iteam_programme_desk, G_TYPE_OBJECT)

/* What is known keeps its object. */
static void
keep_objects (GPtrArray *known,
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

static void
take (IteamProgrammeDesk *self,
      IteamProgramme     *read)
{
  if (self->programme != NULL)
    {
      keep_objects (self->programme->activities, read->activities);
      keep_objects (self->programme->participation, read->participation);
      keep_objects (self->programme->points, read->points);
      keep_objects (self->programme->spotlights, read->spotlights);
    }
  g_clear_pointer (&self->programme, iteam_programme_free);
  self->programme = read;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamProgrammeDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamProgramme) programme = iteam_store_read_programme_finish (ITEAM_STORE (source), result, &error);

  if (source != (gpointer) self->store || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (programme == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);

      return;
    }
  /* While an edit is under way the file is behind what is shown. */
  if (self->n_saving > 0)
    {
      self->stale = TRUE;

      return;
    }

  take (self, g_steal_pointer (&programme));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
read_again (IteamProgrammeDesk *self)
{
  if (self->store == NULL)
    return;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->stale = FALSE;
  iteam_store_read_programme_async (self->store, self->cancellable, read_cb, g_object_ref (self));
}

static void
store_changed_cb (IteamProgrammeDesk *self,
                  const IteamChanges *changes)
{
  gboolean concerned = changes->everything;

  for (guint i = 0; !concerned && i < changes->refs->len; i++)
    concerned = iteam_programme_is_part (g_array_index (changes->refs, IteamRef, i).kind);
  if (concerned)
    read_again (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (IteamProgrammeDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = iteam_save_finish (GTK_WIDGET (source), result, &error);

  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (source), "win.toast", "s", error->message);
  self->n_saving--;
  /* What was not written is not shown as if it were. */
  if (self->n_saving == 0 && (self->stale || !written))
    read_again (self);
}

static void
iteam_programme_desk_dispose (GObject *object)
{
  iteam_programme_desk_set_store (ITEAM_PROGRAMME_DESK (object), NULL);

  G_OBJECT_CLASS (iteam_programme_desk_parent_class)->dispose (object);
}

static void
iteam_programme_desk_class_init (IteamProgrammeDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_programme_desk_dispose;

  /**
   * IteamProgrammeDesk::changed:
   *
   * Emitted when the programme was read.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamProgrammeDesk::failed:
   * @message: why, a whole sentence
   *
   * Emitted when the programme could not be read.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
iteam_programme_desk_init (IteamProgrammeDesk *self)
{
}

/**
 * iteam_programme_desk_new:
 *
 * Returns: (transfer full): a desk without a file.
 */
IteamProgrammeDesk *
iteam_programme_desk_new (void)
{
  return g_object_new (ITEAM_TYPE_PROGRAMME_DESK, NULL);
}

/**
 * iteam_programme_desk_set_store:
 * @self: a desk
 * @store: (nullable): the team file to read from
 */
void
iteam_programme_desk_set_store (IteamProgrammeDesk *self,
                                IteamStore         *store)
{
  g_return_if_fail (ITEAM_IS_PROGRAMME_DESK (self));

  if (self->store == store)
    return;

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_object (&self->store, store);
  g_clear_pointer (&self->programme, iteam_programme_free);
  if (store == NULL)
    return;

  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  read_again (self);
}

/**
 * iteam_programme_desk_get_store:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the team file.
 */
IteamStore *
iteam_programme_desk_get_store (IteamProgrammeDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_PROGRAMME_DESK (self), NULL);

  return self->store;
}

/**
 * iteam_programme_desk_get_directory:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the people and pillars of the team file.
 */
IteamDirectory *
iteam_programme_desk_get_directory (IteamProgrammeDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_PROGRAMME_DESK (self), NULL);

  return self->store != NULL ? iteam_store_get_directory (self->store) : NULL;
}

/**
 * iteam_programme_desk_get_writable:
 * @self: a desk
 *
 * Returns: whether the file can be written.
 */
gboolean
iteam_programme_desk_get_writable (IteamProgrammeDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_PROGRAMME_DESK (self), FALSE);

  return self->store != NULL && !iteam_store_get_read_only (self->store);
}

/**
 * iteam_programme_desk_get_programme:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the programme as it was read, with the edits that
 *   are on their way into the file; %NULL while it is being read for the first time.
 */
IteamProgramme *
iteam_programme_desk_get_programme (IteamProgrammeDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_PROGRAMME_DESK (self), NULL);

  return self->programme;
}

/**
 * iteam_programme_desk_save:
 * @self: a desk
 * @widget: where it was edited
 * @draft: (transfer none): an edit; nothing happens if it is empty
 *
 * Writes it, and tells if that fails.
 */
void
iteam_programme_desk_save (IteamProgrammeDesk *self,
                           GtkWidget          *widget,
                           IteamDraft         *draft)
{
  g_return_if_fail (ITEAM_IS_PROGRAMME_DESK (self));

  if (self->store == NULL || iteam_draft_is_empty (draft))
    return;

  self->n_saving++;
  iteam_save_async (widget, self->store, draft, saved_cb, g_object_ref (self));
}

/**
 * iteam_programme_desk_edit:
 * @self: a desk
 * @widget: where it was edited
 * @read: (type IteamEntry): a thing of the programme
 * @edited: (type IteamEntry): a copy of it that was edited
 *
 * Writes what differs, and shows it at once.
 */
void
iteam_programme_desk_edit (IteamProgrammeDesk *self,
                           GtkWidget          *widget,
                           gpointer            read,
                           gpointer            edited)
{
  g_autoptr (IteamDraft) draft = NULL;

  g_return_if_fail (ITEAM_IS_PROGRAMME_DESK (self));

  draft = iteam_entry_draft_changes (read, edited);
  if (iteam_draft_is_empty (draft))
    return;

  iteam_programme_desk_save (self, widget, draft);
  iteam_entry_assign (read, edited);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * iteam_programme_desk_add:
 * @self: a desk
 * @widget: where it was added
 * @entry: (type IteamEntry): a new thing
 */
void
iteam_programme_desk_add (IteamProgrammeDesk *self,
                          GtkWidget          *widget,
                          gpointer            entry)
{
  g_autoptr (IteamDraft) draft = NULL;

  g_return_if_fail (ITEAM_IS_PROGRAMME_DESK (self));

  draft = iteam_entry_draft_new (entry);
  iteam_programme_desk_save (self, widget, draft);
}

/**
 * iteam_programme_desk_remove:
 * @self: a desk
 * @widget: where it was removed
 * @entry: (type IteamEntry): a thing of the programme
 */
void
iteam_programme_desk_remove (IteamProgrammeDesk *self,
                             GtkWidget          *widget,
                             gpointer            entry)
{
  g_autoptr (IteamDraft) draft = NULL;

  g_return_if_fail (ITEAM_IS_PROGRAMME_DESK (self));

  draft = iteam_entry_draft_delete (entry);
  iteam_programme_desk_save (self, widget, draft);
}
