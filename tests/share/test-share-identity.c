/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "iteam-backup.h"
#include "iteam-exchange.h"
#include "share-fixture.h"

/* What stands beside a team file need not be its own folder, nor whole: nobody
 * who has a replica is kept from working, and nothing is written to what is
 * not the team's. */

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The paths in a folder and below with the sizes of the files, sorted. */
static void
list_tree (const char *folder,
           GPtrArray  *paths)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      g_assert_cmpint (g_stat (path, &info), ==, 0);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        list_tree (path, paths);
      else
        g_ptr_array_add (paths, g_strdup_printf ("%s %" G_GINT64_FORMAT, path, (gint64) info.st_size));
    }
  g_ptr_array_sort (paths, compare_paths);
}

static char *
describe_tree (const char *folder)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  list_tree (folder, paths);
  g_ptr_array_add (paths, NULL);

  return g_strjoinv ("\n", (char **) paths->pdata);
}

/* A folder of changes of another team file. */
static void
make_foreign_folder (ShareFixture *fixture)
{
  g_autoptr (IteamShareFiles) files = iteam_share_disk_new (fixture->meeting, "test");
  g_autoptr (GError) error = NULL;

  g_assert_true (iteam_exchange_found (files, 0x123456, 1, &error));
  g_assert_no_error (error);
}

static void
assert_actions (ShareFixture *fixture,
                guint         n)
{
  g_autoptr (GPtrArray) actions = store_fixture_actions (fixture->store);

  g_assert_cmpuint (actions->len, ==, n);
}

static void
assert_not_exchanging (ShareFixture *fixture,
                       int           code)
{
  const IteamShareStatus *status = iteam_share_get_status (fixture->share);
  g_autoptr (GError) error = NULL;

  g_assert_false (share_fixture_sync (fixture, 60000, &error));
  g_assert_error (error, ITEAM_ERROR, code);
  g_assert_true (iteam_share_is_shared (fixture->share));
  g_assert_cmpint (status->state, ==, ITEAM_SHARE_UNREACHABLE);
  g_assert_cmpstr (status->error, ==, error->message);
  g_test_message ("%s", status->error);
}

