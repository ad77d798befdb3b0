/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * IteamListRow:
 * @item: (not nullable): the object that the row shows
 * @index: for iteam_list_edits() to work with
 * @kept: likewise
 *
 * A row of a list that keeps its rows from one state to the next.
 */
typedef struct
{
  GObject *item;
  guint    index;
  gboolean kept;
} IteamListRow;

/**
 * IteamListEdit:
 * @position: where, in the list as the edits before this one left it
 * @n_removed: how many rows go
 * @n_added: how many rows come
 * @first: the index of the first that comes, in the new list
 *
 * A step from one state of a list to the next.
 */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
  guint first;
} IteamListEdit;

GArray *iteam_list_edits (GPtrArray *before,
                          GPtrArray *after,
                          guint      max_edits);

G_END_DECLS
