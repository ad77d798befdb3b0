/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-entry.h"

G_BEGIN_DECLS

/**
 * IteamPointKind:
 * @ITEAM_POINT_IMPROVEMENT: a point of improvement
 * @ITEAM_POINT_ATTENTION: a point of attention
 *
 * What sort of point it is.
 */
typedef enum
{
  ITEAM_POINT_IMPROVEMENT,
  ITEAM_POINT_ATTENTION,
} IteamPointKind;

/**
 * IteamPointCame:
 * @ITEAM_POINT_NEW: it was made in its year
 * @ITEAM_POINT_MAINTAINED: it is last year's, as it was
 * @ITEAM_POINT_ADJUSTED: it is last year's, changed
 *
 * How a point came into its year.
 */
typedef enum
{
  ITEAM_POINT_NEW,
  ITEAM_POINT_MAINTAINED,
  ITEAM_POINT_ADJUSTED,
} IteamPointCame;

/**
 * IteamPointState:
 * @ITEAM_POINT_OPEN: it is worked on
 * @ITEAM_POINT_DONE: it was reached
 * @ITEAM_POINT_DROPPED: it was given up
 *
 * What became of a point.
 */
typedef enum
{
  ITEAM_POINT_OPEN,
  ITEAM_POINT_DONE,
  ITEAM_POINT_DROPPED,
} IteamPointState;

extern const IteamTerms iteam_point_kinds;
extern const IteamTerms iteam_point_cames;
extern const IteamTerms iteam_point_states;

#define ITEAM_TYPE_POINT (iteam_point_get_type ())
G_DECLARE_FINAL_TYPE (IteamPoint, iteam_point, ITEAM, POINT, IteamEntry)

/**
 * IteamPointFields:
 * @number: the number for people, 3 for V-3; 0 while it is provisional
 * @kind: of improvement or of attention
 * @year: the year that it is for
 * @title: (not nullable): one line
 * @text: (nullable): more about it
 * @came: how it came into its year
 * @previous: key of last year's point that it goes on from, or 0
 * @adjustment: (nullable): what of that was changed
 * @state: what became of it
 * @reason: (nullable): why it was given up
 * @closed: when it was reached or given up
 * @pillar: key of the pillar that it belongs to, or 0
 * @origin: (nullable): where it is from, in words: "Theme talk of 4 December"
 * @origin_ref: (nullable): what that is, "activity:12"
 * @created: the day on which it was added
 *
 * The fields of a point of improvement or attention. What goes on for another year is a
 * point of that year, so that each year can be read as it was.
 */
typedef struct
{
  int       number;
  int       kind;
  int       year;
  char     *title;
  char     *text;
  int       came;
  gint64    previous;
  char     *adjustment;
  int       state;
  char     *reason;
  IteamDay  closed;
  gint64    pillar;
  char     *origin;
  char     *origin_ref;
  IteamDay  created;
} IteamPointFields;

IteamPoint             *iteam_point_new           (const char *title, IteamPointKind kind, int year, IteamDay created);
const IteamPointFields *iteam_point_get_fields    (IteamPoint *self);
char                   *iteam_point_format_number (IteamPoint *self);
char                   *iteam_point_fold          (IteamPoint *self);
void                    iteam_point_close         (IteamPoint *self, IteamPointState state, const char *reason, IteamDay today);

#define ITEAM_TYPE_POINT_ACTION (iteam_point_action_get_type ())
G_DECLARE_FINAL_TYPE (IteamPointAction, iteam_point_action, ITEAM, POINT_ACTION, IteamEntry)

/**
 * IteamPointActionFields:
 * @point: key of a point
 * @action: key of an action point
 *
 * The fields of the link between the two.
 */
typedef struct
{
  gint64 point;
  gint64 action;
} IteamPointActionFields;

IteamPointAction             *iteam_point_action_new        (gint64 point, gint64 action);
const IteamPointActionFields *iteam_point_action_get_fields (IteamPointAction *self);

G_END_DECLS
