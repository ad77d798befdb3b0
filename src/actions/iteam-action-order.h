/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-columns.h"
#include "iteam-action-point.h"
#include "iteam-directory.h"

G_BEGIN_DECLS

/**
 * IteamActionOrder:
 * @column: by what is sorted
 * @descending: whether from high to low; what is empty comes last either way
 * @grouping: by what is divided
 * @ranks: (nullable) (element-type gint64 gint): the places of people by name and of pillars
 *
 * By what action points are ordered.
 */
typedef struct
{
  IteamActionColumn    column;
  gboolean             descending;
  IteamActionGrouping  grouping;
  GHashTable          *ranks;
} IteamActionOrder;

/**
 * IteamActionKeys:
 * @group: which group it belongs to: a key of a person or pillar, a status, a month
 * @group_rank: the place of the group among the groups
 * @value: what the column holds
 * @title: (nullable): the title for comparing, when sorting by title
 * @due: the due date, for equal values
 * @number: the number, for equal values
 *
 * What is compared of an action point, worked out once and not at each
 * comparison.
 */
typedef struct
{
  gint64  group;
  gint64  group_rank;
  gint64  value;
  char   *title;
  guint32 due;
  guint32 number;
} IteamActionKeys;

GHashTable *iteam_action_order_new_ranks   (IteamDirectory *directory);
void        iteam_action_order_make_keys   (const IteamActionOrder *self, IteamActionPoint *action, IteamActionKeys *keys);
int         iteam_action_order_compare     (const IteamActionOrder *self, const IteamActionKeys *first, const IteamActionKeys *second);
char       *iteam_action_order_group_title (const IteamActionOrder *self, gint64 group, IteamDirectory *directory);
void        iteam_action_keys_clear        (IteamActionKeys *keys);

G_END_DECLS
