/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "iteam-document.h"
#include "iteam-passage-row.h"
#include "iteam-place.h"
#include "iteam-quick-add-bar.h"
#include "iteam-reader-action-popover.h"
#include "iteam-reader-cite-popover.h"
#include "iteam-reader-note-popover.h"
#include "iteam-reader-outline.h"
#include "iteam-reader-section.h"
#include "iteam-reader-side.h"
#include "iteam-reader-thumb.h"
#include "iteam-reader-thumbnails.h"
#include "iteam-store-meetings.h"
#include "iteam-text-area.h"
#include "pdf-fixture.h"
#include "store-fixture.h"
#include "window-fixture.h"

/* What stands beside the pages: outline, pages in small, annotations. */

typedef struct
{
  IteamPdfPool *pool;
  IteamPdfDocument *document;
  GtkWidget *window;

  /* what was last asked for */
  guint n_asked;
  guint page;
  double y;
} Fixture;

static GtkSingleSelection *
get_selection (gpointer widget)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (find_child (widget, "list"))));
}

static void
go_to_cb (Fixture *fixture,
          guint    page,
          double   y)
{
  fixture->n_asked++;
  fixture->page = page;
  fixture->y = y;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) bytes = pdf_fixture_make (GPOINTER_TO_UINT (data));
  g_autoptr (GError) error = NULL;

  fixture->pool = iteam_pdf_pool_new (1);
  fixture->document = pdf_fixture_open (fixture->pool, bytes, NULL, &error);
  g_assert_no_error (error);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 260, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->document);
  pdf_fixture_settle (fixture->pool);
}

static void
present (Fixture   *fixture,
         GtkWidget *widget)
{
  g_signal_connect_swapped (widget, "go-to", G_CALLBACK (go_to_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), widget);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
load_geometry (Fixture *fixture)
{
  PdfWait wait = { 0 };

  iteam_pdf_document_load_geometry_async (fixture->document, NULL, pdf_fixture_on_done, &wait);
  g_assert_true (iteam_pdf_document_load_geometry_finish (fixture->document, pdf_fixture_wait (&wait), NULL));
  g_object_unref (wait.result);
}

static gboolean
has_sections (gpointer selection)
{
  return g_list_model_get_n_items (selection) > 0;
}

static const char *
get_stack_page (GtkWidget *widget)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find_child (widget, "stack")));
}

static char *
get_title (GListModel *model,
           guint       position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, position);
  g_autoptr (IteamReaderSection) section = gtk_tree_list_row_get_item (row);
  char *title;

  g_object_get (section, "title", &title, NULL);

  return title;
}

/* The section that is read is marked, and choosing another goes there. */
static void
test_outline (Fixture       *fixture,
              gconstpointer  data)
{
  IteamReaderOutline *outline = iteam_reader_outline_new ();
  GtkSingleSelection *selection = get_selection (outline);
  g_autoptr (GtkTreeListRow) row = NULL;
  g_autofree char *first = NULL, *second = NULL, *label = NULL;
  g_autoptr (IteamReaderSection) section = NULL;

  present (fixture, GTK_WIDGET (outline));
  iteam_reader_outline_set_document (outline, fixture->document);
  wait_until (has_sections, selection);
  g_assert_cmpstr (get_stack_page (GTK_WIDGET (outline)), ==, "list");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 2);
  first = get_title (G_LIST_MODEL (selection), 0);
  second = get_title (G_LIST_MODEL (selection), 1);
  g_assert_cmpstr (first, ==, "Inleiding");
  g_assert_cmpstr (second, ==, "Geschenken");

  /* The program follows who reads, and asks for nothing. */
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);
  iteam_reader_outline_set_page (outline, 3);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 1);
  row = g_list_model_get_item (G_LIST_MODEL (selection), 0);
  gtk_tree_list_row_set_expanded (row, FALSE);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);
  gtk_tree_list_row_set_expanded (row, TRUE);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 1);
  g_assert_cmpuint (fixture->n_asked, ==, 0);

  gtk_single_selection_set_selected (selection, 0);
  g_assert_cmpuint (fixture->n_asked, ==, 1);
  g_assert_cmpuint (fixture->page, ==, 0);
  gtk_single_selection_set_selected (selection, 1);
  g_assert_cmpuint (fixture->page, ==, 1);
  g_assert_cmpfloat (fixture->y, >, 190);
  g_assert_cmpfloat (fixture->y, <, 210);
  g_signal_emit_by_name (find_child (outline, "list"), "activate", 1);
  g_assert_cmpuint (fixture->n_asked, ==, 3);

  load_geometry (fixture);
  section = gtk_tree_list_row_get_item (row);
  g_object_get (section, "label", &label, NULL);
  g_assert_cmpstr (label, ==, "voorblad");

  iteam_reader_outline_set_document (outline, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 0);
  g_assert_cmpstr (get_stack_page (GTK_WIDGET (outline)), ==, "none");
}

