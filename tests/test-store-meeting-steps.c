/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-error.h"
#include "iteam-store-meeting-steps.h"
#include "iteam-store-meetings.h"
#include "store-fixture.h"

/* A series of meetings through its life, in a team file. */

#define DAY(iso) iteam_day_from_iso (iso)
#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

typedef struct
{
  char *folder;
  IteamStore *store;
  gint64 series;
} Fixture;

static void
add_standing (Fixture    *fixture,
              const char *title,
              const char *position)
{
  g_autoptr (IteamAgendaItem) item = iteam_agenda_item_new_waiting (fixture->series, title, TRUE, 0);

  g_object_set (item, "position", position, NULL);
  store_fixture_add_entry (fixture->store, item);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (IteamSeries) series = iteam_series_new ("I-team", ITEAM_MEETING_TEAM);

  fixture->folder = store_fixture_folder ();
  fixture->store = store_fixture_open (fixture->folder, "HRM");
  fixture->series = ID (series);
  g_object_set (series, "recurrence", "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", "first", DAY ("2026-01-06"), "start", 9 * 60 + 30, "ends", 11 * 60, NULL);
  store_fixture_add_entry (fixture->store, series);
  add_standing (fixture, "Opening", "F");
  add_standing (fixture, "Rondvraag", "V");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  store_fixture_close (fixture->store);
  store_fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static gint64
plan (Fixture    *fixture,
      const char *day)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 meeting;

  iteam_store_plan_meeting_async (fixture->store, fixture->series, DAY (day), NULL, store_fixture_on_done, &result);
  meeting = iteam_store_plan_meeting_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return meeting;
}

static gboolean
try_step (Fixture          *fixture,
          gint64            meeting,
          IteamMeetingStep  step,
          gint64            adopting,
          const char       *reason,
          GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_step_meeting_async (fixture->store, meeting, step, adopting, reason, NULL, store_fixture_on_done, &result);

  return iteam_store_step_meeting_finish (fixture->store, store_fixture_wait (&result), error);
}

static void
step (Fixture          *fixture,
      gint64            meeting,
      IteamMeetingStep  what,
      gint64            adopting,
      const char       *reason)
{
  g_autoptr (GError) error = NULL;

  try_step (fixture, meeting, what, adopting, reason, &error);
  g_assert_no_error (error);
}

static void
assert_agenda (Fixture    *fixture,
               gint64      meeting,
               const char *titles)
{
  g_autoptr (IteamMeetingDetail) detail = store_fixture_read_meeting (fixture->store, meeting);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < detail->items->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? "; " : "", iteam_agenda_item_get_fields (detail->items->pdata[i])->title);
  g_assert_cmpstr (found->str, ==, titles);
}

static void
set_item (Fixture    *fixture,
          gint64      meeting,
          const char *title,
          const char *property,
          ...)
{
  g_autoptr (IteamMeetingDetail) detail = store_fixture_read_meeting (fixture->store, meeting);
  va_list arguments;

  for (guint i = 0; i < detail->items->len; i++)
    {
      IteamAgendaItem *item = detail->items->pdata[i];
      g_autoptr (IteamAgendaItem) edited = NULL;
      g_autoptr (IteamDraft) draft = NULL;

      if (!g_str_equal (iteam_agenda_item_get_fields (item)->title, title))
        continue;
      edited = iteam_entry_copy (item);
      va_start (arguments, property);
      g_object_set_valist (G_OBJECT (edited), property, arguments);
      va_end (arguments);
      draft = iteam_entry_draft_changes (ITEAM_ENTRY (item), ITEAM_ENTRY (edited));
      store_fixture_write (fixture->store, draft);

      return;
    }
  g_assert_not_reached ();
}

static void
add_topic (Fixture    *fixture,
           gint64      meeting,
           const char *title,
           const char *position)
{
  g_autoptr (IteamAgendaItem) item = iteam_agenda_item_new (meeting, title, DAY ("2026-01-01"));

  g_object_set (item, "position", position, NULL);
  store_fixture_add_entry (fixture->store, item);
}

