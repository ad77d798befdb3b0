/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-full-screen-box.h"
#include "window-fixture.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *button;
  GtkWidget *text;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  fixture->button = gtk_button_new_with_label ("Balk");
  fixture->text = gtk_text_view_new ();
  gtk_box_append (GTK_BOX (bar), fixture->button);
  fixture->box = g_object_new (ITEAM_TYPE_FULL_SCREEN_BOX, "bar", bar, "content", fixture->text, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 200);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->box);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->box), (gpointer *) &fixture->box);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->box != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
shows_bar (Fixture *fixture)
{
  gboolean shown;

  g_object_get (fixture->box, "bar-shown", &shown, NULL);

  return shown;
}

static gboolean
is_below_bar (gpointer data)
{
  Fixture *fixture = data;
  int bar = gtk_widget_get_height (gtk_widget_get_parent (fixture->button));

  return bar > 0 && gtk_widget_get_height (fixture->text) == gtk_widget_get_height (fixture->box) - bar;
}

static gboolean
has_all_room (gpointer data)
{
  Fixture *fixture = data;

  return gtk_widget_get_height (fixture->box) > 0 && gtk_widget_get_height (fixture->text) == gtk_widget_get_height (fixture->box);
}

static gboolean
hides_bar (gpointer data)
{
  return !shows_bar (data);
}

/* The bar takes room of its own, and none in full screen, where it goes by itself. */
static void
test_room (Fixture       *fixture,
           gconstpointer  data)
{
  wait_until (is_below_bar, fixture);
  gtk_widget_grab_focus (fixture->text);
  g_object_set (fixture->box, "full-screen", TRUE, NULL);
  g_assert_true (shows_bar (fixture));
  wait_until (has_all_room, fixture);
  wait_until (hides_bar, fixture);

  g_object_set (fixture->box, "full-screen", FALSE, NULL);
  g_assert_true (shows_bar (fixture));
  wait_until (is_below_bar, fixture);
}

/* It comes when the keyboard goes there, and stays until it goes elsewhere. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  gtk_widget_grab_focus (fixture->text);
  g_object_set (fixture->box, "full-screen", TRUE, NULL);
  wait_until (hides_bar, fixture);
  gtk_widget_grab_focus (fixture->button);
  g_assert_true (shows_bar (fixture));
  gtk_widget_grab_focus (fixture->text);
  g_assert_true (shows_bar (fixture));
  wait_until (hides_bar, fixture);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/widgets/full-screen-box/room", test_room);
  ADD ("/widgets/full-screen-box/focus", test_focus);
#undef ADD

  return window_fixture_run ();
}
