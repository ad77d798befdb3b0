/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-action-filter.h"
#include "iteam-action-words.h"
#include "iteam-error.h"

#define HRM 101
#define OR 102
#define COORDINATOR 103
#define SCREEN 201
#define CLOUD 202

static IteamDirectory *
make_directory (void)
{
  IteamDirectory *directory = iteam_directory_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pillars = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (people, iteam_person_new_from_row (HRM, "Opgave HRM", "HRM", NULL, NULL, FALSE));
  g_ptr_array_add (people, iteam_person_new_from_row (OR, "Ondernemingsraad (OR)", "OR", NULL, NULL, FALSE));
  g_ptr_array_add (people, iteam_person_new_from_row (COORDINATOR, "Coördinator integriteit", "CI", NULL, NULL, FALSE));
  g_ptr_array_add (pillars, iteam_pillar_new (SCREEN, "screen", "I-bewust achter je scherm", NULL, 0, "a"));
  g_ptr_array_add (pillars, iteam_pillar_new (CLOUD, "cloud", "I-bewust in de cloud", NULL, 0, "b"));
  iteam_directory_update (directory, people, pillars);

  return directory;
}

/* Today is Wednesday 13 February 2019. */
static const struct
{
  int number;
  const char *title;
  IteamActionStatus status;
  const char *start;
  const char *due;
  gint64 owner;
  gint64 pillar;
  IteamActionKind kind;
  IteamPriority priority;
} actions[] = {
  { 1, "Dilemmatraining herhalen", ITEAM_ACTION_NOT_STARTED, NULL, "2019-10-01", HRM, 0, ITEAM_ACTION_KIND_ACTION, ITEAM_PRIORITY_NORMAL },
  { 2, "Advies trainees uitwerken", ITEAM_ACTION_IN_PROGRESS, NULL, "2019-02-13", COORDINATOR, 0, ITEAM_ACTION_KIND_ACTION, ITEAM_PRIORITY_HIGH },
  { 3, "Schermbeveiliging", ITEAM_ACTION_WAITING, NULL, "2019-02-11", OR, SCREEN, ITEAM_ACTION_KIND_IMPROVEMENT, ITEAM_PRIORITY_NORMAL },
  { 4, "Één folder over delen", ITEAM_ACTION_NOT_STARTED, NULL, NULL, 0, CLOUD, ITEAM_ACTION_KIND_ATTENTION, ITEAM_PRIORITY_LOW },
  { 5, "Privacyvoorlichting", ITEAM_ACTION_DONE, NULL, "2018-09-01", HRM, 0, ITEAM_ACTION_KIND_ACTION, ITEAM_PRIORITY_NORMAL },
  { 6, "Voorstel voor een quiz", ITEAM_ACTION_DROPPED, NULL, "2019-02-14", OR, SCREEN, ITEAM_ACTION_KIND_ACTION, ITEAM_PRIORITY_NORMAL },
  { 7, "Overleg met de griffier", ITEAM_ACTION_NOT_STARTED, "2019-02-20", "2019-02-12", HRM, 0, ITEAM_ACTION_KIND_ACTION, ITEAM_PRIORITY_NORMAL },
  { 12, "Volgende week bespreken", ITEAM_ACTION_NOT_STARTED, "2019-02-13", "2019-02-18", COORDINATOR, CLOUD, ITEAM_ACTION_KIND_ACTION, ITEAM_PRIORITY_NORMAL },
};

static GPtrArray *
make_actions (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      IteamActionFields fields = {
        .id = i + 1,
        .number = actions[i].number,
        .title = g_strdup (actions[i].title),
        .status = actions[i].status,
        .kind = actions[i].kind,
        .priority = actions[i].priority,
        .pillar = actions[i].pillar,
        .start = iteam_day_from_iso (actions[i].start),
        .due = iteam_day_from_iso (actions[i].due),
      };
      GArray *owners = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (actions[i].owner != 0)
        g_array_append_val (owners, actions[i].owner);
      g_ptr_array_add (list, iteam_action_point_new_take (&fields, owners));
    }

  return list;
}

static char *
numbers_that_match (IteamActionFilter *filter,
                    GPtrArray         *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    if (iteam_action_filter_matches (filter, list->pdata[i], iteam_day_from_iso ("2019-02-13")))
      g_string_append_printf (text, "%s%d", text->len > 0 ? " " : "", iteam_action_point_get_fields (list->pdata[i])->number);

  return g_string_free (text, FALSE);
}

