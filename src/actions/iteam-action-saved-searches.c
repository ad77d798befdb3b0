/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-saved-searches.h"

#include "iteam-text.h"

#define KEY "actions-saved-searches"

/**
 * IteamActionSavedSearches:
 *
 * The searches that a user saved, as the settings have them: another window
 * that saves one shows it here too.
 */
struct _IteamActionSavedSearches
{
  GObject parent_instance;

  /* owned */
  GSettings *settings;
  GListStore *model;
};

G_DEFINE_FINAL_TYPE (IteamActionSavedSearches, iteam_action_saved_searches, G_TYPE_OBJECT)

static void
read_settings (IteamActionSavedSearches *self)
{
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, KEY);
  g_autoptr (GPtrArray) searches = g_ptr_array_new_with_free_func (g_object_unref);
  const char *name, *query, *extra;
  GVariantIter iter;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &name, &query, &extra))
    g_ptr_array_add (searches, iteam_action_saved_search_new (name, query, extra));

  g_list_store_splice (self->model, 0, g_list_model_get_n_items (G_LIST_MODEL (self->model)),
                       searches->pdata, searches->len);
}

/* Writes all but @except, and @search in the place of what it replaces. */
static void
write_settings (IteamActionSavedSearches *self,
                IteamActionSavedSearch   *except,
                IteamActionSavedSearch   *search)
{
  GListModel *model = G_LIST_MODEL (self->model);
  g_autoptr (GPtrArray) searches = g_ptr_array_new_with_free_func (g_object_unref);
  GVariantBuilder builder;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (IteamActionSavedSearch) each = g_list_model_get_item (model, i);

      if (each != except)
        g_ptr_array_add (searches, g_steal_pointer (&each));
      else if (search != NULL)
        g_ptr_array_add (searches, g_object_ref (search));
    }
  if (except == NULL && search != NULL)
    g_ptr_array_add (searches, g_object_ref (search));

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sss)"));
  for (guint i = 0; i < searches->len; i++)
    g_variant_builder_add (&builder, "(sss)", iteam_action_saved_search_get_name (searches->pdata[i]),
                           iteam_action_saved_search_get_query (searches->pdata[i]),
                           iteam_action_saved_search_get_extra (searches->pdata[i]));
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
}

static void
iteam_action_saved_searches_finalize (GObject *object)
{
  IteamActionSavedSearches *self = ITEAM_ACTION_SAVED_SEARCHES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (iteam_action_saved_searches_parent_class)->finalize (object);
}

static void
iteam_action_saved_searches_class_init (IteamActionSavedSearchesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = iteam_action_saved_searches_finalize;
}

static void
iteam_action_saved_searches_init (IteamActionSavedSearches *self)
{
  self->model = g_list_store_new (ITEAM_TYPE_ACTION_SAVED_SEARCH);
}

/**
 * iteam_action_saved_searches_new:
 * @settings: the program's settings
 *
 * Returns: (transfer full): the searches that are saved there.
 */
IteamActionSavedSearches *
iteam_action_saved_searches_new (GSettings *settings)
{
  IteamActionSavedSearches *self = g_object_new (ITEAM_TYPE_ACTION_SAVED_SEARCHES, NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (read_settings), self, G_CONNECT_SWAPPED);
  read_settings (self);

  return self;
}

/**
 * iteam_action_saved_searches_get_model:
 * @self: the saved searches
 *
 * Returns: (transfer none): a list of #IteamActionSavedSearch, kept up to date.
 */
GListModel *
iteam_action_saved_searches_get_model (IteamActionSavedSearches *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_SAVED_SEARCHES (self), NULL);

  return G_LIST_MODEL (self->model);
}

/**
 * iteam_action_saved_searches_find_name:
 * @self: the saved searches
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the search of that name, apart from
 *   capitals and diacritics.
 */
IteamActionSavedSearch *
iteam_action_saved_searches_find_name (IteamActionSavedSearches *self,
                                       const char               *name)
{
  g_autofree char *wanted = iteam_text_fold (name);

  g_return_val_if_fail (ITEAM_IS_ACTION_SAVED_SEARCHES (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    {
      g_autoptr (IteamActionSavedSearch) each = g_list_model_get_item (G_LIST_MODEL (self->model), i);
      g_autofree char *folded = iteam_text_fold (iteam_action_saved_search_get_name (each));

      if (g_str_equal (folded, wanted))
        return each;
    }

  return NULL;
}

/**
 * iteam_action_saved_searches_find_query:
 * @self: the saved searches
 * @query: what iteam_action_filter_to_query() wrote
 *
 * Returns: (transfer none) (nullable): the first search that has that query.
 */
IteamActionSavedSearch *
iteam_action_saved_searches_find_query (IteamActionSavedSearches *self,
                                        const char               *query)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_SAVED_SEARCHES (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    {
      g_autoptr (IteamActionSavedSearch) each = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (g_strcmp0 (iteam_action_saved_search_get_query (each), query) == 0)
        return each;
    }

  return NULL;
}

/**
 * iteam_action_saved_searches_save:
 * @self: the saved searches
 * @search: a search, which takes the place of one of the same name
 */
void
iteam_action_saved_searches_save (IteamActionSavedSearches *self,
                                  IteamActionSavedSearch   *search)
{
  g_return_if_fail (ITEAM_IS_ACTION_SAVED_SEARCHES (self));
  g_return_if_fail (ITEAM_IS_ACTION_SAVED_SEARCH (search));

  write_settings (self, iteam_action_saved_searches_find_name (self, iteam_action_saved_search_get_name (search)), search);
}

/**
 * iteam_action_saved_searches_remove:
 * @self: the saved searches
 * @search: one of them
 */
void
iteam_action_saved_searches_remove (IteamActionSavedSearches *self,
                                    IteamActionSavedSearch   *search)
{
  g_return_if_fail (ITEAM_IS_ACTION_SAVED_SEARCHES (self));
  g_return_if_fail (ITEAM_IS_ACTION_SAVED_SEARCH (search));

  write_settings (self, search, NULL);
}
