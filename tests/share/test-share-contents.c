/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "iteam-connection.h"
#include "iteam-id.h"
#include "iteam-meeting-file.h"
#include "iteam-store-contents.h"
#include "share-fixture.h"

/* Large contents on their way to a real folder and from it. Which of them are whole
 * and right is told by their names, so nothing here is believed that is not. */

static GBytes *
new_content (guint32 seed,
             gsize   size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint32 *words = g_malloc (size + sizeof (guint32));

  for (gsize i = 0; i <= size / sizeof (guint32); i++)
    words[i] = g_rand_int (random);

  return g_bytes_new_take (words, size);
}

static char *
hash_of (GBytes *content)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
}

static char *
path_of (ShareFixture *fixture,
         const char   *hash)
{
  return g_strdup_printf ("%s.changes/documents/%s", fixture->meeting, hash);
}

static void
put_pieces (IteamStore *store,
            const char *hash,
            GBytes     *content,
            guint       from,
            guint       n)
{
  for (guint i = from; i < from + n; i++)
    {
      gsize offset = (gsize) i * ITEAM_CONTENT_PIECE;
      g_autoptr (GBytes) piece = g_bytes_new_from_bytes (content, offset, MIN (ITEAM_CONTENT_PIECE, g_bytes_get_size (content) - offset));
      g_autoptr (GAsyncResult) result = NULL;

      iteam_store_put_piece_async (store, hash, i, piece, NULL, share_fixture_on_done, &result);
      g_assert_true (iteam_store_put_piece_finish (store, share_fixture_wait (&result), NULL));
    }
}

static void
begin (IteamStore *store,
       const char *hash,
       GBytes     *content)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamContentState) state = NULL;

  iteam_store_begin_content_async (store, hash, (gint64) g_bytes_get_size (content), NULL, share_fixture_on_done, &result);
  state = iteam_store_begin_content_finish (store, share_fixture_wait (&result), NULL);
  g_assert_nonnull (state);
}

/* Has the replica hold a content, as importing a document does. */
static char *
import (IteamStore *store,
        GBytes     *content)
{
  char *hash = hash_of (content);
  g_autoptr (GAsyncResult) result = NULL;

  begin (store, hash, content);
  put_pieces (store, hash, content, 0, iteam_content_count_pieces ((gint64) g_bytes_get_size (content)));
  iteam_store_finish_content_async (store, hash, NULL, share_fixture_on_done, &result);
  g_assert_true (iteam_store_finish_content_finish (store, share_fixture_wait (&result), NULL));

  return hash;
}

/* Puts a file where the contents on the share are. */
static void
put_on_share (ShareFixture *fixture,
              const char   *hash,
              const void   *bytes,
              gsize         length)
{
  g_autofree char *path = path_of (fixture, hash);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir (folder, 0777);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
assert_on_share (ShareFixture *fixture,
                 const char   *hash,
                 GBytes       *content)
{
  g_autofree char *path = path_of (fixture, hash);
  gsize length;
  g_autofree char *found = share_fixture_read (path, &length);

  g_assert_cmpmem (found, length, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
}

/* How much of a content the replica holds: -1 if it does not know it. */
static int
count_here (IteamStore *store,
            const char *hash,
            gboolean   *whole)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) states = NULL;

  *whole = FALSE;
  iteam_store_list_contents_async (store, NULL, share_fixture_on_done, &result);
  states = iteam_store_list_contents_finish (store, share_fixture_wait (&result), NULL);
  for (guint i = 0; i < states->len; i++)
    {
      IteamContentState *state = g_ptr_array_index (states, i);

      if (!g_str_equal (state->hash, hash))
        continue;
      *whole = state->whole;

      return (int) state->n_pieces;
    }

  return -1;
}

static gboolean
is_whole (ShareFixture *fixture,
          const char   *hash)
{
  gboolean whole;

  count_here (fixture->store, hash, &whole);

  return whole;
}

static void
assert_sound (ShareFixture *fixture)
{
  g_auto (GStrv) problems = store_fixture_check (fixture->store);

  g_assert_cmpstr (problems[0], ==, NULL);
}

