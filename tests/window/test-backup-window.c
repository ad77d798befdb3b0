/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "iteam-backup-plan.h"
#include "iteam-banner.h"
#include "iteam-who-window.h"
#include "window-fixture.h"

/* The backups that the window makes by itself. */

static void
open_file (Program *program,
           GFile   *file)
{
  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  gtk_window_destroy (GTK_WINDOW (wait_for_window (ITEAM_TYPE_WHO_WINDOW)));
}

static gboolean
is_there (gpointer data)
{
  return g_file_query_exists (G_FILE (data), NULL);
}

static gboolean
is_shown (gpointer data)
{
  g_autofree char *text = NULL;

  g_object_get (data, "text", &text, NULL);

  return text != NULL;
}

static gboolean
is_hidden (gpointer data)
{
  return !is_shown (data);
}

static GFile *
backup_of_today (GFile *folder)
{
  g_autofree char *name = iteam_backup_plan_name ("Team.iteam", iteam_day_today ());

  return g_file_get_child (folder, name);
}

/* It comes by itself, beside the file. */
static void
test_by_itself (Program      *program,
                gconstpointer data)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  g_autoptr (GFile) folder = program_get_file (program, "Team.iteam.backups");
  g_autoptr (GFile) backup = backup_of_today (folder);

  open_file (program, file);
  wait_until (is_there, backup);
}

/* One that fails says so once a day, and another folder is the way out. */
static void
test_fails (Program      *program,
            gconstpointer data)
{
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  g_autoptr (GFile) folder = program_get_file (program, "Team.iteam.backups");
  g_autoptr (GFile) other = program_get_file (program, "Elsewhere");
  g_autoptr (GFile) backup = backup_of_today (other);
  g_autofree char *uri = g_file_get_uri (other);
  GSettings *settings = iteam_application_get_settings (program->application);
  g_autofree char *told = NULL;
  g_autofree char *untold = NULL;
  GtkWidget *banner;

  g_assert_true (g_file_set_contents (g_file_peek_path (folder), "in the way", -1, NULL));
  open_file (program, file);
  banner = find_child (program_get_window (program), "backup_banner");
  wait_until (is_shown, banner);
  told = g_settings_get_string (settings, "backup-failure");
  g_assert_cmpstr (told, !=, "");

  g_settings_set_string (settings, "backup-folder", uri);
  wait_until (is_there, backup);
  g_assert_true (is_hidden (banner));
  untold = g_settings_get_string (settings, "backup-failure");
  g_assert_cmpstr (untold, ==, "");
}

/* Someone reads what it says, and closes it. */
static void
test_closed (Program      *program,
             gconstpointer data)
{
  GtkWidget *banner = find_child (program_get_window (program), "backup_banner");
  GtkWidget *box = find_widget (banner, GTK_TYPE_BOX);

  g_object_set (banner, "text", "No backup.", NULL);
  g_assert_true (is_shown (banner));
  g_signal_emit_by_name (gtk_widget_get_last_child (box), "clicked");
  g_assert_true (is_hidden (banner));
}

int
main (int    argc,
      char **argv)
{
  window_fixture_init (&argc, &argv);

  program_add_test ("/backup-window/by-itself", test_by_itself, NULL);
  program_add_test ("/backup-window/fails", test_fails, NULL);
  program_add_test ("/backup-window/closed", test_closed, NULL);

  return window_fixture_run ();
}
