/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "iteam-reader-layout.h"

typedef struct
{
  double width;
  double height;
} Size;

/**
 * IteamReaderLayout:
 *
 * Where the pages of a document stand: below one another, or two by two.
 *
 * Only sums of points are kept, one a row, so that a new zoom costs nothing and
 * a page is found in a document of thousands by halving. Sums are made anew
 * when something is asked after sizes came in. Pages whose size is not known
 * yet are taken to be as large as the first.
 */
struct _IteamReaderLayout
{
  GObject parent_instance;

  IteamReaderColumns columns;
  unsigned rotation;
  double scale;
  double width;

  /* owned */
  GArray *sizes;  /* of Size: each page at rotation 0, in points */
  GArray *tops;   /* of double: the points above each row, and of all rows at the end */
  double widest;  /* the widest page, in points */
  gboolean stale; /* whether tops and widest are older than the rest */
};

G_DEFINE_FINAL_TYPE (IteamReaderLayout, iteam_reader_layout, G_TYPE_OBJECT)

static unsigned
row_of (IteamReaderLayout *self,
        unsigned           page)
{
  switch (self->columns)
    {
    case ITEAM_READER_COLUMNS_DUAL:
      return page / 2;
    case ITEAM_READER_COLUMNS_BOOK:
      return (page + 1) / 2;
    case ITEAM_READER_COLUMNS_SINGLE:
    default:
      return page;
    }
}

/* The first page of @row, and the one after its last. */
static void
pages_of (IteamReaderLayout *self,
          unsigned           row,
          unsigned          *start,
          unsigned          *end)
{
  switch (self->columns)
    {
    case ITEAM_READER_COLUMNS_DUAL:
      *start = row * 2;
      *end = *start + 2;
      break;
    case ITEAM_READER_COLUMNS_BOOK:
      *start = row == 0 ? 0 : row * 2 - 1;
      *end = row * 2 + 1;
      break;
    case ITEAM_READER_COLUMNS_SINGLE:
    default:
      *start = row;
      *end = row + 1;
      break;
    }

  *end = MIN (*end, self->sizes->len);
}

/* The page as it is shown, in points. */
static Size
turned_size (IteamReaderLayout *self,
             unsigned           page)
{
  Size size = g_array_index (self->sizes, Size, page);

  return self->rotation % 180 == 0 ? size : (Size) { size.height, size.width };
}

static void
refresh (IteamReaderLayout *self)
{
  unsigned n_rows = self->sizes->len > 0 ? row_of (self, self->sizes->len - 1) + 1 : 0;
  double top = 0;

  if (!self->stale)
    return;

  self->stale = FALSE;
  self->widest = 0;
  g_array_set_size (self->tops, n_rows + 1);
  for (unsigned row = 0; row < n_rows; row++)
    {
      unsigned start, end;
      double height = 0;

      pages_of (self, row, &start, &end);
      for (unsigned page = start; page < end; page++)
        {
          Size size = turned_size (self, page);

          height = MAX (height, size.height);
          self->widest = MAX (self->widest, size.width);
        }
      g_array_index (self->tops, double, row) = top;
      top += height;
    }
  g_array_index (self->tops, double, n_rows) = top;
}

static unsigned
count_rows (IteamReaderLayout *self)
{
  refresh (self);

  return self->tops->len - 1;
}

static double
top_of_row (IteamReaderLayout *self,
            unsigned           row)
{
  return ITEAM_READER_MARGIN + row * ITEAM_READER_SPACING + g_array_index (self->tops, double, row) * self->scale;
}

static double
height_of_row (IteamReaderLayout *self,
               unsigned           row)
{
  return (g_array_index (self->tops, double, row + 1) - g_array_index (self->tops, double, row)) * self->scale;
}

