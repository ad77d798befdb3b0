/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>

#include "fault-vfs.h"
#include "store-fixture.h"

/* A standard work load on a replica, on a disk that fails at each call of it in
 * turn, or loses its power there. What was acknowledged is there afterwards, the
 * file is sound, and an error says so in a sentence. */

#define N_STEPS 6

typedef struct
{
  char *folder;
  char *path;
  char *pristine;
  GPtrArray *records;
} Bench;

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

static void
set_shared (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_set_shared_async (store, TRUE, NULL, on_done, &result);
  g_assert_true (iteam_store_set_shared_finish (store, wait_for (&result), NULL));
}

static GPtrArray *
export_all (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_export_records_async (store, 0, 0, G_MAXUINT, NULL, on_done, &result);

  return iteam_store_export_records_finish (store, wait_for (&result), NULL);
}

/* Two replicas: what one wrote is what the other is to take in, in conflict with
 * its own. */
static void
bench_init (Bench *bench)
{
  g_autofree char *folder = store_fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) vector = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  IteamStore *other, *mine;

  bench->folder = store_fixture_folder ();
  bench->path = g_build_filename (bench->folder, "Team.iteam", NULL);
  bench->pristine = g_build_filename (bench->folder, "pristine", NULL);

  other = store_fixture_open (folder, "OR");
  store_fixture_add (other, "Folder maken");
  iteam_store_write_meeting_async (other, bench->path, NULL, on_done, &result);
  vector = iteam_store_write_meeting_finish (other, wait_for (&result), NULL);
  g_assert_nonnull (vector);
  g_clear_object (&result);
  set_shared (other);
  for (int i = 0; i < 3; i++)
    store_fixture_add (other, "Van de ander");
  actions = store_fixture_actions (other);
  for (guint i = 0; i < actions->len; i++)
    {
      g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (actions->pdata[i]);
      g_autoptr (IteamDraft) draft = NULL;

      iteam_action_point_set_title (edited, "Van de ander, anders");
      draft = iteam_action_point_draft_changes (actions->pdata[i], edited);
      g_assert_true (store_fixture_commit (other, draft, NULL));
    }
  bench->records = export_all (other);
  store_fixture_close (other);
  store_fixture_remove (folder);

  mine = store_fixture_open (bench->folder, "HRM");
  set_shared (mine);
  store_fixture_close (mine);
  g_assert_cmpint (g_rename (bench->path, bench->pristine), ==, 0);
}

static void
bench_clear (Bench *bench)
{
  store_fixture_remove (bench->folder);
  g_ptr_array_unref (bench->records);
  g_free (bench->folder);
  g_free (bench->path);
  g_free (bench->pristine);
}

