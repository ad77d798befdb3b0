/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "iteam-agenda-list.h"
#include "iteam-item-page.h"
#include "iteam-item-remarks.h"
#include "iteam-remark-drafts.h"
#include "iteam-meeting-form.h"
#include "iteam-entry-list.h"
#include "iteam-meetings-pane.h"
#include "iteam-minutes-editor.h"
#include "iteam-outcome-row.h"
#include "iteam-series-page.h"
#include "iteam-store-meetings.h"
#include "iteam-text-area.h"
#include "iteam-text-row.h"
#include "store-fixture.h"
#include "window-fixture.h"

/* The pane of the meetings in the program's own window. */

typedef struct
{
  Program *program;
  IteamStore *store;
  GtkWidget *pane;
  IteamEntryList *list;
  GtkListBox *agenda;
  gint64 meeting;
  gint64 training;
} Pane;

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static IteamMeetingDetail *
read_detail (Pane *pane)
{
  g_autoptr (GAsyncResult) result = NULL;
  IteamMeetingDetail *detail;

  iteam_store_read_meeting_async (pane->store, pane->meeting, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  detail = iteam_store_read_meeting_finish (pane->store, result, NULL);
  g_assert_nonnull (detail);

  return detail;
}

static void
add (Pane     *pane,
     gpointer  entry)
{
  g_autoptr (IteamDraft) draft = iteam_entry_draft_new (ITEAM_ENTRY (entry));
  g_autoptr (GError) error = NULL;

  store_fixture_commit (pane->store, draft, &error);
  g_assert_no_error (error);
}

static gboolean
select_meeting (gpointer data)
{
  Pane *pane = data;

  return iteam_entry_list_select (pane->list, pane->meeting);
}

static gboolean
shows_meeting (gpointer data)
{
  Pane *pane = data;

  /* And not the other one, which may have been shown before. */
  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (find_child (pane->pane, "meeting_stack"))), "meeting") &&
         g_str_equal (gtk_label_get_label (GTK_LABEL (find_child (pane->pane, "name_label"))), "I-team");
}

static void
set_up (Program *program,
        Pane    *pane)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  IteamDay today = iteam_day_today ();
  g_autoptr (IteamMeeting) meeting = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, today, today);
  g_autoptr (IteamMeeting) past = iteam_meeting_new ("I-bewust", ITEAM_MEETING_AWARENESS, today - 30, today - 60);
  g_autoptr (IteamAgendaItem) opening = NULL, training = NULL;

  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  pane->program = program;
  pane->store = iteam_session_get_store (program->session);
  pane->meeting = iteam_entry_get_id (ITEAM_ENTRY (meeting));
  iteam_store_set_user (pane->store, 0, "HRM");
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.pane", "s", "meetings");
  pane->pane = find_widget (GTK_WIDGET (program_get_window (program)), ITEAM_TYPE_MEETINGS_PANE);
  pane->list = ITEAM_ENTRY_LIST (find_widget (pane->pane, ITEAM_TYPE_ENTRY_LIST));
  pane->agenda = GTK_LIST_BOX (find_child (find_child (pane->pane, "agenda"), "list"));

  g_object_set (meeting, "start", 9 * 60 + 30, "ends", 10 * 60, NULL);
  opening = iteam_agenda_item_new (pane->meeting, "Opening", today);
  g_object_set (opening, "position", "A", "planned", 10, "section", "Begin", NULL);
  training = iteam_agenda_item_new (pane->meeting, "Dilemmatraining", today);
  g_object_set (training, "position", "B", "planned", 30, "section", "Onderwerpen", NULL);
  pane->training = iteam_entry_get_id (ITEAM_ENTRY (training));
  add (pane, past);
  add (pane, meeting);
  add (pane, opening);
  add (pane, training);
  wait_until (select_meeting, pane);
  wait_until (shows_meeting, pane);
}

typedef struct
{
  Pane *pane;
  int n_rows;
} Rows;

