/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

/* What stood where something was written that is not synced yet; or the size
 * before, with a length of -1. */
typedef struct
{
  sqlite3_int64 offset;
  int length;
  guint8 *bytes;
} Before;

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
  GPtrArray *unsynced;
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs vfs;

static GMutex mutex;
static Fault armed;
static guint calls_left;
static gboolean struck;
static gboolean dead;
static GPtrArray *open_files;

static void
before_free (gpointer data)
{
  Before *before = data;

  g_free (before->bytes);
  g_free (before);
}

/* Puts a file back to what it was when it was last synced; or some of it, while the
 * rest was written after all. */
static void
lose_unsynced (File     *file,
               gboolean  part)
{
  for (guint i = file->unsynced->len; i-- > 0;)
    {
      const Before *before = g_ptr_array_index (file->unsynced, i);

      if (part && (i + file->unsynced->len) % 2 == 0)
        continue;
      if (before->length < 0)
        file->real->pMethods->xTruncate (file->real, before->offset);
      else
        file->real->pMethods->xWrite (file->real, before->bytes, before->length, before->offset);
    }
  g_ptr_array_set_size (file->unsynced, 0);
}

/* Whether the call at hand fails, and with which code. */
static int
strike (void)
{
  int code = SQLITE_OK;

  g_mutex_lock (&mutex);
  if (dead)
    code = SQLITE_IOERR;
  else if (armed != FAULT_NONE && --calls_left == 0)
    {
      struck = TRUE;
      code = armed == FAULT_FULL || armed == FAULT_FULL_ON ? SQLITE_FULL : SQLITE_IOERR;
      dead = armed == FAULT_POWER || armed == FAULT_POWER_PART;
      for (guint i = 0; dead && i < open_files->len; i++)
        lose_unsynced (g_ptr_array_index (open_files, i), armed == FAULT_POWER_PART);
      if (armed == FAULT_ERROR_ON || armed == FAULT_FULL_ON)
        calls_left = 1;
      else
        armed = FAULT_NONE;
    }
  g_mutex_unlock (&mutex);

  return code;
}

static gboolean
is_armed (Fault fault)
{
  gboolean answer;

  g_mutex_lock (&mutex);
  answer = armed == fault;
  g_mutex_unlock (&mutex);

  return answer;
}

static int
file_close (sqlite3_file *base)
{
  File *file = (File *) base;
  int code = file->real->pMethods->xClose (file->real);

  g_mutex_lock (&mutex);
  g_ptr_array_remove (open_files, file);
  g_mutex_unlock (&mutex);
  g_ptr_array_unref (file->unsynced);
  g_free (file->real);

  return code;
}

static int
file_read (sqlite3_file *base, void *buffer, int length, sqlite3_int64 offset)
{
  File *file = (File *) base;
  int code = strike ();

  return code != SQLITE_OK ? SQLITE_IOERR_READ : file->real->pMethods->xRead (file->real, buffer, length, offset);
}

static void
remember (File *file, sqlite3_int64 offset, int length)
{
  sqlite3_int64 size = 0;
  Before *before;

  file->real->pMethods->xFileSize (file->real, &size);
  if (offset + length > size)
    {
      before = g_new0 (Before, 1);
      before->offset = size;
      before->length = -1;
      g_ptr_array_add (file->unsynced, before);
      length = (int) MAX (0, size - offset);
    }
  if (length == 0)
    return;
  before = g_new0 (Before, 1);
  before->offset = offset;
  before->length = length;
  before->bytes = g_malloc ((gsize) length);
  file->real->pMethods->xRead (file->real, before->bytes, length, offset);
  g_ptr_array_add (file->unsynced, before);
}

