/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-chart-view.h"
#include "iteam-participation-list.h"
#include "iteam-participation-row.h"
#include "iteam-programme-list.h"
#include "iteam-programme-pane.h"
#include "iteam-report-row.h"
#include "iteam-store-programme.h"
#include "iteam-text-row.h"
#include "store-fixture.h"
#include "window-fixture.h"

/* The pane of the programme in the program's own window. */

typedef struct
{
  Program *program;
  IteamStore *store;
  GtkWidget *pane;
  IteamProgrammeList *list;
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

static gboolean
shows_list (gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (find_child (data, "stack"))), "loading") != 0;
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
  iteam_store_set_user (pane->store, 0, "HRM");
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.pane", "s", "programme");
  pane->pane = find_widget (GTK_WIDGET (program_get_window (program)), ITEAM_TYPE_PROGRAMME_PANE);
  pane->list = ITEAM_PROGRAMME_LIST (find_child (pane->pane, "list"));
  wait_until (shows_list, pane->pane);
}

static GtkWidget *
form (Pane       *pane,
      const char *type)
{
  return find_widget (pane->pane, g_type_from_name (type));
}

/* What is beside the list is never wider than the place that is kept for it. */
static void
assert_fits (GtkWidget *form)
{
  GtkWidget *fields = find_child (form, "fields_box");

  for (GtkWidget *child = gtk_widget_get_first_child (fields); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int width;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      g_test_message ("%s: %d", G_OBJECT_TYPE_NAME (child), width);
      g_assert_cmpint (width, <=, 356);
    }
}

static void
type (gpointer    row,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  iteam_text_row_finish (ITEAM_TEXT_ROW (row));
}

/* What is read of the file, until it is so. */
typedef struct
{
  Pane *pane;
  gboolean (*holds) (IteamProgramme *programme, gpointer data);
  gpointer data;
} Wanted;

static gboolean
file_holds (gpointer data)
{
  Wanted *wanted = data;
  g_autoptr (IteamProgramme) programme = read_programme (wanted->pane);

  return wanted->holds (programme, wanted->data);
}

static void
wait_for_file (Pane     *pane,
               gboolean (*holds) (IteamProgramme *, gpointer),
               gpointer  data)
{
  Wanted wanted = { pane, holds, data };

  wait_until (file_holds, &wanted);
}

static gboolean
is_selected (gpointer data)
{
  return iteam_programme_list_get_selected (data) != NULL;
}

static gboolean
has_title (IteamProgramme *programme,
           gpointer        title)
{
  for (guint i = 0; i < programme->activities->len; i++)
    if (g_str_equal (iteam_activity_get_fields (programme->activities->pdata[i])->title, title))
      return TRUE;
  for (guint i = 0; i < programme->points->len; i++)
    if (g_str_equal (iteam_point_get_fields (programme->points->pdata[i])->title, title))
      return TRUE;

  return FALSE;
}

static gboolean
has_moment (IteamProgramme *programme,
            gpointer        moment)
{
  return g_strcmp0 (iteam_activity_get_fields (programme->activities->pdata[0])->moment, moment) == 0;
}

static gboolean
has_rate (IteamProgramme *programme,
          gpointer        data)
{
  IteamTally tally = iteam_programme_tally (programme, iteam_entry_get_id (programme->activities->pdata[0]));

  return tally.rate == GPOINTER_TO_INT (data);
}

static gboolean
has_n_rows (IteamProgramme *programme,
            gpointer        data)
{
  return programme->participation->len == GPOINTER_TO_UINT (data);
}

static void
add (Pane       *pane,
     const char *what,
     const char *title)
{
  IteamEntry *before = iteam_programme_list_get_selected (pane->list);

  gtk_widget_activate_action (pane->pane, "programme.add", "s", what);
  while (iteam_programme_list_get_selected (pane->list) == before || iteam_programme_list_get_selected (pane->list) == NULL)
    g_main_context_iteration (NULL, TRUE);
  type (find_child (form (pane, g_str_equal (what, "point") ? "IteamPointForm" : "IteamActivityForm"), "title_row"), title);
  wait_for_file (pane, has_title, (gpointer) title);
}

