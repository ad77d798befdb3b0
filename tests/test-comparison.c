/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "iteam-chart-drawing.h"
#include "iteam-comparison-paper.h"
#include "iteam-comparison.h"
#include "iteam-lineage.h"

/* A year beside another one: every figure is the number of what it counts, what leaves the
 * team has no small count, and the drawing has room for all of it. */

#define DAY(iso) iteam_day_from_iso (iso)
#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

static IteamActivity *
add_activity (IteamProgramme    *programme,
              IteamActivityKind  kind,
              const char        *moment,
              IteamActivityState state)
{
  IteamActivity *activity = iteam_activity_new ("Iets", kind, DAY ("2018-12-11"));

  g_object_set (activity, "state", state, NULL);
  iteam_activity_set_moment (activity, moment, DAY ("2018-12-11"));
  g_ptr_array_add (programme->activities, activity);

  return activity;
}

static void
add_unit (IteamProgramme *programme,
          IteamActivity  *round,
          const char     *name,
          int             invited,
          int             completed)
{
  IteamParticipation *unit = iteam_participation_new (ID (round), name);

  g_object_set (unit, "invited", invited, "completed", completed, NULL);
  g_ptr_array_add (programme->participation, unit);
}

static void
add_count (IteamProgramme *programme,
           int             year,
           int             kind,
           int             side,
           int             count)
{
  IteamReportCount *reports = iteam_report_count_new (year, (IteamReportKind) kind, (IteamSide) side);

  g_object_set (reports, "count", count, NULL);
  g_ptr_array_add (programme->counts, reports);
}

static IteamPoint *
add_point (IteamProgramme *programme,
           int             year,
           IteamPointState state)
{
  IteamPoint *point = iteam_point_new ("Een punt", ITEAM_POINT_IMPROVEMENT, year, DAY ("2018-12-11"));

  g_object_set (point, "number", (int) programme->points->len + 1, NULL);
  if (state != ITEAM_POINT_OPEN)
    iteam_point_close (point, state, "Gelukt", DAY ("2018-12-20"));
  g_ptr_array_add (programme->points, point);

  return point;
}

static IteamDirectory *
make_directory (void)
{
  IteamDirectory *directory = iteam_directory_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pillars = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (pillars, iteam_pillar_new (1, "inside", "I-bewust binnen", NULL, 0, "F"));
  g_ptr_array_add (pillars, iteam_pillar_new (2, "outside", "I-bewust buiten", NULL, 0, "M"));
  g_ptr_array_add (pillars, iteam_pillar_new (3, "screen", "I-bewust achter je scherm", NULL, 0, "T"));
  g_ptr_array_add (pillars, iteam_pillar_new (4, "cloud", "I-bewust in de cloud", NULL, 0, "V"));
  iteam_directory_update (directory, people, pillars);

  return directory;
}

static IteamProgramme *
make_programme (void)
{
  IteamProgramme *programme = iteam_programme_new ();
  IteamActivity *round = add_activity (programme, ITEAM_ACTIVITY_ROUND, "eind 2018", ITEAM_ACTIVITY_DONE);
  IteamActivity *repeat = add_activity (programme, ITEAM_ACTIVITY_ROUND, "najaar 2019", ITEAM_ACTIVITY_DONE);
  IteamPoint *kept;

  /* A round that is still to come does not stand for its year. */
  add_activity (programme, ITEAM_ACTIVITY_ROUND, "december 2019", ITEAM_ACTIVITY_PLANNED);
  g_object_set (repeat, "target", 800, NULL);
  add_unit (programme, round, "Dienstverlening", 40, 30);
  add_unit (programme, round, "Beheer", 60, 44);
  add_unit (programme, repeat, "Dienstverlening", 42, 36);
  add_unit (programme, repeat, "Beheer", 58, 46);
  add_unit (programme, repeat, "Griffie", 6, 3);
  add_activity (programme, ITEAM_ACTIVITY_TALK, "4 december 2018", ITEAM_ACTIVITY_DONE);
  add_activity (programme, ITEAM_ACTIVITY_TALK, "11 december 2018", ITEAM_ACTIVITY_CANCELLED);
  add_activity (programme, ITEAM_ACTIVITY_TALK, "24 januari 2019", ITEAM_ACTIVITY_DONE);
  add_activity (programme, ITEAM_ACTIVITY_TALK, "7 maart 2019", ITEAM_ACTIVITY_DONE);
  add_activity (programme, ITEAM_ACTIVITY_TALK, "2019", ITEAM_ACTIVITY_PLANNED);
  add_point (programme, 2018, ITEAM_POINT_DONE);
  add_point (programme, 2018, ITEAM_POINT_DROPPED);
  kept = add_point (programme, 2018, ITEAM_POINT_OPEN);
  g_ptr_array_add (programme->points, iteam_lineage_carry (kept, 2019, NULL, "Ook bij inhuur", DAY ("2019-12-02")));
  add_point (programme, 2019, ITEAM_POINT_OPEN);
  add_point (programme, 2019, ITEAM_POINT_DONE);
  g_ptr_array_add (programme->spotlights, iteam_spotlight_new (2, "Onderweg", DAY ("2019-05-20"), DAY ("2019-06-21")));
  g_ptr_array_add (programme->spotlights, iteam_spotlight_new (2, "Thuis", DAY ("2018-05-21"), DAY ("2018-06-22")));
  g_ptr_array_add (programme->spotlights, iteam_spotlight_new (3, "Scherm", DAY ("2019-09-02"), DAY ("2019-09-27")));
  add_count (programme, 2018, ITEAM_REPORT_BREACH, ITEAM_SIDE_INTERNAL, 3);
  add_count (programme, 2019, ITEAM_REPORT_BREACH, ITEAM_SIDE_INTERNAL, 7);
  add_count (programme, 2019, ITEAM_REPORT_ADVICE, ITEAM_SIDE_EXTERNAL, 0);
  iteam_programme_sort (programme);

  return programme;
}

