/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-compat.h"

/* What Debian 12 and Debian 13 do each in their own way. Nothing outside this
 * file asks for a version. */

#if ADW_CHECK_VERSION (1, 5, 0)

#define ALERT(dialog) ADW_ALERT_DIALOG (dialog)
#define alert_add_response adw_alert_dialog_add_response
#define alert_set_close_response adw_alert_dialog_set_close_response
#define alert_set_default_response adw_alert_dialog_set_default_response
#define alert_set_extra_child adw_alert_dialog_set_extra_child
#define alert_set_response_appearance adw_alert_dialog_set_response_appearance

/* How many letters of a heading fit on a line of an alert in any font. */
#define HEADING_LETTERS 20

/* libadwaita measures a heading as one line in less room than that line takes,
 * which GTK 4.18 warns of. So the lines are made here. */
static char *
break_heading (const char *heading)
{
  g_auto (GStrv) words = g_strsplit (heading, " ", -1);
  GString *lines = g_string_new (words[0]);
  glong length = words[0] != NULL ? g_utf8_strlen (words[0], -1) : 0;

  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    {
      glong more = g_utf8_strlen (words[i], -1) + 1;

      length = length + more <= HEADING_LETTERS ? length + more : more - 1;
      g_string_append_c (lines, length == more - 1 ? '\n' : ' ');
      g_string_append (lines, words[i]);
    }

  return g_string_free (lines, FALSE);
}

static GtkWidget *
alert_new (GtkWidget  *parent,
           const char *heading,
           const char *body)
{
  g_autofree char *broken = break_heading (heading);

  return GTK_WIDGET (adw_alert_dialog_new (broken, body));
}

static void
alert_present (GtkWidget *alert,
               GtkWidget *parent)
{
  adw_dialog_present (ADW_DIALOG (alert), gtk_widget_get_mapped (parent) ? parent : NULL);
}

static void
alert_close (GtkWidget *alert)
{
  if (gtk_widget_get_root (alert) != NULL)
    adw_dialog_force_close (ADW_DIALOG (alert));
}

#else

#define ALERT(dialog) ADW_MESSAGE_DIALOG (dialog)
#define alert_add_response adw_message_dialog_add_response
#define alert_set_close_response adw_message_dialog_set_close_response
#define alert_set_default_response adw_message_dialog_set_default_response
#define alert_set_extra_child adw_message_dialog_set_extra_child
#define alert_set_response_appearance adw_message_dialog_set_response_appearance

static GtkWidget *
alert_new (GtkWidget  *parent,
           const char *heading,
           const char *body)
{
  GtkRoot *root = gtk_widget_get_root (parent);

  return adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
}

static void
alert_present (GtkWidget *alert,
               GtkWidget *parent)
{
  gtk_window_set_destroy_with_parent (GTK_WINDOW (alert), TRUE);
  gtk_window_present (GTK_WINDOW (alert));
}

static void
alert_close (GtkWidget *alert)
{
  gtk_window_destroy (GTK_WINDOW (alert));
}

#endif

static void
give_answer (GTask      *task,
             const char *answer)
{
  gboolean *given = g_task_get_task_data (task);

  if (*given)
    return;

  *given = TRUE;
  g_task_return_pointer (task, g_strdup (answer), g_free);
}

static void
alert_response_cb (GtkWidget  *alert,
                   const char *response,
                   gpointer    user_data)
{
  give_answer (G_TASK (user_data), response);
}

/* It was taken away: nobody answered. */
static void
alert_destroy_cb (GtkWidget *alert,
                  gpointer   user_data)
{
  give_answer (G_TASK (user_data), g_object_get_data (G_OBJECT (alert), "iteam-close-answer"));
}

/**
 * iteam_ask_async:
 * @parent: a widget of the window that asks
 * @heading: the question, translated
 * @body: (nullable): what follows from each answer, translated
 * @extra: (nullable) (transfer floating): a widget below the text
 * @answers: (array length=n_answers): the buttons; the first one is what Escape
 *   chooses
 * @n_answers: how many
 * @cancellable: (nullable): takes the question away again
 * @callback: called with the answer, also when @parent's window closed
 * @user_data: data for @callback
 *
 * Asks a question over a window.
 */