static gboolean
has_rows (gpointer data)
{
  Rows *rows = data;

  return gtk_list_box_get_row_at_index (rows->pane->agenda, rows->n_rows) != NULL &&
         gtk_list_box_get_row_at_index (rows->pane->agenda, rows->n_rows + 1) == NULL;
}

static const char *
get_label (gpointer    widget,
           const char *name)
{
  return gtk_label_get_label (GTK_LABEL (find_child (widget, name)));
}

/* The agenda is shown with its times, and told to be too long in words. */
static void
test_agenda (Program       *program,
             gconstpointer  data)
{
  Pane pane;
  Rows rows = { &pane, 2 };
  GtkWidget *entry, *row;
  g_autofree char *undone = NULL;

  set_up (program, &pane);
  wait_until (has_rows, &rows);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (pane.agenda, 2));
  g_assert_cmpstr (get_label (row, "title_label"), ==, "2. Dilemmatraining");
  g_assert_cmpstr (get_label (row, "time_label"), ==, "9:40");
  g_assert_true (gtk_widget_has_css_class (find_child (row, "time_label"), "error"));
  g_assert_nonnull (strstr (get_label (find_child (pane.pane, "agenda"), "total_label"), "10 min over the planned end"));

  entry = find_child (find_child (pane.pane, "agenda"), "entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Rondvraag");
  g_signal_emit_by_name (entry, "activate");
  rows.n_rows = 3;
  wait_until (has_rows, &rows);
  undone = store_fixture_undo (pane.store, FALSE, NULL);
  rows.n_rows = 2;
  wait_until (has_rows, &rows);
}

static void
type_item (Pane       *pane,
           const char *title)
{
  GtkWidget *entry = find_child (find_child (pane->pane, "agenda"), "entry");

  gtk_editable_set_text (GTK_EDITABLE (entry), title);
  g_signal_emit_by_name (entry, "activate");
}

static char *
list_titles (Pane *pane)
{
  g_autoptr (IteamMeetingDetail) detail = read_detail (pane);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < detail->items->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "; " : "", iteam_agenda_item_get_fields (detail->items->pdata[i])->title);

  return g_string_free (titles, FALSE);
}

static gboolean
has_six_items (gpointer data)
{
  g_autoptr (IteamMeetingDetail) detail = read_detail (data);

  return detail->items->len == 6;
}

/* What is typed one after the other stands in that order, also before it is written, and
 * ahead of any other business. */
static void
test_type_agenda (Program       *program,
                  gconstpointer  data)
{
  Pane pane;
  Rows rows = { &pane, 3 };
  g_autoptr (IteamAgendaItem) end = NULL;
  g_autofree char *titles = NULL;

  set_up (program, &pane);
  end = iteam_agenda_item_new (pane.meeting, "Rondvraag", iteam_day_today ());
  g_object_set (end, "position", "C", "standing", TRUE, NULL);
  add (&pane, end);
  wait_until (has_rows, &rows);
  type_item (&pane, "Een");
  type_item (&pane, "Twee");
  g_assert_cmpstr (get_label (gtk_list_box_get_row_at_index (pane.agenda, 4), "title_label"), ==, "4. Twee");
  gtk_list_box_select_row (pane.agenda, gtk_list_box_get_row_at_index (pane.agenda, 1));
  type_item (&pane, "Nul");
  wait_until (has_six_items, &pane);
  titles = list_titles (&pane);
  g_assert_cmpstr (titles, ==, "Opening; Nul; Dilemmatraining; Een; Twee; Rondvraag");
}

static gboolean
training_is_last (gpointer data)
{
  g_autoptr (IteamMeetingDetail) detail = read_detail (data);

  return iteam_entry_get_id (g_ptr_array_index (detail->items, 2)) == ((Pane *) data)->training;
}

