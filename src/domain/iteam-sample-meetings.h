/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-agenda-item.h"
#include "iteam-directory.h"

G_BEGIN_DECLS

/**
 * IteamSampleMeeting:
 * @day: when it is, an ISO date
 * @name: that in Dutch
 * @state: how far it is; one that was adopted was so in the next one
 * @present: (nullable): short names of who were there
 * @apologies: (nullable): short names of who sent apologies
 * @guests: (nullable): who else were there, separated by ";"
 *
 * A meeting of the sample's series.
 */
typedef struct
{
  const char        *day;
  const char        *name;
  IteamMeetingState  state;
  const char        *present;
  const char        *apologies;
  const char        *guests;
} IteamSampleMeeting;

/**
 * IteamSampleItem:
 * @day: the day of its meeting
 * @title: its title; of an item that is on the agenda already, what follows is about that
 * @section: (nullable): its heading
 * @kind: what the meeting is to do with it
 * @planned: for how many minutes it is planned
 * @presenter: (nullable): short name of who presents it
 * @state: what became of it
 * @text: (nullable): what it is about
 * @minutes: (nullable): the minutes of it
 * @decision: (nullable): what was decided
 * @commitment: (nullable): "HRM: what was promised"
 * @actions: (nullable): keys of action points
 * @remark: (nullable): "OR: what they remark upon the minutes"
 * @confidential: whether it is left out of what leaves the team
 *
 * An agenda item of the sample.
 */
typedef struct
{
  const char     *day;
  const char     *title;
  const char     *section;
  IteamItemKind   kind;
  int             planned;
  const char     *presenter;
  IteamItemState  state;
  const char     *text;
  const char     *minutes;
  const char     *decision;
  const char     *commitment;
  const char     *actions;
  const char     *remark;
  gboolean        confidential;
} IteamSampleItem;

extern const IteamSampleMeeting iteam_sample_meetings[];
extern const IteamSampleItem    iteam_sample_standing[];
extern const IteamSampleItem    iteam_sample_items[];
extern const char *const        iteam_sample_waiting[];

IteamDraft *iteam_sample_meetings_draft (IteamDirectory *directory, GPtrArray *actions);

G_END_DECLS
