/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-list.h"

#include <gtk/gtk.h>

#include "iteam-list-edits.h"

#define TODAY iteam_day_from_ymd (2026, 5, 15)

/* A follower of the list: applies what it is told to a copy of its own, which
 * must then be what the list is; and counts the steps and the rows in them. */
typedef struct
{
  IteamActionList *list;
  GPtrArray *copy;
  guint n_steps;
  guint n_removed;
  guint n_added;
} Follower;

static void
follow (GListModel *model,
        guint       position,
        guint       removed,
        guint       added,
        Follower   *follower)
{
  g_assert_cmpuint (position + removed, <=, follower->copy->len);

  if (removed > 0)
    g_ptr_array_remove_range (follower->copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (follower->copy, (int) (position + i), g_list_model_get_item (model, position + i));

  follower->n_steps++;
  follower->n_removed += removed;
  follower->n_added += added;
}

static void
follower_start (Follower        *follower,
                IteamActionList *list)
{
  GListModel *model = G_LIST_MODEL (list);

  *follower = (Follower) { .list = list, .copy = g_ptr_array_new_with_free_func (g_object_unref) };
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (follower->copy, g_list_model_get_item (model, i));
  g_signal_connect (list, "items-changed", G_CALLBACK (follow), follower);
}

static void
follower_check (Follower *follower,
                guint     n_steps,
                guint     n_removed,
                guint     n_added)
{
  GListModel *model = G_LIST_MODEL (follower->list);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, follower->copy->len);
  for (guint i = 0; i < follower->copy->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      g_assert_true ((gpointer) item == g_ptr_array_index (follower->copy, i));
    }
  g_assert_cmpuint (follower->n_steps, ==, n_steps);
  g_assert_cmpuint (follower->n_removed, ==, n_removed);
  g_assert_cmpuint (follower->n_added, ==, n_added);
  follower->n_steps = follower->n_removed = follower->n_added = 0;
}

static void
follower_stop (Follower *follower)
{
  g_signal_handlers_disconnect_by_data (follower->list, follower);
  g_ptr_array_unref (follower->copy);
}

static IteamActionPoint *
make_action (int         number,
             const char *title,
             int         due,
             int         status,
             gint64      owner)
{
  GArray *owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  IteamActionFields fields = {
    .id = number * 1000 + 1,
    .number = number,
    .title = g_strdup (title),
    .due = due != 0 ? TODAY + (IteamDay) due - 100 : ITEAM_DAY_NONE,
    .created = TODAY - 30,
    .status = (IteamActionStatus) status,
    .priority = ITEAM_PRIORITY_NORMAL,
  };

  if (owner != 0)
    g_array_append_val (owners, owner);

  return iteam_action_point_new_take (&fields, owners);
}

static void
append_action (GPtrArray  *actions,
               int         number,
               const char *title,
               int         due,
               int         status,
               gint64      owner)
{
  g_ptr_array_add (actions, make_action (number, title, due, status, owner));
}

/* Due dates are 100 for today, 99 for yesterday, 0 for none. */
static IteamActionList *
make_list (IteamDirectory *directory)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  IteamActionList *list = iteam_action_list_new ();

  append_action (actions, 1, "Plan the autumn session", 110, ITEAM_ACTION_NOT_STARTED, 7);
  append_action (actions, 2, "Ask the council clerk", 99, ITEAM_ACTION_IN_PROGRESS, 8);
  append_action (actions, 3, "één folder maken", 0, ITEAM_ACTION_WAITING, 7);
  append_action (actions, 4, "Repeat the training", 100, ITEAM_ACTION_DONE, 0);
  append_action (actions, 5, "Books for the trainees", 150, ITEAM_ACTION_NOT_STARTED, 8);

  iteam_action_list_set_today (list, TODAY);
  iteam_action_list_set_directory (list, directory);
  iteam_action_list_replace (list, actions);

  return list;
}

static IteamDirectory *
make_directory (void)
{
  IteamDirectory *directory = iteam_directory_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pillars = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (people, iteam_person_new_from_row (7, "HRM", "HRM", NULL, NULL, FALSE));
  g_ptr_array_add (people, iteam_person_new_from_row (8, "Coördinator integriteit", "Coördinator", NULL, NULL, FALSE));
  iteam_directory_update (directory, people, pillars);

  return directory;
}

static char *
describe (IteamActionList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (ITEAM_IS_ACTION_GROUP (item))
        g_string_append_printf (text, "[%s %u]", iteam_action_group_get_title (ITEAM_ACTION_GROUP (item)),
                                iteam_action_group_get_count (ITEAM_ACTION_GROUP (item)));
      else
        g_string_append_printf (text, "%d", iteam_action_point_get_fields (ITEAM_ACTION_POINT (item))->number);
    }

  return g_string_free (text, FALSE);
}