void
iteam_ask_async (GtkWidget          *parent,
                 const char         *heading,
                 const char         *body,
                 GtkWidget          *extra,
                 const IteamAnswer  *answers,
                 guint               n_answers,
                 GCancellable       *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  GtkWidget *alert;
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (heading != NULL);
  g_return_if_fail (answers != NULL && n_answers > 0);

  root = gtk_widget_get_root (parent);
  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_ask_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_new0 (gboolean, 1), g_free);

  alert = alert_new (parent, heading, body);
  for (guint i = 0; i < n_answers; i++)
    {
      alert_add_response (ALERT (alert), answers[i].id, answers[i].label);
      if (answers[i].style == ITEAM_ANSWER_DESTRUCTIVE)
        alert_set_response_appearance (ALERT (alert), answers[i].id, ADW_RESPONSE_DESTRUCTIVE);
      if (answers[i].style == ITEAM_ANSWER_SUGGESTED)
        {
          alert_set_response_appearance (ALERT (alert), answers[i].id, ADW_RESPONSE_SUGGESTED);
          alert_set_default_response (ALERT (alert), answers[i].id);
        }
    }
  alert_set_close_response (ALERT (alert), answers[0].id);
  if (extra != NULL)
    alert_set_extra_child (ALERT (alert), extra);

  g_object_set_data_full (G_OBJECT (alert), "iteam-close-answer", g_strdup (answers[0].id), g_free);
  g_signal_connect_data (alert, "response", G_CALLBACK (alert_response_cb),
                         g_object_ref (task), (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  g_signal_connect_data (alert, "destroy", G_CALLBACK (alert_destroy_cb),
                         g_object_ref (task), (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (alert_close), alert, G_CONNECT_SWAPPED);
  /* The question keeps its parent, so it cannot wait for that to be destroyed. When all of the window goes it is to be
   * gone before the first of what is in it, as the question itself is in there since libadwaita 1.5. */
  g_signal_connect_object (parent, "unrealize", G_CALLBACK (alert_close), alert, G_CONNECT_SWAPPED);
  if (root != NULL && GTK_WIDGET (root) != parent)
    g_signal_connect_object (root, "unrealize", G_CALLBACK (alert_close), alert, G_CONNECT_SWAPPED);

  alert_present (alert, parent);
}

/**
 * iteam_ask_finish:
 * @parent: the widget that was given to iteam_ask_async()
 * @result: what the callback got
 *
 * Returns: (transfer full): the id of the answer; that of the first one when
 *   nobody answered.
 */
char *
iteam_ask_finish (GtkWidget    *parent,
                  GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* What is chosen. */
typedef enum
{
  CHOICE_OPEN,
  CHOICE_SAVE,
  CHOICE_FOLDER,
  CHOICE_SEVERAL,
} Choice;

static Choice
file_request_choice (const IteamFileRequest *request)
{
  if (request->folder)
    return CHOICE_FOLDER;
  if (request->several)
    return CHOICE_SEVERAL;

  return request->save ? CHOICE_SAVE : CHOICE_OPEN;
}

static Choice
get_choice (GTask *task)
{
  return (Choice) GPOINTER_TO_INT (g_task_get_task_data (task));
}

static void
files_free (gpointer files)
{
  g_slist_free_full (files, g_object_unref);
}

static GSList *
list_files (GListModel *model)
{
  GSList *files = NULL;

  for (guint i = g_list_model_get_n_items (model); i > 0; i--)
    files = g_slist_prepend (files, g_list_model_get_item (model, i - 1));

  return files;
}

static GtkFileFilter *
file_request_filter (const IteamFileRequest *request)
{
  g_auto (GStrv) patterns = NULL;
  GtkFileFilter *filter;

  if (request->pattern == NULL)
    return NULL;

  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, request->filter_name);
  patterns = g_strsplit (request->pattern, ";", -1);
  for (char **pattern = patterns; *pattern != NULL; pattern++)
    /* Of a suffix it minds no capitals: "SCAN.PDF". */
    if (g_str_has_prefix (*pattern, "*."))
      gtk_file_filter_add_suffix (filter, *pattern + 2);
    else
      gtk_file_filter_add_pattern (filter, *pattern);

  return filter;
}

static void
return_no_file (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");
}

#if GTK_CHECK_VERSION (4, 10, 0)

static void
file_dialog_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GListModel) files = NULL;
  g_autoptr (GError) error = NULL;
  GFile *file = NULL;

  if (get_choice (task) == CHOICE_SAVE)
    file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  else if (get_choice (task) == CHOICE_FOLDER)
    file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);
  else if (get_choice (task) == CHOICE_SEVERAL)
    files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);
  else
    file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else if (files != NULL)
    g_task_return_pointer (task, list_files (files), files_free);
  else if (error->domain == GTK_DIALOG_ERROR && error->code != GTK_DIALOG_ERROR_FAILED)
    return_no_file (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
choose_file (GTask                  *task,
             GtkWindow              *window,
             const IteamFileRequest *request)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = file_request_filter (request);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  /* The dialog keeps its parent, so it cannot wait for that to be destroyed. */
  g_signal_connect_object (g_task_get_source_object (task), "unrealize",
                           G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  if (g_task_get_cancellable (task) != NULL)
    g_signal_connect_object (g_task_get_cancellable (task), "cancelled",
                             G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);

  gtk_file_dialog_set_title (dialog, request->title);
  if (request->accept != NULL)
    gtk_file_dialog_set_accept_label (dialog, request->accept);
  if (request->name != NULL)
    gtk_file_dialog_set_initial_name (dialog, request->name);
  if (filter != NULL)
    {
      g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

      g_list_store_append (filters, filter);
      gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
    }

  if (request->several)
    gtk_file_dialog_open_multiple (dialog, window, cancellable, file_dialog_cb, g_object_ref (task));
  else if (request->folder)
    gtk_file_dialog_select_folder (dialog, window, cancellable, file_dialog_cb, g_object_ref (task));
  else if (request->save)
    gtk_file_dialog_save (dialog, window, cancellable, file_dialog_cb, g_object_ref (task));
  else
    gtk_file_dialog_open (dialog, window, cancellable, file_dialog_cb, g_object_ref (task));
}

#else

static void
chooser_response_cb (GtkNativeDialog *chooser,
                     int              response,
                     gpointer         user_data)
{
  GTask *task = G_TASK (user_data);
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT && get_choice (task) == CHOICE_SEVERAL)
    {
      files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
      g_task_return_pointer (task, list_files (files), files_free);
    }
  else if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)), g_object_unref);
  else
    return_no_file (task);

  /* It was kept for as long as it was shown. */
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

