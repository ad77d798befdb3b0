/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * IteamReaderColumns:
 * @ITEAM_READER_COLUMNS_SINGLE: one page below another
 * @ITEAM_READER_COLUMNS_DUAL: two pages beside one another
 * @ITEAM_READER_COLUMNS_BOOK: the same, with the first page alone on the right, as in a book
 */
typedef enum
{
  ITEAM_READER_COLUMNS_SINGLE,
  ITEAM_READER_COLUMNS_DUAL,
  ITEAM_READER_COLUMNS_BOOK,
} IteamReaderColumns;

/**
 * IteamReaderFit:
 * @ITEAM_READER_FIT_NONE: as large as was chosen
 * @ITEAM_READER_FIT_WIDTH: as wide as the view
 * @ITEAM_READER_FIT_PAGE: whole pages
 */
typedef enum
{
  ITEAM_READER_FIT_NONE,
  ITEAM_READER_FIT_WIDTH,
  ITEAM_READER_FIT_PAGE,
} IteamReaderFit;

/**
 * IteamReaderBox:
 * @x: left
 * @y: top
 * @width: to the right
 * @height: downwards
 *
 * A rectangle among all pages, in logical pixels. Doubles, because single
 * precision runs out of pixels in a document of two thousand pages.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} IteamReaderBox;

/**
 * IteamReaderSpot:
 * @page: from 0
 * @x: in points from the left of the page as it stands at rotation 0
 * @y: in points from its top
 *
 * A place in the document that stays the same whatever the zoom and the
 * rotation are. It may lie beside the page.
 */
typedef struct
{
  unsigned page;
  double x;
  double y;
} IteamReaderSpot;

#define ITEAM_READER_MARGIN 12.0
#define ITEAM_READER_SPACING 12.0

#define ITEAM_TYPE_READER_LAYOUT (iteam_reader_layout_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderLayout, iteam_reader_layout, ITEAM, READER_LAYOUT, GObject)

IteamReaderLayout *iteam_reader_layout_new           (void);
void               iteam_reader_layout_set_pages     (IteamReaderLayout *self, unsigned n_pages, double width, double height);
unsigned           iteam_reader_layout_get_n_pages   (IteamReaderLayout *self);
void               iteam_reader_layout_set_page_size (IteamReaderLayout *self, unsigned page, double width, double height);
void               iteam_reader_layout_get_page_size (IteamReaderLayout *self, unsigned page, double *width, double *height);
void               iteam_reader_layout_set_columns   (IteamReaderLayout *self, IteamReaderColumns columns);
IteamReaderColumns iteam_reader_layout_get_columns   (IteamReaderLayout *self);
void               iteam_reader_layout_set_rotation  (IteamReaderLayout *self, unsigned degrees);
unsigned           iteam_reader_layout_get_rotation  (IteamReaderLayout *self);
void               iteam_reader_layout_set_scale     (IteamReaderLayout *self, double scale);
double             iteam_reader_layout_get_scale     (IteamReaderLayout *self);
void               iteam_reader_layout_set_width     (IteamReaderLayout *self, double width);

void     iteam_reader_layout_get_size     (IteamReaderLayout *self, double *width, double *height);
void     iteam_reader_layout_get_page_box (IteamReaderLayout *self, unsigned page, IteamReaderBox *box);
gboolean iteam_reader_layout_get_range    (IteamReaderLayout *self, double y, double height, unsigned *first, unsigned *last);
unsigned iteam_reader_layout_get_row_start (IteamReaderLayout *self, unsigned page);
unsigned iteam_reader_layout_step         (IteamReaderLayout *self, unsigned page, int rows);
double   iteam_reader_layout_fit          (IteamReaderLayout *self, IteamReaderFit fit, unsigned page, double width, double height);

void iteam_reader_layout_spot_at   (IteamReaderLayout *self, double x, double y, IteamReaderSpot *spot);
void iteam_reader_layout_find_spot (IteamReaderLayout *self, const IteamReaderSpot *spot, double *x, double *y);
void iteam_reader_layout_find_part (IteamReaderLayout *self, unsigned page, double x1, double y1, double x2, double y2, IteamReaderBox *box);

G_END_DECLS
