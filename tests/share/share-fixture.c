/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "share-fixture.h"

#include <glib/gstdio.h>

IteamShareWrapFunc share_fixture_wrap;
gpointer share_fixture_wrap_data;

void
share_fixture_on_done (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
share_fixture_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

void
share_fixture_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        share_fixture_remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

gboolean
share_fixture_try_open (ShareFixture  *fixture,
                        gboolean       share,
                        GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->meeting);
  g_autoptr (GAsyncResult) result = NULL;

  fixture->store = iteam_store_new ();
  fixture->share = iteam_share_new (fixture->store);
  if (share_fixture_wrap != NULL)
    iteam_share_set_wrap (fixture->share, share_fixture_wrap, share_fixture_wrap_data);
  else
    iteam_share_set_wrap (fixture->share, slowness_wrap, fixture->slowness);
  iteam_share_open_async (fixture->share, file, share, NULL, share_fixture_on_done, &result);
  if (iteam_share_open_finish (fixture->share, share_fixture_wait (&result), error))
    {
      iteam_store_set_user (fixture->store, 0, "HRM");

      return TRUE;
    }
  g_clear_object (&result);
  g_assert_finalize_object (fixture->share);
  g_assert_finalize_object (fixture->store);

  return FALSE;
}

void
share_fixture_open (ShareFixture *fixture,
                    gboolean      share)
{
  g_autoptr (GError) error = NULL;

  share_fixture_try_open (fixture, share, &error);
  g_assert_no_error (error);
}

void
share_fixture_share (ShareFixture *fixture)
{
  share_fixture_open (fixture, TRUE);
}

gboolean
share_fixture_sync (ShareFixture  *fixture,
                    guint          timeout,
                    GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_share_sync_async (fixture->share, timeout, NULL, share_fixture_on_done, &result);

  return iteam_share_sync_finish (fixture->share, share_fixture_wait (&result), error);
}

gboolean
share_fixture_close (ShareFixture *fixture,
                     guint         timeout)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean closed;

  iteam_share_close_async (fixture->share, timeout, share_fixture_on_done, &result);
  closed = iteam_share_close_finish (fixture->share, share_fixture_wait (&result), NULL);
  g_clear_object (&result);
  g_assert_finalize_object (fixture->share);

  return closed;
}

/* Closes the file as the program does when it ends. */
void
share_fixture_leave_off (ShareFixture *fixture,
                         gboolean      in_sync)
{
  g_assert_cmpint (share_fixture_close (fixture, 60000), ==, in_sync);
  store_fixture_close (fixture->store);
}

void
share_fixture_set_up (ShareFixture  *fixture,
                      gconstpointer  data)
{
  fixture->folder = store_fixture_folder ();
  fixture->meeting = g_build_filename (fixture->folder, "Team.iteam", NULL);
  fixture->slowness = slowness_new ();
  store_fixture_close (store_fixture_open (fixture->folder, "HRM"));
  share_fixture_share (fixture);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
}

void
share_fixture_tear_down (ShareFixture  *fixture,
                         gconstpointer  data)
{
  share_fixture_leave_off (fixture, TRUE);
  slowness_free (fixture->slowness);
  share_fixture_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->meeting);
}

IteamReplicaState *
share_fixture_read_state (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_read_replica_state_async (store, NULL, share_fixture_on_done, &result);

  return iteam_store_read_replica_state_finish (store, share_fixture_wait (&result), NULL);
}

void
share_fixture_copy (const char *from,
                    const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  g_assert_true (g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
}

char *
share_fixture_read (const char *path,
                    gsize      *length)
{
  char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, length, NULL));

  return contents;
}

/* Runs a test whose replicas are made in a data folder of its own. */
int
share_fixture_run (int    argc,
                   char  *argv[],
                   void (*add_tests) (void))
{
  g_autofree char *home = g_dir_make_tmp ("iteam-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  add_tests ();
  status = g_test_run ();
  share_fixture_remove_tree (home);

  return status;
}
