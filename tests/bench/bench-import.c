/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "bench-report.h"
#include "iteam-store-contents.h"
#include "iteam-store-documents.h"
#include "pdf-fixture.h"
#include "store-fixture.h"

/* What edits wait for while someone adds a large file to the same team file, or takes
 * it away: those of another process, and those of the process that does it. The quiet
 * and the busy take turns, as the disk is not ours alone.
 *
 * Usage: bench-import ITEAMCTL */

#define SIZE (200 * 1024 * 1024)
/* As long as it is large. */
#define LONG "/usr/share/R/doc/manual/refman.pdf"
#define N_ROUNDS 2
/* Someone who types fast. */
#define PAUSE_MS 25
#define N_QUIET 100
/* What a person does not notice, and what nobody takes for a failure. */
#define MOST_P95_MS 100
#define MOST_MS 500

typedef enum
{
  PHASE_QUIET,
  PHASE_IMPORT,
  PHASE_REMOVE,
  PHASE_ADD,
  N_PHASES,
} Phase;

static const char *const phase_names[] = {
  "nothing else",
  "a file of 200 MB comes in",
  "it is removed",
  "iteamctl adds one of 2,415 pages",
};

typedef struct
{
  IteamStore *store;
  IteamActionPoint *action;
  GArray *times[N_PHASES];
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

  *editor = (Editor) { .store = store };
  for (int phase = 0; phase < N_PHASES; phase++)
    editor->times[phase] = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < actions->len; i++)
    if (iteam_action_point_get_id (actions->pdata[i]) == id)
      editor->action = g_object_ref (actions->pdata[i]);
}

static void
editor_clear (Editor *editor)
{
  g_object_unref (editor->action);
  for (int phase = 0; phase < N_PHASES; phase++)
    g_array_unref (editor->times[phase]);
}

static void
edit (Editor *editor,
      Phase   phase)
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
  time = bench_seconds_since (start) * 1000;
  g_array_append_val (editor->times[phase], time);
  g_set_object (&editor->action, edited);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* A line for each phase: "n median p95 longest", in milliseconds. */
static void
print_times (Editor *editor)
{
  for (int phase = 0; phase < N_PHASES; phase++)
    {
      GArray *times = editor->times[phase];
      guint n = times->len;

      g_array_sort (times, compare);
      g_print ("%u %.2f %.2f %.2f\n", n, g_array_index (times, double, n / 2), g_array_index (times, double, n * 95 / 100),
               g_array_index (times, double, n - 1));
    }
}

/* Another process: edits, in the phase whose number came in last. An empty line ends it. */
static int
be_other (const char *folder)
{
  IteamStore *store = store_fixture_open (folder, "GRIFFIER");
  GIOChannel *input = g_io_channel_unix_new (0);
  Phase phase = PHASE_QUIET;
  Editor editor;

  g_io_channel_set_flags (input, G_IO_FLAG_NONBLOCK, NULL);
  editor_init (&editor, store);
  g_print ("ready\n");
  while (TRUE)
    {
      g_autofree char *line = NULL;
      GIOStatus status = g_io_channel_read_line (input, &line, NULL, NULL, NULL);

      if (status == G_IO_STATUS_EOF || (line != NULL && line[0] == '\n'))
        break;
      if (line != NULL)
        phase = (Phase) atoi (line);
      edit (&editor, phase);
      g_usleep (PAUSE_MS * 1000);
    }
  print_times (&editor);
  editor_clear (&editor);
  g_io_channel_unref (input);
  store_fixture_close (store);

  return 0;
}

typedef struct
{
  GSubprocess *process;
  GDataInputStream *output;
} Other;

static void
other_start (Other      *other,
             const char *program,
             const char *folder)
{
  g_autoptr (GError) error = NULL;

  other->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--other", folder,
                                     NULL);
  if (other->process == NULL)
    g_error ("%s", error->message);
  other->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (other->process));
  g_free (g_data_input_stream_read_line (other->output, NULL, NULL, NULL));
}

static void
other_tell (Other      *other,
            const char *line)
{
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (other->process), line, strlen (line), NULL, NULL, NULL);
}

static void
other_end (Other *other)
{
  other_tell (other, "\n");
  for (int phase = 0; phase < N_PHASES; phase++)
    {
      g_autofree char *line = g_data_input_stream_read_line (other->output, NULL, NULL, NULL);
      g_auto (GStrv) words = g_strsplit (line, " ", 4);
      g_autofree char *p95 = g_strdup_printf ("edits of another process, %s: p95", phase_names[phase]);

      g_print ("%-62s %s edits, median %s ms\n", phase_names[phase], words[0], words[1]);
      if (phase == PHASE_QUIET)
        bench_tell (p95, g_ascii_strtod (words[2], NULL), "ms");
      else
        {
          bench_judge (p95, g_ascii_strtod (words[2], NULL), MOST_P95_MS, "ms");
          bench_judge ("  the longest", g_ascii_strtod (words[3], NULL), MOST_MS, "ms");
        }
    }
  g_subprocess_wait (other->process, NULL, NULL);
  g_clear_object (&other->process);
  g_clear_object (&other->output);
}