static gboolean
is_empty (gpointer outline)
{
  return g_str_equal (get_stack_page (outline), "empty");
}

static void
test_no_outline (Fixture       *fixture,
                 gconstpointer  data)
{
  IteamReaderOutline *outline = iteam_reader_outline_new ();
  g_autoptr (GBytes) scan = pdf_fixture_make_scan ();
  g_autoptr (IteamPdfDocument) document = pdf_fixture_open (fixture->pool, scan, NULL, NULL);

  present (fixture, GTK_WIDGET (outline));
  iteam_reader_outline_set_document (outline, document);
  wait_until (is_empty, outline);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
}

static guint
count (IteamReaderThumbnails *thumbnails,
       gboolean (*is) (IteamReaderThumb *))
{
  GListModel *model = G_LIST_MODEL (get_selection (thumbnails));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (IteamReaderThumb) thumb = g_list_model_get_item (model, i);

      n += is (thumb) ? 1 : 0;
    }

  return n;
}

static gboolean
is_drawn (gpointer thumbnails)
{
  return count (thumbnails, iteam_reader_thumb_has_texture) > 0 && count (thumbnails, iteam_reader_thumb_is_requested) == 0;
}

static gboolean
last_is_drawn (gpointer thumbnails)
{
  GListModel *model = G_LIST_MODEL (get_selection (thumbnails));
  g_autoptr (IteamReaderThumb) last = g_list_model_get_item (model, g_list_model_get_n_items (model) - 1);

  return iteam_reader_thumb_has_texture (last);
}

/* Of two hundred pages only those to be seen are drawn, and few are kept. */
static void
test_thumbnails (Fixture       *fixture,
                 gconstpointer  data)
{
  IteamReaderThumbnails *thumbnails = iteam_reader_thumbnails_new ();
  GtkSingleSelection *selection = get_selection (thumbnails);
  g_autoptr (IteamReaderThumb) third = NULL;
  g_autofree char *label = NULL;

  present (fixture, GTK_WIDGET (thumbnails));
  iteam_reader_thumbnails_set_document (thumbnails, fixture->document);
  wait_until (is_drawn, thumbnails);
  g_assert_cmpuint (count (thumbnails, iteam_reader_thumb_has_texture), <=, 5);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);

  iteam_reader_thumbnails_set_page (thumbnails, 199);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 199);
  wait_until (last_is_drawn, thumbnails);
  wait_until (is_drawn, thumbnails);
  g_assert_cmpuint (count (thumbnails, iteam_reader_thumb_has_texture), <=, 5);
  g_assert_cmpuint (fixture->n_asked, ==, 0);

  gtk_single_selection_set_selected (selection, 2);
  g_assert_cmpuint (fixture->n_asked, ==, 1);
  g_assert_cmpuint (fixture->page, ==, 2);
  g_assert_true (isnan (fixture->y));

  /* The third page lies, and turned it stands. */
  load_geometry (fixture);
  third = g_list_model_get_item (G_LIST_MODEL (selection), 2);
  g_object_get (third, "label", &label, NULL);
  g_assert_cmpstr (label, ==, "3");
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (third)), ==, ITEAM_READER_THUMB_WIDTH);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (third)), <, ITEAM_READER_THUMB_WIDTH);
  iteam_reader_thumbnails_set_rotation (thumbnails, 90);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (third)), ==, ITEAM_READER_THUMB_HEIGHT);
  wait_until (is_drawn, thumbnails);

  gtk_widget_set_visible (fixture->window, FALSE);
  g_assert_cmpuint (count (thumbnails, iteam_reader_thumb_is_requested), ==, 0);
}

