/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "iteam-directory.h"

G_BEGIN_DECLS

/**
 * IteamActionView:
 * @ITEAM_ACTION_VIEW_ALL: every action point
 * @ITEAM_ACTION_VIEW_OPEN: those that are neither done nor dropped
 * @ITEAM_ACTION_VIEW_TODAY: open, due today or before, and not starting later
 * @ITEAM_ACTION_VIEW_SCHEDULED: open, with a due or start date after today
 * @ITEAM_ACTION_VIEW_OVERDUE: open, and the due date has passed
 * @ITEAM_ACTION_VIEW_WAITING: waiting on someone or something
 * @ITEAM_ACTION_VIEW_MINE: open, and owned by the user
 * @ITEAM_ACTION_VIEW_CLOSED: done or dropped
 *
 * The views of the action list that always are there.
 */
typedef enum
{
  ITEAM_ACTION_VIEW_ALL,
  ITEAM_ACTION_VIEW_OPEN,
  ITEAM_ACTION_VIEW_TODAY,
  ITEAM_ACTION_VIEW_SCHEDULED,
  ITEAM_ACTION_VIEW_OVERDUE,
  ITEAM_ACTION_VIEW_WAITING,
  ITEAM_ACTION_VIEW_MINE,
  ITEAM_ACTION_VIEW_CLOSED,
} IteamActionView;

#define ITEAM_N_ACTION_VIEWS (ITEAM_ACTION_VIEW_CLOSED + 1)

/**
 * IteamDueTerm:
 * @ITEAM_DUE_NONE: without a due date
 * @ITEAM_DUE_OVERDUE: open, and the due date has passed
 * @ITEAM_DUE_TODAY: due today
 * @ITEAM_DUE_TOMORROW: due tomorrow
 * @ITEAM_DUE_WEEK: due in this week, Monday to Sunday
 * @ITEAM_DUE_NEXT_WEEK: due in the week after
 * @ITEAM_DUE_MONTH: due in this month
 *
 * When something is due, seen from the current day.
 */
typedef enum
{
  ITEAM_DUE_NONE,
  ITEAM_DUE_OVERDUE,
  ITEAM_DUE_TODAY,
  ITEAM_DUE_TOMORROW,
  ITEAM_DUE_WEEK,
  ITEAM_DUE_NEXT_WEEK,
  ITEAM_DUE_MONTH,
} IteamDueTerm;

#define ITEAM_N_DUE_TERMS (ITEAM_DUE_MONTH + 1)

/**
 * IteamFilterMask:
 * @ITEAM_FILTER_STATUS: a mask of `1 << IteamActionStatus`
 * @ITEAM_FILTER_KIND: a mask of `1 << IteamActionKind`
 * @ITEAM_FILTER_PRIORITY: a mask of `1 << IteamPriority`
 * @ITEAM_FILTER_DUE: a mask of `1 << IteamDueTerm`
 *
 * The conditions of a filter that are a choice of a few values.
 */
typedef enum
{
  ITEAM_FILTER_STATUS,
  ITEAM_FILTER_KIND,
  ITEAM_FILTER_PRIORITY,
  ITEAM_FILTER_DUE,
} IteamFilterMask;

#define ITEAM_N_FILTER_MASKS (ITEAM_FILTER_DUE + 1)

/**
 * IteamFilterKeys:
 * @ITEAM_FILTER_OWNER: keys of people, %ITEAM_OWNER_NOBODY or %ITEAM_OWNER_ME
 * @ITEAM_FILTER_PILLAR: keys of pillars; a 0 among them lets action points
 *   without a pillar through
 *
 * The conditions of a filter that are a choice of things in the team file.
 */
typedef enum
{
  ITEAM_FILTER_OWNER,
  ITEAM_FILTER_PILLAR,
} IteamFilterKeys;

#define ITEAM_N_FILTER_KEYS (ITEAM_FILTER_PILLAR + 1)

/* What stands among the owners of a filter for an action point without one,
 * and for whoever the user is; keys of people are positive. */
#define ITEAM_OWNER_NOBODY ((gint64) 0)
#define ITEAM_OWNER_ME ((gint64) -1)

#define ITEAM_TYPE_ACTION_FILTER (iteam_action_filter_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionFilter, iteam_action_filter, ITEAM, ACTION_FILTER, GObject)

guint              iteam_action_point_get_views       (IteamActionPoint *self, gint64 user, IteamDay today);

IteamActionFilter *iteam_action_filter_new            (IteamDirectory *directory);
gboolean           iteam_action_filter_matches        (IteamActionFilter *self, IteamActionPoint *action, IteamDay today);
gboolean           iteam_action_filter_is_empty       (IteamActionFilter *self);
void               iteam_action_filter_clear          (IteamActionFilter *self);

IteamActionView    iteam_action_filter_get_view       (IteamActionFilter *self);
void               iteam_action_filter_set_view       (IteamActionFilter *self, IteamActionView view);
gint64             iteam_action_filter_get_user       (IteamActionFilter *self);
void               iteam_action_filter_set_user       (IteamActionFilter *self, gint64 person);
guint              iteam_action_filter_get_mask       (IteamActionFilter *self, IteamFilterMask which);
void               iteam_action_filter_set_mask       (IteamActionFilter *self, IteamFilterMask which, guint mask);
const gint64      *iteam_action_filter_get_keys       (IteamActionFilter *self, IteamFilterKeys which, guint *n_keys);
void               iteam_action_filter_set_keys       (IteamActionFilter *self, IteamFilterKeys which, const gint64 *keys, guint n_keys);
void               iteam_action_filter_get_due_range  (IteamActionFilter *self, IteamDay *from, IteamDay *to);
void               iteam_action_filter_set_due_range  (IteamActionFilter *self, IteamDay from, IteamDay to);

IteamDirectory    *iteam_action_filter_get_directory  (IteamActionFilter *self);
void               iteam_action_filter_add_word       (IteamActionFilter *self, const char *word);
guint              iteam_action_filter_get_n_words    (IteamActionFilter *self);
const char        *iteam_action_filter_get_word       (IteamActionFilter *self, guint index);
void               iteam_action_filter_remove_word    (IteamActionFilter *self, guint index);
gboolean           iteam_action_filter_get_match_nothing (IteamActionFilter *self);
void               iteam_action_filter_set_match_nothing (IteamActionFilter *self, gboolean nothing);
void               iteam_action_filter_freeze         (IteamActionFilter *self);
void               iteam_action_filter_thaw           (IteamActionFilter *self);

gboolean           iteam_action_filter_set_query      (IteamActionFilter *self, const char *query, GError **error);
gboolean           iteam_action_filter_add_term       (IteamActionFilter *self, const char *term, GError **error);
char              *iteam_action_filter_to_query       (IteamActionFilter *self);

const char        *iteam_action_view_to_nick          (IteamActionView view);
gboolean           iteam_action_view_from_words       (const char *text, IteamActionView *view);
const char        *iteam_action_view_label            (IteamActionView view);
const char        *iteam_due_term_to_nick             (IteamDueTerm term);
const char        *iteam_due_term_label               (IteamDueTerm term);

G_END_DECLS
