/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <sqlite3.h>

#include "iteam-action-note.h"
#include "iteam-check-item.h"
#include "iteam-store-documents.h"
#include "random-edits.h"

#define MAX_REPLICAS 5

/* Replicas that work apart and hand each other their records. */

typedef struct
{
  char *folders[MAX_REPLICAS];
  IteamStore *stores[MAX_REPLICAS];
  int n;
} Team;

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

static IteamReplicaState *
read_state (IteamStore *store)
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

static void
team_init (Team *team,
           int   n)
{
  team->n = 0;
  while (team->n < n)
    team_join (team);
}

static void
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
static guint
give (IteamStore *from,
      IteamStore *to)
{
  g_autoptr (IteamReplicaState) giver = read_state (from);
  g_autoptr (IteamReplicaState) taker = read_state (to);
  g_autoptr (GPtrArray) records = export (from, iteam_vector_get (taker->vector, giver->author));
  g_autoptr (IteamApplied) applied = apply (to, records);

  g_assert_cmpstr (applied->refusal, ==, NULL);

  return applied->n_applied;
}

static void
exchange_all (Team *team)
{
  guint n_given;

  do
    {
      n_given = 0;
      for (int i = 0; i < team->n; i++)
        for (int j = 0; j < team->n; j++)
          if (i != j)
            n_given += give (team->stores[i], team->stores[j]);
    }
  while (n_given > 0);
}

/* All that a replica holds, deleted rows and open conflicts included. */
static char *
dump_all (const char *folder)
{
  const char *queries[] = {
    "SELECT * FROM action ORDER BY id", "SELECT * FROM action_owner ORDER BY id", "SELECT * FROM action_note ORDER BY id",
    "SELECT * FROM check_item ORDER BY id", "SELECT * FROM person ORDER BY id", "SELECT * FROM pillar ORDER BY id",
    "SELECT * FROM document ORDER BY id", "SELECT * FROM document_adoption ORDER BY id",
    "SELECT * FROM document_action ORDER BY id", "SELECT * FROM document_pillar ORDER BY id",
    "SELECT * FROM passage ORDER BY id",
    "SELECT kind, row, field, author, seq FROM conflict WHERE decided IS NULL ORDER BY 2, 3, 1, 4, 5",
    "SELECT author, seq, clock, who, what, mode, undone FROM change ORDER BY author, seq",
    "SELECT * FROM search_text ORDER BY thing",
  };
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  GString *text = g_string_new (NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      sqlite3_stmt *query;

      g_assert_cmpint (sqlite3_prepare_v2 (db, queries[i], -1, &query, NULL), ==, SQLITE_OK);
      while (sqlite3_step (query) == SQLITE_ROW)
        {
          g_string_append_printf (text, "%d", (int) i);
          for (int j = 0; j < sqlite3_column_count (query); j++)
            g_string_append_printf (text, "|%s", sqlite3_column_text (query, j));
          g_string_append_c (text, '\n');
        }
      sqlite3_finalize (query);
    }
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

static void
assert_alike (Team *team)
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

static IteamActionPoint *
find (IteamStore *store,
      gint64      id)
{
  g_autoptr (GPtrArray) actions = store_fixture_actions (store);

  for (guint i = 0; i < actions->len; i++)
    if (iteam_action_point_get_id (actions->pdata[i]) == id)
      return g_object_ref (actions->pdata[i]);

  return NULL;
}

static void
commit (IteamStore *store,
        IteamDraft *draft)
{
  g_autoptr (GError) error = NULL;

  store_fixture_commit (store, draft, &error);
  g_assert_no_error (error);
}

static void
set_title (IteamStore *store,
           gint64      id,
           const char *title)
{
  g_autoptr (IteamActionPoint) read = find (store, id);
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);
  g_autoptr (IteamDraft) draft = NULL;

  iteam_action_point_set_title (edited, title);
  draft = iteam_action_point_draft_changes (read, edited);
  commit (store, draft);
}

static void
set_description (IteamStore *store,
                 gint64      id,
                 const char *text)
{
  g_autoptr (IteamActionPoint) read = find (store, id);
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);
  g_autoptr (IteamDraft) draft = NULL;

  iteam_action_point_set_description (edited, text);
  draft = iteam_action_point_draft_changes (read, edited);
  commit (store, draft);
}

