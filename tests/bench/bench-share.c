/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "iteam-log.h"
#include "iteam-meeting-file.h"
#include "iteam-receive.h"
#include "iteam-record-format.h"
#include "iteam-share.h"
#include "slow-files.h"
#include "store-fixture.h"

#define N_EDITS 1000
#define N_ROUNDS 5
#define N_AUTHORS 8
#define N_YEAR 20000
#define N_AWAY 1200
#define FIRST_AUTHOR 1000

/* What sharing costs: edits while the share is slow or hangs, and a year of a
 * team to join and to catch up with. */

static gboolean failed;

static double
seconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / (double) G_TIME_SPAN_SECOND;
}

static void
judge (const char *what,
       double      value,
       double      limit,
       const char *unit)
{
  g_print ("%-62s %10.3f %s  (limit %.3f) %s\n", what, value, unit, limit, value <= limit ? "" : "TOO MUCH");
  failed = failed || value > limit;
}

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* The longest that the main thread was busy between two waits. */
static gint64 longest;
static gint64 busy_since;

static int
poll_watched (GPollFD *fds,
              guint    n_fds,
              int      timeout)
{
  int n;

  if (busy_since != 0)
    longest = MAX (longest, g_get_monotonic_time () - busy_since);
  n = g_poll (fds, n_fds, timeout);
  busy_since = g_get_monotonic_time ();

  return n;
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static GPtrArray *
read_actions (IteamStore *store)
{
  g_autoptr (GAsyncResult) read = NULL;

  iteam_store_read_actions_async (store, NULL, NULL, on_done, &read);

  return iteam_store_read_actions_finish (store, wait_for (&read), NULL);
}

static void
edit_one (IteamStore *store,
          GPtrArray  *actions,
          int         count)
{
  IteamActionPoint *action = g_ptr_array_index (actions, count % actions->len);
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (action);
  g_autofree char *title = g_strdup_printf ("Een andere titel, de %de", count);
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  iteam_action_point_set_title (edited, title);
  draft = iteam_action_point_draft_changes (action, edited);
  iteam_store_commit_async (store, draft, NULL, on_done, &result);
  if (!iteam_store_commit_finish (store, wait_for (&result), &error))
    g_error ("%s", error->message);
  g_ptr_array_index (actions, count % actions->len) = g_steal_pointer (&edited);
  g_object_unref (action);
}

static double
do_edits (IteamStore *store)
{
  g_autoptr (GPtrArray) actions = read_actions (store);
  gint64 started = g_get_monotonic_time ();

  for (int i = 0; i < N_EDITS; i++)
    edit_one (store, actions, i);

  return seconds_since (started);
}

static double
edits_on_share (guint    delay,
                gboolean hang,
                gboolean local)
{
  g_autofree char *folder = store_fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  IteamStore *store = store_fixture_open (folder, "HRM");
  Slowness *slowness = slowness_new ();
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;
  IteamShare *share;
  double taken;

  for (int i = 0; i < 100; i++)
    store_fixture_add (store, "Actiepunt uit een lijst van het I-team");
  store_fixture_close (store);
  store = iteam_store_new ();
  share = iteam_share_new (store);
  iteam_share_set_wrap (share, slowness_wrap, slowness);
  slowness_set_delay (slowness, delay);
  slowness_set_hang (slowness, hang);
  iteam_share_open_async (share, file, !local, NULL, on_done, &opened);
  if (!iteam_share_open_finish (share, wait_for (&opened), &error))
    g_error ("%s", error->message);

  longest = 0;
  busy_since = 0;
  taken = do_edits (store);

  slowness_set_delay (slowness, 0);
  slowness_set_hang (slowness, FALSE);
  iteam_share_close_async (share, 60000, on_done, &closed);
  iteam_share_close_finish (share, wait_for (&closed), NULL);
  g_clear_object (&opened);
  g_clear_object (&closed);
  g_object_unref (share);
  store_fixture_close (store);
  remove_tree (folder);

  return taken;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

static double
median (double *values,
        gsize   n)
{
  qsort (values, n, sizeof *values, compare_doubles);

  return values[n / 2];
}

/* Whatever else this computer does comes and goes: a shared file and a local one are
 * taken in turns, and what the rounds say is their median. */
static void
bench_slow_share (const char *wanted)
{
  const struct { const char *name; guint delay; gboolean hang; } cases[] = {
    { "share answers at once", 0, FALSE }, { "share answers in 200 ms", 200, FALSE },
    { "share answers in 5 s", 5000, FALSE }, { "share hangs for good", 0, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double locals[N_ROUNDS], ratios[N_ROUNDS], blocks[N_ROUNDS];
      g_autofree char *what = g_strdup_printf ("1,000 edits, %s: times a local file", cases[i].name);
      g_autofree char *block = g_strdup_printf ("longest block of the main thread, %s", cases[i].name);

      if (wanted != NULL && strstr (cases[i].name, wanted) == NULL)
        continue;
      for (int round = 0; round < N_ROUNDS; round++)
        {
          double shared = 0;

          for (int turn = 0; turn < 2; turn++)
            if ((round + turn) % 2 == 0)
              locals[round] = edits_on_share (0, FALSE, TRUE);
            else
              {
                shared = edits_on_share (cases[i].delay, cases[i].hang, FALSE);
                blocks[round] = longest / 1000.0;
              }
          ratios[round] = shared / locals[round];
        }
      g_print ("%-62s %10.3f s\n", "1,000 edits on a local file", median (locals, N_ROUNDS));
      judge (what, median (ratios, N_ROUNDS), i == 0 ? 2 : 1.1, "x");
      judge (block, median (blocks, N_ROUNDS), 16, "ms");
    }
}

/* A change as people make them: a new action point, a title, a long text, a note. */
static IteamRecord *
make_change (GRand      *random,
             gint64      author,
             gint64      seq,
             gint64      clock,
             GHashTable *vector,
             GHashTable *announced,
             GArray     *ids)
{
  IteamRecord *record = iteam_record_new ();
  GHashTableIter iter;
  gpointer key, value;
  gint64 id = ids->len > 0 ? g_array_index (ids, gint64, g_rand_int_range (random, 0, (int) ids->len)) : 0;
  g_autofree char *text = g_strdup_printf ("Bespreken met de vertrouwenspersonen, keer %d\nTweede regel\nDerde regel",
                                           g_rand_int_range (random, 0, 1000));

  record->stamp = (IteamStamp) { author, seq };
  record->clock = clock;
  record->who = g_strdup ("Coördinator integriteit");
  record->what = g_strdup ("Action point changed");
  g_hash_table_iter_init (&iter, vector);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const IteamStamp seen = { *(gint64 *) key, *(gint64 *) value };

      if (seen.author == author || iteam_vector_get (announced, seen.author) >= seen.seq)
        continue;
      g_array_append_val (record->seen, seen);
      iteam_vector_set (announced, seen.author, seen.seq);
    }

#define SET(kind, row, field, from, to) g_ptr_array_add (record->cells, iteam_cell_new (kind, row, field, from, to))
  if (id == 0 || g_rand_int_range (random, 0, 10) == 0)
    {
      id = author * 1000000 + seq;
      SET (ITEAM_KIND_ACTION, id, "created", NULL, g_variant_new_string ("2019-01-01"));
      SET (ITEAM_KIND_ACTION, id, "due", NULL, g_variant_new_string ("2019-05-15"));
      SET (ITEAM_KIND_ACTION, id, "id", NULL, g_variant_new_int64 (id));
      SET (ITEAM_KIND_ACTION, id, "number", NULL, g_variant_new_int64 (ids->len + 1));
      SET (ITEAM_KIND_ACTION, id, "title", NULL, g_variant_new_string ("Dilemmatraining voor nieuwe medewerkers herhalen"));
      g_array_append_val (ids, id);
    }
  else if (g_rand_int_range (random, 0, 3) == 0)
    {
      gint64 note = author * 1000000 + seq;

      SET (ITEAM_KIND_ACTION_NOTE, note, "action", NULL, g_variant_new_int64 (id));
      SET (ITEAM_KIND_ACTION_NOTE, note, "day", NULL, g_variant_new_string ("2019-02-01"));
      SET (ITEAM_KIND_ACTION_NOTE, note, "id", NULL, g_variant_new_int64 (note));
      SET (ITEAM_KIND_ACTION_NOTE, note, "text", NULL, g_variant_new_string (text));
    }
  else if (g_rand_boolean (random))
    SET (ITEAM_KIND_ACTION, id, "description", NULL, g_variant_new_string (text));
  else
    SET (ITEAM_KIND_ACTION, id, "status", g_variant_new_string ("not-started"), g_variant_new_string ("in-progress"));
#undef SET

  return record;
}

static void
count_tree (const char *path,
            guint      *n_files,
            guint64    *size)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      struct stat info;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        count_tree (child, n_files, size);
      else if (stat (child, &info) == 0)
        {
          (*n_files)++;
          *size += (guint64) info.st_size;
        }
    }
}

