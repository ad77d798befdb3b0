/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-activity.h"
#include "iteam-point.h"
#include "iteam-report-count.h"
#include "iteam-spotlight.h"
#include "iteam-suppression.h"

G_BEGIN_DECLS

/**
 * IteamProgramme:
 * @activities: (element-type IteamActivity): in the order of their times
 * @participation: (element-type IteamParticipation): of all rounds
 * @documents: (element-type IteamActivityDocument): which belong to which activity
 * @points: (element-type IteamPoint): of all years, by year and number
 * @point_actions: (element-type IteamPointAction): which action points work on them
 * @spotlights: (element-type IteamSpotlight): of all years, in order
 * @links: (element-type IteamPillarLink): material of the pillars
 * @counts: (element-type IteamReportCount): numbers of reports, in order
 *
 * All that is done for awareness, through the years. Of each there are some hundreds in a
 * team's life, so that who shows one reads all.
 */
typedef struct
{
  GPtrArray *activities;
  GPtrArray *participation;
  GPtrArray *documents;
  GPtrArray *points;
  GPtrArray *point_actions;
  GPtrArray *spotlights;
  GPtrArray *links;
  GPtrArray *counts;
} IteamProgramme;

IteamProgramme   *iteam_programme_new                (void);
void              iteam_programme_free               (IteamProgramme *self);
gboolean          iteam_programme_is_part            (IteamKind kind);
void              iteam_programme_sort               (IteamProgramme *self);
gpointer          iteam_programme_find               (IteamProgramme *self, IteamKind kind, gint64 id);
GPtrArray        *iteam_programme_list_activities    (IteamProgramme *self, int year);
GPtrArray        *iteam_programme_list_points        (IteamProgramme *self, int year);
GPtrArray        *iteam_programme_list_participation (IteamProgramme *self, gint64 activity);
IteamTally        iteam_programme_tally              (IteamProgramme *self, gint64 activity);
IteamPublicTable *iteam_programme_public_table       (IteamProgramme *self, gint64 activity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamProgramme, iteam_programme_free)

G_END_DECLS
