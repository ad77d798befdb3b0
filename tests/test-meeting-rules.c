/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "iteam-carry-over.h"
#include "iteam-error.h"
#include "iteam-meeting-rules.h"
#include "iteam-meeting-step.h"
#include "iteam-minutes-check.h"
#include "iteam-minutes-digest.h"
#include "iteam-personal-data.h"

/* The rules of meetings: what can be done when and by whom, what goes on to the next
 * one, and what adoption means. */

#define DAY(iso) iteam_day_from_iso (iso)
#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

static void
test_states (void)
{
  /* Which deeds each state allows: plan, agenda, attend, minutes, remark, answer, start,
   * finish, submit, withdraw, adopt, reopen, cancel, restore, delete. */
  static const struct
  {
    IteamMeetingState state;
    const char *deeds;
  } cases[] = {
    { ITEAM_MEETING_PLANNED, "yyynnnyynnnnyny" },
    { ITEAM_MEETING_IN_PROGRESS, "yyyynnnynnnnnnn" },
    { ITEAM_MEETING_DRAFT, "yyyynynnynnnnnn" },
    { ITEAM_MEETING_FOR_ADOPTION, "nnyyyynnnyynnnn" },
    { ITEAM_MEETING_ADOPTED, "nnnnnnnnnnnynnn" },
    { ITEAM_MEETING_CANCELLED, "nnnnnnnnnnnnnyy" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int deed = 0; deed < ITEAM_N_DEEDS; deed++)
      {
        g_test_message ("state %d deed %d", cases[i].state, deed);
        g_assert_cmpint (iteam_meeting_state_allows (cases[i].state, (IteamMeetingDeed) deed), ==, cases[i].deeds[deed] == 'y');
      }
}

static IteamPerson *
person_with_role (const char *name,
                  IteamRole   role,
                  const char *from,
                  const char *to)
{
  IteamPerson *person = iteam_person_new (name);
  IteamRoleTerm term = { .role = role, .from = DAY (from), .to = DAY (to) };

  iteam_person_put_role (person, &term);

  return person;
}

static void
test_who (void)
{
  g_autoptr (IteamMeeting) meeting = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, DAY ("2019-01-22"), 0);
  g_autoptr (IteamPerson) coordinator = person_with_role ("CI", ITEAM_ROLE_COORDINATOR, "2017-01-01", NULL);
  g_autoptr (IteamPerson) former = person_with_role ("CI-oud", ITEAM_ROLE_COORDINATOR, "2015-01-01", "2016-12-31");
  g_autoptr (IteamPerson) council = person_with_role ("OR", ITEAM_ROLE_WORKS_COUNCIL, "2017-01-01", NULL);
  g_autoptr (IteamPerson) minute_taker = person_with_role ("HRM", ITEAM_ROLE_HRM, "2017-01-01", NULL);
  IteamDay today = DAY ("2019-02-01");
  g_autoptr (GError) error = NULL;

  g_object_set (meeting, "state", ITEAM_MEETING_FOR_ADOPTION, NULL);
  /* Where nobody leads, everyone does. */
  g_assert_true (iteam_meeting_may (meeting, ITEAM_DEED_ADOPT, NULL, today));
  g_object_set (meeting, "minute-taker", iteam_person_get_id (minute_taker), NULL);

  const struct
  {
    IteamPerson *person;
    gboolean remarks;
    gboolean writes;
    gboolean adopts;
  } cases[] = {
    { coordinator, TRUE, TRUE, TRUE },
    { former, TRUE, FALSE, FALSE },
    { council, TRUE, FALSE, FALSE },
    { minute_taker, TRUE, TRUE, TRUE },
    { NULL, TRUE, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (iteam_meeting_may (meeting, ITEAM_DEED_REMARK, cases[i].person, today), ==, cases[i].remarks);
      g_assert_cmpint (iteam_meeting_may (meeting, ITEAM_DEED_MINUTES, cases[i].person, today), ==, cases[i].writes);
      g_assert_cmpint (iteam_meeting_may (meeting, ITEAM_DEED_ADOPT, cases[i].person, today), ==, cases[i].adopts);
    }

  g_assert_false (iteam_meeting_check_may (meeting, ITEAM_DEED_ADOPT, council, today, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);

  /* While the minutes are being written, all who were there write. */
  g_object_set (meeting, "state", ITEAM_MEETING_IN_PROGRESS, NULL);
  g_assert_true (iteam_meeting_may (meeting, ITEAM_DEED_MINUTES, council, today));
}

static IteamMeeting *
meeting_of (gint64            series,
            const char       *day,
            IteamMeetingState state)
{
  IteamMeeting *meeting = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, DAY (day), 0);

  g_object_set (meeting, "series", series, "state", state, "occurrence", DAY (day), NULL);

  return meeting;
}

static void
test_newest (void)
{
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (meetings, meeting_of (1, "2018-12-11", ITEAM_MEETING_ADOPTED));
  g_ptr_array_add (meetings, meeting_of (1, "2019-01-22", ITEAM_MEETING_ADOPTED));
  g_ptr_array_add (meetings, meeting_of (1, "2019-03-05", ITEAM_MEETING_FOR_ADOPTION));
  g_ptr_array_add (meetings, meeting_of (2, "2019-03-06", ITEAM_MEETING_ADOPTED));
  g_ptr_array_add (meetings, meeting_of (0, "2018-01-01", ITEAM_MEETING_ADOPTED));

  g_assert_false (iteam_meeting_is_newest_adopted (meetings->pdata[0], meetings));
  g_assert_true (iteam_meeting_is_newest_adopted (meetings->pdata[1], meetings));
  g_assert_true (iteam_meeting_is_newest_adopted (meetings->pdata[3], meetings));
  g_assert_true (iteam_meeting_is_newest_adopted (meetings->pdata[4], meetings));
}

static void
test_decide (void)
{
  static const struct
  {
    IteamItemState state;
    gboolean standing;
    gboolean adopts;
    guint n_open;
    IteamCarry carry;
  } cases[] = {
    { ITEAM_ITEM_OPEN, FALSE, FALSE, 0, ITEAM_CARRY_NOT_TREATED },
    { ITEAM_ITEM_OPEN, FALSE, FALSE, 2, ITEAM_CARRY_NOT_TREATED },
    { ITEAM_ITEM_POSTPONED, FALSE, FALSE, 0, ITEAM_CARRY_POSTPONED },
    { ITEAM_ITEM_TREATED, FALSE, FALSE, 0, ITEAM_CARRY_RESTS },
    { ITEAM_ITEM_TREATED, FALSE, FALSE, 1, ITEAM_CARRY_OPEN_ACTIONS },
    { ITEAM_ITEM_WITHDRAWN, FALSE, FALSE, 0, ITEAM_CARRY_RESTS },
    { ITEAM_ITEM_WITHDRAWN, FALSE, FALSE, 3, ITEAM_CARRY_RESTS },
    { ITEAM_ITEM_TREATED, TRUE, FALSE, 0, ITEAM_CARRY_STANDING },
    { ITEAM_ITEM_WITHDRAWN, TRUE, FALSE, 0, ITEAM_CARRY_STANDING },
    { ITEAM_ITEM_OPEN, FALSE, TRUE, 0, ITEAM_CARRY_RESTS },
    { ITEAM_ITEM_POSTPONED, FALSE, TRUE, 0, ITEAM_CARRY_RESTS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamAgendaItem) item = iteam_agenda_item_new (1, "Folder", 0);

      g_object_set (item, "state", cases[i].state, "standing", cases[i].standing, "adopts", (gint64) (cases[i].adopts ? 7 : 0), NULL);
      g_assert_cmpint (iteam_carry_over_decide (item, cases[i].n_open), ==, cases[i].carry);
    }
}

static IteamAgendaItem *
add_item (IteamMeetingDetail *detail,
          const char         *title,
          IteamItemState      state)
{
  IteamAgendaItem *item = iteam_agenda_item_new (ID (detail->meeting), title, 0);
  g_autofree char *position = g_strdup_printf ("%c", 'A' + (int) detail->items->len * 3);

  g_object_set (item, "state", state, "position", position, NULL);
  g_ptr_array_add (detail->items, item);

  return item;
}

static IteamActionPoint *
add_action (IteamMeetingDetail *detail,
            IteamAgendaItem    *item,
            const char         *title,
            gboolean            done)
{
  IteamActionPoint *action = iteam_action_point_new (title, DAY ("2019-01-22"));

  if (done)
    iteam_action_point_set_status (action, ITEAM_ACTION_DONE, DAY ("2019-01-30"));
  g_ptr_array_add (detail->actions, action);
  g_ptr_array_add (detail->links, iteam_item_link_new_action (ID (item), iteam_action_point_get_id (action)));

  return action;
}

static char *
titles_of (const IteamMeetingDetail *detail)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < detail->items->len; i++)
    {
      const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (detail->items->pdata[i]);

      g_string_append_printf (titles, "%s%s", i > 0 ? "; " : "", fields->title);
      if (i > 0)
        g_assert_cmpint (iteam_agenda_item_compare (detail->items->pdata[i - 1], detail->items->pdata[i]), <, 0);
    }

  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static IteamMeetingDetail *
