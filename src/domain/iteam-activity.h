/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-entry.h"
#include "iteam-fuzzy-date.h"
#include "iteam-rate.h"

G_BEGIN_DECLS

/**
 * IteamActivityKind:
 * @ITEAM_ACTIVITY_ROUND: a round of the dilemma training
 * @ITEAM_ACTIVITY_TALK: a theme talk
 * @ITEAM_ACTIVITY_TRAINING: another training
 * @ITEAM_ACTIVITY_MEDIA: a training in (social) media
 * @ITEAM_ACTIVITY_SCREENING: the screening of candidates: done or not, and when
 * @ITEAM_ACTIVITY_BRIEFING: a briefing, such as on privacy
 * @ITEAM_ACTIVITY_SURVEY: a survey
 * @ITEAM_ACTIVITY_INTERVIEWS: interviews
 * @ITEAM_ACTIVITY_PROJECT: a project of others, such as the trainees'
 * @ITEAM_ACTIVITY_OTHER: something else
 *
 * What sort of activity it is.
 */
typedef enum
{
  ITEAM_ACTIVITY_ROUND,
  ITEAM_ACTIVITY_TALK,
  ITEAM_ACTIVITY_TRAINING,
  ITEAM_ACTIVITY_MEDIA,
  ITEAM_ACTIVITY_SCREENING,
  ITEAM_ACTIVITY_BRIEFING,
  ITEAM_ACTIVITY_SURVEY,
  ITEAM_ACTIVITY_INTERVIEWS,
  ITEAM_ACTIVITY_PROJECT,
  ITEAM_ACTIVITY_OTHER,
} IteamActivityKind;

/**
 * IteamAudience:
 * @ITEAM_AUDIENCE_ORGANISATION: who work for the municipality
 * @ITEAM_AUDIENCE_COUNCIL: the council
 * @ITEAM_AUDIENCE_EXECUTIVE: the municipal executive
 * @ITEAM_AUDIENCE_OFFICE_HOLDERS: both of them
 * @ITEAM_AUDIENCE_PARTNERS: other organisations
 *
 * For whom an activity is.
 */
typedef enum
{
  ITEAM_AUDIENCE_ORGANISATION,
  ITEAM_AUDIENCE_COUNCIL,
  ITEAM_AUDIENCE_EXECUTIVE,
  ITEAM_AUDIENCE_OFFICE_HOLDERS,
  ITEAM_AUDIENCE_PARTNERS,
} IteamAudience;

/**
 * IteamActivityState:
 * @ITEAM_ACTIVITY_PLANNED: it is to come
 * @ITEAM_ACTIVITY_IN_PROGRESS: it has begun
 * @ITEAM_ACTIVITY_DONE: it was held
 * @ITEAM_ACTIVITY_CANCELLED: it does not take place
 *
 * How far an activity is.
 */
typedef enum
{
  ITEAM_ACTIVITY_PLANNED,
  ITEAM_ACTIVITY_IN_PROGRESS,
  ITEAM_ACTIVITY_DONE,
  ITEAM_ACTIVITY_CANCELLED,
} IteamActivityState;

/**
 * IteamSide:
 * @ITEAM_SIDE_NONE: that is not known, or makes no difference
 * @ITEAM_SIDE_INTERNAL: who are employed by the municipality
 * @ITEAM_SIDE_EXTERNAL: who work for it from outside
 * @ITEAM_SIDE_BOTH: both
 *
 * Whom a talk was with; of reports, to whom they were made.
 */
typedef enum
{
  ITEAM_SIDE_NONE,
  ITEAM_SIDE_INTERNAL,
  ITEAM_SIDE_EXTERNAL,
  ITEAM_SIDE_BOTH,
} IteamSide;

extern const IteamTerms iteam_activity_kinds;
extern const IteamTerms iteam_audiences;
extern const IteamTerms iteam_activity_states;
extern const IteamTerms iteam_sides;

#define ITEAM_TYPE_ACTIVITY (iteam_activity_get_type ())
G_DECLARE_FINAL_TYPE (IteamActivity, iteam_activity, ITEAM, ACTIVITY, IteamEntry)

