/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-full-screen-box.h"

/**
 * IteamFullScreenBox:
 *
 * Something with a bar above it. In full screen the bar leaves all of the room to
 * what is below, and comes over it when the pointer goes to the upper edge, and
 * for as long as it, or a menu of it, has the focus. (libadwaita has a view for
 * this from 1.4.)
 */
struct _IteamFullScreenBox
{
  GtkWidget parent_instance;

  gboolean full_screen;
  gboolean pointed_at;
  guint hide_source;

  /* borrowed */
  GtkRoot *root;

  /* owned */
  GtkWidget *content;
  GtkRevealer *revealer;
};

/* How near to the upper edge the pointer asks for the bar, in application pixels. */
#define EDGE 6
/* How long the bar stays when nothing holds it, in milliseconds: long enough to be
 * seen on the way into full screen, too. */
#define STAY 1200

enum
{
  PROP_BAR = 1,
  PROP_CONTENT,
  PROP_FULL_SCREEN,
  PROP_BAR_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamFullScreenBox, iteam_full_screen_box, GTK_TYPE_WIDGET)

/* A menu of the bar is a child of its button, so this holds for it as well. */
static gboolean
has_focus (IteamFullScreenBox *self)
{
  GtkWidget *focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->revealer));
}

static void
show_bar (IteamFullScreenBox *self,
          gboolean            shown)
{
  g_clear_handle_id (&self->hide_source, g_source_remove);
  if (gtk_revealer_get_reveal_child (self->revealer) == shown)
    return;

  gtk_revealer_set_reveal_child (self->revealer, shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BAR_SHOWN]);
}

static gboolean
hide_cb (gpointer user_data)
{
  IteamFullScreenBox *self = user_data;

  self->hide_source = 0;
  show_bar (self, FALSE);

  return G_SOURCE_REMOVE;
}

static void
update_bar (IteamFullScreenBox *self)
{
  if (!self->full_screen || self->pointed_at || has_focus (self))
    show_bar (self, TRUE);
  else if (gtk_revealer_get_reveal_child (self->revealer) && self->hide_source == 0)
    self->hide_source = g_timeout_add (STAY, hide_cb, self);
}

static void
motion_cb (IteamFullScreenBox *self,
           double              x,
           double              y)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->revealer));
  gboolean pointed_at = y <= (gtk_revealer_get_reveal_child (self->revealer) ? MAX (height, EDGE) : EDGE);

  if (self->pointed_at == pointed_at)
    return;
  self->pointed_at = pointed_at;
  update_bar (self);
}

static void
leave_cb (IteamFullScreenBox *self)
{
  self->pointed_at = FALSE;
  update_bar (self);
}

static void
set_full_screen (IteamFullScreenBox *self,
                 gboolean            full_screen)
{
  if (self->full_screen == full_screen)
    return;

  self->full_screen = full_screen;
  if (full_screen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "full-screen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "full-screen");
  update_bar (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FULL_SCREEN]);
}

static void
set_content (IteamFullScreenBox *self,
             GtkWidget          *content)
{
  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->content = content;
  /* Below the bar, which lies over it. */
  if (content != NULL)
    gtk_widget_insert_before (content, GTK_WIDGET (self), GTK_WIDGET (self->revealer));
}

static void
iteam_full_screen_box_root (GtkWidget *widget)
{
  IteamFullScreenBox *self = ITEAM_FULL_SCREEN_BOX (widget);

  GTK_WIDGET_CLASS (iteam_full_screen_box_parent_class)->root (widget);

  self->root = gtk_widget_get_root (widget);
  if (GTK_IS_WINDOW (self->root))
    g_signal_connect_swapped (self->root, "notify::focus-widget", G_CALLBACK (update_bar), self);
}

static void
iteam_full_screen_box_unroot (GtkWidget *widget)
{
  IteamFullScreenBox *self = ITEAM_FULL_SCREEN_BOX (widget);

  g_signal_handlers_disconnect_by_func (self->root, update_bar, self);
  self->root = NULL;

  GTK_WIDGET_CLASS (iteam_full_screen_box_parent_class)->unroot (widget);
}

