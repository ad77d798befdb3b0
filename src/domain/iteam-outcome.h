/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-agenda-item.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_OUTCOME (iteam_outcome_get_type ())
G_DECLARE_FINAL_TYPE (IteamOutcome, iteam_outcome, ITEAM, OUTCOME, IteamEntry)

/**
 * IteamOutcomeFields:
 * @number: the number for people through all years, 12 for B-12 or T-12; 0 while it is provisional
 * @item: key of the agenda item it belongs to
 * @text: (not nullable): what was decided or promised
 * @person: key of the person who sees to it or made the promise, or 0
 * @due: by when
 * @settled: the day on which a commitment was kept
 * @position: (nullable): its place among those of the item, see iteam_position_between()
 * @meeting: key of the meeting
 * @meeting_number: its number
 * @day: its day
 * @meeting_title: (nullable): its title
 * @item_title: (nullable): what the item is called
 * @confidential: whether the item is left out of what leaves the team
 *
 * The fields of a decision or commitment. What is told of the meeting and the item
 * comes from these.
 */
typedef struct
{
  int       number;
  gint64    item;
  char     *text;
  gint64    person;
  IteamDay  due;
  IteamDay  settled;
  char     *position;
  gint64    meeting;
  int       meeting_number;
  IteamDay  day;
  char     *meeting_title;
  char     *item_title;
  gboolean  confidential;
} IteamOutcomeFields;

IteamOutcome             *iteam_outcome_new           (IteamKind kind, gint64 item, const char *text);
IteamOutcome             *iteam_outcome_new_with_id   (IteamKind kind, gint64 id);
const IteamOutcomeFields *iteam_outcome_get_fields    (IteamOutcome *self);
gboolean                  iteam_outcome_is_commitment (IteamOutcome *self);
char                     *iteam_outcome_format_number (IteamOutcome *self);
char                     *iteam_outcome_fold          (IteamOutcome *self);

/**
 * IteamRemarkState:
 * @ITEAM_REMARK_OPEN: nobody has answered it
 * @ITEAM_REMARK_ANSWERED: it was answered, and the minutes stay as they are
 * @ITEAM_REMARK_TAKEN_OVER: the minutes were changed after it
 */
typedef enum
{
  ITEAM_REMARK_OPEN,
  ITEAM_REMARK_ANSWERED,
  ITEAM_REMARK_TAKEN_OVER,
} IteamRemarkState;

extern const IteamTerms iteam_remark_states;

#define ITEAM_TYPE_REMARK (iteam_remark_get_type ())
G_DECLARE_FINAL_TYPE (IteamRemark, iteam_remark, ITEAM, REMARK, IteamEntry)

/**
 * IteamRemarkFields:
 * @item: key of the agenda item
 * @person: key of the person who made it, or 0
 * @who: (nullable): their name
 * @day: when
 * @text: (not nullable): what they remark upon the minutes
 * @state: what became of it
 * @answer: (nullable): the answer
 * @answered_by: (nullable): the name of who answered
 * @answered: when
 *
 * The fields of a remark.
 */
typedef struct
{
  gint64    item;
  gint64    person;
  char     *who;
  IteamDay  day;
  char     *text;
  int       state;
  char     *answer;
  char     *answered_by;
  IteamDay  answered;
} IteamRemarkFields;

IteamRemark             *iteam_remark_new          (gint64 item, gint64 person, const char *who, const char *text, IteamDay day);
const IteamRemarkFields *iteam_remark_get_fields   (IteamRemark *self);
IteamDraft              *iteam_remark_draft_answer (IteamRemark *self, IteamRemarkState state, const char *answer, const char *who, IteamDay today);

G_END_DECLS
