/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-note.h"
#include "iteam-action-panel.h"
#include "iteam-action-part.h"
#include "iteam-check-item.h"
#include "iteam-history-window.h"
#include "iteam-text-area.h"
#include "iteam-text-row.h"
#include "store-fixture.h"
#include "window-fixture.h"

/* The panel in a window, upon a team file, with the action point as a list would
 * hold it: brought up to date when the file changes. */
typedef struct
{
  char *folder;
  IteamStore *store;
  IteamStore *other;
  IteamActionPoint *action;
  GtkWidget *window;
  GtkWidget *panel;
  GPtrArray *toasts;
  GPtrArray *shown;
  guint n_reads;
} Fixture;

static void
actions_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GPtrArray) actions = iteam_store_read_actions_finish (ITEAM_STORE (source), result, NULL);

  g_assert_nonnull (actions);
  for (guint i = 0; i < actions->len; i++)
    {
      IteamActionPoint *action = g_ptr_array_index (actions, i);

      if (iteam_action_point_get_id (action) == iteam_action_point_get_id (fixture->action))
        iteam_action_point_assign (fixture->action, action);
    }
  fixture->n_reads--;
}

static void
store_changed_cb (IteamStore   *store,
                  IteamChanges *changes,
                  Fixture      *fixture)
{
  fixture->n_reads++;
  iteam_store_read_actions_async (store, NULL, NULL, actions_read_cb, fixture);
}

static void
keep_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_ptr_array_add (user_data, g_variant_dup_string (parameter, NULL));
}

static void
add_window_action (GSimpleActionGroup *group,
                   const char         *name,
                   GPtrArray          *texts)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE_STRING);

  g_signal_connect (action, "activate", G_CALLBACK (keep_cb), texts);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GPtrArray) actions = NULL;

  fixture->folder = store_fixture_folder ();
  fixture->store = store_fixture_open (fixture->folder, "HRM");
  store_fixture_add (fixture->store, "Repeat the training");
  actions = store_fixture_actions (fixture->store);
  fixture->action = g_object_ref (g_ptr_array_index (actions, 0));
  fixture->toasts = g_ptr_array_new_with_free_func (g_free);
  fixture->shown = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (store_changed_cb), fixture);

  add_window_action (group, "toast", fixture->toasts);
  add_window_action (group, "toast-undo", fixture->toasts);
  add_window_action (group, "show", fixture->shown);
  fixture->panel = iteam_action_panel_new ();
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->panel);
  g_object_set (fixture->panel, "store", fixture->store, "action", fixture->action, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_window (GTK_TYPE_WINDOW);
  /* Windows of tests that run beside this one take the focus away, and to leave
   * a text is to be done with it. */
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
}

