/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "iteam-application.h"

/* One measurement in a process of its own, printed as "NAME VALUE" lines.
 * bench-window.py starts it, several times and in turns:
 *
 *   bench-window bare            the least libadwaita window
 *   bench-window table COUNT     GTK's own table of plain texts
 *   bench-window program FILE    the program on a team file
 *
 * The first start on a file says who is at work in it, which the others find
 * there; the question would stand over the table otherwise.
 *
 * Each ends after its first frame with a filled table, then memory, then a
 * scroll from top to end, then searching key by key. Times to the first frame
 * count from BENCH_STARTED (microseconds of the monotonic clock), which the
 * caller sets just before it starts the process. */

#define N_COLUMNS 8
#define SCROLL_FRAMES 600
#define PAUSE_MS 300

typedef struct
{
  gboolean bare;
  gboolean first_frame_seen;
  GtkWidget *window;
  gint64 frame_started;
  gint64 frame_work_started;

  GtkAdjustment *scroll;
  GArray *scroll_frames;
  GArray *scroll_work;
  GArray *scroll_ours;
  gint64 ours_started;
  gint64 ours;

  GtkEditable *search;
  guint n_keys;
  gint64 key_pressed;
  GArray *keys;
} Bench;

static const char *const typed[] = {
  "n", "nu", "num", "nume", "nummer", "nummer 9", "nummer 99", "nummer 9", "nummer", "num", "n", "",
  "7", "77", "777", "77", "7", "", "lijst", "",
};

static void pause_then (GSourceFunc func, Bench *bench);

/* Microseconds that this thread has worked: what others do meanwhile is not in it. */
static gint64
get_work_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static int
compare_integers (const void *a,
                  const void *b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
print_times (const char *name,
             GArray     *times)
{
  if (times->len == 0)
    return;

  qsort (times->data, times->len, sizeof (gint64), compare_integers);
  g_print ("%s-median-ms %.2f\n", name, g_array_index (times, gint64, times->len / 2) / 1000.0);
  g_print ("%s-p99-ms %.2f\n", name, g_array_index (times, gint64, times->len * 99 / 100) / 1000.0);
  g_print ("%s-max-ms %.2f\n", name, g_array_index (times, gint64, times->len - 1) / 1000.0);
}

static void
print_memory (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    line = strstr (status, "VmRSS:");
  if (line != NULL)
    g_print ("memory-mb %.1f\n", g_ascii_strtoll (line + strlen ("VmRSS:"), NULL, 10) / 1024.0);
}

static gboolean
finish (gpointer data)
{
  Bench *bench = data;

  print_times ("scroll", bench->scroll_frames);
  print_times ("scroll-work", bench->scroll_work);
  print_times ("scroll-ours", bench->scroll_ours);
  print_times ("search", bench->keys);
  fflush (stdout);
  _exit (0);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_filled_table (Bench *bench)
{
  GtkWidget *table = find_widget (bench->window, GTK_TYPE_COLUMN_VIEW);
  GtkSelectionModel *model = table != NULL ? gtk_column_view_get_model (GTK_COLUMN_VIEW (table)) : NULL;

  return model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0 ? table : NULL;
}

/* As a person types: what stands there already stays. */
static void
type_towards (GtkEditable *search,
              const char  *text)
{
  const char *before = gtk_editable_get_text (search);
  int same = 0, end;

  while (before[same] != '\0' && before[same] == text[same])
    same++;
  end = same;
  if (before[same] != '\0')
    gtk_editable_delete_text (search, same, -1);
  if (text[same] != '\0')
    gtk_editable_insert_text (search, text + same, -1, &end);
}

static gboolean
press_key (gpointer data)
{
  Bench *bench = data;

  if (bench->n_keys == G_N_ELEMENTS (typed))
    return finish (bench);

  bench->key_pressed = g_get_monotonic_time ();
  type_towards (bench->search, typed[bench->n_keys++]);
  gtk_widget_queue_draw (bench->window);

  return G_SOURCE_REMOVE;
}

static gboolean
start_searching (gpointer data)
{
  Bench *bench = data;
  GtkWidget *entry = find_widget (bench->window, GTK_TYPE_SEARCH_ENTRY);

  if (entry == NULL)
    return finish (bench);

  bench->search = GTK_EDITABLE (entry);
  gtk_widget_grab_focus (entry);
  pause_then (press_key, bench);

  return G_SOURCE_REMOVE;
}

/* GTK asks for the cell of a row, which is where what is behind it begins to work. */
static gboolean
on_cell_asked (GSignalInvocationHint *hint,
               guint                  n_values,
               const GValue          *values,
               gpointer               data)
{
  Bench *bench = data;

  bench->ours_started = get_work_time ();

  return TRUE;
}

static void
on_cell_made (GtkSignalListItemFactory *factory,
              GObject                  *item,
              Bench                    *bench)
{
  bench->ours += get_work_time () - bench->ours_started;
}

static void
watch_cells (GtkColumnView *table,
             Bench         *bench)
{
  static const char *const signals[] = { "setup", "bind", "unbind", "teardown" };
  GListModel *columns = gtk_column_view_get_columns (table);

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_signal_add_emission_hook (g_signal_lookup (signals[i], GTK_TYPE_SIGNAL_LIST_ITEM_FACTORY), 0, on_cell_asked, bench, NULL);
      for (guint column = 0; column < g_list_model_get_n_items (columns); column++)
        {
          g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (columns, column);
          GtkListItemFactory *factory = gtk_column_view_column_get_factory (one);

          if (GTK_IS_SIGNAL_LIST_ITEM_FACTORY (factory))
            g_signal_connect_after (factory, signals[i], G_CALLBACK (on_cell_made), bench);
        }
    }
}

static gboolean
scroll_on (GtkWidget     *table,
           GdkFrameClock *clock,
           gpointer       data)
{
  Bench *bench = data;
  double end = gtk_adjustment_get_upper (bench->scroll) - gtk_adjustment_get_page_size (bench->scroll);

  if (gtk_adjustment_get_value (bench->scroll) >= end || bench->scroll_frames->len >= SCROLL_FRAMES)
    {
      bench->scroll = NULL;
      pause_then (start_searching, bench);

      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (bench->scroll, gtk_adjustment_get_value (bench->scroll) + end / SCROLL_FRAMES);

  return G_SOURCE_CONTINUE;
}

static gboolean
start_scrolling (gpointer data)
{
  Bench *bench = data;
  GtkWidget *table = find_filled_table (bench);

  print_memory ();
  if (table == NULL)
    return finish (bench);

  bench->scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));
  watch_cells (GTK_COLUMN_VIEW (table), bench);
  gtk_widget_add_tick_callback (table, scroll_on, bench, NULL);

  return G_SOURCE_REMOVE;
}

