/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-welcome-page.h"

#include "iteam-files.h"
#include "iteam-menu-later.h"

/**
 * IteamWelcomePage:
 *
 * What the window shows while no file is open: how to begin, and what was
 * open before.
 */
struct _IteamWelcomePage
{
  AdwBin parent_instance;

  /* template children */
  GtkMenuButton *menu_button;
  AdwPreferencesGroup *recent_group;

  /* owned */
  GSettings *settings;
  GMenuModel *menu_model;
  GPtrArray *recent_rows;
};

enum
{
  PROP_SETTINGS = 1,
  PROP_MENU_MODEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamWelcomePage, iteam_welcome_page, ADW_TYPE_BIN)

static GtkWidget *
recent_row_new (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autofree char *name = iteam_file_get_name (file);
  g_autofree char *location = iteam_file_get_location (file);
  GtkWidget *row;

  row = g_object_new (ADW_TYPE_ACTION_ROW,
                      "use-markup", FALSE,
                      "title", name,
                      "subtitle", location,
                      "activatable", TRUE,
                      "action-name", "app.open-recent",
                      NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uri);

  return row;
}

static void
fill_recent (IteamWelcomePage *self)
{
  g_auto (GStrv) uris = g_settings_get_strv (self->settings, "recent-files");

  for (guint i = 0; i < self->recent_rows->len; i++)
    adw_preferences_group_remove (self->recent_group, g_ptr_array_index (self->recent_rows, i));
  g_ptr_array_set_size (self->recent_rows, 0);

  for (guint i = 0; uris[i] != NULL; i++)
    {
      GtkWidget *row = recent_row_new (uris[i]);

      adw_preferences_group_add (self->recent_group, row);
      g_ptr_array_add (self->recent_rows, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), self->recent_rows->len > 0);
}

static void
iteam_welcome_page_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  IteamWelcomePage *self = ITEAM_WELCOME_PAGE (object);

  switch (property_id)
    {
    case PROP_SETTINGS: g_value_set_object (value, self->settings); break;
    case PROP_MENU_MODEL: g_value_set_object (value, self->menu_model); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_welcome_page_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  IteamWelcomePage *self = ITEAM_WELCOME_PAGE (object);

  switch (property_id)
    {
    case PROP_SETTINGS:
      if (!g_set_object (&self->settings, g_value_get_object (value)) || self->settings == NULL)
        return;
      g_signal_connect_object (self->settings, "changed::recent-files",
                               G_CALLBACK (fill_recent), self, G_CONNECT_SWAPPED);
      fill_recent (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_MENU_MODEL:
      if (g_set_object (&self->menu_model, g_value_get_object (value)))
        {
          iteam_menu_later (self->menu_button, self->menu_model);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_welcome_page_dispose (GObject *object)
{
  IteamWelcomePage *self = ITEAM_WELCOME_PAGE (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->menu_model);
  g_clear_pointer (&self->recent_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (iteam_welcome_page_parent_class)->dispose (object);
}

static void
iteam_welcome_page_class_init (IteamWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_welcome_page_get_property;
  object_class->set_property = iteam_welcome_page_set_property;
  object_class->dispose = iteam_welcome_page_dispose;

  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS, flags);
  properties[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/window/iteam-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamWelcomePage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, IteamWelcomePage, recent_group);
}

static void
iteam_welcome_page_init (IteamWelcomePage *self)
{
  self->recent_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
