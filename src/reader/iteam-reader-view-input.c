/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-view-private.h"

#include <math.h>

/* What keys, pointer and fingers do. */

/* How far the arrows go, in logical pixels. */
#define ARROW_STEP 60

/* The fastest that a selection beyond the edge scrolls, in pixels a frame. */
#define MAX_DRAG_SPEED 24.0

static gboolean
get_place (IteamReaderView  *self,
           double            x,
           double            y,
           IteamReaderPlace *place,
           IteamPdfText    **text)
{
  IteamReaderSpot spot;
  int index;

  if (self->document == NULL)
    return FALSE;

  iteam_reader_view_spot_in_view (self, x, y, &spot);
  *text = iteam_reader_texts_get (self->texts, spot.page);
  index = *text != NULL ? iteam_pdf_text_find_char (*text, spot.x, spot.y) : -1;
  if (index < 0)
    return FALSE;

  *place = (IteamReaderPlace) { spot.page, (unsigned) index };

  return TRUE;
}

static const IteamPdfLink *
find_link (IteamReaderView *self,
           double           x,
           double           y)
{
  IteamReaderSpot spot;

  if (self->document == NULL)
    return NULL;

  iteam_reader_view_spot_in_view (self, x, y, &spot);

  return iteam_reader_texts_find_link (self->texts, spot.page, spot.x, spot.y);
}

/* A hand over a link, a bar over letters. */
static void
update_cursor (IteamReaderView *self,
               double           x,
               double           y)
{
  const char *name = NULL;
  IteamReaderPlace place;
  IteamPdfText *text;
  IteamPdfRect box;
  IteamReaderSpot spot;

  if (find_link (self, x, y) != NULL)
    {
      name = "pointer";
    }
  else if (get_place (self, x, y, &place, &text))
    {
      iteam_reader_view_spot_in_view (self, x, y, &spot);
      if (iteam_pdf_text_get_box (text, place.index, &box) &&
          fabs (spot.x - (double) (box.x1 + box.x2) / 2) < 12 && spot.y >= (double) box.y1 - 2 && spot.y <= (double) box.y2 + 2)
        name = "text";
    }
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
motion_cb (IteamReaderView *self,
           double           x,
           double           y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  if (!self->dragging)
    update_cursor (self, x, y);
}

static gboolean
scroll_cb (IteamReaderView          *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *scroll)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  iteam_reader_view_scale_around (self, iteam_reader_view_get_scale (self) * pow (1.1, -dy), self->pointer_x, self->pointer_y);

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (IteamReaderView *self)
{
  self->pinch_scale = iteam_reader_view_get_scale (self);
}

static void
pinch_cb (IteamReaderView *self,
          double           scale,
          GtkGesture      *gesture)
{
  double x = self->pointer_x, y = self->pointer_y;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  iteam_reader_view_scale_around (self, self->pinch_scale * scale, x, y);
}

static void
extend_selection (IteamReaderView *self)
{
  IteamReaderSelection here;
  IteamReaderPlace place;
  IteamPdfText *text;

  if (!get_place (self, self->pointer_x, self->pointer_y, &place, &text))
    return;

  here = iteam_reader_selection_at (text, place.page, place.index, self->drag_unit);
  self->selection = iteam_reader_selection_join (&self->drag_start, &here);
  iteam_reader_view_selected (self);
}

static double
get_speed (double place,
           double size)
{
  double beyond = place < 0 ? place : place > size ? place - size : 0;

  return CLAMP (beyond / 4, -MAX_DRAG_SPEED, MAX_DRAG_SPEED);
}

/* Beyond the edge the pages come by, faster the farther the pointer is. */
static gboolean
drag_tick_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  IteamReaderView *self = ITEAM_READER_VIEW (widget);
  double dx = get_speed (self->pointer_x, gtk_widget_get_width (widget));
  double dy = get_speed (self->pointer_y, gtk_widget_get_height (widget));

  if (dx != 0)
    gtk_adjustment_set_value (self->hadjustment, iteam_reader_view_get_x (self) + dx);
  if (dy != 0)
    gtk_adjustment_set_value (self->vadjustment, iteam_reader_view_get_y (self) + dy);
  if (dx != 0 || dy != 0)
    extend_selection (self);

  return G_SOURCE_CONTINUE;
}

/* Private: what is selected stays so; no more is. */
void
iteam_reader_view_stop_dragging (IteamReaderView *self)
{
  self->dragging = FALSE;
  if (self->drag_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag_tick);
  self->drag_tick = 0;
}

