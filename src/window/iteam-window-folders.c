/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-calendar-all.h"
#include "iteam-compat.h"
#include "iteam-files.h"
#include "iteam-folder-window.h"
#include "iteam-retention-window.h"

/* What takes all of a file out and in, and what is not kept any more. */

static void
export_all_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  IteamWindow *self = ITEAM_WINDOW (widget);

  /* What is still being typed is to be in it. */
  iteam_window_flush (self);
  iteam_folder_window_export (GTK_WINDOW (self), self->session);
}

static void
calendar_written_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (IteamWindow) self = ITEAM_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    iteam_window_tell (self, _("The calendar was saved"));
  else
    iteam_window_tell (self, error->message);
}

static void
calendar_made_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (IteamWindow) self = ITEAM_WINDOW (user_data);
  g_autoptr (GFile) file = g_object_steal_data (G_OBJECT (self), "iteam-calendar-file");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = iteam_calendar_export_finish (ITEAM_STORE (source), result, &error);
  g_autoptr (GBytes) bytes = NULL;

  if (text == NULL)
    {
      iteam_window_tell (self, error->message);

      return;
    }
  bytes = g_bytes_new (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, calendar_written_cb, g_object_ref (self));
}

static void
calendar_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  IteamWindow *self = ITEAM_WINDOW (source);
  g_autoptr (GError) error = NULL;
  GFile *file = iteam_choose_file_finish (GTK_WIDGET (source), result, &error);
  IteamStore *store = iteam_session_get_store (self->session);

  if (file == NULL || store == NULL)
    {
      g_clear_object (&file);
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        iteam_window_tell (self, error->message);

      return;
    }
  g_object_set_data_full (G_OBJECT (self), "iteam-calendar-file", file, g_object_unref);
  iteam_calendar_export_async (store, NULL, calendar_made_cb, g_object_ref (self));
}

static void
export_calendar_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  IteamWindow *self = ITEAM_WINDOW (widget);
  g_autofree char *file = iteam_file_get_name (iteam_session_get_file (self->session));
  g_autofree char *name = g_strconcat (file, ".ics", NULL);
  IteamFileRequest request = {
    .save = TRUE,
    .title = _("Export All Dates"),
    .accept = _("_Save"),
    .name = name,
    .filter_name = _("Calendars"),
    .pattern = "*.ics",
  };

  iteam_window_flush (self);
  iteam_choose_file_async (widget, &request, NULL, calendar_chosen_cb, NULL);
}

static void
import_all_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  iteam_folder_window_import (GTK_WINDOW (widget), ITEAM_WINDOW (widget)->session);
}

static void
retention_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  IteamWindow *self = ITEAM_WINDOW (widget);

  iteam_window_flush (self);
  gtk_window_present (GTK_WINDOW (iteam_retention_window_new (GTK_WINDOW (self), iteam_session_get_store (self->session))));
}

/* What needs an open file can be chosen only while there is one. */
static void
store_changed_cb (IteamWindow *self)
{
  gboolean open = iteam_session_get_store (self->session) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-all", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-calendar", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.retention", open);
}

/* Private: the actions of this file. */
void
iteam_window_install_folders (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-all", NULL, export_all_action);
  gtk_widget_class_install_action (widget_class, "win.export-calendar", NULL, export_calendar_action);
  gtk_widget_class_install_action (widget_class, "win.import-all", NULL, import_all_action);
  gtk_widget_class_install_action (widget_class, "win.retention", NULL, retention_action);
}

/* Private: begins to look whether a file is open. */
void
iteam_window_watch_folders (IteamWindow *self)
{
  g_signal_connect_object (self->session, "notify::store", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  store_changed_cb (self);
}
