/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "fault-files.h"
#include "iteam-backup.h"
#include "iteam-meeting-file.h"
#include "iteam-store-contents.h"
#include "share-fixture.h"

/* A standard work load on a shared file whose share fails at each call of it in
 * turn. What was typed is on the share in the end, once; the file at the meeting
 * point is whole; and an error says so in a sentence. */

static FaultFiles *faults;

/* Something of all that goes to a share: changes, a number, a large content, and
 * the file at the meeting point. Nothing of it depends on the share. */
static char *
work (ShareFixture *fixture,
      guint         run)
{
  g_autofree char *text = g_strdup_printf ("Document %u", run);
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GAsyncResult) put = NULL;
  g_autoptr (GAsyncResult) finished = NULL;
  g_autoptr (IteamContentState) state = NULL;

  store_fixture_add (fixture->store, "Folder maken");
  iteam_store_begin_content_async (fixture->store, hash, (gint64) g_bytes_get_size (content), NULL, share_fixture_on_done, &begun);
  state = iteam_store_begin_content_finish (fixture->store, share_fixture_wait (&begun), NULL);
  g_assert_nonnull (state);
  iteam_store_put_piece_async (fixture->store, hash, 0, content, NULL, share_fixture_on_done, &put);
  g_assert_true (iteam_store_put_piece_finish (fixture->store, share_fixture_wait (&put), NULL));
  iteam_store_finish_content_async (fixture->store, hash, NULL, share_fixture_on_done, &finished);
  g_assert_true (iteam_store_finish_content_finish (fixture->store, share_fixture_wait (&finished), NULL));
  store_fixture_add (fixture->store, "Folder drukken");

  return hash;
}

static void
assert_shared (ShareFixture *fixture,
               const char   *hash,
               guint         n_actions)
{
  const IteamShareStatus *status = iteam_share_get_status (fixture->share);
  g_autofree char *document = g_strdup_printf ("%s.changes/documents/%s", fixture->meeting, hash);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.iteam", NULL);
  g_autoptr (IteamReplicaState) state = share_fixture_read_state (fixture->store);
  g_autoptr (GPtrArray) actions = store_fixture_actions (fixture->store);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) vector = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (status->state, ==, ITEAM_SHARE_IN_SYNC);
  g_assert_true (status->meeting_fresh);
  g_assert_true (g_file_test (document, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (actions->len, ==, n_actions);
  for (guint i = 0; i < actions->len; i++)
    {
      int number = iteam_action_point_get_fields (actions->pdata[i])->number;

      g_assert_cmpint (number, >, 0);
      g_assert_true (g_hash_table_add (numbers, GINT_TO_POINTER (number)));
    }

  share_fixture_copy (fixture->meeting, copy);
  iteam_backup_verify (copy, &error);
  g_assert_no_error (error);
  vector = iteam_meeting_file_read_vector (copy, &error);
  g_assert_no_error (error);
  g_assert_true (iteam_vector_covers (vector, state->vector));
  g_unlink (copy);
}

/* Goes on until all is there: a share that failed is asked again later. */
static void
settle (ShareFixture *fixture)
{
  const IteamShareStatus *status = iteam_share_get_status (fixture->share);

  for (int i = 0; i < 20; i++)
    if (share_fixture_sync (fixture, 60000, NULL) && status->n_unnumbered == 0 && status->meeting_fresh &&
        status->state == ITEAM_SHARE_IN_SYNC)
      return;
}

/* Whatever the share did, edits were acknowledged, and said what the matter was. */
static void
try_sync (ShareFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (share_fixture_sync (fixture, 60000, &error))
    return;
  g_assert_cmpint (error->domain, ==, ITEAM_ERROR);
  g_assert_true (g_str_has_suffix (error->message, ".") || g_str_has_suffix (error->message, ")"));
}

/* Runs the work with a fault at the @call-th call on the share from opening to
 * closing; %FALSE if it has fewer calls. */
static gboolean
run_with_fault (ShareFixture *fixture,
                FileFault     fault,
                guint         call,
                guint         run)
{
  g_autofree char *hash = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  gboolean struck;
  guint n_actions;

  share_fixture_leave_off (fixture, TRUE);
  fault_files_arm (faults, fault, call);
  share_fixture_wrap = fault_files_wrap;
  share_fixture_wrap_data = faults;
  share_fixture_share (fixture);
  hash = work (fixture, run);
  actions = store_fixture_actions (fixture->store);
  n_actions = actions->len;
  try_sync (fixture);
  try_sync (fixture);
  share_fixture_close (fixture, 60000);
  store_fixture_close (fixture->store);
  struck = fault_files_struck (faults);

  fault_files_arm (faults, FILE_FAULT_NONE, 0);
  share_fixture_share (fixture);
  settle (fixture);
  assert_shared (fixture, hash, n_actions);

  /* What the share holds is what is here, as a newcomer would find it. */
  before = store_fixture_dump (fixture->store);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  after = store_fixture_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);

  return struck;
}

static guint n_faults;

static guint
get_stride (void)
{
  return g_getenv ("ITEAM_TEST_ALL_FAULTS") != NULL ? 1 : 9;
}

/* Each on a share of its own: what was left on one by others would be asked about, too. */
static gboolean
run_anew (FileFault fault,
          guint     call,
          guint     run)
{
  ShareFixture fixture = { 0 };
  gboolean struck;

  share_fixture_set_up (&fixture, NULL);
  struck = run_with_fault (&fixture, fault, call, run);
  share_fixture_tear_down (&fixture, NULL);

  return struck;
}

static void
test_fault (gconstpointer data)
{
  FileFault fault = (FileFault) GPOINTER_TO_INT (data);
  static guint run;
  guint n = 0;

  for (guint call = 1 + (guint) fault; run_anew (fault, call, run++); call += get_stride ())
    n++;
  g_test_message ("%u times: all that was typed is on the share, once, and the file at the meeting point whole", n);
  g_assert_cmpuint (n, >, 2);
  n_faults += n;
}

static void
test_sum (void)
{
  g_test_message ("%u faults of a share: 0 acknowledged edits lost, everything on the share afterwards", n_faults);
}

static void
add_tests (void)
{
#define ADD(path, fault) g_test_add_data_func (path, GINT_TO_POINTER (fault), test_fault)
  ADD ("/share/faults/before", FILE_FAULT_BEFORE);
  ADD ("/share/faults/after", FILE_FAULT_AFTER);
  ADD ("/share/faults/half", FILE_FAULT_HALF);
  ADD ("/share/faults/on", FILE_FAULT_ON);
  g_test_add_func ("/share/faults/sum", test_sum);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  faults = fault_files_new ();
  status = share_fixture_run (argc, argv, add_tests);
  fault_files_free (faults);

  return status;
}
