/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team-fixture.h"

#include <sqlite3.h>

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

IteamReplicaState *
team_read_state (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IteamReplicaState *state;

  iteam_store_read_replica_state_async (store, NULL, on_done, &result);
  state = iteam_store_read_replica_state_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);

  return state;
}

static void
set_shared (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  iteam_store_set_shared_async (store, TRUE, NULL, on_done, &result);
  iteam_store_set_shared_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
write_meeting (IteamStore *store,
               const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) vector = NULL;
  g_autoptr (GError) error = NULL;

  iteam_store_write_meeting_async (store, path, FALSE, NULL, on_done, &result);
  vector = iteam_store_write_meeting_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (vector);
}

static IteamStore *
team_join (Team *team)
{
  g_autofree char *user = g_strdup_printf ("Lid %d", team->n + 1);
  g_autofree char *path = NULL;
  IteamStore *store;

  team->folders[team->n] = store_fixture_folder ();
  path = g_build_filename (team->folders[team->n], "Team.iteam", NULL);
  if (team->n > 0)
    write_meeting (team->stores[0], path);
  store = store_fixture_open (team->folders[team->n], user);
  set_shared (store);
  team->stores[team->n++] = store;

  return store;
}

void
team_init (Team *team,
           int   n)
{
  team->n = 0;
  while (team->n < n)
    team_join (team);
}

void
team_clear (Team *team)
{
  for (int i = 0; i < team->n; i++)
    {
      store_fixture_close (team->stores[i]);
      store_fixture_remove (team->folders[i]);
      g_free (team->folders[i]);
    }
}

static IteamApplied *
apply (IteamStore *store,
       GPtrArray  *records)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IteamApplied *applied;

  iteam_store_apply_records_async (store, records, NULL, on_done, &result);
  applied = iteam_store_apply_records_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);

  return applied;
}

static GPtrArray *
export (IteamStore *store,
        gint64      since)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  iteam_store_export_records_async (store, 0, since, G_MAXUINT, NULL, on_done, &result);
  records = iteam_store_export_records_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);

  return records;
}

/* Gives @to what @from wrote, as far as @to can use it. */
guint
team_give (IteamStore *from,
           IteamStore *to)
{
  g_autoptr (IteamReplicaState) giver = team_read_state (from);
  g_autoptr (IteamReplicaState) taker = team_read_state (to);
  g_autoptr (GPtrArray) records = export (from, iteam_vector_get (taker->vector, giver->author));
  g_autoptr (IteamApplied) applied = apply (to, records);

  g_assert_cmpstr (applied->refusal, ==, NULL);

  return applied->n_applied;
}

void
team_exchange_all (Team *team)
{
  guint n_given;

  do
    {
      n_given = 0;
      for (int i = 0; i < team->n; i++)
        for (int j = 0; j < team->n; j++)
          if (i != j)
            n_given += team_give (team->stores[i], team->stores[j]);
    }
  while (n_given > 0);
}

static void
dump (sqlite3    *db,
      const char *sql,
      GString    *text)
{
  sqlite3_stmt *query;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &query, NULL), ==, SQLITE_OK);
  while (sqlite3_step (query) == SQLITE_ROW)
    {
      g_string_append (text, sql);
      for (int i = 0; i < sqlite3_column_count (query); i++)
        g_string_append_printf (text, "|%s", sqlite3_column_text (query, i));
      g_string_append_c (text, '\n');
    }
  sqlite3_finalize (query);
}

/* All that a replica holds, deleted rows and open conflicts included. */
static char *
dump_all (const char *folder)
{
  const char *const others[] = {
    "SELECT kind, row, field, author, seq FROM conflict WHERE decided IS NULL ORDER BY 2, 3, 1, 4, 5",
    "SELECT author, seq, clock, who, what, mode, undone FROM change ORDER BY author, seq",
    "SELECT * FROM search_text ORDER BY thing",
  };
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  GString *text = g_string_new (NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  for (int kind = 1; kind < ITEAM_N_KINDS; kind++)
    {
      g_autofree char *query = g_strdup_printf ("SELECT * FROM %s ORDER BY id", iteam_kind_to_nick ((IteamKind) kind));

      dump (db, query, text);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    dump (db, others[i], text);
  sqlite3_close (db);

  return g_string_free (text, FALSE);
}

/* No document comes to take its own place. */
static void
assert_no_circle (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  sqlite3_stmt *query;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "WITH RECURSIVE later (first, id) AS (SELECT id, superseded_by FROM document"
                                       " UNION SELECT first, superseded_by FROM document JOIN later USING (id))"
                                       " SELECT count (*) FROM later WHERE first = id", -1, &query, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (query), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (query, 0), ==, 0);
  sqlite3_finalize (query);
  sqlite3_close (db);
}

void
team_assert_alike (Team *team)
{
  g_autofree char *first = dump_all (team->folders[0]);

  for (int i = 0; i < team->n; i++)
    {
      g_autofree char *other = dump_all (team->folders[i]);
      g_auto (GStrv) problems = store_fixture_check (team->stores[i]);

      if (!g_str_equal (first, other))
        {
          g_auto (GStrv) a = g_strsplit (first, "\n", -1);
          g_auto (GStrv) b = g_strsplit (other, "\n", -1);

          for (int line = 0; a[line] != NULL && b[line] != NULL; line++)
            if (!g_str_equal (a[line], b[line]))
              {
                g_test_message ("0: %s", a[line]);
                g_test_message ("%d: %s", i, b[line]);
                break;
              }
        }
      g_assert_true (g_str_equal (first, other));
      g_assert_cmpstr (problems[0], ==, NULL);
      assert_no_circle (team->folders[i]);
    }
}

void
team_commit (IteamStore *store,
             IteamDraft *draft)
{
  g_autoptr (GError) error = NULL;

  store_fixture_commit (store, draft, &error);
  g_assert_no_error (error);
}