/* Without a grab: that brings the pointer in, and GTK 4.8 would still want to show a
 * tooltip when the popover is gone. */
static void
pop_up (GtkWidget *button,
        gpointer   popover)
{
  gtk_popover_set_autohide (popover, FALSE);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_unmapped (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

typedef struct
{
  IteamReaderNotes *notes;
  guint n;
} Count;

static gboolean
has_n_passages (gpointer data)
{
  Count *wanted = data;

  return g_list_model_get_n_items (iteam_reader_notes_get_passages (wanted->notes)) == wanted->n;
}

static void
wait_for_passages (IteamReaderNotes *notes,
                   guint             n)
{
  Count wanted = { notes, n };

  wait_until (has_n_passages, &wanted);
}

static gboolean
reads (gpointer data)
{
  IteamReaderNotes *notes = data;
  g_autoptr (IteamPassage) last = NULL;
  guint n = g_list_model_get_n_items (iteam_reader_notes_get_passages (notes));

  last = g_list_model_get_item (iteam_reader_notes_get_passages (notes), n - 1);

  return g_strcmp0 (iteam_passage_get_fields (last)->text, "Ook voor burgerleden") == 0;
}

static IteamPassageRow *
get_passage_row (IteamReaderNotes *notes,
                 int               index)
{
  return ITEAM_PASSAGE_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_child (notes, "list")), index));
}

static gint64
add_document (IteamStore *store)
{
  g_autoptr (IteamDocument) document = iteam_document_new ("Gedragscode", iteam_day_today ());
  g_autoptr (IteamDraft) draft = iteam_document_draft_new (document);

  store_fixture_commit (store, draft, NULL);

  return iteam_document_get_id (document);
}

/* Someone else's annotation, at a passage of the third page. */
static void
add_other (IteamStore *store,
           gint64      document)
{
  g_autoptr (IteamPassage) other = iteam_passage_new (document, 2, ITEAM_PASSAGE_NOTE);
  g_autoptr (IteamDraft) draft = NULL;

  g_object_set (other, "text", "Navragen", "who", "Griffier", "top", 120, NULL);
  iteam_passage_set_quote (other, "geschenken");
  draft = iteam_passage_draft_new (other);
  store_fixture_commit (store, draft, NULL);
}

/* Bookmarked, annotated, changed, deleted: by buttons, in the team file. */
static void
use_notes (Fixture         *fixture,
           IteamReaderSide *side,
           IteamStore      *store,
           gint64           id)
{
  IteamReaderNotes *notes = iteam_reader_side_get_notes (side);
  IteamReaderNotePopover *popover = ITEAM_READER_NOTE_POPOVER (find_child (notes, "popover"));
  GtkWidget *bookmark = find_child (notes, "bookmark_button");

  iteam_reader_side_set_page (side, 4);
  g_signal_emit_by_name (bookmark, "clicked");
  wait_for_passages (notes, 1);
  g_signal_emit_by_name (bookmark, "clicked");
  wait_for_passages (notes, 0);
  g_assert_cmpstr (get_stack_page (GTK_WIDGET (notes)), ==, "empty");
  g_signal_emit_by_name (bookmark, "clicked");
  wait_for_passages (notes, 1);

  add_other (store, id);
  wait_for_passages (notes, 2);
  g_assert_cmpuint (fixture->n_asked, ==, 0);
  g_signal_emit_by_name (find_child (notes, "list"), "row-activated", get_passage_row (notes, 0));
  g_assert_cmpuint (fixture->page, ==, 2);
  g_assert_cmpfloat (fixture->y, ==, 120);
  g_assert_false (gtk_widget_get_visible (find_child (get_passage_row (notes, 0), "delete_button")));
  g_assert_true (gtk_widget_get_visible (find_child (get_passage_row (notes, 1), "delete_button")));

  iteam_reader_side_set_page (side, 5);
  pop_up (find_child (notes, "note_button"), popover);
  wait_until (is_mapped, popover);
  g_assert_false (gtk_widget_get_sensitive (find_child (popover, "save_button")));
  iteam_text_area_type (ITEAM_TEXT_AREA (find_child (popover, "area")), "Geldt ook voor fracties");
  g_assert_true (gtk_widget_get_sensitive (find_child (popover, "save_button")));
  g_signal_emit_by_name (find_child (popover, "save_button"), "clicked");
  wait_for_passages (notes, 3);
  wait_until (is_unmapped, popover);

  iteam_text_area_type (ITEAM_TEXT_AREA (find_child (get_passage_row (notes, 2), "area")), "Ook voor burgerleden");
  iteam_reader_notes_flush (notes);
  wait_until (reads, notes);

  g_signal_emit_by_name (find_child (get_passage_row (notes, 1), "delete_button"), "clicked");
  wait_for_passages (notes, 2);
}

