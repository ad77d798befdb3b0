/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "iteam-backup-plan.h"
#include "iteam-backups.h"
#include "iteam-store-contents.h"
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
    n += name[0] != '.' && g_str_has_prefix (name, prefix);

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

/* Overwrites pages in the middle, as a bad disk does. */
static void
damage (const char *path)
{
  FILE *stream = g_fopen (path, "r+b");

  g_assert_nonnull (stream);
  g_assert_cmpint (fseek (stream, 20 * 4096, SEEK_SET), ==, 0);
  for (int i = 0; i < 10 * 4096; i++)
    fputc ('x', stream);
  g_assert_cmpint (fclose (stream), ==, 0);
}

static void
fill (IteamStore *store)
{
  for (int i = 0; i < 200; i++)
    store_fixture_add (store, "Dilemmatraining herhalen in het najaar, met wie er toen niet bij was");
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

static guint
count_listed (ShareFixture *fixture,
              const char   *chosen)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->meeting);
  g_autoptr (GFile) folder = g_file_new_for_uri (chosen);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  iteam_backups_list_async (file, folder, NULL, share_fixture_on_done, &result);
  backups = iteam_backups_list_finish (file, share_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return backups->len;
}

/* Two teams call their file alike and keep their backups in one folder. */
static void
test_same_name (ShareFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *folder = store_fixture_folder ();
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  g_autoptr (GFile) mine = make_daily (fixture, uri, NULL);
  g_autoptr (GFile) theirs = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  ShareFixture other = { 0 };

  g_assert_true (g_file_query_exists (mine, NULL));
  g_assert_cmpuint (count_files (folder), ==, 1);
  before = dump_file (mine);

  local_set_up (&other, NULL);
  store_fixture_add (other.store, "Van een ander team");
  theirs = make_daily (&other, uri, NULL);
  g_assert_nonnull (theirs);
  g_assert_cmpuint (count_files (folder), ==, 2);
  after = dump_file (mine);
  g_assert_cmpstr (before, ==, after);
  /* Each sees its own. */
  g_assert_cmpuint (count_listed (fixture, uri), ==, 1);
  g_assert_cmpuint (count_listed (&other, uri), ==, 1);

  g_clear_object (&theirs);
  theirs = make_daily (&other, uri, NULL);
  g_assert_cmpuint (count_files (folder), ==, 2);
  local_tear_down (&other, NULL);
  share_fixture_remove_tree (folder);
}

/* A large content, so that a backup takes a while. */
static void
add_content (IteamStore *store,
             guint       n_pieces)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *piece = g_malloc (ITEAM_CONTENT_PIECE);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GAsyncResult) finished = NULL;
  g_autoptr (IteamContentState) state = NULL;
  const char *hash;

  for (gsize i = 0; i < ITEAM_CONTENT_PIECE; i++)
    piece[i] = (guint8) (i * 7919 >> 5);
  bytes = g_bytes_new (piece, ITEAM_CONTENT_PIECE);
  for (guint i = 0; i < n_pieces; i++)
    g_checksum_update (checksum, piece, ITEAM_CONTENT_PIECE);
  hash = g_checksum_get_string (checksum);

  iteam_store_begin_content_async (store, hash, (gint64) n_pieces * ITEAM_CONTENT_PIECE, NULL, share_fixture_on_done, &begun);
  state = iteam_store_begin_content_finish (store, share_fixture_wait (&begun), NULL);
  g_assert_nonnull (state);
  for (guint i = 0; i < n_pieces; i++)
    {
      g_autoptr (GAsyncResult) put = NULL;

      iteam_store_put_piece_async (store, hash, i, bytes, NULL, share_fixture_on_done, &put);
      g_assert_true (iteam_store_put_piece_finish (store, share_fixture_wait (&put), NULL));
    }
  iteam_store_finish_content_async (store, hash, NULL, share_fixture_on_done, &finished);
  g_assert_true (iteam_store_finish_content_finish (store, share_fixture_wait (&finished), NULL));
}

/* An edit does not wait for a backup, and a backup is not kept for ever by edits. */
static void
test_beside_edits (ShareFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.iteam", NULL);
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *there = NULL;
  gint64 longest = 0;
  guint n_edits = 0;

  add_content (fixture->store, 24);
  store_fixture_add (fixture->store, "Voor de kopie");
  iteam_store_backup_async (fixture->store, copy, NULL, share_fixture_on_done, &result);
  for (; result == NULL; n_edits++)
    {
      gint64 started = g_get_monotonic_time ();

      store_fixture_add (fixture->store, "Tijdens de kopie");
      longest = MAX (longest, g_get_monotonic_time () - started);
    }
  iteam_store_backup_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_test_message ("%u edits beside one backup, the longest %.0f ms", n_edits, longest / 1000.0);
  g_assert_cmpuint (n_edits, >=, 3);

  there = dump_file (copy);
  g_assert_nonnull (strstr (there, "Voor de kopie"));
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

  fill (fixture->store);
  damage (fixture->meeting);

  backup = make_daily (fixture, NULL, &error);
  g_assert_null (backup);
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED);
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_assert_cmpuint (count_scratch (), ==, 0);
}

