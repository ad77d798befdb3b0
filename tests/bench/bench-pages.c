/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "bench-report.h"
#include "iteam-indexer.h"
#include "iteam-store-documents.h"
#include "iteam-store-pages.h"
#include "pdf-fixture.h"
#include "store-fixture.h"

/* What it costs to read the pages of documents and to search them: reading beside
 * the worker's alone, searching beside bare FTS5 over the same texts in the same
 * run, which ranks by bm25 and gives snippets.
 *
 * Usage: bench-pages [PAGES…]: 3300 and 100000 if nothing is said */

#define LARGE "/usr/share/R/doc/manual/refman.pdf"
#define PAGES_A_DOCUMENT 100
#define N_ROUNDS 5

/* What nobody waits for: in the documents of a team, and in thirty times as many. */
#define FEW_PAGES 3300
#define MOST_MS_FEW 8
#define MOST_MS 50

/* As someone types them, and as someone looks for a phrase or a part of a word. */
static const char *const queries[] = {
  "p", "pa", "pac", "pack", "packa", "package", "matrix", "matr", "linear model", "\"linear model\"", "function", "func",
  "regression", "gress", "the", "data frame", "\"the data frame\"", "zzz", "plot", "surv", "estimate variance", "tion", "atri",
  "bootstrap", "\"standard error\"", "print method", "cluster", "smooth", "spline", "density",
};

static double
milliseconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

/* Returns the 95th percentile, in milliseconds. */
static double
print_times (const char *what,
             GArray     *times)
{
  g_array_sort (times, compare);
  g_print ("%-44s median %7.2f  p95 %7.2f  worst %7.2f ms\n", what, g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len * 95 / 100), g_array_index (times, double, times->len - 1));

  return g_array_index (times, double, times->len * 95 / 100);
}

static void
add_text (unsigned    page,
          const char *text,
          gpointer    user_data)
{
  g_ptr_array_add (user_data, g_strdup (text));
}

static GPtrArray *
read_texts (IteamPdfPool *pool)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (IteamPdfDocument) document = pdf_fixture_open_path (pool, LARGE);
  g_autoptr (GAsyncResult) result = NULL;
  PdfWait wait = { 0 };
  gint64 start = g_get_monotonic_time ();

  iteam_pdf_document_read_all_async (document, add_text, texts, NULL, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  iteam_pdf_document_read_all_finish (document, result, NULL);
  g_print ("%u pages read by one worker alone: %.0f pages/s\n", texts->len, texts->len / milliseconds_since (start) * 1000);

  return texts;
}

static char *
import (IteamStore *store,
        const char *path,
        const char *title)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (IteamDocument) document = iteam_document_new (title, iteam_day_from_ymd (2018, 6, 1));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamImported) imported = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  PdfWait wait = { 0 };

  iteam_store_import_async (store, file, NULL, NULL, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  imported = iteam_store_import_finish (store, result, &error);
  g_assert_no_error (error);
  g_object_set (document, "content", imported->hash, "size", imported->size, NULL);
  draft = iteam_document_draft_new (document);
  store_fixture_commit (store, draft, &error);
  g_assert_no_error (error);

  return g_strdup (imported->hash);
}

/* What poppler's own program takes for the same pages, in milliseconds; 0 without it. */
static double
time_pdftotext (void)
{
  const char *const command[] = { "pdftotext", LARGE, "/dev/null", NULL };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GSubprocess) process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

  return process != NULL && g_subprocess_wait_check (process, NULL, NULL) ? milliseconds_since (start) : 0;
}

static void
bench_indexing (IteamStore   *store,
                IteamPdfPool *pool,
                guint         n_pages)
{
  g_autoptr (IteamIndexer) indexer = iteam_indexer_new (store, pool);
  g_autofree char *hash = import (store, LARGE, "Large");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  double before = time_pdftotext (), baseline, ours;
  PdfWait wait = { 0 };
  gint64 start = g_get_monotonic_time ();

  iteam_indexer_run_async (indexer, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  iteam_indexer_run_finish (indexer, result, &error);
  g_assert_no_error (error);
  ours = milliseconds_since (start);
  baseline = (before + time_pdftotext ()) / 2;
  g_print ("%u pages indexed with one worker: %.0f pages/s", n_pages, n_pages / ours * 1000);
  if (before > 0)
    g_print (", pdftotext before and after: %.0f pages/s, ratio %.2f", n_pages / baseline * 1000, baseline / ours);
  g_print ("\n");
}

/* Texts repeat, with a word of its own in each round, so that the vocabulary grows
 * as that of other documents would. */
static char *
make_text (GPtrArray *texts,
           guint      page)
{
  const char *text = texts->pdata[page % texts->len];

  return page < texts->len ? g_strdup (text) : g_strdup_printf ("%s\nronde%uwoord%u", text, page / texts->len, page % 997);
}

static void
fill_store (IteamStore *store,
            const char *folder,
            GPtrArray  *texts,
            guint       n_pages)
{
  for (guint first = 0; first < n_pages; first += PAGES_A_DOCUMENT)
    {
      g_autofree char *title = g_strdup_printf ("Document %u", first / PAGES_A_DOCUMENT);
      g_autofree char *path = g_build_filename (folder, "one.pdf", NULL);
      g_autofree char *bytes = g_strconcat ("%PDF-1.7 ", title, NULL);
      g_autofree char *hash = NULL;
      g_autoptr (GPtrArray) piece = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_page_text_free);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      PdfWait wait = { 0 };

      g_file_set_contents (path, bytes, -1, NULL);
      hash = import (store, path, title);
      for (guint i = first; i < MIN (first + PAGES_A_DOCUMENT, n_pages); i++)
        {
          g_autofree char *text = make_text (texts, i);

          g_ptr_array_add (piece, iteam_page_text_new (text, NULL));
        }
      iteam_store_put_pages_async (store, hash, 0, piece, NULL, pdf_fixture_on_done, &wait);
      result = pdf_fixture_wait (&wait);
      iteam_store_put_pages_finish (store, result, &error);
      g_assert_no_error (error);
    }
}

