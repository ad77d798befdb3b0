/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting-desk.h"

#include <glib/gi18n-lib.h>

#include "iteam-save.h"
#include "iteam-store-meetings.h"

/**
 * IteamMeetingDesk:
 *
 * What the parts of the meeting on the screen have in common: the meeting with all
 * that belongs to it, as it was read, the agenda item that is chosen, and the writing
 * of what a person edits. The next edit is made upon the one before, also while that is
 * on its way into the file.
 */
struct _IteamMeetingDesk
{
  GObject parent_instance;

  gint64 shown;
  gint64 item;
  guint n_saving;
  gboolean stale;

  /* owned */
  IteamStore *store;
  IteamMeetingDetail *detail;
  GCancellable *cancellable;
};

enum
{
  SIGNAL_SWITCHED,
  SIGNAL_SYNC,
  SIGNAL_CHOSEN,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamMeetingDesk, iteam_meeting_desk, G_TYPE_OBJECT)

static void read_again (IteamMeetingDesk *self);

/* Of an edit whose result the desk shows already. */
static G_DEFINE_QUARK (iteam-meeting-desk-shows, shows)

static void
choose (IteamMeetingDesk *self,
        gint64            item)
{
  if (self->detail == NULL || iteam_meeting_detail_find_item (self->detail, item) == NULL)
    item = 0;
  if (self->item == item)
    return;

  self->item = item;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamMeetingDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamMeetingDetail) detail = iteam_store_read_meeting_finish (ITEAM_STORE (source), result, &error);
  gboolean first;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || source != (gpointer) self->store)
    return;
  if (detail == NULL)
    {
      if (!g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
        g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
      iteam_meeting_desk_show (self, 0);

      return;
    }
  /* While an edit is under way the file is behind what is shown. */
  if (self->n_saving > 0)
    {
      self->stale = TRUE;

      return;
    }

  first = self->detail == NULL;
  g_clear_pointer (&self->detail, iteam_meeting_detail_free);
  self->detail = g_steal_pointer (&detail);
  if (first)
    g_signal_emit (self, signals[SIGNAL_SWITCHED], 0);
  g_signal_emit (self, signals[SIGNAL_SYNC], 0);
  if (self->item != 0 && iteam_meeting_detail_find_item (self->detail, self->item) == NULL)
    choose (self, 0);
}

static void
read_again (IteamMeetingDesk *self)
{
  if (self->shown == 0 || self->store == NULL)
    return;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->stale = FALSE;
  iteam_store_read_meeting_async (self->store, self->shown, self->cancellable, read_cb, g_object_ref (self));
}

/* What is not of this meeting is none of its business: items of others come and go. */
static gboolean
concerns (IteamMeetingDesk *self,
          const IteamRef   *ref)
{
  switch (ref->kind)
    {
    case ITEAM_KIND_MEETING: return ref->id == self->shown;
    case ITEAM_KIND_AGENDA_ITEM:
    case ITEAM_KIND_ACTION:
    case ITEAM_KIND_DOCUMENT:
    case ITEAM_KIND_SERIES:
    case ITEAM_KIND_DECISION:
    case ITEAM_KIND_COMMITMENT: return TRUE;
    default: return FALSE;
    }
}

static void
store_changed_cb (IteamMeetingDesk   *self,
                  const IteamChanges *changes)
{
  gboolean concerned = changes->everything;

  if (changes->draft != NULL && g_object_get_qdata (G_OBJECT (changes->draft), shows_quark ()) == self)
    return;
  for (guint i = 0; !concerned && i < changes->refs->len; i++)
    concerned = concerns (self, &g_array_index (changes->refs, IteamRef, i));
  if (concerned)
    read_again (self);
}

/* An edit that is on its way; what was typed for it, as long as it is not in the file. */
typedef struct
{
  IteamMeetingDesk *desk;
  gint64 meeting;
  GtkEditable *entry;
  char *typed;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->desk);
  g_clear_object (&saving->entry);
  g_free (saving->typed);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

