/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE

#include "config.h"

#include "iteam-share-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "iteam-error.h"

/* The share as a mounted folder. What holds on every kind of mount that was
 * measured: a file opened afresh and read around the client's cache is as the
 * server has it; O_CREAT | O_EXCL is won by one; a rename over an old name is
 * seen whole. Locks, mmap and notices from the other side are not to be used. */

#define BLOCK 4096
#define COPY_CHUNK (1024 * 1024)
/* How often a file is opened that the server has just replaced. */
#define STALE_TRIES 3

typedef struct
{
  IteamShareFiles parent;
  char *meeting;
  char *folder;
  char *tag;
} Disk;

static void
set_error (GError     **error,
           int          saved,
           const char  *path)
{
  g_autofree char *name = g_path_get_basename (path);

  switch (saved)
    {
    case ENOENT:
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("“%s” is not on the share."), name);
      break;
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NO_SPACE,
                   _("The share is full (%s). What you change is safe on this computer and goes out when there is room."), name);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_READ_ONLY,
                   _("The share does not allow it (%s). Ask the administrator for the right to write to its folder."), name);
      break;
    default:
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREACHABLE,
                   /* Translators: a file name, and what the system says about it. */
                   _("The share does not answer as it should (%s: %s)."), name, g_strerror (saved));
    }
}

static char *
path_to (IteamShareFiles *files,
         const char      *path)
{
  return g_build_filename (((Disk *) files)->folder, path, NULL);
}

/* Opens a file to read, around the cache where the mount can. Nothing but a
 * plain file is opened, and no link followed that a stranger may have laid. */
static int
open_to_read (const char *path,
              gboolean   *direct)
{
  const int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  struct stat info;
  int fd = -1;

  /* A file that was replaced may be a stale handle for an instant. */
  for (int i = 0; i < STALE_TRIES && fd < 0 && (i == 0 || errno == ESTALE); i++)
    {
      fd = open (path, flags | O_DIRECT);
      *direct = fd >= 0;
      if (fd < 0 && errno == EINVAL)
        fd = open (path, flags);
    }
  if (fd < 0)
    return -1;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      close (fd);
      errno = ENOENT;

      return -1;
    }
  if (!*direct)
    posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);

  return fd;
}

/* Reads from a multiple of the block size into memory that is aligned. */
static gssize
read_blocks (int     fd,
             guint8 *buffer,
             gsize   length,
             gint64  offset)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = pread (fd, buffer + done, length - done, offset + (gint64) done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      done += (gsize) n;
      /* Anything but whole blocks is the end; going on would be unaligned. */
      if (n == 0 || done % BLOCK != 0)
        break;
    }

  return (gssize) done;
}

static guint8 *
new_blocks (gsize length)
{
  void *buffer = NULL;

  if (posix_memalign (&buffer, BLOCK, length) != 0)
    g_error ("Out of memory");

  return buffer;
}

static GBytes *
disk_read (IteamShareFiles  *files,
           const char       *path,
           gint64            offset,
           gsize             limit,
           GError          **error)
{
  g_autofree char *full = path_to (files, path);
  gint64 start = offset - offset % BLOCK;
  gsize skip = (gsize) (offset - start);
  gsize length = (skip + limit + BLOCK - 1) / BLOCK * BLOCK;
  GBytes *bytes = NULL;
  guint8 *buffer;
  gboolean direct;
  gssize n;
  int fd = open_to_read (full, &direct);

  if (fd < 0)
    {
      set_error (error, errno, full);

      return NULL;
    }

  buffer = new_blocks (length);
  n = read_blocks (fd, buffer, length, start);
  if (n < 0 && errno == EINVAL && direct)
    {
      /* It could be opened so, but not read. */
      close (fd);
      fd = open (full, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
      if (fd >= 0)
        posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
      n = fd >= 0 ? read_blocks (fd, buffer, length, start) : -1;
    }
  if (n < 0)
    set_error (error, errno, full);
  else
    bytes = g_bytes_new (buffer + skip, n > (gssize) skip ? MIN ((gsize) n - skip, limit) : 0);
  if (fd >= 0)
    close (fd);
  free (buffer);

  return bytes;
}

static gboolean
write_all (int           fd,
           const guint8 *bytes,
           gsize         length,
           gint64        offset)
{
  while (length > 0)
    {
      gssize n = pwrite (fd, bytes, length, offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      bytes += n;
      length -= (gsize) n;
      offset += n;
    }

  return TRUE;
}

/* Ends writing: a network file system may tell only here that it did not. */
static gboolean
finish (int      fd,
        gboolean written)
{
  int saved = errno;

  written = written && fsync (fd) == 0;
  if (written)
    return close (fd) == 0;
  if (errno != 0)
    saved = errno;
  close (fd);
  errno = saved;

  return FALSE;
}

static gboolean
disk_write (IteamShareFiles  *files,
            const char       *path,
            gint64            offset,
            GBytes           *bytes,
            GError          **error)
{
  g_autofree char *full = path_to (files, path);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  struct stat info;
  gboolean written;
  int fd = open (full, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      set_error (error, errno, full);
      if (fd >= 0)
        close (fd);

      return FALSE;
    }
  if (info.st_size < offset)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED, _("The share has lost the end of “%s”; it is written again."), path);
      close (fd);

      return FALSE;
    }

  written = (info.st_size == offset || ftruncate (fd, offset) == 0) && write_all (fd, data, length, offset);
  if (finish (fd, written))
    return TRUE;
  set_error (error, errno, full);

  return FALSE;
}