/* Who presses the key twice at once moves an item two places. */
static void
test_move (Program       *program,
           gconstpointer  data)
{
  Pane pane;
  Rows rows = { &pane, 3 };
  g_autoptr (IteamAgendaItem) end = NULL;
  GtkWidget *agenda;

  set_up (program, &pane);
  end = iteam_agenda_item_new (pane.meeting, "Rondvraag", iteam_day_today ());
  g_object_set (end, "position", "C", NULL);
  add (&pane, end);
  wait_until (has_rows, &rows);
  agenda = find_child (pane.pane, "agenda");
  gtk_list_box_select_row (pane.agenda, gtk_list_box_get_row_at_index (pane.agenda, 2));
  gtk_widget_activate_action (agenda, "agenda.move", "i", -1);
  g_assert_cmpstr (get_label (gtk_list_box_get_row_at_index (pane.agenda, 1), "title_label"), ==, "1. Dilemmatraining");
  gtk_widget_activate_action (agenda, "agenda.move", "i", 1);
  gtk_widget_activate_action (agenda, "agenda.move", "i", 1);
  g_assert_cmpstr (get_label (gtk_list_box_get_row_at_index (pane.agenda, 3), "title_label"), ==, "3. Dilemmatraining");
  wait_until (training_is_last, &pane);
}

static gboolean
is_written (gpointer data)
{
  g_autoptr (IteamMeetingDetail) detail = read_detail (data);

  return g_strcmp0 (iteam_agenda_item_get_fields (g_ptr_array_index (detail->items, 1))->minutes, "Drie op de vier deed mee.") == 0;
}

static gboolean
has_outcome (gpointer data)
{
  g_autoptr (IteamMeetingDetail) detail = read_detail (data);

  return detail->outcomes->len == 1;
}

static gboolean
has_action (gpointer data)
{
  g_autoptr (IteamMeetingDetail) detail = read_detail (data);

  return detail->actions->len == 1;
}

static gboolean
shows_outcome (gpointer data)
{
  return find_widget (((Pane *) data)->pane, ITEAM_TYPE_OUTCOME_ROW) != NULL;
}

static gboolean
is_reworded (gpointer data)
{
  g_autoptr (IteamMeetingDetail) detail = read_detail (data);

  return g_strcmp0 (iteam_outcome_get_fields (g_ptr_array_index (detail->outcomes, 0))->text, "De training wordt elk jaar herhaald") == 0;
}

static void
insert (GtkTextView *view,
        const char  *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
}

static gboolean
is_in_progress (gpointer data)
{
  g_autoptr (IteamMeetingDetail) detail = read_detail (data);

  return iteam_meeting_get_fields (detail->meeting)->state == ITEAM_MEETING_IN_PROGRESS;
}

static gboolean
offers_to_close (gpointer data)
{
  Pane *pane = data;

  return g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (find_child (pane->pane, "step_button"))), "meetings.finish") == 0;
}

/* What is typed is written, and lines become what they are. */
static void
test_minutes (Program       *program,
              gconstpointer  data)
{
  Pane pane;
  Rows rows = { &pane, 2 };
  GtkWidget *editor;
  GtkTextView *view;
  g_autoptr (IteamMeetingDetail) detail = NULL;
  const IteamOutcomeFields *outcome;
  const IteamActionFields *action;
  IteamTextArea *area;

  set_up (program, &pane);
  wait_until (has_rows, &rows);
  gtk_list_box_select_row (pane.agenda, gtk_list_box_get_row_at_index (pane.agenda, 2));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find_child (pane.pane, "page_stack"))), ==, "item");
  editor = find_widget (pane.pane, ITEAM_TYPE_MINUTES_EDITOR);
  view = GTK_TEXT_VIEW (find_child (editor, "view"));
  g_assert_false (gtk_text_view_get_editable (view));
  gtk_widget_activate_action (pane.pane, "meetings.start", NULL);
  wait_until (offers_to_close, &pane);
  g_assert_true (gtk_text_view_get_editable (view));
  insert (view, "Drie op de vier deed mee.");
  wait_until (is_written, &pane);

  insert (view, "\nde training wordt herhaald uiterlijk 15 mei 2031");
  gtk_widget_activate_action (editor, "minutes.turn", "s", "decision");
  wait_until (has_outcome, &pane);
  insert (view, "\nrooster maken voor de buitendienst uiterlijk 1 maart 2031");
  gtk_widget_activate_action (editor, "minutes.turn", "s", "action");
  wait_until (has_action, &pane);
  wait_until (is_written, &pane);

  detail = read_detail (&pane);
  outcome = iteam_outcome_get_fields (g_ptr_array_index (detail->outcomes, 0));
  g_assert_cmpstr (outcome->text, ==, "de training wordt herhaald");
  g_assert_cmpuint (outcome->due, ==, iteam_day_from_ymd (2031, 5, 15));
  g_assert_cmpint (outcome->number, ==, 1);
  action = iteam_action_point_get_fields (g_ptr_array_index (detail->actions, 0));
  g_assert_cmpstr (action->title, ==, "rooster maken voor de buitendienst");
  g_assert_nonnull (action->origin_ref);

  /* What was decided can be put in other words. */
  wait_until (shows_outcome, &pane);
  area = ITEAM_TEXT_AREA (find_widget (find_widget (pane.pane, ITEAM_TYPE_OUTCOME_ROW), ITEAM_TYPE_TEXT_AREA));
  iteam_text_area_type (area, "De training wordt elk jaar herhaald");
  iteam_text_area_finish (area);
  wait_until (is_reworded, &pane);
}