static void
pressed_cb (IteamReaderView *self,
            int              n_press,
            double           x,
            double           y,
            GtkGesture      *gesture)
{
  static const IteamReaderUnit units[] = { ITEAM_READER_UNIT_CHAR, ITEAM_READER_UNIT_WORD, ITEAM_READER_UNIT_LINE };
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  IteamReaderPlace place;
  IteamPdfText *text;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->mark_clicked = FALSE;
  self->pointer_x = x;
  self->pointer_y = y;
  if (n_press == 1 && find_link (self, x, y) != NULL)
    return;
  if (!get_place (self, x, y, &place, &text))
    {
      iteam_reader_view_set_selection (self, NULL);
      return;
    }

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if ((state & GDK_SHIFT_MASK) != 0 && !iteam_reader_selection_is_empty (&self->selection))
    {
      extend_selection (self);
    }
  else
    {
      self->drag_unit = units[(n_press - 1) % (int) G_N_ELEMENTS (units)];
      self->drag_start = iteam_reader_selection_at (text, place.page, place.index, self->drag_unit);
      iteam_reader_view_set_selection (self, &self->drag_start);
    }
  self->dragging = TRUE;
  if (self->drag_tick == 0)
    self->drag_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), drag_tick_cb, NULL, NULL);
}

static void
dragged_cb (IteamReaderView *self,
            double           offset_x,
            double           offset_y,
            GtkGestureDrag  *gesture)
{
  double x, y;

  if (!self->dragging || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;

  self->pointer_x = x + offset_x;
  self->pointer_y = y + offset_y;
  extend_selection (self);
}

static gboolean
is_marked (IteamReaderView        *self,
           const IteamReaderPlace *place)
{
  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      const IteamReaderSelection *mark = g_ptr_array_index (self->marks, i);

      if (place->page == mark->first.page && place->index >= mark->first.index && place->index < mark->last.index)
        return TRUE;
    }

  return FALSE;
}

static void
released_cb (IteamReaderView *self,
             int              n_press,
             double           x,
             double           y)
{
  const IteamPdfLink *link = find_link (self, x, y);
  gboolean selected = self->dragging && !iteam_reader_selection_is_empty (&self->selection);
  IteamReaderPlace place;
  IteamPdfText *text;

  iteam_reader_view_stop_dragging (self);
  if (n_press != 1 || selected)
    return;
  if (link != NULL)
    iteam_reader_view_link (self, link);
  else if (get_place (self, x, y, &place, &text) && is_marked (self, &place))
    {
      self->mark_clicked = TRUE;
      self->clicked_place = place;
    }
}

/* Two clicks choose a word and three a line, in a marked passage as elsewhere: what is
 * written there opens when it was one click, and no other can come. */
static void
stopped_cb (IteamReaderView *self)
{
  if (!self->mark_clicked)
    return;

  self->mark_clicked = FALSE;
  iteam_reader_view_mark (self, &self->clicked_place);
}

static void
drag_end_cb (IteamReaderView *self)
{
  iteam_reader_view_stop_dragging (self);
}

/* Private: listens to the pointer and to fingers. */
void
iteam_reader_view_listen (IteamReaderView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new (), *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (pinch), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));

  gtk_gesture_group (drag, click);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (click, "stopped", G_CALLBACK (stopped_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (dragged_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}

static gboolean
step_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  int screens;

  g_variant_get (arguments, "(i)", &screens);
  iteam_reader_view_step (ITEAM_READER_VIEW (widget), screens);

  return GDK_EVENT_STOP;
}

static gboolean
end_key_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  IteamReaderView *self = ITEAM_READER_VIEW (widget);
  gboolean last;

  if (self->document == NULL)
    return GDK_EVENT_PROPAGATE;

  g_variant_get (arguments, "(b)", &last);
  iteam_reader_view_go_to (self, last ? iteam_pdf_document_get_n_pages (self->document) - 1 : 0, NAN);

  return GDK_EVENT_STOP;
}

static gboolean
arrow_key_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   data)
{
  IteamReaderView *self = ITEAM_READER_VIEW (widget);
  int dx, dy;

  g_variant_get (arguments, "(ii)", &dx, &dy);
  /* Where all of the width is seen, these turn pages. */
  if (dx != 0 && gtk_adjustment_get_upper (self->hadjustment) <= gtk_adjustment_get_page_size (self->hadjustment))
    iteam_reader_view_step (self, dx);
  else if (dx != 0)
    gtk_adjustment_set_value (self->hadjustment, iteam_reader_view_get_x (self) + dx * ARROW_STEP);
  else
    gtk_adjustment_set_value (self->vadjustment, iteam_reader_view_get_y (self) + dy * ARROW_STEP);

  return GDK_EVENT_STOP;
}

