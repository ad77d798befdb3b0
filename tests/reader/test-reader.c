/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "iteam-document.h"
#include "iteam-reader-find.h"
#include "iteam-reader-note-popover.h"
#include "iteam-reader-places.h"
#include "iteam-reader-side.h"
#include "iteam-reader-trail.h"
#include "iteam-reader-view.h"
#include "iteam-reader.h"
#include "iteam-store-pages.h"
#include "iteam-text-area.h"
#include "pdf-fixture.h"
#include "store-fixture.h"
#include "window-fixture.h"

typedef struct
{
  GtkWidget *window;
  IteamReader *reader;
  IteamReaderView *view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->reader = ITEAM_READER (iteam_reader_new ());
  fixture->view = ITEAM_READER_VIEW (find_child (fixture->reader, "view"));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->reader));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->reader), (gpointer *) &fixture->reader);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->reader != NULL)
    g_main_context_iteration (NULL, TRUE);
  iteam_reader_places_settle ();
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
asks_password (gpointer data)
{
  return g_str_equal (get_shown (data), "password");
}

static void
open_bytes (Fixture    *fixture,
            GBytes     *bytes,
            const char *hash)
{
  int fd = iteam_pdf_file_from_bytes (bytes, NULL);

  iteam_reader_open_fd (fixture->reader, fd, hash, "Gedragscode");
  close (fd);
}

static void
open_pages (Fixture    *fixture,
            unsigned    n_pages,
            const char *hash)
{
  g_autoptr (GBytes) bytes = pdf_fixture_make (n_pages);

  open_bytes (fixture, bytes, hash);
  wait_until (is_open, fixture);
}

typedef struct
{
  IteamReaderView *view;
  guint page;
} Wanted;

static gboolean
is_on_page (gpointer data)
{
  Wanted *wanted = data;

  return iteam_reader_view_get_page (wanted->view) == wanted->page;
}

static void
wait_for_page (Fixture *fixture,
               guint    page)
{
  Wanted wanted = { fixture->view, page };

  wait_until (is_on_page, &wanted);
}

/* It is loaded last, when the first page is there. */
static gboolean
has_label (gpointer data)
{
  return iteam_pdf_document_get_page_label (iteam_reader_view_get_document (data), 0) != NULL;
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->reader), action, NULL));
}

/* A page is gone to by its number or by what the document calls it, and back. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *entry = find_child (fixture->reader, "page_entry");

  open_pages (fixture, 12, NULL);
  wait_until (has_label, fixture->view);
  gtk_editable_set_text (GTK_EDITABLE (entry), "8");
  g_signal_emit_by_name (entry, "activate");
  wait_for_page (fixture, 7);
  gtk_editable_set_text (GTK_EDITABLE (entry), "voorblad");
  g_signal_emit_by_name (entry, "activate");
  wait_for_page (fixture, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "13");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));

  act (fixture, "reader.back");
  wait_for_page (fixture, 7);
  act (fixture, "reader.back");
  wait_for_page (fixture, 0);
  act (fixture, "reader.forward");
  wait_for_page (fixture, 7);

  /* What is not to be seen is not turned either. */
  gtk_widget_set_visible (GTK_WIDGET (fixture->reader), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.rotate-right", NULL);
  g_assert_cmpuint (iteam_reader_view_get_rotation (fixture->view), ==, 0);
}

/* Where one was is remembered by the contents; what is asked for goes before. */
static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  open_pages (fixture, 9, "0123");
  iteam_reader_go_to (fixture->reader, 5, NULL);
  wait_for_page (fixture, 5);
  act (fixture, "reader.rotate-right");
  iteam_reader_close (fixture->reader);
  iteam_reader_places_settle ();

  open_pages (fixture, 9, "0123");
  wait_for_page (fixture, 5);
  g_assert_cmpuint (iteam_reader_view_get_rotation (fixture->view), ==, 90);
  iteam_reader_close (fixture->reader);
  iteam_reader_places_settle ();

  iteam_reader_go_to (fixture->reader, 2, "geschenken");
  open_pages (fixture, 9, "0123");
  wait_for_page (fixture, 2);
}