detail_of (gint64            series,
           const char       *day,
           IteamMeetingState state)
{
  g_autoptr (IteamMeeting) meeting = meeting_of (series, day, state);

  return iteam_meeting_detail_new (meeting);
}

static GHashTable *
known_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
test_carry_over (void)
{
  g_autoptr (IteamMeetingDetail) from = detail_of (1, "2019-01-22", ITEAM_MEETING_DRAFT);
  g_autoptr (IteamMeetingDetail) to = detail_of (1, "2019-03-05", ITEAM_MEETING_PLANNED);
  g_autoptr (GHashTable) known = known_new ();
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Carried");
  g_autoptr (IteamDraft) again = iteam_draft_new ("Carried");
  g_autofree char *titles = NULL;
  const IteamAgendaItemFields *postponed, *open_actions;
  IteamAgendaItem *item;

  add_item (to, "Opening", ITEAM_ITEM_OPEN);
  item = add_item (to, "Rondvraag", ITEAM_ITEM_OPEN);
  g_object_set (item, "standing", TRUE, NULL);

  add_item (from, "Behandeld", ITEAM_ITEM_TREATED);
  item = add_item (from, "Aangehouden", ITEAM_ITEM_POSTPONED);
  g_object_set (item, "times", 1, "postponed", 1, "planned", 20, "minutes", "Geen tijd", "section", "Onderwerpen", NULL);
  g_ptr_array_add (from->links, iteam_item_link_new_document (ID (item), 99, 4));
  item = add_item (from, "Nog niet behandeld", ITEAM_ITEM_OPEN);
  add_item (from, "Ingetrokken", ITEAM_ITEM_WITHDRAWN);
  item = add_item (from, "Open acties", ITEAM_ITEM_TREATED);
  add_action (from, item, "Gedaan", TRUE);
  add_action (from, item, "Niet gedaan", FALSE);
  item = add_item (from, "Dichte acties", ITEAM_ITEM_TREATED);
  add_action (from, item, "Ook gedaan", TRUE);

  iteam_carry_over (from, to, known, DAY ("2019-01-23"), draft);
  titles = titles_of (to);
  g_assert_cmpstr (titles, ==, "Opening; Aangehouden; Nog niet behandeld; Open acties; Rondvraag");

  postponed = iteam_agenda_item_get_fields (to->items->pdata[1]);
  g_assert_cmpint (postponed->times, ==, 2);
  g_assert_cmpint (postponed->postponed, ==, 2);
  g_assert_cmpint (postponed->planned, ==, 20);
  g_assert_cmpint (postponed->carried_from, ==, ID (from->items->pdata[1]));
  g_assert_cmpint (postponed->state, ==, ITEAM_ITEM_OPEN);
  g_assert_null (postponed->minutes);
  open_actions = iteam_agenda_item_get_fields (to->items->pdata[3]);
  g_assert_cmpint (open_actions->times, ==, 1);
  g_assert_cmpint (open_actions->postponed, ==, 0);

  /* One open action point and one document went along. */
  g_assert_cmpuint (to->links->len, ==, 2);

  /* Once is enough. */
  iteam_carry_over (from, to, known, DAY ("2019-01-23"), again);
  g_assert_true (iteam_draft_is_empty (again));
}

