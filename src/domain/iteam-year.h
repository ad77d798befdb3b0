/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"
#include "iteam-lineage.h"
#include "iteam-programme.h"

G_BEGIN_DECLS

/**
 * IteamYear:
 * @year: the year
 * @rounds: (element-type IteamActivity): its rounds of the dilemma training, in order
 * @round: (nullable): the one that stands for the year: the last of which participation is
 *   known, or else the last one
 * @rate: the participation in @round, as it may leave the team, in per mille, or
 *   %ITEAM_FIGURE_NONE
 * @target: what was aimed at there, likewise
 * @n_talks: how many theme talks were held
 * @n_activities: how many activities it has, those that were cancelled left out
 * @lineage: what became of the points of the year before it, and how many new ones it has
 * @points: what became of its own points, and how many new ones the next year has
 * @n_spotlights: (array): how many spotlights each pillar had, in the order of the directory
 * @n_pillars: how many pillars there are
 * @empty_months: the months in which nothing was in the spotlight, a bit for each
 *
 * A year in figures.
 */
typedef struct
{
  int            year;
  GPtrArray     *rounds;
  IteamActivity *round;
  int            rate;
  int            target;
  guint          n_talks;
  guint          n_activities;
  IteamLineage   lineage;
  IteamLineage   points;
  guint         *n_spotlights;
  guint          n_pillars;
  guint          empty_months;
} IteamYear;

IteamYear *iteam_year_new  (IteamProgramme *programme, IteamDirectory *directory, int year, int before);
void       iteam_year_free (IteamYear *self);
GArray    *iteam_years_list (IteamProgramme *programme);
gboolean   iteam_year_counts_activity (int year, IteamActivity *activity);
gboolean   iteam_year_counts_talk     (int year, IteamActivity *activity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamYear, iteam_year_free)

G_END_DECLS
