/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "iteam-id.h"
#include "iteam-store-meetings.h"
#include "store-fixture.h"

/* Meetings in a team file. */

typedef struct
{
  char *folder;
  IteamStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = store_fixture_folder ();
  fixture->store = store_fixture_open (fixture->folder, "HRM");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  store_fixture_close (fixture->store);
  store_fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static GPtrArray *
read_outcomes (Fixture  *fixture,
               IteamKind kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *outcomes;

  iteam_store_read_outcomes_async (fixture->store, kind, NULL, store_fixture_on_done, &result);
  outcomes = iteam_store_read_outcomes_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return outcomes;
}

static IteamMeeting *
add_meeting (Fixture    *fixture,
             const char *day)
{
  IteamMeeting *meeting = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, iteam_day_from_iso (day), iteam_day_from_iso ("2019-01-01"));

  store_fixture_add_entry (fixture->store, meeting);

  return meeting;
}

static IteamAgendaItem *
add_item (Fixture      *fixture,
          IteamMeeting *meeting,
          const char   *title,
          const char   *position)
{
  IteamAgendaItem *item = iteam_agenda_item_new (iteam_entry_get_id (ITEAM_ENTRY (meeting)), title, iteam_day_from_iso ("2019-01-01"));

  g_object_set (item, "position", position, NULL);
  store_fixture_add_entry (fixture->store, item);

  return item;
}

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

