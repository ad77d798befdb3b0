/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-series.h"

G_BEGIN_DECLS

/**
 * IteamMeetingState:
 * @ITEAM_MEETING_PLANNED: it is still to come; the agenda is made
 * @ITEAM_MEETING_IN_PROGRESS: it is going on
 * @ITEAM_MEETING_DRAFT: it was held; the minutes are being written
 * @ITEAM_MEETING_FOR_ADOPTION: the minutes lie with the members for adoption
 * @ITEAM_MEETING_ADOPTED: the minutes were adopted and are locked
 * @ITEAM_MEETING_CANCELLED: it was not held
 */
typedef enum
{
  ITEAM_MEETING_PLANNED,
  ITEAM_MEETING_IN_PROGRESS,
  ITEAM_MEETING_DRAFT,
  ITEAM_MEETING_FOR_ADOPTION,
  ITEAM_MEETING_ADOPTED,
  ITEAM_MEETING_CANCELLED,
} IteamMeetingState;

extern const IteamTerms iteam_meeting_states;

#define ITEAM_TYPE_MEETING (iteam_meeting_get_type ())
G_DECLARE_FINAL_TYPE (IteamMeeting, iteam_meeting, ITEAM, MEETING, IteamEntry)

/**
 * IteamMeetingFields:
 * @number: the number for people, 3 for M-3; 0 while it is provisional
 * @series: key of the series it belongs to, or 0
 * @kind: what sort of meeting
 * @title: (not nullable): one line: "I-team"
 * @day: when it is
 * @start: when it begins
 * @ends: when it is planned to end
 * @place: (nullable): where it is
 * @state: how far it is
 * @reason: (nullable): why it was cancelled
 * @closed: whether it is a closed meeting
 * @chair: key of the person who chairs, or 0
 * @minute_taker: key of the person who takes the minutes, or 0
 * @occurrence: the day of its series' rule that it stands for, also when it was moved
 * @began: when it was opened
 * @ended: when it was closed
 * @adopted: the day on which its minutes were adopted
 * @adopted_in: key of the meeting that adopted them, or 0
 * @adopted_by: (nullable): who were present there, separated by "; "
 * @hash: (nullable): SHA-256 of the minutes as they were adopted, see iteam_minutes_digest()
 * @reopened: (nullable): why they were opened again
 * @sequence: how often it was moved or cancelled, as a calendar counts that
 * @created: the day on which it was added
 * @retention: (nullable): how long its minutes are kept, if not as those of its series
 * @n_items: how many items its agenda has
 * @n_remarks: how many remarks upon its minutes are open
 * @n_decisions: how many decisions it took
 * @planned: how many minutes its agenda is planned to take
 *
 * The fields of a meeting, for who reads or compares many of them.
 */
typedef struct
{
  int        number;
  gint64     series;
  int        kind;
  char      *title;
  IteamDay   day;
  IteamTime  start;
  IteamTime  ends;
  char      *place;
  int        state;
  char      *reason;
  gboolean   closed;
  gint64     chair;
  gint64     minute_taker;
  IteamDay   occurrence;
  IteamTime  began;
  IteamTime  ended;
  IteamDay   adopted;
  gint64     adopted_in;
  char      *adopted_by;
  char      *hash;
  char      *reopened;
  int        sequence;
  IteamDay   created;
  char      *retention;
  int        n_items;
  int        n_remarks;
  int        n_decisions;
  int        planned;
} IteamMeetingFields;

IteamMeeting             *iteam_meeting_new           (const char *title, IteamMeetingKind kind, IteamDay day, IteamDay created);
IteamMeeting             *iteam_meeting_new_in_series (IteamSeries *series, IteamDay day, IteamDay created);
const IteamMeetingFields *iteam_meeting_get_fields    (IteamMeeting *self);
char                     *iteam_meeting_format_number (IteamMeeting *self);
char                     *iteam_meeting_format_name   (IteamMeeting *self);
char                     *iteam_meeting_format_times  (IteamMeeting *self);
char                     *iteam_meeting_fold          (IteamMeeting *self);
int                       iteam_meeting_compare       (IteamMeeting *self, IteamMeeting *other);
gboolean                  iteam_meeting_has_minutes   (IteamMeeting *self);
void                      iteam_meeting_count_move    (IteamMeeting *self, IteamMeeting *edited);

/**
 * IteamAttendanceState:
 * @ITEAM_ATTENDANCE_EXPECTED: asked to come; nothing more is known
 * @ITEAM_ATTENDANCE_PRESENT: present
 * @ITEAM_ATTENDANCE_APOLOGIES: has sent apologies
 * @ITEAM_ATTENDANCE_ABSENT: absent without
 * @ITEAM_ATTENDANCE_GUEST: present as a guest
 */
typedef enum
{
  ITEAM_ATTENDANCE_EXPECTED,
  ITEAM_ATTENDANCE_PRESENT,
  ITEAM_ATTENDANCE_APOLOGIES,
  ITEAM_ATTENDANCE_ABSENT,
  ITEAM_ATTENDANCE_GUEST,
} IteamAttendanceState;

extern const IteamTerms iteam_attendance_states;

#define ITEAM_TYPE_ATTENDANCE (iteam_attendance_get_type ())
G_DECLARE_FINAL_TYPE (IteamAttendance, iteam_attendance, ITEAM, ATTENDANCE, IteamEntry)

/**
 * IteamAttendanceFields:
 * @meeting: key of the meeting
 * @person: key of the person, or 0 for someone who is not of the team
 * @name: (nullable): who it is, if not of the team
 * @state: whether they were there
 * @arrived: when they came, if late
 * @departed: when they left, if early
 *
 * The fields of an attendance.
 */
typedef struct
{
  gint64     meeting;
  gint64     person;
  char      *name;
  int        state;
  IteamTime  arrived;
  IteamTime  departed;
} IteamAttendanceFields;

IteamAttendance             *iteam_attendance_new        (gint64 meeting, gint64 person, const char *name);
const IteamAttendanceFields *iteam_attendance_get_fields (IteamAttendance *self);
gboolean                     iteam_attendance_was_there  (IteamAttendance *self);

G_END_DECLS
