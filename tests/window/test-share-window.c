/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "iteam-action-grid.h"
#include "iteam-action-head.h"
#include "iteam-action-notices.h"
#include "iteam-actions-pane.h"
#include "iteam-activity.h"
#include "iteam-conflict-list.h"
#include "iteam-conflict-mark.h"
#include "iteam-conflict-row.h"
#include "iteam-conflicts-window.h"
#include "iteam-document-panel.h"
#include "iteam-editing-mark.h"
#include "iteam-file-block.h"
#include "iteam-meeting-form.h"
#include "iteam-programme-pane.h"
#include "iteam-share-window.h"
#include "iteam-who-window.h"
#include "store-fixture.h"
#include "window-fixture.h"

/* The program on a file that it shares with a colleague: a process of its own,
 * as it has another user's folders. */

/* What is seen without a listing of the share is there by then; two listings,
 * one at each side, come later in most cases. */
#define SOON (10 * G_TIME_SPAN_SECOND)

typedef struct
{
  GSubprocess *process;
  GDataInputStream *answers;
  char *home;
} Colleague;

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static char *
colleague_listen (Colleague *colleague)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *line;

  g_data_input_stream_read_line_async (colleague->answers, G_PRIORITY_DEFAULT, NULL, on_done, &result);
  wait_until (is_set, &result);
  line = g_data_input_stream_read_line_finish (colleague->answers, result, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);

  return line;
}

G_GNUC_PRINTF (2, 3) static char *
colleague_do (Colleague  *colleague,
              const char *format,
              ...)
{
  GOutputStream *stream = g_subprocess_get_stdin_pipe (colleague->process);
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_assert_true (g_output_stream_printf (stream, NULL, NULL, NULL, "%s\n", line));
  g_assert_true (g_output_stream_flush (stream, NULL, NULL));

  return colleague_listen (colleague);
}

static void
colleague_join (Colleague *colleague,
                GFile     *file)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                                                        G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "window", "colleague", NULL);
  g_autofree char *open = NULL;
  g_autoptr (GError) error = NULL;

  colleague->home = g_dir_make_tmp ("iteam-colleague-XXXXXX", NULL);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", colleague->home, TRUE);
  colleague->process = g_subprocess_launcher_spawn (launcher, &error, program, g_file_peek_path (file), "OR", NULL);
  g_assert_no_error (error);
  colleague->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (colleague->process));
  open = colleague_listen (colleague);
  g_assert_cmpstr (open, ==, "open");
}

static void
colleague_leave (Colleague *colleague)
{
  g_autofree char *left = colleague_do (colleague, "quit");
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_cmpstr (left, ==, "left");
  g_subprocess_wait_async (colleague->process, NULL, on_done, &result);
  wait_until (is_set, &result);
  g_assert_true (g_subprocess_wait_finish (colleague->process, result, NULL));
  g_assert_true (g_subprocess_get_successful (colleague->process));
  remove_tree (colleague->home);
  g_free (colleague->home);
  g_object_unref (colleague->answers);
  g_object_unref (colleague->process);
}

static GtkWidget *
find_block (Program *program)
{
  return find_widget (GTK_WIDGET (program_get_window (program)), ITEAM_TYPE_FILE_BLOCK);
}

static gboolean
is_shared (gpointer data)
{
  IteamShare *share = iteam_session_get_share (data);

  return share != NULL && iteam_share_is_shared (share);
}

static gboolean
is_in_sync (gpointer data)
{
  GtkWidget *label = find_child (data, "status_label");

  return g_str_equal (gtk_label_get_label (GTK_LABEL (label)), "All in sync");
}

/* The next test starts without a file, not with the replica of this one. */
static void
forget_last (Program *program)
{
  g_settings_reset (iteam_application_get_settings (program->application), "last-file");
}

