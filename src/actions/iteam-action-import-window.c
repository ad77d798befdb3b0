/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-import-window.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-csv.h"
#include "iteam-error.h"
#include "iteam-save.h"

/**
 * IteamActionImportWindow:
 *
 * Shows what the columns of a list are taken for, and what can be taken of it. Nothing of the
 * list is in the team file before someone says so.
 */
struct _IteamActionImportWindow
{
  AdwWindow parent_instance;

  gboolean reading;
  gboolean stale;
  gboolean filling;

  /* template children */
  AdwWindowTitle *title;
  GtkStack *views;
  AdwStatusPage *failed_page;
  AdwPreferencesGroup *problems_group;
  AdwPreferencesGroup *columns_group;
  GtkWidget *choices_group;
  GtkWidget *people_row;
  GtkWidget *skip_row;
  GtkSwitch *people_switch;
  GtkSwitch *skip_switch;

  /* owned */
  IteamStore *store;
  GSettings *settings;
  GCancellable *cancellable;
  GBytes *text;
  IteamActionLayout *layout;
  IteamActionImport *list;
  GPtrArray *column_rows;
  GPtrArray *problem_rows;
};

G_DEFINE_FINAL_TYPE (IteamActionImportWindow, iteam_action_import_window, ADW_TYPE_WINDOW)

#define SETTING "import-columns"

/* How many problems are told one by one. */
#define MAX_PROBLEMS 20

/* What is asked of another thread: the list, and how to take it. */
typedef struct
{
  GBytes *text;
  IteamActionLayout *layout;
  IteamDirectory *directory;
  char *who;
  IteamActionCsvFlags flags;
} Request;

static void read_again (IteamActionImportWindow *self);

static void
request_free (Request *request)
{
  g_bytes_unref (request->text);
  g_clear_pointer (&request->layout, iteam_action_layout_free);
  g_object_unref (request->directory);
  g_free (request->who);
  g_free (request);
}

/* Nothing of the list was taken, and there is nothing to choose any more. */
static void
fail (IteamActionImportWindow *self,
      const char              *title,
      const char              *message)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.take", FALSE);
  adw_window_title_set_subtitle (self->title, NULL);
  adw_status_page_set_title (self->failed_page, title);
  adw_status_page_set_description (self->failed_page, message);
  gtk_stack_set_visible_child_name (self->views, "failed");
}

static void
update_action (IteamActionImportWindow *self)
{
  guint n_problems = self->list != NULL ? self->list->problems->len : 0;
  guint n_actions = self->list != NULL ? self->list->actions->len : 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.take",
                                 !self->reading && n_actions > 0 && (n_problems == 0 || gtk_switch_get_active (self->skip_switch)));
}

static void
add_problem (IteamActionImportWindow *self,
             const char              *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (self->problems_group, row);
  g_ptr_array_add (self->problem_rows, row);
}

static void
show_problems (IteamActionImportWindow *self)
{
  GPtrArray *problems = self->list->problems;

  for (guint i = 0; i < self->problem_rows->len; i++)
    adw_preferences_group_remove (self->problems_group, self->problem_rows->pdata[i]);
  g_ptr_array_set_size (self->problem_rows, 0);

  for (guint i = 0; i < MIN (problems->len, MAX_PROBLEMS); i++)
    {
      g_autofree char *text = iteam_csv_problem_format (problems->pdata[i]);

      add_problem (self, text);
    }
  if (problems->len > MAX_PROBLEMS)
    {
      guint n_more = problems->len - MAX_PROBLEMS;
      g_autofree char *text = g_strdup_printf (ngettext ("And %u more.", "And %u more.", n_more), n_more);

      add_problem (self, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problems_group), problems->len > 0);
  gtk_widget_set_visible (self->skip_row, problems->len > 0);
}

static void
show_list (IteamActionImportWindow *self)
{
  guint n_actions = self->list->actions->len;
  guint n_people = self->list->people->len;
  g_autofree char *actions = g_strdup_printf (ngettext ("%u action point", "%u action points", n_actions), n_actions);
  g_autofree char *people = g_strdup_printf (ngettext ("%u new person", "%u new people", n_people), n_people);
  g_autofree char *both = n_people > 0 ? g_strdup_printf ("%s · %s", actions, people) : NULL;

  adw_window_title_set_subtitle (self->title, both != NULL ? both : actions);
  gtk_widget_set_visible (self->choices_group, TRUE);
  show_problems (self);
  update_action (self);
  gtk_stack_set_visible_child_name (self->views, "list");
}

