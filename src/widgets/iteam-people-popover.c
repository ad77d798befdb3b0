/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-people-popover.h"

#include <string.h>

#include "iteam-person-cell.h"
#include "iteam-text.h"

/**
 * IteamPeoplePopover:
 *
 * Chooses people of the team: type to find, Up and Down to go through the
 * list, Enter to choose or let go, Escape when it is as it should be. Who has
 * left the team is there as long as they are chosen.
 */
struct _IteamPeoplePopover
{
  GtkPopover parent_instance;

  /* template children */
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;

  /* owned */
  IteamDirectory *directory;
  GArray *before;
  GArray *selected;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamPeoplePopover, iteam_people_popover, GTK_TYPE_POPOVER)

static gboolean
has_person (GArray *people,
            gint64  id,
            guint  *position)
{
  for (guint i = 0; i < people->len; i++)
    if (g_array_index (people, gint64, i) == id)
      {
        if (position != NULL)
          *position = i;

        return TRUE;
      }

  return FALSE;
}

/* All that was typed is somewhere in the names or the roles. */
static gboolean
answers_to (IteamPerson *person,
            const char  *text)
{
  g_autofree char *roles = iteam_person_describe_roles (person, iteam_day_today ());
  g_autofree char *all = g_strjoin (" ", iteam_person_get_name (person), iteam_person_get_short_name (person), roles, NULL);
  g_autofree char *folded = iteam_text_fold (all);
  g_auto (GStrv) words = iteam_text_words (text);

  for (char **word = words; *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  IteamPeoplePopover *self = user_data;
  IteamPerson *person = item;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (!iteam_person_get_active (person) && !has_person (self->before, iteam_person_get_id (person), NULL))
    return FALSE;

  return answers_to (person, text);
}

static void
toggled_cb (GtkCheckButton     *check,
            IteamPeoplePopover *self)
{
  IteamPerson *person = g_object_get_data (G_OBJECT (check), "person");
  gint64 id = iteam_person_get_id (person);
  gboolean active = gtk_check_button_get_active (check);
  guint position;

  if (active == has_person (self->selected, id, &position))
    return;
  if (active)
    g_array_append_val (self->selected, id);
  else
    g_array_remove_index (self->selected, position);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  IteamPeoplePopover *self = user_data;
  IteamPerson *person = item;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *cell = g_object_new (ITEAM_TYPE_PERSON_CELL, "person", person, NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  g_object_set_data_full (G_OBJECT (check), "person", g_object_ref (person), g_object_unref);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               has_person (self->selected, iteam_person_get_id (person), NULL));
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  /* The row is what the keyboard goes to. */
  gtk_widget_set_focusable (check, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  iteam_person_get_name (person), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  iteam_person_get_name (person), -1);

  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), cell);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}

