/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting-step.h"

#include <glib/gi18n-lib.h>

#include "iteam-carry-over.h"
#include "iteam-error.h"
#include "iteam-id.h"
#include "iteam-meeting-rules.h"
#include "iteam-minutes-digest.h"

/* How a meeting comes from one state to another, each time in one edit: with what
 * that does to the next meeting. */

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

static const struct
{
  IteamMeetingDeed deed;
  IteamMeetingState state;
  const char *what;
} steps[] = {
  [ITEAM_STEP_START] = { ITEAM_DEED_START, ITEAM_MEETING_IN_PROGRESS, N_("Meeting opened") },
  [ITEAM_STEP_FINISH] = { ITEAM_DEED_FINISH, ITEAM_MEETING_DRAFT, N_("Meeting closed") },
  [ITEAM_STEP_SUBMIT] = { ITEAM_DEED_SUBMIT, ITEAM_MEETING_FOR_ADOPTION, N_("Minutes laid before the members for adoption") },
  [ITEAM_STEP_WITHDRAW] = { ITEAM_DEED_WITHDRAW, ITEAM_MEETING_DRAFT, N_("Minutes taken back") },
  [ITEAM_STEP_ADOPT] = { ITEAM_DEED_ADOPT, ITEAM_MEETING_ADOPTED, N_("Minutes adopted") },
  [ITEAM_STEP_REOPEN] = { ITEAM_DEED_REOPEN, ITEAM_MEETING_DRAFT, N_("Minutes reopened") },
  [ITEAM_STEP_CANCEL] = { ITEAM_DEED_CANCEL, ITEAM_MEETING_CANCELLED, N_("Meeting cancelled") },
  [ITEAM_STEP_RESTORE] = { ITEAM_DEED_RESTORE, ITEAM_MEETING_PLANNED, N_("Meeting takes place after all") },
};

/**
 * iteam_meeting_format_present:
 * @detail: a meeting with its attendance
 * @directory: who is who
 *
 * Returns: (transfer full) (nullable): the names of who were present, in the order of the
 *   directory and then the others, separated by "; "; %NULL if nobody was.
 */
char *
iteam_meeting_format_present (const IteamMeetingDetail *detail,
                              IteamDirectory           *directory)
{
  GListModel *people = iteam_directory_get_people (directory);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (people, i);

      for (guint j = 0; j < detail->attendance->len; j++)
        if (iteam_attendance_get_fields (detail->attendance->pdata[j])->person == iteam_person_get_id (person) &&
            iteam_attendance_was_there (detail->attendance->pdata[j]))
          g_ptr_array_add (names, g_strdup (iteam_person_get_name (person)));
    }
  for (guint i = 0; i < detail->attendance->len; i++)
    {
      const IteamAttendanceFields *fields = iteam_attendance_get_fields (detail->attendance->pdata[i]);

      if (fields->person == 0 && fields->name != NULL && iteam_attendance_was_there (detail->attendance->pdata[i]))
        g_ptr_array_add (names, g_strdup (fields->name));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);

  return g_strjoinv ("; ", (char **) names->pdata);
}

/**
 * iteam_meeting_find_next:
 * @self: a meeting
 * @meetings: (element-type IteamMeeting): the meetings of its series, in order
 *
 * Returns: (transfer none) (nullable): the first one behind @self that is still to come
 *   or going on.
 */
IteamMeeting *
iteam_meeting_find_next (IteamMeeting *self,
                         GPtrArray    *meetings)
{
  for (guint i = 0; i < meetings->len; i++)
    {
      const IteamMeetingFields *fields = iteam_meeting_get_fields (meetings->pdata[i]);

      if ((fields->state == ITEAM_MEETING_PLANNED || fields->state == ITEAM_MEETING_IN_PROGRESS) &&
          iteam_meeting_compare (meetings->pdata[i], self) > 0)
        return meetings->pdata[i];
    }

  return NULL;
}

/**
 * iteam_meeting_find_last:
 * @meetings: (element-type IteamMeeting): the meetings of a series, in order
 * @before: (nullable): one of them, or another one
 *
 * Returns: (transfer none) (nullable): the last one ahead of @before from which items go
 *   on: it was held or cancelled. %NULL also if one that is still to come is in between,
 *   as that one gets them first.
 */
