/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-wrap-layout.h"

/**
 * IteamWrapLayout:
 *
 * Lays widgets out as words on lines: each as wide as it is, the next line
 * where one no longer fits. What is left of a line is for the first widget on it that
 * expands. For chips; a GtkFlowBox would give them columns.
 */
struct _IteamWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

enum
{
  PROP_SPACING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamWrapLayout, iteam_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
iteam_wrap_layout_get_request_mode (GtkLayoutManager *layout,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
child_width (GtkWidget *child,
             int        available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  return available >= 0 ? CLAMP (natural, minimum, MAX (minimum, available)) : natural;
}

static int
child_height (GtkWidget *child,
              int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);

  return natural;
}

/* A line of widgets: the first one that is not on it, what they leave of it and for which
 * of them that is, and how high it is. */
typedef struct
{
  GtkWidget *end;
  GtkWidget *expander;
  int rest;
  int height;
} Line;

static int
width_on (const Line *line,
          GtkWidget  *child,
          int         available)
{
  return child_width (child, available) + (child == line->expander ? line->rest : 0);
}

static Line
find_line (IteamWrapLayout *self,
           GtkWidget       *start,
           int              available)
{
  Line line = { 0 };
  int x = 0;

  for (line.end = start; line.end != NULL; line.end = gtk_widget_get_next_sibling (line.end))
    {
      int width;

      if (!gtk_widget_should_layout (line.end))
        continue;

      width = child_width (line.end, available);
      if (x > 0 && available >= 0 && x + width > available)
        break;

      if (line.expander == NULL && gtk_widget_compute_expand (line.end, GTK_ORIENTATION_HORIZONTAL))
        line.expander = line.end;
      x += width + self->spacing;
    }
  line.rest = MAX (available + self->spacing - x, 0);
  for (GtkWidget *child = start; child != line.end; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      line.height = MAX (line.height, child_height (child, width_on (&line, child, available)));

  return line;
}

static void
iteam_wrap_layout_measure (GtkLayoutManager *layout,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  IteamWrapLayout *self = ITEAM_WRAP_LAYOUT (layout);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        {
          int child_minimum, child_natural;

          if (!gtk_widget_should_layout (child))
            continue;

          gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
          *minimum = MAX (*minimum, child_minimum);
          *natural += child_natural + (*natural > 0 ? self->spacing : 0);
        }
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    {
      Line line = find_line (self, child, for_size);

      *natural += line.height + (*natural > 0 && line.height > 0 ? self->spacing : 0);
      child = line.end;
    }
  *minimum = *natural;
}

static void
iteam_wrap_layout_allocate (GtkLayoutManager *layout,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  IteamWrapLayout *self = ITEAM_WRAP_LAYOUT (layout);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    {
      Line line = find_line (self, child, width);
      int x = 0;

      for (; child != line.end; child = gtk_widget_get_next_sibling (child))
        {
          GtkAllocation allocation = { .y = y, .height = line.height };

          if (!gtk_widget_should_layout (child))
            continue;

          allocation.width = width_on (&line, child, width);
          allocation.x = mirrored ? width - x - allocation.width : x;
          gtk_widget_size_allocate (child, &allocation, -1);
          x += allocation.width + self->spacing;
        }
      y += line.height + (line.height > 0 ? self->spacing : 0);
    }
}

static void
iteam_wrap_layout_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  IteamWrapLayout *self = ITEAM_WRAP_LAYOUT (object);

  switch (property_id)
    {
    case PROP_SPACING: g_value_set_int (value, self->spacing); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_wrap_layout_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  IteamWrapLayout *self = ITEAM_WRAP_LAYOUT (object);

  switch (property_id)
    {
    case PROP_SPACING:
      if (self->spacing == g_value_get_int (value))
        return;
      self->spacing = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
      g_object_notify_by_pspec (object, pspec);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_wrap_layout_class_init (IteamWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = iteam_wrap_layout_get_property;
  object_class->set_property = iteam_wrap_layout_set_property;
  layout_class->get_request_mode = iteam_wrap_layout_get_request_mode;
  layout_class->measure = iteam_wrap_layout_measure;
  layout_class->allocate = iteam_wrap_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_wrap_layout_init (IteamWrapLayout *self)
{
}

/**
 * iteam_wrap_layout_new:
 * @spacing: pixels between widgets and between lines
 *
 * Returns: (transfer full): the layout manager.
 */
GtkLayoutManager *
iteam_wrap_layout_new (int spacing)
{
  return g_object_new (ITEAM_TYPE_WRAP_LAYOUT, "spacing", spacing, NULL);
}