static gboolean
shows_nothing (gpointer data)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (data)) == 0;
}

/* What was typed stands there when its item is chosen again, though the file was not
 * read for it; what is undone does not. */
static void
test_minutes_stay (Program       *program,
                   gconstpointer  data)
{
  Pane pane;
  Rows rows = { &pane, 2 };
  g_autofree char *undone = NULL;
  GtkTextView *view;

  set_up (program, &pane);
  wait_until (has_rows, &rows);
  gtk_list_box_select_row (pane.agenda, gtk_list_box_get_row_at_index (pane.agenda, 2));
  gtk_widget_activate_action (pane.pane, "meetings.start", NULL);
  wait_until (offers_to_close, &pane);
  view = GTK_TEXT_VIEW (find_child (find_widget (pane.pane, ITEAM_TYPE_MINUTES_EDITOR), "view"));
  insert (view, "Drie op de vier deed mee.");
  wait_until (is_written, &pane);

  gtk_list_box_select_row (pane.agenda, gtk_list_box_get_row_at_index (pane.agenda, 1));
  g_assert_true (shows_nothing (view));
  gtk_list_box_select_row (pane.agenda, gtk_list_box_get_row_at_index (pane.agenda, 2));
  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (view)), ==, 25);
  undone = store_fixture_undo (pane.store, FALSE, NULL);
  g_assert_cmpstr (undone, ==, "Undone: Minutes written");
  wait_until (shows_nothing, view);
}

static gboolean
has_both (gpointer data)
{
  g_autoptr (IteamMeetingDetail) detail = read_detail (data);
  const char *minutes = iteam_agenda_item_get_fields (g_ptr_array_index (detail->items, 1))->minutes;

  return g_strcmp0 (minutes, "Van de ander\n\nVan de een") == 0;
}

/* What two people type at the same place of an item stays both, and is shown. */
static void
test_both_texts (Program       *program,
                 gconstpointer  data)
{
  Pane pane;
  Rows rows = { &pane, 2 };
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Minutes written");
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  GtkTextView *view;
  GtkTextIter start, end;

  set_up (program, &pane);
  wait_until (has_rows, &rows);
  gtk_list_box_select_row (pane.agenda, gtk_list_box_get_row_at_index (pane.agenda, 2));
  gtk_widget_activate_action (pane.pane, "meetings.start", NULL);
  wait_until (offers_to_close, &pane);
  view = GTK_TEXT_VIEW (find_child (find_widget (pane.pane, ITEAM_TYPE_MINUTES_EDITOR), "view"));
  insert (view, "Van de een");
  iteam_draft_set_text (draft, ITEAM_KIND_AGENDA_ITEM, pane.training, "minutes", NULL, "Van de ander");
  store_fixture_commit (pane.store, draft, &error);
  g_assert_no_error (error);
  wait_until (has_both, &pane);

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view), &start, &end);
  shown = gtk_text_buffer_get_text (gtk_text_view_get_buffer (view), &start, &end, FALSE);
  g_assert_nonnull (strstr (shown, "Van de ander"));
  g_assert_nonnull (strstr (shown, "Van de een"));
}

