/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-order.h"

#include <glib/gi18n-lib.h>

/* The rank of what is empty: it comes last, whichever way is sorted. */
#define LAST G_MAXINT64

typedef struct
{
  gint64 id;
  char *key;
} NamedId;

static void
named_id_clear (gpointer data)
{
  g_free (((NamedId *) data)->key);
}

static int
compare_named_ids (gconstpointer first,
                   gconstpointer second)
{
  return g_strcmp0 (((const NamedId *) first)->key, ((const NamedId *) second)->key);
}

static void
add_rank (GHashTable *ranks,
          gint64      id,
          int         rank)
{
  gint64 *key = g_new (gint64, 1);

  *key = id;
  g_hash_table_insert (ranks, key, GINT_TO_POINTER (rank));
}

static gint64
rank_of (const IteamActionOrder *self,
         gint64                  id)
{
  gpointer rank;

  if (id == 0)
    return LAST;
  if (self->ranks != NULL && g_hash_table_lookup_extended (self->ranks, &id, NULL, &rank))
    return GPOINTER_TO_INT (rank);

  return LAST - 1;
}

static gint64
first_owner (const IteamActionOrder *self,
             IteamActionPoint       *action)
{
  guint n_owners;
  const gint64 *owners = iteam_action_point_get_owners (action, &n_owners);
  gint64 first = 0;

  for (guint i = 0; i < n_owners; i++)
    if (first == 0 || rank_of (self, owners[i]) < rank_of (self, first))
      first = owners[i];

  return first;
}

static gint64
column_value (const IteamActionOrder  *self,
              IteamActionPoint        *action,
              const IteamActionFields *fields)
{
  switch (self->column)
    {
    case ITEAM_ACTION_COLUMN_NUMBER: return fields->number != 0 ? fields->number : LAST;
    case ITEAM_ACTION_COLUMN_OWNERS: return rank_of (self, first_owner (self, action));
    case ITEAM_ACTION_COLUMN_DUE: return fields->due != ITEAM_DAY_NONE ? fields->due : LAST;
    case ITEAM_ACTION_COLUMN_STATUS: return fields->status;
    /* What goes first stands on top. */
    case ITEAM_ACTION_COLUMN_PRIORITY: return ITEAM_PRIORITY_HIGH - (int) fields->priority;
    case ITEAM_ACTION_COLUMN_PILLAR: return rank_of (self, fields->pillar);
    case ITEAM_ACTION_COLUMN_KIND: return fields->kind;
    case ITEAM_ACTION_COLUMN_TITLE: return 0;
    default: g_return_val_if_reached (0);
    }
}

static void
make_group (const IteamActionOrder  *self,
            IteamActionPoint        *action,
            const IteamActionFields *fields,
            IteamActionKeys         *keys)
{
  int year, month;

  switch (self->grouping)
    {
    case ITEAM_ACTION_GROUPING_OWNER:
      keys->group = first_owner (self, action);
      keys->group_rank = rank_of (self, keys->group);
      break;

    case ITEAM_ACTION_GROUPING_STATUS:
      keys->group = keys->group_rank = fields->status;
      break;

    case ITEAM_ACTION_GROUPING_PILLAR:
      keys->group = fields->pillar;
      keys->group_rank = rank_of (self, keys->group);
      break;

    case ITEAM_ACTION_GROUPING_MONTH:
      keys->group = 0;
      keys->group_rank = LAST;
      if (fields->due != ITEAM_DAY_NONE)
        {
          iteam_day_to_ymd (fields->due, &year, &month, NULL);
          keys->group = keys->group_rank = year * 12 + month - 1;
        }
      break;

    case ITEAM_ACTION_GROUPING_NONE:
    default:
      keys->group = keys->group_rank = 0;
      break;
    }
}

static int
compare_integers (gint64 first,
                  gint64 second)
{
  return (first > second) - (first < second);
}

/**
 * iteam_action_order_new_ranks:
 * @directory: people and pillars
 *
 * Returns: (transfer full): the places of people by their names and of pillars
 *   in their order, by key.
 */
