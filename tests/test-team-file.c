/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-connection.h"
#include "iteam-meeting-file.h"
#include "iteam-recover.h"
#include "store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is not a whole team file gets a clear sentence, and nothing is written
 * to it or beside it. */

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

static gboolean
try_open (const char  *path,
          GError     **error)
{
  IteamStore *store = iteam_store_new ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  gboolean opened;

  iteam_store_open_async (store, file, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  opened = iteam_store_open_finish (store, result, error);
  g_clear_object (&result);
  store_fixture_close (store);

  return opened;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;

  return count;
}

static void
make_team_file (const char *folder)
{
  IteamStore *store = store_fixture_open (folder, "HRM");

  store_fixture_add (store, "Dilemmatraining herhalen");
  store_fixture_close (store);
}

static void
write_nothing (const char *path,
               const char *folder)
{
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
write_text (const char *path,
            const char *folder)
{
  g_assert_true (g_file_set_contents (path, "Verslag van het I-team\n", -1, NULL));
}

static void
write_truncated (const char *path,
                 const char *folder)
{
  make_team_file (folder);
  g_assert_cmpint (truncate (path, 3 * 4096), ==, 0);
}

static void
write_few_bytes (const char *path,
                 const char *folder)
{
  make_team_file (folder);
  g_assert_cmpint (truncate (path, 50), ==, 0);
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
write_other_database (const char *path,
                      const char *folder)
{
  run_sql (path, "CREATE TABLE bookmark (id INTEGER PRIMARY KEY, url TEXT)");
}

static void
write_unreadable_newer (const char *path,
                        const char *folder)
{
  run_sql (path, "PRAGMA application_id = 0x4954454D; PRAGMA user_version = 99; CREATE TABLE other (x)");
}

static void
write_garbage_pages (const char *path,
                     const char *folder)
{
  g_autofree char *contents = NULL;
  gsize length;

  make_team_file (folder);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents + 4096, 0x5a, length - 4096);
  memset (contents + 100, 0x5a, 3996);
  g_assert_true (g_file_set_contents (path, contents, length, NULL));
}

static void
write_folder (const char *path,
              const char *folder)
{
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
test_bad_files (void)
{
  const struct
  {
    const char *name;
    void (*write) (const char *path, const char *folder);
    IteamError code;
  } cases[] = {
    { "empty", write_nothing, ITEAM_ERROR_NOT_A_TEAM_FILE },
    { "text", write_text, ITEAM_ERROR_NOT_A_TEAM_FILE },
    { "truncated", write_truncated, ITEAM_ERROR_DAMAGED },
    { "few bytes", write_few_bytes, ITEAM_ERROR_DAMAGED },
    { "other database", write_other_database, ITEAM_ERROR_NOT_A_TEAM_FILE },
    { "newer", write_unreadable_newer, ITEAM_ERROR_NEWER },
    { "garbage", write_garbage_pages, ITEAM_ERROR_DAMAGED },
    { "folder", write_folder, ITEAM_ERROR_NOT_A_TEAM_FILE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = store_fixture_folder ();
      g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gsize length_before = 0, length_after = 0;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].name);
      cases[i].write (path, folder);
      g_file_get_contents (path, &before, &length_before, NULL);

      g_assert_false (try_open (path, &error));
      g_assert_error (error, ITEAM_ERROR, (int) cases[i].code);
      g_test_message ("%s", error->message);

      g_file_get_contents (path, &after, &length_after, NULL);
      g_assert_cmpmem (before, length_before, after, length_after);
      g_assert_cmpuint (count_files (folder), ==, 1);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        g_rmdir (path);
      store_fixture_remove (folder);
    }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (try_open ("/nonexistent/Team.iteam", &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE);
}

static void
test_newer_reads (void)
{
  g_autofree char *folder = store_fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  g_autoptr (GPtrArray) actions = NULL;
  IteamStore *store;

  make_team_file (folder);
  run_sql (path, "PRAGMA user_version = 99; ALTER TABLE action ADD COLUMN colour TEXT");

  store = store_fixture_open (folder, "HRM");
  g_assert_true (iteam_store_get_read_only (store));
  actions = store_fixture_actions (store);
  g_assert_cmpuint (actions->len, ==, 1);
  store_fixture_close (store);
  store_fixture_remove (folder);
}

/* The administrator may write everywhere, so the rights are tried as nobody
 * in a process of its own. */
static void
read_only_child (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  IteamStore *store;
  g_autoptr (IteamActionPoint) action = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0 && setuid (65534) != 0)
    _exit (2);

  store = store_fixture_open (folder, "HRM");
  action = iteam_action_point_new ("Nieuw", iteam_day_from_iso ("2019-01-01"));
  draft = iteam_action_point_draft_new (action);
  actions = store_fixture_actions (store);
  if (!iteam_store_get_read_only (store) || iteam_store_get_read_only_reason (store) == NULL || actions->len != 1)
    _exit (3);
  if (store_fixture_commit (store, draft, &error) || !g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_READ_ONLY))
    _exit (4);
  store_fixture_close (store);
  _exit (0);
}

static void
test_read_only (void)
{
  const struct { mode_t folder, file; } cases[] = { { 0755, 0444 }, { 0555, 0666 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = store_fixture_folder ();
      g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
      g_autofree char *argument = g_strdup_printf ("--read-only=%s", path);
      g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
      const char *argv[] = { self, argument, NULL };
      g_autoptr (GError) error = NULL;
      int status;

      make_team_file (folder);
      g_assert_cmpint (g_chmod (path, cases[i].file), ==, 0);
      g_assert_cmpint (g_chmod (folder, cases[i].folder), ==, 0);

      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
      g_assert_no_error (error);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
      g_assert_cmpuint (count_files (folder), ==, 1);

      g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
      store_fixture_remove (folder);
    }
}

static void
test_create_over (void)
{
  g_autofree char *folder = store_fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  IteamStore *store = iteam_store_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "iets anders", -1, NULL));
  iteam_store_create_async (store, file, FALSE, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (iteam_store_create_finish (store, result, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "iets anders");
  g_assert_cmpuint (count_files (folder), ==, 1);

  g_clear_object (&result);
  store_fixture_close (store);
  store_fixture_remove (folder);
}

static void
test_backup (void)
{
  g_autofree char *folder = store_fixture_folder ();
  g_autofree char *copies = store_fixture_folder ();
  g_autofree char *path = g_build_filename (copies, "Team.iteam", NULL);
  g_autoptr (GFile) destination = g_file_new_for_path (path);
  IteamStore *store = store_fixture_open (folder, "HRM");
  IteamStore *copy;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  store_fixture_add (store, "Dilemmatraining herhalen");
  before = store_fixture_dump (store);
  iteam_store_backup_async (store, destination, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (iteam_store_backup_finish (store, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_cmpuint (count_files (copies), ==, 1);

  copy = store_fixture_open (copies, "HRM");
  after = store_fixture_dump (copy);
  g_assert_cmpstr (before, ==, after);
  store_fixture_close (copy);
  store_fixture_close (store);
  store_fixture_remove (copies);
  store_fixture_remove (folder);
}

static void
test_older_is_migrated (void)
{
  g_autofree char *folder = store_fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  g_autofree char *copy = g_build_filename (folder, "Team.iteam.version-0.backup", NULL);
  IteamStore *store;

  run_sql (path, "PRAGMA application_id = 0x4954454D; CREATE TABLE old (x)");
  store = store_fixture_open (folder, "HRM");
  g_assert_false (iteam_store_get_read_only (store));
  store_fixture_add (store, "Dilemmatraining herhalen");
  store_fixture_close (store);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  store_fixture_remove (folder);
}

/* Someone who restores a backup by copying it over the open file must not find
 * that later edits went into the old one, which nobody can reach any more. */
static void
test_replaced_while_open (void)
{
  g_autofree char *folder = store_fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  g_autofree char *other = g_build_filename (folder, "Other.iteam", NULL);
  g_autofree char *contents = NULL;
  gsize length;
  IteamStore *store = store_fixture_open (folder, "HRM");
  g_autoptr (IteamActionPoint) action = iteam_action_point_new ("Nieuw", iteam_day_from_iso ("2019-01-01"));
  g_autoptr (IteamDraft) draft = iteam_action_point_draft_new (action);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (other, contents, length, NULL));
  g_assert_cmpint (g_rename (other, path), ==, 0);

  g_assert_false (store_fixture_commit (store, draft, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_READ_ONLY);
  store_fixture_close (store);
  store_fixture_remove (folder);
}

/* The leaves of a table, in their order. */
static GArray *
find_leaves (const char *path,
             const char *table)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *sql = g_strdup_printf ("SELECT pageno FROM dbstat WHERE name = '%s' AND pagetype = 'leaf' ORDER BY path", table);
  sqlite3 *db;
  sqlite3_stmt *query;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &query, NULL), ==, SQLITE_OK);
  while (sqlite3_step (query) == SQLITE_ROW)
    {
      int page = sqlite3_column_int (query, 0);

      g_array_append_val (pages, page);
    }
  sqlite3_finalize (query);
  sqlite3_close (db);

  return pages;
}

static void
spoil_page (const char *path,
            int         page)
{
  g_autofree char *garbage = g_strnfill (4096, 'x');
  int fd = g_open (path, O_WRONLY, 0);

  g_assert_cmpint (pwrite (fd, garbage, 4096, (page - 1) * 4096), ==, 4096);
  close (fd);
}

/* What stands between two places that cannot be read is saved as well. */
static void
test_recover_between (void)
{
  g_autofree char *folder = store_fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  g_autofree char *saved = g_build_filename (folder, "Saved.iteam", NULL);
  IteamStore *store = store_fixture_open (folder, "HRM");
  g_autoptr (GFile) file = g_file_new_for_path (saved);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) leaves = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = NULL;
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Action point added");
  const int n_actions = 600;

  for (int i = 0; i < n_actions; i++)
    {
      gint64 id = ((gint64) g_random_int () << 30) + i + 1;

      iteam_draft_insert (draft, ITEAM_KIND_ACTION, id);
      iteam_draft_set_text (draft, ITEAM_KIND_ACTION, id, "title", NULL, "Dilemmatraining herhalen voor wie er in het najaar niet bij was");
    }
  g_assert_true (store_fixture_commit (store, draft, NULL));
  store_fixture_close (store);
  leaves = find_leaves (path, "action");
  g_assert_cmpuint (leaves->len, >=, 10);
  spoil_page (path, g_array_index (leaves, int, 2));
  spoil_page (path, g_array_index (leaves, int, leaves->len - 3));

  problems = iteam_recover_file (path, saved, &error);
  g_assert_no_error (error);
  g_assert_nonnull (problems[0]);
  store = iteam_store_new ();
  iteam_store_open_async (store, file, NULL, on_done, &result);
  g_assert_true (iteam_store_open_finish (store, wait_for (&result), NULL));
  actions = store_fixture_actions (store);
  g_test_message ("%u of %d rows saved, of a table with 2 of %u pages spoilt", actions->len, n_actions, leaves->len);
  g_assert_cmpuint (actions->len, >=, n_actions - 4 * n_actions / leaves->len);
  g_clear_object (&result);
  store_fixture_close (store);
  store_fixture_remove (folder);
}

/* Another program, which tries to write at once. Ends with 0 if it may not. */
static void
lock_child (const char *path)
{
  sqlite3 *handle = NULL;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    _exit (2);
  _exit (sqlite3_exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_BUSY ? 0 : 1);
}

static gboolean
is_locked (const char *path)
{
  g_autofree char *argument = g_strconcat ("--lock=", path, NULL);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { program, argument, NULL };
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), <=, 1);

  return WEXITSTATUS (status) == 0;
}