static gboolean
has_first (gpointer data)
{
  g_autoptr (IteamMeetingDetail) detail = read_detail (data);

  return g_strcmp0 (iteam_agenda_item_get_fields (g_ptr_array_index (detail->items, 1))->minutes, "Van de een") == 0;
}

static gboolean
has_gone_on (gpointer data)
{
  g_autoptr (IteamMeetingDetail) detail = read_detail (data);
  const char *minutes = iteam_agenda_item_get_fields (g_ptr_array_index (detail->items, 1))->minutes;

  return g_strcmp0 (minutes, "Van de ander\n\nVan de een en meer") == 0;
}

/* Who goes on with a line to which someone else added meanwhile, goes on with it where it
 * stands now. */
static void
test_goes_on (Program       *program,
              gconstpointer  data)
{
  Pane pane;
  Rows rows = { &pane, 2 };
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Minutes written");
  g_autoptr (GError) error = NULL;
  GtkTextView *view;

  set_up (program, &pane);
  wait_until (has_rows, &rows);
  gtk_list_box_select_row (pane.agenda, gtk_list_box_get_row_at_index (pane.agenda, 2));
  gtk_widget_activate_action (pane.pane, "meetings.start", NULL);
  wait_until (offers_to_close, &pane);
  view = GTK_TEXT_VIEW (find_child (find_widget (pane.pane, ITEAM_TYPE_MINUTES_EDITOR), "view"));
  insert (view, "Van de een");
  wait_until (has_first, &pane);
  insert (view, " en meer");
  iteam_draft_set_text (draft, ITEAM_KIND_AGENDA_ITEM, pane.training, "minutes", "Van de een", "Van de ander\n\nVan de een");
  store_fixture_commit (pane.store, draft, &error);
  g_assert_no_error (error);
  wait_until (has_gone_on, &pane);
}

/* What was kept of the remark that was begun at the item, when no more is on its way. */
static gboolean
keeps_remark (Pane       *pane,
              const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) drafts = NULL;

  iteam_remark_drafts_read_async (NULL, store_fixture_on_done, &result);
  drafts = iteam_remark_drafts_read_finish (store_fixture_wait (&result));

  return g_strcmp0 (g_hash_table_lookup (drafts, &pane->training), text) == 0;
}

static gboolean
keeps_the_remark (gpointer data)
{
  return keeps_remark (data, "Hoort daar niet");
}

static gboolean
keeps_no_remark (gpointer data)
{
  return keeps_remark (data, NULL);
}

static gboolean
can_remark (gpointer data)
{
  return gtk_widget_get_visible (data);
}

