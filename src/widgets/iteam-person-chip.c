/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-person-chip.h"

#include <glib/gi18n-lib.h>

#include "iteam-person-cell.h"

/**
 * IteamPersonChip:
 *
 * A person in few pixels: initials and the short name, and where the chip can
 * be taken away a button for that.
 */
struct _IteamPersonChip
{
  AdwBin parent_instance;

  gboolean removable;

  /* template children */
  AdwAvatar *avatar;
  GtkLabel *label;
  GtkWidget *remove_button;

  /* owned */
  IteamPerson *person;
};

enum
{
  PROP_PERSON = 1,
  PROP_REMOVABLE,
  N_PROPS
};

enum
{
  SIGNAL_REMOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamPersonChip, iteam_person_chip, ADW_TYPE_BIN)

static void
update (IteamPersonChip *self)
{
  const char *name = iteam_person_get_name (self->person);
  g_autofree char *text = iteam_person_cell_avatar_text (name);
  g_autofree char *roles = iteam_person_describe_roles (self->person, iteam_day_today ());
  g_autofree char *tooltip = NULL;
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), name);

  adw_avatar_set_text (self->avatar, text);
  gtk_label_set_label (self->label, iteam_person_get_short_name (self->person));

  /* Where a role stands for a name, once is enough. */
  if (roles[0] != '\0' && g_strcmp0 (roles, name) != 0)
    tooltip = g_strdup_printf ("%s\n%s", name, roles);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip != NULL ? tooltip : name);
  gtk_widget_set_tooltip_text (self->remove_button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
}

static void
set_person (IteamPersonChip *self,
            IteamPerson     *person)
{
  if (self->person == person)
    return;

  if (self->person != NULL)
    g_signal_handlers_disconnect_by_func (self->person, update, self);
  g_set_object (&self->person, person);
  if (person != NULL)
    {
      g_signal_connect_object (person, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      update (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON]);
}

static void
set_removable (IteamPersonChip *self,
               gboolean         removable)
{
  if (self->removable == removable)
    return;

  self->removable = removable;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMOVABLE]);
}

static void
remove_cb (IteamPersonChip *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
iteam_person_chip_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  IteamPersonChip *self = ITEAM_PERSON_CHIP (object);

  switch (property_id)
    {
    case PROP_PERSON: g_value_set_object (value, self->person); break;
    case PROP_REMOVABLE: g_value_set_boolean (value, self->removable); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_person_chip_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  IteamPersonChip *self = ITEAM_PERSON_CHIP (object);

  switch (property_id)
    {
    case PROP_PERSON: set_person (self, g_value_get_object (value)); break;
    case PROP_REMOVABLE: set_removable (self, g_value_get_boolean (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_person_chip_dispose (GObject *object)
{
  IteamPersonChip *self = ITEAM_PERSON_CHIP (object);

  g_clear_object (&self->person);

  G_OBJECT_CLASS (iteam_person_chip_parent_class)->dispose (object);
}

static void
iteam_person_chip_class_init (IteamPersonChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_person_chip_get_property;
  object_class->set_property = iteam_person_chip_set_property;
  object_class->dispose = iteam_person_chip_dispose;

  properties[PROP_PERSON] = g_param_spec_object ("person", NULL, NULL, ITEAM_TYPE_PERSON, flags);
  properties[PROP_REMOVABLE] = g_param_spec_boolean ("removable", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamPersonChip::removed:
   *
   * Emitted when someone wants the chip to be taken away.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-person-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamPersonChip, avatar);
  gtk_widget_class_bind_template_child (widget_class, IteamPersonChip, label);
  gtk_widget_class_bind_template_child (widget_class, IteamPersonChip, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
iteam_person_chip_init (IteamPersonChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_person_chip_new:
 * @person: (nullable): whom it shows
 * @removable: whether it has a button to take it away
 *
 * Returns: (transfer floating): the chip.
 */
GtkWidget *
iteam_person_chip_new (IteamPerson *person,
                       gboolean     removable)
{
  return g_object_new (ITEAM_TYPE_PERSON_CHIP, "person", person, "removable", removable, NULL);
}

/**
 * iteam_person_chip_get_person:
 * @self: a chip
 *
 * Returns: (transfer none) (nullable): whom it shows.
 */
IteamPerson *
iteam_person_chip_get_person (IteamPersonChip *self)
{
  g_return_val_if_fail (ITEAM_IS_PERSON_CHIP (self), NULL);

  return self->person;
}
