/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-filter-chips.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-conditions.h"
#include "iteam-wrap-layout.h"

/**
 * IteamActionFilterChips:
 *
 * The conditions of a filter, each as a chip that can be taken away.
 */
struct _IteamActionFilterChips
{
  GtkWidget parent_instance;

  /* owned */
  IteamActionFilter *filter;
  GPtrArray *conditions;
};

enum
{
  SIGNAL_EMPTIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamActionFilterChips, iteam_action_filter_chips, GTK_TYPE_WIDGET)

static void
remove_cb (GtkWidget              *button,
           IteamActionFilterChips *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  g_autoptr (GPtrArray) conditions = g_ptr_array_ref (self->conditions);

  iteam_action_condition_remove (g_ptr_array_index (conditions, index), self->filter);
}

static void
clear_cb (IteamActionFilterChips *self)
{
  iteam_action_filter_clear (self->filter);
}

static GtkWidget *
make_chip (IteamActionFilterChips     *self,
           const IteamActionCondition *condition,
           guint                       index)
{
  g_autofree char *remove_name = g_strdup_printf (_("Remove “%s”"), condition->label);
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (condition->label);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_tooltip_text (button, remove_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);

  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  gtk_widget_add_css_class (chip, "iteam-chip");

  return chip;
}

static GtkWidget *
make_clear_button (IteamActionFilterChips *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Clear All"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "iteam-clear");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clear_cb), self);

  return button;
}

/* The place of the chip that has the focus, or -1. */
static int
find_focus (IteamActionFilterChips *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int index = 0;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return -1;

  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self)); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    {
      if (focus == chip || gtk_widget_is_ancestor (focus, chip))
        return index;
      index++;
    }

  return -1;
}

/* Who takes several chips away with the keyboard goes on to the next. */
static void
restore_focus (IteamActionFilterChips *self,
               int                     index)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (chip == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_EMPTIED], 0);
      return;
    }

  for (int i = 0; i < MIN (index, (int) self->conditions->len - 1); i++)
    chip = gtk_widget_get_next_sibling (chip);
  gtk_widget_grab_focus (gtk_widget_get_last_child (chip));
}

static gboolean
same_conditions (GPtrArray *first,
                 GPtrArray *second)
{
  if (first->len != second->len)
    return FALSE;

  for (guint i = 0; i < first->len; i++)
    {
      const IteamActionCondition *a = g_ptr_array_index (first, i);
      const IteamActionCondition *b = g_ptr_array_index (second, i);

      if (a->type != b->type || a->which != b->which || a->value != b->value || g_strcmp0 (a->label, b->label) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
update (IteamActionFilterChips *self)
{
  g_autoptr (GPtrArray) conditions = NULL;
  GtkWidget *child;
  int focus;

  conditions = self->filter != NULL ? iteam_action_conditions_list (self->filter, iteam_day_today ()) : g_ptr_array_new ();
  if (same_conditions (self->conditions, conditions))
    return;

  focus = find_focus (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  g_ptr_array_unref (self->conditions);
  self->conditions = g_steal_pointer (&conditions);
  for (guint i = 0; i < self->conditions->len; i++)
    gtk_widget_set_parent (make_chip (self, g_ptr_array_index (self->conditions, i), i), GTK_WIDGET (self));
  if (self->conditions->len > 1)
    gtk_widget_set_parent (make_clear_button (self), GTK_WIDGET (self));

  if (focus >= 0)
    restore_focus (self, focus);
}

static void
drop_filter (IteamActionFilterChips *self)
{
  if (self->filter == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->filter, update, self);
  g_signal_handlers_disconnect_by_func (iteam_action_filter_get_directory (self->filter), update, self);
  g_clear_object (&self->filter);
}

static void
iteam_action_filter_chips_dispose (GObject *object)
{
  IteamActionFilterChips *self = ITEAM_ACTION_FILTER_CHIPS (object);
  GtkWidget *child;

  drop_filter (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (iteam_action_filter_chips_parent_class)->dispose (object);
}

static void
iteam_action_filter_chips_finalize (GObject *object)
{
  g_ptr_array_unref (ITEAM_ACTION_FILTER_CHIPS (object)->conditions);

  G_OBJECT_CLASS (iteam_action_filter_chips_parent_class)->finalize (object);
}

static void
iteam_action_filter_chips_class_init (IteamActionFilterChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = iteam_action_filter_chips_dispose;
  object_class->finalize = iteam_action_filter_chips_finalize;

  /**
   * IteamActionFilterChips::emptied:
   *
   * Emitted when the last chip is gone, and the focus with it.
   */
  signals[SIGNAL_EMPTIED] = g_signal_new ("emptied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, ITEAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
iteam_action_filter_chips_init (IteamActionFilterChips *self)
{
  self->conditions = g_ptr_array_new ();
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "spacing", 6, NULL);
}

/**
 * iteam_action_filter_chips_set_filter:
 * @self: the chips
 * @filter: (nullable): the filter whose conditions to show
 */
void
iteam_action_filter_chips_set_filter (IteamActionFilterChips *self,
                                      IteamActionFilter      *filter)
{
  g_return_if_fail (ITEAM_IS_ACTION_FILTER_CHIPS (self));

  drop_filter (self);
  if (filter != NULL)
    {
      self->filter = g_object_ref (filter);
      g_signal_connect_object (filter, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      /* People may be renamed while their chip is there. */
      g_signal_connect_object (iteam_action_filter_get_directory (filter), "changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  update (self);
}