/* Opens a file of this computer, and shares it where it is. */
static GFile *
open_shared (Program *program)
{
  GFile *file = program_make_file (program, "Team.iteam");
  GtkWidget *status;

  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
  status = find_child (find_block (program), "status_box");
  g_assert_false (gtk_widget_get_visible (status));

  iteam_session_share_async (program->session, file, NULL, NULL);
  wait_until (is_shared, program->session);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
  iteam_store_set_user (iteam_session_get_store (program->session), 0, "HRM");
  wait_until (is_in_sync, find_block (program));
  g_assert_true (gtk_widget_get_visible (status));
  forget_last (program);

  return file;
}

/* Exchanges now, also what is only looked at now and then. */
static void
exchange (Program *program)
{
  IteamShare *share = iteam_session_get_share (program->session);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  iteam_share_sync_async (share, 30000, NULL, on_done, &result);
  wait_until (is_set, &result);
  iteam_share_sync_finish (share, result, &error);
  g_assert_no_error (error);
}

typedef struct
{
  Program *program;
  gint64 id;
  const char *title;
} Wanted;

static GListModel *
find_rows (Program *program)
{
  GtkWidget *pane = find_widget (GTK_WIDGET (program_get_window (program)), ITEAM_TYPE_ACTIONS_PANE);

  return G_LIST_MODEL (iteam_action_grid_get_selection (ITEAM_ACTION_GRID (find_child (pane, "grid"))));
}

static gboolean
has_row (gpointer data)
{
  Wanted *wanted = data;
  GListModel *rows = find_rows (wanted->program);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (rows, i);

      if (ITEAM_IS_ACTION_POINT (item) && iteam_action_point_get_id (ITEAM_ACTION_POINT (item)) == wanted->id)
        return g_strcmp0 (iteam_action_point_get_fields (ITEAM_ACTION_POINT (item))->title, wanted->title) == 0;
    }

  return FALSE;
}

/* A colleague who is new is found by an exchange, or else a while later. */
static gint64
colleague_add (Colleague  *colleague,
               Program    *program,
               const char *title)
{
  g_autofree char *id = colleague_do (colleague, "add %s", title);

  g_free (colleague_do (colleague, "sync"));
  exchange (program);

  return g_ascii_strtoll (id, NULL, 10);
}

static void
wait_for_row (Program    *program,
              gint64      id,
              const char *title)
{
  Wanted wanted = { program, id, title };

  wait_until (has_row, &wanted);
}

static void
set_title (Program    *program,
           gint64      id,
           const char *title)
{
  IteamStore *store = iteam_session_get_store (program->session);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamActionDetail) detail = NULL;
  g_autoptr (IteamActionPoint) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  iteam_store_read_detail_async (store, id, NULL, on_done, &result);
  wait_until (is_set, &result);
  detail = iteam_store_read_detail_finish (store, result, &error);
  g_assert_no_error (error);
  edited = iteam_action_point_copy (detail->action);
  iteam_action_point_set_title (edited, title);
  draft = iteam_action_point_draft_changes (detail->action, edited);
  store_fixture_commit (store, draft, &error);
  g_assert_no_error (error);
}

/* A colleague joins: what she adds comes into the table, and her initials stand
 * in the sidebar until she leaves. */
static void
test_colleague (Program      *program,
                gconstpointer data)
{
  g_autoptr (GFile) file = open_shared (program);
  GtkWidget *faces = find_child (find_block (program), "faces");
  Colleague colleague = { 0 };
  const char *told;
  gint64 id;

  g_assert_false (gtk_widget_get_visible (faces));
  colleague_join (&colleague, file);
  id = colleague_add (&colleague, program, "Folder maken");
  wait_for_row (program, id, "Folder maken");
  g_free (colleague_do (&colleague, "title %" G_GINT64_FORMAT " Folder drukken", id));
  wait_for_row (program, id, "Folder drukken");
  g_assert_true (gtk_widget_get_visible (faces));
  told = gtk_widget_get_tooltip_text (gtk_widget_get_first_child (faces));
  g_assert_true (g_str_has_prefix (told, "OR, on "));
  g_assert_null (gtk_widget_get_next_sibling (gtk_widget_get_first_child (faces)));

  colleague_leave (&colleague);
  exchange (program);
  g_assert_false (gtk_widget_get_visible (faces));
}