static gboolean
is_still (gpointer data)
{
  return ((Fixture *) data)->n_reads == 0;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *panel = fixture->panel;

  wait_until (is_still, fixture);
  g_object_add_weak_pointer (G_OBJECT (panel), (gpointer *) &panel);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  /* A save that is under way keeps it until it is written. */
  while (panel != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_signal_handlers_disconnect_by_data (fixture->store, fixture);
  if (fixture->other != NULL)
    store_fixture_close (fixture->other);
  store_fixture_close (fixture->store);
  g_assert_finalize_object (fixture->action);
  g_ptr_array_unref (fixture->toasts);
  g_ptr_array_unref (fixture->shown);
  store_fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

/* Parts of the panel by the name in its template, and of these by theirs. */
static GtkWidget *
get_child (Fixture    *fixture,
           const char *part,
           const char *name)
{
  return find_child (find_child (fixture->panel, part), name);
}

static IteamTextArea *
get_area (Fixture    *fixture,
          const char *part,
          const char *name)
{
  return ITEAM_TEXT_AREA (get_child (fixture, part, name));
}

static const IteamActionFields *
get_fields (Fixture *fixture)
{
  return iteam_action_point_get_fields (fixture->action);
}

static IteamActionDetail *
read_detail (Fixture *fixture);

static gboolean
title_is_new (gpointer data)
{
  return g_strcmp0 (get_fields (data)->title, "Repeat the dilemma training") == 0;
}

static void
test_title (Fixture      *fixture,
            gconstpointer data)
{
  IteamTextArea *title = get_area (fixture, "head", "title_area");
  g_autofree char *typed = NULL;

  iteam_text_area_type (title, " Repeat the\ndilemma training ");
  iteam_text_area_finish (title);
  wait_until (title_is_new, fixture);

  /* An action point has a title. */
  iteam_text_area_type (title, " ");
  iteam_text_area_finish (title);
  typed = iteam_text_area_get_typed (title);
  g_assert_cmpstr (typed, ==, "Repeat the dilemma training");
  g_assert_cmpuint (fixture->toasts->len, ==, 0);
}

static gboolean
is_done (gpointer data)
{
  return get_fields (data)->status == ITEAM_ACTION_DONE;
}

static gboolean
is_not_started (gpointer data)
{
  return get_fields (data)->status == ITEAM_ACTION_NOT_STARTED;
}

static gboolean
has_toast (gpointer data)
{
  return ((GPtrArray *) data)->len > 0;
}

static void
test_tick (Fixture      *fixture,
           gconstpointer data)
{
  g_signal_emit_by_name (get_child (fixture, "head", "complete_button"), "clicked");
  wait_until (is_done, fixture);
  wait_until (has_toast, fixture->toasts);
  g_assert_cmpstr (g_ptr_array_index (fixture->toasts, 0), ==, "Action point completed");
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "head", "complete_button")));
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "head", "reopen_button")));

  g_ptr_array_set_size (fixture->toasts, 0);
  g_signal_emit_by_name (get_child (fixture, "head", "reopen_button"), "clicked");
  wait_until (is_not_started, fixture);
  wait_until (has_toast, fixture->toasts);
  g_assert_cmpstr (g_ptr_array_index (fixture->toasts, 0), ==, "Action point reopened");
}

static gboolean
is_dropped (gpointer data)
{
  return get_fields (data)->status == ITEAM_ACTION_DROPPED;
}

static void
test_drop (Fixture      *fixture,
           gconstpointer data)
{
  AdwComboRow *status = ADW_COMBO_ROW (get_child (fixture, "form", "status_row"));
  GtkWidget *reason = get_child (fixture, "form", "reason_row");

  /* It asks why, and writes nothing until it knows. */
  adw_combo_row_set_selected (status, ITEAM_ACTION_DROPPED);
  g_assert_true (gtk_widget_get_visible (reason));
  g_signal_emit_by_name (reason, "entry-activated");
  g_assert_true (gtk_widget_has_css_class (reason, "error"));

  /* Whoever thinks better of it chooses another one. */
  adw_combo_row_set_selected (status, ITEAM_ACTION_NOT_STARTED);
  g_assert_false (gtk_widget_get_visible (reason));
  g_assert_cmpuint (fixture->n_reads, ==, 0);

  gtk_widget_activate_action (fixture->panel, "action-point.drop", NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (status), ==, ITEAM_ACTION_DROPPED);
  gtk_editable_set_text (GTK_EDITABLE (reason), "Taken over by the region");
  g_signal_emit_by_name (reason, "entry-activated");
  wait_until (is_dropped, fixture);
  g_assert_cmpstr (get_fields (fixture)->reason, ==, "Taken over by the region");
  g_assert_cmpuint (get_fields (fixture)->closed, ==, iteam_day_today ());
}

static gboolean
is_waiting (gpointer data)
{
  return g_strcmp0 (get_fields (data)->waiting_for, "the works council") == 0;
}

