/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-day-popover.h"
#include "iteam-day-row.h"
#include "window-fixture.h"

/* In a window, as the popover needs a surface to stand on. */
static GtkWidget *
show_in_window (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_window (GTK_TYPE_WINDOW);

  return window;
}

static void
close_window (GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (window);
}

static void
chosen_cb (GtkWidget *widget,
           guint      day,
           GArray    *chosen)
{
  g_array_append_val (chosen, day);
}

static GtkWidget *
new_row (gboolean deadline,
         GArray  *chosen)
{
  GtkWidget *row = g_object_new (ITEAM_TYPE_DAY_ROW, "label", "Due date", "deadline", deadline, NULL);

  g_signal_connect (row, "chosen", G_CALLBACK (chosen_cb), chosen);

  return row;
}

static const char *
get_text (gpointer editable)
{
  return gtk_editable_get_text (GTK_EDITABLE (editable));
}

static const char *
get_title (gpointer row)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
}

typedef struct
{
  const char *typed;
  int ahead;
} Words;

static const Words words[] = {
  { "morgen", 1 },
  { "over 2 weken", 14 },
  { "today", 0 },
  { " in 10 days ", 10 },
};

static void
test_words (void)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkWidget *row = new_row (TRUE, chosen);
  GtkWidget *window = show_in_window (row);
  IteamDay today = iteam_day_today ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *expected = iteam_day_format (today + words[i].ahead, today, ITEAM_DAY_LONG);
      g_autofree char *title = g_strdup_printf ("Due date · %s", expected);

      gtk_editable_set_text (GTK_EDITABLE (row), words[i].typed);
      g_assert_cmpstr (get_title (row), ==, title);
      g_signal_emit_by_name (row, "entry-activated");
      g_assert_cmpuint (chosen->len, ==, i + 1);
      g_assert_cmpuint (g_array_index (chosen, guint, i), ==, today + words[i].ahead);
      g_assert_cmpstr (get_text (row), ==, expected);
    }

  /* The same day in other words is no change; nothing at all is no date. */
  gtk_editable_set_text (GTK_EDITABLE (row), "over 10 dagen");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpuint (chosen->len, ==, G_N_ELEMENTS (words));
  gtk_editable_set_text (GTK_EDITABLE (row), " ");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpuint (chosen->len, ==, G_N_ELEMENTS (words) + 1);
  g_assert_cmpuint (g_array_index (chosen, guint, G_N_ELEMENTS (words)), ==, ITEAM_DAY_NONE);

  close_window (window);
}

static void
test_wrong (void)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkWidget *row = new_row (TRUE, chosen);
  GtkWidget *window = show_in_window (row);

  iteam_day_row_show (ITEAM_DAY_ROW (row), iteam_day_from_iso ("2026-05-15"), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), "paprika");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpuint (chosen->len, ==, 0);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_true (g_str_has_prefix (get_title (row), "Not a date"));

  /* It stays to be mended when the file changes, upon what it was typed. */
  iteam_day_row_show (ITEAM_DAY_ROW (row), iteam_day_from_iso ("2026-06-01"), TRUE);
  g_assert_cmpstr (get_text (row), ==, "paprika");
  g_assert_cmpuint (iteam_day_row_get_read (ITEAM_DAY_ROW (row)), ==, iteam_day_from_iso ("2026-05-15"));

  iteam_text_row_revert (ITEAM_TEXT_ROW (row));
  g_assert_cmpstr (get_text (row), ==, "Friday 15 May 2026");
  g_assert_false (gtk_widget_has_css_class (row, "error"));

  close_window (window);
}

typedef struct
{
  int ahead;
  gboolean deadline;
  const char *text;
} Distance;

static const Distance distances[] = {
  { 0, TRUE, "today" },
  { 1, TRUE, "tomorrow" },
  { 3, TRUE, "in 3 days" },
  { -1, TRUE, "1 day late" },
  { -5, TRUE, "5 days late" },
  { -5, FALSE, "5 days ago" },
};

