/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-point.h"

#include <glib/gi18n-lib.h>

/* For each value the name that the file, the terminal and spreadsheets use,
 * and the word that people read. */
typedef struct
{
  const char *nick;
  const char *label;
} Term;

static const Term statuses[] = {
  [ITEAM_ACTION_NOT_STARTED] = { "not-started", N_("Not started") },
  [ITEAM_ACTION_IN_PROGRESS] = { "in-progress", N_("In progress") },
  [ITEAM_ACTION_WAITING] = { "waiting", N_("Waiting") },
  [ITEAM_ACTION_DONE] = { "done", N_("Done") },
  [ITEAM_ACTION_DROPPED] = { "dropped", N_("Dropped") },
};

static const Term kinds[] = {
  [ITEAM_ACTION_KIND_ACTION] = { "action", N_("Action point") },
  [ITEAM_ACTION_KIND_IMPROVEMENT] = { "improvement", N_("Point of improvement") },
  [ITEAM_ACTION_KIND_ATTENTION] = { "attention", N_("Point of attention") },
};

static const Term priorities[] = {
  [ITEAM_PRIORITY_LOW] = { "low", N_("Low") },
  [ITEAM_PRIORITY_NORMAL] = { "normal", N_("Normal") },
  [ITEAM_PRIORITY_HIGH] = { "high", N_("High") },
};

static int
find_term (const Term *terms,
           int         n_terms,
           const char *nick)
{
  for (int i = 0; nick != NULL && i < n_terms; i++)
    if (g_ascii_strcasecmp (terms[i].nick, nick) == 0)
      return i;

  return -1;
}

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

  return statuses[status].nick;
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
  int found = find_term (statuses, G_N_ELEMENTS (statuses), nick);

  if (found >= 0)
    *status = (IteamActionStatus) found;

  return found >= 0;
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

  return _(statuses[status].label);
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

  return kinds[kind].nick;
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
  int found = find_term (kinds, G_N_ELEMENTS (kinds), nick);

  if (found >= 0)
    *kind = (IteamActionKind) found;

  return found >= 0;
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

  return _(kinds[kind].label);
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

  return priorities[priority].nick;
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
  int found = find_term (priorities, G_N_ELEMENTS (priorities), nick);

  if (found >= 0)
    *priority = (IteamPriority) found;

  return found >= 0;
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

  return _(priorities[priority].label);
}