static void
test_out (ShareFixture  *fixture,
          gconstpointer  data)
{
  const gsize sizes[] = { 1, ITEAM_CONTENT_PIECE, ITEAM_CONTENT_PIECE + 1, 20 * ITEAM_CONTENT_PIECE + 99 };
  const IteamShareStatus *status = iteam_share_get_status (fixture->share);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.iteam", NULL);
  g_autoptr (GPtrArray) in_meeting = NULL;
  GStatBuf info;

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) content = new_content ((guint32) i, sizes[i]);
      g_autofree char *hash = import (fixture->store, content);

      store_fixture_add (fixture->store, "Folder maken");
      g_assert_true (share_fixture_sync (fixture, 60000, NULL));
      g_assert_cmpint (status->state, ==, ITEAM_SHARE_IN_SYNC);
      g_assert_cmpuint (status->n_documents_out, ==, 0);
      g_assert_cmpuint (status->n_documents, ==, i + 1);
      assert_on_share (fixture, hash, content);
    }

  /* The file at the meeting point is small, and sound without them. */
  g_assert_true (status->meeting_fresh);
  g_assert_cmpint (g_stat (fixture->meeting, &info), ==, 0);
  g_assert_cmpint (info.st_size, <, 1000000);
  share_fixture_copy (fixture->meeting, copy);
  in_meeting = iteam_meeting_file_list_contents (copy, NULL);
  g_assert_cmpuint (in_meeting->len, ==, 0);
}

/* Writing the file at the meeting point leaves the replica as it is, with the index
 * without which taking in changes is slow. */
static void
test_index_kept (ShareFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *replica = g_file_get_path (iteam_store_get_file (fixture->store));
  g_autoptr (IteamConnection) connection = NULL;
  gint64 n;

  store_fixture_add (fixture->store, "Folder maken");
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_true (iteam_share_get_status (fixture->share)->meeting_fresh);
  connection = iteam_connection_open (replica, TRUE, NULL);
  g_assert_true (iteam_connection_get_integer (connection, "SELECT count (*) FROM sqlite_schema WHERE name = 'change_cell_row'", &n, NULL));
  g_assert_cmpint (n, ==, 1);
}

static void
test_in (ShareFixture  *fixture,
         gconstpointer  data)
{
  const gsize sizes[] = { 1, ITEAM_CONTENT_PIECE, 20 * ITEAM_CONTENT_PIECE + 99 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) content = new_content ((guint32) i, sizes[i]);
      g_autofree char *hash = hash_of (content);

      put_on_share (fixture, hash, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
      g_assert_true (share_fixture_sync (fixture, 60000, NULL));
      g_assert_true (is_whole (fixture, hash));
    }
  assert_sound (fixture);
}

/* Both ends go on where they were torn away. */
static void
test_resumed (ShareFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (IteamReplicaState) state = share_fixture_read_state (fixture->store);
  g_autoptr (GBytes) out = new_content (1, 9 * ITEAM_CONTENT_PIECE + 7);
  g_autoptr (GBytes) in = new_content (2, 9 * ITEAM_CONTENT_PIECE + 7);
  g_autofree char *out_hash = hash_of (out);
  g_autofree char *in_hash = hash_of (in);
  g_autofree char *part_name = g_strdup_printf ("%s.%016" G_GINT64_MODIFIER "x.part", out_hash, state->author);
  g_autofree char *part = path_of (fixture, part_name);
  g_autofree char *stored = NULL;

  /* Some of it is there, and the last bytes were torn. */
  put_on_share (fixture, part_name, g_bytes_get_data (out, NULL), 3 * ITEAM_CONTENT_PIECE + 1000);
  begin (fixture->store, in_hash, in);
  put_pieces (fixture->store, in_hash, in, 0, 4);
  put_on_share (fixture, in_hash, g_bytes_get_data (in, NULL), g_bytes_get_size (in));
  stored = import (fixture->store, out);

  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  assert_on_share (fixture, out_hash, out);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_true (is_whole (fixture, in_hash));
  assert_sound (fixture);
}