static void
test_detail (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (IteamSeries) series = iteam_series_new ("I-team", ITEAM_MEETING_TEAM);
  g_autoptr (IteamMeeting) meeting = NULL;
  g_autoptr (IteamAgendaItem) second = NULL;
  g_autoptr (IteamAgendaItem) first = NULL;
  g_autoptr (IteamAttendance) guest = NULL;
  g_autoptr (IteamOutcome) decision = NULL;
  g_autoptr (IteamOutcome) commitment = NULL;
  g_autoptr (IteamRemark) remark = NULL;
  g_autoptr (IteamDocument) document = iteam_document_new ("Protocol", iteam_day_from_iso ("2018-06-01"));
  g_autoptr (IteamItemLink) page = NULL;
  g_autoptr (IteamActionPoint) action = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (IteamDraft) with_action = NULL;
  g_autoptr (IteamMeetingDetail) detail = NULL;
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *ref = NULL;
  g_autofree char *expected = NULL;

  store_fixture_add_entry (fixture->store, series);
  meeting = iteam_meeting_new_in_series (series, iteam_day_from_iso ("2019-01-22"), iteam_day_from_iso ("2019-01-01"));
  store_fixture_add_entry (fixture->store, meeting);
  second = add_item (fixture, meeting, "Dilemmatraining", "V");
  first = add_item (fixture, meeting, "Mededelingen", "F");
  guest = iteam_attendance_new (ID (meeting), 0, "Trainees");
  store_fixture_add_entry (fixture->store, guest);
  decision = iteam_outcome_new (ITEAM_KIND_DECISION, ID (second), "De training wordt in 2019 herhaald");
  store_fixture_add_entry (fixture->store, decision);
  commitment = iteam_outcome_new (ITEAM_KIND_COMMITMENT, ID (second), "HRM kijkt naar de taal");
  store_fixture_add_entry (fixture->store, commitment);
  remark = iteam_remark_new (ID (second), 0, "OR", "Ook de externen", iteam_day_from_iso ("2019-02-01"));
  store_fixture_add_entry (fixture->store, remark);
  draft = iteam_document_draft_new (document);
  store_fixture_write (fixture->store, draft);
  page = iteam_item_link_new_passage (ID (second), iteam_document_get_id (document), 12, "Wie een geschenk krijgt");
  store_fixture_add_entry (fixture->store, page);
  action = iteam_agenda_item_new_action (second, meeting, "Uitnodiging versturen", iteam_day_from_iso ("2019-01-22"));
  with_action = iteam_agenda_item_draft_action (second, action);
  store_fixture_write (fixture->store, with_action);

  detail = store_fixture_read_meeting (fixture->store, ID (meeting));
  g_assert_cmpstr (iteam_series_get_fields (detail->series)->title, ==, "I-team");
  g_assert_cmpint (iteam_meeting_get_fields (detail->meeting)->number, ==, 1);
  g_assert_cmpuint (detail->items->len, ==, 2);
  g_assert_cmpint (ID (detail->items->pdata[0]), ==, ID (first));
  g_assert_cmpint (iteam_agenda_item_get_fields (detail->items->pdata[1])->n_remarks, ==, 1);
  g_assert_cmpuint (detail->attendance->len, ==, 1);
  g_assert_true (iteam_attendance_was_there (detail->attendance->pdata[0]));
  outcomes = iteam_meeting_detail_list_outcomes (detail, ID (second));
  g_assert_cmpuint (outcomes->len, ==, 2);
  g_assert_false (iteam_outcome_is_commitment (outcomes->pdata[0]));
  g_assert_cmpint (iteam_outcome_get_fields (outcomes->pdata[0])->number, ==, 1);
  g_assert_true (iteam_outcome_is_commitment (outcomes->pdata[1]));
  g_assert_cmpint (iteam_outcome_get_fields (outcomes->pdata[1])->number, ==, 1);
  actions = iteam_meeting_detail_list_actions (detail, ID (second));
  g_assert_cmpuint (actions->len, ==, 1);
  g_assert_cmpstr (iteam_action_point_get_fields (actions->pdata[0])->origin, ==, "I-team 22 January 2019");
  links = iteam_meeting_detail_list_documents (detail, ID (second));
  g_assert_cmpuint (links->len, ==, 1);
  ref = iteam_item_link_format_ref (links->pdata[0]);
  expected = g_strdup_printf ("document:%" G_GINT64_FORMAT "#page=12&search=Wie%%20een%%20geschenk%%20krijgt", iteam_document_get_id (document));
  g_assert_cmpstr (ref, ==, expected);
  g_assert_nonnull (iteam_meeting_detail_find_document (detail, iteam_document_get_id (document)));

  meetings = store_fixture_read_meetings (fixture->store);
  g_assert_cmpuint (meetings->len, ==, 1);
  g_assert_cmpint (iteam_meeting_get_fields (meetings->pdata[0])->n_items, ==, 2);
  g_assert_cmpint (iteam_meeting_get_fields (meetings->pdata[0])->n_remarks, ==, 1);
  g_assert_cmpint (iteam_meeting_get_fields (meetings->pdata[0])->n_decisions, ==, 1);
  store_fixture_assert_sound (fixture->store);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (IteamMeeting) meeting = add_meeting (fixture, "2019-01-22");
  g_autoptr (IteamAgendaItem) item = add_item (fixture, meeting, "Dilemmatraining", "F");
  g_autoptr (IteamAgendaItem) edited = iteam_entry_copy (item);
  g_autoptr (IteamOutcome) decision = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (IteamDraft) deleted = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) by_number = NULL;
  g_autoptr (GPtrArray) by_day = NULL;
  g_autoptr (IteamMeeting) moved = NULL;
  g_autoptr (IteamDraft) later = NULL;
  g_autoptr (GPtrArray) none = NULL;
  const IteamSearchHit *hit;

  g_object_set (edited, "minutes", "De opkomst was hoog.\n\n- 74% deed mee", NULL);
  draft = iteam_entry_draft_changes (ITEAM_ENTRY (item), ITEAM_ENTRY (edited));
  store_fixture_write (fixture->store, draft);
  decision = iteam_outcome_new (ITEAM_KIND_DECISION, ID (item), "Najaar 2019 weer");
  store_fixture_add_entry (fixture->store, decision);

  hits = store_fixture_search (fixture->store, "deed mee");
  g_assert_cmpuint (hits->len, ==, 1);
  hit = hits->pdata[0];
  g_assert_cmpint (hit->ref.kind, ==, ITEAM_KIND_AGENDA_ITEM);
  g_assert_cmpstr (hit->title, ==, "Dilemmatraining (I-team 22 January 2019)");
  g_assert_cmpstr (hit->context, ==, "- 74% deed mee");

  by_number = store_fixture_search (fixture->store, "b-1 najaar");
  g_assert_cmpuint (by_number->len, ==, 1);

  /* Items tell of their meeting, also when that is moved. */
  moved = iteam_entry_copy (meeting);
  g_object_set (moved, "day", iteam_day_from_iso ("2019-02-05"), NULL);
  later = iteam_entry_draft_changes (ITEAM_ENTRY (meeting), ITEAM_ENTRY (moved));
  store_fixture_write (fixture->store, later);
  by_day = store_fixture_search (fixture->store, "dilemmatraining february");
  g_assert_cmpuint (by_day->len, ==, 1);

  deleted = iteam_entry_draft_delete (ITEAM_ENTRY (meeting));
  store_fixture_write (fixture->store, deleted);
  none = store_fixture_search (fixture->store, "deed mee");
  g_assert_cmpuint (none->len, ==, 0);
}

