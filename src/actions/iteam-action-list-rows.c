/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-list-private.h"

/* The order of a list of action points, and the rows that come of it. */

/* Above this many steps a list view gains more from one large step. */
#define MAX_EDITS 48

/* The row comes first, as it does in an entry. */
typedef struct
{
  IteamListRow row;
  gint64 key;
  guint count;
} Heading;

static void
heading_free (gpointer data)
{
  Heading *heading = data;

  g_object_unref (heading->row.item);
  g_free (heading);
}

static int
compare_entries (gconstpointer first,
                 gconstpointer second,
                 gpointer      data)
{
  const IteamActionEntry *a = *(const IteamActionEntry *const *) first;
  const IteamActionEntry *b = *(const IteamActionEntry *const *) second;
  IteamActionList *self = data;
  int result = iteam_action_order_compare (&self->order, &a->keys, &b->keys);

  return result != 0 ? result : (a->id > b->id) - (a->id < b->id);
}

static Heading *
ensure_heading (IteamActionList *self,
                gint64           key)
{
  Heading *heading = g_hash_table_lookup (self->groups, &key);

  if (heading == NULL)
    {
      g_autofree char *title = iteam_action_order_group_title (&self->order, key, self->directory);

      heading = g_new0 (Heading, 1);
      heading->key = key;
      heading->row.item = G_OBJECT (iteam_action_group_new (title));
      g_hash_table_insert (self->groups, g_memdup2 (&key, sizeof key), heading);
    }

  return heading;
}

static gboolean
settle_heading (gpointer key,
                gpointer value,
                gpointer data)
{
  Heading *heading = value;

  iteam_action_group_set_count (ITEAM_ACTION_GROUP (heading->row.item), heading->count);

  return heading->count == 0;
}

static GPtrArray *
make_rows (IteamActionList *self)
{
  GPtrArray *rows = g_ptr_array_sized_new (self->sorted->len);
  GHashTableIter iter;
  gpointer value;
  Heading *heading = NULL;

  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Heading *) value)->count = 0;

  self->n_shown = 0;
  for (guint i = 0; i < self->sorted->len; i++)
    {
      IteamActionEntry *entry = g_ptr_array_index (self->sorted, i);

      if (!entry->shown)
        continue;

      if (self->order.grouping != ITEAM_ACTION_GROUPING_NONE)
        {
          if (heading == NULL || heading->key != entry->keys.group)
            {
              heading = ensure_heading (self, entry->keys.group);
              g_ptr_array_add (rows, heading);
            }
          heading->count++;
        }
      g_ptr_array_add (rows, entry);
      self->n_shown++;
    }

  return rows;
}

/* As long as only the first rows are exposed, what is exposed is small enough
 * to be one step. */
static void
show_limited (IteamActionList *self,
              GPtrArray       *rows)
{
  g_autoptr (GPtrArray) before = self->rows;
  guint n_before = MIN (before->len, self->limit), n_after = MIN (rows->len, self->limit), start = 0;

  while (start < n_before && start < n_after && before->pdata[start] == rows->pdata[start])
    start++;

  self->rows = rows;
  if (start < n_before || start < n_after)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_before - start, n_after - start);
}

/**
 * iteam_action_list_new_entries:
 *
 * Returns: (transfer full) (element-type gint64 IteamActionEntry): a table that owns its entries, by their keys.
 */
GHashTable *
iteam_action_list_new_entries (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, iteam_action_entry_free);
}

/**
 * iteam_action_list_new_groups:
 *
 * Returns: (transfer full): a table of headings, for those of one grouping.
 */
GHashTable *
iteam_action_list_new_groups (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, heading_free);
}

/**
 * iteam_action_list_add_entry:
 * @self: a list
 * @action: an action point that it does not hold
 *
 * Makes @action known; it is for the caller to give it its place.
 *
 * Returns: (transfer none): its entry.
 */
IteamActionEntry *
iteam_action_list_add_entry (IteamActionList  *self,
                             IteamActionPoint *action)
{
  IteamActionEntry *entry = g_new0 (IteamActionEntry, 1);

  entry->id = iteam_action_point_get_id (action);
  entry->action = g_object_ref (action);
  entry->row.item = G_OBJECT (entry->action);
  g_hash_table_insert (self->entries, &entry->id, entry);

  return entry;
}