static void
test_foreign_while_open (ShareFixture  *fixture,
                         gconstpointer  data)
{
  g_autofree char *changes = iteam_share_disk_folder (fixture->meeting);
  g_autofree char *aside = g_strconcat (changes, ".away", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  store_fixture_add (fixture->store, "Folder maken");
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_cmpint (g_rename (changes, aside), ==, 0);
  assert_not_exchanging (fixture, ITEAM_ERROR_UNREACHABLE);

  make_foreign_folder (fixture);
  before = describe_tree (changes);
  store_fixture_add (fixture->store, "Folder drukken");
  assert_not_exchanging (fixture, ITEAM_ERROR_EXISTS);
  after = describe_tree (changes);
  g_assert_cmpstr (before, ==, after);

  share_fixture_remove_tree (changes);
  g_assert_cmpint (g_rename (aside, changes), ==, 0);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_cmpint (iteam_share_get_status (fixture->share)->state, ==, ITEAM_SHARE_IN_SYNC);
}

/* One is swapped for the other between two looks, and was never away. */
static void
test_swapped_while_open (ShareFixture  *fixture,
                         gconstpointer  data)
{
  g_autofree char *changes = iteam_share_disk_folder (fixture->meeting);
  g_autofree char *aside = g_strconcat (changes, ".away", NULL);
  g_autofree char *foreign = g_strconcat (changes, ".foreign", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (g_rename (changes, aside), ==, 0);
  make_foreign_folder (fixture);
  g_assert_cmpint (g_rename (changes, foreign), ==, 0);
  g_assert_cmpint (g_rename (aside, changes), ==, 0);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  before = describe_tree (foreign);

  /* The window between two renames is part of it, so nothing is asked there. */
  g_assert_cmpint (g_rename (changes, aside), ==, 0);
  g_assert_cmpint (g_rename (foreign, changes), ==, 0);
  store_fixture_add (fixture->store, "Folder maken");
  assert_not_exchanging (fixture, ITEAM_ERROR_EXISTS);
  g_assert_cmpint (g_rename (changes, foreign), ==, 0);
  after = describe_tree (foreign);
  g_assert_cmpstr (before, ==, after);

  g_assert_cmpint (g_rename (aside, changes), ==, 0);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  assert_actions (fixture, 1);
}

static void
test_foreign_at_opening (ShareFixture  *fixture,
                         gconstpointer  data)
{
  g_autofree char *changes = iteam_share_disk_folder (fixture->meeting);
  g_autofree char *aside = g_strconcat (changes, ".away", NULL);

  store_fixture_add (fixture->store, "Folder maken");
  share_fixture_leave_off (fixture, TRUE);
  g_assert_cmpint (g_rename (changes, aside), ==, 0);
  make_foreign_folder (fixture);

  share_fixture_open (fixture, FALSE);
  assert_actions (fixture, 1);
  store_fixture_add (fixture->store, "Folder drukken");
  assert_not_exchanging (fixture, ITEAM_ERROR_EXISTS);
  share_fixture_leave_off (fixture, FALSE);

  share_fixture_remove_tree (changes);
  g_assert_cmpint (g_rename (aside, changes), ==, 0);
  share_fixture_open (fixture, FALSE);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  assert_actions (fixture, 2);
}

/* A folder that is being copied has not said yet whose it is. */
static void
test_half_copied (ShareFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *changes = iteam_share_disk_folder (fixture->meeting);
  g_autofree char *note = g_build_filename (changes, "share", NULL);
  g_autofree char *kept = g_strconcat (fixture->meeting, ".note", NULL);
  g_autofree char *replica = g_file_get_path (iteam_store_get_file (fixture->store));
  g_autofree char *hidden = g_strconcat (replica, ".hidden", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_add (fixture->store, "Folder maken");
  share_fixture_leave_off (fixture, TRUE);
  g_assert_cmpint (g_rename (note, kept), ==, 0);
  before = describe_tree (changes);

  share_fixture_open (fixture, FALSE);
  assert_actions (fixture, 1);
  store_fixture_add (fixture->store, "Folder drukken");
  assert_not_exchanging (fixture, ITEAM_ERROR_DAMAGED);
  share_fixture_leave_off (fixture, FALSE);

  /* Whoever has no replica is told the same, and gets none. */
  g_assert_cmpint (g_rename (replica, hidden), ==, 0);
  g_assert_false (share_fixture_try_open (fixture, FALSE, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED);
  g_assert_false (g_file_test (replica, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rename (hidden, replica), ==, 0);
  after = describe_tree (changes);
  g_assert_cmpstr (before, ==, after);

  g_assert_cmpint (g_rename (kept, note), ==, 0);
  share_fixture_open (fixture, FALSE);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  assert_actions (fixture, 2);
}

/* A note that is there but says nothing: it is being copied this very moment. */
static void
test_torn_note (ShareFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *changes = iteam_share_disk_folder (fixture->meeting);
  g_autofree char *note = g_build_filename (changes, "share", NULL);
  g_autofree char *whole = NULL;
  gsize length;

  share_fixture_leave_off (fixture, TRUE);
  whole = share_fixture_read (note, &length);
  g_assert_true (g_file_set_contents (note, whole, (gssize) length / 2, NULL));

  share_fixture_open (fixture, FALSE);
  store_fixture_add (fixture->store, "Folder maken");
  assert_not_exchanging (fixture, ITEAM_ERROR_DAMAGED);

  g_assert_true (g_file_set_contents (note, whole, (gssize) length, NULL));
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
}

/* The file itself cannot be read while its folder is away. */
static void
test_unreadable_file (ShareFixture  *fixture,
                      gconstpointer  data)
{
  g_autofree char *changes = iteam_share_disk_folder (fixture->meeting);
  g_autofree char *aside = g_strconcat (changes, ".away", NULL);
  g_autofree char *whole = NULL;
  gsize length;

  store_fixture_add (fixture->store, "Folder maken");
  share_fixture_leave_off (fixture, TRUE);
  whole = share_fixture_read (fixture->meeting, &length);
  g_assert_cmpint (g_rename (changes, aside), ==, 0);
  g_assert_true (g_file_set_contents (fixture->meeting, whole, (gssize) length / 2, NULL));

  share_fixture_open (fixture, FALSE);
  assert_actions (fixture, 1);
  store_fixture_add (fixture->store, "Folder drukken");
  assert_not_exchanging (fixture, ITEAM_ERROR_UNREACHABLE);
  share_fixture_leave_off (fixture, FALSE);

  g_assert_cmpint (g_rename (aside, changes), ==, 0);
  share_fixture_open (fixture, FALSE);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  assert_actions (fixture, 2);
}

/* What is at the meeting point can be handed to a newcomer. */
static void
assert_sound (ShareFixture *fixture)
{
  g_autofree char *copy = g_strconcat (fixture->meeting, ".copy", NULL);
  g_autoptr (GError) error = NULL;

  share_fixture_copy (fixture->meeting, copy);
  g_assert_true (iteam_backup_verify (copy, &error));
  g_assert_no_error (error);
  g_unlink (copy);
}

static void
make_other_file (ShareFixture *fixture)
{
  g_autofree char *folder = store_fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  IteamStore *other = store_fixture_open (folder, "OR");

  store_fixture_add (other, "Van een ander team");
  store_fixture_close (other);
  share_fixture_copy (path, fixture->meeting);
  store_fixture_remove (folder);
}

/* Another team's file got the name of this one: nothing is taken from it, and it is
 * there as long as nobody puts it elsewhere. */
static void
test_foreign_file (ShareFixture  *fixture,
                   gconstpointer  data)
{
  const IteamShareStatus *status;
  g_autofree char *aside = g_strconcat (fixture->meeting, ".other", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length, length_after;

  store_fixture_add (fixture->store, "Folder maken");
  share_fixture_leave_off (fixture, TRUE);
  make_other_file (fixture);
  before = share_fixture_read (fixture->meeting, &length);

  share_fixture_open (fixture, FALSE);
  status = iteam_share_get_status (fixture->share);
  for (int i = 0; i < 3; i++)
    {
      store_fixture_add (fixture->store, "Folder drukken");
      g_assert_true (share_fixture_sync (fixture, 60000, NULL));
    }
  g_assert_nonnull (status->problem);
  assert_actions (fixture, 4);
  after = share_fixture_read (fixture->meeting, &length_after);
  g_assert_cmpmem (before, length, after, length_after);

  g_assert_cmpint (g_rename (fixture->meeting, aside), ==, 0);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_true (g_file_test (fixture->meeting, G_FILE_TEST_EXISTS));
  g_assert_null (status->problem);
  g_assert_true (status->meeting_fresh);
}

/* A file that was deleted, or that holds nothing any more, is written anew. */
static void
test_no_file (ShareFixture  *fixture,
              gconstpointer  data)
{
  for (int i = 0; i < 3; i++)
    {
      share_fixture_leave_off (fixture, TRUE);
      if (i == 0)
        g_unlink (fixture->meeting);
      else
        g_assert_true (g_file_set_contents (fixture->meeting, i == 1 ? "" : "Dit is geen teambestand", -1, NULL));

      share_fixture_open (fixture, FALSE);
      g_assert_true (share_fixture_sync (fixture, 60000, NULL));
      g_assert_cmpint (iteam_share_get_status (fixture->share)->state, ==, ITEAM_SHARE_IN_SYNC);
      share_fixture_leave_off (fixture, TRUE);
      assert_sound (fixture);
      share_fixture_open (fixture, FALSE);
    }
}

static void
add_tests (void)
{
#define ADD(path, func) g_test_add (path, ShareFixture, NULL, share_fixture_set_up, func, share_fixture_tear_down)
  ADD ("/share/identity/foreign-while-open", test_foreign_while_open);
  ADD ("/share/identity/swapped-while-open", test_swapped_while_open);
  ADD ("/share/identity/foreign-at-opening", test_foreign_at_opening);
  ADD ("/share/identity/half-copied", test_half_copied);
  ADD ("/share/identity/torn-note", test_torn_note);
  ADD ("/share/identity/unreadable-file", test_unreadable_file);
  ADD ("/share/identity/foreign-file", test_foreign_file);
  ADD ("/share/identity/no-file", test_no_file);
}

int
main (int   argc,
      char *argv[])
{
  return share_fixture_run (argc, argv, add_tests);
}
