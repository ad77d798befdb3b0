/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-list-private.h"

/* Above this many changed action points all are sorted afresh. */
#define MAX_INSERTIONS 256

/* How many titles are folded at a time while nothing else happens. */
#define FOLD_CHUNK 400

enum
{
  SIGNAL_COUNTS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IteamActionList, iteam_action_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
count_entry (IteamActionList  *self,
             IteamActionEntry *entry,
             int               by)
{
  for (int view = 0; view < ITEAM_N_ACTION_VIEWS; view++)
    if ((entry->views & (1u << view)) != 0)
      self->counts[view] += (guint) by;
  if (entry->late)
    self->n_late += (guint) by;
}

static void
filter_entry (IteamActionList  *self,
              IteamActionEntry *entry)
{
  gint64 id = iteam_action_point_get_id (entry->action);

  entry->shown = (self->filter == NULL || iteam_action_filter_matches (self->filter, entry->action, self->today)) &&
                 (self->search == NULL || iteam_action_filter_matches (self->search, entry->action, self->today) ||
                  (self->found != NULL && g_hash_table_contains (self->found, &id)));
}

static void
look_at_entry (IteamActionList  *self,
               IteamActionEntry *entry)
{
  const guint late = 1u << ITEAM_ACTION_VIEW_OVERDUE | 1u << ITEAM_ACTION_VIEW_MINE;

  entry->views = iteam_action_point_get_views (entry->action, self->user, self->today);
  entry->late = (entry->views & late) == late;

  filter_entry (self, entry);
}

static void
look_at_all (IteamActionList *self)
{
  guint before[ITEAM_N_ACTION_VIEWS], late = self->n_late;
  gboolean same = TRUE;

  for (int view = 0; view < ITEAM_N_ACTION_VIEWS; view++)
    {
      before[view] = self->counts[view];
      self->counts[view] = 0;
    }
  self->n_late = 0;

  for (guint i = 0; i < self->sorted->len; i++)
    {
      IteamActionEntry *entry = g_ptr_array_index (self->sorted, i);

      look_at_entry (self, entry);
      count_entry (self, entry, 1);
    }

  for (int view = 0; view < ITEAM_N_ACTION_VIEWS; view++)
    same = same && before[view] == self->counts[view];
  iteam_action_list_show_rows (self);
  if (!same || late != self->n_late)
    g_signal_emit (self, signals[SIGNAL_COUNTS_CHANGED], 0);
}

/* Which rows the filter and the search let through; the counts do not depend
 * on these, and are left alone at a keystroke. */
static void
filter_all (IteamActionList *self)
{
  for (guint i = 0; i < self->sorted->len; i++)
    filter_entry (self, g_ptr_array_index (self->sorted, i));

  iteam_action_list_show_rows (self);
}

static void
on_directory_changed (IteamActionList *self)
{
  iteam_action_list_update_ranks (self);
  iteam_action_list_sort_afresh (self);
  iteam_action_list_show_rows (self);
}

static GType
iteam_action_list_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
iteam_action_list_get_n_items (GListModel *model)
{
  IteamActionList *self = ITEAM_ACTION_LIST (model);

  return MIN (self->rows->len, self->limit);
}

static gpointer
iteam_action_list_get_item (GListModel *model,
                            guint       position)
{
  IteamActionList *self = ITEAM_ACTION_LIST (model);

  if (position >= MIN (self->rows->len, self->limit))
    return NULL;

  return g_object_ref (((IteamListRow *) g_ptr_array_index (self->rows, position))->item);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = iteam_action_list_get_item_type;
  iface->get_n_items = iteam_action_list_get_n_items;
  iface->get_item = iteam_action_list_get_item;
}

static void
iteam_action_list_finalize (GObject *object)
{
  IteamActionList *self = ITEAM_ACTION_LIST (object);

  g_clear_object (&self->directory);
  g_clear_object (&self->filter);
  g_clear_object (&self->search);
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_clear_pointer (&self->order.ranks, g_hash_table_unref);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->sorted);
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->entries);

  G_OBJECT_CLASS (iteam_action_list_parent_class)->finalize (object);
}

