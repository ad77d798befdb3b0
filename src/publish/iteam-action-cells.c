/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-cells.h"

/* What stands in each column of a list of action points, whatever the list is written as. */

static char *
format_owners (IteamActionPoint *action,
               IteamDirectory   *directory)
{
  GString *text = g_string_new (NULL);
  guint n_owners;
  const gint64 *owners = iteam_action_point_get_owners (action, &n_owners);

  for (guint i = 0; i < n_owners; i++)
    {
      IteamPerson *person = iteam_directory_find_person (directory, owners[i]);

      if (person == NULL)
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append (text, iteam_person_get_name (person));
    }

  return g_string_free (text, FALSE);
}

/* Whether a rule counts from completion is not part of an RFC 5545 rule. */
static char *
format_recurrence (const IteamActionFields *fields)
{
  if (fields->recurrence == NULL)
    return NULL;

  return g_strconcat (fields->recurrence, fields->recurs_from_completion ? ITEAM_CSV_FROM_COMPLETION : NULL, NULL);
}

/**
 * iteam_action_cell_is_day:
 * @column: a column
 *
 * Returns: whether it holds days: iteam_action_cell_get_day().
 */
gboolean
iteam_action_cell_is_day (IteamCsvColumn column)
{
  return column == ITEAM_CSV_START || column == ITEAM_CSV_DUE || column == ITEAM_CSV_CREATED || column == ITEAM_CSV_CLOSED;
}

/**
 * iteam_action_cell_get_day:
 * @action: an action point
 * @column: a column with days
 *
 * Returns: the day, or %ITEAM_DAY_NONE.
 */
IteamDay
iteam_action_cell_get_day (IteamActionPoint *action,
                           IteamCsvColumn    column)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (action);

  switch (column)
    {
    case ITEAM_CSV_START: return fields->start;
    case ITEAM_CSV_DUE: return fields->due;
    case ITEAM_CSV_CREATED: return fields->created;
    case ITEAM_CSV_CLOSED: return fields->closed;
    default: g_return_val_if_reached (ITEAM_DAY_NONE);
    }
}

/**
 * iteam_action_cell_get_text:
 * @action: an action point
 * @column: a column with texts
 * @directory: the people and pillars that it refers to
 *
 * Returns: (transfer full) (nullable): the text, in the language of the interface where it is
 *   not someone's own.
 */
char *
iteam_action_cell_get_text (IteamActionPoint *action,
                            IteamCsvColumn    column,
                            IteamDirectory   *directory)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (action);
  IteamPillar *pillar;

  switch (column)
    {
    case ITEAM_CSV_NUMBER: return iteam_action_point_format_number (action);
    case ITEAM_CSV_TITLE: return g_strdup (fields->title);
    case ITEAM_CSV_OWNERS: return format_owners (action, directory);
    case ITEAM_CSV_STATUS: return g_strdup (iteam_action_status_label (fields->status));
    case ITEAM_CSV_WAITING_FOR: return g_strdup (fields->waiting_for);
    case ITEAM_CSV_REASON: return g_strdup (fields->reason);
    case ITEAM_CSV_KIND: return g_strdup (iteam_action_kind_label (fields->kind));
    case ITEAM_CSV_PRIORITY: return g_strdup (iteam_priority_label (fields->priority));
    case ITEAM_CSV_DESCRIPTION: return g_strdup (fields->description);
    case ITEAM_CSV_ORIGIN: return g_strdup (fields->origin);
    case ITEAM_CSV_RECURRENCE: return format_recurrence (fields);

    case ITEAM_CSV_PILLAR:
      pillar = iteam_directory_find_pillar (directory, fields->pillar);

      return pillar != NULL ? g_strdup (iteam_pillar_get_name (pillar)) : NULL;

    case ITEAM_CSV_START:
    case ITEAM_CSV_DUE:
    case ITEAM_CSV_CREATED:
    case ITEAM_CSV_CLOSED:
    case ITEAM_CSV_NOTE:
    default:
      return NULL;
    }
}
