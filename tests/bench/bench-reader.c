/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench-process.h"
#include "iteam-application.h"
#include "iteam-reader-find.h"
#include "iteam-reader-view-private.h"
#include "iteam-reader.h"
#include "iteam-session.h"
#include "iteam-window.h"

/* One measurement of the reader in a process of its own, in the program as it is,
 * printed as "NAME VALUE" lines. bench-reader.py starts it, several times and in turns:
 *
 *   bench-reader introduce FILE                who is at work, so that nobody is asked
 *   bench-reader start FILE THING              to the first page painted, and memory
 *   bench-reader turn FILE THING               turning pages, jumps, zooms, and memory
 *   bench-reader register FILE THING...        each from the register to its page painted
 *   bench-reader find FILE THING WORD...       finding in a document
 *   bench-reader find-unread FILE THING WORD... the same, in what was not read for searching yet
 *
 * THING is what --show takes. */

#define N_TURNS 100
#define N_FAST_TURNS 200
#define N_JUMPS 40
#define N_ROUNDS 12
#define PATIENCE_MS 20000

typedef gboolean (*Condition) (void);

static struct
{
  int argc;
  char **argv;
  GtkWidget *window;
  GtkWidget *reader;
  IteamReaderView *view;

  /* Milliseconds of each frame. */
  gint64 frame_started;
  GArray *frames;

  Condition condition;
  gint64 met_at;
} bench;

