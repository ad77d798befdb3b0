/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-draw.h"

#include <string.h>

/* The white of paper becomes this in the dark: black would swim before the eyes. */
#define DARKEST 30

/* A picture that covers so much of the page is a scan. */
#define SCAN_SHARE 0.6

/* A page that takes longer than this, in microseconds, may be a scan. */
#define SLOW 12000

/* cairo makes a picture of a page small with care, which takes three times as
 * long as to draw it near its own size; scans are made at 200 dpi or more. */
#define SCAN_DPI 200
#define MAX_FINENESS 8

/* What a page has in the dark that keeps its colours. */
typedef struct
{
  cairo_rectangle_int_t *areas;
  unsigned n_areas;
} Pictures;

/**
 * iteam_pdf_draw_measure:
 * @page: a page
 * @spec: (inout): what to draw; a whole page gets its size in device pixels
 *
 * Returns: %FALSE for a part that is not on the page
 */
gboolean
iteam_pdf_draw_measure (PopplerPage        *page,
                        IteamPdfRenderSpec *spec)
{
  gboolean lies = spec->rotation == 90 || spec->rotation == 270;
  double width, height;
  int page_width, page_height;

  poppler_page_get_size (page, &width, &height);
  page_width = iteam_pdf_pixels (lies ? height : width, spec->scale);
  page_height = iteam_pdf_pixels (lies ? width : height, spec->scale);
  if (spec->width == 0)
    {
      spec->x = 0;
      spec->y = 0;
      spec->width = page_width;
      spec->height = page_height;
    }

  return spec->x >= 0 && spec->y >= 0 && spec->width > 0 && spec->height > 0 &&
         spec->x < page_width && spec->y < page_height &&
         spec->width <= page_width - spec->x && spec->height <= page_height - spec->y;
}

/* From points of the page as it stands to pixels of the part. */
static void
get_matrix (PopplerPage              *page,
            const IteamPdfRenderSpec *spec,
            cairo_matrix_t           *matrix)
{
  double width, height;

  poppler_page_get_size (page, &width, &height);
  cairo_matrix_init_translate (matrix, -spec->x, -spec->y);
  cairo_matrix_scale (matrix, spec->scale, spec->scale);
  if (spec->rotation == 90)
    cairo_matrix_translate (matrix, height, 0);
  else if (spec->rotation == 180)
    cairo_matrix_translate (matrix, width, height);
  else if (spec->rotation == 270)
    cairo_matrix_translate (matrix, 0, width);
  cairo_matrix_rotate (matrix, spec->rotation * G_PI / 180);
}

static void
add_picture (Pictures                 *pictures,
             const cairo_matrix_t     *matrix,
             const PopplerRectangle   *area,
             const IteamPdfRenderSpec *spec)
{
  double x1 = area->x1, y1 = area->y1, x2 = area->x2, y2 = area->y2;
  cairo_rectangle_int_t *pixels = &pictures->areas[pictures->n_areas];
  int right, bottom;

  cairo_matrix_transform_point (matrix, &x1, &y1);
  cairo_matrix_transform_point (matrix, &x2, &y2);
  pixels->x = CLAMP (MIN (x1, x2), 0, spec->width);
  pixels->y = CLAMP (MIN (y1, y2), 0, spec->height);
  right = CLAMP (MAX (x1, x2) + 0.999, 0, spec->width);
  bottom = CLAMP (MAX (y1, y2) + 0.999, 0, spec->height);
  pixels->width = right - pixels->x;
  pixels->height = bottom - pixels->y;
  if (pixels->width > 0 && pixels->height > 0)
    pictures->n_areas++;
}

static double
get_share (PopplerPage            *page,
           const PopplerRectangle *area)
{
  double width, height;

  poppler_page_get_size (page, &width, &height);

  return ABS ((area->x2 - area->x1) * (area->y2 - area->y1)) / (width * height);
}

static void
find_pictures (PopplerPage              *page,
               const cairo_matrix_t     *matrix,
               const IteamPdfRenderSpec *spec,
               Pictures                 *pictures)
{
  GList *mapping = poppler_page_get_image_mapping (page);

  pictures->areas = g_new (cairo_rectangle_int_t, g_list_length (mapping) + 1);
  for (GList *item = mapping; item != NULL; item = item->next)
    {
      const PopplerRectangle *area = &((PopplerImageMapping *) item->data)->area;

      if (get_share (page, area) < SCAN_SHARE)
        add_picture (pictures, matrix, area, spec);
    }
  poppler_page_free_image_mapping (mapping);
}

/* Turns lightness around and keeps the hue: what was nearest to white of the
 * three becomes nearest to black. */
static void
darken_row (guint32 *row,
            int      from,
            int      to)
{
  for (int i = from; i < to; i++)
    {
      int r = row[i] >> 16 & 0xff, g = row[i] >> 8 & 0xff, b = row[i] & 0xff;
      int shift = 255 - MAX (MAX (r, g), b) - MIN (MIN (r, g), b);

      r = DARKEST + (r + shift) * (255 - DARKEST) / 255;
      g = DARKEST + (g + shift) * (255 - DARKEST) / 255;
      b = DARKEST + (b + shift) * (255 - DARKEST) / 255;
      row[i] = 0xff000000u | (guint32) r << 16 | (guint32) g << 8 | (guint32) b;
    }
}