static void
test_standing (void)
{
  g_autoptr (IteamSeries) series = iteam_series_new ("I-team", ITEAM_MEETING_TEAM);
  g_autoptr (GPtrArray) standing = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (IteamMeetingDetail) first = NULL;
  g_autoptr (IteamMeetingDetail) second = NULL;
  g_autoptr (IteamMeetingDetail) twice = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (IteamDraft) next_draft = NULL;
  g_autoptr (IteamDraft) twice_draft = NULL;
  g_autofree char *titles = NULL;
  g_autofree char *second_titles = NULL;
  IteamAgendaItem *item;

  g_object_set (series, "recurrence", "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", "first", DAY ("2019-01-22"), "start", 9 * 60 + 30, NULL);
  for (int i = 0; i < 2; i++)
    {
      IteamAgendaItem *row = iteam_agenda_item_new_waiting (ID (series), i == 0 ? "Opening en mededelingen" : "Rondvraag", TRUE, 0);

      g_object_set (row, "position", i == 0 ? "F" : "V", NULL);
      g_ptr_array_add (standing, row);
    }
  g_ptr_array_add (members, iteam_series_member_new (ID (series), 5));
  iteam_series_add_guest (series, "Trainees");
  iteam_series_add_guest (series, "FG");
  iteam_series_add_guest (series, "Trainees");

  first = iteam_series_plan_meeting (series, iteam_series_plan_day (series, meetings, DAY ("2019-06-01")), members, standing, meetings, NULL,
                                     DAY ("2019-01-01"), &draft);
  g_assert_cmpuint (iteam_meeting_get_fields (first->meeting)->day, ==, DAY ("2019-01-22"));
  g_assert_cmpint (iteam_meeting_get_fields (first->meeting)->start, ==, 9 * 60 + 30);
  g_assert_cmpuint (first->attendance->len, ==, 3);
  g_assert_cmpstr (iteam_attendance_get_fields (first->attendance->pdata[1])->name, ==, "Trainees");
  g_assert_cmpint (iteam_attendance_get_fields (first->attendance->pdata[2])->state, ==, ITEAM_ATTENDANCE_GUEST);
  iteam_series_remove_guest (series, "Trainees");
  g_assert_cmpstr (iteam_series_get_fields (series)->guests, ==, "FG");
  titles = titles_of (first);
  g_assert_cmpstr (titles, ==, "Opening en mededelingen; Rondvraag");

  /* A standing item is there once, with the open action points of the last one; the
   * minutes of the first are to be adopted. */
  item = first->items->pdata[1];
  g_object_set (item, "state", ITEAM_ITEM_TREATED, NULL);
  add_action (first, item, "Navragen", FALSE);
  g_object_set (first->meeting, "state", ITEAM_MEETING_FOR_ADOPTION, NULL);
  g_ptr_array_add (meetings, g_object_ref (first->meeting));
  second = iteam_series_plan_meeting (series, iteam_series_plan_day (series, meetings, DAY ("2019-01-23")), members, standing, meetings, first,
                                      DAY ("2019-01-23"), &next_draft);
  g_assert_cmpuint (iteam_meeting_get_fields (second->meeting)->day, ==, DAY ("2019-03-05"));
  second_titles = titles_of (second);
  g_assert_cmpstr (second_titles, ==, "Opening en mededelingen; Adopt the minutes of I-team 22 January 2019; Rondvraag");
  g_assert_cmpuint (second->links->len, ==, 1);
  g_assert_cmpint (iteam_item_link_get_fields (second->links->pdata[0])->item, ==, ID (second->items->pdata[2]));

  /* Whoever else plans it plans the same. */
  twice = iteam_series_plan_meeting (series, DAY ("2019-03-05"), members, standing, meetings, first, DAY ("2019-01-24"), &twice_draft);
  g_assert_cmpint (ID (twice->meeting), ==, ID (second->meeting));
  g_assert_cmpint (ID (twice->attendance->pdata[1]), ==, ID (second->attendance->pdata[1]));
  for (guint i = 0; i < twice->items->len; i++)
    g_assert_cmpint (ID (twice->items->pdata[i]), ==, ID (second->items->pdata[i]));
}

