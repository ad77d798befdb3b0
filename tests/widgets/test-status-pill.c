/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-person-cell.h"
#include "iteam-status-pill.h"
#include "window-fixture.h"

static void
test_icons (void)
{
  GtkIconTheme *icons = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  gtk_icon_theme_add_resource_path (icons, ITEAM_RESOURCE_BASE "/icons");
  for (int i = 0; i < ITEAM_N_ACTION_STATUSES; i++)
    {
      g_assert_true (gtk_icon_theme_has_icon (icons, iteam_status_icon_name (i)));
      for (int j = 0; j < i; j++)
        g_assert_cmpstr (iteam_status_icon_name (i), !=, iteam_status_icon_name (j));
    }
}

/* No two statuses read alike, and the mark comes and goes. */
static void
test_words (void)
{
  GtkWidget *pill = g_object_ref_sink (iteam_status_pill_new ());
  GtkLabel *label = GTK_LABEL (find_child (pill, "label"));

  for (int i = ITEAM_N_ACTION_STATUSES; i-- > 0;)
    {
      gboolean overdue;

      iteam_status_pill_show (ITEAM_STATUS_PILL (pill), i, i < ITEAM_ACTION_DONE);
      g_assert_cmpstr (gtk_label_get_label (label), ==, iteam_action_status_label (i));
      g_object_get (pill, "overdue", &overdue, NULL);
      g_assert_cmpint (overdue, ==, i < ITEAM_ACTION_DONE);
    }

  g_assert_finalize_object (pill);
}

static void
removed_cb (GtkWidget *chip,
            int       *n_removed)
{
  (*n_removed)++;
}

static void
test_chip (void)
{
  g_autoptr (IteamPerson) person = iteam_person_new ("Works council (OR)");
  GtkWidget *chip = g_object_ref_sink (iteam_person_cell_new_chip (person, TRUE));
  GtkWidget *button = find_child (chip, "remove_button");
  int n_removed = 0;

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_child (chip, "name_label"))), ==, "Works council (OR)");
  iteam_person_set_short_name (person, "OR");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_child (chip, "name_label"))), ==, "OR");
  g_assert_true (iteam_person_cell_get_person (ITEAM_PERSON_CELL (chip)) == person);

  g_signal_connect (chip, "removed", G_CALLBACK (removed_cb), &n_removed);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (n_removed, ==, 1);
  g_object_set (chip, "removable", FALSE, NULL);
  g_assert_false (gtk_widget_get_visible (button));

  g_assert_finalize_object (chip);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);
  if (gtk_init_check ())
    adw_init ();

  g_test_add_func ("/status-pill/icons", test_icons);
  g_test_add_func ("/status-pill/words", test_words);
  g_test_add_func ("/person-chip/removed", test_chip);

  return window_fixture_run ();
}
