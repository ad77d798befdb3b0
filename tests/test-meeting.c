/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-meeting-detail.h"

#define DAY(iso) iteam_day_from_iso (iso)

/* What an entry holds goes to cells and comes back from them, whatever its class. */
static void
assert_travels (IteamEntry *entry)
{
  g_autoptr (IteamEntry) back = g_object_new (G_OBJECT_TYPE (entry), "id", iteam_entry_get_id (entry), NULL);
  g_autoptr (IteamEntry) copy = iteam_entry_copy (entry);

  for (const IteamColumn *column = iteam_entry_get_columns (entry); column->name != NULL; column++)
    {
      g_autoptr (GVariant) cell = iteam_entry_get_cell (entry, column);
      g_autoptr (GVariant) again = NULL;
      g_autoptr (GVariant) copied = iteam_entry_get_cell (copy, column);

      iteam_entry_set_cell (back, column, cell);
      again = iteam_entry_get_cell (back, column);
      g_test_message ("%s of %s", column->name, G_OBJECT_TYPE_NAME (entry));
      g_assert_true (iteam_value_equal (cell, again));
      g_assert_true (iteam_value_equal (cell, copied));
    }
}

/* Every column gets a value that is not the one it starts with. */
static void
fill (IteamEntry *entry)
{
  for (const IteamColumn *column = iteam_entry_get_columns (entry); column->name != NULL; column++)
    switch (column->type)
      {
      case ITEAM_COLUMN_TEXT: g_object_set (entry, column->name, column->name, NULL); break;
      case ITEAM_COLUMN_KEY: g_object_set (entry, column->name, G_MAXINT64, NULL); break;
      case ITEAM_COLUMN_COUNT: g_object_set (entry, column->name, 7, NULL); break;
      case ITEAM_COLUMN_MARK: g_object_set (entry, column->name, TRUE, NULL); break;
      case ITEAM_COLUMN_DAY: g_object_set (entry, column->name, DAY ("2019-01-22"), NULL); break;
      case ITEAM_COLUMN_TIME: g_object_set (entry, column->name, 0, NULL); break;
      case ITEAM_COLUMN_WORD: g_object_set (entry, column->name, column->terms->n_terms - 1, NULL); break;
      default: g_assert_not_reached ();
      }
}

static void
test_entries (void)
{
  IteamEntry *entries[] = {
    ITEAM_ENTRY (iteam_series_new ("I-team", ITEAM_MEETING_TEAM)),
    ITEAM_ENTRY (iteam_series_member_new (1, 2)),
    ITEAM_ENTRY (iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, DAY ("2019-01-22"), DAY ("2019-01-01"))),
    ITEAM_ENTRY (iteam_attendance_new (1, 2, NULL)),
    ITEAM_ENTRY (iteam_agenda_item_new (1, "Dilemmatraining", DAY ("2019-01-01"))),
    ITEAM_ENTRY (iteam_item_link_new_document (1, 2, 3)),
    ITEAM_ENTRY (iteam_remark_new (1, 2, "OR", "Het was anders", DAY ("2019-02-01"))),
    ITEAM_ENTRY (iteam_outcome_new (ITEAM_KIND_DECISION, 1, "De training wordt herhaald")),
    ITEAM_ENTRY (iteam_outcome_new (ITEAM_KIND_COMMITMENT, 1, "HRM zoekt het uit")),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (IteamEntry) copy = iteam_entry_copy (entries[i]);

      g_assert_cmpint (iteam_entry_get_kind (copy), ==, iteam_entry_get_kind (entries[i]));
      assert_travels (entries[i]);
      fill (entries[i]);
      assert_travels (entries[i]);
      g_assert_finalize_object (entries[i]);
    }
}

static void
count (GObject    *object,
       GParamSpec *pspec,
       gpointer    user_data)
{
  (*(guint *) user_data)++;
}

static void
test_assign (void)
{
  g_autoptr (IteamMeeting) meeting = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, DAY ("2019-01-22"), DAY ("2019-01-01"));
  g_autoptr (IteamMeeting) later = iteam_entry_copy (meeting);
  guint n_notified = 0;

  g_signal_connect (meeting, "notify", G_CALLBACK (count), &n_notified);
  iteam_entry_assign (ITEAM_ENTRY (meeting), ITEAM_ENTRY (later));
  g_assert_cmpuint (n_notified, ==, 0);

  g_object_set (later, "place", "Kamer 1", "start", 9 * 60, NULL);
  iteam_entry_assign (ITEAM_ENTRY (meeting), ITEAM_ENTRY (later));
  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_cmpstr (iteam_meeting_get_fields (meeting)->place, ==, "Kamer 1");
}

