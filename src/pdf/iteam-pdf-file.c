/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "iteam-error.h"

static void
set_error (GError **error)
{
  int code = errno;

  if (code == ENOSPC || code == ENOMEM || code == EMFILE)
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NO_SPACE,
                         _("There is not enough memory to open this document. Close other windows and try again."));
  else
    g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE, _("The document could not be read: %s."), g_strerror (code));
}

static gboolean
write_all (int          fd,
           const guint8 *data,
           gsize        size)
{
  while (size > 0)
    {
      gssize written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      size -= written;
    }

  return TRUE;
}

/**
 * iteam_pdf_file_new:
 * @error: return location for an #IteamError
 *
 * Makes a file in memory that has no name. Write the PDF into it, then seal it.
 *
 * Returns: a file descriptor to close, or -1
 */
int
iteam_pdf_file_new (GError **error)
{
  int fd = memfd_create ("iteam-document", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (fd < 0)
    set_error (error);

  return fd;
}

/**
 * iteam_pdf_file_seal:
 * @fd: from iteam_pdf_file_new()
 * @error: return location for an #IteamError
 *
 * From now on nobody can change the file, the worker neither.
 *
 * Returns: whether that went well
 */
gboolean
iteam_pdf_file_seal (int      fd,
                     GError **error)
{
  if (fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) == 0)
    return TRUE;

  set_error (error);

  return FALSE;
}

static int
seal_or_close (int       fd,
               gboolean  written,
               GError  **error)
{
  if (!written)
    set_error (error);
  if (written && iteam_pdf_file_seal (fd, error))
    return fd;

  close (fd);

  return -1;
}

/**
 * iteam_pdf_file_from_bytes:
 * @bytes: a PDF
 * @error: return location for an #IteamError
 *
 * Returns: a sealed file in memory, to close; or -1
 */
int
iteam_pdf_file_from_bytes (GBytes  *bytes,
                           GError **error)
{
  int fd = iteam_pdf_file_new (error);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return fd < 0 ? -1 : seal_or_close (fd, write_all (fd, data, size), error);
}

/**
 * iteam_pdf_file_from_path:
 * @path: a file name
 * @error: return location for an #IteamError
 *
 * Copies a file into memory, so that whoever changes it on the disk does not
 * change what is being read. Reads the disk: not for the main thread.
 *
 * Returns: a sealed file in memory, to close; or -1
 */
int
iteam_pdf_file_from_path (const char  *path,
                          GError     **error)
{
  guint8 buffer[64 * 1024];
  gboolean written = TRUE;
  gssize got = 1;
  int from = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int fd;

  if (from < 0)
    {
      set_error (error);

      return -1;
    }

  fd = iteam_pdf_file_new (error);
  while (fd >= 0 && written && got > 0)
    {
      got = read (from, buffer, sizeof buffer);
      written = got >= 0 ? write_all (fd, buffer, got) : errno == EINTR;
      if (got < 0 && written)
        got = 1;
    }
  if (fd >= 0)
    fd = seal_or_close (fd, written, error);
  close (from);

  return fd;
}