static gboolean
has_text (gpointer data)
{
  GtkWidget *label = find_child (find_block (((Wanted *) data)->program), "status_label");

  return g_str_has_prefix (gtk_label_get_label (GTK_LABEL (label)), ((Wanted *) data)->title);
}

static gboolean
is_visible (gpointer data)
{
  return gtk_widget_get_visible (data);
}

static gboolean
is_hidden (gpointer data)
{
  return !gtk_widget_get_visible (data);
}

/* Both change the title of one action point while the share is away: the later
 * one stands, the other is a conflict. */
static gint64
make_conflict (Program   *program,
               GFile     *file,
               Colleague *colleague)
{
  g_autofree char *changes = g_strconcat (g_file_peek_path (file), ".changes", NULL);
  g_autofree char *away = g_strconcat (changes, "-away", NULL);
  gint64 id = colleague_add (colleague, program, "Folder maken");
  Wanted unreachable = { program, 0, "Share not reachable since " };

  wait_for_row (program, id, "Folder maken");
  g_assert_cmpint (g_rename (changes, away), ==, 0);
  iteam_share_sync_async (iteam_session_get_share (program->session), 30000, NULL, NULL, NULL);
  wait_until (has_text, &unreachable);
  set_title (program, id, "Folder drukken");
  g_free (colleague_do (colleague, "title %" G_GINT64_FORMAT " Folder verspreiden", id));
  g_assert_cmpint (g_rename (away, changes), ==, 0);

  exchange (program);
  g_free (colleague_do (colleague, "sync"));
  exchange (program);
  wait_for_row (program, id, "Folder verspreiden");

  return id;
}

/* It is made when an action point is first shown. */
static gboolean
has_panel (gpointer data)
{
  return find_widget (data, ITEAM_TYPE_ACTION_NOTICES) != NULL;
}

static gboolean
shows_page (gpointer data)
{
  GtkWidget *stack = find_child (((Wanted *) data)->program, "stack");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ((Wanted *) data)->title) == 0;
}

static void
wait_for_page (GtkWidget  *window,
               const char *page)
{
  Wanted wanted = { (Program *) window, 0, page };

  wait_until (shows_page, &wanted);
}

typedef struct
{
  const char *action;
  const char *merged;
  const char *title;
  gboolean undo;
  gboolean at_field;
} Decision;

static const Decision decisions[] = {
  { "conflict.first", NULL, "Folder drukken", FALSE, FALSE },
  { "conflict.second", NULL, "Folder verspreiden", FALSE, FALSE },
  { "conflict.save-merge", "Folder drukken\nen verspreiden", "Folder drukken en verspreiden", FALSE, FALSE },
  { "conflict.first", NULL, "Folder verspreiden", TRUE, FALSE },
  { "conflict.first", NULL, "Folder drukken", FALSE, TRUE },
  { "conflict.save-merge", "Folder drukken\nen verspreiden", "Folder drukken en verspreiden", FALSE, TRUE },
  { "conflict.first", NULL, "Folder verspreiden", TRUE, TRUE },
};

static void
check_conflict_row (GtkWidget *row)
{
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_child (row, "first_value"))), ==, "Folder drukken");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_child (row, "second_value"))), ==, "Folder verspreiden");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (find_child (row, "field_label"))), "Folder maken"));
}

static void
decide (GtkWidget      *row,
        const Decision *decision)
{
  check_conflict_row (row);
  if (decision->merged != NULL)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_child (row, "merge_view")));

      gtk_widget_activate_action (row, "conflict.merge", NULL);
      g_assert_true (iteam_conflict_row_is_typed (ITEAM_CONFLICT_ROW (row)));
      gtk_text_buffer_set_text (buffer, decision->merged, -1);
    }
  gtk_widget_activate_action (row, decision->action, NULL);
}