static void
test_plan_day (void)
{
  g_autoptr (IteamSeries) series = iteam_series_new ("I-team", ITEAM_MEETING_TEAM);
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func (g_object_unref);
  IteamMeeting *moved = meeting_of (1, "2019-03-12", ITEAM_MEETING_PLANNED);

  g_object_set (series, "recurrence", "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU", "first", DAY ("2019-01-22"), NULL);
  g_ptr_array_add (meetings, meeting_of (1, "2019-01-22", ITEAM_MEETING_PLANNED));
  /* One that was moved stands for its own day of the rule. */
  g_object_set (moved, "occurrence", DAY ("2019-03-05"), NULL);
  g_ptr_array_add (meetings, moved);
  g_assert_cmpuint (iteam_series_plan_day (series, meetings, DAY ("2019-01-23")), ==, DAY ("2019-04-16"));
  /* What nobody planned in time is not made up for. */
  g_assert_cmpuint (iteam_series_plan_day (series, meetings, DAY ("2019-12-01")), ==, DAY ("2019-12-24"));
}

static void
test_find (void)
{
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (meetings, meeting_of (1, "2019-01-22", ITEAM_MEETING_ADOPTED));
  g_ptr_array_add (meetings, meeting_of (1, "2019-03-05", ITEAM_MEETING_DRAFT));
  g_ptr_array_add (meetings, meeting_of (1, "2019-04-16", ITEAM_MEETING_CANCELLED));
  g_ptr_array_add (meetings, meeting_of (1, "2019-05-28", ITEAM_MEETING_PLANNED));
  g_ptr_array_add (meetings, meeting_of (1, "2019-07-09", ITEAM_MEETING_PLANNED));

  g_assert_true (iteam_meeting_find_next (meetings->pdata[0], meetings) == meetings->pdata[3]);
  g_assert_true (iteam_meeting_find_next (meetings->pdata[3], meetings) == meetings->pdata[4]);
  g_assert_null (iteam_meeting_find_next (meetings->pdata[4], meetings));
  g_assert_true (iteam_meeting_find_last (meetings, meetings->pdata[3]) == meetings->pdata[2]);
  /* What is planned in between gets the items first. */
  g_assert_null (iteam_meeting_find_last (meetings, meetings->pdata[4]));
  g_assert_null (iteam_meeting_find_last (meetings, meetings->pdata[0]));
}

