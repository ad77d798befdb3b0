/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-restore-window.h"

#include <glib/gi18n-lib.h>

#include "iteam-backup-words.h"
#include "iteam-compat.h"
#include "iteam-files.h"

/**
 * IteamRestoreWindow:
 *
 * The backups of the file that is open. The one that is chosen is checked, and
 * what it holds is told, before it can be restored.
 */
struct _IteamRestoreWindow
{
  AdwWindow parent_instance;

  /* template children */
  GtkStack *views;
  AdwStatusPage *empty_page;
  GtkListBox *list;
  GtkWidget *holds_box;
  GtkSpinner *spinner;
  GtkLabel *holds_label;
  GtkWidget *restore_button;

  /* owned */
  IteamSession *session;
  GPtrArray *backups;
  GFile *chosen;
  char *chosen_name;
};

G_DEFINE_FINAL_TYPE (IteamRestoreWindow, iteam_restore_window, ADW_TYPE_WINDOW)

static void
set_restorable (IteamRestoreWindow *self,
                gboolean            restorable)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.restore", restorable);
}

/* What is at work shows that. */
static void
set_busy (IteamRestoreWindow *self,
          gboolean            busy)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (IteamRestoreWindow) self = ITEAM_RESTORE_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamStoreInfo) info = iteam_backups_look_finish (G_FILE (source), result, &error);
  g_autofree char *holds = NULL;

  /* Another one was chosen in the meantime, or the window is gone. */
  if (self->chosen != G_FILE (source))
    return;

  holds = info != NULL ? iteam_backup_words_holds (info) : g_strdup (error->message);
  gtk_label_set_label (self->holds_label, holds);
  set_busy (self, FALSE);
  set_restorable (self, info != NULL);
}

static void
look_at (IteamRestoreWindow *self,
         GFile              *backup,
         const char         *name)
{
  g_set_object (&self->chosen, backup);
  g_free (self->chosen_name);
  self->chosen_name = g_strdup (name);
  set_restorable (self, FALSE);
  set_busy (self, TRUE);
  gtk_label_set_label (self->holds_label, _("The backup is being checked…"));
  gtk_widget_set_visible (self->holds_box, TRUE);
  iteam_backups_look_async (backup, NULL, looked_cb, g_object_ref (self));
}

static void
row_selected_cb (IteamRestoreWindow *self,
                 GtkListBoxRow      *row)
{
  const IteamBackup *backup;
  g_autoptr (GFile) file = NULL;
  g_autofree char *day = NULL;

  if (row == NULL || self->backups == NULL)
    return;

  backup = g_ptr_array_index (self->backups, gtk_list_box_row_get_index (row));
  file = g_file_new_for_path (backup->path);
  day = iteam_backup_words_day (backup);
  look_at (self, file, day);
}

static void
add_row (IteamRestoreWindow *self,
         const IteamBackup  *backup)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = iteam_backup_words_day (backup);
  g_autofree char *kind = iteam_backup_words_kind (backup);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), kind);
  gtk_list_box_append (self->list, row);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (IteamRestoreWindow) self = ITEAM_RESTORE_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = iteam_backups_list_finish (G_FILE (source), result, &error);

  if (self->session == NULL)
    return;

  if (backups == NULL || backups->len == 0)
    {
      if (error != NULL)
        adw_status_page_set_description (self->empty_page, error->message);
      gtk_stack_set_visible_child_name (self->views, "empty");
      return;
    }

  self->backups = g_steal_pointer (&backups);
  for (guint i = 0; i < self->backups->len; i++)
    add_row (self, g_ptr_array_index (self->backups, i));
  gtk_stack_set_visible_child_name (self->views, "list");
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (IteamRestoreWindow) self = ITEAM_RESTORE_WINDOW (user_data);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;

  if (iteam_backups_restore_finish (ITEAM_STORE (source), result, &error))
    {
      if (parent != NULL)
        gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast-undo", "s", _("The backup was restored"));
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (self->session == NULL)
    return;

  gtk_label_set_label (self->holds_label, error->message);
  set_busy (self, FALSE);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  IteamRestoreWindow *self = ITEAM_RESTORE_WINDOW (source);
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);
  IteamStore *store = self->session != NULL ? iteam_session_get_store (self->session) : NULL;

  if (g_strcmp0 (answer, "restore") != 0 || store == NULL || self->chosen == NULL)
    return;

  set_restorable (self, FALSE);
  set_busy (self, TRUE);
  gtk_label_set_label (self->holds_label, _("The backup is being restored…"));
  iteam_backups_restore_async (store, self->chosen, NULL, restored_cb, g_object_ref (self));
}

