/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-help.h"

#include "iteam-help-window.h"
#include "iteam-window-private.h"

/* Which chapter of the manual tells of a window. That of a pane goes by its name. */
static const struct
{
  const char *window;
  const char *chapter;
} chapters[] = {
  { "IteamConflictsWindow", "sharing" },
  { "IteamFolderWindow", "backup" },
  { "IteamPeopleWindow", "start" },
  { "IteamPreferencesWindow", "backup" },
  { "IteamRestoreWindow", "backup" },
  { "IteamRetentionWindow", "retention" },
  { "IteamSearchWindow", "overview" },
  { "IteamShareWindow", "sharing" },
  { "IteamWhoWindow", "start" },
  { "GtkShortcutsWindow", "keys" },
};

static char *
find_chapter (GtkWindow *over)
{
  char *pane = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (chapters); i++)
    if (g_str_equal (G_OBJECT_TYPE_NAME (over), chapters[i].window))
      return g_strdup (chapters[i].chapter);

  if (ITEAM_IS_WINDOW (over) && iteam_session_get_store (ITEAM_WINDOW (over)->session) != NULL)
    g_object_get (ITEAM_WINDOW (over)->sidebar, "pane", &pane, NULL);

  return pane;
}

static GtkWindow *
find_open (GtkWindow *over)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ITEAM_IS_HELP_WINDOW (window) && gtk_window_get_transient_for (window) == over)
        return window;
    }

  return NULL;
}

/**
 * iteam_help_show:
 * @over: the window that someone wants help with
 *
 * Shows the manual beside it, at the chapter that tells of it. Beside a window that has to
 * be closed first, the manual is of that window.
 */
void
iteam_help_show (GtkWindow *over)
{
  g_autofree char *chapter = NULL;
  GtkWindow *window;

  g_return_if_fail (GTK_IS_WINDOW (over));

  if (ITEAM_IS_HELP_WINDOW (over))
    return;

  chapter = find_chapter (over);
  window = find_open (over);
  if (window == NULL)
    window = GTK_WINDOW (iteam_help_window_new (over));
  gtk_window_set_modal (window, gtk_window_get_modal (over));
  iteam_help_window_show (ITEAM_HELP_WINDOW (window), chapter);
  gtk_window_present (window);
}
