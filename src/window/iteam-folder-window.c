/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-folder-window.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-files.h"
#include "iteam-folder-export.h"

/**
 * IteamFolderWindow:
 *
 * Tells how far it is with all of a team file on its way into a folder, or out of one.
 * To close it is to leave off; nothing of it is left behind then.
 */
struct _IteamFolderWindow
{
  AdwWindow parent_instance;

  gboolean done;

  /* template children */
  GtkLabel *label;
  GtkProgressBar *progress_bar;
  GtkButton *close_button;
  GtkWidget *show_button;

  /* owned */
  IteamSession *session;
  GCancellable *cancellable;
  GFile *folder;
  GFile *file;
};

G_DEFINE_FINAL_TYPE (IteamFolderWindow, iteam_folder_window, ADW_TYPE_WINDOW)

static void
progress_cb (gint64   done,
             gint64   total,
             gpointer user_data)
{
  IteamFolderWindow *self = ITEAM_FOLDER_WINDOW (user_data);

  if (self->session != NULL)
    gtk_progress_bar_set_fraction (self->progress_bar, (double) done / (double) MAX (total, 1));
}

/* It came to an end, and what there is to say of it stays until it is closed. */
static void
end (IteamFolderWindow *self,
     const char        *text,
     gboolean           done)
{
  self->done = TRUE;
  /* It was closed, and nobody reads it. */
  if (self->session == NULL)
    return;
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), FALSE);
  gtk_button_set_label (self->close_button, _("_Close"));
  gtk_widget_set_visible (self->show_button, done);
  gtk_widget_grab_focus (done ? self->show_button : GTK_WIDGET (self->close_button));
}

static char *
describe (const IteamFolderSummary *summary)
{
  g_autofree char *documents = g_strdup_printf (ngettext ("%u document", "%u documents", summary->n_documents), summary->n_documents);
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", summary->n_things), summary->n_things);
  GString *text = g_string_new (NULL);

  /* Translators: how many rows, then how many documents. */
  g_string_append_printf (text, _("Everything is in the folder: %s in lists, and %s. “index.html” explains what is where."), rows, documents);
  if (summary->n_missing > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("The contents of %u document are not there.", "The contents of %u documents are not there.",
                                              summary->n_missing), summary->n_missing);
    }

  return g_string_free (text, FALSE);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (IteamFolderWindow) self = ITEAM_FOLDER_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree IteamFolderSummary *summary = iteam_folder_export_finish (ITEAM_STORE (source), result, &error);
  g_autofree char *text = summary != NULL ? describe (summary) : NULL;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end (self, summary != NULL ? text : error->message, summary != NULL);
}

static void
maker_closed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (IteamFolderWindow) self = ITEAM_FOLDER_WINDOW (user_data);

  iteam_store_close_finish (ITEAM_STORE (source), result, NULL);
  if (self->done || self->session == NULL)
    g_file_delete_async (self->file, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  else
    {
      self->done = TRUE;
      iteam_session_open (self->session, self->file);
      gtk_window_destroy (GTK_WINDOW (self));
    }
}

/* What was made for it goes with it, if it could not be filled. */
static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  IteamFolderWindow *self = ITEAM_FOLDER_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree IteamFolderSummary *summary = iteam_folder_import_finish (ITEAM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->done = TRUE;
  else if (summary == NULL)
    end (self, error->message, FALSE);
  iteam_store_close_async (ITEAM_STORE (source), maker_closed_cb, self);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamFolderWindow) self = ITEAM_FOLDER_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (iteam_store_create_finish (ITEAM_STORE (source), result, &error))
    iteam_folder_import_async (ITEAM_STORE (source), self->folder, progress_cb, self, self->cancellable, imported_cb, g_object_ref (self));
  else
    end (self, error->message, FALSE);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (IteamFolderWindow) self = ITEAM_FOLDER_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_label_set_text (self->label, error->message);
}

static void
show_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamFolderWindow *self = ITEAM_FOLDER_WINDOW (widget);
  g_autofree char *uri = g_file_get_uri (self->folder);

  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, launched_cb, g_object_ref (self));
}

static void
iteam_folder_window_dispose (GObject *object)
{
  IteamFolderWindow *self = ITEAM_FOLDER_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (iteam_folder_window_parent_class)->dispose (object);
}

static void
iteam_folder_window_finalize (GObject *object)
{
  IteamFolderWindow *self = ITEAM_FOLDER_WINDOW (object);

  g_object_unref (self->cancellable);
  g_clear_object (&self->folder);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (iteam_folder_window_parent_class)->finalize (object);
}

static gboolean
iteam_folder_window_close_request (GtkWindow *window)
{
  g_cancellable_cancel (ITEAM_FOLDER_WINDOW (window)->cancellable);

  return GTK_WINDOW_CLASS (iteam_folder_window_parent_class)->close_request (window);
}