static void
delete_action (IteamStore *store,
               gint64      id)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Action point deleted");

  iteam_draft_delete (draft, ITEAM_KIND_ACTION, id);
  commit (store, draft);
}

static void
test_travels (void)
{
  Team team;
  gint64 id;
  g_autoptr (IteamActionPoint) there = NULL;

  team_init (&team, 2);
  id = store_fixture_add (team.stores[0], "Folder maken");
  exchange_all (&team);
  there = find (team.stores[1], id);
  g_assert_cmpstr (iteam_action_point_get_fields (there)->title, ==, "Folder maken");
  g_assert_cmpint (iteam_action_point_get_fields (there)->number, ==, 0);
  g_assert_cmpuint (give (team.stores[0], team.stores[1]), ==, 0);

  set_title (team.stores[1], id, "Folder drukken");
  exchange_all (&team);
  assert_alike (&team);

  /* The edit of before the exchange is not on top any more, and another's is not undone. */
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (store_fixture_undo (team.stores[0], FALSE, &error));
    g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_CONFLICT);
  }
  {
    g_autofree char *words = store_fixture_undo (team.stores[1], FALSE, NULL);
    g_autoptr (IteamActionPoint) back = NULL;

    g_assert_nonnull (words);
    exchange_all (&team);
    back = find (team.stores[0], id);
    g_assert_cmpstr (iteam_action_point_get_fields (back)->title, ==, "Folder maken");
  }
  assert_alike (&team);
  team_clear (&team);
}

static void
test_conflict (void)
{
  const struct { IteamDecision decision; const char *text; } cases[] = {
    { ITEAM_DECISION_KEEP, NULL },
    { ITEAM_DECISION_TAKE, NULL },
    { ITEAM_DECISION_VALUE, "Folder drukken en verspreiden" },
  };
  const char *titles[] = { "Folder drukken", "Folder verspreiden" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (IteamActionPoint) there = NULL;
      IteamOpenConflict *conflict;
      Team team;
      gint64 id;
      int loser;

      team_init (&team, 3);
      id = store_fixture_add (team.stores[0], "Folder maken");
      exchange_all (&team);
      set_title (team.stores[0], id, titles[0]);
      set_title (team.stores[1], id, titles[1]);
      exchange_all (&team);
      assert_alike (&team);

      conflicts = store_fixture_conflicts (team.stores[0]);
      g_assert_cmpuint (conflicts->len, ==, 1);
      conflict = g_ptr_array_index (conflicts, 0);
      g_assert_cmpint (conflict->thing.id, ==, id);
      g_assert_cmpstr (conflict->cell->field, ==, "title");
      g_assert_cmpstr (g_variant_get_string (conflict->cell->read, NULL), ==, "Folder maken");
      /* In the same millisecond, the key of the author decides. */
      loser = g_strcmp0 (conflict->lost_who, "Lid 1") == 0 ? 0 : 1;
      g_assert_cmpstr (g_variant_get_string (conflict->cell->value, NULL), ==, titles[loser]);
      g_assert_cmpstr (g_variant_get_string (conflict->current, NULL), ==, titles[1 - loser]);
      g_assert_cmpstr (conflict->current_who, ==, loser == 0 ? "Lid 2" : "Lid 1");
      g_assert_true (conflict->lost_is_mine == (loser == 0));
      g_assert_true (conflict->current_is_mine == (loser == 1));

      /* Going on with the text decides nothing. */
      set_description (team.stores[1], id, "Twee pagina's");
      exchange_all (&team);

      store_fixture_resolve (team.stores[2], 1, cases[i].decision, cases[i].text);
      exchange_all (&team);
      assert_alike (&team);
      after = store_fixture_conflicts (team.stores[1]);
      g_assert_cmpuint (after->len, ==, 0);
      there = find (team.stores[0], id);
      g_assert_cmpstr (iteam_action_point_get_fields (there)->title, ==,
                       cases[i].decision == ITEAM_DECISION_VALUE ? cases[i].text
                       : cases[i].decision == ITEAM_DECISION_TAKE ? titles[loser] : titles[1 - loser]);
      team_clear (&team);
    }
}

