/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "iteam-recover.h"
#include "iteam-store-documents.h"
#include "store-fixture.h"

/* The register of documents in a team file. */

typedef struct
{
  char *folder;
  IteamStore *store;
} Fixture;

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

static GPtrArray *
read_all (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *documents;

  iteam_store_read_documents_async (fixture->store, NULL, NULL, store_fixture_on_done, &result);
  documents = iteam_store_read_documents_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return documents;
}

static IteamDocument *
read_only_one (Fixture *fixture)
{
  g_autoptr (GPtrArray) documents = read_all (fixture);

  g_assert_cmpuint (documents->len, ==, 1);

  return g_object_ref (g_ptr_array_index (documents, 0));
}

static IteamDocument *
add (Fixture    *fixture,
     const char *title)
{
  IteamDocument *document = iteam_document_new (title, iteam_day_from_ymd (2018, 6, 1));
  g_autoptr (IteamDraft) draft = iteam_document_draft_new (document);

  store_fixture_write (fixture->store, draft);

  return document;
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (IteamDocument) document = iteam_document_new ("Protocol vermoedens integriteitsschendingen", iteam_day_from_ymd (2018, 6, 1));
  g_autoptr (IteamDocument) read = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autofree char *number = NULL;
  gint64 action = store_fixture_add (fixture->store, "Protocol bespreken");
  GListModel *pillars = iteam_directory_get_pillars (iteam_store_get_directory (fixture->store));
  g_autoptr (IteamPillar) pillar = g_list_model_get_item (pillars, 0);
  const IteamDocumentFields *fields;
  GPtrArray *adoptions;
  const gint64 *links;
  guint n_links;

  g_object_set (document, "version", "2018", "summary", "Wat te doen bij een vermoeden.", "review", iteam_day_from_ymd (2022, 5, 15),
                "consent", ITEAM_CONSENT_GIVEN, "tags", "raad, college", NULL);
  iteam_document_put_adoption (document, iteam_adoption_new (0, "constituerend beraad", ITEAM_ADOPTED, iteam_day_from_ymd (2018, 5, 31)));
  iteam_document_put_adoption (document, iteam_adoption_new (0, "gemeenteraad", ITEAM_ADOPTED, iteam_day_from_ymd (2018, 5, 15)));
  iteam_document_link_action (document, action, TRUE);
  iteam_document_link_pillar (document, iteam_pillar_get_id (pillar), TRUE);
  draft = iteam_document_draft_new (document);
  store_fixture_write (fixture->store, draft);

  read = read_only_one (fixture);
  fields = iteam_document_get_fields (read);
  number = iteam_document_format_number (read);
  g_assert_cmpstr (number, ==, "D-1");
  g_assert_cmpstr (fields->title, ==, "Protocol vermoedens integriteitsschendingen");
  g_assert_cmpint (fields->kind, ==, ITEAM_DOCUMENT_PROTOCOL);
  g_assert_cmpstr (fields->version, ==, "2018");
  g_assert_cmpuint (fields->review, ==, iteam_day_from_ymd (2022, 5, 15));
  g_assert_cmpint (fields->consent, ==, ITEAM_CONSENT_GIVEN);
  g_assert_false (fields->here);
  adoptions = iteam_document_get_adoptions (read);
  g_assert_cmpuint (adoptions->len, ==, 2);
  g_assert_cmpstr (((IteamAdoption *) g_ptr_array_index (adoptions, 0))->body, ==, "gemeenteraad");
  g_assert_cmpstr (iteam_document_get_last_adoption (read)->body, ==, "constituerend beraad");
  links = iteam_document_get_actions (read, &n_links);
  g_assert_cmpuint (n_links, ==, 1);
  g_assert_cmpint (links[0], ==, action);
  links = iteam_document_get_pillars (read, &n_links);
  g_assert_cmpuint (n_links, ==, 1);
  g_assert_cmpint (links[0], ==, iteam_pillar_get_id (pillar));
  store_fixture_assert_sound (fixture->store);
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (IteamDocument) document = add (fixture, "Gedragscode");
  g_autoptr (IteamDocument) read = read_only_one (fixture);
  g_autoptr (IteamDocument) edited = iteam_document_copy (read);
  g_autoptr (IteamDocument) after = NULL, before = NULL;
  g_autoptr (IteamDraft) draft = NULL, none = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *undone = NULL, *lines = NULL;
  g_autoptr (GError) error = NULL;
  IteamRef ref = { ITEAM_KIND_DOCUMENT, iteam_document_get_id (document) };

  none = iteam_document_draft_changes (read, edited);
  g_assert_true (iteam_draft_is_empty (none));

  g_object_set (edited, "title", "Gedragscode integriteit raad", "kind", ITEAM_DOCUMENT_CODE, NULL);
  iteam_document_put_adoption (edited, iteam_adoption_new (0, "gemeenteraad", ITEAM_NOTED, ITEAM_DAY_NONE));
  g_assert_cmpuint (iteam_document_get_adoptions (read)->len, ==, 0);
  draft = iteam_document_draft_changes (read, edited);
  store_fixture_write (fixture->store, draft);

  after = read_only_one (fixture);
  g_assert_cmpstr (iteam_document_get_fields (after)->title, ==, "Gedragscode integriteit raad");
  g_assert_cmpuint (iteam_document_get_adoptions (after)->len, ==, 1);
  history = store_fixture_history (fixture->store, &ref);
  g_assert_cmpuint (history->len, ==, 2);
  lines = iteam_change_describe_cells (g_ptr_array_index (history, 0), NULL);
  g_assert_nonnull (strstr (lines, "Title: Gedragscode → Gedragscode integriteit raad"));
  g_assert_nonnull (strstr (lines, "Adopted or noted: Noted"));

  undone = store_fixture_undo (fixture->store, FALSE, &error);
  g_assert_no_error (error);
  before = read_only_one (fixture);
  g_assert_cmpstr (iteam_document_get_fields (before)->title, ==, "Gedragscode");
  g_assert_cmpuint (iteam_document_get_adoptions (before)->len, ==, 0);
  store_fixture_assert_sound (fixture->store);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (IteamDocument) old = add (fixture, "Gedragscode 2015");
  g_autoptr (IteamDocument) new = add (fixture, "Gedragscode 2022");
  g_autoptr (IteamDocument) edited = iteam_document_copy (old);
  g_autoptr (IteamDraft) superseded = NULL, deleted = NULL;
  g_autoptr (GPtrArray) documents = NULL, hits = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (edited, "superseded-by", iteam_document_get_id (new), NULL);
  g_assert_cmpint (iteam_document_get_state (edited, iteam_day_today ()), ==, ITEAM_DOCUMENT_SUPERSEDED);
  superseded = iteam_document_draft_changes (old, edited);
  store_fixture_write (fixture->store, superseded);
  deleted = iteam_document_draft_delete (new);
  store_fixture_write (fixture->store, deleted);

  documents = read_all (fixture);
  g_assert_cmpuint (documents->len, ==, 1);
  hits = store_fixture_search (fixture->store, "gedragscode 2022");
  g_assert_cmpuint (hits->len, ==, 0);
  undone = store_fixture_undo (fixture->store, FALSE, &error);
  g_assert_no_error (error);
  g_clear_pointer (&documents, g_ptr_array_unref);
  documents = read_all (fixture);
  g_assert_cmpuint (documents->len, ==, 2);
  store_fixture_assert_sound (fixture->store);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (IteamDocument) document = iteam_document_new ("Handreiking integriteit", iteam_day_from_ymd (2018, 6, 1));
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  IteamSearchHit *hit;

  iteam_document_put_adoption (document, iteam_adoption_new (0, "Constituerend beraad", ITEAM_NOTED, ITEAM_DAY_NONE));
  draft = iteam_document_draft_new (document);
  store_fixture_write (fixture->store, draft);

  hits = store_fixture_search (fixture->store, "constituerend");
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpint (hit->ref.kind, ==, ITEAM_KIND_DOCUMENT);
  g_assert_cmpstr (hit->title, ==, "D-1 Handreiking integriteit");
  g_assert_cmpstr (hit->context, ==, "Constituerend beraad");
}