static void
assert_list (IteamActionList *list,
             const char      *expected)
{
  g_autofree char *text = describe (list);

  g_assert_cmpstr (text, ==, expected);
}

static void
update_one (IteamActionList  *list,
            IteamActionPoint *action)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();

  g_ptr_array_add (actions, action);
  iteam_action_list_update (list, actions);
}

static void
test_sort (void)
{
  static const struct
  {
    IteamActionColumn column;
    gboolean descending;
    const char *expected;
  } cases[] = {
    { ITEAM_ACTION_COLUMN_DUE, FALSE, "2 4 1 5 3" },
    { ITEAM_ACTION_COLUMN_DUE, TRUE, "5 1 4 2 3" },
    { ITEAM_ACTION_COLUMN_NUMBER, FALSE, "1 2 3 4 5" },
    { ITEAM_ACTION_COLUMN_NUMBER, TRUE, "5 4 3 2 1" },
    { ITEAM_ACTION_COLUMN_STATUS, FALSE, "1 5 2 3 4" },
    { ITEAM_ACTION_COLUMN_OWNERS, FALSE, "2 5 1 3 4" },
    { ITEAM_ACTION_COLUMN_OWNERS, TRUE, "1 3 2 5 4" },
    { ITEAM_ACTION_COLUMN_PRIORITY, FALSE, "2 4 1 5 3" },
  };
  g_autoptr (IteamDirectory) directory = make_directory ();
  IteamActionList *list = make_list (directory);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      iteam_action_list_set_sort (list, cases[i].column, cases[i].descending);
      assert_list (list, cases[i].expected);
    }

  g_assert_finalize_object (list);
}

static void
test_group (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  IteamActionList *list = make_list (directory);

  iteam_action_list_set_grouping (list, ITEAM_ACTION_GROUPING_OWNER);
  assert_list (list, "[Coördinator integriteit 2] 2 5 [HRM 2] 1 3 [Without an owner 1] 4");

  iteam_action_list_set_grouping (list, ITEAM_ACTION_GROUPING_STATUS);
  assert_list (list, "[Not started 2] 1 5 [In progress 1] 2 [Waiting 1] 3 [Done 1] 4");

  iteam_action_list_set_grouping (list, ITEAM_ACTION_GROUPING_MONTH);
  assert_list (list, "[May 2026 3] 2 4 1 [July 2026 1] 5 [Without a due date 1] 3");

  iteam_action_list_set_sort (list, ITEAM_ACTION_COLUMN_DUE, TRUE);
  assert_list (list, "[May 2026 3] 1 4 2 [July 2026 1] 5 [Without a due date 1] 3");

  iteam_action_list_set_grouping (list, ITEAM_ACTION_GROUPING_NONE);
  assert_list (list, "5 1 4 2 3");

  g_assert_finalize_object (list);
}

static void
test_filter (void)
{
  static const struct
  {
    IteamActionView view;
    const char *query;
    const char *expected;
  } cases[] = {
    { ITEAM_ACTION_VIEW_ALL, NULL, "2 4 1 5 3" },
    { ITEAM_ACTION_VIEW_OPEN, NULL, "2 1 5 3" },
    { ITEAM_ACTION_VIEW_OVERDUE, NULL, "2" },
    { ITEAM_ACTION_VIEW_CLOSED, NULL, "4" },
    { ITEAM_ACTION_VIEW_MINE, NULL, "1 3" },
    { ITEAM_ACTION_VIEW_OPEN, "Een", "3" },
    { ITEAM_ACTION_VIEW_ALL, "the tr", "4 5" },
    { ITEAM_ACTION_VIEW_ALL, "zzz", "" },
  };
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamActionFilter) filter = iteam_action_filter_new (directory);
  g_autoptr (IteamActionFilter) search = iteam_action_filter_new (directory);
  IteamActionList *list = make_list (directory);

  iteam_action_filter_set_user (filter, 7);
  iteam_action_list_set_user (list, 7);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      iteam_action_filter_set_view (filter, cases[i].view);
      g_assert_true (iteam_action_filter_set_query (search, cases[i].query, NULL));
      iteam_action_list_set_filter (list, filter);
      iteam_action_list_set_search (list, search);
      assert_list (list, cases[i].expected);
    }

  g_assert_cmpuint (iteam_action_list_get_count (list, ITEAM_ACTION_VIEW_OPEN), ==, 4);
  g_assert_cmpuint (iteam_action_list_get_count (list, ITEAM_ACTION_VIEW_MINE), ==, 2);
  g_assert_cmpuint (iteam_action_list_get_n_late (list), ==, 0);
  iteam_action_list_set_user (list, 8);
  g_assert_cmpuint (iteam_action_list_get_n_late (list), ==, 1);

  g_assert_finalize_object (list);
}