static int
compare (const void *a,
         const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
print_times (const char *name,
             GArray     *times)
{
  if (times->len == 0)
    return;

  qsort (times->data, times->len, sizeof (double), compare);
  g_print ("%s-median-ms %.2f\n", name, g_array_index (times, double, times->len / 2));
  g_print ("%s-p95-ms %.2f\n", name, g_array_index (times, double, times->len * 95 / 100));
  g_print ("%s-max-ms %.2f\n", name, g_array_index (times, double, times->len - 1));
}

static GArray *
new_times (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static void
add_time (GArray *times,
          double  milliseconds)
{
  g_array_append_val (times, milliseconds);
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

static void
on_before_paint (void)
{
  bench.frame_started = g_get_monotonic_time ();
}

static void
on_after_paint (void)
{
  gint64 now = g_get_monotonic_time ();

  add_time (bench.frames, (now - bench.frame_started) / 1000.0);
  if (bench.condition != NULL && bench.condition ())
    {
      bench.met_at = now;
      bench.condition = NULL;
    }
}

static gboolean
set_flag (gpointer flag)
{
  *(gboolean *) flag = TRUE;

  return G_SOURCE_REMOVE;
}

static void
pause_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, set_flag, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* When the frame was painted after which CONDITION was true. */
static gint64
wait_painted (Condition condition)
{
  gboolean over = FALSE;
  guint patience = g_timeout_add (PATIENCE_MS, set_flag, &over);

  bench.condition = condition;
  while (bench.condition != NULL && !over)
    g_main_context_iteration (NULL, TRUE);
  if (over)
    {
      g_printerr ("Not painted within %d ms\n", PATIENCE_MS);
      _exit (1);
    }
  g_source_remove (patience);

  return bench.met_at;
}

static unsigned wanted_page;

static gboolean
is_sharp (void)
{
  return bench.view != NULL && gtk_widget_get_mapped (GTK_WIDGET (bench.view)) &&
         iteam_reader_view_get_document (bench.view) != NULL && iteam_reader_view_is_sharp (bench.view);
}

static gboolean
is_on_wanted (void)
{
  return is_sharp () && iteam_reader_view_get_page (bench.view) == wanted_page && !bench.view->jumping;
}

static unsigned
get_n_pages (void)
{
  return iteam_pdf_document_get_n_pages (iteam_reader_view_get_document (bench.view));
}

static void
end (void)
{
  fflush (stdout);
  _exit (0);
}

static void
bench_start (void)
{
  IteamReaderBox box;

  iteam_reader_layout_get_page_box (bench.view->layout, 0, &box);
  g_print ("page-width %.0f\n", box.width);
  pause_for (1500);
  bench_print_memory ("memory");
}

/* One page after the other, as someone reads who knows what is there. */
static void
turn_pages (void)
{
  g_autoptr (GArray) times = new_times ();

  g_array_set_size (bench.frames, 0);
  for (unsigned i = 0; i < N_TURNS; i++)
    {
      unsigned from = iteam_reader_view_get_page (bench.view);
      int direction = i / MIN (get_n_pages () - 1, N_TURNS) % 2 == 0 ? 1 : -1;
      gint64 start;

      wanted_page = (unsigned) ((int) from + direction);
      start = g_get_monotonic_time ();
      iteam_reader_view_go_to (bench.view, wanted_page, NAN);
      add_time (times, (wait_painted (is_on_wanted) - start) / 1000.0);
      pause_for (60);
    }
  print_times ("turn", times);
  print_times ("frame", bench.frames);
}

static gboolean
turn_fast (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  unsigned *n = data;
  unsigned n_pages = get_n_pages ();

  if (*n >= N_FAST_TURNS)
    return G_SOURCE_REMOVE;

  iteam_reader_view_go_to (bench.view, (*n / n_pages) % 2 == 0 ? *n % n_pages : n_pages - 1 - *n % n_pages, NAN);
  (*n)++;

  return G_SOURCE_CONTINUE;
}

/* A page for each frame, as when a key is held down. */
static void
turn_pages_fast (void)
{
  unsigned n_blank = iteam_reader_view_get_n_blank (bench.view), n = 0;

  g_array_set_size (bench.frames, 0);
  gtk_widget_add_tick_callback (GTK_WIDGET (bench.view), turn_fast, &n, NULL);
  while (n < N_FAST_TURNS)
    g_main_context_iteration (NULL, TRUE);
  g_print ("blank-pages %u\n", iteam_reader_view_get_n_blank (bench.view) - n_blank);
  print_times ("fast-frame", bench.frames);
}

static void
jump_about (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GArray) times = new_times ();

  for (unsigned i = 0; i < N_JUMPS; i++)
    {
      gint64 start;

      wanted_page = (unsigned) g_rand_int_range (random, 0, (int) get_n_pages ());
      if (wanted_page == iteam_reader_view_get_page (bench.view))
        continue;
      start = g_get_monotonic_time ();
      iteam_reader_view_go_to (bench.view, wanted_page, NAN);
      add_time (times, (wait_painted (is_on_wanted) - start) / 1000.0);
      pause_for (150);
    }
  print_times ("jump", times);
}

static void
zoom_about (void)
{
  gsize most = 0;

  for (unsigned i = 0; i < N_ROUNDS; i++)
    {
      iteam_reader_view_set_scale (bench.view, ITEAM_READER_FULL_SCALE * (0.25 + i * 0.5));
      wait_painted (is_sharp);
      iteam_reader_view_step (bench.view, 1);
      pause_for (60);
      most = MAX (most, iteam_reader_view_get_bytes (bench.view));
    }
  g_print ("cache-mb %.1f\n", most / 1048576.0);
}

static void
bench_turn (void)
{
  pause_for (1500);
  bench_print_memory ("before");
  turn_pages ();
  bench_print_memory ("after");
  turn_pages_fast ();
  pause_for (500);
  jump_about ();
  zoom_about ();
}

static void
bench_register (void)
{
  g_autoptr (GArray) times = new_times ();

  pause_for (1500);
  for (unsigned i = 0; i < N_ROUNDS; i++)
    for (int j = 3; j < bench.argc; j++)
      {
        gint64 start;

        g_signal_emit_by_name (bench.reader, "close");
        pause_for (250);
        start = g_get_monotonic_time ();
        g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "show", g_variant_new_string (bench.argv[j]));
        add_time (times, (wait_painted (is_sharp) - start) / 1000.0);
      }
  print_times ("register", times);
}

static GtkWidget *
find_part (GType type)
{
  return find_widget (bench.reader, type);
}

/* The hit that is looked at is on the screen, highlighted. */
static gboolean
has_hit (void)
{
  const IteamPdfHit *hit = bench.view->hits != NULL && bench.view->current_hit < bench.view->hits->len
                           ? bench.view->hits->pdata[bench.view->current_hit] : NULL;

  return hit != NULL && hit->rects->len > 0 && is_sharp () && !bench.view->jumping && iteam_reader_view_get_page (bench.view) == hit->page;
}

static guint n_changes;

static void
on_hits_changed (void)
{
  n_changes++;
}

/* The first hit is there when its page is painted with it; the list is whole when it
 * has not grown for a while. */
static void
bench_find (void)
{
  IteamReaderFind *find = ITEAM_READER_FIND (find_part (ITEAM_TYPE_READER_FIND));
  GtkEditable *entry = GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (find), ITEAM_TYPE_READER_FIND, "entry"));

  pause_for (1500);
  if (g_str_equal (bench.argv[1], "find-unread"))
    iteam_reader_find_set_stored (find, NULL, NULL);
  gtk_widget_activate_action (bench.reader, "reader.find", NULL);
  g_signal_connect (find, "changed", G_CALLBACK (on_hits_changed), NULL);
  pause_for (300);
  for (int i = 4; i < bench.argc; i++)
    {
      gint64 start = g_get_monotonic_time (), last = start;
      guint n_blank = iteam_reader_view_get_n_blank (bench.view), seen = n_changes;

      gtk_editable_set_text (entry, bench.argv[i]);
      g_print ("find-first-ms %.2f\n", (wait_painted (has_hit) - start) / 1000.0);
      while (g_get_monotonic_time () - last < 3 * G_USEC_PER_SEC)
        {
          g_main_context_iteration (NULL, FALSE);
          if (seen != n_changes)
            last = g_get_monotonic_time ();
          seen = n_changes;
        }
      g_print ("find-all-ms %.2f\n", (last - start) / 1000.0);
      g_print ("find-hits %u\n", iteam_reader_find_get_hits (find)->len);
      g_print ("find-blank %u\n", iteam_reader_view_get_n_blank (bench.view) - n_blank);
      gtk_editable_set_text (entry, "");
      pause_for (300);
    }
}