static void
row_activated_cb (IteamPeoplePopover *self,
                  GtkListBoxRow      *row)
{
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

static void
select_first (IteamPeoplePopover *self)
{
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
show_found (IteamPeoplePopover *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "people" : "nobody");
  select_first (self);
}

static void
search_changed_cb (IteamPeoplePopover *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_found (self);
}

/* Keeps the row that Up and Down come to in sight while the focus is in the
 * search entry. */
static void
scroll_to (IteamPeoplePopover *self,
           GtkWidget          *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static gboolean
move_selection (IteamPeoplePopover *self,
                int                 step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  if (row != NULL)
    {
      gtk_list_box_select_row (self->list, row);
      scroll_to (self, GTK_WIDGET (row));
    }

  return GDK_EVENT_STOP;
}

static gboolean
search_key_pressed_cb (IteamPeoplePopover *self,
                       guint               keyval,
                       guint               keycode,
                       GdkModifierType     modifiers)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move_selection (self, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move_selection (self, -1);
    case GDK_KEY_space:
      /* A search does not begin with a space. */
      if (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0')
        return GDK_EVENT_PROPAGATE;
      G_GNUC_FALLTHROUGH;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (gtk_list_box_get_selected_row (self->list) != NULL)
        row_activated_cb (self, gtk_list_box_get_selected_row (self->list));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
stop_search_cb (IteamPeoplePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
same_people (GArray *first,
             GArray *second)
{
  if (first->len != second->len)
    return FALSE;

  for (guint i = 0; i < first->len; i++)
    if (!has_person (second, g_array_index (first, gint64, i), NULL))
      return FALSE;

  return TRUE;
}

static void
closed_cb (IteamPeoplePopover *self)
{
  gboolean same = same_people (self->before, self->selected);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  if (same)
    return;

  g_array_unref (self->before);
  self->before = g_array_copy (self->selected);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
iteam_people_popover_show (GtkWidget *widget)
{
  IteamPeoplePopover *self = ITEAM_PEOPLE_POPOVER (widget);

  show_found (self);
  GTK_WIDGET_CLASS (iteam_people_popover_parent_class)->show (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
iteam_people_popover_dispose (GObject *object)
{
  IteamPeoplePopover *self = ITEAM_PEOPLE_POPOVER (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->directory);

  G_OBJECT_CLASS (iteam_people_popover_parent_class)->dispose (object);
}

static void
iteam_people_popover_finalize (GObject *object)
{
  IteamPeoplePopover *self = ITEAM_PEOPLE_POPOVER (object);

  g_array_unref (self->before);
  g_array_unref (self->selected);

  G_OBJECT_CLASS (iteam_people_popover_parent_class)->finalize (object);
}

static void
iteam_people_popover_class_init (IteamPeoplePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = iteam_people_popover_dispose;
  object_class->finalize = iteam_people_popover_finalize;
  widget_class->show = iteam_people_popover_show;

  /**
   * IteamPeoplePopover::changed:
   *
   * Emitted when the popover was closed with other people chosen than before.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ITEAM_TYPE_PERSON);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-people-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamPeoplePopover, filtered);
  gtk_widget_class_bind_template_child (widget_class, IteamPeoplePopover, list);
  gtk_widget_class_bind_template_child (widget_class, IteamPeoplePopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, IteamPeoplePopover, search_entry);
  gtk_widget_class_bind_template_child (widget_class, IteamPeoplePopover, stack);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
iteam_people_popover_init (IteamPeoplePopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->before = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  gtk_filter_list_model_set_filter (self->filtered, GTK_FILTER (self->filter));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->filtered), create_row, self, NULL);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search_entry), keys);
}

/**
 * iteam_people_popover_new:
 *
 * Returns: (transfer floating): a popover that has no people yet.
 */
GtkWidget *
iteam_people_popover_new (void)
{
  return g_object_new (ITEAM_TYPE_PEOPLE_POPOVER, NULL);
}

/**
 * iteam_people_popover_set_directory:
 * @self: a popover
 * @directory: (nullable): who can be chosen
 */
void
iteam_people_popover_set_directory (IteamPeoplePopover *self,
                                    IteamDirectory     *directory)
{
  GtkSortListModel *sorted;

  g_return_if_fail (ITEAM_IS_PEOPLE_POPOVER (self));

  if (!g_set_object (&self->directory, directory))
    return;

  sorted = GTK_SORT_LIST_MODEL (gtk_filter_list_model_get_model (self->filtered));
  gtk_sort_list_model_set_model (sorted, directory != NULL ? iteam_directory_get_people (directory) : NULL);
}

/**
 * iteam_people_popover_set_selected:
 * @self: a popover
 * @people: (nullable) (array length=n_people): keys of people
 * @n_people: how many
 *
 * Sets who is chosen. While someone is choosing, that who was chosen before is told again
 * leaves what is ticked as it is.
 */
void
iteam_people_popover_set_selected (IteamPeoplePopover *self,
                                   const gint64       *people,
                                   guint               n_people)
{
  g_autoptr (GArray) before = NULL;

  g_return_if_fail (ITEAM_IS_PEOPLE_POPOVER (self));

  before = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_people > 0)
    g_array_append_vals (before, people, n_people);
  if (gtk_widget_get_visible (GTK_WIDGET (self)) && same_people (self->before, before))
    return;

  g_array_set_size (self->selected, 0);
  if (n_people > 0)
    g_array_append_vals (self->selected, people, n_people);
  g_array_unref (self->before);
  self->before = g_array_copy (self->selected);

  /* The rows are made anew, with their checks. */
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->filtered), create_row, self, NULL);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_found (self);
}

/**
 * iteam_people_popover_get_selected:
 * @self: a popover
 * @n_people: (out): how many
 *
 * Returns: (transfer none) (array length=n_people): the keys of who is chosen,
 *   those who were added last.
 */
const gint64 *
iteam_people_popover_get_selected (IteamPeoplePopover *self,
                                   guint              *n_people)
{
  g_return_val_if_fail (ITEAM_IS_PEOPLE_POPOVER (self), NULL);

  *n_people = self->selected->len;

  return (const gint64 *) (gpointer) self->selected->data;
}
