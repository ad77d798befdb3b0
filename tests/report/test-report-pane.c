/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-minutes-editor.h"
#include "iteam-reader-view.h"
#include "iteam-report-pane.h"
#include "iteam-report-section-row.h"
#include "iteam-store-report.h"
#include "store-fixture.h"
#include "window-fixture.h"

/* The pane of the annual report in the program's own window: begun, written, compared with
 * the data, drawn, and kept. */

typedef struct
{
  Program *program;
  IteamStore *store;
  GtkWidget *pane;
  GtkListBox *sections;
} Pane;

static int
this_year (void)
{
  int year;

  iteam_day_to_ymd (iteam_day_today (), &year, NULL, NULL);

  return year - 1;
}

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static IteamReportDetail *
read_report (Pane *pane)
{
  g_autoptr (GAsyncResult) result = NULL;
  IteamReportDetail *detail;

  iteam_store_read_report_async (pane->store, this_year (), NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  detail = iteam_store_read_report_finish (pane->store, result, NULL);
  g_assert_nonnull (detail);

  return detail;
}

static gboolean
is_empty (gpointer data)
{
  Pane *pane = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (find_child (pane->pane, "stack"))), "empty") == 0;
}

static gboolean
is_begun (gpointer data)
{
  Pane *pane = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (find_child (pane->pane, "stack"))), "report") == 0;
}

static void
set_up (Program *program,
        Pane    *pane)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");

  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  pane->program = program;
  pane->store = iteam_session_get_store (program->session);
  iteam_store_set_user (pane->store, 0, "I-team");
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.pane", "s", "report");
  pane->pane = find_widget (GTK_WIDGET (program_get_window (program)), ITEAM_TYPE_REPORT_PANE);
  pane->sections = GTK_LIST_BOX (find_child (pane->pane, "sections"));
  wait_until (is_empty, pane);
  gtk_widget_activate_action (pane->pane, "report.begin", NULL);
  wait_until (is_begun, pane);
}

/* The head of the report is the first row, its sections follow in their order. */
static void
choose (Pane            *pane,
        IteamReportPart  part)
{
  gtk_list_box_select_row (pane->sections, gtk_list_box_get_row_at_index (pane->sections, (int) part));
}

static void
type (Pane       *pane,
      const char *text)
{
  GtkWidget *editor = find_widget (pane->pane, ITEAM_TYPE_MINUTES_EDITOR);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_child (editor, "view")));

  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
  iteam_minutes_editor_finish (ITEAM_MINUTES_EDITOR (editor));
}

typedef struct
{
  Pane *pane;
  IteamReportPart part;
  const char *text;
} Wanted;

static gboolean
has_text (gpointer data)
{
  Wanted *wanted = data;
  g_autoptr (IteamReportDetail) detail = read_report (wanted->pane);
  IteamReportSection *section = iteam_report_detail_find_part (detail, wanted->part);

  return g_strcmp0 (iteam_report_section_get_fields (section)->text, wanted->text) == 0;
}

static gboolean
has_changes (gpointer data)
{
  Pane *pane = data;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (pane->sections, ITEAM_REPORT_TRAINING);

  return gtk_widget_get_visible (find_child (GTK_WIDGET (row), "changes_label")) && gtk_widget_get_visible (find_child (find_child (pane->pane, "page"), "changes_box"));
}

static gboolean
has_no_changes (gpointer data)
{
  Pane *pane = data;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (pane->sections, ITEAM_REPORT_TRAINING);

  return !gtk_widget_get_visible (find_child (GTK_WIDGET (row), "changes_label")) && !gtk_widget_get_visible (find_child (find_child (pane->pane, "page"), "changes_box"));
}

static gboolean
is_drawn (gpointer data)
{
  Pane *pane = data;

  return iteam_reader_view_get_document (ITEAM_READER_VIEW (find_widget (pane->pane, ITEAM_TYPE_READER_VIEW))) != NULL;
}

/* A text goes into the file as it is typed; what the data say after that is marked, until
 * someone says that the text is still right. */