static double
sync_time (const char  *path,
           IteamStore **store,
           IteamShare **share)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) synced = NULL;
  g_autoptr (GError) error = NULL;
  gint64 started = g_get_monotonic_time ();

  *store = iteam_store_new ();
  *share = iteam_share_new (*store);
  iteam_share_open_async (*share, file, TRUE, NULL, on_done, &opened);
  if (!iteam_share_open_finish (*share, wait_for (&opened), &error))
    g_error ("%s", error->message);
  iteam_share_sync_async (*share, 600000, NULL, on_done, &synced);
  if (!iteam_share_sync_finish (*share, wait_for (&synced), &error))
    g_error ("%s", error->message);

  return seconds_since (started);
}

static void
end_sync (IteamStore *store,
          IteamShare *share)
{
  g_autoptr (GAsyncResult) closed = NULL;

  iteam_share_close_async (share, 60000, on_done, &closed);
  iteam_share_close_finish (share, wait_for (&closed), NULL);
  g_clear_object (&closed);
  g_object_unref (share);
  store_fixture_close (store);
}

/* How long somebody's edit takes that is asked for while the file for the meeting
 * point is being made. */
static void
bench_meeting (IteamStore *store)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "meeting.iteam", NULL);
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (GHashTable) vector = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actions = read_actions (store);
  double longest_edit = 0;
  int count = 0;
  gint64 begun, started = g_get_monotonic_time ();

  iteam_store_write_meeting_async (store, path, FALSE, NULL, on_done, &written);
  while (written == NULL)
    {
      begun = g_get_monotonic_time ();
      edit_one (store, actions, count++);
      longest_edit = MAX (longest_edit, seconds_since (begun));
    }
  /* There was not a moment without an edit, so it is to be put off. */
  vector = iteam_store_write_meeting_finish (store, written, &error);
  if (!g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_LOCKED))
    g_error ("%s", error != NULL ? error->message : "written in spite of edits");
  judge ("longest edit while the file for the share is being made", longest_edit * 1000, 100, "ms");
  g_clear_object (&written);

  started = g_get_monotonic_time ();
  iteam_store_write_meeting_async (store, path, FALSE, NULL, on_done, &written);
  while (written == NULL && seconds_since (started) < 0.01)
    g_main_context_iteration (NULL, FALSE);
  begun = g_get_monotonic_time ();
  edit_one (store, actions, count++);
  judge ("an edit right in the middle of it", seconds_since (begun) * 1000, 100, "ms");
  g_clear_pointer (&vector, g_hash_table_unref);
  vector = iteam_store_write_meeting_finish (store, wait_for (&written), NULL);
  g_print ("%-62s %10.3f s\n", "the file for the share is made, begun anew once", vector != NULL ? seconds_since (started) : -1);
  g_unlink (path);
}

