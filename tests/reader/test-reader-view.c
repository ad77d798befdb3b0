/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "iteam-pdf-cache.h"
#include "iteam-reader-view-private.h"
#include "pdf-fixture.h"
#include "window-fixture.h"

/* The pages of a document in a window. */

typedef struct
{
  IteamPdfPool *pool;
  IteamPdfDocument *document;
  GtkWidget *window;
  IteamReaderView *view;
} Fixture;

static gboolean
is_drawn (gpointer data)
{
  IteamReaderView *view = data;

  return gtk_widget_get_height (GTK_WIDGET (view)) > 0 && !view->jumping && !view->kept &&
         iteam_reader_view_is_drawn (view, iteam_reader_view_get_y (view));
}

static gboolean
has_text (gpointer data)
{
  IteamReaderView *view = data;

  return iteam_reader_view_get_text (view, iteam_reader_view_get_page (view)) != NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) bytes = pdf_fixture_make (GPOINTER_TO_UINT (data));
  g_autoptr (GError) error = NULL;
  GtkWidget *scroller = gtk_scrolled_window_new ();
  PdfWait wait = { 0 };

  fixture->pool = iteam_pdf_pool_new (2);
  fixture->document = pdf_fixture_open (fixture->pool, bytes, NULL, &error);
  g_assert_no_error (error);
  iteam_pdf_document_load_geometry_async (fixture->document, NULL, pdf_fixture_on_done, &wait);
  g_assert_true (iteam_pdf_document_load_geometry_finish (fixture->document, pdf_fixture_wait (&wait), NULL));
  g_object_unref (wait.result);

  fixture->view = iteam_reader_view_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->view));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_present (GTK_WINDOW (fixture->window));
  iteam_reader_view_set_document (fixture->view, fixture->document);
  wait_until (is_drawn, fixture->view);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->view != NULL)
    g_main_context_iteration (NULL, TRUE);
  /* What was called back is answered first. */
  while (G_OBJECT (fixture->document)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->document);
  pdf_fixture_settle (fixture->pool);
}

static double
get_top (Fixture  *fixture,
         unsigned  page)
{
  IteamReaderBox box;

  iteam_reader_layout_get_page_box (fixture->view->layout, page, &box);

  return box.y - iteam_reader_view_get_y (fixture->view);
}

/* The page fills the width, and every other one is reached. */
static void
test_go_to (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpuint (iteam_reader_view_get_page (fixture->view), ==, 0);
  g_assert_cmpfloat_with_epsilon (iteam_reader_view_get_scale (fixture->view), (500 - 2 * ITEAM_READER_MARGIN) / 595, 0.05);

  iteam_reader_view_go_to (fixture->view, 20, NAN);
  g_assert_cmpuint (iteam_reader_view_get_page (fixture->view), ==, 20);
  wait_until (is_drawn, fixture->view);
  g_assert_cmpuint (iteam_reader_view_get_page (fixture->view), ==, 20);
  g_assert_cmpfloat_with_epsilon (get_top (fixture, 20), ITEAM_READER_MARGIN / 2, 1.5);

  iteam_reader_view_go_to (fixture->view, 30, 200);
  wait_until (is_drawn, fixture->view);
  g_assert_cmpfloat_with_epsilon (get_top (fixture, 30), -200 * iteam_reader_view_get_scale (fixture->view), 1.5);

  iteam_reader_view_go_to (fixture->view, 39, NAN);
  wait_until (is_drawn, fixture->view);
  g_assert_cmpuint (iteam_reader_view_get_page (fixture->view), ==, 39);
}

static gboolean
count_frame (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       n_frames)
{
  ++*(int *) n_frames;

  return G_SOURCE_CONTINUE;
}

/* Whoever turns pages fast never sees an empty one. */
static void
test_turn (Fixture       *fixture,
           gconstpointer  data)
{
  int n_frames = 0, turns = 0;
  unsigned n_blank;

  iteam_reader_view_set_fit (fixture->view, ITEAM_READER_FIT_PAGE);
  wait_until (is_drawn, fixture->view);
  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->view), count_frame, &n_frames, NULL);
  n_blank = iteam_reader_view_get_n_blank (fixture->view);
  while (iteam_reader_view_get_page (fixture->view) < 39)
    {
      int before = n_frames;

      iteam_reader_view_step (fixture->view, 1);
      turns++;
      while (n_frames < before + 2)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpint (turns, ==, 39);
  wait_until (is_drawn, fixture->view);
  g_assert_cmpuint (iteam_reader_view_get_n_blank (fixture->view), ==, n_blank);

  iteam_reader_view_step (fixture->view, -1);
  g_assert_cmpuint (iteam_reader_view_get_page (fixture->view), ==, 38);
}

