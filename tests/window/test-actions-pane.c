/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "iteam-action-cell.h"
#include "iteam-action-csv.h"
#include "iteam-action-grid.h"
#include "iteam-action-group.h"
#include "iteam-action-import-window.h"
#include "iteam-action-selection.h"
#include "iteam-action-tick.h"
#include "iteam-actions-pane.h"
#include "iteam-who-window.h"
#include "store-fixture.h"
#include "window-fixture.h"

/* The pane of action points in the program's own window, on the sample file or
 * on one with a few action points. */

typedef struct
{
  Program *program;
  IteamStore *store;
  GtkWidget *pane;
  IteamActionGrid *grid;
  GListModel *rows;
} Pane;

static gboolean
has_rows (gpointer data)
{
  return g_list_model_get_n_items (data) > 0;
}

static void
find_pane (Program *program,
           Pane    *pane)
{
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  pane->program = program;
  pane->store = iteam_session_get_store (program->session);
  pane->pane = find_widget (GTK_WIDGET (program_get_window (program)), ITEAM_TYPE_ACTIONS_PANE);
  g_assert_nonnull (pane->pane);
  pane->grid = ITEAM_ACTION_GRID (find_child (pane->pane, "grid"));
  pane->rows = G_LIST_MODEL (iteam_action_grid_get_selection (pane->grid));
  wait_until (has_rows, pane->rows);
}

static void
open_sample (Program *program,
             Pane    *pane)
{
  g_autoptr (GFile) sample = NULL;

  /* Each test gets a sample as it was made. */
  sample = g_file_new_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, "Voorbeeld.iteam", NULL);
  g_file_delete (sample, NULL, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (program->application), "sample", NULL);
  find_pane (program, pane);
  iteam_store_set_user (pane->store, 0, "HRM");
}

static guint
count (Pane            *pane,
       IteamActionView  view)
{
  IteamActionList *list = ITEAM_ACTION_LIST (gtk_multi_selection_get_model (GTK_MULTI_SELECTION (pane->rows)));

  return iteam_action_list_get_count (list, view);
}

static void
do_action (Pane       *pane,
           const char *name,
           const char *target)
{
  if (target != NULL)
    g_assert_true (gtk_widget_activate_action (pane->pane, name, "s", target));
  else
    g_assert_true (gtk_widget_activate_action (pane->pane, name, NULL));
}

typedef struct
{
  GListModel *model;
  guint n_items;
} Wanted;

static gboolean
has_n_items (gpointer data)
{
  Wanted *wanted = data;

  return g_list_model_get_n_items (wanted->model) == wanted->n_items;
}

static void
wait_for_n_rows (Pane  *pane,
                 guint  n_rows)
{
  Wanted wanted = { pane->rows, n_rows };

  wait_until (has_n_items, &wanted);
}

static IteamActionPoint *
nth_action (Pane  *pane,
            guint  position)
{
  g_autoptr (GObject) item = g_list_model_get_item (pane->rows, position);

  g_assert_true (ITEAM_IS_ACTION_POINT (item));

  return ITEAM_ACTION_POINT (item);
}