/**
 * iteam_action_entry_free:
 * @data: (transfer full): an entry
 */
void
iteam_action_entry_free (gpointer data)
{
  IteamActionEntry *entry = data;

  iteam_action_keys_clear (&entry->keys);
  g_object_unref (entry->action);
  g_free (entry);
}

/**
 * iteam_action_list_make_keys:
 * @self: a list
 * @entry: an entry whose action point, or whose order, became another
 */
void
iteam_action_list_make_keys (IteamActionList  *self,
                             IteamActionEntry *entry)
{
  iteam_action_keys_clear (&entry->keys);
  iteam_action_order_make_keys (&self->order, entry->action, &entry->keys);
}

/**
 * iteam_action_list_insert_sorted:
 * @self: a list
 * @entry: an entry with its keys
 *
 * Puts @entry in its place among the others.
 */
void
iteam_action_list_insert_sorted (IteamActionList  *self,
                                 IteamActionEntry *entry)
{
  guint low = 0, high = self->sorted->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_entries (&self->sorted->pdata[middle], &entry, self) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_ptr_array_insert (self->sorted, (int) low, entry);
}

/**
 * iteam_action_list_sort:
 * @self: a list
 *
 * Puts all entries in the order of their keys. The store gives action points
 * in the order in which they mostly are wanted, which costs one look here.
 */
void
iteam_action_list_sort (IteamActionList *self)
{
  guint n_sorted = 1;

  while (n_sorted < self->sorted->len &&
         compare_entries (&self->sorted->pdata[n_sorted - 1], &self->sorted->pdata[n_sorted], self) < 0)
    n_sorted++;
  if (n_sorted >= self->sorted->len)
    return;

  g_ptr_array_sort_with_data (self->sorted, compare_entries, self);
}

/**
 * iteam_action_list_sort_afresh:
 * @self: a list
 *
 * Likewise, after the order itself became another.
 */
void
iteam_action_list_sort_afresh (IteamActionList *self)
{
  for (guint i = 0; i < self->sorted->len; i++)
    iteam_action_list_make_keys (self, g_ptr_array_index (self->sorted, i));

  iteam_action_list_sort (self);
}

/**
 * iteam_action_list_update_ranks:
 * @self: a list
 *
 * Follows the names and the order of people and pillars; sort afresh then.
 */
void
iteam_action_list_update_ranks (IteamActionList *self)
{
  GHashTableIter iter;
  gpointer value;

  g_clear_pointer (&self->order.ranks, g_hash_table_unref);
  if (self->directory != NULL)
    self->order.ranks = iteam_action_order_new_ranks (self->directory);

  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Heading *heading = value;
      g_autofree char *title = iteam_action_order_group_title (&self->order, heading->key, self->directory);

      iteam_action_group_set_title (ITEAM_ACTION_GROUP (heading->row.item), title);
    }
}

/**
 * iteam_action_list_show_rows:
 * @self: a list
 *
 * Makes the rows follow what is sorted and shown, in the smallest steps, and
 * tells them.
 */
void
iteam_action_list_show_rows (IteamActionList *self)
{
  g_autoptr (GPtrArray) rows = make_rows (self);
  g_autoptr (GArray) edits = NULL;

  if (self->limit != G_MAXUINT)
    {
      show_limited (self, g_steal_pointer (&rows));
      g_hash_table_foreach_remove (self->groups, settle_heading, NULL);
      return;
    }

  edits = iteam_list_edits (self->rows, rows, MAX_EDITS);
  for (guint i = 0; i < edits->len; i++)
    {
      const IteamListEdit *edit = &g_array_index (edits, IteamListEdit, i);

      if (edits->len == 1)
        {
          g_ptr_array_unref (self->rows);
          self->rows = g_ptr_array_ref (rows);
        }
      else
        {
          if (edit->n_removed > 0)
            g_ptr_array_remove_range (self->rows, edit->position, edit->n_removed);
          for (guint j = 0; j < edit->n_added; j++)
            g_ptr_array_insert (self->rows, (int) (edit->position + j), rows->pdata[edit->first + j]);
        }
      g_list_model_items_changed (G_LIST_MODEL (self), edit->position, edit->n_removed, edit->n_added);
    }

  g_hash_table_foreach_remove (self->groups, settle_heading, NULL);
}
