/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-actions-pane-private.h"

/* What the settings remember of the pane: order, grouping, columns. */

static void
column_toggled_cb (GSimpleAction    *action,
                   GVariant         *state,
                   IteamActionsPane *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  g_simple_action_set_state (action, state);
  for (int column = 0; column < ITEAM_N_ACTION_COLUMNS; column++)
    {
      const char *nick = iteam_action_column_to_nick ((IteamActionColumn) column);
      g_autoptr (GVariant) on = g_action_group_get_action_state (G_ACTION_GROUP (self->columns), nick);

      if (on == NULL || g_variant_get_boolean (on))
        g_ptr_array_add (shown, (gpointer) nick);
    }
  g_ptr_array_add (shown, NULL);
  g_settings_set_strv (self->settings, "actions-columns", (const char *const *) shown->pdata);
}

static void
columns_changed_cb (IteamActionsPane *self)
{
  g_auto (GStrv) shown = g_settings_get_strv (self->settings, "actions-columns");

  iteam_action_grid_set_columns (self->grid, (const char *const *) shown);
}

static void
add_column_actions (IteamActionsPane *self)
{
  g_auto (GStrv) shown = g_settings_get_strv (self->settings, "actions-columns");

  for (int column = 0; column < ITEAM_N_ACTION_COLUMNS; column++)
    {
      const char *nick = iteam_action_column_to_nick ((IteamActionColumn) column);
      g_autoptr (GSimpleAction) action = NULL;

      if (column == ITEAM_ACTION_COLUMN_TITLE)
        continue;
      action = g_simple_action_new_stateful (
        nick, NULL, g_variant_new_boolean (g_strv_contains ((const char *const *) shown, nick)));
      g_signal_connect_object (action, "change-state", G_CALLBACK (column_toggled_cb), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->columns), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (self->columns));
}

/* Private: makes the pane as it was left. */
void
iteam_actions_pane_restore (IteamActionsPane *self)
{
  g_autofree char *sort = g_settings_get_string (self->settings, "actions-sort");
  g_autofree char *grouping = g_settings_get_string (self->settings, "actions-group");
  IteamActionColumn column;

  self->restoring = TRUE;
  if (!iteam_action_column_from_nick (sort, &column))
    column = ITEAM_ACTION_COLUMN_DUE;
  iteam_action_grid_set_sort (self->grid, column, g_settings_get_boolean (self->settings, "actions-sort-descending"));
  g_object_set (self, "grouping", grouping, NULL);
  columns_changed_cb (self);
  add_column_actions (self);
  g_settings_bind (self->settings, "actions-detail-visible", self, "panel-visible", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::actions-columns",
                           G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  self->restoring = FALSE;
}

/* Private: remembers the order that a person chose. */
void
iteam_actions_pane_remember_sort (IteamActionsPane *self)
{
  IteamActionColumn column;
  gboolean descending;

  if (self->restoring)
    return;

  iteam_action_grid_get_sort (self->grid, &column, &descending);
  g_settings_set_string (self->settings, "actions-sort", iteam_action_column_to_nick (column));
  g_settings_set_boolean (self->settings, "actions-sort-descending", descending);
}