/**
 * IteamActivityFields:
 * @number: the number for people, 3 for P-3; 0 while it is provisional
 * @kind: what sort of activity
 * @title: (not nullable): one line
 * @audience: for whom
 * @moment: (nullable): when, as it was said: "autumn 2019"
 * @first: the first day that this can be
 * @last: the last one
 * @state: how far it is
 * @supplier: (nullable): who supplies it
 * @leader: key of the person who leads it, or 0
 * @leader_name: (nullable): the role of who leads it, if that is nobody of the team
 * @partners: (nullable): the organisations that take part, separated by ", "
 * @costs: in whole euros, or %ITEAM_FIGURE_NONE
 * @target: which part is to take part, in per mille, or %ITEAM_FIGURE_NONE
 * @function_group: (nullable): of a talk, whose work is alike
 * @head_count: of a talk, how many were there, or %ITEAM_FIGURE_NONE
 * @side: of a talk, whom it was with
 * @text: (nullable): what it is about
 * @lessons: (nullable): what was learned; never who said what
 * @pillar: key of the pillar that it belongs to, or 0
 * @created: the day on which it was added
 *
 * The fields of an activity. Which of them one has depends on its kind, see
 * iteam_activity_kind_has().
 */
typedef struct
{
  int       number;
  int       kind;
  char     *title;
  int       audience;
  char     *moment;
  IteamDay  first;
  IteamDay  last;
  int       state;
  char     *supplier;
  gint64    leader;
  char     *leader_name;
  char     *partners;
  int       costs;
  int       target;
  char     *function_group;
  int       head_count;
  int       side;
  char     *text;
  char     *lessons;
  gint64    pillar;
  IteamDay  created;
} IteamActivityFields;

IteamActivity             *iteam_activity_new           (const char *title, IteamActivityKind kind, IteamDay created);
const IteamActivityFields *iteam_activity_get_fields    (IteamActivity *self);
IteamFuzzyDate             iteam_activity_get_date      (IteamActivity *self);
int                        iteam_activity_get_year      (IteamActivity *self);
int                        iteam_activity_compare       (IteamActivity *self, IteamActivity *other);
gboolean                   iteam_activity_set_moment    (IteamActivity *self, const char *said, IteamDay today);
char                      *iteam_activity_format_number (IteamActivity *self);
char                      *iteam_activity_format_moment (IteamActivity *self, IteamDay today);
char                      *iteam_activity_fold          (IteamActivity *self);
gboolean                   iteam_activity_kind_has      (IteamActivityKind kind, const char *field);
void                       iteam_activity_tidy          (IteamActivity *self);
IteamActivity             *iteam_activity_repeat        (IteamActivity *self, int year, IteamDay today);

#define ITEAM_TYPE_PARTICIPATION (iteam_participation_get_type ())
G_DECLARE_FINAL_TYPE (IteamParticipation, iteam_participation, ITEAM, PARTICIPATION, IteamEntry)

/**
 * IteamParticipationFields:
 * @activity: key of the round
 * @unit: (nullable): the part of the organisation, %NULL for the whole
 * @invited: how many were invited, or %ITEAM_FIGURE_NONE
 * @completed: how many of them took part, or %ITEAM_FIGURE_NONE
 * @percentage: what part did, if only that is known, in per mille, or %ITEAM_FIGURE_NONE
 * @updated: when that was so
 *
 * The fields of the participation in a round.
 */
typedef struct
{
  gint64    activity;
  char     *unit;
  int       invited;
  int       completed;
  int       percentage;
  IteamDay  updated;
} IteamParticipationFields;

IteamParticipation             *iteam_participation_new        (gint64 activity, const char *unit);
const IteamParticipationFields *iteam_participation_get_fields (IteamParticipation *self);
IteamTally                      iteam_participation_get_tally  (IteamParticipation *self);

#define ITEAM_TYPE_ACTIVITY_DOCUMENT (iteam_activity_document_get_type ())
G_DECLARE_FINAL_TYPE (IteamActivityDocument, iteam_activity_document, ITEAM, ACTIVITY_DOCUMENT, IteamEntry)

/**
 * IteamActivityDocumentFields:
 * @activity: key of an activity
 * @document: key of a document
 *
 * The fields of the link between the two.
 */
typedef struct
{
  gint64 activity;
  gint64 document;
} IteamActivityDocumentFields;

IteamActivityDocument             *iteam_activity_document_new        (gint64 activity, gint64 document);
const IteamActivityDocumentFields *iteam_activity_document_get_fields (IteamActivityDocument *self);

G_END_DECLS
