/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-plan-bar.h"

#include <glib/gi18n-lib.h>

/**
 * IteamPlanBarWidget:
 *
 * A spotlight in the drawn year plan. It is moved by dragging it, and made longer or
 * shorter by dragging an end; with the keyboard, Ctrl with an arrow moves it by a week and
 * Shift with an arrow moves its end. For a screen reader it says what it is, of which
 * pillar, and from when to when.
 */
struct _IteamPlanBarWidget
{
  GtkWidget parent_instance;

  /* while it is dragged: by how many weeks either end was moved */
  gboolean dragging;
  gboolean moves_first;
  gboolean moves_last;
  int weeks;

  GtkWidget *label;

  /* owned */
  IteamSpotlight *spotlight;
  IteamSpotlight *dragged;
  /* all that it shows, as one text */
  char *shown;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_DRAGGED,
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How near to an end a drag takes hold of that, in pixels. */
#define HANDLE 9

G_DEFINE_FINAL_TYPE (IteamPlanBarWidget, iteam_plan_bar, GTK_TYPE_WIDGET)

static void
choose (IteamPlanBarWidget *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static IteamSpotlight *
edit (IteamPlanBarWidget *self,
      gboolean            first,
      gboolean            last,
      int                 weeks)
{
  IteamSpotlight *edited = iteam_entry_copy (self->spotlight);

  if (first && last)
    iteam_spotlight_move (edited, weeks);
  else
    iteam_spotlight_resize (edited, first ? weeks : 0, last ? weeks : 0);

  return edited;
}

static void
drag_begin_cb (IteamPlanBarWidget *self,
               double              x,
               double              y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double handle = MIN (HANDLE, width / 3.0);

  self->moves_first = x < width - handle;
  self->moves_last = x >= handle;
  self->weeks = 0;
  choose (self);
}

/* How many pixels a week is wide tells its own width. */
static int
weeks_of (IteamPlanBarWidget *self,
          double              offset)
{
  const IteamSpotlightFields *fields = iteam_spotlight_get_fields (self->dragged != NULL ? self->dragged : self->spotlight);
  double weeks = (fields->last - fields->first + 1) / 7.0;
  double week = gtk_widget_get_width (GTK_WIDGET (self)) / MAX (weeks, 1.0);
  double moved = offset / MAX (week, 1.0);

  return (int) (moved < 0 ? moved - 0.5 : moved + 0.5);
}

static void
drag_update_cb (IteamPlanBarWidget *self,
                double              x,
                double              y,
                GtkGestureDrag     *gesture)
{
  int weeks = weeks_of (self, x);

  /* The beginning of the bar, from which the pointer is measured, moves with it. */
  if (self->dragging && self->moves_first)
    weeks += self->weeks;
  if (!self->dragging && weeks == 0)
    return;
  if (self->dragging && weeks == self->weeks)
    return;

  self->dragging = TRUE;
  self->weeks = weeks;
  g_clear_object (&self->dragged);
  self->dragged = edit (self, self->moves_first, self->moves_last, weeks);
  g_signal_emit (self, signals[SIGNAL_DRAGGED], 0);
}

static void
drag_end_cb (IteamPlanBarWidget *self)
{
  g_autoptr (IteamSpotlight) edited = g_steal_pointer (&self->dragged);

  if (!self->dragging)
    return;
  self->dragging = FALSE;
  if (edited != NULL && self->weeks != 0)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0, edited);
  else
    g_signal_emit (self, signals[SIGNAL_DRAGGED], 0);
}

static void
drag_cancel_cb (IteamPlanBarWidget *self)
{
  g_clear_object (&self->dragged);
  self->dragging = FALSE;
  g_signal_emit (self, signals[SIGNAL_DRAGGED], 0);
}

/* The parameter says which ends move, and by how many weeks. */
static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  IteamPlanBarWidget *self = ITEAM_PLAN_BAR (widget);
  g_autoptr (IteamSpotlight) edited = NULL;
  gboolean first, last;
  int weeks;

  g_variant_get (args, "(bbi)", &first, &last, &weeks);
  edited = edit (self, first, last, weeks);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, edited);

  return TRUE;
}

static gboolean
choose_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  choose (ITEAM_PLAN_BAR (widget));

  return TRUE;
}

