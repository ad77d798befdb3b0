/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "iteam-compat.h"
#include "iteam-panes.h"
#include "iteam-reader-view.h"
#include "iteam-show-request.h"
#include "iteam-sidebar.h"
#include "iteam-who-window.h"
#include "store-fixture.h"
#include "window-fixture.h"

static const char *
view_name (Program *program)
{
  GtkWidget *views = find_widget (GTK_WIDGET (program_get_window (program)), GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (views));
}

static gboolean
action_enabled (Program    *program,
                const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (program->application), name);
}

static void
test_welcome (Program      *program,
              gconstpointer data)
{
  g_assert_cmpstr (view_name (program), ==, "welcome");
  g_assert_true (action_enabled (program, "open"));
  g_assert_false (action_enabled (program, "people"));
  g_assert_false (action_enabled (program, "backup"));
}

static void
test_sample (Program      *program,
             gconstpointer data)
{
  g_autofree char *title = NULL;
  GListModel *people;

  g_action_group_activate_action (G_ACTION_GROUP (program->application), "sample", NULL);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);

  g_assert_true (iteam_session_get_sample (program->session));
  g_assert_cmpstr (view_name (program), ==, "open");
  g_assert_true (action_enabled (program, "people"));

  people = iteam_directory_get_people (iteam_store_get_directory (iteam_session_get_store (program->session)));
  g_assert_cmpuint (g_list_model_get_n_items (people), >, 5);

  /* Nobody is asked who they are by a file to look around in. */
  g_assert_null (find_window (ITEAM_TYPE_WHO_WINDOW));
  g_object_get (program_get_window (program), "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Voorbeeld — Integriteit Team");
}

static gboolean
tells_of_walls (gpointer user_data)
{
  GtkWidget *dialog = find_window (GTK_TYPE_ABOUT_DIALOG);
  const char *lines = dialog != NULL ? gtk_about_dialog_get_system_information (GTK_ABOUT_DIALOG (dialog)) : NULL;

  return lines != NULL && strstr (lines, "Landlock") != NULL && strstr (lines, "seccomp") != NULL;
}

/* What stands around the process that reads PDF documents is told where
 * someone looks who searches for the cause of something. */
static void
test_about (Program      *program,
            gconstpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (program->application), "about", NULL);
  wait_until (tells_of_walls, NULL);
  gtk_window_destroy (GTK_WINDOW (find_window (GTK_TYPE_ABOUT_DIALOG)));
}

typedef struct
{
  const char *name;
  const char *content;
  gssize length;
} BadFile;

static const BadFile bad_files[] = {
  { "text.iteam", "Minutes of the meeting", -1 },
  { "empty.iteam", "", 0 },
  { "cut.iteam", "SQLite format 3\0\x10\0", 18 },
};

static void
test_bad_file (Program      *program,
               gconstpointer data)
{
  const BadFile *bad = data;
  g_autoptr (GFile) file = program_get_file (program, bad->name);
  g_autofree char *problem = NULL;
  g_autofree char *content = NULL;
  gsize length, expected = bad->length < 0 ? strlen (bad->content) : (gsize) bad->length;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), bad->content, bad->length, NULL));
  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_FAILED);

  g_assert_cmpstr (view_name (program), ==, "failed");
  g_object_get (program->session, "problem", &problem, NULL);
  g_assert_true (g_str_has_suffix (problem, "."));
  g_assert_nonnull (strstr (problem, bad->name));

  g_assert_true (g_file_get_contents (g_file_peek_path (file), &content, &length, NULL));
  g_assert_cmpmem (content, length, bad->content, expected);
}

static void
test_missing (Program      *program,
              gconstpointer data)
{
  g_autoptr (GFile) file = program_get_file (program, "none.iteam");

  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_FAILED);
  g_assert_false (g_file_query_exists (file, NULL));

  /* It is there after all. */
  g_object_unref (program_make_file (program, "none.iteam"));
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.retry", NULL);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
}

static void
test_folder (Program      *program,
             gconstpointer data)
{
  g_autoptr (GFile) file = program_get_file (program, "folder");

  g_assert_cmpint (g_mkdir (g_file_peek_path (file), 0700), ==, 0);
  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_FAILED);
}