static void
decide_in_window (GtkWidget      *conflicts_button,
                  const Decision *decision)
{
  GtkWidget *window;

  g_signal_emit_by_name (conflicts_button, "clicked");
  window = wait_for_window (ITEAM_TYPE_CONFLICTS_WINDOW);
  wait_for_page (window, "conflicts");
  g_assert_true (gtk_widget_get_visible (find_child (find_widget (window, ITEAM_TYPE_CONFLICT_ROW), "title_button")));
  decide (find_widget (window, ITEAM_TYPE_CONFLICT_ROW), decision);
  wait_for_page (window, "none");
  if (decision->undo)
    gtk_widget_activate_action (window, "win.undo", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The title has a mark while there is something to decide; the description,
 * which nobody changed, has none. */
static void
decide_at_field (GtkWidget      *window,
                 const Decision *decision)
{
  GtkWidget *head = find_widget (window, ITEAM_TYPE_ACTION_HEAD);
  GtkWidget *title = gtk_widget_get_next_sibling (find_child (head, "title_area"));
  GtkWidget *description = gtk_widget_get_next_sibling (find_child (head, "description_area"));
  GtkWidget *button, *row;

  g_assert_true (ITEAM_IS_CONFLICT_MARK (title));
  g_assert_true (ITEAM_IS_CONFLICT_MARK (description));
  g_assert_false (gtk_widget_get_visible (description));
  wait_until (is_visible, title);
  button = find_widget (title, GTK_TYPE_MENU_BUTTON);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Title: two people changed this");

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  row = find_widget (title, ITEAM_TYPE_CONFLICT_ROW);
  g_assert_false (gtk_widget_get_visible (find_child (row, "title_button")));
  decide (row, decision);
  wait_until (is_hidden, title);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));
  if (decision->undo)
    gtk_widget_activate_action (window, "win.undo", NULL);
}

static void
test_conflict (Program      *program,
               gconstpointer data)
{
  const Decision *decision = data;
  g_autoptr (GFile) file = open_shared (program);
  GtkWidget *conflicts_button = find_child (find_block (program), "conflicts_button");
  GtkWidget *label = find_child (find_block (program), "conflicts_label");
  GtkWidget *window = GTK_WIDGET (program_get_window (program));
  GtkWidget *notices;
  g_autofree char *reference = NULL;
  g_autofree char *seen = NULL;
  Colleague colleague = { 0 };
  gint64 id;

  colleague_join (&colleague, file);
  id = make_conflict (program, file, &colleague);
  wait_until (is_visible, conflicts_button);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "1 conflict");

  /* The panel says so too. */
  reference = g_strdup_printf ("action:%" G_GINT64_FORMAT, id);
  gtk_widget_activate_action (window, "win.show", "s", reference);
  wait_until (has_panel, window);
  notices = find_widget (window, ITEAM_TYPE_ACTION_NOTICES);
  wait_until (is_visible, notices);
  g_assert_true (gtk_widget_get_visible (find_child (notices, "conflict_button")));

  if (decision->at_field)
    decide_at_field (window, decision);
  else
    decide_in_window (conflicts_button, decision);

  wait_for_row (program, id, decision->title);
  wait_until (is_hidden, conflicts_button);
  wait_until (is_hidden, notices);

  /* It is decided for the colleague as well. */
  exchange (program);
  g_free (colleague_do (&colleague, "sync"));
  seen = colleague_do (&colleague, "read %" G_GINT64_FORMAT, id);
  g_assert_cmpstr (seen, ==, decision->title);
  colleague_leave (&colleague);
}