/* A file of @size bytes that begins as a PDF does. */
static GFile *
write_file (Fixture    *fixture,
            const char *name,
            const char *head,
            gsize       size)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *bytes = g_malloc (size + 1);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) size);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < size; i++)
    bytes[i] = (char) g_rand_int_range (random, 1, 127);
  memcpy (bytes, head, MIN (strlen (head), size));
  g_file_set_contents (path, bytes, (gssize) size, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static IteamImported *
import (Fixture       *fixture,
        GFile         *file,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_import_async (fixture->store, file, NULL, NULL, cancellable, store_fixture_on_done, &result);

  return iteam_store_import_finish (fixture->store, store_fixture_wait (&result), error);
}

static GBytes *
copy_out (Fixture             *fixture,
          const IteamImported *imported,
          GError             **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_copy_contents_async (fixture->store, imported->hash, imported->size, stream, NULL, store_fixture_on_done, &result);
  if (!iteam_store_copy_contents_finish (fixture->store, store_fixture_wait (&result), error))
    return NULL;
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_import (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GFile) file = write_file (fixture, "code.pdf", "%PDF-1.7\n", 3 * 256 * 1024 + 17);
  g_autoptr (GBytes) original = g_file_load_bytes (file, NULL, NULL, NULL);
  g_autoptr (IteamDocument) document = iteam_document_new ("Gedragscode", iteam_day_from_ymd (2018, 6, 1));
  g_autoptr (IteamDocument) read = NULL;
  g_autoptr (IteamImported) imported = NULL, again = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GBytes) copy = NULL;
  g_autoptr (GError) error = NULL;

  imported = import (fixture, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (imported->document, ==, 0);
  g_assert_cmpint (imported->size, ==, 3 * 256 * 1024 + 17);
  g_object_set (document, "content", imported->hash, "size", imported->size, "file-name", "code.pdf", NULL);
  draft = iteam_document_draft_new (document);
  store_fixture_write (fixture->store, draft);
  read = read_only_one (fixture);
  g_assert_true (iteam_document_get_fields (read)->here);
  g_assert_true (iteam_document_is_pdf (read));

  copy = copy_out (fixture, imported, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (copy, original));

  again = import (fixture, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->document, ==, iteam_document_get_id (document));
  store_fixture_assert_sound (fixture->store);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GFile) empty = write_file (fixture, "leeg.pdf", "", 0);
  g_autoptr (GFile) text = write_file (fixture, "brief.pdf", "Geachte raad", 5000);
  g_autoptr (GFile) missing = g_file_get_child (text, "niets");
  GFile *files[] = { empty, text, missing };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (import (fixture, files[i], NULL, &error));
      if (files[i] == missing)
        g_assert_cmpint (error->domain, ==, G_IO_ERROR);
      else
        g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
    }
}