/* The widget of a type that shows an action point. */
static GtkWidget *
find_of_action (GtkWidget        *widget,
                IteamActionPoint *action,
                gboolean        (*shows) (GtkWidget *widget, IteamActionPoint *action))
{
  if (shows (widget, action))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_of_action (child, action, shows);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_title_cell (GtkWidget        *widget,
               IteamActionPoint *action)
{
  return ITEAM_IS_ACTION_CELL (widget) &&
         iteam_action_cell_get_column (ITEAM_ACTION_CELL (widget)) == ITEAM_ACTION_COLUMN_TITLE &&
         iteam_action_cell_get_action (ITEAM_ACTION_CELL (widget)) == action;
}

typedef struct
{
  Pane *pane;
  IteamActionPoint *action;
} Shown;

static gboolean
is_shown (gpointer data)
{
  Shown *shown = data;
  GtkWidget *cell = find_of_action (GTK_WIDGET (shown->pane->grid), shown->action, is_title_cell);

  return cell != NULL && gtk_widget_get_mapped (cell);
}

static void
select_row (Pane  *pane,
            guint  position)
{
  Shown shown = { pane, nth_action (pane, position) };

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (pane->rows), position, TRUE);
  wait_until (is_shown, &shown);
  /* What can be done with it follows when the main loop has nothing else to do. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
select_all (Pane *pane)
{
  do_action (pane, "actions.select-all", NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_rows (Program      *program,
           gconstpointer data)
{
  Pane pane;

  open_sample (program, &pane);
  wait_for_n_rows (&pane, count (&pane, ITEAM_ACTION_VIEW_OPEN));
  g_assert_cmpuint (count (&pane, ITEAM_ACTION_VIEW_CLOSED), >, 0);

  do_action (&pane, "actions.view", "closed");
  wait_for_n_rows (&pane, count (&pane, ITEAM_ACTION_VIEW_CLOSED));
  do_action (&pane, "actions.view", "all");
  wait_for_n_rows (&pane, count (&pane, ITEAM_ACTION_VIEW_ALL));
  do_action (&pane, "actions.view", "open");
}

/* Ticked off, gone from what is open, and back again with a step back. The next
 * one is chosen meanwhile. */
static void
test_tick (Program      *program,
           gconstpointer data)
{
  Pane pane;
  guint n_open;
  gint64 ticked, next;
  GtkWidget *tick;

  open_sample (program, &pane);
  n_open = count (&pane, ITEAM_ACTION_VIEW_OPEN);
  wait_for_n_rows (&pane, n_open);
  select_row (&pane, 0);
  ticked = iteam_action_point_get_id (nth_action (&pane, 0));
  next = iteam_action_point_get_id (nth_action (&pane, 1));

  tick = find_widget (GTK_WIDGET (pane.grid), ITEAM_TYPE_ACTION_TICK);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (adw_bin_get_child (ADW_BIN (tick))), TRUE);
  wait_for_n_rows (&pane, n_open - 1);
  g_assert_cmpint (iteam_action_point_get_id (nth_action (&pane, 0)), ==, next);
  while (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (pane.rows), 0))
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (gtk_widget_activate_action (pane.pane, "win.undo", NULL));
  wait_for_n_rows (&pane, n_open);
  g_assert_cmpint (iteam_action_point_get_id (nth_action (&pane, 0)), ==, ticked);
}

typedef struct
{
  IteamActionPoint *action;
  const char *title;
} Title;

static gboolean
has_title (gpointer data)
{
  Title *title = data;

  return g_strcmp0 (iteam_action_point_get_fields (title->action)->title, title->title) == 0;
}