static void
test_notes (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *folder = store_fixture_folder ();
  IteamStore *store = store_fixture_open (folder, "HRM");
  IteamReaderSide *side = iteam_reader_side_new ();
  gint64 id = add_document (store);

  present (fixture, GTK_WIDGET (side));
  iteam_reader_side_set_document (side, fixture->document);
  g_assert_false (iteam_reader_notes_get_editable (iteam_reader_side_get_notes (side)));
  iteam_reader_side_set_thing (side, store, id);
  iteam_reader_side_show_notes (side);
  use_notes (fixture, side, store, id);

  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  store_fixture_close (store);
  store_fixture_remove (folder);
}

static gboolean
has_action (gpointer data)
{
  g_autoptr (GPtrArray) actions = store_fixture_actions (data);

  return actions->len == 1;
}

/* In one line; it knows its page. The popover stays closed: GTK now and then keeps
 * one that was open for a moment, with all that it holds. */
static void
test_action (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = store_fixture_folder ();
  IteamStore *store = store_fixture_open (folder, "HRM");
  gint64 id = add_document (store);
  g_autoptr (IteamPassage) passage = iteam_passage_new (id, 11, ITEAM_PASSAGE_NOTE);
  IteamReaderActionPopover *popover = iteam_reader_action_popover_new ();
  GtkWidget *button = gtk_menu_button_new ();
  IteamQuickAddBar *bar = ITEAM_QUICK_ADD_BAR (find_child (popover, "bar"));
  g_autoptr (GPtrArray) actions = NULL;
  g_autofree char *ref = iteam_place_to_ref (id, 11, "meer dan 50 euro");
  const IteamActionFields *fields;

  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (popover));
  gtk_window_set_child (GTK_WINDOW (fixture->window), button);
  gtk_window_present (GTK_WINDOW (fixture->window));
  iteam_passage_set_quote (passage, "meer dan 50 euro");
  iteam_reader_action_popover_set_passage (popover, store, passage, "Gedragscode", NULL);
  iteam_quick_add_bar_set_text (bar, "Bedrag nagaan !high");
  g_signal_emit_by_name (find_child (bar, "entry"), "activate");
  wait_until (has_action, store);

  actions = store_fixture_actions (store);
  fields = iteam_action_point_get_fields (actions->pdata[0]);
  g_assert_cmpstr (fields->title, ==, "Bedrag nagaan");
  g_assert_cmpint (fields->priority, ==, ITEAM_PRIORITY_HIGH);
  g_assert_cmpstr (fields->origin, ==, "Gedragscode, page 12");
  g_assert_cmpstr (fields->origin_ref, ==, ref);
  g_assert_cmpstr (fields->description, ==, "“meer dan 50 euro”");

  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  store_fixture_close (store);
  store_fixture_remove (folder);
}

static gint64
add_meeting (IteamStore        *store,
             IteamMeetingState  state,
             const char        *title,
             const char        *minutes)
{
  IteamDay day = iteam_day_from_ymd (2019, 3, 5);
  g_autoptr (IteamMeeting) meeting = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, day, day);
  gint64 id = iteam_entry_get_id (ITEAM_ENTRY (meeting));
  g_autoptr (IteamAgendaItem) item = iteam_agenda_item_new (id, title, day);
  g_autoptr (IteamDraft) draft = NULL;

  g_object_set (meeting, "state", (int) state, NULL);
  g_object_set (item, "minutes", minutes, NULL);
  draft = iteam_entry_draft_new (ITEAM_ENTRY (meeting));
  iteam_entry_add_to (ITEAM_ENTRY (item), draft);
  g_assert_true (store_fixture_commit (store, draft, NULL));

  return id;
}

