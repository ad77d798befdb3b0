/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-chip.h"

#include "iteam-compat.h"

/**
 * IteamChip:
 *
 * A few words that can be taken away by the button behind them. The focus of
 * the chip is that button's.
 */
struct _IteamChip
{
  AdwBin parent_instance;

  /* template children */
  GtkWidget *image;
  GtkWidget *remove_button;

  /* owned */
  char *icon_name;
  char *label;
  char *remove_name;
};

enum
{
  PROP_ICON_NAME = 1,
  PROP_LABEL,
  PROP_REMOVE_NAME,
  N_PROPS
};

enum
{
  SIGNAL_REMOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamChip, iteam_chip, ADW_TYPE_BIN)

static void
remove_cb (IteamChip *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static gboolean
iteam_chip_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ITEAM_CHIP (widget)->remove_button);
}

static void
iteam_chip_constructed (GObject *object)
{
  IteamChip *self = ITEAM_CHIP (object);

  G_OBJECT_CLASS (iteam_chip_parent_class)->constructed (object);

  gtk_widget_set_visible (self->image, self->icon_name != NULL);
  if (self->remove_name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, self->remove_name, -1);
}

static void
iteam_chip_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  IteamChip *self = ITEAM_CHIP (object);

  switch (property_id)
    {
    case PROP_ICON_NAME: g_value_set_string (value, self->icon_name); break;
    case PROP_LABEL: g_value_set_string (value, self->label); break;
    case PROP_REMOVE_NAME: g_value_set_string (value, self->remove_name); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_chip_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  IteamChip *self = ITEAM_CHIP (object);

  switch (property_id)
    {
    case PROP_ICON_NAME: self->icon_name = g_value_dup_string (value); break;
    case PROP_LABEL: self->label = g_value_dup_string (value); break;
    case PROP_REMOVE_NAME: self->remove_name = g_value_dup_string (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_chip_finalize (GObject *object)
{
  IteamChip *self = ITEAM_CHIP (object);

  g_free (self->icon_name);
  g_free (self->label);
  g_free (self->remove_name);

  G_OBJECT_CLASS (iteam_chip_parent_class)->finalize (object);
}

static void
iteam_chip_class_init (IteamChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY;

  object_class->constructed = iteam_chip_constructed;
  object_class->get_property = iteam_chip_get_property;
  object_class->set_property = iteam_chip_set_property;
  object_class->finalize = iteam_chip_finalize;
  widget_class->focus = iteam_focus_child;
  widget_class->grab_focus = iteam_chip_grab_focus;

  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_REMOVE_NAME] = g_param_spec_string ("remove-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamChip::removed:
   *
   * Emitted when someone wants the chip to be taken away.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamChip, image);
  gtk_widget_class_bind_template_child (widget_class, IteamChip, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
iteam_chip_init (IteamChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_chip_new:
 * @icon_name: (nullable): an icon before the words
 * @label: the words
 * @remove_name: what the button behind them does, "Remove due date 15 May"
 *
 * Returns: (transfer floating): the chip.
 */
GtkWidget *
iteam_chip_new (const char *icon_name,
                const char *label,
                const char *remove_name)
{
  g_return_val_if_fail (label != NULL, NULL);
  g_return_val_if_fail (remove_name != NULL, NULL);

  return g_object_new (ITEAM_TYPE_CHIP, "icon-name", icon_name, "label", label, "remove-name", remove_name, NULL);
}

/**
 * iteam_chip_get_label:
 * @self: a chip
 *
 * Returns: (transfer none): its words.
 */
const char *
iteam_chip_get_label (IteamChip *self)
{
  g_return_val_if_fail (ITEAM_IS_CHIP (self), NULL);

  return self->label;
}