/* A remark that is not finished waits at its item. */
static void
test_unfinished_remark (Program       *program,
                        gconstpointer  data)
{
  Pane pane;
  Rows rows = { &pane, 2 };
  g_autoptr (IteamMeetingDetail) detail = NULL;
  g_autoptr (IteamDraft) draft = iteam_draft_new ("For adoption");
  g_autoptr (GError) error = NULL;
  GtkWidget *entry;

  set_up (program, &pane);
  wait_until (has_rows, &rows);
  iteam_draft_set_text (draft, ITEAM_KIND_MEETING, pane.meeting, "state", "planned", "for-adoption");
  store_fixture_commit (pane.store, draft, &error);
  g_assert_no_error (error);
  gtk_list_box_select_row (pane.agenda, gtk_list_box_get_row_at_index (pane.agenda, 2));
  entry = find_child (find_widget (pane.pane, ITEAM_TYPE_ITEM_REMARKS), "entry");
  wait_until (can_remark, entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Hoort daar niet");
  gtk_list_box_select_row (pane.agenda, gtk_list_box_get_row_at_index (pane.agenda, 1));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  /* Also for another day. */
  wait_until (keeps_the_remark, &pane);
  gtk_list_box_select_row (pane.agenda, gtk_list_box_get_row_at_index (pane.agenda, 2));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Hoort daar niet");
  g_signal_emit_by_name (entry, "activate");
  gtk_list_box_select_row (pane.agenda, gtk_list_box_get_row_at_index (pane.agenda, 1));
  gtk_list_box_select_row (pane.agenda, gtk_list_box_get_row_at_index (pane.agenda, 2));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  detail = read_detail (&pane);
  g_assert_cmpuint (detail->remarks->len, ==, 1);
  wait_until (keeps_no_remark, &pane);
}

static gboolean
has_guest (gpointer data)
{
  Pane *pane = data;
  GtkListBox *attendance = GTK_LIST_BOX (find_child (find_child (pane->pane, "form"), "attendance"));

  return gtk_list_box_get_row_at_index (attendance, 0) != NULL;
}

static gboolean
has_apologies (gpointer data)
{
  g_autoptr (IteamMeetingDetail) detail = read_detail (data);

  return iteam_attendance_get_fields (g_ptr_array_index (detail->attendance, 0))->state == ITEAM_ATTENDANCE_APOLOGIES;
}

static void
test_attendance (Program       *program,
                 gconstpointer  data)
{
  Pane pane;
  GtkWidget *form, *entry, *row;

  set_up (program, &pane);
  form = find_child (pane.pane, "form");
  entry = find_child (form, "guest_entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Trainee van de gemeente");
  g_signal_emit_by_name (entry, "activate");
  wait_until (has_guest, &pane);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_child (form, "attendance")), 0));
  g_assert_cmpstr (get_label (row, "name_label"), ==, "Trainee van de gemeente");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_child (row, "apologies_button")), TRUE);
  wait_until (has_apologies, &pane);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_child (row, "present_button"))));
}

static guint
search_in (Pane           *pane,
           IteamEntryList *list,
           const char     *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_child (pane->pane, "search_entry")), text);
  g_signal_emit_by_name (find_child (pane->pane, "search_entry"), "search-changed");

  return iteam_entry_list_get_n_shown (list);
}

static guint
search (Pane       *pane,
        const char *text)
{
  return search_in (pane, pane->list, text);
}

static void
test_search (Program       *program,
             gconstpointer  data)
{
  Pane pane;

  set_up (program, &pane);
  g_assert_cmpuint (search (&pane, ""), ==, 2);
  g_assert_cmpuint (search (&pane, "BEWUST"), ==, 1);
  g_assert_cmpuint (search (&pane, "niets"), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find_child (pane.pane, "list_stack"))), ==, "empty");
  gtk_widget_activate_action (pane.pane, "meetings.clear", NULL);
  g_assert_cmpuint (iteam_entry_list_get_n_shown (pane.list), ==, 2);
}

static void
test_steps (Program       *program,
            gconstpointer  data)
{
  Pane pane;

  set_up (program, &pane);
  gtk_widget_activate_action (pane.pane, "meetings.start", NULL);
  wait_until (is_in_progress, &pane);
  wait_until (offers_to_close, &pane);
  g_assert_true (gtk_widget_get_visible (find_child (pane.pane, "clock_label")));
}

static gboolean
shows_training (gpointer data)
{
  Pane *pane = data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (pane->agenda);

  return row != NULL && gtk_list_box_row_get_index (row) == 2 &&
         g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (find_child (pane->pane, "page_stack"))), "item");
}

/* An item is shown where it is on the agenda, from another pane. */
static void
test_show (Program       *program,
           gconstpointer  data)
{
  Pane pane;
  Rows rows = { &pane, 2 };
  g_autofree char *thing = NULL;

  set_up (program, &pane);
  wait_until (has_rows, &rows);
  thing = iteam_ref_to_string (&(IteamRef) { .kind = ITEAM_KIND_AGENDA_ITEM, .id = pane.training });
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.pane", "s", "actions");
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.show", "s", thing);
  wait_until (shows_training, &pane);
}