static void
test_waiting (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *waiting = get_child (fixture, "form", "waiting_row");

  /* Two edits, the second before the first is written. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_child (fixture, "form", "status_row")), ITEAM_ACTION_WAITING);
  gtk_editable_set_text (GTK_EDITABLE (waiting), "the works council");
  g_signal_emit_by_name (waiting, "entry-activated");
  wait_until (is_waiting, fixture);
  g_assert_cmpint (get_fields (fixture)->status, ==, ITEAM_ACTION_WAITING);
  g_assert_true (gtk_widget_get_visible (waiting));
}

static gboolean
is_due_twice (gpointer data)
{
  return get_fields (data)->postponed == 2;
}

static void
test_dates (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *due = get_child (fixture, "form", "due_row");
  GtkWidget *label = get_child (fixture, "form", "postponed_label");

  g_assert_false (gtk_widget_get_visible (label));
  gtk_editable_set_text (GTK_EDITABLE (due), "morgen");
  g_signal_emit_by_name (due, "entry-activated");
  gtk_editable_set_text (GTK_EDITABLE (due), "over 2 weken");
  g_signal_emit_by_name (due, "entry-activated");
  gtk_editable_set_text (GTK_EDITABLE (due), "over 4 weken");
  g_signal_emit_by_name (due, "entry-activated");
  wait_until (is_due_twice, fixture);
  g_assert_cmpuint (get_fields (fixture)->due, ==, iteam_day_today () + 28);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "Postponed 2 times");
  g_assert_true (gtk_widget_get_visible (label));
}

static gboolean
recurs (gpointer data)
{
  return get_fields (data)->recurrence != NULL && get_fields (data)->recurs_from_completion;
}

static void
test_recurrence (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget *row = get_child (fixture, "details", "recurrence_row");
  g_autoptr (GPtrArray) actions = NULL;

  gtk_editable_set_text (GTK_EDITABLE (row), "paprika");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_true (gtk_widget_has_css_class (row, "error"));

  gtk_editable_set_text (GTK_EDITABLE (row), "elke 6 weken");
  g_signal_emit_by_name (row, "entry-activated");
  gtk_switch_set_active (GTK_SWITCH (get_child (fixture, "details", "completion_switch")), TRUE);
  wait_until (recurs, fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "every 6 weeks");

  /* It makes way for the next one. */
  gtk_widget_activate_action (fixture->panel, "action-point.complete", NULL);
  wait_until (is_done, fixture);
  actions = store_fixture_actions (fixture->store);
  g_assert_cmpuint (actions->len, ==, 2);
}

static gboolean
has_n_notes (Fixture *fixture,
             int      n_notes)
{
  return get_fields (fixture)->n_notes == n_notes;
}

static gboolean
has_note (gpointer data)
{
  return has_n_notes (data, 1);
}

static gboolean
has_no_note (gpointer data)
{
  return has_n_notes (data, 0);
}

static GtkListBoxRow *
get_row (Fixture    *fixture,
         const char *part,
         int         index)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (get_child (fixture, part, "list")), index);
}

static void
test_notes (Fixture      *fixture,
            gconstpointer data)
{
  IteamTextArea *area = get_area (fixture, "notes", "add_area");
  GtkWidget *button = get_child (fixture, "notes", "add_button");
  IteamActionDetail *detail;

  g_assert_false (gtk_widget_get_sensitive (button));
  iteam_text_area_type (area, "Asked three trainers");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  wait_until (has_note, fixture);

  detail = read_detail (fixture);
  g_assert_cmpuint (detail->notes->len, ==, 1);
  g_assert_cmpstr (iteam_action_note_get_text (g_ptr_array_index (detail->notes, 0)), ==, "Asked three trainers");
  g_assert_cmpstr (iteam_action_note_get_who (g_ptr_array_index (detail->notes, 0)), ==, "HRM");
  g_assert_cmpuint (iteam_action_note_get_day (g_ptr_array_index (detail->notes, 0)), ==, iteam_day_today ());
  iteam_action_detail_free (detail);

  g_signal_emit_by_name (find_child (get_row (fixture, "notes", 0), "delete_button"), "clicked");
  wait_until (has_no_note, fixture);
  wait_until (has_toast, fixture->toasts);
  g_assert_null (get_row (fixture, "notes", 0));
}

static gboolean
has_two_lines (gpointer data)
{
  return get_fields (data)->n_checks == 2;
}

static gboolean
has_one_ticked (gpointer data)
{
  return get_fields (data)->n_checks_done == 1;
}

static gboolean
has_one_line (gpointer data)
{
  return get_fields (data)->n_checks == 1;
}

static void
add_line (Fixture    *fixture,
          const char *text)
{
  IteamTextArea *area = get_area (fixture, "checklist", "add_area");

  iteam_text_area_type (area, text);
  iteam_text_area_finish (area);
}

static char *
get_line (Fixture *fixture,
          int      index)
{
  return iteam_text_area_get_typed (ITEAM_TEXT_AREA (find_child (get_row (fixture, "checklist", index), "area")));
}