static GtkListBoxRow *
get_participation (Pane *pane,
                   int   index)
{
  GtkWidget *list = form (pane, "IteamParticipationList");

  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_child (list, "list")), index);
}

static void
enter (GtkListBoxRow *row,
       const char    *entry,
       const char    *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_child (row, entry)), text);
  g_signal_emit_by_name (find_child (row, entry), "activate");
}

static gboolean
shows_rows (gpointer data)
{
  return ITEAM_IS_PARTICIPATION_ROW (get_participation (data, 0));
}

/* A round with a percentage alone, and one with units; the date as it is said. */
static void
test_round (Program       *program,
            gconstpointer  data)
{
  Pane pane;
  GtkWidget *activity, *participation;

  set_up (program, &pane);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find_child (pane.pane, "stack"))), ==, "empty");
  add (&pane, "round", "Dilemmatraining 2018");
  activity = form (&pane, "IteamActivityForm");
  type (find_child (activity, "moment_row"), "eind 2018");
  wait_for_file (&pane, has_moment, "eind 2018");
  /* A round has a target, and no function group. */
  g_assert_true (gtk_widget_get_visible (find_child (activity, "target_row")));
  g_assert_false (gtk_widget_get_visible (find_child (activity, "talk_group")));

  participation = form (&pane, "IteamParticipationList");
  g_signal_emit_by_name (find_child (participation, "whole_button"), "clicked");
  wait_until (shows_rows, &pane);
  enter (get_participation (&pane, 0), "percentage_entry", "74");
  wait_for_file (&pane, has_rate, GINT_TO_POINTER (740));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_child (participation, "bar_label"))), ==, "74%");
  /* No more can have taken part than were invited. */
  enter (get_participation (&pane, 0), "invited_entry", "10");
  enter (get_participation (&pane, 0), "completed_entry", "12");
  g_assert_true (gtk_widget_has_css_class (find_child (get_participation (&pane, 0), "completed_entry"), "error"));
  enter (get_participation (&pane, 0), "completed_entry", "9");
  wait_for_file (&pane, has_rate, GINT_TO_POINTER (900));

  type (find_child (participation, "unit_row"), "Beheer");
  wait_for_file (&pane, has_n_rows, GUINT_TO_POINTER (2));
  assert_fits (activity);
}

static gboolean
is_told (gpointer data)
{
  GType type = g_type_from_name (ADW_CHECK_VERSION (1, 5, 0) ? "AdwAlertDialog" : "AdwMessageDialog");
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  gboolean told = FALSE;

  for (guint i = 0; type != 0 && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      told = told || find_widget (window, type) != NULL;
    }

  return told;
}

