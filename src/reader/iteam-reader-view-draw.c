/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-view-private.h"

#include <math.h>

#include "iteam-reader-hits.h"

/* What pages look like, and which drawings are wished for. */

/* Above as many pixels a page is drawn in tiles, and only where it is seen. */
#define MAX_WHOLE (3 * 1024 * 1024)
#define TILE 1024

/* What stands below tiles until they are there. */
#define MAX_UNDERLAY (1024 * 1024)

/* How many rows of pages are drawn ahead, and how many pixels that may take. */
#define ROWS_AHEAD 2
#define MAX_AHEAD (6 * 1024 * 1024)

typedef struct
{
  IteamPdfRenderSpec spec;
  int width;
  int height;
} Drawing;

static int
get_scale_factor (IteamReaderView *self)
{
  return gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

/* The page as a whole at @scale, in device pixels. */
static Drawing
get_drawing (IteamReaderView *self,
             unsigned         page,
             double           scale)
{
  Drawing drawing = { 0 };
  double width, height;

  drawing.spec.page = page;
  drawing.spec.rotation = iteam_reader_layout_get_rotation (self->layout);
  drawing.spec.scale = scale;
  drawing.spec.flags = self->dark ? ITEAM_PDF_RENDER_DARK : ITEAM_PDF_RENDER_NONE;
  iteam_reader_layout_get_page_size (self->layout, page, &width, &height);
  if (drawing.spec.rotation % 180 != 0)
    {
      double swap = width;

      width = height;
      height = swap;
    }
  drawing.width = iteam_pdf_pixels (width, scale);
  drawing.height = iteam_pdf_pixels (height, scale);

  return drawing;
}

static Drawing
get_exact (IteamReaderView *self,
           unsigned         page)
{
  return get_drawing (self, page, iteam_reader_layout_get_scale (self->layout) * get_scale_factor (self));
}

static gboolean
is_whole (const Drawing *drawing)
{
  return (gint64) drawing->width * drawing->height <= MAX_WHOLE;
}

/* Halved until it is small: the same one serves many zooms. */
static Drawing
get_underlay (IteamReaderView *self,
              unsigned         page)
{
  Drawing drawing;
  double scale = 4;

  do
    {
      scale /= 2;
      drawing = get_drawing (self, page, scale);
    }
  while ((gint64) drawing.width * drawing.height > MAX_UNDERLAY);

  return drawing;
}

/* A page that overflows the view is wished for tile by tile. */
typedef void (*TileFunc) (IteamReaderView *self, const IteamPdfRenderSpec *spec, gpointer data);

static void
each_tile (IteamReaderView *self,
           const Drawing   *drawing,
           double           y,
           TileFunc         func,
           gpointer         data)
{
  int factor = get_scale_factor (self);
  IteamReaderBox box;
  int left, top, right, bottom;

  iteam_reader_layout_get_page_box (self->layout, drawing->spec.page, &box);
  left = (int) floor ((iteam_reader_view_get_x (self) - box.x) * factor);
  top = (int) floor ((y - box.y) * factor);
  right = left + gtk_widget_get_width (GTK_WIDGET (self)) * factor;
  bottom = top + gtk_widget_get_height (GTK_WIDGET (self)) * factor;

  for (int tile_y = MAX (top, 0) / TILE * TILE; tile_y < MIN (bottom, drawing->height); tile_y += TILE)
    for (int tile_x = MAX (left, 0) / TILE * TILE; tile_x < MIN (right, drawing->width); tile_x += TILE)
      {
        IteamPdfRenderSpec spec = drawing->spec;

        spec.x = tile_x;
        spec.y = tile_y;
        spec.width = MIN (TILE, drawing->width - tile_x);
        spec.height = MIN (TILE, drawing->height - tile_y);
        func (self, &spec, data);
      }
}

static void
add_wish (GArray                   *wishes,
          const IteamPdfRenderSpec *spec,
          IteamPdfPriority          priority)
{
  IteamReaderWish wish = { *spec, priority };

  g_array_append_val (wishes, wish);
}

static void
add_tile (IteamReaderView          *self,
          const IteamPdfRenderSpec *spec,
          gpointer                  wishes)
{
  add_wish (wishes, spec, ITEAM_PDF_PRIORITY_VISIBLE);
}

static void
wish_for_visible (IteamReaderView *self,
                  GArray          *wishes,
                  unsigned         page,
                  double           y)
{
  Drawing exact = get_exact (self, page);

  if (is_whole (&exact))
    {
      add_wish (wishes, &exact.spec, ITEAM_PDF_PRIORITY_VISIBLE);
    }
  else
    {
      Drawing underlay = get_underlay (self, page);

      add_wish (wishes, &underlay.spec, ITEAM_PDF_PRIORITY_VISIBLE);
      each_tile (self, &exact, y, add_tile, wishes);
    }
}

/* Returns whether there is room for more. */
static gboolean
wish_for_next (IteamReaderView *self,
               GArray          *wishes,
               unsigned         page,
               gint64          *pixels)
{
  Drawing drawing = get_exact (self, page);

  if (!is_whole (&drawing))
    drawing = get_underlay (self, page);
  *pixels += (gint64) drawing.width * drawing.height;
  if (*pixels > MAX_AHEAD)
    return FALSE;
  add_wish (wishes, &drawing.spec, ITEAM_PDF_PRIORITY_NEXT);

  return TRUE;
}

static void
wish_ahead (IteamReaderView *self,
            GArray          *wishes,
            unsigned         first,
            unsigned         last)
{
  unsigned n_pages = iteam_reader_layout_get_n_pages (self->layout);
  unsigned per_row = iteam_reader_layout_get_columns (self->layout) == ITEAM_READER_COLUMNS_SINGLE ? 1 : 2;
  gint64 pixels = 0;
  gboolean down = self->direction >= 0;

  /* In the direction of travel first, then one row back. */
  for (unsigned i = 1; i <= ROWS_AHEAD * per_row; i++)
    {
      gboolean there = down ? last + i < n_pages : first >= i;

      if (there && !wish_for_next (self, wishes, down ? last + i : first - i, &pixels))
        return;
    }
  for (unsigned i = 1; i <= per_row; i++)
    {
      gboolean there = down ? first >= i : last + i < n_pages;

      if (there && !wish_for_next (self, wishes, down ? first - i : last + i, &pixels))
        return;
    }
}

/* Private: asks for what is on the screen, or will be in a moment, and calls back the rest. */
void
iteam_reader_view_wish (IteamReaderView *self)
{
  g_autoptr (GArray) wishes = NULL;
  double y = self->jumping ? self->jump_y : iteam_reader_view_get_y (self);
  unsigned first, last;

  if (self->renderer == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !iteam_reader_layout_get_range (self->layout, y, gtk_widget_get_height (GTK_WIDGET (self)), &first, &last))
    return;

  wishes = g_array_new (FALSE, FALSE, sizeof (IteamReaderWish));
  for (unsigned page = first; page <= last; page++)
    wish_for_visible (self, wishes, page, y);
  wish_ahead (self, wishes, first, last);
  iteam_reader_renderer_wish (self->renderer, first + (last - first) / 2,
                              (const IteamReaderWish *) wishes->data, wishes->len);
}

static gboolean
is_shown (IteamReaderView *self,
          unsigned         page)
{
  Drawing exact = get_exact (self, page);

  return iteam_reader_renderer_has_nearest (self->renderer, &exact.spec) ||
         iteam_reader_renderer_get_problem (self->renderer, page) != NULL;
}

/* Private: whether there is something to show of every page that is seen with its top at @y. */
gboolean
iteam_reader_view_is_drawn (IteamReaderView *self,
                            double           y)
{
  unsigned first, last;

  if (!iteam_reader_layout_get_range (self->layout, y, gtk_widget_get_height (GTK_WIDGET (self)), &first, &last))
    return TRUE;

  for (unsigned page = first; page <= last; page++)
    if (!is_shown (self, page))
      return FALSE;

  return TRUE;
}

typedef struct
{
  GtkSnapshot *snapshot;
  graphene_point_t corner;
  gboolean with_cairo;
} Canvas;

static void
draw_tile (IteamReaderView          *self,
           const IteamPdfRenderSpec *spec,
           gpointer                  data)
{
  Canvas *canvas = data;
  IteamReaderPicture *picture = iteam_reader_renderer_get_picture (self->renderer, spec);
  float factor = (float) get_scale_factor (self);

  if (picture != NULL)
    iteam_reader_picture_append (picture, canvas->snapshot,
                                 &GRAPHENE_RECT_INIT (canvas->corner.x + (float) spec->x / factor,
                                                      canvas->corner.y + (float) spec->y / factor,
                                                      (float) spec->width / factor,
                                                      (float) spec->height / factor),
                                 canvas->with_cairo);
  else
    self->sharp = FALSE;
}

static void
draw_problem (IteamReaderView       *self,
              GtkSnapshot           *snapshot,
              const graphene_rect_t *area,
              const char            *problem)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), problem);
  GdkRGBA ink = self->dark ? (GdkRGBA) { 1, 1, 1, 0.8f } : (GdkRGBA) { 0, 0, 0, 0.7f };
  float margin = MIN (24, area->size.width / 4);
  int height;

  pango_layout_set_width (layout, (int) ((area->size.width - 2 * margin) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (area->origin.x + margin,
                                                area->origin.y + MAX (0, (area->size.height - (float) height) / 3)));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
draw_rects (IteamReaderView        *self,
            Canvas                 *canvas,
            unsigned                page,
            GArray                 *rects,
            const GdkRGBA          *color)
{
  for (guint i = 0; rects != NULL && i < rects->len; i++)
    {
      const IteamPdfRect *rect = &g_array_index (rects, IteamPdfRect, i);
      IteamReaderBox box;

      iteam_reader_layout_find_part (self->layout, page, rect->x1, rect->y1, rect->x2, rect->y2, &box);
      gtk_snapshot_append_color (canvas->snapshot, color,
                                 &GRAPHENE_RECT_INIT (canvas->corner.x + (float) box.x, canvas->corner.y + (float) box.y,
                                                      (float) box.width, (float) box.height));
    }
}

static void
draw_passage (IteamReaderView            *self,
              Canvas                     *canvas,
              unsigned                    page,
              const IteamReaderSelection *passage,
              const GdkRGBA              *color)
{
  IteamPdfText *text = iteam_reader_texts_get (self->texts, page);
  g_autoptr (GArray) rects = NULL;
  unsigned from, to;

  if (text == NULL || !iteam_reader_selection_on_page (passage, page, iteam_pdf_text_get_n_chars (text), &from, &to))
    return;

  rects = iteam_pdf_text_get_rects (text, from, to);
  draw_rects (self, canvas, page, rects, color);
}

/* The hits on a page that is seen; where they are on it is looked up once. */
static void
draw_hits (IteamReaderView *self,
           Canvas          *canvas,
           unsigned         page,
           const GdkRGBA   *color,
           const GdkRGBA   *current_color)
{
  IteamPdfText *text = iteam_reader_texts_get (self->texts, page);

  if (self->sought != NULL && text != NULL && !iteam_reader_hits_are_placed (self->hits, page))
    iteam_reader_hits_place (self->hits, page, self->sought, text);

  for (guint i = iteam_reader_hits_find_page (self->hits, page); i < self->hits->len; i++)
    {
      const IteamPdfHit *hit = g_ptr_array_index (self->hits, i);

      if (hit->page != page)
        break;
      draw_rects (self, canvas, page, hit->rects, i == self->current_hit ? current_color : color);
    }
}

static void
draw_marks (IteamReaderView *self,
            Canvas          *canvas,
            unsigned         page)
{
  /* Yellow as of a marker, orange for the one that is looked at, blue for what
   * is selected: seen on white and on dark paper. */
  static const GdkRGBA hit_color = { 0.98f, 0.83f, 0.18f, 0.45f }, current_color = { 1, 0.47f, 0, 0.55f };
  static const GdkRGBA note_color = { 0.34f, 0.89f, 0.54f, 0.35f }, selection_color = { 0.21f, 0.52f, 0.89f, 0.35f };

  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    draw_passage (self, canvas, page, g_ptr_array_index (self->marks, i), &note_color);

  if (self->hits != NULL)
    draw_hits (self, canvas, page, &hit_color, &current_color);

  if (!iteam_reader_selection_is_empty (&self->selection))
    draw_passage (self, canvas, page, &self->selection, &selection_color);
}

static void
draw_page (IteamReaderView *self,
           GtkSnapshot     *snapshot,
           gboolean         with_cairo,
           unsigned         page)
{
  Drawing exact = get_exact (self, page);
  double factor = get_scale_factor (self);
  const char *problem = iteam_reader_renderer_get_problem (self->renderer, page);
  GdkRGBA paper = self->dark ? (GdkRGBA) { 0.118f, 0.118f, 0.118f, 1 } : (GdkRGBA) { 1, 1, 1, 1 };
  IteamReaderPicture *picture = NULL;
  graphene_rect_t area;
  IteamReaderBox box;
  Canvas canvas;

  /* On whole pixels of the screen, or letters become blurred. */
  iteam_reader_layout_get_page_box (self->layout, page, &box);
  area = GRAPHENE_RECT_INIT ((float) (round ((box.x - iteam_reader_view_get_x (self)) * factor) / factor),
                             (float) (round ((box.y - iteam_reader_view_get_y (self)) * factor) / factor),
                             (float) (exact.width / factor), (float) (exact.height / factor));
  canvas = (Canvas) { snapshot, area.origin, with_cairo };

  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 0.15f },
                             &GRAPHENE_RECT_INIT (area.origin.x - 1, area.origin.y - 1, area.size.width + 2, area.size.height + 2));
  if (is_whole (&exact))
    picture = iteam_reader_renderer_get_picture (self->renderer, &exact.spec);
  self->sharp = self->sharp && (picture != NULL || problem != NULL || !is_whole (&exact));
  if (picture == NULL && problem == NULL)
    picture = iteam_reader_renderer_get_nearest (self->renderer, &exact.spec);

  if (picture != NULL)
    iteam_reader_picture_append (picture, snapshot, &area, with_cairo);
  else
    gtk_snapshot_append_color (snapshot, &paper, &area);
  if (problem != NULL)
    draw_problem (self, snapshot, &area, problem);
  else if (picture == NULL)
    self->n_blank++;

  if (!is_whole (&exact))
    each_tile (self, &exact, iteam_reader_view_get_y (self), draw_tile, &canvas);
  draw_marks (self, &canvas, page);
}

/* Private: draws what is on the screen. */
void
iteam_reader_view_draw (IteamReaderView *self,
                        GtkSnapshot     *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  gboolean with_cairo = native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
  unsigned first, last;

  self->sharp = FALSE;
  if (self->renderer == NULL ||
      !iteam_reader_layout_get_range (self->layout, iteam_reader_view_get_y (self), height, &first, &last))
    return;

  self->sharp = TRUE;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  iteam_reader_renderer_begin_frame (self->renderer);
  for (unsigned page = first; page <= last; page++)
    draw_page (self, snapshot, with_cairo, page);
  gtk_snapshot_pop (snapshot);
}
