/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-edits.h"

#include <glib/gi18n-lib.h>

/* One edit of several action points at once: one draft, and so one entry of
 * the change history and one step back. */

typedef void (*EditFunc) (IteamActionPoint *edited, gconstpointer data);

/* An edit of one keeps its own words, an edit of several gets @what. */
static void
add_draft (IteamDraft **all,
           const char  *what,
           IteamDraft  *draft)
{
  if (iteam_draft_is_empty (draft))
    {
      g_object_unref (draft);
    }
  else if (*all == NULL)
    {
      *all = draft;
    }
  else
    {
      iteam_draft_set_what (*all, what);
      iteam_draft_append (*all, draft);
      g_object_unref (draft);
    }
}

static IteamDraft *
edit_each (GPtrArray    *actions,
           const char   *what,
           EditFunc      edit,
           gconstpointer data)
{
  IteamDraft *all = NULL;

  for (guint i = 0; i < actions->len; i++)
    {
      IteamActionPoint *action = g_ptr_array_index (actions, i);
      g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (action);

      edit (edited, data);
      add_draft (&all, what, iteam_action_point_draft_changes (action, edited));
    }

  return all != NULL ? all : iteam_draft_new (what);
}

typedef struct
{
  IteamActionStatus status;
  const char *reason;
  IteamDay today;
} StatusEdit;

static void
edit_status (IteamActionPoint *edited,
             gconstpointer     data)
{
  const StatusEdit *edit = data;

  iteam_action_point_set_status (edited, edit->status, edit->today);
  if (edit->status == ITEAM_ACTION_DROPPED && edit->reason != NULL)
    iteam_action_point_set_reason (edited, edit->reason);
}

static void
edit_priority (IteamActionPoint *edited,
               gconstpointer     data)
{
  iteam_action_point_set_priority (edited, *(const IteamPriority *) data);
}

static void
edit_kind (IteamActionPoint *edited,
           gconstpointer     data)
{
  iteam_action_point_set_kind (edited, *(const IteamActionKind *) data);
}

static void
edit_pillar (IteamActionPoint *edited,
             gconstpointer     data)
{
  iteam_action_point_set_pillar (edited, *(const gint64 *) data);
}

typedef struct
{
  const gint64 *before;
  guint n_before;
  const gint64 *after;
  guint n_after;
} OwnersEdit;

static gboolean
contains (const gint64 *keys,
          guint         n_keys,
          gint64        key)
{
  for (guint i = 0; i < n_keys; i++)
    if (keys[i] == key)
      return TRUE;

  return FALSE;
}

static void
edit_owners (IteamActionPoint *edited,
             gconstpointer     data)
{
  const OwnersEdit *edit = data;

  for (guint i = 0; i < edit->n_before; i++)
    if (!contains (edit->after, edit->n_after, edit->before[i]))
      iteam_action_point_remove_owner (edited, edit->before[i]);
  for (guint i = 0; i < edit->n_after; i++)
    if (!contains (edit->before, edit->n_before, edit->after[i]))
      iteam_action_point_add_owner (edited, edit->after[i]);
}

static void
edit_due (IteamActionPoint *edited,
          gconstpointer     data)
{
  iteam_action_point_set_due (edited, *(const IteamDay *) data);
}

typedef struct
{
  IteamUnit unit;
  int number;
  IteamDay today;
} PostponeEdit;

static void
edit_postponed (IteamActionPoint *edited,
                gconstpointer     data)
{
  const PostponeEdit *edit = data;
  const IteamActionFields *fields = iteam_action_point_get_fields (edited);

  if (iteam_action_point_is_open (edited))
    iteam_action_point_set_due (edited, iteam_action_postponed_due (fields->due, edit->unit, edit->number, edit->today));
}

/**
 * iteam_action_edits_status:
 * @actions: (element-type IteamActionPoint): action points as they were read
 * @status: the status that all are to have, but for being done:
 *   iteam_action_edits_complete()
 * @reason: (nullable): why, when they are dropped
 * @today: the day on which it happens
 *
 * Returns: (transfer full): the draft, perhaps empty.
 */
IteamDraft *
iteam_action_edits_status (GPtrArray        *actions,
                           IteamActionStatus status,
                           const char       *reason,
                           IteamDay          today)
{
  StatusEdit edit = { status, reason, today };
  const char *what = N_("Action points changed");

  if (status == ITEAM_ACTION_DROPPED)
    what = N_("Action points dropped");

  return edit_each (actions, what, edit_status, &edit);
}

/**
 * iteam_action_edits_complete:
 * @actions: (element-type IteamActionPoint): action points as they were read
 * @checklists: (element-type gint64 GPtrArray): the checklists, by action point,
 *   of those that recur
 * @today: the day on which they are done
 *
 * As iteam_action_point_draft_complete(), for several.
 *
 * Returns: (transfer full): the draft, perhaps empty.
 */
IteamDraft *
iteam_action_edits_complete (GPtrArray  *actions,
                             GHashTable *checklists,
                             IteamDay    today)
{
  const char *what = N_("Action points completed");
  IteamDraft *all = NULL;

  for (guint i = 0; i < actions->len; i++)
    {
      IteamActionPoint *action = g_ptr_array_index (actions, i);
      gint64 id = iteam_action_point_get_id (action);

      add_draft (&all, what,
                 iteam_action_point_draft_complete (action, NULL, g_hash_table_lookup (checklists, &id), today, NULL));
    }

  return all != NULL ? all : iteam_draft_new (what);
}

/**
 * iteam_action_edits_priority:
 * @actions: (element-type IteamActionPoint): action points as they were read
 * @priority: the priority that all are to have
 *
 * Returns: (transfer full): the draft, perhaps empty.
 */