static const IteamCell *
find_cell (IteamDraft *draft,
           gint64      id,
           const char *field)
{
  GPtrArray *cells = iteam_draft_get_cells (draft);

  for (guint i = 0; i < cells->len; i++)
    {
      const IteamCell *cell = cells->pdata[i];

      if (cell->id == id && g_str_equal (cell->field, field))
        return cell;
    }

  return NULL;
}

static void
assert_text (IteamDraft *draft,
             gint64      id,
             const char *field,
             const char *text)
{
  const IteamCell *cell = find_cell (draft, id, field);

  g_assert_nonnull (cell);
  g_assert_cmpstr (cell->value != NULL ? g_variant_get_string (cell->value, NULL) : NULL, ==, text);
}

static void
test_adopt (void)
{
  g_autoptr (IteamMeetingDetail) detail = detail_of (1, "2019-01-22", ITEAM_MEETING_FOR_ADOPTION);
  g_autoptr (IteamMeetingDetail) next = detail_of (1, "2019-03-05", ITEAM_MEETING_IN_PROGRESS);
  g_autoptr (IteamDirectory) directory = iteam_directory_new ();
  g_autoptr (GHashTable) known = known_new ();
  g_autoptr (GPtrArray) meetings = g_ptr_array_new ();
  g_autoptr (IteamPerson) person = iteam_person_new ("Opgave HRM");
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autoptr (GPtrArray) pillars = g_ptr_array_new ();
  g_autoptr (IteamDraft) asked = iteam_draft_new ("Asked");
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (IteamDraft) reopened = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) why = NULL;
  IteamMeetingContext context = {
    .next = next, .known = known, .adopting = next, .meetings = meetings, .directory = directory,
    .today = DAY ("2019-03-06"), .now = 10 * 60,
  };
  IteamAttendance *present = iteam_attendance_new (ID (next->meeting), iteam_person_get_id (person), NULL);
  IteamAttendance *guest = iteam_attendance_new (ID (next->meeting), 0, "Trainees");
  IteamAgendaItem *item;

  g_ptr_array_add (people, person);
  iteam_directory_update (directory, people, pillars);
  g_object_set (present, "state", ITEAM_ATTENDANCE_PRESENT, NULL);
  g_ptr_array_add (next->attendance, guest);
  g_ptr_array_add (next->attendance, present);
  g_object_set (add_item (detail, "Dilemmatraining", ITEAM_ITEM_TREATED), "minutes", "74% deed mee.", NULL);
  item = iteam_carry_over_adoption (detail->meeting, next, known, DAY ("2019-02-01"), asked);

  draft = iteam_meeting_draft_step (detail, ITEAM_STEP_ADOPT, &context, &error);
  g_assert_no_error (error);
  hash = iteam_minutes_digest (detail);
  assert_text (draft, ID (detail->meeting), "state", "adopted");
  assert_text (draft, ID (detail->meeting), "adopted", "2019-03-05");
  assert_text (draft, ID (detail->meeting), "adopted_by", "Opgave HRM; Trainees");
  assert_text (draft, ID (detail->meeting), "hash", hash);
  assert_text (draft, ID (item), "state", "treated");

  g_object_set (detail->meeting, "state", ITEAM_MEETING_ADOPTED, "hash", hash, "adopted", DAY ("2019-03-05"), NULL);
  g_assert_null (iteam_meeting_draft_step (detail, ITEAM_STEP_REOPEN, &context, &why));
  g_assert_error (why, ITEAM_ERROR, ITEAM_ERROR_INVALID);
  context.reason = "Een besluit ontbrak";
  reopened = iteam_meeting_draft_step (detail, ITEAM_STEP_REOPEN, &context, &error);
  g_assert_no_error (error);
  assert_text (reopened, ID (detail->meeting), "state", "draft");
  assert_text (reopened, ID (detail->meeting), "hash", NULL);
  assert_text (reopened, ID (detail->meeting), "reopened", "Een besluit ontbrak");
}

