/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-preferences-window.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-who-window.h"

/**
 * IteamPreferencesWindow:
 *
 * The few things that are a matter of taste, and who is at work.
 */
struct _IteamPreferencesWindow
{
  AdwWindow parent_instance;

  /* template children */
  AdwComboRow *scheme_row;
  GtkSwitch *reminders_switch;
  GtkSwitch *reopen_switch;
  GtkSwitch *places_switch;
  AdwActionRow *backup_row;
  GtkWidget *backup_reset_button;
  AdwActionRow *who_row;

  /* owned */
  IteamSession *session;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (IteamPreferencesWindow, iteam_preferences_window, ADW_TYPE_WINDOW)

/* In the order of the drop-down. */
static const char *const schemes[] = { "default", "light", "dark" };

static gboolean
scheme_to_selected (GValue   *value,
                    GVariant *variant,
                    gpointer  user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
scheme_from_selected (const GValue       *value,
                      const GVariantType *expected_type,
                      gpointer            user_data)
{
  guint selected = g_value_get_uint (value);

  return selected < G_N_ELEMENTS (schemes) ? g_variant_new_string (schemes[selected]) : NULL;
}

static void
show_who (IteamPreferencesWindow *self)
{
  IteamStore *store = iteam_session_get_store (self->session);
  IteamPerson *user = iteam_session_get_user (self->session);

  gtk_widget_set_visible (GTK_WIDGET (self->who_row), store != NULL && !iteam_store_get_read_only (store));
  adw_action_row_set_subtitle (self->who_row, user != NULL ? iteam_person_get_name (user) : _("Not known yet"));
}

static void
who_activated_cb (IteamPreferencesWindow *self)
{
  gtk_window_present (GTK_WINDOW (iteam_who_window_new (GTK_WINDOW (self), self->session)));
}

static void
show_backup_folder (IteamPreferencesWindow *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "backup-folder");
  g_autofree char *where = NULL;

  if (uri[0] != '\0')
    {
      g_autoptr (GFile) folder = g_file_new_for_uri (uri);
      g_autofree char *name = g_file_get_parse_name (folder);

      where = g_markup_escape_text (name, -1);
    }
  adw_action_row_set_subtitle (self->backup_row, where != NULL ? where : _("In a folder beside the team file"));
  gtk_widget_set_visible (self->backup_reset_button, where != NULL);
}

static void
backup_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GFile) folder = iteam_choose_file_finish (GTK_WIDGET (source), result, NULL);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (ITEAM_PREFERENCES_WINDOW (source)->settings, "backup-folder", uri);
}

static void
backup_clicked_cb (IteamPreferencesWindow *self)
{
  IteamFileRequest request = {
    .folder = TRUE,
    .title = _("Folder for the Daily Backups"),
    .accept = _("_Choose"),
  };

  iteam_choose_file_async (GTK_WIDGET (self), &request, NULL, backup_chosen_cb, NULL);
}

static void
backup_reset_cb (IteamPreferencesWindow *self)
{
  g_settings_reset (self->settings, "backup-folder");
}

static void
iteam_preferences_window_dispose (GObject *object)
{
  IteamPreferencesWindow *self = ITEAM_PREFERENCES_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (iteam_preferences_window_parent_class)->dispose (object);
}

static void
iteam_preferences_window_class_init (IteamPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/window/iteam-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamPreferencesWindow, backup_reset_button);
  gtk_widget_class_bind_template_child (widget_class, IteamPreferencesWindow, backup_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPreferencesWindow, places_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamPreferencesWindow, reminders_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamPreferencesWindow, reopen_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamPreferencesWindow, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPreferencesWindow, who_row);
  gtk_widget_class_bind_template_callback (widget_class, backup_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, backup_reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
iteam_preferences_window_init (IteamPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_preferences_window_new:
 * @parent: the window over which it stands
 * @settings: the user's settings
 * @session: what is open
 *
 * Returns: (transfer none): the window, which belongs to GTK until it is closed.
 */
GtkWidget *
iteam_preferences_window_new (GtkWindow    *parent,
                              GSettings    *settings,
                              IteamSession *session)
{
  IteamPreferencesWindow *self = g_object_new (ITEAM_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  g_settings_bind_with_mapping (settings, "color-scheme", self->scheme_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                scheme_to_selected, scheme_from_selected, NULL, NULL);
  g_settings_bind (settings, "reminders", self->reminders_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reopen-last-file", self->reopen_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "remember-places", self->places_switch, "active", G_SETTINGS_BIND_DEFAULT);

  g_signal_connect_object (session, "notify::user-name", G_CALLBACK (show_who), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (show_who), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::backup-folder", G_CALLBACK (show_backup_folder), self, G_CONNECT_SWAPPED);
  show_backup_folder (self);
  show_who (self);

  return GTK_WIDGET (self);
}