static const IteamCell *
find_cell (IteamDraft *draft,
           const char *field)
{
  GPtrArray *cells = iteam_draft_get_cells (draft);

  for (guint i = 0; i < cells->len; i++)
    if (g_str_equal (((IteamCell *) cells->pdata[i])->field, field))
      return cells->pdata[i];

  return NULL;
}

static void
test_drafts (void)
{
  g_autoptr (IteamAgendaItem) item = iteam_agenda_item_new (5, "Dilemmatraining", DAY ("2019-01-01"));
  g_autoptr (IteamAgendaItem) edited = NULL;
  g_autoptr (IteamDraft) added = iteam_entry_draft_new (ITEAM_ENTRY (item));
  g_autoptr (IteamDraft) changed = NULL;
  g_autoptr (IteamDraft) deleted = iteam_entry_draft_delete (ITEAM_ENTRY (item));

  g_assert_cmpstr (iteam_draft_get_what (added), ==, "Agenda item added");
  g_assert_nonnull (find_cell (added, "id"));
  g_assert_nonnull (find_cell (added, "meeting"));
  g_assert_null (find_cell (added, "n_remarks"));
  g_assert_null (find_cell (added, "minutes"));
  g_assert_nonnull (find_cell (deleted, "deleted"));

  /* What is typed is one cell. */
  edited = iteam_entry_copy (item);
  g_object_set (edited, "minutes", "74% deed mee.", NULL);
  changed = iteam_entry_draft_changes (ITEAM_ENTRY (item), ITEAM_ENTRY (edited));
  g_assert_cmpuint (iteam_draft_get_cells (changed)->len, ==, 1);
  g_assert_cmpstr (iteam_draft_get_what (changed), ==, "Minutes written");
}

static void
test_numbers (void)
{
  g_autoptr (IteamMeeting) meeting = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, DAY ("2019-01-22"), DAY ("2019-01-01"));
  g_autoptr (IteamOutcome) outcome = iteam_outcome_new (ITEAM_KIND_COMMITMENT, 1, "HRM zoekt het uit");
  g_autofree char *provisional = iteam_meeting_format_number (meeting);
  g_autofree char *number = NULL;
  g_autofree char *outcome_number = NULL;
  g_autofree char *name = iteam_meeting_format_name (meeting);
  IteamKind kind;
  int parsed;

  g_assert_cmpstr (provisional, ==, "M-…");
  g_object_set (meeting, "number", 3, NULL);
  number = iteam_meeting_format_number (meeting);
  g_assert_cmpstr (number, ==, "M-3");
  g_assert_cmpstr (name, ==, "I-team 22 January 2019");
  g_object_set (outcome, "number", 12, NULL);
  outcome_number = iteam_outcome_format_number (outcome);
  g_assert_cmpstr (outcome_number, ==, "T-12");
  g_assert_true (iteam_number_parse ("B-12", &kind, &parsed));
  g_assert_cmpint (kind, ==, ITEAM_KIND_DECISION);
}

static void
test_order (void)
{
  static const struct
  {
    const char *first;
    int first_start;
    const char *second;
    int second_start;
  } cases[] = {
    { "2019-01-22", 540, "2019-03-05", 540 },
    { "2019-01-22", 540, "2019-01-22", 600 },
    { "2019-01-22", ITEAM_TIME_NONE, "2019-01-22", 0 },
    { "2019-01-22", 540, NULL, 540 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamMeeting) first = iteam_meeting_new ("a", ITEAM_MEETING_TEAM, DAY (cases[i].first), 0);
      g_autoptr (IteamMeeting) second = iteam_meeting_new ("b", ITEAM_MEETING_TEAM, DAY (cases[i].second), 0);

      g_object_set (first, "start", cases[i].first_start, NULL);
      g_object_set (second, "start", cases[i].second_start, NULL);
      g_assert_cmpint (iteam_meeting_compare (first, second), <, 0);
      g_assert_cmpint (iteam_meeting_compare (second, first), >, 0);
      g_assert_cmpint (iteam_meeting_compare (first, first), ==, 0);
    }
}

