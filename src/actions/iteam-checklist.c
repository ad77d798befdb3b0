/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-checklist.h"

#include <glib/gi18n-lib.h>

#include "iteam-check-item.h"
#include "iteam-checklist-row.h"
#include "iteam-id.h"
#include "iteam-text-area.h"

/**
 * IteamChecklist:
 *
 * The checklist of an action point. At its end stands an empty line: whoever
 * types there and presses Enter adds it, and goes on with the next.
 */
struct _IteamChecklist
{
  IteamActionPart parent_instance;

  /* template children */
  GtkListBox *list;
  IteamTextArea *add_area;
  GtkLabel *progress_label;
};

G_DEFINE_FINAL_TYPE (IteamChecklist, iteam_checklist, ITEAM_TYPE_ACTION_PART)

/* One that is empty and stays so only takes room. */
static gboolean
is_of_use (IteamChecklist *self,
           gboolean        editable,
           gboolean        has_lines)
{
  return editable || has_lines;
}

static IteamChecklistRow *
get_row (IteamChecklist *self,
         int             index)
{
  GtkListBoxRow *row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;

  return ITEAM_IS_CHECKLIST_ROW (row) ? ITEAM_CHECKLIST_ROW (row) : NULL;
}

static const char *
get_position (IteamChecklist *self,
              int             index)
{
  IteamChecklistRow *row = get_row (self, index);

  return row != NULL ? iteam_check_item_get_position (iteam_checklist_row_get_item (row)) : NULL;
}

static IteamChecklistRow *
find_row (IteamChecklist *self,
          gint64          id)
{
  IteamChecklistRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (iteam_check_item_get_id (iteam_checklist_row_get_item (row)) == id)
      return row;

  return NULL;
}

static int
count_rows (IteamChecklist *self)
{
  int n_rows = 0;

  while (get_row (self, n_rows) != NULL)
    n_rows++;

  return n_rows;
}

/* The line that is to be added stands behind all others. */
static int
compare_rows (GtkListBoxRow *first,
              GtkListBoxRow *second,
              gpointer       user_data)
{
  IteamCheckItem *a, *b;
  int order;

  if (!ITEAM_IS_CHECKLIST_ROW (first) || !ITEAM_IS_CHECKLIST_ROW (second))
    return ITEAM_IS_CHECKLIST_ROW (second) - ITEAM_IS_CHECKLIST_ROW (first);

  a = iteam_checklist_row_get_item (ITEAM_CHECKLIST_ROW (first));
  b = iteam_checklist_row_get_item (ITEAM_CHECKLIST_ROW (second));
  order = g_strcmp0 (iteam_check_item_get_position (a), iteam_check_item_get_position (b));
  if (order == 0)
    order = iteam_check_item_get_id (a) < iteam_check_item_get_id (b) ? -1 : 1;

  return order;
}

static void
show_progress (IteamChecklist *self)
{
  IteamChecklistRow *row;
  g_autofree char *text = NULL;
  int n_done = 0, n_rows = 0;

  for (; (row = get_row (self, n_rows)) != NULL; n_rows++)
    if (iteam_check_item_get_done (iteam_checklist_row_get_item (row)))
      n_done++;

  /* Translators: how many lines of a checklist are ticked, and how many there are. */
  text = g_strdup_printf (_("%d of %d"), n_done, n_rows);
  gtk_label_set_label (self->progress_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_label), n_rows > 0);
}

static void
row_changed_cb (IteamChecklistRow *row,
                IteamCheckItem    *read,
                IteamChecklist    *self)
{
  IteamCheckItem *edited = iteam_checklist_row_get_item (row);
  g_autoptr (IteamDraft) text = iteam_check_item_draft_text (read, iteam_check_item_get_text (edited));
  g_autoptr (IteamDraft) done = iteam_check_item_draft_done (read, iteam_check_item_get_done (edited));

  /* A person does one of the two at a time. */
  iteam_action_part_save (ITEAM_ACTION_PART (self), iteam_draft_is_empty (text) ? done : text, NULL);
  show_progress (self);
}

static void
focus_row (IteamChecklist *self,
           int             index)
{
  IteamChecklistRow *row = get_row (self, index);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->add_area));
}

static void
row_removed_cb (IteamChecklistRow *row,
                IteamChecklist    *self)
{
  g_autoptr (IteamDraft) draft = iteam_check_item_draft_delete (iteam_checklist_row_get_item (row));
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  iteam_action_part_save (ITEAM_ACTION_PART (self), draft, _("Checklist line deleted"));
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  show_progress (self);
  focus_row (self, MAX (index - 1, 0));
}

