/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-point.h"
#include "iteam-check-item.h"
#include "iteam-recurrence.h"

/* What happens when an action point that recurs is done. */

/* When it is due again; if it has no due date, when it starts again, or else
 * counted from today. */
static IteamDay
get_next_day (const IteamActionFields *fields,
              IteamDay                 today,
              IteamDay                *anchor,
              char                   **rest)
{
  *anchor = fields->due != ITEAM_DAY_NONE ? fields->due : fields->start;
  if (fields->recurs_from_completion || *anchor == ITEAM_DAY_NONE)
    return iteam_recurrence_next_completed (fields->recurrence, today, rest);

  /* Those that were missed are not made up for; who is early has the next one. */
  return iteam_recurrence_next_after (fields->recurrence, *anchor, MAX (*anchor, today), rest);
}

/**
 * iteam_action_point_next_occurrence:
 * @self: an action point
 * @today: the day on which it is done
 *
 * Counts from the due date, past days that have gone by, or from @today if it
 * recurs from completion or has no date. The start date keeps its distance to
 * the due date.
 *
 * Returns: (transfer full) (nullable): a new action point, the same thing to do
 *   once more, or %NULL if @self does not recur or was the last time.
 */
IteamActionPoint *
iteam_action_point_next_occurrence (IteamActionPoint *self,
                                    IteamDay          today)
{
  const IteamActionFields *fields;
  g_autoptr (IteamActionPoint) next = NULL;
  g_autofree char *rest = NULL;
  IteamDay day, anchor;
  const gint64 *owners;
  guint n_owners;

  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (self), NULL);
  g_return_val_if_fail (today != ITEAM_DAY_NONE, NULL);

  fields = iteam_action_point_get_fields (self);
  if (fields->recurrence == NULL)
    return NULL;
  day = get_next_day (fields, today, &anchor, &rest);
  if (day == ITEAM_DAY_NONE)
    return NULL;

  next = iteam_action_point_new (fields->title, today);
  iteam_action_point_set_description (next, fields->description);
  iteam_action_point_set_kind (next, fields->kind);
  iteam_action_point_set_priority (next, fields->priority);
  iteam_action_point_set_pillar (next, fields->pillar);
  iteam_action_point_set_origin (next, fields->origin, fields->origin_ref);
  iteam_action_point_set_recurrence (next, rest, fields->recurs_from_completion);
  owners = iteam_action_point_get_owners (self, &n_owners);
  iteam_action_point_set_owners (next, owners, n_owners);

  if (fields->due == ITEAM_DAY_NONE && fields->start != ITEAM_DAY_NONE)
    iteam_action_point_set_start (next, day);
  else
    iteam_action_point_set_due (next, day);
  if (fields->due != ITEAM_DAY_NONE && fields->start != ITEAM_DAY_NONE)
    iteam_action_point_set_start (next, day - anchor + fields->start);

  return g_steal_pointer (&next);
}

/**
 * iteam_action_point_draft_complete:
 * @self: an action point as it was read
 * @edited: (nullable): a copy of it that was edited, perhaps in more than its
 *   status; %NULL for one that is done and nothing else
 * @checklist: (nullable) (element-type IteamCheckItem): its checklist
 * @today: the day on which it is done
 * @next: (out) (optional) (nullable) (transfer full): the next one, if it recurs
 *
 * As iteam_action_point_draft_changes(); and if this edit completes an action
 * point that recurs, the next one is added with the checklist unticked, in the
 * same transaction. The recurrence moves on to the next one: whoever reopens
 * this one and completes it again gets no second.
 *
 * Returns: (transfer full): the draft, perhaps empty.
 */
IteamDraft *
iteam_action_point_draft_complete (IteamActionPoint  *self,
                                   IteamActionPoint  *edited,
                                   GPtrArray         *checklist,
                                   IteamDay           today,
                                   IteamActionPoint **next)
{
  g_autoptr (IteamActionPoint) done = NULL;
  g_autoptr (IteamActionPoint) following = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (IteamDraft) added = NULL;
  g_autoptr (IteamDraft) checks = NULL;

  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (self), NULL);

  if (next != NULL)
    *next = NULL;

  done = iteam_action_point_copy (edited != NULL ? edited : self);
  if (edited == NULL)
    iteam_action_point_set_status (done, ITEAM_ACTION_DONE, today);

  if (iteam_action_point_get_fields (done)->status == ITEAM_ACTION_DONE &&
      iteam_action_point_get_fields (self)->status != ITEAM_ACTION_DONE)
    following = iteam_action_point_next_occurrence (done, today);
  if (following == NULL)
    return iteam_action_point_draft_changes (self, done);

  iteam_action_point_set_recurrence (done, NULL, FALSE);
  draft = iteam_action_point_draft_changes (self, done);
  added = iteam_action_point_draft_new (following);
  iteam_draft_append (draft, added);
  if (checklist != NULL)
    {
      checks = iteam_check_items_draft_copy (checklist, iteam_action_point_get_id (following));
      iteam_draft_append (draft, checks);
    }
  if (next != NULL)
    *next = g_steal_pointer (&following);

  return g_steal_pointer (&draft);
}
