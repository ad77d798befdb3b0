/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "iteam-log.h"
#include "iteam-record-format.h"
#include "iteam-share.h"
#include "share-fixture.h"

/* What a share may do to one replica: a share that is a folder here, and authors
 * whose logs are written by hand. */

#define STRANGER 0x5a5a5a5a

/* A record of someone else who adds an action point. */
static IteamRecord *
new_record (gint64      author,
            gint64      seq,
            const char *title)
{
  IteamRecord *record = iteam_record_new ();
  gint64 id = author * 1000 + seq;

  record->stamp = (IteamStamp) { author, seq };
  record->clock = ((gint64) 1543622400000 + seq) << 16;
  record->who = g_strdup ("OR");
  record->what = g_strdup ("Action point added");
  g_ptr_array_add (record->cells, iteam_cell_new (ITEAM_KIND_ACTION, id, "id", NULL, g_variant_new_int64 (id)));
  g_ptr_array_add (record->cells, iteam_cell_new (ITEAM_KIND_ACTION, id, "title", NULL, g_variant_new_string (title)));

  return record;
}

static void
write_log (ShareFixture *fixture,
           gint64        author,
           gint64        file,
           GByteArray   *records)
{
  g_autoptr (IteamShareFiles) files = iteam_share_disk_new (fixture->meeting, "test");
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *folder = iteam_log_folder (author);
  g_autofree char *path = iteam_log_segment (author, 1);
  g_autoptr (GBytes) held = NULL;
  g_autoptr (GError) error = NULL;

  iteam_frame_append (bytes, ITEAM_FRAME_SEGMENT, g_variant_new (ITEAM_SEGMENT_TYPE, file, author, (gint64) 1));
  g_byte_array_append (bytes, records->data, records->len);
  held = g_bytes_new (bytes->data, bytes->len);
  iteam_share_files_make_folder (files, folder, &error);
  g_assert_no_error (error);
  iteam_share_files_write (files, path, 0, held, &error);
  g_assert_no_error (error);
}

static void
remove_author (ShareFixture *fixture,
               gint64        author)
{
  g_autofree char *folder = iteam_log_folder (author);
  g_autofree char *path = g_strdup_printf ("%s.changes/%s", fixture->meeting, folder);

  share_fixture_remove_tree (path);
}

static void
test_frames (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (IteamRecord) record = new_record (7, 1, "Folder maken");
  g_autoptr (IteamRecord) back = NULL;
  const IteamStamp seen = { 8, 3 };
  IteamFrame frame;

  g_array_append_val (record->seen, seen);
  iteam_record_append (record, bytes);
  g_assert_cmpint (iteam_frame_parse (bytes->data, bytes->len, &frame), ==, ITEAM_FRAME_WHOLE);
  g_assert_cmpuint (frame.length, ==, bytes->len);
  back = iteam_record_parse (&frame, NULL);
  g_assert_cmpint (back->clock, ==, record->clock);
  g_assert_cmpuint (back->cells->len, ==, 2);
  g_assert_cmpint (g_array_index (back->seen, IteamStamp, 0).seq, ==, 3);

  for (guint i = 0; i < bytes->len; i++)
    {
      g_assert_cmpint (iteam_frame_parse (bytes->data, i, &frame), ==, ITEAM_FRAME_TORN);
      bytes->data[i] ^= 0x40;
      g_assert_cmpint (iteam_frame_parse (bytes->data, bytes->len, &frame), !=, ITEAM_FRAME_WHOLE);
      bytes->data[i] ^= 0x40;
    }
}

/* Records with one thing wrong; each is told, and nothing of it gets in. */

static void
make_unknown_kind (IteamRecord *record)
{
  ((IteamCell *) record->cells->pdata[1])->kind = ITEAM_KIND_NONE;
}

static void
make_unknown_field (IteamRecord *record)
{
  ((IteamCell *) record->cells->pdata[1])->field = "title = 1; --";
}

static void
make_path (IteamRecord *record)
{
  ((IteamCell *) record->cells->pdata[1])->field = "../../etc/passwd";
}

static void
put_value (IteamRecord *record,
           const char  *field,
           GVariant    *value)
{
  g_ptr_array_add (record->cells, iteam_cell_new (ITEAM_KIND_ACTION, ((IteamCell *) record->cells->pdata[0])->id, field, NULL, value));
}

static void
make_bad_date (IteamRecord *record)
{
  put_value (record, "due", g_variant_new_string ("2019-13-01"));
}

