/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "iteam-store-contents.h"
#include "iteam-store-documents.h"
#include "store-fixture.h"

/* What edits wait for while someone adds a large file to the same team file: those
 * of another process, and those of the process that adds it. Rounds with and without
 * the import take turns, as the disk is not ours alone. */

#define SIZE (200 * 1024 * 1024)
#define N_ROUNDS 3
/* Someone who types fast. */
#define PAUSE_MS 25
#define N_QUIET 120
/* What a person does not notice, in milliseconds. */
#define UNNOTICED 100.0

typedef struct
{
  IteamStore *store;
  IteamActionPoint *action;
  GArray *times;
  guint n_done;
} Editor;

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
editor_init (Editor     *editor,
             IteamStore *store)
{
  gint64 id = store_fixture_add (store, "Gedragscode herzien");
  g_autoptr (GPtrArray) actions = store_fixture_actions (store);

  *editor = (Editor) { .store = store, .times = g_array_new (FALSE, FALSE, sizeof (double)) };
  for (guint i = 0; i < actions->len; i++)
    if (iteam_action_point_get_id (actions->pdata[i]) == id)
      editor->action = g_object_ref (actions->pdata[i]);
}

static void
editor_clear (Editor *editor)
{
  g_object_unref (editor->action);
  g_array_unref (editor->times);
}

static void
edit (Editor *editor)
{
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (editor->action);
  g_autofree char *title = g_strdup_printf ("Gedragscode herzien, voor de %ue keer", ++editor->n_done);
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double time;

  iteam_action_point_set_title (edited, title);
  draft = iteam_action_point_draft_changes (editor->action, edited);
  if (!store_fixture_commit (editor->store, draft, &error))
    g_error ("%s", error->message);
  time = (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_MILLISECOND;
  g_array_append_val (editor->times, time);
  g_set_object (&editor->action, edited);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* "n median p95 longest", in milliseconds. */
static char *
describe (GArray *times)
{
  guint n = times->len;

  if (n == 0)
    return g_strdup ("0 0 0 0");
  g_array_sort (times, compare);

  return g_strdup_printf ("%u %.2f %.2f %.2f", n, g_array_index (times, double, n / 2), g_array_index (times, double, n * 95 / 100),
                          g_array_index (times, double, n - 1));
}

/* Another process: edits until a line comes in, then says what it waited. */
static int
be_other (const char *folder)
{
  IteamStore *store = store_fixture_open (folder, "GRIFFIER");
  GIOChannel *input = g_io_channel_unix_new (0);
  g_autofree char *told = NULL;
  Editor editor;

  g_io_channel_set_flags (input, G_IO_FLAG_NONBLOCK, NULL);
  editor_init (&editor, store);
  g_print ("ready\n");
  while (TRUE)
    {
      g_autofree char *line = NULL;

      edit (&editor);
      if (g_io_channel_read_line (input, &line, NULL, NULL, NULL) != G_IO_STATUS_AGAIN)
        break;
      g_usleep (PAUSE_MS * 1000);
    }
  told = describe (editor.times);
  g_print ("%s\n", told);
  editor_clear (&editor);
  g_io_channel_unref (input);
  store_fixture_close (store);

  return 0;
}

typedef struct
{
  double median;
  double p95;
  double longest;
} Waited;

static Waited
parse (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 4);

  return (Waited) { g_ascii_strtod (words[1], NULL), g_ascii_strtod (words[2], NULL), g_ascii_strtod (words[3], NULL) };
}

/* One round: what the other process waited, and this one. */
static void
measure (const char *program,
         const char *folder,
         IteamStore *store,
         GFile      *file,
         Waited     *other,
         Waited     *own,
         double     *seconds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      program, "--other", folder, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *told = NULL;
  g_autofree char *line = NULL;
  gint64 start;
  Editor editor;

  if (process == NULL)
    g_error ("%s", error->message);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_free (g_data_input_stream_read_line (output, NULL, NULL, NULL));

  editor_init (&editor, store);
  start = g_get_monotonic_time ();
  if (file != NULL)
    iteam_store_import_async (store, file, NULL, NULL, NULL, on_done, &result);
  while (file != NULL ? result == NULL : editor.n_done < N_QUIET)
    {
      gint64 next = g_get_monotonic_time () + PAUSE_MS * 1000;

      edit (&editor);
      while (g_get_monotonic_time () < next && (file == NULL || result == NULL))
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (500);
    }
  *seconds = (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
  if (file != NULL)
    {
      g_autoptr (IteamImported) imported = iteam_store_import_finish (store, result, &error);
      g_autoptr (GAsyncResult) dropped = NULL;

      if (imported == NULL)
        g_error ("%s", error->message);
      iteam_store_drop_content_async (store, imported->hash, NULL, on_done, &dropped);
      while (dropped == NULL)
        g_main_context_iteration (NULL, TRUE);
      iteam_store_drop_content_finish (store, dropped, NULL);
    }
  told = describe (editor.times);
  *own = parse (told);
  editor_clear (&editor);

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (process), "\n", 1, NULL, NULL, NULL);
  line = g_data_input_stream_read_line (output, NULL, NULL, NULL);
  g_subprocess_wait (process, NULL, NULL);
  *other = parse (line);
}

static GFile *
make_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "groot.pdf", NULL);
  guint32 *words = g_malloc (SIZE);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (gsize i = 0; i < SIZE / sizeof *words; i++)
    words[i] = g_rand_int (random);
  memcpy (words, "%PDF-1.7\n", 9);
  g_file_set_contents (path, (const char *) words, SIZE, NULL);
  g_free (words);

  return g_file_new_for_path (path);
}

static double
get_median (double *values)
{
  qsort (values, N_ROUNDS, sizeof *values, compare);

  return values[N_ROUNDS / 2];
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GFile) file = NULL;
  IteamStore *store;
  double ratios[2][N_ROUNDS], p95[2][N_ROUNDS], seconds;
  gboolean failed = FALSE;

  if (argc == 3 && g_str_equal (argv[1], "--other"))
    return be_other (argv[2]);

  folder = store_fixture_folder ();
  store = store_fixture_open (folder, "HRM");
  file = make_file (folder);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      Waited quiet[2], busy[2];

      measure (argv[0], folder, store, NULL, &quiet[0], &quiet[1], &seconds);
      measure (argv[0], folder, store, file, &busy[0], &busy[1], &seconds);
      g_print ("round %d: 200 MB in %.1f s\n", round + 1, seconds);
      for (int who = 0; who < 2; who++)
        {
          g_print ("  an edit of %s, ms, median / p95 / longest: %.1f / %.1f / %.1f, during the import %.1f / %.1f / %.1f\n",
                   who == 0 ? "another process" : "the one that adds", quiet[who].median, quiet[who].p95, quiet[who].longest,
                   busy[who].median, busy[who].p95, busy[who].longest);
          ratios[who][round] = busy[who].median / quiet[who].median;
          p95[who][round] = busy[who].p95;
        }
    }

  for (int who = 0; who < 2; who++)
    {
      double ratio = get_median (ratios[who]), worst = get_median (p95[who]);

      g_print ("%-50s median %.2f x the quiet one, p95 %.1f ms (limit %.0f ms) %s\n",
               who == 0 ? "edits of another process during an import of 200 MB" : "edits of the one that adds it", ratio, worst,
               UNNOTICED, worst <= UNNOTICED ? "" : "TOO MUCH");
      failed = failed || worst > UNNOTICED;
    }

  store_fixture_close (store);
  store_fixture_remove (folder);

  return failed;
}
