/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-writer.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <unistd.h>

#include "iteam-pdf-poppler.h"

static cairo_status_t
on_write (void                *closure,
          const unsigned char *data,
          unsigned             length)
{
  int fd = GPOINTER_TO_INT (closure);

  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return CAIRO_STATUS_WRITE_ERROR;
      data += written;
      length -= written;
    }

  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (IteamPdfExportFormat format,
                double               width,
                double               height,
                int                  fd)
{
  if (format == ITEAM_PDF_EXPORT_PDF)
    return cairo_pdf_surface_create_for_stream (on_write, GINT_TO_POINTER (fd), width, height);

  return cairo_svg_surface_create_for_stream (on_write, GINT_TO_POINTER (fd), width, height);
}

/**
 * iteam_pdf_writer_write:
 * @document: a document
 * @pages: (array length=n_pages): its pages, from 0
 * @n_pages: how many
 * @format: what is written
 * @fd: where to
 *
 * Writes pages as they are printed.
 *
 * Returns: whether all of it was written
 */
gboolean
iteam_pdf_writer_write (PopplerDocument      *document,
                        const guint32        *pages,
                        gsize                 n_pages,
                        IteamPdfExportFormat  format,
                        int                   fd)
{
  cairo_surface_t *surface = NULL;
  gboolean good = TRUE;

  for (gsize i = 0; i < n_pages && good; i++)
    {
      g_autoptr (IteamPopplerPage) page = pages[i] < (guint32) poppler_document_get_n_pages (document) ? poppler_document_get_page (document, pages[i]) : NULL;
      double width, height;
      cairo_t *cr;

      good = page != NULL;
      if (!good)
        break;
      poppler_page_get_size (page, &width, &height);
      if (surface == NULL)
        surface = create_surface (format, width, height, fd);
      else if (format == ITEAM_PDF_EXPORT_PDF)
        cairo_pdf_surface_set_size (surface, width, height);
      else
        break;

      cr = cairo_create (surface);
      poppler_page_render_for_printing (page, cr);
      cairo_show_page (cr);
      good = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
      cairo_destroy (cr);
    }
  if (surface == NULL)
    return FALSE;

  cairo_surface_finish (surface);
  good = good && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (surface);

  return good;
}
