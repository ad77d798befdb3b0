/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-window-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-conflicts-window.h"
#include "iteam-files.h"
#include "iteam-share-window.h"
#include "iteam-sidebar.h"
#include "iteam-welcome-page.h"
#include "iteam-who-window.h"

/* How long after a file was opened to ask who is at work, in milliseconds. */
#define ASK_AFTER 200

/**
 * IteamWindow:
 *
 * The window: the sidebar, the panes, and what stands in their place while no
 * file is open. It routes what panes ask for: to show a thing of another
 * pane, to tell what was done, to undo it.
 */

enum
{
  PROP_SESSION = 1,
  PROP_SETTINGS,
  PROP_SIDEBAR_VISIBLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamWindow, iteam_window, ADW_TYPE_APPLICATION_WINDOW)

static char *
view_name (IteamWindow      *self,
           IteamSessionState state)
{
  switch (state)
    {
    case ITEAM_SESSION_NONE: return g_strdup ("welcome");
    case ITEAM_SESSION_OPENING: return g_strdup ("opening");
    case ITEAM_SESSION_OPEN: return g_strdup ("open");
    case ITEAM_SESSION_FAILED: return g_strdup ("failed");
    default: g_assert_not_reached ();
    }
}

/* Made when there is no file: an open one should not wait for it. */
static GtkWidget *
welcome_page (IteamWindow      *self,
              IteamSessionState state,
              GSettings        *settings)
{
  if (state != ITEAM_SESSION_NONE || settings == NULL)
    return NULL;

  return g_object_ref_sink (g_object_new (ITEAM_TYPE_WELCOME_PAGE, "menu-model", self->primary_menu,
                                          "settings", settings, NULL));
}

/* What is damaged says so in a banner of its own. */
static gboolean
shows_read_only (IteamWindow *self,
                 gboolean     read_only,
                 gboolean     damaged)
{
  return read_only && !damaged;
}

/* Whoever asked for the whole screen has it. */
static gboolean
shows_sidebar (IteamWindow *self,
               gboolean     wanted,
               gboolean     full_screen)
{
  return wanted && !full_screen;
}

/* Not a binding in the .ui file: GTK 4.8 trips over one between a template and
 * itself when it goes. */
static void
update_title (IteamWindow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_object_get (self->session, "name", &name, NULL);
  title = name != NULL ? g_strdup_printf ("%s — %s", name, _("Integriteit Team")) : g_strdup (_("Integriteit Team"));
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_actions (IteamWindow *self)
{
  IteamStore *store = iteam_session_get_store (self->session);
  gboolean writable = store != NULL && !iteam_store_get_read_only (store);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.who", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.restore", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sharing", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.conflicts", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sidebar", !gtk_window_is_fullscreen (GTK_WINDOW (self)));
}

/* The panes still have the previous file here, and write to it what is being
 * typed. */
static void
store_changed_cb (IteamWindow *self)
{
  iteam_window_flush_panes (self);
  iteam_window_give_store (self);
  update_actions (self);
}

static void
refused_cb (IteamWindow *self,
            GFile       *file,
            const char  *message)
{
  static const IteamAnswer answers[] = { { "close", N_("_Close"), ITEAM_ANSWER_PLAIN } };
  IteamAnswer close = answers[0];
  g_autofree char *name = iteam_file_get_name (file);
  g_autofree char *heading = g_strdup_printf (_("“%s” Cannot Be Opened"), name);

  close.label = _(close.label);
  iteam_ask_async (GTK_WIDGET (self), heading, message, NULL, &close, 1, NULL, NULL, NULL);
}

/* The sample is for looking around, and a file that cannot be written has no
 * place to remember anyone. */
static gboolean
ask_who_cb (gpointer data)
{
  IteamWindow *self = data;

  self->ask_source = 0;
  if (iteam_session_get_store (self->session) != NULL &&
      iteam_session_get_user (self->session) == NULL &&
      !iteam_session_get_sample (self->session) &&
      !iteam_store_get_read_only (iteam_session_get_store (self->session)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.who", NULL);

  return G_SOURCE_REMOVE;
}

/* The file comes first, and then the question. */
static void
opened_cb (IteamWindow *self)
{
  if (self->ask_source == 0)
    self->ask_source = g_timeout_add (ASK_AFTER, ask_who_cb, self);
}

static void
fill_recent_menu (IteamWindow *self)
{
  iteam_recent_fill_menu (self->settings, self->recent_menu);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         IteamWindow   *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;

  iteam_session_open (self->session, files->data);

  return TRUE;
}

static void
retry_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  IteamWindow *self = ITEAM_WINDOW (widget);
  g_autoptr (GFile) file = g_object_ref (iteam_session_get_file (self->session));

  iteam_session_open (self->session, file);
}

static void
who_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  GtkWidget *window = iteam_who_window_new (GTK_WINDOW (widget), ITEAM_WINDOW (widget)->session);

  gtk_window_present (GTK_WINDOW (window));
}

static void
sharing_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  GtkWidget *window = iteam_share_window_new (GTK_WINDOW (widget), ITEAM_WINDOW (widget)->session);

  gtk_window_present (GTK_WINDOW (window));
}