static GFile *
write_list (Program    *program,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (program->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return g_file_new_for_path (path);
}

/* The list of a supplier: as a whole and as one edit, or not at all. */
static void
test_list (Program       *program,
           gconstpointer  data)
{
  Pane pane;
  IteamParticipationList *participation;
  g_autoptr (GFile) wrong = NULL;
  g_autoptr (GFile) right = NULL;

  set_up (program, &pane);
  add (&pane, "round", "Dilemmatraining 2018");
  participation = ITEAM_PARTICIPATION_LIST (form (&pane, "IteamParticipationList"));
  wrong = write_list (program, "wrong.csv", "Onderdeel;Uitgenodigd;Voltooid\nBeheer;10;12\nBalie;40;30\n");
  iteam_participation_list_take_file (participation, wrong);
  wait_until (is_told, NULL);
  wait_for_file (&pane, has_n_rows, GUINT_TO_POINTER (0));

  right = write_list (program, "right.csv", "Onderdeel;Uitgenodigd;Voltooid\nBeheer;10;9\nBalie;40;31\n");
  iteam_participation_list_take_file (participation, right);
  wait_for_file (&pane, has_n_rows, GUINT_TO_POINTER (2));
  wait_for_file (&pane, has_rate, GINT_TO_POINTER (800));
}

static gboolean
is_screening (IteamProgramme *programme,
              gpointer        data)
{
  const IteamActivityFields *fields = iteam_activity_get_fields (programme->activities->pdata[0]);

  return fields->kind == ITEAM_ACTIVITY_SCREENING && fields->function_group == NULL;
}

/* Which fields there are follows the kind. */
static void
test_kinds (Program       *program,
            gconstpointer  data)
{
  Pane pane;
  GtkWidget *activity;

  set_up (program, &pane);
  add (&pane, "talk", "Themagesprek");
  activity = form (&pane, "IteamActivityForm");
  g_assert_true (gtk_widget_get_visible (find_child (activity, "talk_group")));
  type (find_child (activity, "group_row"), "Balie");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (activity, "kind_row")), ITEAM_ACTIVITY_SCREENING);
  wait_for_file (&pane, is_screening, NULL);
  g_assert_false (gtk_widget_get_visible (find_child (activity, "talk_group")));
  g_assert_false (gtk_widget_get_visible (find_child (activity, "lessons_group")));
  g_assert_true (gtk_widget_get_visible (find_child (activity, "screening_note")));
}

static gboolean
has_n_points (IteamProgramme *programme,
              gpointer        data)
{
  return programme->points->len == GPOINTER_TO_UINT (data);
}

static gboolean
has_year (IteamProgramme *programme,
          gpointer        data)
{
  return iteam_point_get_fields (programme->points->pdata[programme->points->len - 1])->year == GPOINTER_TO_INT (data) ||
         iteam_point_get_fields (programme->points->pdata[0])->year == GPOINTER_TO_INT (data);
}

static gboolean
is_done (IteamProgramme *programme,
         gpointer        data)
{
  for (guint i = 0; i < programme->points->len; i++)
    if (iteam_point_get_fields (programme->points->pdata[i])->state == ITEAM_POINT_DONE)
      return TRUE;

  return FALSE;
}

static gboolean
tells (gpointer data)
{
  const char *text = gtk_label_get_label (GTK_LABEL (find_child (((Pane *) data)->pane, "line_label")));

  return g_strcmp0 (text, "3 of 2018: 1 done, 1 adjusted, 1 maintained, 1 new") == 0;
}

/* The yearly round: a point that is done, one that goes on as it is, one that is adjusted,
 * and a new one. */
static void
test_points (Program       *program,
             gconstpointer  data)
{
  Pane pane;
  GtkWidget *point;
  const char *titles[] = { "Eerste", "Tweede", "Derde" };

  set_up (program, &pane);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      add (&pane, "point", titles[i]);
      point = form (&pane, "IteamPointForm");
      type (find_child (point, "year_row"), "2018");
      wait_for_file (&pane, has_year, GINT_TO_POINTER (2018));
      if (i == 0)
        {
          adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (point, "state_row")), ITEAM_POINT_DONE);
          wait_for_file (&pane, is_done, NULL);
          g_assert_false (gtk_widget_get_visible (find_child (point, "carry_button")));
          continue;
        }
      if (i == 2)
        gtk_editable_set_text (GTK_EDITABLE (find_child (point, "change_row")), "Ook externen");
      g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find_child (point, "carry_button"))), ==,
                       i == 2 ? "_Adjust in 2019" : "_Maintain in 2019");
      g_signal_emit_by_name (find_child (point, "carry_button"), "clicked");
      wait_for_file (&pane, has_n_points, GUINT_TO_POINTER (2 * i + 1));
    }
  add (&pane, "point", "Nieuw");
  point = form (&pane, "IteamPointForm");
  type (find_child (point, "year_row"), "2019");
  wait_until (tells, &pane);
  type (find_child (point, "origin_row"), "Themagesprek over geschenken en uitnodigingen met de medewerkers van de balie, maart 2018");
  assert_fits (point);
}

