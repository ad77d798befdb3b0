/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-application.h"

#include <glib/gi18n-lib.h>

#include "iteam-application-actions.h"
#include "iteam-files.h"
#include "iteam-panes.h"
#include "iteam-reminder.h"
#include "iteam-shell-search.h"
#include "iteam-show-request.h"
#include "iteam-window.h"

/**
 * IteamApplication:
 *
 * The program: one instance, one window, one team file at a time.
 */
struct _IteamApplication
{
  AdwApplication parent_instance;

  gboolean wants_sample;
  gboolean started;

  /* owned */
  GSettings *settings;
  IteamSession *session;
  IteamShowRequest *show_request;
  IteamShellSearch *shell_search;
  IteamReminder *reminder;
  GFile *first_file;
};

G_DEFINE_FINAL_TYPE (IteamApplication, iteam_application, ADW_TYPE_APPLICATION)

static void
remember_file_cb (IteamApplication *self)
{
  GFile *file = iteam_session_get_file (self->session);
  g_autofree char *uri = NULL;

  /* The sample is always at hand, and not what the team works with. */
  if (iteam_session_get_sample (self->session))
    return;

  uri = g_file_get_uri (file);
  g_settings_set_string (self->settings, "last-file", uri);
  iteam_recent_add (self->settings, file);
}

static void
prepare_panes_cb (IteamApplication *self,
                  IteamStore       *store)
{
  guint n_entries;
  const IteamPaneEntry *entries = iteam_panes_get (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    if (entries[i].prepare != NULL)
      entries[i].prepare (store);
}

static void
apply_color_scheme (IteamApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme value = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    value = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    value = ADW_COLOR_SCHEME_FORCE_DARK;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), value);
}

/* What will be shown is known before there is a display to show it on: the
 * store's thread reads the file while GTK sets itself up. */
static void
begin_first_file (IteamApplication *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-file");

  if (self->wants_sample)
    {
      iteam_session_open_sample (self->session);
    }
  else if (self->first_file != NULL)
    {
      iteam_session_open (self->session, self->first_file);
    }
  else if (last[0] != '\0' && g_settings_get_boolean (self->settings, "reopen-last-file"))
    {
      g_autoptr (GFile) file = g_file_new_for_uri (last);

      iteam_session_open (self->session, file);
    }
}

static gboolean
iteam_application_local_command_line (GApplication *application,
                                      char       ***arguments,
                                      int          *exit_status)
{
  IteamApplication *self = ITEAM_APPLICATION (application);

  for (guint i = 1; i < g_strv_length (*arguments) && self->first_file == NULL; i++)
    if (g_str_equal ((*arguments)[i], "--show"))
      i++;
    else if ((*arguments)[i][0] != '-')
      self->first_file = g_file_new_for_commandline_arg ((*arguments)[i]);

  return G_APPLICATION_CLASS (iteam_application_parent_class)->local_command_line (application, arguments, exit_status);
}

/* Asks the program that runs already, if one does; %TRUE if that is all. */
static gboolean
ask_running_one (IteamApplication *self,
                 const char       *thing)
{
  GApplication *application = G_APPLICATION (self);

  if (!g_application_get_is_remote (application))
    return FALSE;

  if (self->wants_sample)
    g_action_group_activate_action (G_ACTION_GROUP (application), "sample", NULL);
  /* The hint is what is to be shown in the file. */
  if (thing != NULL && self->first_file != NULL)
    g_application_open (application, &self->first_file, 1, thing);
  else if (thing != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), "show", g_variant_new_string (thing));

  return TRUE;
}

static gboolean
can_be_shown (const char *thing)
{
  g_autofree char *fragment = NULL;
  IteamRef ref;
  int number;

  return iteam_show_request_parse (thing, &ref, &number, &fragment);
}

static int
iteam_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  IteamApplication *self = ITEAM_APPLICATION (application);
  const char *thing = NULL;
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("%s %s\n", _("Integriteit Team"), ITEAM_VERSION);
      return 0;
    }

  g_variant_dict_lookup (options, "show", "&s", &thing);
  if (thing != NULL && !can_be_shown (thing))
    {
      g_printerr (_("“%s” is nothing that can be shown, such as A-12 or D-3#page=12."), thing);
      g_printerr ("\n");
      return 1;
    }

  self->wants_sample = g_variant_dict_contains (options, "sample");
  if (!self->wants_sample && thing == NULL)
    return -1;
  iteam_show_request_set (self->show_request, thing);

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return ask_running_one (self, thing) ? 0 : -1;
}

