/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-rate.h"

G_BEGIN_DECLS

/* Counts of people below this never leave the team. */
#define ITEAM_SUPPRESSION_LEAST 5

/**
 * IteamPublicFigure:
 * @value: the count
 * @relation: '=' for just that, '<' for less, '>' for more, 0 for nothing that is told
 *
 * A count as those outside the team may read it.
 */
typedef struct
{
  int  value;
  char relation;
} IteamPublicFigure;

/**
 * IteamUnitTally:
 * @unit: (nullable): the name of the unit
 * @tally: its participation
 *
 * Participation of a unit.
 */
typedef struct
{
  const char *unit;
  IteamTally  tally;
} IteamUnitTally;

/**
 * IteamPublicRow:
 * @unit: (nullable): the unit; %NULL for those that are taken together
 * @invited: how many were invited
 * @completed: how many took part
 * @rate: what part that is, in per mille, %ITEAM_FIGURE_NONE if that is not told
 *
 * A row of participation that may leave the team.
 */
typedef struct
{
  char              *unit;
  IteamPublicFigure  invited;
  IteamPublicFigure  completed;
  int                rate;
} IteamPublicRow;

/**
 * IteamPublicTable:
 * @rows: (element-type IteamPublicRow): the units, in their order, and behind them those
 *   that are taken together
 * @together: (element-type utf8): the names of these, in their order
 * @total: the whole
 *
 * Participation in a round as it may leave the team.
 */
typedef struct
{
  GArray         *rows;
  GPtrArray      *together;
  IteamPublicRow  total;
} IteamPublicTable;

IteamPublicFigure  iteam_public_figure_new    (int count);
char              *iteam_public_figure_format (const IteamPublicFigure *self);
IteamPublicTable  *iteam_public_table_new     (const IteamUnitTally *units, guint n_units, const IteamTally *whole);
void               iteam_public_table_free    (IteamPublicTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPublicTable, iteam_public_table_free)

G_END_DECLS