static void
test_digest (void)
{
  g_autoptr (IteamMeetingDetail) detail = detail_of (1, "2019-01-22", ITEAM_MEETING_DRAFT);
  IteamAgendaItem *item = add_item (detail, "Dilemmatraining", ITEAM_ITEM_TREATED);
  IteamOutcome *decision = iteam_outcome_new (ITEAM_KIND_DECISION, ID (item), "Herhalen");
  g_autofree char *before = NULL;
  g_autofree char *numbered = NULL;
  g_autofree char *written = NULL;
  g_autofree char *swapped = NULL;

  g_ptr_array_add (detail->outcomes, decision);
  before = iteam_minutes_digest (detail);
  g_assert_cmpuint (strlen (before), ==, 64);
  g_object_set (decision, "number", 7, NULL);
  g_object_set (detail->meeting, "number", 3, "state", ITEAM_MEETING_FOR_ADOPTION, NULL);
  numbered = iteam_minutes_digest (detail);
  g_assert_cmpstr (before, ==, numbered);
  g_object_set (item, "minutes", "a", NULL);
  written = iteam_minutes_digest (detail);
  g_assert_cmpstr (before, !=, written);
  /* The same letters elsewhere are something else. */
  g_object_set (item, "minutes", NULL, "text", "a", NULL);
  swapped = iteam_minutes_digest (detail);
  g_assert_cmpstr (written, !=, swapped);
}

/* Of 200 sentences, half with something that a team file is not to hold, 95 % are told apart
 * right, and of the harmless ones at most 2 % are taken for something. */