IteamDraft *
iteam_action_edits_priority (GPtrArray    *actions,
                             IteamPriority priority)
{
  return edit_each (actions, N_("Action points changed"), edit_priority, &priority);
}

/**
 * iteam_action_edits_kind:
 * @actions: (element-type IteamActionPoint): action points as they were read
 * @kind: the kind that all are to have
 *
 * Returns: (transfer full): the draft, perhaps empty.
 */
IteamDraft *
iteam_action_edits_kind (GPtrArray      *actions,
                         IteamActionKind kind)
{
  return edit_each (actions, N_("Action points changed"), edit_kind, &kind);
}

/**
 * iteam_action_edits_pillar:
 * @actions: (element-type IteamActionPoint): action points as they were read
 * @pillar: key of the pillar that all are to belong to, or 0
 *
 * Returns: (transfer full): the draft, perhaps empty.
 */
IteamDraft *
iteam_action_edits_pillar (GPtrArray *actions,
                           gint64     pillar)
{
  return edit_each (actions, N_("Action points changed"), edit_pillar, &pillar);
}

/**
 * iteam_action_edits_owners:
 * @actions: (element-type IteamActionPoint): action points as they were read
 * @before: (array length=n_before) (nullable): the owners that a person was shown
 * @n_before: how many
 * @after: (array length=n_after) (nullable): the owners that this person chose
 * @n_after: how many
 *
 * Takes off who is not in @after any more and adds who came; owners that only
 * some of the action points have, and that nobody touched, stay.
 *
 * Returns: (transfer full): the draft, perhaps empty.
 */
IteamDraft *
iteam_action_edits_owners (GPtrArray    *actions,
                           const gint64 *before,
                           guint         n_before,
                           const gint64 *after,
                           guint         n_after)
{
  OwnersEdit edit = { before, n_before, after, n_after };

  return edit_each (actions, N_("Action points changed"), edit_owners, &edit);
}

/**
 * iteam_action_edits_due:
 * @actions: (element-type IteamActionPoint): action points as they were read
 * @due: the due date that all are to have, or %ITEAM_DAY_NONE
 *
 * Returns: (transfer full): the draft, perhaps empty.
 */
IteamDraft *
iteam_action_edits_due (GPtrArray *actions,
                        IteamDay   due)
{
  return edit_each (actions, N_("Action points changed"), edit_due, &due);
}

/**
 * iteam_action_edits_postpone:
 * @actions: (element-type IteamActionPoint): action points as they were read;
 *   those that are closed stay as they are
 * @unit: what is counted
 * @number: how many of them later
 * @today: the current day
 *
 * Returns: (transfer full): the draft, perhaps empty.
 */
IteamDraft *
iteam_action_edits_postpone (GPtrArray *actions,
                             IteamUnit  unit,
                             int        number,
                             IteamDay   today)
{
  PostponeEdit edit = { unit, number, today };

  return edit_each (actions, N_("Action points postponed"), edit_postponed, &edit);
}

/**
 * iteam_action_edits_delete:
 * @actions: (element-type IteamActionPoint): action points
 *
 * Returns: (transfer full): the draft that deletes them.
 */
IteamDraft *
iteam_action_edits_delete (GPtrArray *actions)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (actions->len == 1 ? N_("Action point deleted")
                                                                    : N_("Action points deleted"));

  for (guint i = 0; i < actions->len; i++)
    iteam_draft_delete (draft, ITEAM_KIND_ACTION, iteam_action_point_get_id (g_ptr_array_index (actions, i)));

  return g_steal_pointer (&draft);
}

/**
 * iteam_action_postponed_due:
 * @due: a due date, or %ITEAM_DAY_NONE
 * @unit: days, weeks or months
 * @number: how many of them later
 * @today: the current day
 *
 * What is late, or has no date, is counted from today: a week later is a week
 * from now and not still in the past.
 *
 * Returns: the later due date.
 */
IteamDay
iteam_action_postponed_due (IteamDay  due,
                            IteamUnit unit,
                            int       number,
                            IteamDay  today)
{
  IteamDay from = MAX (due, today);

  switch (unit)
    {
    case ITEAM_UNIT_DAY: return from + (guint) number;
    case ITEAM_UNIT_WEEK: return from + (guint) number * 7;
    case ITEAM_UNIT_MONTH: return iteam_day_add_months (from, number);
    case ITEAM_UNIT_QUARTER: return iteam_day_add_months (from, number * 3);
    case ITEAM_UNIT_YEAR: return iteam_day_add_months (from, number * 12);
    case ITEAM_UNIT_NONE:
    case ITEAM_UNIT_WORKDAY:
    default: g_return_val_if_reached (from);
    }
}

/**
 * iteam_action_edits_common_owners:
 * @actions: (element-type IteamActionPoint): action points
 * @n_owners: (out): how many
 *
 * Returns: (transfer full) (array length=n_owners): the owners that all of
 *   @actions have.
 */
gint64 *
iteam_action_edits_common_owners (GPtrArray *actions,
                                  guint     *n_owners)
{
  g_autoptr (GArray) common = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 *owners;
  guint n_first;

  *n_owners = 0;
  if (actions->len == 0)
    return NULL;

  owners = iteam_action_point_get_owners (g_ptr_array_index (actions, 0), &n_first);
  for (guint i = 0; i < n_first; i++)
    {
      gboolean all = TRUE;

      for (guint j = 1; all && j < actions->len; j++)
        all = iteam_action_point_has_owner (g_ptr_array_index (actions, j), owners[i]);
      if (all)
        g_array_append_val (common, owners[i]);
    }

  *n_owners = common->len;

  return (gint64 *) (gpointer) g_array_free (g_steal_pointer (&common), FALSE);
}
