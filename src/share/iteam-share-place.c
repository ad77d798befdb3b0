/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-place.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "iteam-error.h"
#include "iteam-exchange.h"
#include "iteam-meeting-file.h"
#include "iteam-salvage.h"
#include "iteam-share-renewal.h"

/* How one comes to a shared team file, and leaves it. These calls touch the
 * share: they belong to a thread that may hang. */

/**
 * iteam_share_place_free:
 * @self: (transfer full): a place
 */
void
iteam_share_place_free (IteamSharePlace *self)
{
  g_clear_pointer (&self->replica, iteam_replica_free);
  g_free (self->notice);
  g_free (self);
}

/* Brings the file at the meeting point here, as one that stands alone and is sound:
 * a replica that was made of a damaged one would be damaged for good. */
static gboolean
fetch (IteamShareFiles  *files,
       IteamReplica     *replica,
       const char       *temporary,
       GError          **error)
{
  g_autoptr (GHashTable) vector = NULL;
  int highest[ITEAM_N_KINDS];
  gint64 file;

  if (!iteam_share_files_fetch_meeting (files, temporary, error) || !iteam_meeting_file_read_id (temporary, &file, error))
    return FALSE;
  if (file != replica->file)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_EXISTS,
                           _("The folder with the changes belongs to another team file. Rename one of the two."));

      return FALSE;
    }
  vector = iteam_meeting_file_verify (temporary, highest, error);

  return vector != NULL && iteam_meeting_file_set_mark (temporary, ITEAM_MEETING_FILE_UNMARKED, error);
}

/* As fetch(). If the file is not sound, a colleague's program may write a fresh one. */
static gboolean
fetch_sound (IteamShareFiles  *files,
             IteamReplica     *replica,
             const char       *temporary,
             GError          **error)
{
  g_autoptr (GError) local_error = NULL;

  if (fetch (files, replica, temporary, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED) &&
      !g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_NOT_A_TEAM_FILE) &&
      !g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));

      return FALSE;
    }
  g_debug ("The file at the meeting point: %s", local_error->message);

  return iteam_share_renewal_wait (files, replica->file, error) && fetch (files, replica, temporary, error);
}

static gint64
get_published (gint64   author,
               gpointer user_data)
{
  return iteam_replica_get_published (user_data, author);
}

/* "The copy … was damaged and has been made anew. 2 changes …" */
static char *
describe_rebuilding (const char *aside,
                     guint       n_lost)
{
  GString *text = g_string_new (_("Your own copy of this team file was damaged, and has been made anew from what is on the share."));

  g_string_append_c (text, ' ');
  if (n_lost > 0)
    {
      g_string_append_printf (text, ngettext ("%u change that had not gone out could not be read.",
                                              "%u changes that had not gone out could not be read.", n_lost), n_lost);
      g_string_append_c (text, ' ');
    }
  /* Translators: the path of a file. */
  g_string_append_printf (text, _("The damaged copy is kept for three months: %s"), aside);

  return g_string_free (text, FALSE);
}

/* A replica that is damaged is made anew from the file at the meeting point, and
 * has what it alone held as far as that can be read. What others wrote since
 * comes from their records. */
static gboolean
rebuild_replica (IteamShareFiles  *files,
                 IteamReplica     *replica,
                 char            **notice,
                 GError          **error)
{
  g_autofree char *name = g_strdup_printf ("rebuilding-%d.iteam", (int) getpid ());
  g_autofree char *temporary = iteam_replica_temporary (replica, name);
  g_autofree char *aside = NULL;
  guint n_lost;

  if (fetch_sound (files, replica, temporary, error) &&
      iteam_salvage_replica (replica->path, temporary, get_published, replica, &n_lost, error) &&
      (aside = iteam_replica_replace (replica, temporary, error)) != NULL)
    {
      *notice = describe_rebuilding (aside, n_lost);

      return TRUE;
    }
  g_unlink (temporary);

  return FALSE;
}

/* Copies the file at the meeting point and makes the copy the replica, if this
 * user has none. */