static void
test_personal_sentences (void)
{
  static const char *const nicks[] = { "service-number", "email", "phone", "case", "iban" };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "personal-data.tsv", NULL);
  g_autofree char *all = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_full = 0, n_found = 0, n_harmless = 0, n_false = 0;

  g_file_get_contents (path, &all, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (all, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      const char *sentence = strchr (*line, '\t');
      g_autoptr (GArray) matches = NULL;
      gboolean right = FALSE;

      if (sentence == NULL || (*line)[0] == '#')
        continue;
      matches = iteam_personal_data_find (sentence + 1, NULL);
      for (guint i = 0; i < matches->len; i++)
        right = right || g_str_has_prefix (*line, nicks[g_array_index (matches, IteamPersonalMatch, i).kind]);
      if (sentence == *line)
        {
          n_harmless++;
          n_false += matches->len > 0 ? 1 : 0;
        }
      else
        {
          n_full++;
          n_found += right ? 1 : 0;
        }
      if (sentence == *line ? matches->len > 0 : !right)
        g_test_message ("wrong: %s", *line);
    }
  g_test_message ("%u of %u found, %u of %u false alarms", n_found, n_full, n_false, n_harmless);
  g_assert_cmpuint (n_full, ==, 100);
  g_assert_cmpuint (n_harmless, ==, 100);
  g_assert_cmpuint (n_found, >=, 95);
  g_assert_cmpuint (n_false, <=, 2);
}

static void
test_personal (void)
{
  static const struct
  {
    const char *text;
    int kind;
    const char *found;
  } cases[] = {
    { "BSN 111222333 genoemd", ITEAM_PERSONAL_SERVICE_NUMBER, "111222333" },
    { "1112.22.333", ITEAM_PERSONAL_SERVICE_NUMBER, "1112.22.333" },
    { "111222334", -1, NULL },
    { "000000000", -1, NULL },
    { "Er waren 123456782 redenen", ITEAM_PERSONAL_SERVICE_NUMBER, "123456782" },
    { "mail naar iemand@voorbeeld.nl graag", ITEAM_PERSONAL_EMAIL, "iemand@voorbeeld.nl" },
    { "mail naar hrm@rijswijk.example", -1, NULL },
    { "bel 06-12345678", ITEAM_PERSONAL_PHONE, "06-12345678" },
    { "bel +31 6 1234 5678.", ITEAM_PERSONAL_PHONE, "+31 6 1234 5678" },
    { "bel 070 326 10 00", -1, NULL },
    { "zie zaaknummer 2019-0123", ITEAM_PERSONAL_CASE, "zaaknummer 2019-0123" },
    { "Zaak Z-2019/0123 loopt", ITEAM_PERSONAL_CASE, "Zaak Z-2019/0123" },
    { "dossier 4567890", ITEAM_PERSONAL_CASE, "dossier 4567890" },
    { "melding in 2018", -1, NULL },
    { "Meldingen: 3 in 2018, 5 in 2019", -1, NULL },
    { "op 22-01-2019 om 9:30", -1, NULL },
    { "74% van 1.250 medewerkers", -1, NULL },
    { "zaak 4", -1, NULL },
    { "", -1, NULL },
    { NULL, -1, NULL },
  };
  g_autoptr (IteamDirectory) directory = iteam_directory_new ();
  g_autoptr (IteamPerson) person = iteam_person_new ("Opgave HRM");
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autoptr (GPtrArray) pillars = g_ptr_array_new ();

  iteam_person_set_email (person, "hrm@rijswijk.example");
  iteam_person_set_phone (person, "+31 70 3261000");
  g_ptr_array_add (people, person);
  iteam_directory_update (directory, people, pillars);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) matches = iteam_personal_data_find (cases[i].text, directory);
      const IteamPersonalMatch *match;
      g_autofree char *found = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (matches->len, ==, cases[i].kind >= 0 ? 1 : 0);
      if (matches->len == 0)
        continue;
      match = &g_array_index (matches, IteamPersonalMatch, 0);
      found = g_strndup (cases[i].text + match->start, match->end - match->start);
      g_assert_cmpint (match->kind, ==, cases[i].kind);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static gboolean
