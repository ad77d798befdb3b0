/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-agenda-list.h"

#include <glib/gi18n-lib.h>

#include "iteam-agenda-row.h"
#include "iteam-carry-over.h"
#include "iteam-id.h"
#include "iteam-text.h"

/**
 * IteamAgendaList:
 *
 * The agenda of a meeting: its items under their headings, in an order that is changed
 * by dragging or with Alt+Up and Alt+Down, when the turn of each is, and how that agrees
 * with the planned end. A line below adds an item. Above the items stands the meeting
 * itself.
 */
struct _IteamAgendaList
{
  AdwBin parent_instance;

  gboolean updating;
  /* What was added last, behind which the next one comes until something else is chosen. */
  gint64 added;

  /* template children */
  GtkListBox *list;
  GtkListBoxRow *meeting_row;
  GtkLabel *total_label;
  GtkEntry *entry;

  /* owned */
  IteamMeetingDesk *desk;
};

G_DEFINE_FINAL_TYPE (IteamAgendaList, iteam_agenda_list, ADW_TYPE_BIN)

static GtkListBoxRow *
get_row (IteamAgendaList *self,
         guint            index)
{
  /* The first row is the meeting itself. */
  return gtk_list_box_get_row_at_index (self->list, (int) index + 1);
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  const char *section = ITEAM_IS_AGENDA_ROW (row) ? iteam_agenda_row_get_section (ITEAM_AGENDA_ROW (row)) : NULL;
  const char *other = ITEAM_IS_AGENDA_ROW (before) ? iteam_agenda_row_get_section (ITEAM_AGENDA_ROW (before)) : NULL;
  GtkWidget *label;

  if (section == NULL || g_strcmp0 (section, other) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);

      return;
    }
  label = gtk_label_new (section);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "iteam-group-title");
  gtk_list_box_row_set_header (row, label);
}

static const char *
get_position (const IteamMeetingDetail *detail,
              int                       index)
{
  if (index < 0 || index >= (int) detail->items->len)
    return NULL;

  return iteam_agenda_item_get_fields (g_ptr_array_index (detail->items, index))->position;
}

/* Puts item @from at the place of item @to, which moves aside; it goes under the same
 * heading. */
static void
move_item (IteamAgendaList *self,
           int              from,
           int              to)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  IteamAgendaItem *item = g_ptr_array_index (detail->items, from);
  g_autoptr (IteamAgendaItem) edited = iteam_entry_copy (item);
  int above = to > from ? to : to - 1;
  g_autofree char *position = iteam_position_between (get_position (detail, above), get_position (detail, above + 1));

  g_object_set (edited,
                "position", position,
                "section", iteam_agenda_item_get_fields (g_ptr_array_index (detail->items, to))->section,
                NULL);
  iteam_meeting_desk_save (self->desk, GTK_WIDGET (self), item, edited);
  iteam_meeting_desk_order (self->desk);
}

static int
find_item (IteamAgendaList *self,
           gint64           id)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);

  for (guint i = 0; detail != NULL && i < detail->items->len; i++)
    if (iteam_entry_get_id (g_ptr_array_index (detail->items, i)) == id)
      return (int) i;

  return -1;
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamAgendaList *self = ITEAM_AGENDA_LIST (widget);
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  int from = (int) iteam_meeting_desk_get_position (self->desk) - 1;
  int to = from + g_variant_get_int32 (parameter);

  if (from < 0 || to < 0 || to >= (int) detail->items->len || !iteam_meeting_desk_may (self->desk, ITEAM_DEED_AGENDA))
    return;
  move_item (self, from, to);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 IteamAgendaRow *row)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (row), ITEAM_TYPE_AGENDA_LIST);
  g_autoptr (GdkPaintable) picture = NULL;

  if (list == NULL || !iteam_meeting_desk_may (ITEAM_AGENDA_LIST (list)->desk, ITEAM_DEED_AGENDA))
    return NULL;
  picture = gtk_widget_paintable_new (GTK_WIDGET (row));
  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);

  return gdk_content_provider_new_typed (G_TYPE_INT64, iteam_agenda_row_get_item (row));
}

