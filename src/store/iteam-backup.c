/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "iteam-backup-plan.h"
#include "iteam-check.h"
#include "iteam-error.h"
#include "iteam-id.h"
#include "iteam-share-table.h"

/**
 * iteam_backup_copy:
 * @connection: a connection
 * @path: where the copy goes
 * @error: return location for an error
 *
 * Copies all pages by SQLite's backup interface.
 *
 * Returns: whether the copy is written.
 */
gboolean
iteam_backup_copy (IteamConnection  *connection,
                   const char       *path,
                   GError          **error)
{
  sqlite3 *to = NULL;
  sqlite3_backup *backup = NULL;
  int code = sqlite3_open_v2 (path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (code == SQLITE_OK)
    {
      backup = sqlite3_backup_init (to, "main", iteam_connection_get_handle (connection), "main");
      code = backup != NULL ? sqlite3_backup_step (backup, -1) : sqlite3_errcode (to);
      if (backup != NULL)
        sqlite3_backup_finish (backup);
    }
  sqlite3_close (to);
  if (code == SQLITE_DONE || code == SQLITE_OK)
    return TRUE;

  g_set_error (error, ITEAM_ERROR,
               (code & 0xff) == SQLITE_FULL ? ITEAM_ERROR_NO_SPACE
               : (code & 0xff) == SQLITE_BUSY ? ITEAM_ERROR_LOCKED : ITEAM_ERROR_FAILED,
               _("The backup could not be written (%s). The team file itself is as it was."), sqlite3_errstr (code));

  return FALSE;
}

/* A copy of a replica is a file that stands alone: what is written to it must
 * not pass for what the replica writes. */
static gboolean
set_free (const char  *path,
          GError     **error)
{
  g_autoptr (IteamConnection) copy = iteam_connection_open (path, FALSE, error);

  return copy != NULL &&
         iteam_connection_begin (copy, TRUE, error) &&
         iteam_share_table_set_shared (copy, FALSE, iteam_id_new (), error) &&
         iteam_connection_commit (copy, error);
}

/**
 * iteam_backup_snapshot:
 * @file: a team file
 * @path: where the copy goes
 * @error: return location for an error
 *
 * Copies the file, as it is at this moment, to one that stands alone. What is
 * left to do is iteam_backup_verify(), which takes longer.
 *
 * Returns: whether the copy is written.
 */
gboolean
iteam_backup_snapshot (IteamTeamFile  *file,
                       const char     *path,
                       GError        **error)
{
  return iteam_backup_copy (file->connection, path, error) &&
         ((!file->shared && !file->at_meeting) || set_free (path, error));
}

/**
 * iteam_backup_verify:
 * @path: a copy of a team file on a local disk, that nobody has open
 * @error: return location for an error, %ITEAM_ERROR_DAMAGED among them
 *
 * A backup is one only if it can be read.
 *
 * Returns: whether it passes the check of the whole file.
 */
gboolean
iteam_backup_verify (const char  *path,
                     GError     **error)
{
  g_autoptr (IteamTeamFile) copy = iteam_team_file_open (path, error);
  g_auto (GStrv) problems = copy != NULL ? iteam_check_file (copy, error) : NULL;

  if (problems == NULL)
    return FALSE;
  if (problems[0] == NULL)
    return TRUE;

  /* What SQLite says of it is many lines and of no use to a person. */
  g_debug ("%s: %s", path, problems[0]);
  g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED,
                       _("The copy was read back and is not sound, so it is not kept. The team file itself is as it was."));

  return FALSE;
}

/**
 * iteam_backup_file:
 * @file: a team file
 * @destination: where the copy goes; an older copy there is replaced
 * @error: return location for an error
 *
 * Copies the file, as it is at this moment, by SQLite's backup interface, reads
 * the copy back and checks it, and only then gives it its name.
 *
 * Returns: whether there is a sound copy; if not, what was there before still is.
 */
gboolean
iteam_backup_file (IteamTeamFile  *file,
                   const char     *destination,
                   GError        **error)
{
  g_autofree char *temporary = g_strconcat (destination, ".new-XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);

  if (fd < 0)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                   _("The backup cannot be written to that folder (%s)."), g_strerror (errno));

      return FALSE;
    }
  close (fd);

  if (iteam_backup_snapshot (file, temporary, error) && iteam_backup_verify (temporary, error))
    {
      if (g_rename (temporary, destination) == 0)
        return TRUE;
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                   _("The backup cannot be written to that folder (%s)."), g_strerror (errno));
    }
  g_unlink (temporary);

  return FALSE;
}

/**
 * iteam_backup_tidy:
 * @folder: where backups are kept
 * @name: the name of the team file, "Team.iteam"
 *
 * Removes the dated copies that are not kept. One that cannot be removed now is
 * removed tomorrow.
 */
void
iteam_backup_tidy (const char *folder,
                   const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (IteamDay));
  g_autoptr (GArray) surplus = NULL;
  const char *file_name;

  while (dir != NULL && (file_name = g_dir_read_name (dir)) != NULL)
    {
      IteamDay day = iteam_backup_plan_parse (name, file_name);

      if (day != ITEAM_DAY_NONE)
        g_array_append_val (days, day);
    }

  surplus = iteam_backup_plan_surplus (days);
  for (guint i = 0; i < surplus->len; i++)
    {
      g_autofree char *old_name = iteam_backup_plan_name (name, g_array_index (surplus, IteamDay, i));
      g_autofree char *path = g_build_filename (folder, old_name, NULL);

      g_unlink (path);
    }
}

/**
 * iteam_backup_daily:
 * @file: a team file
 * @folder: where its backups are kept
 * @name: the name of the team file, "Team.iteam"
 * @today: the day
 * @error: return location for an error
 *
 * Makes the backup of the day, if there is none, and removes old ones: seven
 * days, five weeks and twelve months are kept. Nothing is removed that is not
 * named as a backup of this file.
 *
 * Returns: whether there is a backup of the day.
 */
gboolean
iteam_backup_daily (IteamTeamFile  *file,
                    const char     *folder,
                    const char     *name,
                    IteamDay        today,
                    GError        **error)
{
  g_autofree char *dated = iteam_backup_plan_name (name, today);
  g_autofree char *path = g_build_filename (folder, dated, NULL);

  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                   _("The backup cannot be written to that folder (%s)."), g_strerror (errno));

      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!iteam_backup_file (file, path, error))
    return FALSE;
  iteam_backup_tidy (folder, name);

  return TRUE;
}