static void
test_queries (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (GPtrArray) list = make_actions ();
  const struct { const char *query, *numbers; } cases[] = {
    { "", "1 2 3 4 5 6 7 12" },
    { NULL, "1 2 3 4 5 6 7 12" },
    { "view:open", "1 2 3 4 7 12" },
    { "view:all", "1 2 3 4 5 6 7 12" },
    { "view:today", "2 3" },
    { "weergave:vandaag", "2 3" },
    { "view:scheduled", "1 7 12" },
    { "view:overdue", "3 7" },
    { "weergave:te-laat", "3 7" },
    { "view:waiting", "3" },
    { "view:mine", "2 12" },
    { "view:closed", "5 6" },
    { "status:open", "1 2 3 4 7 12" },
    { "status:closed", "5 6" },
    { "status:waiting,done", "3 5" },
    { "status:waiting status:done", "3 5" },
    { "status:\"in uitvoering\"", "2" },
    { "Status:In-Uitvoering", "2" },
    { "status:vervallen", "6" },
    { "owner:HRM", "1 5 7" },
    { "houder:hrm status:open", "1 7" },
    { "owner:coord", "2 12" },
    { "actiehouder:\"Coördinator integriteit\"", "2 12" },
    { "owner:none", "4" },
    { "wie:niemand,OR", "3 4 6" },
    { "owner:ik", "2 12" },
    { "pillar:scherm", "3 6" },
    { "pijler:cloud status:open", "4 12" },
    { "pijler:\"achter je\"", "3 6" },
    { "pillar:none", "1 2 5 7" },
    { "kind:improvement", "3" },
    { "soort:aandachtspunt,verbeterpunt", "3 4" },
    { "priority:high", "2" },
    { "prioriteit:laag", "4" },
    { "due:overdue", "3 7" },
    { "due:today", "2" },
    { "due:tomorrow", "6" },
    { "due:week", "2 3 6 7" },
    { "einddatum:volgende-week", "12" },
    { "due:month", "2 3 6 7 12" },
    { "deadline:geen", "4" },
    { "due:2019-02-13..2019-02-18", "2 6 12" },
    { "due:..31-12-2018", "5" },
    { "due:1-3-2019..", "1" },
    { "due:2019-02-11 due:today", "2 3" },
    { "training", "1" },
    { "DILEMMA herhalen", "1" },
    { "\"herhalen dilemma\"", "" },
    { "een", "4 6" },
    { "A-1", "1" },
    { "a-12", "12" },
    { "12", "12" },
    { "hrm", "1 5 7" },
    { "or", "3 5 6" },
    { "scherm", "3 6" },
    { "http://x", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamActionFilter) filter = iteam_action_filter_new (directory);
      g_autoptr (GError) error = NULL;
      g_autofree char *numbers = NULL;

      g_test_message ("%s", cases[i].query);
      iteam_action_filter_set_user (filter, COORDINATOR);
      g_assert_true (iteam_action_filter_set_query (filter, cases[i].query, &error));
      g_assert_no_error (error);
      numbers = numbers_that_match (filter, list);
      g_assert_cmpstr (numbers, ==, cases[i].numbers);
    }
}

