/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-breakpoint-bin.h"

/**
 * IteamBreakpointBin:
 *
 * Has one child, and tells whether there is less room for it than a certain
 * width, so that a pane can show one thing where it would show two. (libadwaita
 * has breakpoints from 1.4.)
 */
struct _IteamBreakpointBin
{
  GtkWidget parent_instance;

  int threshold;
  gboolean narrow;
  gboolean narrow_now;
  guint idle;

  /* owned */
  GtkWidget *child;
};

enum
{
  PROP_CHILD = 1,
  PROP_THRESHOLD,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamBreakpointBin, iteam_breakpoint_bin, GTK_TYPE_WIDGET)

static gboolean
tell_cb (gpointer data)
{
  IteamBreakpointBin *self = data;

  self->idle = 0;
  if (self->narrow != self->narrow_now)
    {
      self->narrow = self->narrow_now;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }

  return G_SOURCE_REMOVE;
}

static void
iteam_breakpoint_bin_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  IteamBreakpointBin *self = ITEAM_BREAKPOINT_BIN (widget);

  *minimum = *natural = 0;
  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);

  /* What the child needs when there is room for all of it must not keep the
   * window from becoming narrow; width-request says what it needs then. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

/* What follows from a width changes sizes itself, so it has to wait until all
 * sizes are given; before the first frame there is no time to wait. */
static void
iteam_breakpoint_bin_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  IteamBreakpointBin *self = ITEAM_BREAKPOINT_BIN (widget);

  self->narrow_now = width < self->threshold;
  if (self->narrow_now != self->narrow && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH, tell_cb, self, NULL);
  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

static void
set_child (IteamBreakpointBin *self,
           GtkWidget          *child)
{
  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

static void
iteam_breakpoint_bin_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  IteamBreakpointBin *self = ITEAM_BREAKPOINT_BIN (object);

  switch (property_id)
    {
    case PROP_CHILD: g_value_set_object (value, self->child); break;
    case PROP_THRESHOLD: g_value_set_int (value, self->threshold); break;
    case PROP_NARROW: g_value_set_boolean (value, self->narrow); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_breakpoint_bin_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  IteamBreakpointBin *self = ITEAM_BREAKPOINT_BIN (object);

  switch (property_id)
    {
    case PROP_CHILD: set_child (self, g_value_get_object (value)); break;
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_breakpoint_bin_dispose (GObject *object)
{
  IteamBreakpointBin *self = ITEAM_BREAKPOINT_BIN (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (iteam_breakpoint_bin_parent_class)->dispose (object);
}

static void
iteam_breakpoint_bin_class_init (IteamBreakpointBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_breakpoint_bin_get_property;
  object_class->set_property = iteam_breakpoint_bin_set_property;
  object_class->dispose = iteam_breakpoint_bin_dispose;
  widget_class->measure = iteam_breakpoint_bin_measure;
  widget_class->size_allocate = iteam_breakpoint_bin_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  /* In application pixels. */
  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_breakpoint_bin_init (IteamBreakpointBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * iteam_breakpoint_bin_get_narrow:
 * @self: a bin
 *
 * Returns: whether it is narrower than its threshold.
 */
gboolean
iteam_breakpoint_bin_get_narrow (IteamBreakpointBin *self)
{
  g_return_val_if_fail (ITEAM_IS_BREAKPOINT_BIN (self), FALSE);

  return self->narrow;
}