static void
make_bad_type (IteamRecord *record)
{
  put_value (record, "postponed", g_variant_new_string ("often"));
}

static void
make_blob (IteamRecord *record)
{
  put_value (record, "description", g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, "x", 2, TRUE, NULL, NULL));
}

static void
make_dangling (IteamRecord *record)
{
  put_value (record, "pillar", g_variant_new_int64 (424242));
}

static void
make_twice (IteamRecord *record)
{
  put_value (record, "title", g_variant_new_string ("Nog een"));
}

static void
make_other_key (IteamRecord *record)
{
  g_variant_unref (((IteamCell *) record->cells->pdata[0])->value);
  ((IteamCell *) record->cells->pdata[0])->value = g_variant_ref_sink (g_variant_new_int64 (1));
}

static void
make_no_row (IteamRecord *record)
{
  g_ptr_array_remove_index (record->cells, 0);
}

static void
make_far_clock (IteamRecord *record)
{
  record->clock = G_MAXINT64;
}

static void
make_gap (IteamRecord *record)
{
  record->stamp.seq = 3;
}

static void
make_other_author (IteamRecord *record)
{
  record->stamp.author = 12;
}

static void
make_self_seen (IteamRecord *record)
{
  const IteamStamp seen = { record->stamp.author, 5 };

  g_array_append_val (record->seen, seen);
}

static void
make_resolution (IteamRecord *record)
{
  const IteamResolution resolution = { ITEAM_KIND_ACTION, 99, "title", { 1, 1 } };

  g_array_append_val (record->resolved, resolution);
}

static const struct
{
  const char *name;
  void (*spoil) (IteamRecord *record);
} hostile[] = {
  { "unknown kind", make_unknown_kind },
  { "unknown field", make_unknown_field },
  { "path for a field", make_path },
  { "no such date", make_bad_date },
  { "text for a number", make_bad_type },
  { "bytes for a text", make_blob },
  { "dangling reference", make_dangling },
  { "one field twice", make_twice },
  { "another's key", make_other_key },
  { "no such row", make_no_row },
  { "clock at the end of time", make_far_clock },
  { "a gap", make_gap },
  { "another author", make_other_author },
  { "has seen itself", make_self_seen },
  { "decides nothing", make_resolution },
};

static void
assert_problem (ShareFixture *fixture,
                const char   *name,
                const char   *before)
{
  const IteamShareStatus *status = iteam_share_get_status (fixture->share);
  g_autofree char *after = store_fixture_dump (fixture->store);
  g_auto (GStrv) problems = store_fixture_check (fixture->store);

  g_test_message ("%s: %s", name, status->problem);
  g_assert_nonnull (status->problem);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (problems[0], ==, NULL);
}

static void
test_hostile (ShareFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (IteamReplicaState) state = share_fixture_read_state (fixture->store);
  g_autofree char *before = store_fixture_dump (fixture->store);

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      gint64 stranger = STRANGER + (gint64) i;
      g_autoptr (IteamRecord) record = new_record (stranger, 1, "Binnengedrongen");
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      hostile[i].spoil (record);
      iteam_record_append (record, bytes);
      write_log (fixture, stranger, state->file, bytes);
      g_assert_true (share_fixture_sync (fixture, 60000, NULL));
      assert_problem (fixture, hostile[i].name, before);
      remove_author (fixture, stranger);

      /* What was read of it is forgotten with the program. */
      share_fixture_leave_off (fixture, TRUE);
      share_fixture_share (fixture);
    }
}

/* Bytes that are no log, or one of another team. */
static void
test_foreign_logs (ShareFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (IteamReplicaState) state = share_fixture_read_state (fixture->store);
  g_autofree char *before = store_fixture_dump (fixture->store);
  const guint8 huge[] = { 0xff, 0xff, 0xff, 0x7f, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 };

  for (int i = 0; i < 4; i++)
    {
      gint64 stranger = STRANGER + i;
      g_autoptr (IteamRecord) record = new_record (stranger, 1, "Binnengedrongen");
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      gint64 file = state->file;

      iteam_record_append (record, bytes);
      if (i == 0)
        file = 1;
      else if (i == 1)
        bytes->data[bytes->len - 3] ^= 1;
      else if (i == 2)
        g_byte_array_prepend (bytes, huge, sizeof huge);
      else
        iteam_frame_append (bytes, (IteamFrameKind) 99, g_variant_new_int64 (1));
      if (i == 3)
        g_byte_array_remove_range (bytes, 0, bytes->len - ITEAM_FRAME_HEAD - 8);
      write_log (fixture, stranger, file, bytes);
      g_assert_true (share_fixture_sync (fixture, 60000, NULL));
      assert_problem (fixture, "foreign log", before);
      remove_author (fixture, stranger);
      share_fixture_leave_off (fixture, TRUE);
      share_fixture_share (fixture);
    }
}

