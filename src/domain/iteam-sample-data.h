/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-point.h"
#include "iteam-person.h"

G_BEGIN_DECLS

/* The tables that iteam_sample_draft() is made from. Days are ISO dates; a
 * list ends with an entry whose first field is NULL. */

typedef struct
{
  const char *name;
  const char *short_name;
  IteamRole role;
  gboolean external;
  const char *from;
  const char *to;
} IteamSamplePerson;

typedef struct
{
  const char *key;
  const char *title;
  const char *description;
  const char *owners;
  IteamActionKind kind;
  IteamActionStatus status;
  const char *reason;
  IteamPriority priority;
  const char *pillar;
  const char *created;
  const char *start;
  const char *due;
  const char *closed;
  int postponed;
  const char *recurrence;
  gboolean recurs_from_completion;
  const char *origin;
} IteamSampleAction;

typedef struct
{
  const char *action;
  const char *day;
  const char *who;
  const char *text;
} IteamSampleNote;

typedef struct
{
  const char *action;
  const char *text;
  gboolean done;
} IteamSampleCheck;

extern const IteamSamplePerson iteam_sample_people[];
extern const IteamSampleAction iteam_sample_actions[];
extern const IteamSampleNote   iteam_sample_notes[];
extern const IteamSampleCheck  iteam_sample_checks[];

IteamActionPoint *iteam_sample_find_action (GPtrArray *actions, const char *key);

G_END_DECLS
