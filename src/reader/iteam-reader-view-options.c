/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-view-private.h"

#include <math.h>

/* How the pages are shown, and what is marked on them. */

#define MIN_SCALE (0.1 * ITEAM_READER_FULL_SCALE)
#define MAX_SCALE (8 * ITEAM_READER_FULL_SCALE)

static double
get_middle (IteamReaderView *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
}

/* Private: the scale changes; sizes follow. */
void
iteam_reader_view_take_scale (IteamReaderView *self,
                              double           scale)
{
  scale = CLAMP (scale, MIN_SCALE, MAX_SCALE);
  if (iteam_reader_layout_get_scale (self->layout) == scale)
    return;

  iteam_reader_layout_set_scale (self->layout, scale);
  g_object_notify (G_OBJECT (self), "scale");
}

/**
 * iteam_reader_view_get_scale:
 * @self: a view
 *
 * Returns: in logical pixels a point.
 */
double
iteam_reader_view_get_scale (IteamReaderView *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_VIEW (self), 1);

  return iteam_reader_layout_get_scale (self->layout);
}

/* Private: zooms so that what is at a place in the view stays there. */
void
iteam_reader_view_scale_around (IteamReaderView *self,
                                double           scale,
                                double           x,
                                double           y)
{
  iteam_reader_view_keep (self, x, y);
  if (self->fit != ITEAM_READER_FIT_NONE)
    {
      self->fit = ITEAM_READER_FIT_NONE;
      g_object_notify (G_OBJECT (self), "fit");
    }
  iteam_reader_view_take_scale (self, scale);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * iteam_reader_view_set_scale:
 * @self: a view
 * @scale: in logical pixels a point, kept between 10 and 800 %
 */
void
iteam_reader_view_set_scale (IteamReaderView *self,
                             double           scale)
{
  g_return_if_fail (ITEAM_IS_READER_VIEW (self));

  iteam_reader_view_scale_around (self, scale, get_middle (self), 0);
}

/**
 * iteam_reader_view_zoom:
 * @self: a view
 * @steps: how many to come nearer, or to go farther when negative
 */
void
iteam_reader_view_zoom (IteamReaderView *self,
                        int              steps)
{
  g_return_if_fail (ITEAM_IS_READER_VIEW (self));

  iteam_reader_view_scale_around (self, iteam_reader_view_get_scale (self) * pow (1.2, steps),
                                  get_middle (self), gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

/**
 * iteam_reader_view_get_fit:
 * @self: a view
 *
 * Returns: what fits the view at any size of it.
 */
IteamReaderFit
iteam_reader_view_get_fit (IteamReaderView *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_VIEW (self), ITEAM_READER_FIT_NONE);

  return self->fit;
}

/**
 * iteam_reader_view_set_fit:
 * @self: a view
 * @fit: what shall fit the view at any size of it
 */
void
iteam_reader_view_set_fit (IteamReaderView *self,
                           IteamReaderFit   fit)
{
  g_return_if_fail (ITEAM_IS_READER_VIEW (self));

  if (self->fit == fit)
    return;

  iteam_reader_view_keep_top (self);
  self->fit = fit;
  g_object_notify (G_OBJECT (self), "fit");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * iteam_reader_view_get_columns:
 * @self: a view
 *
 * Returns: how pages stand beside one another.
 */
IteamReaderColumns
iteam_reader_view_get_columns (IteamReaderView *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_VIEW (self), ITEAM_READER_COLUMNS_SINGLE);

  return iteam_reader_layout_get_columns (self->layout);
}

/**
 * iteam_reader_view_set_columns:
 * @self: a view
 * @columns: how pages stand beside one another
 */
void
iteam_reader_view_set_columns (IteamReaderView    *self,
                               IteamReaderColumns  columns)
{
  g_return_if_fail (ITEAM_IS_READER_VIEW (self));

  if (iteam_reader_layout_get_columns (self->layout) == columns)
    return;

  iteam_reader_view_keep_top (self);
  iteam_reader_layout_set_columns (self->layout, columns);
  g_object_notify (G_OBJECT (self), "columns");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * iteam_reader_view_get_rotation:
 * @self: a view
 *
 * Returns: in degrees, clockwise.
 */
unsigned
iteam_reader_view_get_rotation (IteamReaderView *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_VIEW (self), 0);

  return iteam_reader_layout_get_rotation (self->layout);
}

/**
 * iteam_reader_view_set_rotation:
 * @self: a view
 * @degrees: 0, 90, 180 or 270, clockwise
 */
void
iteam_reader_view_set_rotation (IteamReaderView *self,
                                unsigned         degrees)
{
  g_return_if_fail (ITEAM_IS_READER_VIEW (self));

  if (iteam_reader_layout_get_rotation (self->layout) == degrees)
    return;

  /* What is at the top of a page is elsewhere when it is turned: the page stays. */
  self->kept_spot = (IteamReaderSpot) { self->page, 0, NAN };
  self->kept = TRUE;
  iteam_reader_layout_set_rotation (self->layout, degrees);
  g_object_notify (G_OBJECT (self), "rotation");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * iteam_reader_view_get_dark:
 * @self: a view
 *
 * Returns: whether pages are light on dark.
 */
gboolean
iteam_reader_view_get_dark (IteamReaderView *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_VIEW (self), FALSE);

  return self->dark;
}

/**
 * iteam_reader_view_set_dark:
 * @self: a view
 * @dark: whether pages are light on dark
 */
void
iteam_reader_view_set_dark (IteamReaderView *self,
                            gboolean         dark)
{
  g_return_if_fail (ITEAM_IS_READER_VIEW (self));

  if (self->dark == dark)
    return;

  self->dark = dark;
  iteam_reader_view_moved (self);
  g_object_notify (G_OBJECT (self), "dark");
}

/* Private: another passage is selected. */
void
iteam_reader_view_selected (IteamReaderView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "has-selection");
}

/**
 * iteam_reader_view_get_selection:
 * @self: a view
 *
 * Returns: the passage that is selected; empty if there is none.
 */
const IteamReaderSelection *
iteam_reader_view_get_selection (IteamReaderView *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_VIEW (self), NULL);

  return &self->selection;
}