static void
set_status (IteamStore        *store,
            gint64             id,
            IteamActionStatus  status,
            const char        *day)
{
  g_autoptr (IteamActionPoint) read = find (store, id);
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);
  g_autoptr (IteamDraft) draft = NULL;

  iteam_action_point_set_status (edited, status, iteam_day_from_iso (day));
  draft = iteam_action_point_draft_changes (read, edited);
  commit (store, draft);
}

/* The day on which it was closed is no question of its own, and goes with the status. */
static void
test_followers (void)
{
  for (int waits = 0; waits < 2; waits++)
    {
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (IteamActionPoint) before = NULL;
      g_autoptr (IteamActionPoint) there = NULL;
      const IteamActionFields *fields;
      IteamActionStatus status;
      Team team;
      gint64 id;

      team_init (&team, 2);
      id = store_fixture_add (team.stores[0], "Folder maken");
      exchange_all (&team);
      set_status (team.stores[0], id, ITEAM_ACTION_DONE, "2019-02-01");
      set_status (team.stores[1], id, waits ? ITEAM_ACTION_WAITING : ITEAM_ACTION_DROPPED, "2019-02-04");
      exchange_all (&team);
      before = find (team.stores[0], id);
      status = iteam_action_point_get_fields (before)->status;
      conflicts = store_fixture_conflicts (team.stores[1]);
      g_assert_cmpuint (conflicts->len, ==, 1);
      g_assert_cmpstr (((IteamOpenConflict *) conflicts->pdata[0])->cell->field, ==, "status");

      store_fixture_resolve (team.stores[1], ((IteamOpenConflict *) conflicts->pdata[0])->number, ITEAM_DECISION_TAKE, NULL);
      exchange_all (&team);
      assert_alike (&team);
      there = find (team.stores[0], id);
      fields = iteam_action_point_get_fields (there);
      g_assert_cmpint (fields->status, !=, status);
      g_assert_cmpint (fields->closed, ==,
                       fields->status == ITEAM_ACTION_DONE ? iteam_day_from_iso ("2019-02-01")
                       : waits ? ITEAM_DAY_NONE : iteam_day_from_iso ("2019-02-04"));
      after = store_fixture_conflicts (team.stores[1]);
      g_assert_cmpuint (after->len, ==, 0);
      team_clear (&team);
    }
}

static void
test_lines (void)
{
  Team team;
  gint64 id;
  g_autoptr (IteamActionPoint) there = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  team_init (&team, 3);
  id = store_fixture_add (team.stores[0], "Folder maken");
  set_description (team.stores[0], id, "Een\nTwee\nDrie\nVier\nVijf");
  exchange_all (&team);
  set_description (team.stores[0], id, "Een!\nTwee\nDrie\nVier\nVijf");
  set_description (team.stores[1], id, "Een\nTwee\nDrie!\nVier\nVijf");
  set_description (team.stores[2], id, "Een\nTwee\nDrie\nVier\nVijf\nZes");
  exchange_all (&team);
  assert_alike (&team);
  there = find (team.stores[1], id);
  g_assert_cmpstr (iteam_action_point_get_fields (there)->description, ==, "Een!\nTwee\nDrie!\nVier\nVijf\nZes");
  conflicts = store_fixture_conflicts (team.stores[1]);
  g_assert_cmpuint (conflicts->len, ==, 0);
  team_clear (&team);
}

/* What someone worked on while another deleted it comes back, whichever of the
 * two a replica hears of first. */
static void
test_revived (void)
{
  g_autoptr (IteamActionPoint) there = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  Team team;
  gint64 id, other;

  team_init (&team, 3);
  id = store_fixture_add (team.stores[0], "Folder maken");
  other = store_fixture_add (team.stores[0], "Voorbereiden");
  exchange_all (&team);
  delete_action (team.stores[0], id);
  delete_action (team.stores[0], other);
  {
    g_autoptr (IteamActionNote) note = iteam_action_note_new (0, id, iteam_day_from_iso ("2019-01-03"), "HRM", "Gebeld");
    g_autoptr (IteamDraft) draft = iteam_action_note_draft_new (note);

    commit (team.stores[1], draft);
  }
  give (team.stores[1], team.stores[2]);
  give (team.stores[0], team.stores[2]);
  exchange_all (&team);
  assert_alike (&team);
  there = find (team.stores[0], id);
  g_assert_nonnull (there);
  g_assert_null (find (team.stores[1], other));
  conflicts = store_fixture_conflicts (team.stores[2]);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpstr (((IteamOpenConflict *) conflicts->pdata[0])->cell->field, ==, "deleted");

  store_fixture_resolve (team.stores[1], ((IteamOpenConflict *) conflicts->pdata[0])->number, ITEAM_DECISION_TAKE, NULL);
  exchange_all (&team);
  assert_alike (&team);
  g_assert_null (find (team.stores[2], id));
  team_clear (&team);
}

