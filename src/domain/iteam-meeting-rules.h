/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-meeting.h"
#include "iteam-person.h"

G_BEGIN_DECLS

/**
 * IteamMeetingDeed:
 * @ITEAM_DEED_PLAN: say when and where it is, who chairs and takes the minutes, and who is asked
 * @ITEAM_DEED_AGENDA: make the agenda
 * @ITEAM_DEED_ATTEND: note who is there
 * @ITEAM_DEED_MINUTES: write the minutes, and what was decided and promised
 * @ITEAM_DEED_REMARK: make a remark upon the minutes
 * @ITEAM_DEED_ANSWER: answer a remark, or take it over
 * @ITEAM_DEED_START: open the meeting
 * @ITEAM_DEED_FINISH: close it
 * @ITEAM_DEED_SUBMIT: lay the minutes before the members for adoption
 * @ITEAM_DEED_WITHDRAW: take them back to go on writing
 * @ITEAM_DEED_ADOPT: adopt them
 * @ITEAM_DEED_REOPEN: open adopted minutes again
 * @ITEAM_DEED_CANCEL: cancel the meeting
 * @ITEAM_DEED_RESTORE: have it take place after all
 * @ITEAM_DEED_DELETE: delete it
 *
 * What can be done with a meeting.
 */
typedef enum
{
  ITEAM_DEED_PLAN,
  ITEAM_DEED_AGENDA,
  ITEAM_DEED_ATTEND,
  ITEAM_DEED_MINUTES,
  ITEAM_DEED_REMARK,
  ITEAM_DEED_ANSWER,
  ITEAM_DEED_START,
  ITEAM_DEED_FINISH,
  ITEAM_DEED_SUBMIT,
  ITEAM_DEED_WITHDRAW,
  ITEAM_DEED_ADOPT,
  ITEAM_DEED_REOPEN,
  ITEAM_DEED_CANCEL,
  ITEAM_DEED_RESTORE,
  ITEAM_DEED_DELETE,
} IteamMeetingDeed;

#define ITEAM_N_DEEDS (ITEAM_DEED_DELETE + 1)

gboolean iteam_meeting_state_allows (IteamMeetingState state, IteamMeetingDeed deed);
gboolean iteam_meeting_is_led_by    (IteamMeeting *self, IteamPerson *person, IteamDay today);
gboolean iteam_meeting_may          (IteamMeeting *self, IteamMeetingDeed deed, IteamPerson *person, IteamDay today);
gboolean iteam_meeting_check_may    (IteamMeeting *self, IteamMeetingDeed deed, IteamPerson *person, IteamDay today, GError **error);
gboolean iteam_meeting_is_newest_adopted (IteamMeeting *self, GPtrArray *meetings);

G_END_DECLS
