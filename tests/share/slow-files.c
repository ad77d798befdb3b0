/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "slow-files.h"

struct _Slowness
{
  GMutex mutex;
  GCond cond;
  guint delay;
  gboolean hang;
  gboolean hang_meeting;
  guint n_hung;
};

typedef struct
{
  IteamShareFiles parent;
  IteamShareFiles *files;
  Slowness *slowness;
} Slow;

Slowness *
slowness_new (void)
{
  Slowness *self = g_new0 (Slowness, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);

  return self;
}

void
slowness_free (Slowness *self)
{
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

void
slowness_set_delay (Slowness *self,
                    guint     milliseconds)
{
  g_mutex_lock (&self->mutex);
  self->delay = milliseconds;
  g_mutex_unlock (&self->mutex);
}

void
slowness_set_hang (Slowness *self,
                   gboolean  hang)
{
  g_mutex_lock (&self->mutex);
  self->hang = hang;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/* Only where the file at the meeting point is written. */
void
slowness_set_hang_meeting (Slowness *self,
                           gboolean  hang)
{
  g_mutex_lock (&self->mutex);
  self->hang_meeting = hang;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

gboolean
slowness_is_hung (Slowness *self)
{
  gboolean hung;

  g_mutex_lock (&self->mutex);
  hung = self->n_hung > 0;
  g_mutex_unlock (&self->mutex);

  return hung;
}

static IteamShareFiles *
wait_for_answer (IteamShareFiles *files)
{
  Slow *slow = (Slow *) files;
  Slowness *self = slow->slowness;
  gint64 end;

  g_mutex_lock (&self->mutex);
  end = g_get_monotonic_time () + self->delay * G_TIME_SPAN_MILLISECOND;
  while (self->delay > 0 && g_cond_wait_until (&self->cond, &self->mutex, end))
    ;
  self->n_hung++;
  while (self->hang)
    g_cond_wait (&self->cond, &self->mutex);
  self->n_hung--;
  g_mutex_unlock (&self->mutex);

  return slow->files;
}

static gboolean
slow_list (IteamShareFiles  *files,
           const char       *folder,
           GPtrArray        *names,
           GError          **error)
{
  return iteam_share_files_list (wait_for_answer (files), folder, names, error);
}

static GBytes *
slow_read (IteamShareFiles  *files,
           const char       *path,
           gint64            offset,
           gsize             limit,
           GError          **error)
{
  return iteam_share_files_read (wait_for_answer (files), path, offset, limit, error);
}

static gboolean
slow_write (IteamShareFiles  *files,
            const char       *path,
            gint64            offset,
            GBytes           *bytes,
            GError          **error)
{
  return iteam_share_files_write (wait_for_answer (files), path, offset, bytes, error);
}

static gboolean
slow_claim (IteamShareFiles  *files,
            const char       *path,
            GBytes           *bytes,
            gboolean         *won,
            GError          **error)
{
  return iteam_share_files_claim (wait_for_answer (files), path, bytes, won, error);
}

static gboolean
slow_replace (IteamShareFiles  *files,
              const char       *path,
              GBytes           *bytes,
              GError          **error)
{
  return iteam_share_files_replace (wait_for_answer (files), path, bytes, error);
}

static gboolean
slow_move (IteamShareFiles  *files,
           const char       *from,
           const char       *to,
           GError          **error)
{
  return iteam_share_files_move (wait_for_answer (files), from, to, error);
}

static gboolean
slow_measure (IteamShareFiles  *files,
              const char       *path,
              gint64           *size,
              GError          **error)
{
  return iteam_share_files_measure (wait_for_answer (files), path, size, error);
}

static gboolean
slow_remove (IteamShareFiles  *files,
             const char       *path,
             GError          **error)
{
  return iteam_share_files_remove (wait_for_answer (files), path, error);
}

static gboolean
slow_make_folder (IteamShareFiles  *files,
                  const char       *path,
                  GError          **error)
{
  return iteam_share_files_make_folder (wait_for_answer (files), path, error);
}

static gboolean
slow_fetch_meeting (IteamShareFiles  *files,
                    const char       *local,
                    GError          **error)
{
  return iteam_share_files_fetch_meeting (wait_for_answer (files), local, error);
}

static gboolean
slow_store_meeting (IteamShareFiles  *files,
                    const char       *local,
                    GError          **error)
{
  Slowness *self = ((Slow *) files)->slowness;

  g_mutex_lock (&self->mutex);
  self->n_hung++;
  while (self->hang_meeting)
    g_cond_wait (&self->cond, &self->mutex);
  self->n_hung--;
  g_mutex_unlock (&self->mutex);

  return iteam_share_files_store_meeting (wait_for_answer (files), local, error);
}

static void
slow_free (IteamShareFiles *files)
{
  iteam_share_files_free (((Slow *) files)->files);
  g_free (files);
}

static const IteamShareFilesVtable vtable = {
  .list = slow_list,
  .read = slow_read,
  .write = slow_write,
  .claim = slow_claim,
  .replace = slow_replace,
  .move = slow_move,
  .measure = slow_measure,
  .remove = slow_remove,
  .make_folder = slow_make_folder,
  .fetch_meeting = slow_fetch_meeting,
  .store_meeting = slow_store_meeting,
  .free = slow_free,
};

IteamShareFiles *
slowness_wrap (IteamShareFiles *files,
               gpointer         slowness)
{
  Slow *slow = g_new0 (Slow, 1);

  slow->parent.vtable = &vtable;
  slow->files = files;
  slow->slowness = slowness;

  return &slow->parent;
}