static gboolean
disk_claim (IteamShareFiles  *files,
            const char       *path,
            GBytes           *bytes,
            gboolean         *won,
            GError          **error)
{
  g_autofree char *full = path_to (files, path);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  struct stat info;
  int saved;
  int fd = open (full, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

  *won = fd >= 0;
  if (*won)
    {
      /* What stands in it is for people to read: the name is the claim. */
      if (!finish (fd, write_all (fd, data, length, 0)))
        g_debug ("%s: %s", full, g_strerror (errno));

      return TRUE;
    }

  /* Not every mount says EEXIST. */
  saved = errno;
  if (saved == EEXIST || lstat (full, &info) == 0)
    return TRUE;
  set_error (error, saved, full);

  return FALSE;
}

/* A rename over an old name; where the mount refuses that, the old one is moved
 * aside for an instant. */
static gboolean
rename_over (const char *from,
             const char *to)
{
  g_autofree char *aside = g_strconcat (from, ".old", NULL);
  int saved;

  if (rename (from, to) == 0)
    return TRUE;
  saved = errno;
  if (saved != EEXIST && saved != EPERM && saved != EACCES && saved != EIO)
    return FALSE;

  if (rename (to, aside) == 0)
    {
      if (rename (from, to) == 0)
        {
          unlink (aside);

          return TRUE;
        }
      saved = errno;
      if (rename (aside, to) != 0)
        saved = errno;
    }
  errno = saved;

  return FALSE;
}

static char *
temporary_for (IteamShareFiles *files,
               const char      *full)
{
  g_autofree char *folder = g_path_get_dirname (full);
  g_autofree char *name = g_path_get_basename (full);
  g_autofree char *hidden = g_strdup_printf (".%s.%s.new", name, ((Disk *) files)->tag);

  return g_build_filename (folder, hidden, NULL);
}

static gboolean
disk_replace (IteamShareFiles  *files,
              const char       *path,
              GBytes           *bytes,
              GError          **error)
{
  g_autofree char *full = path_to (files, path);
  g_autofree char *temporary = temporary_for (files, full);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  int saved;
  int fd = open (temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);

  if (fd >= 0 && finish (fd, write_all (fd, data, length, 0)) && rename_over (temporary, full))
    return TRUE;

  saved = errno;
  if (fd >= 0)
    unlink (temporary);
  set_error (error, saved, full);

  return FALSE;
}

static gboolean
disk_move (IteamShareFiles  *files,
           const char       *from,
           const char       *to,
           GError          **error)
{
  g_autofree char *full_from = path_to (files, from);
  g_autofree char *full_to = path_to (files, to);

  if (rename_over (full_from, full_to))
    return TRUE;
  set_error (error, errno, full_from);

  return FALSE;
}

/* Opened afresh, as what the system remembers of a file may be old. */
static gboolean
disk_measure (IteamShareFiles  *files,
              const char       *path,
              gint64           *size,
              GError          **error)
{
  g_autofree char *full = path_to (files, path);
  gboolean direct, measured;
  struct stat info;
  int fd = open_to_read (full, &direct);

  measured = fd >= 0 && fstat (fd, &info) == 0;
  if (measured)
    *size = info.st_size;
  else
    set_error (error, errno, full);
  if (fd >= 0)
    close (fd);

  return measured;
}

static gboolean
disk_remove (IteamShareFiles  *files,
             const char       *path,
             GError          **error)
{
  g_autofree char *full = path_to (files, path);

  if (unlink (full) == 0 || errno == ENOENT)
    return TRUE;
  set_error (error, errno, full);

  return FALSE;
}

static gboolean
disk_make_folder (IteamShareFiles  *files,
                  const char       *path,
                  GError          **error)
{
  g_autofree char *full = path_to (files, path);
  struct stat info;
  int saved;

  if (mkdir (full, 0777) == 0)
    return TRUE;
  saved = errno;
  if (stat (full, &info) == 0 && S_ISDIR (info.st_mode))
    return TRUE;
  set_error (error, saved, full);

  return FALSE;
}

static gboolean
disk_list (IteamShareFiles  *files,
           const char       *folder,
           GPtrArray        *names,
           GError          **error)
{
  g_autofree char *full = path_to (files, folder);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GDir) dir = g_dir_open (full, 0, &local_error);
  const char *name;

  if (dir == NULL)
    {
      int saved = g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? ENOENT
                  : g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_ACCES) ? EACCES : EIO;

      set_error (error, saved, full);

      return FALSE;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));

  return TRUE;
}

