/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-buffer.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

/**
 * iteam_pdf_buffer_new:
 * @id: what the worker calls it
 * @size: in bytes
 * @fd: (out): the memory for the worker, to close
 *
 * Returns: (transfer full) (nullable): the buffer; %NULL if there is no memory
 */
IteamPdfBuffer *
iteam_pdf_buffer_new (unsigned  id,
                      gsize     size,
                      int      *fd)
{
  IteamPdfBuffer *self;
  void *pixels = MAP_FAILED;

  *fd = memfd_create ("iteam-page", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (*fd < 0)
    return NULL;

  if (ftruncate (*fd, size) == 0 && fcntl (*fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
    pixels = mmap (NULL, size, PROT_READ, MAP_SHARED, *fd, 0);
  if (pixels == MAP_FAILED)
    {
      close (*fd);

      return NULL;
    }

  self = g_new0 (IteamPdfBuffer, 1);
  self->id = id;
  self->size = size;
  self->pixels = pixels;

  return self;
}

/**
 * iteam_pdf_buffer_free:
 * @self: (transfer full): a buffer that nobody shows
 */
void
iteam_pdf_buffer_free (IteamPdfBuffer *self)
{
  munmap (self->pixels, self->size);
  g_free (self);
}
