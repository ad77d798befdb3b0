/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"
#include "iteam-text.h"

/**
 * IteamMeeting:
 *
 * A meeting of the team: planned, held, and then its minutes until they are adopted.
 */
struct _IteamMeeting
{
  IteamEntry parent_instance;

  IteamMeetingFields fields;
};

G_DEFINE_FINAL_TYPE (IteamMeeting, iteam_meeting, ITEAM_TYPE_ENTRY)

static const IteamTerm states[] = {
  [ITEAM_MEETING_PLANNED] = { "planned", N_("Planned") },
  [ITEAM_MEETING_IN_PROGRESS] = { "in-progress", N_("In session") },
  [ITEAM_MEETING_DRAFT] = { "draft", N_("Draft minutes") },
  [ITEAM_MEETING_FOR_ADOPTION] = { "for-adoption", N_("For adoption") },
  [ITEAM_MEETING_ADOPTED] = { "adopted", N_("Adopted") },
  [ITEAM_MEETING_CANCELLED] = { "cancelled", N_("Cancelled") },
};

const IteamTerms iteam_meeting_states = { states, G_N_ELEMENTS (states) };

static const IteamColumn columns[] = {
  ITEAM_COLUMN_FROM (IteamMeeting, number, COUNT, GIVEN),
  ITEAM_COLUMN (IteamMeeting, series, KEY),
  ITEAM_COLUMN_NAMED (IteamMeeting, kind, &iteam_meeting_kinds),
  ITEAM_COLUMN (IteamMeeting, title, TEXT),
  ITEAM_COLUMN (IteamMeeting, day, DAY),
  ITEAM_COLUMN (IteamMeeting, start, TIME),
  ITEAM_COLUMN (IteamMeeting, ends, TIME),
  ITEAM_COLUMN (IteamMeeting, place, TEXT),
  ITEAM_COLUMN_NAMED (IteamMeeting, state, &iteam_meeting_states),
  ITEAM_COLUMN (IteamMeeting, reason, TEXT),
  ITEAM_COLUMN (IteamMeeting, closed, MARK),
  ITEAM_COLUMN (IteamMeeting, chair, KEY),
  ITEAM_COLUMN (IteamMeeting, minute_taker, KEY),
  ITEAM_COLUMN (IteamMeeting, occurrence, DAY),
  ITEAM_COLUMN (IteamMeeting, began, TIME),
  ITEAM_COLUMN (IteamMeeting, ended, TIME),
  ITEAM_COLUMN (IteamMeeting, adopted, DAY),
  ITEAM_COLUMN (IteamMeeting, adopted_in, KEY),
  ITEAM_COLUMN (IteamMeeting, adopted_by, TEXT),
  ITEAM_COLUMN (IteamMeeting, hash, TEXT),
  ITEAM_COLUMN (IteamMeeting, reopened, TEXT),
  ITEAM_COLUMN (IteamMeeting, sequence, COUNT),
  ITEAM_COLUMN (IteamMeeting, created, DAY),
  ITEAM_COLUMN (IteamMeeting, retention, TEXT),
  ITEAM_COLUMN_FROM (IteamMeeting, n_items, COUNT, DERIVED),
  ITEAM_COLUMN_FROM (IteamMeeting, n_remarks, COUNT, DERIVED),
  ITEAM_COLUMN_FROM (IteamMeeting, n_decisions, COUNT, DERIVED),
  ITEAM_COLUMN_FROM (IteamMeeting, planned, COUNT, DERIVED),
  ITEAM_COLUMNS_END,
};

static const char *
iteam_meeting_describe_change (IteamEntry *entry,
                               IteamEntry *edited)
{
  const IteamMeetingFields *from, *to;

  if (entry == NULL || edited == NULL)
    return NULL;

  from = &ITEAM_MEETING (entry)->fields;
  to = &ITEAM_MEETING (edited)->fields;
  if (from->day != to->day || from->start != to->start)
    return N_("Meeting moved");

  return NULL;
}

static void
iteam_meeting_class_init (IteamMeetingClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_MEETING;
  entry_class->added = N_("Meeting added");
  entry_class->changed = N_("Meeting changed");
  entry_class->deleted = N_("Meeting deleted");
  entry_class->describe = iteam_meeting_describe_change;

  iteam_entry_class_set_columns (entry_class, columns);
}

static void
iteam_meeting_init (IteamMeeting *self)
{
}

/**
 * iteam_meeting_new:
 * @title: one line
 * @kind: what sort of meeting
 * @day: when it is
 * @created: the day on which it is added
 *
 * Returns: (transfer full): a planned meeting with a new key, without a number, which
 *   the store gives it.
 */
IteamMeeting *
iteam_meeting_new (const char       *title,
                   IteamMeetingKind  kind,
                   IteamDay          day,
                   IteamDay          created)
{
  return g_object_new (ITEAM_TYPE_MEETING, "id", iteam_id_new (), "title", title, "kind", kind, "day", day,
                       "created", created, NULL);
}

