/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-application-actions.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-files.h"
#include "iteam-help.h"
#include "iteam-pdf-pool.h"
#include "iteam-people-window.h"
#include "iteam-preferences-window.h"
#include "iteam-window.h"

static GtkWindow *
get_window (IteamApplication *self)
{
  /* An action may be asked for over D-Bus, before there is a window. */
  if (gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL)
    g_application_activate (G_APPLICATION (self));

  return gtk_application_get_active_window (GTK_APPLICATION (self));
}

static GFile *
chosen_file (GObject      *source,
             GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  GFile *file;

  file = iteam_choose_file_finish (GTK_WIDGET (source), result, &error);
  if (file == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (source), "win.toast", "s", error->message);

  return file;
}

static void
new_chosen_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (IteamApplication) self = ITEAM_APPLICATION (user_data);
  g_autoptr (GFile) chosen = chosen_file (source, result);

  if (chosen != NULL)
    {
      g_autoptr (GFile) file = iteam_file_with_ending (chosen);

      iteam_session_create (iteam_application_get_session (self), file);
    }
}

static void
new_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  IteamApplication *self = ITEAM_APPLICATION (user_data);
  g_autofree char *name = g_strconcat (_("Team"), ITEAM_FILE_ENDING, NULL);
  IteamFileRequest request = {
    .save = TRUE,
    .title = _("New Team File"),
    .accept = _("_Create"),
    .name = name,
    .filter_name = _("Team Files"),
    .pattern = "*" ITEAM_FILE_ENDING,
  };

  iteam_choose_file_async (GTK_WIDGET (get_window (self)), &request, NULL, new_chosen_cb, g_object_ref (self));
}

static void
open_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (IteamApplication) self = ITEAM_APPLICATION (user_data);
  g_autoptr (GFile) file = chosen_file (source, result);

  if (file != NULL)
    iteam_session_open (iteam_application_get_session (self), file);
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  IteamApplication *self = ITEAM_APPLICATION (user_data);
  IteamFileRequest request = {
    .title = _("Open a Team File"),
    .accept = _("_Open"),
    .filter_name = _("Team Files"),
    .pattern = "*" ITEAM_FILE_ENDING,
  };

  iteam_choose_file_async (GTK_WIDGET (get_window (self)), &request, NULL, open_chosen_cb, g_object_ref (self));
}

static void
open_recent_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  IteamApplication *self = ITEAM_APPLICATION (user_data);
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  iteam_session_open (iteam_application_get_session (self), file);
}

static void
sample_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  IteamApplication *self = ITEAM_APPLICATION (user_data);

  iteam_session_open_sample (iteam_application_get_session (self));
  gtk_window_present (get_window (self));
}

/* Other programs may ask for it over the bus. */
static void
show_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  IteamApplication *self = ITEAM_APPLICATION (user_data);

  iteam_application_show (self, g_variant_get_string (parameter, NULL));
  gtk_window_present (get_window (self));
}

/* What another program, or a notification, asks the window for. */
static void
ask_window (gpointer    user_data,
            const char *action,
            const char *target)
{
  GtkWindow *window = get_window (ITEAM_APPLICATION (user_data));

  while (gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);
  gtk_window_present (window);
  gtk_widget_activate_action (GTK_WIDGET (window), action, "s", target);
}

static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  ask_window (user_data, "win.search-for", g_variant_get_string (parameter, NULL));
}

static void
show_pane_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  ask_window (user_data, "win.pane", g_variant_get_string (parameter, NULL));
}

static void
show_actions_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  ask_window (user_data, "win.show-actions", g_variant_get_string (parameter, NULL));
}

static void
backup_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);
  g_autoptr (GError) error = NULL;

  if (iteam_store_backup_finish (ITEAM_STORE (source), result, &error))
    gtk_widget_activate_action (window, "win.toast", "s", _("The backup was saved"));
  else
    gtk_widget_activate_action (window, "win.toast", "s", error->message);
}

static void
backup_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (IteamStore) store = ITEAM_STORE (user_data);
  g_autoptr (GFile) chosen = chosen_file (source, result);

  if (chosen != NULL)
    {
      g_autoptr (GFile) file = iteam_file_with_ending (chosen);

      iteam_store_backup_async (store, file, NULL, backup_done_cb, g_object_ref (source));
    }
}

static void
backup_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  IteamApplication *self = ITEAM_APPLICATION (user_data);
  IteamSession *session = iteam_application_get_session (self);
  g_autofree char *file = iteam_file_get_name (iteam_session_get_file (session));
  g_autofree char *today = iteam_day_to_iso (iteam_day_today ());
  g_autofree char *name = g_strdup_printf ("%s %s" ITEAM_FILE_ENDING, file, today);
  IteamFileRequest request = {
    .save = TRUE,
    .title = _("Save a Backup"),
    .accept = _("_Save"),
    .name = name,
    .filter_name = _("Team Files"),
    .pattern = "*" ITEAM_FILE_ENDING,
  };

  iteam_choose_file_async (GTK_WIDGET (get_window (self)), &request, NULL, backup_chosen_cb,
                           g_object_ref (iteam_session_get_store (session)));
}

static void
people_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  IteamApplication *self = ITEAM_APPLICATION (user_data);
  IteamStore *store = iteam_session_get_store (iteam_application_get_session (self));

  gtk_window_present (GTK_WINDOW (iteam_people_window_new (get_window (self), store)));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  IteamApplication *self = ITEAM_APPLICATION (user_data);
  GtkWidget *window = iteam_preferences_window_new (get_window (self), iteam_application_get_settings (self),
                                                    iteam_application_get_session (self));

  gtk_window_present (GTK_WINDOW (window));
}

