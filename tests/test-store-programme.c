/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-document.h"
#include "iteam-lineage.h"
#include "iteam-store-programme.h"
#include "store-fixture.h"

/* What is done for awareness, in a team file. */

#define DAY(iso) iteam_day_from_iso (iso)
#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

typedef struct
{
  char *folder;
  IteamStore *store;
} Fixture;

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = store_fixture_folder ();
  fixture->store = store_fixture_open (fixture->folder, "HRM");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_auto (GStrv) problems = store_fixture_check (fixture->store);

  g_assert_nonnull (problems);
  g_assert_cmpstr (problems[0], ==, NULL);
  store_fixture_close (fixture->store);
  store_fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
commit (Fixture    *fixture,
        IteamDraft *draft)
{
  g_autoptr (GError) error = NULL;

  store_fixture_commit (fixture->store, draft, &error);
  g_assert_no_error (error);
}

static void
add (Fixture *fixture,
     gpointer entry)
{
  g_autoptr (IteamDraft) draft = iteam_entry_draft_new (entry);

  commit (fixture, draft);
}

static void
change (Fixture *fixture,
        gpointer read,
        gpointer edited)
{
  g_autoptr (IteamDraft) draft = iteam_entry_draft_changes (read, edited);

  commit (fixture, draft);
}

static IteamProgramme *
read_programme (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IteamProgramme *programme;

  iteam_store_read_programme_async (fixture->store, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  programme = iteam_store_read_programme_finish (fixture->store, result, &error);
  g_assert_no_error (error);

  return programme;
}

/* A figure of nought is not the same as none. */
static void
test_figures (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (IteamActivity) round = iteam_activity_new ("Dilemmatraining 2018", ITEAM_ACTIVITY_ROUND, DAY ("2018-10-01"));
  g_autoptr (IteamActivity) again = iteam_activity_new ("Dilemmatraining 2019", ITEAM_ACTIVITY_ROUND, DAY ("2018-10-01"));
  g_autoptr (IteamParticipation) whole = iteam_participation_new (ID (round), NULL);
  g_autoptr (IteamParticipation) unit = iteam_participation_new (ID (again), "Beheer");
  g_autoptr (IteamProgramme) programme = NULL;
  const IteamParticipationFields *fields;
  IteamTally tally;

  iteam_activity_set_moment (round, "eind 2018", DAY ("2018-10-01"));
  g_object_set (round, "supplier", "Integriteit.nl", "costs", 0, NULL);
  g_object_set (whole, "percentage", 740, NULL);
  g_object_set (unit, "invited", 40, "completed", 0, NULL);
  add (fixture, round);
  add (fixture, again);
  add (fixture, whole);
  add (fixture, unit);

  programme = read_programme (fixture);
  g_assert_cmpuint (programme->activities->len, ==, 2);
  g_assert_cmpint (iteam_activity_get_fields (programme->activities->pdata[0])->number, ==, 1);
  g_assert_cmpstr (iteam_activity_get_fields (programme->activities->pdata[0])->moment, ==, "eind 2018");
  g_assert_cmpint (iteam_activity_get_fields (programme->activities->pdata[0])->costs, ==, 0);
  g_assert_cmpint (iteam_activity_get_fields (programme->activities->pdata[1])->costs, ==, ITEAM_FIGURE_NONE);
  tally = iteam_programme_tally (programme, ID (round));
  g_assert_cmpint (tally.rate, ==, 740);
  g_assert_cmpint (tally.invited, ==, ITEAM_FIGURE_NONE);
  fields = iteam_participation_get_fields (programme->participation->pdata[1]);
  g_assert_cmpint (fields->completed, ==, 0);
  g_assert_cmpint (fields->percentage, ==, ITEAM_FIGURE_NONE);
}

static void
test_history (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (IteamActivity) round = iteam_activity_new ("Dilemmatraining", ITEAM_ACTIVITY_ROUND, DAY ("2018-10-01"));
  g_autoptr (IteamActivity) edited = iteam_entry_copy (round);
  g_autoptr (IteamParticipation) whole = iteam_participation_new (ID (round), NULL);
  g_autoptr (IteamProgramme) programme = NULL;
  g_autoptr (IteamProgramme) back = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *cells = NULL;
  g_autofree char *shown = NULL;
  IteamRef ref = { ITEAM_KIND_ACTIVITY, ID (round) };

  add (fixture, round);
  g_object_set (edited, "state", ITEAM_ACTIVITY_DONE, "target", 800, NULL);
  change (fixture, round, edited);
  g_object_set (whole, "percentage", 740, NULL);
  add (fixture, whole);

  changes = store_fixture_history (fixture->store, &ref);
  g_assert_cmpuint (changes->len, ==, 3);
  shown = iteam_change_describe_cells (changes->pdata[0], NULL);
  g_assert_cmpstr (shown, ==, "Participation: 74%");
  cells = iteam_change_describe_cells (changes->pdata[1], NULL);
  g_assert_cmpstr (cells, ==, "Status: To come → Held\nTarget: 80%");

  undone = store_fixture_undo (fixture->store, FALSE, NULL);
  g_assert_nonnull (undone);
  programme = read_programme (fixture);
  g_assert_cmpuint (programme->participation->len, ==, 0);
  g_free (store_fixture_undo (fixture->store, TRUE, NULL));
  back = read_programme (fixture);
  g_assert_cmpuint (back->participation->len, ==, 1);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (IteamActivity) talk = iteam_activity_new ("Gesprek met de balie", ITEAM_ACTIVITY_TALK, DAY ("2018-10-01"));
  g_autoptr (IteamPoint) point = iteam_point_new ("Geschenken", ITEAM_POINT_ATTENTION, 2018, DAY ("2018-12-11"));
  g_autoptr (IteamSpotlight) spotlight = iteam_spotlight_new (0, "Opgeruimd bureau", DAY ("2019-02-06"), DAY ("2019-02-26"));
  g_autoptr (IteamPillar) pillar = g_list_model_get_item (iteam_directory_get_pillars (iteam_store_get_directory (fixture->store)), 0);
  g_autoptr (IteamPillarLink) link = iteam_pillar_link_new (iteam_pillar_get_id (pillar), "Filmpje op het intranet", "https://intranet/film");
  g_autoptr (IteamDraft) deleted = NULL;
  static const struct { const char *words; IteamKind kind; const char *title; } cases[] = {
    { "nederhalen", ITEAM_KIND_ACTIVITY, "P-1 Gesprek met de balie" },
    { "frontoffice", ITEAM_KIND_ACTIVITY, "P-1 Gesprek met de balie" },
    { "najaar 2019", ITEAM_KIND_ACTIVITY, "P-1 Gesprek met de balie" },
    { "v-1", ITEAM_KIND_POINT, "V-1 Geschenken" },
    { "opgeruimd", ITEAM_KIND_SPOTLIGHT, "Opgeruimd bureau" },
    { "filmpje", ITEAM_KIND_PILLAR, "I-bewust binnen" },
  };

  g_object_set (talk, "lessons", "Eerst een collega nederhalen", "function-group", "Frontoffice", NULL);
  iteam_activity_set_moment (talk, "najaar 2019", DAY ("2018-10-01"));
  add (fixture, talk);
  add (fixture, point);
  add (fixture, spotlight);
  add (fixture, link);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) hits = store_fixture_search (fixture->store, cases[i].words);
      const IteamSearchHit *hit;

      g_test_message ("%s", cases[i].words);
      g_assert_cmpuint (hits->len, ==, 1);
      hit = hits->pdata[0];
      g_assert_cmpint (hit->ref.kind, ==, cases[i].kind);
      g_assert_cmpstr (hit->title, ==, cases[i].title);
    }

  deleted = iteam_entry_draft_delete (ITEAM_ENTRY (talk));
  commit (fixture, deleted);
  {
    g_autoptr (GPtrArray) none = store_fixture_search (fixture->store, "frontoffice");

    g_assert_cmpuint (none->len, ==, 0);
  }
}

