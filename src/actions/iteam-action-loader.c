/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-loader.h"

/* How often to look whether a new day has begun, in seconds. */
#define DAY_PERIOD 30

/**
 * IteamActionLoader:
 *
 * Keeps an #IteamActionList as the team file is: reads all action points of a
 * file once, and afterwards those that the store says were touched.
 */
struct _IteamActionLoader
{
  GObject parent_instance;

  gboolean loaded;
  guint day_source;
  IteamDay today;

  /* owned */
  IteamActionList *list;
  IteamStore *store;
  GCancellable *cancellable;
};

enum
{
  SIGNAL_LOADED,
  SIGNAL_FAILED,
  SIGNAL_DAY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamActionLoader, iteam_action_loader, G_TYPE_OBJECT)

typedef struct
{
  IteamActionLoader *self;
  GArray *ids;
} Reading;

static Reading *
reading_new (IteamActionLoader *self,
             GArray            *ids)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->self = g_object_ref (self);
  reading->ids = ids;

  return reading;
}

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->self);
  g_clear_pointer (&reading->ids, g_array_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void take_all (IteamActionLoader *self, GPtrArray *actions);

/* What was asked for and is not there any more was deleted. */
static void
remove_missing (IteamActionLoader *self,
                GArray            *ids,
                GPtrArray         *actions)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < actions->len; i++)
    g_hash_table_add (found, (gpointer) &iteam_action_point_get_fields (g_ptr_array_index (actions, i))->id);
  for (guint i = 0; i < ids->len; i++)
    if (!g_hash_table_contains (found, &g_array_index (ids, gint64, i)))
      g_array_append_val (missing, g_array_index (ids, gint64, i));

  iteam_action_list_remove (self->list, (const gint64 *) (gpointer) missing->data, missing->len);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  IteamActionLoader *self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actions = iteam_store_read_actions_finish (ITEAM_STORE (source), result, &error);

  if (source != (gpointer) self->store || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (actions == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
      return;
    }

  if (reading->ids != NULL)
    {
      remove_missing (self, reading->ids, actions);
      iteam_action_list_update (self->list, actions);
      return;
    }

  take_all (self, actions);
}

/* What is read while a file is being opened, ahead of the loader that asks for
 * it; it stays with the store. */
typedef struct
{
  GPtrArray *actions;
  gboolean answered;
  gboolean opened;
  gboolean stale;
  gulong changed_handler;
  IteamActionLoader *waiting;
} Prepared;

#define PREPARED_KEY "iteam-prepared-actions"

static void
prepared_free (gpointer data)
{
  Prepared *prepared = data;

  g_clear_pointer (&prepared->actions, g_ptr_array_unref);
  g_free (prepared);
}

static void
prepared_changed_cb (IteamStore         *store,
                     const IteamChanges *changes,
                     Prepared           *prepared)
{
  /* The first is the store's word that the file is open. */
  prepared->stale = prepared->opened;
  prepared->opened = TRUE;
}

static void
forget_prepared (IteamStore *store)
{
  Prepared *prepared = g_object_get_data (G_OBJECT (store), PREPARED_KEY);

  g_signal_handler_disconnect (store, prepared->changed_handler);
  g_object_set_data (G_OBJECT (store), PREPARED_KEY, NULL);
}

static void
take_all (IteamActionLoader *self,
          GPtrArray         *actions)
{
  iteam_action_list_replace (self->list, actions);
  self->loaded = TRUE;
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static void
read_all (IteamActionLoader *self)
{
  iteam_store_read_actions_async (self->store, NULL, self->cancellable, read_cb, reading_new (self, NULL));
}

/* A failure is left to the loader, which asks again and tells. */
static void
take_prepared (IteamActionLoader *self)
{
  Prepared *prepared = g_object_get_data (G_OBJECT (self->store), PREPARED_KEY);

  if (!prepared->answered)
    {
      prepared->waiting = self;
      return;
    }

  if (prepared->actions != NULL && !prepared->stale)
    take_all (self, prepared->actions);
  else
    read_all (self);
  forget_prepared (self->store);
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Prepared *prepared = g_object_get_data (source, PREPARED_KEY);

  if (prepared == NULL)
    return;

  prepared->actions = iteam_store_read_actions_finish (ITEAM_STORE (source), result, NULL);
  prepared->answered = TRUE;
  if (prepared->waiting != NULL)
    take_prepared (prepared->waiting);
}

static void
store_changed_cb (IteamActionLoader  *self,
                  const IteamChanges *changes)
{
  g_autoptr (GArray) ids = NULL;

  if (!changes->everything)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      for (guint i = 0; i < changes->refs->len; i++)
        {
          const IteamRef *ref = &g_array_index (changes->refs, IteamRef, i);

          if (ref->kind == ITEAM_KIND_ACTION)
            g_array_append_val (ids, ref->id);
        }
      if (ids->len == 0)
        return;
    }

  /* The store's thread takes one question after the other, so that the answers
   * come in the order of the changes. */
  iteam_store_read_actions_async (self->store, ids, self->cancellable, read_cb,
                                  reading_new (self, g_steal_pointer (&ids)));
}