static void
test_edit_title (Program      *program,
                 gconstpointer data)
{
  Pane pane;
  g_autoptr (IteamActionPoint) action = NULL;
  GtkWidget *cell, *entry;
  Title title = { NULL, "Iets anders" };

  open_sample (program, &pane);
  action = g_object_ref (nth_action (&pane, 2));
  title.action = action;
  select_row (&pane, 2);

  do_action (&pane, "actions.edit-title", NULL);
  cell = find_of_action (GTK_WIDGET (pane.grid), action, is_title_cell);
  entry = find_widget (cell, GTK_TYPE_TEXT);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  Iets anders ");
  g_signal_emit_by_name (entry, "activate");
  wait_until (has_title, &title);
  g_assert_null (find_widget (cell, GTK_TYPE_TEXT));

  /* A title that is emptied is no edit. */
  do_action (&pane, "actions.edit-title", NULL);
  cell = find_of_action (GTK_WIDGET (pane.grid), action, is_title_cell);
  entry = find_widget (cell, GTK_TYPE_TEXT);
  gtk_editable_set_text (GTK_EDITABLE (entry), " ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (iteam_action_point_get_fields (action)->title, ==, "Iets anders");
}

/* What someone else writes leaves alone what is chosen and what is being typed. */
static void
test_foreign_change (Program      *program,
                     gconstpointer data)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  g_autoptr (IteamActionPoint) action = NULL;
  g_autoptr (IteamActionPoint) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  IteamStore *other;
  Pane pane;
  GtkWidget *cell, *entry;
  guint n_rows;

  other = store_fixture_open (program->folder, "OR");
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *title = g_strdup_printf ("Actiepunt %02d", i);

      store_fixture_add (other, title);
    }

  program_open (program, file);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
  find_pane (program, &pane);
  wait_for_n_rows (&pane, 20);
  select_row (&pane, 5);
  action = g_object_ref (nth_action (&pane, 5));
  do_action (&pane, "actions.edit-title", NULL);
  cell = find_of_action (GTK_WIDGET (pane.grid), action, is_title_cell);
  entry = find_widget (cell, GTK_TYPE_TEXT);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Half getypt");

  store_fixture_add (other, "Een nieuw actiepunt");
  edited = iteam_action_point_copy (action);
  iteam_action_point_set_priority (edited, ITEAM_PRIORITY_HIGH);
  draft = iteam_action_point_draft_changes (action, edited);
  g_assert_true (store_fixture_commit (other, draft, NULL));
  wait_for_n_rows (&pane, 21);
  while (iteam_action_point_get_fields (action)->priority != ITEAM_PRIORITY_HIGH)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (iteam_action_list_find_position (
    ITEAM_ACTION_LIST (gtk_multi_selection_get_model (GTK_MULTI_SELECTION (pane.rows))),
    iteam_action_point_get_id (action), &n_rows));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (pane.rows), n_rows));
  cell = find_of_action (GTK_WIDGET (pane.grid), action, is_title_cell);
  entry = find_widget (cell, GTK_TYPE_TEXT);
  g_assert_nonnull (entry);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Half getypt");

  store_fixture_close (other);
}

static gboolean
nothing_chosen (gpointer data)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (data);

  return gtk_bitset_is_empty (chosen);
}

/* All at once, and back with one step. */
static void
test_bulk (Program      *program,
           gconstpointer data)
{
  Pane pane;
  guint n_open;

  open_sample (program, &pane);
  n_open = count (&pane, ITEAM_ACTION_VIEW_OPEN);
  wait_for_n_rows (&pane, n_open);
  g_assert_cmpuint (count (&pane, ITEAM_ACTION_VIEW_OVERDUE), >, 3);

  select_all (&pane);
  do_action (&pane, "actions.postpone", "week");
  while (count (&pane, ITEAM_ACTION_VIEW_OVERDUE) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (&pane, ITEAM_ACTION_VIEW_OPEN), ==, n_open);

  g_assert_true (gtk_widget_activate_action (pane.pane, "win.undo", NULL));
  while (count (&pane, ITEAM_ACTION_VIEW_OVERDUE) == 0)
    g_main_context_iteration (NULL, TRUE);

  select_all (&pane);
  do_action (&pane, "actions.delete", NULL);
  wait_for_n_rows (&pane, 0);
  g_assert_true (gtk_widget_activate_action (pane.pane, "win.undo", NULL));
  wait_for_n_rows (&pane, n_open);
  do_action (&pane, "actions.unselect", NULL);
  wait_until (nothing_chosen, pane.rows);
}

static void
test_search (Program      *program,
             gconstpointer data)
{
  Pane pane;
  GtkEditable *entry;
  guint n_open, n_found;

  open_sample (program, &pane);
  n_open = count (&pane, ITEAM_ACTION_VIEW_OPEN);
  wait_for_n_rows (&pane, n_open);
  entry = GTK_EDITABLE (find_child (pane.pane, "search_entry"));

  gtk_editable_set_text (entry, "training");
  n_found = g_list_model_get_n_items (pane.rows);
  g_assert_cmpuint (n_found, >, 0);
  g_assert_cmpuint (n_found, <, n_open);
  for (guint i = 0; i < n_found; i++)
    g_assert_nonnull (strstr (iteam_action_point_get_folded (nth_action (&pane, i)), "training"));

  gtk_editable_set_text (entry, "status:onzin");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  gtk_editable_set_text (entry, "");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  wait_for_n_rows (&pane, n_open);
}

