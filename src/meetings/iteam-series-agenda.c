/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-series-agenda.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"
#include "iteam-store-meetings.h"
#include "iteam-text.h"
#include "iteam-text-row.h"

/**
 * IteamSeriesAgenda:
 *
 * The standing items of a series, with which each of its agendas begins. Those of
 * another series can be taken over.
 */
struct _IteamSeriesAgenda
{
  AdwPreferencesGroup parent_instance;

  gint64 series;

  /* template children */
  GtkListBox *list;
  GtkEntry *entry;
  GtkMenuButton *template_button;

  /* owned */
  IteamMeetingDesk *desk;
  GPtrArray *items;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (IteamSeriesAgenda, iteam_series_agenda, ADW_TYPE_PREFERENCES_GROUP)

static IteamAgendaItem *
get_item (IteamSeriesAgenda *self,
          GtkListBoxRow     *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  return index < self->items->len ? self->items->pdata[index] : NULL;
}

static const char *
get_position (IteamSeriesAgenda *self,
              int                index)
{
  return index >= 0 && index < (int) self->items->len ? iteam_agenda_item_get_fields (self->items->pdata[index])->position : NULL;
}

/* An item without a title cannot be found again, so it keeps the one it had. */
static void
title_done_cb (IteamSeriesAgenda *self,
               IteamTextRow      *row)
{
  IteamAgendaItem *item = get_item (self, GTK_LIST_BOX_ROW (row));
  g_autofree char *typed = iteam_text_row_get_typed (row);
  g_autofree char *before = g_strdup (iteam_text_row_get_read (row));
  g_autoptr (IteamAgendaItem) edited = NULL;

  if (item == NULL || typed[0] == '\0')
    {
      iteam_text_row_revert (row);

      return;
    }
  iteam_text_row_take_saved (row, typed);
  g_object_set (item, "title", before, NULL);
  edited = iteam_entry_copy (item);
  g_object_set (edited, "title", typed, NULL);
  iteam_meeting_desk_save (self->desk, GTK_WIDGET (self), item, edited);
}

static void
remove_cb (IteamSeriesAgenda *self,
           GtkWidget         *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  IteamAgendaItem *item = get_item (self, GTK_LIST_BOX_ROW (row));
  g_autoptr (IteamDraft) draft = item != NULL ? iteam_entry_draft_delete (ITEAM_ENTRY (item)) : NULL;

  if (draft != NULL)
    iteam_meeting_desk_commit (self->desk, GTK_WIDGET (self), draft, _("Standing item deleted"));
}

static void
raise_cb (IteamSeriesAgenda *self,
          GtkWidget         *button)
{
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));
  int index = gtk_list_box_row_get_index (row);
  IteamAgendaItem *item = get_item (self, row);
  g_autofree char *position = NULL;
  g_autoptr (IteamAgendaItem) edited = NULL;

  if (item == NULL || index == 0)
    return;
  position = iteam_position_between (get_position (self, index - 2), get_position (self, index - 1));
  edited = iteam_entry_copy (item);
  g_object_set (edited, "position", position, NULL);
  iteam_meeting_desk_save (self->desk, GTK_WIDGET (self), item, edited);
}

static void
add_button (IteamSeriesAgenda *self,
            AdwEntryRow       *row,
            const char        *icon,
            const char        *name,
            GCallback          callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (row, button);
}

static GtkWidget *
make_row (IteamSeriesAgenda *self)
{
  GtkWidget *row = g_object_new (ITEAM_TYPE_TEXT_ROW, "label", _("Standing item"), NULL);

  g_signal_connect_object (row, "done", G_CALLBACK (title_done_cb), self, G_CONNECT_SWAPPED);
  add_button (self, ADW_ENTRY_ROW (row), "go-up-symbolic", _("Earlier on the Agenda"), G_CALLBACK (raise_cb));
  add_button (self, ADW_ENTRY_ROW (row), "user-trash-symbolic", _("Delete"), G_CALLBACK (remove_cb));

  return row;
}

static void
show_items (IteamSeriesAgenda *self)
{
  gboolean writable = iteam_meeting_desk_get_writable (self->desk);
  GtkListBoxRow *row;

  for (guint i = 0; i < self->items->len; i++)
    {
      if (gtk_list_box_get_row_at_index (self->list, (int) i) == NULL)
        gtk_list_box_append (self->list, make_row (self));
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      iteam_text_row_show (ITEAM_TEXT_ROW (row), iteam_agenda_item_get_fields (self->items->pdata[i])->title);
      gtk_widget_set_sensitive (GTK_WIDGET (row), writable);
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) self->items->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->items->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), writable);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamSeriesAgenda) self = user_data;
  g_autoptr (GPtrArray) items = iteam_store_read_waiting_finish (ITEAM_STORE (source), result, NULL);

  /* Cancelled, or nothing that could be shown. */
  if (items == NULL || self->desk == NULL)
    return;

  g_ptr_array_unref (self->items);
  self->items = g_steal_pointer (&items);
  show_items (self);
}