/**
 * iteam_meeting_new_in_series:
 * @series: a series
 * @day: when it is
 * @created: the day on which it is added
 *
 * Returns: (transfer full): a planned meeting of that series, with a new key.
 */
IteamMeeting *
iteam_meeting_new_in_series (IteamSeries *series,
                             IteamDay     day,
                             IteamDay     created)
{
  const IteamSeriesFields *fields = iteam_series_get_fields (series);

  return g_object_new (ITEAM_TYPE_MEETING,
                       "id", iteam_id_new (),
                       "series", iteam_entry_get_id (ITEAM_ENTRY (series)),
                       "title", fields->title,
                       "kind", fields->kind,
                       "day", day,
                       "occurrence", day,
                       "start", fields->start,
                       "ends", fields->ends,
                       "place", fields->place,
                       "chair", fields->chair,
                       "minute-taker", fields->minute_taker,
                       "closed", fields->closed,
                       "created", created,
                       NULL);
}

/**
 * iteam_meeting_get_fields:
 * @self: a meeting
 *
 * Returns: (transfer none): its fields, valid as long as @self is not changed.
 */
const IteamMeetingFields *
iteam_meeting_get_fields (IteamMeeting *self)
{
  g_return_val_if_fail (ITEAM_IS_MEETING (self), NULL);

  return &self->fields;
}

/**
 * iteam_meeting_format_number:
 * @self: a meeting
 *
 * Returns: (transfer full): "M-3", or "M-…" as long as it has no number.
 */
char *
iteam_meeting_format_number (IteamMeeting *self)
{
  g_return_val_if_fail (ITEAM_IS_MEETING (self), NULL);

  return self->fields.number != 0 ? g_strdup_printf ("M-%d", self->fields.number) : g_strdup ("M-…");
}

/**
 * iteam_meeting_format_name:
 * @self: a meeting
 *
 * Returns: (transfer full): what people call it, "I-team 22 January 2019".
 */
char *
iteam_meeting_format_name (IteamMeeting *self)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (ITEAM_IS_MEETING (self), NULL);

  if (self->fields.day == ITEAM_DAY_NONE)
    return g_strdup (self->fields.title);

  day = iteam_day_format (self->fields.day, ITEAM_DAY_NONE, ITEAM_DAY_FULL);

  return g_strdup_printf ("%s %s", self->fields.title, day);
}

/**
 * iteam_meeting_format_times:
 * @self: a meeting
 *
 * Returns: (transfer full): "9:30–11:00", "9:30", or empty.
 */
char *
iteam_meeting_format_times (IteamMeeting *self)
{
  g_autofree char *start = NULL;
  g_autofree char *ends = NULL;

  g_return_val_if_fail (ITEAM_IS_MEETING (self), NULL);

  start = iteam_time_format (self->fields.start);
  ends = iteam_time_format (self->fields.ends);
  if (start[0] == '\0' || ends[0] == '\0')
    return g_steal_pointer (&start);

  return g_strdup_printf ("%s–%s", start, ends);
}

/**
 * iteam_meeting_fold:
 * @self: a meeting
 *
 * Returns: (transfer full): its number, name, place and state, as iteam_text_fold()
 *   folds them, to be searched in.
 */
char *
iteam_meeting_fold (IteamMeeting *self)
{
  g_autofree char *number = iteam_meeting_format_number (self);
  g_autofree char *name = iteam_meeting_format_name (self);
  g_autofree char *text = NULL;

  text = g_strjoin (" ", number, name, iteam_terms_label (&iteam_meeting_states, self->fields.state),
                    iteam_terms_label (&iteam_meeting_kinds, self->fields.kind),
                    self->fields.place != NULL ? self->fields.place : "", NULL);

  return iteam_text_fold (text);
}

/**
 * iteam_meeting_compare:
 * @self: a meeting
 * @other: another one
 *
 * Returns: below, at or above 0, as @self is before, with or after @other: by day and
 *   time; what has no day yet comes last.
 */
int
iteam_meeting_compare (IteamMeeting *self,
                       IteamMeeting *other)
{
  const IteamMeetingFields *first, *second;
  gint64 first_id, second_id;

  g_return_val_if_fail (ITEAM_IS_MEETING (self), 0);
  g_return_val_if_fail (ITEAM_IS_MEETING (other), 0);

  first = &self->fields;
  second = &other->fields;
  /* "No day" is 0; less one, that is the latest of all. */
  if (first->day != second->day)
    return first->day - 1 < second->day - 1 ? -1 : 1;
  if (first->start != second->start)
    return first->start - second->start;

  first_id = iteam_entry_get_id (ITEAM_ENTRY (self));
  second_id = iteam_entry_get_id (ITEAM_ENTRY (other));

  return (first_id > second_id) - (first_id < second_id);
}