static int
file_write (sqlite3_file *base, const void *buffer, int length, sqlite3_int64 offset)
{
  File *file = (File *) base;
  gboolean torn = is_armed (FAULT_TORN);
  int code = strike ();

  torn = torn && code != SQLITE_OK;
  if (code == SQLITE_OK || torn)
    remember (file, offset, length);
  if (torn)
    file->real->pMethods->xWrite (file->real, buffer, length / 2, offset);
  if (code != SQLITE_OK)
    return code == SQLITE_FULL ? code : SQLITE_IOERR_WRITE;

  return file->real->pMethods->xWrite (file->real, buffer, length, offset);
}

static int
file_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  File *file = (File *) base;
  sqlite3_int64 now = 0;
  int code = strike ();

  if (code != SQLITE_OK)
    return SQLITE_IOERR_TRUNCATE;
  file->real->pMethods->xFileSize (file->real, &now);
  if (now > size)
    remember (file, size, (int) (now - size));

  return file->real->pMethods->xTruncate (file->real, size);
}

static int
file_sync (sqlite3_file *base, int flags)
{
  File *file = (File *) base;
  int code = strike ();

  if (code != SQLITE_OK)
    return SQLITE_IOERR_FSYNC;
  g_ptr_array_set_size (file->unsynced, 0);

  return file->real->pMethods->xSync (file->real, flags);
}

static int
file_size (sqlite3_file *base, sqlite3_int64 *size)
{
  File *file = (File *) base;

  return file->real->pMethods->xFileSize (file->real, size);
}

static int
file_lock (sqlite3_file *base, int lock)
{
  File *file = (File *) base;

  return file->real->pMethods->xLock (file->real, lock);
}

static int
file_unlock (sqlite3_file *base, int lock)
{
  File *file = (File *) base;

  return file->real->pMethods->xUnlock (file->real, lock);
}

static int
file_check_lock (sqlite3_file *base, int *reserved)
{
  File *file = (File *) base;

  return file->real->pMethods->xCheckReservedLock (file->real, reserved);
}

static int
file_control (sqlite3_file *base, int operation, void *argument)
{
  File *file = (File *) base;

  return file->real->pMethods->xFileControl (file->real, operation, argument);
}

static int
file_sector_size (sqlite3_file *base)
{
  return 4096;
}

/* No promise about what a disk does by itself. */
static int
file_characteristics (sqlite3_file *base)
{
  return 0;
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
};

static int
vfs_open (sqlite3_vfs *self, const char *name, sqlite3_file *base, int flags, int *out_flags)
{
  File *file = (File *) base;
  int code = strike ();

  memset (file, 0, sizeof *file);
  if (code != SQLITE_OK)
    return SQLITE_CANTOPEN;
  file->real = g_malloc0 ((gsize) real_vfs->szOsFile);
  code = real_vfs->xOpen (real_vfs, name, file->real, flags, out_flags);
  if (code != SQLITE_OK)
    {
      g_free (file->real);

      return code;
    }
  file->base.pMethods = &methods;
  file->unsynced = g_ptr_array_new_with_free_func (before_free);
  g_mutex_lock (&mutex);
  g_ptr_array_add (open_files, file);
  g_mutex_unlock (&mutex);

  return SQLITE_OK;
}

/* The name of a journal is gone when SQLite says so, or not if the power was. */
static int
vfs_delete (sqlite3_vfs *self, const char *name, int sync)
{
  int code = strike ();

  return code != SQLITE_OK ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, sync);
}

void
fault_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  open_files = g_ptr_array_new ();
  vfs = *real_vfs;
  vfs.zName = "fault";
  vfs.szOsFile = sizeof (File);
  vfs.pNext = NULL;
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  sqlite3_vfs_register (&vfs, 1);
}

/* From now on, the @call-th call fails; 0 or FAULT_NONE for a disk that works. */
void
fault_vfs_arm (Fault fault,
               guint call)
{
  g_mutex_lock (&mutex);
  armed = fault;
  calls_left = call;
  struck = FALSE;
  dead = FALSE;
  g_mutex_unlock (&mutex);
}

gboolean
fault_vfs_struck (void)
{
  gboolean answer;

  g_mutex_lock (&mutex);
  answer = struck;
  g_mutex_unlock (&mutex);

  return answer;
}
