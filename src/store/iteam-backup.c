/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "iteam-backup-plan.h"
#include "iteam-check.h"
#include "iteam-error.h"
#include "iteam-id.h"
#include "iteam-meeting-file.h"
#include "iteam-share-table.h"

/* How many pages are copied before others have their turn, how long that is in
 * microseconds, and how often the copy begins anew, as it has to when someone
 * wrote, before the others wait for it. */
#define STEP_PAGES 1024
#define TURN 3000
#define MAX_RESTARTS 8
/* For how long another program may keep the file, in microseconds. */
#define PATIENCE (10 * G_TIME_SPAN_SECOND)

static gboolean
is_busy (int code)
{
  return (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED;
}

/* Copies all at once, or a little at a time so that nobody waits. */
static int
run_backup (sqlite3_backup *backup,
            gboolean        at_once)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  int code, left = G_MAXINT, n_restarts = 0;

  for (;;)
    {
      code = sqlite3_backup_step (backup, at_once || n_restarts > MAX_RESTARTS ? -1 : STEP_PAGES);
      if (code == SQLITE_OK)
        {
          n_restarts += sqlite3_backup_remaining (backup) >= left;
          left = sqlite3_backup_remaining (backup);
          end = g_get_monotonic_time () + PATIENCE;
        }
      else if (at_once || !is_busy (code) || g_get_monotonic_time () > end)
        return code;
      g_usleep (TURN);
    }
}

static gboolean
copy_pages (IteamConnection  *connection,
            const char       *path,
            gboolean          at_once,
            GError          **error)
{
  sqlite3 *to = NULL;
  sqlite3_backup *backup = NULL;
  int code = sqlite3_open_v2 (path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (code == SQLITE_OK)
    {
      backup = sqlite3_backup_init (to, "main", iteam_connection_get_handle (connection), "main");
      code = backup != NULL ? run_backup (backup, at_once) : sqlite3_errcode (to);
      if (backup != NULL)
        sqlite3_backup_finish (backup);
    }
  sqlite3_close (to);
  if (code == SQLITE_DONE)
    return TRUE;

  g_set_error (error, ITEAM_ERROR,
               (code & 0xff) == SQLITE_FULL ? ITEAM_ERROR_NO_SPACE
               : is_busy (code) ? ITEAM_ERROR_LOCKED : ITEAM_ERROR_FAILED,
               _("The backup could not be written (%s). The team file itself is as it was."), sqlite3_errstr (code));

  return FALSE;
}

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
  return copy_pages (connection, path, TRUE, error);
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

/* Whether a file does not stand alone. */
static gboolean
is_bound (IteamConnection  *connection,
          gboolean         *bound,
          GError          **error)
{
  gint64 shared, mark;

  if (!iteam_connection_get_integer (connection, "SELECT count (*) FROM file_info WHERE key = 'shared' AND value <> 0", &shared, error) ||
      !iteam_connection_get_integer (connection, ITEAM_MEETING_FILE_MARK_QUERY, &mark, error))
    return FALSE;
  *bound = shared != 0 || mark == ITEAM_MEETING_FILE_SHARED;

  return TRUE;
}

/**
 * iteam_backup_snapshot:
 * @origin: path of a team file on a local disk, which others may have open
 * @path: where the copy goes
 * @error: return location for an error
 *
 * Copies the file, as it is at one moment, to one that stands alone. This takes a
 * while, in which others go on writing: it belongs to a thread that nobody waits
 * for. What is left to do is iteam_backup_verify().
 *
 * Returns: whether the copy is written.
 */
gboolean
iteam_backup_snapshot (const char  *origin,
                       const char  *path,
                       GError     **error)
{
  g_autoptr (IteamConnection) connection = iteam_connection_open (origin, TRUE, error);
  gboolean bound;

  return connection != NULL &&
         copy_pages (connection, path, FALSE, error) &&
         is_bound (connection, &bound, error) &&
         (!bound || set_free (path, error));
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
 * @origin: path of a team file on a local disk, which others may have open
 * @destination: where the copy goes; an older copy there is replaced
 * @error: return location for an error
 *
 * Copies the file, as it is at one moment, by SQLite's backup interface, reads the
 * copy back and checks it, and only then gives it its name.
 *
 * Returns: whether there is a sound copy; if not, what was there before still is.
 */
gboolean
iteam_backup_file (const char  *origin,
                   const char  *destination,
                   GError     **error)
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

  if (iteam_backup_snapshot (origin, temporary, error) && iteam_backup_verify (temporary, error))
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

/* Whose the dated copies in a folder are that go by the name of a team file. Several
 * teams may keep theirs in one folder, and all call their file “Team”. */
static char *
owner_path (const char *folder,
            const char *name)
{
  g_autofree char *note = g_strdup_printf (".%s.owner", name);

  return g_build_filename (folder, note, NULL);
}

static gboolean
read_owner (const char *path,
            guint64    *owner)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && g_ascii_string_to_unsigned (g_strchomp (text), 16, 1, G_MAXUINT64, owner, NULL);
}

/**
 * iteam_backup_find_name:
 * @folder: where backups are kept
 * @name: the name of a team file, "Team.iteam"
 * @id: what names the team's file, the same in each of its copies
 *
 * Returns: (transfer full): the name by which its backups go there: @name, or one
 *   that is like it if another team file came first.
 */
char *
iteam_backup_find_name (const char *folder,
                        const char *name,
                        gint64      id)
{
  g_autofree char *note = owner_path (folder, name);
  g_autofree char *stem = NULL;
  guint64 owner;

  if (!read_owner (note, &owner) || owner == (guint64) id)
    return g_strdup (name);
  stem = g_strndup (name, strlen (name) - (g_str_has_suffix (name, ".iteam") ? strlen (".iteam") : 0));

  return g_strdup_printf ("%s %08x.iteam", stem, (guint) ((guint64) id >> 32));
}

/**
 * iteam_backup_claim_name:
 * @folder: where backups are kept
 * @name: the name of a team file, "Team.iteam"
 * @id: what names the team's file
 *
 * Notes that the backups there are of this file, if there are none yet.
 *
 * Returns: (transfer full): the name by which its backups go there.
 */
char *
iteam_backup_claim_name (const char *folder,
                         const char *name,
                         gint64      id)
{
  g_autofree char *note = owner_path (folder, name);
  int fd = open (note, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

  /* Without a note they go by their own name, as they do beside the file. */
  if (fd >= 0)
    {
      dprintf (fd, "%016" G_GINT64_MODIFIER "x\n", id);
      close (fd);
    }

  return iteam_backup_find_name (folder, name, id);
}

/**
 * iteam_backup_daily:
 * @origin: path of a team file on a local disk, which others may have open
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
iteam_backup_daily (const char  *origin,
                    const char  *folder,
                    const char  *name,
                    IteamDay     today,
                    GError     **error)
{
  g_autofree char *own_name = NULL;
  g_autofree char *dated = NULL;
  g_autofree char *path = NULL;
  gint64 id;

  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                   _("The backup cannot be written to that folder (%s)."), g_strerror (errno));

      return FALSE;
    }
  if (!iteam_meeting_file_read_id (origin, &id, error))
    return FALSE;
  own_name = iteam_backup_claim_name (folder, name, id);
  dated = iteam_backup_plan_name (own_name, today);
  path = g_build_filename (folder, dated, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!iteam_backup_file (origin, path, error))
    return FALSE;
  iteam_backup_tidy (folder, own_name);

  return TRUE;
}
