/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-breakpoint-bin.h"
#include "iteam-help-page.h"
#include "iteam-help-window.h"
#include "iteam-help.h"
#include "iteam-panes.h"
#include "iteam-people-window.h"
#include "iteam-who-window.h"
#include "iteam-window-private.h"
#include "window-fixture.h"

static IteamHelpWindow *
ask_for_help (Program *program)
{
  g_action_group_activate_action (G_ACTION_GROUP (program->application), "help", NULL);

  return ITEAM_HELP_WINDOW (wait_for_window (ITEAM_TYPE_HELP_WINDOW));
}

static void
close_help (void)
{
  gtk_window_destroy (GTK_WINDOW (find_window (ITEAM_TYPE_HELP_WINDOW)));
  wait_for_no_window (ITEAM_TYPE_HELP_WINDOW);
}

/* The words of a page, each paragraph on a line. */
static void
add_words (GtkWidget *widget,
           GString   *words)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_words (child, words);
}

static char *
words_of (IteamHelpWindow *window)
{
  GString *words = g_string_new (NULL);

  add_words (find_child (window, "page"), words);

  return g_string_free (words, FALSE);
}

static guint
count_rows (IteamHelpWindow *window)
{
  GtkListBox *list = GTK_LIST_BOX (find_child (window, "list"));
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    n += gtk_widget_get_child_visible (GTK_WIDGET (row));

  return n;
}

/* F1 shows the chapter of the pane, in the one window for help there is. */
static void
test_panes (Program      *program,
            gconstpointer data)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (GTK_APPLICATION (program->application), "app.help");
  guint n_panes;
  const IteamPaneEntry *panes = iteam_panes_get (&n_panes);
  IteamHelpWindow *window;

  g_assert_true (g_strv_contains ((const char *const *) keys, "F1"));
  window = ask_for_help (program);
  g_assert_cmpstr (iteam_help_window_get_chapter (window), ==, "start");
  g_assert_false (gtk_window_get_modal (GTK_WINDOW (window)));
  close_help ();

  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
  for (guint i = 0; i < n_panes; i++)
    {
      g_autofree char *words = NULL;

      g_object_set (program_get_window (program)->sidebar, "pane", panes[i].name, NULL);
      gtk_window_present (GTK_WINDOW (program_get_window (program)));
      window = ask_for_help (program);
      g_assert_cmpstr (iteam_help_window_get_chapter (window), ==, panes[i].name);
      words = words_of (window);
      g_assert_cmpuint (strlen (words), >, 500);
      close_help ();
    }
  g_object_set (program_get_window (program)->sidebar, "pane", "actions", NULL);
}

/* Words lead to the chapters that have them, and are marked. */
static void
test_search (Program      *program,
             gconstpointer data)
{
  IteamHelpWindow *window = ask_for_help (program);
  GtkEditable *entry = GTK_EDITABLE (find_child (window, "entry"));
  IteamHelpPage *page = ITEAM_HELP_PAGE (find_child (window, "page"));
  guint n_chapters = count_rows (window);

  g_assert_cmpuint (n_chapters, >=, 8);
  g_assert_null (iteam_help_page_get_first_hit (page));

  gtk_editable_set_text (entry, "destroyed");
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_cmpstr (iteam_help_window_get_chapter (window), ==, "retention");
  g_assert_true (GTK_IS_LABEL (iteam_help_page_get_first_hit (page)));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (iteam_help_page_get_first_hit (page))), "destroyed"));

  /* With a capital in the text, and not in what is typed. */
  gtk_editable_set_text (entry, "retention periods");
  g_assert_cmpuint (count_rows (window), ==, 1);

  gtk_editable_set_text (entry, "zzz");
  g_assert_cmpuint (count_rows (window), ==, 0);

  gtk_editable_set_text (entry, "");
  g_assert_cmpuint (count_rows (window), ==, n_chapters);
  close_help ();
}

static gboolean
is_narrow (gpointer data)
{
  return iteam_breakpoint_bin_get_narrow (ITEAM_BREAKPOINT_BIN (data));
}

/* Where there is no room for both, a chapter is shown, and the way back to the list. */
static void
test_narrow (Program      *program,
             gconstpointer data)
{
  IteamHelpWindow *window = ITEAM_HELP_WINDOW (iteam_help_window_new (GTK_WINDOW (program_get_window (program))));
  GtkWidget *side = find_child (window, "side");
  GtkWidget *page = find_child (window, "page");

  gtk_window_set_default_size (GTK_WINDOW (window), 420, 600);
  iteam_help_window_show (window, "report");
  gtk_window_present (GTK_WINDOW (window));
  wait_until (is_narrow, find_child (window, "breakpoint"));
  g_assert_false (gtk_widget_is_visible (side));
  g_assert_true (gtk_widget_is_visible (page));

  gtk_widget_activate_action (GTK_WIDGET (window), "help.chapters", NULL);
  g_assert_true (gtk_widget_is_visible (side));
  g_assert_false (gtk_widget_is_visible (page));
  close_help ();
}

/* A window that has to be closed first has help of its own. */
static void
test_modal (Program      *program,
            gconstpointer data)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  GtkWindow *people;
  IteamHelpWindow *window;

  program_open (program, file);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
  g_action_group_activate_action (G_ACTION_GROUP (program->application), "people", NULL);
  people = GTK_WINDOW (wait_for_window (ITEAM_TYPE_PEOPLE_WINDOW));
  iteam_help_show (people);
  window = ITEAM_HELP_WINDOW (wait_for_window (ITEAM_TYPE_HELP_WINDOW));
  g_assert_true (gtk_window_get_modal (GTK_WINDOW (window)));
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (window)) == people);
  g_assert_cmpstr (iteam_help_window_get_chapter (window), ==, "start");

  /* Help with the help is the same window. */
  iteam_help_show (GTK_WINDOW (window));
  g_assert_true (find_window (ITEAM_TYPE_HELP_WINDOW) == GTK_WIDGET (window));
  gtk_window_destroy (people);
  wait_for_no_window (ITEAM_TYPE_HELP_WINDOW);
}

/* It goes with all that it holds. */
static void
test_finalize (Program      *program,
               gconstpointer data)
{
  GtkWidget *window = iteam_help_window_new (GTK_WINDOW (program_get_window (program)));

  iteam_help_window_show (ITEAM_HELP_WINDOW (window), "report");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (window);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  program_add_test ("/help-window/panes", test_panes, NULL);
  program_add_test ("/help-window/search", test_search, NULL);
  program_add_test ("/help-window/narrow", test_narrow, NULL);
  program_add_test ("/help-window/modal", test_modal, NULL);
  program_add_test ("/help-window/finalize", test_finalize, NULL);

  return window_fixture_run ();
}