static void
refused_cb (IteamSession *session,
            GFile        *file,
            const char   *message,
            gpointer      user_data)
{
  *(char **) user_data = g_strdup (message);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* A file that is refused takes nothing away. */
static void
test_refused (Program      *program,
              gconstpointer data)
{
  g_autoptr (GFile) good = program_make_file (program, "good.iteam");
  g_autoptr (GFile) bad = program_get_file (program, "bad.iteam");
  g_autofree char *message = NULL;
  IteamStore *store;

  program_open (program, good);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
  store = iteam_session_get_store (program->session);

  g_signal_connect (program->session, "refused", G_CALLBACK (refused_cb), &message);
  g_assert_true (g_file_set_contents (g_file_peek_path (bad), "?", -1, NULL));
  program_open (program, bad);
  wait_until (is_set, &message);

  g_assert_cmpint (iteam_session_get_state (program->session), ==, ITEAM_SESSION_OPEN);
  g_assert_true (iteam_session_get_store (program->session) == store);
  g_assert_true (g_file_equal (iteam_session_get_file (program->session), good));
}

/* The file that is asked for last is the one that opens. */
static void
test_overtaken (Program      *program,
                gconstpointer data)
{
  g_autoptr (GFile) first = program_make_file (program, "first.iteam");
  g_autoptr (GFile) second = program_make_file (program, "second.iteam");

  program_open (program, first);
  program_open (program, second);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);

  g_assert_true (g_file_equal (iteam_session_get_file (program->session), second));
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
}

/* A newer program has written the file: its version stands at offset 60. */
static void
test_read_only (Program      *program,
                gconstpointer data)
{
  g_autoptr (GFile) file = program_make_file (program, "newer.iteam");
  g_autofree char *reason = NULL;
  GtkWidget *banner;

  program_make_newer (file);
  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);

  g_object_get (program->session, "read-only-reason", &reason, NULL);
  g_assert_true (g_str_has_suffix (reason, "."));
  banner = find_child (program_get_window (program), "read_only_banner");
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (banner)));
  g_assert_null (find_window (ITEAM_TYPE_WHO_WINDOW));
}

static gboolean
user_is_known (gpointer data)
{
  return iteam_session_get_user (data) != NULL;
}

static void
test_who (Program      *program,
          gconstpointer data)
{
  g_autoptr (GFile) other = program_make_file (program, "other.iteam");
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  GtkWidget *who;

  program_open (program, file);
  who = wait_for_window (ITEAM_TYPE_WHO_WINDOW);

  /* In a file without people one is someone else, and has a name. */
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_child (who, "other_check"))));
  gtk_editable_set_text (GTK_EDITABLE (find_child (who, "name_row")), "  ");
  g_assert_false (gtk_widget_is_sensitive (find_child (who, "choose_button")));
  gtk_editable_set_text (GTK_EDITABLE (find_child (who, "name_row")), "HRM ");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (who, "role_row")), ITEAM_ROLE_HRM);
  g_assert_true (gtk_widget_activate_action (who, "who.choose", NULL));
  wait_until (user_is_known, program->session);
  wait_for_no_window (ITEAM_TYPE_WHO_WINDOW);

  g_assert_cmpstr (iteam_person_get_name (iteam_session_get_user (program->session)), ==, "HRM");
  g_assert_cmpstr (iteam_store_get_user_name (iteam_session_get_store (program->session)), ==, "HRM");

  /* The file remembers. */
  iteam_session_open (program->session, other);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
  iteam_session_open (program->session, file);
  wait_until (user_is_known, program->session);
  g_assert_null (find_window (ITEAM_TYPE_WHO_WINDOW));
}

/* To be someone else is to take the user name along. */
static void
test_become (Program      *program,
             gconstpointer data)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  g_autoptr (IteamPerson) first = iteam_person_new ("HRM");
  g_autoptr (IteamPerson) second = iteam_person_new ("Ondernemingsraad");
  IteamDirectory *directory;

  program_open (program, file);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
  iteam_session_become_async (program->session, first, NULL, NULL);
  wait_until (user_is_known, program->session);
  directory = iteam_store_get_directory (iteam_session_get_store (program->session));
  g_assert_cmpstr (iteam_person_get_name (iteam_directory_match_login (directory, g_get_user_name ())), ==, "HRM");

  iteam_session_become_async (program->session, second, NULL, NULL);
  while (g_strcmp0 (iteam_person_get_name (iteam_session_get_user (program->session)), "Ondernemingsraad") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (iteam_person_has_login (iteam_directory_find_person (directory, iteam_person_get_id (first)),
                                          g_get_user_name ()));
}

