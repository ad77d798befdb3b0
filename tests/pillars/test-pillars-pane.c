/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <time.h>

#include "iteam-pillars-pane.h"
#include "iteam-plan-bar.h"
#include "iteam-plan-view.h"
#include "iteam-store-programme.h"
#include "iteam-text-row.h"
#include "store-fixture.h"
#include "window-fixture.h"

/* The pane of the pillars in the program's own window: the year plan and the pages. */

typedef struct
{
  Program *program;
  IteamStore *store;
  GtkWidget *pane;
  IteamPlanView *plan;
} Pane;

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static IteamProgramme *
read_programme (Pane *pane)
{
  g_autoptr (GAsyncResult) result = NULL;
  IteamProgramme *programme;

  iteam_store_read_programme_async (pane->store, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  programme = iteam_store_read_programme_finish (pane->store, result, NULL);
  g_assert_nonnull (programme);

  return programme;
}

static gint64
get_pillar (Pane *pane,
            guint row)
{
  g_autoptr (IteamPillar) pillar = g_list_model_get_item (iteam_directory_get_pillars (iteam_store_get_directory (pane->store)), row);

  return iteam_pillar_get_id (pillar);
}

static gboolean
has_bars (gpointer data)
{
  return find_widget (data, ITEAM_TYPE_PLAN_BAR) != NULL;
}

/* What is read of an empty plan: no month has a spotlight. */
static gboolean
shows_gaps (gpointer data)
{
  return gtk_widget_get_visible (find_child (data, "gaps_label"));
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
  iteam_store_set_user (pane->store, 0, "I-bewust");
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.pane", "s", "pillars");
  pane->pane = find_widget (GTK_WIDGET (program_get_window (program)), ITEAM_TYPE_PILLARS_PANE);
  pane->plan = ITEAM_PLAN_VIEW (find_child (pane->pane, "plan"));
  wait_until (shows_gaps, pane->pane);
}

static gint64
add_spotlight (Pane       *pane,
               const char *title,
               IteamDay    first,
               IteamDay    last)
{
  g_autoptr (IteamSpotlight) spotlight = iteam_spotlight_new (get_pillar (pane, 0), title, first, last);
  g_autoptr (IteamDraft) draft = iteam_entry_draft_new (ITEAM_ENTRY (spotlight));

  g_assert_true (store_fixture_commit (pane->store, draft, NULL));

  return iteam_entry_get_id (ITEAM_ENTRY (spotlight));
}

static void
show_year (Pane *pane,
           int   year)
{
  gtk_widget_activate_action (pane->pane, "pillars.go", "i", year - iteam_plan_view_get_year (pane->plan));
  g_assert_cmpint (iteam_plan_view_get_year (pane->plan), ==, year);
}

typedef struct
{
  Pane *pane;
  IteamDay first;
  IteamDay last;
} Weeks;

static gboolean
has_weeks (gpointer data)
{
  Weeks *weeks = data;
  g_autoptr (IteamProgramme) programme = read_programme (weeks->pane);
  const IteamSpotlightFields *fields = iteam_spotlight_get_fields (programme->spotlights->pdata[0]);

  return fields->first == weeks->first && fields->last == weeks->last;
}

static void
press (GtkWidget       *bar,
       guint            key,
       GdkModifierType  modifiers)
{
  GtkShortcutTrigger *wanted = gtk_keyval_trigger_new (key, modifiers);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (bar);
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (!gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            continue;
          found = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, bar, gtk_shortcut_get_arguments (shortcut));
        }
    }
  g_object_unref (wanted);
  g_assert_true (found);
}

