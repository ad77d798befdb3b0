/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-text-area.h"
#include "iteam-text-row.h"
#include "window-fixture.h"

static void
done_cb (gpointer widget,
         int     *n_done)
{
  (*n_done)++;
}

typedef struct
{
  gboolean multiline;
  const char *typed;
  const char *text;
} Text;

static const Text texts[] = {
  { FALSE, "One line", "One line" },
  { FALSE, "  pasted from\na mail ", "pasted from a mail" },
  { FALSE, " ", "" },
  { TRUE, "Two\nlines\n", "Two\nlines" },
};

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (ITEAM_TYPE_TEXT_AREA, "multiline", texts[i].multiline, NULL));
      IteamTextArea *area = ITEAM_TEXT_AREA (widget);
      g_autofree char *typed = NULL;

      iteam_text_area_type (area, texts[i].typed);
      typed = iteam_text_area_get_typed (area);
      g_assert_cmpstr (typed, ==, texts[i].text);
      g_assert_finalize_object (widget);
    }
}

/* What others write is shown, but never in the place of what one types. */
static void
test_survives (void)
{
  GtkWidget *widget = g_object_ref_sink (g_object_new (ITEAM_TYPE_TEXT_AREA, NULL));
  IteamTextArea *area = ITEAM_TEXT_AREA (widget);
  g_autofree char *typed = NULL;
  int n_done = 0;

  g_signal_connect (area, "done", G_CALLBACK (done_cb), &n_done);
  iteam_text_area_show (area, "Read");
  iteam_text_area_finish (area);
  g_assert_cmpint (n_done, ==, 0);

  iteam_text_area_type (area, "Read and typed");
  iteam_text_area_show (area, "Theirs");
  g_assert_cmpstr (iteam_text_area_get_read (area), ==, "Read");
  typed = iteam_text_area_get_typed (area);
  g_assert_cmpstr (typed, ==, "Read and typed");
  iteam_text_area_finish (area);
  g_assert_cmpint (n_done, ==, 1);

  iteam_text_area_take_saved (area, typed);
  g_assert_false (iteam_text_area_is_typed (area));
  iteam_text_area_show (area, "Theirs");
  g_assert_cmpstr (iteam_text_area_get_read (area), ==, "Theirs");

  iteam_text_area_type (area, "Never mind");
  iteam_text_area_revert (area);
  g_assert_false (iteam_text_area_is_typed (area));

  g_assert_finalize_object (widget);
}

static gboolean
is_done (gpointer data)
{
  return *(int *) data > 0;
}

static void
test_rest (void)
{
  GtkWidget *widget = g_object_ref_sink (g_object_new (ITEAM_TYPE_TEXT_AREA, "multiline", TRUE, "saves-at-rest", TRUE, NULL));
  int n_done = 0;

  g_signal_connect (widget, "done", G_CALLBACK (done_cb), &n_done);
  iteam_text_area_type (ITEAM_TEXT_AREA (widget), "A thought");
  wait_until (is_done, &n_done);
  g_assert_cmpint (n_done, ==, 1);

  /* Nothing comes after the end. */
  iteam_text_area_type (ITEAM_TEXT_AREA (widget), "A thought, and another");
  g_assert_finalize_object (widget);
}

static void
test_row (void)
{
  GtkWidget *widget = g_object_ref_sink (g_object_new (ITEAM_TYPE_TEXT_ROW, "label", "Reason", NULL));
  IteamTextRow *row = ITEAM_TEXT_ROW (widget);
  g_autofree char *typed = NULL;
  int n_done = 0;

  g_signal_connect (row, "done", G_CALLBACK (done_cb), &n_done);
  iteam_text_row_show (row, "Read");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpint (n_done, ==, 0);

  gtk_editable_set_text (GTK_EDITABLE (row), " Typed ");
  iteam_text_row_show (row, "Theirs");
  g_assert_cmpstr (iteam_text_row_get_read (row), ==, "Read");
  typed = iteam_text_row_get_typed (row);
  g_assert_cmpstr (typed, ==, "Typed");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpint (n_done, ==, 1);

  iteam_text_row_set_problem (row, "That cannot be.");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "That cannot be.");
  iteam_text_row_revert (row);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Reason");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Read");

  g_assert_finalize_object (widget);
}

/* The height for a width is known before the text was ever drawn at that width. */
static void
test_height (void)
{
  GtkWidget *widget = g_object_ref_sink (g_object_new (ITEAM_TYPE_TEXT_AREA, "multiline", TRUE, NULL));
  int line, wide, narrow, lines;

  iteam_text_area_show (ITEAM_TEXT_AREA (widget), "one");
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 400, NULL, &line, NULL, NULL);
  iteam_text_area_show (ITEAM_TEXT_AREA (widget), "one and two and three and four and five and six and seven");
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 2000, NULL, &wide, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 100, NULL, &narrow, NULL, NULL);
  iteam_text_area_show (ITEAM_TEXT_AREA (widget), "one\n\ntwo");
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 2000, NULL, &lines, NULL, NULL);

  g_assert_cmpint (wide, ==, line);
  g_assert_cmpint (narrow, >=, 3 * line);
  g_assert_cmpint (lines, >, 2 * line);
  g_assert_finalize_object (widget);
}

static GtkTextView *
find_view (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkTextView *view = GTK_IS_TEXT_VIEW (child) ? GTK_TEXT_VIEW (child) : find_view (child);

      if (view != NULL)
        return view;
    }

  return NULL;
}

/* Whatever the width, no word is on a line for which there is no room. */
static void
test_room (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *area = g_object_new (ITEAM_TYPE_TEXT_AREA, "multiline", TRUE, NULL);
  GtkTextView *view;

  gtk_window_set_child (GTK_WINDOW (window), area);
  view = find_view (area);
  iteam_text_area_show (ITEAM_TEXT_AREA (area), "Herhaling; de uitkomsten worden met die van 2018 vergeleken.");
  for (int width = 150; width < 600; width++)
    {
      GtkTextIter end;
      GdkRectangle place;
      int height;

      gtk_widget_measure (area, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      gtk_widget_allocate (area, width, height, -1, NULL);
      gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
      gtk_text_view_get_iter_location (view, &end, &place);
      g_assert_cmpint (place.y + place.height, <=, height);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);
  if (gtk_init_check ())
    adw_init ();

  g_test_add_func ("/text-area/typed", test_typed);
  g_test_add_func ("/text-area/survives", test_survives);
  g_test_add_func ("/text-area/rest", test_rest);
  g_test_add_func ("/text-area/height", test_height);
  g_test_add_func ("/text-area/room", test_room);
  g_test_add_func ("/text-row/edit", test_row);

  return window_fixture_run ();
}
