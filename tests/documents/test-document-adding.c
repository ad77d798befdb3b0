/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "iteam-document-adder.h"
#include "iteam-document-adding.h"
#include "iteam-document-content.h"
#include "iteam-store-contents.h"
#include "pdf-fixture.h"
#include "store-fixture.h"
#include "window-fixture.h"

/* Files on their way into the register of documents. */

typedef struct
{
  char *folder;
  IteamStore *store;
  IteamDocumentAdding *adding;

  /* what came of it */
  gboolean finished;
  guint n_added;
  gboolean cancelled;
  gint64 document;
  GStrv told;
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
finished_cb (Fixture                   *fixture,
             const IteamDocumentsAdded *outcome)
{
  fixture->finished = TRUE;
  fixture->n_added = outcome->n_added;
  fixture->cancelled = outcome->cancelled;
  fixture->document = outcome->document;
  g_clear_pointer (&fixture->told, g_strfreev);
  fixture->told = g_new0 (char *, outcome->told->len + 1);
  for (guint i = 0; i < outcome->told->len; i++)
    fixture->told[i] = g_strdup (g_ptr_array_index (outcome->told, i));
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = store_fixture_folder ();
  fixture->store = store_fixture_open (fixture->folder, "HRM");
  fixture->adding = iteam_document_adding_new (fixture->store);
  g_signal_connect_swapped (fixture->adding, "finished", G_CALLBACK (finished_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->adding);
  store_fixture_close (fixture->store);
  store_fixture_remove (fixture->folder);
  g_free (fixture->folder);
  g_clear_pointer (&fixture->told, g_strfreev);
}

static GSList *
put (Fixture    *fixture,
     GSList     *files,
     const char *name,
     GBytes     *bytes,
     gsize       size)
{
  GFile *file = g_file_new_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), g_bytes_get_data (bytes, NULL), (gssize) size, &error);
  g_assert_no_error (error);

  return g_slist_append (files, file);
}

static GSList *
put_whole (Fixture    *fixture,
           GSList     *files,
           const char *name,
           GBytes     *bytes)
{
  return put (fixture, files, name, bytes, g_bytes_get_size (bytes));
}

static void
add (Fixture *fixture,
     GSList  *files)
{
  fixture->finished = FALSE;
  iteam_document_adding_add (fixture->adding, files);
  g_slist_free_full (files, g_object_unref);
}

static GPtrArray *
read_all (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *documents;

  iteam_store_read_documents_async (fixture->store, NULL, NULL, on_done, &result);
  documents = iteam_store_read_documents_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);

  return documents;
}

static guint
count_contents (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) contents = NULL;

  iteam_store_list_contents_async (fixture->store, NULL, on_done, &result);
  contents = iteam_store_list_contents_finish (fixture->store, wait_for (&result), NULL);
  g_assert_nonnull (contents);

  return contents->len;
}

static void
assert_told (Fixture    *fixture,
             guint       index,
             const char *part)
{
  g_assert_cmpuint (index, <, g_strv_length (fixture->told));
  g_assert_nonnull (strstr (fixture->told[index], part));
}

static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) code = pdf_fixture_make (3);
  g_autoptr (GBytes) scan = pdf_fixture_make_scan ();
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GSList *files = NULL;
  const IteamDocumentFields *fields;
  int fd;

  files = put_whole (fixture, files, "gedragscode_raad_2017.pdf", code);
  files = put_whole (fixture, files, "Scan van het protocol.PDF", scan);
  add (fixture, files);
  wait_until (is_set, &fixture->finished);

  documents = read_all (fixture);
  g_assert_cmpuint (fixture->n_added, ==, 2);
  g_assert_cmpuint (g_strv_length (fixture->told), ==, 0);
  g_assert_cmpuint (documents->len, ==, 2);
  for (guint i = 0; i < documents->len; i++)
    {
      fields = iteam_document_get_fields (g_ptr_array_index (documents, i));
      g_assert_true (fields->here);
      if (g_str_equal (fields->file_name, "gedragscode_raad_2017.pdf"))
        {
          g_assert_cmpint (fields->kind, ==, ITEAM_DOCUMENT_CODE);
          g_assert_cmpint (fields->pages, ==, 3);
          g_assert_cmpint (fields->size, ==, g_bytes_get_size (code));
        }
      else
        {
          g_assert_cmpint (fields->id, ==, fixture->document);
          g_assert_cmpint (fields->kind, ==, ITEAM_DOCUMENT_PROTOCOL);
          g_assert_cmpint (fields->pages, ==, 2);
        }
    }

  /* And as it went in, it comes out. */
  fields = iteam_document_get_fields (g_ptr_array_index (documents, 0));
  iteam_document_load_async (fixture->store, fields->content, fields->size, NULL, NULL, NULL, on_done, &result);
  fd = iteam_document_load_finish (fixture->store, wait_for (&result), NULL);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (lseek (fd, 0, SEEK_END), ==, fields->size);
  close (fd);
}

