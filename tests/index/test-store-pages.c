/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "iteam-recover.h"
#include "iteam-store-contents.h"
#include "iteam-store-documents.h"
#include "iteam-store-pages.h"
#include "store-fixture.h"

/* The texts of pages in a team file, and searching them. */

typedef struct
{
  char *folder;
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
  fixture->store = store_fixture_open (fixture->folder, "HRM");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  store_fixture_close (fixture->store);
  store_fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

/* A document with contents of its own; nothing but its mark says that it is a PDF. */
static IteamDocument *
add (Fixture    *fixture,
     const char *title)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.pdf", fixture->folder, title);
  g_autofree char *bytes = g_strconcat ("%PDF-1.7 ", title, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  IteamDocument *document = iteam_document_new (title, iteam_day_from_ymd (2018, 6, 1));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamImported) imported = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, -1, &error);
  g_assert_no_error (error);
  iteam_store_import_async (fixture->store, file, NULL, NULL, NULL, on_done, &result);
  imported = iteam_store_import_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
  g_object_set (document, "content", imported->hash, "size", imported->size, NULL);
  draft = iteam_document_draft_new (document);
  store_fixture_commit (fixture->store, draft, &error);
  g_assert_no_error (error);

  return document;
}

static const char *
hash_of (IteamDocument *document)
{
  return iteam_document_get_fields (document)->content;
}

static void
put (Fixture       *fixture,
     IteamDocument *document,
     guint          first,
     ...)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_page_text_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const char *text;
  va_list args;

  va_start (args, first);
  while ((text = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (texts, iteam_page_text_new (text, texts->len == 0 && first == 0 ? "i" : NULL));
  va_end (args);
  iteam_store_put_pages_async (fixture->store, hash_of (document), first, texts, NULL, on_done, &result);
  iteam_store_put_pages_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
finish (Fixture         *fixture,
        IteamDocument   *document,
        IteamPagesState  state)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  iteam_store_finish_pages_async (fixture->store, hash_of (document), state, NULL, on_done, &result);
  iteam_store_finish_pages_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_unread (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *list;

  iteam_store_list_unread_async (store, NULL, on_done, &result);
  list = iteam_store_list_unread_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);

  return list;
}

static IteamPagesState
read_state (Fixture       *fixture,
            IteamDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IteamPagesState state;

  iteam_store_read_pages_state_async (fixture->store, hash_of (document), NULL, on_done, &result);
  state = iteam_store_read_pages_state_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);

  return state;
}

static void
tidy (Fixture *fixture)
{
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      iteam_store_tidy_pages_async (fixture->store, NULL, on_done, &result);
      more = iteam_store_tidy_pages_finish (fixture->store, wait_for (&result), &error);
      g_assert_no_error (error);
    }
}

static IteamPageHits *
search (Fixture    *fixture,
        const char *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IteamPageHits *hits;

  iteam_store_search_pages_async (fixture->store, query, 2, 2, NULL, on_done, &result);
  hits = iteam_store_search_pages_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);

  return hits;
}

/* "Gedragscode 0,3 of 5; Protocol 1": documents with the pages that are told of. */
static char *
search_brief (Fixture    *fixture,
              const char *query)
{
  g_autoptr (IteamPageHits) hits = search (fixture, query);
  GString *brief = g_string_new (NULL);

  for (guint i = 0; i < hits->documents->len; i++)
    {
      const IteamDocumentHits *document = hits->documents->pdata[i];

      g_string_append_printf (brief, "%s%s", i > 0 ? "; " : "", document->title);
      for (guint j = 0; j < document->pages->len; j++)
        g_string_append_printf (brief, "%c%u", j > 0 ? ',' : ' ', ((IteamPageHit *) document->pages->pdata[j])->page);
      if (document->n_pages > document->pages->len)
        g_string_append_printf (brief, " of %u", document->n_pages);
    }
  if (hits->n_documents > hits->documents->len)
    g_string_append_printf (brief, "; of %u", hits->n_documents);

  return g_string_free (brief, FALSE);
}

static void
assert_found (Fixture    *fixture,
              const char *query,
              const char *expected)
{
  g_autofree char *brief = search_brief (fixture, query);

  g_assert_cmpstr (brief, ==, expected);
}

