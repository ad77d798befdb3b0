/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-columns.h"

#include <glib/gi18n-lib.h>

/* The names by which the settings know them, and the words that people read. */
typedef struct
{
  const char *nick;
  const char *label;
} Term;

static const Term columns[] = {
  [ITEAM_ACTION_COLUMN_NUMBER] = { "number", N_("Number") },
  [ITEAM_ACTION_COLUMN_TITLE] = { "title", N_("Action Point") },
  [ITEAM_ACTION_COLUMN_OWNERS] = { "owners", N_("Owners") },
  [ITEAM_ACTION_COLUMN_DUE] = { "due", N_("Due Date") },
  [ITEAM_ACTION_COLUMN_STATUS] = { "status", N_("Status") },
  [ITEAM_ACTION_COLUMN_PRIORITY] = { "priority", N_("Priority") },
  [ITEAM_ACTION_COLUMN_PILLAR] = { "pillar", N_("Pillar") },
  [ITEAM_ACTION_COLUMN_KIND] = { "kind", N_("Kind") },
};

static const Term groupings[] = {
  [ITEAM_ACTION_GROUPING_NONE] = { "none", N_("_Nothing") },
  [ITEAM_ACTION_GROUPING_OWNER] = { "owner", N_("_Owner") },
  [ITEAM_ACTION_GROUPING_STATUS] = { "status", N_("_Status") },
  [ITEAM_ACTION_GROUPING_PILLAR] = { "pillar", N_("_Pillar") },
  [ITEAM_ACTION_GROUPING_MONTH] = { "month", N_("_Month") },
};

static int
find_term (const Term *terms,
           int         n_terms,
           const char *nick)
{
  for (int i = 0; i < n_terms; i++)
    if (g_strcmp0 (terms[i].nick, nick) == 0)
      return i;

  return -1;
}

/**
 * iteam_action_column_to_nick:
 * @column: a column
 *
 * Returns: its name in the settings.
 */
const char *
iteam_action_column_to_nick (IteamActionColumn column)
{
  g_return_val_if_fail ((int) column >= 0 && column < ITEAM_N_ACTION_COLUMNS, NULL);

  return columns[column].nick;
}

/**
 * iteam_action_column_from_nick:
 * @nick: (nullable): a name as in the settings
 * @column: (out): the column
 *
 * Returns: whether there is such a column.
 */
gboolean
iteam_action_column_from_nick (const char        *nick,
                               IteamActionColumn *column)
{
  int found = find_term (columns, G_N_ELEMENTS (columns), nick);

  if (found >= 0)
    *column = (IteamActionColumn) found;

  return found >= 0;
}

/**
 * iteam_action_column_label:
 * @column: a column
 *
 * Returns: its heading in the language of the interface.
 */
const char *
iteam_action_column_label (IteamActionColumn column)
{
  g_return_val_if_fail ((int) column >= 0 && column < ITEAM_N_ACTION_COLUMNS, NULL);

  return _(columns[column].label);
}

/**
 * iteam_action_grouping_to_nick:
 * @grouping: a grouping
 *
 * Returns: its name in the settings.
 */
const char *
iteam_action_grouping_to_nick (IteamActionGrouping grouping)
{
  g_return_val_if_fail ((int) grouping >= 0 && grouping < ITEAM_N_ACTION_GROUPINGS, NULL);

  return groupings[grouping].nick;
}

/**
 * iteam_action_grouping_from_nick:
 * @nick: (nullable): a name as in the settings
 * @grouping: (out): the grouping
 *
 * Returns: whether there is such a grouping.
 */
gboolean
iteam_action_grouping_from_nick (const char          *nick,
                                 IteamActionGrouping *grouping)
{
  int found = find_term (groupings, G_N_ELEMENTS (groupings), nick);

  if (found >= 0)
    *grouping = (IteamActionGrouping) found;

  return found >= 0;
}

/**
 * iteam_action_grouping_label:
 * @grouping: a grouping
 *
 * Returns: it as a menu item, with a mnemonic, in the language of the interface.
 */
const char *
iteam_action_grouping_label (IteamActionGrouping grouping)
{
  g_return_val_if_fail ((int) grouping >= 0 && grouping < ITEAM_N_ACTION_GROUPINGS, NULL);

  return _(groupings[grouping].label);
}