static void
user_changed_cb (IteamActionLoader *self)
{
  iteam_action_list_set_user (self->list, iteam_store_get_user (self->store));
}

static gboolean
day_cb (gpointer data)
{
  IteamActionLoader *self = data;
  IteamDay today = iteam_day_today ();

  if (self->today != today)
    {
      self->today = today;
      iteam_action_list_set_today (self->list, today);
      g_signal_emit (self, signals[SIGNAL_DAY_CHANGED], 0);
    }

  return G_SOURCE_CONTINUE;
}

static void
iteam_action_loader_dispose (GObject *object)
{
  IteamActionLoader *self = ITEAM_ACTION_LOADER (object);

  iteam_action_loader_set_store (self, NULL);
  g_clear_handle_id (&self->day_source, g_source_remove);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (iteam_action_loader_parent_class)->dispose (object);
}

static void
iteam_action_loader_class_init (IteamActionLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_action_loader_dispose;

  /**
   * IteamActionLoader::loaded:
   *
   * Emitted when all action points of the file have been read.
   */
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamActionLoader::failed:
   * @message: why, a whole sentence
   *
   * Emitted when action points could not be read.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * IteamActionLoader::day-changed:
   *
   * Emitted when a new day has begun, after the list knows it.
   */
  signals[SIGNAL_DAY_CHANGED] = g_signal_new ("day-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                              0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
iteam_action_loader_init (IteamActionLoader *self)
{
  self->today = iteam_day_today ();
  self->day_source = g_timeout_add_seconds (DAY_PERIOD, day_cb, self);
}

/**
 * iteam_action_loader_new:
 * @list: the list to keep up to date
 *
 * Returns: (transfer full): a loader without a file.
 */
IteamActionLoader *
iteam_action_loader_new (IteamActionList *list)
{
  IteamActionLoader *self = g_object_new (ITEAM_TYPE_ACTION_LOADER, NULL);

  self->list = g_object_ref (list);

  return self;
}

/**
 * iteam_action_loader_set_store:
 * @self: a loader
 * @store: (nullable): the team file to read from
 *
 * Empties the list and begins to fill it from @store.
 */
void
iteam_action_loader_set_store (IteamActionLoader *self,
                               IteamStore        *store)
{
  g_autoptr (GPtrArray) none = NULL;

  g_return_if_fail (ITEAM_IS_ACTION_LOADER (self));

  if (self->store == store)
    return;

  if (self->store != NULL)
    {
      if (g_object_get_data (G_OBJECT (self->store), PREPARED_KEY) != NULL)
        forget_prepared (self->store);
      g_signal_handlers_disconnect_by_data (self->store, self);
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
    }
  g_set_object (&self->store, store);

  none = g_ptr_array_new ();
  self->loaded = FALSE;
  iteam_action_list_replace (self->list, none);
  iteam_action_list_set_directory (self->list, store != NULL ? iteam_store_get_directory (store) : NULL);
  if (store == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  g_signal_connect_swapped (store, "notify::user", G_CALLBACK (user_changed_cb), self);
  user_changed_cb (self);
  if (g_object_get_data (G_OBJECT (store), PREPARED_KEY) != NULL)
    take_prepared (self);
  else
    read_all (self);
}

/**
 * iteam_action_loader_prepare:
 * @store: a store that has just been told to open a file
 *
 * Begins to read its action points at once, so that they are there when the
 * window is.
 */
void
iteam_action_loader_prepare (IteamStore *store)
{
  Prepared *prepared;

  g_return_if_fail (ITEAM_IS_STORE (store));

  prepared = g_new0 (Prepared, 1);
  g_object_set_data_full (G_OBJECT (store), PREPARED_KEY, prepared, prepared_free);
  prepared->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (prepared_changed_cb), prepared);
  iteam_store_read_actions_async (store, NULL, NULL, prepared_cb, NULL);
}

/**
 * iteam_action_loader_get_loaded:
 * @self: a loader
 *
 * Returns: whether the list holds all action points of the file.
 */
gboolean
iteam_action_loader_get_loaded (IteamActionLoader *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_LOADER (self), FALSE);

  return self->loaded;
}
