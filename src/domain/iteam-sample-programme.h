/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"
#include "iteam-programme.h"

G_BEGIN_DECLS

/**
 * IteamSampleActivity:
 * @key: what it is called in these tables
 * @kind: what sort of activity
 * @title: its title
 * @audience: for whom
 * @moment: when, as it was said
 * @state: how far it is
 * @supplier: (nullable): who supplies it
 * @leader: (nullable): short name of who leads it
 * @partners: (nullable): which organisations take part
 * @function_group: (nullable): of a talk, whose work is alike
 * @head_count: of a talk, how many were there
 * @side: of a talk, whom it was with
 * @percentage: (nullable): of a round, what part took part
 * @target: (nullable): of a round, what part is to
 * @text: (nullable): what it is about
 * @lessons: (nullable): what was learned
 * @pillar: (nullable): nick of a pillar
 *
 * An activity of the sample.
 */
typedef struct
{
  const char         *key;
  IteamActivityKind   kind;
  const char         *title;
  IteamAudience       audience;
  const char         *moment;
  IteamActivityState  state;
  const char         *supplier;
  const char         *leader;
  const char         *partners;
  const char         *function_group;
  int                 head_count;
  IteamSide           side;
  const char         *percentage;
  const char         *target;
  const char         *text;
  const char         *lessons;
  const char         *pillar;
} IteamSampleActivity;

/**
 * IteamSamplePoint:
 * @key: what it is called in these tables
 * @year: for which year
 * @kind: of improvement or of attention
 * @title: its title
 * @previous: (nullable): key of last year's point that it goes on from
 * @change: (nullable): what of that was changed
 * @state: what became of it
 * @reason: (nullable): why it was given up
 * @closed: (nullable): when
 * @activity: (nullable): key of the activity it is from
 * @pillar: (nullable): nick of a pillar
 * @actions: (nullable): keys of action points
 *
 * A point of improvement or attention of the sample.
 */
typedef struct
{
  const char      *key;
  int              year;
  IteamPointKind   kind;
  const char      *title;
  const char      *previous;
  const char      *change;
  IteamPointState  state;
  const char      *reason;
  const char      *closed;
  const char      *activity;
  const char      *pillar;
  const char      *actions;
} IteamSamplePoint;

/**
 * IteamSampleSpotlight:
 * @pillar: nick of a pillar
 * @title: what it is about
 * @first: its first day
 * @last: its last day
 * @text: (nullable): what is done
 * @results: (nullable): what was reached
 *
 * A spotlight of the sample.
 */
typedef struct
{
  const char *pillar;
  const char *title;
  const char *first;
  const char *last;
  const char *text;
  const char *results;
} IteamSampleSpotlight;

extern const IteamSampleActivity  iteam_sample_activities[];
extern const IteamSamplePoint     iteam_sample_points[];
extern const IteamSampleSpotlight iteam_sample_spotlights[];

IteamDraft    *iteam_sample_programme_draft (IteamDirectory *directory, GPtrArray *actions);
IteamActivity *iteam_sample_find_activity   (IteamProgramme *programme, const char *key);

G_END_DECLS
