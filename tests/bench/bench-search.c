/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>
#include <string.h>

#include "iteam-id.h"
#include "iteam-store-documents.h"
#include "iteam-store-pages.h"
#include "iteam-store-search.h"
#include "store-fixture.h"

/* The one search over a large file: 10,000 action points, 1,000 meetings of 12 items,
 * 500 documents of 20 pages. How long from a key to the answer on the main thread, 19
 * times of 20, while words are typed letter by letter; and the same of a search that the
 * next key makes needless. Beside it what SQLite alone takes to look for the word. */

#define N_ACTIONS 10000
#define N_MEETINGS 1000
#define N_ITEMS 12
#define N_DOCUMENTS 500
#define N_PAGES 20
#define N_ROUNDS 5
#define LIMIT 24
#define MOST_DOCUMENTS 6

static const char *const words[] = {
  "dilemmatraining", "gedragscode raad", "geschenken", "A-4711", "onderwerp van de agenda", "besluit 11000", "handreiking 77", "hoor en wederhoor",
  "overleg", "the", "i-team", "vertrouwenspersoon", "nevenfuncties openbaar", "akkoord", "er wordt gesproken", "zeldzaam woord",
};

static const char *const subjects[] = {
  "dilemmatraining", "gedragscode", "themagesprek", "geschenken", "nevenfuncties", "privacy", "vertrouwenspersoon", "screening", "voorlichting",
  "wachtwoorden", "jaarplanning", "instemming", "protocol", "handreiking", "interviews", "informatienota",
};

static void
write_draft (IteamStore *store,
             IteamDraft *draft)
{
  g_autoptr (GError) error = NULL;

  store_fixture_commit (store, draft, &error);
  g_assert_no_error (error);
}

static void
add_actions (IteamStore *store)
{
  for (int i = 0; i < N_ACTIONS;)
    {
      g_autoptr (IteamDraft) draft = iteam_draft_new ("Actiepunten");

      for (int j = 0; j < 500; j++, i++)
        {
          g_autofree char *title = g_strdup_printf ("%s nummer %d met %s bespreken", subjects[i % 16], i, subjects[(i / 16) % 16]);
          g_autoptr (IteamActionPoint) action = iteam_action_point_new (title, iteam_day_from_ymd (2010 + i % 12, 1 + i % 12, 1 + i % 28));
          g_autoptr (IteamDraft) one = NULL;

          one = iteam_action_point_draft_new (action);
          iteam_draft_append (draft, one);
        }
      write_draft (store, draft);
    }
}

static void
add_meetings (IteamStore *store)
{
  for (int i = 0; i < N_MEETINGS; i++)
    {
      g_autoptr (IteamDraft) draft = iteam_draft_new ("Overleg");
      g_autofree char *title = g_strdup_printf ("Overleg %d van het I-team", i);
      g_autoptr (IteamMeeting) meeting = iteam_meeting_new (title, ITEAM_MEETING_TEAM, iteam_day_from_ymd (2001, 1, 2) + (IteamDay) i * 7,
                                                           iteam_day_from_ymd (2001, 1, 2));
      g_autofree char *position = NULL;

      iteam_entry_add_to (ITEAM_ENTRY (meeting), draft);
      for (int j = 0; j < N_ITEMS; j++)
        {
          int number = i * N_ITEMS + j;
          g_autofree char *item_title = g_strdup_printf ("Onderwerp %d: %s", number, subjects[(number * 7) % 16]);
          g_autofree char *minutes = g_strdup_printf ("Er is gesproken over %s.\n\n- de stand van zaken\n- wat er nog moet gebeuren\n\nHet team is akkoord.",
                                                      subjects[number % 16]);
          g_autoptr (IteamAgendaItem) item = iteam_agenda_item_new (iteam_entry_get_id (ITEAM_ENTRY (meeting)), item_title,
                                                                    iteam_day_from_ymd (2019, 1, 1));
          char *next = iteam_position_between (position, NULL);

          g_free (position);
          position = next;
          g_object_set (item, "position", next, "minutes", minutes, NULL);
          iteam_entry_add_to (ITEAM_ENTRY (item), draft);
          if (j % 4 == 0)
            {
              g_autofree char *text = g_strdup_printf ("Besluit %d over %s", number, subjects[number % 16]);
              g_autoptr (IteamOutcome) decision = iteam_outcome_new (ITEAM_KIND_DECISION, iteam_entry_get_id (ITEAM_ENTRY (item)), text);

              iteam_entry_add_to (ITEAM_ENTRY (decision), draft);
            }
        }
      write_draft (store, draft);
    }
}

static void
put_pages (IteamStore *store,
           const char *hash,
           int         number)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_page_text_free);
  g_autoptr (GAsyncResult) put = NULL;
  g_autoptr (GAsyncResult) finished = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N_PAGES; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int j = 0; j < 30; j++)
        g_string_append_printf (text, "Artikel %d. Over %s en %s, en hoe de raad daarover spreekt in het jaar %d.\n", j, subjects[(number + i + j) % 16],
                                subjects[(number * 3 + j) % 16], 2000 + (number + j) % 20);
      if (number % 100 == 7 && i == 3)
        g_string_append (text, "Hoor en wederhoor is een zeldzaam woord.\n");
      g_ptr_array_add (texts, iteam_page_text_new (text->str, NULL));
    }
  iteam_store_put_pages_async (store, hash, 0, texts, NULL, store_fixture_on_done, &put);
  iteam_store_put_pages_finish (store, store_fixture_wait (&put), &error);
  g_assert_no_error (error);
  iteam_store_finish_pages_async (store, hash, ITEAM_PAGES_READ, NULL, store_fixture_on_done, &finished);
  iteam_store_finish_pages_finish (store, store_fixture_wait (&finished), &error);
  g_assert_no_error (error);
}