/* Who writes in the panel is seen by the others, here and there. */
static void
test_editing (Program      *program,
              gconstpointer data)
{
  g_autoptr (GFile) file = open_shared (program);
  GtkWidget *window = GTK_WIDGET (program_get_window (program)), *notices, *head;
  g_autofree char *reference = NULL, *others = NULL, *wanted = NULL, *later = NULL;
  Colleague colleague = { 0 };
  gint64 id, begun;

  colleague_join (&colleague, file);
  id = colleague_add (&colleague, program, "Folder maken");
  wait_for_row (program, id, "Folder maken");
  reference = g_strdup_printf ("action:%" G_GINT64_FORMAT, id);
  gtk_widget_activate_action (window, "win.show", "s", reference);
  wait_until (has_panel, window);
  notices = find_widget (window, ITEAM_TYPE_ACTION_NOTICES);
  g_assert_false (gtk_widget_get_visible (notices));

  /* Nobody has to ask for it, nor to wait until the share is listed again. */
  begun = g_get_monotonic_time ();
  g_free (colleague_do (&colleague, "editing %s", reference));
  wait_until (is_visible, notices);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, SOON);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_child (find_widget (notices, ITEAM_TYPE_EDITING_MARK), "label"))), ==,
                   "OR is working on this");
  g_free (colleague_do (&colleague, "editing -"));
  wait_until (is_hidden, notices);

  head = find_widget (window, ITEAM_TYPE_ACTION_HEAD);
  g_assert_true (gtk_widget_grab_focus (head));
  exchange (program);
  g_free (colleague_do (&colleague, "sync"));
  others = colleague_do (&colleague, "others");
  wanted = g_strdup_printf ("others: HRM %s", reference);
  g_assert_cmpstr (others, ==, wanted);

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  exchange (program);
  g_free (colleague_do (&colleague, "sync"));
  later = colleague_do (&colleague, "others");
  g_assert_cmpstr (later, ==, "others: HRM");
  colleague_leave (&colleague);
}

/* What someone works on, and the part of its pane that shows it. */
typedef struct
{
  const char *kind;
  GType (*get_type) (void);
} Edited;

static const Edited edited_things[] = {
  { "meeting", iteam_meeting_form_get_type },
  { "document", iteam_document_panel_get_type },
  { "activity", iteam_programme_pane_get_type },
};

static IteamDraft *
draft_thing (const char *kind,
             gint64     *id)
{
  IteamDay today = iteam_day_today ();
  g_autoptr (IteamEntry) entry = NULL;

  if (g_str_equal (kind, "document"))
    {
      g_autoptr (IteamDocument) document = iteam_document_new ("Gedragscode", today);

      *id = iteam_document_get_id (document);
      return iteam_document_draft_new (document);
    }

  entry = g_str_equal (kind, "meeting") ? ITEAM_ENTRY (iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, today, today))
                                        : ITEAM_ENTRY (iteam_activity_new ("Themagesprek", ITEAM_ACTIVITY_TALK, today));
  *id = iteam_entry_get_id (entry);

  return iteam_entry_draft_new (entry);
}

typedef struct
{
  GtkWidget *window;
  GType type;
} Sought;

static gboolean
has_part (gpointer data)
{
  Sought *sought = data;

  return find_widget (sought->window, sought->type) != NULL;
}

/* Nothing is worked on by two without their knowing. */
static void
test_editing_thing (Program      *program,
                    gconstpointer data)
{
  const Edited *edited = data;
  g_autoptr (GFile) file = open_shared (program);
  gint64 id;
  g_autoptr (IteamDraft) draft = draft_thing (edited->kind, &id);
  g_autofree char *reference = g_strdup_printf ("%s:%" G_GINT64_FORMAT, edited->kind, id);
  Sought sought = { GTK_WIDGET (program_get_window (program)), edited->get_type () };
  g_autofree char *others = NULL, *wanted = NULL;
  GtkWidget *part, *mark;
  Colleague colleague = { 0 };

  colleague_join (&colleague, file);
  g_assert_true (store_fixture_commit (iteam_session_get_store (program->session), draft, NULL));
  gtk_widget_activate_action (sought.window, "win.show", "s", reference);
  wait_until (has_part, &sought);
  part = find_widget (sought.window, sought.type);
  mark = find_widget (part, ITEAM_TYPE_EDITING_MARK);
  g_free (colleague_do (&colleague, "editing %s", reference));
  wait_until (is_visible, mark);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_child (mark, "label"))), ==, "OR is working on this");
  g_free (colleague_do (&colleague, "editing -"));
  wait_until (is_hidden, mark);

  if (g_str_equal (edited->kind, "meeting"))
    {
      g_assert_true (gtk_widget_grab_focus (find_child (part, "guest_entry")));
      exchange (program);
      g_free (colleague_do (&colleague, "sync"));
      others = colleague_do (&colleague, "others");
      wanted = g_strdup_printf ("others: HRM %s", reference);
      g_assert_cmpstr (others, ==, wanted);
    }
  /* The next window begins where this one ends. */
  gtk_widget_activate_action (sought.window, "win.pane", "s", "actions");
  colleague_leave (&colleague);
}