/* Who comes back to a document within a moment finds it open, where it was left;
 * what asked for a password asks again. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "pdf", "protected.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) locked = NULL;
  GtkEditable *row = GTK_EDITABLE (find_child (fixture->reader, "password_row"));
  gsize length;

  open_pages (fixture, 9, "8901");
  iteam_reader_go_to (fixture->reader, 5, NULL);
  wait_for_page (fixture, 5);
  iteam_reader_close (fixture->reader);
  iteam_reader_places_settle ();

  g_assert_true (iteam_reader_open_again (fixture->reader, "8901", "Gedragscode"));
  wait_until (is_open, fixture);
  wait_for_page (fixture, 5);
  iteam_reader_close (fixture->reader);
  iteam_reader_go_to (fixture->reader, 2, "geschenken");
  g_assert_true (iteam_reader_open_again (fixture->reader, "8901", "Gedragscode"));
  wait_for_page (fixture, 2);
  iteam_reader_close (fixture->reader);
  iteam_reader_forget (fixture->reader);
  g_assert_false (iteam_reader_open_again (fixture->reader, "8901", "Gedragscode"));

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  locked = g_bytes_new (contents, length);
  open_bytes (fixture, locked, "2345");
  wait_until (asks_password, fixture);
  gtk_editable_set_text (row, "geheim");
  g_signal_emit_by_name (row, "entry-activated");
  wait_until (is_open, fixture);
  iteam_reader_close (fixture->reader);
  g_assert_false (iteam_reader_open_again (fixture->reader, "2345", "Op slot"));
}

/* Who does not want places to be remembered begins at the first page, also of what
 * was left before. */
static void
test_no_place (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GSettings) settings = g_settings_new (ITEAM_APP_ID);

  open_pages (fixture, 9, "4567");
  iteam_reader_go_to (fixture->reader, 5, NULL);
  wait_for_page (fixture, 5);
  iteam_reader_close (fixture->reader);
  iteam_reader_places_settle ();

  g_settings_set_boolean (settings, "remember-places", FALSE);
  open_pages (fixture, 9, "4567");
  g_assert_cmpuint (iteam_reader_view_get_page (fixture->view), ==, 0);
  iteam_reader_go_to (fixture->reader, 3, NULL);
  wait_for_page (fixture, 3);
  iteam_reader_close (fixture->reader);
  iteam_reader_places_settle ();

  g_settings_reset (settings, "remember-places");
  open_pages (fixture, 9, "4567");
  g_assert_cmpuint (iteam_reader_view_get_page (fixture->view), ==, 0);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) letter = g_bytes_new_static ("Geachte raad", 12);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "pdf", "protected.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) locked = NULL;
  GtkEditable *row;
  gsize length;

  open_bytes (fixture, letter, NULL);
  wait_until (is_problem, fixture);

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  locked = g_bytes_new (contents, length);
  open_bytes (fixture, locked, NULL);
  wait_until (asks_password, fixture);
  row = GTK_EDITABLE (find_child (fixture->reader, "password_row"));
  gtk_editable_set_text (row, "geheim");
  g_signal_emit_by_name (row, "entry-activated");
  wait_until (is_open, fixture);
}

static gboolean
has_passage (gpointer notes)
{
  return g_list_model_get_n_items (iteam_reader_notes_get_passages (notes)) == 1;
}

static gboolean
has_found (gpointer find)
{
  return iteam_reader_find_get_hits (find)->len == 8;
}

static gboolean
says_nothing_found (gpointer label)
{
  return g_str_equal (gtk_label_get_label (label), "Nothing found");
}

/* All hits, in the order of the pages, the first from here on being the current one. */
static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  IteamReaderFind *find = ITEAM_READER_FIND (find_child (fixture->reader, "find"));
  GtkWidget *status = find_child (find, "status_label");
  GPtrArray *hits = iteam_reader_find_get_hits (find);

  open_pages (fixture, 8, NULL);
  iteam_reader_go_to (fixture->reader, 3, NULL);
  wait_for_page (fixture, 3);
  iteam_reader_find_set_page (find, 3);
  act (fixture, "reader.find");
  iteam_reader_find_begin (find, "geschenken");
  wait_until (has_found, find);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpuint (((IteamPdfHit *) hits->pdata[i])->page, ==, i);
  g_assert_cmpuint (iteam_reader_find_get_current (find), ==, 3);

  act (fixture, "reader.find-next");
  wait_for_page (fixture, 4);
  act (fixture, "reader.find-previous");
  act (fixture, "reader.find-previous");
  wait_for_page (fixture, 2);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (status)), ==, "3 of 8");

  iteam_reader_find_begin (find, "klokkenluider");
  wait_until (says_nothing_found, status);
  g_signal_emit_by_name (find_child (find, "entry"), "stop-search");
  g_assert_false (gtk_widget_get_visible (find_child (fixture->reader, "side_box")));
}