static void
copy_of_day (ShareFixture *fixture,
             GFile        *backup,
             IteamDay      day)
{
  g_autofree char *name = g_path_get_basename (fixture->meeting);
  g_autofree char *dated = iteam_backup_plan_name (name, day);
  g_autoptr (GFile) folder = g_file_get_parent (backup);
  g_autoptr (GFile) copy = g_file_get_child (folder, dated);

  share_fixture_copy (g_file_peek_path (backup), g_file_peek_path (copy));
}

static IteamBackup *
find_sound (ShareFixture  *fixture,
            GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->meeting);
  g_autoptr (GFile) folder = iteam_backups_get_folder (file, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  iteam_backups_find_sound_async (file, folder, NULL, share_fixture_on_done, &result);

  return iteam_backups_find_sound_finish (file, share_fixture_wait (&result), error);
}

/* The newest first, those from before a change of format among them. */
static void
test_list (ShareFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->meeting);
  g_autoptr (GFile) folder = iteam_backups_get_folder (file, NULL);
  g_autofree char *migrated = g_strconcat (fixture->meeting, ".version-1.backup", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) backup = make_daily (fixture, NULL, &error);
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_no_error (error);
  copy_of_day (fixture, backup, iteam_day_today () - 3);
  copy_of_day (fixture, backup, iteam_day_today () - 1);
  share_fixture_copy (fixture->meeting, migrated);

  iteam_backups_list_async (file, folder, NULL, share_fixture_on_done, &result);
  backups = iteam_backups_list_finish (file, share_fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 4);
  for (guint i = 0; i < backups->len; i++)
    {
      const int ages[] = { 0, 0, 1, 3 };
      const IteamBackup *found = g_ptr_array_index (backups, i);

      g_assert_cmpint (found->day, ==, iteam_day_today () - ages[i]);
      g_assert_cmpint (found->kind, ==, i == 1 ? ITEAM_BACKUP_MIGRATION : ITEAM_BACKUP_DAILY);
      g_assert_cmpint (found->size, >, 4096);
    }
}

/* Of three, the newest is damaged and the second cut short. */
static void
test_find_sound (ShareFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) backup = NULL;
  g_autoptr (IteamBackup) found = NULL;
  g_autoptr (IteamBackup) none = NULL;
  g_autofree char *dated = NULL;
  g_autofree char *path = NULL;

  fill (fixture->store);
  backup = make_daily (fixture, NULL, &error);
  g_assert_no_error (error);
  copy_of_day (fixture, backup, iteam_day_today () - 2);
  copy_of_day (fixture, backup, iteam_day_today () - 1);
  damage (g_file_peek_path (backup));
  dated = iteam_backup_plan_name ("Team.iteam", iteam_day_today () - 1);
  path = g_build_filename (fixture->folder, "Team.iteam.backups", dated, NULL);
  g_assert_cmpint (truncate (path, 8 * 4096), ==, 0);

  found = find_sound (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->day, ==, iteam_day_today () - 2);
  g_assert_cmpint (found->info->n_actions, ==, 200);
  g_assert_cmpint (found->info->n_open, ==, 200);
  g_assert_cmpstr (found->info->last_who, ==, "HRM");
  g_assert_cmpuint (count_scratch (), ==, 0);

  damage (found->path);
  none = find_sound (fixture, &error);
  g_assert_no_error (error);
  g_assert_null (none);
}

/* What is at a meeting point is not for one person to put back. */
static void
test_find_shared (ShareFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) backup = make_daily (fixture, NULL, &error);
  g_autoptr (IteamBackup) found = find_sound (fixture, &error);

  g_assert_null (found);
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_EXISTS);
}

