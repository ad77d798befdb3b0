/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "iteam-indexer.h"
#include "iteam-store-documents.h"
#include "iteam-store-pages.h"
#include "pdf-fixture.h"
#include "store-fixture.h"

/* Documents are read so that they can be searched, by real workers. */

typedef struct
{
  char *folder;
  IteamStore *store;
  IteamPdfPool *pool;
  IteamIndexer *indexer;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = store_fixture_folder ();
  fixture->store = store_fixture_open (fixture->folder, "HRM");
  fixture->pool = iteam_pdf_pool_new (1);
  fixture->indexer = iteam_indexer_new (fixture->store, fixture->pool);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  /* What was broken off lets go of it when the worker has answered. */
  g_object_add_weak_pointer (G_OBJECT (fixture->indexer), (gpointer *) &fixture->indexer);
  g_object_unref (fixture->indexer);
  while (fixture->indexer != NULL)
    g_main_context_iteration (NULL, TRUE);
  pdf_fixture_settle (fixture->pool);
  store_fixture_close (fixture->store);
  store_fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static char *
add (Fixture    *fixture,
     const char *title,
     GBytes     *bytes)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.pdf", fixture->folder, title);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (IteamDocument) document = iteam_document_new (title, iteam_day_from_ymd (2018, 6, 1));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamImported) imported = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  PdfWait wait = { 0 };

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  iteam_store_import_async (fixture->store, file, NULL, NULL, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  imported = iteam_store_import_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_object_set (document, "content", imported->hash, "size", imported->size, NULL);
  draft = iteam_document_draft_new (document);
  store_fixture_commit (fixture->store, draft, &error);
  g_assert_no_error (error);

  return g_strdup (imported->hash);
}

static gboolean
run (Fixture       *fixture,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  PdfWait wait = { 0 };

  iteam_indexer_run_async (fixture->indexer, cancellable, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);

  return iteam_indexer_run_finish (fixture->indexer, result, error);
}

static IteamPagesState
read_state (Fixture    *fixture,
            const char *hash)
{
  g_autoptr (GAsyncResult) result = NULL;
  PdfWait wait = { 0 };

  iteam_store_read_pages_state_async (fixture->store, hash, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);

  return iteam_store_read_pages_state_finish (fixture->store, result, NULL);
}

static IteamPageHits *
search (Fixture    *fixture,
        const char *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  IteamPageHits *hits;
  PdfWait wait = { 0 };
  g_autoptr (GError) error = NULL;

  iteam_store_search_pages_async (fixture->store, query, 10, 100, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  hits = iteam_store_search_pages_finish (fixture->store, result, &error);
  g_assert_no_error (error);

  return hits;
}

static void
test_run (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GBytes) bytes = pdf_fixture_make (37);
  g_autoptr (GBytes) scan = pdf_fixture_make_scan ();
  g_autoptr (GBytes) broken = g_bytes_new_static ("%PDF-1.7 nothing more", 21);
  g_autofree char *locked_path = g_test_build_filename (G_TEST_DIST, "pdf", "protected.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) locked = NULL;
  g_autofree char *code_hash = add (fixture, "Gedragscode", bytes);
  g_autofree char *scan_hash = add (fixture, "Scan", scan);
  g_autofree char *broken_hash = add (fixture, "Kapot", broken);
  g_autofree char *locked_hash = NULL;
  g_autoptr (IteamPageHits) hits = NULL;
  const IteamDocumentHits *document;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (locked_path, &contents, &length, NULL));
  locked = g_bytes_new (contents, length);
  locked_hash = add (fixture, "Op slot", locked);
  g_assert_cmpint (read_state (fixture, code_hash), ==, ITEAM_PAGES_UNREAD);

  run (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_state (fixture, code_hash), ==, ITEAM_PAGES_READ);
  g_assert_cmpint (read_state (fixture, scan_hash), ==, ITEAM_PAGES_SCANNED);
  g_assert_cmpint (read_state (fixture, broken_hash), ==, ITEAM_PAGES_UNREADABLE);
  g_assert_cmpint (read_state (fixture, locked_hash), ==, ITEAM_PAGES_LOCKED);

  hits = search (fixture, "dilemmatrainingen");
  g_assert_cmpuint (hits->documents->len, ==, 1);
  document = hits->documents->pdata[0];
  g_assert_cmpuint (document->n_pages, ==, 37);
  g_assert_cmpstr (((IteamPageHit *) document->pages->pdata[0])->label, ==, "voorblad");
  g_clear_pointer (&hits, iteam_page_hits_free);
  hits = search (fixture, "\"Pagina 37\"");
  document = hits->documents->pdata[0];
  g_assert_cmpuint (document->n_pages, ==, 1);
  g_assert_cmpuint (((IteamPageHit *) document->pages->pdata[0])->page, ==, 36);
}

/* What was read before someone broke it off stays, and is not read again. */
static void
test_broken_off (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GBytes) bytes = pdf_fixture_make (200);
  g_autofree char *hash = add (fixture, "Gedragscode", bytes);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (IteamPageHits) hits = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PdfWait wait = { 0 };
  guint n_before;

  iteam_indexer_run_async (fixture->indexer, cancellable, pdf_fixture_on_done, &wait);
  do
    {
      g_clear_pointer (&hits, iteam_page_hits_free);
      hits = search (fixture, "medewerker");
    }
  while (hits->n_pages == 0);
  g_cancellable_cancel (cancellable);
  result = pdf_fixture_wait (&wait);
  g_assert_false (iteam_indexer_run_finish (fixture->indexer, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  n_before = hits->n_pages;
  g_assert_cmpuint (n_before, <, 200);

  run (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_state (fixture, hash), ==, ITEAM_PAGES_READ);
  g_clear_pointer (&hits, iteam_page_hits_free);
  hits = search (fixture, "medewerker");
  g_assert_cmpuint (hits->n_pages, ==, 200);
}

/* Of a page that kills the worker that reads it nothing is found; the pages around
 * it are, and the next document. */
static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GBytes) killer = pdf_fixture_make_killer ();
  g_autoptr (GBytes) sound = pdf_fixture_make (3);
  g_autofree char *killer_hash = add (fixture, "Moordend", killer);
  g_autofree char *sound_hash = add (fixture, "Gedragscode", sound);
  static const struct { const char *word; guint n_pages; } words[] = {
    { "eerste", 1 }, { "tweede", 0 }, { "derde", 1 }, { "medewerker", 3 },
  };
  g_autoptr (GError) error = NULL;

  run (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_state (fixture, killer_hash), ==, ITEAM_PAGES_READ);
  g_assert_cmpint (read_state (fixture, sound_hash), ==, ITEAM_PAGES_READ);
  g_assert_cmpuint (iteam_pdf_pool_get_n_started (fixture->pool), >, 1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (IteamPageHits) hits = search (fixture, words[i].word);

      g_assert_cmpuint (hits->n_pages, ==, words[i].n_pages);
    }
}