typedef struct
{
  const char *label;
  GtkWidget *button;
} Answer;

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* By how it begins: a heading is broken in lines where libadwaita does not. */
static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
find_answer (gpointer data)
{
  Answer *answer = data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; answer->button == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      answer->button = find_button (window, answer->label);
    }

  return answer->button != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return !gtk_widget_get_mapped (data);
}

static void
press (const char *label)
{
  Answer answer = { label, NULL };
  g_autoptr (GtkWidget) button = NULL;

  wait_until (find_answer, &answer);
  button = g_object_ref (answer.button);
  g_signal_emit_by_name (button, "clicked");
  /* A question that has been answered is there for a while, with the same buttons as the next. */
  wait_until (is_gone, button);
}

static GtkWidget *
open_sharing (Program *program)
{
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.sharing", NULL);

  return wait_for_window (ITEAM_TYPE_SHARE_WINDOW);
}

/* From a file of this computer to one that is shared, as a person does it. */
static void
test_start (Program      *program,
            gconstpointer data)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  g_autofree char *changes = g_strconcat (g_file_peek_path (file), ".changes", NULL);
  GtkWidget *window, *place;
  g_autofree char *subtitle = NULL;

  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
  window = open_sharing (program);
  wait_for_page (window, "local");

  gtk_widget_activate_action (window, "share.start", NULL);
  press ("_Cancel");
  wait_for_page (window, "local");
  g_assert_false (g_file_test (changes, G_FILE_TEST_EXISTS));

  gtk_widget_activate_action (window, "share.start", NULL);
  press ("Share It Where It _Is");
  wait_for_page (window, "shared");
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
  g_assert_true (g_file_test (changes, G_FILE_TEST_IS_DIR));
  place = find_child (window, "place_row");
  g_object_get (place, "subtitle", &subtitle, NULL);
  g_assert_cmpstr (subtitle, ==, g_file_peek_path (file));
  wait_until (is_in_sync, find_block (program));
  forget_last (program);

  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct
{
  const char *action;
  const char *answer;
  gboolean stays;
} Leaving;

static const Leaving leavings[] = {
  { "share.remove", "_Remove", TRUE },
  { "share.stop", "_Stop Sharing", FALSE },
};