/* With the keyboard: a week on, and a week longer; what is undone goes back. */
static void
test_move (Program       *program,
           gconstpointer  data)
{
  Pane pane;
  Weeks weeks;
  GtkWidget *bar;
  int width;
  IteamDay monday = iteam_day_from_iso ("2019-02-04");

  set_up (program, &pane);
  show_year (&pane, 2019);
  add_spotlight (&pane, "Wat ligt er op je bureau?", monday, monday + 25);
  wait_until (has_bars, pane.plan);
  bar = find_widget (GTK_WIDGET (pane.plan), ITEAM_TYPE_PLAN_BAR);
  /* It fits beside the sidebar of the least window. */
  gtk_widget_measure (pane.pane, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 600);
  press (bar, GDK_KEY_Right, GDK_CONTROL_MASK);
  weeks = (Weeks) { &pane, monday + 7, monday + 34 };
  wait_until (has_weeks, &weeks);
  press (bar, GDK_KEY_Right, GDK_SHIFT_MASK);
  weeks = (Weeks) { &pane, monday + 7, monday + 41 };
  wait_until (has_weeks, &weeks);
  g_free (store_fixture_undo (pane.store, FALSE, NULL));
  weeks = (Weeks) { &pane, monday + 7, monday + 34 };
  wait_until (has_weeks, &weeks);
}

static gboolean
has_two (gpointer data)
{
  g_autoptr (IteamProgramme) programme = read_programme (data);

  return programme->spotlights->len == 2;
}

/* Last year's plan, as drafts, once. */
static void
test_take_over (Program       *program,
                gconstpointer  data)
{
  Pane pane;
  g_autoptr (IteamProgramme) programme = NULL;
  const IteamSpotlightFields *fields;

  set_up (program, &pane);
  show_year (&pane, 2019);
  add_spotlight (&pane, "Bestanden delen", iteam_day_from_iso ("2019-03-18"), iteam_day_from_iso ("2019-04-12"));
  wait_until (has_bars, pane.plan);
  show_year (&pane, 2020);
  gtk_widget_activate_action (pane.pane, "pillars.take-over", NULL);
  wait_until (has_two, &pane);
  programme = read_programme (&pane);
  fields = iteam_spotlight_get_fields (programme->spotlights->pdata[1]);
  g_assert_true (fields->draft);
  g_assert_cmpuint (fields->first, ==, iteam_day_from_iso ("2020-03-16"));
  wait_until (has_bars, pane.plan);
  gtk_widget_activate_action (pane.pane, "pillars.take-over", NULL);
  g_assert_true (has_two (&pane));
}

static gboolean
shows_form (gpointer data)
{
  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (find_child (data, "stack"))), "spotlight");
}

typedef struct
{
  Pane *pane;
  const char *title;
} Title;

static gboolean
has_title (gpointer data)
{
  Title *wanted = data;
  g_autoptr (IteamProgramme) programme = read_programme (wanted->pane);

  return programme->spotlights->len == 1 && g_str_equal (iteam_spotlight_get_fields (programme->spotlights->pdata[0])->title, wanted->title);
}

static gboolean
has_none (gpointer data)
{
  g_autoptr (IteamProgramme) programme = read_programme (data);

  return programme->spotlights->len == 0;
}

/* Added, named, and taken out of the plan. */
static void
test_add (Program       *program,
          gconstpointer  data)
{
  Pane pane;
  Title title;
  GtkWidget *row;

  set_up (program, &pane);
  gtk_widget_activate_action (pane.pane, "pillars.add", NULL);
  wait_until (shows_form, pane.pane);
  row = find_child (find_child (pane.pane, "form"), "title_row");
  gtk_editable_set_text (GTK_EDITABLE (row), "Onderweg en thuis");
  iteam_text_row_finish (ITEAM_TEXT_ROW (row));
  title = (Title) { &pane, "Onderweg en thuis" };
  wait_until (has_title, &title);
  gtk_widget_activate_action (pane.pane, "pillars.delete", NULL);
  wait_until (has_none, &pane);
}

static gboolean
has_link (gpointer data)
{
  g_autoptr (IteamProgramme) programme = read_programme (data);

  return programme->links->len == 1;
}

/* The page of a pillar: a link among its materials. */
static void
test_page (Program       *program,
           gconstpointer  data)
{
  Pane pane;
  GtkWidget *page;

  set_up (program, &pane);
  page = find_child (pane.pane, "page");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_child (page, "name_label"))), ==, "I-bewust binnen");
  g_signal_emit_by_name (pane.plan, "pillar", 2u);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_child (page, "name_label"))), ==, "I-bewust achter je scherm");
  gtk_editable_set_text (GTK_EDITABLE (find_child (page, "link_title_row")), "Filmpje");
  iteam_text_row_finish (ITEAM_TEXT_ROW (find_child (page, "link_title_row")));
  gtk_editable_set_text (GTK_EDITABLE (find_child (page, "link_address_row")), "https://intranet/film");
  iteam_text_row_finish (ITEAM_TEXT_ROW (find_child (page, "link_address_row")));
  wait_until (has_link, &pane);
}