/* Asks until all pages were looked through, as a reader does. */
static GPtrArray *
find_stored (Fixture    *fixture,
             const char *hash,
             const char *query,
             guint       n_pages)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);

  for (guint first = 0; first < n_pages;)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (IteamPagesFound) found = NULL;
      g_autoptr (GError) error = NULL;
      PdfWait wait = { 0 };

      iteam_store_find_in_pages_async (fixture->store, hash, query, first, n_pages - first, NULL, pdf_fixture_on_done, &wait);
      result = pdf_fixture_wait (&wait);
      found = iteam_store_find_in_pages_finish (fixture->store, result, &error);
      g_assert_no_error (error);
      g_assert_true (found->known);
      g_assert_cmpuint (found->n_pages, >, 0);
      for (guint i = 0; i < found->hits->len; i++)
        {
          const IteamPageHit *hit = found->hits->pdata[i];

          g_ptr_array_add (places, g_strdup_printf ("page %u, line %u", hit->page, hit->context->number));
        }
      first += found->n_pages;
    }

  return places;
}

/* In the texts that are kept just that is found which the document itself holds, at
 * the same places: parts of words, words over two lines, marks between them. */
static void
test_finds_the_same (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char *const queries[] = {
    "geschenken", "schenk", "coordinat", "Dilemmatrainingen", "dilemma-trainingen", "euro.  over de", "e", ". ", "paardenbloem", " ",
  };
  g_autoptr (GBytes) bytes = pdf_fixture_make (60);
  g_autofree char *hash = add (fixture, "Gedragscode", bytes);
  g_autoptr (IteamPdfDocument) document = pdf_fixture_open (fixture->pool, bytes, NULL, NULL);
  g_autoptr (GError) error = NULL;

  run (fixture, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GPtrArray) hits = pdf_fixture_find (document, queries[i], ITEAM_FIND_NONE, 0);
      g_autoptr (GPtrArray) places = find_stored (fixture, hash, queries[i], 60);

      g_test_message ("“%s”: %u hits", queries[i], hits->len);
      g_assert_cmpuint (places->len, ==, hits->len);
      for (guint j = 0; j < hits->len; j++)
        {
          const IteamPdfHit *hit = hits->pdata[j];
          g_autofree char *place = g_strdup_printf ("page %u, line %u", hit->page, hit->line_number);

          g_assert_cmpstr (places->pdata[j], ==, place);
        }
    }
}

/* What comes into the file is read without being asked. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GBytes) one = pdf_fixture_make (3);
  g_autoptr (GBytes) other = pdf_fixture_make (4);
  g_autofree char *first = add (fixture, "Gedragscode", one);
  g_autofree char *second = NULL;

  iteam_indexer_follow (fixture->indexer);
  while (read_state (fixture, first) != ITEAM_PAGES_READ)
    ;
  second = add (fixture, "Handreiking", other);
  while (read_state (fixture, second) != ITEAM_PAGES_READ)
    ;
  iteam_indexer_stop (fixture->indexer);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/indexer/run", Fixture, NULL, set_up, test_run, tear_down);
  g_test_add ("/indexer/broken-off", Fixture, NULL, set_up, test_broken_off, tear_down);
  g_test_add ("/indexer/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/indexer/finds-the-same", Fixture, NULL, set_up, test_finds_the_same, tear_down);
  g_test_add ("/indexer/follow", Fixture, NULL, set_up, test_follow, tear_down);

  return g_test_run ();
}