static IteamChartRow *
find_row (GPtrArray  *charts,
          const char *label)
{
  for (guint i = 0; i < charts->len; i++)
    for (guint j = 0; j < ((IteamChart *) charts->pdata[i])->rows->len; j++)
      if (g_str_equal (iteam_chart_get_row (charts->pdata[i], j)->label, label))
        return iteam_chart_get_row (charts->pdata[i], j);

  return NULL;
}

static void
check_row (GPtrArray  *charts,
           const char *label,
           const char *year,
           const char *before)
{
  IteamChartRow *row = find_row (charts, label);

  g_test_message ("%s", label);
  g_assert_nonnull (row);
  g_assert_cmpstr (row->values[0].text, ==, year);
  g_assert_cmpstr (row->values[1].text, ==, before);
}

static void
test_figures (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamProgramme) programme = make_programme ();
  g_autoptr (GPtrArray) charts = iteam_comparison_make (programme, directory, 2019, 2018, TRUE);
  g_autofree char *said = NULL;

  g_assert_cmpuint (charts->len, ==, 5);
  /* 85 of 106, 74 of 100. */
  check_row (charts, "The whole", "80.2%", "74%");
  check_row (charts, "Dienstverlening", "85.7%", "75%");
  check_row (charts, "Griffie", "50%", "–");
  check_row (charts, "Theme talks held", "2", "1");
  check_row (charts, "Activities", "5", "2");
  check_row (charts, "All points", "3", "3");
  check_row (charts, "New this year", "2", "3");
  check_row (charts, "Adjusted", "0", "1");
  check_row (charts, "Done", "1", "1");
  check_row (charts, "Still open", "2", "0");
  check_row (charts, "I-bewust buiten", "1", "1");
  check_row (charts, "I-bewust achter je scherm", "1", "0");
  check_row (charts, "Months without a spotlight", "9", "10");
  check_row (charts, "Reports of integrity breaches (Internal)", "7", "3");
  check_row (charts, "Advisory talks (External)", "0", "–");
  g_assert_cmpint (find_row (charts, "The whole")->target, ==, 800);
  g_assert_cmpstr (((IteamChart *) charts->pdata[2])->note, ==, "3 of 2018: 1 done, 1 adjusted, 1 dropped, 2 new");
  said = iteam_chart_describe (charts->pdata[0], 0, 0);
  g_assert_cmpstr (said, ==, "The whole, 2019: 80.2% (85 of 106), target 80%");
}

/* Each count is the number of the things that it shows when it is clicked. */
static void
test_counted (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamProgramme) programme = make_programme ();
  g_autoptr (GPtrArray) charts = iteam_comparison_make (programme, directory, 2019, 2018, TRUE);
  guint n = 0;

  for (guint i = 0; i < charts->len; i++)
    for (guint j = 0; j < ((IteamChart *) charts->pdata[i])->rows->len; j++)
      for (guint k = 0; k < 2; k++)
        {
          const IteamChartValue *value = &iteam_chart_get_row (charts->pdata[i], j)->values[k];
          g_autoptr (GPtrArray) counted = iteam_counted_list (programme, &value->counted);

          if (value->counted.kind == ITEAM_COUNTED_NOTHING)
            g_assert_cmpstr (value->text, ==, "–");
          else if (value->counted.kind == ITEAM_COUNTED_ROUND || value->counted.kind == ITEAM_COUNTED_REPORTS)
            g_assert_cmpuint (counted->len, ==, 1);
          else if (value->counted.kind != ITEAM_COUNTED_SPOTLIGHTS || value->counted.id != 0)
            g_assert_cmpint (value->value, ==, (int) counted->len);
          n++;
        }
  g_assert_cmpuint (n, >=, 30);
}