static gboolean
drop_cb (GtkDropTarget  *target,
         const GValue   *value,
         double          x,
         double          y,
         IteamAgendaRow *row)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (row), ITEAM_TYPE_AGENDA_LIST);
  int from = find_item (ITEAM_AGENDA_LIST (list), g_value_get_int64 (value));
  int to = find_item (ITEAM_AGENDA_LIST (list), iteam_agenda_row_get_item (row));

  if (from < 0 || to < 0 || from == to)
    return FALSE;
  move_item (ITEAM_AGENDA_LIST (list), from, to);

  return TRUE;
}

static GtkWidget *
make_row (IteamAgendaList *self)
{
  GtkWidget *row = iteam_agenda_row_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  gtk_widget_add_css_class (row, "iteam-drop");

  return row;
}

/* When the agenda ends, and whether the meeting is planned to be over by then. */
static void
show_total (IteamAgendaList    *self,
            const IteamMeeting *meeting,
            int                 planned)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields ((IteamMeeting *) meeting);
  g_autofree char *duration = iteam_duration_format (planned);
  g_autofree char *text = NULL;
  int over = fields->start != ITEAM_TIME_NONE && fields->ends != ITEAM_TIME_NONE ? fields->start + planned - fields->ends : 0;

  if (over > 0)
    {
      g_autofree char *beyond = iteam_duration_format (over);

      text = g_strdup_printf (_("%s planned\n%s over the planned end"), duration, beyond);
      gtk_widget_add_css_class (GTK_WIDGET (self->total_label), "error");
    }
  else
    {
      text = planned > 0 ? g_strdup_printf (_("%s planned"), duration) : g_strdup ("");
      gtk_widget_remove_css_class (GTK_WIDGET (self->total_label), "error");
    }
  gtk_label_set_label (self->total_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->total_label), text[0] != '\0');
}

static void
chosen_cb (IteamAgendaList *self)
{
  guint position = iteam_meeting_desk_get_position (self->desk);

  self->updating = TRUE;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) position));
  self->updating = FALSE;
}

/* Another item, or another meeting. */
static void
choice_changed_cb (IteamAgendaList *self)
{
  self->added = 0;
  chosen_cb (self);
}

static void
sync_cb (IteamAgendaList *self)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  const IteamMeetingFields *fields = iteam_meeting_get_fields (detail->meeting);
  IteamTime time = fields->start;
  int planned = 0;
  GtkListBoxRow *row;

  for (guint i = 0; i < detail->items->len; i++)
    {
      IteamAgendaItem *item = g_ptr_array_index (detail->items, i);
      int minutes = iteam_agenda_item_get_fields (item)->planned;
      gboolean late = time != ITEAM_TIME_NONE && fields->ends != ITEAM_TIME_NONE && time + minutes > fields->ends;

      if (get_row (self, i) == NULL)
        gtk_list_box_append (self->list, make_row (self));
      iteam_agenda_row_show (ITEAM_AGENDA_ROW (get_row (self, i)), item, iteam_meeting_desk_get_directory (self->desk), i + 1, time, late);
      planned += minutes;
      if (time != ITEAM_TIME_NONE)
        time = MIN (time + minutes, ITEAM_TIME_LAST);
    }
  while ((row = get_row (self, detail->items->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_invalidate_headers (self->list);
  show_total (self, detail->meeting, planned);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), iteam_meeting_desk_may (self->desk, ITEAM_DEED_AGENDA));
  chosen_cb (self);
}

static void
switched_cb (IteamAgendaList *self)
{
  if (iteam_meeting_desk_get_detail (self->desk) != NULL)
    return;

  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->updating = FALSE;
}

static void
row_selected_cb (IteamAgendaList *self,
                 GtkListBoxRow   *row)
{
  if (self->updating || self->desk == NULL || row == NULL)
    return;

  iteam_meeting_desk_choose (self->desk, ITEAM_IS_AGENDA_ROW (row) ? iteam_agenda_row_get_item (ITEAM_AGENDA_ROW (row)) : 0);
}

/* What is added comes behind what was added before it or is chosen, and else ahead of what
 * ends each meeting. */