static gboolean
is_settled (gpointer data)
{
  return !((IteamReaderView *) data)->kept;
}

/* What is looked at stays in its place, and memory stays bounded. */
static void
test_zoom (Fixture       *fixture,
           gconstpointer  data)
{
  IteamReaderSpot before, after;

  iteam_reader_view_go_to (fixture->view, 7, 100);
  wait_until (is_drawn, fixture->view);
  iteam_reader_view_spot_in_view (fixture->view, 250, 350, &before);
  iteam_reader_view_scale_around (fixture->view, 3 * ITEAM_READER_FULL_SCALE, 250, 350);
  wait_until (is_settled, fixture->view);
  iteam_reader_view_spot_in_view (fixture->view, 250, 350, &after);
  g_assert_cmpint (iteam_reader_view_get_fit (fixture->view), ==, ITEAM_READER_FIT_NONE);
  g_assert_cmpuint (after.page, ==, before.page);
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 1);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 1);
  wait_until (is_drawn, fixture->view);

  for (int i = 0; i < 20; i++)
    {
      iteam_reader_view_zoom (fixture->view, 1);
      wait_until (is_settled, fixture->view);
      wait_until (is_drawn, fixture->view);
      g_assert_cmpuint (iteam_reader_view_get_bytes (fixture->view), <=, ITEAM_PDF_CACHE_BYTES);
    }
  g_assert_cmpfloat_with_epsilon (iteam_reader_view_get_scale (fixture->view), 8 * ITEAM_READER_FULL_SCALE, 0.001);
}

/* Turned, in twos, dark: the page that was read is still the one that is. */
static void
test_look (Fixture       *fixture,
           gconstpointer  data)
{
  iteam_reader_view_go_to (fixture->view, 12, NAN);
  wait_until (is_drawn, fixture->view);

  for (unsigned degrees = 90; degrees <= 360; degrees += 90)
    {
      iteam_reader_view_set_rotation (fixture->view, degrees % 360);
      wait_until (is_settled, fixture->view);
      wait_until (is_drawn, fixture->view);
      g_assert_cmpuint (iteam_reader_view_get_page (fixture->view), ==, 12);
    }
  iteam_reader_view_set_columns (fixture->view, ITEAM_READER_COLUMNS_DUAL);
  wait_until (is_settled, fixture->view);
  wait_until (is_drawn, fixture->view);
  g_assert_cmpuint (iteam_reader_view_get_page (fixture->view), ==, 12);
  iteam_reader_view_set_dark (fixture->view, TRUE);
  wait_until (is_drawn, fixture->view);
  g_assert_true (iteam_reader_view_get_dark (fixture->view));
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_copied (gpointer data)
{
  return *(char **) data != NULL;
}

/* A passage over two pages is copied as it is read. */
static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  IteamReaderSelection first, last, both;
  IteamPdfText *text;
  GdkRectangle area;
  char *copied = NULL;
  g_auto (GStrv) lines = NULL;

  wait_until (has_text, fixture->view);
  text = iteam_reader_view_get_text (fixture->view, 0);
  first = iteam_reader_selection_at (text, 0, iteam_pdf_text_get_n_chars (text) - 4, ITEAM_READER_UNIT_LINE);
  last = iteam_reader_selection_at (text, 1, 2, ITEAM_READER_UNIT_WORD);
  both = iteam_reader_selection_join (&last, &first);
  g_assert_false (iteam_reader_selection_is_empty (&both));

  iteam_reader_view_set_selection (fixture->view, &first);
  g_assert_true (iteam_reader_view_find_selection (fixture->view, &area));
  iteam_reader_view_set_selection (fixture->view, &both);
  iteam_reader_view_copy (fixture->view);
  while (gdk_clipboard_get_content (clipboard) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gdk_clipboard_read_text_async (clipboard, NULL, text_cb, &copied);
  wait_until (is_copied, &copied);
  lines = g_strsplit (copied, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "trainingen gaat de coördinator.");
  g_assert_cmpstr (lines[1], ==, "Pagina");
  g_free (copied);
}

static void
count_cb (IteamReaderView *view,
          guint            page,
          guint            index,
          guint           *n_marks)
{
  (*n_marks)++;
}

static GtkGesture *
find_click (IteamReaderView *view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        return GTK_GESTURE (controller);
    }

  return NULL;
}

