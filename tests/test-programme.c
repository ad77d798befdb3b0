/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-directory.h"
#include "iteam-lineage.h"
#include "iteam-programme.h"
#include "iteam-year-plan.h"
#include "iteam-year.h"

/* The rules of the programme: rates, lineage, spotlights, the year in figures. */

#define DAY(iso) iteam_day_from_iso (iso)
#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))
#define NONE ITEAM_FIGURE_NONE

static void
test_percentages (void)
{
  static const struct { const char *text; int permille; const char *shown; } cases[] = {
    { "74", 740, "74%" }, { "74%", 740, "74%" }, { " 74 % ", 740, "74%" }, { "74,5 %", 745, "74.5%" }, { "74.5", 745, "74.5%" },
    { "0", 0, "0%" }, { "100", 1000, "100%" }, { "100,0%", 1000, "100%" }, { "7\xc2\xa0%", 70, "7%" },
    { "101", -1, NULL }, { "100,1", -1, NULL }, { "", -1, NULL }, { "%", -1, NULL }, { "74,55", -1, NULL }, { "-3", -1, NULL },
    { "3 van 4", -1, NULL }, { "74 procent", -1, NULL }, { "1000", -1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int permille = -1;
      gboolean read = iteam_percentage_parse (cases[i].text, &permille);
      g_autofree char *shown = read ? iteam_percentage_format (permille) : NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (read, ==, cases[i].permille >= 0);
      g_assert_cmpint (permille, ==, cases[i].permille);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_tallies (void)
{
  static const struct { int invited, completed, percentage, rate; const char *text; } cases[] = {
    { 200, 148, NONE, 740, "74% (148 of 200)" },
    /* A percentage alone stays one: nobody knows of how many. */
    { NONE, NONE, 740, 740, "74%" },
    { 600, NONE, 740, 740, "74% (600 invited)" },
    { NONE, 148, NONE, NONE, "(148 completed)" },
    { 200, NONE, NONE, NONE, "(200 invited)" },
    { 200, 0, NONE, 0, "0% (0 of 200)" },
    { 0, 0, NONE, NONE, "(0 of 0)" },
    { 3, 2, NONE, 667, "66.7% (2 of 3)" },
    /* What was counted goes before what was told. */
    { 200, 150, 740, 750, "75% (150 of 200)" },
    { NONE, NONE, NONE, NONE, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      IteamTally tally = iteam_tally_new (cases[i].invited, cases[i].completed, cases[i].percentage);
      g_autofree char *text = iteam_tally_format (&tally);

      g_assert_cmpint (tally.rate, ==, cases[i].rate);
      g_assert_cmpint (tally.invited, ==, cases[i].invited);
      g_assert_cmpint (tally.completed, ==, cases[i].completed);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_sums (void)
{
  const IteamTally counted[] = { iteam_tally_new (100, 80, NONE), iteam_tally_new (60, 30, NONE), iteam_tally_new (40, 38, NONE) };
  const IteamTally mixed[] = { iteam_tally_new (100, 80, NONE), iteam_tally_new (NONE, NONE, 900), iteam_tally_new (100, 60, NONE) };
  const IteamTally told[] = { iteam_tally_new (NONE, NONE, 740), iteam_tally_new (NONE, NONE, 900) };
  IteamTally sum = iteam_tally_sum (counted, 3);

  g_assert_cmpint (sum.invited, ==, 200);
  g_assert_cmpint (sum.completed, ==, 148);
  g_assert_cmpint (sum.rate, ==, 740);
  g_assert_false (sum.partial);

  sum = iteam_tally_sum (mixed, 3);
  g_assert_cmpint (sum.invited, ==, 200);
  g_assert_cmpint (sum.rate, ==, 700);
  g_assert_true (sum.partial);

  /* Percentages are not averaged. */
  sum = iteam_tally_sum (told, 2);
  g_assert_cmpint (sum.invited, ==, NONE);
  g_assert_cmpint (sum.rate, ==, NONE);
  g_assert_true (sum.partial);
  sum = iteam_tally_sum (told, 1);
  g_assert_cmpint (sum.rate, ==, 740);
  sum = iteam_tally_sum (NULL, 0);
  g_assert_cmpint (sum.rate, ==, NONE);
  g_assert_false (sum.partial);
}

static IteamPoint *
add_point (GPtrArray      *points,
           const char     *title,
           int             year,
           IteamPointState state)
{
  IteamPoint *point = iteam_point_new (title, ITEAM_POINT_IMPROVEMENT, year, DAY ("2018-12-11"));

  g_object_set (point, "number", (int) points->len + 1, NULL);
  if (state != ITEAM_POINT_OPEN)
    iteam_point_close (point, state, "Te duur", DAY ("2018-12-20"));
  g_ptr_array_add (points, point);

  return point;
}

/* As the issue tells of it: 12 of 2018, and what became of them. */
static void
test_lineage (void)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) line = NULL;
  g_autofree char *text = NULL;
  g_autofree char *begun = NULL;
  IteamPoint *maintained, *adjusted = NULL, *next, *last;
  IteamLineage lineage;

  for (int i = 0; i < 7; i++)
    add_point (points, "Bereikt", 2018, ITEAM_POINT_DONE);
  add_point (points, "Opgegeven", 2018, ITEAM_POINT_DROPPED);
  maintained = add_point (points, "Nieuwe collega’s", 2018, ITEAM_POINT_OPEN);
  for (int i = 0; i < 3; i++)
    adjusted = add_point (points, "Geschenken", 2018, ITEAM_POINT_OPEN);

  lineage = iteam_lineage_count (points, 2018, 2019);
  begun = iteam_lineage_format (&lineage);
  g_assert_cmpstr (begun, ==, "12 of 2018: 7 done, 1 dropped, 4 open");
  left = iteam_lineage_list_left (points, 2018);
  g_assert_cmpuint (left->len, ==, 4);
  g_assert_true (left->pdata[0] == maintained);

  g_ptr_array_add (points, iteam_lineage_carry (maintained, 2019, NULL, NULL, DAY ("2019-12-02")));
  g_ptr_array_add (points, iteam_lineage_carry (left->pdata[1], 2019, NULL, "Ook relatiegeschenken", DAY ("2019-12-02")));
  g_ptr_array_add (points, iteam_lineage_carry (left->pdata[2], 2019, "Geschenken en uitnodigingen", NULL, DAY ("2019-12-02")));
  next = iteam_lineage_carry (adjusted, 2019, NULL, "Per team", DAY ("2019-12-02"));
  g_ptr_array_add (points, next);
  for (int i = 0; i < 4; i++)
    add_point (points, "Nieuw", 2019, ITEAM_POINT_OPEN);

  lineage = iteam_lineage_count (points, 2018, 2019);
  text = iteam_lineage_format (&lineage);
  g_assert_cmpstr (text, ==, "12 of 2018: 7 done, 3 adjusted, 1 maintained, 1 dropped, 4 new");

  /* It stays adjusted when it is reached a year later, and the line leads on. */
  iteam_point_close (next, ITEAM_POINT_DONE, NULL, DAY ("2020-01-10"));
  g_assert_cmpint (iteam_lineage_get_fate (points, adjusted), ==, ITEAM_FATE_ADJUSTED);
  g_assert_cmpint (iteam_lineage_get_fate (points, next), ==, ITEAM_FATE_DONE);
  last = iteam_lineage_carry (next, 2021, NULL, NULL, DAY ("2021-01-10"));
  g_ptr_array_add (points, last);
  line = iteam_lineage_list (points, next);
  g_assert_cmpuint (line->len, ==, 3);
  g_assert_true (line->pdata[0] == adjusted);
  g_assert_true (line->pdata[2] == last);
}

/* Two people who carry on the same point make the same one, and whatever someone wrote
 * a line comes to its end. */
static void
test_lineage_apart (void)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_object_unref);
  IteamPoint *point = add_point (points, "Geschenken", 2018, ITEAM_POINT_OPEN);
  g_autoptr (IteamPoint) first = iteam_lineage_carry (point, 2019, NULL, NULL, DAY ("2019-12-02"));
  g_autoptr (IteamPoint) second = iteam_lineage_carry (point, 2019, NULL, "Ook uitnodigingen", DAY ("2019-12-03"));
  IteamPoint *other = add_point (points, "Rondom", 2018, ITEAM_POINT_OPEN);
  g_autoptr (GPtrArray) line = NULL;

  g_assert_cmpint (ID (first), ==, ID (second));
  g_object_set (point, "previous", ID (other), NULL);
  g_object_set (other, "previous", ID (point), NULL);
  line = iteam_lineage_list (points, point);
  g_assert_cmpuint (line->len, ==, 1);
  g_assert_cmpint (iteam_lineage_get_fate (points, point), ==, ITEAM_FATE_OPEN);
}

static void
test_fields_of_kinds (void)
{
  g_autoptr (IteamActivity) activity = iteam_activity_new ("Screening", ITEAM_ACTIVITY_TALK, DAY ("2018-06-01"));
  const IteamActivityFields *fields = iteam_activity_get_fields (activity);

  g_object_set (activity, "function-group", "Balie", "head-count", 9, "text", "Iets", "lessons", "Iets", "supplier", "Bureau",
                "leader", (gint64) 7, "state", ITEAM_ACTIVITY_DONE, "target", 800, NULL);
  iteam_activity_set_moment (activity, "voorjaar 2018", DAY ("2018-06-01"));
  iteam_activity_tidy (activity);
  g_assert_cmpint (fields->head_count, ==, 9);
  g_assert_cmpint (fields->target, ==, NONE);

  /* Done or not, and when: nothing else. */
  g_object_set (activity, "kind", ITEAM_ACTIVITY_SCREENING, NULL);
  iteam_activity_tidy (activity);
  g_assert_null (fields->function_group);
  g_assert_null (fields->text);
  g_assert_null (fields->lessons);
  g_assert_null (fields->supplier);
  g_assert_cmpint (fields->leader, ==, 0);
  g_assert_cmpint (fields->head_count, ==, NONE);
  g_assert_cmpint (fields->state, ==, ITEAM_ACTIVITY_DONE);
  g_assert_cmpstr (fields->moment, ==, "voorjaar 2018");
}

static void
test_repeat (void)
{
  g_autoptr (IteamActivity) activity = iteam_activity_new ("Dilemmatraining 2018", ITEAM_ACTIVITY_ROUND, DAY ("2018-10-01"));
  g_autoptr (IteamActivity) next = NULL;
  const IteamActivityFields *fields;

  g_object_set (activity, "state", ITEAM_ACTIVITY_DONE, "supplier", "Integriteit.nl", "target", 800, "lessons", "Iets", "number", 3, NULL);
  iteam_activity_set_moment (activity, "eind 2018", DAY ("2018-10-01"));
  next = iteam_activity_repeat (activity, 2019, DAY ("2019-01-22"));
  fields = iteam_activity_get_fields (next);
  g_assert_cmpstr (fields->title, ==, "Dilemmatraining 2019");
  g_assert_cmpstr (fields->supplier, ==, "Integriteit.nl");
  g_assert_cmpstr (fields->moment, ==, "2019");
  g_assert_cmpint (iteam_activity_get_year (next), ==, 2019);
  g_assert_cmpint (fields->state, ==, ITEAM_ACTIVITY_PLANNED);
  g_assert_cmpint (fields->target, ==, 800);
  g_assert_cmpint (fields->number, ==, 0);
  g_assert_null (fields->lessons);
  g_assert_cmpint (ID (next), !=, ID (activity));
}

static void
assert_weeks (IteamSpotlight *spotlight,
              const char     *first,
              const char     *last)
{
  const IteamSpotlightFields *fields = iteam_spotlight_get_fields (spotlight);
  g_autofree char *from = iteam_day_to_iso (fields->first);
  g_autofree char *to = iteam_day_to_iso (fields->last);

  g_assert_cmpstr (from, ==, first);
  g_assert_cmpstr (to, ==, last);
}

static void
test_spotlights (void)
{
  g_autoptr (GPtrArray) spotlights = g_ptr_array_new_with_free_func (g_object_unref);
  IteamSpotlight *spotlight = iteam_spotlight_new (1, "Opgeruimd bureau", DAY ("2019-02-06"), DAY ("2019-02-26"));
  g_autoptr (IteamSpotlight) repeated = NULL;
  g_autoptr (IteamSpotlight) again = NULL;
  g_autoptr (IteamSpotlight) odd = iteam_spotlight_new (1, "Jaarwisseling", DAY ("2020-12-28"), DAY ("2021-01-03"));
  g_autoptr (IteamSpotlight) even = iteam_spotlight_repeat (odd, 2019);

  g_ptr_array_add (spotlights, spotlight);
  assert_weeks (spotlight, "2019-02-04", "2019-03-03");
  g_assert_true (iteam_spotlight_is_in_month (spotlight, 2019, 2));
  g_assert_false (iteam_spotlight_is_in_month (spotlight, 2019, 1));
  /* Its last week is one of February, as its Thursday is. */
  g_assert_false (iteam_spotlight_is_in_month (spotlight, 2019, 3));
  g_assert_cmpuint (iteam_spotlights_empty_months (spotlights, 2019), ==, 0xfff & ~(1u << 1));
  g_assert_cmpuint (iteam_spotlights_empty_months (spotlights, 2018), ==, 0xfff);

  iteam_spotlight_move (spotlight, 2);
  assert_weeks (spotlight, "2019-02-18", "2019-03-17");
  iteam_spotlight_resize (spotlight, 0, -10);
  assert_weeks (spotlight, "2019-02-18", "2019-02-24");
  iteam_spotlight_resize (spotlight, -2, 0);
  assert_weeks (spotlight, "2019-02-04", "2019-02-24");
  iteam_spotlight_resize (spotlight, 7, 0);
  assert_weeks (spotlight, "2019-02-18", "2019-02-24");

  /* Week 8 again, as a draft, and the same row whoever does it. */
  repeated = iteam_spotlight_repeat (spotlight, 2020);
  again = iteam_spotlight_repeat (spotlight, 2020);
  assert_weeks (repeated, "2020-02-17", "2020-02-23");
  g_assert_true (iteam_spotlight_get_fields (repeated)->draft);
  g_assert_cmpint (ID (repeated), ==, ID (again));
  /* 2019 has no week 53. */
  assert_weeks (even, "2019-12-23", "2019-12-29");
}

static IteamDirectory *
make_directory (void)
{
  IteamDirectory *directory = iteam_directory_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pillars = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (pillars, iteam_pillar_new (1, "inside", "I-bewust binnen", NULL, 0, "F"));
  g_ptr_array_add (pillars, iteam_pillar_new (2, "outside", "I-bewust buiten", NULL, 0, "V"));
  iteam_directory_update (directory, people, pillars);

  return directory;
}

/* Months by pillars: what overlaps stands below one another, what is of another year is
 * left out, and what crosses the turn of the year ends there. */
static void
test_plan (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (GPtrArray) spotlights = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (IteamYearPlan) plan = NULL;
  g_autofree char *months = NULL;
  const IteamPlanBar *bars;

  g_ptr_array_add (spotlights, iteam_spotlight_new (1, "Tweede", DAY ("2019-02-18"), DAY ("2019-03-15")));
  g_ptr_array_add (spotlights, iteam_spotlight_new (1, "Eerste", DAY ("2019-02-04"), DAY ("2019-03-01")));
  g_ptr_array_add (spotlights, iteam_spotlight_new (1, "Derde", DAY ("2019-03-04"), DAY ("2019-03-29")));
  g_ptr_array_add (spotlights, iteam_spotlight_new (2, "Wissel", DAY ("2018-12-24"), DAY ("2019-01-11")));
  g_ptr_array_add (spotlights, iteam_spotlight_new (2, "Toen", DAY ("2018-05-07"), DAY ("2018-06-01")));
  plan = iteam_year_plan_new (spotlights, directory, 2019);
  bars = (const IteamPlanBar *) plan->bars->data;

  g_assert_cmpuint (plan->n_rows, ==, 2);
  g_assert_cmpuint (plan->n_lanes[0], ==, 2);
  g_assert_cmpuint (plan->n_lanes[1], ==, 1);
  g_assert_cmpuint (plan->bars->len, ==, 4);
  g_assert_cmpstr (iteam_spotlight_get_fields (bars[0].spotlight)->title, ==, "Eerste");
  g_assert_cmpuint (bars[0].lane, ==, 0);
  g_assert_cmpuint (bars[1].lane, ==, 1);
  g_assert_cmpuint (bars[2].lane, ==, 0);
  g_assert_cmpfloat_with_epsilon (bars[2].from, bars[0].to, 1e-9);
  g_assert_cmpuint (bars[3].row, ==, 1);
  g_assert_cmpfloat_with_epsilon (bars[3].from, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (iteam_year_plan_place (2019, DAY ("2019-07-02")), 182 / 365.0, 1e-9);
  g_assert_cmpuint (plan->empty_months, ==, 0xfff & ~7u);
  months = iteam_year_plan_format_months (5);
  g_assert_cmpstr (months, ==, "January, March");
}

static IteamActivity *
add_activity (IteamProgramme    *programme,
              IteamActivityKind  kind,
              const char        *moment,
              IteamActivityState state)
{
  IteamActivity *activity = iteam_activity_new ("Activiteit", kind, DAY ("2018-01-01"));

  iteam_activity_set_moment (activity, moment, DAY ("2018-01-01"));
  g_object_set (activity, "state", state, NULL);
  g_ptr_array_add (programme->activities, activity);

  return activity;
}

static void
test_year (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamProgramme) programme = iteam_programme_new ();
  g_autoptr (IteamYear) year = NULL;
  g_autoptr (IteamYear) next = NULL;
  g_autoptr (GArray) years = NULL;
  IteamActivity *round, *repeat;
  IteamParticipation *whole, *unit;
  IteamTally tally;

  round = add_activity (programme, ITEAM_ACTIVITY_ROUND, "eind 2018", ITEAM_ACTIVITY_DONE);
  repeat = add_activity (programme, ITEAM_ACTIVITY_ROUND, "najaar 2019", ITEAM_ACTIVITY_DONE);
  g_object_set (repeat, "target", 800, NULL);
  add_activity (programme, ITEAM_ACTIVITY_TALK, "4 december 2018", ITEAM_ACTIVITY_DONE);
  add_activity (programme, ITEAM_ACTIVITY_TALK, "11 december 2018", ITEAM_ACTIVITY_CANCELLED);
  add_activity (programme, ITEAM_ACTIVITY_TALK, "2019", ITEAM_ACTIVITY_PLANNED);
  add_activity (programme, ITEAM_ACTIVITY_OTHER, "ooit", ITEAM_ACTIVITY_PLANNED);
  whole = iteam_participation_new (ID (round), NULL);
  g_object_set (whole, "percentage", 740, NULL);
  g_ptr_array_add (programme->participation, whole);
  unit = iteam_participation_new (ID (repeat), "Dienstverlening");
  g_object_set (unit, "invited", 40, "completed", 30, NULL);
  g_ptr_array_add (programme->participation, unit);
  unit = iteam_participation_new (ID (repeat), "Beheer");
  g_object_set (unit, "invited", 60, "completed", 48, NULL);
  g_ptr_array_add (programme->participation, unit);
  g_ptr_array_add (programme->spotlights, iteam_spotlight_new (2, "Onderweg", DAY ("2019-05-20"), DAY ("2019-06-21")));
  iteam_programme_sort (programme);

  tally = iteam_programme_tally (programme, ID (round));
  g_assert_cmpint (tally.rate, ==, 740);
  g_assert_cmpint (tally.invited, ==, NONE);

  year = iteam_year_new (programme, directory, 2018, 2017);
  g_assert_cmpint (year->rate, ==, 740);
  g_assert_cmpint (year->target, ==, NONE);
  g_assert_cmpuint (year->n_talks, ==, 1);
  g_assert_cmpuint (year->n_activities, ==, 2);
  g_assert_cmpuint (year->empty_months, ==, 0xfff);
  next = iteam_year_new (programme, directory, 2019, 2018);
  g_assert_cmpint (next->rate, ==, 780);
  g_assert_cmpint (next->target, ==, 800);
  g_assert_cmpuint (next->n_talks, ==, 0);
  g_assert_cmpuint (next->n_spotlights[0], ==, 0);
  g_assert_cmpuint (next->n_spotlights[1], ==, 1);
  years = iteam_years_list (programme);
  g_assert_cmpuint (years->len, ==, 2);
  g_assert_cmpint (g_array_index (years, int, 0), ==, 2019);
}

/* Rows that two people add apart from one another are the same row. */
static void
test_keys (void)
{
  g_autoptr (IteamParticipation) first = iteam_participation_new (7, "Café & Zo");
  g_autoptr (IteamParticipation) second = iteam_participation_new (7, "cafe & zo");
  g_autoptr (IteamParticipation) other = iteam_participation_new (8, "Café & Zo");
  g_autoptr (IteamParticipation) whole = iteam_participation_new (7, NULL);
  g_autoptr (IteamReportCount) inside = iteam_report_count_new (2018, ITEAM_REPORT_BREACH, ITEAM_SIDE_INTERNAL);
  g_autoptr (IteamReportCount) outside = iteam_report_count_new (2018, ITEAM_REPORT_BREACH, ITEAM_SIDE_EXTERNAL);
  g_autoptr (IteamReportCount) advice = iteam_report_count_new (2018, ITEAM_REPORT_ADVICE, ITEAM_SIDE_NONE);

  g_assert_cmpint (ID (first), ==, ID (second));
  g_assert_cmpint (ID (first), !=, ID (other));
  g_assert_cmpint (ID (first), !=, ID (whole));
  g_assert_cmpint (ID (inside), !=, ID (outside));
  g_assert_cmpint (ID (inside), !=, ID (advice));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/programme/percentages", test_percentages);
  g_test_add_func ("/programme/tallies", test_tallies);
  g_test_add_func ("/programme/sums", test_sums);
  g_test_add_func ("/programme/lineage", test_lineage);
  g_test_add_func ("/programme/lineage-apart", test_lineage_apart);
  g_test_add_func ("/programme/fields-of-kinds", test_fields_of_kinds);
  g_test_add_func ("/programme/repeat", test_repeat);
  g_test_add_func ("/programme/spotlights", test_spotlights);
  g_test_add_func ("/programme/plan", test_plan);
  g_test_add_func ("/programme/year", test_year);
  g_test_add_func ("/programme/keys", test_keys);

  return g_test_run ();
}