static void
meeting_read_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(IteamMeetingDetail **) user_data = iteam_store_read_meeting_finish (ITEAM_STORE (object), result, NULL);
}

static IteamMeetingDetail *
read_meeting (IteamStore *store,
              gint64      meeting)
{
  IteamMeetingDetail *detail = NULL;

  iteam_store_read_meeting_async (store, meeting, NULL, meeting_read_cb, &detail);
  while (detail == NULL)
    g_main_context_iteration (NULL, TRUE);

  return detail;
}

typedef struct
{
  IteamStore *store;
  gint64 meeting;
  const char *minutes;
} Cited;

static gboolean
has_minutes (gpointer data)
{
  const Cited *cited = data;
  g_autoptr (IteamMeetingDetail) detail = read_meeting (cited->store, cited->meeting);

  return g_strcmp0 (iteam_agenda_item_get_fields (detail->items->pdata[0])->minutes, cited->minutes) == 0;
}

static gboolean
shows_items (gpointer stack)
{
  return g_str_equal (gtk_stack_get_visible_child_name (stack), "items");
}

/* Into the minutes that are being written, and into no others; the item leads back, once. */
static void
test_cite (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *folder = store_fixture_folder ();
  IteamStore *store = store_fixture_open (folder, "HRM");
  gint64 id = add_document (store);
  g_autoptr (IteamPassage) passage = iteam_passage_new (id, 11, ITEAM_PASSAGE_NOTE);
  IteamReaderCitePopover *popover = iteam_reader_cite_popover_new ();
  GtkListBox *list = GTK_LIST_BOX (find_child (popover, "list"));
  gint64 meeting = add_meeting (store, ITEAM_MEETING_IN_PROGRESS, "Geschenken", "Besproken.");
  Cited cited = { store, meeting, "Besproken.\n\n“meer dan 50 \\* euro” (Gedragscode, pagina 12)" };
  g_autoptr (IteamMeetingDetail) detail = NULL;
  g_autofree char *ref = NULL;
  int width;

  g_object_set (passage, "quote", "meer dan 50 * euro", NULL);
  add_meeting (store, ITEAM_MEETING_PLANNED, "Nog niet", NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), gtk_menu_button_new ());
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (gtk_window_get_child (GTK_WINDOW (fixture->window))), GTK_WIDGET (popover));
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (int i = 0; i < 2; i++)
    {
      iteam_reader_cite_popover_set_passage (popover, store, passage, "“meer dan 50 * euro” (Gedragscode, pagina 12)");
      wait_until (shows_items, find_child (popover, "stack"));
      g_assert_null (gtk_list_box_get_row_at_index (list, 1));
      /* It is no wider for the page of the stack that is not shown. */
      gtk_widget_measure (GTK_WIDGET (popover), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      g_assert_cmpint (width, <, 500);
      g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
      if (i == 1)
        cited.minutes = "Besproken.\n\n“meer dan 50 \\* euro” (Gedragscode, pagina 12)\n\n“meer dan 50 \\* euro” (Gedragscode, pagina 12)";
      wait_until (has_minutes, &cited);
    }

  detail = read_meeting (store, meeting);
  g_assert_cmpuint (detail->links->len, ==, 1);
  ref = iteam_item_link_format_ref (detail->links->pdata[0]);
  g_assert_true (g_str_has_suffix (ref, "#page=12&search=meer%20dan%2050%20%2A%20euro"));

  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  store_fixture_close (store);
  store_fixture_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);
  if (gtk_init_check ())
    adw_init ();

#define ADD(path, n_pages, func) g_test_add (path, Fixture, GUINT_TO_POINTER (n_pages), set_up, func, tear_down)
  ADD ("/reader-side/outline", 6, test_outline);
  ADD ("/reader-side/no-outline", 1, test_no_outline);
  ADD ("/reader-side/thumbnails", 200, test_thumbnails);
  ADD ("/reader-side/notes", 6, test_notes);
  ADD ("/reader-side/action", 1, test_action);
  ADD ("/reader-side/cite", 1, test_cite);
#undef ADD

  return window_fixture_run ();
}