static void
iteam_application_startup (GApplication *application)
{
  IteamApplication *self = ITEAM_APPLICATION (application);

  self->settings = g_settings_new (ITEAM_APP_ID);
  begin_first_file (self);

  G_APPLICATION_CLASS (iteam_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (ITEAM_APP_ID);
  apply_color_scheme (self);
  g_signal_connect_object (self->settings, "changed::color-scheme",
                           G_CALLBACK (apply_color_scheme), self, G_CONNECT_SWAPPED);
  iteam_application_add_actions (self);
  self->reminder = iteam_reminder_new (self);

  self->started = TRUE;

  /* Where the first file is has been found out meanwhile; its store reads on
   * while the window is built. */
  if (iteam_session_get_state (self->session) == ITEAM_SESSION_OPENING)
    g_main_context_iteration (NULL, FALSE);
}

/* GNOME Shell may ask before the program has started up: the answer waits for that. */
static gboolean
iteam_application_dbus_register (GApplication     *application,
                                 GDBusConnection  *connection,
                                 const char       *path,
                                 GError          **error)
{
  IteamApplication *self = ITEAM_APPLICATION (application);

  self->shell_search = iteam_shell_search_new (self);

  return G_APPLICATION_CLASS (iteam_application_parent_class)->dbus_register (application, connection, path, error) &&
         iteam_shell_search_export (self->shell_search, connection, path, error);
}

static void
iteam_application_dbus_unregister (GApplication    *application,
                                   GDBusConnection *connection,
                                   const char      *path)
{
  IteamApplication *self = ITEAM_APPLICATION (application);

  if (self->shell_search != NULL)
    iteam_shell_search_unexport (self->shell_search);
  G_APPLICATION_CLASS (iteam_application_parent_class)->dbus_unregister (application, connection, path);
}

static void
iteam_application_activate (GApplication *application)
{
  IteamApplication *self = ITEAM_APPLICATION (application);
  GtkWindow *window;

  /* Another program that was started at the same moment: this one shows its window
   * in a moment anyway. */
  if (!self->started)
    return;

  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  if (window == NULL)
    {
      /* Without its window it has nothing more to wait for. */
      g_application_set_inactivity_timeout (application, 0);
      window = GTK_WINDOW (iteam_window_new (self, self->session, self->settings));
      iteam_show_request_new_window (self->show_request);
    }

  gtk_window_present (window);
}

static void
iteam_application_open (GApplication *application,
                        GFile       **files,
                        int           n_files,
                        const char   *hint)
{
  IteamApplication *self = ITEAM_APPLICATION (application);

  iteam_show_request_open (self->show_request, files[0], hint[0] != '\0' ? hint : NULL);
  g_application_activate (application);
}

static void
iteam_application_finalize (GObject *object)
{
  IteamApplication *self = ITEAM_APPLICATION (object);

  g_clear_object (&self->reminder);
  g_clear_object (&self->shell_search);
  g_clear_object (&self->settings);
  g_clear_object (&self->show_request);
  g_clear_object (&self->session);
  g_clear_object (&self->first_file);

  G_OBJECT_CLASS (iteam_application_parent_class)->finalize (object);
}

static void
iteam_application_class_init (IteamApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = iteam_application_finalize;

  application_class->local_command_line = iteam_application_local_command_line;
  application_class->handle_local_options = iteam_application_handle_local_options;
  application_class->dbus_register = iteam_application_dbus_register;
  application_class->dbus_unregister = iteam_application_dbus_unregister;
  application_class->startup = iteam_application_startup;
  application_class->activate = iteam_application_activate;
  application_class->open = iteam_application_open;
}

static void
iteam_application_init (IteamApplication *self)
{
  GOptionEntry options[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the sample file"), NULL },
    { "show", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Show something: an action point or a document, at a page if you like (D-3#page=12)"),
      N_("NUMBER") },
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_("Show the version of the program"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE]"));

  self->session = iteam_session_new ();
  self->show_request = iteam_show_request_new (GTK_APPLICATION (self), self->session);
  g_signal_connect_object (self->session, "opening", G_CALLBACK (prepare_panes_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "opened", G_CALLBACK (remember_file_cb), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_application_new:
 *
 * Returns: (transfer full): the program.
 */
IteamApplication *
iteam_application_new (void)
{
  return g_object_new (ITEAM_TYPE_APPLICATION,
                       "application-id", ITEAM_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", ITEAM_RESOURCE_BASE,
                       NULL);
}

/**
 * iteam_application_get_session:
 * @self: the program
 *
 * Returns: (transfer none): what is open.
 */
IteamSession *
iteam_application_get_session (IteamApplication *self)
{
  g_return_val_if_fail (ITEAM_IS_APPLICATION (self), NULL);

  return self->session;
}

/**
 * iteam_application_show:
 * @self: the program
 * @thing: a number or a reference, "D-3#page=12"
 *
 * Shows a thing of the file that is open, or of the one that opens first.
 */
void
iteam_application_show (IteamApplication *self,
                        const char       *thing)
{
  g_return_if_fail (ITEAM_IS_APPLICATION (self));

  iteam_show_request_set (self->show_request, thing);
}

/**
 * iteam_application_get_settings:
 * @self: the program, once it is registered
 *
 * Returns: (transfer none): the user's settings.
 */
GSettings *
iteam_application_get_settings (IteamApplication *self)
{
  g_return_val_if_fail (ITEAM_IS_APPLICATION (self), NULL);

  return self->settings;
}
