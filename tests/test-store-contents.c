/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "iteam-store-contents.h"
#include "iteam-recover.h"
#include "store-fixture.h"

/* Large contents in a team file: in pieces, by their hash. */

typedef struct
{
  char *folder;
  char *path;
  IteamStore *store;
} Fixture;

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
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = store_fixture_folder ();
  fixture->path = g_build_filename (fixture->folder, "Team.iteam", NULL);
  fixture->store = store_fixture_open (fixture->folder, "HRM");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  store_fixture_close (fixture->store);
  store_fixture_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Bytes that look like nothing else, the same for the same @seed. */
static GBytes *
new_content (guint32 seed,
             gsize   size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint8 *bytes = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) g_rand_int_range (random, 0, 256);

  return g_bytes_new_take (bytes, size);
}

static IteamContentState *
begin (Fixture     *fixture,
       const char  *hash,
       gint64       size,
       GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_begin_content_async (fixture->store, hash, size, NULL, on_done, &result);

  return iteam_store_begin_content_finish (fixture->store, wait_for (&result), error);
}

static gboolean
put (Fixture     *fixture,
     const char  *hash,
     guint        number,
     GBytes      *content,
     GError     **error)
{
  gsize offset = (gsize) number * ITEAM_CONTENT_PIECE;
  g_autoptr (GBytes) piece = g_bytes_new_from_bytes (content, offset, MIN (ITEAM_CONTENT_PIECE, g_bytes_get_size (content) - offset));
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_put_piece_async (fixture->store, hash, number, piece, NULL, on_done, &result);

  return iteam_store_put_piece_finish (fixture->store, wait_for (&result), error);
}

static gboolean
finish (Fixture     *fixture,
        const char  *hash,
        GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_finish_content_async (fixture->store, hash, NULL, on_done, &result);

  return iteam_store_finish_content_finish (fixture->store, wait_for (&result), error);
}

static gboolean
drop (Fixture     *fixture,
      const char  *hash,
      GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_drop_content_async (fixture->store, hash, NULL, on_done, &result);

  return iteam_store_drop_content_finish (fixture->store, wait_for (&result), error);
}

static GBytes *
read_piece (Fixture     *fixture,
            const char  *hash,
            guint        number,
            GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_read_piece_async (fixture->store, hash, number, NULL, on_done, &result);

  return iteam_store_read_piece_finish (fixture->store, wait_for (&result), error);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *states;

  iteam_store_list_contents_async (fixture->store, NULL, on_done, &result);
  states = iteam_store_list_contents_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);

  return states;
}

static char *
store_whole (Fixture *fixture,
             GBytes  *content)
{
  char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_autoptr (IteamContentState) state = NULL;
  g_autoptr (GError) error = NULL;

  state = begin (fixture, hash, (gint64) g_bytes_get_size (content), &error);
  g_assert_no_error (error);
  for (guint i = state->n_pieces; i < iteam_content_count_pieces (state->size); i++)
    g_assert_true (put (fixture, hash, i, content, &error));
  g_assert_true (finish (fixture, hash, &error));
  g_assert_no_error (error);

  return hash;
}

static void
assert_held (Fixture    *fixture,
             const char *hash,
             GBytes     *content)
{
  g_autoptr (GByteArray) read = g_byte_array_new ();

  for (guint i = 0; i < iteam_content_count_pieces ((gint64) g_bytes_get_size (content)); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) piece = read_piece (fixture, hash, i, &error);

      g_assert_no_error (error);
      g_byte_array_append (read, g_bytes_get_data (piece, NULL), (guint) g_bytes_get_size (piece));
    }
  g_assert_cmpmem (read->data, read->len, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  const gsize sizes[] = { 1, ITEAM_CONTENT_PIECE - 1, ITEAM_CONTENT_PIECE, ITEAM_CONTENT_PIECE + 1, 3 * ITEAM_CONTENT_PIECE + 77 };
  g_autoptr (GPtrArray) states = NULL;
  g_auto (GStrv) problems = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) content = new_content ((guint32) i, sizes[i]);
      g_autofree char *hash = store_whole (fixture, content);
      g_autoptr (IteamContentState) again = begin (fixture, hash, (gint64) sizes[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (again->whole);
      g_assert_cmpuint (again->n_pieces, ==, iteam_content_count_pieces ((gint64) sizes[i]));
      assert_held (fixture, hash, content);
      g_assert_null (read_piece (fixture, hash, again->n_pieces, &error));
      g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND);
    }
  states = list (fixture);
  g_assert_cmpuint (states->len, ==, G_N_ELEMENTS (sizes));
  problems = store_fixture_check (fixture->store);
  g_assert_cmpstr (problems[0], ==, NULL);
}