/* What the notes say is found too, but only among what the filter lets through. */
static void
test_found (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamActionFilter) filter = iteam_action_filter_new (directory);
  g_autoptr (IteamActionFilter) search = iteam_action_filter_new (directory);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 ids[] = { 4001, 5001 };
  IteamActionList *list = make_list (directory);

  g_array_append_vals (found, ids, G_N_ELEMENTS (ids));
  iteam_action_filter_set_view (filter, ITEAM_ACTION_VIEW_OPEN);
  g_assert_true (iteam_action_filter_set_query (search, "clerk", NULL));
  iteam_action_list_set_filter (list, filter);
  iteam_action_list_set_search (list, search);
  assert_list (list, "2");
  iteam_action_list_set_found (list, found);
  assert_list (list, "2 5");
  iteam_action_list_set_search (list, NULL);
  assert_list (list, "2 1 5 3");

  g_assert_finalize_object (list);
}

static void
test_changes (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamActionFilter) filter = iteam_action_filter_new (directory);
  IteamActionList *list = make_list (directory);
  IteamActionPoint *kept = iteam_action_list_find (list, 1001);
  g_autoptr (IteamActionPoint) renamed = make_action (1, "Plan the spring session", 110, ITEAM_ACTION_NOT_STARTED, 7);
  g_autoptr (IteamActionPoint) moved = make_action (1, "Plan the spring session", 200, ITEAM_ACTION_NOT_STARTED, 7);
  g_autoptr (IteamActionPoint) closed = make_action (5, "Books for the trainees", 150, ITEAM_ACTION_DONE, 8);
  g_autoptr (IteamActionPoint) added = make_action (6, "Theme talk", 105, ITEAM_ACTION_NOT_STARTED, 8);
  gint64 gone = 2001;
  Follower follower;

  iteam_action_filter_set_view (filter, ITEAM_ACTION_VIEW_OPEN);
  iteam_action_list_set_filter (list, filter);
  assert_list (list, "2 1 5 3");
  follower_start (&follower, list);

  /* One that stays where it is moves nothing. */
  update_one (list, renamed);
  follower_check (&follower, 0, 0, 0);
  g_assert_true (iteam_action_list_find (list, 1001) == kept);
  g_assert_cmpstr (iteam_action_point_get_fields (kept)->title, ==, "Plan the spring session");

  /* One that moves is one removal and one insertion. */
  update_one (list, moved);
  assert_list (list, "2 5 1 3");
  follower_check (&follower, 2, 1, 1);
  g_assert_true (iteam_action_list_find (list, 1001) == kept);

  update_one (list, closed);
  assert_list (list, "2 1 3");
  follower_check (&follower, 1, 1, 0);

  update_one (list, added);
  assert_list (list, "2 6 1 3");
  follower_check (&follower, 1, 0, 1);

  iteam_action_list_remove (list, &gone, 1);
  assert_list (list, "6 1 3");
  follower_check (&follower, 1, 1, 0);
  g_assert_cmpuint (iteam_action_list_get_count (list, ITEAM_ACTION_VIEW_OPEN), ==, 3);
  g_assert_cmpuint (iteam_action_list_get_n_actions (list), ==, 5);

  /* The same in groups: the heading goes with its last row, and comes back. */
  iteam_action_list_set_grouping (list, ITEAM_ACTION_GROUPING_OWNER);
  assert_list (list, "[Coördinator integriteit 1] 6 [HRM 2] 1 3");
  follower.n_steps = follower.n_removed = follower.n_added = 0;
  gone = 6001;
  iteam_action_list_remove (list, &gone, 1);
  assert_list (list, "[HRM 2] 1 3");
  follower_check (&follower, 1, 2, 0);
  update_one (list, added);
  assert_list (list, "[Coördinator integriteit 1] 6 [HRM 2] 1 3");
  follower_check (&follower, 1, 0, 2);

  follower_stop (&follower);
  g_assert_finalize_object (list);
}

static void
test_limit (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamActionPoint) added = make_action (6, "Theme talk", 90, ITEAM_ACTION_NOT_STARTED, 8);
  IteamActionList *list = make_list (directory);
  Follower follower;

  follower_start (&follower, list);
  iteam_action_list_set_limit (list, 2);
  assert_list (list, "2 4");
  follower_check (&follower, 1, 3, 0);
  update_one (list, added);
  assert_list (list, "6 2");
  follower_check (&follower, 1, 2, 2);
  iteam_action_list_set_limit (list, G_MAXUINT);
  assert_list (list, "6 2 4 1 5 3");
  follower_check (&follower, 1, 0, 4);

  follower_stop (&follower);
  g_assert_finalize_object (list);
}

