/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-owners-row.h"

#include <string.h>

#include "iteam-conflict-mark.h"
#include "iteam-people-popover.h"
#include "iteam-person-cell.h"
#include "iteam-wrap-layout.h"

/**
 * IteamOwnersRow:
 *
 * The owners of an action point as chips, and a button to choose others.
 */
struct _IteamOwnersRow
{
  AdwPreferencesRow parent_instance;

  gboolean editable;

  /* template children */
  GtkWidget *chips;
  GtkWidget *nobody_label;
  GtkMenuButton *add_button;
  IteamPeoplePopover *popover;
  IteamConflictMark *mark;

  /* owned */
  IteamDirectory *directory;
  GArray *owners;
};

enum
{
  PROP_EDITABLE = 1,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamOwnersRow, iteam_owners_row, ADW_TYPE_PREFERENCES_ROW)

static void show_chips (IteamOwnersRow *self);

static void
removed_cb (IteamPersonCell *chip,
            IteamOwnersRow  *self)
{
  gint64 id = iteam_person_get_id (iteam_person_cell_get_person (chip));

  for (guint i = self->owners->len; i-- > 0;)
    if (g_array_index (self->owners, gint64, i) == id)
      g_array_remove_index (self->owners, i);

  /* The button that was pressed goes, the focus does not go astray. */
  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
  show_chips (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
show_chips (IteamOwnersRow *self)
{
  guint n_chips = 0;
  GtkWidget *child;

  while (ITEAM_IS_PERSON_CELL (child = gtk_widget_get_first_child (self->chips)))
    gtk_box_remove (GTK_BOX (self->chips), child);

  for (guint i = self->owners->len; i-- > 0;)
    {
      IteamPerson *person = iteam_directory_find_person (self->directory, g_array_index (self->owners, gint64, i));
      GtkWidget *chip;

      if (person == NULL)
        continue;
      chip = iteam_person_cell_new_chip (person, self->editable);
      g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, 0);
      gtk_box_prepend (GTK_BOX (self->chips), chip);
      n_chips++;
    }
  gtk_widget_set_visible (self->nobody_label, n_chips == 0);
}

static void
people_changed_cb (IteamOwnersRow *self)
{
  const gint64 *people;
  guint n_people;

  people = iteam_people_popover_get_selected (self->popover, &n_people);
  g_array_set_size (self->owners, 0);
  if (n_people > 0)
    g_array_append_vals (self->owners, people, n_people);
  show_chips (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
popover_shown_cb (IteamOwnersRow *self)
{
  iteam_people_popover_set_directory (self->popover, self->directory);
  iteam_people_popover_set_selected (self->popover, (const gint64 *) (gpointer) self->owners->data, self->owners->len);
}

static void
iteam_owners_row_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  IteamOwnersRow *self = ITEAM_OWNERS_ROW (object);

  switch (property_id)
    {
    case PROP_EDITABLE: g_value_set_boolean (value, self->editable); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_owners_row_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  IteamOwnersRow *self = ITEAM_OWNERS_ROW (object);

  switch (property_id)
    {
    case PROP_EDITABLE:
      if (self->editable == g_value_get_boolean (value))
        return;
      self->editable = g_value_get_boolean (value);
      if (self->directory != NULL)
        show_chips (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_owners_row_dispose (GObject *object)
{
  IteamOwnersRow *self = ITEAM_OWNERS_ROW (object);

  g_clear_object (&self->directory);
  g_clear_pointer (&self->owners, g_array_unref);

  G_OBJECT_CLASS (iteam_owners_row_parent_class)->dispose (object);
}

static void
iteam_owners_row_class_init (IteamOwnersRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = iteam_owners_row_get_property;
  object_class->set_property = iteam_owners_row_set_property;
  object_class->dispose = iteam_owners_row_dispose;

  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamOwnersRow::changed:
   *
   * Emitted when a person chose other owners.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  g_type_ensure (ITEAM_TYPE_PEOPLE_POPOVER);
  g_type_ensure (ITEAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-owners-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamOwnersRow, add_button);
  gtk_widget_class_bind_template_child (widget_class, IteamOwnersRow, chips);
  gtk_widget_class_bind_template_child (widget_class, IteamOwnersRow, mark);
  gtk_widget_class_bind_template_child (widget_class, IteamOwnersRow, nobody_label);
  gtk_widget_class_bind_template_child (widget_class, IteamOwnersRow, popover);
  gtk_widget_class_bind_template_callback (widget_class, people_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
}

static void
iteam_owners_row_init (IteamOwnersRow *self)
{
  self->owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_owners_row_show:
 * @self: a row
 * @directory: who the keys stand for
 * @owners: (array length=n_owners): keys of people
 * @n_owners: how many
 *
 * Shows the owners that the file holds.
 */
void
iteam_owners_row_show (IteamOwnersRow *self,
                       IteamDirectory *directory,
                       const gint64   *owners,
                       guint           n_owners)
{
  gboolean same;

  g_return_if_fail (ITEAM_IS_OWNERS_ROW (self));
  g_return_if_fail (ITEAM_IS_DIRECTORY (directory));

  /* Chips that stay are not made anew, so that the focus stays as well. */
  same = !g_set_object (&self->directory, directory) && self->owners->len == n_owners &&
         (n_owners == 0 || memcmp (self->owners->data, owners, n_owners * sizeof (gint64)) == 0);
  if (same)
    return;

  g_array_set_size (self->owners, 0);
  if (n_owners > 0)
    g_array_append_vals (self->owners, owners, n_owners);
  show_chips (self);
}

/**
 * iteam_owners_row_get_owners:
 * @self: a row
 * @n_owners: (out): how many
 *
 * Returns: (transfer none) (array length=n_owners): the owners that are chosen.
 */
const gint64 *
iteam_owners_row_get_owners (IteamOwnersRow *self,
                             guint          *n_owners)
{
  g_return_val_if_fail (ITEAM_IS_OWNERS_ROW (self), NULL);

  *n_owners = self->owners->len;

  return (const gint64 *) (gpointer) self->owners->data;
}

/**
 * iteam_owners_row_watch_conflicts:
 * @self: a row
 * @store: the team file
 * @action: key of the action point whose owners these are
 *
 * Tells when two people changed the owners.
 */
void
iteam_owners_row_watch_conflicts (IteamOwnersRow *self,
                                  IteamStore     *store,
                                  gint64          action)
{
  g_return_if_fail (ITEAM_IS_OWNERS_ROW (self));

  g_object_set (self->mark, "store", store, "row", action, NULL);
}
