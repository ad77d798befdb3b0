/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-files.h"

#include "iteam-error.h"

struct _FaultFiles
{
  GMutex mutex;
  FileFault armed;
  guint calls_left;
  gboolean struck;
};

typedef struct
{
  IteamShareFiles parent;
  IteamShareFiles *files;
  FaultFiles *faults;
} Faulty;

FaultFiles *
fault_files_new (void)
{
  FaultFiles *self = g_new0 (FaultFiles, 1);

  g_mutex_init (&self->mutex);

  return self;
}

void
fault_files_free (FaultFiles *self)
{
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* From now on, the @call-th call fails. */
void
fault_files_arm (FaultFiles *self,
                 FileFault   fault,
                 guint       call)
{
  g_mutex_lock (&self->mutex);
  self->armed = fault;
  self->calls_left = call;
  self->struck = FALSE;
  g_mutex_unlock (&self->mutex);
}

gboolean
fault_files_struck (FaultFiles *self)
{
  gboolean struck;

  g_mutex_lock (&self->mutex);
  struck = self->struck;
  g_mutex_unlock (&self->mutex);

  return struck;
}

/* How the call at hand fails, if it does. */
static FileFault
strike (IteamShareFiles *files)
{
  FaultFiles *self = ((Faulty *) files)->faults;
  FileFault fault = FILE_FAULT_NONE;

  g_mutex_lock (&self->mutex);
  if (self->armed != FILE_FAULT_NONE && --self->calls_left == 0)
    {
      fault = self->armed;
      self->struck = TRUE;
      if (fault == FILE_FAULT_ON)
        self->calls_left = 1;
      else
        self->armed = FILE_FAULT_NONE;
    }
  g_mutex_unlock (&self->mutex);

  return fault;
}

static gboolean
fail (GError **error)
{
  g_clear_error (error);
  g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_UNREACHABLE, "The share does not answer as it should.");

  return FALSE;
}

static GBytes *
half_of (GBytes *bytes)
{
  return g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);
}

#define INNER(files) (((Faulty *) (files))->files)

/* A call that has no half of itself: it fails before, or after it was done. */
#define STRIKE(files, call, error)                                                      \
  G_STMT_START {                                                                        \
    FileFault fault_ = strike (files);                                                  \
                                                                                        \
    if (fault_ != FILE_FAULT_NONE && fault_ != FILE_FAULT_AFTER)                        \
      return fail (error);                                                              \
    if (fault_ == FILE_FAULT_NONE)                                                      \
      return call;                                                                      \
    if (call)                                                                           \
      return fail (error);                                                              \
                                                                                        \
    return FALSE;                                                                       \
  } G_STMT_END

static gboolean
fault_list (IteamShareFiles  *files,
            const char       *folder,
            GPtrArray        *names,
            GError          **error)
{
  STRIKE (files, iteam_share_files_list (INNER (files), folder, names, error), error);
}

static GBytes *
fault_read (IteamShareFiles  *files,
            const char       *path,
            gint64            offset,
            gsize             limit,
            GError          **error)
{
  FileFault fault = strike (files);
  GBytes *bytes;

  if (fault != FILE_FAULT_NONE && fault != FILE_FAULT_HALF)
    {
      fail (error);

      return NULL;
    }
  bytes = iteam_share_files_read (INNER (files), path, offset, limit, error);
  if (bytes != NULL && fault == FILE_FAULT_HALF)
    {
      GBytes *half = half_of (bytes);

      g_bytes_unref (bytes);

      return half;
    }

  return bytes;
}

static gboolean
fault_write (IteamShareFiles  *files,
             const char       *path,
             gint64            offset,
             GBytes           *bytes,
             GError          **error)
{
  FileFault fault = strike (files);
  g_autoptr (GBytes) half = fault == FILE_FAULT_HALF ? half_of (bytes) : g_bytes_ref (bytes);

  if (fault == FILE_FAULT_BEFORE || fault == FILE_FAULT_ON)
    return fail (error);
  if (!iteam_share_files_write (INNER (files), path, offset, half, error))
    return FALSE;

  return fault == FILE_FAULT_NONE || fail (error);
}

static gboolean
fault_claim (IteamShareFiles  *files,
             const char       *path,
             GBytes           *bytes,
             gboolean         *won,
             GError          **error)
{
  STRIKE (files, iteam_share_files_claim (INNER (files), path, bytes, won, error), error);
}

static gboolean
fault_replace (IteamShareFiles  *files,
               const char       *path,
               GBytes           *bytes,
               GError          **error)
{
  STRIKE (files, iteam_share_files_replace (INNER (files), path, bytes, error), error);
}

static gboolean
fault_move (IteamShareFiles  *files,
            const char       *from,
            const char       *to,
            GError          **error)
{
  STRIKE (files, iteam_share_files_move (INNER (files), from, to, error), error);
}

static gboolean
fault_measure (IteamShareFiles  *files,
               const char       *path,
               gint64           *size,
               GError          **error)
{
  STRIKE (files, iteam_share_files_measure (INNER (files), path, size, error), error);
}

static gboolean
fault_remove (IteamShareFiles  *files,
              const char       *path,
              GError          **error)
{
  STRIKE (files, iteam_share_files_remove (INNER (files), path, error), error);
}

static gboolean
fault_make_folder (IteamShareFiles  *files,
                   const char       *path,
                   GError          **error)
{
  STRIKE (files, iteam_share_files_make_folder (INNER (files), path, error), error);
}

static gboolean
fault_fetch_meeting (IteamShareFiles  *files,
                     const char       *local,
                     GError          **error)
{
  STRIKE (files, iteam_share_files_fetch_meeting (INNER (files), local, error), error);
}

static gboolean
fault_store_meeting (IteamShareFiles  *files,
                     const char       *local,
                     GError          **error)
{
  STRIKE (files, iteam_share_files_store_meeting (INNER (files), local, error), error);
}

static void
fault_free (IteamShareFiles *files)
{
  iteam_share_files_free (INNER (files));
  g_free (files);
}

static const IteamShareFilesVtable vtable = {
  .list = fault_list,
  .read = fault_read,
  .write = fault_write,
  .claim = fault_claim,
  .replace = fault_replace,
  .move = fault_move,
  .measure = fault_measure,
  .remove = fault_remove,
  .make_folder = fault_make_folder,
  .fetch_meeting = fault_fetch_meeting,
  .store_meeting = fault_store_meeting,
  .free = fault_free,
};

/* Puts the faults between a program and the files of a share. */
IteamShareFiles *
fault_files_wrap (IteamShareFiles *files,
                  gpointer         self)
{
  Faulty *faulty = g_new0 (Faulty, 1);

  faulty->parent.vtable = &vtable;
  faulty->files = files;
  faulty->faults = self;

  return &faulty->parent;
}