/**
 * iteam_reader_view_set_selection:
 * @self: a view
 * @selection: (nullable): the passage to select; %NULL for none
 */
void
iteam_reader_view_set_selection (IteamReaderView            *self,
                                 const IteamReaderSelection *selection)
{
  g_return_if_fail (ITEAM_IS_READER_VIEW (self));

  self->selection = selection != NULL ? *selection : (IteamReaderSelection) { 0 };
  iteam_reader_view_selected (self);
}

/* Where a letter is, in the view's own pixels, if its page has been read. */
static gboolean
find_letter (IteamReaderView *self,
             unsigned         page,
             unsigned         index,
             GdkRectangle    *area)
{
  IteamPdfText *text = iteam_reader_view_get_text (self, page);
  IteamReaderBox box, part;
  IteamPdfRect letter;

  if (text == NULL || !iteam_pdf_text_get_box (text, index, &letter))
    return FALSE;

  iteam_reader_layout_get_page_box (self->layout, page, &box);
  iteam_reader_layout_find_part (self->layout, page, letter.x1, letter.y1, letter.x2, letter.y2, &part);
  area->x = (int) (box.x + part.x - iteam_reader_view_get_x (self));
  area->y = (int) (box.y + part.y - iteam_reader_view_get_y (self));
  area->width = MAX (1, (int) part.width);
  area->height = MAX (1, (int) part.height);

  return TRUE;
}

/**
 * iteam_reader_view_find_selection:
 * @self: a view
 * @area: (out): where the end of the selected passage is, in the view's own pixels
 *
 * Returns: whether that is known.
 */
gboolean
iteam_reader_view_find_selection (IteamReaderView *self,
                                  GdkRectangle    *area)
{
  g_return_val_if_fail (ITEAM_IS_READER_VIEW (self), FALSE);

  return !iteam_reader_selection_is_empty (&self->selection) && self->selection.last.index > 0 &&
         find_letter (self, self->selection.last.page, self->selection.last.index - 1, area);
}

/**
 * iteam_reader_view_sees_selection:
 * @self: a view
 *
 * Returns: whether something of the selected passage is in sight, so that it is
 * what a person means.
 */
gboolean
iteam_reader_view_sees_selection (IteamReaderView *self)
{
  GdkRectangle first, last;
  unsigned from, to;

  g_return_val_if_fail (ITEAM_IS_READER_VIEW (self), FALSE);

  if (self->document == NULL || iteam_reader_selection_is_empty (&self->selection) ||
      !iteam_reader_layout_get_range (self->layout, iteam_reader_view_get_y (self), gtk_widget_get_height (GTK_WIDGET (self)), &from, &to) ||
      self->selection.first.page > to || self->selection.last.page < from)
    return FALSE;

  /* Of the pages in sight the text has been read; a letter of another is beyond. */
  if (find_letter (self, self->selection.first.page, self->selection.first.index, &first) &&
      first.y >= gtk_widget_get_height (GTK_WIDGET (self)))
    return FALSE;

  return !iteam_reader_view_find_selection (self, &last) || last.y + last.height > 0;
}

/**
 * iteam_reader_view_get_text:
 * @self: a view
 * @page: from 0
 *
 * Returns: (transfer none) (nullable): the text of a page that is seen, once it has been read.
 */
IteamPdfText *
iteam_reader_view_get_text (IteamReaderView *self,
                            unsigned         page)
{
  g_return_val_if_fail (ITEAM_IS_READER_VIEW (self), NULL);

  return self->texts != NULL ? iteam_reader_texts_get (self->texts, page) : NULL;
}

/**
 * iteam_reader_view_set_hits:
 * @self: a view
 * @hits: (nullable) (element-type IteamPdfHit): what is highlighted, in order
 * @current: the one that is looked at
 * @sought: (nullable): what was looked for, if some do not say yet where on their page they are
 */
void
iteam_reader_view_set_hits (IteamReaderView *self,
                            GPtrArray       *hits,
                            guint            current,
                            IteamFind       *sought)
{
  g_return_if_fail (ITEAM_IS_READER_VIEW (self));

  if (hits != NULL)
    g_ptr_array_ref (hits);
  if (sought != NULL)
    iteam_find_ref (sought);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->sought, iteam_find_unref);
  self->hits = hits;
  self->sought = sought;
  self->current_hit = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * iteam_reader_view_set_marks:
 * @self: a view
 * @marks: (nullable) (element-type IteamReaderSelection): passages that have a note
 */
void
iteam_reader_view_set_marks (IteamReaderView *self,
                             GPtrArray       *marks)
{
  g_return_if_fail (ITEAM_IS_READER_VIEW (self));

  if (marks != NULL)
    g_ptr_array_ref (marks);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  self->marks = marks;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
