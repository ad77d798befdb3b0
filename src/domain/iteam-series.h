/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-clock.h"
#include "iteam-day.h"
#include "iteam-entry.h"

G_BEGIN_DECLS

/**
 * IteamMeetingKind:
 * @ITEAM_MEETING_TEAM: the I-team
 * @ITEAM_MEETING_AWARENESS: the I-bewust team
 * @ITEAM_MEETING_TALK: a theme talk
 * @ITEAM_MEETING_DEPTH: an in-depth session
 * @ITEAM_MEETING_EXECUTIVE: with the municipal executive
 * @ITEAM_MEETING_COUNCIL: with the works council
 * @ITEAM_MEETING_OTHER: something else
 */
typedef enum
{
  ITEAM_MEETING_TEAM,
  ITEAM_MEETING_AWARENESS,
  ITEAM_MEETING_TALK,
  ITEAM_MEETING_DEPTH,
  ITEAM_MEETING_EXECUTIVE,
  ITEAM_MEETING_COUNCIL,
  ITEAM_MEETING_OTHER,
} IteamMeetingKind;

extern const IteamTerms iteam_meeting_kinds;

#define ITEAM_TYPE_SERIES (iteam_series_get_type ())
G_DECLARE_FINAL_TYPE (IteamSeries, iteam_series, ITEAM, SERIES, IteamEntry)

/**
 * IteamSeriesFields:
 * @title: (not nullable): what its meetings are called: "I-team"
 * @kind: what sort of meetings
 * @recurrence: (nullable): an RFC 5545 recurrence rule, perhaps with an end
 * @first: the day that the rule counts from
 * @exceptions: (nullable): the days on which there is no meeting, ISO dates separated by spaces
 * @place: (nullable): where they meet
 * @start: when a meeting begins
 * @ends: when it is planned to end
 * @chair: key of the person who chairs, or 0
 * @minute_taker: key of the person who takes the minutes, or 0
 * @closed: whether the meetings are closed
 * @stopped: whether no more meetings are to come
 * @guests: (nullable): who is asked as a guest to each meeting, a line for each
 * @retention: (nullable): how long the minutes of its meetings are kept, as the archivist says
 *
 * The fields of a series.
 */
typedef struct
{
  char      *title;
  int        kind;
  char      *recurrence;
  IteamDay   first;
  char      *exceptions;
  char      *place;
  IteamTime  start;
  IteamTime  ends;
  gint64     chair;
  gint64     minute_taker;
  gboolean   closed;
  gboolean   stopped;
  char      *guests;
  char      *retention;
} IteamSeriesFields;

IteamSeries             *iteam_series_new         (const char *title, IteamMeetingKind kind);
const IteamSeriesFields *iteam_series_get_fields  (IteamSeries *self);
gboolean                 iteam_series_is_excepted (IteamSeries *self, IteamDay day);
void                     iteam_series_add_exception (IteamSeries *self, IteamDay day);
void                     iteam_series_remove_exception (IteamSeries *self, IteamDay day);
GArray                  *iteam_series_list_exceptions (IteamSeries *self);
char                   **iteam_series_list_guests (IteamSeries *self);
void                     iteam_series_add_guest   (IteamSeries *self, const char *name);
void                     iteam_series_remove_guest (IteamSeries *self, const char *name);
IteamDay                 iteam_series_next_day    (IteamSeries *self, IteamDay after);
char                    *iteam_series_describe    (IteamSeries *self);
char                    *iteam_series_fold        (IteamSeries *self);

#define ITEAM_TYPE_SERIES_MEMBER (iteam_series_member_get_type ())
G_DECLARE_FINAL_TYPE (IteamSeriesMember, iteam_series_member, ITEAM, SERIES_MEMBER, IteamEntry)

/**
 * IteamSeriesMemberFields:
 * @series: key of the series
 * @person: key of the person
 *
 * The fields of a member by default.
 */
typedef struct
{
  gint64 series;
  gint64 person;
} IteamSeriesMemberFields;

IteamSeriesMember             *iteam_series_member_new        (gint64 series, gint64 person);
const IteamSeriesMemberFields *iteam_series_member_get_fields (IteamSeriesMember *self);

G_END_DECLS
