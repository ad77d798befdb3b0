/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for dl_iterate_phdr() */
#include "config.h"

#include "window-fixture.h"

#include <glib/gstdio.h>
#ifdef __SANITIZE_ADDRESS__
#include <link.h>
#endif

#include "store-fixture.h"

/* Longer than anything takes, also with sanitizers on a busy machine. */
#define TOO_LONG 60

static char *home;

void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

#ifdef __SANITIZE_ADDRESS__

/* Of libasan, whose header is not everywhere. */
int    __sanitizer_get_ownership      (const volatile void *p);
size_t __sanitizer_get_allocated_size (const volatile void *p);

/* Nobody reads it but the search. */
static gpointer volatile first_quarks;

static int
look_for_quarks (struct dl_phdr_info *library,
                 size_t               size,
                 void                *data)
{
  if (strstr (library->dlpi_name, "libglib-2.0") == NULL)
    return 0;

  for (int i = 0; i < library->dlpi_phnum; i++)
    {
      const ElfW (Phdr) *segment = &library->dlpi_phdr[i];
      gpointer *words = (gpointer *) (library->dlpi_addr + segment->p_vaddr);

      if (segment->p_type != PT_LOAD || (segment->p_flags & PF_W) == 0)
        continue;
      for (gsize word = 0; word < segment->p_memsz / sizeof (gpointer); word++)
        if (words[word] != NULL && __sanitizer_get_ownership (words[word]) &&
            __sanitizer_get_allocated_size (words[word]) == 2048 * sizeof (char *) &&
            ((const char **) words[word])[1] == g_quark_to_string (1))
          first_quarks = words[word];
    }

  return 1;
}

/* GLib leaves its table of interned strings behind for a larger one when there
 * are more than 2048 of them, on purpose. Here it stays known to the search for
 * leaks. */
static void
keep_quarks (void)
{
  dl_iterate_phdr (look_for_quarks, NULL);
}

#else

static void
keep_quarks (void)
{
}

#endif

/* Must come before anything asks GLib where the user's folders are. */
void
window_fixture_init (int    *argc,
                     char ***argv)
{
  keep_quarks ();
  home = g_dir_make_tmp ("iteam-home-XXXXXX", NULL);
  g_setenv ("HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);

  g_test_init (argc, argv, NULL);
}

int
window_fixture_run (void)
{
  int result = 77;

  if (gtk_init_check ())
    {
      /* Without a window manager nobody says which window has the focus, and
       * a cursor that blinks would ask. */
      g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
      result = g_test_run ();
    }
  else
    {
      g_printerr ("There is no display\n");
    }
  remove_tree (home);
  g_clear_pointer (&home, g_free);

  return result;
}

static gboolean
too_long_cb (gpointer data)
{
  g_error ("Waited for %d s", TOO_LONG);

  return G_SOURCE_REMOVE;
}

void
wait_until (Condition condition,
            gpointer  data)
{
  guint watchdog = g_timeout_add_seconds (TOO_LONG, too_long_cb, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (watchdog);
}

typedef struct
{
  ProgramTest test;
  gconstpointer data;
  Program program;
} Case;

static gboolean
no_windows (gpointer data)
{
  return gtk_application_get_windows (GTK_APPLICATION (data)) == NULL;
}

/* Runs the test, then closes the program as a person does, and finds that
 * nothing of the window is left. */
static gboolean
run_case_cb (gpointer user_data)
{
  Case *test = user_data;
  Program *program = &test->program;
  GtkWindow *alive;

  test->test (program, test->data);

  alive = GTK_WINDOW (program_get_window (program));
  g_assert_nonnull (alive);
  g_object_add_weak_pointer (G_OBJECT (alive), (gpointer *) &alive);
  g_action_group_activate_action (G_ACTION_GROUP (program->application), "quit", NULL);
  wait_until (no_windows, program->application);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (alive);

  return G_SOURCE_REMOVE;
}

static void
run_case (gconstpointer data)
{
  Case *test = (Case *) data;
  Program *program = &test->program;

  program->folder = store_fixture_folder ();
  program->application = iteam_application_new ();
  program->session = iteam_application_get_session (program->application);
  /* The tests run side by side. */
  g_application_set_flags (G_APPLICATION (program->application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_idle_add_full (G_PRIORITY_LOW, run_case_cb, test, NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (program->application), 0, NULL), ==, 0);

  g_assert_finalize_object (program->application);
  remove_tree (program->folder);
  g_free (program->folder);
}

void
program_add_test (const char   *path,
                  ProgramTest   test,
                  gconstpointer data)
{
  Case *added = g_new0 (Case, 1);

  added->test = test;
  added->data = data;
  g_test_add_data_func_full (path, added, run_case, g_free);
}

IteamWindow *
program_get_window (Program *program)
{
  return (IteamWindow *) find_window (ITEAM_TYPE_WINDOW);
}

GFile *
program_get_file (Program    *program,
                  const char *name)
{
  return g_file_new_build_filename (program->folder, name, NULL);
}

/* A team file that is closed. */
GFile *
program_make_file (Program    *program,
                   const char *name)
{
  g_autoptr (GFile) made = program_get_file (program, "Team.iteam");
  g_autoptr (GFile) file = program_get_file (program, name);
  g_autoptr (GError) error = NULL;

  store_fixture_close (store_fixture_open (program->folder, "HRM"));
  if (!g_file_equal (made, file))
    g_file_move (made, file, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&file);
}

/* Gives a team file a version that is not there yet, so that it can only be
 * read; who can write what is no matter to root. */
void
program_make_newer (GFile *file)
{
  FILE *stream = g_fopen (g_file_peek_path (file), "r+b");

  g_assert_nonnull (stream);
  g_assert_cmpint (fseek (stream, 60, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite ("\0\0\x27\x0f", 4, 1, stream), ==, 1);
  g_assert_cmpint (fclose (stream), ==, 0);
}

void
program_open (Program *program,
              GFile   *file)
{
  g_application_open (G_APPLICATION (program->application), &file, 1, "");
}

typedef struct
{
  IteamSession *session;
  IteamSessionState state;
} Wanted;

static gboolean
has_state (gpointer data)
{
  Wanted *wanted = data;

  return iteam_session_get_state (wanted->session) == wanted->state;
}

void
program_wait_for_state (Program          *program,
                        IteamSessionState state)
{
  Wanted wanted = { program->session, state };

  wait_until (has_state, &wanted);
}

GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }

  return NULL;
}

static gboolean
has_window (gpointer data)
{
  GtkWidget *window = find_window (GPOINTER_TO_SIZE (data));

  return window != NULL && gtk_widget_get_mapped (window);
}

static gboolean
has_no_window (gpointer data)
{
  return find_window (GPOINTER_TO_SIZE (data)) == NULL;
}

GtkWidget *
wait_for_window (GType type)
{
  wait_until (has_window, GSIZE_TO_POINTER (type));

  return find_window (type);
}

void
wait_for_no_window (GType type)
{
  wait_until (has_no_window, GSIZE_TO_POINTER (type));
}

GtkWidget *
find_widget (GtkWidget *root,
             GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What can be dropped on a widget itself. */
GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  return NULL;
}

/* A child of a template by its name there. */
GtkWidget *
find_child (gpointer    widget,
            const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);

  return (GtkWidget *) child;
}
