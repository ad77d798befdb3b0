/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-meetings-pane.h"
#include "iteam-store-meetings.h"
#include "iteam-who-window.h"
#include "window-fixture.h"

/* Invitations that are dropped on the pane of the meetings, in the program's own window. */

#define INVITATION \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Elders//NL\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@elders\r\n" \
  "DTSTAMP:20270101T000000Z\r\nDTSTART:20270701T073000Z\r\nDTEND:20270701T090000Z\r\nSUMMARY:Overleg met de trainees\r\n" \
  "END:VEVENT\r\nEND:VCALENDAR\r\n"

static GtkWidget *
open_pane (Program *program)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  GtkWidget *window;

  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
  window = GTK_WIDGET (program_get_window (program));
  gtk_widget_activate_action (window, "win.pane", "s", "meetings");

  return find_widget (window, ITEAM_TYPE_MEETINGS_PANE);
}

static void
drop_text (Program    *program,
           GtkWidget  *pane,
           const char *text)
{
  g_autoptr (GFile) file = program_get_file (program, "uitnodiging.ics");
  GSList files = { file, NULL };
  GtkDropTarget *target = find_drop_target (find_child (pane, "list_box"));
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  gboolean taken = FALSE;

  g_file_set_contents (g_file_peek_path (file), text, -1, &error);
  g_assert_no_error (error);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
}

static void
take_result (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GtkWidget *
find_label_below (GtkWidget  *root,
                  const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label_below (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* In any window, as a question may be one of its own. */
static GtkWidget *
find_label (const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      found = find_label_below (window, text);
    }

  return found;
}

static void
click_label (const char *text)
{
  GtkWidget *button = gtk_widget_get_ancestor (find_label (text), GTK_TYPE_BUTTON);

  g_signal_emit_by_name (button, "clicked");
}

static gboolean
has_label (gpointer data)
{
  return find_label (data) != NULL;
}

static guint
count_meetings (Program *program)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) meetings = NULL;

  iteam_store_read_meetings_async (iteam_session_get_store (program->session), NULL, NULL, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  meetings = iteam_store_read_meetings_finish (iteam_session_get_store (program->session), result, NULL);

  return meetings->len;
}

static gboolean
has_meeting (gpointer data)
{
  return count_meetings (data) == 1;
}

/* What it proposes is shown, and becomes a meeting when a person says so. */
static void
test_added (Program      *program,
            gconstpointer data)
{
  GtkWidget *pane = open_pane (program);

  drop_text (program, pane, INVITATION);
  wait_until (has_label, (gpointer) "Overleg met de trainees · Thursday 1 July 2027 · 9:30–11:00");
  g_assert_cmpuint (count_meetings (program), ==, 0);
  click_label ("Add");
  wait_until (has_meeting, program);
  wait_until (has_label, (gpointer) "Meeting planned");
}

/* What is no invitation is told in a sentence, and nothing is added. */
static void
test_refused (Program      *program,
              gconstpointer data)
{
  GtkWidget *pane = open_pane (program);

  drop_text (program, pane, "%PDF-1.4");
  wait_until (has_label, (gpointer) "This is not a calendar file, or it is damaged.");
  g_assert_cmpuint (count_meetings (program), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  program_add_test ("/meeting-invitations/added", test_added, NULL);
  program_add_test ("/meeting-invitations/refused", test_refused, NULL);

  return window_fixture_run ();
}