static void
test_life (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 first = plan (fixture, "2026-01-06");
  gint64 second = plan (fixture, "2026-02-17");
  g_autoptr (IteamMeetingDetail) adopted = NULL;
  g_autoptr (IteamMeetingDetail) reopened = NULL;
  g_autoptr (GError) locked = NULL;
  g_autoptr (GError) why = NULL;
  const IteamMeetingFields *fields;

  assert_agenda (fixture, first, "Opening; Rondvraag");
  add_topic (fixture, first, "Dilemmatraining", "K");
  add_topic (fixture, first, "Geschenken", "N");
  step (fixture, first, ITEAM_STEP_START, 0, NULL);
  set_item (fixture, first, "Dilemmatraining", "state", ITEAM_ITEM_TREATED, "minutes", "74% deed mee.", NULL);
  set_item (fixture, first, "Geschenken", "state", ITEAM_ITEM_POSTPONED, NULL);
  step (fixture, first, ITEAM_STEP_FINISH, 0, NULL);
  assert_agenda (fixture, second, "Opening; Geschenken; Rondvraag");

  step (fixture, first, ITEAM_STEP_SUBMIT, 0, NULL);
  assert_agenda (fixture, second, "Opening; Adopt the minutes of I-team 6 January 2026; Geschenken; Rondvraag");
  step (fixture, first, ITEAM_STEP_WITHDRAW, 0, NULL);
  step (fixture, first, ITEAM_STEP_SUBMIT, 0, NULL);
  assert_agenda (fixture, second, "Opening; Adopt the minutes of I-team 6 January 2026; Geschenken; Rondvraag");

  g_assert_false (try_step (fixture, first, ITEAM_STEP_ADOPT, second, NULL, &why));
  g_assert_error (why, ITEAM_ERROR, ITEAM_ERROR_INVALID);
  step (fixture, second, ITEAM_STEP_START, 0, NULL);
  step (fixture, first, ITEAM_STEP_ADOPT, second, NULL);
  adopted = store_fixture_read_meeting (fixture->store, first);
  fields = iteam_meeting_get_fields (adopted->meeting);
  g_assert_cmpint (fields->state, ==, ITEAM_MEETING_ADOPTED);
  g_assert_cmpint (fields->adopted_in, ==, second);
  g_assert_cmpuint (fields->adopted, ==, DAY ("2026-02-17"));
  g_assert_cmpuint (strlen (fields->hash), ==, 64);

  /* Adopted minutes are locked, whatever is tried. */
  {
    IteamAgendaItem *item = adopted->items->pdata[1];
    g_autoptr (IteamAgendaItem) edited = iteam_entry_copy (item);
    g_autoptr (IteamOutcome) decision = iteam_outcome_new (ITEAM_KIND_DECISION, ID (item), "Toch niet");
    g_autoptr (IteamDraft) written = NULL;
    g_autoptr (IteamDraft) decided = iteam_entry_draft_new (ITEAM_ENTRY (decision));
    g_autoptr (IteamDraft) deleted = iteam_entry_draft_delete (ITEAM_ENTRY (adopted->meeting));

    g_object_set (edited, "minutes", "75% deed mee.", NULL);
    written = iteam_entry_draft_changes (ITEAM_ENTRY (item), ITEAM_ENTRY (edited));
    g_assert_false (store_fixture_commit (fixture->store, written, &locked));
    g_assert_error (locked, ITEAM_ERROR, ITEAM_ERROR_INVALID);
    g_assert_false (store_fixture_commit (fixture->store, decided, NULL));
    g_assert_false (store_fixture_commit (fixture->store, deleted, NULL));
  }

  step (fixture, first, ITEAM_STEP_REOPEN, 0, "Een besluit ontbrak");
  reopened = store_fixture_read_meeting (fixture->store, first);
  g_assert_cmpint (iteam_meeting_get_fields (reopened->meeting)->state, ==, ITEAM_MEETING_DRAFT);
  g_assert_cmpstr (iteam_meeting_get_fields (reopened->meeting)->reopened, ==, "Een besluit ontbrak");
  set_item (fixture, first, "Dilemmatraining", "minutes", "75% deed mee.", NULL);
  store_fixture_assert_sound (fixture->store);
}

