/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-replica.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "iteam-error.h"
#include "iteam-file-probe.h"
#include "iteam-log.h"
#include "iteam-share-files.h"

#define REPLICAS "replicas"
#define REPLICA "replica.iteam"
#define PLACE "place"
#define DAMAGED "damaged"
#define PUBLISHED "published"
/* What stands behind the name of a damaged one, and for how long it is kept. */
#define ASIDE ".damaged-"
#define ASIDE_WHEN "%Y%m%d-%H%M%S"
#define ASIDE_DAYS 90

/* The user's folder with a folder for each replica. */
static char *
replicas_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, REPLICAS, NULL);
}

/**
 * iteam_place_look:
 * @path: a path
 *
 * Looks at what is there; on a share that hangs this takes for ever.
 *
 * Returns: what it is.
 */
IteamPlaceKind
iteam_place_look (const char *path)
{
  g_autofree char *changes = iteam_share_disk_folder (path);

  if (g_file_test (changes, G_FILE_TEST_IS_DIR))
    return ITEAM_PLACE_SHARED;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return ITEAM_PLACE_MISSING;

  return iteam_file_probe_on_network (path) ? ITEAM_PLACE_NETWORK : ITEAM_PLACE_LOCAL;
}

static IteamReplica *
replica_at (const char *folder,
            gint64      file)
{
  IteamReplica *self = g_new0 (IteamReplica, 1);

  self->file = file;
  self->folder = g_strdup (folder);
  self->path = g_build_filename (folder, REPLICA, NULL);
  self->lock = -1;

  return self;
}

static gboolean
refuse_place (const char  *folder,
              GError     **error)
{
  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
               _("There is no room for a copy of the team file in your own folder “%s” (%s)."), folder, g_strerror (errno));

  return FALSE;
}

/**
 * iteam_replica_new:
 * @file: what names a team file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the place of this user's replica of it,
 *   which need not be there yet.
 */
IteamReplica *
iteam_replica_new (gint64    file,
                   GError  **error)
{
  g_autofree char *all = replicas_folder ();
  g_autofree char *name = iteam_log_folder (file);
  g_autofree char *folder = g_build_filename (all, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0 || g_chmod (folder, 0700) != 0)
    {
      refuse_place (all, error);

      return NULL;
    }

  return replica_at (folder, file);
}

/**
 * iteam_replica_find:
 * @meeting: where a team file is, or was when it was last there
 *
 * Returns: (transfer full) (nullable): this user's replica of it, found without
 *   a look at the share.
 */
IteamReplica *
iteam_replica_find (const char *meeting)
{
  g_autofree char *all = replicas_folder ();
  g_autoptr (GDir) dir = g_dir_open (all, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (all, name, NULL);
      g_autoptr (IteamReplica) replica = replica_at (folder, iteam_log_parse_author (name));
      g_autofree char *place = iteam_replica_get_place (replica);

      if (replica->file != 0 && g_strcmp0 (place, meeting) == 0 && iteam_replica_exists (replica))
        return g_steal_pointer (&replica);
    }

  return NULL;
}

/**
 * iteam_replica_find_file:
 * @file: what names a team file
 *
 * Returns: (transfer full) (nullable): this user's replica of it, wherever the
 *   team meets.
 */
IteamReplica *
iteam_replica_find_file (gint64 file)
{
  g_autofree char *all = replicas_folder ();
  g_autofree char *name = iteam_log_folder (file);
  g_autofree char *folder = g_build_filename (all, name, NULL);
  g_autoptr (IteamReplica) replica = replica_at (folder, file);

  return iteam_replica_exists (replica) ? g_steal_pointer (&replica) : NULL;
}

/**
 * iteam_replica_any:
 *
 * Returns: whether this user has any replica.
 */
gboolean
iteam_replica_any (void)
{
  g_autofree char *all = replicas_folder ();
  g_autoptr (GDir) dir = g_dir_open (all, 0, NULL);

  return dir != NULL && g_dir_read_name (dir) != NULL;
}

/**
 * iteam_replica_copy:
 * @self: a replica
 *
 * Returns: (transfer full): the same, without the lock.
 */
IteamReplica *
iteam_replica_copy (const IteamReplica *self)
{
  return replica_at (self->folder, self->file);
}

/**
 * iteam_replica_free:
 * @self: (transfer full): a replica
 *
 * Lets go of the lock, if it is held.
 */
void
iteam_replica_free (IteamReplica *self)
{
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/**
 * iteam_replica_exists:
 * @self: a replica
 *
 * Returns: whether it is there.
 */
gboolean
iteam_replica_exists (IteamReplica *self)
{
  return g_file_test (self->path, G_FILE_TEST_EXISTS);
}

/**
 * iteam_replica_try_lock:
 * @self: a replica
 *
 * Of several programs of this user that have the replica open, one exchanges.
 * The lock is on a local disk, where locks can be relied upon.
 *
 * Returns: whether it is this one.
 */
gboolean
iteam_replica_try_lock (IteamReplica *self)
{
  g_autofree char *path = NULL;
  int fd;

  if (self->lock >= 0)
    return TRUE;

  path = g_build_filename (self->folder, "lock", NULL);
  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    return FALSE;
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      close (fd);

      return FALSE;
    }
  self->lock = fd;

  return TRUE;
}

/* A damaged replica is of use for as long as somebody may miss something of it. When
 * it was put aside stands in its name. */
static void
remove_old_ones (IteamReplica *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, -ASIDE_DAYS);
  g_autofree char *last = g_date_time_format (then, REPLICA ASIDE ASIDE_WHEN);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if (g_str_has_prefix (name, REPLICA ASIDE) && strcmp (name, last) < 0)
        g_unlink (path);
    }
}

