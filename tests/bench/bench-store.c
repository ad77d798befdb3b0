/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <sqlite3.h>

#define N_EDITS 1000
#define N_ROUNDS 10
#define N_ROWS 10000

/* What the store costs, beside the same in bare SQLite on the same disk: bare
 * is one UPDATE of a title in one transaction, with SQLite's own settings
 * (rollback journal, full sync). The store adds the change record, the search
 * index and the comparison with what was read. */

static double
seconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / (double) G_TIME_SPAN_SECOND;
}

static void
exec (sqlite3    *db,
      const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static sqlite3 *
open_bare (const char *folder,
           int         n_rows)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);
  sqlite3 *db;

  sqlite3_open (path, &db);
  exec (db, "CREATE TABLE action (id INTEGER PRIMARY KEY, title TEXT NOT NULL, due TEXT)");
  exec (db, "BEGIN");
  for (int i = 0; i < n_rows; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO action VALUES (%" G_GINT64_FORMAT ", 'Actiepunt nummer %d', '2019-01-01')",
                                              (gint64) i * 77777777, i);

      exec (db, sql);
    }
  exec (db, "COMMIT");

  return db;
}

static double
bare_edits (sqlite3 *db,
            int      first)
{
  sqlite3_stmt *update;
  gint64 start = g_get_monotonic_time ();

  sqlite3_prepare_v2 (db, "UPDATE action SET title = ? WHERE id = ?", -1, &update, NULL);
  for (int i = first; i < first + N_EDITS / N_ROUNDS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Een andere titel, de %de", i);

      sqlite3_bind_text (update, 1, title, -1, SQLITE_TRANSIENT);
      sqlite3_bind_int64 (update, 2, (gint64) (i * 7 % N_ROWS) * 77777777);
      if (sqlite3_step (update) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (db));
      sqlite3_reset (update);
    }
  sqlite3_finalize (update);

  return seconds_since (start);
}

static double
import_rows (IteamStore *store)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Action points imported");
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < N_ROWS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Actiepunt nummer %d uit een lijst van het I-team", i);
      g_autoptr (IteamActionPoint) action = iteam_action_point_new (title, iteam_day_from_iso ("2018-12-01"));
      g_autoptr (IteamDraft) one = NULL;

      iteam_action_point_set_due (action, iteam_day_from_iso ("2019-01-01") + i % 365);
      one = iteam_action_point_draft_new (action);
      iteam_draft_append (draft, one);
    }
  if (!store_fixture_commit (store, draft, &error))
    g_error ("%s", error->message);

  return seconds_since (start);
}

static double
store_edits (IteamStore *store,
             GPtrArray  *actions,
             int         first)
{
  gint64 start = g_get_monotonic_time ();

  for (int i = first; i < first + N_EDITS / N_ROUNDS; i++)
    {
      IteamActionPoint *read = g_ptr_array_index (actions, i * 7 % actions->len);
      g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);
      g_autofree char *title = g_strdup_printf ("Een andere titel, de %de", i);
      g_autoptr (IteamDraft) draft = NULL;
      g_autoptr (GError) error = NULL;

      iteam_action_point_set_title (edited, title);
      draft = iteam_action_point_draft_changes (read, edited);
      if (!store_fixture_commit (store, draft, &error))
        g_error ("%s", error->message);
    }

  return seconds_since (start);
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
median (double *values)
{
  qsort (values, N_ROUNDS, sizeof *values, compare_doubles);

  return (values[N_ROUNDS / 2] + values[(N_ROUNDS - 1) / 2]) / 2;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = store_fixture_folder ();
  IteamStore *store = store_fixture_open (folder, "Coördinator");
  double bare[N_ROUNDS], edits[N_ROUNDS];
  double import, read, ratio;
  g_autoptr (GPtrArray) actions = NULL;
  sqlite3 *db;
  gint64 start;

  import = import_rows (store);
  start = g_get_monotonic_time ();
  actions = store_fixture_actions (store);
  read = seconds_since (start);

  /* In turns, so that a disk that slows down slows both. */
  db = open_bare (folder, N_ROWS);
  for (int i = 0; i < N_ROUNDS; i++)
    {
      bare[i] = bare_edits (db, i * N_EDITS / N_ROUNDS);
      edits[i] = store_edits (store, actions, i * N_EDITS / N_ROUNDS);
    }
  sqlite3_close (db);
  store_fixture_close (store);
  store_fixture_remove (folder);

  ratio = median (edits) / median (bare);
  g_print ("%-46s %10s %10s %8s %8s\n", "", "bare", "store", "ratio", "limit");
  g_print ("%-46s %8.2f s %8.2f s %8.2f %8.2f\n", "1,000 single edits among 10,000 action points",
           median (bare) * N_ROUNDS, median (edits) * N_ROUNDS, ratio, 2.5);
  g_print ("%-46s %10s %8.2f s %8s %6.2f s\n", "10,000 rows imported", "", import, "", 3.0);
  g_print ("%-46s %10s %8.3f s\n", "10,000 action points read", "", read);

  return ratio <= 2.5 && import < 3.0 ? 0 : 1;
}
