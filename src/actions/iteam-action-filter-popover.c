/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-filter-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-action-conditions.h"
#include "iteam-day-row.h"
#include "iteam-text.h"

/**
 * IteamActionFilterPopover:
 *
 * All that the action points can be filtered by, as boxes to check and the days
 * between which something is due. It shows the conditions that the filter has, wherever they came from.
 */
struct _IteamActionFilterPopover
{
  GtkPopover parent_instance;

  gboolean updating;

  /* template children */
  GtkWidget *mask_boxes[ITEAM_N_FILTER_MASKS];
  GtkWidget *key_boxes[ITEAM_N_FILTER_KEYS];
  IteamDayRow *from_row;
  IteamDayRow *until_row;
  GtkEditable *owner_entry;
  GtkWidget *nobody_label;
  GtkWidget *clear_button;

  /* owned */
  IteamActionFilter *filter;
};

G_DEFINE_FINAL_TYPE (IteamActionFilterPopover, iteam_action_filter_popover, GTK_TYPE_POPOVER)

/* What a check stands for: the place in the mask, or the key. */
static gint64
value_of (GtkWidget *check)
{
  const gint64 *value = g_object_get_data (G_OBJECT (check), "value");

  return *value;
}

static gboolean
has_key (IteamActionFilter *filter,
         IteamFilterKeys    which,
         gint64             key)
{
  guint n_keys;
  const gint64 *keys = iteam_action_filter_get_keys (filter, which, &n_keys);

  for (guint i = 0; i < n_keys; i++)
    if (keys[i] == key)
      return TRUE;

  return FALSE;
}

static void
mask_toggled_cb (GtkCheckButton           *check,
                 IteamActionFilterPopover *self)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (check));
  guint bit = 1u << value_of (GTK_WIDGET (check));

  if (self->updating)
    return;

  for (int which = 0; which < ITEAM_N_FILTER_MASKS; which++)
    if (self->mask_boxes[which] == box)
      {
        guint mask = iteam_action_filter_get_mask (self->filter, (IteamFilterMask) which);

        mask = gtk_check_button_get_active (check) ? mask | bit : mask & ~bit;
        iteam_action_filter_set_mask (self->filter, (IteamFilterMask) which, mask);
        return;
      }
}

static void
key_toggled_cb (GtkCheckButton           *check,
                IteamActionFilterPopover *self)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (check));
  IteamFilterKeys which = box == self->key_boxes[ITEAM_FILTER_OWNER] ? ITEAM_FILTER_OWNER : ITEAM_FILTER_PILLAR;

  if (!self->updating)
    iteam_action_filter_toggle_key (self->filter, which, value_of (GTK_WIDGET (check)), gtk_check_button_get_active (check));
}

static void
add_check (IteamActionFilterPopover *self,
           GtkWidget                *box,
           gint64                    value,
           const char               *label,
           GCallback                 toggled)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *text = gtk_label_new (label);
  gint64 *copy = g_new (gint64, 1);

  *copy = value;
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 30);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (check), "value", copy, g_free);
  g_object_set_data_full (G_OBJECT (check), "name", iteam_text_fold (label), g_free);
  g_signal_connect (check, "toggled", toggled, self);
  gtk_box_append (GTK_BOX (box), check);
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
fill_masks (IteamActionFilterPopover *self)
{
  for (int value = 0; value < ITEAM_N_ACTION_STATUSES; value++)
    add_check (self, self->mask_boxes[ITEAM_FILTER_STATUS], value, iteam_action_status_label (value),
               G_CALLBACK (mask_toggled_cb));
  for (int value = 0; value < ITEAM_N_ACTION_KINDS; value++)
    add_check (self, self->mask_boxes[ITEAM_FILTER_KIND], value, iteam_action_kind_label (value),
               G_CALLBACK (mask_toggled_cb));
  /* What goes first stands on top. */
  for (int value = ITEAM_N_PRIORITIES - 1; value >= 0; value--)
    add_check (self, self->mask_boxes[ITEAM_FILTER_PRIORITY], value, iteam_priority_label (value),
               G_CALLBACK (mask_toggled_cb));
  for (int value = ITEAM_DUE_OVERDUE; value < ITEAM_N_DUE_TERMS; value++)
    add_check (self, self->mask_boxes[ITEAM_FILTER_DUE], value, iteam_due_term_label (value),
               G_CALLBACK (mask_toggled_cb));
  add_check (self, self->mask_boxes[ITEAM_FILTER_DUE], ITEAM_DUE_NONE, iteam_due_term_label (ITEAM_DUE_NONE),
             G_CALLBACK (mask_toggled_cb));
}