static guint
find_place (IteamAgendaList          *self,
            const IteamMeetingDetail *detail)
{
  guint position = iteam_meeting_desk_get_position (self->desk);
  int added = self->added != 0 ? find_item (self, self->added) : -1;

  if (added >= 0)
    return (guint) added + 1;

  return position > 0 ? position : iteam_carry_over_find_place (detail);
}

/* The heading is that of what it comes behind, if that is not what opens each meeting. */
static const char *
find_section (IteamAgendaList *self,
              IteamAgendaItem *before)
{
  const IteamAgendaItemFields *fields;

  if (before == NULL)
    return NULL;
  fields = iteam_agenda_item_get_fields (before);

  return fields->standing && iteam_meeting_desk_get_item (self->desk) == NULL ? NULL : fields->section;
}

static void
entry_activated_cb (IteamAgendaList *self)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  g_autofree char *title = iteam_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (IteamAgendaItem) item = NULL;
  g_autofree char *place = NULL;
  IteamAgendaItem *before, *after;
  guint position;

  if (title == NULL || detail == NULL)
    return;

  position = find_place (self, detail);
  before = position > 0 ? g_ptr_array_index (detail->items, position - 1) : NULL;
  after = position < detail->items->len ? g_ptr_array_index (detail->items, position) : NULL;
  place = iteam_position_between (before != NULL ? iteam_agenda_item_get_fields (before)->position : NULL,
                                  after != NULL ? iteam_agenda_item_get_fields (after)->position : NULL);
  item = iteam_agenda_item_new (iteam_entry_get_id (ITEAM_ENTRY (detail->meeting)), title, iteam_day_today ());
  g_object_set (item, "position", place, "section", find_section (self, before), NULL);
  self->added = iteam_entry_get_id (ITEAM_ENTRY (item));
  iteam_meeting_desk_add_item (self->desk, GTK_WIDGET (self), item, GTK_EDITABLE (self->entry));
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamAgendaList *self = ITEAM_AGENDA_LIST (widget);
  IteamAgendaItem *item = iteam_meeting_desk_get_item (self->desk);
  g_autoptr (IteamDraft) draft = NULL;

  if (item == NULL || !iteam_meeting_desk_may (self->desk, ITEAM_DEED_AGENDA))
    return;
  draft = iteam_entry_draft_delete (ITEAM_ENTRY (item));
  iteam_meeting_desk_commit (self->desk, widget, draft, _("Agenda item deleted"));
}

static void
iteam_agenda_list_dispose (GObject *object)
{
  g_clear_object (&ITEAM_AGENDA_LIST (object)->desk);

  G_OBJECT_CLASS (iteam_agenda_list_parent_class)->dispose (object);
}

static void
iteam_agenda_list_class_init (IteamAgendaListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_agenda_list_dispose;

  gtk_widget_class_install_action (widget_class, "agenda.move", "i", move_action);
  gtk_widget_class_install_action (widget_class, "agenda.remove", NULL, remove_action);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-agenda-list.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamAgendaList, entry);
  gtk_widget_class_bind_template_child (widget_class, IteamAgendaList, list);
  gtk_widget_class_bind_template_child (widget_class, IteamAgendaList, meeting_row);
  gtk_widget_class_bind_template_child (widget_class, IteamAgendaList, total_label);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
iteam_agenda_list_init (IteamAgendaList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, self, NULL);
}

/**
 * iteam_agenda_list_set_desk:
 * @self: a list
 * @desk: the meeting that is on the screen; once
 */
void
iteam_agenda_list_set_desk (IteamAgendaList  *self,
                            IteamMeetingDesk *desk)
{
  g_return_if_fail (ITEAM_IS_AGENDA_LIST (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "switched", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "sync", G_CALLBACK (sync_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "chosen", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_agenda_list_flush:
 * @self: a list
 *
 * Adds the item that is still being typed.
 */
void
iteam_agenda_list_flush (IteamAgendaList *self)
{
  g_return_if_fail (ITEAM_IS_AGENDA_LIST (self));

  if (iteam_meeting_desk_may (self->desk, ITEAM_DEED_AGENDA))
    entry_activated_cb (self);
}