static void
test_planned_later (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 first = plan (fixture, "2026-01-06");
  gint64 second;

  add_topic (fixture, first, "Geschenken", "N");
  step (fixture, first, ITEAM_STEP_FINISH, 0, NULL);
  step (fixture, first, ITEAM_STEP_SUBMIT, 0, NULL);
  /* What the first left is there when the second is made. */
  second = plan (fixture, "2026-02-17");
  assert_agenda (fixture, second, "Opening; Adopt the minutes of I-team 6 January 2026; Geschenken; Rondvraag");
  store_fixture_assert_sound (fixture->store);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 first = plan (fixture, "2026-01-06");
  gint64 second = plan (fixture, "2026-02-17");
  g_autoptr (IteamMeetingDetail) cancelled = NULL;
  g_autoptr (GError) error = NULL;

  add_topic (fixture, first, "Geschenken", "N");
  g_assert_false (try_step (fixture, first, ITEAM_STEP_CANCEL, 0, NULL, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
  step (fixture, first, ITEAM_STEP_CANCEL, 0, "Te veel afmeldingen");
  cancelled = store_fixture_read_meeting (fixture->store, first);
  g_assert_cmpstr (iteam_meeting_get_fields (cancelled->meeting)->reason, ==, "Te veel afmeldingen");
  g_assert_cmpint (iteam_meeting_get_fields (cancelled->meeting)->sequence, ==, 1);
  assert_agenda (fixture, second, "Opening; Geschenken; Rondvraag");
  step (fixture, first, ITEAM_STEP_RESTORE, 0, NULL);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 first = plan (fixture, "2026-01-06");
  gint64 second = plan (fixture, "2026-02-17");
  g_autofree char *words = NULL;
  g_autoptr (IteamMeetingDetail) detail = NULL;

  add_topic (fixture, first, "Geschenken", "N");
  step (fixture, first, ITEAM_STEP_FINISH, 0, NULL);
  assert_agenda (fixture, second, "Opening; Geschenken; Rondvraag");
  words = store_fixture_undo (fixture->store, FALSE, NULL);
  g_assert_cmpstr (words, ==, "Undone: Meeting closed");
  assert_agenda (fixture, second, "Opening; Rondvraag");
  detail = store_fixture_read_meeting (fixture->store, first);
  g_assert_cmpint (iteam_meeting_get_fields (detail->meeting)->state, ==, ITEAM_MEETING_PLANNED);
}

static void
test_taken_off (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 first = plan (fixture, "2026-01-06");
  gint64 second = plan (fixture, "2026-02-17");
  g_autoptr (IteamMeetingDetail) detail = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  add_topic (fixture, first, "Geschenken", "N");
  step (fixture, first, ITEAM_STEP_FINISH, 0, NULL);
  step (fixture, first, ITEAM_STEP_SUBMIT, 0, NULL);
  detail = store_fixture_read_meeting (fixture->store, second);
  g_assert_cmpuint (detail->items->len, ==, 4);
  draft = iteam_entry_draft_delete (detail->items->pdata[1]);
  store_fixture_write (fixture->store, draft);
  /* What a person took off the agenda stays off. */
  step (fixture, first, ITEAM_STEP_WITHDRAW, 0, NULL);
  step (fixture, first, ITEAM_STEP_SUBMIT, 0, NULL);
  assert_agenda (fixture, second, "Opening; Geschenken; Rondvraag");
}

static void
test_by_rule (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 first = plan (fixture, NULL);
  gint64 second = plan (fixture, NULL);
  g_autoptr (IteamMeetingDetail) one = store_fixture_read_meeting (fixture->store, first);
  g_autoptr (IteamMeetingDetail) other = store_fixture_read_meeting (fixture->store, second);

  g_assert_cmpuint (iteam_meeting_get_fields (one->meeting)->day, ==, DAY ("2026-01-06"));
  g_assert_cmpuint (iteam_meeting_get_fields (other->meeting)->day, >=, iteam_day_today ());
  g_assert_cmpint (iteam_day_weekday (iteam_meeting_get_fields (other->meeting)->day), ==, 2);
  g_assert_cmpint ((iteam_meeting_get_fields (other->meeting)->day - DAY ("2026-01-06")) % 42, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/store/meeting-steps/life", test_life);
  ADD ("/store/meeting-steps/planned-later", test_planned_later);
  ADD ("/store/meeting-steps/cancel", test_cancel);
  ADD ("/store/meeting-steps/undo", test_undo);
  ADD ("/store/meeting-steps/taken-off", test_taken_off);
  ADD ("/store/meeting-steps/by-rule", test_by_rule);

  return g_test_run ();
}