static void
put_pristine (Bench *bench)
{
  g_autofree char *journal = g_strconcat (bench->path, "-journal", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  g_unlink (journal);
  g_assert_true (g_file_get_contents (bench->pristine, &contents, &length, NULL));
  g_assert_true (g_file_set_contents_full (bench->path, contents, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* One step of the work; %TRUE if it was acknowledged. */
static gboolean
run_step (Bench       *bench,
          IteamStore  *store,
          int          step,
          GError     **error)
{
  if (step == 2 || step == 4)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (IteamApplied) applied = NULL;

      iteam_store_apply_records_async (store, bench->records, NULL, on_done, &result);
      applied = iteam_store_apply_records_finish (store, wait_for (&result), error);

      return applied != NULL;
    }
  if (step == 5)
    {
      g_autofree char *words = store_fixture_undo (store, FALSE, error);

      return words != NULL;
    }

  {
    g_autofree char *title = g_strdup_printf ("Stap %d", step);
    g_autoptr (IteamActionPoint) action = iteam_action_point_new (title, iteam_day_from_iso ("2019-01-01"));
    g_autoptr (IteamDraft) draft = iteam_action_point_draft_new (action);

    return store_fixture_commit (store, draft, error);
  }
}

static gboolean
has_title (IteamStore *store,
           const char *title)
{
  g_autoptr (GPtrArray) actions = store_fixture_actions (store);

  for (guint i = 0; i < actions->len; i++)
    if (g_str_equal (iteam_action_point_get_fields (actions->pdata[i])->title, title))
      return TRUE;

  return FALSE;
}

/* Opens the file on a disk that works, and looks for what was acknowledged. */
static void
assert_kept (Bench          *bench,
             const gboolean *acknowledged)
{
  IteamStore *store;
  g_auto (GStrv) problems = NULL;
  int newest = 0;

  fault_vfs_arm (FAULT_NONE, 0);
  store = store_fixture_open (bench->folder, "HRM");
  problems = store_fixture_check (store);
  g_assert_cmpstr (problems[0], ==, NULL);
  for (int step = 0; step < N_STEPS; step++)
    {
      g_autofree char *title = g_strdup_printf ("Stap %d", step);

      if (acknowledged[step] && (step == 2 || step == 4))
        g_assert_true (has_title (store, "Van de ander, anders"));
      else if (acknowledged[step] && step != 5)
        {
          newest = step;
          /* The undo takes back the newest of these. */
          if (!acknowledged[5])
            g_assert_true (has_title (store, title));
        }
    }
  for (int step = 0; acknowledged[5] && step < newest; step++)
    {
      g_autofree char *title = g_strdup_printf ("Stap %d", step);

      if (acknowledged[step] && step != 2)
        g_assert_true (has_title (store, title));
    }

  /* And it goes on. */
  for (int step = 0; step < N_STEPS; step++)
    {
      g_autoptr (GError) error = NULL;

      run_step (bench, store, step, &error);
      g_assert_no_error (error);
    }
  store_fixture_close (store);
}

/* Runs the work with a fault at the @call-th call; %FALSE if it has fewer calls. */
static gboolean
run_with_fault (Bench *bench,
                Fault  fault,
                guint  call)
{
  gboolean acknowledged[N_STEPS] = { FALSE };
  IteamStore *store;
  gboolean struck;

  put_pristine (bench);
  fault_vfs_arm (FAULT_NONE, 0);
  store = store_fixture_open (bench->folder, "HRM");
  fault_vfs_arm (fault, call);
  for (int step = 0; step < N_STEPS; step++)
    {
      g_autoptr (GError) error = NULL;

      acknowledged[step] = run_step (bench, store, step, &error);
      if (!acknowledged[step])
        {
          g_assert_cmpint (error->domain, ==, ITEAM_ERROR);
          g_assert_cmpint (error->code, !=, ITEAM_ERROR_CONFLICT);
          g_assert_true (g_str_has_suffix (error->message, ".") || g_str_has_suffix (error->message, ")"));
        }
    }
  struck = fault_vfs_struck ();
  store_fixture_close (store);
  assert_kept (bench, acknowledged);

  return struck;
}

static void
test_fault (gconstpointer data)
{
  Fault fault = (Fault) GPOINTER_TO_INT (data);
  guint stride = g_getenv ("ITEAM_TEST_ALL_FAULTS") != NULL ? 1 : 7;
  Bench bench;
  guint n = 0;

  bench_init (&bench);
  for (guint call = 1; run_with_fault (&bench, fault, call); call += stride)
    n++;
  g_test_message ("%u faults: nothing acknowledged was lost, the file sound each time", n);
  g_assert_cmpuint (n, >, 40);
  bench_clear (&bench);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();

  g_test_add_data_func ("/store-faults/error", GINT_TO_POINTER (FAULT_ERROR), test_fault);
  g_test_add_data_func ("/store-faults/full", GINT_TO_POINTER (FAULT_FULL), test_fault);
  g_test_add_data_func ("/store-faults/power", GINT_TO_POINTER (FAULT_POWER), test_fault);

  return g_test_run ();
}