static void
restore_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  const IteamAnswer answers[] = {
    { "cancel", _("_Cancel"), ITEAM_ANSWER_PLAIN },
    { "restore", _("_Restore"), ITEAM_ANSWER_DESTRUCTIVE },
  };
  IteamRestoreWindow *self = ITEAM_RESTORE_WINDOW (widget);
  IteamShare *share = iteam_session_get_share (self->session);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  /* Translators: a day, or the name of a file. */
  heading = g_strdup_printf (_("Restore the Backup of %s?"), self->chosen_name);
  body = g_strconcat (_("The team file is brought to what the backup holds: what was changed since is changed back, and what was added "
                        "since is taken away. That is one change, which can be undone."),
                      share != NULL && iteam_share_is_shared (share) ? "\n\n" : NULL,
                      _("The file is shared: it holds for everyone."), NULL);
  iteam_ask_async (widget, heading, body, NULL, answers, G_N_ELEMENTS (answers), NULL, answered_cb, NULL);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  IteamRestoreWindow *self = ITEAM_RESTORE_WINDOW (source);
  g_autoptr (GFile) file = iteam_choose_file_finish (GTK_WIDGET (source), result, NULL);
  g_autofree char *name = NULL;

  if (file == NULL)
    return;

  name = iteam_file_get_name (file);
  gtk_list_box_unselect_all (self->list);
  look_at (self, file, name);
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamFileRequest request = {
    .title = _("Choose a Backup"),
    .accept = _("_Choose"),
  };

  iteam_choose_file_async (widget, &request, NULL, file_chosen_cb, NULL);
}

/* What belongs to another file must not be restored in this one. */
static void
store_changed_cb (IteamRestoreWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
iteam_restore_window_dispose (GObject *object)
{
  IteamRestoreWindow *self = ITEAM_RESTORE_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->chosen);
  g_clear_pointer (&self->chosen_name, g_free);
  g_clear_pointer (&self->backups, g_ptr_array_unref);

  G_OBJECT_CLASS (iteam_restore_window_parent_class)->dispose (object);
}

static void
iteam_restore_window_class_init (IteamRestoreWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_restore_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/window/iteam-restore-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamRestoreWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, IteamRestoreWindow, holds_box);
  gtk_widget_class_bind_template_child (widget_class, IteamRestoreWindow, holds_label);
  gtk_widget_class_bind_template_child (widget_class, IteamRestoreWindow, list);
  gtk_widget_class_bind_template_child (widget_class, IteamRestoreWindow, restore_button);
  gtk_widget_class_bind_template_child (widget_class, IteamRestoreWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, IteamRestoreWindow, views);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_install_action (widget_class, "backup.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "backup.choose", NULL, choose_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
iteam_restore_window_init (IteamRestoreWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_restorable (self, FALSE);
}

/**
 * iteam_restore_window_new:
 * @parent: the window over which it stands
 * @session: a session with a file that can be written
 * @settings: the user's settings, with the folder of the backups
 *
 * Returns: (transfer none): the window, which belongs to GTK until it is closed.
 */
GtkWidget *
iteam_restore_window_new (GtkWindow    *parent,
                          IteamSession *session,
                          GSettings    *settings)
{
  IteamRestoreWindow *self = g_object_new (ITEAM_TYPE_RESTORE_WINDOW, "transient-for", parent, NULL);
  g_autofree char *chosen = g_settings_get_string (settings, "backup-folder");
  g_autoptr (GFile) file = g_file_dup (iteam_session_get_file (session));
  g_autoptr (GFile) folder = iteam_backups_get_folder (file, chosen);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::store", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  iteam_backups_list_async (file, folder, NULL, listed_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
