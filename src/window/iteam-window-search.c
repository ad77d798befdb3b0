/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-window-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-panes.h"
#include "iteam-search-window.h"

/* The one search of the window, and what it can be told to do. */

/* A command: an action of a pane, of the window or of the program. */
typedef struct
{
  const char *title;
  const char *other_words;
  const char *icon_name;
  const char *pane;
  const char *action;
  const char *target;
  const char *keys;
  gboolean writes;
} Command;

/* Translators: the second of each pair are other words under which someone may look for
 * it, separated by spaces; "-" if there are none. */
static const Command commands[] = {
  { N_("Add an Action Point"), NC_("search", "new task to do"), "list-add-symbolic", "actions", "actions.new", NULL, NULL, TRUE },
  { N_("Add a Meeting"), NC_("search", "new agenda plan"), "list-add-symbolic", "meetings", "meetings.new", NULL, NULL, TRUE },
  { N_("Add a Meeting Series"), NC_("search", "new recurring"), "list-add-symbolic", "meetings", "meetings.new-series", NULL, NULL, TRUE },
  { N_("Add a Document"), NC_("search", "new pdf import register"), "list-add-symbolic", "documents", "documents.add", NULL, NULL, TRUE },
  { N_("Add a Theme Talk"), NC_("search", "new activity"), "list-add-symbolic", "programme", "programme.add", "talk", NULL, TRUE },
  { N_("Put a Pillar in the Spotlight"), NC_("search", "new year plan"), "list-add-symbolic", "pillars", "pillars.add", NULL, NULL, TRUE },
  { N_("Show My Action Points"), NC_("search", "mine"), "iteam-actions-symbolic", "actions", "actions.view", "mine", NULL, FALSE },
  { N_("Show Overdue Action Points"), NC_("search", "late"), "iteam-actions-symbolic", "actions", "actions.view", "overdue", NULL, FALSE },
  { N_("Show the Action Points of Today"), NC_("search", "due"), "iteam-actions-symbolic", "actions", "actions.view", "today", NULL, FALSE },
  { N_("Show the Decision List"), NC_("search", "decided"), "x-office-calendar-symbolic", "meetings", "meetings.view", "decisions", NULL, FALSE },
  { N_("Show Topics for Later"), NC_("search", "backlog"), "x-office-calendar-symbolic", "meetings", "meetings.view", "topics", NULL, FALSE },
  { N_("Undo"), NC_("search", "back"), "edit-undo-symbolic", NULL, "win.undo", NULL, "<Control>z", TRUE },
  { N_("Redo"), NC_("search", "again"), "edit-redo-symbolic", NULL, "win.redo", NULL, "<Control><Shift>z", TRUE },
  { N_("People and Roles"), NC_("search", "team members"), "system-users-symbolic", NULL, "app.people", NULL, NULL, FALSE },
  { N_("Say Who Is at Work"), NC_("search", "user name login"), "avatar-default-symbolic", NULL, "win.who", NULL, NULL, TRUE },
  { N_("Sharing"), NC_("search", "network drive together"), "folder-remote-symbolic", NULL, "win.sharing", NULL, NULL, FALSE },
  { N_("Conflicts"), NC_("search", "decide"), "dialog-warning-symbolic", NULL, "win.conflicts", NULL, NULL, FALSE },
  { N_("Save a Backup"), NC_("search", "copy"), "document-save-symbolic", NULL, "app.backup", NULL, NULL, FALSE },
  { N_("Restore a Backup"), NC_("search", "copy"), "document-revert-symbolic", NULL, "win.restore", NULL, NULL, TRUE },
  { N_("Open a Team File"), NC_("search", "load"), "document-open-symbolic", NULL, "app.open", NULL, NULL, FALSE },
  { N_("New Team File"), NC_("search", "make"), "document-new-symbolic", NULL, "app.new", NULL, NULL, FALSE },
  { N_("Open the Sample File"), NC_("search", "example"), "document-open-symbolic", NULL, "app.sample", NULL, NULL, FALSE },
  { N_("Show or Hide the Sidebar"), NC_("search", "panes"), "iteam-panel-left-symbolic", NULL, "win.sidebar", NULL, "F9", FALSE },
  { N_("Preferences"), NC_("search", "settings options dark"), "emblem-system-symbolic", NULL, "app.preferences", NULL, NULL, FALSE },
  { N_("Help"), NC_("search", "manual guide"), "help-about-symbolic", NULL, "app.help", NULL, NULL, FALSE },
  { N_("Keyboard Shortcuts"), NC_("search", "keys help"), "preferences-desktop-keyboard-symbolic", NULL, "app.shortcuts", NULL, NULL, FALSE },
  { N_("About Integriteit Team"), NC_("search", "version"), "help-about-symbolic", NULL, "app.about", NULL, NULL, FALSE },
  { N_("Quit"), NC_("search", "close exit"), "application-exit-symbolic", NULL, "app.quit", NULL, NULL, FALSE },
};