IteamMeeting *
iteam_meeting_find_last (GPtrArray    *meetings,
                         IteamMeeting *before)
{
  for (guint i = meetings->len; i-- > 0;)
    {
      int state = iteam_meeting_get_fields (meetings->pdata[i])->state;

      if (before != NULL && (ID (meetings->pdata[i]) == ID (before) || iteam_meeting_compare (meetings->pdata[i], before) > 0))
        continue;

      return state == ITEAM_MEETING_PLANNED || state == ITEAM_MEETING_IN_PROGRESS ? NULL : meetings->pdata[i];
    }

  return NULL;
}

/* A meeting that someone closes the day after was closed as planned. */
static IteamTime
tell_time (IteamDay                   day,
           IteamTime                  planned,
           const IteamMeetingContext *context)
{
  return day == context->today ? context->now : planned;
}

static IteamAgendaItem *
find_adoption (const IteamMeetingDetail *detail,
               gint64                    adopted)
{
  for (guint i = 0; detail != NULL && i < detail->items->len; i++)
    if (iteam_agenda_item_get_fields (detail->items->pdata[i])->adopts == adopted)
      return detail->items->pdata[i];

  return NULL;
}

static void
adopt (const IteamMeetingDetail  *detail,
       IteamMeeting              *edited,
       const IteamMeetingContext *context,
       IteamDraft                *draft)
{
  g_autofree char *hash = iteam_minutes_digest (detail);
  IteamAgendaItem *item = find_adoption (context->adopting, ID (detail->meeting));

  g_object_set (edited, "adopted", context->today, "hash", hash, NULL);
  if (context->adopting != NULL)
    {
      g_autofree char *present = iteam_meeting_format_present (context->adopting, context->directory);

      g_object_set (edited,
                    "adopted", iteam_meeting_get_fields (context->adopting->meeting)->day,
                    "adopted-in", ID (context->adopting->meeting),
                    "adopted-by", present,
                    NULL);
    }
  if (item != NULL)
    {
      g_autoptr (IteamAgendaItem) treated = iteam_entry_copy (item);

      g_object_set (treated, "state", ITEAM_ITEM_TREATED, NULL);
      iteam_entry_change_in (ITEAM_ENTRY (item), ITEAM_ENTRY (treated), draft);
    }
}

static gboolean
check_step (const IteamMeetingDetail   *detail,
            IteamMeetingStep            step,
            const IteamMeetingContext  *context,
            GError                    **error)
{
  gboolean asks = step == ITEAM_STEP_REOPEN || step == ITEAM_STEP_CANCEL;

  if (!iteam_meeting_check_may (detail->meeting, steps[step].deed, context->person, context->today, error))
    return FALSE;
  if (asks && (context->reason == NULL || context->reason[0] == '\0'))
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("Say why."));

      return FALSE;
    }
  if (step == ITEAM_STEP_REOPEN && !iteam_meeting_is_newest_adopted (detail->meeting, context->meetings))
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                           _("The minutes of a later meeting were adopted already. Only the newest adopted minutes can be reopened."));

      return FALSE;
    }
  if (step == ITEAM_STEP_ADOPT && context->adopting != NULL &&
      iteam_meeting_get_fields (context->adopting->meeting)->state == ITEAM_MEETING_PLANNED)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                           _("The meeting that is to adopt these minutes has not been opened yet."));

      return FALSE;
    }

  return TRUE;
}

/**
 * iteam_meeting_draft_step:
 * @detail: a meeting with all that belongs to it
 * @step: the step
 * @context: what it depends upon
 * @error: return location for an error, %ITEAM_ERROR_INVALID with the reason
 *
 * Returns: (transfer full) (nullable): the draft of the step and all that goes with it:
 *   what is open goes on the agenda of the next meeting, as does the adoption of minutes.
 */