/* What was opened is remembered, the latest first, and opens by itself. */
static void
test_recent (Program      *program,
             gconstpointer data)
{
  GSettings *settings = iteam_application_get_settings (program->application);
  g_autoptr (GFile) first = program_make_file (program, "first_one.iteam");
  g_autoptr (GFile) second = program_make_file (program, "second.iteam");
  g_autofree char *first_uri = g_file_get_uri (first);
  g_autofree char *second_uri = g_file_get_uri (second);
  g_autofree char *last = NULL;
  g_auto (GStrv) recent = NULL;

  program_open (program, first);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
  program_open (program, second);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
  g_action_group_activate_action (G_ACTION_GROUP (program->application), "open-recent",
                                  g_variant_new_string (first_uri));
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));

  last = g_settings_get_string (settings, "last-file");
  recent = g_settings_get_strv (settings, "recent-files");
  g_assert_cmpstr (last, ==, first_uri);
  g_assert_cmpstr (recent[0], ==, first_uri);
  g_assert_cmpstr (recent[1], ==, second_uri);
  g_settings_reset (settings, "last-file");
  g_settings_reset (settings, "recent-files");
}

static gboolean
has_no_actions (gpointer data)
{
  g_autoptr (GPtrArray) actions = store_fixture_actions (data);

  return actions->len == 0;
}

static void
test_undo (Program      *program,
           gconstpointer data)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  IteamStore *store;

  program_open (program, file);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
  store = iteam_session_get_store (program->session);
  iteam_store_set_user (store, 0, "HRM");
  store_fixture_add (store, "Folder maken");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.undo", NULL));
  wait_until (has_no_actions, store);
}

static void
test_drop (Program      *program,
           gconstpointer data)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  GSList files = { file, NULL };
  GtkDropTarget *target = find_drop_target (GTK_WIDGET (program_get_window (program)));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_assert_true (gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (target), GDK_TYPE_FILE_LIST));

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  g_assert_true (g_file_equal (iteam_session_get_file (program->session), file));
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
}

static gboolean
reads_second_page (gpointer data)
{
  GtkWidget *reader = find_widget (GTK_WIDGET (program_get_window (data)), ITEAM_TYPE_READER_VIEW);
  IteamReaderView *view = (IteamReaderView *) reader;

  return view != NULL && iteam_reader_view_get_document (view) != NULL && iteam_reader_view_get_page (view) == 1 &&
         gtk_widget_get_mapped (reader);
}