/* What was typed comes back where it was typed, or is told if that is another place now. */
static void
give_back (Saving     *saving,
           GtkWidget  *widget,
           const char *message)
{
  g_autofree char *told = NULL;

  if (saving->meeting == saving->desk->shown && gtk_editable_get_text (saving->entry)[0] == '\0')
    gtk_editable_set_text (saving->entry, saving->typed);
  else
    told = g_strdup_printf (_("“%s” was not written. %s"), saving->typed, message);
  gtk_widget_activate_action (widget, "win.toast", "s", told != NULL ? told : message);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Saving) saving = user_data;
  IteamMeetingDesk *self = saving->desk;
  g_autoptr (GError) error = NULL;
  gboolean written = iteam_save_finish (GTK_WIDGET (source), result, &error);

  if (error != NULL && saving->entry != NULL)
    give_back (saving, GTK_WIDGET (source), error->message);
  else if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (source), "win.toast", "s", error->message);
  /* What was not written is not shown as if it were. */
  self->stale = self->stale || !written;
  iteam_meeting_desk_end_write (self);
}

static void
iteam_meeting_desk_dispose (GObject *object)
{
  iteam_meeting_desk_set_store (ITEAM_MEETING_DESK (object), NULL);

  G_OBJECT_CLASS (iteam_meeting_desk_parent_class)->dispose (object);
}

static void
iteam_meeting_desk_class_init (IteamMeetingDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_meeting_desk_dispose;

  /**
   * IteamMeetingDesk::switched:
   *
   * Emitted when another meeting, or none, is to be shown.
   */
  signals[SIGNAL_SWITCHED] = g_signal_new ("switched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamMeetingDesk::sync:
   *
   * Emitted when the meeting is to be shown as it was read now.
   */
  signals[SIGNAL_SYNC] = g_signal_new ("sync", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamMeetingDesk::chosen:
   *
   * Emitted when another agenda item, or none, was chosen.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamMeetingDesk::failed:
   * @message: why, a whole sentence
   *
   * Emitted when the meeting could not be read.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
iteam_meeting_desk_init (IteamMeetingDesk *self)
{
}

/**
 * iteam_meeting_desk_new:
 *
 * Returns: (transfer full): a desk without a file.
 */
IteamMeetingDesk *
iteam_meeting_desk_new (void)
{
  return g_object_new (ITEAM_TYPE_MEETING_DESK, NULL);
}

/**
 * iteam_meeting_desk_set_store:
 * @self: a desk
 * @store: (nullable): the team file
 *
 * Shows no meeting any more.
 */
void
iteam_meeting_desk_set_store (IteamMeetingDesk *self,
                              IteamStore       *store)
{
  g_return_if_fail (ITEAM_IS_MEETING_DESK (self));

  iteam_meeting_desk_show (self, 0);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  if (store != NULL)
    g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
}

/**
 * iteam_meeting_desk_get_store:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the team file.
 */
IteamStore *
iteam_meeting_desk_get_store (IteamMeetingDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_MEETING_DESK (self), NULL);

  return self->store;
}

/**
 * iteam_meeting_desk_get_directory:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the people of the team file.
 */
IteamDirectory *
iteam_meeting_desk_get_directory (IteamMeetingDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_MEETING_DESK (self), NULL);

  return self->store != NULL ? iteam_store_get_directory (self->store) : NULL;
}

/**
 * iteam_meeting_desk_show:
 * @self: a desk
 * @meeting: key of the meeting to show, or 0
 */
void
iteam_meeting_desk_show (IteamMeetingDesk *self,
                         gint64            meeting)
{
  g_return_if_fail (ITEAM_IS_MEETING_DESK (self));

  if (self->shown == meeting)
    return;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  choose (self, 0);
  self->shown = meeting;
  g_clear_pointer (&self->detail, iteam_meeting_detail_free);
  g_signal_emit (self, signals[SIGNAL_SWITCHED], 0);
  read_again (self);
}

/**
 * iteam_meeting_desk_get_shown:
 * @self: a desk
 *
 * Returns: the key of the meeting that is shown or is being read, or 0.
 */
gint64
iteam_meeting_desk_get_shown (IteamMeetingDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_MEETING_DESK (self), 0);

  return self->shown;
}

