/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-csv.h"

#include "iteam-action-csv-columns.h"
#include "iteam-csv-writer.h"

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

static void
append_action (GString          *out,
               char              separator,
               IteamActionPoint *action,
               IteamDirectory   *directory)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (action);
  IteamPillar *pillar = iteam_directory_find_pillar (directory, fields->pillar);
  g_autofree char *number = iteam_action_point_format_number (action);
  g_autofree char *owners = format_owners (action, directory);
  g_autofree char *start = iteam_csv_format_day (fields->start, separator);
  g_autofree char *due = iteam_csv_format_day (fields->due, separator);
  g_autofree char *created = iteam_csv_format_day (fields->created, separator);
  g_autofree char *closed = iteam_csv_format_day (fields->closed, separator);
  g_autofree char *recurrence = format_recurrence (fields);
  const char *cells[ITEAM_N_CSV_WRITTEN] = {
    [ITEAM_CSV_NUMBER] = number,
    [ITEAM_CSV_TITLE] = fields->title,
    [ITEAM_CSV_OWNERS] = owners,
    [ITEAM_CSV_START] = start,
    [ITEAM_CSV_DUE] = due,
    [ITEAM_CSV_STATUS] = iteam_action_status_label (fields->status),
    [ITEAM_CSV_WAITING_FOR] = fields->waiting_for,
    [ITEAM_CSV_REASON] = fields->reason,
    [ITEAM_CSV_KIND] = iteam_action_kind_label (fields->kind),
    [ITEAM_CSV_PRIORITY] = iteam_priority_label (fields->priority),
    [ITEAM_CSV_PILLAR] = pillar != NULL ? iteam_pillar_get_name (pillar) : NULL,
    [ITEAM_CSV_DESCRIPTION] = fields->description,
    [ITEAM_CSV_ORIGIN] = fields->origin,
    [ITEAM_CSV_RECURRENCE] = recurrence,
    [ITEAM_CSV_CREATED] = created,
    [ITEAM_CSV_CLOSED] = closed,
  };

  iteam_csv_append_row (out, separator, cells, G_N_ELEMENTS (cells));
}

/**
 * iteam_action_csv_append:
 * @out: a list
 * @separator: what to put between cells: a comma, a semicolon or a tab
 * @actions: (element-type IteamActionPoint): action points
 * @directory: the people and pillars that they refer to
 *
 * Appends a row of headings in the language of the interface, and one for each
 * action point.
 */
void
iteam_action_csv_append (GString        *out,
                         char            separator,
                         GPtrArray      *actions,
                         IteamDirectory *directory)
{
  const char *headings[ITEAM_N_CSV_WRITTEN];

  g_return_if_fail (out != NULL);
  g_return_if_fail (actions != NULL);
  g_return_if_fail (ITEAM_IS_DIRECTORY (directory));

  for (int i = 0; i < ITEAM_N_CSV_WRITTEN; i++)
    headings[i] = iteam_csv_column_label ((IteamCsvColumn) i);
  iteam_csv_append_row (out, separator, headings, G_N_ELEMENTS (headings));
  for (guint i = 0; i < actions->len; i++)
    append_action (out, separator, g_ptr_array_index (actions, i), directory);
}

/**
 * iteam_action_csv_write:
 * @actions: (element-type IteamActionPoint): action points
 * @directory: the people and pillars that they refer to
 *
 * Returns: (transfer full): a list that spreadsheets open, with headings and
 *   words in the language of the interface and separated as spreadsheets in
 *   that language expect; iteam_action_csv_read() reads it.
 */
char *
iteam_action_csv_write (GPtrArray      *actions,
                        IteamDirectory *directory)
{
  GString *out;

  g_return_val_if_fail (actions != NULL, NULL);
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  out = iteam_csv_begin ();
  iteam_action_csv_append (out, iteam_csv_separator (), actions, directory);

  return g_string_free (out, FALSE);
}