/* What belongs to an activity goes and comes back with it. */
static void
test_deleted (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (IteamActivity) round = iteam_activity_new ("Dilemmatraining", ITEAM_ACTIVITY_ROUND, DAY ("2018-10-01"));
  g_autoptr (IteamParticipation) unit = iteam_participation_new (ID (round), "Beheer");
  g_autoptr (IteamDocument) document = iteam_document_new ("Advies", DAY ("2019-02-12"));
  g_autoptr (IteamActivityDocument) link = iteam_activity_document_new (ID (round), iteam_document_get_id (document));
  g_autoptr (IteamDraft) added = iteam_document_draft_new (document);
  g_autoptr (IteamDraft) deleted = NULL;
  g_autoptr (IteamProgramme) before = NULL;
  g_autoptr (IteamProgramme) gone = NULL;
  g_autoptr (IteamProgramme) after = NULL;

  commit (fixture, added);
  add (fixture, round);
  add (fixture, unit);
  add (fixture, link);
  before = read_programme (fixture);
  g_assert_cmpuint (before->documents->len, ==, 1);
  deleted = iteam_entry_draft_delete (ITEAM_ENTRY (round));
  commit (fixture, deleted);
  gone = read_programme (fixture);
  g_assert_cmpuint (gone->activities->len + gone->participation->len + gone->documents->len, ==, 0);
  g_free (store_fixture_undo (fixture->store, FALSE, NULL));
  after = read_programme (fixture);
  g_assert_cmpuint (after->activities->len + after->participation->len + after->documents->len, ==, 3);
}

static void
test_points (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (IteamPoint) point = iteam_point_new ("Geschenken", ITEAM_POINT_ATTENTION, 2018, DAY ("2018-12-11"));
  g_autoptr (IteamPoint) next = NULL;
  gint64 action = store_fixture_add (fixture->store, "Regels in herinnering brengen");
  g_autoptr (IteamPointAction) link = iteam_point_action_new (ID (point), action);
  g_autoptr (IteamProgramme) programme = NULL;
  IteamLineage lineage;

  add (fixture, point);
  add (fixture, link);
  next = iteam_lineage_carry (point, 2019, NULL, "Ook uitnodigingen", DAY ("2019-12-02"));
  add (fixture, next);
  programme = read_programme (fixture);
  g_assert_cmpuint (programme->points->len, ==, 2);
  g_assert_cmpuint (programme->point_actions->len, ==, 1);
  g_assert_cmpint (iteam_point_get_fields (programme->points->pdata[1])->number, ==, 2);
  g_assert_cmpint (iteam_point_get_fields (programme->points->pdata[1])->previous, ==, ID (point));
  lineage = iteam_lineage_count (programme->points, 2018, 2019);
  g_assert_cmpuint (lineage.fates[ITEAM_FATE_ADJUSTED], ==, 1);
  g_assert_cmpuint (lineage.n_new, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store-programme/figures", Fixture, NULL, set_up, test_figures, tear_down);
  g_test_add ("/store-programme/history", Fixture, NULL, set_up, test_history, tear_down);
  g_test_add ("/store-programme/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/store-programme/deleted", Fixture, NULL, set_up, test_deleted, tear_down);
  g_test_add ("/store-programme/points", Fixture, NULL, set_up, test_points, tear_down);

  return g_test_run ();
}
