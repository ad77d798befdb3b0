/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <signal.h>
#include <sys/types.h>

#define N_KILLS 200
#define N_WRITERS 4

/* Processes that write one file and are killed at any moment: what the store
 * has acknowledged is there, and the next start needs no repair. */

typedef struct
{
  GSubprocess *process;
  GDataInputStream *lines;
} Writer;

static Writer
start_writer (const char *folder,
              int         index,
              int         count)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "store-writer", NULL);
  g_autofree char *name = g_strdup_printf ("schrijver%d", index);
  g_autofree char *number = g_strdup_printf ("%d", count);
  g_autoptr (GError) error = NULL;
  Writer writer;

  writer.process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, folder, name, number, NULL);
  g_assert_no_error (error);
  writer.lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (writer.process));

  return writer;
}

/* Reads a line of what the writer says, and remembers it. */
static gboolean
read_line (Writer     *writer,
           GHashTable *acknowledged)
{
  g_autofree char *line = g_data_input_stream_read_line (writer->lines, NULL, NULL, NULL);
  g_auto (GStrv) parts = NULL;

  if (line == NULL)
    return FALSE;

  /* The last line of a killed writer may be torn. */
  parts = g_strsplit (line, " ", 2);
  if (g_strv_length (parts) == 2 && g_strrstr (parts[1], "-") != NULL)
    g_hash_table_insert (acknowledged, g_strdup (parts[0]), g_strdup (parts[1]));

  return TRUE;
}

static void
finish_writer (Writer     *writer,
               GHashTable *acknowledged)
{
  while (read_line (writer, acknowledged))
    ;
  g_subprocess_wait (writer->process, NULL, NULL);
  g_object_unref (writer->lines);
  g_object_unref (writer->process);
}

static void
assert_all_there (IteamStore *store,
                  GHashTable *acknowledged)
{
  g_autoptr (GPtrArray) actions = store_fixture_actions (store);
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id, title;

  for (guint i = 0; i < actions->len; i++)
    {
      IteamActionPoint *action = g_ptr_array_index (actions, i);

      g_hash_table_insert (there, g_strdup_printf ("%" G_GINT64_FORMAT, iteam_action_point_get_id (action)),
                           (gpointer) iteam_action_point_get_fields (action)->title);
    }

  g_hash_table_iter_init (&iter, acknowledged);
  while (g_hash_table_iter_next (&iter, &id, &title))
    {
      const char *kept = g_hash_table_lookup (there, id);

      /* A kill between undo and redo leaves the undo standing: the row is then
       * deleted by an edit that was committed, not lost. */
      if (kept != NULL)
        g_assert_true (g_str_has_prefix (kept, title));
      else
        {
          IteamRef ref = { ITEAM_KIND_ACTION, g_ascii_strtoll (id, NULL, 10) };
          g_autoptr (GPtrArray) changes = store_fixture_history (store, &ref);

          g_assert_cmpuint (changes->len, >=, 2);
          g_assert_cmpint (iteam_change_get_mode (g_ptr_array_index (changes, 0)), ==, ITEAM_CHANGE_UNDO);
        }
    }
}

static void
assert_sound (IteamStore *store)
{
  g_auto (GStrv) problems = store_fixture_check (store);

  g_assert_cmpstr (problems[0], ==, NULL);
}

static void
test_kills (void)
{
  g_autofree char *folder = store_fixture_folder ();
  g_autoptr (GHashTable) acknowledged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (4954454);

  store_fixture_close (store_fixture_open (folder, "HRM"));
  for (int i = 0; i < N_KILLS; i++)
    {
      Writer writer = start_writer (folder, i, 100000);
      IteamStore *store;

      /* Half of them while they start, on a machine as slow as it may be; the
       * others certainly while they write. */
      if (i % 2 == 0)
        g_assert_true (read_line (&writer, acknowledged));
      g_usleep (g_rand_int_range (random, 5, 60) * 1000);
      g_subprocess_force_exit (writer.process);
      finish_writer (&writer, acknowledged);

      store = store_fixture_open (folder, "HRM");
      if (i % 20 == 19)
        {
          assert_all_there (store, acknowledged);
          assert_sound (store);
        }
      store_fixture_close (store);
    }

  g_test_message ("%u edits acknowledged by %d writers that were killed", g_hash_table_size (acknowledged), N_KILLS);
  g_assert_cmpuint (g_hash_table_size (acknowledged), >=, N_KILLS / 2);
  store_fixture_remove (folder);
}

/* Four processes that write and two stores that watch: both end up with all of
 * it. */
static void
test_many_writers (void)
{
  const int n_edits = 100;
  g_autofree char *folder = store_fixture_folder ();
  g_autoptr (GHashTable) acknowledged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  IteamStore *first = store_fixture_open (folder, "HRM");
  IteamStore *second = store_fixture_open (folder, "OR");
  g_autofree char *first_dump = NULL;
  g_autofree char *second_dump = NULL;
  Writer writers[N_WRITERS];

  for (int i = 0; i < N_WRITERS; i++)
    writers[i] = start_writer (folder, i, n_edits);
  for (int i = 0; i < 50; i++)
    {
      store_fixture_add (first, "Uit het ene venster");
      store_fixture_add (second, "Uit het andere venster");
    }
  for (int i = 0; i < N_WRITERS; i++)
    {
      finish_writer (&writers[i], acknowledged);
    }

  g_assert_cmpuint (g_hash_table_size (acknowledged), ==, N_WRITERS * n_edits);
  assert_all_there (first, acknowledged);
  first_dump = store_fixture_dump (first);
  second_dump = store_fixture_dump (second);
  g_assert_cmpstr (first_dump, ==, second_dump);
  assert_sound (first);
  store_fixture_close (first);
  store_fixture_close (second);
  store_fixture_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store-crash/kills", test_kills);
  g_test_add_func ("/store-crash/many-writers", test_many_writers);

  return g_test_run ();
}
