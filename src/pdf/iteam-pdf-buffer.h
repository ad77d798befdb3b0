/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "iteam-pdf-job.h"

G_BEGIN_DECLS

/**
 * IteamPdfBuffer:
 * @id: what the worker calls it
 * @size: in bytes
 * @pixels: as this process sees them; it cannot write there
 * @process: (nullable): whose it is; %NULL when that is gone
 *
 * Memory that a worker draws in and the window shows from, without a copy. Its size is
 * sealed, so that a worker cannot take it away under the window. It is used
 * again and again: fresh memory for each page costs more than the drawing of a
 * simple one.
 */
struct _IteamPdfBuffer
{
  unsigned id;
  gsize size;
  guint8 *pixels;
  IteamPdfProcess *process;
};

IteamPdfBuffer *iteam_pdf_buffer_new  (unsigned id, gsize size, int *fd);
void            iteam_pdf_buffer_free (IteamPdfBuffer *self);

G_END_DECLS
