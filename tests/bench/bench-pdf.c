/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <poppler.h>
#include <stdlib.h>
#include <string.h>

#include "pdf-fixture.h"

/* What a process of its own costs, beside poppler in this process, in the same
 * run: each page is drawn in turns by the one and by the other, and of each the
 * best of the rounds counts.
 *
 * Usage: bench-pdf NAME=FILE… */

#define N_ROUNDS 5
#define MAX_PAGES 60
#define SCALE (96.0 / 72)

typedef struct
{
  double raw[MAX_PAGES];
  double worker[MAX_PAGES];
  unsigned n;
} Times;

static double
ms_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static int
compare (const void *a,
         const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
quantile (const double *times,
          unsigned      n,
          double        q)
{
  g_autofree double *sorted = g_memdup2 (times, n * sizeof *times);

  qsort (sorted, n, sizeof *sorted, compare);

  return sorted[MIN ((unsigned) (q * n), n - 1)];
}

static double
sum (const double *times,
     unsigned      n)
{
  double total = 0;

  for (unsigned i = 0; i < n; i++)
    total += times[i];

  return total;
}

/* Pages spread over the document. */
static unsigned
get_page (unsigned i,
          unsigned n_pages)
{
  return n_pages <= MAX_PAGES ? i : (unsigned) ((guint64) i * n_pages / MAX_PAGES);
}

static double
draw_raw (PopplerDocument *document,
          unsigned         number)
{
  gint64 start = g_get_monotonic_time ();
  PopplerPage *page = poppler_document_get_page (document, number);
  cairo_surface_t *surface;
  cairo_t *cr;
  double width, height, time;

  poppler_page_get_size (page, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, iteam_pdf_pixels (width, SCALE), iteam_pdf_pixels (height, SCALE));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  time = ms_since (start);
  cairo_surface_destroy (surface);
  g_object_unref (page);

  return time;
}

static double
draw_worker (IteamPdfDocument *document,
             unsigned          number)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamPdfImage) image = pdf_fixture_render (document, &(IteamPdfRenderSpec) { .page = number, .scale = SCALE }, &error);

  g_assert_no_error (error);

  return ms_since (start);
}

/* Returns milliseconds a page in this process, the mean of the best. */
static double
bench_drawing (const char       *name,
               PopplerDocument  *raw,
               IteamPdfDocument *document)
{
  unsigned n_pages = iteam_pdf_document_get_n_pages (document);
  Times times = { .n = MIN (n_pages, MAX_PAGES) };

  for (unsigned round = 0; round < N_ROUNDS; round++)
    for (unsigned i = 0; i < times.n; i++)
      {
        double a = draw_raw (raw, get_page (i, n_pages));
        double b = draw_worker (document, get_page (i, n_pages));

        times.raw[i] = round == 0 ? a : MIN (times.raw[i], a);
        times.worker[i] = round == 0 ? b : MIN (times.worker[i], b);
      }

  g_print ("%-8s page, ms: in process %.2f median %.2f p95; worker, asked one by one, %.2f median %.2f p95; worker ÷ in process %.2f\n", name,
           quantile (times.raw, times.n, 0.5), quantile (times.raw, times.n, 0.95),
           quantile (times.worker, times.n, 0.5), quantile (times.worker, times.n, 0.95),
           sum (times.worker, times.n) / sum (times.raw, times.n));

  return sum (times.raw, times.n) / times.n;
}

/* All pages asked for at once: how many a second. */
static double
draw_all (IteamPdfPool     *pool,
          IteamPdfDocument *document)
{
  unsigned n_pages = iteam_pdf_document_get_n_pages (document);
  unsigned n = MIN (n_pages, MAX_PAGES);
  PdfWait waits[MAX_PAGES] = { 0 };
  gint64 start = g_get_monotonic_time ();

  for (unsigned i = 0; i < n; i++)
    iteam_pdf_document_render_async (document, &(IteamPdfRenderSpec) { .page = get_page (i, n_pages), .scale = SCALE },
                                     ITEAM_PDF_PRIORITY_VISIBLE, NULL, pdf_fixture_on_done, &waits[i]);
  for (unsigned i = 0; i < n; i++)
    {
      g_autoptr (GAsyncResult) result = pdf_fixture_wait (&waits[i]);

      iteam_pdf_image_unref (iteam_pdf_document_render_finish (document, result, NULL));
    }

  return n * 1000 / ms_since (start);
}

static double
best_of_all (IteamPdfPool     *pool,
             IteamPdfDocument *document)
{
  double best = 0;

  for (unsigned round = 0; round < N_ROUNDS; round++)
    best = MAX (best, draw_all (pool, document));

  return best;
}