static void
test_checklist (Fixture      *fixture,
                gconstpointer data)
{
  GtkLabel *progress = GTK_LABEL (get_child (fixture, "checklist", "progress_label"));
  g_autofree char *first = NULL;
  IteamActionDetail *detail;
  IteamTextArea *area;

  add_line (fixture, "Ask the trainers");
  add_line (fixture, "Book a room");
  wait_until (has_two_lines, fixture);
  g_assert_cmpstr (gtk_label_get_label (progress), ==, "0 of 2");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_child (get_row (fixture, "checklist", 1), "check")), TRUE);
  wait_until (has_one_ticked, fixture);
  g_assert_cmpstr (gtk_label_get_label (progress), ==, "1 of 2");

  gtk_widget_activate_action (GTK_WIDGET (get_row (fixture, "checklist", 1)), "check-item.move", "i", -1);
  first = get_line (fixture, 0);
  g_assert_cmpstr (first, ==, "Book a room");
  area = ITEAM_TEXT_AREA (find_child (get_row (fixture, "checklist", 0), "area"));
  iteam_text_area_type (area, "Book the large room");
  iteam_text_area_finish (area);

  g_signal_emit_by_name (find_child (get_row (fixture, "checklist", 1), "delete_button"), "clicked");
  wait_until (has_one_line, fixture);
  detail = read_detail (fixture);
  g_assert_cmpuint (detail->checklist->len, ==, 1);
  g_assert_cmpstr (iteam_check_item_get_text (g_ptr_array_index (detail->checklist, 0)), ==, "Book the large room");
  g_assert_true (iteam_check_item_get_done (g_ptr_array_index (detail->checklist, 0)));
  iteam_action_detail_free (detail);
}

static void
commit_other (Fixture    *fixture,
              const char *title,
              const char *description)
{
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (IteamActionPoint) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  if (fixture->other == NULL)
    fixture->other = store_fixture_open (fixture->folder, "Works council");
  actions = store_fixture_actions (fixture->other);
  edited = iteam_action_point_copy (g_ptr_array_index (actions, 0));
  if (title != NULL)
    iteam_action_point_set_title (edited, title);
  if (description != NULL)
    iteam_action_point_set_description (edited, description);
  draft = iteam_action_point_draft_changes (g_ptr_array_index (actions, 0), edited);
  store_fixture_commit (fixture->other, draft, &error);
  g_assert_no_error (error);
}

static gboolean
has_description (gpointer data)
{
  return g_strcmp0 (get_fields (data)->description, "By the end of the year") == 0;
}

static gboolean
has_their_title (gpointer data)
{
  return g_strcmp0 (get_fields (data)->title, "Theirs") == 0;
}

static gboolean
has_my_title (gpointer data)
{
  return g_strcmp0 (get_fields (data)->title, "Mine") == 0;
}

typedef struct
{
  const char *label;
  GtkWidget *button;
} Answer;

static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The question is a window of its own or a part of this one, as libadwaita has it. */
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

/* What one types stays when others change another field, and when they change
 * the same one; then a person decides. */
static void
test_conflict (Fixture      *fixture,
               gconstpointer data)
{
  IteamTextArea *title = get_area (fixture, "head", "title_area");
  IteamTextArea *description = get_area (fixture, "head", "description_area");
  gboolean mine = data != NULL;
  g_autofree char *typed = NULL;
  g_autofree char *shown = NULL;
  Answer answer = { NULL, NULL };

  iteam_text_area_type (title, "Mine");
  commit_other (fixture, NULL, "By the end of the year");
  wait_until (has_description, fixture);
  shown = iteam_text_area_get_typed (description);
  g_assert_cmpstr (shown, ==, "By the end of the year");
  commit_other (fixture, "Theirs", NULL);
  wait_until (has_their_title, fixture);
  typed = iteam_text_area_get_typed (title);
  g_assert_cmpstr (typed, ==, "Mine");

  iteam_text_area_finish (title);
  answer.label = mine ? "Keep _Mine" : "Take _Theirs";
  wait_until (find_answer, &answer);
  g_signal_emit_by_name (answer.button, "clicked");
  wait_until (mine ? has_my_title : has_their_title, fixture);
  while (iteam_action_part_is_saving (ITEAM_ACTION_PART (find_child (fixture->panel, "head"))))
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&typed, g_free);
  typed = iteam_text_area_get_typed (title);
  g_assert_cmpstr (typed, ==, mine ? "Mine" : "Theirs");
}