/* Where the next picture in this row begins, or the end of the row; and where it ends. */
static int
find_next (const Pictures *pictures,
           int             x,
           int             y,
           int             width,
           int            *end)
{
  int next = width;

  *end = width;
  for (unsigned i = 0; i < pictures->n_areas; i++)
    {
      const cairo_rectangle_int_t *area = &pictures->areas[i];
      int right = area->x + area->width;

      if (y < area->y || y >= area->y + area->height || right <= x)
        continue;
      if (MAX (area->x, x) < next)
        {
          next = MAX (area->x, x);
          *end = right;
        }
    }

  return next;
}

static void
darken (PopplerPage              *page,
        const cairo_matrix_t     *matrix,
        const IteamPdfRenderSpec *spec,
        guint8                   *pixels)
{
  Pictures pictures = { 0 };

  find_pictures (page, matrix, spec, &pictures);
  for (int y = 0; y < spec->height; y++)
    {
      guint32 *row = (guint32 *) pixels + (gsize) y * spec->width;
      int x = 0;

      while (x < spec->width)
        {
          int end;
          int next = find_next (&pictures, x, y, spec->width, &end);

          darken_row (row, x, next);
          x = MAX (end, x + 1);
        }
    }
  g_free (pictures.areas);
}

static gboolean
is_scan (PopplerPage *page)
{
  GList *mapping = poppler_page_get_image_mapping (page);
  gboolean scan = FALSE;

  for (GList *item = mapping; item != NULL; item = item->next)
    scan |= get_share (page, &((PopplerImageMapping *) item->data)->area) >= SCAN_SHARE;
  poppler_page_free_image_mapping (mapping);

  return scan;
}

static gboolean
draw (PopplerPage              *page,
      const IteamPdfRenderSpec *spec,
      guint8                   *pixels)
{
  cairo_surface_t *surface;
  cairo_matrix_t matrix;
  cairo_t *cr;
  gboolean good;

  memset (pixels, 0xff, (gsize) spec->width * spec->height * 4);
  surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, spec->width, spec->height, spec->width * 4);
  cr = cairo_create (surface);
  get_matrix (page, spec, &matrix);
  cairo_set_matrix (cr, &matrix);
  poppler_page_render (page, cr);
  good = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return good;
}

/* The mean of squares of so many pixels a side. Red and blue are added up in
 * one number, alpha and green in another: eight times eight of them fit. */
static void
shrink (const guint32 *from,
        guint32       *to,
        int            width,
        int            height,
        unsigned       fineness)
{
  const unsigned count = fineness * fineness;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint32 *corner = from + ((gsize) y * fineness * width + x) * fineness;
        guint32 red_blue = 0, alpha_green = 0;

        for (unsigned j = 0; j < fineness; j++)
          for (unsigned i = 0; i < fineness; i++)
            {
              guint32 pixel = corner[(gsize) j * width * fineness + i];

              red_blue += pixel & 0xff00ff;
              alpha_green += pixel >> 8 & 0xff00ff;
            }
        to[(gsize) y * width + x] = (red_blue >> 16) / count << 16 | (red_blue & 0xffff) / count |
                                    (alpha_green >> 16) / count << 24 | (alpha_green & 0xffff) / count << 8;
      }
}

/* A scan is drawn near its own size, and made small afterwards. */
static gboolean
draw_finely (PopplerPage              *page,
             const IteamPdfRenderSpec *spec,
             unsigned                  fineness,
             guint8                   *pixels)
{
  IteamPdfRenderSpec fine = *spec;
  guint8 *large;
  gboolean good;

  fine.scale *= fineness;
  fine.x *= fineness;
  fine.y *= fineness;
  fine.width *= fineness;
  fine.height *= fineness;
  large = g_try_malloc ((gsize) fine.width * fine.height * 4);
  if (large == NULL)
    return draw (page, spec, pixels);

  good = draw (page, &fine, large);
  shrink ((const guint32 *) large, (guint32 *) pixels, spec->width, spec->height, fineness);
  g_free (large);

  return good;
}

/**
 * iteam_pdf_draw:
 * @page: a page
 * @spec: what to draw, measured
 * @pixels: (out caller-allocates): width × height × 4 bytes
 * @scans: (inout): whether the pages of this document look like scans so far
 *
 * Returns: whether that went well
 */
gboolean
iteam_pdf_draw (PopplerPage              *page,
                const IteamPdfRenderSpec *spec,
                guint8                   *pixels,
                gboolean                 *scans)
{
  unsigned fineness = CLAMP (SCAN_DPI / (spec->scale * 72) + 0.5, 1, MAX_FINENESS);
  gint64 start = g_get_monotonic_time ();
  gboolean good;

  /* To look for pictures costs half as much as to draw a page of text: it is
   * done after a slow page only, and as long as there are scans. */
  *scans = *scans && is_scan (page);
  good = *scans && fineness > 1 ? draw_finely (page, spec, fineness, pixels) : draw (page, spec, pixels);
  if (!*scans && g_get_monotonic_time () - start > SLOW)
    *scans = is_scan (page);

  if (good && spec->flags & ITEAM_PDF_RENDER_DARK)
    {
      cairo_matrix_t matrix;

      get_matrix (page, spec, &matrix);
      darken (page, &matrix, spec, pixels);
    }

  return good;
}