/* Of a list whose columns nobody knows yet there is but the choice of what they are. */
static void
ask_for_title (IteamActionImportWindow *self)
{
  g_clear_pointer (&self->list, iteam_action_import_free);
  adw_window_title_set_subtitle (self->title, _("Choose which column has the titles"));
  gtk_widget_set_visible (self->choices_group, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_group), FALSE);
  update_action (self);
  gtk_stack_set_visible_child_name (self->views, "list");
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Request *request = task_data;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (request->text, &length);
  IteamActionImport *list = iteam_action_csv_read (text, length, request->layout, request->directory, iteam_day_today (),
                                                   request->who, request->flags, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) iteam_action_import_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
list_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  IteamActionImportWindow *self = ITEAM_ACTION_IMPORT_WINDOW (source);
  g_autoptr (GError) error = NULL;
  IteamActionImport *list = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->reading = FALSE;
  if (self->stale)
    {
      g_clear_pointer (&list, iteam_action_import_free);
      read_again (self);

      return;
    }
  if (list == NULL)
    {
      fail (self, _("The List Cannot Be Read"), error->message);

      return;
    }
  g_clear_pointer (&self->list, iteam_action_import_free);
  self->list = list;
  show_list (self);
}

/* Reads the list as it is told by now. */
static void
read_again (IteamActionImportWindow *self)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  if (self->filling || self->store == NULL)
    return;
  self->stale = self->reading;
  if (self->reading)
    return;
  if (iteam_action_layout_find (self->layout, ITEAM_CSV_TITLE) < 0)
    {
      ask_for_title (self);

      return;
    }

  self->reading = TRUE;
  request = g_new0 (Request, 1);
  request->text = g_bytes_ref (self->text);
  request->layout = iteam_action_layout_copy (self->layout);
  request->directory = iteam_directory_copy (iteam_store_get_directory (self->store));
  request->who = g_strdup (iteam_store_get_user_name (self->store));
  request->flags = gtk_switch_get_active (self->people_switch) ? ITEAM_ACTION_CSV_ADD_PEOPLE : 0;
  task = g_task_new (self, self->cancellable, list_read_cb, NULL);
  g_task_set_source_tag (task, read_again);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, read_thread);
  update_action (self);
}

/* A choice of what a column is: first that it is left out, then the columns in their order. */
static void
show_choices (IteamActionImportWindow *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->column_rows->len; i++)
    if (self->column_rows->pdata[i] != NULL)
      adw_combo_row_set_selected (self->column_rows->pdata[i], (guint) (iteam_action_layout_get_column (self->layout, i) + 1));
  self->filling = FALSE;
}

static void
column_chosen_cb (IteamActionImportWindow *self,
                  GParamSpec              *pspec,
                  AdwComboRow             *row)
{
  guint index;

  if (self->filling || !g_ptr_array_find (self->column_rows, row, &index))
    return;
  iteam_action_layout_set_column (self->layout, index, (int) adw_combo_row_get_selected (row) - 1);
  show_choices (self);
  read_again (self);
}

