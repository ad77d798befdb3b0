/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-team-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "iteam-action-table.h"
#include "iteam-backup.h"
#include "iteam-change-table.h"
#include "iteam-commit.h"
#include "iteam-destroy.h"
#include "iteam-error.h"
#include "iteam-file-probe.h"
#include "iteam-meeting-file.h"
#include "iteam-person-table.h"
#include "iteam-pillar-table.h"
#include "iteam-pillar.h"
#include "iteam-sample-meetings.h"
#include "iteam-sample-programme.h"
#include "iteam-sample-report.h"
#include "iteam-sample.h"
#include "iteam-schema.h"

static gboolean
read_state (IteamTeamFile  *self,
            GError        **error)
{
  return iteam_team_file_read_author (self, error) &&
         iteam_connection_get_integer (self->connection, "PRAGMA data_version", &self->data_version, error) &&
         iteam_change_table_read_since (self->connection, 0, &self->last_change, &self->clock, NULL, error);
}

/* The file at a meeting point is replaced by a fresh one now and then: what was
 * written to it while its folder of changes was away would be gone. */
static gboolean
read_mark (IteamTeamFile  *self,
           GError        **error)
{
  g_autofree char *name = g_path_get_basename (self->path);
  gint64 mark;

  if (!iteam_connection_get_integer (self->connection, ITEAM_MEETING_FILE_MARK_QUERY, &mark, error))
    return FALSE;
  self->at_meeting = mark == ITEAM_MEETING_FILE_SHARED;
  if (self->at_meeting && self->read_only == NULL)
    /* Translators: the name of a team file. */
    self->read_only = g_strdup_printf (_("This file is shared, and its folder “%s.changes” is not there. It can only be read until"
                                         " the folder is back. To go on with a copy, save a backup under another name."),
                                       name);

  return TRUE;
}

/* Brings a file of an older version up to date, with a copy of it as it was
 * left beside it. */
static gboolean
migrate (IteamTeamFile  *self,
         int             version,
         GError        **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.version-%d.backup", self->path, version);
  gint64 current;

  if (!iteam_backup_copy (self->connection, copy, error) ||
      !iteam_connection_begin (self->connection, TRUE, error))
    return FALSE;

  /* Another process may have been quicker. */
  if (iteam_connection_get_integer (self->connection, "PRAGMA user_version", &current, error) &&
      iteam_schema_migrate (self->connection, (int) current, error))
    return iteam_connection_commit (self->connection, error);

  iteam_connection_rollback (self->connection);

  return FALSE;
}

/**
 * iteam_team_file_open:
 * @path: path of a team file
 * @error: return location for an error
 *
 * Opens a team file in place: to write where that is possible, else to read.
 *
 * Returns: (transfer full) (nullable): the open file.
 */
IteamTeamFile *
iteam_team_file_open (const char  *path,
                      GError     **error)
{
  g_autoptr (IteamTeamFile) self = NULL;
  int version;

  if (!iteam_file_probe (path, &version, error))
    return NULL;

  self = g_new0 (IteamTeamFile, 1);
  self->path = g_strdup (path);
  self->read_only = iteam_file_probe_read_only (path);
  if (version > ITEAM_SCHEMA_VERSION && self->read_only == NULL)
    self->read_only = g_strdup (_("This file was made by a newer version of the program and can only be read with this one."));

  self->connection = iteam_connection_open (path, self->read_only != NULL, error);
  if (self->connection != NULL && version > 0 && version <= ITEAM_SCHEMA_VERSION && !read_mark (self, error))
    return NULL;
  if (self->connection != NULL && version < ITEAM_SCHEMA_VERSION && self->read_only == NULL && !migrate (self, version, error))
    return NULL;
  if (self->connection == NULL || !read_state (self, error))
    {
      if (version > ITEAM_SCHEMA_VERSION && error != NULL)
        {
          g_autofree char *name = g_path_get_basename (path);

          g_clear_error (error);
          g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NEWER,
                       _("“%s” was made by a newer version of the program, which this one cannot read. Update the program to open it."),
                       name);
        }

      return NULL;
    }
  /* What a destruction left undone, as the program was stopped or someone else was at work. */
  if (self->read_only == NULL)
    iteam_destroy_finish (self, NULL);

  return g_steal_pointer (&self);
}