static guint
count_headings (GListModel *rows,
                guint      *total)
{
  guint n_headings = 0;

  *total = 0;
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (rows, i);

      if (!ITEAM_IS_ACTION_GROUP (item))
        continue;
      n_headings++;
      *total += iteam_action_group_get_count (ITEAM_ACTION_GROUP (item));
    }

  return n_headings;
}

/* All rows are there some time after the first ones. */
static gboolean
has_all_groups (gpointer data)
{
  Wanted *wanted = data;
  guint total;
  guint n_headings = count_headings (wanted->model, &total);

  return n_headings > 1 && g_list_model_get_n_items (wanted->model) == wanted->n_items + n_headings;
}

static void
test_grouping (Program      *program,
               gconstpointer data)
{
  Pane pane;
  Wanted wanted;
  guint total;

  open_sample (program, &pane);
  wanted = (Wanted) { pane.rows, count (&pane, ITEAM_ACTION_VIEW_OPEN) };
  wait_for_n_rows (&pane, wanted.n_items);

  do_action (&pane, "actions.group", "status");
  wait_until (has_all_groups, &wanted);
  count_headings (pane.rows, &total);
  g_assert_cmpuint (total, ==, wanted.n_items);

  do_action (&pane, "actions.group", "none");
  wait_for_n_rows (&pane, wanted.n_items);
}

/* A reference from elsewhere chooses the action point, whatever is filtered. */
static gboolean
is_at_top (gpointer data)
{
  return gtk_adjustment_get_value (data) == 0;
}

static gboolean
is_at_end (gpointer data)
{
  return gtk_adjustment_get_value (data) > 0 &&
         gtk_adjustment_get_value (data) + gtk_adjustment_get_page_size (data) >= gtk_adjustment_get_upper (data) - 1;
}

/* What is chosen comes into sight, and so does the heading of the first group. */
static void
test_scroll (Program      *program,
             gconstpointer data)
{
  Pane pane;
  GtkScrolledWindow *scroller;
  GtkAdjustment *adjustment;

  open_sample (program, &pane);
  do_action (&pane, "actions.view", "all");
  wait_for_n_rows (&pane, count (&pane, ITEAM_ACTION_VIEW_ALL));
  scroller = GTK_SCROLLED_WINDOW (find_child (GTK_WIDGET (pane.grid), "scroller"));
  adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  wait_until (is_at_top, adjustment);

  g_assert_true (iteam_action_grid_select (pane.grid, iteam_action_point_get_id (
    nth_action (&pane, g_list_model_get_n_items (pane.rows) - 1))));
  wait_until (is_at_end, adjustment);

  do_action (&pane, "actions.group", "owner");
  wait_until (is_at_top, adjustment);
  do_action (&pane, "actions.group", "none");
}

static void
test_show (Program      *program,
           gconstpointer data)
{
  Pane pane;
  g_autoptr (GPtrArray) actions = NULL;
  IteamRef ref = { ITEAM_KIND_ACTION, 0 };
  g_autofree char *text = NULL;

  open_sample (program, &pane);
  actions = store_fixture_actions (pane.store);
  for (guint i = 0; i < actions->len; i++)
    if (!iteam_action_point_is_open (g_ptr_array_index (actions, i)))
      ref.id = iteam_action_point_get_id (g_ptr_array_index (actions, i));
  text = iteam_ref_to_string (&ref);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.show", "s", text));
  while (TRUE)
    {
      g_autoptr (GPtrArray) chosen = iteam_action_selection_get_actions (GTK_SELECTION_MODEL (pane.rows));

      if (chosen->len == 1 && iteam_action_point_get_id (g_ptr_array_index (chosen, 0)) == ref.id)
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  do_action (&pane, "actions.view", "open");
}

static void
test_read_only (Program      *program,
                gconstpointer data)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  IteamStore *other = store_fixture_open (program->folder, "OR");
  Pane pane;
  GtkWidget *tick;

  store_fixture_add (other, "Folder maken");
  store_fixture_close (other);
  program_make_newer (file);
  program_open (program, file);
  find_pane (program, &pane);
  g_assert_true (iteam_store_get_read_only (pane.store));
  select_row (&pane, 0);
  tick = find_widget (GTK_WIDGET (pane.grid), ITEAM_TYPE_ACTION_TICK);
  g_assert_false (gtk_widget_get_sensitive (tick));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (find_child (pane.pane, "quick_add_bar"))));
}