static void
test_write (Program       *program,
            gconstpointer  data)
{
  Pane pane;
  Wanted wanted = { &pane, ITEAM_REPORT_TRAINING, "Er is **geoefend**." };
  g_autoptr (IteamActivity) training = iteam_activity_new ("Training raad", ITEAM_ACTIVITY_TRAINING, iteam_day_today ());
  g_autoptr (IteamDraft) draft = NULL;
  g_autofree char *moment = g_strdup_printf ("19 juni %d", this_year ());

  set_up (program, &pane);
  choose (&pane, ITEAM_REPORT_TRAINING);
  type (&pane, "Er is geoefend.");
  wanted.text = "Er is geoefend.";
  wait_until (has_text, &wanted);
  g_assert_true (has_no_changes (&pane));
  wait_until (is_drawn, &pane);

  g_object_set (training, "audience", ITEAM_AUDIENCE_COUNCIL, "state", ITEAM_ACTIVITY_DONE, NULL);
  iteam_activity_set_moment (training, moment, iteam_day_today ());
  draft = iteam_entry_draft_new (ITEAM_ENTRY (training));
  g_assert_true (store_fixture_commit (pane.store, draft, NULL));
  wait_until (has_changes, &pane);
  gtk_widget_activate_action (find_child (pane.pane, "page"), "section.confirm", NULL);
  wait_until (has_no_changes, &pane);
}

static gboolean
has_own (gpointer data)
{
  Pane *pane = data;
  g_autoptr (IteamReportDetail) detail = read_report (pane);

  return detail->sections->len == ITEAM_REPORT_FOLLOW_UP + 1 &&
         iteam_report_section_get_fields (detail->sections->pdata[ITEAM_REPORT_TRAINING])->part == ITEAM_REPORT_OWN;
}

static gboolean
has_moved (gpointer data)
{
  g_autoptr (IteamReportDetail) detail = read_report (data);

  return iteam_report_section_get_fields (detail->sections->pdata[ITEAM_REPORT_TRAINING - 1])->part == ITEAM_REPORT_OWN;
}

static gboolean
has_none_of_its_own (gpointer data)
{
  g_autoptr (IteamReportDetail) detail = read_report (data);

  return detail->sections->len == ITEAM_REPORT_FOLLOW_UP;
}

static gboolean
has_row (gpointer data)
{
  Pane *pane = data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (pane->sections);

  return row != NULL && gtk_list_box_row_get_index (row) == ITEAM_REPORT_TRAINING + 1;
}

/* A section of the team's own comes below the one that is chosen, moves, and goes. */
static void
test_own (Program       *program,
          gconstpointer  data)
{
  Pane pane;

  set_up (program, &pane);
  choose (&pane, ITEAM_REPORT_TRAINING);
  gtk_widget_activate_action (pane.pane, "report.add", NULL);
  wait_until (has_own, &pane);
  wait_until (has_row, &pane);
  gtk_widget_activate_action (pane.pane, "report.move", "i", -1);
  wait_until (has_moved, &pane);
  gtk_widget_activate_action (pane.pane, "report.remove", NULL);
  wait_until (has_none_of_its_own, &pane);
}

static gboolean
has_version (gpointer data)
{
  g_autoptr (IteamReportDetail) detail = read_report (data);

  return detail->versions->len == 1 && detail->documents->len == 1;
}

/* A draft that is kept is a document of the register. */
static void
test_keep (Program       *program,
           gconstpointer  data)
{
  Pane pane;
  g_autoptr (IteamReportDetail) detail = NULL;
  const IteamDocumentFields *fields;

  set_up (program, &pane);
  choose (&pane, ITEAM_REPORT_INTRODUCTION);
  type (&pane, "Integriteit is van ons allemaal.");
  gtk_widget_activate_action (pane.pane, "report.keep", NULL);
  wait_until (has_version, &pane);
  detail = read_report (&pane);
  fields = iteam_document_get_fields (detail->documents->pdata[0]);
  g_assert_cmpint (fields->kind, ==, ITEAM_DOCUMENT_NOTE);
  g_assert_cmpint (fields->pages, ==, 1);
  g_assert_nonnull (fields->content);
  g_assert_cmpint (iteam_report_version_get_fields (detail->versions->pdata[0])->document, ==, fields->id);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  program_add_test ("/report-pane/write", test_write, NULL);
  program_add_test ("/report-pane/own", test_own, NULL);
  program_add_test ("/report-pane/keep", test_keep, NULL);

  return window_fixture_run ();
}