static void
test_distance (void)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    {
      GtkWidget *row = new_row (distances[i].deadline, chosen);
      GtkWidget *window = show_in_window (row);
      g_autofree char *title = g_strdup_printf ("Due date · %s", distances[i].text);

      iteam_day_row_show (ITEAM_DAY_ROW (row), iteam_day_today () + distances[i].ahead, TRUE);
      g_assert_cmpstr (get_title (row), ==, title);
      g_assert_cmpint (gtk_widget_has_css_class (row, "iteam-late"), ==, distances[i].deadline && distances[i].ahead < 0);

      /* What is done is not late. */
      iteam_day_row_show (ITEAM_DAY_ROW (row), iteam_day_today () + distances[i].ahead, FALSE);
      g_assert_cmpstr (get_title (row), ==, "Due date");
      g_assert_false (gtk_widget_has_css_class (row, "iteam-late"));
      close_window (window);
    }
}

static void
test_popover (void)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = iteam_day_popover_new ();
  GtkWidget *window, *entry, *calendar;
  g_autoptr (GDateTime) date = NULL;
  IteamDay today = iteam_day_today ();

  g_signal_connect (popover, "chosen", G_CALLBACK (chosen_cb), chosen);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  window = show_in_window (button);
  entry = find_child (popover, "entry");
  calendar = find_child (popover, "calendar");

  iteam_day_popover_set_day (ITEAM_DAY_POPOVER (popover), iteam_day_from_iso ("2026-05-15"));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_child (popover, "understood_label"))), ==, "Friday 15 May 2026");

  /* Turning the leaf chooses nothing, a day on it does. */
  date = g_date_time_new_local (2026, 6, 15, 12, 0, 0);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
  g_signal_emit_by_name (calendar, "next-month");
  g_assert_cmpuint (chosen->len, ==, 0);
  g_clear_pointer (&date, g_date_time_unref);
  date = g_date_time_new_local (2026, 6, 16, 12, 0, 0);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
  g_assert_cmpuint (chosen->len, ==, 1);
  g_assert_cmpuint (g_array_index (chosen, guint, 0), ==, iteam_day_from_iso ("2026-06-16"));
  g_assert_cmpuint (iteam_day_popover_get_day (ITEAM_DAY_POPOVER (popover)), ==, iteam_day_from_iso ("2026-06-16"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "overmorgen");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (g_array_index (chosen, guint, 1), ==, today + 2);

  gtk_editable_set_text (GTK_EDITABLE (entry), "paprika");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (chosen->len, ==, 2);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));

  gtk_widget_activate_action (popover, "day.choose", "s", "tomorrow");
  gtk_widget_activate_action (popover, "day.choose", "s", "monday");
  gtk_widget_activate_action (popover, "day.choose", "s", "month");
  gtk_widget_activate_action (popover, "day.choose", "s", "none");
  g_assert_cmpuint (g_array_index (chosen, guint, 2), ==, today + 1);
  g_assert_cmpint (iteam_day_weekday (g_array_index (chosen, guint, 3)), ==, 1);
  g_assert_cmpuint (g_array_index (chosen, guint, 3), >, today);
  g_assert_cmpuint (g_array_index (chosen, guint, 3), <=, today + 7);
  g_assert_cmpuint (g_array_index (chosen, guint, 4), ==, iteam_day_add_months (today, 1));
  g_assert_cmpuint (g_array_index (chosen, guint, 5), ==, ITEAM_DAY_NONE);

  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);
  if (gtk_init_check ())
    adw_init ();

  g_test_add_func ("/day-row/words", test_words);
  g_test_add_func ("/day-row/wrong", test_wrong);
  g_test_add_func ("/day-row/distance", test_distance);
  g_test_add_func ("/day-popover/choose", test_popover);

  return window_fixture_run ();
}
