/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "share-fixture.h"

/* So many that what is damaged is not what has to be read to open the file. */
#define N_FILLED 80

/* A damaged replica is made anew from what the others have, with what it alone
 * held. */

static char *
replica_path (ShareFixture *fixture)
{
  return g_file_get_path (iteam_store_get_file (fixture->store));
}

static void
fill (ShareFixture *fixture)
{
  for (int i = 0; i < N_FILLED; i++)
    store_fixture_add (fixture->store, "Dilemmatraining herhalen in het najaar, met wie er toen niet bij was");
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
}

/* Overwrites pages in the middle, as a bad disk does: those of the search index,
 * so that it can be opened. */
static void
damage (const char *path)
{
  FILE *stream = g_fopen (path, "r+b");

  g_assert_nonnull (stream);
  g_assert_cmpint (fseek (stream, 22 * 4096, SEEK_SET), ==, 0);
  for (int i = 0; i < 3 * 4096; i++)
    fputc ('x', stream);
  g_assert_cmpint (fclose (stream), ==, 0);
}

static gboolean
check_quick (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean sound;

  iteam_store_check_quick_async (store, NULL, share_fixture_on_done, &result);
  sound = iteam_store_check_quick_finish (store, share_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return sound;
}

static void
set_damaged (ShareFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  iteam_share_set_damaged_async (fixture->share, share_fixture_on_done, &result);
  iteam_share_set_damaged_finish (fixture->share, share_fixture_wait (&result), &error);
  g_assert_no_error (error);
}

static gint64
read_author (ShareFixture *fixture)
{
  g_autoptr (IteamReplicaState) state = share_fixture_read_state (fixture->store);

  return state->author;
}

static void
assert_like (ShareFixture *fixture,
             const char   *before)
{
  g_autofree char *after = NULL;
  g_auto (GStrv) problems = NULL;

  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  after = store_fixture_dump (fixture->store);
  g_assert_cmpstr (after, ==, before);
  problems = store_fixture_check (fixture->store);
  g_assert_cmpstr (problems[0], ==, NULL);
  g_assert_false (iteam_store_get_read_only (fixture->store));
}

static guint
count_aside (const char *replica)
{
  g_autofree char *folder = g_path_get_dirname (replica);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, ".damaged-") != NULL;

  return n;
}

/* Found by the check while it is open. */
static void
test_in_the_middle (ShareFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = replica_path (fixture);
  g_autofree char *before = NULL;
  gint64 author = read_author (fixture);

  fill (fixture);
  before = store_fixture_dump (fixture->store);
  damage (path);
  g_assert_false (check_quick (fixture->store));
  set_damaged (fixture);
  share_fixture_close (fixture, 60000);
  store_fixture_close (fixture->store);

  share_fixture_open (fixture, FALSE);
  assert_like (fixture, before);
  g_assert_true (check_quick (fixture->store));
  g_assert_cmpint (read_author (fixture), ==, author);
  g_assert_cmpuint (count_aside (path), ==, 1);
}

/* One that cannot be opened, and of which nothing can be read. */
static void
test_cut_short (ShareFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *path = replica_path (fixture);
  g_autofree char *before = NULL;

  fill (fixture);
  before = store_fixture_dump (fixture->store);
  share_fixture_leave_off (fixture, TRUE);
  g_assert_cmpint (truncate (path, 8 * 4096), ==, 0);

  share_fixture_open (fixture, FALSE);
  assert_like (fixture, before);
  g_assert_cmpuint (count_aside (path), ==, 1);
}

/* Writes where there is no share. */
static void
write_alone (const char        *path,
             const char *const *titles)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  IteamStore *alone = iteam_store_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  iteam_store_open_async (alone, file, NULL, share_fixture_on_done, &result);
  iteam_store_open_finish (alone, share_fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  for (int i = 0; titles[i] != NULL; i++)
    store_fixture_add (alone, titles[i]);
  store_fixture_close (alone);
}

/* What had not gone out yet is in the new one, and goes out. */
static void
test_unpublished (ShareFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = replica_path (fixture);
  g_autoptr (GPtrArray) actions = NULL;

  fill (fixture);
  share_fixture_leave_off (fixture, TRUE);
  write_alone (path, (const char *[]) { "Nog niet bij de anderen", NULL });
  damage (path);

  share_fixture_open (fixture, FALSE);
  set_damaged (fixture);
  share_fixture_close (fixture, 60000);
  store_fixture_close (fixture->store);
  share_fixture_open (fixture, FALSE);

  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  actions = store_fixture_actions (fixture->store);
  g_assert_cmpuint (actions->len, ==, N_FILLED + 1);
  g_assert_cmpint (iteam_share_get_status (fixture->share)->n_waiting, ==, 0);
  g_assert_true (check_quick (fixture->store));
}