static gboolean
says_no_such_number (gpointer data)
{
  GtkWidget *toasts = find_widget (GTK_WIDGET (program_get_window (data)), ADW_TYPE_TOAST_OVERLAY);

  for (GtkWidget *child = gtk_widget_get_first_child (toasts); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = g_str_equal (G_OBJECT_TYPE_NAME (child), "AdwToastWidget") ? find_widget (child, GTK_TYPE_LABEL) : NULL;

      if (label != NULL && strstr (gtk_label_get_label (GTK_LABEL (label)), "D-999") != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Asked for before the file is there, it is shown when it is; and what cannot be
 * opened takes what was to be shown in it along. */
static void
test_show (Program      *program,
           gconstpointer data)
{
  g_autoptr (GFile) none = program_get_file (program, "none.iteam");
  GActionGroup *actions = G_ACTION_GROUP (program->application);

  g_application_open (G_APPLICATION (program->application), &none, 1, "D-1");
  program_wait_for_state (program, ITEAM_SESSION_FAILED);
  g_action_group_activate_action (actions, "show", g_variant_new_string ("nothing of this kind"));
  g_action_group_activate_action (actions, "show", g_variant_new_string ("D-1#page=2"));
  g_action_group_activate_action (actions, "sample", NULL);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  wait_until (reads_second_page, program);

  g_action_group_activate_action (actions, "show", g_variant_new_string ("D-999"));
  wait_until (says_no_such_number, program);
}

static void
test_show_parse (void)
{
  static const struct { const char *text; gboolean fine; IteamKind kind; gint64 id; int number; const char *fragment; } cases[] = {
    { "A-12", TRUE, ITEAM_KIND_ACTION, 0, 12, NULL },
    { "D-3#page=12&search=a%20b", TRUE, ITEAM_KIND_DOCUMENT, 0, 3, "page=12&search=a%20b" },
    { "document:7#page=12", TRUE, ITEAM_KIND_DOCUMENT, 7, 0, "page=12" },
    { "M-4", TRUE, ITEAM_KIND_MEETING, 0, 4, NULL },
    { "agenda_item:5", TRUE, ITEAM_KIND_AGENDA_ITEM, 5, 0, NULL },
    { "action:1042", TRUE, ITEAM_KIND_ACTION, 1042, 0, NULL },
    { "person:3", TRUE, ITEAM_KIND_PERSON, 3, 0, NULL },
    { "document_adoption:3", FALSE, ITEAM_KIND_NONE, 0, 0, NULL },
    { "D-0", FALSE, ITEAM_KIND_NONE, 0, 0, NULL },
    { "Team.iteam", FALSE, ITEAM_KIND_NONE, 0, 0, NULL },
    { "", FALSE, ITEAM_KIND_NONE, 0, 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fragment = NULL;
      IteamRef ref;
      int number;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (iteam_show_request_parse (cases[i].text, &ref, &number, &fragment), ==, cases[i].fine);
      if (!cases[i].fine)
        continue;
      g_assert_cmpint (ref.kind, ==, cases[i].kind);
      g_assert_cmpint (ref.id, ==, cases[i].id);
      g_assert_cmpint (number, ==, cases[i].number);
      g_assert_cmpstr (fragment, ==, cases[i].fragment);
    }
}

static guint
n_panes (Program *program)
{
  GtkStack *panes = GTK_STACK (find_child (program_get_window (program), "panes"));
  g_autoptr (GListModel) pages = G_LIST_MODEL (gtk_stack_get_pages (panes));

  return g_list_model_get_n_items (pages);
}

static gboolean
has_all_panes (gpointer data)
{
  guint n_entries;

  iteam_panes_get (&n_entries);

  return n_panes (data) == n_entries;
}

/* Only the pane that is shown is worth waiting for; the others come after it,
 * or when somebody wants one. */
static void
test_panes (Program      *program,
            gconstpointer data)
{
  GtkStack *panes = GTK_STACK (find_child (program_get_window (program), "panes"));
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");

  g_assert_cmpuint (n_panes (program), ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.pane", "s", "documents");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (panes), ==, "documents");
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.pane", "s", "no such pane");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (panes), ==, "documents");

  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  wait_until (has_all_panes, program);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
}

/* The arrows choose a pane, and Tab leaves them as they are. */
static void
test_panes_by_keyboard (Program      *program,
                        gconstpointer data)
{
  GtkStack *panes = GTK_STACK (find_child (program_get_window (program), "panes"));
  GtkWidget *list = find_child (find_widget (GTK_WIDGET (program_get_window (program)), ITEAM_TYPE_SIDEBAR), "list");

  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.pane", "s", "documents");
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (list))));
  g_assert_nonnull (gtk_widget_get_focus_child (list));
  g_assert_false (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_child_focus (list, GTK_DIR_TAB_BACKWARD));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (panes), ==, "documents");
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, -1, FALSE, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (panes), ==, "programme");
}

int
main (int    argc,
      char **argv)
{
  window_fixture_init (&argc, &argv);

  g_test_add_func ("/window/show/parse", test_show_parse);
  program_add_test ("/window/show", test_show, NULL);
  program_add_test ("/window/welcome", test_welcome, NULL);
  program_add_test ("/window/sample", test_sample, NULL);
  program_add_test ("/window/about", test_about, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path = g_strconcat ("/window/bad-file/", bad_files[i].name, NULL);

      program_add_test (path, test_bad_file, &bad_files[i]);
    }
  program_add_test ("/window/missing", test_missing, NULL);
  program_add_test ("/window/folder", test_folder, NULL);
  program_add_test ("/window/refused", test_refused, NULL);
  program_add_test ("/window/overtaken", test_overtaken, NULL);
  program_add_test ("/window/read-only", test_read_only, NULL);
  program_add_test ("/window/who", test_who, NULL);
  program_add_test ("/window/become", test_become, NULL);
  program_add_test ("/window/recent", test_recent, NULL);
  program_add_test ("/window/undo", test_undo, NULL);
  program_add_test ("/window/drop", test_drop, NULL);
  program_add_test ("/window/panes", test_panes, NULL);
  program_add_test ("/window/panes-by-keyboard", test_panes_by_keyboard, NULL);

  return window_fixture_run ();
}
