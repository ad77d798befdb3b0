/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-filter.h"

G_BEGIN_DECLS

/**
 * IteamActionConditionType:
 * @ITEAM_ACTION_CONDITION_MASK: a value of one of the masks
 * @ITEAM_ACTION_CONDITION_RANGE: the range of due dates
 * @ITEAM_ACTION_CONDITION_KEY: a person or a pillar
 * @ITEAM_ACTION_CONDITION_WORD: a word
 * @ITEAM_ACTION_CONDITION_UNKNOWN: something that was not understood
 */
typedef enum
{
  ITEAM_ACTION_CONDITION_MASK,
  ITEAM_ACTION_CONDITION_RANGE,
  ITEAM_ACTION_CONDITION_KEY,
  ITEAM_ACTION_CONDITION_WORD,
  ITEAM_ACTION_CONDITION_UNKNOWN,
} IteamActionConditionType;

/**
 * IteamActionCondition:
 * @type: what sort of condition
 * @which: the #IteamFilterMask or #IteamFilterKeys
 * @value: the value in the mask, the key, or the place of the word
 * @label: what a person reads, "Status: waiting"
 *
 * One of the conditions of a filter, as it can be taken away.
 */
typedef struct
{
  IteamActionConditionType type;
  int                      which;
  gint64                   value;
  char                    *label;
} IteamActionCondition;

GPtrArray *iteam_action_conditions_list   (IteamActionFilter *filter, IteamDay today);
void       iteam_action_condition_remove  (const IteamActionCondition *self, IteamActionFilter *filter);
void       iteam_action_filter_toggle_key (IteamActionFilter *filter, IteamFilterKeys which, gint64 key, gboolean wanted);

G_END_DECLS