static gboolean
make_tables (const char  *path,
             GError     **error)
{
  g_autoptr (IteamConnection) connection = iteam_connection_open (path, FALSE, error);

  if (connection == NULL || !iteam_connection_begin (connection, TRUE, error))
    return FALSE;

  return iteam_schema_create (connection, error) && iteam_connection_commit (connection, error);
}

static gboolean
fill_with_work (IteamTeamFile   *file,
                    IteamDirectory  *directory,
                    GPtrArray       *pillars,
                    GError         **error)
{
  g_autoptr (GPtrArray) people = iteam_person_table_read (file->connection, error);
  g_autoptr (GPtrArray) actions = people != NULL ? iteam_action_table_read (file->connection, NULL, error) : NULL;
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (IteamDraft) programme = NULL;
  g_autoptr (IteamDraft) report = iteam_sample_report_draft ();
  const IteamUser nobody = { 0, NULL };

  if (actions == NULL)
    return FALSE;

  iteam_directory_update (directory, people, pillars);
  draft = iteam_sample_meetings_draft (directory, actions);
  iteam_draft_set_automatic (draft, TRUE);
  programme = iteam_sample_programme_draft (directory, actions);
  iteam_draft_set_automatic (programme, TRUE);

  iteam_draft_set_automatic (report, TRUE);

  return iteam_commit_draft (file, draft, &nobody, refs, error) && iteam_commit_draft (file, programme, &nobody, refs, error) &&
         iteam_commit_draft (file, report, &nobody, refs, error);
}

static gboolean
fill_with_things (const char  *path,
                  gboolean     sample,
                  GError     **error)
{
  g_autoptr (IteamTeamFile) file = iteam_team_file_open (path, error);
  g_autoptr (IteamDraft) pillars = iteam_pillar_draft_defaults ();
  g_autoptr (IteamDirectory) directory = iteam_directory_new ();
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  const IteamUser nobody = { 0, NULL };

  if (file == NULL || !iteam_commit_draft (file, pillars, &nobody, refs, error))
    return FALSE;
  if (!sample)
    return TRUE;

  people = iteam_person_table_read (file->connection, error);
  rows = people != NULL ? iteam_pillar_table_read (file->connection, error) : NULL;
  if (rows == NULL)
    return FALSE;
  iteam_directory_update (directory, people, rows);

  draft = iteam_sample_draft (directory);
  iteam_draft_set_automatic (draft, TRUE);
  g_array_set_size (refs, 0);

  return iteam_commit_draft (file, draft, &nobody, refs, error) && fill_with_work (file, directory, rows, error);
}

/* Puts what was made on a local disk on a network drive, where SQLite is not to
 * be let near it. */
static gboolean
copy_over (const char *from,
           const char *to)
{
  g_autofree char *contents = NULL;
  gsize length;

  return g_file_get_contents (from, &contents, &length, NULL) &&
         g_file_set_contents_full (to, contents, (gssize) length, G_FILE_SET_CONTENTS_DURABLE, 0666, NULL);
}

static gboolean
make_whole (const char  *temporary,
            gboolean     sample,
            GError     **error)
{
  g_autofree char *local = NULL;
  gboolean made;
  int fd;

  if (!iteam_file_probe_on_network (temporary))
    return make_tables (temporary, error) && fill_with_things (temporary, sample, error);

  fd = g_file_open_tmp ("iteam-XXXXXX", &local, error);
  if (fd < 0)
    return FALSE;
  close (fd);
  made = make_tables (local, error) && fill_with_things (local, sample, error);
  if (made && !copy_over (local, temporary))
    {
      g_autofree char *name = g_path_get_basename (temporary);

      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_FAILED, _("“%s” cannot be made here (%s)."), name, g_strerror (errno));
      made = FALSE;
    }
  g_unlink (local);

  return made;
}

/**
 * iteam_team_file_create:
 * @path: where to make it; nothing may be there yet
 * @sample: whether it is to hold the sample's year
 * @error: return location for an error
 *
 * Makes a team file under a temporary name beside @path and gives it its name
 * when it is whole, so that nobody ever sees half of it.
 *
 * Returns: %FALSE on an error; nothing is left behind then.
 */