static void
iteam_action_list_class_init (IteamActionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = iteam_action_list_finalize;

  /**
   * IteamActionList::counts-changed:
   *
   * Emitted after the number of action points in a view, or of those of the
   * user that are overdue, became another.
   */
  signals[SIGNAL_COUNTS_CHANGED] = g_signal_new ("counts-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
iteam_action_list_init (IteamActionList *self)
{
  self->limit = G_MAXUINT;
  self->order.column = ITEAM_ACTION_COLUMN_DUE;
  self->today = iteam_day_today ();
  self->entries = iteam_action_list_new_entries ();
  self->groups = iteam_action_list_new_groups ();
  self->sorted = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
}

/**
 * iteam_action_list_new:
 *
 * Returns: (transfer full): a list without action points.
 */
IteamActionList *
iteam_action_list_new (void)
{
  return g_object_new (ITEAM_TYPE_ACTION_LIST, NULL);
}

/**
 * iteam_action_list_replace:
 * @self: a list
 * @actions: (element-type IteamActionPoint): all action points there are
 *
 * Makes the list hold exactly @actions. Those that it held already are
 * assigned to, so that their objects stay.
 */
void
iteam_action_list_replace (IteamActionList *self,
                           GPtrArray       *actions)
{
  g_autoptr (GHashTable) before = NULL;

  g_return_if_fail (ITEAM_IS_ACTION_LIST (self));

  /* Kept until the list has told that these rows are gone. */
  before = g_steal_pointer (&self->entries);
  self->entries = iteam_action_list_new_entries ();
  g_ptr_array_set_size (self->sorted, 0);
  self->n_folded = 0;

  for (guint i = 0; i < actions->len; i++)
    {
      IteamActionPoint *action = g_ptr_array_index (actions, i);
      gint64 id = iteam_action_point_get_id (action);
      gpointer key = NULL, value = NULL;

      if (g_hash_table_steal_extended (before, &id, &key, &value))
        {
          iteam_action_point_assign (((IteamActionEntry *) value)->action, action);
          g_hash_table_insert (self->entries, key, value);
        }
      else
        {
          value = iteam_action_list_add_entry (self, action);
        }
      g_ptr_array_add (self->sorted, value);
    }

  iteam_action_list_sort_afresh (self);
  look_at_all (self);
}

/**
 * iteam_action_list_update:
 * @self: a list
 * @actions: (element-type IteamActionPoint): action points as they are now
 *
 * Adds those that are new and brings those that it holds up to date.
 */
void
iteam_action_list_update (IteamActionList *self,
                          GPtrArray       *actions)
{
  gboolean many;

  g_return_if_fail (ITEAM_IS_ACTION_LIST (self));

  many = actions->len > MAX_INSERTIONS;
  for (guint i = 0; i < actions->len; i++)
    {
      IteamActionPoint *action = g_ptr_array_index (actions, i);
      gint64 id = iteam_action_point_get_id (action);
      IteamActionEntry *entry = g_hash_table_lookup (self->entries, &id);

      if (entry == NULL)
        {
          entry = iteam_action_list_add_entry (self, action);
          if (many)
            g_ptr_array_add (self->sorted, entry);
        }
      else
        {
          iteam_action_point_assign (entry->action, action);
          count_entry (self, entry, -1);
          if (!many)
            g_ptr_array_remove (self->sorted, entry);
        }

      look_at_entry (self, entry);
      count_entry (self, entry, 1);
      iteam_action_list_make_keys (self, entry);
      if (!many)
        iteam_action_list_insert_sorted (self, entry);
    }

  if (many)
    iteam_action_list_sort (self);
  iteam_action_list_show_rows (self);
  g_signal_emit (self, signals[SIGNAL_COUNTS_CHANGED], 0);
}

/**
 * iteam_action_list_remove:
 * @self: a list
 * @ids: (array length=n_ids): keys of action points
 * @n_ids: how many
 */
void
iteam_action_list_remove (IteamActionList *self,
                          const gint64    *ids,
                          guint            n_ids)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (iteam_action_entry_free);

  g_return_if_fail (ITEAM_IS_ACTION_LIST (self));

  for (guint i = 0; i < n_ids; i++)
    {
      gpointer key, value;

      if (!g_hash_table_steal_extended (self->entries, &ids[i], &key, &value))
        continue;

      count_entry (self, value, -1);
      g_ptr_array_remove (self->sorted, value);
      g_ptr_array_add (gone, value);
    }

  if (gone->len == 0)
    return;

  self->n_folded = MIN (self->n_folded, self->sorted->len);
  iteam_action_list_show_rows (self);
  g_signal_emit (self, signals[SIGNAL_COUNTS_CHANGED], 0);
}

/**
 * iteam_action_list_set_directory:
 * @self: a list
 * @directory: (nullable): who and what the keys of owners and pillars stand for
 */
void
iteam_action_list_set_directory (IteamActionList *self,
                                 IteamDirectory  *directory)
{
  g_return_if_fail (ITEAM_IS_ACTION_LIST (self));

  if (self->directory == directory)
    return;

  if (self->directory != NULL)
    g_signal_handlers_disconnect_by_func (self->directory, on_directory_changed, self);
  g_set_object (&self->directory, directory);

  on_directory_changed (self);
  if (directory != NULL)
    g_signal_connect_object (directory, "changed", G_CALLBACK (on_directory_changed), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_action_list_set_user:
 * @self: a list
 * @person: key of the person whose action points count as "mine", or 0
 */
void
iteam_action_list_set_user (IteamActionList *self,
                            gint64           person)
{
  g_return_if_fail (ITEAM_IS_ACTION_LIST (self));

  if (self->user == person)
    return;

  self->user = person;
  look_at_all (self);
}

/**
 * iteam_action_list_set_today:
 * @self: a list
 * @today: the current day, which has become another
 */
void
iteam_action_list_set_today (IteamActionList *self,
                             IteamDay         today)
{
  g_return_if_fail (ITEAM_IS_ACTION_LIST (self));

  if (self->today == today)
    return;

  self->today = today;
  look_at_all (self);
}

/**
 * iteam_action_list_set_filter:
 * @self: a list
 * @filter: (nullable): the view and conditions; call again whenever it changed
 */
void
iteam_action_list_set_filter (IteamActionList   *self,
                              IteamActionFilter *filter)
{
  g_return_if_fail (ITEAM_IS_ACTION_LIST (self));

  g_set_object (&self->filter, filter);
  filter_all (self);
}

/**
 * iteam_action_list_set_search:
 * @self: a list
 * @search: (nullable): what was typed to search for, besides the filter; call
 *   again whenever it changed
 *
 * What iteam_action_list_set_found() added for an earlier search goes.
 */
void
iteam_action_list_set_search (IteamActionList   *self,
                              IteamActionFilter *search)
{
  g_return_if_fail (ITEAM_IS_ACTION_LIST (self));

  g_set_object (&self->search, search);
  g_clear_pointer (&self->found, g_hash_table_unref);
  filter_all (self);
}

/**
 * iteam_action_list_set_found:
 * @self: a list
 * @ids: (element-type gint64): action points that the search fits by their
 *   notes, descriptions and checklists
 */
void
iteam_action_list_set_found (IteamActionList *self,
                             GArray          *ids)
{
  g_return_if_fail (ITEAM_IS_ACTION_LIST (self));

  g_clear_pointer (&self->found, g_hash_table_unref);
  self->found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->found, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  filter_all (self);
}

/**
 * iteam_action_list_set_sort:
 * @self: a list
 * @column: by what to sort
 * @descending: whether from high to low
 */
void
iteam_action_list_set_sort (IteamActionList   *self,
                            IteamActionColumn  column,
                            gboolean           descending)
{
  g_return_if_fail (ITEAM_IS_ACTION_LIST (self));

  if (self->order.column == column && self->order.descending == descending)
    return;

  self->order.column = column;
  self->order.descending = descending;
  iteam_action_list_sort_afresh (self);
  iteam_action_list_show_rows (self);
}

/**
 * iteam_action_list_set_grouping:
 * @self: a list
 * @grouping: by what to divide
 */
void
iteam_action_list_set_grouping (IteamActionList     *self,
                                IteamActionGrouping  grouping)
{
  g_autoptr (GHashTable) before = NULL;

  g_return_if_fail (ITEAM_IS_ACTION_LIST (self));

  if (self->order.grouping == grouping)
    return;

  /* The keys of one grouping mean something else in another. */
  before = g_steal_pointer (&self->groups);
  self->groups = iteam_action_list_new_groups ();
  self->order.grouping = grouping;
  iteam_action_list_sort_afresh (self);
  iteam_action_list_show_rows (self);
}

/**
 * iteam_action_list_set_limit:
 * @self: a list
 * @limit: how many rows to expose, %G_MAXUINT for all
 *
 * A list view makes some two hundred rows at once if there are that many. For
 * the first frame those that fit on the screen are enough.
 */
void
iteam_action_list_set_limit (IteamActionList *self,
                             guint            limit)
{
  guint before, after;

  g_return_if_fail (ITEAM_IS_ACTION_LIST (self));

  before = MIN (self->rows->len, self->limit);
  after = MIN (self->rows->len, limit);
  self->limit = limit;

  if (after > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, after - before);
  else if (after < before)
    g_list_model_items_changed (G_LIST_MODEL (self), after, before - after, 0);
}

/**
 * iteam_action_list_fold_some:
 * @self: a list
 *
 * Prepares some more titles for being searched in, which would otherwise all
 * be done at the first keystroke of a search. For an idle source.
 *
 * Returns: whether there are more to do.
 */
gboolean
iteam_action_list_fold_some (IteamActionList *self)
{
  guint end;

  g_return_val_if_fail (ITEAM_IS_ACTION_LIST (self), FALSE);

  end = MIN (self->sorted->len, self->n_folded + FOLD_CHUNK);
  for (; self->n_folded < end; self->n_folded++)
    iteam_action_point_get_folded (((IteamActionEntry *) g_ptr_array_index (self->sorted, self->n_folded))->action);

  return self->n_folded < self->sorted->len;
}

/**
 * iteam_action_list_find:
 * @self: a list
 * @id: key of an action point
 *
 * Returns: (transfer none) (nullable): that action point, shown or not.
 */
IteamActionPoint *
iteam_action_list_find (IteamActionList *self,
                        gint64           id)
{
  IteamActionEntry *entry;

  g_return_val_if_fail (ITEAM_IS_ACTION_LIST (self), NULL);

  entry = g_hash_table_lookup (self->entries, &id);

  return entry != NULL ? entry->action : NULL;
}

/**
 * iteam_action_list_find_position:
 * @self: a list
 * @id: key of an action point
 * @position: (out): where it stands
 *
 * Returns: whether it is among the rows that are exposed.
 */
gboolean
iteam_action_list_find_position (IteamActionList *self,
                                 gint64           id,
                                 guint           *position)
{
  IteamActionEntry *entry;

  g_return_val_if_fail (ITEAM_IS_ACTION_LIST (self), FALSE);

  entry = g_hash_table_lookup (self->entries, &id);
  if (entry == NULL || !entry->shown)
    return FALSE;

  return g_ptr_array_find (self->rows, entry, position) && *position < self->limit;
}

/**
 * iteam_action_list_get_n_actions:
 * @self: a list
 *
 * Returns: how many action points there are, shown or not.
 */
guint
iteam_action_list_get_n_actions (IteamActionList *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_LIST (self), 0);

  return self->sorted->len;
}

/**
 * iteam_action_list_get_n_shown:
 * @self: a list
 *
 * Returns: how many action points the filter and the search let through.
 */
guint
iteam_action_list_get_n_shown (IteamActionList *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_LIST (self), 0);

  return self->n_shown;
}

/**
 * iteam_action_list_get_count:
 * @self: a list
 * @view: a view
 *
 * Returns: how many action points belong in @view, whatever is filtered.
 */
guint
iteam_action_list_get_count (IteamActionList *self,
                             IteamActionView  view)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_LIST (self), 0);
  g_return_val_if_fail ((int) view >= 0 && view < ITEAM_N_ACTION_VIEWS, 0);

  return self->counts[view];
}

/**
 * iteam_action_list_get_n_late:
 * @self: a list
 *
 * Returns: how many of the user's action points are overdue.
 */
guint
iteam_action_list_get_n_late (IteamActionList *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_LIST (self), 0);

  return self->n_late;
}