IteamDraft *
iteam_meeting_draft_step (const IteamMeetingDetail   *detail,
                          IteamMeetingStep            step,
                          const IteamMeetingContext  *context,
                          GError                    **error)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (detail->meeting);
  g_autoptr (IteamDraft) draft = iteam_draft_new (steps[step].what);
  g_autoptr (IteamMeeting) edited = iteam_entry_copy (detail->meeting);
  gboolean goes_on = step == ITEAM_STEP_FINISH || step == ITEAM_STEP_CANCEL;

  if (!check_step (detail, step, context, error))
    return NULL;

  g_object_set (edited, "state", steps[step].state, NULL);
  switch (step)
    {
    case ITEAM_STEP_START:
      g_object_set (edited, "began", tell_time (fields->day, fields->start, context), NULL);
      break;
    case ITEAM_STEP_FINISH:
      g_object_set (edited, "ended", tell_time (fields->day, fields->ends, context), NULL);
      if (fields->began == ITEAM_TIME_NONE)
        g_object_set (edited, "began", fields->start, "ended", fields->ends, NULL);
      break;
    case ITEAM_STEP_SUBMIT:
      if (context->next != NULL)
        iteam_carry_over_adoption (detail->meeting, context->next, context->known, context->today, draft);
      break;
    /* That the next meeting is to adopt them stays on its agenda. */
    case ITEAM_STEP_WITHDRAW:
      break;
    case ITEAM_STEP_ADOPT:
      adopt (detail, edited, context, draft);
      break;
    case ITEAM_STEP_REOPEN:
      g_object_set (edited, "adopted", ITEAM_DAY_NONE, "adopted-in", (gint64) 0, "adopted-by", NULL, "hash", NULL,
                    "reopened", context->reason, NULL);
      break;
    case ITEAM_STEP_CANCEL:
      g_object_set (edited, "reason", context->reason, "sequence", fields->sequence + 1, NULL);
      break;
    case ITEAM_STEP_RESTORE:
      g_object_set (edited, "reason", NULL, "sequence", fields->sequence + 1, NULL);
      break;
    default:
      g_assert_not_reached ();
    }

  iteam_entry_change_in (ITEAM_ENTRY (detail->meeting), ITEAM_ENTRY (edited), draft);
  if (goes_on && context->next != NULL)
    iteam_carry_over (detail, context->next, context->known, context->today, draft);

  return g_steal_pointer (&draft);
}

/**
 * iteam_series_last_occurrence:
 * @meetings: (element-type IteamMeeting): the meetings of a series
 *
 * Returns: the last day of its rule for which there is a meeting, also if that was moved
 *   or cancelled, or %ITEAM_DAY_NONE.
 */
IteamDay
iteam_series_last_occurrence (GPtrArray *meetings)
{
  IteamDay last = ITEAM_DAY_NONE;

  for (guint i = 0; i < meetings->len; i++)
    {
      const IteamMeetingFields *fields = iteam_meeting_get_fields (meetings->pdata[i]);

      last = MAX (last, fields->occurrence != ITEAM_DAY_NONE ? fields->occurrence : fields->day);
    }

  return last;
}

/**
 * iteam_series_plan_day:
 * @series: a series
 * @meetings: (element-type IteamMeeting): its meetings
 * @today: the day of today
 *
 * Returns: when its next meeting is: the first day of its rule behind those for which
 *   there is one, not in the past, except for the very first; %ITEAM_DAY_NONE if the
 *   rule gives none.
 */
IteamDay
iteam_series_plan_day (IteamSeries *series,
                       GPtrArray   *meetings,
                       IteamDay     today)
{
  IteamDay last = iteam_series_last_occurrence (meetings);

  return iteam_series_next_day (series, last != ITEAM_DAY_NONE ? MAX (last, today - 1) : ITEAM_DAY_NONE);
}

/* The guests of the series; who else plans the same meeting asks the same ones. */
static void
expect_guests (IteamSeries        *series,
               IteamMeetingDetail *detail,
               IteamDraft         *draft)
{
  g_auto (GStrv) names = iteam_series_list_guests (series);

  for (char **name = names; *name != NULL; name++)
    {
      IteamAttendance *guest = iteam_attendance_new (ID (detail->meeting), 0, *name);

      g_object_set (guest, "id", iteam_id_for_pair (ID (detail->meeting), g_str_hash (*name)), NULL);
      g_ptr_array_add (detail->attendance, guest);
      iteam_entry_add_to (ITEAM_ENTRY (guest), draft);
    }
}

/**
 * iteam_series_plan_meeting:
 * @series: a series
 * @day: when the meeting is to be
 * @members: (element-type IteamSeriesMember): who is asked
 * @standing: (element-type IteamAgendaItem): the standing items of the series, in order
 * @meetings: (element-type IteamMeeting): the meetings of the series, in order
 * @last: (nullable): the meeting from which items go on, see iteam_meeting_find_last()
 * @today: the day of today
 * @draft: (out) (transfer full): the draft that adds it with all that belongs to it
 *
 * Makes a meeting of a series: with its members, guests and standing items, what goes on from
 * the last meeting, and the adoption of what lies for adoption. Two people who plan the
 * same one make the same meeting.
 *
 * Returns: (transfer full): the meeting.
 */
