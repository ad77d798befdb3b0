/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <time.h>

#include "iteam-agenda-list.h"
#include "iteam-id.h"
#include "iteam-minutes-editor.h"
#include "iteam-store-meetings.h"
#include "store-fixture.h"
#include "window-fixture.h"

/* Typing in the minutes, in the program's own window: how long the main thread works from
 * a key to the end of the frame that shows it, while what is typed is saved; how long it
 * works in the second and a half after that frame, in which the key is saved and heard
 * of, beside what it works when nobody types; and its longest stretch. Beside it stands
 * GTK's own text view with the same text. */

#define N_KEYS 150
#define PAUSE_MS 60
#define N_SAVES 10
#define SAVED_MS 1500
#define FRAME_MS (1000.0 / 60)
/* What cannot be told from doing nothing: less than a quarter of a frame. Sixty pages at
 * one item, which nobody writes, may take a whole one. */
#define NOTHING_MS (FRAME_MS / 4)

typedef struct
{
  int n_items;
  int n_words;
  gboolean in_one;
} Size;

static const Size sizes[] = {
  { 8, 1200, FALSE },
  { 200, 30000, FALSE },
  { 200, 30000, TRUE },
};

typedef struct
{
  GtkTextView *view;
  gint64 pressed;
  gint64 slept;
  gint64 worked;
  GArray *waits;
  GArray *works;
} Typing;

static gint64 slept, woken, longest;
static gboolean fine = TRUE;

/* What the main thread was busy with, apart from what others kept the computer busy with. */
static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Between two polls the main thread hears nothing. */
static int
poll_and_count (GPollFD *fds,
                guint    n_fds,
                int      timeout)
{
  gint64 began = g_get_monotonic_time ();
  gint64 work = get_work ();
  int n_ready;

  longest = MAX (longest, work - woken);
  n_ready = g_poll (fds, n_fds, timeout);
  woken = get_work ();
  slept += g_get_monotonic_time () - began;

  return n_ready;
}

static gboolean
over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
rest (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* In milliseconds, what @percent of @times stay within. */
static double
get_percentile (GArray *times,
                guint   percent)
{
  g_array_sort (times, compare);

  return (double) g_array_index (times, gint64, MIN (times->len * percent / 100, times->len - 1)) / 1000.0;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Typing        *typing)
{
  gint64 waited = g_get_monotonic_time () - typing->pressed - (slept - typing->slept);
  gint64 work = get_work () - typing->worked;

  if (typing->pressed == 0)
    return;
  g_array_append_val (typing->waits, waited);
  g_array_append_val (typing->works, work);
  typing->pressed = 0;
}

static gboolean
is_drawn (gpointer data)
{
  return ((Typing *) data)->pressed == 0;
}

/* As GTK does with a key that its input method gives back as a letter. */
static void
press (Typing     *typing,
       const char *letter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (typing->view);

  typing->pressed = g_get_monotonic_time ();
  typing->slept = slept;
  typing->worked = get_work ();
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, letter, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (typing->view, gtk_text_buffer_get_insert (buffer));
}

static void
typing_begin (Typing      *typing,
              GtkTextView *view)
{
  *typing = (Typing) { .view = view };
  typing->waits = g_array_new (FALSE, FALSE, sizeof (gint64));
  typing->works = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (view)), "after-paint", G_CALLBACK (after_paint_cb), typing);
}

static void
typing_end (Typing *typing)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (typing->view)), typing);
  g_array_unref (typing->waits);
  g_array_unref (typing->works);
}

static void
type (Typing *typing)
{
  static const char *const letters[] = { "a", "f", "s", "p", "r", "a", "a", "k", " ", "n", "u", " " };

  for (int i = 0; i < N_KEYS; i++)
    {
      press (typing, letters[i % G_N_ELEMENTS (letters)]);
      wait_until (is_drawn, typing);
      rest (PAUSE_MS);
    }
}

/* How long the main thread works after the frame of a key, or after none; and in @stretch
 * at most without hearing anything. */
static double
work_after (GtkTextView *view,
            const char  *letter,
            double      *stretch)
{
  g_autoptr (GArray) works = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (gint64));
  Typing typing;

  typing_begin (&typing, view);
  for (int i = 0; i < N_SAVES; i++)
    {
      gint64 began, work;

      if (letter != NULL)
        press (&typing, letter);
      wait_until (is_drawn, &typing);
      began = get_work ();
      longest = 0;
      rest (SAVED_MS);
      work = get_work () - began;
      g_array_append_val (works, work);
      g_array_append_val (stretches, longest);
    }
  typing_end (&typing);
  *stretch = get_percentile (stretches, 90);

  return get_percentile (works, 50);
}

static void
show (const char *what,
      double      value,
      double      limit)
{
  gboolean within = limit == 0 || value <= limit;

  g_print ("#   %-62s %7.1f ms", what, value);
  if (limit > 0)
    g_print ("  limit %5.1f%s", limit, within ? "" : "  OVER");
  g_print ("\n");
  fine = fine && within;
}

static char *
make_text (int n_words)
{
  static const char *const words[] = { "het", "team", "bespreekt", "de", "uitkomst", "van", "themagesprekken", "en", "maakt", "afspraken" };
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", words[i % G_N_ELEMENTS (words)], i % 60 == 59 ? ".\n\n" : i % 15 == 14 ? ". " : " ");

  return g_string_free (text, FALSE);
}

