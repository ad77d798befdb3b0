/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-people-popover.h"
#include "window-fixture.h"

typedef struct
{
  IteamDirectory *directory;
  gint64 ids[4];
  int n_changed;
  GtkWidget *window;
  GtkWidget *button;
  GtkWidget *popover;
  GtkListBox *list;
} Fixture;

static const char *const names[] = { "Coordinator", "HRM", "Municipal secretary", "Social worker" };

static void
changed_cb (GtkWidget *popover,
            int       *n_changed)
{
  (*n_changed)++;
}

/* The last of them has left the team. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pillars = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      IteamPerson *person = iteam_person_new (names[i]);

      iteam_person_set_active (person, i < 3);
      fixture->ids[i] = iteam_person_get_id (person);
      g_ptr_array_add (people, person);
    }
  fixture->directory = iteam_directory_new ();
  iteam_directory_update (fixture->directory, people, pillars);

  fixture->popover = iteam_people_popover_new ();
  iteam_people_popover_set_directory (ITEAM_PEOPLE_POPOVER (fixture->popover), fixture->directory);
  g_signal_connect (fixture->popover, "changed", G_CALLBACK (changed_cb), &fixture->n_changed);
  fixture->list = GTK_LIST_BOX (find_child (fixture->popover, "list"));

  fixture->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (fixture->button), fixture->popover);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->button);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_window (GTK_TYPE_WINDOW);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *popover = fixture->popover;

  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (popover);
  g_assert_finalize_object (fixture->directory);
}

static guint
count_rows (Fixture *fixture)
{
  guint n_rows = 0;

  while (gtk_list_box_get_row_at_index (fixture->list, n_rows) != NULL)
    n_rows++;

  return n_rows;
}

static void
toggle (Fixture *fixture,
        int      index)
{
  g_signal_emit_by_name (fixture->list, "row-activated", gtk_list_box_get_row_at_index (fixture->list, index));
}

static void
open_popover (Fixture *fixture)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (fixture->button));
}

static void
close_popover (Fixture *fixture)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (fixture->button));
}

static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  IteamPeoplePopover *popover = ITEAM_PEOPLE_POPOVER (fixture->popover);
  const gint64 *people;
  guint n_people;

  iteam_people_popover_set_selected (popover, &fixture->ids[1], 1);
  open_popover (fixture);
  g_assert_cmpuint (count_rows (fixture), ==, 3);

  toggle (fixture, 0);
  close_popover (fixture);
  g_assert_cmpint (fixture->n_changed, ==, 1);
  people = iteam_people_popover_get_selected (popover, &n_people);
  g_assert_cmpuint (n_people, ==, 2);
  g_assert_cmpint (people[0], ==, fixture->ids[1]);
  g_assert_cmpint (people[1], ==, fixture->ids[0]);

  /* There and back again is no change. */
  open_popover (fixture);
  toggle (fixture, 2);
  toggle (fixture, 2);
  close_popover (fixture);
  g_assert_cmpint (fixture->n_changed, ==, 1);
}

static void
test_left (Fixture      *fixture,
           gconstpointer data)
{
  IteamPeoplePopover *popover = ITEAM_PEOPLE_POPOVER (fixture->popover);
  guint n_people;

  /* Who has left can be let go of, and is still there to be taken back. */
  iteam_people_popover_set_selected (popover, &fixture->ids[3], 1);
  open_popover (fixture);
  g_assert_cmpuint (count_rows (fixture), ==, 4);
  toggle (fixture, 3);
  g_assert_cmpuint (count_rows (fixture), ==, 4);
  close_popover (fixture);
  iteam_people_popover_get_selected (popover, &n_people);
  g_assert_cmpuint (n_people, ==, 0);

  iteam_people_popover_set_selected (popover, NULL, 0);
  g_assert_cmpuint (count_rows (fixture), ==, 3);
}

static void
test_search (Fixture      *fixture,
             gconstpointer data)
{
  GtkEditable *entry = GTK_EDITABLE (find_child (fixture->popover, "search_entry"));
  GtkStack *stack = GTK_STACK (find_child (fixture->popover, "stack"));

  open_popover (fixture);
  gtk_editable_set_text (entry, "secr");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  g_assert_nonnull (gtk_list_box_get_selected_row (fixture->list));

  gtk_editable_set_text (entry, "paprika");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "nobody");

  /* The next one who opens it begins anew. */
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);
  if (gtk_init_check ())
    adw_init ();

  g_test_add ("/people-popover/choose", Fixture, NULL, set_up, test_choose, tear_down);
  g_test_add ("/people-popover/left", Fixture, NULL, set_up, test_left, tear_down);
  g_test_add ("/people-popover/search", Fixture, NULL, set_up, test_search, tear_down);

  return window_fixture_run ();
}