static gboolean
has_no_activities (IteamProgramme *programme,
                   gpointer        data)
{
  return programme->activities->len == 0;
}

static gboolean
shows_one (gpointer data)
{
  return iteam_programme_list_get_n_shown (data) == 1;
}

static void
test_find_and_delete (Program       *program,
                      gconstpointer  data)
{
  Pane pane;
  g_autoptr (IteamProgramme) programme = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *ref = NULL;

  set_up (program, &pane);
  add (&pane, "talk", "Themagesprek balie");
  gtk_editable_set_text (GTK_EDITABLE (find_child (pane.pane, "search_entry")), "BALIE");
  g_signal_emit_by_name (find_child (pane.pane, "search_entry"), "search-changed");
  g_assert_cmpuint (iteam_programme_list_get_n_shown (pane.list), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (find_child (pane.pane, "search_entry")), "niets");
  g_signal_emit_by_name (find_child (pane.pane, "search_entry"), "search-changed");
  g_assert_cmpuint (iteam_programme_list_get_n_shown (pane.list), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find_child (pane.pane, "stack"))), ==, "empty");
  gtk_widget_activate_action (pane.pane, "programme.clear", NULL);

  programme = read_programme (&pane);
  ref = g_strdup_printf ("activity:%" G_GINT64_FORMAT, iteam_entry_get_id (programme->activities->pdata[0]));
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.pane", "s", "actions");
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.show", "s", ref);
  wait_until (is_selected, pane.list);
  gtk_widget_activate_action (pane.pane, "programme.delete", NULL);
  wait_for_file (&pane, has_no_activities, NULL);
  undone = store_fixture_undo (pane.store, FALSE, NULL);
  wait_until (shows_one, pane.list);
}

/* --- numbers of reports --- */

static gboolean
has_count (IteamProgramme *programme,
           gpointer        data)
{
  return programme->counts->len == 1 && iteam_report_count_get_fields (programme->counts->pdata[0])->count == GPOINTER_TO_INT (data);
}

static gboolean
has_no_counts (IteamProgramme *programme,
               gpointer        data)
{
  return programme->counts->len == 0;
}

static gboolean
has_remark (IteamProgramme *programme,
            gpointer        remark)
{
  return programme->counts->len == 1 && g_strcmp0 (iteam_report_count_get_fields (programme->counts->pdata[0])->remark, remark) == 0;
}

static gboolean
is_of_file (gpointer row)
{
  return iteam_report_row_get (row) != NULL;
}

static gboolean
is_not_of_file (gpointer row)
{
  return iteam_report_row_get (row) == NULL;
}

