/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-picture.h"

struct _IteamReaderPicture
{
  IteamPdfImage *image;

  /* made when they are asked for */
  GdkTexture *texture;
  cairo_surface_t *surface;
};

/**
 * iteam_reader_picture_new:
 * @image: a drawing
 *
 * Returns: (transfer full): it, to be shown; it shares the pixels of @image.
 */
IteamReaderPicture *
iteam_reader_picture_new (IteamPdfImage *image)
{
  IteamReaderPicture *self = g_new0 (IteamReaderPicture, 1);

  self->image = iteam_pdf_image_ref (image);

  return self;
}

/**
 * iteam_reader_picture_free:
 * @self: (transfer full): a picture that no frame shows any more
 */
void
iteam_reader_picture_free (IteamReaderPicture *self)
{
  g_clear_object (&self->texture);
  /* What a frame still shows of it gets pixels of its own here. */
  if (self->surface != NULL)
    cairo_surface_finish (self->surface);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->image, iteam_pdf_image_unref);
  g_free (self);
}

static void
append_surface (IteamReaderPicture    *self,
                GtkSnapshot           *snapshot,
                const graphene_rect_t *area)
{
  int width = iteam_pdf_image_get_width (self->image), height = iteam_pdf_image_get_height (self->image);
  cairo_t *cr;

  if (self->surface == NULL)
    {
      gconstpointer pixels = g_bytes_get_data (iteam_pdf_image_get_bytes (self->image), NULL);

      self->surface = cairo_image_surface_create_for_data ((guchar *) pixels, CAIRO_FORMAT_RGB24, width, height,
                                                           iteam_pdf_image_get_stride (self->image));
    }
  cr = gtk_snapshot_append_cairo (snapshot, area);
  cairo_translate (cr, area->origin.x, area->origin.y);
  cairo_scale (cr, area->size.width / width, area->size.height / height);
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/**
 * iteam_reader_picture_append:
 * @self: a picture
 * @snapshot: where it goes
 * @area: its place there
 * @with_cairo: whether it is cairo that draws the frame
 *
 * Shows a picture. When cairo draws, it is given a surface: GTK 4.8 turns each
 * texture into numbers with a point and back, at every frame, which takes
 * 20 milliseconds for a page.
 */
void
iteam_reader_picture_append (IteamReaderPicture    *self,
                             GtkSnapshot           *snapshot,
                             const graphene_rect_t *area,
                             gboolean               with_cairo)
{
  if (with_cairo)
    {
      append_surface (self, snapshot, area);

      return;
    }

  if (self->texture == NULL)
    self->texture = gdk_memory_texture_new (iteam_pdf_image_get_width (self->image), iteam_pdf_image_get_height (self->image),
                                            GDK_MEMORY_DEFAULT, iteam_pdf_image_get_bytes (self->image),
                                            iteam_pdf_image_get_stride (self->image));
  gtk_snapshot_append_texture (snapshot, self->texture, area);
}
