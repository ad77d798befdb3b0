/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"
#include "iteam-meeting-detail.h"

G_BEGIN_DECLS

/**
 * IteamMeetingStep:
 * @ITEAM_STEP_START: it is opened
 * @ITEAM_STEP_FINISH: it is closed; what is open goes on to the next meeting
 * @ITEAM_STEP_SUBMIT: the minutes lie for adoption; the next meeting is to adopt them
 * @ITEAM_STEP_WITHDRAW: they are written on
 * @ITEAM_STEP_ADOPT: they are adopted, and locked
 * @ITEAM_STEP_REOPEN: adopted minutes are opened again, for a reason
 * @ITEAM_STEP_CANCEL: it is cancelled, for a reason; its agenda goes on to the next meeting
 * @ITEAM_STEP_RESTORE: it takes place after all
 *
 * What brings a meeting from one state to another.
 */
typedef enum
{
  ITEAM_STEP_START,
  ITEAM_STEP_FINISH,
  ITEAM_STEP_SUBMIT,
  ITEAM_STEP_WITHDRAW,
  ITEAM_STEP_ADOPT,
  ITEAM_STEP_REOPEN,
  ITEAM_STEP_CANCEL,
  ITEAM_STEP_RESTORE,
} IteamMeetingStep;

/**
 * IteamMeetingContext:
 * @next: (nullable): the next meeting of the series that is still to come, if there is one
 * @known: (element-type gint64): the keys of the items of @next, also of those that were deleted
 * @adopting: (nullable): the meeting that adopts the minutes
 * @meetings: (element-type IteamMeeting): the meetings of the series
 * @directory: who is who
 * @person: (nullable): who takes the step
 * @today: the day of today
 * @now: the time of the day
 * @reason: (nullable): why, where that is asked
 *
 * What a step of a meeting depends upon.
 */
typedef struct
{
  IteamMeetingDetail *next;
  GHashTable         *known;
  IteamMeetingDetail *adopting;
  GPtrArray          *meetings;
  IteamDirectory     *directory;
  IteamPerson        *person;
  IteamDay            today;
  IteamTime           now;
  const char         *reason;
} IteamMeetingContext;

IteamDraft         *iteam_meeting_draft_step     (const IteamMeetingDetail *detail, IteamMeetingStep step, const IteamMeetingContext *context, GError **error);
char               *iteam_meeting_format_present (const IteamMeetingDetail *detail, IteamDirectory *directory);
IteamMeeting       *iteam_meeting_find_next      (IteamMeeting *self, GPtrArray *meetings);
IteamMeeting       *iteam_meeting_find_last      (GPtrArray *meetings, IteamMeeting *before);

IteamDay            iteam_series_last_occurrence (GPtrArray *meetings);
IteamDay            iteam_series_plan_day        (IteamSeries *series, GPtrArray *meetings, IteamDay today);
IteamMeetingDetail *iteam_series_plan_meeting    (IteamSeries *series, IteamDay day, GPtrArray *members, GPtrArray *standing, GPtrArray *meetings,
                                                  const IteamMeetingDetail *last, IteamDay today, IteamDraft **draft);

IteamMeeting       *iteam_meeting_duplicate      (const IteamMeetingDetail *detail, IteamDay day, IteamDay today, IteamDraft **draft);

G_END_DECLS