static gboolean
make_replica (IteamShareFiles  *files,
              IteamReplica     *replica,
              gboolean          shared,
              char            **notice,
              GError          **error)
{
  g_autofree char *name = g_strdup_printf ("joining-%d.iteam", (int) getpid ());
  g_autofree char *temporary = iteam_replica_temporary (replica, name);
  g_autoptr (GError) local_error = NULL;

  if (iteam_replica_exists (replica))
    {
      /* One that cannot be made anew now can be read, perhaps. */
      if (iteam_replica_get_damaged (replica) && !rebuild_replica (files, replica, notice, &local_error))
        g_debug ("The damaged replica stays: %s", local_error->message);

      return TRUE;
    }
  if ((shared ? fetch_sound : fetch) (files, replica, temporary, error) && iteam_replica_adopt (replica, temporary, error))
    return TRUE;
  g_unlink (temporary);

  return FALSE;
}

/* Which team file it is whose folder of changes is not there, and whether there
 * is to be one. */
static gboolean
read_local_file (const char            *path,
                 gint64                *file,
                 IteamMeetingFileMark  *mark,
                 GHashTable           **vector,
                 GError               **error)
{
  return iteam_meeting_file_read_id (path, file, error) &&
         iteam_meeting_file_get_mark (path, mark, error) &&
         (*vector = iteam_meeting_file_read_vector (path, error)) != NULL;
}

static gboolean
read_file (const char            *path,
           gboolean               local,
           gint64                *file,
           IteamMeetingFileMark  *mark,
           GHashTable           **vector,
           GError               **error)
{
  g_autoptr (IteamShareFiles) files = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *copy = NULL;
  gboolean read = FALSE;

  if (local)
    return read_local_file (path, file, mark, vector, error);

  /* SQLite is not let near a file on a share: it reads a copy, of the same name, as
   * that is what an error tells. */
  folder = g_dir_make_tmp ("iteam-XXXXXX", error);
  if (folder == NULL)
    return FALSE;
  name = g_path_get_basename (path);
  copy = g_build_filename (folder, name, NULL);
  files = iteam_share_disk_new (path, "look");
  read = iteam_share_files_fetch_meeting (files, copy, error) && read_local_file (copy, file, mark, vector, error);
  g_unlink (copy);
  g_rmdir (folder);

  return read;
}

/* This user's replica of a file whose folder of changes is away: what is written
 * to the file itself would be gone when the folder is back. */
static IteamReplica *
find_replica (const char           *path,
              gint64                file,
              IteamMeetingFileMark  mark,
              GHashTable           *vector)
{
  g_autoptr (IteamReplica) replica = iteam_replica_find (path);
  g_autoptr (GHashTable) here = NULL;

  if (replica == NULL && mark == ITEAM_MEETING_FILE_SHARED)
    return iteam_replica_find_file (file);
  if (replica == NULL || replica->file != file)
    return NULL;

  /* Where sharing was ended, the replica is of use only for what it alone has. */
  if (mark == ITEAM_MEETING_FILE_ENDED)
    here = iteam_meeting_file_read_vector (replica->path, NULL);

  return here != NULL && iteam_vector_covers (vector, here) ? NULL : g_steal_pointer (&replica);
}

/* The share is not as it should be: whoever has a replica works on in that, and
 * is told why nothing is exchanged. Anyone else is told that only. */
