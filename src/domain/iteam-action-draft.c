/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-point.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"

/* How an edited action point becomes a draft: one cell for each field in which
 * it differs from the one that was read. */

static const IteamActionFields no_fields = { .priority = ITEAM_PRIORITY_NORMAL };

static void
add_fields (IteamDraft              *draft,
            gint64                   id,
            const IteamActionFields *read,
            const IteamActionFields *edited,
            gboolean                 is_new)
{
#define TEXT(name, a, b) iteam_draft_set_text (draft, ITEAM_KIND_ACTION, id, name, a, b)
#define INTEGER(name, a, b) iteam_draft_set_integer (draft, ITEAM_KIND_ACTION, id, name, a, b)
#define DAY(name, a, b) iteam_draft_set_day (draft, ITEAM_KIND_ACTION, id, name, a, b)
#define TERM(name, a, b, to_nick) TEXT (name, is_new ? NULL : to_nick (a), to_nick (b))

  TEXT ("title", read->title, edited->title);
  TEXT ("description", read->description, edited->description);
  TERM ("status", read->status, edited->status, iteam_action_status_to_nick);
  TEXT ("reason", read->reason, edited->reason);
  TEXT ("waiting_for", read->waiting_for, edited->waiting_for);
  TERM ("kind", read->kind, edited->kind, iteam_action_kind_to_nick);
  TERM ("priority", read->priority, edited->priority, iteam_priority_to_nick);
  INTEGER ("pillar", read->pillar, edited->pillar);
  DAY ("start", read->start, edited->start);
  DAY ("due", read->due, edited->due);
  DAY ("created", read->created, edited->created);
  DAY ("closed", read->closed, edited->closed);
  INTEGER ("postponed", read->postponed, edited->postponed);
  TEXT ("recurrence", read->recurrence, edited->recurrence);
  INTEGER ("recurs_from_completion", read->recurs_from_completion, edited->recurs_from_completion);
  TEXT ("origin", read->origin, edited->origin);
  TEXT ("origin_ref", read->origin_ref, edited->origin_ref);

#undef TEXT
#undef INTEGER
#undef DAY
#undef TERM
}

static void
add_owner (IteamDraft *draft,
           gint64      action,
           gint64      person)
{
  gint64 id = iteam_id_for_pair (action, person);

  iteam_draft_insert (draft, ITEAM_KIND_ACTION_OWNER, id);
  iteam_draft_set_integer (draft, ITEAM_KIND_ACTION_OWNER, id, "action", 0, action);
  iteam_draft_set_integer (draft, ITEAM_KIND_ACTION_OWNER, id, "person", 0, person);
}

static const char *
change_in_words (IteamActionPoint *read,
                 IteamActionPoint *edited)
{
  const IteamActionFields *from = iteam_action_point_get_fields (read);
  const IteamActionFields *to = iteam_action_point_get_fields (edited);

  if (from->status != to->status)
    {
      if (to->status == ITEAM_ACTION_DONE)
        return N_("Action point completed");
      if (to->status == ITEAM_ACTION_DROPPED)
        return N_("Action point dropped");
      if (from->status >= ITEAM_ACTION_DONE)
        return N_("Action point reopened");
    }
  if (to->postponed > from->postponed)
    return N_("Action point postponed");

  return N_("Action point changed");
}

/**
 * iteam_action_point_draft_new:
 * @self: a new action point
 *
 * Returns: (transfer full): the draft that adds it to the team file.
 */
IteamDraft *
iteam_action_point_draft_new (IteamActionPoint *self)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Action point added"));
  const IteamActionFields *fields;
  const gint64 *owners;
  guint n_owners;

  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (self), NULL);

  fields = iteam_action_point_get_fields (self);
  iteam_draft_insert (draft, ITEAM_KIND_ACTION, fields->id);
  add_fields (draft, fields->id, &no_fields, fields, TRUE);

  owners = iteam_action_point_get_owners (self, &n_owners);
  for (guint i = 0; i < n_owners; i++)
    add_owner (draft, fields->id, owners[i]);

  return g_steal_pointer (&draft);
}

/**
 * iteam_action_point_draft_changes:
 * @self: an action point as it was read
 * @edited: a copy of it that was edited
 *
 * Returns: (transfer full): the draft of what differs, perhaps empty.
 */
IteamDraft *
iteam_action_point_draft_changes (IteamActionPoint *self,
                                  IteamActionPoint *edited)
{
  g_autoptr (IteamDraft) draft = NULL;
  const gint64 *owners;
  guint n_owners;
  gint64 id;

  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (self), NULL);
  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (edited), NULL);

  id = iteam_action_point_get_id (self);
  draft = iteam_draft_new (change_in_words (self, edited));
  add_fields (draft, id, iteam_action_point_get_fields (self), iteam_action_point_get_fields (edited), FALSE);

  owners = iteam_action_point_get_owners (edited, &n_owners);
  for (guint i = 0; i < n_owners; i++)
    if (!iteam_action_point_has_owner (self, owners[i]))
      add_owner (draft, id, owners[i]);

  owners = iteam_action_point_get_owners (self, &n_owners);
  for (guint i = 0; i < n_owners; i++)
    if (!iteam_action_point_has_owner (edited, owners[i]))
      iteam_draft_delete (draft, ITEAM_KIND_ACTION_OWNER, iteam_id_for_pair (id, owners[i]));

  return g_steal_pointer (&draft);
}