/* What is selected stays selected through changes before, at and after it. */
static void
test_selection (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  IteamActionList *list = make_list (directory);
  g_autoptr (GtkMultiSelection) selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (list)));
  g_autoptr (IteamActionPoint) added = make_action (6, "Theme talk", 90, ITEAM_ACTION_NOT_STARTED, 8);
  g_autoptr (IteamActionPoint) renamed = make_action (1, "Plan it", 110, ITEAM_ACTION_WAITING, 8);
  g_autoptr (IteamActionPoint) moved = make_action (5, "Books", 91, ITEAM_ACTION_NOT_STARTED, 8);
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();
  guint position;

  assert_list (list, "2 4 1 5 3");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 2, TRUE);

  g_ptr_array_add (actions, added);
  g_ptr_array_add (actions, renamed);
  g_ptr_array_add (actions, moved);
  iteam_action_list_update (list, actions);
  assert_list (list, "6 5 2 4 1 3");

  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), i), ==, i == 4);
  g_assert_true (iteam_action_list_find_position (list, 1001, &position));
  g_assert_cmpuint (position, ==, 4);
  g_assert_false (iteam_action_list_find_position (list, 99, &position));

  g_clear_object (&selection);
  g_assert_finalize_object (list);
}

/* Whatever two states there are, the steps lead from one to the other. */
static void
test_random (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  IteamActionList *list = make_list (directory);
  Follower follower;

  follower_start (&follower, list);
  for (int round = 0; round < 400; round++)
    {
      g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
      int n_changes = g_test_rand_int_range (1, round % 20 == 0 ? 300 : 6);

      for (int i = 0; i < n_changes; i++)
        append_action (actions, g_test_rand_int_range (1, 200), "Title", g_test_rand_int_range (0, 200),
                       g_test_rand_int_range (0, ITEAM_N_ACTION_STATUSES), g_test_rand_int_range (7, 9));
      if (round % 50 == 0)
        iteam_action_list_set_grouping (list, (IteamActionGrouping) g_test_rand_int_range (0, ITEAM_N_ACTION_GROUPINGS));
      if (round % 30 == 0)
        iteam_action_list_set_sort (list, (IteamActionColumn) g_test_rand_int_range (0, ITEAM_N_ACTION_COLUMNS), round % 60 == 0);
      iteam_action_list_update (list, actions);
      follower_check (&follower, follower.n_steps, follower.n_removed, follower.n_added);
    }

  follower_stop (&follower);
  g_assert_finalize_object (list);
}

/* 100,000 action points are filtered within the time of a keystroke. */
static void
test_large (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamActionFilter) search = iteam_action_filter_new (directory);
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  IteamActionList *list = iteam_action_list_new ();
  gint64 start;

  for (int i = 1; i <= 100000; i++)
    {
      g_autofree char *title = g_strdup_printf ("Action point %d of a long list of points", i);

      append_action (actions, i, title, 50 + i * 7919 % 400, i % ITEAM_N_ACTION_STATUSES, 7 + i % 2);
    }

  iteam_action_list_set_today (list, TODAY);
  iteam_action_list_set_directory (list, directory);
  start = g_get_monotonic_time ();
  iteam_action_list_replace (list, actions);
  g_test_message ("replace: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);

  start = g_get_monotonic_time ();
  while (iteam_action_list_fold_some (list))
    ;
  g_test_message ("fold: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);

  start = g_get_monotonic_time ();
  g_assert_true (iteam_action_filter_set_query (search, "9999", NULL));
  iteam_action_list_set_search (list, search);
  g_test_message ("search: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (iteam_action_list_get_n_shown (list), ==, 19);

  start = g_get_monotonic_time ();
  iteam_action_list_set_search (list, NULL);
  g_test_message ("all again: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (iteam_action_list_get_n_shown (list), ==, 100000);

  start = g_get_monotonic_time ();
  iteam_action_list_set_sort (list, ITEAM_ACTION_COLUMN_TITLE, FALSE);
  g_test_message ("sort by title: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);

  start = g_get_monotonic_time ();
  update_one (list, g_ptr_array_index (actions, 500));
  g_test_message ("update one: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);

  g_ptr_array_set_size (actions, 0);
  g_assert_finalize_object (list);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/action-list/sort", test_sort);
  g_test_add_func ("/action-list/group", test_group);
  g_test_add_func ("/action-list/filter", test_filter);
  g_test_add_func ("/action-list/found", test_found);
  g_test_add_func ("/action-list/changes", test_changes);
  g_test_add_func ("/action-list/limit", test_limit);
  g_test_add_func ("/action-list/selection", test_selection);
  g_test_add_func ("/action-list/random", test_random);
  g_test_add_func ("/action-list/large", test_large);

  return g_test_run ();
}