static void
test_outside (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamProgramme) programme = make_programme ();
  g_autoptr (GPtrArray) charts = iteam_comparison_make (programme, directory, 2019, 2018, FALSE);

  /* 3 of the 6 of the registry took part: these are taken together with the smallest of the
   * others, and nothing is told of either. */
  g_assert_null (find_row (charts, "Griffie"));
  check_row (charts, "The whole", "80%", "74%");
  check_row (charts, "Reports of integrity breaches (Internal)", "7", "<5");
  check_row (charts, "Advisory talks (External)", "<5", "–");
  g_assert_cmpint (find_row (charts, "Advisory talks (External)")->values[0].value, ==, ITEAM_FIGURE_NONE);
  g_assert_null (find_row (charts, "The whole")->values[0].detail);
}

static void
test_years (void)
{
  g_autoptr (IteamProgramme) programme = make_programme ();
  g_autoptr (IteamProgramme) nothing = iteam_programme_new ();
  int before;

  g_assert_cmpint (iteam_comparison_year (programme, DAY ("2019-12-31"), &before), ==, 2019);
  g_assert_cmpint (before, ==, 2018);
  g_assert_cmpint (iteam_comparison_year (programme, DAY ("2026-03-01"), &before), ==, 2019);
  g_assert_cmpint (iteam_comparison_year (programme, DAY ("2018-03-01"), &before), ==, 2018);
  g_assert_cmpint (before, ==, 2017);
  g_assert_cmpint (iteam_comparison_year (nothing, DAY ("2018-03-01"), &before), ==, 2018);
}

/* Wherever it is drawn the figures stand beside one another, within it, and in the height
 * that was measured. */
static void
test_drawing (void)
{
  static const double widths[] = { 340, 459, 640, 1400 };
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamProgramme) programme = make_programme ();
  g_autoptr (GPtrArray) charts = iteam_comparison_make (programme, directory, 2019, 2018, TRUE);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  const IteamChartStyle style = { &iteam_chart_ink_light, 12, FALSE };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    for (guint j = 0; j < charts->len; j++)
      {
        g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (IteamChartSpot));
        double height = iteam_chart_draw (charts->pdata[j], &style, context, NULL, widths[i], NULL);
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) widths[i], (int) height);
        cairo_t *cr = cairo_create (surface);

        g_assert_cmpfloat (iteam_chart_draw (charts->pdata[j], &style, context, cr, widths[i], spots), ==, height);
        g_assert_cmpuint (spots->len, ==, ((IteamChart *) charts->pdata[j])->rows->len * 2);
        for (guint k = 0; k < spots->len; k++)
          {
            const IteamChartSpot *spot = &g_array_index (spots, IteamChartSpot, k);

            g_assert_cmpfloat (spot->x, >=, widths[i] / 2);
            g_assert_cmpfloat (spot->x + spot->width, <=, widths[i] + 0.01);
            g_assert_cmpfloat (spot->y + spot->height, <=, height);
            if (k > 0 && spot->index == 1)
              g_assert_cmpfloat ((spot - 1)->x + (spot - 1)->width, <=, spot->x);
            if (k > 1)
              g_assert_cmpfloat ((spot - 2)->y + (spot - 2)->height, <=, spot->y);
          }
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
  g_object_unref (context);
}

/* A hundred units, with names that take two lines, still go on paper, and are told as text. */
static void
test_paper (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamProgramme) programme = make_programme ();
  g_autoptr (IteamPaper) paper = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int n_pages = 0;

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("Beheer van openbare ruimte en gebouwen, onderdeel %d", i);

      add_unit (programme, programme->activities->pdata[1], name, 40 + i, 30 + i / 2);
    }
  paper = iteam_comparison_paper_new (programme, directory, 2019, 2018);
  pdf = iteam_paper_to_pdf (paper, &n_pages, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_pages, >=, 2);
  text = iteam_paper_to_text (paper);
  g_assert_nonnull (strstr (text, "- Theme talks held: 2 (2018: 1)\n"));
  g_assert_nonnull (strstr (text, "- Reports of integrity breaches (Internal): 7 (2018: <5)\n"));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/comparison/figures", test_figures);
  g_test_add_func ("/comparison/counted", test_counted);
  g_test_add_func ("/comparison/outside", test_outside);
  g_test_add_func ("/comparison/years", test_years);
  g_test_add_func ("/comparison/drawing", test_drawing);
  g_test_add_func ("/comparison/paper", test_paper);

  return g_test_run ();
}