/* A record that is not whole yet is waited for, in silence. */
static void
test_torn (ShareFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (IteamReplicaState) state = share_fixture_read_state (fixture->store);
  g_autoptr (IteamRecord) first = new_record (STRANGER, 1, "Folder maken");
  g_autoptr (IteamRecord) second = new_record (STRANGER, 2, "Folder drukken");
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint whole;

  iteam_record_append (first, bytes);
  whole = bytes->len;
  iteam_record_append (second, bytes);
  for (guint length = whole; length <= bytes->len; length += (bytes->len - whole) / 4)
    {
      g_autoptr (GByteArray) part = g_byte_array_new ();
      g_autoptr (GPtrArray) actions = NULL;

      g_byte_array_append (part, bytes->data, length);
      write_log (fixture, STRANGER, state->file, part);
      g_assert_true (share_fixture_sync (fixture, 60000, NULL));
      actions = store_fixture_actions (fixture->store);
      g_assert_cmpuint (actions->len, ==, length < bytes->len ? 1 : 2);
      g_assert_cmpstr (iteam_share_get_status (fixture->share)->problem, ==, NULL);
    }
}

/* A share that does not answer costs nobody anything but its own thread. */
static void
test_hang (ShareFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GAsyncResult) store_closed = NULL;
  g_autoptr (GError) error = NULL;
  IteamShare *share = fixture->share;
  IteamStore *store = fixture->store;
  gint64 started;

  slowness_set_hang (fixture->slowness, TRUE);
  store_fixture_add (fixture->store, "Wat ermee ophoudt");
  while (!slowness_is_hung (fixture->slowness))
    g_main_context_iteration (NULL, TRUE);

  started = g_get_monotonic_time ();
  for (int i = 0; i < 20; i++)
    store_fixture_add (fixture->store, "Onderweg");
  g_assert_false (share_fixture_sync (fixture, 50, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREACHABLE);
  iteam_share_close_async (fixture->share, 50, share_fixture_on_done, &closed);
  g_assert_false (iteam_share_close_finish (fixture->share, share_fixture_wait (&closed), NULL));
  iteam_store_close_async (fixture->store, share_fixture_on_done, &store_closed);
  g_assert_true (iteam_store_close_finish (fixture->store, share_fixture_wait (&store_closed), NULL));
  g_assert_cmpint (g_get_monotonic_time () - started, <, 20 * G_TIME_SPAN_SECOND);

  /* Let go, it ends by itself, and leaves nothing behind. */
  g_clear_object (&closed);
  g_clear_object (&store_closed);
  g_object_add_weak_pointer (G_OBJECT (share), (gpointer *) &share);
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (fixture->share);
  g_object_unref (fixture->store);
  slowness_set_hang (fixture->slowness, FALSE);
  while (share != NULL || store != NULL)
    g_main_context_iteration (NULL, FALSE);

  /* What waited goes out the next time. */
  share_fixture_share (fixture);
  /* The lock of the thread that hung is let go of when that has ended. */
  do
    g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  while (iteam_share_get_status (fixture->share)->state == ITEAM_SHARE_ELSEWHERE);
  g_assert_cmpint (iteam_share_get_status (fixture->share)->state, ==, ITEAM_SHARE_IN_SYNC);
  g_assert_cmpuint (iteam_share_get_status (fixture->share)->n_unnumbered, ==, 0);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

/* How long an edit takes, in microseconds. */
static gint64
time_edits (IteamStore *store)
{
  gint64 times[25];

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 started = g_get_monotonic_time ();

      store_fixture_add (store, "Onderweg");
      times[i] = g_get_monotonic_time () - started;
    }
  qsort (times, G_N_ELEMENTS (times), sizeof *times, compare_times);

  return times[G_N_ELEMENTS (times) / 2];
}

