/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-chart-view.h"

#include <adwaita.h>

#include "iteam-chart-drawing.h"
#include "iteam-compat.h"

/**
 * IteamChartView:
 *
 * A chart, drawn as on paper. Each figure of which can be shown what it counts is a button,
 * so that it can be reached by keys and is read out in words.
 */
struct _IteamChartView
{
  GtkWidget parent_instance;

  /* owned */
  IteamChart *chart;
  /* children: a button for each figure, those of a row one after the other */
  GPtrArray *buttons;
  /* where the figures stand, as it was last laid out */
  GArray *spots;
};

enum
{
  SIGNAL_COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How far a button goes around its figure, in pixels. */
#define AROUND 3
#define LEAST_WIDTH 320
#define WIDTH 720

G_DEFINE_FINAL_TYPE (IteamChartView, iteam_chart_view, GTK_TYPE_WIDGET)

/* The letters are those of the window, in pixels. */
static double
letter_size (IteamChartView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (pango_font_description_get_size_is_absolute (font))
    return size;

  return size * (resolution > 0 ? resolution : 96) / 72;
}

static const IteamChartInk *
choose_ink (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? &iteam_chart_ink_contrast_dark : &iteam_chart_ink_contrast_light;

  return dark ? &iteam_chart_ink_dark : &iteam_chart_ink_light;
}

static double
draw (IteamChartView *self,
      cairo_t        *cr,
      double          width,
      GArray         *spots)
{
  const IteamChartStyle style = { choose_ink (), letter_size (self), FALSE };

  return iteam_chart_draw (self->chart, &style, gtk_widget_get_pango_context (GTK_WIDGET (self)), cr, width, spots);
}

static void
clicked_cb (IteamChartView *self,
            GtkWidget      *button)
{
  guint index;

  if (self->chart != NULL && g_ptr_array_find (self->buttons, button, &index))
    g_signal_emit (self, signals[SIGNAL_COUNTED], 0, &iteam_chart_get_row (self->chart, index / 2)->values[index % 2].counted);
}

static void
unparent (gpointer widget)
{
  gtk_widget_unparent (widget);
}

/* What is still there keeps its button, and the keyboard stays where it is. */
static void
sync_buttons (IteamChartView *self)
{
  guint n_wanted = self->chart != NULL ? self->chart->rows->len * 2 : 0;

  if (self->buttons->len > n_wanted)
    g_ptr_array_set_size (self->buttons, (int) n_wanted);
  while (self->buttons->len < n_wanted)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_parent (button, GTK_WIDGET (self));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
      g_ptr_array_add (self->buttons, button);
    }
  for (guint i = 0; i < n_wanted; i++)
    {
      g_autofree char *name = iteam_chart_describe (self->chart, i / 2, i % 2);

      iteam_set_tooltip (self->buttons->pdata[i], name);
      gtk_accessible_update_property (self->buttons->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_sensitive (self->buttons->pdata[i],
                                iteam_chart_get_row (self->chart, i / 2)->values[i % 2].counted.kind != ITEAM_COUNTED_NOTHING);
    }
}

static GtkSizeRequestMode
iteam_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
iteam_chart_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  IteamChartView *self = ITEAM_CHART_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = WIDTH;
    }
  else
    *minimum = *natural = self->chart != NULL ? (int) draw (self, NULL, for_size >= 0 ? for_size : LEAST_WIDTH, NULL) : 0;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_measure (self->buttons->pdata[i], orientation, -1, NULL, NULL, NULL, NULL);
}

static void
iteam_chart_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  IteamChartView *self = ITEAM_CHART_VIEW (widget);

  g_array_set_size (self->spots, 0);
  if (self->chart != NULL)
    draw (self, NULL, width, self->spots);
  for (guint i = 0; i < MIN (self->spots->len, self->buttons->len); i++)
    {
      const IteamChartSpot *spot = &g_array_index (self->spots, IteamChartSpot, i);
      GtkAllocation place = { (int) spot->x, (int) spot->y - AROUND, (int) spot->width + AROUND, (int) spot->height + 2 * AROUND };

      gtk_widget_size_allocate (self->buttons->pdata[i], &place, -1);
    }
}

static void
iteam_chart_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  IteamChartView *self = ITEAM_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (self->chart != NULL)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-AROUND, -AROUND, width + 2 * AROUND, height + 2 * AROUND));

      draw (self, cr, width, NULL);
      cairo_destroy (cr);
    }

  GTK_WIDGET_CLASS (iteam_chart_view_parent_class)->snapshot (widget, snapshot);
}

/* Letters of another size, or other colours. */
static void
iteam_chart_view_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (iteam_chart_view_parent_class)->css_changed (widget, change);

  gtk_widget_queue_resize (widget);
}

static void
iteam_chart_view_dispose (GObject *object)
{
  IteamChartView *self = ITEAM_CHART_VIEW (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->spots, g_array_unref);
  g_clear_pointer (&self->chart, iteam_chart_unref);

  G_OBJECT_CLASS (iteam_chart_view_parent_class)->dispose (object);
}

static void
iteam_chart_view_class_init (IteamChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_chart_view_dispose;
  widget_class->get_request_mode = iteam_chart_view_get_request_mode;
  widget_class->measure = iteam_chart_view_measure;
  widget_class->size_allocate = iteam_chart_view_size_allocate;
  widget_class->snapshot = iteam_chart_view_snapshot;
  widget_class->css_changed = iteam_chart_view_css_changed;

  /**
   * IteamChartView::counted:
   * @counted: (type IteamCounted): what was counted
   *
   * Emitted when a person asks what a figure counts.
   */
  signals[SIGNAL_COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_css_name (widget_class, "iteam-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
iteam_chart_view_init (IteamChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->buttons = g_ptr_array_new_with_free_func (unparent);
  self->spots = g_array_new (FALSE, FALSE, sizeof (IteamChartSpot));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_chart_view_new:
 *
 * Returns: (transfer floating): a view of nothing.
 */
GtkWidget *
iteam_chart_view_new (void)
{
  return g_object_new (ITEAM_TYPE_CHART_VIEW, NULL);
}

/**
 * iteam_chart_view_show:
 * @self: a view
 * @chart: (nullable): a chart
 */
void
iteam_chart_view_show (IteamChartView *self,
                       IteamChart     *chart)
{
  g_return_if_fail (ITEAM_IS_CHART_VIEW (self));

  if (chart != NULL)
    iteam_chart_ref (chart);
  g_clear_pointer (&self->chart, iteam_chart_unref);
  self->chart = chart;
  sync_buttons (self);
  if (chart != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, chart->title, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