static void
pause_then (GSourceFunc  func,
            Bench       *bench)
{
  g_timeout_add (PAUSE_MS, func, bench);
}

static void
on_before_paint (GdkFrameClock *clock,
                 Bench         *bench)
{
  bench->frame_started = g_get_monotonic_time ();
  bench->frame_work_started = get_work_time ();
  bench->ours = 0;
}

static void
on_after_paint (GdkFrameClock *clock,
                Bench         *bench)
{
  gint64 now = g_get_monotonic_time ();
  gint64 frame = now - bench->frame_started;
  gint64 work = get_work_time () - bench->frame_work_started;

  if (bench->scroll != NULL)
    {
      g_array_append_val (bench->scroll_frames, frame);
      g_array_append_val (bench->scroll_work, work);
      g_array_append_val (bench->scroll_ours, bench->ours);
    }

  if (bench->key_pressed != 0)
    {
      gint64 waited = now - bench->key_pressed;

      g_array_append_val (bench->keys, waited);
      bench->key_pressed = 0;
      pause_then (press_key, bench);
    }

  if (!bench->first_frame_seen && (bench->bare || find_filled_table (bench) != NULL))
    {
      const char *started = g_getenv ("BENCH_STARTED");

      bench->first_frame_seen = TRUE;
      g_print ("first-frame-ms %.1f\n", (now - g_ascii_strtoll (started != NULL ? started : "0", NULL, 10)) / 1000.0);
      g_timeout_add (1500, start_scrolling, bench);
    }
}

static void
on_realize (GtkWidget *window,
            Bench     *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), bench);
}

static void
on_window_added (GtkApplication *application,
                 GtkWindow      *window,
                 Bench          *bench)
{
  if (bench->window != NULL)
    return;

  bench->window = GTK_WIDGET (window);
  g_signal_connect (window, "realize", G_CALLBACK (on_realize), bench);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, gtk_inscription_new (NULL));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
new_table (int n_rows)
{
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  GtkSelectionModel *model;
  GtkWidget *table, *scroller;

  for (int i = 0; i < n_rows; i++)
    gtk_string_list_take (rows, g_strdup_printf ("Actiepunt nummer %d", i));

  model = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_steal_pointer (&rows))));
  table = gtk_column_view_new (model);
  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
      column = gtk_column_view_column_new ("Kolom", factory);
      gtk_column_view_column_set_expand (column, i == 1);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
    }

  scroller = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), table);

  return scroller;
}

static void
on_activate (GtkApplication *application,
             gpointer        n_rows)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  if (GPOINTER_TO_INT (n_rows) > 0)
    gtk_box_append (GTK_BOX (box), new_table (GPOINTER_TO_INT (n_rows)));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

/* The first of the people in the file. */
static void
on_opened (IteamSession *session)
{
  IteamDirectory *directory = iteam_store_get_directory (iteam_session_get_store (session));
  g_autoptr (IteamPerson) person = NULL;

  if (iteam_session_get_user (session) != NULL)
    return;

  person = g_list_model_get_item (iteam_directory_get_people (directory), 0);
  iteam_session_become_async (session, person, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GtkApplication) application = NULL;
  Bench bench = { 0 };
  gboolean program = argc == 3 && g_str_equal (argv[1], "program");

  if (argc < 2)
    return 2;

  bench.bare = g_str_equal (argv[1], "bare");
  bench.scroll_frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench.scroll_work = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench.scroll_ours = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench.keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (program)
    application = GTK_APPLICATION (iteam_application_new ());
  else
    application = GTK_APPLICATION (adw_application_new ("org.rijswijk.IntegriteitTeam.Bench", G_APPLICATION_DEFAULT_FLAGS));
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application)) | G_APPLICATION_NON_UNIQUE);
  if (program)
    g_signal_connect (iteam_application_get_session (ITEAM_APPLICATION (application)), "opened",
                      G_CALLBACK (on_opened), NULL);
  else
    g_signal_connect (application, "activate", G_CALLBACK (on_activate),
                      GINT_TO_POINTER (argc == 3 ? atoi (argv[2]) : 0));
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), &bench);

  return g_application_run (G_APPLICATION (application), program ? 2 : 1,
                            program ? (char *[]) { argv[0], argv[2], NULL } : argv);
}