static void
forget_change (const char *path,
               const char *title)
{
  sqlite3 *db;
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("PRAGMA foreign_keys = OFF; DELETE FROM change WHERE id ="
                         " (SELECT change FROM change_cell WHERE field = 'title' AND new = '%s')", title);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (db), ==, 1);
  sqlite3_close (db);
}

/* What is behind a change that cannot be read is not lost with it. */
static void
test_gap (ShareFixture  *fixture,
          gconstpointer  data)
{
  g_autofree char *path = replica_path (fixture);
  g_autoptr (GPtrArray) actions = NULL;
  gint64 author = read_author (fixture);

  fill (fixture);
  share_fixture_leave_off (fixture, TRUE);
  write_alone (path, (const char *[]) { "Een", "Twee", "Drie", NULL });
  forget_change (path, "Twee");
  damage (path);

  share_fixture_open (fixture, FALSE);
  set_damaged (fixture);
  share_fixture_close (fixture, 60000);
  store_fixture_close (fixture->store);
  share_fixture_open (fixture, FALSE);
  g_assert_nonnull (strstr (iteam_share_get_notice (fixture->share), "1 change that had not gone out could not be read."));
  g_assert_nonnull (strstr (iteam_share_get_notice (fixture->share), ".damaged-"));

  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  actions = store_fixture_actions (fixture->store);
  g_assert_cmpuint (actions->len, ==, N_FILLED + 2);
  g_assert_cmpint (iteam_share_get_status (fixture->share)->n_waiting, ==, 0);
  g_assert_true (check_quick (fixture->store));
  /* The same name would have gone by numbers that are taken. */
  g_assert_cmpint (read_author (fixture), !=, author);
}

/* Someone who comes to a share whose file is damaged is told, and has no replica
 * that would be damaged as well. */
static void
test_newcomer (ShareFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *path = replica_path (fixture);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *away = g_strconcat (folder, ".away", NULL);
  g_autofree char *whole = g_strconcat (fixture->meeting, ".whole", NULL);
  g_autoptr (GError) error = NULL;

  fill (fixture);
  share_fixture_leave_off (fixture, TRUE);
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  share_fixture_copy (fixture->meeting, whole);
  damage (fixture->meeting);
  g_assert_false (share_fixture_try_open (fixture, FALSE, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "written anew"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  /* A colleague has it open. */
  share_fixture_remove_tree (folder);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  share_fixture_open (fixture, FALSE);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
}

/* What was put aside is not kept for ever. */
static void
test_old_ones (ShareFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *path = replica_path (fixture);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *when = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *old = g_strconcat (path, ".damaged-20190102-030405", NULL);
  g_autofree char *recent = g_strconcat (path, ".damaged-", when, NULL);

  share_fixture_leave_off (fixture, TRUE);
  g_assert_true (g_file_set_contents (old, "x", 1, NULL));
  g_assert_true (g_file_set_contents (recent, "x", 1, NULL));
  share_fixture_open (fixture, FALSE);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (recent, G_FILE_TEST_EXISTS));
  g_unlink (recent);
}

/* It takes in what others wrote since the file at the meeting point was written,
 * and what is written next goes on. */
static void
test_goes_on (ShareFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *path = replica_path (fixture);
  g_autofree char *after = NULL;

  fill (fixture);
  share_fixture_leave_off (fixture, TRUE);
  g_assert_cmpint (truncate (path, 8 * 4096), ==, 0);

  share_fixture_open (fixture, FALSE);
  store_fixture_add (fixture->store, "Daarna");
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  after = store_fixture_dump (fixture->store);
  share_fixture_leave_off (fixture, TRUE);

  share_fixture_open (fixture, FALSE);
  assert_like (fixture, after);
}

static void
add_tests (void)
{
#define ADD(path, func) g_test_add (path, ShareFixture, NULL, share_fixture_set_up, func, share_fixture_tear_down)

  ADD ("/share/damage/in-the-middle", test_in_the_middle);
  ADD ("/share/damage/cut-short", test_cut_short);
  ADD ("/share/damage/unpublished", test_unpublished);
  ADD ("/share/damage/gap", test_gap);
  ADD ("/share/damage/newcomer", test_newcomer);
  ADD ("/share/damage/old-ones", test_old_ones);
  ADD ("/share/damage/goes-on", test_goes_on);
}

int
main (int   argc,
      char *argv[])
{
  return share_fixture_run (argc, argv, add_tests);
}