static void
assert_sound (Fixture *fixture)
{
  g_auto (GStrv) problems = store_fixture_check (fixture->store);

  g_assert_cmpstr (problems[0], ==, NULL);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (IteamDocument) code = add (fixture, "Gedragscode");
  g_autoptr (IteamDocument) protocol = add (fixture, "Protocol");
  g_autoptr (IteamPageHits) hits = NULL;
  const IteamDocumentHits *document;
  const IteamPageHit *hit;

  put (fixture, code, 0, "Inleiding\nvan de raad", "Geschenken zijn niet toegestaan.\nTwijfel? Vraag het.", NULL);
  put (fixture, code, 2, "De co\xc3\xb6rdinator integri-\nteit", "Een eed of belofte", NULL);
  finish (fixture, code, ITEAM_PAGES_READ);
  put (fixture, protocol, 0, "Melden van een vermoeden aan de coordinator", "De integriteitscommissie van de raad", NULL);
  finish (fixture, protocol, ITEAM_PAGES_READ);

  assert_found (fixture, "geschenken", "Gedragscode 1");
  assert_found (fixture, "gesch", "Gedragscode 1");
  /* Within a word, from four letters on. */
  assert_found (fixture, "commissie", "Protocol 1");
  assert_found (fixture, "issi", "Protocol 1");
  assert_found (fixture, "iss", "");
  assert_found (fixture, "schen", "Gedragscode 1");
  /* Diacritics and capitals do not matter, and words over two lines are whole. */
  assert_found (fixture, "CO\xc3\x96RDINATOR", "Protocol 0; Gedragscode 2");
  assert_found (fixture, "integriteit", "Protocol 1; Gedragscode 2");
  assert_found (fixture, "\"van de raad\"", "Protocol 1; Gedragscode 0");
  assert_found (fixture, "\"de van raad\"", "");
  assert_found (fixture, "raad integriteit", "Protocol 1");
  assert_found (fixture, "melden geschenken", "");
  assert_found (fixture, "zzz", "");
  assert_found (fixture, "\"", "");

  hits = search (fixture, "twijfel");
  document = hits->documents->pdata[0];
  g_assert_cmpint (document->document.id, ==, iteam_document_get_id (code));
  g_assert_cmpstr (document->hash, ==, hash_of (code));
  g_assert_cmpint (document->number, ==, 1);
  hit = document->pages->pdata[0];
  g_assert_cmpstr (hit->context->line, ==, "Twijfel? Vraag het.");
  g_assert_cmpuint (hit->context->number, ==, 2);
  g_assert_cmpuint (hit->context->from, ==, 0);
  g_assert_cmpuint (hit->context->to, ==, 7);
  g_assert_cmpstr (hit->label, ==, NULL);
  iteam_page_hits_free (g_steal_pointer (&hits));
  hits = search (fixture, "inleiding");
  document = hits->documents->pdata[0];
  g_assert_cmpstr (((IteamPageHit *) document->pages->pdata[0])->label, ==, "i");
  assert_sound (fixture);
}

/* What a title says comes first, what was superseded last; few are told of many. */
static void
test_rank (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (IteamDocument) old = add (fixture, "Code 2008");
  g_autoptr (IteamDocument) note = add (fixture, "Nota");
  g_autoptr (IteamDocument) code = add (fixture, "Code 2018");
  g_autoptr (IteamDocument) edited = iteam_document_copy (old);
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  put (fixture, old, 0, "code", "code", "code", NULL);
  put (fixture, note, 0, "code", "code", "code", NULL);
  put (fixture, code, 0, "code", NULL);
  g_object_set (edited, "superseded-by", iteam_document_get_id (code), NULL);
  draft = iteam_document_draft_changes (old, edited);
  store_fixture_commit (fixture->store, draft, &error);
  g_assert_no_error (error);

  assert_found (fixture, "code", "Code 2018 0; Nota 0,1 of 3; of 3");
}

static void
test_unread (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (IteamDocument) code = add (fixture, "Gedragscode");
  g_autoptr (IteamDocument) scan = add (fixture, "Scan");
  g_autoptr (GPtrArray) unread = list_unread (fixture->store);
  const IteamUnread *first;

  g_assert_cmpuint (unread->len, ==, 2);
  /* The smaller one comes first. */
  first = unread->pdata[0];
  g_assert_cmpstr (first->hash, ==, hash_of (scan));
  g_assert_cmpuint (first->n_pages, ==, 0);
  g_assert_cmpint (read_state (fixture, code), ==, ITEAM_PAGES_UNREAD);

  put (fixture, code, 0, "een", "twee", NULL);
  finish (fixture, scan, ITEAM_PAGES_SCANNED);
  g_clear_pointer (&unread, g_ptr_array_unref);
  unread = list_unread (fixture->store);
  g_assert_cmpuint (unread->len, ==, 1);
  first = unread->pdata[0];
  g_assert_cmpstr (first->hash, ==, hash_of (code));
  g_assert_cmpuint (first->n_pages, ==, 2);
  g_assert_cmpint (read_state (fixture, scan), ==, ITEAM_PAGES_SCANNED);

  /* Two programs may read the same. */
  put (fixture, code, 1, "twee", "drie", NULL);
  finish (fixture, code, ITEAM_PAGES_READ);
  assert_found (fixture, "twee", "Gedragscode 1");
  assert_found (fixture, "drie", "Gedragscode 2");
  g_clear_pointer (&unread, g_ptr_array_unref);
  unread = list_unread (fixture->store);
  g_assert_cmpuint (unread->len, ==, 0);
  assert_sound (fixture);
}

