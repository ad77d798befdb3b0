/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "iteam-document-adding.h"
#include "iteam-document-reading.h"
#include "iteam-reader-places.h"
#include "iteam-reader-view-private.h"
#include "iteam-reader.h"
#include "iteam-store-contents.h"
#include "iteam-store-documents.h"
#include "pdf-fixture.h"
#include "pdf-mutants.h"
#include "store-fixture.h"
#include "window-fixture.h"

/* PDFs that nobody would write, and files that only claim to be one, on the way that
 * a person sends them: added to the register in the window and read there, and the
 * same with iteamctl. Whatever they are, the window goes on, the team file stays
 * sound and keeps nothing of what was refused, no worker is left, and there is a
 * word about each in time.
 *
 * Usage: test-document-mutants [--mutants N] [--first N] [--iteamctl PROGRAM]; ITEAM_LONG=1 makes it 2,000 */

/* For one question to a worker, in milliseconds. */
#define TIME_LIMIT 2000
/* What the window may not answer for, in milliseconds; a machine that is busy with other things has its part in it. */
#define LONGEST_STALL 1000
/* In which iteamctl has answered, in seconds: its workers have 10 for each of a few questions. */
#define LONGEST_ANSWER 60

/* Three programs are started for each with iteamctl, so that fewer do in a short run. */
static guint n_mutants = 40;
static guint n_by_iteamctl = 8;
static guint seed = 1;
static const char *iteamctl;

typedef struct
{
  const char *name;
  GBytes *bytes;
} Oddity;

/* The files that are no mutants. */
static GBytes *
get_oddity (guint        index,
            const char **name)
{
  static const char letter[] = "Geachte raad, bijgaand de gedragscode.";
  g_autofree char *locked = g_test_build_filename (G_TEST_DIST, "pdf", "protected.pdf", NULL);
  char *contents;
  gsize length;

  switch (index)
    {
    case 0: *name = "leeg"; return g_bytes_new_static ("", 0);
    case 1: *name = "brief"; return g_bytes_new_static (letter, sizeof letter - 1);
    case 2: *name = "kop"; return g_bytes_new_static ("%PDF-1.7\n", 9);
    case 3: *name = "moordend"; return pdf_fixture_make_killer ();
    case 4:
      *name = "op slot";
      g_assert_true (g_file_get_contents (locked, &contents, &length, NULL));
      return g_bytes_new_take (contents, length);
    default: return NULL;
    }
}

/* One after the other, first the oddities. */
typedef struct
{
  guint n_done;
  GRand *rand;
  GBytes *sample;
  GBytes *plain;
} Source;

static void
source_init (Source *source)
{
  *source = (Source) { .rand = g_rand_new_with_seed (seed), .sample = pdf_fixture_make (3), .plain = pdf_mutants_make_plain () };
}

static void
source_clear (Source *source)
{
  g_rand_free (source->rand);
  g_bytes_unref (source->sample);
  g_bytes_unref (source->plain);
}

/* Writes the next one into a folder. */
static GFile *
source_next (Source     *source,
             const char *folder)
{
  const char *name = NULL;
  g_autoptr (GBytes) bytes = get_oddity (source->n_done, &name);
  g_autofree char *file_name = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (bytes == NULL)
    bytes = pdf_mutants_mutate (source->n_done % 3 == 0 ? source->sample : source->plain, source->rand);
  file_name = name != NULL ? g_strdup_printf ("%s.pdf", name) : g_strdup_printf ("mutant %u.pdf", source->n_done);
  source->n_done++;
  file = g_file_new_build_filename (folder, file_name, NULL);
  g_file_set_contents (g_file_peek_path (file), g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);

  return g_steal_pointer (&file);
}

static void
assert_sentence (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpuint (g_utf8_strlen (text, -1), >, 15);
  g_assert_true (g_str_has_suffix (text, "."));
}

typedef struct
{
  char *folder;
  IteamStore *store;
  GtkWidget *window;
  IteamDocumentAdding *adding;
  IteamDocumentReading *reading;
  GtkWidget *reader;
  IteamReaderView *view;

  /* what came of the last one */
  gboolean finished;
  gint64 document;

  gint64 last_beat;
  gint64 longest_stall;
} Fixture;

static gboolean
beat_cb (gpointer user_data)
{
  Fixture *fixture = user_data;
  gint64 now = g_get_monotonic_time ();

  fixture->longest_stall = MAX (fixture->longest_stall, now - fixture->last_beat);
  fixture->last_beat = now;

  return G_SOURCE_CONTINUE;
}

/* Either it is in the register or there is a word about it. */
static void
finished_cb (Fixture                   *fixture,
             const IteamDocumentsAdded *outcome)
{
  fixture->finished = TRUE;
  fixture->document = outcome->document;
  if (outcome->n_added == 0)
    g_assert_cmpuint (outcome->told->len, ==, 1);
  for (guint i = 0; i < outcome->told->len; i++)
    assert_sentence (outcome->told->pdata[i]);
}