static gboolean
run_cb (gpointer data)
{
  const char *mode = bench.argv[1];

  if (g_str_equal (mode, "start"))
    bench_start ();
  else if (g_str_equal (mode, "turn"))
    bench_turn ();
  else if (g_str_equal (mode, "register"))
    bench_register ();
  else if (g_str_has_prefix (mode, "find"))
    bench_find ();
  end ();

  return G_SOURCE_REMOVE;
}

static gboolean
is_first_page_painted (void)
{
  if (bench.view == NULL)
    bench.view = ITEAM_READER_VIEW (find_widget (bench.window, ITEAM_TYPE_READER_VIEW));
  if (!is_sharp ())
    return FALSE;

  bench.reader = gtk_widget_get_ancestor (GTK_WIDGET (bench.view), ITEAM_TYPE_READER);
  if (g_str_equal (bench.argv[1], "start"))
    bench_print_since_start ("first-page");
  g_idle_add (run_cb, NULL);

  return TRUE;
}

static void
on_realize (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), NULL);
}

static void
on_introduced (GObject      *object,
               GAsyncResult *result,
               gpointer      done)
{
  *(gboolean *) done = iteam_session_become_finish (ITEAM_SESSION (object), result, NULL);
}

/* Whoever opened the file before is known to it. */
static int
introduce (const char *path)
{
  g_autoptr (IteamSession) session = iteam_session_new ();
  g_autoptr (IteamPerson) person = iteam_person_new ("Bench");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean done = FALSE;

  iteam_session_open (session, file);
  while (iteam_session_get_state (session) != ITEAM_SESSION_OPEN)
    g_main_context_iteration (NULL, TRUE);
  iteam_session_become_async (session, person, on_introduced, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);

  return 0;
}

static void
on_window_added (GtkApplication *application,
                 GtkWindow      *window)
{
  bench.window = GTK_WIDGET (window);
  g_signal_connect (window, "realize", G_CALLBACK (on_realize), NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GtkApplication) application = NULL;

  if (argc == 3 && g_str_equal (argv[1], "introduce"))
    return introduce (argv[2]);
  if (argc < 4)
    return 2;

  bench.argc = argc;
  bench.argv = argv;
  bench.frames = new_times ();
  bench.condition = is_first_page_painted;
  application = GTK_APPLICATION (iteam_application_new ());
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application)) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);

  return g_application_run (G_APPLICATION (application), 4, (char *[]) { argv[0], argv[2], "--show", argv[3], NULL });
}
