/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-file-probe.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "iteam-error.h"
#include "iteam-file-locks.h"
#include "iteam-schema.h"

/* What SQLite writes at the start of a file: "The SQLite Database File
 * Format", section 1.3. Numbers are big-endian. */
#define HEADER_SIZE 100
#define OFFSET_PAGE_SIZE 16
#define OFFSET_CHANGE_COUNTER 24
#define OFFSET_PAGES 28
#define OFFSET_USER_VERSION 60
#define OFFSET_APPLICATION_ID 68
#define OFFSET_VALID_FOR 92

static guint32
number_at (const guint8 *header,
           int           offset)
{
  return (guint32) header[offset] << 24 | (guint32) header[offset + 1] << 16 |
         (guint32) header[offset + 2] << 8 | header[offset + 3];
}

static gboolean
read_header (const char  *path,
             guint8      *header,
             gssize      *n_read,
             gint64      *size,
             GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  struct stat info;
  int fd = iteam_file_locks_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  int saved = errno;

  if (fd < 0)
    {
      if (saved == ENOENT || saved == ENOTDIR)
        g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                     _("“%s” is not there: it was moved or deleted, or its disk is not connected."), name);
      else if (saved == EACCES || saved == EPERM)
        g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                     _("“%s” cannot be read: you are not allowed to."), name);
      else
        g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                     _("“%s” cannot be read (%s)."), name, g_strerror (saved));

      return FALSE;
    }

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_A_TEAM_FILE,
                   S_ISDIR (info.st_mode) ? _("“%s” is a folder, not a team file.") : _("“%s” is not a team file."), name);
      iteam_file_locks_close (fd);

      return FALSE;
    }

  *size = info.st_size;
  do
    *n_read = pread (fd, header, HEADER_SIZE, 0);
  while (*n_read < 0 && errno == EINTR);
  saved = errno;
  iteam_file_locks_close (fd);

  if (*n_read < 0)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE, _("“%s” cannot be read (%s)."), name, g_strerror (saved));

      return FALSE;
    }

  return TRUE;
}

/**
 * iteam_file_probe:
 * @path: a path
 * @version: (out): the schema version of the file
 * @error: return location for an error
 *
 * Looks at the first bytes of a file, before SQLite is let near it, so that
 * nothing is ever written beside something that is not a team file.
 *
 * Returns: whether it looks like a whole team file.
 */
gboolean
iteam_file_probe (const char  *path,
                  int         *version,
                  GError     **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  gint64 size, page_size, expected;
  gssize n_read;

  if (!read_header (path, header, &n_read, &size, error))
    return FALSE;

  if (size == 0)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_A_TEAM_FILE, _("“%s” is empty: there is no team file in it."), name);

      return FALSE;
    }
  if (memcmp (header, "SQLite format 3", MIN (n_read, 16)) != 0)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_A_TEAM_FILE, _("“%s” is not a team file."), name);

      return FALSE;
    }
  if (n_read < HEADER_SIZE)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED,
                   _("“%s” is cut short: only its first bytes are there. A backup can be opened instead."), name);

      return FALSE;
    }
  if (number_at (header, OFFSET_APPLICATION_ID) != ITEAM_APPLICATION_ID)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_A_TEAM_FILE,
                   _("“%s” belongs to another program: it is a database, but not a team file."), name);

      return FALSE;
    }

  *version = (int) number_at (header, OFFSET_USER_VERSION);
  if (*version > ITEAM_SCHEMA_VERSION)
    return TRUE;

  /* After a crash the journal still has to be rolled back, and the size says
   * nothing yet. */
  page_size = header[OFFSET_PAGE_SIZE] << 8 | header[OFFSET_PAGE_SIZE + 1];
  page_size = page_size == 1 ? 65536 : page_size;
  expected = page_size * number_at (header, OFFSET_PAGES);
  if (number_at (header, OFFSET_CHANGE_COUNTER) == number_at (header, OFFSET_VALID_FOR) &&
      size < expected && !g_file_test (journal, G_FILE_TEST_EXISTS))
    {
      g_autofree char *have = g_format_size (size);
      g_autofree char *want = g_format_size (expected);

      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED,
                   /* Translators: a file name, then two sizes: "12 kB", "48 kB". */
                   _("“%s” is cut short: %s of %s are there. Perhaps it is still being copied; else a backup can be opened instead."),
                   name, have, want);

      return FALSE;
    }

  return TRUE;
}

/* The type of the file system as the kernel names it, "fuse.sshfs": statfs()
 * says no more than that it is some FUSE. See proc(5), "mountinfo": the third
 * field is the device, the one behind " - " the type. */
static char *
file_system_type (const char *path)
{
  g_autofree char *table = NULL;
  g_autofree char *device = NULL;
  g_auto (GStrv) lines = NULL;
  struct stat info;

  if (stat (path, &info) != 0 || !g_file_get_contents ("/proc/self/mountinfo", &table, NULL, NULL))
    return NULL;

  device = g_strdup_printf ("%u:%u", major (info.st_dev), minor (info.st_dev));
  lines = g_strsplit (table, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], " ", -1);
      const char *behind = strstr (lines[i], " - ");

      if (g_strv_length (fields) > 3 && behind != NULL && g_str_equal (fields[2], device))
        return g_strndup (behind + 3, strcspn (behind + 3, " "));
    }

  return NULL;
}

/**
 * iteam_file_probe_on_network:
 * @path: a path
 *
 * Returns: whether the file is on a network file system, where SQLite's locks
 *   cannot be relied upon.
 */
gboolean
iteam_file_probe_on_network (const char *path)
{
  const char *remote[] = {
    "9p", "afs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "lustre", "ncpfs", "nfs", "nfs3", "nfs4",
    "ocfs2", "smb2", "smb3", "smbfs", "sshfs", "vboxsf", "vmhgfs-fuse", "webdav", "gvfsd-fuse", "rclone", "davfs2",
    "curlftpfs", "s3fs",
  };
  g_autofree char *type = file_system_type (path);
  const char *name = type;

  if (type == NULL)
    return FALSE;

  if (g_str_has_prefix (name, "fuse."))
    name += strlen ("fuse.");
  for (gsize i = 0; i < G_N_ELEMENTS (remote); i++)
    if (g_ascii_strcasecmp (name, remote[i]) == 0)
      return TRUE;

  return FALSE;
}

/**
 * iteam_file_probe_read_only:
 * @path: path of a team file
 *
 * Returns: (transfer full) (nullable): a sentence that says why the file can
 *   only be read, or %NULL if it can be written.
 */
char *
iteam_file_probe_read_only (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *changes = g_strconcat (path, ".changes", NULL);

  /* It is replaced by a fresh one now and then, and what was written to it would
   * be gone. */
  if (g_file_test (changes, G_FILE_TEST_IS_DIR))
    return g_strdup (_("This file is shared, and can only be read there. Changes are made in the copy that each has of it."));
  if (iteam_file_probe_on_network (path))
    return g_strdup (_("This file is on a network drive and can only be read there. Share it to work on it together."));
  if (faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
    return g_strdup (_("This file can only be read: it is write-protected."));
  if (faccessat (AT_FDCWD, folder, W_OK, AT_EACCESS) != 0)
    return g_strdup (_("This file can only be read: its folder does not allow anything to be written beside it."));

  return NULL;
}