/* Edits, here and there, until @result is there, or so many times. */
static void
edit_until (Editor        *editor,
            Other         *other,
            Phase          phase,
            GAsyncResult **result)
{
  g_autofree char *line = g_strdup_printf ("%d\n", phase);
  gint64 start = g_get_monotonic_time ();

  other_tell (other, line);
  for (int i = 0; result != NULL ? *result == NULL : i < N_QUIET; i++)
    {
      gint64 next = g_get_monotonic_time () + PAUSE_MS * 1000;

      edit (editor, phase);
      while (g_get_monotonic_time () < next && (result == NULL || *result == NULL))
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (500);
    }
  g_print ("%s: %.1f s\n", phase_names[phase], bench_seconds_since (start));
}

/* A long PDF, with something behind it that makes it large. */
static GFile *
make_file (const char *folder,
           guint32     seed)
{
  static const char head[] = "\n99999 0 obj\n<< /Length 200000000 >>\nstream\n";
  g_autofree char *path = g_build_filename (folder, "groot.pdf", NULL);
  g_autofree char *pdf = NULL;
  g_autofree guint32 *words = g_malloc (SIZE);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *tail = NULL;
  char *found;
  gsize length;

  if (!g_file_get_contents (LONG, &pdf, &length, NULL))
    {
      g_autoptr (GBytes) bytes = pdf_fixture_make (1000);

      pdf = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
    }
  for (found = pdf + length - strlen ("startxref"); memcmp (found, "startxref", strlen ("startxref")) != 0; found--)
    continue;
  tail = g_strndup (found, (gsize) (pdf + length - found));
  for (gsize i = 0; i < SIZE / sizeof *words; i++)
    words[i] = g_rand_int (random);
  memcpy (words, pdf, length);
  memcpy ((char *) words + length, head, strlen (head));
  memcpy ((char *) words + SIZE - 400, "\nendstream\nendobj\n", 18);
  memset ((char *) words + SIZE - 380, '\n', 380);
  memcpy ((char *) words + SIZE - 300, tail, MIN (strlen (tail), 300));
  g_file_set_contents (path, (const char *) words, SIZE, NULL);

  return g_file_new_for_path (path);
}

static void
do_round (Editor     *editor,
          Other      *other,
          const char *folder,
          const char *iteamctl,
          guint32     seed)
{
  g_autoptr (GFile) file = make_file (folder, seed);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *team = g_file_get_path (iteam_store_get_file (editor->store));
  g_autoptr (GAsyncResult) imported_result = NULL, removed = NULL, added = NULL;
  g_autoptr (IteamImported) imported = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  edit_until (editor, other, PHASE_QUIET, NULL);

  iteam_store_import_async (editor->store, file, NULL, NULL, NULL, on_done, &imported_result);
  edit_until (editor, other, PHASE_IMPORT, &imported_result);
  imported = iteam_store_import_finish (editor->store, imported_result, &error);
  if (imported == NULL)
    g_error ("%s", error->message);

  iteam_store_drop_content_async (editor->store, imported->hash, NULL, on_done, &removed);
  edit_until (editor, other, PHASE_REMOVE, &removed);

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, iteamctl, "document", "add", team, path, NULL);
  if (process == NULL)
    g_error ("%s", error->message);
  g_subprocess_wait_check_async (process, NULL, on_done, &added);
  edit_until (editor, other, PHASE_ADD, &added);
  if (!g_subprocess_wait_check_finish (process, added, &error))
    g_error ("%s", error->message);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  IteamStore *store;
  Editor editor;
  Other other;

  if (argc == 3 && g_str_equal (argv[1], "--other"))
    return be_other (argv[2]);
  if (argc != 2)
    g_error ("Usage: bench-import ITEAMCTL");

  folder = store_fixture_folder ();
  store = store_fixture_open (folder, "HRM");
  editor_init (&editor, store);
  other_start (&other, argv[0], folder);
  for (guint32 round = 0; round < N_ROUNDS; round++)
    do_round (&editor, &other, folder, argv[1], round);
  g_print ("What the one that adds waits for, edits, median, p95, longest in ms:\n");
  print_times (&editor);
  other_end (&other);
  editor_clear (&editor);
  store_fixture_close (store);
  store_fixture_remove (folder);

  return bench_get_status ();
}
