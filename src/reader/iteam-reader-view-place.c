/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-view-private.h"

#include <math.h>

/* Where the view is in the document, and how it comes elsewhere. */

/* A jump waits for its page rather than show an empty one, but not for ever: a page that
 * takes so long is better seen to be on its way. */
#define JUMP_MS 1000

/* The current page is the one at this part of the height of the view. */
#define READING_LINE 0.3

static int
get_width (IteamReaderView *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self));
}

static int
get_height (IteamReaderView *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self));
}

static unsigned
get_n_pages (IteamReaderView *self)
{
  return iteam_reader_layout_get_n_pages (self->layout);
}

/* Private: what is at a place in the view. */
void
iteam_reader_view_spot_in_view (IteamReaderView *self,
                                double           x,
                                double           y,
                                IteamReaderSpot *spot)
{
  iteam_reader_layout_spot_at (self->layout, iteam_reader_view_get_x (self) + x, iteam_reader_view_get_y (self) + y, spot);
}

/* Private: what is at this place in the view stays there when the next sizes are given.
 * Where several changes come before that, the first one says what stays. */
void
iteam_reader_view_keep (IteamReaderView *self,
                        double           x,
                        double           y)
{
  if (self->kept || get_n_pages (self) == 0)
    return;

  iteam_reader_view_spot_in_view (self, x, y, &self->kept_spot);
  self->kept_x = x;
  self->kept_y = y;
  self->kept = TRUE;
}

/* Private: what is at the top stays there. */
void
iteam_reader_view_keep_top (IteamReaderView *self)
{
  iteam_reader_view_keep (self, get_width (self) / 2.0, 0);
}

/* Private: another page is the one that is read. */
void
iteam_reader_view_set_page (IteamReaderView *self,
                            unsigned         page)
{
  if (self->page == page)
    return;

  self->page = page;
  g_object_notify (G_OBJECT (self), "page");
}

/* Private: looks which page is read. The end of a document counts as its last page. */
void
iteam_reader_view_follow_page (IteamReaderView *self)
{
  double y = iteam_reader_view_get_y (self), height = get_height (self), all_width, all_height;
  IteamReaderSpot spot;

  if (get_n_pages (self) == 0 || self->jumping)
    return;

  iteam_reader_layout_get_size (self->layout, &all_width, &all_height);
  if (y > 0 && y + height >= all_height - 1)
    {
      unsigned first, last;

      iteam_reader_layout_get_range (self->layout, y, height, &first, &last);
      iteam_reader_view_set_page (self, iteam_reader_layout_get_row_start (self->layout, last));
      return;
    }

  iteam_reader_layout_spot_at (self->layout, 0, y + height * READING_LINE, &spot);
  iteam_reader_view_set_page (self, iteam_reader_layout_get_row_start (self->layout, spot.page));
}

/* Private: ends a jump where it leads. */
void
iteam_reader_view_land (IteamReaderView *self)
{
  double x = self->jump_x, y = self->jump_y;

  g_clear_handle_id (&self->jump_source, g_source_remove);
  self->jumping = FALSE;
  if (self->vadjustment == NULL)
    return;

  /* The page was told when the jump began, and stays. */
  self->configuring = TRUE;
  gtk_adjustment_set_value (self->hadjustment, x);
  gtk_adjustment_set_value (self->vadjustment, y);
  self->configuring = FALSE;
  self->last_y = iteam_reader_view_get_y (self);
  iteam_reader_view_moved (self);
}

/* Private: on the way to a page that is not drawn yet, shows one before it that is. Who
 * turns pages faster than they are drawn sees some of them, and none that is empty. */