/* What very many hold is not weighed, but the titles that hold it come first. */
static void
test_search_in_many (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (IteamMeeting) meeting = add_meeting (fixture, "2019-01-22");
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Agenda");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) hits = NULL;

  for (int i = 0; i < 1200; i++)
    {
      g_autoptr (IteamAgendaItem) item = iteam_agenda_item_new (ID (meeting), i % 400 == 7 ? "Over de gedragscode" : "Onderwerp", 0);

      g_object_set (item, "minutes", "Er is over de gedragscode gesproken.", NULL);
      iteam_entry_add_to (ITEAM_ENTRY (item), draft);
    }
  store_fixture_write (fixture->store, draft);

  hits = store_fixture_search (fixture->store, "gedragscode over");
  g_assert_cmpuint (hits->len, ==, 100);
  for (guint i = 0; i < hits->len; i++)
    {
      IteamSearchHit *hit = hits->pdata[i];

      g_assert_true (g_hash_table_add (seen, &hit->ref.id));
      if (i < 3)
        g_assert_true (g_str_has_prefix (hit->title, "Over de gedragscode"));
      else
        g_assert_cmpstr (hit->context, ==, "Er is over de gedragscode gesproken.");
    }
}

static void
test_outcomes_through_years (Fixture       *fixture,
                             gconstpointer  data)
{
  static const char *const days[] = { "2018-12-11", "2019-01-22", "2018-10-30" };
  g_autoptr (GPtrArray) outcomes = NULL;
  const IteamOutcomeFields *fields;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (IteamMeeting) meeting = add_meeting (fixture, days[i]);
      g_autoptr (IteamAgendaItem) item = add_item (fixture, meeting, "Besluiten", "F");
      g_autoptr (IteamOutcome) decision = iteam_outcome_new (ITEAM_KIND_DECISION, ID (item), days[i]);

      store_fixture_add_entry (fixture->store, decision);
    }

  outcomes = read_outcomes (fixture, ITEAM_KIND_DECISION);
  g_assert_cmpuint (outcomes->len, ==, 3);
  fields = iteam_outcome_get_fields (outcomes->pdata[0]);
  g_assert_cmpstr (fields->text, ==, "2019-01-22");
  g_assert_cmpint (fields->number, ==, 2);
  g_assert_cmpint (fields->meeting_number, ==, 2);
  g_assert_cmpstr (fields->item_title, ==, "Besluiten");
  g_assert_cmpstr (iteam_outcome_get_fields (outcomes->pdata[2])->text, ==, "2018-10-30");
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (IteamMeeting) meeting = add_meeting (fixture, "2019-01-22");
  g_autoptr (IteamMeeting) edited = iteam_entry_copy (meeting);
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (IteamMeetingDetail) moved = NULL;
  g_autoptr (IteamMeetingDetail) back = NULL;
  g_autofree char *words = NULL;
  g_autofree char *cells = NULL;
  const IteamRef ref = { ITEAM_KIND_MEETING, ID (meeting) };

  g_object_set (edited, "day", iteam_day_from_iso ("2019-01-29"), "start", 9 * 60 + 30, NULL);
  draft = iteam_entry_draft_changes (ITEAM_ENTRY (meeting), ITEAM_ENTRY (edited));
  store_fixture_write (fixture->store, draft);
  moved = store_fixture_read_meeting (fixture->store, ID (meeting));
  g_assert_cmpint (iteam_meeting_get_fields (moved->meeting)->start, ==, 9 * 60 + 30);

  history = store_fixture_history (fixture->store, &ref);
  g_assert_cmpuint (history->len, ==, 2);
  cells = iteam_change_describe_cells (history->pdata[0], NULL);
  g_assert_nonnull (strstr (cells, "Begins: 09:30"));

  words = store_fixture_undo (fixture->store, FALSE, NULL);
  g_assert_cmpstr (words, ==, "Undone: Meeting moved");
  back = store_fixture_read_meeting (fixture->store, ID (meeting));
  g_assert_cmpint (iteam_meeting_get_fields (back->meeting)->start, ==, ITEAM_TIME_NONE);
  g_assert_cmpuint (iteam_meeting_get_fields (back->meeting)->day, ==, iteam_day_from_iso ("2019-01-22"));
}