/* Copies a file to a new one, whole or not at all. */
static gboolean
copy (const char  *from,
      const char  *to,
      GError     **error)
{
  gboolean direct, copied = FALSE;
  gint64 offset = 0;
  guint8 *buffer;
  int in = open_to_read (from, &direct);
  int out;

  if (in < 0)
    {
      set_error (error, errno, from);

      return FALSE;
    }
  out = open (to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (out < 0)
    {
      set_error (error, errno, to);
      close (in);

      return FALSE;
    }

  buffer = new_blocks (COPY_CHUNK);
  for (;;)
    {
      gssize n = read_blocks (in, buffer, COPY_CHUNK, offset);

      if (n <= 0)
        {
          copied = n == 0;
          break;
        }
      if (!write_all (out, buffer, (gsize) n, offset))
        break;
      offset += n;
      if (n < COPY_CHUNK)
        {
          copied = TRUE;
          break;
        }
    }
  free (buffer);
  close (in);
  copied = finish (out, copied);
  if (!copied)
    {
      set_error (error, errno, to);
      unlink (to);
    }

  return copied;
}

static gboolean
disk_fetch_meeting (IteamShareFiles  *files,
                    const char       *local,
                    GError          **error)
{
  return copy (((Disk *) files)->meeting, local, error);
}

static gboolean
disk_store_meeting (IteamShareFiles  *files,
                    const char       *local,
                    GError          **error)
{
  Disk *self = (Disk *) files;
  g_autofree char *temporary = temporary_for (files, self->meeting);

  if (!copy (local, temporary, error))
    return FALSE;
  if (rename_over (temporary, self->meeting))
    return TRUE;

  set_error (error, errno, self->meeting);
  unlink (temporary);

  return FALSE;
}

static void
disk_free (IteamShareFiles *files)
{
  Disk *self = (Disk *) files;

  g_free (self->meeting);
  g_free (self->folder);
  g_free (self->tag);
  g_free (self);
}

static const IteamShareFilesVtable vtable = {
  .list = disk_list,
  .read = disk_read,
  .write = disk_write,
  .claim = disk_claim,
  .replace = disk_replace,
  .move = disk_move,
  .measure = disk_measure,
  .remove = disk_remove,
  .make_folder = disk_make_folder,
  .fetch_meeting = disk_fetch_meeting,
  .store_meeting = disk_store_meeting,
  .free = disk_free,
};

/**
 * iteam_share_disk_folder:
 * @meeting: path of the team file at the meeting point
 *
 * Returns: (transfer full): path of the changes folder beside it.
 */
char *
iteam_share_disk_folder (const char *meeting)
{
  return g_strconcat (meeting, ".changes", NULL);
}

/**
 * iteam_share_disk_new:
 * @meeting: path of the team file at the meeting point
 * @tag: what sets this replica's temporary files apart
 *
 * Returns: (transfer full): the share as a folder that is mounted here.
 */
IteamShareFiles *
iteam_share_disk_new (const char *meeting,
                      const char *tag)
{
  Disk *self = g_new0 (Disk, 1);

  self->parent.vtable = &vtable;
  self->meeting = g_strdup (meeting);
  self->folder = iteam_share_disk_folder (meeting);
  self->tag = g_strdup (tag);

  return &self->parent;
}