static void
test_wrong (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) code = pdf_fixture_make (3);
  g_autoptr (GBytes) other = pdf_fixture_make (4);
  g_autoptr (GBytes) letter = g_bytes_new_static ("Geachte raad,", 13);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autofree char *locked = g_test_build_filename (G_TEST_DIST, "pdf", "protected.pdf", NULL);
  g_autoptr (GPtrArray) documents = NULL;
  GSList *files = NULL;

  files = put_whole (fixture, files, "a.pdf", code);
  files = put_whole (fixture, files, "weer a.pdf", code);
  files = put_whole (fixture, files, "brief.docx", letter);
  files = put (fixture, files, "leeg.pdf", code, 0);
  files = put (fixture, files, "half.pdf", other, g_bytes_get_size (other) / 2);
  files = put (fixture, files, "bijna.pdf", other, g_bytes_get_size (other) - 6);
  files = g_slist_append (files, g_file_get_child (folder, "weg.pdf"));
  files = g_slist_append (files, g_file_new_for_path (locked));
  add (fixture, files);
  wait_until (is_set, &fixture->finished);

  documents = read_all (fixture);
  g_assert_cmpuint (g_strv_length (fixture->told), ==, 6);
  assert_told (fixture, 0, "“weer a.pdf” is there already, as D-1 “Gedragscode integriteit”");
  assert_told (fixture, 1, "“brief.docx” is not a PDF");
  assert_told (fixture, 2, "“leeg.pdf” is empty");
  assert_told (fixture, 3, "“half.pdf” is damaged or not complete, so it was not added.");
  assert_told (fixture, 4, "“bijna.pdf” was added, but the end of the file is missing.");
  assert_told (fixture, 5, "“weg.pdf” could not be read");
  g_assert_cmpuint (fixture->n_added, ==, 3);
  g_assert_cmpuint (documents->len, ==, 3);
  g_assert_cmpuint (count_contents (fixture), ==, 3);
}

/* So large that it is not there at once. */
static GSList *
put_large (Fixture *fixture)
{
  gsize size = 24 * 1024 * 1024;
  char *data = g_malloc0 (size);
  g_autoptr (GBytes) bytes = NULL;

  strcpy (data, "%PDF-1.7\n");
  bytes = g_bytes_new_take (data, size);

  return put_whole (fixture, NULL, "groot.pdf", bytes);
}

static double
get_fraction (Fixture *fixture)
{
  double fraction;

  g_object_get (fixture->adding, "fraction", &fraction, NULL);

  return fraction;
}

static gboolean
has_begun (gpointer data)
{
  return get_fraction (data) > 0;
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GBytes) code = pdf_fixture_make (1);
  double before;
  GSList *files = put_large (fixture);

  files = put_whole (fixture, files, "code.pdf", code);
  add (fixture, files);
  wait_until (has_begun, fixture);

  /* An edit is written between two pieces. */
  before = get_fraction (fixture);
  store_fixture_add (fixture->store, "Bellen met de griffier");
  g_assert_false (fixture->finished);
  g_assert_cmpfloat (get_fraction (fixture) - before, <, 0.1);

  iteam_document_adding_cancel (fixture->adding);
  wait_until (is_set, &fixture->finished);
  g_assert_true (fixture->cancelled);
  g_assert_cmpuint (fixture->n_added, ==, 0);
  g_assert_cmpuint (g_strv_length (fixture->told), ==, 0);
  g_assert_cmpuint (count_contents (fixture), ==, 0);
}

static gboolean
has_told (gpointer data)
{
  g_autofree char *text = NULL;

  g_object_get (find_child (data, "banner"), "text", &text, NULL);

  return text != NULL;
}

static void
show_cb (gint64  *shown,
         gint64   document,
         gpointer adder)
{
  *shown = document;
}

static void
test_widget (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GBytes) code = pdf_fixture_make (1);
  g_autoptr (GBytes) letter = g_bytes_new_static ("Geachte raad,", 13);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *adder = g_object_new (ITEAM_TYPE_DOCUMENT_ADDER, "store", fixture->store, NULL);
  g_autoptr (GPtrArray) documents = NULL;
  g_autofree char *text = NULL;
  gint64 shown = 0;
  GSList *files = NULL;

  gtk_window_set_child (GTK_WINDOW (window), adder);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_swapped (adder, "added", G_CALLBACK (show_cb), &shown);
  g_assert_false (gtk_widget_get_visible (find_child (adder, "progress_box")));

  files = put_whole (fixture, files, "code.pdf", code);
  files = put_whole (fixture, files, "brief.docx", letter);
  gdk_clipboard_set (gtk_widget_get_clipboard (adder), GDK_TYPE_FILE_LIST, files);
  g_slist_free_full (files, g_object_unref);
  g_assert_true (iteam_document_adder_paste (ITEAM_DOCUMENT_ADDER (adder)));
  wait_until (has_told, adder);

  documents = read_all (fixture);
  g_assert_cmpuint (documents->len, ==, 1);
  g_assert_cmpint (iteam_document_get_id (g_ptr_array_index (documents, 0)), ==, shown);
  g_object_get (find_child (adder, "banner"), "text", &text, NULL);
  g_assert_cmpstr (text, ==, "“brief.docx” is not a PDF, so it was not added.");
  g_assert_false (gtk_widget_get_visible (find_child (adder, "progress_box")));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (adder), "code.pdf");
  g_assert_false (iteam_document_adder_paste (ITEAM_DOCUMENT_ADDER (adder)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_case (const char *path,
          void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  window_fixture_init (&argc, &argv);

  add_case ("/document-adding/several", test_several);
  add_case ("/document-adding/wrong", test_wrong);
  add_case ("/document-adding/cancel", test_cancel);
  add_case ("/document-adding/widget", test_widget);

  return window_fixture_run ();
}