static gboolean
is_finished (gpointer data)
{
  return ((Fixture *) data)->finished;
}

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_done (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static GPtrArray *
read_documents (Fixture *fixture,
                gint64   id)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *documents;

  g_array_append_val (ids, id);
  iteam_store_read_documents_async (fixture->store, id != 0 ? ids : NULL, NULL, on_done, &result);
  wait_until (is_done, &result);
  documents = iteam_store_read_documents_finish (fixture->store, result, &error);
  g_assert_no_error (error);

  return documents;
}

static const char *
get_shown (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find_child (fixture->reader, "stack")));
}

/* There are pages to be seen, or a word why not, on the page or in its place. */
static gboolean
is_answered (gpointer data)
{
  Fixture *fixture = data;
  const char *shown = get_shown (fixture);

  if (g_str_equal (shown, "problem") || g_str_equal (shown, "password"))
    return TRUE;

  return g_str_equal (shown, "pages") && gtk_widget_get_height (GTK_WIDGET (fixture->view)) > 0 && !fixture->view->jumping &&
         !fixture->view->kept && iteam_reader_view_is_drawn (fixture->view, iteam_reader_view_get_y (fixture->view));
}

static void
read_one (Fixture *fixture)
{
  g_autoptr (GPtrArray) documents = read_documents (fixture, fixture->document);

  g_assert_cmpuint (documents->len, ==, 1);
  iteam_document_reading_show (fixture->reading, documents->pdata[0], FALSE, 0, NULL);
  wait_until (is_answered, fixture);
  if (g_str_equal (get_shown (fixture), "problem"))
    assert_sentence (adw_status_page_get_description (ADW_STATUS_PAGE (find_child (fixture->reader, "problem_page"))));
  iteam_document_reading_show (fixture->reading, NULL, FALSE, 0, NULL);
}

/* Of what was refused nothing stays in the file. */
static void
assert_sound (Fixture *fixture)
{
  g_auto (GStrv) problems = store_fixture_check (fixture->store);
  g_autoptr (GPtrArray) documents = read_documents (fixture, 0);
  g_autoptr (GHashTable) hashes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (problems), ==, 0);
  for (guint i = 0; i < documents->len; i++)
    g_hash_table_add (hashes, (gpointer) iteam_document_get_fields (documents->pdata[i])->content);
  iteam_store_list_contents_async (fixture->store, NULL, on_done, &result);
  wait_until (is_done, &result);
  contents = iteam_store_list_contents_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (contents->len, ==, g_hash_table_size (hashes));
}

static void
test_window (void)
{
  Fixture fixture = { .folder = store_fixture_folder () };
  IteamPdfPool *pool = iteam_pdf_pool_get_default ();
  Source source;
  guint beat, n_added = 0;

  iteam_pdf_pool_set_time_limit (pool, TIME_LIMIT);
  source_init (&source);
  fixture.store = store_fixture_open (fixture.folder, "HRM");
  fixture.adding = iteam_document_adding_new (fixture.store);
  g_signal_connect_swapped (fixture.adding, "finished", G_CALLBACK (finished_cb), &fixture);
  fixture.reading = ITEAM_DOCUMENT_READING (iteam_document_reading_new ());
  fixture.reader = find_child (fixture.reading, "reader");
  fixture.view = ITEAM_READER_VIEW (find_child (fixture.reader, "view"));
  g_object_set (fixture.reading, "store", fixture.store, NULL);
  fixture.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 700, 600);
  gtk_window_set_child (GTK_WINDOW (fixture.window), GTK_WIDGET (fixture.reading));
  gtk_window_present (GTK_WINDOW (fixture.window));
  fixture.last_beat = g_get_monotonic_time ();
  beat = g_timeout_add (5, beat_cb, &fixture);

  for (guint i = 0; i < n_mutants; i++)
    {
      GSList *files = g_slist_append (NULL, source_next (&source, fixture.folder));

      /* The window has nothing to do with how long it takes to make one. */
      fixture.last_beat = g_get_monotonic_time ();
      fixture.finished = FALSE;
      iteam_document_adding_add (fixture.adding, files);
      wait_until (is_finished, &fixture);
      g_file_delete (files->data, NULL, NULL);
      g_slist_free_full (files, g_object_unref);
      if (fixture.document == 0)
        continue;
      n_added++;
      read_one (&fixture);
    }

  assert_sound (&fixture);
  g_test_message ("%u files: %u added and read, %u refused; %u workers; the longest that the window was busy was %.0f ms",
                  n_mutants, n_added, n_mutants - n_added, iteam_pdf_pool_get_n_started (pool), (double) fixture.longest_stall / 1000);
  g_assert_cmpuint (n_added, >, n_mutants / 4);
  g_assert_cmpint (fixture.longest_stall, <, LONGEST_STALL * G_TIME_SPAN_MILLISECOND);

  g_source_remove (beat);
  g_assert_finalize_object (fixture.adding);
  gtk_window_destroy (GTK_WINDOW (fixture.window));
  iteam_reader_places_settle ();
  store_fixture_close (fixture.store);
  store_fixture_remove (fixture.folder);
  g_free (fixture.folder);
  source_clear (&source);
}