/* How many rows are for numbers, where a year has none that is otherwise. */
static guint
count_report_rows (GtkWidget *widget)
{
  guint n = ITEAM_IS_REPORT_ROW (widget) && gtk_widget_get_visible (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_report_rows (child);

  return n;
}

static GtkWidget *
get_report_row (Pane *pane,
                int   side)
{
  GtkWidget *row = find_widget (form (pane, "IteamReportsView"), ITEAM_TYPE_REPORT_ROW);

  for (int i = 0; i < side; i++)
    row = gtk_widget_get_next_sibling (row);

  return row;
}

static void
test_reports (Program       *program,
              gconstpointer  data)
{
  Pane pane;
  GtkWidget *row;
  g_autofree char *undone = NULL;

  set_up (program, &pane);
  gtk_widget_activate_action (pane.pane, "programme.view", "s", "reports");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find_child (pane.pane, "stack"))), ==, "reports");
  g_assert_cmpuint (count_report_rows (pane.pane), ==, 6);
  row = get_report_row (&pane, ITEAM_SIDE_INTERNAL);
  enter (GTK_LIST_BOX_ROW (row), "count_entry", "drie");
  g_assert_true (gtk_widget_has_css_class (find_child (row, "count_entry"), "error"));
  enter (GTK_LIST_BOX_ROW (row), "count_entry", "3");
  wait_for_file (&pane, has_count, GINT_TO_POINTER (3));
  wait_until (is_of_file, row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Outside the team: <5");
  enter (GTK_LIST_BOX_ROW (row), "remark_entry", "Over geschenken");
  wait_for_file (&pane, has_remark, "Over geschenken");
  enter (GTK_LIST_BOX_ROW (row), "count_entry", "12");
  wait_for_file (&pane, has_count, GINT_TO_POINTER (12));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "");

  /* What looks like a person is warned of, and the number of another year is another one. */
  gtk_editable_set_text (GTK_EDITABLE (find_child (row, "remark_entry")), "bel 06-12345678");
  g_assert_cmpstr (gtk_entry_get_icon_name (GTK_ENTRY (find_child (row, "remark_entry")), GTK_ENTRY_ICON_SECONDARY), ==, "dialog-warning-symbolic");
  enter (GTK_LIST_BOX_ROW (row), "remark_entry", "");
  wait_for_file (&pane, has_remark, NULL);
  gtk_widget_activate_action (pane.pane, "programme.go", "i", -1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_child (row, "count_entry"))), ==, "");
  gtk_widget_activate_action (pane.pane, "programme.go", "i", 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_child (row, "count_entry"))), ==, "12");

  /* A number that is taken away leaves nothing, comes back by undo, and can be given again. */
  enter (GTK_LIST_BOX_ROW (row), "count_entry", "");
  wait_for_file (&pane, has_no_counts, NULL);
  undone = store_fixture_undo (pane.store, FALSE, NULL);
  wait_for_file (&pane, has_count, GINT_TO_POINTER (12));
  wait_until (is_of_file, row);
  enter (GTK_LIST_BOX_ROW (row), "count_entry", "");
  wait_until (is_not_of_file, row);
  enter (GTK_LIST_BOX_ROW (row), "count_entry", "5");
  wait_for_file (&pane, has_count, GINT_TO_POINTER (5));
}

/* --- a year beside another one --- */

static const char *
get_counted (Pane *pane)
{
  GtkWidget *box = find_child (pane->pane, "counted_box");

  return gtk_widget_get_visible (box) ? gtk_label_get_label (GTK_LABEL (find_child (pane->pane, "counted_label"))) : "";
}

static void
click_figure (Pane *pane,
              int   chart,
              int   index)
{
  GtkWidget *section = gtk_widget_get_first_child (find_child (form (pane, "IteamComparisonView"), "charts"));
  GtkWidget *button;

  for (int i = 0; i < chart; i++)
    section = gtk_widget_get_next_sibling (section);
  button = gtk_widget_get_first_child (find_widget (section, ITEAM_TYPE_CHART_VIEW));
  for (int i = 0; i < index; i++)
    button = gtk_widget_get_next_sibling (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_comparison (Program       *program,
                 gconstpointer  data)
{
  Pane pane;
  g_autofree char *wanted = NULL;
  int year;

  set_up (program, &pane);
  iteam_day_to_ymd (iteam_day_today (), &year, NULL, NULL);
  add (&pane, "talk", "Themagesprek balie");
  add (&pane, "talk", "Themagesprek handhaving");
  add (&pane, "point", "Nieuwe collega’s");
  wanted = g_strdup_printf ("All points, %d: 1", year);
  gtk_widget_activate_action (pane.pane, "programme.view", "s", "comparison");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find_child (pane.pane, "stack"))), ==, "comparison");
  g_assert_false (gtk_widget_get_visible (find_child (pane.pane, "panel_box")));

  /* A figure shows what it counts, and no more, until all is asked for. */
  click_figure (&pane, 2, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find_child (pane.pane, "stack"))), ==, "list");
  g_assert_cmpstr (get_counted (&pane), ==, wanted);
  g_assert_cmpuint (iteam_programme_list_get_n_shown (pane.list), ==, 1);
  gtk_widget_activate_action (pane.pane, "programme.clear", NULL);
  g_assert_cmpstr (get_counted (&pane), ==, "");

  /* A talk without a date is of no year. */
  gtk_widget_activate_action (pane.pane, "programme.view", "s", "comparison");
  click_figure (&pane, 1, 0);
  g_assert_cmpuint (iteam_programme_list_get_n_shown (pane.list), ==, 0);
  gtk_widget_activate_action (pane.pane, "programme.view", "s", "points");
  gtk_widget_activate_action (pane.pane, "programme.view", "s", "activities");
  g_assert_cmpuint (iteam_programme_list_get_n_shown (pane.list), ==, 2);
}