typedef struct
{
  GCancellable *cancellable;
  int calls;
} Progress;

static void
on_progress (gint64   done,
             gint64   total,
             gpointer user_data)
{
  Progress *progress = user_data;

  progress->calls++;
  if (done >= 512 * 1024)
    g_cancellable_cancel (progress->cancellable);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GFile) file = write_file (fixture, "groot.pdf", "%PDF-1.4", 2 * 1024 * 1024);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamImported) imported = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;
  Progress progress = { .cancellable = cancellable };

  iteam_store_import_async (fixture->store, file, on_progress, &progress, cancellable, store_fixture_on_done, &result);
  g_assert_null (iteam_store_import_finish (fixture->store, store_fixture_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (progress.calls, <, 8);
  g_clear_error (&error);

  /* Nothing of it was left, and nothing stands in its way. */
  imported = import (fixture, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (imported->size, ==, 2 * 1024 * 1024);
  store_fixture_assert_sound (fixture->store);
}

/* An edit waits for a piece at most, however large the file is. */
static void
test_edit_meanwhile (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GFile) file = write_file (fixture, "groot.pdf", "%PDF-1.4", 12 * 1024 * 1024);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamImported) imported = NULL;
  g_autoptr (GCancellable) never = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Progress progress = { .cancellable = never };

  iteam_store_import_async (fixture->store, file, on_progress, &progress, NULL, store_fixture_on_done, &result);
  while (progress.calls < 4)
    g_main_context_iteration (NULL, TRUE);
  store_fixture_add (fixture->store, "Tussendoor");
  g_assert_null (result);
  g_assert_cmpint (progress.calls, <, 8);

  imported = iteam_store_import_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);
}

