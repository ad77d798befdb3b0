/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-watch.h"

#include <glib/gi18n-lib.h>

#include "iteam-error.h"

struct _IteamShareWatch
{
  IteamShareFiles parent;
  gatomicrefcount ref_count;
  IteamShareFiles *files;

  GMutex mutex;
  gint64 since;
  gboolean stopped;
};

static gboolean
begin (IteamShareFiles  *files,
       GError          **error)
{
  IteamShareWatch *self = (IteamShareWatch *) files;
  gboolean stopped;

  g_mutex_lock (&self->mutex);
  stopped = self->stopped;
  self->since = g_get_monotonic_time ();
  g_mutex_unlock (&self->mutex);

  if (stopped)
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_UNREACHABLE, _("The share is not used any more."));

  return !stopped;
}

static void
end (IteamShareFiles *files)
{
  IteamShareWatch *self = (IteamShareWatch *) files;

  g_mutex_lock (&self->mutex);
  self->since = 0;
  g_mutex_unlock (&self->mutex);
}

static gboolean
watch_list (IteamShareFiles  *files,
            const char       *folder,
            GPtrArray        *names,
            GError          **error)
{
  gboolean result = FALSE;

  if (begin (files, error))
    result = iteam_share_files_list (((IteamShareWatch *) files)->files, folder, names, error);
  end (files);

  return result;
}

static GBytes *
watch_read (IteamShareFiles  *files,
            const char       *path,
            gint64            offset,
            gsize             limit,
            GError          **error)
{
  GBytes *result = NULL;

  if (begin (files, error))
    result = iteam_share_files_read (((IteamShareWatch *) files)->files, path, offset, limit, error);
  end (files);

  return result;
}

static gboolean
watch_write (IteamShareFiles  *files,
             const char       *path,
             gint64            offset,
             GBytes           *bytes,
             GError          **error)
{
  gboolean result = FALSE;

  if (begin (files, error))
    result = iteam_share_files_write (((IteamShareWatch *) files)->files, path, offset, bytes, error);
  end (files);

  return result;
}

static gboolean
watch_claim (IteamShareFiles  *files,
             const char       *path,
             GBytes           *bytes,
             gboolean         *won,
             GError          **error)
{
  gboolean result = FALSE;

  if (begin (files, error))
    result = iteam_share_files_claim (((IteamShareWatch *) files)->files, path, bytes, won, error);
  end (files);

  return result;
}

static gboolean
watch_replace (IteamShareFiles  *files,
               const char       *path,
               GBytes           *bytes,
               GError          **error)
{
  gboolean result = FALSE;

  if (begin (files, error))
    result = iteam_share_files_replace (((IteamShareWatch *) files)->files, path, bytes, error);
  end (files);

  return result;
}

static gboolean
watch_move (IteamShareFiles  *files,
            const char       *from,
            const char       *to,
            GError          **error)
{
  gboolean result = FALSE;

  if (begin (files, error))
    result = iteam_share_files_move (((IteamShareWatch *) files)->files, from, to, error);
  end (files);

  return result;
}

static gboolean
watch_measure (IteamShareFiles  *files,
               const char       *path,
               gint64           *size,
               GError          **error)
{
  gboolean result = FALSE;

  if (begin (files, error))
    result = iteam_share_files_measure (((IteamShareWatch *) files)->files, path, size, error);
  end (files);

  return result;
}

static gboolean
watch_remove (IteamShareFiles  *files,
              const char       *path,
              GError          **error)
{
  gboolean result = FALSE;

  if (begin (files, error))
    result = iteam_share_files_remove (((IteamShareWatch *) files)->files, path, error);
  end (files);

  return result;
}

static gboolean
watch_make_folder (IteamShareFiles  *files,
                   const char       *path,
                   GError          **error)
{
  gboolean result = FALSE;

  if (begin (files, error))
    result = iteam_share_files_make_folder (((IteamShareWatch *) files)->files, path, error);
  end (files);

  return result;
}

static gboolean
watch_fetch_meeting (IteamShareFiles  *files,
                     const char       *local,
                     GError          **error)
{
  gboolean result = FALSE;

  if (begin (files, error))
    result = iteam_share_files_fetch_meeting (((IteamShareWatch *) files)->files, local, error);
  end (files);

  return result;
}

static gboolean
watch_store_meeting (IteamShareFiles  *files,
                     const char       *local,
                     GError          **error)
{
  gboolean result = FALSE;

  if (begin (files, error))
    result = iteam_share_files_store_meeting (((IteamShareWatch *) files)->files, local, error);
  end (files);

  return result;
}

static void
watch_free (IteamShareFiles *files)
{
  iteam_share_watch_unref ((IteamShareWatch *) files);
}

static const IteamShareFilesVtable vtable = {
  .list = watch_list,
  .read = watch_read,
  .write = watch_write,
  .claim = watch_claim,
  .replace = watch_replace,
  .move = watch_move,
  .measure = watch_measure,
  .remove = watch_remove,
  .make_folder = watch_make_folder,
  .fetch_meeting = watch_fetch_meeting,
  .store_meeting = watch_store_meeting,
  .free = watch_free,
};

/**
 * iteam_share_watch_new:
 * @files: (transfer full): the files of a share
 *
 * Returns: (transfer full): the same, watched.
 */
IteamShareWatch *
iteam_share_watch_new (IteamShareFiles *files)
{
  IteamShareWatch *self = g_new0 (IteamShareWatch, 1);

  self->parent.vtable = &vtable;
  g_atomic_ref_count_init (&self->ref_count);
  self->files = files;
  g_mutex_init (&self->mutex);

  return self;
}

/**
 * iteam_share_watch_ref:
 * @self: watched files
 *
 * Returns: (transfer full): the same.
 */
IteamShareWatch *
iteam_share_watch_ref (IteamShareWatch *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * iteam_share_watch_unref:
 * @self: (transfer full): watched files
 */
void
iteam_share_watch_unref (IteamShareWatch *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  iteam_share_files_free (self->files);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * iteam_share_watch_get_files:
 * @self: watched files
 *
 * Returns: (transfer none): them, to be used by one thread.
 */
IteamShareFiles *
iteam_share_watch_get_files (IteamShareWatch *self)
{
  return &self->parent;
}

/**
 * iteam_share_watch_get_wait:
 * @self: watched files
 *
 * Returns: for how long the call at hand has been going on, in microseconds; 0
 *   if there is none.
 */
gint64
iteam_share_watch_get_wait (IteamShareWatch *self)
{
  gint64 since;

  g_mutex_lock (&self->mutex);
  since = self->since;
  g_mutex_unlock (&self->mutex);

  return since != 0 ? g_get_monotonic_time () - since : 0;
}

/**
 * iteam_share_watch_stop:
 * @self: watched files
 *
 * Lets every call from here on fail at once; the one at hand cannot be ended.
 */
void
iteam_share_watch_stop (IteamShareWatch *self)
{
  g_mutex_lock (&self->mutex);
  self->stopped = TRUE;
  g_mutex_unlock (&self->mutex);
}
