/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-action-csv.h"
#include "iteam-error.h"

/* The problem that a reader of the rows comes to first. */
static const IteamCsvProblem *
find_first_problem (GPtrArray *problems)
{
  const IteamCsvProblem *first = g_ptr_array_index (problems, 0);

  for (guint i = 1; i < problems->len; i++)
    {
      const IteamCsvProblem *problem = g_ptr_array_index (problems, i);

      if (problem->line < first->line || (problem->line == first->line && problem->column < first->column))
        first = problem;
    }

  return first;
}

static void
append_part (GString    *out,
             const char *part)
{
  if (part[0] != '\0')
    g_string_append_printf (out, " — %s", part);
}

static void
append_line (GString          *out,
             IteamActionPoint *action,
             IteamDirectory   *directory,
             IteamDay          today)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (action);
  g_autofree char *number = iteam_action_point_format_number (action);
  g_autofree char *owners = iteam_directory_format_owners (directory, action);
  g_autofree char *due = iteam_day_format (fields->due, today, ITEAM_DAY_SHORT);
  g_autofree char *status = g_utf8_strdown (iteam_action_status_label (fields->status), -1);

  if (fields->number != 0)
    g_string_append_printf (out, "%s ", number);
  g_string_append (out, fields->title);
  append_part (out, owners);
  append_part (out, due);
  append_part (out, status);
  g_string_append_c (out, '\n');
}

/**
 * iteam_action_rows_read:
 * @text: what was copied: rows of a spreadsheet, or one title a line
 * @directory: the people and pillars that the rows may name
 * @today: the current day
 * @error: return location for an error
 *
 * Reads rows that someone pasted, with or without headings above them. Without,
 * the first cell is the title, and others are known by what they say: a date,
 * a person, a status; what is nothing of the kind goes to the description.
 *
 * Returns: (transfer full) (nullable) (element-type IteamActionPoint): new
 *   action points, at least one, or %NULL with %ITEAM_ERROR_INVALID and the
 *   line and column of what cannot be taken.
 */
GPtrArray *
iteam_action_rows_read (const char      *text,
                        IteamDirectory  *directory,
                        IteamDay         today,
                        GError         **error)
{
  g_autoptr (IteamActionImport) list = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);
  g_return_val_if_fail (today != ITEAM_DAY_NONE, NULL);

  list = iteam_action_csv_read (text, strlen (text), NULL, directory, today, NULL, ITEAM_ACTION_CSV_COPIED, error);
  if (list == NULL)
    return NULL;

  if (list->problems->len > 0)
    {
      g_autofree char *problem = iteam_csv_problem_format (find_first_problem (list->problems));

      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, problem);

      return NULL;
    }
  if (list->actions->len == 0)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("There is no action point in what was copied."));

      return NULL;
    }

  return g_ptr_array_ref (list->actions);
}

/**
 * iteam_action_rows_write_text:
 * @actions: (element-type IteamActionPoint): action points
 * @directory: the people that they refer to
 * @today: the current day; a date in the same year stands without it
 *
 * Returns: (transfer full): a line for each, to be read in a letter:
 *   "A-12 Make a leaflet — HRM, OR — 15 May — in progress".
 */
char *
iteam_action_rows_write_text (GPtrArray      *actions,
                              IteamDirectory *directory,
                              IteamDay        today)
{
  GString *out;

  g_return_val_if_fail (actions != NULL, NULL);
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  out = g_string_new (NULL);
  for (guint i = 0; i < actions->len; i++)
    append_line (out, g_ptr_array_index (actions, i), directory, today);

  return g_string_free (out, FALSE);
}

/**
 * iteam_action_rows_write_table:
 * @actions: (element-type IteamActionPoint): action points
 * @directory: the people and pillars that they refer to
 *
 * Returns: (transfer full): rows with headings that can be pasted into a
 *   spreadsheet; iteam_action_rows_read() reads them.
 */
char *
iteam_action_rows_write_table (GPtrArray      *actions,
                               IteamDirectory *directory)
{
  GString *out;

  g_return_val_if_fail (actions != NULL, NULL);
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  out = g_string_new (NULL);
  iteam_action_csv_append (out, '\t', actions, directory);

  return g_string_free (out, FALSE);
}