static void
test_escape (Fixture      *fixture,
             gconstpointer data)
{
  IteamTextArea *title = get_area (fixture, "head", "title_area");
  g_autofree char *typed = NULL;

  iteam_text_area_type (title, "Never mind");
  iteam_text_area_revert (title);
  iteam_action_panel_flush (ITEAM_ACTION_PANEL (fixture->panel));
  typed = iteam_text_area_get_typed (title);
  g_assert_cmpstr (typed, ==, "Repeat the training");
  g_assert_cmpuint (fixture->n_reads, ==, 0);
}

/* Going to another action point, or to none, loses nothing. */
static void
test_flush (Fixture      *fixture,
            gconstpointer data)
{
  iteam_text_area_type (get_area (fixture, "head", "title_area"), "Repeat the dilemma training");
  iteam_text_area_type (get_area (fixture, "notes", "add_area"), "Half a thought");
  g_object_set (fixture->panel, "action", NULL, NULL);
  wait_until (title_is_new, fixture);
  wait_until (has_note, fixture);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find_widget (fixture->panel, GTK_TYPE_STACK))),
                   ==, "nothing");
}

static gboolean
is_gone (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GPtrArray) actions = store_fixture_actions (fixture->store);

  return actions->len == 0;
}

static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  gtk_widget_activate_action (fixture->panel, "action-point.delete", NULL);
  wait_until (has_toast, fixture->toasts);
  g_assert_cmpstr (g_ptr_array_index (fixture->toasts, 0), ==, "Action point deleted");
  g_assert_true (is_gone (fixture));
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (Fixture      *fixture,
           gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->panel);
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;

  gtk_widget_activate_action (fixture->panel, "action-point.copy-text", NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  wait_until (is_set, &text);
  g_assert_true (g_str_has_prefix (text, "A-1 Repeat the training"));

  gtk_widget_activate_action (fixture->panel, "action-point.copy-reference", NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &number);
  wait_until (is_set, &number);
  g_assert_cmpstr (number, ==, "A-1");
}

static gboolean
has_changes (gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (data), "changes") == 0;
}

static void
test_history (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *window;

  gtk_widget_activate_action (fixture->panel, "action-point.history", NULL);
  window = wait_for_window (ITEAM_TYPE_HISTORY_WINDOW);
  wait_until (has_changes, find_child (window, "stack"));
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_child (window, "list")), 0));
  gtk_window_close (GTK_WINDOW (window));
  wait_for_no_window (ITEAM_TYPE_HISTORY_WINDOW);
}

static void
detail_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(IteamActionDetail **) user_data = iteam_store_read_detail_finish (ITEAM_STORE (source), result, NULL);
}

static IteamActionDetail *
read_detail (Fixture *fixture)
{
  IteamActionDetail *detail = NULL;

  iteam_store_read_detail_async (fixture->store, iteam_action_point_get_id (fixture->action), NULL,
                                 detail_read_cb, &detail);
  wait_until (is_set, &detail);

  return detail;
}

static void
add_test (const char    *path,
          gconstpointer  data,
          void         (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);
  if (gtk_init_check ())
    adw_init ();

  add_test ("/action-panel/title", NULL, test_title);
  add_test ("/action-panel/tick", NULL, test_tick);
  add_test ("/action-panel/drop", NULL, test_drop);
  add_test ("/action-panel/waiting", NULL, test_waiting);
  add_test ("/action-panel/dates", NULL, test_dates);
  add_test ("/action-panel/recurrence", NULL, test_recurrence);
  add_test ("/action-panel/notes", NULL, test_notes);
  add_test ("/action-panel/checklist", NULL, test_checklist);
  add_test ("/action-panel/conflict-theirs", NULL, test_conflict);
  add_test ("/action-panel/conflict-mine", "mine", test_conflict);
  add_test ("/action-panel/escape", NULL, test_escape);
  add_test ("/action-panel/flush", NULL, test_flush);
  add_test ("/action-panel/delete", NULL, test_delete);
  add_test ("/action-panel/copy", NULL, test_copy);
  add_test ("/action-panel/history", NULL, test_history);

  return window_fixture_run ();
}
