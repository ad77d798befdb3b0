/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-cache.h"

#include <math.h>

struct _IteamPdfCache
{
  GObject parent_instance;

  /* The one looked at last comes last. 64 MiB are some dozens of pages: a walk
   * along them is quicker than anything cleverer. */
  GPtrArray *images;
  gsize max_bytes;
  gsize easy_bytes;
  gsize bytes;
  unsigned centre;
  unsigned first;
  unsigned last;
};

G_DEFINE_FINAL_TYPE (IteamPdfCache, iteam_pdf_cache, G_TYPE_OBJECT)

static gsize
get_size (IteamPdfImage *image)
{
  return g_bytes_get_size (iteam_pdf_image_get_bytes (image));
}

static unsigned
get_distance (IteamPdfCache *self,
              IteamPdfImage *image)
{
  unsigned page = iteam_pdf_image_get_spec (image)->page;

  return page > self->centre ? page - self->centre : self->centre - page;
}

static void
remove_index (IteamPdfCache *self,
              unsigned       index)
{
  self->bytes -= get_size (g_ptr_array_index (self->images, index));
  g_ptr_array_remove_index (self->images, index);
}

static gboolean
is_in_range (IteamPdfCache *self,
             IteamPdfImage *image)
{
  unsigned page = iteam_pdf_image_get_spec (image)->page;

  return page >= self->first && page <= self->last;
}

/* Which of two images goes first. */
static gboolean
goes_before (IteamPdfCache *self,
             IteamPdfImage *image,
             IteamPdfImage *other)
{
  gboolean in_range = is_in_range (self, image);

  if (in_range != is_in_range (self, other))
    return !in_range;

  return get_distance (self, image) > get_distance (self, other);
}

static void
shrink (IteamPdfCache *self)
{
  while (self->bytes > self->easy_bytes)
    {
      unsigned next = 0;

      for (unsigned i = 1; i < self->images->len; i++)
        if (goes_before (self, g_ptr_array_index (self->images, i), g_ptr_array_index (self->images, next)))
          next = i;
      if (self->bytes <= self->max_bytes && is_in_range (self, g_ptr_array_index (self->images, next)))
        return;
      remove_index (self, next);
    }
}

static void
iteam_pdf_cache_finalize (GObject *object)
{
  g_clear_pointer (&ITEAM_PDF_CACHE (object)->images, g_ptr_array_unref);

  G_OBJECT_CLASS (iteam_pdf_cache_parent_class)->finalize (object);
}

static void
iteam_pdf_cache_class_init (IteamPdfCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = iteam_pdf_cache_finalize;
}

static void
iteam_pdf_cache_init (IteamPdfCache *self)
{
  self->images = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_pdf_image_unref);
}

/**
 * iteam_pdf_cache_new:
 * @max_bytes: of pixels
 *
 * Returns: (transfer full): an empty cache
 */
IteamPdfCache *
iteam_pdf_cache_new (gsize max_bytes)
{
  IteamPdfCache *self = g_object_new (ITEAM_TYPE_PDF_CACHE, NULL);

  self->max_bytes = self->easy_bytes = max_bytes;
  self->last = G_MAXUINT;

  return self;
}

/**
 * iteam_pdf_cache_set_centre:
 * @self: a cache
 * @page: where one reads now
 */
void
iteam_pdf_cache_set_centre (IteamPdfCache *self,
                            unsigned       page)
{
  self->centre = page;
}

/**
 * iteam_pdf_cache_set_range:
 * @self: a cache
 * @first: the first page that is shown, or is going to be in a moment
 * @last: the last of them
 * @easy_bytes: of pixels
 *
 * Other pages go already when there is more than @easy_bytes.
 */
void
iteam_pdf_cache_set_range (IteamPdfCache *self,
                           unsigned       first,
                           unsigned       last,
                           gsize          easy_bytes)
{
  self->first = first;
  self->last = last;
  self->easy_bytes = MIN (easy_bytes, self->max_bytes);
}

/**
 * iteam_pdf_cache_insert:
 * @self: a cache
 * @image: a drawn page
 *
 * Others go to make room; so may the image itself.
 */
void
iteam_pdf_cache_insert (IteamPdfCache *self,
                        IteamPdfImage *image)
{
  for (unsigned i = 0; i < self->images->len; i++)
    if (iteam_pdf_render_spec_equal (iteam_pdf_image_get_spec (g_ptr_array_index (self->images, i)),
                                     iteam_pdf_image_get_spec (image)))
      {
        remove_index (self, i);
        break;
      }
  self->bytes += get_size (image);
  g_ptr_array_add (self->images, iteam_pdf_image_ref (image));
  shrink (self);
}

static IteamPdfImage *
touch (IteamPdfCache *self,
       unsigned       index)
{
  IteamPdfImage *image = g_ptr_array_steal_index (self->images, index);

  g_ptr_array_add (self->images, image);

  return image;
}

/**
 * iteam_pdf_cache_lookup:
 * @self: a cache
 * @spec: what to draw
 *
 * Returns: (transfer none) (nullable): exactly that
 */
IteamPdfImage *
iteam_pdf_cache_lookup (IteamPdfCache            *self,
                        const IteamPdfRenderSpec *spec)
{
  for (unsigned i = self->images->len; i > 0; i--)
    if (iteam_pdf_render_spec_equal (iteam_pdf_image_get_spec (g_ptr_array_index (self->images, i - 1)), spec))
      return touch (self, i - 1);

  return NULL;
}

/**
 * iteam_pdf_cache_nearest:
 * @self: a cache
 * @spec: what to draw
 *
 * Returns: (transfer none) (nullable): the whole page, turned and coloured alike, at
 *   the scale that is nearest: to be shown until the exact one is there
 */
IteamPdfImage *
iteam_pdf_cache_nearest (IteamPdfCache            *self,
                         const IteamPdfRenderSpec *spec)
{
  double best = INFINITY;
  unsigned found = self->images->len;

  for (unsigned i = 0; i < self->images->len; i++)
    {
      const IteamPdfRenderSpec *other = iteam_pdf_image_get_spec (g_ptr_array_index (self->images, i));
      double distance = fabs (log (other->scale / spec->scale));

      if (other->page != spec->page || other->rotation != spec->rotation || other->flags != spec->flags ||
          other->width != 0 || distance >= best)
        continue;
      best = distance;
      found = i;
    }

  return found < self->images->len ? touch (self, found) : NULL;
}

/**
 * iteam_pdf_cache_get_bytes:
 * @self: a cache
 *
 * Returns: how many bytes of pixels it holds
 */
gsize
iteam_pdf_cache_get_bytes (IteamPdfCache *self)
{
  return self->bytes;
}

/**
 * iteam_pdf_cache_clear:
 * @self: a cache
 *
 * Lets go of everything.
 */
void
iteam_pdf_cache_clear (IteamPdfCache *self)
{
  g_ptr_array_set_size (self->images, 0);
  self->bytes = 0;
}