static gint64
fill (IteamStore *store,
      const Size *size)
{
  IteamDay today = iteam_day_today ();
  g_autoptr (IteamMeeting) new = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, today, today);
  g_autoptr (IteamDraft) draft = iteam_entry_draft_new (ITEAM_ENTRY (new));
  g_autoptr (GError) error = NULL;
  g_autofree char *position = NULL;

  g_object_set (new, "start", 9 * 60, "ends", 17 * 60, NULL);
  for (int i = 0; i < size->n_items; i++)
    {
      g_autofree char *title = g_strdup_printf ("Onderwerp %d van de agenda", i + 1);
      g_autofree char *text = make_text (size->in_one ? (i == 0 ? size->n_words : 0) : size->n_words / size->n_items);
      g_autoptr (IteamAgendaItem) added = iteam_agenda_item_new (iteam_entry_get_id (ITEAM_ENTRY (new)), title, today);
      char *next = iteam_position_between (position, NULL);

      g_free (position);
      position = next;
      g_object_set (added, "position", position, "minutes", text, "planned", 5, "state", ITEAM_ITEM_TREATED, NULL);
      iteam_entry_add_to (ITEAM_ENTRY (added), draft);
    }
  store_fixture_commit (store, draft, &error);
  g_assert_no_error (error);

  return iteam_entry_get_id (ITEAM_ENTRY (new));
}

static gboolean
has_agenda (gpointer data)
{
  return gtk_list_box_get_row_at_index (data, 1) != NULL;
}

/* The view for the minutes of the item that is shown, once the window is at rest. */
static GtkTextView *
open_minutes (Program *program,
              gint64   meeting)
{
  GtkWidget *window = GTK_WIDGET (program_get_window (program));
  g_autofree char *ref = g_strdup_printf ("meeting:%" G_GINT64_FORMAT, meeting);
  GtkListBox *agenda;
  GtkWidget *editor;

  gtk_widget_activate_action (window, "win.pane", "s", "meetings");
  gtk_widget_activate_action (window, "win.show", "s", ref);
  editor = find_widget (window, ITEAM_TYPE_MINUTES_EDITOR);
  agenda = GTK_LIST_BOX (find_child (find_widget (window, ITEAM_TYPE_AGENDA_LIST), "list"));
  wait_until (has_agenda, agenda);
  gtk_list_box_select_row (agenda, gtk_list_box_get_row_at_index (agenda, 1));
  rest (2000);
  gtk_widget_grab_focus (editor);
  rest (500);

  return GTK_TEXT_VIEW (find_widget (editor, GTK_TYPE_TEXT_VIEW));
}

static void
to_end (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
  rest (1000);
}

static void
type_in_plain_view (const char *text)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  Typing typing;

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  adw_window_set_content (ADW_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
  rest (1000);
  gtk_widget_grab_focus (view);
  to_end (GTK_TEXT_VIEW (view));
  typing_begin (&typing, GTK_TEXT_VIEW (view));
  type (&typing);
  show ("a key in a text view of GTK, 99 of 100: work until it is drawn", get_percentile (typing.works, 99), 0);
  show ("  and time, with the display and what else is busy", get_percentile (typing.waits, 99), 0);
  typing_end (&typing);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
measure (Program       *program,
         gconstpointer  data)
{
  const Size *size = data;
  g_autoptr (GFile) file = program_make_file (program, "Team.iteam");
  g_autofree char *text = make_text (size->in_one ? size->n_words : size->n_words / size->n_items);
  gint64 meeting;
  GtkTextView *view;
  double stretch, quiet_stretch, work, quiet;
  IteamStore *store;
  Typing typing;

  program_open (program, file);
  program_wait_for_state (program, ITEAM_SESSION_OPEN);
  store = iteam_session_get_store (program->session);
  iteam_store_set_user (store, 0, "HRM");
  meeting = fill (store, size);
  view = open_minutes (program, meeting);
  to_end (view);

  g_print ("# %d items, %d words%s\n", size->n_items, size->n_words, size->in_one ? " in one of them" : "");
  quiet = work_after (view, NULL, &quiet_stretch);
  work = work_after (view, "a", &stretch);
  typing_begin (&typing, view);
  type (&typing);
  show ("a key, half of them: work until it is drawn", get_percentile (typing.works, 50), 0);
  show ("a key, 99 of 100: work until it is drawn", get_percentile (typing.works, 99), FRAME_MS);
  show ("  and time, with the display and what else is busy", get_percentile (typing.waits, 99), 0);
  typing_end (&typing);
  show ("work for what is saved", work - quiet, size->in_one ? FRAME_MS : NOTHING_MS);
  show ("its longest stretch, 9 of 10", stretch, FRAME_MS);
  type_in_plain_view (text);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  window_fixture_init (&argc, &argv);
  g_main_context_set_poll_func (NULL, poll_and_count);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/typing/%" G_GSIZE_FORMAT, i);

      program_add_test (path, measure, &sizes[i]);
    }
  result = window_fixture_run ();

  return result != 0 || fine ? result : 1;
}
