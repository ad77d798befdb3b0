/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-person-cell.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"

/**
 * IteamPersonCell:
 *
 * A person in a list: name, roles of today, and a sign when two of the roles
 * do not go together. As a chip, in few pixels: initials and the short name, and
 * where the chip can be taken away a button for that.
 */
struct _IteamPersonCell
{
  AdwBin parent_instance;

  gboolean chip;
  gboolean removable;

  /* template children */
  GtkBox *box;
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *roles_label;
  GtkWidget *warning_image;
  GtkWidget *remove_button;

  /* owned */
  IteamPerson *person;
};

enum
{
  PROP_PERSON = 1,
  PROP_CHIP,
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

G_DEFINE_FINAL_TYPE (IteamPersonCell, iteam_person_cell, ADW_TYPE_BIN)

/* What there is no room for in a chip is told to whoever points at it. */
static void
show_as_chip (IteamPersonCell *self,
              const char      *name,
              const char      *roles)
{
  g_autofree char *tooltip = NULL;
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), name);

  gtk_label_set_label (self->name_label, iteam_person_get_short_name (self->person));
  if (roles[0] != '\0' && g_strcmp0 (roles, name) != 0)
    tooltip = g_strdup_printf ("%s\n%s", name, roles);
  iteam_set_tooltip (GTK_WIDGET (self), tooltip != NULL ? tooltip : name);
  iteam_set_tooltip (self->remove_button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
}

static void
update (IteamPersonCell *self)
{
  IteamDay today = iteam_day_today ();
  gboolean active = iteam_person_get_active (self->person);
  const char *name = iteam_person_get_name (self->person);
  g_autofree char *roles = iteam_person_describe_roles (self->person, today);
  g_autofree char *warning = iteam_person_get_warning (self->person, today);
  g_autofree char *avatar = iteam_person_cell_avatar_text (name);
  const char *detail = active ? roles : _("Not active");

  adw_avatar_set_text (self->avatar, avatar);
  if (self->chip)
    {
      show_as_chip (self, name, roles);
      return;
    }

  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->roles_label, detail);
  /* Where a role stands for a name, once is enough. */
  gtk_widget_set_visible (GTK_WIDGET (self->roles_label), detail[0] != '\0' && g_strcmp0 (detail, name) != 0);
  gtk_widget_set_visible (self->warning_image, warning != NULL && active);
  iteam_set_tooltip (self->warning_image, warning);
  if (active)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "dim-label");
}

static void
iteam_person_cell_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  IteamPersonCell *self = ITEAM_PERSON_CELL (object);

  switch (property_id)
    {
    case PROP_PERSON: g_value_set_object (value, self->person); break;
    case PROP_CHIP: g_value_set_boolean (value, self->chip); break;
    case PROP_REMOVABLE: g_value_set_boolean (value, self->removable); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
set_person (IteamPersonCell *self,
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
set_chip (IteamPersonCell *self,
          gboolean         chip)
{
  self->chip = chip;
  if (!chip)
    return;

  gtk_widget_add_css_class (GTK_WIDGET (self), "iteam-person-chip");
  gtk_widget_remove_css_class (GTK_WIDGET (self->box), "iteam-person-cell");
  gtk_box_set_spacing (self->box, 6);
  adw_avatar_set_size (self->avatar, 22);
  gtk_widget_set_visible (GTK_WIDGET (self->roles_label), FALSE);
}

static void
remove_cb (IteamPersonCell *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
iteam_person_cell_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  IteamPersonCell *self = ITEAM_PERSON_CELL (object);

  switch (property_id)
    {
    case PROP_PERSON: set_person (self, g_value_get_object (value)); break;
    case PROP_CHIP: set_chip (self, g_value_get_boolean (value)); break;
    case PROP_REMOVABLE:
      if (self->removable == g_value_get_boolean (value))
        return;
      self->removable = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_person_cell_dispose (GObject *object)
{
  IteamPersonCell *self = ITEAM_PERSON_CELL (object);

  g_clear_object (&self->person);

  G_OBJECT_CLASS (iteam_person_cell_parent_class)->dispose (object);
}

static void
iteam_person_cell_class_init (IteamPersonCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_person_cell_get_property;
  object_class->set_property = iteam_person_cell_set_property;
  object_class->dispose = iteam_person_cell_dispose;

  properties[PROP_PERSON] = g_param_spec_object ("person", NULL, NULL, ITEAM_TYPE_PERSON, flags);
  properties[PROP_REMOVABLE] = g_param_spec_boolean ("removable", NULL, NULL, FALSE, flags);

  /**
   * IteamPersonCell:chip:
   *
   * Whether it is one of several on a line, and not a row of a list.
   */
  properties[PROP_CHIP] = g_param_spec_boolean ("chip", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamPersonCell::removed:
   *
   * Emitted when someone wants it to be taken away.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-person-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamPersonCell, avatar);
  gtk_widget_class_bind_template_child (widget_class, IteamPersonCell, box);
  gtk_widget_class_bind_template_child (widget_class, IteamPersonCell, name_label);
  gtk_widget_class_bind_template_child (widget_class, IteamPersonCell, roles_label);
  gtk_widget_class_bind_template_child (widget_class, IteamPersonCell, remove_button);
  gtk_widget_class_bind_template_child (widget_class, IteamPersonCell, warning_image);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
iteam_person_cell_init (IteamPersonCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_person_cell_new_chip:
 * @person: whom it shows
 * @removable: whether it has a button to take it away
 *
 * Returns: (transfer floating): the cell, as a chip.
 */
GtkWidget *
iteam_person_cell_new_chip (IteamPerson *person,
                            gboolean     removable)
{
  return g_object_new (ITEAM_TYPE_PERSON_CELL, "chip", TRUE, "person", person, "removable", removable, NULL);
}

/**
 * iteam_person_cell_get_person:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): whom it shows.
 */
IteamPerson *
iteam_person_cell_get_person (IteamPersonCell *self)
{
  g_return_val_if_fail (ITEAM_IS_PERSON_CELL (self), NULL);

  return self->person;
}

/**
 * iteam_person_cell_avatar_text:
 * @name: (nullable): the name of a person
 *
 * An avatar takes the first letters of words, whatever they are: "Works
 * council (OR)" would get a bracket.
 *
 * Returns: (transfer full): @name without what is neither letter nor digit.
 */
char *
iteam_person_cell_avatar_text (const char *name)
{
  GString *text = g_string_new (NULL);

  for (const char *p = name; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_isspace (c))
        g_string_append_unichar (text, c);
    }

  return g_string_free (text, FALSE);
}