/* The row below @root with that title. */
static GtkWidget *
find_titled (GtkWidget  *root,
             const char *title)
{
  if (ADW_IS_COMBO_ROW (root) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_titled (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

typedef struct
{
  GtkWidget *window;
  const char *subtitle;
} Told;

static gboolean
is_told (gpointer data)
{
  Told *told = data;

  return g_strcmp0 (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (find_child (told->window, "title"))), told->subtitle) == 0;
}

static gboolean
is_imported (gpointer data)
{
  Pane *pane = data;
  g_autoptr (GPtrArray) actions = store_fixture_actions (pane->store);
  guint n_found = 0;

  for (guint i = 0; i < actions->len; i++)
    n_found += g_str_has_suffix (iteam_action_point_get_fields (actions->pdata[i])->title, " de leverancier");

  return n_found == 2;
}

/* A list whose headings nobody knows is explained once, and what cannot be taken is left out. */
static void
test_import (Program      *program,
             gconstpointer data)
{
  static const char list[] = "Wat te doen;Voor wie;Klaar\nBel de leverancier;HRM;morgen\nMail de leverancier;HRM;ooit\nBetaal de leverancier;;\n";
  g_autoptr (GSettings) settings = g_settings_new (ITEAM_APP_ID);
  g_autoptr (GFile) file = program_get_file (program, "lijst.csv");
  GtkWindow *parent;
  Pane pane;

  open_sample (program, &pane);
  g_assert_true (g_file_replace_contents (file, list, strlen (list), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  parent = GTK_WINDOW (program_get_window (program));

  for (int time = 0; time < 2; time++)
    {
      Told told = { iteam_action_import_window_new (parent, pane.store, settings, file), "Choose which column has the titles" };

      gtk_window_present (GTK_WINDOW (told.window));
      if (time == 0)
        {
          wait_until (is_told, &told);
          adw_combo_row_set_selected (ADW_COMBO_ROW (find_titled (told.window, "Wat te doen")), ITEAM_CSV_TITLE + 1);
          adw_combo_row_set_selected (ADW_COMBO_ROW (find_titled (told.window, "Voor wie")), ITEAM_CSV_OWNERS + 1);
          adw_combo_row_set_selected (ADW_COMBO_ROW (find_titled (told.window, "Klaar")), ITEAM_CSV_DUE + 1);
        }
      told.subtitle = "2 action points";
      wait_until (is_told, &told);
      if (time == 0)
        {
          gtk_switch_set_active (GTK_SWITCH (find_child (told.window, "skip_switch")), TRUE);
          g_assert_true (gtk_widget_activate_action (told.window, "import.take", NULL));
          wait_for_no_window (ITEAM_TYPE_ACTION_IMPORT_WINDOW);
          wait_until (is_imported, &pane);
        }
      else
        {
          g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_titled (told.window, "Klaar"))), ==, ITEAM_CSV_DUE + 1);
          gtk_window_close (GTK_WINDOW (told.window));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  window_fixture_init (&argc, &argv);

  program_add_test ("/actions-pane/rows", test_rows, NULL);
  program_add_test ("/actions-pane/tick", test_tick, NULL);
  program_add_test ("/actions-pane/edit-title", test_edit_title, NULL);
  program_add_test ("/actions-pane/foreign-change", test_foreign_change, NULL);
  program_add_test ("/actions-pane/bulk", test_bulk, NULL);
  program_add_test ("/actions-pane/search", test_search, NULL);
  program_add_test ("/actions-pane/grouping", test_grouping, NULL);
  program_add_test ("/actions-pane/scroll", test_scroll, NULL);
  program_add_test ("/actions-pane/show", test_show, NULL);
  program_add_test ("/actions-pane/read-only", test_read_only, NULL);

  program_add_test ("/actions-pane/import", test_import, NULL);

  return window_fixture_run ();
}