/* The row at @y, or the one above the gap that @y is in. */
static unsigned
row_at (IteamReaderLayout *self,
        double             y)
{
  unsigned low = 0, high = count_rows (self);

  while (high - low > 1)
    {
      unsigned middle = low + (high - low) / 2;

      if (top_of_row (self, middle) <= y)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* The pages alone, in points and pixels: two columns are as wide as their widest page twice. */
static double
content_width (IteamReaderLayout *self)
{
  refresh (self);
  if (self->columns == ITEAM_READER_COLUMNS_SINGLE)
    return self->widest * self->scale + 2 * ITEAM_READER_MARGIN;

  return 2 * self->widest * self->scale + ITEAM_READER_SPACING + 2 * ITEAM_READER_MARGIN;
}

static void
iteam_reader_layout_finalize (GObject *object)
{
  IteamReaderLayout *self = ITEAM_READER_LAYOUT (object);

  g_array_unref (self->sizes);
  g_array_unref (self->tops);

  G_OBJECT_CLASS (iteam_reader_layout_parent_class)->finalize (object);
}

static void
iteam_reader_layout_class_init (IteamReaderLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = iteam_reader_layout_finalize;
}

static void
iteam_reader_layout_init (IteamReaderLayout *self)
{
  self->sizes = g_array_new (FALSE, TRUE, sizeof (Size));
  self->tops = g_array_new (FALSE, TRUE, sizeof (double));
  self->scale = 96.0 / 72.0;
  self->stale = TRUE;
}

/**
 * iteam_reader_layout_new:
 *
 * Returns: (transfer full): a layout without pages
 */
IteamReaderLayout *
iteam_reader_layout_new (void)
{
  return g_object_new (ITEAM_TYPE_READER_LAYOUT, NULL);
}

/**
 * iteam_reader_layout_set_pages:
 * @self: a layout
 * @n_pages: how many there are
 * @width: in points, what each is taken to be until its size is known
 * @height: in points
 */
void
iteam_reader_layout_set_pages (IteamReaderLayout *self,
                               unsigned           n_pages,
                               double             width,
                               double             height)
{
  g_return_if_fail (ITEAM_IS_READER_LAYOUT (self));

  g_array_set_size (self->sizes, n_pages);
  for (unsigned page = 0; page < n_pages; page++)
    g_array_index (self->sizes, Size, page) = (Size) { MAX (width, 1), MAX (height, 1) };
  self->stale = TRUE;
}

/**
 * iteam_reader_layout_get_n_pages:
 * @self: a layout
 *
 * Returns: how many pages there are
 */
unsigned
iteam_reader_layout_get_n_pages (IteamReaderLayout *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_LAYOUT (self), 0);

  return self->sizes->len;
}

/**
 * iteam_reader_layout_set_page_size:
 * @self: a layout
 * @page: from 0
 * @width: of the page at rotation 0, in points
 * @height: in points
 *
 * Moves the pages that follow: keep the spot that is on the screen.
 */
void
iteam_reader_layout_set_page_size (IteamReaderLayout *self,
                                   unsigned           page,
                                   double             width,
                                   double             height)
{
  Size size = { MAX (width, 1), MAX (height, 1) };
  Size *known;

  g_return_if_fail (ITEAM_IS_READER_LAYOUT (self));
  g_return_if_fail (page < self->sizes->len);

  known = &g_array_index (self->sizes, Size, page);
  if (known->width == size.width && known->height == size.height)
    return;

  *known = size;
  self->stale = TRUE;
}

/**
 * iteam_reader_layout_get_page_size:
 * @self: a layout
 * @page: from 0
 * @width: (out): at rotation 0, in points
 * @height: (out): in points
 */
void
iteam_reader_layout_get_page_size (IteamReaderLayout *self,
                                   unsigned           page,
                                   double            *width,
                                   double            *height)
{
  Size size;

  g_return_if_fail (ITEAM_IS_READER_LAYOUT (self));
  g_return_if_fail (page < self->sizes->len);

  size = g_array_index (self->sizes, Size, page);
  *width = size.width;
  *height = size.height;
}

/**
 * iteam_reader_layout_set_columns:
 * @self: a layout
 * @columns: how pages stand beside one another
 */
void
iteam_reader_layout_set_columns (IteamReaderLayout  *self,
                                 IteamReaderColumns  columns)
{
  g_return_if_fail (ITEAM_IS_READER_LAYOUT (self));

  self->columns = columns;
  self->stale = TRUE;
}

/**
 * iteam_reader_layout_get_columns:
 * @self: a layout
 *
 * Returns: how pages stand beside one another
 */
IteamReaderColumns
iteam_reader_layout_get_columns (IteamReaderLayout *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_LAYOUT (self), ITEAM_READER_COLUMNS_SINGLE);

  return self->columns;
}

