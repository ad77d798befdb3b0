/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-bulk-bar.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-menus.h"
#include "iteam-menu-later.h"

/**
 * IteamActionBulkBar:
 *
 * What can be done with several action points at once, below the table while
 * more than one is chosen.
 */
struct _IteamActionBulkBar
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel *count_label;
  GtkMenuButton *status_button;
  GtkMenuButton *postpone_button;
  GtkMenuButton *more_button;
};

G_DEFINE_FINAL_TYPE (IteamActionBulkBar, iteam_action_bulk_bar, ADW_TYPE_BIN)

static void
iteam_action_bulk_bar_class_init (IteamActionBulkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-action-bulk-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActionBulkBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, IteamActionBulkBar, more_button);
  gtk_widget_class_bind_template_child (widget_class, IteamActionBulkBar, postpone_button);
  gtk_widget_class_bind_template_child (widget_class, IteamActionBulkBar, status_button);
}

static void
iteam_action_bulk_bar_init (IteamActionBulkBar *self)
{
  g_autoptr (GMenuModel) statuses = iteam_action_menus_new_for_column (ITEAM_ACTION_COLUMN_STATUS, NULL);
  g_autoptr (GMenuModel) postpone = iteam_action_menus_new_postpone ();

  gtk_widget_init_template (GTK_WIDGET (self));
  iteam_menu_later (self->status_button, statuses);
  iteam_menu_later (self->postpone_button, postpone);
}

/**
 * iteam_action_bulk_bar_new:
 *
 * Returns: (transfer floating): a bar.
 */
GtkWidget *
iteam_action_bulk_bar_new (void)
{
  return g_object_new (ITEAM_TYPE_ACTION_BULK_BAR, NULL);
}

/**
 * iteam_action_bulk_bar_set_directory:
 * @self: a bar
 * @directory: (nullable): the pillars
 */
void
iteam_action_bulk_bar_set_directory (IteamActionBulkBar *self,
                                     IteamDirectory     *directory)
{
  g_autoptr (GMenuModel) more = iteam_action_menus_new_more (directory);

  g_return_if_fail (ITEAM_IS_ACTION_BULK_BAR (self));

  iteam_menu_later (self->more_button, more);
}

/**
 * iteam_action_bulk_bar_set_count:
 * @self: a bar
 * @count: how many action points are chosen
 */
void
iteam_action_bulk_bar_set_count (IteamActionBulkBar *self,
                                 guint               count)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u chosen", "%u chosen", count), count);

  g_return_if_fail (ITEAM_IS_ACTION_BULK_BAR (self));

  gtk_label_set_label (self->count_label, text);
}