/* --- five years of spotlights --- */

#define N_SPOTLIGHTS 400
#define N_STEPS 60

static gint64
get_work_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static guint
count_bars (IteamPlanView *plan)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (plan)); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += ITEAM_IS_PLAN_BAR (child);

  return n;
}

static gboolean
has_all_bars (gpointer plan)
{
  return count_bars (plan) >= N_SPOTLIGHTS / 5;
}

static void
add_many (Pane *pane)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Spotlight added");

  for (guint i = 0; i < N_SPOTLIGHTS; i++)
    {
      int year = 2017 + (int) i / (N_SPOTLIGHTS / 5), week = (int) (i * 7) % 47;
      IteamDay first = iteam_day_from_ymd (year, 1, 1) + (guint) week * 7;
      g_autofree char *title = g_strdup_printf ("In de kijker %u", i);
      g_autoptr (IteamSpotlight) spotlight = iteam_spotlight_new (get_pillar (pane, i % 4), title, first + 7, first + 27);

      iteam_entry_add_to (ITEAM_ENTRY (spotlight), draft);
    }
  g_assert_true (store_fixture_commit (pane->store, draft, NULL));
}

static GtkGesture *
get_drag (GtkWidget *bar)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (bar);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      /* The widget keeps it. */
      if (GTK_IS_GESTURE_DRAG (controller))
        return GTK_GESTURE (controller);
    }

  return NULL;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* What is ours in a frame while a bar is dragged: the event, the plan laid out anew, and what
 * is to be drawn of it. */
static void
test_many (Program       *program,
           gconstpointer  data)
{
  Pane pane;
  GtkWidget *bar, *plan;
  GtkGesture *drag;
  gint64 times[N_STEPS];

  set_up (program, &pane);
  plan = GTK_WIDGET (pane.plan);
  add_many (&pane);
  show_year (&pane, 2019);
  wait_until (has_all_bars, pane.plan);
  bar = find_widget (plan, ITEAM_TYPE_PLAN_BAR);
  drag = get_drag (bar);
  g_signal_emit_by_name (drag, "drag-begin", gtk_widget_get_width (bar) / 2.0, 10.0);
  for (int i = 0; i < N_STEPS; i++)
    {
      double week = gtk_widget_get_width (bar) / 3.0;
      gint64 start = get_work_time ();
      GtkSnapshot *snapshot;

      g_signal_emit_by_name (drag, "drag-update", i % 2 == 0 ? week : -week, 0.0);
      gtk_widget_measure (plan, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (plan), NULL, NULL, NULL, NULL);
      gtk_widget_allocate (plan, gtk_widget_get_width (plan), gtk_widget_get_height (plan), -1, NULL);
      snapshot = gtk_snapshot_new ();
      GTK_WIDGET_GET_CLASS (plan)->snapshot (plan, snapshot);
      g_object_unref (snapshot);
      times[i] = get_work_time () - start;
    }
  g_signal_emit_by_name (drag, "cancel", NULL);
  qsort (times, N_STEPS, sizeof *times, compare_times);
  g_test_minimized_result ((double) times[N_STEPS * 95 / 100] / 1000, "drag among %d: median %.2f ms, 95%% within %.2f ms", N_SPOTLIGHTS,
                           (double) times[N_STEPS / 2] / 1000, (double) times[N_STEPS * 95 / 100] / 1000);
  /* With sanitizers, and where another does the same, it takes longer: the figure is told, and this is far from it. */
  g_assert_cmpint (times[N_STEPS / 2], <, 50000);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  program_add_test ("/pillars-pane/move", test_move, NULL);
  program_add_test ("/pillars-pane/take-over", test_take_over, NULL);
  program_add_test ("/pillars-pane/add", test_add, NULL);
  program_add_test ("/pillars-pane/page", test_page, NULL);
  program_add_test ("/pillars-pane/many", test_many, NULL);

  return window_fixture_run ();
}