/**
 * iteam_reader_layout_set_rotation:
 * @self: a layout
 * @degrees: 0, 90, 180 or 270, clockwise
 */
void
iteam_reader_layout_set_rotation (IteamReaderLayout *self,
                                  unsigned           degrees)
{
  g_return_if_fail (ITEAM_IS_READER_LAYOUT (self));
  g_return_if_fail (degrees < 360 && degrees % 90 == 0);

  self->rotation = degrees;
  self->stale = TRUE;
}

/**
 * iteam_reader_layout_get_rotation:
 * @self: a layout
 *
 * Returns: in degrees, clockwise
 */
unsigned
iteam_reader_layout_get_rotation (IteamReaderLayout *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_LAYOUT (self), 0);

  return self->rotation;
}

/**
 * iteam_reader_layout_set_scale:
 * @self: a layout
 * @scale: logical pixels a point, above 0
 */
void
iteam_reader_layout_set_scale (IteamReaderLayout *self,
                               double             scale)
{
  g_return_if_fail (ITEAM_IS_READER_LAYOUT (self));
  g_return_if_fail (scale > 0);

  self->scale = scale;
}

/**
 * iteam_reader_layout_get_scale:
 * @self: a layout
 *
 * Returns: logical pixels a point
 */
double
iteam_reader_layout_get_scale (IteamReaderLayout *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_LAYOUT (self), 1);

  return self->scale;
}

/**
 * iteam_reader_layout_set_width:
 * @self: a layout
 * @width: of the view, in logical pixels; narrower pages stand in its middle
 */
void
iteam_reader_layout_set_width (IteamReaderLayout *self,
                               double             width)
{
  g_return_if_fail (ITEAM_IS_READER_LAYOUT (self));

  self->width = width;
}

/**
 * iteam_reader_layout_get_size:
 * @self: a layout
 * @width: (out): of all pages with the margins, in logical pixels
 * @height: (out): likewise
 */
void
iteam_reader_layout_get_size (IteamReaderLayout *self,
                              double            *width,
                              double            *height)
{
  unsigned n_rows;

  g_return_if_fail (ITEAM_IS_READER_LAYOUT (self));

  n_rows = count_rows (self);
  *width = content_width (self);
  *height = n_rows == 0 ? 0 : top_of_row (self, n_rows) - ITEAM_READER_SPACING + ITEAM_READER_MARGIN;
}

/**
 * iteam_reader_layout_get_page_box:
 * @self: a layout
 * @page: from 0
 * @box: (out): where it stands
 */
void
iteam_reader_layout_get_page_box (IteamReaderLayout *self,
                                  unsigned           page,
                                  IteamReaderBox    *box)
{
  double middle, height;
  unsigned row, start, end;
  Size size;

  g_return_if_fail (ITEAM_IS_READER_LAYOUT (self));
  g_return_if_fail (page < self->sizes->len);

  refresh (self);
  row = row_of (self, page);
  size = turned_size (self, page);
  box->width = size.width * self->scale;
  box->height = size.height * self->scale;
  middle = MAX (self->width, content_width (self)) / 2;
  height = height_of_row (self, row);
  box->y = top_of_row (self, row) + (height - box->height) / 2;

  pages_of (self, row, &start, &end);
  if (self->columns == ITEAM_READER_COLUMNS_SINGLE)
    box->x = middle - box->width / 2;
  else if (page > start || (self->columns == ITEAM_READER_COLUMNS_BOOK && page == 0))
    box->x = middle + ITEAM_READER_SPACING / 2;
  else
    box->x = middle - ITEAM_READER_SPACING / 2 - box->width;
}