/* Who looks at the file by the way, as the daily backup does, takes no lock away from
 * who writes in it in the same program. */
static void
test_looked_at_while_written (void)
{
  g_autofree char *folder = store_fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  g_autoptr (GError) error = NULL;
  IteamConnection *connection;
  gint64 id;

  store_fixture_close (store_fixture_open (folder, "HRM"));
  connection = iteam_connection_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (is_locked (path));

  for (int i = 0; i < 3; i++)
    {
      g_assert_true (iteam_connection_begin (connection, TRUE, NULL));
      g_assert_true (is_locked (path));
      g_assert_true (iteam_meeting_file_read_id (path, &id, &error));
      g_assert_no_error (error);
      g_assert_true (is_locked (path));
      iteam_connection_rollback (connection);
      g_assert_false (is_locked (path));
    }

  iteam_connection_close (connection);
  g_assert_false (is_locked (path));
  store_fixture_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  if (argc > 1 && g_str_has_prefix (argv[1], "--read-only="))
    read_only_child (argv[1] + strlen ("--read-only="));
  if (argc > 1 && g_str_has_prefix (argv[1], "--lock="))
    lock_child (argv[1] + strlen ("--lock="));

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/team-file/bad-files", test_bad_files);
  g_test_add_func ("/team-file/missing", test_missing);
  g_test_add_func ("/team-file/newer-reads", test_newer_reads);
  g_test_add_func ("/team-file/read-only", test_read_only);
  g_test_add_func ("/team-file/create-over", test_create_over);
  g_test_add_func ("/team-file/older-is-migrated", test_older_is_migrated);
  g_test_add_func ("/team-file/replaced-while-open", test_replaced_while_open);
  g_test_add_func ("/team-file/looked-at-while-written", test_looked_at_while_written);
  g_test_add_func ("/team-file/backup", test_backup);
  g_test_add_func ("/team-file/recover-between", test_recover_between);

  return g_test_run ();
}