/**
 * iteam_meeting_desk_get_detail:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the meeting that is shown, as it was read, with
 *   the edits that are on their way into the file.
 */
const IteamMeetingDetail *
iteam_meeting_desk_get_detail (IteamMeetingDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_MEETING_DESK (self), NULL);

  return self->detail;
}

/**
 * iteam_meeting_desk_get_item:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the agenda item that is chosen.
 */
IteamAgendaItem *
iteam_meeting_desk_get_item (IteamMeetingDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_MEETING_DESK (self), NULL);

  return self->detail != NULL && self->item != 0 ? iteam_meeting_detail_find_item (self->detail, self->item) : NULL;
}

/**
 * iteam_meeting_desk_get_position:
 * @self: a desk
 *
 * Returns: the how-manieth item of the agenda is chosen, from 1; 0 for none.
 */
guint
iteam_meeting_desk_get_position (IteamMeetingDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_MEETING_DESK (self), 0);

  for (guint i = 0; self->detail != NULL && i < self->detail->items->len; i++)
    if (iteam_entry_get_id (g_ptr_array_index (self->detail->items, i)) == self->item)
      return i + 1;

  return 0;
}

/**
 * iteam_meeting_desk_choose:
 * @self: a desk
 * @item: key of an agenda item, or 0 for none
 */
void
iteam_meeting_desk_choose (IteamMeetingDesk *self,
                           gint64            item)
{
  g_return_if_fail (ITEAM_IS_MEETING_DESK (self));

  choose (self, item);
}

/**
 * iteam_meeting_desk_get_writable:
 * @self: a desk
 *
 * Returns: whether the file can be written.
 */
gboolean
iteam_meeting_desk_get_writable (IteamMeetingDesk *self)
{
  g_return_val_if_fail (ITEAM_IS_MEETING_DESK (self), FALSE);

  return self->store != NULL && !iteam_store_get_read_only (self->store);
}

/**
 * iteam_meeting_desk_may:
 * @self: a desk
 * @deed: what could be done with the meeting that is on it
 *
 * Returns: whether whoever sits here may, as iteam_meeting_may() has it.
 */
gboolean
iteam_meeting_desk_may (IteamMeetingDesk *self,
                        IteamMeetingDeed  deed)
{
  IteamPerson *person;

  g_return_val_if_fail (ITEAM_IS_MEETING_DESK (self), FALSE);

  if (self->detail == NULL || !iteam_meeting_desk_get_writable (self))
    return FALSE;
  person = iteam_directory_find_person (iteam_store_get_directory (self->store), iteam_store_get_user (self->store));

  return iteam_meeting_may (self->detail->meeting, deed, person, iteam_day_today ());
}

static void
commit (IteamMeetingDesk *self,
        GtkWidget        *widget,
        IteamDraft       *draft,
        GtkEditable      *entry)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->desk = g_object_ref (self);
  saving->meeting = self->shown;
  if (entry != NULL)
    {
      saving->entry = g_object_ref (entry);
      saving->typed = g_strdup (gtk_editable_get_text (entry));
      gtk_editable_set_text (entry, "");
    }
  self->n_saving++;
  iteam_save_async (widget, self->store, draft, saved_cb, saving);
}

/**
 * iteam_meeting_desk_commit:
 * @self: a desk
 * @widget: where the edit was made
 * @draft: an edit
 * @told: (nullable): what was done, translated, for a toast that offers to undo it
 *
 * Writes an edit.
 */
void
iteam_meeting_desk_commit (IteamMeetingDesk *self,
                           GtkWidget        *widget,
                           IteamDraft       *draft,
                           const char       *told)
{
  g_return_if_fail (ITEAM_IS_MEETING_DESK (self));

  if (self->store == NULL || iteam_draft_is_empty (draft))
    return;

  if (told != NULL)
    {
      iteam_save_and_tell (widget, self->store, draft, told, NULL);

      return;
    }
  commit (self, widget, draft, NULL);
}