/* --- the year, from the round to the comparison --- */

static const char list_2018[] = "Beheer;60;48\nBalie;40;30\nVergunningen;30;21\n";
static const char list_2019[] = "Beheer;50;45\nBalie;40;27\nVergunningen;30;24\n";

/* What the list of a supplier tells, counted by hand: of a unit, or of all. */
static char *
count_by_hand (const char *list,
               const char *unit)
{
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  int invited = 0, completed = 0;

  for (char **line = lines; **line != '\0'; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ";", 3);

      if (unit != NULL && !g_str_equal (cells[0], unit))
        continue;
      invited += atoi (cells[1]);
      completed += atoi (cells[2]);
    }
  {
    g_autofree char *rate = iteam_percentage_format ((completed * 1000 + invited / 2) / invited);

    return g_strdup_printf ("%s (%d of %d)", rate, completed, invited);
  }
}

typedef struct
{
  Pane *pane;
  const char *unit;
} Unit;

static gpointer
find_unit (gpointer data)
{
  Unit *unit = data;

  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = get_participation (unit->pane, i);

      if (!ITEAM_IS_PARTICIPATION_ROW (row))
        return NULL;
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), unit->unit))
        return row;
    }
}

static gboolean
has_unit (gpointer data)
{
  return find_unit (data) != NULL;
}

/* A round that is held, with the list of its supplier typed over. */
static void
hold_round (Pane       *pane,
            const char *title,
            const char *moment,
            const char *list)
{
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  GtkWidget *activity;

  add (pane, "round", title);
  activity = form (pane, "IteamActivityForm");
  type (find_child (activity, "moment_row"), moment);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (activity, "state_row")), ITEAM_ACTIVITY_DONE);
  for (char **line = lines; **line != '\0'; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ";", 3);
      Unit unit = { pane, cells[0] };

      type (find_child (form (pane, "IteamParticipationList"), "unit_row"), cells[0]);
      wait_until (has_unit, &unit);
      enter (find_unit (&unit), "invited_entry", cells[1]);
      enter (find_unit (&unit), "completed_entry", cells[2]);
    }
}

/* A figure of the comparison, as it is told to who does not see it. */
static const char *
get_figure (Pane *pane,
            int   chart,
            int   row,
            int   index)
{
  GtkWidget *section = gtk_widget_get_first_child (find_child (form (pane, "IteamComparisonView"), "charts"));
  GtkWidget *button;

  for (int i = 0; i < chart; i++)
    section = gtk_widget_get_next_sibling (section);
  button = gtk_widget_get_first_child (find_widget (section, ITEAM_TYPE_CHART_VIEW));
  for (int i = 0; i < row * 2 + index; i++)
    button = gtk_widget_get_next_sibling (button);

  return gtk_widget_get_tooltip_text (button);
}

static void
assert_figure (Pane       *pane,
               int         row,
               int         index,
               const char *what,
               const char *list,
               const char *unit)
{
  g_autofree char *counted = count_by_hand (list, unit);
  g_autofree char *wanted = g_strdup_printf ("%s, %d: %s", what, index == 0 ? 2019 : 2018, counted);

  g_assert_cmpstr (get_figure (pane, 0, row, index), ==, wanted);
}