static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (IteamSeries) series = iteam_series_new ("I-team", ITEAM_MEETING_TEAM);
  g_autoptr (IteamAgendaItem) standing = iteam_agenda_item_new_waiting (ID (series), "Rondvraag", TRUE, 0);
  g_autoptr (IteamAgendaItem) waiting = iteam_agenda_item_new_waiting (ID (series), "Geschenken", FALSE, 0);
  g_autoptr (IteamAgendaItem) anyone = iteam_agenda_item_new_waiting (0, "Sociale media", FALSE, 0);

  store_fixture_add_entry (fixture->store, series);
  store_fixture_add_entry (fixture->store, standing);
  store_fixture_add_entry (fixture->store, waiting);
  store_fixture_add_entry (fixture->store, anyone);

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) items = NULL;
      g_autoptr (GError) error = NULL;

      iteam_store_read_waiting_async (fixture->store, i < 2 ? ID (series) : 0, i == 0, NULL, store_fixture_on_done, &result);
      items = iteam_store_read_waiting_finish (fixture->store, store_fixture_wait (&result), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (items->len, ==, i == 0 ? 1 : 2);
    }
}

/* Who is there is told by name, and guests last; action points in the order in which they
 * were agreed upon. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const names[] = { "Opgave HRM", "coördinator", "Griffier", "Bedrijfsarts" };
  IteamDay day = iteam_day_from_iso ("2019-01-22");
  g_autoptr (IteamMeeting) meeting = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, day, day);
  g_autoptr (IteamMeetingDetail) detail = NULL;
  g_autoptr (IteamAgendaItem) item = NULL;
  g_autoptr (IteamAttendance) guest = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GString) told = g_string_new (NULL);

  store_fixture_add_entry (fixture->store, meeting);
  item = add_item (fixture, meeting, "Dilemmatraining", "F");
  guest = iteam_attendance_new (ID (meeting), 0, "Adviseur");
  store_fixture_add_entry (fixture->store, guest);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (IteamPerson) person = iteam_person_new (names[i]);
      g_autoptr (IteamDraft) draft = iteam_person_draft_new (person);
      g_autoptr (IteamAttendance) expected = iteam_attendance_new (ID (meeting), iteam_person_get_id (person), NULL);
      g_autofree char *title = g_strdup_printf ("%d", (int) i);
      g_autoptr (IteamActionPoint) action = iteam_agenda_item_new_action (item, meeting, title, day);
      g_autoptr (IteamDraft) with_action = iteam_agenda_item_draft_action (item, action);

      store_fixture_write (fixture->store, draft);
      store_fixture_add_entry (fixture->store, expected);
      store_fixture_write (fixture->store, with_action);
    }

  detail = store_fixture_read_meeting (fixture->store, ID (meeting));
  for (guint i = 0; i < detail->attendance->len; i++)
    {
      const IteamAttendanceFields *fields = iteam_attendance_get_fields (detail->attendance->pdata[i]);
      IteamPerson *person = iteam_directory_find_person (iteam_store_get_directory (fixture->store), fields->person);

      g_string_append_printf (told, "%s; ", person != NULL ? iteam_person_get_name (person) : fields->name);
    }
  g_assert_cmpstr (told->str, ==, "Bedrijfsarts; coördinator; Griffier; Opgave HRM; Adviseur; ");
  actions = iteam_meeting_detail_list_actions (detail, ID (item));
  g_assert_cmpuint (actions->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < actions->len; i++)
    g_assert_cmpint (atoi (iteam_action_point_get_fields (actions->pdata[i])->title), ==, (int) i);
}

static void
save_minutes (IteamStore      *store,
              IteamAgendaItem *item,
              const char      *text)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Minutes written");

  iteam_draft_set_text (draft, ITEAM_KIND_AGENDA_ITEM, ID (item), "minutes", iteam_agenda_item_get_fields (item)->minutes, text);
  store_fixture_write (store, draft);
  g_object_set (item, "minutes", text, NULL);
}

static guint
count_history (IteamStore      *store,
               IteamAgendaItem *item)
{
  const IteamRef ref = { ITEAM_KIND_AGENDA_ITEM, ID (item) };
  g_autoptr (GPtrArray) changes = store_fixture_history (store, &ref);

  return changes->len;
}

static char *
read_minutes (IteamStore      *store,
              IteamMeeting    *meeting,
              IteamAgendaItem *item)
{
  g_autoptr (IteamMeetingDetail) detail = store_fixture_read_meeting (store, ID (meeting));

  return g_strdup (iteam_agenda_item_get_fields (iteam_meeting_detail_find_item (detail, ID (item)))->minutes);
}

/* What is typed without a pause is one edit in the history; what someone else or something
 * else comes between is not. */