static void
iteam_folder_window_class_init (IteamFolderWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_folder_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = iteam_folder_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = iteam_folder_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/window/iteam-folder-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamFolderWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, IteamFolderWindow, label);
  gtk_widget_class_bind_template_child (widget_class, IteamFolderWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, IteamFolderWindow, show_button);
  gtk_widget_class_install_action (widget_class, "folder.show", NULL, show_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
iteam_folder_window_init (IteamFolderWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static IteamFolderWindow *
open_window (GtkWindow    *parent,
             IteamSession *session,
             GFile        *folder,
             const char   *title,
             const char   *text)
{
  IteamFolderWindow *self = g_object_new (ITEAM_TYPE_FOLDER_WINDOW, "transient-for", parent, "title", title, NULL);

  self->session = g_object_ref (session);
  self->folder = g_object_ref (folder);
  gtk_label_set_text (self->label, text);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

static GFile *
chosen_file (GObject      *source,
             GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  GFile *file = iteam_choose_file_finish (GTK_WIDGET (source), result, &error);

  if (file == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (source), "win.toast", "s", error->message);

  return file;
}

static void
place_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (IteamSession) session = ITEAM_SESSION (user_data);
  g_autoptr (GFile) place = chosen_file (source, result);
  g_autoptr (GFile) folder = NULL;
  g_autofree char *file = NULL;
  g_autofree char *today = NULL;
  g_autofree char *name = NULL;
  IteamFolderWindow *self;

  /* The file may have been closed meanwhile. */
  if (place == NULL || iteam_session_get_store (session) == NULL)
    return;
  file = iteam_file_get_name (iteam_session_get_file (session));
  today = iteam_day_to_iso (iteam_day_today ());
  name = g_strdup_printf ("%s %s", file, today);
  folder = g_file_get_child (place, name);
  self = open_window (GTK_WINDOW (source), session, folder, _("Export Everything"), _("Everything in the team file is written to the folder."));
  iteam_folder_export_async (iteam_session_get_store (session), folder, progress_cb, self, self->cancellable, exported_cb, g_object_ref (self));
}

/**
 * iteam_folder_window_export:
 * @parent: the main window
 * @session: a session with a file open
 *
 * Asks where to, and writes all of the file as a folder there.
 */
void
iteam_folder_window_export (GtkWindow    *parent,
                            IteamSession *session)
{
  IteamFileRequest request = {
    .folder = TRUE,
    .title = _("Export Everything To…"),
    .accept = _("_Export Here"),
  };

  iteam_choose_file_async (GTK_WIDGET (parent), &request, NULL, place_chosen_cb, g_object_ref (session));
}

typedef struct
{
  IteamSession *session;
  GFile *folder;
} Import;

static void
import_free (Import *self)
{
  g_object_unref (self->session);
  g_clear_object (&self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static void
new_file_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Import) import = user_data;
  g_autoptr (GFile) chosen = chosen_file (source, result);
  g_autoptr (IteamStore) maker = NULL;
  IteamFolderWindow *self;

  if (chosen == NULL)
    return;
  self = open_window (GTK_WINDOW (source), import->session, import->folder, _("Make a File of an Export"),
                      _("A new team file is made of what is in the folder."));
  self->file = iteam_file_with_ending (chosen);
  maker = iteam_store_new ();
  iteam_store_create_async (maker, self->file, FALSE, NULL, made_cb, g_object_ref (self));
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Import) import = user_data;
  g_autofree char *name = g_strconcat (_("Team"), ITEAM_FILE_ENDING, NULL);
  IteamFileRequest request = {
    .save = TRUE,
    .title = _("Name the New Team File"),
    .accept = _("_Create"),
    .name = name,
    .filter_name = _("Team Files"),
    .pattern = "*" ITEAM_FILE_ENDING,
  };

  import->folder = chosen_file (source, result);
  if (import->folder != NULL)
    iteam_choose_file_async (GTK_WIDGET (source), &request, NULL, new_file_chosen_cb, g_steal_pointer (&import));
}

/**
 * iteam_folder_window_import:
 * @parent: the main window
 * @session: a session
 *
 * Asks for a folder that iteam_folder_window_export() made and for the name of a new
 * team file, makes that and opens it.
 */
void
iteam_folder_window_import (GtkWindow    *parent,
                            IteamSession *session)
{
  IteamFileRequest request = {
    .folder = TRUE,
    .title = _("Choose the Folder of an Export"),
    .accept = _("_Choose"),
  };
  Import *import = g_new0 (Import, 1);

  import->session = g_object_ref (session);
  iteam_choose_file_async (GTK_WIDGET (parent), &request, NULL, folder_chosen_cb, import);
}
