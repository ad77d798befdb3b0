/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamKind:
 * @ITEAM_KIND_NONE: nothing
 * @ITEAM_KIND_ACTION: an action point
 * @ITEAM_KIND_ACTION_OWNER: that a person owns an action point
 * @ITEAM_KIND_ACTION_NOTE: a dated progress note of an action point
 * @ITEAM_KIND_CHECK_ITEM: a line of an action point's checklist
 * @ITEAM_KIND_PERSON: someone of the team
 * @ITEAM_KIND_PERSON_ROLE: a role that a person has or had
 * @ITEAM_KIND_PERSON_LOGIN: the system's user name by which a person is known
 * @ITEAM_KIND_PILLAR: one of the four pillars
 * @ITEAM_KIND_DOCUMENT: a document of the register
 * @ITEAM_KIND_DOCUMENT_ADOPTION: that a body adopted a document or took note of it
 * @ITEAM_KIND_DOCUMENT_ACTION: that an action point has to do with a document
 * @ITEAM_KIND_DOCUMENT_PILLAR: that a document belongs to a pillar
 * @ITEAM_KIND_PASSAGE: a bookmark or note on a passage of a document
 * @ITEAM_KIND_SERIES: a series of meetings
 * @ITEAM_KIND_SERIES_MEMBER: that a person is asked to the meetings of a series
 * @ITEAM_KIND_MEETING: a meeting of the team
 * @ITEAM_KIND_ATTENDANCE: that someone is or was expected at a meeting
 * @ITEAM_KIND_AGENDA_ITEM: an item of the agenda of a meeting, or one that waits for a meeting
 * @ITEAM_KIND_ITEM_LINK: that an action point or document belongs to an agenda item
 * @ITEAM_KIND_REMARK: a remark upon the minutes of an agenda item
 * @ITEAM_KIND_DECISION: a decision that was taken at an agenda item
 * @ITEAM_KIND_COMMITMENT: a commitment that was made at an agenda item
 * @ITEAM_KIND_ACTIVITY: something that is done for awareness
 * @ITEAM_KIND_PARTICIPATION: how many of a unit, or of the whole, took part in an activity
 * @ITEAM_KIND_ACTIVITY_DOCUMENT: that a document belongs to an activity
 * @ITEAM_KIND_POINT: a point of improvement or attention of a year
 * @ITEAM_KIND_POINT_ACTION: that an action point works on such a point
 * @ITEAM_KIND_SPOTLIGHT: that a pillar is in the spotlight for some weeks
 * @ITEAM_KIND_PILLAR_LINK: material of a pillar that is elsewhere
 * @ITEAM_KIND_REPORT_COUNT: how many reports of a kind a year had
 * @ITEAM_KIND_REPORT: the annual report to the council
 * @ITEAM_KIND_REPORT_SECTION: a section of one
 * @ITEAM_KIND_REPORT_VERSION: that a version of one was kept or sent
 * @ITEAM_KIND_DESTRUCTION: that something was destroyed when its retention period was over
 *
 * The kinds of rows that the team file holds. Action points, people, pillars,
 * documents, series, meetings, agenda items, decisions, commitments, activities, points,
 * spotlights, numbers of reports and annual reports are things that a user knows; the
 * other rows are parts of one.
 */
typedef enum
{
  ITEAM_KIND_NONE,
  ITEAM_KIND_ACTION,
  ITEAM_KIND_ACTION_OWNER,
  ITEAM_KIND_ACTION_NOTE,
  ITEAM_KIND_CHECK_ITEM,
  ITEAM_KIND_PERSON,
  ITEAM_KIND_PERSON_ROLE,
  ITEAM_KIND_PERSON_LOGIN,
  ITEAM_KIND_PILLAR,
  ITEAM_KIND_DOCUMENT,
  ITEAM_KIND_DOCUMENT_ADOPTION,
  ITEAM_KIND_DOCUMENT_ACTION,
  ITEAM_KIND_DOCUMENT_PILLAR,
  ITEAM_KIND_PASSAGE,
  ITEAM_KIND_SERIES,
  ITEAM_KIND_SERIES_MEMBER,
  ITEAM_KIND_MEETING,
  ITEAM_KIND_ATTENDANCE,
  ITEAM_KIND_AGENDA_ITEM,
  ITEAM_KIND_ITEM_LINK,
  ITEAM_KIND_REMARK,
  ITEAM_KIND_DECISION,
  ITEAM_KIND_COMMITMENT,
  ITEAM_KIND_ACTIVITY,
  ITEAM_KIND_PARTICIPATION,
  ITEAM_KIND_ACTIVITY_DOCUMENT,
  ITEAM_KIND_POINT,
  ITEAM_KIND_POINT_ACTION,
  ITEAM_KIND_SPOTLIGHT,
  ITEAM_KIND_PILLAR_LINK,
  ITEAM_KIND_REPORT_COUNT,
  ITEAM_KIND_REPORT,
  ITEAM_KIND_REPORT_SECTION,
  ITEAM_KIND_REPORT_VERSION,
  ITEAM_KIND_DESTRUCTION,
} IteamKind;

#define ITEAM_N_KINDS (ITEAM_KIND_DESTRUCTION + 1)

/**
 * IteamRef:
 * @kind: what sort of thing
 * @id: its key
 *
 * Names a thing of the team file: what panes hand to one another, and what a
 * notification of changes lists.
 */
typedef struct
{
  IteamKind kind;
  gint64    id;
} IteamRef;

const char *iteam_kind_to_nick (IteamKind kind);
IteamKind   iteam_kind_from_nick (const char *nick);
const char *iteam_kind_get_letter (IteamKind kind);
gboolean    iteam_number_parse (const char *text, IteamKind *kind, int *number);
gboolean    iteam_ref_parse    (const char *text, IteamRef *ref, char **fragment);
char       *iteam_ref_to_string (const IteamRef *ref);

G_END_DECLS
