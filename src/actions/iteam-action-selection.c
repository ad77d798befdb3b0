/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-selection.h"

/* What is chosen in the table of action points, where headings of groups stand
 * among the rows. */

/**
 * iteam_action_selection_get_actions:
 * @self: the selection of the table
 *
 * Returns: (transfer full) (element-type IteamActionPoint): the action points
 *   that are chosen, from top to bottom.
 */
GPtrArray *
iteam_action_selection_get_actions (GtkSelectionModel *self)
{
  GPtrArray *actions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self), position);

      if (ITEAM_IS_ACTION_POINT (item))
        g_ptr_array_add (actions, g_steal_pointer (&item));
    }

  return actions;
}

/**
 * iteam_action_selection_get_all:
 * @self: the selection of the table
 *
 * Returns: (transfer full) (element-type IteamActionPoint): the action points of the table,
 *   chosen or not, from top to bottom.
 */
GPtrArray *
iteam_action_selection_get_all (GtkSelectionModel *self)
{
  GPtrArray *actions = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self));

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self), i);

      if (ITEAM_IS_ACTION_POINT (item))
        g_ptr_array_add (actions, g_steal_pointer (&item));
    }

  return actions;
}

/**
 * iteam_action_selection_get_first:
 * @self: the selection of the table
 *
 * Returns: the position of the first row that is chosen, or %G_MAXUINT.
 */
guint
iteam_action_selection_get_first (GtkSelectionModel *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self);

  return gtk_bitset_is_empty (chosen) ? G_MAXUINT : gtk_bitset_get_minimum (chosen);
}

/**
 * iteam_action_selection_find_near:
 * @self: the selection of the table
 * @position: where the row was that is gone
 *
 * Returns: the position of the action point that took its place, or of the last
 *   one, or %G_MAXUINT if there is none.
 */
guint
iteam_action_selection_find_near (GtkSelectionModel *self,
                                  guint              position)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self));

  for (guint i = MIN (position, n_rows); i < n_rows; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self), i);

      if (ITEAM_IS_ACTION_POINT (item))
        return i;
    }

  return n_rows > 0 ? n_rows - 1 : G_MAXUINT;
}