/* An edit like any other: it can be undone, and on a shared file it travels. */
static void
test_restore (ShareFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) backup = NULL;
  g_autofree char *then = NULL;
  g_autofree char *since = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *words = NULL;

  store_fixture_add (fixture->store, "Dilemmatraining herhalen");
  if (fixture->share != NULL)
    g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  then = store_fixture_dump (fixture->store);
  backup = make_daily (fixture, NULL, &error);
  store_fixture_add (fixture->store, "Bij vergissing");
  if (fixture->share != NULL)
    g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  since = store_fixture_dump (fixture->store);
  g_assert_cmpstr (then, !=, since);

  iteam_backups_restore_async (fixture->store, backup, NULL, share_fixture_on_done, &result);
  g_assert_true (iteam_backups_restore_finish (fixture->store, share_fixture_wait (&result), &error));
  g_assert_no_error (error);
  restored = store_fixture_dump (fixture->store);
  g_assert_cmpstr (restored, ==, then);
  g_assert_cmpuint (count_scratch (), ==, 0);

  words = store_fixture_undo (fixture->store, FALSE, &error);
  g_assert_no_error (error);
  undone = store_fixture_dump (fixture->store);
  g_assert_cmpstr (undone, ==, since);
}

/* The damaged one is kept, with the journal that is its own. */
static void
test_put_back (ShareFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->meeting);
  g_autofree char *journal = g_strconcat (fixture->meeting, "-journal", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) backup = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *journal_aside = NULL;

  fill (fixture->store);
  before = store_fixture_dump (fixture->store);
  backup = make_daily (fixture, NULL, &error);
  g_assert_no_error (error);
  store_fixture_close (fixture->store);
  damage (fixture->meeting);
  g_assert_true (g_file_set_contents (journal, "old", -1, NULL));

  iteam_backups_put_back_async (file, backup, NULL, share_fixture_on_done, &result);
  aside = iteam_backups_put_back_finish (file, share_fixture_wait (&result), &error);
  g_assert_no_error (error);
  journal_aside = g_strconcat (aside, "-journal", NULL);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (journal_aside, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_query_exists (backup, NULL));

  fixture->store = store_fixture_open (fixture->folder, "HRM");
  after = store_fixture_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
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

/* Found by the check, and from then on nothing is written. */
static void
test_check_quick (ShareFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (IteamActionPoint) action = iteam_action_point_new ("Later", iteam_day_today ());
  g_autoptr (IteamDraft) draft = iteam_action_point_draft_new (action);
  g_autoptr (GError) error = NULL;

  fill (fixture->store);
  g_assert_true (check_quick (fixture->store));
  g_assert_false (iteam_store_get_damaged (fixture->store));

  damage (fixture->meeting);
  g_assert_false (check_quick (fixture->store));
  g_assert_true (iteam_store_get_damaged (fixture->store));
  g_assert_true (iteam_store_get_read_only (fixture->store));

  store_fixture_commit (fixture->store, draft, &error);
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_READ_ONLY);
}

static gboolean
is_damaged (gpointer data)
{
  return iteam_store_get_damaged (data);
}

/* Met by whoever reads; nobody had looked for it. */
static void
test_met_later (ShareFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  fill (fixture->store);
  store_fixture_close (fixture->store);
  damage (fixture->meeting);
  fixture->store = store_fixture_open (fixture->folder, "HRM");
  g_assert_false (iteam_store_get_damaged (fixture->store));

  iteam_store_search_async (fixture->store, "najaar", ITEAM_KIND_NONE, 10, NULL, share_fixture_on_done, &result);
  hits = iteam_store_search_finish (fixture->store, share_fixture_wait (&result), &error);
  g_assert_null (hits);
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED);
  while (!is_damaged (fixture->store))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (iteam_store_get_read_only (fixture->store));
}

static void
add_tests (void)
{
#define ADD_LOCAL(path, func) g_test_add (path, ShareFixture, NULL, local_set_up, func, local_tear_down)
#define ADD_SHARED(path, func) g_test_add (path, ShareFixture, NULL, share_fixture_set_up, func, share_fixture_tear_down)

  ADD_LOCAL ("/backups/same-name", test_same_name);
  ADD_LOCAL ("/backups/beside-edits", test_beside_edits);
  ADD_LOCAL ("/backups/daily/local", test_daily);
  ADD_SHARED ("/backups/daily/shared", test_daily);
  ADD_LOCAL ("/backups/once", test_once);
  ADD_LOCAL ("/backups/old-ones", test_old_ones);
  ADD_LOCAL ("/backups/no-folder", test_no_folder);
  ADD_LOCAL ("/backups/damaged", test_damaged);
  ADD_LOCAL ("/backups/list", test_list);
  ADD_LOCAL ("/backups/find-sound", test_find_sound);
  ADD_SHARED ("/backups/find-shared", test_find_shared);
  ADD_LOCAL ("/backups/restore/local", test_restore);
  ADD_SHARED ("/backups/restore/shared", test_restore);
  ADD_LOCAL ("/backups/put-back", test_put_back);
  ADD_LOCAL ("/damage/check-quick", test_check_quick);
  ADD_LOCAL ("/damage/met-later", test_met_later);
}

int
main (int   argc,
      char *argv[])
{
  return share_fixture_run (argc, argv, add_tests);
}