/* Private: the keys that move. */
void
iteam_reader_view_install_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; GdkModifierType modifiers; int screens; } steps[] = {
    { GDK_KEY_Page_Down, 0, 1 }, { GDK_KEY_KP_Page_Down, 0, 1 }, { GDK_KEY_space, 0, 1 },
    { GDK_KEY_Page_Up, 0, -1 }, { GDK_KEY_KP_Page_Up, 0, -1 }, { GDK_KEY_space, GDK_SHIFT_MASK, -1 },
    { GDK_KEY_BackSpace, 0, -1 },
  };
  static const struct { guint key; gboolean last; } ends[] = {
    { GDK_KEY_Home, FALSE }, { GDK_KEY_KP_Home, FALSE }, { GDK_KEY_End, TRUE }, { GDK_KEY_KP_End, TRUE },
  };
  static const struct { guint key; int dx; int dy; } arrows[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 }, { GDK_KEY_Down, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (widget_class, steps[i].key, steps[i].modifiers, step_key_cb, "(i)", steps[i].screens);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    gtk_widget_class_add_binding (widget_class, ends[i].key, 0, end_key_cb, "(b)", ends[i].last);
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, arrow_key_cb, "(ii)", arrows[i].dx, arrows[i].dy);
}

/* Copies what is selected, page by page: not all of these may be on the screen. */
typedef struct
{
  IteamReaderView *view;
  GdkClipboard *clipboard;
  IteamReaderSelection selection;
  unsigned page;
  GString *text;
  GCancellable *cancellable;
} Copying;

static void copy_next (Copying *copying);

static void
copying_free (Copying *copying)
{
  g_object_unref (copying->view);
  g_object_unref (copying->clipboard);
  g_object_unref (copying->cancellable);
  g_string_free (copying->text, TRUE);
  g_free (copying);
}

static void
copy_text_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Copying *copying = data;
  g_autoptr (IteamPdfText) text = NULL;
  unsigned from, to;

  /* A page that cannot be read has no text to copy. */
  text = iteam_pdf_document_read_text_finish (ITEAM_PDF_DOCUMENT (source), result, NULL);
  if (g_cancellable_is_cancelled (copying->cancellable))
    {
      copying_free (copying);
      return;
    }

  if (text != NULL &&
      iteam_reader_selection_on_page (&copying->selection, copying->page, iteam_pdf_text_get_n_chars (text), &from, &to))
    {
      g_autofree char *part = iteam_pdf_text_get_part (text, from, to);

      if (copying->text->len > 0 && copying->text->str[copying->text->len - 1] != '\n')
        g_string_append_c (copying->text, '\n');
      g_string_append (copying->text, part);
    }
  copying->page++;
  copy_next (copying);
}

static void
copy_next (Copying *copying)
{
  if (copying->page <= copying->selection.last.page)
    {
      iteam_pdf_document_read_text_async (copying->view->document, copying->page, ITEAM_PDF_PRIORITY_VISIBLE,
                                          copying->cancellable, copy_text_cb, copying);
      return;
    }

  gdk_clipboard_set_text (copying->clipboard, copying->text->str);
  copying_free (copying);
}

/**
 * iteam_reader_view_copy:
 * @self: a view
 *
 * Puts the text of the selected passage on the clipboard, as soon as it has
 * been read.
 */
void
iteam_reader_view_copy (IteamReaderView *self)
{
  Copying *copying;

  g_return_if_fail (ITEAM_IS_READER_VIEW (self));

  if (self->document == NULL || iteam_reader_selection_is_empty (&self->selection))
    return;

  g_cancellable_cancel (self->copying);
  g_clear_object (&self->copying);
  self->copying = g_cancellable_new ();

  copying = g_new0 (Copying, 1);
  copying->view = g_object_ref (self);
  copying->clipboard = g_object_ref (gtk_widget_get_clipboard (GTK_WIDGET (self)));
  copying->selection = self->selection;
  copying->page = self->selection.first.page;
  copying->text = g_string_new (NULL);
  copying->cancellable = g_object_ref (self->copying);
  copy_next (copying);
}