/* The commands that show a pane come behind these. */
#define FIRST_PANE G_N_ELEMENTS (commands)

static char *
format_keys (IteamWindow   *self,
             const Command *command)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_auto (GStrv) found = NULL;
  const char *keys = command->keys;
  GdkModifierType modifiers;
  guint key;

  if (keys == NULL && application != NULL && command->target == NULL)
    {
      found = gtk_application_get_accels_for_action (application, command->action);
      keys = found[0];
    }
  if (keys == NULL || !gtk_accelerator_parse (keys, &key, &modifiers))
    return g_strdup ("");

  return gtk_accelerator_get_label (key, modifiers);
}

static void
add_commands (IteamWindow       *self,
              IteamSearchWindow *window)
{
  gboolean writable = !iteam_store_get_read_only (iteam_session_get_store (self->session));
  guint n_panes;
  const IteamPaneEntry *panes = iteam_panes_get (&n_panes);

  for (guint i = 0; i < n_panes; i++)
    {
      /* Translators: the name of a pane, "Go to Meetings". */
      g_autofree char *title = g_strdup_printf (_("Go to %s"), _(panes[i].title));

      iteam_search_window_add_command (window, FIRST_PANE + i, title, "", panes[i].icon_name, "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *keys = format_keys (self, &commands[i]);

      if (writable || !commands[i].writes)
        iteam_search_window_add_command (window, i, _(commands[i].title), g_dpgettext2 (NULL, "search", commands[i].other_words),
                                         commands[i].icon_name, keys);
    }
}

static void
run_cb (IteamWindow *self,
        guint        command)
{
  guint n_panes;
  const IteamPaneEntry *panes = iteam_panes_get (&n_panes);
  const Command *known = command < FIRST_PANE ? &commands[command] : NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  if (known == NULL)
    {
      g_object_set (self->sidebar, "pane", panes[command - FIRST_PANE].name, NULL);

      return;
    }
  if (known->pane != NULL)
    widget = iteam_window_need_pane (self, known->pane);
  if (known->target != NULL)
    gtk_widget_activate_action (widget, known->action, "s", known->target);
  else
    gtk_widget_activate_action (widget, known->action, NULL);
}

static void
open_cb (IteamWindow *self,
         const char  *reference)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", reference);
}

static void
search_for (IteamWindow *self,
            const char  *text)
{
  IteamStore *store = iteam_session_get_store (self->session);
  GtkWidget *window;

  if (store == NULL)
    return;

  /* What is being typed is to be found as well. */
  iteam_window_flush (self);
  window = iteam_search_window_new (GTK_WINDOW (self), store);
  add_commands (self, ITEAM_SEARCH_WINDOW (window));
  g_signal_connect_object (window, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "run", G_CALLBACK (run_cb), self, G_CONNECT_SWAPPED);
  iteam_search_window_set_text (ITEAM_SEARCH_WINDOW (window), text);
  gtk_window_present (GTK_WINDOW (window));
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  search_for (ITEAM_WINDOW (widget), "");
}

static void
search_for_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  search_for (ITEAM_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Shows one of the views of the action points. */
static void
show_actions_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  GtkWidget *pane = iteam_window_need_pane (ITEAM_WINDOW (widget), "actions");

  gtk_widget_activate_action_variant (pane, "actions.view", parameter);
}

void
iteam_window_install_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.search-for", "s", search_for_action);
  gtk_widget_class_install_action (widget_class, "win.show-actions", "s", show_actions_action);
}
