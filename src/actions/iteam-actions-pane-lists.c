/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-actions-pane-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-export.h"
#include "iteam-action-import-window.h"
#include "iteam-compat.h"

/* What goes from the table to a spreadsheet, and comes from one. */

/* What is asked of another thread: a list of what the table shows. */
typedef struct
{
  GPtrArray *actions;
  IteamDirectory *directory;
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  g_ptr_array_unref (export->actions);
  g_object_unref (export->directory);
  g_object_unref (export->file);
  g_free (export);
}

static void
tell (IteamActionsPane *self,
      const char       *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Export *export = task_data;
  g_autofree char *name = g_file_get_basename (export->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) list = iteam_action_export_write (name, export->actions, export->directory, &error);

  if (list != NULL &&
      g_file_replace_contents (export->file, g_bytes_get_data (list, NULL), g_bytes_get_size (list), NULL, FALSE,
                               G_FILE_CREATE_NONE, NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    tell (ITEAM_ACTIONS_PANE (source), _("The list was saved"));
  else
    tell (ITEAM_ACTIONS_PANE (source), error->message);
}

/* The file that was chosen, or NULL, of which the reason is told. */
static GFile *
choose_finish (IteamActionsPane *self,
               GAsyncResult     *result)
{
  g_autoptr (GError) error = NULL;
  GFile *file = iteam_choose_file_finish (GTK_WIDGET (self), result, &error);

  if (file == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, error->message);
  if (file != NULL && self->store == NULL)
    g_clear_object (&file);

  return file;
}

static void
export_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (source);
  g_autoptr (GFile) file = choose_finish (self, result);
  g_autoptr (GTask) task = NULL;
  Export *export;

  if (file == NULL)
    return;

  export = g_new0 (Export, 1);
  export->actions = iteam_action_selection_get_all (iteam_action_grid_get_selection (self->grid));
  export->directory = iteam_directory_copy (iteam_store_get_directory (self->store));
  export->file = g_steal_pointer (&file);
  task = g_task_new (self, NULL, exported_cb, NULL);
  g_task_set_source_tag (task, export_chosen_cb);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, export_thread);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autofree char *name = g_strconcat (_("Action points"), ".xlsx", NULL);
  IteamFileRequest request = {
    .save = TRUE,
    .title = _("Export to a Spreadsheet"),
    .accept = _("_Save"),
    .name = name,
    .filter_name = _("Spreadsheets and CSV"),
    .pattern = "*.xlsx;*.csv",
  };

  iteam_choose_file_async (widget, &request, NULL, export_chosen_cb, NULL);
}

static void
import_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (source);
  g_autoptr (GFile) file = choose_finish (self, result);

  if (file != NULL)
    gtk_window_present (GTK_WINDOW (iteam_action_import_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                                    self->store, self->settings, file)));
}

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamFileRequest request = {
    .title = _("Import from a Spreadsheet"),
    .accept = _("_Open"),
    .filter_name = _("Spreadsheets and CSV"),
    .pattern = "*.xlsx;*.ods;*.csv;*.tsv;*.txt",
  };

  iteam_choose_file_async (widget, &request, NULL, import_chosen_cb, NULL);
}

/* Private: the actions of this file. */
void
iteam_actions_pane_install_lists (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "actions.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "actions.import", NULL, import_action);
}