static void
click (GtkGesture         *gesture,
       int                 n_press,
       const GdkRectangle *area)
{
  double x = area->x + area->width / 2.0, y = area->y + area->height / 2.0;

  g_signal_emit_by_name (gesture, "pressed", n_press, x, y);
  g_signal_emit_by_name (gesture, "released", n_press, x, y);
}

/* One click in a marked passage opens what is written there, as soon as it is clear that
 * it is one; two choose a word, there too. */
static void
test_clicks (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  IteamReaderSelection passage = { { 0, 0 }, { 0, (unsigned) strlen ("Pagina") } };
  GtkGesture *gesture = find_click (fixture->view);
  guint n_marks = 0;
  GdkRectangle area;

  wait_until (has_text, fixture->view);
  g_ptr_array_add (marks, &passage);
  iteam_reader_view_set_selection (fixture->view, &passage);
  g_assert_true (iteam_reader_view_find_selection (fixture->view, &area));
  iteam_reader_view_set_selection (fixture->view, NULL);
  iteam_reader_view_set_marks (fixture->view, marks);
  g_signal_connect (fixture->view, "mark", G_CALLBACK (count_cb), &n_marks);

  click (gesture, 1, &area);
  g_assert_cmpuint (n_marks, ==, 0);
  click (gesture, 2, &area);
  g_signal_emit_by_name (gesture, "stopped");
  g_assert_cmpuint (n_marks, ==, 0);
  g_assert_cmpuint (iteam_reader_view_get_selection (fixture->view)->last.index, ==, strlen ("Pagina"));

  click (gesture, 1, &area);
  g_signal_emit_by_name (gesture, "stopped");
  g_assert_cmpuint (n_marks, ==, 1);
  iteam_reader_view_set_marks (fixture->view, NULL);
}

static gboolean
is_told (gpointer data)
{
  const char *text = gtk_label_get_label (GTK_LABEL (((IteamReaderView *) data)->page_label));

  return g_str_has_prefix (text, "Pagina 9\nEen medewerker");
}

/* A screen reader finds the text of the page that is read. */
static void
test_told (Fixture       *fixture,
           gconstpointer  data)
{
  iteam_reader_view_go_to (fixture->view, 8, NAN);
  wait_until (is_told, fixture->view);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (fixture->view->page_label)), ==, GTK_ACCESSIBLE_ROLE_LABEL);
}

/* A hit that is far away is brought onto the screen. */
static void
test_hits (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) hits = pdf_fixture_find (fixture->document, "euro", ITEAM_FIND_NONE, 0);
  const IteamPdfHit *hit = g_ptr_array_index (hits, 25);
  const IteamPdfRect *rect = &g_array_index (hit->rects, IteamPdfRect, 0);
  double top;

  g_assert_cmpuint (hits->len, ==, 40);
  iteam_reader_view_set_hits (fixture->view, hits, 25, NULL);
  iteam_reader_view_show_rect (fixture->view, hit->page, rect);
  wait_until (is_drawn, fixture->view);
  top = get_top (fixture, hit->page) + (double) rect->y1 * iteam_reader_view_get_scale (fixture->view);
  g_assert_cmpfloat (top, >=, 0);
  g_assert_cmpfloat (top, <, 700);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/reader-view/go-to", test_go_to }, { "/reader-view/turn", test_turn }, { "/reader-view/zoom", test_zoom },
    { "/reader-view/look", test_look },   { "/reader-view/copy", test_copy }, { "/reader-view/hits", test_hits },
    { "/reader-view/told", test_told },   { "/reader-view/clicks", test_clicks },
  };

  window_fixture_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, GUINT_TO_POINTER (40), set_up, tests[i].test, tear_down);

  return window_fixture_run ();
}
