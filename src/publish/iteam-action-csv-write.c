/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-csv.h"

#include "iteam-action-cells.h"
#include "iteam-csv-writer.h"

static void
append_action (GString          *out,
               char              separator,
               IteamActionPoint *action,
               IteamDirectory   *directory)
{
  char *cells[ITEAM_N_CSV_WRITTEN];

  for (int i = 0; i < ITEAM_N_CSV_WRITTEN; i++)
    cells[i] = iteam_action_cell_is_day ((IteamCsvColumn) i)
      ? iteam_csv_format_day (iteam_action_cell_get_day (action, (IteamCsvColumn) i), separator)
      : iteam_action_cell_get_text (action, (IteamCsvColumn) i, directory);
  iteam_csv_append_row (out, separator, (const char *const *) cells, G_N_ELEMENTS (cells));
  for (int i = 0; i < ITEAM_N_CSV_WRITTEN; i++)
    g_free (cells[i]);
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
