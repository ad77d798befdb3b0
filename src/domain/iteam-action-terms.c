/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-point.h"

#include <glib/gi18n-lib.h>

#include "iteam-terms.h"

/* For each value the name that the file, the terminal and spreadsheets use,
 * and the word that people read. */
static const IteamTerm status_terms[] = {
  [ITEAM_ACTION_NOT_STARTED] = { "not-started", N_("Not started") },
  [ITEAM_ACTION_IN_PROGRESS] = { "in-progress", N_("In progress") },
  [ITEAM_ACTION_WAITING] = { "waiting", N_("Waiting") },
  [ITEAM_ACTION_DONE] = { "done", N_("Done") },
  [ITEAM_ACTION_DROPPED] = { "dropped", N_("Dropped") },
};

static const IteamTerms statuses = { status_terms, G_N_ELEMENTS (status_terms) };

static const IteamTerm kind_terms[] = {
  [ITEAM_ACTION_KIND_ACTION] = { "action", N_("Action point") },
  [ITEAM_ACTION_KIND_IMPROVEMENT] = { "improvement", N_("Point of improvement") },
  [ITEAM_ACTION_KIND_ATTENTION] = { "attention", N_("Point of attention") },
};

static const IteamTerms kinds = { kind_terms, G_N_ELEMENTS (kind_terms) };

static const IteamTerm priority_terms[] = {
  [ITEAM_PRIORITY_LOW] = { "low", N_("Low") },
  [ITEAM_PRIORITY_NORMAL] = { "normal", N_("Normal") },
  [ITEAM_PRIORITY_HIGH] = { "high", N_("High") },
};

static const IteamTerms priorities = { priority_terms, G_N_ELEMENTS (priority_terms) };

/**
 * iteam_action_status_to_nick:
 * @status: a status
 *
 * Returns: its name in the file, "in-progress".
 */
const char *
iteam_action_status_to_nick (IteamActionStatus status)
{
  g_return_val_if_fail ((int) status >= 0 && status < ITEAM_N_ACTION_STATUSES, NULL);

  return iteam_terms_nick (&statuses, (int) status);
}

/**
 * iteam_action_status_from_nick:
 * @nick: (nullable): a name as in the file
 * @status: (out): the status
 *
 * Returns: whether there is such a status.
 */
gboolean
iteam_action_status_from_nick (const char        *nick,
                               IteamActionStatus *status)
{
  int found;

  if (!iteam_terms_find (&statuses, nick, &found))
    return FALSE;
  *status = (IteamActionStatus) found;

  return TRUE;
}

/**
 * iteam_action_status_label:
 * @status: a status
 *
 * Returns: the status in the language of the interface.
 */
const char *
iteam_action_status_label (IteamActionStatus status)
{
  g_return_val_if_fail ((int) status >= 0 && status < ITEAM_N_ACTION_STATUSES, NULL);

  return iteam_terms_label (&statuses, (int) status);
}

/**
 * iteam_action_kind_to_nick:
 * @kind: a kind of action point
 *
 * Returns: its name in the file, "improvement".
 */
const char *
iteam_action_kind_to_nick (IteamActionKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < ITEAM_N_ACTION_KINDS, NULL);

  return iteam_terms_nick (&kinds, (int) kind);
}

/**
 * iteam_action_kind_from_nick:
 * @nick: (nullable): a name as in the file
 * @kind: (out): the kind
 *
 * Returns: whether there is such a kind.
 */
gboolean
iteam_action_kind_from_nick (const char      *nick,
                             IteamActionKind *kind)
{
  int found;

  if (!iteam_terms_find (&kinds, nick, &found))
    return FALSE;
  *kind = (IteamActionKind) found;

  return TRUE;
}

/**
 * iteam_action_kind_label:
 * @kind: a kind of action point
 *
 * Returns: the kind in the language of the interface.
 */
const char *
iteam_action_kind_label (IteamActionKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < ITEAM_N_ACTION_KINDS, NULL);

  return iteam_terms_label (&kinds, (int) kind);
}

/**
 * iteam_priority_to_nick:
 * @priority: a priority
 *
 * Returns: its name in the file, "high".
 */
const char *
iteam_priority_to_nick (IteamPriority priority)
{
  g_return_val_if_fail ((int) priority >= 0 && priority < ITEAM_N_PRIORITIES, NULL);

  return iteam_terms_nick (&priorities, (int) priority);
}

/**
 * iteam_priority_from_nick:
 * @nick: (nullable): a name as in the file
 * @priority: (out): the priority
 *
 * Returns: whether there is such a priority.
 */
gboolean
iteam_priority_from_nick (const char    *nick,
                          IteamPriority *priority)
{
  int found;

  if (!iteam_terms_find (&priorities, nick, &found))
    return FALSE;
  *priority = (IteamPriority) found;

  return TRUE;
}

/**
 * iteam_priority_label:
 * @priority: a priority
 *
 * Returns: the priority in the language of the interface.
 */
const char *
iteam_priority_label (IteamPriority priority)
{
  g_return_val_if_fail ((int) priority >= 0 && priority < ITEAM_N_PRIORITIES, NULL);

  return iteam_terms_label (&priorities, (int) priority);
}