static void
entry_activated_cb (IteamSeriesAgenda *self)
{
  g_autofree char *title = iteam_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autofree char *position = iteam_position_between (get_position (self, (int) self->items->len - 1), NULL);
  g_autoptr (IteamAgendaItem) item = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  if (title == NULL || self->series == 0)
    return;
  item = iteam_agenda_item_new_waiting (self->series, title, TRUE, iteam_day_today ());
  g_object_set (item, "position", position, NULL);
  draft = iteam_entry_draft_new (ITEAM_ENTRY (item));
  iteam_meeting_desk_commit_typed (self->desk, GTK_WIDGET (self), draft, GTK_EDITABLE (self->entry));
}

/* The items of the other series come behind those that there are. */
static void
template_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (IteamSeriesAgenda) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = iteam_store_read_waiting_finish (ITEAM_STORE (source), result, &error);
  g_autoptr (IteamDraft) draft = NULL;
  g_autofree char *position = NULL;

  if (self->desk == NULL || self->series == 0)
    return;
  if (items == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);

      return;
    }

  draft = iteam_draft_new (N_("Standing items taken over"));
  position = g_strdup (get_position (self, (int) self->items->len - 1));
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (IteamAgendaItem) item = iteam_agenda_item_repeat (items->pdata[i], 0, iteam_day_today ());
      char *next = iteam_position_between (position, NULL);

      g_free (position);
      position = next;
      g_object_set (item, "series", self->series, "position", position, NULL);
      iteam_entry_add_to (ITEAM_ENTRY (item), draft);
    }
  iteam_meeting_desk_commit (self->desk, GTK_WIDGET (self), draft, _("The standing items were taken over"));
}

static void
template_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  IteamSeriesAgenda *self = ITEAM_SERIES_AGENDA (widget);

  iteam_store_read_waiting_async (iteam_meeting_desk_get_store (self->desk), g_variant_get_int64 (parameter), TRUE, NULL,
                                  template_read_cb, g_object_ref (self));
}

static void
iteam_series_agenda_dispose (GObject *object)
{
  IteamSeriesAgenda *self = ITEAM_SERIES_AGENDA (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_series_agenda_parent_class)->dispose (object);
}

static void
iteam_series_agenda_finalize (GObject *object)
{
  g_ptr_array_unref (ITEAM_SERIES_AGENDA (object)->items);

  G_OBJECT_CLASS (iteam_series_agenda_parent_class)->finalize (object);
}

static void
iteam_series_agenda_class_init (IteamSeriesAgendaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_series_agenda_dispose;
  G_OBJECT_CLASS (klass)->finalize = iteam_series_agenda_finalize;

  gtk_widget_class_install_action (widget_class, "series-agenda.template", "x", template_action);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-series-agenda.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesAgenda, entry);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesAgenda, list);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesAgenda, template_button);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
iteam_series_agenda_init (IteamSeriesAgenda *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_series_agenda_set_desk:
 * @self: standing items
 * @desk: what writes; once
 */
void
iteam_series_agenda_set_desk (IteamSeriesAgenda *self,
                              IteamMeetingDesk  *desk)
{
  g_return_if_fail (ITEAM_IS_SERIES_AGENDA (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
}

static void
fill_menu (IteamSeriesAgenda *self,
           GListModel        *all)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (IteamSeries) series = g_list_model_get_item (all, i);
      g_autoptr (GMenuItem) item = NULL;

      if (iteam_entry_get_id (ITEAM_ENTRY (series)) == self->series)
        continue;
      item = g_menu_item_new (iteam_series_get_fields (series)->title, NULL);
      g_menu_item_set_action_and_target (item, "series-agenda.template", "x", iteam_entry_get_id (ITEAM_ENTRY (series)));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->template_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->template_button),
                          iteam_meeting_desk_get_writable (self->desk) && g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

/**
 * iteam_series_agenda_show:
 * @self: standing items
 * @series: (nullable): the series, whose items are read anew
 * @all: (element-type IteamSeries): all of them, from which items can be taken over
 */
void
iteam_series_agenda_show (IteamSeriesAgenda *self,
                          IteamSeries       *series,
                          GListModel        *all)
{
  gint64 id = series != NULL ? iteam_entry_get_id (ITEAM_ENTRY (series)) : 0;

  g_return_if_fail (ITEAM_IS_SERIES_AGENDA (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->series != id)
    {
      self->series = id;
      g_ptr_array_set_size (self->items, 0);
      show_items (self);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
    }
  if (series == NULL)
    return;

  fill_menu (self, all);
  self->cancellable = g_cancellable_new ();
  iteam_store_read_waiting_async (iteam_meeting_desk_get_store (self->desk), id, TRUE, self->cancellable, read_cb, g_object_ref (self));
}
