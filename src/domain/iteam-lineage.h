/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-point.h"

G_BEGIN_DECLS

/**
 * IteamFate:
 * @ITEAM_FATE_OPEN: nothing yet
 * @ITEAM_FATE_DONE: it was reached
 * @ITEAM_FATE_MAINTAINED: a later year goes on with it as it was
 * @ITEAM_FATE_ADJUSTED: a later year goes on with it, changed
 * @ITEAM_FATE_DROPPED: it was given up
 *
 * What became of a year's point in the end.
 */
typedef enum
{
  ITEAM_FATE_OPEN,
  ITEAM_FATE_DONE,
  ITEAM_FATE_MAINTAINED,
  ITEAM_FATE_ADJUSTED,
  ITEAM_FATE_DROPPED,
} IteamFate;

#define ITEAM_N_FATES (ITEAM_FATE_DROPPED + 1)

extern const IteamTerms iteam_fates;

/**
 * IteamLineage:
 * @year: a year
 * @n_points: how many points it had
 * @fates: what became of these, how many of each
 * @next: the year after it
 * @n_new: how many new ones that has
 *
 * The points of a year, and what they became.
 */
typedef struct
{
  int   year;
  guint n_points;
  guint fates[ITEAM_N_FATES];
  int   next;
  guint n_new;
} IteamLineage;

IteamPoint   *iteam_lineage_find_successor (GPtrArray *points, IteamPoint *point);
IteamFate     iteam_lineage_get_fate       (GPtrArray *points, IteamPoint *point);
GPtrArray    *iteam_lineage_list           (GPtrArray *points, IteamPoint *point);
gboolean      iteam_lineage_is_new         (GPtrArray *points, IteamPoint *point, int year);
IteamLineage  iteam_lineage_count          (GPtrArray *points, int year, int next);
char         *iteam_lineage_format         (const IteamLineage *self);
IteamPoint   *iteam_lineage_carry          (IteamPoint *point, int year, const char *title, const char *change, IteamDay today);
GPtrArray    *iteam_lineage_list_left      (GPtrArray *points, int year);

G_END_DECLS