/**
 * iteam_meeting_has_minutes:
 * @self: a meeting
 *
 * Returns: whether it was held, so that there are minutes of it.
 */
gboolean
iteam_meeting_has_minutes (IteamMeeting *self)
{
  g_return_val_if_fail (ITEAM_IS_MEETING (self), FALSE);

  return self->fields.state >= ITEAM_MEETING_DRAFT && self->fields.state <= ITEAM_MEETING_ADOPTED;
}

/**
 * iteam_meeting_count_move:
 * @self: a meeting as it was read
 * @edited: a copy that is edited
 *
 * Whoever has a planned meeting in a calendar is told of another day, time or place by
 * a higher sequence; this counts it.
 */
void
iteam_meeting_count_move (IteamMeeting *self,
                          IteamMeeting *edited)
{
  const IteamMeetingFields *from, *to;

  g_return_if_fail (ITEAM_IS_MEETING (self));
  g_return_if_fail (ITEAM_IS_MEETING (edited));

  from = &self->fields;
  to = &edited->fields;
  if (to->state != ITEAM_MEETING_PLANNED)
    return;
  if (from->day != to->day || from->start != to->start || from->ends != to->ends || g_strcmp0 (from->place, to->place) != 0)
    g_object_set (edited, "sequence", from->sequence + 1, NULL);
}

/**
 * IteamAttendance:
 *
 * That someone is expected at a meeting, and whether they came.
 */
struct _IteamAttendance
{
  IteamEntry parent_instance;

  IteamAttendanceFields fields;
};

G_DEFINE_FINAL_TYPE (IteamAttendance, iteam_attendance, ITEAM_TYPE_ENTRY)

static const IteamTerm attendance_states[] = {
  [ITEAM_ATTENDANCE_EXPECTED] = { NULL, N_("Expected") },
  [ITEAM_ATTENDANCE_PRESENT] = { "present", N_("Present") },
  [ITEAM_ATTENDANCE_APOLOGIES] = { "apologies", N_("Apologies") },
  [ITEAM_ATTENDANCE_ABSENT] = { "absent", N_("Absent") },
  [ITEAM_ATTENDANCE_GUEST] = { "guest", N_("Guest") },
};

const IteamTerms iteam_attendance_states = { attendance_states, G_N_ELEMENTS (attendance_states) };

static const IteamColumn attendance_columns[] = {
  ITEAM_COLUMN (IteamAttendance, meeting, KEY),
  ITEAM_COLUMN (IteamAttendance, person, KEY),
  ITEAM_COLUMN (IteamAttendance, name, TEXT),
  ITEAM_COLUMN_NAMED (IteamAttendance, state, &iteam_attendance_states),
  ITEAM_COLUMN (IteamAttendance, arrived, TIME),
  ITEAM_COLUMN (IteamAttendance, departed, TIME),
  ITEAM_COLUMNS_END,
};

static void
iteam_attendance_class_init (IteamAttendanceClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_ATTENDANCE;
  entry_class->added = N_("Attendance added");
  entry_class->changed = N_("Attendance changed");
  entry_class->deleted = N_("Attendance removed");

  iteam_entry_class_set_columns (entry_class, attendance_columns);
}

static void
iteam_attendance_init (IteamAttendance *self)
{
}

/**
 * iteam_attendance_new:
 * @meeting: key of a meeting
 * @person: key of a person, or 0
 * @name: (nullable): who it is, if @person is 0
 *
 * Returns: (transfer full): someone who is expected; for a person always the same row.
 */
IteamAttendance *
iteam_attendance_new (gint64      meeting,
                      gint64      person,
                      const char *name)
{
  return g_object_new (ITEAM_TYPE_ATTENDANCE,
                       "id", person != 0 ? iteam_id_for_pair (meeting, person) : iteam_id_new (),
                       "meeting", meeting,
                       "person", person,
                       "name", name,
                       "state", person != 0 ? ITEAM_ATTENDANCE_EXPECTED : ITEAM_ATTENDANCE_GUEST,
                       NULL);
}

/**
 * iteam_attendance_get_fields:
 * @self: an attendance
 *
 * Returns: (transfer none): its fields.
 */
const IteamAttendanceFields *
iteam_attendance_get_fields (IteamAttendance *self)
{
  g_return_val_if_fail (ITEAM_IS_ATTENDANCE (self), NULL);

  return &self->fields;
}

/**
 * iteam_attendance_was_there:
 * @self: an attendance
 *
 * Returns: whether they were present, be it as a guest.
 */
gboolean
iteam_attendance_was_there (IteamAttendance *self)
{
  g_return_val_if_fail (ITEAM_IS_ATTENDANCE (self), FALSE);

  return self->fields.state == ITEAM_ATTENDANCE_PRESENT || self->fields.state == ITEAM_ATTENDANCE_GUEST;
}