void
iteam_reader_view_pass (IteamReaderView *self,
                        unsigned         page)
{
  double from = iteam_reader_view_get_y (self), y;
  IteamReaderBox box;

  iteam_reader_layout_get_page_box (self->layout, page, &box);
  y = box.y - ITEAM_READER_MARGIN / 2;
  if (self->vadjustment == NULL || y <= MIN (from, self->jump_y) || y >= MAX (from, self->jump_y) || !iteam_reader_view_is_drawn (self, y))
    return;

  self->configuring = TRUE;
  gtk_adjustment_set_value (self->vadjustment, y);
  self->configuring = FALSE;
  self->last_y = iteam_reader_view_get_y (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
land_cb (gpointer data)
{
  IteamReaderView *self = data;

  self->jump_source = 0;
  iteam_reader_view_land (self);

  return G_SOURCE_REMOVE;
}

/* To a place of all pages, which @spot is in a page, so that it is found again when
 * pages get another size on the way. */
static void
jump (IteamReaderView       *self,
      double                 x,
      double                 y,
      const IteamReaderSpot *spot)
{
  double max_y = self->vadjustment != NULL ? MAX (0, gtk_adjustment_get_upper (self->vadjustment) - gtk_adjustment_get_page_size (self->vadjustment)) : 0;

  self->jump_spot = *spot;
  self->jump_x = x;
  self->jump_y = CLAMP (y, 0, max_y);
  self->direction = self->jump_y >= iteam_reader_view_get_y (self) ? 1 : -1;
  if (self->renderer == NULL || iteam_reader_view_is_drawn (self, self->jump_y))
    {
      iteam_reader_view_land (self);
      return;
    }

  self->jumping = TRUE;
  iteam_reader_view_wish (self);
  if (self->jump_source == 0)
    self->jump_source = g_timeout_add (JUMP_MS, land_cb, self);
}

/**
 * iteam_reader_view_get_spot:
 * @self: a view with a document
 * @spot: (out): what is at its top
 */
void
iteam_reader_view_get_spot (IteamReaderView *self,
                            IteamReaderSpot *spot)
{
  g_return_if_fail (ITEAM_IS_READER_VIEW (self));
  g_return_if_fail (self->document != NULL);

  if (self->kept)
    *spot = self->kept_spot;
  else
    iteam_reader_view_spot_in_view (self, get_width (self) / 2.0, 0, spot);
}

static void
spot_to_place (IteamReaderView *self,
               unsigned         page,
               double           y,
               double          *place_x,
               double          *place_y)
{
  IteamReaderBox box;

  iteam_reader_layout_get_page_box (self->layout, page, &box);
  *place_x = iteam_reader_view_get_x (self);
  if (isnan (y))
    {
      *place_y = box.y - ITEAM_READER_MARGIN / 2;
    }
  else
    {
      IteamReaderSpot spot = { page, 0, y };
      double x;

      iteam_reader_layout_find_spot (self->layout, &spot, &x, place_y);
    }
}

/**
 * iteam_reader_view_go_to:
 * @self: a view
 * @page: from 0
 * @y: what shall be at the top of the view, in points from the top of the page;
 *   NaN for the page as a whole
 */
void
iteam_reader_view_go_to (IteamReaderView *self,
                         unsigned         page,
                         double           y)
{
  double place_x, place_y;

  g_return_if_fail (ITEAM_IS_READER_VIEW (self));

  if (page >= get_n_pages (self))
    return;

  iteam_reader_view_set_page (self, page);
  /* Before it has a size it goes there when it gets one. */
  if (get_height (self) == 0 || self->kept)
    {
      self->kept_spot = (IteamReaderSpot) { page, 0, y };
      self->kept_x = self->kept_y = 0;
      self->kept = TRUE;
      gtk_widget_queue_resize (GTK_WIDGET (self));
      return;
    }

  spot_to_place (self, page, y, &place_x, &place_y);
  jump (self, place_x, place_y, &(IteamReaderSpot) { page, 0, y });
}

/* Private: goes on to where it was to go, which is elsewhere now. */
void
iteam_reader_view_jump_again (IteamReaderView *self)
{
  const IteamReaderSpot spot = self->jump_spot;
  double x, y;

  spot_to_place (self, spot.page, spot.y, &x, &y);
  jump (self, x, y, &spot);
}

static void
jump_to_place (IteamReaderView *self,
               double           x,
               double           y)
{
  IteamReaderSpot spot;

  iteam_reader_layout_spot_at (self->layout, x, y, &spot);
  jump (self, x, y, &spot);
}

/**
 * iteam_reader_view_show_rect:
 * @self: a view
 * @page: from 0
 * @rect: a place on that page
 *
 * Scrolls there, if it is not on the screen.
 */
void
iteam_reader_view_show_rect (IteamReaderView    *self,
                             unsigned            page,
                             const IteamPdfRect *rect)
{
  IteamReaderBox box, part;
  double x = iteam_reader_view_get_x (self), y = iteam_reader_view_get_y (self);

  g_return_if_fail (ITEAM_IS_READER_VIEW (self));
  g_return_if_fail (rect != NULL);

  if (page >= get_n_pages (self))
    return;
  if (get_height (self) == 0 || self->kept)
    {
      iteam_reader_view_go_to (self, page, rect->y1 - 72);
      return;
    }

  iteam_reader_layout_get_page_box (self->layout, page, &box);
  iteam_reader_layout_find_part (self->layout, page, rect->x1, rect->y1, rect->x2, rect->y2, &part);
  part.x += box.x;
  part.y += box.y;
  iteam_reader_view_set_page (self, page);
  if (part.y < y || part.y + part.height > y + get_height (self))
    y = part.y - get_height (self) / 3.0;
  if (part.x < x || part.x + part.width > x + get_width (self))
    x = part.x + part.width / 2 - get_width (self) / 2.0;
  jump_to_place (self, x, y);
}

/**
 * iteam_reader_view_step:
 * @self: a view
 * @screens: how many to go down, or up when negative
 *
 * Turns whole pages where these fit, and else goes on by what was seen.
 */
void
iteam_reader_view_step (IteamReaderView *self,
                        int              screens)
{
  IteamReaderBox box;
  double y;

  g_return_if_fail (ITEAM_IS_READER_VIEW (self));

  if (get_n_pages (self) == 0)
    return;

  iteam_reader_layout_get_page_box (self->layout, self->page, &box);
  if (box.height <= get_height (self))
    {
      unsigned page = iteam_reader_layout_step (self->layout, self->page, screens);

      if (page != iteam_reader_layout_get_row_start (self->layout, self->page))
        iteam_reader_view_go_to (self, page, NAN);
      return;
    }

  y = (self->jumping ? self->jump_y : iteam_reader_view_get_y (self)) + screens * get_height (self) * 0.9;
  jump_to_place (self, iteam_reader_view_get_x (self), y);
  if (!self->jumping)
    iteam_reader_view_follow_page (self);
}