static IteamEntryList *
show_list (Pane       *pane,
           const char *name)
{
  gtk_widget_activate_action (pane->pane, "meetings.view", "s", name);

  return ITEAM_ENTRY_LIST (gtk_stack_get_child_by_name (GTK_STACK (find_child (pane->pane, "lists_stack")), name));
}

static gboolean
has_one (gpointer data)
{
  return iteam_entry_list_get_n_shown (data) == 1;
}

static gboolean
is_empty (gpointer data)
{
  return iteam_entry_list_get_n_shown (data) == 0;
}

/* A decision is found through all years, and leads to where it was taken. */
static void
test_decisions (Program       *program,
                gconstpointer  data)
{
  Pane pane;
  Rows rows = { &pane, 2 };
  g_autoptr (IteamOutcome) decision = NULL;
  IteamEntryList *list;

  set_up (program, &pane);
  wait_until (has_rows, &rows);
  decision = iteam_outcome_new (ITEAM_KIND_DECISION, pane.training, "De training wordt elk jaar herhaald");
  add (&pane, decision);
  list = show_list (&pane, "decisions");
  wait_until (has_one, list);
  g_assert_cmpuint (search_in (&pane, list, "herhaald I-TEAM"), ==, 1);
  g_assert_cmpuint (search_in (&pane, list, "nooit besloten"), ==, 0);
  gtk_widget_activate_action (pane.pane, "meetings.clear", NULL);
  g_assert_true (iteam_entry_list_select_first (list));
  wait_until (shows_training, &pane);
}

/* A topic waits until it is put on an agenda, and an item can go back to wait. */
static void
test_topics (Program       *program,
             gconstpointer  data)
{
  Pane pane;
  Rows rows = { &pane, 2 };
  GtkWidget *entry;
  IteamEntryList *list;

  set_up (program, &pane);
  wait_until (has_rows, &rows);
  list = show_list (&pane, "topics");
  entry = find_child (pane.pane, "topic_entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Nevenfuncties");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  wait_until (has_one, list);
  g_assert_true (iteam_entry_list_select_first (list));
  gtk_widget_activate_action (pane.pane, "topics.place", NULL);
  rows.n_rows = 3;
  wait_until (has_rows, &rows);
  wait_until (is_empty, list);

  gtk_list_box_select_row (pane.agenda, gtk_list_box_get_row_at_index (pane.agenda, 3));
  gtk_widget_activate_action (pane.pane, "meetings.wait", NULL);
  wait_until (has_one, list);
  rows.n_rows = 2;
  wait_until (has_rows, &rows);
}

static gboolean
has_series (gpointer data)
{
  Pane *pane = data;

  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (find_child (pane->pane, "meeting_stack"))), "series");
}

static gboolean
is_planned (gpointer data)
{
  Pane *pane = data;
  IteamMeeting *meeting = iteam_entry_list_get_selected (pane->list);

  return meeting != NULL && iteam_meeting_get_fields (meeting)->series != 0 &&
         iteam_day_weekday (iteam_meeting_get_fields (meeting)->day) == 2;
}

static void
type_in (gpointer    page,
         const char *row,
         const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_child (page, row)), text);
  iteam_text_row_finish (ITEAM_TEXT_ROW (find_child (page, row)));
}

static gboolean
is_last_series (gpointer data)
{
  g_autoptr (GPtrArray) shown = iteam_entry_list_list_shown (data);

  return shown->len == 2 && iteam_entry_list_get_selected (data) == shown->pdata[1] &&
         g_str_equal (iteam_series_get_fields (shown->pdata[1])->title, "Z-team");
}

/* A series is told in words, and its next meeting is one click. It stays on the screen
 * when its name gives it another place in the list. */
static gboolean
has_series_guest (gpointer data)
{
  GtkListBox *list = GTK_LIST_BOX (find_child (find_child (data, "members"), "list"));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);

  return row != NULL && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Trainees");
}