/* Someone else was quicker: what was begun here is removed. */
static void
test_needless_part (ShareFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (IteamReplicaState) state = share_fixture_read_state (fixture->store);
  g_autoptr (GBytes) content = new_content (1, 3 * ITEAM_CONTENT_PIECE);
  g_autofree char *hash = hash_of (content);
  g_autofree char *mine_name = g_strdup_printf ("%s.%016" G_GINT64_MODIFIER "x.part", hash, state->author);
  g_autofree char *other_name = g_strdup_printf ("%s.%016" G_GINT64_MODIFIER "x.part", hash, state->author + 1);
  g_autofree char *mine = path_of (fixture, mine_name);
  g_autofree char *other = path_of (fixture, other_name);

  put_on_share (fixture, mine_name, g_bytes_get_data (content, NULL), ITEAM_CONTENT_PIECE);
  put_on_share (fixture, other_name, g_bytes_get_data (content, NULL), ITEAM_CONTENT_PIECE);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_true (g_file_test (mine, G_FILE_TEST_EXISTS));
  put_on_share (fixture, hash, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_false (g_file_test (mine, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  assert_on_share (fixture, hash, content);
}

/* What an earlier program left there is not what it should be: it is found when
 * it is read back, and never gets its name. */
static void
test_spoilt_part (ShareFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (IteamReplicaState) state = share_fixture_read_state (fixture->store);
  g_autoptr (GBytes) content = new_content (1, 3 * ITEAM_CONTENT_PIECE);
  g_autoptr (GBytes) other = new_content (2, 3 * ITEAM_CONTENT_PIECE);
  g_autofree char *hash = hash_of (content);
  g_autofree char *part_name = g_strdup_printf ("%s.%016" G_GINT64_MODIFIER "x.part", hash, state->author);
  g_autofree char *path = path_of (fixture, hash);
  g_autofree char *stored = NULL;

  put_on_share (fixture, part_name, g_bytes_get_data (other, NULL), 2 * ITEAM_CONTENT_PIECE);
  stored = import (fixture->store, content);
  g_assert_false (share_fixture_sync (fixture, 60000, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (iteam_share_get_status (fixture->share)->n_documents_out, ==, 1);
  g_assert_cmpint (iteam_share_get_status (fixture->share)->state, ==, ITEAM_SHARE_WAITING);

  share_fixture_leave_off (fixture, FALSE);
  share_fixture_share (fixture);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  assert_on_share (fixture, hash, content);
}

/* Names that are not hashes, contents that are not what their name says, and
 * files that are being copied: nothing of it gets in. */
static void
test_not_right (ShareFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GBytes) content = new_content (1, 3 * ITEAM_CONTENT_PIECE);
  g_autoptr (GBytes) other = new_content (2, 3 * ITEAM_CONTENT_PIECE);
  g_autofree char *hash = hash_of (content);
  g_autofree char *empty = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "", 0);

  put_on_share (fixture, hash, g_bytes_get_data (other, NULL), g_bytes_get_size (other));
  put_on_share (fixture, "Thumbs.db", "x", 1);
  put_on_share (fixture, empty, "", 0);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_false (is_whole (fixture, hash));
  g_assert_false (is_whole (fixture, empty));
  g_assert_nonnull (iteam_share_get_status (fixture->share)->problem);
  g_test_message ("%s", iteam_share_get_status (fixture->share)->problem);
  assert_sound (fixture);

  /* The right one takes its place, and comes in. */
  put_on_share (fixture, hash, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  share_fixture_leave_off (fixture, TRUE);
  share_fixture_share (fixture);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_true (is_whole (fixture, hash));
}

/* Whoever holds the right one publishes it again where the share's is cut short. */
static void
test_cut_short (ShareFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GBytes) content = new_content (1, 3 * ITEAM_CONTENT_PIECE);
  g_autofree char *hash = import (fixture->store, content);

  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  share_fixture_leave_off (fixture, TRUE);
  put_on_share (fixture, hash, g_bytes_get_data (content, NULL), ITEAM_CONTENT_PIECE + 5);
  share_fixture_share (fixture);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  /* The look at what is there comes after all else; then it is carried again. */
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  assert_on_share (fixture, hash, content);
}

/* While something large is on its way over a slow share, edits are as quick as
 * ever and go out in between. */
static void
test_edits_between (ShareFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (GBytes) content = new_content (1, 40 * ITEAM_CONTENT_PIECE);
  g_autofree char *hash = import (fixture->store, content);
  const IteamShareStatus *status = iteam_share_get_status (fixture->share);
  gint64 longest = 0;
  guint n_between = 0;

  slowness_set_delay (fixture->slowness, 30);
  while (!(status->n_documents_out == 0 && status->n_documents == 1))
    {
      gint64 started = g_get_monotonic_time ();
      gint64 exchange = status->last_exchange;

      store_fixture_add (fixture->store, "Onderweg");
      longest = MAX (longest, g_get_monotonic_time () - started);
      while (status->last_exchange == exchange)
        g_main_context_iteration (NULL, TRUE);
      n_between += status->n_documents_out > 0 && status->n_waiting == 0;
    }
  slowness_set_delay (fixture->slowness, 0);
  g_test_message ("%u times in between nothing waited but the document; the longest edit took %.1f ms", n_between, longest / 1000.0);
  g_assert_cmpuint (n_between, >, 0);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  assert_on_share (fixture, hash, content);
}

/* Ending to share leaves one plain file with everything in it. */
static void
test_stop (ShareFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GBytes) content = new_content (1, 3 * ITEAM_CONTENT_PIECE + 1);
  g_autofree char *hash = import (fixture->store, content);
  g_autofree char *changes = iteam_share_disk_folder (fixture->meeting);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IteamShare *share = fixture->share;
  IteamStore *store = fixture->store;

  store_fixture_add (fixture->store, "Folder maken");
  iteam_share_leave_async (fixture->share, TRUE, share_fixture_on_done, &result);
  g_assert_true (iteam_share_leave_finish (fixture->share, share_fixture_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (changes, G_FILE_TEST_EXISTS));
  /* A thread lets go of its task some time after it has answered. */
  g_clear_object (&result);
  g_object_add_weak_pointer (G_OBJECT (share), (gpointer *) &share);
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (fixture->share);
  g_object_unref (fixture->store);
  while (share != NULL || store != NULL)
    g_main_context_iteration (NULL, FALSE);

  share_fixture_open (fixture, FALSE);
  g_assert_false (iteam_share_is_shared (fixture->share));
  g_assert_false (iteam_store_get_read_only (fixture->store));
  g_assert_true (is_whole (fixture, hash));
  assert_sound (fixture);

  /* And it can be shared again, with nothing but itself. */
  share_fixture_leave_off (fixture, TRUE);
  share_fixture_share (fixture);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  assert_on_share (fixture, hash, content);
}

/* Of a file that was worked on in place before it was shared, only that has them. */
static void
test_shared_with_contents (ShareFixture  *fixture,
                           gconstpointer  data)
{
  g_autoptr (GBytes) content = new_content (1, 3 * ITEAM_CONTENT_PIECE + 1);
  g_autofree char *hash = import (fixture->store, content);
  g_autofree char *other = g_build_filename (fixture->folder, "backup.iteam", NULL);
  g_autofree char *note = g_strconcat (fixture->meeting, ".changes/meeting", NULL);
  g_autofree char *document = path_of (fixture, hash);
  g_autoptr (GFile) backup = g_file_new_for_path (other);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) dropped = NULL;

  iteam_store_backup_async (fixture->store, backup, NULL, share_fixture_on_done, &result);
  g_assert_true (iteam_store_backup_finish (fixture->store, share_fixture_wait (&result), NULL));
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_cmpint (g_unlink (document), ==, 0);
  iteam_store_drop_content_async (fixture->store, hash, NULL, share_fixture_on_done, &dropped);
  g_assert_true (iteam_store_drop_content_finish (fixture->store, share_fixture_wait (&dropped), NULL));
  share_fixture_copy (other, fixture->meeting);
  g_assert_cmpint (g_unlink (note), ==, 0);

  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_true (is_whole (fixture, hash));
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  assert_on_share (fixture, hash, content);
}

/* A document whose contents are elsewhere, as a colleague's record brings it. */
static gint64
add_document (ShareFixture *fixture,
              const char   *hash,
              gsize         size)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Document added");
  gint64 id = iteam_id_new ();
  g_autoptr (GError) error = NULL;

  iteam_draft_insert (draft, ITEAM_KIND_DOCUMENT, id);
  iteam_draft_set_text (draft, ITEAM_KIND_DOCUMENT, id, "title", NULL, "Gedragscode");
  iteam_draft_set_text (draft, ITEAM_KIND_DOCUMENT, id, "content", NULL, hash);
  iteam_draft_set_integer (draft, ITEAM_KIND_DOCUMENT, id, "size", 0, (gint64) size);
  store_fixture_commit (fixture->store, draft, &error);
  g_assert_no_error (error);

  return id;
}

static void
on_changed (IteamStore   *store,
            IteamChanges *changes,
            gpointer      user_data)
{
  GArray *seen = user_data;

  g_array_append_vals (seen, changes->refs->data, changes->refs->len);
}

/* A document of which the contents come later: it is told that they are not here,
 * and again when they are; and its number is claimed with its own letter. */
static void
test_wanted (ShareFixture  *fixture,
             gconstpointer  data)
{
  const IteamShareStatus *status = iteam_share_get_status (fixture->share);
  g_autoptr (GBytes) content = new_content (1, 5 * ITEAM_CONTENT_PIECE + 1);
  g_autofree char *hash = hash_of (content);
  g_autofree char *claim = g_strdup_printf ("%s.changes/numbers/D-1", fixture->meeting);
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  gint64 id = add_document (fixture, hash, g_bytes_get_size (content));

  store_fixture_add (fixture->store, "Gedragscode bespreken");
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_cmpuint (status->n_documents_in, ==, 1);
  g_assert_cmpint (status->state, ==, ITEAM_SHARE_IN_SYNC);
  g_assert_true (g_file_test (claim, G_FILE_TEST_EXISTS));

  /* Only half of it is there yet. */
  put_on_share (fixture, hash, g_bytes_get_data (content, NULL), 2 * ITEAM_CONTENT_PIECE + 5);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_false (is_whole (fixture, hash));
  g_assert_null (status->problem);
  share_fixture_leave_off (fixture, TRUE);

  put_on_share (fixture, hash, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  share_fixture_share (fixture);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), seen);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_cmpuint (iteam_share_get_status (fixture->share)->n_documents_in, ==, 0);
  g_assert_true (is_whole (fixture, hash));
  g_assert_cmpuint (seen->len, ==, 1);
  g_assert_cmpint (g_array_index (seen, IteamRef, 0).kind, ==, ITEAM_KIND_DOCUMENT);
  g_assert_cmpint (g_array_index (seen, IteamRef, 0).id, ==, id);
  g_signal_handlers_disconnect_by_data (fixture->store, seen);
  assert_sound (fixture);
}