static void
add_column (IteamActionImportWindow *self,
            GtkStringList           *labels,
            guint                    index)
{
  GtkWidget *row = adw_combo_row_new ();
  const char *heading = iteam_action_layout_get_heading (self->layout, index);
  const char *example = iteam_action_layout_get_example (self->layout, index);
  g_autofree char *number = g_strdup_printf (_("Column %u"), index + 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), heading != NULL ? heading : number);
  if (example != NULL)
    {
      g_autofree char *line = g_strdup (example);
      g_autofree char *escaped = NULL;

      g_strdelimit (line, "\n\r\t", ' ');
      escaped = g_markup_escape_text (line, -1);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_preferences_group_add (self->columns_group, row);
  g_ptr_array_add (self->column_rows, row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (column_chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
show_columns (IteamActionImportWindow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Left out"));
  for (int i = 0; i < ITEAM_N_CSV_COLUMNS; i++)
    gtk_string_list_append (labels, iteam_csv_column_label ((IteamCsvColumn) i));

  self->filling = TRUE;
  for (guint i = 0; i < iteam_action_layout_get_n_columns (self->layout); i++)
    if (iteam_action_layout_get_heading (self->layout, i) != NULL || iteam_action_layout_get_example (self->layout, i) != NULL)
      add_column (self, labels, i);
    else
      g_ptr_array_add (self->column_rows, NULL);
  self->filling = FALSE;
  show_choices (self);
}

static void
layout_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (task_data, &length);
  IteamActionLayout *layout = iteam_action_layout_read (text, length, &error);

  if (layout != NULL)
    g_task_return_pointer (task, layout, (GDestroyNotify) iteam_action_layout_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
layout_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  IteamActionImportWindow *self = ITEAM_ACTION_IMPORT_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) remembered = NULL;
  IteamActionLayout *layout = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (layout == NULL)
    {
      fail (self, _("The List Cannot Be Read"), error->message);

      return;
    }

  self->layout = layout;
  remembered = g_settings_get_value (self->settings, SETTING);
  iteam_action_layout_recall (layout, remembered);
  show_columns (self);
  read_again (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (IteamActionImportWindow) self = ITEAM_ACTION_IMPORT_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  GBytes *text = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (self->store == NULL)
    {
      g_clear_pointer (&text, g_bytes_unref);

      return;
    }
  if (text == NULL)
    {
      fail (self, _("The List Cannot Be Read"), error->message);

      return;
    }

  self->text = text;
  task = g_task_new (self, self->cancellable, layout_read_cb, NULL);
  g_task_set_source_tag (task, loaded_cb);
  g_task_set_task_data (task, g_bytes_ref (text), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, layout_thread);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  IteamActionImportWindow *self = ITEAM_ACTION_IMPORT_WINDOW (source);
  g_autoptr (GError) error = NULL;
  GtkWindow *parent;

  if (!iteam_save_finish (GTK_WIDGET (self), result, &error))
    {
      if (error != NULL)
        fail (self, _("The Action Points Could Not Be Added"), error->message);
      else
        show_list (self);

      return;
    }

  parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast-undo", "s", _("Action points imported"));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
draft_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  g_task_return_pointer (task, iteam_action_import_draft (task_data), g_object_unref);
}

static void
draft_made_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  IteamActionImportWindow *self = ITEAM_ACTION_IMPORT_WINDOW (source);
  g_autoptr (IteamDraft) draft = g_task_propagate_pointer (G_TASK (result), NULL);

  /* It was closed meanwhile. */
  if (draft != NULL && self->store != NULL)
    iteam_save_async (GTK_WIDGET (self), self->store, draft, saved_cb, NULL);
}

/* A long list makes a long draft, for which the window does not stand still; nothing is to be
 * chosen meanwhile. */
static void
take_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamActionImportWindow *self = ITEAM_ACTION_IMPORT_WINDOW (widget);
  g_autoptr (GVariant) remembered = g_settings_get_value (self->settings, SETTING);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, draft_made_cb, NULL);

  g_settings_set_value (self->settings, SETTING, iteam_action_layout_remember (self->layout, remembered));
  gtk_widget_action_set_enabled (widget, "import.take", FALSE);
  gtk_stack_set_visible_child_name (self->views, "reading");
  g_task_set_source_tag (task, take_action);
  g_task_set_task_data (task, self->list, NULL);
  g_task_run_in_thread (task, draft_thread);
}

static void
iteam_action_import_window_dispose (GObject *object)
{
  IteamActionImportWindow *self = ITEAM_ACTION_IMPORT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (iteam_action_import_window_parent_class)->dispose (object);
}

static void
iteam_action_import_window_finalize (GObject *object)
{
  IteamActionImportWindow *self = ITEAM_ACTION_IMPORT_WINDOW (object);

  g_object_unref (self->cancellable);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->layout, iteam_action_layout_free);
  g_clear_pointer (&self->list, iteam_action_import_free);
  g_ptr_array_unref (self->column_rows);
  g_ptr_array_unref (self->problem_rows);

  G_OBJECT_CLASS (iteam_action_import_window_parent_class)->finalize (object);
}

static void
iteam_action_import_window_class_init (IteamActionImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_action_import_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = iteam_action_import_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-action-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActionImportWindow, choices_group);
  gtk_widget_class_bind_template_child (widget_class, IteamActionImportWindow, columns_group);
  gtk_widget_class_bind_template_child (widget_class, IteamActionImportWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, IteamActionImportWindow, people_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActionImportWindow, people_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamActionImportWindow, problems_group);
  gtk_widget_class_bind_template_child (widget_class, IteamActionImportWindow, skip_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActionImportWindow, skip_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamActionImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, IteamActionImportWindow, views);
  gtk_widget_class_bind_template_callback (widget_class, read_again);
  gtk_widget_class_bind_template_callback (widget_class, update_action);
  gtk_widget_class_install_action (widget_class, "import.take", NULL, take_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
iteam_action_import_window_init (IteamActionImportWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->column_rows = g_ptr_array_new ();
  self->problem_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.take", FALSE);
}

/**
 * iteam_action_import_window_new:
 * @parent: the main window
 * @store: a store with a file open
 * @settings: where it is remembered what the columns are
 * @file: a list of action points as a spreadsheet saved it
 *
 * Returns: (transfer none): the window, which belongs to GTK until it is closed.
 */
GtkWidget *
iteam_action_import_window_new (GtkWindow  *parent,
                                IteamStore *store,
                                GSettings  *settings,
                                GFile      *file)
{
  IteamActionImportWindow *self = g_object_new (ITEAM_TYPE_ACTION_IMPORT_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  g_file_load_bytes_async (file, self->cancellable, loaded_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