static void
conflicts_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  IteamStore *store = iteam_session_get_store (ITEAM_WINDOW (widget)->session);

  /* A decision is upon what the file holds, so that is to be all. */
  iteam_window_flush (ITEAM_WINDOW (widget));
  gtk_window_present (GTK_WINDOW (iteam_conflicts_window_new (GTK_WINDOW (widget), store)));
}

/* Lets the others know what is being edited here; an empty text is nothing. */
static void
editing_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  IteamShare *share = iteam_session_get_share (ITEAM_WINDOW (widget)->session);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  IteamRef ref;

  if (share == NULL)
    return;

  if (iteam_ref_parse (g_variant_get_string (parameter, NULL), &ref, NULL))
    g_array_append_val (refs, ref);
  iteam_share_set_editing (share, refs);
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* A menu that closes while one of its submenus is open gives the focus to a
 * part of itself, and no key reaches the window until something is clicked. */
static void
focus_changed_cb (IteamWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  if (popover == NULL || gtk_widget_get_visible (popover))
    return;

  if (!gtk_widget_grab_focus (gtk_widget_get_parent (popover)))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

static gboolean
iteam_window_close_request (GtkWindow *window)
{
  iteam_window_close (ITEAM_WINDOW (window));

  return TRUE;
}

static void
iteam_window_constructed (GObject *object)
{
  IteamWindow *self = ITEAM_WINDOW (object);

  G_OBJECT_CLASS (iteam_window_parent_class)->constructed (object);

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_settings_bind (self->settings, "sidebar-visible", self, "sidebar-visible", G_SETTINGS_BIND_DEFAULT);

  iteam_window_add_panes (self);
  fill_recent_menu (self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (update_actions), NULL);
  g_signal_connect_object (self->settings, "changed::recent-files",
                           G_CALLBACK (fill_recent_menu), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::name", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::store", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::read-only", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::share", G_CALLBACK (iteam_window_give_share), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  iteam_window_watch_backups (self);
  iteam_window_watch_folders (self);
  store_changed_cb (self);
  iteam_window_give_share (self);
  update_title (self);
}

static void
iteam_window_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  IteamWindow *self = ITEAM_WINDOW (object);

  switch (property_id)
    {
    case PROP_SESSION: g_value_set_object (value, self->session); break;
    case PROP_SETTINGS: g_value_set_object (value, self->settings); break;
    case PROP_SIDEBAR_VISIBLE: g_value_set_boolean (value, self->sidebar_visible); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_window_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  IteamWindow *self = ITEAM_WINDOW (object);

  switch (property_id)
    {
    case PROP_SESSION: self->session = g_value_dup_object (value); break;
    case PROP_SETTINGS: self->settings = g_value_dup_object (value); break;
    case PROP_SIDEBAR_VISIBLE:
      if (self->sidebar_visible == g_value_get_boolean (value))
        return;
      self->sidebar_visible = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_window_dispose (GObject *object)
{
  IteamWindow *self = ITEAM_WINDOW (object);

  g_clear_handle_id (&self->ask_source, g_source_remove);
  g_clear_handle_id (&self->panes_source, g_source_remove);
  g_clear_object (&self->daily_backup);
  g_clear_object (&self->damage);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (iteam_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  iteam_window_install_backups (widget_class);
  iteam_window_install_folders (widget_class);
  iteam_window_install_panes (widget_class);
  iteam_window_install_search (widget_class);
  iteam_window_install_toasts (widget_class);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "win.who", NULL, who_action);
  gtk_widget_class_install_action (widget_class, "win.sharing", NULL, sharing_action);
  gtk_widget_class_install_action (widget_class, "win.conflicts", NULL, conflicts_action);
  gtk_widget_class_install_action (widget_class, "win.editing", "s", editing_action);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_action);
  gtk_widget_class_install_property_action (widget_class, "win.sidebar", "sidebar-visible");

  /* As bindings of the class, and not as keys of the program, these come after
   * those of an entry that has something of its own to undo. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "win.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "win.sidebar", NULL);
}

static void
iteam_window_class_init (IteamWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);
  GParamFlags once = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY;

  object_class->constructed = iteam_window_constructed;
  object_class->get_property = iteam_window_get_property;
  object_class->set_property = iteam_window_set_property;
  object_class->dispose = iteam_window_dispose;
  window_class->close_request = iteam_window_close_request;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ITEAM_TYPE_SESSION, once);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS, once);
  properties[PROP_SIDEBAR_VISIBLE] = g_param_spec_boolean ("sidebar-visible", NULL, NULL, TRUE,
                                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                                           G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* The .ui file names this one, and GTK only registers it when asked for it. */
  g_type_ensure (GDK_TYPE_FILE_LIST);
  g_type_ensure (ITEAM_TYPE_SESSION);
  g_type_ensure (ITEAM_TYPE_BANNER);
  g_type_ensure (ITEAM_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/window/iteam-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamWindow, backup_banner);
  gtk_widget_class_bind_template_child (widget_class, IteamWindow, damage_banner);
  gtk_widget_class_bind_template_child (widget_class, IteamWindow, failed_bin);
  gtk_widget_class_bind_template_child (widget_class, IteamWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, IteamWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, IteamWindow, read_only_banner);
  gtk_widget_class_bind_template_child (widget_class, IteamWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, IteamWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, IteamWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, shows_read_only);
  gtk_widget_class_bind_template_callback (widget_class, shows_sidebar);
  gtk_widget_class_bind_template_callback (widget_class, view_name);
  gtk_widget_class_bind_template_callback (widget_class, welcome_page);
  install_actions (widget_class);
}

static void
iteam_window_init (IteamWindow *self)
{
  self->sidebar_visible = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_window_new:
 * @application: the program
 * @session: what it shows
 * @settings: the user's settings
 *
 * Returns: (transfer none): the window, which belongs to GTK until it is closed.
 */
IteamWindow *
iteam_window_new (IteamApplication *application,
                  IteamSession     *session,
                  GSettings        *settings)
{
  return g_object_new (ITEAM_TYPE_WINDOW, "application", application, "session", session, "settings", settings, NULL);
}

/**
 * iteam_window_flush:
 * @self: the window
 *
 * Writes what is still being typed in any pane.
 */
void
iteam_window_flush (IteamWindow *self)
{
  g_return_if_fail (ITEAM_IS_WINDOW (self));

  iteam_window_flush_panes (self);
}