static void
iteam_plan_bar_dispose (GObject *object)
{
  IteamPlanBarWidget *self = ITEAM_PLAN_BAR (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_object (&self->dragged);
  g_clear_object (&self->spotlight);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (iteam_plan_bar_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; GdkModifierType modifiers; gboolean first; int weeks; } keys[] = {
    { GDK_KEY_Left, GDK_CONTROL_MASK, TRUE, -1 }, { GDK_KEY_Right, GDK_CONTROL_MASK, TRUE, 1 },
    { GDK_KEY_Left, GDK_SHIFT_MASK, FALSE, -1 }, { GDK_KEY_Right, GDK_SHIFT_MASK, FALSE, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, move_cb, "(bbi)", keys[i].first, TRUE, keys[i].weeks);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, choose_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, choose_cb, NULL);
}

static void
iteam_plan_bar_class_init (IteamPlanBarWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_plan_bar_dispose;

  /**
   * IteamPlanBarWidget::chosen:
   *
   * Emitted when a person chooses it.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * IteamPlanBarWidget::dragged:
   *
   * Emitted while it is dragged, when it is to be somewhere else.
   */
  signals[SIGNAL_DRAGGED] = g_signal_new ("dragged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * IteamPlanBarWidget::edited:
   * @edited: the spotlight with other weeks
   *
   * Emitted when it was moved or resized.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, ITEAM_TYPE_SPOTLIGHT);

  gtk_widget_class_set_css_name (widget_class, "iteam-plan-bar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  add_keys (widget_class);
}

static void
iteam_plan_bar_init (IteamPlanBarWidget *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_lines (GTK_LABEL (self->label), 2);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 0);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect_data (drag, "drag-update", G_CALLBACK (drag_update_cb), self, NULL, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * iteam_plan_bar_new:
 * @spotlight: what it shows
 *
 * Returns: (transfer floating): a bar.
 */
GtkWidget *
iteam_plan_bar_new (IteamSpotlight *spotlight)
{
  IteamPlanBarWidget *self = g_object_new (ITEAM_TYPE_PLAN_BAR, NULL);

  self->spotlight = g_object_ref (spotlight);

  return GTK_WIDGET (self);
}

/**
 * iteam_plan_bar_show:
 * @self: a bar
 * @row: the row of its pillar
 * @pillar: the name of that
 * @chosen: whether it is the one that is chosen
 *
 * Shows the spotlight as it is now.
 */
void
iteam_plan_bar_show (IteamPlanBarWidget *self,
                     guint               row,
                     const char         *pillar,
                     gboolean            chosen)
{
  const IteamSpotlightFields *fields;
  IteamDay today = iteam_day_today ();
  g_autofree char *style = g_strdup_printf ("row-%u", row % 4);
  const char *classes[] = { style, NULL, NULL, NULL };
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *name = NULL;
  g_autofree char *all = NULL;
  int n = 1;

  g_return_if_fail (ITEAM_IS_PLAN_BAR (self));

  fields = iteam_spotlight_get_fields (iteam_plan_bar_get_shown (self));
  from = iteam_day_format (fields->first, today, ITEAM_DAY_SHORT);
  to = iteam_day_format (fields->last, today, ITEAM_DAY_SHORT);
  /* Translators: what is in the spotlight, of which pillar, and from when to when. */
  name = g_strdup_printf (_("%s, %s, %s – %s"), fields->title, pillar, from, to);
  /* While one of a hundred is dragged, the others stay as they are. */
  all = g_strdup_printf ("%u %d %d %s", row, fields->draft, chosen, name);
  if (g_strcmp0 (all, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&all);

  if (fields->draft)
    classes[n++] = "draft";
  if (chosen)
    classes[n++] = "chosen";
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  gtk_label_set_label (GTK_LABEL (self->label), fields->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * iteam_plan_bar_get_spotlight:
 * @self: a bar
 *
 * Returns: (transfer none): the spotlight, as it is in the file.
 */
IteamSpotlight *
iteam_plan_bar_get_spotlight (IteamPlanBarWidget *self)
{
  g_return_val_if_fail (ITEAM_IS_PLAN_BAR (self), NULL);

  return self->spotlight;
}

/**
 * iteam_plan_bar_get_shown:
 * @self: a bar
 *
 * Returns: (transfer none): the spotlight, as it would be where it is dragged.
 */
IteamSpotlight *
iteam_plan_bar_get_shown (IteamPlanBarWidget *self)
{
  g_return_val_if_fail (ITEAM_IS_PLAN_BAR (self), NULL);

  return self->dragged != NULL ? self->dragged : self->spotlight;
}
