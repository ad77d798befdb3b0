/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-banner.h"

/**
 * IteamBanner:
 *
 * A sentence or two that stay until they are read, at the foot of a pane, with a
 * button for what can be done about it. Without a text it takes no room.
 */
struct _IteamBanner
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel *label;

  /* owned */
  char *text;
  char *icon_name;
  char *button_label;
  char *action_name;
  gboolean can_close;
};

enum
{
  PROP_TEXT = 1,
  PROP_ICON_NAME,
  PROP_BUTTON_LABEL,
  PROP_ACTION_NAME,
  PROP_CAN_CLOSE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamBanner, iteam_banner, ADW_TYPE_BIN)

static gboolean
is_set (IteamBanner *self,
        const char  *text)
{
  return text != NULL;
}

/* It does not slide: GTK 4.8 rounds the height of several lines in two ways while
 * that grows. */
static void
set_text (IteamBanner *self,
          const char  *text)
{
  if (g_strcmp0 (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
close_cb (IteamBanner *self)
{
  set_text (self, NULL);
}

static void
set_string (IteamBanner  *self,
            char        **member,
            const GValue *value,
            GParamSpec   *pspec)
{
  if (g_strcmp0 (*member, g_value_get_string (value)) == 0)
    return;

  g_free (*member);
  *member = g_value_dup_string (value);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
iteam_banner_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  IteamBanner *self = ITEAM_BANNER (object);

  switch (property_id)
    {
    case PROP_TEXT: g_value_set_string (value, self->text); break;
    case PROP_ICON_NAME: g_value_set_string (value, self->icon_name); break;
    case PROP_BUTTON_LABEL: g_value_set_string (value, self->button_label); break;
    case PROP_ACTION_NAME: g_value_set_string (value, self->action_name); break;
    case PROP_CAN_CLOSE: g_value_set_boolean (value, self->can_close); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_banner_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  IteamBanner *self = ITEAM_BANNER (object);

  switch (property_id)
    {
    case PROP_TEXT: set_text (self, g_value_get_string (value)); break;
    case PROP_ICON_NAME: set_string (self, &self->icon_name, value, pspec); break;
    case PROP_BUTTON_LABEL: set_string (self, &self->button_label, value, pspec); break;
    case PROP_ACTION_NAME: set_string (self, &self->action_name, value, pspec); break;
    case PROP_CAN_CLOSE: self->can_close = g_value_get_boolean (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_banner_finalize (GObject *object)
{
  IteamBanner *self = ITEAM_BANNER (object);

  g_free (self->text);
  g_free (self->icon_name);
  g_free (self->button_label);
  g_free (self->action_name);

  G_OBJECT_CLASS (iteam_banner_parent_class)->finalize (object);
}

static void
iteam_banner_class_init (IteamBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_banner_get_property;
  object_class->set_property = iteam_banner_set_property;
  object_class->finalize = iteam_banner_finalize;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  properties[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  properties[PROP_CAN_CLOSE] = g_param_spec_boolean ("can-close", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamBanner, label);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_set);
}

static void
iteam_banner_init (IteamBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