static void
test_forgotten (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (IteamDocument) code = add (fixture, "Gedragscode");
  g_autoptr (IteamDraft) draft = iteam_document_draft_delete (code);
  g_autoptr (GPtrArray) unread = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *word = NULL;

  /* More than are forgotten at once. */
  for (guint i = 0; i < 40; i += 8)
    put (fixture, code, i, "woord", "woord", "woord", "woord", "woord", "woord", "woord", "woord", NULL);
  finish (fixture, code, ITEAM_PAGES_READ);
  tidy (fixture);
  assert_found (fixture, "woord", "Gedragscode 0,1 of 40");

  store_fixture_commit (fixture->store, draft, &error);
  g_assert_no_error (error);
  assert_found (fixture, "woord", "");
  tidy (fixture);
  g_assert_cmpint (read_state (fixture, code), ==, ITEAM_PAGES_UNREAD);
  assert_sound (fixture);

  word = store_fixture_undo (fixture->store, FALSE, &error);
  g_assert_no_error (error);
  unread = list_unread (fixture->store);
  g_assert_cmpuint (unread->len, ==, 1);
}

/* What can be made anew is not recovered, and nothing stands in its way. */
static void
test_recovered (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (IteamDocument) code = add (fixture, "Gedragscode");
  g_autofree char *from = g_build_filename (fixture->folder, "Team.iteam", NULL);
  g_autofree char *to = g_build_filename (fixture->folder, "Gered.iteam", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (IteamStore) recovered = iteam_store_new ();
  g_autoptr (GPtrArray) unread = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = NULL;

  put (fixture, code, 0, "woord", NULL);
  finish (fixture, code, ITEAM_PAGES_READ);
  problems = iteam_recover_file (from, to, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (problems[0], ==, NULL);

  iteam_store_open_async (recovered, file, NULL, on_done, &result);
  iteam_store_open_finish (recovered, wait_for (&result), &error);
  g_assert_no_error (error);
  unread = list_unread (recovered);
  g_assert_cmpuint (unread->len, ==, 1);
  g_clear_object (&result);
  store_fixture_close (g_steal_pointer (&recovered));
}

static gboolean
holds (const char *bytes,
       gsize       length,
       const char *word)
{
  for (gsize i = 0; i + strlen (word) <= length; i++)
    if (memcmp (bytes + i, word, strlen (word)) == 0)
      return TRUE;

  return FALSE;
}

/* The file at a meeting point is spared what each makes by itself. */
static void
test_meeting (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (IteamDocument) code = add (fixture, "Gedragscode");
  g_autofree char *path = g_build_filename (fixture->folder, "Meeting.iteam", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) vector = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  put (fixture, code, 0, "onvindbaarwoord", NULL);
  finish (fixture, code, ITEAM_PAGES_READ);
  iteam_store_write_meeting_async (fixture->store, path, FALSE, NULL, on_done, &result);
  vector = iteam_store_write_meeting_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_true (holds (bytes, length, "Gedragscode"));
  g_assert_false (holds (bytes, length, "onvindbaarwoord"));
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamPageHits) hits = NULL;
  g_autoptr (GError) error = NULL;

  iteam_store_search_pages_async (fixture->store, "woord", 2, 2, cancellable, on_done, &result);
  g_cancellable_cancel (cancellable);
  hits = iteam_store_search_pages_finish (fixture->store, wait_for (&result), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (hits);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store-pages/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/store-pages/rank", Fixture, NULL, set_up, test_rank, tear_down);
  g_test_add ("/store-pages/unread", Fixture, NULL, set_up, test_unread, tear_down);
  g_test_add ("/store-pages/forgotten", Fixture, NULL, set_up, test_forgotten, tear_down);
  g_test_add ("/store-pages/recovered", Fixture, NULL, set_up, test_recovered, tear_down);
  g_test_add ("/store-pages/meeting", Fixture, NULL, set_up, test_meeting, tear_down);
  g_test_add ("/store-pages/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);

  return g_test_run ();
}