/* What a filter writes is what it reads, in one form of all the forms there are. */
static void
test_to_query (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (GPtrArray) list = make_actions ();
  const struct { const char *query, *text; } cases[] = {
    { "", "view:all" },
    { "weergave:te-laat", "view:overdue" },
    { "status:wacht-op", "view:all status:waiting" },
    { "status:open", "view:all status:not-started,in-progress,waiting" },
    { "status:done status:afgerond,vervallen", "view:all status:done,dropped" },
    { "view:mijn soort:verbeterpunt,aandachtspunt prioriteit:hoog", "view:mine kind:improvement,attention priority:high" },
    { "due:overdue,volgende-week,geen", "view:all due:none,overdue,next-week" },
    { "einddatum:13-2-2019..18-2-2019 due:today", "view:all due:today,2019-02-13..2019-02-18" },
    { "due:2019-02-13..", "view:all due:2019-02-13.." },
    { "due:..2019-02-13", "view:all due:..2019-02-13" },
    { "due:2019-02-13", "view:all due:2019-02-13..2019-02-13" },
    { "view:today status:waiting owner:HRM due:overdue", "view:today status:waiting due:overdue owner:HRM" },
    { "wie:niemand,OR,ik", "view:all owner:nobody,OR,me" },
    { "owner:\"Coördinator integriteit\"", "view:all owner:CI" },
    { "owner:\"ben de vries\"", "view:all owner:\"Ben de Vries\"" },
    /* Names that do not name one person, and one whom the file does not have. */
    { "owner:person:105,person:106", "view:all owner:person:105,person:106" },
    { "owner:person:107", "view:all owner:person:107" },
    { "owner:person:999", "view:all owner:person:999" },
    { "pijler:scherm,geen,cloud", "view:all pillar:screen,none,cloud" },
    { "pillar:pillar:999", "view:all pillar:pillar:999" },
    { "Één \"folder  maken\" A-12", "view:all een \"folder  maken\" a-12" },
    { "http://x", "view:all http://x" },
  };

  {
    GListModel *people = iteam_directory_get_people (directory);
    GListModel *pillars = iteam_directory_get_pillars (directory);
    g_autoptr (GPtrArray) everyone = g_ptr_array_new_with_free_func (g_object_unref);
    g_autoptr (GPtrArray) everything = g_ptr_array_new_with_free_func (g_object_unref);

    for (guint i = 0; i < g_list_model_get_n_items (people); i++)
      g_ptr_array_add (everyone, g_list_model_get_item (people, i));
    for (guint i = 0; i < g_list_model_get_n_items (pillars); i++)
      g_ptr_array_add (everything, g_list_model_get_item (pillars, i));
    g_ptr_array_add (everyone, iteam_person_new_from_row (104, "Ben de Vries", NULL, NULL, NULL, FALSE));
    g_ptr_array_add (everyone, iteam_person_new_from_row (105, "Adviseur", NULL, NULL, NULL, FALSE));
    g_ptr_array_add (everyone, iteam_person_new_from_row (106, "Adviseur", NULL, NULL, NULL, FALSE));
    g_ptr_array_add (everyone, iteam_person_new_from_row (107, "Jansen, P.", NULL, NULL, NULL, FALSE));
    iteam_directory_update (directory, everyone, everything);
  }

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamActionFilter) filter = iteam_action_filter_new (directory);
      g_autoptr (IteamActionFilter) other = iteam_action_filter_new (directory);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      g_autofree char *again = NULL;
      g_autofree char *numbers = NULL;
      g_autofree char *other_numbers = NULL;

      g_assert_true (iteam_action_filter_set_query (filter, cases[i].query, &error));
      g_assert_no_error (error);
      text = iteam_action_filter_to_query (filter);
      g_assert_cmpstr (text, ==, cases[i].text);

      iteam_action_filter_set_view (other, ITEAM_ACTION_VIEW_CLOSED);
      g_assert_true (iteam_action_filter_set_query (other, text, &error));
      g_assert_no_error (error);
      again = iteam_action_filter_to_query (other);
      g_assert_cmpstr (again, ==, text);
      iteam_action_filter_set_user (filter, COORDINATOR);
      iteam_action_filter_set_user (other, COORDINATOR);
      numbers = numbers_that_match (filter, list);
      other_numbers = numbers_that_match (other, list);
      g_assert_cmpstr (other_numbers, ==, numbers);
    }
}

static void
test_not_understood (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamActionFilter) filter = iteam_action_filter_new (directory);
  g_autoptr (GPtrArray) list = make_actions ();
  const char *const queries[] = {
    "status:mooi", "status:", "owner:xyz", "due:gisterenmorgen", "due:..", "due:2019-02-30", "pillar:vijf", "view:x", "kind:a,action",
    "owner:pillar:201", "pillar:person:101", "owner:person:x",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *numbers = NULL;

      g_assert_false (iteam_action_filter_set_query (filter, queries[i], &error));
      g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
      numbers = numbers_that_match (filter, list);
      g_assert_cmpstr (numbers, ==, "");
    }

  g_assert_true (iteam_action_filter_set_query (filter, "quiz", NULL));
  g_assert_true (iteam_action_filter_matches (filter, list->pdata[5], iteam_day_from_iso ("2019-02-13")));
}

static void
count (int *counter)
{
  (*counter)++;
}

static void
test_changed (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamActionFilter) filter = iteam_action_filter_new (directory);
  g_autoptr (GPtrArray) list = make_actions ();
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pillars = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *numbers = NULL;
  int changes = 0;

  g_signal_connect_swapped (filter, "changed", G_CALLBACK (count), &changes);
  iteam_action_filter_set_query (filter, "personeelszaken status:open due:none,overdue", NULL);
  g_assert_cmpint (changes, ==, 1);
  iteam_action_filter_set_view (filter, ITEAM_ACTION_VIEW_ALL);
  g_assert_cmpint (changes, ==, 1);
  iteam_action_filter_set_query (filter, "personeelszaken", NULL);
  g_assert_cmpint (changes, ==, 2);

  g_ptr_array_add (people, iteam_person_new_from_row (HRM, "Personeelszaken", NULL, NULL, NULL, FALSE));
  iteam_directory_update (directory, people, pillars);
  g_assert_cmpint (changes, ==, 3);
  numbers = numbers_that_match (filter, list);
  g_assert_cmpstr (numbers, ==, "1 5 7");

  iteam_action_filter_clear (filter);
  g_assert_true (iteam_action_filter_is_empty (filter));
  g_assert_cmpint (changes, ==, 4);
}

