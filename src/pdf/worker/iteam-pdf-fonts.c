/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-fonts.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Where poppler keeps the encodings of Chinese, Japanese and Korean. */
#define POPPLER_DATA "/usr/share/poppler"

/* Descriptors that are left to documents, buffers and sockets. */
#define SPARE_FILES 512

/* A PDF may leave its fonts out and count on those of the machine. They are
 * opened before the worker gives up the right to open files, and what FreeType
 * and poppler open by name later is looked up here. The names below stand before
 * those of the C library, for every library of this program. */
static GHashTable *files;

/* By the names that libraries are linked to, also with 64 bit offsets. */
int   iteam_open   (const char *path, int flags, ...) __asm__ ("open");
int   iteam_open64 (const char *path, int flags, ...) __asm__ ("open64");
FILE *iteam_fopen   (const char *path, const char *mode) __asm__ ("fopen");
FILE *iteam_fopen64 (const char *path, const char *mode) __asm__ ("fopen64");

static int
open_known (const char *path)
{
  gpointer value;
  int fd = -1;

  if (files == NULL || !g_hash_table_lookup_extended (files, path, NULL, &value))
    return -1;

  fd = fcntl (GPOINTER_TO_INT (value), F_DUPFD_CLOEXEC, 0);
  if (fd >= 0)
    lseek (fd, 0, SEEK_SET);

  return fd;
}

static int
open_any (const char *path,
          int         flags,
          unsigned    mode)
{
  int fd = (flags & O_ACCMODE) == O_RDONLY ? open_known (path) : -1;

  return fd >= 0 ? fd : openat (AT_FDCWD, path, flags, mode);
}

static FILE *
fopen_any (const char *path,
           const char *mode)
{
  static FILE *(*next) (const char *, const char *);
  int fd = mode[0] == 'r' && strchr (mode, '+') == NULL ? open_known (path) : -1;

  if (fd >= 0)
    return fdopen (fd, "r");
  if (next == NULL)
    next = (FILE *(*) (const char *, const char *)) dlsym (RTLD_NEXT, "fopen64");
  if (next == NULL)
    {
      errno = EACCES;

      return NULL;
    }

  return next (path, mode);
}

int
iteam_open (const char *path,
            int         flags,
            ...)
{
  unsigned mode;
  va_list arguments;

  va_start (arguments, flags);
  mode = flags & (O_CREAT | O_TMPFILE) ? va_arg (arguments, unsigned) : 0;
  va_end (arguments);

  return open_any (path, flags, mode);
}

int
iteam_open64 (const char *path,
              int         flags,
              ...)
{
  unsigned mode;
  va_list arguments;

  va_start (arguments, flags);
  mode = flags & (O_CREAT | O_TMPFILE) ? va_arg (arguments, unsigned) : 0;
  va_end (arguments);

  return open_any (path, flags, mode);
}

FILE *
iteam_fopen (const char *path,
             const char *mode)
{
  return fopen_any (path, mode);
}

FILE *
iteam_fopen64 (const char *path,
               const char *mode)
{
  return fopen_any (path, mode);
}

static unsigned
raise_limit (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0)
    return SPARE_FILES;
  limit.rlim_cur = MIN (limit.rlim_max, 16384);
  setrlimit (RLIMIT_NOFILE, &limit);

  return limit.rlim_cur;
}

static void
keep (const char *path,
      unsigned    limit)
{
  int fd;

  if (g_hash_table_size (files) + SPARE_FILES >= limit || g_hash_table_contains (files, path))
    return;
  fd = openat (AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
  if (fd >= 0)
    g_hash_table_insert (files, g_strdup (path), GINT_TO_POINTER (fd));
}

static void
keep_folder (const char *path,
             unsigned    limit)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        keep_folder (child, limit);
      else
        keep (child, limit);
    }
}

/**
 * iteam_pdf_fonts_open:
 *
 * Opens the fonts of this machine, and poppler's own data, for later.
 */
void
iteam_pdf_fonts_open (void)
{
  unsigned limit = raise_limit ();
  FcFontSet *fonts;

  files = g_hash_table_new (g_str_hash, g_str_equal);

  FcInit ();
  /* It would look at folders again after 30 seconds, and lose all fonts. */
  FcConfigSetRescanInterval (NULL, 0);
  fonts = FcConfigGetFonts (NULL, FcSetSystem);
  for (int i = 0; fonts != NULL && i < fonts->nfont; i++)
    {
      FcChar8 *path;

      if (FcPatternGetString (fonts->fonts[i], FC_FILE, 0, &path) == FcResultMatch)
        keep ((const char *) path, limit);
    }
  keep_folder (POPPLER_DATA, limit);
}