/* What has the size that it must have and is something else is put aside, so that
 * whoever has the right one publishes that. */
static void
test_damaged_on_share (ShareFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (GBytes) content = new_content (1, 2 * ITEAM_CONTENT_PIECE);
  g_autoptr (GBytes) other = new_content (2, 2 * ITEAM_CONTENT_PIECE);
  g_autofree char *hash = hash_of (content);
  g_autofree char *path = path_of (fixture, hash);
  g_autofree char *stored = NULL;

  add_document (fixture, hash, g_bytes_get_size (content));
  put_on_share (fixture, hash, g_bytes_get_data (other, NULL), g_bytes_get_size (other));
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_nonnull (iteam_share_get_status (fixture->share)->problem);
  g_assert_false (is_whole (fixture, hash));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (iteam_share_get_status (fixture->share)->n_documents_in, ==, 1);

  share_fixture_leave_off (fixture, TRUE);
  share_fixture_share (fixture);
  stored = import (fixture->store, content);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  assert_on_share (fixture, hash, content);
  g_assert_cmpuint (iteam_share_get_status (fixture->share)->n_documents_in, ==, 0);
}

/* What belongs to a document that was deleted does not come in. */
static void
test_deleted (ShareFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) content = new_content (1, 100);
  g_autofree char *hash = hash_of (content);
  gint64 id = add_document (fixture, hash, g_bytes_get_size (content));
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Document deleted");
  g_autofree char *words = NULL;

  iteam_draft_delete (draft, ITEAM_KIND_DOCUMENT, id);
  g_assert_true (store_fixture_commit (fixture->store, draft, NULL));
  put_on_share (fixture, hash, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_false (is_whole (fixture, hash));

  words = store_fixture_undo (fixture->store, FALSE, NULL);
  g_assert_nonnull (words);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_true (is_whole (fixture, hash));
}

static void
add_tests (void)
{
#define ADD(path, func) g_test_add (path, ShareFixture, NULL, share_fixture_set_up, func, share_fixture_tear_down)
  ADD ("/share/contents/out", test_out);
  ADD ("/share/contents/index-kept", test_index_kept);
  ADD ("/share/contents/in", test_in);
  ADD ("/share/contents/resumed", test_resumed);
  ADD ("/share/contents/needless-part", test_needless_part);
  ADD ("/share/contents/spoilt-part", test_spoilt_part);
  ADD ("/share/contents/not-right", test_not_right);
  ADD ("/share/contents/cut-short", test_cut_short);
  ADD ("/share/contents/edits-between", test_edits_between);
  ADD ("/share/contents/wanted", test_wanted);
  ADD ("/share/contents/damaged-on-share", test_damaged_on_share);
  ADD ("/share/contents/deleted", test_deleted);
  ADD ("/share/contents/stop", test_stop);
  ADD ("/share/contents/shared-with-contents", test_shared_with_contents);
}

int
main (int   argc,
      char *argv[])
{
  return share_fixture_run (argc, argv, add_tests);
}