/**
 * iteam_replica_set_place:
 * @self: a replica
 * @meeting: where the team file is
 * @error: return location for an error
 *
 * Notes where it is at home. What was put aside three months ago goes.
 *
 * Returns: whether it is noted.
 */
gboolean
iteam_replica_set_place (IteamReplica  *self,
                         const char    *meeting,
                         GError       **error)
{
  g_autofree char *path = g_build_filename (self->folder, PLACE, NULL);

  remove_old_ones (self);

  return g_file_set_contents_full (path, meeting, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/**
 * iteam_replica_get_place:
 * @self: a replica
 *
 * Returns: (transfer full) (nullable): where the team file is.
 */
char *
iteam_replica_get_place (IteamReplica *self)
{
  g_autofree char *path = g_build_filename (self->folder, PLACE, NULL);
  char *place = NULL;

  return g_file_get_contents (path, &place, NULL, NULL) ? place : NULL;
}

/**
 * iteam_replica_set_published:
 * @self: a replica
 * @author: the author of what is written here
 * @upto: the last of the author's changes that the share was seen to hold
 *
 * Remembers it, for when the share cannot be asked. That is for people only, so
 * it does not matter if it fails.
 */
void
iteam_replica_set_published (IteamReplica *self,
                             gint64        author,
                             gint64        upto)
{
  g_autofree char *path = g_build_filename (self->folder, PUBLISHED, NULL);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", author, upto);

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

/**
 * iteam_replica_get_published:
 * @self: a replica
 * @author: the author of what is written here
 *
 * Returns: the last of the author's changes that the share was seen to hold, or
 *   0 if none was.
 */
gint64
iteam_replica_get_published (IteamReplica *self,
                             gint64        author)
{
  g_autofree char *path = g_build_filename (self->folder, PUBLISHED, NULL);
  g_autofree char *text = NULL;
  char *rest;

  if (!g_file_get_contents (path, &text, NULL, NULL) || g_ascii_strtoll (text, &rest, 10) != author)
    return 0;

  return g_ascii_strtoll (rest, NULL, 10);
}

/**
 * iteam_replica_temporary:
 * @self: a replica
 * @name: a name
 *
 * Returns: (transfer full): a path beside the replica.
 */
char *
iteam_replica_temporary (IteamReplica *self,
                         const char   *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/**
 * iteam_replica_adopt:
 * @self: a replica that is not there yet
 * @temporary: a team file beside it
 * @error: return location for an error
 *
 * Makes a file the replica.
 *
 * Returns: whether it is.
 */
gboolean
iteam_replica_adopt (IteamReplica  *self,
                     const char    *temporary,
                     GError       **error)
{
  gboolean adopted = g_chmod (temporary, 0600) == 0 && link (temporary, self->path) == 0;

  /* Another program of this user may have been quicker, and at work in its own. */
  if (!adopted && errno == EEXIST)
    adopted = TRUE;
  else if (!adopted)
    return refuse_place (self->folder, error);
  g_unlink (temporary);

  return adopted;
}

/**
 * iteam_replica_set_damaged:
 * @self: a replica that is damaged
 * @error: return location for an error
 *
 * Has it made anew when it is next opened.
 *
 * Returns: whether that is noted.
 */
gboolean
iteam_replica_set_damaged (IteamReplica  *self,
                           GError       **error)
{
  g_autofree char *path = g_build_filename (self->folder, DAMAGED, NULL);

  return g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, error);
}

/**
 * iteam_replica_get_damaged:
 * @self: a replica
 *
 * Returns: whether it is to be made anew.
 */
gboolean
iteam_replica_get_damaged (IteamReplica *self)
{
  g_autofree char *path = g_build_filename (self->folder, DAMAGED, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * iteam_replica_replace:
 * @self: a replica that is damaged
 * @temporary: a sound one beside it
 * @error: return location for an error
 *
 * Puts the damaged one aside, in the same folder, for three months, and a sound one
 * in its place. A program that still has the damaged one open is told so at its
 * next change.
 *
 * Returns: (transfer full) (nullable): where the damaged one is now; %NULL if it is
 *   where it was.
 */
char *
iteam_replica_replace (IteamReplica  *self,
                       const char    *temporary,
                       GError       **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *when = g_date_time_format (now, ASIDE ASIDE_WHEN);
  g_autofree char *aside = g_strconcat (self->path, when, NULL);
  g_autofree char *journal = g_strconcat (self->path, "-journal", NULL);
  g_autofree char *journal_aside = g_strconcat (aside, "-journal", NULL);
  g_autofree char *mark = g_build_filename (self->folder, DAMAGED, NULL);

  /* Its journal must not be played back into the one that takes its place. */
  g_rename (journal, journal_aside);
  if (g_chmod (temporary, 0600) != 0 || link (self->path, aside) != 0 || g_rename (temporary, self->path) != 0)
    {
      refuse_place (self->folder, error);
      g_rename (journal_aside, journal);

      return NULL;
    }
  g_unlink (mark);

  return g_steal_pointer (&aside);
}

/**
 * iteam_replica_remove:
 * @self: a replica that no program has open, and that holds nothing that the
 *   share does not
 * @error: return location for an error
 *
 * Returns: whether it is gone.
 */
gboolean
iteam_replica_remove (IteamReplica  *self,
                      GError       **error)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  if (g_rmdir (self->folder) == 0)
    return TRUE;
  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_FAILED, _("“%s” cannot be removed (%s)."), self->folder, g_strerror (errno));

  return FALSE;
}