static void
add_documents (IteamStore *store,
               const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "een.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (int i = 0; i < N_DOCUMENTS; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s %d van de gemeente", subjects[(i * 5) % 16], i);
      g_autofree char *bytes = g_strdup_printf ("%%PDF-1.4 %d", i);
      g_autoptr (IteamDocument) document = iteam_document_new (title, iteam_day_from_ymd (2018, 6, 1));
      g_autoptr (IteamDraft) draft = NULL;
      g_autoptr (IteamImported) imported = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, bytes, -1, &error);
      g_assert_no_error (error);
      iteam_store_import_async (store, file, NULL, NULL, NULL, store_fixture_on_done, &result);
      imported = iteam_store_import_finish (store, store_fixture_wait (&result), &error);
      g_assert_no_error (error);
      g_object_set (document, "content", imported->hash, "size", imported->size, NULL);
      draft = iteam_document_draft_new (document);
      write_draft (store, draft);
      put_pages (store, imported->hash, i);
    }
}

static double
milliseconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

static double
find (IteamStore *store,
      const char *query)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  iteam_store_find_async (store, query, ITEAM_SEARCH_ALL, LIMIT, MOST_DOCUMENTS, NULL, store_fixture_on_done, &result);
  findings = iteam_store_find_finish (store, store_fixture_wait (&result), NULL);
  g_assert_nonnull (findings);

  return milliseconds_since (start);
}

/* A key comes while the answer to the one before is on its way. */
static double
find_after_other (IteamStore *store,
                  const char *other,
                  const char *query)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) needless = NULL;
  double time;

  iteam_store_find_async (store, other, ITEAM_SEARCH_ALL, LIMIT, MOST_DOCUMENTS, cancellable, store_fixture_on_done, &needless);
  g_cancellable_cancel (cancellable);
  time = find (store, query);
  store_fixture_wait (&needless);
  g_assert_null (iteam_store_find_finish (store, needless, NULL));

  return time;
}

static double
find_raw (sqlite3    *db,
          const char *word)
{
  static const char *const queries[] = {
    "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 24",
    "SELECT rowid FROM page_search WHERE page_search MATCH ? LIMIT 24",
  };
  g_autofree char *match = g_strdup_printf ("\"%s\"", word);
  gint64 start = g_get_monotonic_time ();

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      sqlite3_stmt *statement;

      g_assert_cmpint (sqlite3_prepare_v2 (db, queries[i], -1, &statement, NULL), ==, SQLITE_OK);
      sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
      while (sqlite3_step (statement) == SQLITE_ROW)
        continue;
      sqlite3_finalize (statement);
    }

  return milliseconds_since (start);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
percentile (GArray *values,
            guint   percent)
{
  g_array_sort (values, compare);

  return g_array_index (values, double, MIN (values->len * percent / 100, values->len - 1));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = store_fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  IteamStore *store = store_fixture_open (folder, "HRM");
  g_autoptr (GArray) typed = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) hurried = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) raw = g_array_new (FALSE, FALSE, sizeof (double));
  double ready, p95, slowest = 0;
  g_autofree char *slowest_query = NULL;
  sqlite3 *db;

  add_actions (store);
  add_meetings (store);
  add_documents (store, folder);

  ready = find (store, "");
  sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL);
  for (int round = 0; round < N_ROUNDS; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
      {
        g_autofree char *before = g_strdup ("");

        for (gsize length = 1; length <= strlen (words[i]); length++)
          {
            g_autofree char *query = g_strndup (words[i], length);
            double time = find (store, query), again = find_after_other (store, before, query);

            if (time > slowest)
              {
                slowest = time;
                g_free (slowest_query);
                slowest_query = g_strdup (query);
              }
            g_array_append_val (typed, time);
            g_array_append_val (hurried, again);
            g_free (before);
            before = g_strdup (query);
          }
        {
          double time = find_raw (db, words[i]);

          g_array_append_val (raw, time);
        }
      }
  sqlite3_close (db);
  store_fixture_close (store);
  store_fixture_remove (folder);

  p95 = percentile (typed, 95);
  g_print ("%-44s %8.1f ms\n", "made ready, as the search opens", ready);
  g_print ("%-44s %8.1f ms, 95 %% %.1f ms (limit 30), slowest %.1f ms (“%s”)\n", "a key, median", percentile (typed, 50), p95, slowest, slowest_query);
  g_print ("%-44s %8.1f ms, 95 %% %.1f ms\n", "a key after one that it makes needless", percentile (hurried, 50), percentile (hurried, 95));
  g_print ("%-44s %8.1f ms, 95 %% %.1f ms\n", "SQLite alone, a whole word", percentile (raw, 50), percentile (raw, 95));

  return p95 <= 30 ? 0 : 1;
}