/**
 * iteam_meeting_desk_commit_typed:
 * @self: a desk
 * @widget: where the edit was made
 * @draft: an edit
 * @entry: where it was typed, which is empty from now on
 *
 * Writes what was typed in a line of its own; if that fails, it stands there again.
 */
void
iteam_meeting_desk_commit_typed (IteamMeetingDesk *self,
                                 GtkWidget        *widget,
                                 IteamDraft       *draft,
                                 GtkEditable      *entry)
{
  g_return_if_fail (ITEAM_IS_MEETING_DESK (self));

  if (self->store != NULL)
    commit (self, widget, draft, entry);
}

/**
 * iteam_meeting_desk_begin_write:
 * @self: a desk
 * @draft: an edit that is about to be written by someone else
 * @shown: whether the meeting as it stands here has its result, and is not read again for it
 *
 * Until iteam_meeting_desk_end_write() the file is behind what is shown.
 */
void
iteam_meeting_desk_begin_write (IteamMeetingDesk *self,
                                IteamDraft       *draft,
                                gboolean          shown)
{
  g_return_if_fail (ITEAM_IS_MEETING_DESK (self));

  self->n_saving++;
  if (shown)
    g_object_set_qdata (G_OBJECT (draft), shows_quark (), self);
}

/**
 * iteam_meeting_desk_end_write:
 * @self: a desk
 *
 * Ends what iteam_meeting_desk_begin_write() began.
 */
void
iteam_meeting_desk_end_write (IteamMeetingDesk *self)
{
  g_return_if_fail (ITEAM_IS_MEETING_DESK (self));

  self->n_saving--;
  if (self->n_saving == 0 && self->stale)
    read_again (self);
}

/**
 * iteam_meeting_desk_add_item:
 * @self: a desk
 * @widget: where it was typed
 * @item: a new item of the meeting, with its position
 * @entry: where it was typed, which is empty from now on
 *
 * Adds an item to the agenda, where it stands at once, as the next one may come behind it;
 * if it cannot be written, what was typed stands in @entry again.
 */
void
iteam_meeting_desk_add_item (IteamMeetingDesk *self,
                             GtkWidget        *widget,
                             IteamAgendaItem  *item,
                             GtkEditable      *entry)
{
  g_autoptr (IteamDraft) draft = NULL;

  g_return_if_fail (ITEAM_IS_MEETING_DESK (self));

  if (self->detail == NULL || self->store == NULL)
    return;

  draft = iteam_entry_draft_new (ITEAM_ENTRY (item));
  commit (self, widget, draft, entry);
  g_ptr_array_add (self->detail->items, g_object_ref (item));
  iteam_meeting_desk_order (self);
}

/**
 * iteam_meeting_desk_save:
 * @self: a desk
 * @widget: where it was edited
 * @read: an entry of the meeting
 * @edited: a copy of it that was edited
 *
 * Writes an edit, if it changes anything; the next one is made upon it.
 */
void
iteam_meeting_desk_save (IteamMeetingDesk *self,
                         GtkWidget        *widget,
                         gpointer          read,
                         gpointer          edited)
{
  g_autoptr (IteamDraft) draft = NULL;

  g_return_if_fail (ITEAM_IS_MEETING_DESK (self));

  draft = iteam_entry_draft_changes (read, edited);
  if (iteam_draft_is_empty (draft))
    return;

  iteam_entry_assign (read, edited);
  iteam_meeting_desk_commit (self, widget, draft, NULL);
}

static int
compare_items (gconstpointer first,
               gconstpointer second)
{
  return iteam_agenda_item_compare (*(IteamAgendaItem *const *) first, *(IteamAgendaItem *const *) second);
}

/**
 * iteam_meeting_desk_order:
 * @self: a desk
 *
 * Puts the agenda in the order of the positions as they are now, also while these are on
 * their way into the file: who moves an item twice at once moves it two places.
 */
void
iteam_meeting_desk_order (IteamMeetingDesk *self)
{
  g_return_if_fail (ITEAM_IS_MEETING_DESK (self));

  if (self->detail == NULL)
    return;
  g_ptr_array_sort (self->detail->items, compare_items);
  g_signal_emit (self, signals[SIGNAL_SYNC], 0);
}