/* A reference to a person who was deleted meanwhile. */
static void
test_reference (void)
{
  g_autoptr (IteamPerson) person = iteam_person_new ("Opgave HRM");
  g_autoptr (IteamDraft) added = iteam_person_draft_new (person);
  g_autoptr (IteamDraft) removed = iteam_draft_new ("Person deleted");
  g_autoptr (IteamActionPoint) action = iteam_action_point_new ("Folder maken", iteam_day_from_iso ("2019-01-01"));
  g_autoptr (IteamDraft) draft = NULL;
  IteamDirectory *directory;
  Team team;

  team_init (&team, 2);
  commit (team.stores[0], added);
  exchange_all (&team);
  iteam_draft_delete (removed, ITEAM_KIND_PERSON, iteam_person_get_id (person));
  commit (team.stores[0], removed);
  iteam_action_point_add_owner (action, iteam_person_get_id (person));
  draft = iteam_action_point_draft_new (action);
  commit (team.stores[1], draft);
  exchange_all (&team);
  assert_alike (&team);
  directory = iteam_store_get_directory (team.stores[0]);
  g_assert_cmpuint (g_list_model_get_n_items (iteam_directory_get_people (directory)), ==, 1);
  team_clear (&team);
}

static void
give_number (IteamStore *store,
             gint64      id,
             int         number)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Number given");

  iteam_draft_set_automatic (draft, TRUE);
  iteam_draft_set_integer (draft, ITEAM_KIND_ACTION, id, "number", 0, number);
  commit (store, draft);
}

