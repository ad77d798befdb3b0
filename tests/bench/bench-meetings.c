/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "iteam-id.h"
#include "iteam-paper.h"
#include "iteam-store-meetings.h"
#include "store-fixture.h"

/* Twenty years of meetings: how long the list, a search, the decisions and one meeting
 * take, from the question on the main thread to the objects there, 19 times of 20; beside
 * it what SQLite alone takes to find the same rows. And how long 40 pages of minutes take
 * to be made. */

#define N_MEETINGS 1000
#define N_ITEMS 12
#define N_ROUNDS 40

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

/* What 19 of 20 stay within. */
static double
percentile_95 (double *values)
{
  qsort (values, N_ROUNDS, sizeof (double), compare);

  return values[N_ROUNDS * 95 / 100 - 1];
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
  if (number % 6 == 0)
    {
      g_autoptr (IteamRemark) remark = iteam_remark_new (iteam_entry_get_id (ITEAM_ENTRY (item)), 0, "OR", "Ook de externen", 0);

      iteam_entry_add_to (ITEAM_ENTRY (remark), draft);
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
        const char *query,
        IteamKind   kind)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  iteam_store_search_async (store, query, kind, 50, NULL, on_done, &result);
  hits = iteam_store_search_finish (store, wait_for (&result), NULL);
  g_assert_true (kind != ITEAM_KIND_NONE || hits->len > 0);

  return milliseconds_since (start);
}

/* SQLite alone: steps through the rows of @sql. */
static double
read_raw (sqlite3    *db,
          const char *sql)
{
  gint64 start = g_get_monotonic_time ();
  sqlite3_stmt *statement;
  int n_rows = 0;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  for (; sqlite3_step (statement) == SQLITE_ROW; n_rows++)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      sqlite3_column_text (statement, i);
  sqlite3_finalize (statement);
  g_assert_cmpint (n_rows, >, 0);

  return milliseconds_since (start);
}

static double
print_pages (void)
{
  g_autoptr (IteamPaper) paper = iteam_paper_new ("Verslag", "nl");
  g_autoptr (GBytes) pdf = NULL;
  gint64 start;
  int n_pages = 0;

  for (int i = 0; i < 150; i++)
    {
      g_autofree char *title = g_strdup_printf ("%d. Onderwerp van de agenda", i + 1);

      iteam_paper_add_heading (paper, 2, title, "Coördinator integriteit");
      iteam_paper_add_text (paper,
                            "Van de uitgenodigde medewerkers heeft **74%** de training gevolgd. De *vertrouwenspersonen* vinden dat hoog en vragen "
                            "aandacht voor wie in de buitendienst werkt: daar was het rooster de reden om niet te komen, niet de onwil.\n\n"
                            "- Een herhaling in het najaar, met kleinere groepen en een andere begeleider dan in het voorjaar\n- Een evaluatie\n\n"
                            "Het team is akkoord.");
      iteam_paper_add_outcome (paper, "Besluit B-1", "De training wordt in het najaar herhaald.", "HRM · uiterlijk 15 mei 2019");
    }
  start = g_get_monotonic_time ();
  pdf = iteam_paper_to_pdf (paper, &n_pages, NULL);
  g_assert_nonnull (pdf);

  return milliseconds_since (start) * 40 / n_pages;
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
    const char *raw;
  } figures[] = {
    { "1,000 meetings listed", 100,
      "SELECT t.*, (SELECT count (*) FROM agenda_item AS i WHERE i.meeting = t.id AND i.deleted IS NULL)"
      " FROM meeting AS t WHERE t.deleted IS NULL ORDER BY t.day" },
    { "3,000 decisions listed", 100,
      "SELECT d.*, m.number, m.day, m.title, i.title FROM decision AS d JOIN agenda_item AS i ON i.id = d.item"
      " JOIN meeting AS m ON m.id = i.meeting WHERE d.deleted IS NULL ORDER BY m.day DESC" },
    { "12,000 items searched for what one holds", 50, "SELECT rowid FROM search WHERE search MATCH '\"punt 11987\"' ORDER BY rank LIMIT 50" },
    { "12,000 items searched for what all hold", 50, "SELECT rowid FROM search WHERE search MATCH 'gesproken' ORDER BY rank LIMIT 50" },
    { "12,000 items searched for two letters", 50, "SELECT thing FROM search_text WHERE body LIKE '%er%' LIMIT 50" },
    { "12,000 items hold it, no action point does", 50,
      "SELECT thing FROM search JOIN search_text AS t ON t.thing = search.rowid WHERE search MATCH 'gesproken' AND kind <> 'action'" },
    { "one meeting read", 50, "SELECT * FROM agenda_item WHERE meeting = (SELECT max (id) FROM meeting)" },
    { "40 pages of minutes made", 1000, NULL },
  };
  double times[G_N_ELEMENTS (figures)][N_ROUNDS];
  double raw[G_N_ELEMENTS (figures)][N_ROUNDS] = { 0 };
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  gboolean within = TRUE;
  gint64 last = fill (store);
  sqlite3 *db;

  sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL);
  for (int i = 0; i < N_ROUNDS; i++)
    {
      times[0][i] = read_list (store);
      times[1][i] = read_decisions (store);
      times[2][i] = search (store, "punt 11987", ITEAM_KIND_NONE);
      times[3][i] = search (store, "gesproken", ITEAM_KIND_NONE);
      times[4][i] = search (store, "er", ITEAM_KIND_NONE);
      times[5][i] = search (store, "gesproken", ITEAM_KIND_ACTION);
      times[6][i] = read_one (store, last);
      times[7][i] = print_pages ();
      for (gsize j = 0; j < G_N_ELEMENTS (figures); j++)
        if (figures[j].raw != NULL)
          raw[j][i] = read_raw (db, figures[j].raw);
    }
  sqlite3_close (db);
  store_fixture_close (store);
  store_fixture_remove (folder);

  g_print ("%-46s %10s %10s %10s %10s\n", "19 times of 20 within", "", "limit", "SQLite", "ratio");
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      double time = percentile_95 (times[i]), alone = percentile_95 (raw[i]);

      g_print ("%-46s %7.1f ms %7.0f ms", figures[i].what, time, figures[i].limit);
      if (figures[i].raw != NULL)
        g_print (" %7.1f ms %10.1f", alone, time / alone);
      g_print ("\n");
      within = within && time <= figures[i].limit;
    }

  return within ? 0 : 1;
}
