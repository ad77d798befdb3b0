/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team-fixture.h"

#include "iteam-store-documents.h"

/* Documents that take the place of one another, written by people who work apart. */

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static IteamDocument *
find_document (IteamStore *store,
               gint64      id)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof id);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  g_array_append_val (ids, id);
  iteam_store_read_documents_async (store, ids, NULL, on_done, &result);
  documents = iteam_store_read_documents_finish (store, wait_for (&result), NULL);
  g_assert_cmpuint (documents->len, ==, 1);

  return g_object_ref (documents->pdata[0]);
}

static gint64
add_document (IteamStore *store,
              const char *title)
{
  g_autoptr (IteamDocument) document = iteam_document_new (title, iteam_day_from_iso ("2019-01-03"));
  g_autoptr (IteamDraft) draft = iteam_document_draft_new (document);

  team_commit (store, draft);

  return iteam_document_get_id (document);
}

static gboolean
supersede (IteamStore  *store,
           gint64       document,
           gint64       successor,
           GError     **error)
{
  g_autoptr (IteamDocument) read = find_document (store, document);
  g_autoptr (IteamDocument) edited = iteam_document_copy (read);
  g_autoptr (IteamDraft) draft = NULL;

  g_object_set (edited, "superseded-by", successor, NULL);
  draft = iteam_document_draft_changes (read, edited);

  return store_fixture_commit (store, draft, error);
}

static void
assert_superseded (Team   *team,
                   gint64  document,
                   gint64  successor)
{
  for (int i = 0; i < team->n; i++)
    {
      g_autoptr (IteamDocument) there = find_document (team->stores[i], document);

      g_assert_cmpint (iteam_document_get_fields (there)->superseded_by, ==, successor);
    }
}

/* Nobody can write a circle of documents that take the place of one another. Three
 * write a third of one each: what was written last does not stand, everywhere. */
static void
test_circle (void)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  gint64 a, b, c;
  Team team;

  team_init (&team, 3);
  a = add_document (team.stores[0], "Gedragscode 2012");
  b = add_document (team.stores[0], "Gedragscode 2015");
  c = add_document (team.stores[0], "Gedragscode 2018");
  team_exchange_all (&team);
  g_assert_false (supersede (team.stores[0], a, a, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (supersede (team.stores[0], a, b, NULL));
  g_assert_true (supersede (team.stores[1], b, c, NULL));
  g_assert_true (supersede (team.stores[2], c, a, NULL));
  /* In another order to each. */
  team_give (team.stores[2], team.stores[0]);
  team_give (team.stores[1], team.stores[2]);
  team_exchange_all (&team);
  team_assert_alike (&team);
  assert_superseded (&team, a, b);
  assert_superseded (&team, b, c);
  assert_superseded (&team, c, 0);
  conflicts = store_fixture_conflicts (team.stores[1]);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpint (((IteamOpenConflict *) conflicts->pdata[0])->thing.id, ==, c);
  g_assert_cmpstr (((IteamOpenConflict *) conflicts->pdata[0])->lost_who, ==, "Lid 3");
  /* The one whose place it took, by its title. */
  {
    g_autofree char *lost = iteam_open_conflict_format_value (conflicts->pdata[0], ITEAM_CONFLICT_LOST, NULL);
    g_autofree char *current = iteam_open_conflict_format_value (conflicts->pdata[0], ITEAM_CONFLICT_CURRENT, NULL);

    g_assert_true (g_str_has_suffix (lost, "Gedragscode 2012"));
    g_assert_null (current);
  }

  /* By way of the others, too. */
  g_assert_false (supersede (team.stores[1], c, a, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
  g_clear_error (&error);

  /* Without what it was in the way of, it stands after all. */
  g_assert_true (supersede (team.stores[0], a, 0, NULL));
  assert_superseded (&(Team) { .n = 1, .stores = { team.stores[0] } }, c, a);
  team_exchange_all (&team);
  team_assert_alike (&team);
  assert_superseded (&team, c, a);
  left = store_fixture_conflicts (team.stores[2]);
  g_assert_cmpuint (left->len, ==, 0);
  team_clear (&team);
}

/* Many who write of few documents, in all orders. */
static void
test_circles (void)
{
  for (guint32 seed = 1; seed <= 12; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      gint64 documents[4];
      Team team;

      team_init (&team, 3);
      for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
        documents[i] = add_document (team.stores[0], "Gedragscode");
      team_exchange_all (&team);
      for (int i = 0; i < 40; i++)
        {
          int one = g_rand_int_range (random, 0, team.n);
          int other = g_rand_int_range (random, 0, team.n);
          gint64 document = documents[g_rand_int_range (random, 0, G_N_ELEMENTS (documents))];
          g_autoptr (GError) error = NULL;

          if (one != other && g_rand_int_range (random, 0, 3) == 0)
            team_give (team.stores[one], team.stores[other]);
          else if (!supersede (team.stores[one], document,
                               g_rand_int_range (random, 0, 4) == 0 ? 0 : documents[g_rand_int_range (random, 0, G_N_ELEMENTS (documents))],
                               &error))
            g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
        }
      g_test_message ("seed %u", seed);
      team_exchange_all (&team);
      team_assert_alike (&team);
      team_clear (&team);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store-circles/three", test_circle);
  g_test_add_func ("/store-circles/many", test_circles);

  return g_test_run ();
}