static void
test_typed (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (IteamMeeting) meeting = add_meeting (fixture, "2019-01-22");
  g_autoptr (IteamAgendaItem) item = add_item (fixture, meeting, "Dilemmatraining", "F");
  g_autoptr (IteamAgendaItem) other = add_item (fixture, meeting, "Rondvraag", "G");
  g_autoptr (IteamStore) second = store_fixture_open (fixture->folder, "HRM");
  g_autoptr (IteamDraft) section = NULL;
  g_autofree char *words = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *seen = NULL;

  save_minutes (fixture->store, item, "Drie");
  save_minutes (fixture->store, item, "Drie op de");
  save_minutes (fixture->store, item, "Drie op de vier");
  g_assert_cmpuint (count_history (fixture->store, item), ==, 2);
  seen = read_minutes (second, meeting, item);
  g_assert_cmpstr (seen, ==, "Drie op de vier");
  words = store_fixture_undo (fixture->store, FALSE, NULL);
  g_assert_nonnull (words);
  undone = read_minutes (fixture->store, meeting, item);
  g_assert_null (undone);
  again = store_fixture_undo (fixture->store, TRUE, NULL);
  g_assert_nonnull (again);
  before = read_minutes (fixture->store, meeting, item);
  g_assert_cmpstr (before, ==, "Drie op de vier");

  /* The undo and the redo, another item, another window, and what was not typed. */
  save_minutes (fixture->store, item, "Drie op de vier deden");
  g_assert_cmpuint (count_history (fixture->store, item), ==, 5);
  save_minutes (fixture->store, other, "Niets");
  save_minutes (fixture->store, item, "Drie op de vier deden mee");
  g_assert_cmpuint (count_history (fixture->store, item), ==, 6);
  save_minutes (second, item, "Drie op de vier deden mee.");
  g_assert_cmpuint (count_history (fixture->store, item), ==, 7);
  save_minutes (second, item, "Drie op de vier deden mee. Mooi");
  save_minutes (fixture->store, item, "Drie op de vier deden mee. Mooi zo");
  g_assert_cmpuint (count_history (fixture->store, item), ==, 8);
  section = iteam_draft_new ("Agenda item changed");
  iteam_draft_set_text (section, ITEAM_KIND_AGENDA_ITEM, ID (item), "section", NULL, "Onderwerpen");
  store_fixture_write (fixture->store, section);
  save_minutes (fixture->store, item, "Anders");
  g_assert_cmpuint (count_history (fixture->store, item), ==, 10);
  /* A way back is an edit of its own, as it has to be undone. */
  save_minutes (second, item, "Anders om");
  save_minutes (fixture->store, item, "Anders dan");
  save_minutes (fixture->store, item, "Anders om");
  g_assert_cmpuint (count_history (fixture->store, item), ==, 13);
  after = read_minutes (second, meeting, item);
  g_assert_cmpstr (after, ==, "Anders om");
  store_fixture_close (g_steal_pointer (&second));
  store_fixture_assert_sound (fixture->store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/store/meetings/detail", test_detail);
  ADD ("/store/meetings/order", test_order);
  ADD ("/store/meetings/search", test_search);
  ADD ("/store/meetings/search-in-many", test_search_in_many);
  ADD ("/store/meetings/outcomes-through-years", test_outcomes_through_years);
  ADD ("/store/meetings/typed", test_typed);
  ADD ("/store/meetings/undo", test_undo);
  ADD ("/store/meetings/waiting", test_waiting);

  return g_test_run ();
}
