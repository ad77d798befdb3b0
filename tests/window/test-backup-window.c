/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "iteam-backup-plan.h"
#include "iteam-banner.h"
#include "iteam-restore-window.h"
#include "iteam-who-window.h"
#include "store-fixture.h"
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

  /* The tests that follow share these. */
  g_settings_reset (settings, "backup-folder");
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

/* Overwrites pages in the middle, as a bad disk does. */
static void
damage (GFile *file)
{
  FILE *stream = g_fopen (g_file_peek_path (file), "r+b");

  g_assert_nonnull (stream);
  g_assert_cmpint (fseek (stream, 20 * 4096, SEEK_SET), ==, 0);
  for (int i = 0; i < 10 * 4096; i++)
    fputc ('x', stream);
  g_assert_cmpint (fclose (stream), ==, 0);
}

/* A file with enough in it to have a middle, and a backup of yesterday. */
static GFile *
make_filled (Program *program,
             gboolean with_backup)
{
  GFile *file = program_get_file (program, "Team.iteam");
  IteamStore *store = store_fixture_open (program->folder, "HRM");

  for (int i = 0; i < 200; i++)
    store_fixture_add (store, "Dilemmatraining herhalen in het najaar, met wie er toen niet bij was");
  store_fixture_close (store);
  if (with_backup)
    {
      g_autofree char *name = iteam_backup_plan_name ("Team.iteam", iteam_day_today () - 1);
      g_autoptr (GFile) folder = program_get_file (program, "Team.iteam.backups");
      g_autoptr (GFile) backup = g_file_get_child (folder, name);

      g_assert_cmpint (g_mkdir (g_file_peek_path (folder), 0700), ==, 0);
      g_assert_true (g_file_copy (file, backup, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
    }

  return file;
}

static gboolean
has_offer (gpointer data)
{
  g_autofree char *label = NULL;

  g_object_get (data, "button-label", &label, NULL);

  return label != NULL;
}

static gboolean
says_none (gpointer data)
{
  g_autofree char *text = NULL;

  g_object_get (data, "text", &text, NULL);

  return text != NULL && strstr (text, "iteamctl recover Team.iteam") != NULL;
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0 && gtk_widget_get_mapped (root))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
was_clicked (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *button = find_button (window, data);

      if (button != NULL)
        {
          g_signal_emit_by_name (button, "clicked");
          return TRUE;
        }
    }

  return FALSE;
}

/* A question is a window of its own with libadwaita 1.2, and part of one later. */
static void
answer (const char *label)
{
  wait_until (was_clicked, (gpointer) label);
}

static gboolean
is_visible (gpointer data)
{
  return gtk_widget_get_visible (data);
}

static gboolean
is_invisible (gpointer data)
{
  return !gtk_widget_get_visible (data);
}

static gboolean
is_whole (gpointer data)
{
  Program *program = data;

  return iteam_session_get_state (program->session) == ITEAM_SESSION_OPEN && !iteam_session_get_damaged (program->session);
}

static guint
count_actions (Program *program)
{
  g_autoptr (GPtrArray) actions = store_fixture_actions (iteam_session_get_store (program->session));

  return actions->len;
}

/* Damage in the middle is found by itself, nothing is written from then on, and
 * the backup takes the place of the file. */
static void
test_damaged (Program      *program,
              gconstpointer data)
{
  g_autoptr (GFile) file = make_filled (program, TRUE);
  GtkWidget *banner = find_child (program_get_window (program), "damage_banner");

  damage (file);
  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  wait_until (has_offer, banner);
  g_assert_true (iteam_store_get_read_only (iteam_session_get_store (program->session)));

  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.put-back", NULL);
  answer ("_Put It Back");
  wait_until (is_whole, program);
  g_assert_true (is_hidden (banner));
}

/* Without a sound backup it says so, and names the way that is left. */
static void
test_damaged_for_good (Program      *program,
                       gconstpointer data)
{
  g_autoptr (GFile) file = make_filled (program, FALSE);
  GtkWidget *banner = find_child (program_get_window (program), "damage_banner");

  damage (file);
  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  wait_until (says_none, banner);
  g_assert_false (has_offer (banner));
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_answered (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static guint
count_aside (GFile *folder)
{
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, ".damaged-") != NULL;

  return n;
}

static gboolean
is_shared_again (gpointer data)
{
  Program *program = data;

  return is_whole (program) && iteam_share_is_shared (iteam_session_get_share (program->session));
}

/* The copy of a shared file is made anew by itself. */
static void
test_damaged_replica (Program      *program,
                      gconstpointer data)
{
  g_autoptr (GFile) file = make_filled (program, FALSE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) replica = NULL;
  g_autoptr (GFile) folder = NULL;
  GtkWidget *banner = find_child (program_get_window (program), "damage_banner");

  open_file (program, file);
  iteam_session_share_async (program->session, file, on_done, &result);
  wait_until (is_answered, &result);
  g_assert_true (iteam_session_share_finish (program->session, result, NULL));
  wait_until (is_shared_again, program);
  replica = g_file_dup (iteam_store_get_file (iteam_session_get_store (program->session)));
  folder = g_file_get_parent (replica);

  damage (replica);
  wait_until (is_shown, banner);
  wait_until (is_shared_again, program);
  g_assert_true (is_hidden (banner));
  g_assert_cmpuint (count_aside (folder), ==, 1);
  g_assert_cmpuint (count_actions (program), ==, 200);
  /* What was done without being asked is told. */
  answer ("_Close");

  /* The program of the next test would open its replica. */
  g_settings_reset (iteam_application_get_settings (program->application), "last-file");
}

/* A file that cannot be opened at all. */
static void
test_cut_short (Program      *program,
                gconstpointer data)
{
  g_autoptr (GFile) file = make_filled (program, TRUE);
  GtkWidget *banner = find_child (program_get_window (program), "damage_banner");

  g_assert_cmpint (truncate (g_file_peek_path (file), 8 * 4096), ==, 0);
  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_FAILED);
  wait_until (has_offer, banner);
  g_assert_nonnull (find_button (GTK_WIDGET (program_get_window (program)), "_Put the Backup Back…"));

  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.put-back", NULL);
  answer ("_Put It Back");
  wait_until (is_whole, program);
}

static gboolean
is_sensitive (gpointer data)
{
  return gtk_widget_get_sensitive (data);
}

/* The newest is chosen and looked at; what it holds is told, and restored. */
static void
test_restore (Program      *program,
              gconstpointer data)
{
  g_autoptr (GFile) file = make_filled (program, TRUE);
  GtkWidget *window;
  GtkLabel *holds;

  open_file (program, file);
  store_fixture_add (iteam_session_get_store (program->session), "Bij vergissing");
  g_assert_cmpuint (count_actions (program), ==, 201);

  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.restore", NULL);
  window = wait_for_window (ITEAM_TYPE_RESTORE_WINDOW);
  wait_until (is_sensitive, find_child (window, "restore_button"));
  holds = GTK_LABEL (find_child (window, "holds_label"));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (holds), "200 action points: 200 open, 0 done or dropped. 0 people."));

  gtk_widget_activate_action (window, "backup.restore", NULL);
  answer ("_Restore");
  wait_for_no_window (ITEAM_TYPE_RESTORE_WINDOW);
  g_assert_cmpuint (count_actions (program), ==, 200);
}

