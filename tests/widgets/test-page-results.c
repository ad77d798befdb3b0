/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "iteam-page-results.h"
#include "iteam-store-documents.h"
#include "iteam-store-pages.h"
#include "store-fixture.h"
#include "window-fixture.h"

/* What a search through the pages of all documents shows. */

typedef struct
{
  char *folder;
  IteamStore *store;
  IteamPageResults *results;
  GtkWidget *window;
  GtkListBox *list;
  gint64 document;
  gint64 opened;
  guint page;
  char *query;
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

static char *
import (Fixture    *fixture,
        const char *bytes)
{
  g_autofree char *path = g_build_filename (fixture->folder, "code.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamImported) imported = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, -1, &error);
  g_assert_no_error (error);
  iteam_store_import_async (fixture->store, file, NULL, NULL, NULL, on_done, &result);
  imported = iteam_store_import_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);

  return g_strdup (imported->hash);
}

/* A document whose pages were read; nothing but its mark says that it is a PDF. */
static gint64
add (Fixture           *fixture,
     const char        *title,
     const char *const *texts)
{
  g_autofree char *bytes = g_strconcat ("%PDF-1.7 ", title, NULL);
  g_autofree char *hash = import (fixture, bytes);
  g_autoptr (IteamDocument) document = iteam_document_new (title, iteam_day_from_ymd (2018, 6, 1));
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_page_text_free);
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GAsyncResult) put = NULL;
  g_autoptr (GAsyncResult) finished = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (document, "content", hash, "size", (gint64) strlen (bytes), NULL);
  draft = iteam_document_draft_new (document);
  store_fixture_commit (fixture->store, draft, &error);
  g_assert_no_error (error);
  for (; *texts != NULL; texts++)
    g_ptr_array_add (pages, iteam_page_text_new (*texts, pages->len == 0 ? "i" : NULL));
  iteam_store_put_pages_async (fixture->store, hash, 0, pages, NULL, on_done, &put);
  iteam_store_put_pages_finish (fixture->store, wait_for (&put), &error);
  g_assert_no_error (error);
  iteam_store_finish_pages_async (fixture->store, hash, ITEAM_PAGES_READ, NULL, on_done, &finished);
  iteam_store_finish_pages_finish (fixture->store, wait_for (&finished), &error);
  g_assert_no_error (error);

  return iteam_document_get_id (document);
}

static void
open_cb (IteamPageResults *results,
         gint64            document,
         guint             page,
         const char       *query,
         Fixture          *fixture)
{
  fixture->opened = document;
  fixture->page = page;
  g_free (fixture->query);
  fixture->query = g_strdup (query);
}

static const char *const code[] = { "Een raadslid neemt geen geschenken aan.", "Geschenken & giften <50 euro>", NULL };

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = store_fixture_folder ();
  fixture->store = store_fixture_open (fixture->folder, "HRM");
  fixture->document = add (fixture, "Gedragscode", code);
  fixture->window = gtk_window_new ();
  fixture->results = g_object_new (ITEAM_TYPE_PAGE_RESULTS, "store", fixture->store, NULL);
  fixture->list = GTK_LIST_BOX (find_child (fixture->results, "list"));
  g_signal_connect (fixture->results, "open", G_CALLBACK (open_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->results));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  store_fixture_close (fixture->store);
  store_fixture_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->query);
}

static gboolean
shows_one (gpointer results)
{
  return iteam_page_results_get_n_documents (results) == 1;
}

static gboolean
shows_two (gpointer results)
{
  return iteam_page_results_get_n_documents (results) == 2;
}

static gboolean
shows_none (gpointer results)
{
  return iteam_page_results_get_n_documents (results) == 0;
}

static const char *
get_text (Fixture    *fixture,
          int         index,
          const char *child)
{
  return gtk_label_get_text (GTK_LABEL (find_child (gtk_list_box_get_row_at_index (fixture->list, index), child)));
}

static void
test_typed (Fixture       *fixture,
            gconstpointer  data)
{
  GtkLabel *line;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->results)));
  /* Each key makes the answer to the one before needless. */
  iteam_page_results_set_query (fixture->results, "ge");
  iteam_page_results_set_query (fixture->results, "gesch");
  wait_until (shows_one, fixture->results);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->results)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find_child (fixture->results, "heading"))), ==, "2 pages in 1 document");
  g_assert_cmpstr (get_text (fixture, 0, "line_label"), ==, "Een raadslid neemt geen geschenken aan.");
  g_assert_cmpstr (get_text (fixture, 0, "page_label"), ==, "Page i");
  /* What is in a line is no markup. */
  g_assert_cmpstr (get_text (fixture, 1, "line_label"), ==, "Geschenken & giften <50 euro>");
  line = GTK_LABEL (find_child (gtk_list_box_get_row_at_index (fixture->list, 1), "line_label"));
  g_assert_cmpstr (gtk_label_get_label (line), ==, "<b>Gesch</b>enken &amp; giften &lt;50 euro&gt;");
  g_assert_null (gtk_list_box_get_row_at_index (fixture->list, 2));

  iteam_page_results_set_query (fixture->results, "");
  wait_until (shows_none, fixture->results);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->results)));
}

static void
test_opened (Fixture       *fixture,
             gconstpointer  data)
{
  iteam_page_results_set_query (fixture->results, "\"GESCHENKEN giften\"");
  wait_until (shows_one, fixture->results);
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (fixture->list, 0), "activate");
  g_assert_cmpint (fixture->opened, ==, fixture->document);
  g_assert_cmpuint (fixture->page, ==, 1);
  /* As it stands there, with what the index knows nothing of. */
  g_assert_cmpstr (fixture->query, ==, "Geschenken");
}

/* What is read meanwhile is found without another key. */
static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const guide[] = { "Over geschenken", NULL };

  iteam_page_results_set_query (fixture->results, "geschenken");
  wait_until (shows_one, fixture->results);
  add (fixture, "Handreiking", guide);
  wait_until (shows_two, fixture->results);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  g_test_add ("/page-results/typed", Fixture, NULL, set_up, test_typed, tear_down);
  g_test_add ("/page-results/opened", Fixture, NULL, set_up, test_opened, tear_down);
  g_test_add ("/page-results/changed", Fixture, NULL, set_up, test_changed, tear_down);

  return window_fixture_run ();
}
