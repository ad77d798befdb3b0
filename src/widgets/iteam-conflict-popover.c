/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-conflict-popover.h"

#include "iteam-conflict-rows.h"

/**
 * IteamConflictPopover:
 *
 * What two people wrote in one field, at that field, to be decided there.
 */
struct _IteamConflictPopover
{
  GtkPopover parent_instance;

  /* template children */
  IteamConflictRows *rows;
};

G_DEFINE_FINAL_TYPE (IteamConflictPopover, iteam_conflict_popover, GTK_TYPE_POPOVER)

static void
iteam_conflict_popover_class_init (IteamConflictPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ITEAM_TYPE_CONFLICT_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-conflict-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamConflictPopover, rows);
}

static void
iteam_conflict_popover_init (IteamConflictPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
