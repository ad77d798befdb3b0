/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamActionColumn:
 * @ITEAM_ACTION_COLUMN_NUMBER: the number for people
 * @ITEAM_ACTION_COLUMN_TITLE: the title
 * @ITEAM_ACTION_COLUMN_OWNERS: who owns it
 * @ITEAM_ACTION_COLUMN_DUE: the due date
 * @ITEAM_ACTION_COLUMN_STATUS: the status
 * @ITEAM_ACTION_COLUMN_PRIORITY: the priority
 * @ITEAM_ACTION_COLUMN_PILLAR: the pillar
 * @ITEAM_ACTION_COLUMN_KIND: action, point of improvement or of attention
 *
 * The columns of the table of action points.
 */
typedef enum
{
  ITEAM_ACTION_COLUMN_NUMBER,
  ITEAM_ACTION_COLUMN_TITLE,
  ITEAM_ACTION_COLUMN_OWNERS,
  ITEAM_ACTION_COLUMN_DUE,
  ITEAM_ACTION_COLUMN_STATUS,
  ITEAM_ACTION_COLUMN_PRIORITY,
  ITEAM_ACTION_COLUMN_PILLAR,
  ITEAM_ACTION_COLUMN_KIND,
} IteamActionColumn;

#define ITEAM_N_ACTION_COLUMNS (ITEAM_ACTION_COLUMN_KIND + 1)

/**
 * IteamActionGrouping:
 * @ITEAM_ACTION_GROUPING_NONE: one list
 * @ITEAM_ACTION_GROUPING_OWNER: by the first owner
 * @ITEAM_ACTION_GROUPING_STATUS: by status
 * @ITEAM_ACTION_GROUPING_PILLAR: by pillar
 * @ITEAM_ACTION_GROUPING_MONTH: by the month of the due date
 *
 * By what the table of action points is divided.
 */
typedef enum
{
  ITEAM_ACTION_GROUPING_NONE,
  ITEAM_ACTION_GROUPING_OWNER,
  ITEAM_ACTION_GROUPING_STATUS,
  ITEAM_ACTION_GROUPING_PILLAR,
  ITEAM_ACTION_GROUPING_MONTH,
} IteamActionGrouping;

#define ITEAM_N_ACTION_GROUPINGS (ITEAM_ACTION_GROUPING_MONTH + 1)

const char *iteam_action_column_to_nick     (IteamActionColumn column);
gboolean    iteam_action_column_from_nick   (const char *nick, IteamActionColumn *column);
const char *iteam_action_column_label       (IteamActionColumn column);
const char *iteam_action_grouping_to_nick   (IteamActionGrouping grouping);
gboolean    iteam_action_grouping_from_nick (const char *nick, IteamActionGrouping *grouping);
const char *iteam_action_grouping_label     (IteamActionGrouping grouping);

G_END_DECLS