static IteamSharePlace *
go_on_without (IteamSharePlace  *place,
               const char       *path,
               GError           *why,
               GError          **error)
{
  place->kind = ITEAM_PLACE_MISSING;
  place->replica = iteam_replica_find (path);
  if (place->replica != NULL)
    {
      g_clear_error (&why);

      return place;
    }

  if (g_error_matches (why, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
    {
      g_error_free (why);
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED,
                           _("The folder with the changes is not whole. Perhaps it is still being copied."));
    }
  else
    g_propagate_error (error, why);
  iteam_share_place_free (place);

  return NULL;
}

/* Whether a folder of changes is not that of the file that it is beside, while this
 * user has a replica of that. */
static gboolean
is_foreign_folder (const char *path,
                   gint64      folder)
{
  g_autoptr (IteamReplica) known = iteam_replica_find (path);
  g_autoptr (GHashTable) vector = NULL;
  IteamMeetingFileMark mark;
  gint64 file;

  return known != NULL && known->file != folder &&
         read_file (path, FALSE, &file, &mark, &vector, NULL) && file == known->file;
}

/**
 * iteam_share_place_enter:
 * @path: path of a team file
 * @share: whether to share it if nobody does yet
 * @error: return location for an error
 *
 * Finds out how a team file is to be opened, and makes a replica if one is
 * needed. A file on a network drive is always shared.
 *
 * Returns: (transfer full) (nullable): how; %ITEAM_PLACE_MISSING with a replica
 *   if the share is not there, but a replica is, and so with the file there and
 *   its folder of changes away.
 */
IteamSharePlace *
iteam_share_place_enter (const char  *path,
                         gboolean     share,
                         GError     **error)
{
  g_autoptr (IteamSharePlace) place = g_new0 (IteamSharePlace, 1);
  g_autoptr (IteamShareFiles) files = iteam_share_disk_new (path, "join");
  g_autoptr (GHashTable) vector = NULL;
  g_autoptr (GError) why = NULL;
  IteamMeetingFileMark mark = ITEAM_MEETING_FILE_UNMARKED;
  gint64 file;

  place->kind = iteam_place_look (path);
  if (place->kind == ITEAM_PLACE_LOCAL && !share && !iteam_replica_any ())
    return g_steal_pointer (&place);
  if (place->kind == ITEAM_PLACE_MISSING)
    {
      place->replica = iteam_replica_find (path);

      return g_steal_pointer (&place);
    }

  if (place->kind != ITEAM_PLACE_SHARED && !share)
    {
      gboolean read = read_file (path, place->kind == ITEAM_PLACE_LOCAL, &file, &mark, &vector, NULL);

      if (read)
        place->replica = find_replica (path, file, mark, vector);
      /* What is no team file, or is damaged, is told by whoever opens it, unless
       * there is a replica to work on in; but nobody opens in place what a drive
       * that hangs did not let us read. */
      else
        place->replica = iteam_replica_find (path);
      if (place->replica != NULL)
        place->kind = ITEAM_PLACE_MISSING;
      else if (mark == ITEAM_MEETING_FILE_SHARED)
        place->kind = ITEAM_PLACE_LOCAL;
      if (place->kind != ITEAM_PLACE_NETWORK)
        return g_steal_pointer (&place);
    }

  if (!(place->kind == ITEAM_PLACE_SHARED ? iteam_exchange_join (files, &file, &why)
        : vector != NULL || read_file (path, place->kind == ITEAM_PLACE_LOCAL, &file, &mark, &vector, &why)))
    return go_on_without (g_steal_pointer (&place), path, g_steal_pointer (&why), error);
  if (place->kind == ITEAM_PLACE_SHARED && is_foreign_folder (path, file))
    return go_on_without (g_steal_pointer (&place), path, NULL, error);

  place->replica = iteam_replica_new (file, error);
  if (place->replica == NULL || !make_replica (files, place->replica, place->kind == ITEAM_PLACE_SHARED, &place->notice, error))
    return NULL;
  if (place->kind != ITEAM_PLACE_SHARED && !iteam_exchange_found (files, file, g_get_real_time (), error))
    return NULL;
  place->kind = ITEAM_PLACE_SHARED;

  return iteam_replica_set_place (place->replica, path, error) ? g_steal_pointer (&place) : NULL;
}

/**
 * iteam_share_place_stop:
 * @path: path of a team file that is shared
 * @plain: path of a file on a local disk that holds all that is shared, and that no
 *   program has open
 * @error: return location for an error
 *
 * Ends sharing: the changes folder is put aside under another name, as nothing
 * is removed that may be needed, and @plain takes the place of the file.
 *
 * Returns: whether the file stands alone.
 */
gboolean
iteam_share_place_stop (const char  *path,
                        const char  *plain,
                        GError     **error)
{
  g_autoptr (IteamShareFiles) files = iteam_share_disk_new (path, "stop");
  g_autofree char *changes = iteam_share_disk_folder (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *when = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *aside = g_strconcat (changes, "-", when, NULL);

  if (!iteam_meeting_file_set_mark (plain, ITEAM_MEETING_FILE_ENDED, error))
    return FALSE;
  if (g_rename (changes, aside) == 0)
    return iteam_share_files_store_meeting (files, plain, error);
  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_READ_ONLY,
               _("The folder with the changes cannot be put aside (%s). The file is still shared."), g_strerror (errno));

  return FALSE;
}
