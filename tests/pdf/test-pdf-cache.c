/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-pdf-cache.h"

#define IMAGE_BYTES 4000

/* Images whose memory was not let go. */
static unsigned n_images;

static void
on_gone (gpointer pixels)
{
  n_images--;
  g_free (pixels);
}

static void
insert (IteamPdfCache *cache,
        unsigned       page,
        double         scale)
{
  IteamPdfRenderSpec spec = { .page = page, .scale = scale };
  guint8 *pixels = g_malloc0 (IMAGE_BYTES);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (pixels, IMAGE_BYTES, on_gone, pixels);
  g_autoptr (IteamPdfImage) image = iteam_pdf_image_new (&spec, bytes, 100, 10);

  n_images++;
  iteam_pdf_cache_insert (cache, image);
}

static gboolean
has (IteamPdfCache *cache,
     unsigned       page,
     double         scale)
{
  return iteam_pdf_cache_lookup (cache, &(IteamPdfRenderSpec) { .page = page, .scale = scale }) != NULL;
}

static void
test_bound (void)
{
  IteamPdfCache *cache = iteam_pdf_cache_new (10 * IMAGE_BYTES);

  for (unsigned i = 0; i < 100; i++)
    {
      iteam_pdf_cache_set_centre (cache, i);
      insert (cache, i, 1);
      g_assert_cmpuint (iteam_pdf_cache_get_bytes (cache), <=, 10 * IMAGE_BYTES);
      g_assert_cmpuint (iteam_pdf_cache_get_bytes (cache), ==, n_images * IMAGE_BYTES);
      g_assert_true (has (cache, i, 1));
    }
  g_assert_true (has (cache, 90, 1));
  g_assert_false (has (cache, 89, 1));
  iteam_pdf_cache_clear (cache);
  g_assert_cmpuint (n_images, ==, 0);
  g_assert_cmpuint (iteam_pdf_cache_get_bytes (cache), ==, 0);
  g_assert_finalize_object (cache);
}

/* The farthest goes first; of two that are as far, the one looked at before. */
static void
test_order (void)
{
  IteamPdfCache *cache = iteam_pdf_cache_new (3 * IMAGE_BYTES);

  iteam_pdf_cache_set_centre (cache, 10);
  insert (cache, 50, 1);
  insert (cache, 12, 1);
  insert (cache, 8, 1);
  insert (cache, 10, 1);
  g_assert_false (has (cache, 50, 1));
  g_assert_true (has (cache, 12, 1));
  insert (cache, 11, 1);
  g_assert_true (has (cache, 12, 1));
  g_assert_false (has (cache, 8, 1));
  g_assert_true (has (cache, 10, 1));
  g_assert_true (has (cache, 11, 1));

  /* One that is too large for the cache does not empty it for good. */
  insert (cache, 99, 1);
  g_assert_false (has (cache, 99, 1));
  g_assert_true (has (cache, 12, 1));
  g_assert_finalize_object (cache);
  g_assert_cmpuint (n_images, ==, 0);
}

/* Of what nobody is about to see less is kept than of what is shown or will be in a
 * moment, however near. */
static void
test_range (void)
{
  IteamPdfCache *cache = iteam_pdf_cache_new (10 * IMAGE_BYTES);

  for (unsigned i = 0; i < 20; i++)
    {
      iteam_pdf_cache_set_centre (cache, i);
      iteam_pdf_cache_set_range (cache, i, i + 2, 4 * IMAGE_BYTES);
      insert (cache, i, 1);
    }
  g_assert_cmpuint (iteam_pdf_cache_get_bytes (cache), ==, 4 * IMAGE_BYTES);
  g_assert_true (has (cache, 16, 1));

  /* These are within range, and take more as long as there is room for it. */
  for (unsigned i = 1; i <= 5; i++)
    insert (cache, 21, 1 + i);
  g_assert_cmpuint (iteam_pdf_cache_get_bytes (cache), ==, 6 * IMAGE_BYTES);
  g_assert_false (has (cache, 18, 1));
  g_assert_true (has (cache, 19, 1));
  for (unsigned i = 1; i <= 5; i++)
    insert (cache, 20, 1 + i);
  g_assert_cmpuint (iteam_pdf_cache_get_bytes (cache), ==, 10 * IMAGE_BYTES);
  g_assert_finalize_object (cache);
}

static void
test_nearest (void)
{
  IteamPdfCache *cache = iteam_pdf_cache_new (10 * IMAGE_BYTES);
  IteamPdfRenderSpec spec = { .page = 3, .scale = 1.4 };
  IteamPdfImage *image;

  g_assert_null (iteam_pdf_cache_nearest (cache, &spec));
  insert (cache, 3, 0.1);
  insert (cache, 3, 1);
  insert (cache, 3, 4);
  insert (cache, 4, 1.4);
  image = iteam_pdf_cache_nearest (cache, &spec);
  g_assert_nonnull (image);
  g_assert_cmpfloat (iteam_pdf_image_get_spec (image)->scale, ==, 1);
  spec.rotation = 90;
  g_assert_null (iteam_pdf_cache_nearest (cache, &spec));

  /* The same once more takes the place of what was there. */
  insert (cache, 3, 1);
  g_assert_cmpuint (iteam_pdf_cache_get_bytes (cache), ==, 4 * IMAGE_BYTES);
  g_assert_finalize_object (cache);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/cache/bound", test_bound);
  g_test_add_func ("/pdf/cache/order", test_order);
  g_test_add_func ("/pdf/cache/range", test_range);
  g_test_add_func ("/pdf/cache/nearest", test_nearest);

  return g_test_run ();
}