static void
test_series_days (void)
{
  static const struct
  {
    const char *rule;
    const char *exceptions;
    const char *after;
    const char *day;
  } cases[] = {
    { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", NULL, NULL, "2018-01-09" },
    { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", NULL, "2018-01-09", "2018-02-20" },
    { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", NULL, "2018-01-31", "2018-02-20" },
    { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", "2018-02-20", "2018-01-09", "2018-04-03" },
    { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", "2018-04-03 2018-02-20", "2018-01-09", "2018-05-15" },
    { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU;COUNT=2", NULL, "2018-02-20", NULL },
    { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU;COUNT=2", "2018-02-20", "2018-01-09", NULL },
    { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU;UNTIL=20180403", NULL, "2018-02-20", "2018-04-03" },
    { "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU;UNTIL=20180402", NULL, "2018-02-20", NULL },
    { "FREQ=MONTHLY;BYDAY=2TU", NULL, "2018-01-09", "2018-02-13" },
    { "FREQ=MONTHLY;BYDAY=-1TU", NULL, "2018-01-09", "2018-01-30" },
    { "Tuesdays", NULL, "2018-01-09", NULL },
    { NULL, NULL, "2018-01-09", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamSeries) series = iteam_series_new ("I-team", ITEAM_MEETING_TEAM);
      g_autofree char *iso = NULL;

      g_object_set (series, "recurrence", cases[i].rule, "first", DAY ("2018-01-09"), "exceptions", cases[i].exceptions, NULL);
      iso = iteam_day_to_iso (iteam_series_next_day (series, DAY (cases[i].after)));
      g_test_message ("%s after %s", cases[i].rule, cases[i].after);
      g_assert_cmpstr (iso, ==, cases[i].day);
      g_object_set (series, "stopped", TRUE, NULL);
      g_assert_cmpuint (iteam_series_next_day (series, DAY (cases[i].after)), ==, ITEAM_DAY_NONE);
    }
}

static void
test_exceptions (void)
{
  g_autoptr (IteamSeries) series = iteam_series_new ("I-team", ITEAM_MEETING_TEAM);

  iteam_series_add_exception (series, DAY ("2018-07-24"));
  iteam_series_add_exception (series, DAY ("2018-09-04"));
  iteam_series_add_exception (series, DAY ("2018-07-24"));
  g_assert_cmpstr (iteam_series_get_fields (series)->exceptions, ==, "2018-07-24 2018-09-04");
  g_assert_true (iteam_series_is_excepted (series, DAY ("2018-09-04")));
  g_assert_false (iteam_series_is_excepted (series, DAY ("2018-09-05")));
}

static void
test_times_in_words (void)
{
  static const struct
  {
    int times;
    gboolean standing;
    const char *words;
  } cases[] = {
    { 0, FALSE, "" }, { 1, FALSE, "2nd time" }, { 2, FALSE, "3rd time" }, { 8, FALSE, "9th time" }, { 9, FALSE, "10th time" }, { 4, TRUE, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamAgendaItem) item = iteam_agenda_item_new (1, "Folder", 0);
      g_autofree char *words = NULL;

      g_object_set (item, "times", cases[i].times, "standing", cases[i].standing, NULL);
      words = iteam_agenda_item_format_times (item);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* What belongs to an item is said by its number, in both languages. */
static void
test_link_read (void)
{
  static const struct { const char *text; gboolean read; IteamKind kind; int number, page; } cases[] = {
    { "A-12", TRUE, ITEAM_KIND_ACTION, 12, 0 }, { "a12", TRUE, ITEAM_KIND_ACTION, 12, 0 }, { "D-3", TRUE, ITEAM_KIND_DOCUMENT, 3, 0 },
    { "D-3 page 5", TRUE, ITEAM_KIND_DOCUMENT, 3, 5 }, { "d3, pagina 5", TRUE, ITEAM_KIND_DOCUMENT, 3, 5 },
    { " D-3 blz. 5 ", TRUE, ITEAM_KIND_DOCUMENT, 3, 5 }, { "D-3 p5", TRUE, ITEAM_KIND_DOCUMENT, 3, 5 },
    { "A-12 page 5", FALSE, 0, 0, 0 }, { "12", FALSE, 0, 0, 0 }, { "D-0", FALSE, 0, 0, 0 }, { "M-3", FALSE, 0, 0, 0 },
    { "D-3 something", FALSE, 0, 0, 0 }, { "", FALSE, 0, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      IteamKind kind;
      int number, page;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (iteam_item_link_read (cases[i].text, &kind, &number, &page), ==, cases[i].read);
      if (!cases[i].read)
        continue;
      g_assert_cmpint (kind, ==, cases[i].kind);
      g_assert_cmpint (number, ==, cases[i].number);
      g_assert_cmpint (page, ==, cases[i].page);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/meeting/entries", test_entries);
  g_test_add_func ("/meeting/link-read", test_link_read);
  g_test_add_func ("/meeting/assign", test_assign);
  g_test_add_func ("/meeting/drafts", test_drafts);
  g_test_add_func ("/meeting/numbers", test_numbers);
  g_test_add_func ("/meeting/order", test_order);
  g_test_add_func ("/meeting/series-days", test_series_days);
  g_test_add_func ("/meeting/exceptions", test_exceptions);
  g_test_add_func ("/meeting/times-in-words", test_times_in_words);

  return g_test_run ();
}