static GtkSizeRequestMode
iteam_full_screen_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
iteam_full_screen_box_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  IteamFullScreenBox *self = ITEAM_FULL_SCREEN_BOX (widget);
  int bar_minimum, bar_natural, content_minimum = 0, content_natural = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  gtk_widget_measure (GTK_WIDGET (self->revealer), orientation, for_size, &bar_minimum, &bar_natural, NULL, NULL);
  if (self->content != NULL)
    gtk_widget_measure (self->content, orientation, for_size, &content_minimum, &content_natural, NULL, NULL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL || self->full_screen)
    {
      *minimum = MAX (bar_minimum, content_minimum);
      *natural = MAX (bar_natural, content_natural);
    }
  else
    {
      *minimum = bar_minimum + content_minimum;
      *natural = bar_natural + content_natural;
    }
}

static void
iteam_full_screen_box_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  IteamFullScreenBox *self = ITEAM_FULL_SCREEN_BOX (widget);
  int bar, above;

  gtk_widget_measure (GTK_WIDGET (self->revealer), GTK_ORIENTATION_VERTICAL, width, NULL, &bar, NULL, NULL);
  above = self->full_screen ? 0 : bar;
  if (self->content != NULL)
    gtk_widget_size_allocate (self->content, &(GtkAllocation) { 0, above, width, height - above }, -1);
  gtk_widget_size_allocate (GTK_WIDGET (self->revealer), &(GtkAllocation) { 0, 0, width, bar }, -1);
}

static void
iteam_full_screen_box_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  IteamFullScreenBox *self = ITEAM_FULL_SCREEN_BOX (object);

  switch (property_id)
    {
    case PROP_BAR: g_value_set_object (value, gtk_revealer_get_child (self->revealer)); break;
    case PROP_CONTENT: g_value_set_object (value, self->content); break;
    case PROP_FULL_SCREEN: g_value_set_boolean (value, self->full_screen); break;
    case PROP_BAR_SHOWN: g_value_set_boolean (value, gtk_revealer_get_reveal_child (self->revealer)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_full_screen_box_set_property (GObject      *object,
                                    guint         property_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  IteamFullScreenBox *self = ITEAM_FULL_SCREEN_BOX (object);

  switch (property_id)
    {
    case PROP_BAR: gtk_revealer_set_child (self->revealer, g_value_get_object (value)); break;
    case PROP_CONTENT: set_content (self, g_value_get_object (value)); break;
    case PROP_FULL_SCREEN: set_full_screen (self, g_value_get_boolean (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_full_screen_box_dispose (GObject *object)
{
  IteamFullScreenBox *self = ITEAM_FULL_SCREEN_BOX (object);

  g_clear_handle_id (&self->hide_source, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (iteam_full_screen_box_parent_class)->dispose (object);
}

static void
iteam_full_screen_box_class_init (IteamFullScreenBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = iteam_full_screen_box_get_property;
  object_class->set_property = iteam_full_screen_box_set_property;
  object_class->dispose = iteam_full_screen_box_dispose;
  widget_class->root = iteam_full_screen_box_root;
  widget_class->unroot = iteam_full_screen_box_unroot;
  widget_class->get_request_mode = iteam_full_screen_box_get_request_mode;
  widget_class->measure = iteam_full_screen_box_measure;
  widget_class->size_allocate = iteam_full_screen_box_size_allocate;

  properties[PROP_BAR] = g_param_spec_object ("bar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  /**
   * IteamFullScreenBox:full-screen:
   *
   * Whether the bar makes way.
   */
  properties[PROP_FULL_SCREEN] = g_param_spec_boolean ("full-screen", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * IteamFullScreenBox:bar-shown:
   *
   * Whether the bar is to be seen now.
   */
  properties[PROP_BAR_SHOWN] = g_param_spec_boolean ("bar-shown", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "iteam-full-screen-box");
}

static void
iteam_full_screen_box_init (IteamFullScreenBox *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_DOWN);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->revealer), "bar");
  gtk_widget_set_parent (GTK_WIDGET (self->revealer), GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