/* One that is damaged says so and cannot be restored. */
static void
test_restore_damaged (Program      *program,
                      gconstpointer data)
{
  g_autoptr (GFile) file = make_filled (program, TRUE);
  g_autofree char *name = iteam_backup_plan_name ("Team.iteam", iteam_day_today () - 1);
  g_autoptr (GFile) folder = program_get_file (program, "Team.iteam.backups");
  g_autoptr (GFile) backup = g_file_get_child (folder, name);
  GtkWidget *window;
  GtkWidget *spinner;

  damage (backup);
  open_file (program, file);
  gtk_widget_activate_action (GTK_WIDGET (program_get_window (program)), "win.restore", NULL);
  window = wait_for_window (ITEAM_TYPE_RESTORE_WINDOW);
  wait_until (is_visible, find_child (window, "holds_box"));
  spinner = find_child (window, "spinner");
  wait_until (is_invisible, spinner);
  g_assert_false (is_sensitive (find_child (window, "restore_button")));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  window_fixture_init (&argc, &argv);

  program_add_test ("/backup-window/by-itself", test_by_itself, NULL);
  program_add_test ("/backup-window/fails", test_fails, NULL);
  program_add_test ("/backup-window/closed", test_closed, NULL);
  program_add_test ("/backup-window/damaged", test_damaged, NULL);
  program_add_test ("/backup-window/damaged-for-good", test_damaged_for_good, NULL);
  program_add_test ("/backup-window/damaged-replica", test_damaged_replica, NULL);
  program_add_test ("/backup-window/cut-short", test_cut_short, NULL);
  program_add_test ("/backup-window/restore", test_restore, NULL);
  program_add_test ("/backup-window/restore-damaged", test_restore_damaged, NULL);

  return window_fixture_run ();
}