IteamMeetingDetail *
iteam_series_plan_meeting (IteamSeries              *series,
                           IteamDay                  day,
                           GPtrArray                *members,
                           GPtrArray                *standing,
                           GPtrArray                *meetings,
                           const IteamMeetingDetail *last,
                           IteamDay                  today,
                           IteamDraft              **draft)
{
  g_autoptr (IteamMeeting) meeting = iteam_meeting_new_in_series (series, day, today);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  IteamMeetingDetail *detail;

  g_object_set (meeting, "id", iteam_id_for_pair (ID (series), day), NULL);
  detail = iteam_meeting_detail_new (meeting);
  detail->series = g_object_ref (series);
  *draft = iteam_entry_draft_new (ITEAM_ENTRY (meeting));

  for (guint i = 0; i < members->len; i++)
    {
      IteamAttendance *expected = iteam_attendance_new (ID (meeting), iteam_series_member_get_fields (members->pdata[i])->person, NULL);

      g_ptr_array_add (detail->attendance, expected);
      iteam_entry_add_to (ITEAM_ENTRY (expected), *draft);
    }
  expect_guests (series, detail, *draft);
  iteam_carry_over_standing (standing, detail, known, today, *draft);
  for (guint i = 0; i < meetings->len; i++)
    if (iteam_meeting_get_fields (meetings->pdata[i])->state == ITEAM_MEETING_FOR_ADOPTION &&
        iteam_meeting_compare (meetings->pdata[i], meeting) < 0)
      iteam_carry_over_adoption (meetings->pdata[i], detail, known, today, *draft);
  if (last != NULL)
    iteam_carry_over (last, detail, known, today, *draft);

  return detail;
}

static void
duplicate_item (const IteamMeetingDetail *detail,
                IteamAgendaItem          *item,
                gint64                    meeting,
                IteamDay                  today,
                IteamDraft               *draft)
{
  g_autoptr (IteamAgendaItem) repeated = iteam_agenda_item_repeat (item, meeting, today);
  g_autoptr (GPtrArray) documents = iteam_meeting_detail_list_documents (detail, ID (item));

  iteam_entry_add_to (ITEAM_ENTRY (repeated), draft);
  for (guint i = 0; i < documents->len; i++)
    {
      const IteamItemLinkFields *fields = iteam_item_link_get_fields (documents->pdata[i]);
      g_autoptr (IteamItemLink) link = iteam_item_link_new_passage (ID (repeated), fields->document, fields->page, fields->quote);

      iteam_entry_add_to (ITEAM_ENTRY (link), draft);
    }
}

/**
 * iteam_meeting_duplicate:
 * @detail: a meeting with all that belongs to it
 * @day: when the other one is to be
 * @today: the day of today
 * @draft: (out) (transfer full): the draft that adds it
 *
 * Makes another meeting like a meeting: with its time and place, who is expected, and its
 * agenda with the documents; what was said and decided, and the adoption of minutes, stay
 * where they are.
 *
 * Returns: (transfer full): the meeting.
 */
IteamMeeting *
iteam_meeting_duplicate (const IteamMeetingDetail  *detail,
                         IteamDay                   day,
                         IteamDay                   today,
                         IteamDraft               **draft)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (detail->meeting);
  IteamMeeting *meeting = iteam_meeting_new (fields->title, (IteamMeetingKind) fields->kind, day, today);

  g_object_set (meeting, "series", fields->series, "start", fields->start, "ends", fields->ends, "place", fields->place,
                "chair", fields->chair, "minute-taker", fields->minute_taker, "closed", fields->closed, NULL);
  *draft = iteam_entry_draft_new (ITEAM_ENTRY (meeting));
  for (guint i = 0; i < detail->attendance->len; i++)
    {
      const IteamAttendanceFields *other = iteam_attendance_get_fields (detail->attendance->pdata[i]);
      g_autoptr (IteamAttendance) expected = iteam_attendance_new (ID (meeting), other->person, other->name);

      iteam_entry_add_to (ITEAM_ENTRY (expected), *draft);
    }
  for (guint i = 0; i < detail->items->len; i++)
    if (iteam_agenda_item_get_fields (detail->items->pdata[i])->adopts == 0)
      duplicate_item (detail, detail->items->pdata[i], ID (meeting), today, *draft);

  return meeting;
}