static void
chooser_taken_away_cb (gpointer         source,
                       GtkNativeDialog *chooser)
{
  g_signal_emit_by_name (chooser, "response", GTK_RESPONSE_CANCEL);
}

static void
choose_file (GTask                  *task,
             GtkWindow              *window,
             const IteamFileRequest *request)
{
  g_autoptr (GtkFileFilter) filter = file_request_filter (request);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GtkFileChooserNative *chooser;

  chooser = gtk_file_chooser_native_new (request->title, window,
                                         request->folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                         : request->save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN,
                                         request->accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), request->several);
  if (request->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), request->name);
  if (filter != NULL)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);

  g_signal_connect_data (chooser, "response", G_CALLBACK (chooser_response_cb),
                         g_object_ref (task), (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (chooser_taken_away_cb), chooser, 0);
  g_signal_connect_object (g_task_get_source_object (task), "unrealize", G_CALLBACK (chooser_taken_away_cb), chooser, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

#endif

/**
 * iteam_set_tooltip:
 * @widget: a widget
 * @text: (nullable): what its tooltip says
 *
 * Gives @widget a tooltip, if it is another than it has. At each change GTK
 * asks the X server several times where the pointer is, and waits for it, so
 * what is seldom changed must not be set at each turn.
 */
void
iteam_set_tooltip (GtkWidget  *widget,
                   const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

/**
 * iteam_choose_file_async:
 * @parent: a widget of the window that asks
 * @request: what is asked for; read before this returns
 * @cancellable: (nullable): takes the file chooser away again
 * @callback: called when a file was chosen, or none
 * @user_data: data for @callback
 *
 * Lets a person choose a file. The file chooser itself asks before a file of
 * the same name is written over.
 */
void
iteam_choose_file_async (GtkWidget              *parent,
                         const IteamFileRequest *request,
                         GCancellable           *cancellable,
                         GAsyncReadyCallback     callback,
                         gpointer                user_data)
{
  g_autoptr (GTask) task = NULL;
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (request != NULL && request->title != NULL);

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_choose_file_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, GINT_TO_POINTER (file_request_choice (request)), NULL);

  root = gtk_widget_get_root (parent);
  choose_file (task, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, request);
}

/**
 * iteam_choose_file_finish:
 * @parent: the widget that was given to iteam_choose_file_async()
 * @result: what the callback got
 * @error: return location; %G_IO_ERROR_CANCELLED when no file was chosen
 *
 * Returns: (transfer full) (nullable): the file.
 */
GFile *
iteam_choose_file_finish (GtkWidget    *parent,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_choose_files_finish:
 * @parent: the widget that was given to iteam_choose_file_async()
 * @result: what the callback got
 * @error: return location; %G_IO_ERROR_CANCELLED when no file was chosen
 *
 * Returns: (transfer full) (nullable) (element-type GFile): the files, of a request
 *   for several.
 */
GSList *
iteam_choose_files_finish (GtkWidget    *parent,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_focus_child:
 * @widget: a widget with one child
 * @direction: where the keyboard goes
 *
 * For the focus of a class that gives the keyboard to a part of it when it is
 * grabbed: GTK before 4.10 has a widget grab it once more when Shift+Tab leaves it,
 * and the keyboard would stay there for ever.
 *
 * Returns: whether the child took it.
 */
gboolean
iteam_focus_child (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child != NULL && gtk_widget_child_focus (child, direction);
}

/**
 * iteam_drop_down_set_name:
 * @drop: a drop-down
 * @name: what a screen reader calls it, translated
 *
 * Names the button within, to which a screen reader comes and which GTK gives no name.
 */
void
iteam_drop_down_set_name (GtkDropDown *drop,
                          const char  *name)
{
  GtkAccessible *button;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop));

  button = GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (drop)));
  gtk_accessible_reset_relation (button, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