/* The file at the meeting point is large, and the share slow: nobody waits for that. */
static void
test_hang_meeting (ShareFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GAsyncResult) synced = NULL;
  gint64 before, meanwhile;

  before = time_edits (fixture->store);
  slowness_set_hang_meeting (fixture->slowness, TRUE);
  iteam_share_sync_async (fixture->share, 60000, NULL, share_fixture_on_done, &synced);
  while (!slowness_is_hung (fixture->slowness))
    g_main_context_iteration (NULL, TRUE);
  meanwhile = time_edits (fixture->store);
  g_test_message ("An edit takes %.2f ms, and %.2f ms while the file for the share is being written", before / 1e3, meanwhile / 1e3);
  g_assert_cmpint (meanwhile, <, 3 * before + 20 * G_TIME_SPAN_MILLISECOND);
  g_assert_null (synced);

  slowness_set_hang_meeting (fixture->slowness, FALSE);
  g_assert_true (iteam_share_sync_finish (fixture->share, share_fixture_wait (&synced), NULL));
}

/* A computer that is put back from a backup has a replica that is older than
 * what it has published. */
static void
test_put_back (ShareFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *replica = g_file_get_path (iteam_store_get_file (fixture->store));
  g_autofree char *kept = g_strconcat (replica, ".kept", NULL);
  g_autoptr (IteamReplicaState) before = NULL;
  g_autoptr (IteamReplicaState) after = NULL;
  g_autoptr (GPtrArray) actions = NULL;

  store_fixture_add (fixture->store, "Folder maken");
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  before = share_fixture_read_state (fixture->store);
  share_fixture_leave_off (fixture, TRUE);
  share_fixture_copy (replica, kept);

  share_fixture_share (fixture);
  store_fixture_add (fixture->store, "Folder drukken");
  share_fixture_leave_off (fixture, TRUE);

  share_fixture_copy (kept, replica);
  share_fixture_share (fixture);
  store_fixture_add (fixture->store, "Folder verspreiden");
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  after = share_fixture_read_state (fixture->store);
  actions = store_fixture_actions (fixture->store);
  g_assert_cmpint (before->author, !=, after->author);
  g_assert_cmpuint (actions->len, ==, 3);
}

/* The file without its folder is never written to: whoever has a replica works
 * on in that, and anyone else only reads. */
static void
test_folder_away (ShareFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *changes = iteam_share_disk_folder (fixture->meeting);
  g_autofree char *aside = g_strconcat (changes, ".away", NULL);
  g_autofree char *replica = g_file_get_path (iteam_store_get_file (fixture->store));
  g_autofree char *hidden = g_strconcat (replica, ".hidden", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, length_after;

  store_fixture_add (fixture->store, "Folder maken");
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  share_fixture_leave_off (fixture, TRUE);
  before = share_fixture_read (fixture->meeting, &length);
  g_assert_cmpint (g_rename (changes, aside), ==, 0);

  share_fixture_open (fixture, FALSE);
  g_assert_true (iteam_share_is_shared (fixture->share));
  store_fixture_add (fixture->store, "Folder drukken");
  g_assert_false (share_fixture_sync (fixture, 60000, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREACHABLE);
  g_assert_cmpint (iteam_share_get_status (fixture->share)->state, ==, ITEAM_SHARE_UNREACHABLE);
  share_fixture_leave_off (fixture, FALSE);

  g_assert_cmpint (g_rename (replica, hidden), ==, 0);
  share_fixture_open (fixture, FALSE);
  g_assert_false (iteam_share_is_shared (fixture->share));
  g_assert_true (iteam_store_get_read_only (fixture->store));
  share_fixture_leave_off (fixture, TRUE);
  g_assert_cmpint (g_rename (hidden, replica), ==, 0);
  after = share_fixture_read (fixture->meeting, &length_after);
  g_assert_cmpmem (before, length, after, length_after);
  g_assert_false (g_file_test (changes, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_rename (aside, changes), ==, 0);
  share_fixture_share (fixture);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  actions = store_fixture_actions (fixture->store);
  g_assert_cmpuint (actions->len, ==, 2);
}

static void
add_tests (void)
{
#define ADD(path, func) g_test_add (path, ShareFixture, NULL, share_fixture_set_up, func, share_fixture_tear_down)
  g_test_add_func ("/share/frames", test_frames);
  ADD ("/share/hostile", test_hostile);
  ADD ("/share/foreign-logs", test_foreign_logs);
  ADD ("/share/torn", test_torn);
  ADD ("/share/hang", test_hang);
  ADD ("/share/hang-meeting", test_hang_meeting);
  ADD ("/share/put-back", test_put_back);
  ADD ("/share/folder-away", test_folder_away);
}

int
main (int   argc,
      char *argv[])
{
  return share_fixture_run (argc, argv, add_tests);
}
