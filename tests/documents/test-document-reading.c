/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-reading.h"
#include "iteam-reader-places.h"
#include "iteam-reader-view.h"
#include "iteam-reader.h"
#include "iteam-store-documents.h"
#include "pdf-fixture.h"
#include "store-fixture.h"
#include "window-fixture.h"

/* From the register to the page. */

typedef struct
{
  char *folder;
  IteamStore *store;
  GtkWidget *window;
  IteamDocumentReading *reading;
  GtkWidget *reader;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = store_fixture_folder ();
  fixture->store = store_fixture_open (fixture->folder, "HRM");
  fixture->reading = ITEAM_DOCUMENT_READING (iteam_document_reading_new ());
  fixture->reader = find_child (fixture->reading, "reader");
  g_object_set (fixture->reading, "store", fixture->store, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->reading));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  iteam_reader_places_settle ();
  store_fixture_close (fixture->store);
  store_fixture_remove (fixture->folder);
  g_free (fixture->folder);
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

static IteamImported *
import (Fixture    *fixture,
        const char *name,
        GBytes     *bytes)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, name, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IteamImported *imported;

  g_file_set_contents (g_file_peek_path (file), g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  iteam_store_import_async (fixture->store, file, NULL, NULL, NULL, on_done, &result);
  wait_until (is_done, &result);
  imported = iteam_store_import_finish (fixture->store, result, &error);
  g_assert_no_error (error);

  return imported;
}

static IteamDocument *
make_document (Fixture    *fixture,
               const char *hash,
               gint64      size)
{
  IteamDocument *document = iteam_document_new ("Gedragscode", iteam_day_today ());
  g_autoptr (IteamDraft) draft = NULL;

  if (hash != NULL)
    g_object_set (document, "content", hash, "size", size, "file-name", "code.pdf", NULL);
  draft = iteam_document_draft_new (document);
  store_fixture_commit (fixture->store, draft, NULL);

  return document;
}

static const char *
get_shown (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find_child (fixture->reader, "stack")));
}

static gboolean
is_open (gpointer data)
{
  return g_str_equal (get_shown (data), "pages");
}

static gboolean
is_problem (gpointer data)
{
  return g_str_equal (get_shown (data), "problem");
}

static gboolean
is_told_to_wait (gpointer data)
{
  Fixture *fixture = data;

  return g_str_equal (get_shown (fixture), "waiting") &&
         adw_status_page_get_description (ADW_STATUS_PAGE (find_child (fixture->reader, "waiting_page"))) != NULL;
}

static gboolean
is_on_third (gpointer data)
{
  return iteam_reader_view_get_page (ITEAM_READER_VIEW (find_child (((Fixture *) data)->reader, "view"))) == 2;
}

static void
test_read (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GBytes) bytes = pdf_fixture_make (5);
  g_autoptr (IteamImported) imported = import (fixture, "code.pdf", bytes);
  g_autoptr (IteamDocument) document = make_document (fixture, imported->hash, imported->size);
  g_autoptr (IteamDocument) without = make_document (fixture, NULL, 0);

  iteam_document_reading_show (fixture->reading, document, TRUE, 2, "geschenken");
  wait_until (is_open, fixture);
  wait_until (is_on_third, fixture);

  iteam_document_reading_show (fixture->reading, without, FALSE, 0, NULL);
  wait_until (is_problem, fixture);
  iteam_document_reading_show (fixture->reading, NULL, FALSE, 0, NULL);
  g_assert_cmpstr (get_shown (fixture), ==, "none");
}

/* What is still on its way from the share opens when it comes. */
static void
test_comes (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) bytes = pdf_fixture_make (2);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (IteamDocument) document = make_document (fixture, hash, (gint64) g_bytes_get_size (bytes));
  g_autoptr (IteamDocument) edited = iteam_document_copy (document);
  g_autoptr (IteamImported) imported = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  iteam_document_reading_show (fixture->reading, document, FALSE, 0, NULL);
  wait_until (is_told_to_wait, fixture);

  imported = import (fixture, "code.pdf", bytes);
  g_assert_cmpstr (imported->hash, ==, hash);
  g_object_set (edited, "title", "Gedragscode raad", NULL);
  draft = iteam_document_draft_changes (document, edited);
  store_fixture_commit (fixture->store, draft, NULL);
  wait_until (is_open, fixture);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);
  if (gtk_init_check ())
    adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/document-reading/read", test_read);
  ADD ("/document-reading/comes", test_comes);
#undef ADD

  return window_fixture_run ();
}