static void
test_parts (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamActionFilter) filter = iteam_action_filter_new (directory);
  int changes = 0;

  g_assert_true (iteam_action_filter_set_query (filter, "Een folder", NULL));
  g_signal_connect_swapped (filter, "changed", G_CALLBACK (count), &changes);
  g_assert_cmpuint (iteam_action_filter_get_n_words (filter), ==, 2);
  g_assert_cmpstr (iteam_action_filter_get_word (filter, 0), ==, "een");
  iteam_action_filter_remove_word (filter, 0);
  g_assert_cmpint (changes, ==, 1);
  g_assert_cmpuint (iteam_action_filter_get_n_words (filter), ==, 1);
  g_assert_cmpstr (iteam_action_filter_get_word (filter, 0), ==, "folder");

  iteam_action_filter_set_match_nothing (filter, TRUE);
  g_assert_true (iteam_action_filter_get_match_nothing (filter));
  iteam_action_filter_freeze (filter);
  iteam_action_filter_set_match_nothing (filter, FALSE);
  iteam_action_filter_remove_word (filter, 0);
  iteam_action_filter_set_view (filter, ITEAM_ACTION_VIEW_OPEN);
  g_assert_cmpint (changes, ==, 2);
  iteam_action_filter_thaw (filter);
  g_assert_cmpint (changes, ==, 3);
  g_assert_true (iteam_action_filter_is_empty (filter));
}

static void
test_words (void)
{
  IteamActionStatus status = ITEAM_ACTION_NOT_STARTED;
  IteamActionKind kind = ITEAM_ACTION_KIND_ACTION;
  IteamPriority priority = ITEAM_PRIORITY_LOW;
  g_autofree char *folded = iteam_action_words_fold (" Te__laat - ");

  g_assert_cmpstr (folded, ==, "te laat");

  /* Every name that the program itself writes is understood. */
  for (int i = 0; i < ITEAM_N_ACTION_STATUSES; i++)
    {
      g_assert_true (iteam_action_status_from_words (iteam_action_status_to_nick (i), &status));
      g_assert_cmpint (status, ==, i);
      g_assert_true (iteam_action_status_from_words (iteam_action_status_label (i), &status));
      g_assert_cmpint (status, ==, i);
    }
  for (int i = 0; i < ITEAM_N_ACTION_KINDS; i++)
    {
      g_assert_true (iteam_action_kind_from_words (iteam_action_kind_to_nick (i), &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_true (iteam_action_kind_from_words (iteam_action_kind_label (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  for (int i = 0; i < ITEAM_N_PRIORITIES; i++)
    {
      g_assert_true (iteam_priority_from_words (iteam_priority_to_nick (i), &priority));
      g_assert_cmpint (priority, ==, i);
      g_assert_true (iteam_priority_from_words (iteam_priority_label (i), &priority));
      g_assert_cmpint (priority, ==, i);
    }

  g_assert_false (iteam_action_status_from_words ("bijna", &status));
  g_assert_false (iteam_action_kind_from_words (NULL, &kind));
}

/* A keystroke asks every action point of a large file. */
static void
test_speed (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamActionFilter) filter = iteam_action_filter_new (directory);
  g_autoptr (GPtrArray) list = make_actions ();
  IteamDay today = iteam_day_from_iso ("2019-02-13");
  int n_matches = 0;
  double seconds;

  g_assert_true (iteam_action_filter_set_query (filter, "status:open due:week,overdue owner:HRM,OR scherm", NULL));
  g_test_timer_start ();
  for (int i = 0; i < 100000; i++)
    n_matches += iteam_action_filter_matches (filter, list->pdata[i % list->len], today);
  seconds = g_test_timer_elapsed ();

  g_test_minimized_result (seconds, "100,000 action points in %.1f ms", seconds * 1000);
  g_assert_cmpint (n_matches, ==, 12500);
  /* Some milliseconds; the limit is for sanitizers and slow machines. */
  g_assert_cmpfloat (seconds, <, 1);
}

static void
test_leaks (void)
{
  IteamDirectory *directory = make_directory ();
  IteamActionFilter *filter = iteam_action_filter_new (directory);

  iteam_action_filter_set_query (filter, "owner:HRM scherm", NULL);
  g_assert_finalize_object (filter);
  g_assert_finalize_object (directory);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/action-filter/queries", test_queries);
  g_test_add_func ("/action-filter/to-query", test_to_query);
  g_test_add_func ("/action-filter/not-understood", test_not_understood);
  g_test_add_func ("/action-filter/changed", test_changed);
  g_test_add_func ("/action-filter/parts", test_parts);
  g_test_add_func ("/action-filter/words", test_words);
  g_test_add_func ("/action-filter/speed", test_speed);
  g_test_add_func ("/action-filter/leaks", test_leaks);

  return g_test_run ();
}
