/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * IteamPdfRenderFlags:
 * @ITEAM_PDF_RENDER_NONE: the page as it is printed
 * @ITEAM_PDF_RENDER_DARK: light on dark with the hues kept; pictures are left
 *   alone, a scan, which is one picture, is turned
 */
typedef enum
{
  ITEAM_PDF_RENDER_NONE = 0,
  ITEAM_PDF_RENDER_DARK = 1 << 0,
} IteamPdfRenderFlags;

/**
 * IteamPdfRenderSpec:
 * @page: from 0
 * @rotation: 0, 90, 180 or 270 degrees, clockwise
 * @scale: device pixels a point
 * @x: left of the part, in device pixels of the rotated page
 * @y: top of the part
 * @width: of the part; 0 for the whole page
 * @height: of the part
 * @flags: how it is drawn
 *
 * What to draw. Begin with zeroes.
 */
typedef struct
{
  unsigned page;
  unsigned rotation;
  double scale;
  int x;
  int y;
  int width;
  int height;
  IteamPdfRenderFlags flags;
} IteamPdfRenderSpec;

/**
 * IteamPdfImage:
 *
 * A drawn page or part of one: pixels of 32 bits, opaque, in the order of cairo's
 * ARGB32, which is GDK_MEMORY_DEFAULT.
 */
typedef struct _IteamPdfImage IteamPdfImage;

#define ITEAM_TYPE_PDF_IMAGE (iteam_pdf_image_get_type ())

GType                     iteam_pdf_image_get_type   (void);
IteamPdfImage            *iteam_pdf_image_new        (const IteamPdfRenderSpec *spec, GBytes *bytes, int width, int height);
IteamPdfImage            *iteam_pdf_image_ref        (IteamPdfImage *self);
void                      iteam_pdf_image_unref      (IteamPdfImage *self);
int                       iteam_pdf_image_get_width  (IteamPdfImage *self);
int                       iteam_pdf_image_get_height (IteamPdfImage *self);
int                       iteam_pdf_image_get_stride (IteamPdfImage *self);
GBytes                   *iteam_pdf_image_get_bytes  (IteamPdfImage *self);
const IteamPdfRenderSpec *iteam_pdf_image_get_spec   (IteamPdfImage *self);

int      iteam_pdf_pixels            (double points, double scale);
gboolean iteam_pdf_render_spec_equal (const IteamPdfRenderSpec *a, const IteamPdfRenderSpec *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPdfImage, iteam_pdf_image_unref)

G_END_DECLS
