/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "fault-vfs.h"
#include "iteam-backup.h"
#include "iteam-meeting-file.h"
#include "iteam-store-contents.h"
#include "store-fixture.h"

/* A standard work load on a replica, on a disk that fails at each call of it in
 * turn, or loses its power there. What was acknowledged is there afterwards, the
 * file is sound, and an error says so in a sentence. */

/* The steps of the work. Between them they write all that a replica writes. */
enum
{
  STEP_ADD_0,
  STEP_ADD_1,
  STEP_APPLY,
  STEP_ADD_2,
  STEP_APPLY_AGAIN,
  STEP_UNDO,
  STEP_REDO,
  STEP_DESCRIBE,
  STEP_RESOLVE,
  STEP_CONTENT,
  STEP_MEETING,
  STEP_BACKUP,
  STEP_RESTORE,
  STEP_RENEW,
  STEP_SHARE_AGAIN,
  N_STEPS
};

#define THEIRS "Van de ander, anders"
#define DESCRIPTION "Beschreven"

typedef struct
{
  char *folder;
  char *path;
  char *pristine;
  char *meeting;
  char *backup;
  GPtrArray *records;
  GBytes *content;
  char *hash;
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

static gboolean
set_shared (IteamStore  *store,
            gboolean     shared,
            GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_set_shared_async (store, shared, NULL, on_done, &result);

  return iteam_store_set_shared_finish (store, wait_for (&result), error);
}

static GPtrArray *
export_all (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_export_records_async (store, 0, 0, G_MAXUINT, NULL, on_done, &result);

  return iteam_store_export_records_finish (store, wait_for (&result), NULL);
}

static void
change_title (IteamStore *store,
              const char *title)
{
  g_autoptr (GPtrArray) actions = store_fixture_actions (store);
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (actions->pdata[0]);
  g_autoptr (IteamDraft) draft = NULL;

  iteam_action_point_set_title (edited, title);
  draft = iteam_action_point_draft_changes (actions->pdata[0], edited);
  g_assert_true (store_fixture_commit (store, draft, NULL));
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
  bench->meeting = g_build_filename (bench->folder, "meeting.iteam", NULL);
  bench->backup = g_build_filename (bench->folder, "backup.iteam", NULL);
  bench->content = g_bytes_new_take (g_strnfill (20000, 'x'), 20000);
  bench->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bench->content);

  other = store_fixture_open (folder, "OR");
  store_fixture_add (other, "Folder maken");
  iteam_store_write_meeting_async (other, bench->path, FALSE, NULL, on_done, &result);
  vector = iteam_store_write_meeting_finish (other, wait_for (&result), NULL);
  g_assert_nonnull (vector);
  g_clear_object (&result);
  g_assert_true (set_shared (other, TRUE, NULL));
  for (int i = 0; i < 3; i++)
    store_fixture_add (other, "Van de ander");
  actions = store_fixture_actions (other);
  for (guint i = 0; i < actions->len; i++)
    {
      g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (actions->pdata[i]);
      g_autoptr (IteamDraft) draft = NULL;

      iteam_action_point_set_title (edited, THEIRS);
      draft = iteam_action_point_draft_changes (actions->pdata[i], edited);
      g_assert_true (store_fixture_commit (other, draft, NULL));
    }
  bench->records = export_all (other);
  store_fixture_close (other);
  store_fixture_remove (folder);

  mine = store_fixture_open (bench->folder, "HRM");
  g_assert_true (set_shared (mine, TRUE, NULL));
  change_title (mine, "Van mij");
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
  g_free (bench->meeting);
  g_free (bench->backup);
  g_free (bench->hash);
  g_bytes_unref (bench->content);
}

