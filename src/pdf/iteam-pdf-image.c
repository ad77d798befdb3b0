/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-image.h"

struct _IteamPdfImage
{
  IteamPdfRenderSpec spec;
  GBytes *bytes;
  int width;
  int height;
};

G_DEFINE_BOXED_TYPE (IteamPdfImage, iteam_pdf_image, iteam_pdf_image_ref, iteam_pdf_image_unref)

static void
image_clear (gpointer data)
{
  IteamPdfImage *self = data;

  g_clear_pointer (&self->bytes, g_bytes_unref);
}

/**
 * iteam_pdf_image_new:
 * @spec: what was drawn
 * @bytes: the pixels, @width × @height × 4 bytes
 * @width: in device pixels
 * @height: in device pixels
 *
 * Returns: (transfer full): the image
 */
IteamPdfImage *
iteam_pdf_image_new (const IteamPdfRenderSpec *spec,
                     GBytes                   *bytes,
                     int                       width,
                     int                       height)
{
  IteamPdfImage *self;

  g_return_val_if_fail (width > 0 && height > 0, NULL);
  g_return_val_if_fail (g_bytes_get_size (bytes) == (gsize) width * height * 4, NULL);

  self = g_atomic_rc_box_new0 (IteamPdfImage);
  self->spec = *spec;
  self->bytes = g_bytes_ref (bytes);
  self->width = width;
  self->height = height;

  return self;
}

/**
 * iteam_pdf_image_ref:
 * @self: an image
 *
 * Returns: (transfer full): the same
 */
IteamPdfImage *
iteam_pdf_image_ref (IteamPdfImage *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * iteam_pdf_image_unref:
 * @self: (transfer full): an image
 */
void
iteam_pdf_image_unref (IteamPdfImage *self)
{
  g_atomic_rc_box_release_full (self, image_clear);
}

/**
 * iteam_pdf_image_get_width:
 * @self: an image
 *
 * Returns: its width in device pixels
 */
int
iteam_pdf_image_get_width (IteamPdfImage *self)
{
  return self->width;
}

/**
 * iteam_pdf_image_get_height:
 * @self: an image
 *
 * Returns: its height in device pixels
 */
int
iteam_pdf_image_get_height (IteamPdfImage *self)
{
  return self->height;
}

/**
 * iteam_pdf_image_get_stride:
 * @self: an image
 *
 * Returns: the bytes from one row to the next
 */
int
iteam_pdf_image_get_stride (IteamPdfImage *self)
{
  return self->width * 4;
}

/**
 * iteam_pdf_image_get_bytes:
 * @self: an image
 *
 * The memory is drawn in again once the last reference to the bytes is gone.
 *
 * Returns: (transfer none): the pixels
 */
GBytes *
iteam_pdf_image_get_bytes (IteamPdfImage *self)
{
  return self->bytes;
}

/**
 * iteam_pdf_image_get_spec:
 * @self: an image
 *
 * Returns: (transfer none): what was asked
 */
const IteamPdfRenderSpec *
iteam_pdf_image_get_spec (IteamPdfImage *self)
{
  return &self->spec;
}

/**
 * iteam_pdf_pixels:
 * @points: a length of 1/72 inch each
 * @scale: device pixels a point
 *
 * Returns: how many device pixels a whole page of that length takes, at least 1;
 *   %G_MAXINT for what no screen can show
 */
int
iteam_pdf_pixels (double points,
                  double scale)
{
  double pixels = points * scale + 0.5;

  /* Written so that what is not a number ends here too. */
  if (!(pixels >= 2))
    return 1;

  return pixels < G_MAXINT ? (int) pixels : G_MAXINT;
}

/**
 * iteam_pdf_render_spec_equal:
 * @a: what to draw
 * @b: what else to draw
 *
 * Returns: whether both give the same pixels
 */
gboolean
iteam_pdf_render_spec_equal (const IteamPdfRenderSpec *a,
                             const IteamPdfRenderSpec *b)
{
  /* Scales come from the same computation when they are the same. */
  return a->page == b->page && a->rotation == b->rotation && a->flags == b->flags &&
         ABS (a->scale - b->scale) < 1e-9 && a->x == b->x && a->y == b->y &&
         a->width == b->width && a->height == b->height;
}