static gboolean
has_both_years (IteamProgramme *programme,
                gpointer        data)
{
  int n = 0;

  for (guint i = 0; i < programme->participation->len; i++)
    n += iteam_participation_get_fields (programme->participation->pdata[i])->completed >= 0;

  return n == 6;
}

/* The round of 2018 with three points; the round of 2019; of each point what became of it,
 * and a new one; and the two years beside one another. */
static void
test_year_flow (Program       *program,
                gconstpointer  data)
{
  static const char *const titles[] = { "Nieuwe collega’s", "Geschenken", "Bestanden delen" };
  Pane pane;
  GtkWidget *point;

  set_up (program, &pane);
  hold_round (&pane, "Dilemmatraining 2018", "eind 2018", list_2018);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      add (&pane, "point", titles[i]);
      type (find_child (form (&pane, "IteamPointForm"), "year_row"), "2018");
    }
  hold_round (&pane, "Dilemmatraining 2019", "najaar 2019", list_2019);
  wait_for_file (&pane, has_both_years, NULL);

  gtk_widget_activate_action (pane.pane, "programme.view", "s", "points");
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (IteamProgramme) programme = read_programme (&pane);
      gint64 id = 0;

      for (guint j = 0; j < programme->points->len; j++)
        if (g_str_equal (iteam_point_get_fields (programme->points->pdata[j])->title, titles[i]))
          id = iteam_entry_get_id (programme->points->pdata[j]);
      g_assert_true (iteam_programme_list_select (pane.list, id));
      point = form (&pane, "IteamPointForm");
      if (i == 0)
        {
          adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (point, "state_row")), ITEAM_POINT_DONE);
          wait_for_file (&pane, is_done, NULL);
          continue;
        }
      if (i == 1)
        gtk_editable_set_text (GTK_EDITABLE (find_child (point, "change_row")), "Ook uitnodigingen");
      g_signal_emit_by_name (find_child (point, "carry_button"), "clicked");
      wait_for_file (&pane, has_n_points, GUINT_TO_POINTER (3 + i));
    }
  add (&pane, "point", "Contracten");
  type (find_child (form (&pane, "IteamPointForm"), "year_row"), "2019");
  wait_until (tells, &pane);

  gtk_widget_activate_action (pane.pane, "programme.view", "s", "comparison");
  assert_figure (&pane, 0, 0, "The whole", list_2019, NULL);
  assert_figure (&pane, 0, 1, "The whole", list_2018, NULL);
  assert_figure (&pane, 1, 0, "Balie", list_2019, "Balie");
  assert_figure (&pane, 2, 1, "Beheer", list_2018, "Beheer");
  assert_figure (&pane, 3, 0, "Vergunningen", list_2019, "Vergunningen");
  g_assert_cmpstr (get_figure (&pane, 2, 0, 0), ==, "All points, 2019: 3");
  g_assert_cmpstr (get_figure (&pane, 2, 1, 0), ==, "New this year, 2019: 1");
  g_assert_cmpstr (get_figure (&pane, 2, 2, 1), ==, "Done, 2018: 1");
  g_assert_cmpstr (get_figure (&pane, 2, 3, 1), ==, "Maintained, 2018: 1");
  g_assert_cmpstr (get_figure (&pane, 2, 4, 1), ==, "Adjusted, 2018: 1");
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  program_add_test ("/programme-pane/round", test_round, NULL);
  program_add_test ("/programme-pane/list", test_list, NULL);
  program_add_test ("/programme-pane/kinds", test_kinds, NULL);
  program_add_test ("/programme-pane/points", test_points, NULL);
  program_add_test ("/programme-pane/reports", test_reports, NULL);
  program_add_test ("/programme-pane/comparison", test_comparison, NULL);
  program_add_test ("/programme-pane/year-flow", test_year_flow, NULL);
  program_add_test ("/programme-pane/find-and-delete", test_find_and_delete, NULL);

  return window_fixture_run ();
}