static void
put_pristine (Bench *bench)
{
  g_autofree char *journal = g_strconcat (bench->path, "-journal", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  g_unlink (journal);
  g_unlink (bench->meeting);
  g_unlink (bench->backup);
  g_assert_true (g_file_get_contents (bench->pristine, &contents, &length, NULL));
  g_assert_true (g_file_set_contents_full (bench->path, contents, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static gboolean
add (IteamStore  *store,
     int          step,
     GError     **error)
{
  g_autofree char *title = g_strdup_printf ("Stap %d", step);
  g_autoptr (IteamActionPoint) action = iteam_action_point_new (title, iteam_day_from_iso ("2019-01-01"));
  g_autoptr (IteamDraft) draft = iteam_action_point_draft_new (action);

  return store_fixture_commit (store, draft, error);
}

static gboolean
apply (Bench       *bench,
       IteamStore  *store,
       GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamApplied) applied = NULL;

  iteam_store_apply_records_async (store, bench->records, NULL, on_done, &result);
  applied = iteam_store_apply_records_finish (store, wait_for (&result), error);

  return applied != NULL;
}

static gboolean
undo (IteamStore  *store,
      gboolean     redo,
      GError     **error)
{
  g_autofree char *words = store_fixture_undo (store, redo, error);

  return words != NULL;
}

/* A text for the first action point, whatever it says now. */
static gboolean
describe (IteamStore  *store,
          GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (IteamActionPoint) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  iteam_store_read_actions_async (store, NULL, NULL, on_done, &result);
  actions = iteam_store_read_actions_finish (store, wait_for (&result), error);
  if (actions == NULL)
    return FALSE;
  edited = iteam_action_point_copy (actions->pdata[0]);
  iteam_action_point_set_description (edited, DESCRIPTION);
  draft = iteam_action_point_draft_changes (actions->pdata[0], edited);

  return store_fixture_commit (store, draft, error);
}

/* Decides the first conflict there is. */
static gboolean
resolve (IteamStore  *store,
         GError     **error)
{
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  iteam_store_read_conflicts_async (store, NULL, on_done, &read);
  conflicts = iteam_store_read_conflicts_finish (store, wait_for (&read), error);
  if (conflicts == NULL || conflicts->len == 0)
    return conflicts != NULL;
  iteam_store_resolve_conflict_async (store, ((IteamOpenConflict *) conflicts->pdata[0])->number, ITEAM_DECISION_KEEP, NULL, NULL,
                                      on_done, &result);

  return iteam_store_resolve_conflict_finish (store, wait_for (&result), error);
}

static gboolean
import (Bench       *bench,
        IteamStore  *store,
        GError     **error)
{
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GAsyncResult) put = NULL;
  g_autoptr (GAsyncResult) finished = NULL;
  g_autoptr (IteamContentState) state = NULL;

  iteam_store_begin_content_async (store, bench->hash, (gint64) g_bytes_get_size (bench->content), NULL, on_done, &begun);
  state = iteam_store_begin_content_finish (store, wait_for (&begun), error);
  if (state == NULL || state->whole)
    return state != NULL;
  iteam_store_put_piece_async (store, bench->hash, 0, bench->content, NULL, on_done, &put);
  if (!iteam_store_put_piece_finish (store, wait_for (&put), error))
    return FALSE;
  iteam_store_finish_content_async (store, bench->hash, NULL, on_done, &finished);

  return iteam_store_finish_content_finish (store, wait_for (&finished), error);
}

static gboolean
write_meeting (Bench       *bench,
               IteamStore  *store,
               GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) vector = NULL;

  iteam_store_write_meeting_async (store, bench->meeting, FALSE, NULL, on_done, &result);
  vector = iteam_store_write_meeting_finish (store, wait_for (&result), error);

  return vector != NULL;
}

static gboolean
back_up (Bench       *bench,
         IteamStore  *store,
         GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (bench->backup);

  iteam_store_backup_async (store, file, NULL, on_done, &result);

  return iteam_store_backup_finish (store, wait_for (&result), error);
}

/* To what the backup holds, which is what is there: nothing may come of it. */
static gboolean
restore (Bench       *bench,
         IteamStore  *store,
         GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (bench->backup);

  iteam_store_restore_async (store, file, NULL, on_done, &result);

  return iteam_store_restore_finish (store, wait_for (&result), error);
}

/* Another name for what is written from here on. */
static gboolean
renew (IteamStore  *store,
       GError     **error)
{
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamReplicaState) state = NULL;

  iteam_store_read_replica_state_async (store, NULL, on_done, &read);
  state = iteam_store_read_replica_state_finish (store, wait_for (&read), error);
  if (state == NULL)
    return FALSE;
  iteam_store_renew_author_async (store, iteam_vector_get (state->vector, state->author), NULL, on_done, &result);

  return iteam_store_renew_author_finish (store, wait_for (&result), error);
}