/* A folder that travels by itself cannot keep two from claiming one number. */
static void
test_numbers (void)
{
  g_autoptr (IteamReplicaState) state = NULL;
  g_autoptr (IteamActionPoint) keeper = NULL;
  Team team;
  gint64 first, second;

  team_init (&team, 3);
  first = store_fixture_add (team.stores[0], "Folder maken");
  give_number (team.stores[0], first, 7);
  /* Something that it had not seen, but for the clock. */
  for (int i = 0; i < 10; i++)
    store_fixture_add (team.stores[1], "Training herhalen");
  second = store_fixture_add (team.stores[1], "Folder drukken");
  give_number (team.stores[1], second, 7);
  give (team.stores[1], team.stores[2]);
  exchange_all (&team);
  assert_alike (&team);
  keeper = find (team.stores[2], first);
  g_assert_cmpint (iteam_action_point_get_fields (keeper)->number, ==, 7);
  state = read_state (team.stores[1]);
  g_assert_cmpuint (state->unnumbered->len, ==, 11);
  g_assert_cmpint (g_array_index (state->unnumbered, IteamRef, 10).id, ==, second);
  give_number (team.stores[1], second, 8);
  exchange_all (&team);
  assert_alike (&team);
  team_clear (&team);
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

  commit (store, draft);

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
  exchange_all (&team);
  g_assert_false (supersede (team.stores[0], a, a, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (supersede (team.stores[0], a, b, NULL));
  g_assert_true (supersede (team.stores[1], b, c, NULL));
  g_assert_true (supersede (team.stores[2], c, a, NULL));
  /* In another order to each. */
  give (team.stores[2], team.stores[0]);
  give (team.stores[1], team.stores[2]);
  exchange_all (&team);
  assert_alike (&team);
  assert_superseded (&team, a, b);
  assert_superseded (&team, b, c);
  assert_superseded (&team, c, 0);
  conflicts = store_fixture_conflicts (team.stores[1]);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpint (((IteamOpenConflict *) conflicts->pdata[0])->thing.id, ==, c);
  g_assert_cmpstr (((IteamOpenConflict *) conflicts->pdata[0])->lost_who, ==, "Lid 3");

  /* By way of the others, too. */
  g_assert_false (supersede (team.stores[1], c, a, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
  g_clear_error (&error);

  /* Without what it was in the way of, it stands after all. */
  g_assert_true (supersede (team.stores[0], a, 0, NULL));
  assert_superseded (&(Team) { .n = 1, .stores = { team.stores[0] } }, c, a);
  exchange_all (&team);
  assert_alike (&team);
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
      exchange_all (&team);
      for (int i = 0; i < 40; i++)
        {
          int one = g_rand_int_range (random, 0, team.n);
          int other = g_rand_int_range (random, 0, team.n);
          gint64 document = documents[g_rand_int_range (random, 0, G_N_ELEMENTS (documents))];
          g_autoptr (GError) error = NULL;

          if (one != other && g_rand_int_range (random, 0, 3) == 0)
            give (team.stores[one], team.stores[other]);
          else if (!supersede (team.stores[one], document,
                               g_rand_int_range (random, 0, 4) == 0 ? 0 : documents[g_rand_int_range (random, 0, G_N_ELEMENTS (documents))],
                               &error))
            g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
        }
      g_test_message ("seed %u", seed);
      exchange_all (&team);
      assert_alike (&team);
      team_clear (&team);
    }
}

static void
run_seed (guint32 seed,
          int     n_steps)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  Team team;

  g_test_message ("seed %u", seed);
  team_init (&team, g_rand_int_range (random, 2, MAX_REPLICAS));
  for (int i = 0; i < n_steps; i++)
    {
      int one = g_rand_int_range (random, 0, team.n);
      int other = g_rand_int_range (random, 0, team.n);

      if (one == other || g_rand_int_range (random, 0, 3) > 0)
        random_edits_make (random, team.stores[one]);
      else
        give (team.stores[one], team.stores[other]);
    }
  exchange_all (&team);
  assert_alike (&team);
  team_clear (&team);
}

static void
test_random (void)
{
  const char *wanted = g_getenv ("ITEAM_TEST_SEED");

  if (wanted != NULL)
    run_seed ((guint32) g_ascii_strtoull (wanted, NULL, 10), 150);
  for (guint32 seed = 1; seed <= 6 && wanted == NULL; seed++)
    run_seed (seed, 100);
}

/* Two copies that were apart for long, and a third and fourth that hear of them in
 * either order. */
static void
test_apart (void)
{
  const char *wanted = g_getenv ("ITEAM_TEST_EDITS");
  const int n_edits = wanted != NULL ? (int) g_ascii_strtoll (wanted, NULL, 10) : 150;
  g_autoptr (GRand) random = g_rand_new_with_seed (2018);
  g_autoptr (GPtrArray) conflicts = NULL;
  gint64 started;
  double taken;
  Team team;

  team_init (&team, 4);
  for (int i = 0; i < 20; i++)
    store_fixture_add (team.stores[0], "Folder maken");
  exchange_all (&team);
  for (int i = 0; i < n_edits; i++)
    {
      random_edits_make (random, team.stores[0]);
      random_edits_make (random, team.stores[1]);
    }

  started = g_get_monotonic_time ();
  give (team.stores[0], team.stores[2]);
  give (team.stores[1], team.stores[2]);
  give (team.stores[1], team.stores[3]);
  give (team.stores[0], team.stores[3]);
  exchange_all (&team);
  taken = (g_get_monotonic_time () - started) / 1e6;
  assert_alike (&team);
  conflicts = store_fixture_conflicts (team.stores[0]);
  g_test_message ("Two copies with %d random edits each, exchanged in both orders: four replicas alike, %u conflicts, in %.2f s",
                  n_edits, conflicts->len, taken);
  team_clear (&team);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store-share/travels", test_travels);
  g_test_add_func ("/store-share/conflict", test_conflict);
  g_test_add_func ("/store-share/followers", test_followers);
  g_test_add_func ("/store-share/lines", test_lines);
  g_test_add_func ("/store-share/revived", test_revived);
  g_test_add_func ("/store-share/reference", test_reference);
  g_test_add_func ("/store-share/numbers", test_numbers);
  g_test_add_func ("/store-share/circle", test_circle);
  g_test_add_func ("/store-share/circles", test_circles);
  g_test_add_func ("/store-share/random", test_random);
  g_test_add_func ("/store-share/apart", test_apart);

  return g_test_run ();
}