static void
on_page_text (unsigned    page,
              const char *text,
              gpointer    user_data)
{
  g_ptr_array_add (user_data, iteam_page_text_new (text, NULL));
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Keeps the texts of a document, as the indexer does. */
static void
store_texts (IteamStore       *store,
             IteamPdfDocument *document,
             const char       *hash)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_page_text_free);
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) put = NULL;
  g_autoptr (GAsyncResult) finished = NULL;
  PdfWait wait = { 0 };

  iteam_pdf_document_read_all_async (document, on_page_text, texts, NULL, NULL, pdf_fixture_on_done, &wait);
  read = pdf_fixture_wait (&wait);
  iteam_store_put_pages_async (store, hash, 0, texts, NULL, on_stored, &put);
  iteam_store_finish_pages_async (store, hash, ITEAM_PAGES_READ, NULL, on_stored, &finished);
  while (put == NULL || finished == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (iteam_store_finish_pages_finish (store, finished, NULL));
}

static gboolean
is_placed (gpointer hit)
{
  return ((IteamPdfHit *) hit)->rects->len > 0;
}

/* The texts that the team file keeps give the same list at once; where on a page the
 * words are is looked up for the page that is gone to. */
static void
test_find_stored (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char hash[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  g_autofree char *folder = store_fixture_folder ();
  IteamStore *store = store_fixture_open (folder, "HRM");
  IteamReaderFind *find = ITEAM_READER_FIND (find_child (fixture->reader, "find"));
  GPtrArray *hits = iteam_reader_find_get_hits (find);

  iteam_reader_set_thing (fixture->reader, store, 1);
  open_pages (fixture, 8, hash);
  store_texts (store, iteam_reader_view_get_document (fixture->view), hash);
  iteam_reader_go_to (fixture->reader, 3, NULL);
  wait_for_page (fixture, 3);
  iteam_reader_find_set_page (find, 3);
  act (fixture, "reader.find");
  iteam_reader_find_begin (find, "geschenken");
  wait_until (has_found, find);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpuint (((IteamPdfHit *) hits->pdata[i])->page, ==, i);
  g_assert_cmpuint (iteam_reader_find_get_current (find), ==, 3);
  wait_until (is_placed, hits->pdata[3]);
  g_assert_false (is_placed (hits->pdata[7]));

  act (fixture, "reader.find-previous");
  wait_until (is_placed, hits->pdata[2]);
  wait_for_page (fixture, 2);

  iteam_reader_close (fixture->reader);
  iteam_reader_set_thing (fixture->reader, NULL, 0);
  store_fixture_close (store);
  store_fixture_remove (folder);
}

static gboolean
speaks_of_scan (gpointer label)
{
  return strstr (gtk_label_get_label (label), "scan") != NULL;
}

static void
test_find_in_scan (Fixture       *fixture,
                   gconstpointer  data)
{
  IteamReaderFind *find = ITEAM_READER_FIND (find_child (fixture->reader, "find"));
  g_autoptr (GBytes) scan = pdf_fixture_make_scan ();

  open_bytes (fixture, scan, NULL);
  wait_until (is_open, fixture);
  act (fixture, "reader.find");
  iteam_reader_find_begin (find, "geschenken");
  wait_until (speaks_of_scan, find_child (find, "status_label"));
}

static GdkContentProvider *
get_copied (Fixture *fixture)
{
  return gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->reader)));
}

static gboolean
has_text (gpointer view)
{
  return iteam_reader_view_get_text (view, 0) != NULL;
}