static void
on_page_text (unsigned    page,
              const char *text,
              gpointer    user_data)
{
  *(gsize *) user_data += strlen (text);
}

static double
read_worker (IteamPdfDocument *document)
{
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  gint64 start = g_get_monotonic_time ();
  gsize length = 0;

  iteam_pdf_document_read_all_async (document, on_page_text, &length, NULL, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  g_assert_true (iteam_pdf_document_read_all_finish (document, result, NULL));

  return iteam_pdf_document_get_n_pages (document) * 1000 / ms_since (start);
}

static double
read_raw (PopplerDocument *document)
{
  int n_pages = poppler_document_get_n_pages (document);
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);

      g_free (poppler_page_get_text (page));
      g_object_unref (page);
    }

  return n_pages * 1000 / ms_since (start);
}

typedef struct
{
  gint64 start;
  double first;
  unsigned n_hits;
} Found;

static void
on_hits (GPtrArray *hits,
         unsigned   pages_done,
         gpointer   user_data)
{
  Found *found = user_data;

  if (found->n_hits == 0 && hits->len > 0)
    found->first = ms_since (found->start);
  found->n_hits += hits->len;
}

static void
bench_find (const char       *name,
            IteamPdfDocument *document)
{
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  Found found = { g_get_monotonic_time (), 0, 0 };

  iteam_pdf_document_find_async (document, "package", ITEAM_FIND_NONE, 0, 0, on_hits, &found, NULL, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  g_assert_true (iteam_pdf_document_find_finish (document, result, NULL));
  g_print ("%-8s find “package”: first hit after %.0f ms, all %u after %.0f ms\n", name, found.first, found.n_hits, ms_since (found.start));
}

static void
bench_opening (const char *name,
               const char *path)
{
  IteamPdfPool *pool = iteam_pdf_pool_new (1);
  gint64 start = g_get_monotonic_time ();
  double times[2];

  for (unsigned i = 0; i < 2; i++)
    {
      g_autoptr (IteamPdfDocument) document = pdf_fixture_open_path (pool, path);

      draw_worker (document, 0);
      times[i] = ms_since (start);
      start = g_get_monotonic_time ();
    }
  g_print ("%-8s first page drawn, ms: %.1f with the start of a worker, %.1f with a worker that runs\n", name, times[0], times[1]);
  pdf_fixture_settle (pool);
}

static void
bench_geometry (const char       *name,
                IteamPdfDocument *document)
{
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  gint64 start = g_get_monotonic_time ();

  iteam_pdf_document_load_geometry_async (document, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  g_print ("%-8s sizes and labels of %u pages: %.0f ms\n", name, iteam_pdf_document_get_n_pages (document), ms_since (start));
}

static void
bench (const char *name,
       const char *path)
{
  IteamPdfPool *one = iteam_pdf_pool_new (1), *two = iteam_pdf_pool_new (2);
  IteamPdfDocument *document, *twice;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = NULL;
  PopplerDocument *raw;
  double bare, alone, together;

  if (file == NULL)
    {
      g_print ("%-8s is not on this machine: %s\n", name, path);

      return;
    }
  bytes = g_mapped_file_get_bytes (file);
  raw = poppler_document_new_from_bytes (bytes, NULL, NULL);

  bench_opening (name, path);
  document = pdf_fixture_open_path (one, path);
  twice = pdf_fixture_open_path (two, path);
  bare = bench_drawing (name, raw, document);
  draw_all (two, twice);
  alone = best_of_all (one, document);
  together = best_of_all (two, twice);
  g_print ("%-8s pages/s, asked ahead: one worker %.0f, two %.0f; two ÷ one %.2f; worker ÷ in process %.2f\n", name, alone, together,
           together / alone, 1000 / alone / bare);
  g_print ("%-8s texts/s: in process %.0f, one worker %.0f, two %.0f\n", name, read_raw (raw), read_worker (document), read_worker (twice));
  bench_find (name, twice);
  bench_geometry (name, document);

  g_object_unref (raw);
  g_object_unref (document);
  g_object_unref (twice);
  pdf_fixture_settle (one);
  pdf_fixture_settle (two);
}

int
main (int   argc,
      char *argv[])
{
  for (int i = 1; i < argc; i++)
    {
      g_auto (GStrv) words = g_strsplit (argv[i], "=", 2);

      g_assert_cmpuint (g_strv_length (words), ==, 2);
      bench (words[0], words[1]);
    }

  return EXIT_SUCCESS;
}
