/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-id.h"
#include "iteam-store-meetings.h"
#include "store-fixture.h"

/* Twenty years of meetings: how long the list, a search, the decisions and one meeting
 * take, from the question on the main thread to the objects there. */

#define N_MEETINGS 1000
#define N_ITEMS 12
#define N_ROUNDS 7

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
median (double *values)
{
  qsort (values, N_ROUNDS, sizeof (double), compare);

  return values[N_ROUNDS / 2];
}

static double
milliseconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

static void
add_item (IteamDraft *draft,
          gint64      meeting,
          int         number,
          char      **position)
{
  g_autofree char *title = g_strdup_printf ("Onderwerp %d van de agenda", number);
  g_autofree char *minutes = g_strdup_printf ("Er is gesproken over punt %d.\n\n- de stand van zaken\n- wat er nog moet gebeuren\n\nHet team is akkoord.", number);
  g_autoptr (IteamAgendaItem) item = iteam_agenda_item_new (meeting, title, iteam_day_from_iso ("2019-01-01"));
  char *next = iteam_position_between (*position, NULL);

  g_free (*position);
  *position = next;
  g_object_set (item, "position", next, "minutes", minutes, "planned", 10, "state", ITEAM_ITEM_TREATED, NULL);
  iteam_entry_add_to (ITEAM_ENTRY (item), draft);
  if (number % 4 == 0)
    {
      g_autofree char *text = g_strdup_printf ("Besluit bij punt %d", number);
      g_autoptr (IteamOutcome) decision = iteam_outcome_new (ITEAM_KIND_DECISION, iteam_entry_get_id (ITEAM_ENTRY (item)), text);

      iteam_entry_add_to (ITEAM_ENTRY (decision), draft);
    }
}

static gint64
fill (IteamStore *store)
{
  gint64 last = 0;

  for (int i = 0; i < N_MEETINGS; i++)
    {
      g_autoptr (IteamMeeting) meeting = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, iteam_day_from_iso ("1999-01-05") + (IteamDay) i * 7,
                                                            iteam_day_from_iso ("1999-01-01"));
      g_autoptr (IteamDraft) draft = iteam_entry_draft_new (ITEAM_ENTRY (meeting));
      g_autofree char *position = NULL;
      g_autoptr (GError) error = NULL;

      last = iteam_entry_get_id (ITEAM_ENTRY (meeting));
      for (int j = 0; j < N_ITEMS; j++)
        add_item (draft, last, i * N_ITEMS + j, &position);
      store_fixture_commit (store, draft, &error);
      g_assert_no_error (error);
    }

  return last;
}

static double
read_list (IteamStore *store)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) meetings = NULL;

  iteam_store_read_meetings_async (store, NULL, NULL, on_done, &result);
  meetings = iteam_store_read_meetings_finish (store, wait_for (&result), NULL);
  g_assert_cmpuint (meetings->len, ==, N_MEETINGS);

  return milliseconds_since (start);
}

static double
read_decisions (IteamStore *store)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) decisions = NULL;

  iteam_store_read_outcomes_async (store, ITEAM_KIND_DECISION, NULL, on_done, &result);
  decisions = iteam_store_read_outcomes_finish (store, wait_for (&result), NULL);
  g_assert_cmpuint (decisions->len, ==, N_MEETINGS * N_ITEMS / 4);

  return milliseconds_since (start);
}

static double
read_one (IteamStore *store,
          gint64      meeting)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamMeetingDetail) detail = NULL;

  iteam_store_read_meeting_async (store, meeting, NULL, on_done, &result);
  detail = iteam_store_read_meeting_finish (store, wait_for (&result), NULL);
  g_assert_cmpuint (detail->items->len, ==, N_ITEMS);

  return milliseconds_since (start);
}

static double
search (IteamStore *store,
        const char *query)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  iteam_store_search_async (store, query, ITEAM_KIND_NONE, 50, NULL, on_done, &result);
  hits = iteam_store_search_finish (store, wait_for (&result), NULL);
  g_assert_cmpuint (hits->len, >, 0);

  return milliseconds_since (start);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = store_fixture_folder ();
  IteamStore *store = store_fixture_open (folder, "HRM");
  static const struct
  {
    const char *what;
    double limit;
  } figures[] = {
    { "1,000 meetings listed", 100 },
    { "3,000 decisions listed", 100 },
    { "12,000 items searched for what one holds", 50 },
    { "12,000 items searched for what all hold", 50 },
    { "one meeting read", 50 },
  };
  double times[G_N_ELEMENTS (figures)][N_ROUNDS];
  gboolean within = TRUE;
  gint64 last = fill (store);

  for (int i = 0; i < N_ROUNDS; i++)
    {
      times[0][i] = read_list (store);
      times[1][i] = read_decisions (store);
      times[2][i] = search (store, "punt 11987");
      times[3][i] = search (store, "gesproken");
      times[4][i] = read_one (store, last);
    }
  store_fixture_close (store);
  store_fixture_remove (folder);

  g_print ("%-46s %10s %10s\n", "", "median", "limit");
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      double time = median (times[i]);

      g_print ("%-46s %7.1f ms %7.0f ms\n", figures[i].what, time, figures[i].limit);
      within = within && time <= figures[i].limit;
    }

  return within ? 0 : 1;
}