has_doubt (GPtrArray        *warnings,
           IteamMinutesDoubt doubt,
           gint64            item)
{
  for (guint i = 0; i < warnings->len; i++)
    {
      const IteamMinutesWarning *warning = warnings->pdata[i];

      if (warning->doubt == doubt && warning->item == item)
        return TRUE;
    }

  return FALSE;
}

static void
test_check (void)
{
  g_autoptr (IteamMeetingDetail) detail = detail_of (1, "2019-01-22", ITEAM_MEETING_DRAFT);
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GPtrArray) none = NULL;
  IteamAgendaItem *open = add_item (detail, "Niet aan toe", ITEAM_ITEM_OPEN);
  IteamAgendaItem *empty = add_item (detail, "Leeg", ITEAM_ITEM_TREATED);
  IteamAgendaItem *decide = add_item (detail, "Besluit", ITEAM_ITEM_TREATED);
  IteamAgendaItem *full = add_item (detail, "Vol", ITEAM_ITEM_TREATED);
  IteamActionPoint *action = add_action (detail, full, "Navragen", FALSE);
  IteamAttendance *someone = iteam_attendance_new (ID (detail->meeting), 5, NULL);
  const gint64 owner = 5;

  g_ptr_array_add (detail->attendance, someone);
  g_object_set (decide, "kind", ITEAM_ITEM_DECIDE, "minutes", "Er is lang over gesproken.", NULL);
  g_object_set (full, "minutes", "Bel 06-12345678.", "n-remarks", 1, NULL);
  warnings = iteam_minutes_check (detail, NULL);
  g_assert_cmpuint (warnings->len, ==, 8);
  g_assert_true (has_doubt (warnings, ITEAM_DOUBT_NOBODY_PRESENT, 0));
  g_assert_true (has_doubt (warnings, ITEAM_DOUBT_NOT_TREATED, ID (open)));
  g_assert_true (has_doubt (warnings, ITEAM_DOUBT_NO_OUTCOME, ID (empty)));
  g_assert_true (has_doubt (warnings, ITEAM_DOUBT_NO_DECISION, ID (decide)));
  g_assert_true (has_doubt (warnings, ITEAM_DOUBT_NO_OWNER, ID (full)));
  g_assert_true (has_doubt (warnings, ITEAM_DOUBT_NO_DATE, ID (full)));
  g_assert_true (has_doubt (warnings, ITEAM_DOUBT_PERSONAL_DATA, ID (full)));
  g_assert_true (has_doubt (warnings, ITEAM_DOUBT_OPEN_REMARKS, ID (full)));

  g_object_set (someone, "state", ITEAM_ATTENDANCE_PRESENT, NULL);
  g_object_set (open, "state", ITEAM_ITEM_POSTPONED, NULL);
  g_object_set (empty, "minutes", "Geen bijzonderheden.", NULL);
  g_ptr_array_add (detail->outcomes, iteam_outcome_new (ITEAM_KIND_DECISION, ID (decide), "Akkoord"));
  g_object_set (full, "minutes", "Er wordt nagevraagd.", "n-remarks", 0, NULL);
  iteam_action_point_set_owners (action, &owner, 1);
  iteam_action_point_set_due (action, DAY ("2019-03-05"));
  none = iteam_minutes_check (detail, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/meeting-rules/states", test_states);
  g_test_add_func ("/meeting-rules/who", test_who);
  g_test_add_func ("/meeting-rules/newest", test_newest);
  g_test_add_func ("/meeting-rules/decide", test_decide);
  g_test_add_func ("/meeting-rules/carry-over", test_carry_over);
  g_test_add_func ("/meeting-rules/standing", test_standing);
  g_test_add_func ("/meeting-rules/plan-day", test_plan_day);
  g_test_add_func ("/meeting-rules/find", test_find);
  g_test_add_func ("/meeting-rules/adopt", test_adopt);
  g_test_add_func ("/meeting-rules/digest", test_digest);
  g_test_add_func ("/meeting-rules/personal", test_personal);
  g_test_add_func ("/meeting-rules/personal-sentences", test_personal_sentences);
  g_test_add_func ("/meeting-rules/check", test_check);

  return g_test_run ();
}