/* One step of the work; %TRUE if it was acknowledged. */
static gboolean
run_step (Bench       *bench,
          IteamStore  *store,
          int          step,
          GError     **error)
{
  switch (step)
    {
    case STEP_APPLY:
    case STEP_APPLY_AGAIN: return apply (bench, store, error);
    case STEP_UNDO:
    case STEP_REDO: return undo (store, step == STEP_REDO, error);
    case STEP_DESCRIBE: return describe (store, error);
    case STEP_RESOLVE: return resolve (store, error);
    case STEP_CONTENT: return import (bench, store, error);
    case STEP_MEETING: return write_meeting (bench, store, error);
    case STEP_BACKUP: return back_up (bench, store, error);
    case STEP_RESTORE: return restore (bench, store, error);
    case STEP_RENEW: return renew (store, error);
    case STEP_SHARE_AGAIN: return set_shared (store, FALSE, error) && set_shared (store, TRUE, error);
    default: return add (store, step, error);
    }
}

typedef gboolean (*Test) (const IteamActionFields *fields, const char *text);

static gboolean
has_title (const IteamActionFields *fields,
           const char              *text)
{
  return g_strcmp0 (fields->title, text) == 0;
}

static gboolean
has_description (const IteamActionFields *fields,
                 const char              *text)
{
  return g_strcmp0 (fields->description, text) == 0;
}

static gboolean
any (IteamStore *store,
     Test        test,
     const char *text)
{
  g_autoptr (GPtrArray) actions = store_fixture_actions (store);

  for (guint i = 0; i < actions->len; i++)
    if (test (iteam_action_point_get_fields (actions->pdata[i]), text))
      return TRUE;

  return FALSE;
}

/* What was added is there, but for what was taken back. */
static void
assert_added (IteamStore     *store,
              const gboolean *acknowledged)
{
  const int adds[] = { STEP_ADD_0, STEP_ADD_1, STEP_ADD_2 };
  int newest = -1;

  for (gsize i = 0; i < G_N_ELEMENTS (adds); i++)
    if (acknowledged[adds[i]])
      newest = adds[i];
  for (gsize i = 0; i < G_N_ELEMENTS (adds); i++)
    {
      g_autofree char *title = g_strdup_printf ("Stap %d", adds[i]);
      gboolean undone = adds[i] == newest && acknowledged[STEP_UNDO] && !acknowledged[STEP_REDO];

      if (acknowledged[adds[i]] && !undone)
        g_assert_true (any (store, has_title, title));
    }
}

static void
assert_content (Bench      *bench,
                IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) states = NULL;

  iteam_store_list_contents_async (store, NULL, on_done, &result);
  states = iteam_store_list_contents_finish (store, wait_for (&result), NULL);
  g_assert_cmpuint (states->len, ==, 1);
  g_assert_true (((IteamContentState *) states->pdata[0])->whole);
}

static void
assert_no_conflict (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  iteam_store_read_conflicts_async (store, NULL, on_done, &result);
  conflicts = iteam_store_read_conflicts_finish (store, wait_for (&result), NULL);
  g_assert_cmpuint (conflicts->len, ==, 0);
}

