/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"

G_BEGIN_DECLS

/**
 * IteamQuickAddKind:
 * @ITEAM_QUICK_ADD_OWNER: "@HRM", "@me"
 * @ITEAM_QUICK_ADD_START: "vanaf 1 juni"
 * @ITEAM_QUICK_ADD_DUE: "uiterlijk 15 mei", "next friday"
 * @ITEAM_QUICK_ADD_RECURRENCE: "elke 6 weken op dinsdag"
 * @ITEAM_QUICK_ADD_PILLAR: "#scherm"
 * @ITEAM_QUICK_ADD_PRIORITY: "!high", or a "!" by itself
 * @ITEAM_QUICK_ADD_ACTION_KIND: "verbeterpunt:" at the beginning, "#attention"
 *
 * What a part of the line says.
 */
typedef enum
{
  ITEAM_QUICK_ADD_OWNER,
  ITEAM_QUICK_ADD_START,
  ITEAM_QUICK_ADD_DUE,
  ITEAM_QUICK_ADD_RECURRENCE,
  ITEAM_QUICK_ADD_PILLAR,
  ITEAM_QUICK_ADD_PRIORITY,
  ITEAM_QUICK_ADD_ACTION_KIND,
} IteamQuickAddKind;

/**
 * IteamQuickAddPart:
 * @kind: what it says
 * @start: its first byte in the line
 * @end: the byte behind it
 * @text: (not nullable): these bytes, by which it can be told to be none
 * @label: (not nullable): what it was taken for, in the language of the interface
 * @id: the key of the owner or pillar
 * @day: the day; of a recurrence the first one if that follows from it
 * @priority: the priority
 * @action_kind: the kind of action point
 * @rule: (nullable): the recurrence rule
 * @from_completion: whether that counts from completion
 * @sure: whether a word ahead of the day says that it is the last one: "uiterlijk", "by"
 *
 * A part of the line that was recognised.
 */
typedef struct
{
  IteamQuickAddKind kind;
  gsize             start;
  gsize             end;
  char             *text;
  char             *label;
  gint64            id;
  IteamDay          day;
  IteamPriority     priority;
  IteamActionKind   action_kind;
  char             *rule;
  gboolean          from_completion;
  gboolean          sure;
} IteamQuickAddPart;

/**
 * IteamQuickAdd:
 * @title: (not nullable): what is left of the line, perhaps empty
 * @parts: (element-type IteamQuickAddPart): what was recognised, in the order of the line
 *
 * An action point in one line.
 */
typedef struct
{
  char      *title;
  GPtrArray *parts;
} IteamQuickAdd;

IteamQuickAdd    *iteam_quick_add_read      (const char *text, IteamDirectory *directory, gint64 user, const char *const *removed, IteamDay today);
IteamQuickAdd    *iteam_quick_add_read_outcome (const char *text, IteamDirectory *directory, gint64 user, IteamDay today);
IteamActionPoint *iteam_quick_add_to_action (const IteamQuickAdd *self, IteamDay today);
void              iteam_quick_add_free      (IteamQuickAdd *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamQuickAdd, iteam_quick_add_free)

G_END_DECLS