static void
test_not_here (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (IteamDocument) document = iteam_document_new ("Onderweg", iteam_day_from_ymd (2018, 6, 1));
  g_autoptr (IteamDocument) read = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  IteamImported other = { .hash = (char *) "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", .size = 20 };

  g_object_set (document, "content", other.hash, "size", other.size, NULL);
  draft = iteam_document_draft_new (document);
  store_fixture_write (fixture->store, draft);
  read = read_only_one (fixture);
  g_assert_false (iteam_document_get_fields (read)->here);
  g_assert_null (copy_out (fixture, &other, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND);
  store_fixture_assert_sound (fixture->store);
}

static GPtrArray *
read_passages (Fixture *fixture,
               gint64   document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *passages;

  iteam_store_read_passages_async (fixture->store, document, NULL, store_fixture_on_done, &result);
  passages = iteam_store_read_passages_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return passages;
}

static void
test_recover (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (IteamDocument) document = iteam_document_new ("Gedragscode", iteam_day_from_ymd (2018, 6, 1));
  g_autoptr (IteamDraft) draft = NULL;
  g_autofree char *from = g_file_get_path (iteam_store_get_file (fixture->store));
  g_autofree char *to = g_build_filename (fixture->folder, "Recovered.iteam", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = NULL;
  g_autoptr (IteamStore) store = iteam_store_new ();
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (GAsyncResult) opened = NULL;
  Fixture recovered = { .store = store };
  g_autoptr (IteamPassage) note = iteam_passage_new (iteam_document_get_id (document), 2, ITEAM_PASSAGE_NOTE);
  g_autoptr (IteamDraft) noted = NULL;
  g_autoptr (GPtrArray) passages = NULL;
  g_autoptr (IteamDocument) read = NULL;

  iteam_document_put_adoption (document, iteam_adoption_new (0, "gemeenteraad", ITEAM_ADOPTED, iteam_day_from_ymd (2017, 4, 4)));
  draft = iteam_document_draft_new (document);
  store_fixture_write (fixture->store, draft);
  g_object_set (note, "text", "Geldt ook voor fracties", NULL);
  noted = iteam_passage_draft_new (note);
  store_fixture_write (fixture->store, noted);

  problems = iteam_recover_file (from, to, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (problems[0], ==, NULL);
  iteam_store_open_async (store, file, NULL, store_fixture_on_done, &opened);
  g_assert_true (iteam_store_open_finish (store, store_fixture_wait (&opened), &error));
  read = read_only_one (&recovered);
  g_assert_cmpuint (iteam_document_get_adoptions (read)->len, ==, 1);
  passages = read_passages (&recovered, 0);
  g_assert_cmpuint (passages->len, ==, 1);
  store_fixture_assert_sound (recovered.store);
  g_clear_object (&opened);
  store_fixture_close (g_steal_pointer (&store));
}

/* A note and a bookmark: added, found by what it says, changed, undone, deleted,
 * told in the history of their document, and saved from a damaged file. */
static void
test_passages (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (IteamDocument) document = add (fixture, "Gedragscode");
  gint64 id = iteam_document_get_id (document);
  g_autoptr (IteamPassage) note = iteam_passage_new (id, 3, ITEAM_PASSAGE_NOTE);
  g_autoptr (IteamPassage) bookmark = iteam_passage_new (id, 0, ITEAM_PASSAGE_BOOKMARK);
  g_autoptr (GPtrArray) passages = NULL, hits = NULL, history = NULL, after = NULL, none = NULL;
  g_autoptr (IteamDraft) added = NULL, marked = NULL, changed = NULL, deleted = NULL;
  g_autofree char *undone = NULL, *lines = NULL;
  g_autoptr (GError) error = NULL;
  const IteamPassageFields *fields;
  IteamRef ref = { ITEAM_KIND_DOCUMENT, id };

  g_object_set (note, "first", 12u, "last", 31u, "top", 210, "text", "Geldt ook voor fracties", "who", "Griffier", NULL);
  iteam_passage_set_quote (note, "geschenken van meer\ndan 50 euro");
  added = iteam_passage_draft_new (note);
  store_fixture_write (fixture->store, added);
  marked = iteam_passage_draft_new (bookmark);
  store_fixture_write (fixture->store, marked);

  passages = read_passages (fixture, id);
  g_assert_cmpuint (passages->len, ==, 2);
  g_assert_cmpint (iteam_passage_compare (passages->pdata[0], passages->pdata[1]), <, 0);
  fields = iteam_passage_get_fields (passages->pdata[0]);
  g_assert_cmpuint (fields->page, ==, 0);
  g_assert_cmpint (fields->kind, ==, ITEAM_PASSAGE_BOOKMARK);
  g_assert_null (fields->quote);
  g_assert_cmpuint (fields->day, ==, iteam_day_today ());
  fields = iteam_passage_get_fields (passages->pdata[1]);
  g_assert_cmpint (fields->document, ==, id);
  g_assert_cmpuint (fields->page, ==, 3);
  g_assert_cmpint (fields->kind, ==, ITEAM_PASSAGE_NOTE);
  g_assert_cmpuint (fields->first, ==, 12);
  g_assert_cmpuint (fields->last, ==, 31);
  g_assert_cmpint (fields->top, ==, 210);
  g_assert_cmpstr (fields->quote, ==, "geschenken van meer dan 50 euro");
  g_assert_cmpstr (fields->text, ==, "Geldt ook voor fracties");
  g_assert_cmpstr (fields->who, ==, "Griffier");

  hits = store_fixture_search (fixture->store, "fracties");
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpint (((IteamSearchHit *) hits->pdata[0])->ref.id, ==, id);
  g_assert_cmpstr (((IteamSearchHit *) hits->pdata[0])->context, ==, "Geldt ook voor fracties");

  changed = iteam_passage_draft_text (passages->pdata[1], "Ook voor burgerleden");
  store_fixture_write (fixture->store, changed);
  history = store_fixture_history (fixture->store, &ref);
  g_assert_cmpuint (history->len, ==, 4);
  lines = iteam_change_describe_cells (history->pdata[0], NULL);
  g_assert_cmpstr (lines, ==, "Annotation: Geldt ook voor fracties → Ook voor burgerleden");
  undone = store_fixture_undo (fixture->store, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "Undone: Annotation changed");

  deleted = iteam_passage_draft_delete (bookmark);
  store_fixture_write (fixture->store, deleted);
  after = read_passages (fixture, 0);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (iteam_passage_get_fields (after->pdata[0])->text, ==, "Geldt ook voor fracties");
  none = read_passages (fixture, id + 1);
  g_assert_cmpuint (none->len, ==, 0);
  store_fixture_assert_sound (fixture->store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/store-documents/add", test_add);
  ADD ("/store-documents/edit", test_edit);
  ADD ("/store-documents/delete", test_delete);
  ADD ("/store-documents/search", test_search);
  ADD ("/store-documents/import", test_import);
  ADD ("/store-documents/refused", test_refused);
  ADD ("/store-documents/cancel", test_cancel);
  ADD ("/store-documents/edit-meanwhile", test_edit_meanwhile);
  ADD ("/store-documents/not-here", test_not_here);
  ADD ("/store-documents/recover", test_recover);
  ADD ("/store-documents/passages", test_passages);
#undef ADD

  return g_test_run ();
}