/**
 * iteam_reader_layout_get_range:
 * @self: a layout
 * @y: the top of the view
 * @height: of the view
 * @first: (out): the first page of which something shows
 * @last: (out): the last
 *
 * Where the view shows a gap alone, the page above it counts.
 *
 * Returns: whether there are pages at all
 */
gboolean
iteam_reader_layout_get_range (IteamReaderLayout *self,
                               double             y,
                               double             height,
                               unsigned          *first,
                               unsigned          *last)
{
  unsigned top, bottom, n_rows, unused;

  g_return_val_if_fail (ITEAM_IS_READER_LAYOUT (self), FALSE);

  n_rows = count_rows (self);
  if (n_rows == 0)
    return FALSE;

  top = row_at (self, y);
  bottom = row_at (self, y + MAX (height, 1) - 1);
  if (top < bottom && top_of_row (self, top) + height_of_row (self, top) <= y)
    top++;

  pages_of (self, top, first, &unused);
  pages_of (self, bottom, &unused, last);
  *last -= 1;

  return TRUE;
}

/**
 * iteam_reader_layout_get_row_start:
 * @self: a layout
 * @page: from 0
 *
 * Returns: the first page of the row that @page is in
 */
unsigned
iteam_reader_layout_get_row_start (IteamReaderLayout *self,
                                   unsigned           page)
{
  unsigned start, end;

  g_return_val_if_fail (ITEAM_IS_READER_LAYOUT (self), 0);
  g_return_val_if_fail (page < self->sizes->len, 0);

  pages_of (self, row_of (self, page), &start, &end);

  return start;
}

/**
 * iteam_reader_layout_step:
 * @self: a layout
 * @page: from 0
 * @rows: how many rows down, or up when negative
 *
 * Returns: the first page of that row, or of the nearest there is
 */
unsigned
iteam_reader_layout_step (IteamReaderLayout *self,
                          unsigned           page,
                          int                rows)
{
  unsigned start, end;
  gint64 row;

  g_return_val_if_fail (ITEAM_IS_READER_LAYOUT (self), 0);
  g_return_val_if_fail (page < self->sizes->len, 0);

  row = CLAMP ((gint64) row_of (self, page) + rows, 0, (gint64) count_rows (self) - 1);
  pages_of (self, row, &start, &end);

  return start;
}

/**
 * iteam_reader_layout_fit:
 * @self: a layout
 * @fit: what should fit
 * @page: the page whose row should fit: in a document with pages lying and
 *   standing, nobody wants all as small as the widest asks
 * @width: of the view, in logical pixels
 * @height: of the view
 *
 * Returns: the scale, in logical pixels a point; the present one if @fit asks nothing
 */
double
iteam_reader_layout_fit (IteamReaderLayout *self,
                         IteamReaderFit     fit,
                         unsigned           page,
                         double             width,
                         double             height)
{
  unsigned start, end;
  double room, wide = 0, high = 0, scale;

  g_return_val_if_fail (ITEAM_IS_READER_LAYOUT (self), 1);
  g_return_val_if_fail (page < self->sizes->len, self->scale);

  if (fit == ITEAM_READER_FIT_NONE)
    return self->scale;

  pages_of (self, row_of (self, page), &start, &end);
  for (unsigned i = start; i < end; i++)
    {
      Size size = turned_size (self, i);

      wide = MAX (wide, size.width);
      high = MAX (high, size.height);
    }

  room = width - 2 * ITEAM_READER_MARGIN;
  if (self->columns != ITEAM_READER_COLUMNS_SINGLE)
    room = (room - ITEAM_READER_SPACING) / 2;
  scale = MAX (room, 1) / wide;
  if (fit == ITEAM_READER_FIT_PAGE)
    scale = MIN (scale, MAX (height - 2 * ITEAM_READER_MARGIN, 1) / high);

  return scale;
}

