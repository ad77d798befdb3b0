/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-export.h"

#include <string.h>

#include "iteam-action-csv.h"
#include "iteam-action-workbook.h"

/**
 * iteam_action_export_write:
 * @name: (nullable): the name of the file that it is for
 * @actions: (element-type IteamActionPoint): action points
 * @directory: the people and pillars that they refer to
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a list for a spreadsheet: a workbook where the name ends in
 *   ".xlsx", and else CSV; or %NULL with %ITEAM_ERROR_FAILED.
 */
GBytes *
iteam_action_export_write (const char      *name,
                           GPtrArray       *actions,
                           IteamDirectory  *directory,
                           GError         **error)
{
  char *text;

  if (name != NULL && g_str_has_suffix (name, ".xlsx"))
    return iteam_action_workbook_write (actions, directory, error);

  text = iteam_action_csv_write (actions, directory);

  return g_bytes_new_take (text, strlen (text));
}