static void
test_series (Program       *program,
             gconstpointer  data)
{
  g_autoptr (IteamSeries) other = iteam_series_new ("M-team", ITEAM_MEETING_OTHER);
  Pane pane;
  GtkWidget *page, *entry;

  set_up (program, &pane);
  add (&pane, other);
  gtk_widget_activate_action (pane.pane, "meetings.new-series", NULL);
  wait_until (has_series, &pane);
  page = find_child (pane.pane, "series_page");
  type_in (page, "title_row", "Z-team");
  wait_until (is_last_series, show_list (&pane, "series"));
  g_assert_true (has_series (&pane));
  type_in (page, "rule_row", "elke 6 weken op dinsdag");
  type_in (page, "count_row", "twintig");
  g_assert_true (gtk_widget_has_css_class (find_child (page, "count_row"), "error"));
  type_in (page, "count_row", "8");
  g_assert_cmpstr (iteam_series_get_fields (iteam_series_page_get (ITEAM_SERIES_PAGE (page)))->recurrence, ==,
                   "FREQ=WEEKLY;COUNT=8;INTERVAL=6;BYDAY=TU");
  entry = find_child (find_child (page, "members"), "guest_entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Trainees");
  g_signal_emit_by_name (entry, "activate");
  wait_until (has_series_guest, page);
  gtk_widget_activate_action (pane.pane, "meetings.plan-next", NULL);
  wait_until (is_planned, &pane);
  wait_until (has_guest, &pane);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find_child (pane.pane, "meeting_stack"))), ==, "meeting");
}

static gboolean
has_moved (gpointer data)
{
  g_autoptr (IteamMeetingDetail) detail = read_detail (data);

  return iteam_meeting_get_fields (detail->meeting)->start == 14 * 60;
}

static gboolean
is_other (gpointer data)
{
  Pane *pane = data;
  IteamMeeting *meeting = iteam_entry_list_get_selected (pane->list);

  return meeting != NULL && iteam_entry_get_id (ITEAM_ENTRY (meeting)) != pane->meeting;
}

/* Calendars are told that a meeting was moved; a duplicate is a meeting of its own. */
static void
test_move_and_duplicate (Program       *program,
                         gconstpointer  data)
{
  Pane pane;
  Rows rows = { &pane, 2 };
  g_autoptr (IteamMeetingDetail) detail = NULL;

  set_up (program, &pane);
  wait_until (has_rows, &rows);
  type_in (find_child (pane.pane, "form"), "start_row", "14:00");
  wait_until (has_moved, &pane);
  detail = read_detail (&pane);
  g_assert_cmpint (iteam_meeting_get_fields (detail->meeting)->sequence, ==, 1);

  gtk_widget_activate_action (pane.pane, "meetings.duplicate", NULL);
  wait_until (is_other, &pane);
  wait_until (has_rows, &rows);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  program_add_test ("/meetings-pane/agenda", test_agenda, NULL);
  program_add_test ("/meetings-pane/type-agenda", test_type_agenda, NULL);
  program_add_test ("/meetings-pane/move", test_move, NULL);
  program_add_test ("/meetings-pane/minutes", test_minutes, NULL);
  program_add_test ("/meetings-pane/minutes-stay", test_minutes_stay, NULL);
  program_add_test ("/meetings-pane/both-texts", test_both_texts, NULL);
  program_add_test ("/meetings-pane/goes-on", test_goes_on, NULL);
  program_add_test ("/meetings-pane/unfinished-remark", test_unfinished_remark, NULL);
  program_add_test ("/meetings-pane/attendance", test_attendance, NULL);
  program_add_test ("/meetings-pane/search", test_search, NULL);
  program_add_test ("/meetings-pane/steps", test_steps, NULL);
  program_add_test ("/meetings-pane/show", test_show, NULL);
  program_add_test ("/meetings-pane/decisions", test_decisions, NULL);
  program_add_test ("/meetings-pane/topics", test_topics, NULL);
  program_add_test ("/meetings-pane/series", test_series, NULL);
  program_add_test ("/meetings-pane/move-and-duplicate", test_move_and_duplicate, NULL);

  return window_fixture_run ();
}
