/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-meetings.h"

#include "iteam-agenda-item.h"
#include "iteam-meeting.h"
#include "iteam-ref.h"
#include "iteam-store-meetings.h"

/**
 * IteamDocumentMeetings:
 *
 * Where a document was spoken of: the agenda items that have it or cite it, each one
 * click away. Without any there is nothing to see.
 */
struct _IteamDocumentMeetings
{
  AdwBin parent_instance;

  /* template children */
  GtkListBox *list;

  /* owned */
  IteamDocumentEdits *edits;
  IteamStore *store;
  GPtrArray *items;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (IteamDocumentMeetings, iteam_document_meetings, ADW_TYPE_BIN)

static void
row_activated_cb (IteamDocumentMeetings *self,
                  GtkListBoxRow         *row)
{
  IteamAgendaItem *item = self->items->pdata[gtk_list_box_row_get_index (row)];
  IteamRef ref = { .kind = ITEAM_KIND_AGENDA_ITEM, .id = iteam_entry_get_id (ITEAM_ENTRY (item)) };
  g_autofree char *thing = iteam_ref_to_string (&ref);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", thing);
}

static void
clear (IteamDocumentMeetings *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
add_item (IteamDocumentMeetings *self,
          IteamAgendaItem       *item,
          GPtrArray             *meetings)
{
  const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fields->title);
  for (guint i = 0; i < meetings->len; i++)
    if (iteam_entry_get_id (meetings->pdata[i]) == fields->meeting)
      {
        g_autofree char *name = iteam_meeting_format_name (meetings->pdata[i]);

        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name);
      }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->list, row);
}

static void
meetings_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (IteamDocumentMeetings) self = user_data;
  g_autoptr (GPtrArray) meetings = iteam_store_read_meetings_finish (ITEAM_STORE (source), result, NULL);

  /* Cancelled, or nothing that could be shown. */
  if (meetings == NULL)
    return;

  clear (self);
  for (guint i = 0; i < self->items->len; i++)
    add_item (self, self->items->pdata[i], meetings);
  gtk_widget_set_visible (GTK_WIDGET (self), self->items->len > 0);
}

static void
items_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (IteamDocumentMeetings) self = user_data;
  g_autoptr (GPtrArray) items = iteam_store_read_citing_finish (ITEAM_STORE (source), result, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (items == NULL)
    return;

  for (guint i = 0; i < items->len; i++)
    g_array_append_val (ids, iteam_agenda_item_get_fields (items->pdata[i])->meeting);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_steal_pointer (&items);
  iteam_store_read_meetings_async (ITEAM_STORE (source), ids, self->reading, meetings_read_cb, g_object_ref (self));
}

static void
read_items (IteamDocumentMeetings *self)
{
  IteamDocument *read = iteam_document_edits_get_read (self->edits);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (read == NULL || self->store == NULL)
    {
      clear (self);

      return;
    }

  self->reading = g_cancellable_new ();
  iteam_store_read_citing_async (self->store, iteam_document_get_id (read), self->reading, items_read_cb, g_object_ref (self));
}

/* Someone may have cited it meanwhile, or moved the meeting. */
static void
store_changed_cb (IteamDocumentMeetings *self,
                  IteamChanges          *changes)
{
  gboolean touched = changes->everything;

  for (guint i = 0; i < changes->refs->len && !touched; i++)
    {
      IteamKind kind = g_array_index (changes->refs, IteamRef, i).kind;

      touched = kind == ITEAM_KIND_AGENDA_ITEM || kind == ITEAM_KIND_MEETING;
    }
  if (touched)
    read_items (self);
}

static void
follow_store (IteamDocumentMeetings *self,
              IteamStore            *store)
{
  if (self->store == store)
    return;

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, store_changed_cb, self);
  g_set_object (&self->store, store);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
switched_cb (IteamDocumentMeetings *self)
{
  follow_store (self, iteam_document_edits_get_store (self->edits));
  clear (self);
}

static void
iteam_document_meetings_dispose (GObject *object)
{
  IteamDocumentMeetings *self = ITEAM_DOCUMENT_MEETINGS (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  follow_store (self, NULL);
  g_clear_object (&self->edits);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (iteam_document_meetings_parent_class)->dispose (object);
}

static void
iteam_document_meetings_class_init (IteamDocumentMeetingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_document_meetings_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/documents/iteam-document-meetings.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentMeetings, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
iteam_document_meetings_init (IteamDocumentMeetings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_document_meetings_set_edits:
 * @self: the meetings of a document
 * @edits: what is shown; once
 */
void
iteam_document_meetings_set_edits (IteamDocumentMeetings *self,
                                   IteamDocumentEdits    *edits)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_MEETINGS (self));
  g_return_if_fail (self->edits == NULL);

  self->edits = g_object_ref (edits);
  g_signal_connect_object (edits, "switched", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "sync", G_CALLBACK (read_items), self, G_CONNECT_SWAPPED);
}
