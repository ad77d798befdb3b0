/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-point.h"
#include "iteam-document.h"
#include "iteam-meeting.h"
#include "iteam-spotlight.h"

G_BEGIN_DECLS

/* How many of a kind an overview names; of the others it tells the number. */
#define ITEAM_OVERVIEW_MAX 7
/* Days ahead of its review date that a document is named. */
#define ITEAM_OVERVIEW_REVIEW_DAYS 30

/**
 * IteamOverview:
 * @actions: (element-type IteamActionPoint): the first of the person's, open and begun, by due date; without a
 *   person those of everyone
 * @n_actions: how many such there are
 * @n_late: how many of these are overdue
 * @n_today: how many of these are due today
 * @n_team_late: how many of everyone's are
 * @meeting: (nullable): the meeting that is going on, or comes next
 * @n_without_presenter: items of its agenda that nobody presents
 * @adoptions: (element-type IteamMeeting): those whose minutes are for adoption
 * @reviews: (element-type IteamDocument): those in force whose review date has come or is near, by that date
 * @n_reviews: how many there are
 * @consents: (element-type IteamDocument): those in force for which the works council's consent is needed or asked
 * @codes: (element-type IteamDocument): the codes and protocols in force
 * @spotlights: (element-type IteamSpotlight): what is in the spotlight today
 * @news: (element-type utf8): of each thing that was asked about what it is, "A-12 Repeat the training"; empty
 *   if it is gone
 *
 * What waits for a person at the start of the day.
 */
typedef struct
{
  GPtrArray    *actions;
  int           n_actions;
  int           n_late;
  int           n_today;
  int           n_team_late;
  IteamMeeting *meeting;
  int           n_without_presenter;
  GPtrArray    *adoptions;
  GPtrArray    *reviews;
  int           n_reviews;
  GPtrArray    *consents;
  GPtrArray    *codes;
  GPtrArray    *spotlights;
  GPtrArray    *news;
} IteamOverview;

IteamOverview *iteam_overview_new  (void);
void           iteam_overview_free (IteamOverview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamOverview, iteam_overview_free)

G_END_DECLS
