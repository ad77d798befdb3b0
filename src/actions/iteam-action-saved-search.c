/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-saved-search.h"

/**
 * IteamActionSavedSearch:
 *
 * A search that someone gave a name: the words of its filter, and how the pane
 * then sorts and groups, which only the pane reads. It does not change.
 */
struct _IteamActionSavedSearch
{
  GObject parent_instance;

  /* owned */
  char *name;
  char *query;
  char *extra;
};

G_DEFINE_FINAL_TYPE (IteamActionSavedSearch, iteam_action_saved_search, G_TYPE_OBJECT)

static void
iteam_action_saved_search_finalize (GObject *object)
{
  IteamActionSavedSearch *self = ITEAM_ACTION_SAVED_SEARCH (object);

  g_free (self->name);
  g_free (self->query);
  g_free (self->extra);

  G_OBJECT_CLASS (iteam_action_saved_search_parent_class)->finalize (object);
}

static void
iteam_action_saved_search_class_init (IteamActionSavedSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = iteam_action_saved_search_finalize;
}

static void
iteam_action_saved_search_init (IteamActionSavedSearch *self)
{
}

/**
 * iteam_action_saved_search_new:
 * @name: its name
 * @query: what iteam_action_filter_to_query() wrote
 * @extra: (nullable): what the pane wants to know with it
 *
 * Returns: (transfer full): the search.
 */
IteamActionSavedSearch *
iteam_action_saved_search_new (const char *name,
                               const char *query,
                               const char *extra)
{
  IteamActionSavedSearch *self = g_object_new (ITEAM_TYPE_ACTION_SAVED_SEARCH, NULL);

  self->name = g_strdup (name);
  self->query = g_strdup (query);
  self->extra = g_strdup (extra != NULL ? extra : "");

  return self;
}

/**
 * iteam_action_saved_search_get_name:
 * @self: a search
 *
 * Returns: its name.
 */
const char *
iteam_action_saved_search_get_name (IteamActionSavedSearch *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_SAVED_SEARCH (self), NULL);

  return self->name;
}

/**
 * iteam_action_saved_search_get_query:
 * @self: a search
 *
 * Returns: its view and conditions, as iteam_action_filter_set_query() reads them.
 */
const char *
iteam_action_saved_search_get_query (IteamActionSavedSearch *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_SAVED_SEARCH (self), NULL);

  return self->query;
}

/**
 * iteam_action_saved_search_get_extra:
 * @self: a search
 *
 * Returns: what the pane gave with it, perhaps nothing.
 */
const char *
iteam_action_saved_search_get_extra (IteamActionSavedSearch *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_SAVED_SEARCH (self), NULL);

  return self->extra;
}