/* Runs iteamctl; what it says goes to @output. */
static int
run (char   **output,
     double  *slowest,
     ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  const char *word;
  va_list list;

  g_ptr_array_add (words, (gpointer) iteamctl);
  va_start (list, slowest);
  while ((word = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (words, (gpointer) word);
  va_end (list);
  g_ptr_array_add (words, NULL);

  process = g_subprocess_newv ((const char *const *) words->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, output, NULL, &error);
  g_assert_no_error (error);
  *slowest = MAX (*slowest, (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND);

  /* It ended by itself, and not by a signal. */
  g_assert_true (g_subprocess_get_if_exited (process));

  return g_subprocess_get_exit_status (process);
}

/* A worker whose iteamctl is gone is this program's child now, and about to end; one
 * that stays keeps this test until its time is over. */
static void
wait_for_workers (void)
{
  while (waitpid (-1, NULL, 0) > 0)
    ;
  g_assert_cmpint (errno, ==, ECHILD);
}

/* The number of what was added is said last, behind what is to be said about its file. */
static char *
take_number (char *said)
{
  g_autofree char *owned = g_strstrip (said);
  const char *line = strrchr (owned, '\n');
  const char *number = line != NULL ? line + 1 : owned;

  g_assert_true (g_str_has_prefix (number, "D-"));
  if (line != NULL)
    {
      g_autofree char *warning = g_strndup (owned, (gsize) (line - owned));

      assert_sentence (warning);
    }

  return g_strdup (number);
}

static void
test_iteamctl (void)
{
  g_autofree char *folder = store_fixture_folder ();
  g_autofree char *team = g_build_filename (folder, "Team.iteam", NULL);
  g_autofree char *picture = g_build_filename (folder, "page.png", NULL);
  g_autofree char *said = NULL;
  guint n_added = 0, n_refused = 0;
  double slowest = 0;
  Source source;

  if (iteamctl == NULL)
    {
      g_test_skip ("no iteamctl was named");
      return;
    }
  prctl (PR_SET_CHILD_SUBREAPER, 1);
  source_init (&source);
  g_assert_cmpint (run (&said, &slowest, "new", team, NULL), ==, 0);
  for (guint i = 0; i < n_by_iteamctl; i++)
    {
      g_autoptr (GFile) file = source_next (&source, folder);
      g_autofree char *said_of_it = NULL;
      g_autofree char *number = NULL;
      int status;

      status = run (&said_of_it, &slowest, "document", "add", team, g_file_peek_path (file), NULL);
      g_file_delete (file, NULL, NULL);
      if (status != 0)
        {
          assert_sentence (g_strstrip (said_of_it));
          n_refused++;
          continue;
        }
      n_added++;
      number = take_number (g_steal_pointer (&said_of_it));
      for (int which = 0; which < 2; which++)
        {
          g_autofree char *answer = NULL;

          status = which == 0 ? run (&answer, &slowest, "document", "text", team, number, NULL)
                              : run (&answer, &slowest, "document", "page", team, number, "1", "-o", picture, NULL);
          if (status != 0)
            g_assert_nonnull (strstr (answer, "."));
        }
      wait_for_workers ();
    }
  g_clear_pointer (&said, g_free);
  g_assert_cmpint (run (&said, &slowest, "check", team, NULL), ==, 0);
  g_test_message ("%u files: %u added, printed and drawn, %u refused; the slowest answer took %.1f s", n_by_iteamctl, n_added, n_refused, slowest);
  g_assert_cmpuint (n_added, >, n_by_iteamctl / 4);
  g_assert_cmpfloat (slowest, <, LONGEST_ANSWER);
  source_clear (&source);
  store_fixture_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);
  if (gtk_init_check ())
    adw_init ();
  if (g_getenv ("ITEAM_LONG") != NULL)
    n_mutants = n_by_iteamctl = 2000;
  for (int i = 1; i + 1 < argc; i += 2)
    {
      if (g_str_equal (argv[i], "--mutants"))
        n_mutants = n_by_iteamctl = (guint) atoi (argv[i + 1]);
      else if (g_str_equal (argv[i], "--first"))
        seed = (guint) atoi (argv[i + 1]);
      else if (g_str_equal (argv[i], "--iteamctl"))
        iteamctl = argv[i + 1];
    }

  /* First what has no children but iteamctl. */
  g_test_add_func ("/document-mutants/iteamctl", test_iteamctl);
  g_test_add_func ("/document-mutants/window", test_window);

  return window_fixture_run ();
}