static void
search_owners (IteamActionFilterPopover *self)
{
  g_autofree char *text = iteam_text_fold (gtk_editable_get_text (self->owner_entry));
  GtkWidget *box = self->key_boxes[ITEAM_FILTER_OWNER];
  gboolean found = FALSE;

  g_strstrip (text);
  for (GtkWidget *check = gtk_widget_get_first_child (box); check != NULL; check = gtk_widget_get_next_sibling (check))
    {
      const char *name = g_object_get_data (G_OBJECT (check), "name");
      gboolean fits = strstr (name, text) != NULL;

      gtk_widget_set_visible (check, fits);
      found = found || fits;
    }
  gtk_widget_set_visible (self->nobody_label, !found);
}

static gboolean
has_check (GtkWidget *box,
           gint64     value)
{
  for (GtkWidget *check = gtk_widget_get_first_child (box); check != NULL; check = gtk_widget_get_next_sibling (check))
    if (value_of (check) == value)
      return TRUE;

  return FALSE;
}

/* Someone who left is offered only when the filter names her. */
static void
add_those_who_left (IteamActionFilterPopover *self)
{
  IteamDirectory *directory = iteam_action_filter_get_directory (self->filter);
  GtkWidget *box = self->key_boxes[ITEAM_FILTER_OWNER];
  guint n_keys;
  const gint64 *keys = iteam_action_filter_get_keys (self->filter, ITEAM_FILTER_OWNER, &n_keys);

  for (guint i = 0; i < n_keys; i++)
    {
      IteamPerson *person = iteam_directory_find_person (directory, keys[i]);

      if (person != NULL && !has_check (box, keys[i]))
        add_check (self, box, keys[i], iteam_person_get_name (person), G_CALLBACK (key_toggled_cb));
    }
}

static void
fill_owners (IteamActionFilterPopover *self)
{
  GListModel *people = iteam_directory_get_people (iteam_action_filter_get_directory (self->filter));
  GtkWidget *box = self->key_boxes[ITEAM_FILTER_OWNER];

  add_check (self, box, ITEAM_OWNER_ME, _("Me"), G_CALLBACK (key_toggled_cb));
  add_check (self, box, ITEAM_OWNER_NOBODY, _("Nobody"), G_CALLBACK (key_toggled_cb));
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (people, i);

      if (iteam_person_get_active (person))
        add_check (self, box, iteam_person_get_id (person), iteam_person_get_name (person), G_CALLBACK (key_toggled_cb));
    }
}

static void
fill_pillars (IteamActionFilterPopover *self)
{
  GListModel *pillars = iteam_directory_get_pillars (iteam_action_filter_get_directory (self->filter));
  GtkWidget *box = self->key_boxes[ITEAM_FILTER_PILLAR];

  for (guint i = 0; i < g_list_model_get_n_items (pillars); i++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (pillars, i);

      add_check (self, box, iteam_pillar_get_id (pillar), iteam_pillar_get_name (pillar), G_CALLBACK (key_toggled_cb));
    }
  add_check (self, box, 0, _("Without a pillar"), G_CALLBACK (key_toggled_cb));
}

static void
update (IteamActionFilterPopover *self)
{
  IteamDay from, until;

  self->updating = TRUE;
  iteam_action_filter_get_due_range (self->filter, &from, &until);
  iteam_day_row_show (self->from_row, from, FALSE);
  iteam_day_row_show (self->until_row, until, FALSE);
  add_those_who_left (self);
  for (int which = 0; which < ITEAM_N_FILTER_MASKS; which++)
    for (GtkWidget *check = gtk_widget_get_first_child (self->mask_boxes[which]); check != NULL;
         check = gtk_widget_get_next_sibling (check))
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   (iteam_action_filter_get_mask (self->filter, (IteamFilterMask) which) &
                                    (1u << value_of (check))) != 0);
  for (int which = 0; which < ITEAM_N_FILTER_KEYS; which++)
    for (GtkWidget *check = gtk_widget_get_first_child (self->key_boxes[which]); check != NULL;
         check = gtk_widget_get_next_sibling (check))
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   has_key (self->filter, (IteamFilterKeys) which, value_of (check)));
  gtk_widget_set_sensitive (self->clear_button, !iteam_action_filter_is_empty (self->filter));
  self->updating = FALSE;
}

/* People and pillars are few, and change when nobody looks. */
static void
directory_changed_cb (IteamActionFilterPopover *self)
{
  for (int which = 0; which < ITEAM_N_FILTER_KEYS; which++)
    clear_box (self->key_boxes[which]);
  if (self->filter == NULL)
    return;

  fill_owners (self);
  fill_pillars (self);
  update (self);
  search_owners (self);
}