/* Not GTK's own "help overlay", which is made along with each window, long
 * before anyone asks for it. */
static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (ITEAM_RESOURCE_BASE "/window/iteam-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, get_window (ITEAM_APPLICATION (user_data)));
  gtk_window_present (window);
}

static void
help_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  iteam_help_show (get_window (ITEAM_APPLICATION (user_data)));
}

/* What stands around the process that reads PDF documents, for whoever looks
 * for the cause of something; the window may be closed again by then. */
static void
described_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree GWeakRef *ref = user_data;
  g_autoptr (GtkAboutDialog) dialog = g_weak_ref_get (ref);
  g_autoptr (GError) error = NULL;
  g_autofree char *lines = iteam_pdf_pool_describe_sandbox_finish (ITEAM_PDF_POOL (source), result, &error);

  if (dialog != NULL)
    gtk_about_dialog_set_system_information (dialog, lines != NULL ? lines : error->message);
  g_weak_ref_clear (ref);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  IteamApplication *self = ITEAM_APPLICATION (user_data);
  GWeakRef *ref = g_new0 (GWeakRef, 1);
  GtkWidget *dialog;

  dialog = g_object_new (GTK_TYPE_ABOUT_DIALOG,
                         "transient-for", get_window (self),
                         "modal", TRUE,
                         "program-name", _("Integriteit Team"),
                         "logo-icon-name", ITEAM_APP_ID,
                         "version", ITEAM_VERSION,
                         "comments", _("Keep the integrity team’s work together"),
                         "copyright", _("© 2026 Municipality of Rijswijk"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
  gtk_window_present (GTK_WINDOW (dialog));

  g_weak_ref_init (ref, dialog);
  iteam_pdf_pool_describe_sandbox_async (iteam_pdf_pool_get_default (), NULL, described_cb, ref);
}

/* Closes the window, which first writes what is still being typed. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  while (window != NULL && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);

  if (ITEAM_IS_WINDOW (window))
    iteam_window_close (ITEAM_WINDOW (window));
  else if (window != NULL)
    gtk_window_close (window);
  else
    g_application_quit (G_APPLICATION (user_data));
}

static gboolean
quit_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);

  return GDK_EVENT_STOP;
}

static gboolean
help_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  iteam_help_show (GTK_WINDOW (widget));

  return GDK_EVENT_STOP;
}

/* The keys of the program are known in its main window. One can leave from any
 * other as well, also from a question, and have help with it. */
static void
windows_changed_cb (GListModel       *windows,
                    guint             position,
                    guint             n_removed,
                    guint             n_added,
                    IteamApplication *self)
{
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, position + i);
      GtkEventController *keys = gtk_shortcut_controller_new ();

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                            gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_q, GDK_CONTROL_MASK),
                                                              gtk_callback_action_new (quit_key_cb, self, NULL)));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                            gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F1, 0),
                                                              gtk_callback_action_new (help_key_cb, self, NULL)));
      gtk_widget_add_controller (window, keys);
    }
}

/* What needs an open file can be chosen only while there is one. */
static gboolean
is_open (GBinding     *binding,
         const GValue *from,
         GValue       *to,
         gpointer      user_data)
{
  g_value_set_boolean (to, g_value_get_object (from) != NULL);

  return TRUE;
}

/**
 * iteam_application_add_actions:
 * @self: the program, as it starts
 *
 * Adds the actions of the main menu and their keys.
 */
void
iteam_application_add_actions (IteamApplication *self)
{
  const GActionEntry entries[] = {
    { "new", new_cb, NULL, NULL, NULL, { 0 } },
    { "open", open_cb, NULL, NULL, NULL, { 0 } },
    { "open-recent", open_recent_cb, "s", NULL, NULL, { 0 } },
    { "sample", sample_cb, NULL, NULL, NULL, { 0 } },
    { "show", show_cb, "s", NULL, NULL, { 0 } },
    { "show-pane", show_pane_cb, "s", NULL, NULL, { 0 } },
    { "show-actions", show_actions_cb, "s", NULL, NULL, { 0 } },
    { "search", search_cb, "s", NULL, NULL, { 0 } },
    { "backup", backup_cb, NULL, NULL, NULL, { 0 } },
    { "people", people_cb, NULL, NULL, NULL, { 0 } },
    { "preferences", preferences_cb, NULL, NULL, NULL, { 0 } },
    { "help", help_cb, NULL, NULL, NULL, { 0 } },
    { "shortcuts", shortcuts_cb, NULL, NULL, NULL, { 0 } },
    { "about", about_cb, NULL, NULL, NULL, { 0 } },
    { "quit", quit_cb, NULL, NULL, NULL, { 0 } },
  };
  static const struct { const char *action; const char *keys[3]; } keys[] = {
    { "app.new", { "<Control><Shift>n" } },
    { "app.open", { "<Control>o" } },
    { "app.help", { "F1" } },
    { "app.shortcuts", { "<Control>question" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
    { "win.close", { "<Control>w" } },
  };
  static const char *const of_open_file[] = { "backup", "people" };

  g_return_if_fail (ITEAM_IS_APPLICATION (self));

  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb), self, 0);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
  for (gsize i = 0; i < G_N_ELEMENTS (of_open_file); i++)
    g_object_bind_property_full (iteam_application_get_session (self), "store",
                                 g_action_map_lookup_action (G_ACTION_MAP (self), of_open_file[i]), "enabled",
                                 G_BINDING_SYNC_CREATE, is_open, NULL, NULL, NULL);
}