GHashTable *
iteam_action_order_new_ranks (IteamDirectory *directory)
{
  GHashTable *ranks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GListModel *people = iteam_directory_get_people (directory);
  GListModel *pillars = iteam_directory_get_pillars (directory);
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (NamedId));

  g_array_set_clear_func (names, named_id_clear);
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (people, i);
      NamedId name = { iteam_person_get_id (person), g_utf8_collate_key (iteam_person_get_short_name (person), -1) };

      g_array_append_val (names, name);
    }
  g_array_sort (names, compare_named_ids);

  for (guint i = 0; i < names->len; i++)
    add_rank (ranks, g_array_index (names, NamedId, i).id, (int) i);
  for (guint i = 0; i < g_list_model_get_n_items (pillars); i++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (pillars, i);

      add_rank (ranks, iteam_pillar_get_id (pillar), (int) i);
    }

  return ranks;
}

/**
 * iteam_action_order_make_keys:
 * @self: an order
 * @action: an action point
 * @keys: (out caller-allocates): what to compare of it; release with
 *   iteam_action_keys_clear()
 */
void
iteam_action_order_make_keys (const IteamActionOrder *self,
                              IteamActionPoint       *action,
                              IteamActionKeys        *keys)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (action);

  make_group (self, action, fields, keys);
  keys->value = column_value (self, action, fields);
  keys->title = NULL;
  if (self->column == ITEAM_ACTION_COLUMN_TITLE)
    keys->title = g_utf8_collate_key (fields->title != NULL ? fields->title : "", -1);
  keys->due = fields->due != ITEAM_DAY_NONE ? fields->due : G_MAXUINT32;
  keys->number = fields->number != 0 ? (guint32) fields->number : G_MAXUINT32;
}

/**
 * iteam_action_order_compare:
 * @self: an order
 * @first: keys of an action point
 * @second: keys of another
 *
 * Returns: below, equal to or above 0 as @first comes before, with or after
 *   @second. Groups stand in their own order whichever way is sorted.
 */
int
iteam_action_order_compare (const IteamActionOrder *self,
                            const IteamActionKeys  *first,
                            const IteamActionKeys  *second)
{
  int result = compare_integers (first->group_rank, second->group_rank);

  if (result == 0)
    result = compare_integers (first->group, second->group);
  if (result != 0)
    return result;

  if (first->value != second->value)
    {
      result = compare_integers (first->value, second->value);
      if (first->value == LAST || second->value == LAST)
        return result;
    }
  else if (first->title != NULL)
    result = g_strcmp0 (first->title, second->title);
  if (result != 0)
    return self->descending ? -result : result;

  result = compare_integers (first->due, second->due);

  return result != 0 ? result : compare_integers (first->number, second->number);
}

/**
 * iteam_action_order_group_title:
 * @self: an order
 * @group: a group, as the keys have it
 * @directory: (nullable): people and pillars
 *
 * Returns: (transfer full): the heading of that group.
 */
char *
iteam_action_order_group_title (const IteamActionOrder *self,
                                gint64                  group,
                                IteamDirectory         *directory)
{
  IteamPerson *person;
  IteamPillar *pillar;

  switch (self->grouping)
    {
    case ITEAM_ACTION_GROUPING_OWNER:
      if (group == 0)
        return g_strdup (_("Without an owner"));
      person = directory != NULL ? iteam_directory_find_person (directory, group) : NULL;
      return g_strdup (person != NULL ? iteam_person_get_name (person) : _("someone"));

    case ITEAM_ACTION_GROUPING_STATUS:
      return g_strdup (iteam_action_status_label ((IteamActionStatus) group));

    case ITEAM_ACTION_GROUPING_PILLAR:
      if (group == 0)
        return g_strdup (_("Without a pillar"));
      pillar = directory != NULL ? iteam_directory_find_pillar (directory, group) : NULL;
      return g_strdup (pillar != NULL ? iteam_pillar_get_name (pillar) : _("a pillar"));

    case ITEAM_ACTION_GROUPING_MONTH:
      if (group == 0)
        return g_strdup (_("Without a due date"));
      return iteam_day_format_month (iteam_day_from_ymd ((int) (group / 12), (int) (group % 12) + 1, 1));

    case ITEAM_ACTION_GROUPING_NONE:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/**
 * iteam_action_keys_clear:
 * @keys: keys of an action point
 */
void
iteam_action_keys_clear (IteamActionKeys *keys)
{
  g_clear_pointer (&keys->title, g_free);
}
