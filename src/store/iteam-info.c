/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-info.h"

#include <sys/stat.h>

#include "iteam-day.h"

/* A team file in figures. */

static gboolean
read_last_change (IteamTeamFile   *file,
                  IteamStoreInfo  *info,
                  GError         **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (file->connection, "SELECT clock, who FROM change ORDER BY id DESC LIMIT 1", error);
  if (query == NULL || !iteam_statement_next (file->connection, query, &row, error))
    return FALSE;

  if (row)
    {
      info->last_change = (sqlite3_column_int64 (query, 0) >> 16) * 1000;
      info->last_who = iteam_statement_dup_text (query, 1);
    }

  return TRUE;
}

static gboolean
read_counts (IteamTeamFile   *file,
             IteamStoreInfo  *info,
             GError         **error)
{
  g_autofree char *today = iteam_day_to_iso (iteam_day_today ());
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (file->connection,
                                      "SELECT count (*), count (*) FILTER (WHERE status NOT IN ('done', 'dropped')),"
                                      " count (*) FILTER (WHERE status NOT IN ('done', 'dropped') AND due < ?),"
                                      " (SELECT count (*) FROM person WHERE deleted IS NULL),"
                                      " (SELECT count (*) FROM change)"
                                      " FROM action WHERE deleted IS NULL",
                                      error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, today);
  if (!iteam_statement_next (file->connection, query, &row, error))
    return FALSE;

  info->n_actions = sqlite3_column_int (query, 0);
  info->n_open = sqlite3_column_int (query, 1);
  info->n_overdue = sqlite3_column_int (query, 2);
  info->n_people = sqlite3_column_int (query, 3);
  info->n_changes = sqlite3_column_int64 (query, 4);

  return TRUE;
}

/**
 * iteam_info_read:
 * @file: a team file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file in figures.
 */
IteamStoreInfo *
iteam_info_read (IteamTeamFile  *file,
                 GError        **error)
{
  g_autoptr (IteamStoreInfo) info = g_new0 (IteamStoreInfo, 1);
  gint64 version;
  struct stat status;
  gboolean read;

  if (!iteam_connection_begin (file->connection, FALSE, error))
    return NULL;

  read = read_counts (file, info, error) && read_last_change (file, info, error) &&
         iteam_connection_get_integer (file->connection, "PRAGMA user_version", &version, error);
  iteam_connection_rollback (file->connection);
  if (!read)
    return NULL;

  info->path = g_strdup (file->path);
  info->version = (int) version;
  info->size = stat (file->path, &status) == 0 ? status.st_size : 0;

  return g_steal_pointer (&info);
}

/**
 * iteam_info_look:
 * @path: a copy of a team file on a local disk, that nobody has open
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): that in figures.
 */
IteamStoreInfo *
iteam_info_look (const char  *path,
                 GError     **error)
{
  g_autoptr (IteamTeamFile) file = iteam_team_file_open (path, error);

  return file != NULL ? iteam_info_read (file, error) : NULL;
}

/**
 * iteam_store_info_free:
 * @self: (transfer full): figures
 */
void
iteam_store_info_free (IteamStoreInfo *self)
{
  g_free (self->path);
  g_free (self->last_who);
  g_free (self);
}