/* What is selected is what is annotated, by its place and by its words. */
static void
test_annotate (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *folder = store_fixture_folder ();
  IteamStore *store = store_fixture_open (folder, "HRM");
  g_autoptr (IteamDocument) document = iteam_document_new ("Gedragscode", iteam_day_today ());
  g_autoptr (IteamDraft) draft = iteam_document_draft_new (document);
  IteamReaderNotes *notes = iteam_reader_side_get_notes (ITEAM_READER_SIDE (find_child (fixture->reader, "side")));
  GtkWidget *popover;
  g_autoptr (IteamPassage) passage = NULL;
  IteamReaderSelection selection = { { 0, 0 }, { 0, 8 } };
  g_auto (GValue) copied = G_VALUE_INIT;
  g_autofree char *typed = NULL;
  const IteamPassageFields *fields;

  g_value_init (&copied, G_TYPE_STRING);
  store_fixture_commit (store, draft, NULL);
  iteam_reader_set_thing (fixture->reader, store, iteam_document_get_id (document));
  open_pages (fixture, 3, NULL);
  wait_until (has_text, fixture->view);
  wait_until (has_label, fixture->view);
  iteam_reader_view_set_selection (fixture->view, &selection);
  act (fixture, "reader.cite");
  g_assert_true (gdk_content_provider_get_value (get_copied (fixture), &copied, NULL));
  g_assert_cmpstr (g_value_get_string (&copied), ==, "“Pagina 1” (Gedragscode, page voorblad)");

  /* It is made when it is first asked for. */
  act (fixture, "reader.note");
  popover = gtk_widget_get_last_child (GTK_WIDGET (fixture->reader));
  g_assert_true (ITEAM_IS_READER_NOTE_POPOVER (popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  act (fixture, "reader.note");
  iteam_text_area_type (ITEAM_TEXT_AREA (find_child (popover, "area")), "Eerste woorden");
  g_signal_emit_by_name (find_child (popover, "save_button"), "clicked");
  wait_until (has_passage, notes);

  passage = g_list_model_get_item (iteam_reader_notes_get_passages (notes), 0);
  fields = iteam_passage_get_fields (passage);
  g_assert_cmpuint (fields->page, ==, 0);
  g_assert_cmpuint (fields->last, ==, 8);
  g_assert_cmpint (fields->top, >, 80);
  g_assert_cmpint (fields->top, <, 110);
  g_assert_cmpstr (fields->quote, ==, "Pagina 1");
  g_assert_cmpstr (fields->text, ==, "Eerste woorden");
  g_assert_cmpstr (fields->who, ==, "HRM");

  /* Clicked on the page, it is there to be read and changed. */
  iteam_reader_view_set_selection (fixture->view, NULL);
  g_signal_emit_by_name (fixture->view, "mark", 0u, 3u);
  g_assert_nonnull (gtk_list_box_get_selected_row (GTK_LIST_BOX (find_child (notes, "list"))));
  g_assert_cmpuint (iteam_reader_view_get_selection (fixture->view)->last.index, ==, 8);
  typed = iteam_text_area_get_typed (ITEAM_TEXT_AREA (find_child (popover, "area")));
  g_assert_cmpstr (typed, ==, "Eerste woorden");
  g_assert_true (gtk_widget_get_visible (find_child (popover, "delete_button")));
  gtk_popover_popdown (GTK_POPOVER (popover));

  iteam_reader_set_thing (fixture->reader, NULL, 0);
  store_fixture_close (store);
  store_fixture_remove (folder);
}

static void
test_trail (void)
{
  g_autoptr (IteamReaderTrail) trail = iteam_reader_trail_new ();
  IteamReaderSpot a = { .page = 1 }, b = { .page = 2 }, c = { .page = 3 }, spot;

  g_assert_false (iteam_reader_trail_go (trail, FALSE, &a, &spot));
  iteam_reader_trail_leave (trail, &a);
  iteam_reader_trail_leave (trail, &b);
  g_assert_true (iteam_reader_trail_go (trail, FALSE, &c, &spot));
  g_assert_cmpuint (spot.page, ==, 2);
  g_assert_true (iteam_reader_trail_go (trail, FALSE, &b, &spot));
  g_assert_cmpuint (spot.page, ==, 1);
  g_assert_false (iteam_reader_trail_can_go (trail, FALSE));
  g_assert_true (iteam_reader_trail_go (trail, TRUE, &a, &spot));
  g_assert_cmpuint (spot.page, ==, 2);

  /* Who goes elsewhere from there will not go forward again. */
  iteam_reader_trail_leave (trail, &b);
  g_assert_false (iteam_reader_trail_can_go (trail, TRUE));
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);
  if (gtk_init_check ())
    adw_init ();

  g_test_add_func ("/reader/trail", test_trail);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/reader/pages", test_pages);
  ADD ("/reader/place", test_place);
  ADD ("/reader/again", test_again);
  ADD ("/reader/no-place", test_no_place);
  ADD ("/reader/refused", test_refused);
  ADD ("/reader/find", test_find);
  ADD ("/reader/find-stored", test_find_stored);
  ADD ("/reader/find-in-scan", test_find_in_scan);
  ADD ("/reader/annotate", test_annotate);
#undef ADD

  return window_fixture_run ();
}
