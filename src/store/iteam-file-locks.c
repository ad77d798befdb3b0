/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-file-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* SQLite keeps others off a file with locks that belong to the whole process, and
 * the system takes all of them away when the process closes any descriptor of that
 * file (fcntl(2)). SQLite minds that with its own descriptors only: who reads a
 * team file without it while it is open somewhere in this process would let others
 * write into the middle of a transaction. So such descriptors stay open as long as
 * SQLite has the file. */

struct _IteamFileLocks
{
  dev_t device;
  ino_t inode;
  guint n_holders;
  GArray *kept;
};

static GMutex mutex;
static GPtrArray *held;

/* To be called with the mutex. */
static IteamFileLocks *
find (const struct stat *info)
{
  for (guint i = 0; held != NULL && i < held->len; i++)
    {
      IteamFileLocks *self = held->pdata[i];

      if (self->device == info->st_dev && self->inode == info->st_ino)
        return self;
    }

  return NULL;
}

/**
 * iteam_file_locks_hold:
 * @path: a file that SQLite is about to open
 *
 * From now on no descriptor of the file is closed by iteam_file_locks_close().
 *
 * Returns: (nullable): what to release after SQLite closed the file; %NULL if there
 *   is no such file.
 */
IteamFileLocks *
iteam_file_locks_hold (const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  struct stat info;
  IteamFileLocks *self;

  if (stat (path, &info) != 0)
    return NULL;

  self = find (&info);
  if (self == NULL)
    {
      self = g_new0 (IteamFileLocks, 1);
      self->device = info.st_dev;
      self->inode = info.st_ino;
      self->kept = g_array_new (FALSE, FALSE, sizeof (int));
      if (held == NULL)
        held = g_ptr_array_new ();
      g_ptr_array_add (held, self);
    }
  self->n_holders++;

  return self;
}

/* To be called with the mutex. */
static void
let_go (IteamFileLocks *self)
{
  if (--self->n_holders > 0)
    return;

  for (guint i = 0; i < self->kept->len; i++)
    close (g_array_index (self->kept, int, i));
  g_array_unref (self->kept);
  g_ptr_array_remove_fast (held, self);
  if (held->len == 0)
    g_clear_pointer (&held, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_kept (IteamFileLocks *self,
         int             fd)
{
  for (guint i = 0; i < self->kept->len; i++)
    if (g_array_index (self->kept, int, i) == fd)
      return TRUE;

  return FALSE;
}

/**
 * iteam_file_locks_release:
 * @self: (transfer full) (nullable): what iteam_file_locks_hold() gave
 *
 * To be called after SQLite closed the file.
 */
void
iteam_file_locks_release (IteamFileLocks *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (self != NULL)
    let_go (self);
}

/**
 * iteam_file_locks_open:
 * @path: a file that may be a team file
 * @flags: as for open(2)
 *
 * Opens a file to read it without SQLite. While SQLite has the file all share one
 * descriptor, so read with pread(): its place is anywhere.
 *
 * Returns: a descriptor for iteam_file_locks_close(), or -1 with errno.
 */
int
iteam_file_locks_open (const char *path,
                       int         flags)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  struct stat info;
  IteamFileLocks *self = stat (path, &info) == 0 ? find (&info) : NULL;
  int fd = self != NULL && self->kept->len > 0 ? g_array_index (self->kept, int, 0) : open (path, flags);

  /* Another file may have taken its place meanwhile. */
  self = fd >= 0 && fstat (fd, &info) == 0 ? find (&info) : NULL;
  if (self == NULL)
    return fd;

  if (!is_kept (self, fd))
    g_array_append_val (self->kept, fd);
  self->n_holders++;

  return fd;
}

/**
 * iteam_file_locks_close:
 * @fd: a descriptor from iteam_file_locks_open()
 *
 * Closes it, now or when SQLite is done with the file. Leaves errno as it is.
 */
void
iteam_file_locks_close (int fd)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  int saved = errno;
  struct stat info;
  IteamFileLocks *self = fstat (fd, &info) == 0 ? find (&info) : NULL;

  if (self == NULL)
    close (fd);
  else if (is_kept (self, fd))
    let_go (self);
  else
    g_array_append_val (self->kept, fd);
  errno = saved;
}