static sqlite3 *
fill_bare (const char *folder,
           GPtrArray  *texts,
           guint       n_pages)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);
  sqlite3_stmt *insert;
  sqlite3 *db;

  sqlite3_open (path, &db);
  sqlite3_exec (db, "CREATE VIRTUAL TABLE page USING fts5 (text); BEGIN", NULL, NULL, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO page (rowid, text) VALUES (?, ?)", -1, &insert, NULL);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *text = make_text (texts, i);

      sqlite3_bind_int64 (insert, 1, i + 1);
      sqlite3_bind_text (insert, 2, text, -1, SQLITE_TRANSIENT);
      sqlite3_step (insert);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);

  return db;
}

static void
search_bare (sqlite3    *db,
             const char *query,
             GArray     *times)
{
  g_autofree char *match = strchr (query, '"') != NULL ? g_strconcat (query, "*", NULL) : g_strdup_printf ("%s*", query);
  gint64 start = g_get_monotonic_time ();
  sqlite3_stmt *search;
  double time;

  sqlite3_prepare_v2 (db, "SELECT rowid, snippet (page, 0, '[', ']', '', 12) FROM page WHERE page MATCH ? ORDER BY rank LIMIT 50", -1,
                      &search, NULL);
  sqlite3_bind_text (search, 1, match, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (search) == SQLITE_ROW)
    ;
  sqlite3_finalize (search);
  time = milliseconds_since (start);
  g_array_append_val (times, time);
}

static void
search_store (IteamStore *store,
              const char *query,
              GArray     *times)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamPageHits) hits = NULL;
  PdfWait wait = { 0 };
  double time;

  iteam_store_search_pages_async (store, query, 10, 5, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  hits = iteam_store_search_pages_finish (store, result, NULL);
  time = milliseconds_since (start);
  g_array_append_val (times, time);
}

static void
bench_search (GPtrArray *texts,
              guint      n_pages)
{
  g_autofree char *folder = store_fixture_folder ();
  IteamStore *store = store_fixture_open (folder, "HRM");
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *ours_name = g_strdup_printf ("search over %u pages", n_pages);
  g_autofree char *bare_name = g_strdup_printf ("bare FTS5 over %u pages", n_pages);
  sqlite3 *db;

  fill_store (store, folder, texts, n_pages);
  db = fill_bare (folder, texts, n_pages);
  for (guint round = 0; round < N_ROUNDS; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
      {
        search_store (store, queries[i], ours);
        search_bare (db, queries[i], bare);
        if (round == N_ROUNDS - 1 && g_getenv ("BENCH_EACH") != NULL)
          g_print ("  %-20s %7.2f  bare %7.2f\n", queries[i], g_array_index (ours, double, ours->len - 1),
                   g_array_index (bare, double, bare->len - 1));
      }
  bench_judge (ours_name, print_times (ours_name, ours), n_pages <= FEW_PAGES ? MOST_MS_FEW : MOST_MS, "ms, p95");
  print_times (bare_name, bare);
  sqlite3_close (db);
  store_fixture_close (store);
  store_fixture_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  IteamPdfPool *pool = iteam_pdf_pool_new (1);
  g_autofree char *folder = store_fixture_folder ();
  g_autoptr (GPtrArray) texts = NULL;
  IteamStore *store;

  if (!g_file_test (LARGE, G_FILE_TEST_EXISTS))
    {
      g_print ("%s is not here: package r-doc-pdf\n", LARGE);

      return 77;
    }
  texts = read_texts (pool);
  store = store_fixture_open (folder, "HRM");
  bench_indexing (store, pool, texts->len);
  pdf_fixture_settle (pool);
  store_fixture_close (store);
  store_fixture_remove (folder);

  if (argc == 1)
    {
      bench_search (texts, FEW_PAGES);
      bench_search (texts, 100000);
    }
  for (int i = 1; i < argc; i++)
    bench_search (texts, (guint) atoi (argv[i]));

  return bench_get_status ();
}