/* Where a range would end before it begins, the other end goes. */
static void
from_chosen_cb (IteamActionFilterPopover *self,
                guint                     day)
{
  IteamDay from, until;

  iteam_action_filter_get_due_range (self->filter, &from, &until);
  iteam_action_filter_set_due_range (self->filter, day, until < day ? ITEAM_DAY_NONE : until);
}

static void
until_chosen_cb (IteamActionFilterPopover *self,
                 guint                     day)
{
  IteamDay from, until;

  iteam_action_filter_get_due_range (self->filter, &from, &until);
  iteam_action_filter_set_due_range (self->filter, day != ITEAM_DAY_NONE && day < from ? ITEAM_DAY_NONE : from, day);
}

static void
clear_cb (IteamActionFilterPopover *self)
{
  iteam_action_filter_clear (self->filter);
}

/* Escape empties the entry before it closes the popover, as elsewhere. */
static void
stop_search_cb (IteamActionFilterPopover *self)
{
  if (gtk_editable_get_text (self->owner_entry)[0] != '\0')
    gtk_editable_set_text (self->owner_entry, "");
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
iteam_action_filter_popover_closed (GtkPopover *popover)
{
  IteamActionFilterPopover *self = ITEAM_ACTION_FILTER_POPOVER (popover);

  gtk_editable_set_text (self->owner_entry, "");
}

static void
drop_filter (IteamActionFilterPopover *self)
{
  if (self->filter == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->filter, update, self);
  g_signal_handlers_disconnect_by_func (iteam_action_filter_get_directory (self->filter), directory_changed_cb, self);
  g_clear_object (&self->filter);
}

static void
iteam_action_filter_popover_dispose (GObject *object)
{
  drop_filter (ITEAM_ACTION_FILTER_POPOVER (object));

  G_OBJECT_CLASS (iteam_action_filter_popover_parent_class)->dispose (object);
}

static void
iteam_action_filter_popover_class_init (IteamActionFilterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const struct { const char *name; gsize offset; } boxes[] = {
    { "status_box", G_STRUCT_OFFSET (IteamActionFilterPopover, mask_boxes[ITEAM_FILTER_STATUS]) },
    { "kind_box", G_STRUCT_OFFSET (IteamActionFilterPopover, mask_boxes[ITEAM_FILTER_KIND]) },
    { "priority_box", G_STRUCT_OFFSET (IteamActionFilterPopover, mask_boxes[ITEAM_FILTER_PRIORITY]) },
    { "due_box", G_STRUCT_OFFSET (IteamActionFilterPopover, mask_boxes[ITEAM_FILTER_DUE]) },
    { "owner_box", G_STRUCT_OFFSET (IteamActionFilterPopover, key_boxes[ITEAM_FILTER_OWNER]) },
    { "pillar_box", G_STRUCT_OFFSET (IteamActionFilterPopover, key_boxes[ITEAM_FILTER_PILLAR]) },
  };

  G_OBJECT_CLASS (klass)->dispose = iteam_action_filter_popover_dispose;
  GTK_POPOVER_CLASS (klass)->closed = iteam_action_filter_popover_closed;

  g_type_ensure (ITEAM_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-action-filter-popover.ui");
  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    gtk_widget_class_bind_template_child_full (widget_class, boxes[i].name, FALSE, (gssize) boxes[i].offset);
  gtk_widget_class_bind_template_child (widget_class, IteamActionFilterPopover, clear_button);
  gtk_widget_class_bind_template_child (widget_class, IteamActionFilterPopover, from_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActionFilterPopover, nobody_label);
  gtk_widget_class_bind_template_child (widget_class, IteamActionFilterPopover, owner_entry);
  gtk_widget_class_bind_template_child (widget_class, IteamActionFilterPopover, until_row);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, from_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_owners);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, until_chosen_cb);
}

static void
iteam_action_filter_popover_init (IteamActionFilterPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_masks (self);
}

/**
 * iteam_action_filter_popover_set_filter:
 * @self: a popover
 * @filter: (nullable): the filter to show and to change
 */
void
iteam_action_filter_popover_set_filter (IteamActionFilterPopover *self,
                                        IteamActionFilter        *filter)
{
  g_return_if_fail (ITEAM_IS_ACTION_FILTER_POPOVER (self));

  drop_filter (self);
  if (filter != NULL)
    {
      self->filter = g_object_ref (filter);
      g_signal_connect_object (filter, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (iteam_action_filter_get_directory (filter), "changed", G_CALLBACK (directory_changed_cb),
                               self, G_CONNECT_SWAPPED);
    }
  directory_changed_cb (self);
}