/* Opens the file on a disk that works, and looks for what was acknowledged. */
static void
assert_kept (Bench          *bench,
             const gboolean *acknowledged,
             gboolean        power)
{
  IteamStore *store;
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;

  fault_vfs_arm (FAULT_NONE, 0);
  store = store_fixture_open (bench->folder, "HRM");
  problems = store_fixture_check (store);
  g_assert_cmpstr (problems[0], ==, NULL);
  assert_added (store, acknowledged);
  if (acknowledged[STEP_APPLY] || acknowledged[STEP_APPLY_AGAIN])
    g_assert_true (any (store, has_title, THEIRS));
  if (acknowledged[STEP_DESCRIBE])
    g_assert_true (any (store, has_description, DESCRIPTION));
  if (acknowledged[STEP_RESOLVE] && acknowledged[STEP_APPLY])
    assert_no_conflict (store);
  if (acknowledged[STEP_CONTENT])
    assert_content (bench, store);
  /* The file for the meeting point is read back before it is used. */
  if (acknowledged[STEP_MEETING] && !power)
    g_assert_true (iteam_backup_verify (bench->meeting, &error));
  if (acknowledged[STEP_BACKUP])
    g_assert_true (iteam_backup_verify (bench->backup, &error));
  g_assert_no_error (error);

  /* And it goes on. */
  for (int step = 0; step < N_STEPS; step++)
    {
      g_autoptr (GError) step_error = NULL;

      run_step (bench, store, step, &step_error);
      g_assert_no_error (step_error);
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
          if (!g_str_has_suffix (error->message, ".") && !g_str_has_suffix (error->message, ")"))
            g_test_message ("Step %d: %s", step, error->message);
          g_assert_true (g_str_has_suffix (error->message, ".") || g_str_has_suffix (error->message, ")"));
        }
    }
  struck = fault_vfs_struck ();
  store_fixture_close (store);
  assert_kept (bench, acknowledged, fault >= FAULT_POWER);

  return struck;
}

/* All calls in the long run, some of them in the short one. */
static guint
get_stride (void)
{
  return g_getenv ("ITEAM_TEST_ALL_FAULTS") != NULL ? 1 : 97;
}

static guint n_faults;
static guint n_cuts;

static void
test_fault (gconstpointer data)
{
  Fault fault = (Fault) GPOINTER_TO_INT (data);
  Bench bench;
  guint n = 0;

  bench_init (&bench);
  for (guint call = 1 + (guint) fault % get_stride (); run_with_fault (&bench, fault, call); call += get_stride ())
    n++;
  g_test_message ("%u times: nothing acknowledged was lost, the file sound each time", n);
  g_assert_cmpuint (n, >, 5);
  *(fault >= FAULT_POWER ? &n_cuts : &n_faults) += n;
  bench_clear (&bench);
}

static void
test_sum (void)
{
  g_test_message ("%u faults and %u power cuts: 0 acknowledged edits lost, the file sound and in use again each time", n_faults, n_cuts);
  if (get_stride () == 1)
    {
      g_assert_cmpuint (n_faults, >=, 5000);
      g_assert_cmpuint (n_cuts, >=, 500);
    }
}

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *path;
    Fault fault;
  } faults[] = {
    { "/store-faults/error", FAULT_ERROR },
    { "/store-faults/error-on", FAULT_ERROR_ON },
    { "/store-faults/full", FAULT_FULL },
    { "/store-faults/full-on", FAULT_FULL_ON },
    { "/store-faults/torn", FAULT_TORN },
    { "/store-faults/power", FAULT_POWER },
    { "/store-faults/power-part", FAULT_POWER_PART },
  };

  /* The faults are below SQLite and above the file system: a disk that takes its time
   * to sync tells nothing more. */
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", FALSE);
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    g_test_add_data_func (faults[i].path, GINT_TO_POINTER (faults[i].fault), test_fault);
  g_test_add_func ("/store-faults/sum", test_sum);

  return g_test_run ();
}