/* Those of the other tests are there as well. */
static guint
count_replicas (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, "replicas", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_leave (Program      *program,
            gconstpointer data)
{
  const Leaving *leaving = data;
  g_autoptr (GFile) file = open_shared (program);
  g_autofree char *changes = g_strconcat (g_file_peek_path (file), ".changes", NULL);
  GtkWidget *window = open_sharing (program);
  guint n_replicas = count_replicas ();
  IteamStore *store;
  g_autoptr (GPtrArray) actions = NULL;

  store_fixture_add (iteam_session_get_store (program->session), "Protocol herzien");
  wait_for_page (window, "shared");
  gtk_widget_activate_action (window, leaving->action, NULL);
  press (leaving->answer);
  program_wait_for_state (program, ITEAM_SESSION_NONE);
  wait_for_no_window (ITEAM_TYPE_SHARE_WINDOW);
  g_assert_cmpuint (count_replicas (), ==, n_replicas - 1);
  g_assert_cmpint (g_file_test (changes, G_FILE_TEST_IS_DIR), ==, leaving->stays);

  /* What was written is in the file at the meeting point. */
  store = store_fixture_open (program->folder, "HRM");
  actions = store_fixture_actions (store);
  g_assert_cmpuint (actions->len, ==, 1);
  store_fixture_close (store);
}

/* Sharing is not ended over the head of someone who has the file open. */
static void
test_refused (Program      *program,
              gconstpointer data)
{
  g_autoptr (GFile) file = open_shared (program);
  g_autofree char *changes = g_strconcat (g_file_peek_path (file), ".changes", NULL);
  Colleague colleague = { 0 };
  GtkWidget *window;

  colleague_join (&colleague, file);
  g_free (colleague_do (&colleague, "sync"));
  window = open_sharing (program);
  wait_for_page (window, "shared");
  gtk_widget_activate_action (window, "share.stop", NULL);
  press ("_Stop Sharing");
  press ("_Close");
  wait_for_page (window, "shared");
  g_assert_true (g_file_test (changes, G_FILE_TEST_IS_DIR));
  g_assert_cmpint (iteam_session_get_state (program->session), ==, ITEAM_SESSION_OPEN);

  gtk_window_destroy (GTK_WINDOW (window));
  colleague_leave (&colleague);
}

/* The folder with the changes, under another name: a share that is gone. */
static void
take_share_away (Program *program,
                 GFile   *file)
{
  g_autofree char *changes = g_strconcat (g_file_peek_path (file), ".changes", NULL);
  g_autofree char *away = g_strconcat (changes, "-away", NULL);
  Wanted unreachable = { program, 0, "Share not reachable since " };

  g_assert_cmpint (g_rename (changes, away), ==, 0);
  iteam_share_sync_async (iteam_session_get_share (program->session), 30000, NULL, NULL, NULL);
  wait_until (has_text, &unreachable);
}

static gboolean
press_close_cb (gpointer button)
{
  g_signal_emit_by_name (button, "clicked");

  return G_SOURCE_REMOVE;
}

/* How many changes the others do not have is told before the program ends. What
 * they had before the share went is not counted. */
static void
test_left_here (Program      *program,
                gconstpointer data)
{
  g_autoptr (GFile) file = open_shared (program);
  IteamStore *store = iteam_session_get_store (program->session);
  Answer answer = { "_Close", NULL };
  GtkWidget *window = GTK_WIDGET (program_get_window (program));

  store_fixture_add (store, "Folder maken");
  exchange (program);
  take_share_away (program, file);
  store_fixture_add (store, "Protocol herzien");
  store_fixture_add (store, "Training plannen");

  g_action_group_activate_action (G_ACTION_GROUP (program->application), "quit", NULL);
  wait_until (find_answer, &answer);
  g_assert_nonnull (find_label (gtk_widget_get_ancestor (answer.button, GTK_TYPE_WINDOW), "2 Changes "));
  g_assert_false (gtk_widget_get_mapped (window));
  g_idle_add_full (G_PRIORITY_LOW, press_close_cb, g_object_ref (answer.button), g_object_unref);
}

/* Where nothing waits there is nothing to tell, share or no share: the program
 * ends when it is asked to, after the test. */
static void
test_nothing_left_here (Program      *program,
                        gconstpointer data)
{
  g_autoptr (GFile) file = open_shared (program);

  store_fixture_add (iteam_session_get_store (program->session), "Folder maken");
  exchange (program);
  take_share_away (program, file);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  program_add_test ("/share-window/colleague", test_colleague, NULL);
  program_add_test ("/share-window/editing", test_editing, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (edited_things); i++)
    {
      g_autofree char *path = g_strdup_printf ("/share-window/editing/%s", edited_things[i].kind);

      program_add_test (path, test_editing_thing, &edited_things[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_autofree char *path = g_strdup_printf ("/share-window/conflict/%" G_GSIZE_FORMAT, i);

      program_add_test (path, test_conflict, &decisions[i]);
    }
  program_add_test ("/share-window/start", test_start, NULL);
  program_add_test ("/share-window/leave/remove", test_leave, &leavings[0]);
  program_add_test ("/share-window/leave/stop", test_leave, &leavings[1]);
  program_add_test ("/share-window/refused", test_refused, NULL);
  program_add_test ("/share-window/left-here/some", test_left_here, NULL);
  program_add_test ("/share-window/left-here/nothing", test_nothing_left_here, NULL);

  return window_fixture_run ();
}