/* From the page at rotation 0 to the page as it is shown, in points. */
static void
turn (unsigned  rotation,
      Size      size,
      double    x,
      double    y,
      double   *turned_x,
      double   *turned_y)
{
  switch (rotation)
    {
    case 90:
      *turned_x = size.height - y;
      *turned_y = x;
      break;
    case 180:
      *turned_x = size.width - x;
      *turned_y = size.height - y;
      break;
    case 270:
      *turned_x = y;
      *turned_y = size.width - x;
      break;
    default:
      *turned_x = x;
      *turned_y = y;
      break;
    }
}

/**
 * iteam_reader_layout_spot_at:
 * @self: a layout with pages
 * @x: among all pages, in logical pixels
 * @y: likewise
 * @spot: (out): what is there, on the nearest page
 */
void
iteam_reader_layout_spot_at (IteamReaderLayout *self,
                             double             x,
                             double             y,
                             IteamReaderSpot   *spot)
{
  unsigned row, start, end;
  IteamReaderBox box;
  Size turned;

  g_return_if_fail (ITEAM_IS_READER_LAYOUT (self));
  g_return_if_fail (self->sizes->len > 0);

  row = row_at (self, y);
  /* In a gap the nearer row counts. */
  if (row + 1 < count_rows (self) &&
      y - (top_of_row (self, row) + height_of_row (self, row)) > top_of_row (self, row + 1) - y)
    row++;

  pages_of (self, row, &start, &end);
  spot->page = start;
  if (end - start == 2 && x > MAX (self->width, content_width (self)) / 2)
    spot->page = end - 1;

  iteam_reader_layout_get_page_box (self, spot->page, &box);
  turned = turned_size (self, spot->page);
  /* Turning on by what is missing from a full circle turns back. */
  turn ((360 - self->rotation) % 360, turned,
        (x - box.x) / self->scale, (y - box.y) / self->scale, &spot->x, &spot->y);
}

/**
 * iteam_reader_layout_find_spot:
 * @self: a layout
 * @spot: a place on a page
 * @x: (out): where it is among all pages, in logical pixels
 * @y: (out): likewise
 */
void
iteam_reader_layout_find_spot (IteamReaderLayout     *self,
                               const IteamReaderSpot *spot,
                               double                *x,
                               double                *y)
{
  IteamReaderBox box;
  double turned_x, turned_y;

  g_return_if_fail (ITEAM_IS_READER_LAYOUT (self));
  g_return_if_fail (spot->page < self->sizes->len);

  iteam_reader_layout_get_page_box (self, spot->page, &box);
  turn (self->rotation, g_array_index (self->sizes, Size, spot->page), spot->x, spot->y, &turned_x, &turned_y);
  *x = box.x + turned_x * self->scale;
  *y = box.y + turned_y * self->scale;
}

/**
 * iteam_reader_layout_find_part:
 * @self: a layout
 * @page: from 0
 * @x1: a corner of a part of the page, in points at rotation 0
 * @y1: likewise
 * @x2: the opposite corner
 * @y2: likewise
 * @box: (out): where the part is on the page as it is shown, in logical pixels
 *   from the page's own corner
 */
void
iteam_reader_layout_find_part (IteamReaderLayout *self,
                               unsigned           page,
                               double             x1,
                               double             y1,
                               double             x2,
                               double             y2,
                               IteamReaderBox    *box)
{
  double left, top, right, bottom;
  Size size;

  g_return_if_fail (ITEAM_IS_READER_LAYOUT (self));
  g_return_if_fail (page < self->sizes->len);

  size = g_array_index (self->sizes, Size, page);
  turn (self->rotation, size, x1, y1, &left, &top);
  turn (self->rotation, size, x2, y2, &right, &bottom);
  box->x = MIN (left, right) * self->scale;
  box->y = MIN (top, bottom) * self->scale;
  box->width = fabs (right - left) * self->scale;
  box->height = fabs (bottom - top) * self->scale;
}