static void
bench_year (void)
{
  g_autofree char *folder = store_fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  g_autofree char *changes = g_strconcat (path, ".changes", NULL);
  g_autofree char *replicas = g_build_filename (g_get_user_data_dir (), "integriteit-team", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (2018);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) vector = iteam_vector_new ();
  g_autoptr (IteamShareFiles) files = NULL;
  GHashTable *announced[N_AUTHORS];
  IteamLogWriter *writers[N_AUTHORS];
  IteamStore *store;
  IteamShare *share;
  gint64 file, clock = (gint64) 1546300800000 << 16;
  guint n_files = 0;
  guint64 size = 0;
  double taken;

  store_fixture_close (store_fixture_open (folder, "HRM"));
  iteam_meeting_file_read_id (path, &file, NULL);
  sync_time (path, &store, &share);
  end_sync (store, share);

  files = iteam_share_disk_new (path, "bench");
  for (int i = 0; i < N_AUTHORS; i++)
    {
      announced[i] = iteam_vector_new ();
      writers[i] = iteam_log_writer_new (files, file, FIRST_AUTHOR + i);
      iteam_log_writer_prepare (writers[i], NULL);
    }
  for (int part = 0; part < 2; part++)
    {
      GPtrArray *logs[N_AUTHORS];

      for (int i = 0; i < N_AUTHORS; i++)
        logs[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_record_unref);
      for (int i = 0; i < (part == 0 ? N_YEAR - N_AWAY : N_AWAY); i++)
        {
          int who = g_rand_int_range (random, 0, N_AUTHORS);
          gint64 seq = iteam_vector_get (vector, FIRST_AUTHOR + who) + 1;

          clock += (gint64) g_rand_int_range (random, 1, 1000) << 16;
          g_ptr_array_add (logs[who], make_change (random, FIRST_AUTHOR + who, seq, clock, vector, announced[who], ids));
          iteam_vector_set (vector, FIRST_AUTHOR + who, seq);
        }
      for (int i = 0; i < N_AUTHORS; i++)
        {
          if (!iteam_log_writer_publish (writers[i], logs[i], NULL))
            g_error ("not published");
          g_ptr_array_unref (logs[i]);
        }

      taken = sync_time (path, &store, &share);
      if (part == 1)
        judge ("catching up after three weeks away (1,200 edits)", taken, 3, "s");
      else
        g_print ("%-62s %10.3f s\n", "18,800 edits taken in from the logs alone", taken);
      if (part == 1)
        bench_meeting (store);
      end_sync (store, share);
    }

  count_tree (changes, &n_files, &size);
  judge ("changes folder after 20,000 edits, nothing tidied", (double) size / 1e6, 10, "MB");
  judge ("files in it", n_files, 200, "");
  g_print ("%-62s\n", "someone joins:");
  remove_tree (replicas);
  taken = sync_time (path, &store, &share);
  judge ("joining, copying the file included", taken, 10, "s");
  end_sync (store, share);

  for (int i = 0; i < N_AUTHORS; i++)
    {
      g_hash_table_unref (announced[i]);
      iteam_log_writer_free (writers[i]);
    }
  remove_tree (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("iteam-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_main_context_set_poll_func (g_main_context_default (), poll_watched);
  if (argc < 2 || g_str_equal (argv[1], "year"))
    bench_year ();
  if (argc < 2 || g_str_equal (argv[1], "speed"))
    bench_slow_share (argc < 3 ? NULL : argv[2]);
  remove_tree (home);

  return failed ? 1 : 0;
}
