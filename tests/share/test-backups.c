/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "iteam-backup-plan.h"
#include "iteam-backups.h"
#include "share-fixture.h"

/* The backups of a window: also of a shared file, also in a folder that SQLite is
 * not let near. */

/* A file of this computer. */
static void
local_set_up (ShareFixture  *fixture,
              gconstpointer  data)
{
  fixture->folder = store_fixture_folder ();
  fixture->meeting = g_build_filename (fixture->folder, "Team.iteam", NULL);
  fixture->store = store_fixture_open (fixture->folder, "HRM");
}

static void
local_tear_down (ShareFixture  *fixture,
                 gconstpointer  data)
{
  store_fixture_close (fixture->store);
  share_fixture_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->meeting);
}

static GFile *
make_daily (ShareFixture  *fixture,
            const char    *chosen,
            GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->meeting);
  g_autoptr (GFile) folder = iteam_backups_get_folder (file, chosen);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *dated = iteam_backup_plan_name (name, iteam_day_today ());
  g_autoptr (GAsyncResult) result = NULL;

  iteam_backups_daily_async (fixture->store, file, folder, NULL, share_fixture_on_done, &result);

  return iteam_backups_daily_finish (fixture->store, share_fixture_wait (&result), error) ? g_file_get_child (folder, dated) : NULL;
}

static char *
dump_file (GFile *file)
{
  g_autoptr (IteamStore) store = iteam_store_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = NULL;
  char *dump;

  iteam_store_open_async (store, file, NULL, share_fixture_on_done, &result);
  iteam_store_open_finish (store, share_fixture_wait (&result), &error);
  g_assert_no_error (error);
  problems = store_fixture_check (store);
  g_assert_cmpstr (problems[0], ==, NULL);
  dump = store_fixture_dump (store);
  g_clear_object (&result);
  store_fixture_close (g_steal_pointer (&store));

  return dump;
}

static guint
count_named (const char *folder,
             const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, prefix);

  return n;
}

static guint
count_files (const char *folder)
{
  return count_named (folder, "");
}

static guint
count_scratch (void)
{
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "integriteit-team", NULL);

  return count_named (cache, "scratch-");
}

/* Of a file of this computer and of a shared one: what was typed a moment ago is
 * in it, it stands alone, and nothing is left behind on the way. */
static void
test_daily (ShareFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *folder = g_strconcat (fixture->meeting, ".backups", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) backup = NULL;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  store_fixture_add (fixture->store, "Dilemmatraining herhalen");
  if (fixture->share != NULL)
    g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  backup = make_daily (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_cmpuint (count_scratch (), ==, 0);

  here = store_fixture_dump (fixture->store);
  there = dump_file (backup);
  g_assert_cmpstr (here, ==, there);
}

/* There is one a day, and it stays as it is. */
static void
test_once (ShareFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) backup = make_daily (fixture, NULL, &error);
  g_autoptr (GFile) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  g_assert_no_error (error);
  before = share_fixture_read (g_file_peek_path (backup), &n_before);
  store_fixture_add (fixture->store, "Later");
  again = make_daily (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_equal (backup, again));
  after = share_fixture_read (g_file_peek_path (backup), &n_after);
  g_assert_cmpmem (before, n_before, after, n_after);
}

/* Of ten days in a row, what the plan does not keep goes, and nothing else. */
static void
test_old_ones (ShareFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *folder = g_strconcat (fixture->meeting, ".backups", NULL);
  g_autofree char *mine = g_build_filename (folder, "Mine 2019-02-13.iteam", NULL);
  g_autofree char *name = g_path_get_basename (fixture->meeting);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (IteamDay));
  g_autoptr (GArray) surplus = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) backup = NULL;
  IteamDay today = iteam_day_today ();

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (mine, "mine", -1, NULL));
  g_array_append_val (days, today);
  for (IteamDay day = today - 60; day < today; day++)
    {
      g_autofree char *dated = iteam_backup_plan_name (name, day);
      g_autofree char *path = g_build_filename (folder, dated, NULL);

      g_assert_true (g_file_set_contents (path, "old", -1, NULL));
      g_array_append_val (days, day);
    }
  surplus = iteam_backup_plan_surplus (days);
  g_assert_cmpuint (surplus->len, >, 40);

  backup = make_daily (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, days->len - surplus->len + 1);
  g_assert_true (g_file_test (mine, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_query_exists (backup, NULL));
}

/* A folder that cannot be made is a sentence, and costs nothing. */
static void
test_no_folder (ShareFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *inside = g_build_filename (fixture->meeting, "backups", NULL);
  g_autofree char *uri = g_filename_to_uri (inside, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) backup = make_daily (fixture, uri, &error);

  g_assert_null (backup);
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpuint (count_scratch (), ==, 0);
}

/* What is damaged does not become a backup, and does not push a sound one out. */
static void
test_damaged (ShareFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *folder = g_strconcat (fixture->meeting, ".backups", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) backup = NULL;
  FILE *stream;

  for (int i = 0; i < 200; i++)
    store_fixture_add (fixture->store, "Dilemmatraining herhalen in het najaar, met wie er toen niet bij was");
  stream = g_fopen (fixture->meeting, "r+b");
  g_assert_nonnull (stream);
  g_assert_cmpint (fseek (stream, 20 * 4096, SEEK_SET), ==, 0);
  for (int i = 0; i < 10 * 4096; i++)
    fputc ('x', stream);
  g_assert_cmpint (fclose (stream), ==, 0);

  backup = make_daily (fixture, NULL, &error);
  g_assert_null (backup);
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED);
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_assert_cmpuint (count_scratch (), ==, 0);
}

static void
add_tests (void)
{
#define ADD_LOCAL(path, func) g_test_add (path, ShareFixture, NULL, local_set_up, func, local_tear_down)
#define ADD_SHARED(path, func) g_test_add (path, ShareFixture, NULL, share_fixture_set_up, func, share_fixture_tear_down)

  ADD_LOCAL ("/backups/daily/local", test_daily);
  ADD_SHARED ("/backups/daily/shared", test_daily);
  ADD_LOCAL ("/backups/once", test_once);
  ADD_LOCAL ("/backups/old-ones", test_old_ones);
  ADD_LOCAL ("/backups/no-folder", test_no_folder);
  ADD_LOCAL ("/backups/damaged", test_damaged);
}

int
main (int   argc,
      char *argv[])
{
  return share_fixture_run (argc, argv, add_tests);
}