/* A program that ends in the middle goes on where it was. */
static void
test_resumed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) content = new_content (7, 2 * ITEAM_CONTENT_PIECE + 5);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_autoptr (IteamContentState) first = begin (fixture, hash, (gint64) g_bytes_get_size (content), NULL);
  g_autoptr (IteamContentState) second = NULL;
  g_autoptr (GPtrArray) states = NULL;
  g_auto (GStrv) problems = NULL;
  g_autofree char *stored = NULL;

  g_assert_cmpuint (first->n_pieces, ==, 0);
  g_assert_true (put (fixture, hash, 0, content, NULL));
  store_fixture_close (fixture->store);
  fixture->store = store_fixture_open (fixture->folder, "HRM");

  second = begin (fixture, hash, (gint64) g_bytes_get_size (content), NULL);
  g_assert_cmpuint (second->n_pieces, ==, 1);
  g_assert_false (second->whole);
  states = list (fixture);
  g_assert_cmpuint (states->len, ==, 1);
  g_assert_false (((IteamContentState *) states->pdata[0])->whole);
  problems = store_fixture_check (fixture->store);
  g_assert_cmpstr (problems[0], ==, NULL);
  stored = store_whole (fixture, content);
  assert_held (fixture, stored, content);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) content = new_content (7, 2 * ITEAM_CONTENT_PIECE + 5);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_autofree char *upper = g_ascii_strup (hash, -1);
  const gint64 size = (gint64) g_bytes_get_size (content);
  const struct
  {
    const char *hash;
    gint64 size;
  } bad[] = { { hash, 0 }, { hash, -1 }, { hash, ITEAM_CONTENT_MAX + 1 }, { "../../etc/passwd", 1 }, { upper, 1 }, { "", 1 } };
  g_autoptr (IteamContentState) state = NULL;
  g_autoptr (GBytes) unknown = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (begin (fixture, bad[i].hash, bad[i].size, &error));
      g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
    }
  g_assert_false (put (fixture, hash, 0, content, NULL));
  state = begin (fixture, hash, size, NULL);
  g_assert_nonnull (state);
  g_assert_null (begin (fixture, hash, size + 1, NULL));
  g_assert_false (put (fixture, hash, 1, content, NULL));
  g_assert_true (put (fixture, hash, 0, content, NULL));
  g_assert_true (put (fixture, hash, 0, content, NULL));
  g_assert_false (finish (fixture, hash, NULL));
  unknown = read_piece (fixture, upper, 0, NULL);
  g_assert_null (unknown);
  g_assert_false (finish (fixture, upper, NULL));
}

static void
test_dropped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) small = new_content (1, 5);
  g_autoptr (GBytes) large = new_content (2, 40 * ITEAM_CONTENT_PIECE);
  g_autofree char *small_hash = store_whole (fixture, small);
  g_autofree char *large_hash = store_whole (fixture, large);
  g_autoptr (GPtrArray) states = NULL;

  g_assert_true (drop (fixture, large_hash, NULL));
  g_assert_true (drop (fixture, large_hash, NULL));
  states = list (fixture);
  g_assert_cmpuint (states->len, ==, 1);
  assert_held (fixture, small_hash, small);
}

static void
spoil (Fixture    *fixture,
       const char *sql)
{
  sqlite3 *db = NULL;

  store_fixture_close (fixture->store);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  fixture->store = store_fixture_open (fixture->folder, "HRM");
}

/* What is not what its name says is told by the check, and not saved from a
 * damaged file as if it were. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) sound = new_content (1, 2 * ITEAM_CONTENT_PIECE);
  g_autoptr (GBytes) spoilt = new_content (2, ITEAM_CONTENT_PIECE + 1);
  g_autofree char *sound_hash = store_whole (fixture, sound);
  g_autofree char *spoilt_hash = store_whole (fixture, spoilt);
  g_autofree char *out = g_build_filename (fixture->folder, "saved.iteam", NULL);
  g_auto (GStrv) problems = NULL;
  g_auto (GStrv) lost = NULL;
  g_auto (GStrv) problems_saved = NULL;
  g_autoptr (GPtrArray) states = NULL;
  g_autoptr (GError) error = NULL;

  spoil (fixture, "UPDATE content_piece SET bytes = zeroblob (1) WHERE id = (SELECT max (id) FROM content_piece)");
  problems = store_fixture_check (fixture->store);
  g_assert_cmpuint (g_strv_length (problems), ==, 1);
  g_assert_nonnull (strstr (problems[0], spoilt_hash));

  lost = iteam_recover_file (fixture->path, out, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (lost), ==, 1);
  store_fixture_close (fixture->store);
  g_assert_cmpint (g_rename (out, fixture->path), ==, 0);
  fixture->store = store_fixture_open (fixture->folder, "HRM");
  problems_saved = store_fixture_check (fixture->store);
  g_assert_cmpstr (problems_saved[0], ==, NULL);
  states = list (fixture);
  g_assert_cmpuint (states->len, ==, 1);
  assert_held (fixture, sound_hash, sound);
}

static void
ask_to_put (Fixture       *fixture,
            const char    *hash,
            guint          number,
            GBytes        *content,
            GAsyncResult **result)
{
  g_autoptr (GBytes) piece = g_bytes_new_from_bytes (content, (gsize) number * ITEAM_CONTENT_PIECE, ITEAM_CONTENT_PIECE);

  iteam_store_put_piece_async (fixture->store, hash, number, piece, NULL, on_done, result);
}

/* Pieces are patient: what is asked after them comes before them, but the file is not
 * closed before they are in. */
static void
test_patient (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) content = new_content (5, 4 * ITEAM_CONTENT_PIECE);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  GAsyncResult *results[4] = { NULL };
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (IteamContentState) state = NULL;
  g_autoptr (GPtrArray) states = NULL;
  g_autoptr (GError) error = NULL;

  state = begin (fixture, hash, 4 * ITEAM_CONTENT_PIECE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    ask_to_put (fixture, hash, i, content, &results[i]);
  states = list (fixture);
  g_assert_cmpuint (((IteamContentState *) states->pdata[0])->n_pieces, <, 4);
  g_assert_null (results[3]);

  iteam_store_close_async (fixture->store, on_done, &closed);
  wait_for (&closed);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_assert_nonnull (results[i]);
      g_assert_true (iteam_store_put_piece_finish (fixture->store, results[i], &error));
      g_assert_no_error (error);
      g_object_unref (results[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/store/contents/whole", test_whole);
  ADD ("/store/contents/resumed", test_resumed);
  ADD ("/store/contents/refused", test_refused);
  ADD ("/store/contents/dropped", test_dropped);
  ADD ("/store/contents/damaged", test_damaged);
  ADD ("/store/contents/patient", test_patient);

  return g_test_run ();
}