gboolean
iteam_team_file_create (const char  *path,
                        gboolean     sample,
                        GError     **error)
{
  g_autofree char *temporary = g_strconcat (path, ".new-XXXXXX", NULL);
  g_autofree char *name = g_path_get_basename (path);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);

  if (fd < 0)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                   _("“%s” cannot be made here: the folder does not allow it (%s)."), name, g_strerror (errno));

      return FALSE;
    }
  close (fd);

  if (!make_whole (temporary, sample, error))
    {
      g_unlink (temporary);

      return FALSE;
    }

  /* Taking the name first fails where a file has it, which rename() would replace. */
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0 || g_rename (temporary, path) != 0)
    {
      int saved = errno;

      if (saved == EEXIST)
        g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_EXISTS, _("“%s” exists already. It was left as it is."), name);
      else
        g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_FAILED, _("“%s” cannot be made here (%s)."), name, g_strerror (saved));
      if (fd >= 0)
        {
          g_unlink (path);
          close (fd);
        }
      g_unlink (temporary);

      return FALSE;
    }
  close (fd);

  return TRUE;
}

/**
 * iteam_team_file_free:
 * @self: (transfer full): a team file
 *
 * Closes the file.
 */
void
iteam_team_file_free (IteamTeamFile *self)
{
  g_clear_pointer (&self->titles, iteam_title_list_free);
  g_clear_pointer (&self->connection, iteam_connection_close);
  g_free (self->path);
  g_free (self->read_only);
  g_free (self);
}

/**
 * iteam_team_file_tick:
 * @self: a team file
 *
 * Returns: a reading of the hybrid logical clock, later than all that were
 *   given or seen here, however wrong the computer's clock may be.
 */
gint64
iteam_team_file_tick (IteamTeamFile *self)
{
  gint64 now = (g_get_real_time () / 1000) << 16;

  self->clock = MAX (self->clock + 1, now);

  return self->clock;
}

/**
 * iteam_team_file_read_author:
 * @self: a team file
 * @error: return location for an error
 *
 * Finds out under whose key changes are made here. Another program of this user
 * may have given the replica a new one.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_team_file_read_author (IteamTeamFile  *self,
                             GError        **error)
{
  gint64 shared;

  if (!iteam_connection_get_integer (self->connection, "SELECT value FROM file_info WHERE key = 'shared'", &shared, error))
    return FALSE;
  self->shared = shared != 0;

  return iteam_connection_get_integer (self->connection, "SELECT value FROM file_info WHERE key = 'author'", &self->author, error);
}

/**
 * iteam_team_file_set_damaged:
 * @self: a team file in which damage was met
 *
 * From here on nothing is written to the file, so that nothing gets worse.
 */
void
iteam_team_file_set_damaged (IteamTeamFile *self)
{
  self->damaged = TRUE;
  g_free (self->read_only);
  self->read_only = g_strdup (_("This file is damaged and can only be read, so that nothing gets worse."));
}

/**
 * iteam_team_file_begin_edit:
 * @self: a team file
 * @error: return location for an error
 *
 * Begins a transaction to write, and takes note of the clock of what others
 * wrote in the meantime.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_team_file_begin_edit (IteamTeamFile  *self,
                            GError        **error)
{
  gint64 last;

  if (self->read_only != NULL)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_READ_ONLY, self->read_only);

      return FALSE;
    }
  if (!iteam_connection_begin (self->connection, TRUE, error))
    return FALSE;

  last = self->last_change;
  if ((self->shared && !iteam_team_file_read_author (self, error)) ||
      !iteam_change_table_read_since (self->connection, self->last_change, &last, &self->clock, NULL, error))
    {
      iteam_connection_rollback (self->connection);

      return FALSE;
    }

  return TRUE;
}

/**
 * iteam_team_file_poll:
 * @self: a team file
 * @refs: (out) (transfer full) (nullable) (element-type IteamRef): the things
 *   that other connections changed since the last call, or %NULL if none did
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_team_file_poll (IteamTeamFile  *self,
                      GArray        **refs,
                      GError        **error)
{
  gint64 version;

  *refs = NULL;
  if (!iteam_connection_get_integer (self->connection, "PRAGMA data_version", &version, error))
    return FALSE;
  if (version == self->data_version)
    return TRUE;

  *refs = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  if (!iteam_connection_begin (self->connection, FALSE, error))
    return FALSE;
  if (!iteam_change_table_read_since (self->connection, self->last_change, &self->last_change, &self->clock, *refs, error))
    {
      iteam_connection_rollback (self->connection);

      return FALSE;
    }
  self->data_version = version;

  return iteam_connection_commit (self->connection, error);
}