static void
row_entered_cb (IteamChecklistRow *row,
                IteamChecklist    *self)
{
  focus_row (self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
}

/* Puts a row before the one that stands at @index now. */
static void
place_row (IteamChecklist    *self,
           IteamChecklistRow *row,
           int                index)
{
  IteamCheckItem *read = iteam_checklist_row_get_item (row);
  int from = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  g_autofree char *position = NULL;
  g_autoptr (IteamCheckItem) moved = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  if (index < 0 || index > count_rows (self) || index == from || index == from + 1)
    return;

  position = iteam_position_between (get_position (self, index - 1), get_position (self, index));
  draft = iteam_check_item_draft_move (read, position);
  moved = iteam_check_item_new (iteam_check_item_get_id (read), iteam_check_item_get_action (read),
                                iteam_check_item_get_text (read), iteam_check_item_get_done (read), position);
  iteam_checklist_row_show (row, moved);
  gtk_list_box_invalidate_sort (self->list);
  iteam_action_part_save (ITEAM_ACTION_PART (self), draft, NULL);
}

static void
row_moved_cb (IteamChecklistRow *row,
              int                step,
              IteamChecklist    *self)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  place_row (self, row, step < 0 ? index - 1 : index + 2);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* In the upper half of a row the place is before it, else behind it. */
static int
find_place (IteamChecklist *self,
            double          y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  graphene_rect_t bounds;

  if (!ITEAM_IS_CHECKLIST_ROW (row) || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    return count_rows (self);

  return gtk_list_box_row_get_index (row) + (y > bounds.origin.y + bounds.size.height / 2);
}

static GdkDragAction
drop_motion_cb (IteamChecklist *self,
                double          x,
                double          y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, find_place (self, y));

  if (row != NULL)
    gtk_list_box_drag_highlight_row (self->list, row);

  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (IteamChecklist *self)
{
  gtk_list_box_drag_unhighlight_row (self->list);
}

static gboolean
drop_cb (IteamChecklist *self,
         const GValue   *value,
         double          x,
         double          y)
{
  IteamChecklistRow *row = g_value_get_object (value);

  gtk_list_box_drag_unhighlight_row (self->list);
  /* A line of another window's checklist stays there. */
  if (gtk_widget_get_parent (GTK_WIDGET (row)) != GTK_WIDGET (self->list))
    return FALSE;

  place_row (self, row, find_place (self, y));

  return TRUE;
}

static void
add_row (IteamChecklist *self,
         IteamCheckItem *item)
{
  GtkWidget *row = iteam_checklist_row_new (item);

  iteam_checklist_row_watch_conflicts (ITEAM_CHECKLIST_ROW (row), iteam_action_part_get_store (ITEAM_ACTION_PART (self)));
  g_object_bind_property (self, "editable", row, "editable", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, 0);
  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed_cb), self, 0);
  g_signal_connect_object (row, "moved", G_CALLBACK (row_moved_cb), self, 0);
  g_signal_connect_object (row, "entered", G_CALLBACK (row_entered_cb), self, 0);
  gtk_list_box_append (self->list, row);
}

static void
add_done_cb (IteamChecklist *self)
{
  g_autofree char *text = iteam_text_area_get_typed (self->add_area);
  g_autofree char *position = NULL;
  g_autoptr (IteamCheckItem) item = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  iteam_text_area_take_saved (self->add_area, NULL);
  if (text[0] == '\0')
    return;

  position = iteam_position_between (get_position (self, count_rows (self) - 1), NULL);
  item = iteam_check_item_new (0, iteam_action_part_get_id (ITEAM_ACTION_PART (self)), text, FALSE, position);
  draft = iteam_check_item_draft_new (item);
  add_row (self, item);
  show_progress (self);
  iteam_action_part_save (ITEAM_ACTION_PART (self), draft, NULL);
}

static void
iteam_checklist_switched (IteamActionPart *part)
{
  IteamChecklist *self = ITEAM_CHECKLIST (part);
  IteamChecklistRow *row;

  while ((row = get_row (self, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  iteam_text_area_revert (self->add_area);
  show_progress (self);
}

static void
iteam_checklist_flush (IteamActionPart *part)
{
  IteamChecklist *self = ITEAM_CHECKLIST (part);
  IteamChecklistRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    iteam_checklist_row_flush (row);
  iteam_text_area_finish (self->add_area);
}

static void
iteam_checklist_class_init (IteamChecklistClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  IteamActionPartClass *part_class = ITEAM_ACTION_PART_CLASS (klass);

  part_class->switched = iteam_checklist_switched;
  part_class->flush = iteam_checklist_flush;

  g_type_ensure (ITEAM_TYPE_CHECKLIST_ROW);
  g_type_ensure (ITEAM_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-checklist.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamChecklist, add_area);
  gtk_widget_class_bind_template_child (widget_class, IteamChecklist, list);
  gtk_widget_class_bind_template_child (widget_class, IteamChecklist, progress_label);
  gtk_widget_class_bind_template_callback (widget_class, add_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_of_use);
}

static void
iteam_checklist_init (IteamChecklist *self)
{
  GtkDropTarget *target = gtk_drop_target_new (ITEAM_TYPE_CHECKLIST_ROW, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);

  g_signal_connect_object (target, "motion", G_CALLBACK (drop_motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (drop_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (target));
}

static gboolean
has_item (GPtrArray *items,
          gint64     id)
{
  for (guint i = 0; i < items->len; i++)
    if (iteam_check_item_get_id (g_ptr_array_index (items, i)) == id)
      return TRUE;

  return FALSE;
}

/**
 * iteam_checklist_show_items:
 * @self: a checklist
 * @items: (element-type IteamCheckItem): the lines that the file holds
 *
 * Brings the lines up to date. Each stays where it is as long as it is there,
 * and so does one that someone deleted while it is being typed in.
 */
void
iteam_checklist_show_items (IteamChecklist *self,
                            GPtrArray      *items)
{
  g_return_if_fail (ITEAM_IS_CHECKLIST (self));

  for (int i = count_rows (self); i-- > 0;)
    {
      IteamChecklistRow *row = get_row (self, i);

      if (!has_item (items, iteam_check_item_get_id (iteam_checklist_row_get_item (row))) &&
          !iteam_checklist_row_is_typed (row))
        gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }

  for (guint i = 0; i < items->len; i++)
    {
      IteamCheckItem *item = g_ptr_array_index (items, i);
      IteamChecklistRow *row = find_row (self, iteam_check_item_get_id (item));

      if (row != NULL)
        iteam_checklist_row_show (row, item);
      else
        add_row (self, item);
    }
  gtk_list_box_invalidate_sort (self->list);
  show_progress (self);
}
