/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-conflict-popover.h"

#include "iteam-conflict-rows.h"

/* How high the content may become before it scrolls, in application pixels. */
#define MAX_HEIGHT 440

/**
 * IteamConflictPopover:
 *
 * What two people wrote in one field, at that field, to be decided there.
 */
struct _IteamConflictPopover
{
  GtkPopover parent_instance;

  /* template children */
  GtkScrolledWindow *scroller;
  GtkWidget *box;
  IteamConflictRows *rows;
};

G_DEFINE_FINAL_TYPE (IteamConflictPopover, iteam_conflict_popover, GTK_TYPE_POPOVER)

/* A GtkScrolledWindow asks how high its content would be without a width, which
 * for texts is on one line each. */
static void
fit (IteamConflictPopover *self)
{
  int width, height;

  gtk_widget_get_size_request (GTK_WIDGET (self->scroller), &width, NULL);
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (self->scroller, MIN (height, MAX_HEIGHT));
}

/* More than was thought, as when a merge is being typed. */
static void
upper_changed_cb (IteamConflictPopover *self)
{
  int height = (int) gtk_adjustment_get_upper (gtk_scrolled_window_get_vadjustment (self->scroller));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_scrolled_window_set_min_content_height (self->scroller, MIN (height, MAX_HEIGHT));
}

/* Not to the first value, which would be selected. */
static void
map_cb (IteamConflictPopover *self)
{
  fit (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->rows));
}

static void
iteam_conflict_popover_class_init (IteamConflictPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ITEAM_TYPE_CONFLICT_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-conflict-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamConflictPopover, box);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictPopover, rows);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictPopover, scroller);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);
}

static void
iteam_conflict_popover_init (IteamConflictPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "notify::upper",
                           G_CALLBACK (upper_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_conflict_popover_new:
 *
 * Returns: (transfer floating): the popover, without a conflict.
 */
GtkWidget *
iteam_conflict_popover_new (void)
{
  return g_object_new (ITEAM_TYPE_CONFLICT_POPOVER, NULL);
}

/**
 * iteam_conflict_popover_show:
 * @self: a popover
 * @store: the team file
 * @conflicts: (element-type IteamOpenConflict): the conflicts of a field
 *
 * Shows other conflicts than before.
 */
void
iteam_conflict_popover_show (IteamConflictPopover *self,
                             IteamStore           *store,
                             GPtrArray            *conflicts)
{
  g_return_if_fail (ITEAM_IS_CONFLICT_POPOVER (self));

  iteam_conflict_rows_show (self->rows, store, conflicts);
}
