/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-register.h"

/* How often to look whether a new day has begun, in seconds. */
#define DAY_PERIOD 30

/**
 * IteamRegister:
 *
 * The things of one kind of a team file, kept as the file is: all are read once, and
 * afterwards those that the store says were touched. Each keeps its object.
 */
struct _IteamRegister
{
  GObject parent_instance;

  const IteamRegisterSource *source;
  gboolean loaded;
  guint day_source;
  IteamDay today;

  /* owned */
  GListStore *things;
  GHashTable *by_id;
  IteamStore *store;
  GCancellable *cancellable;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamRegister, iteam_register, G_TYPE_OBJECT)

typedef struct
{
  IteamRegister *self;
  GArray *ids;
} Reading;

static Reading *
reading_new (IteamRegister *self,
             GArray        *ids)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->self = g_object_ref (self);
  reading->ids = ids != NULL ? g_array_ref (ids) : NULL;

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

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
add_id (GHashTable *ids,
        gint64      id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

/* What was asked for and is not there any more was deleted. */
static void
remove_missing (IteamRegister *self,
                GArray        *asked,
                GPtrArray     *read)
{
  g_autoptr (GHashTable) there = new_ids ();
  g_autoptr (GHashTable) gone = new_ids ();

  for (guint i = 0; i < read->len; i++)
    add_id (there, self->source->get_id (read->pdata[i]));
  for (guint i = 0; asked != NULL && i < asked->len; i++)
    if (!g_hash_table_contains (there, &g_array_index (asked, gint64, i)))
      add_id (gone, g_array_index (asked, gint64, i));
  if (asked != NULL && g_hash_table_size (gone) == 0)
    return;

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->things)); i > 0; i--)
    {
      g_autoptr (GObject) thing = g_list_model_get_item (G_LIST_MODEL (self->things), i - 1);
      gint64 id = self->source->get_id (thing);

      if (asked != NULL ? !g_hash_table_contains (gone, &id) : g_hash_table_contains (there, &id))
        continue;
      g_list_store_remove (self->things, i - 1);
      g_hash_table_remove (self->by_id, &id);
    }
}

/* Those that are known keep their objects, the others come at once. */
static void
take (IteamRegister *self,
      GPtrArray     *read)
{
  g_autoptr (GPtrArray) new = g_ptr_array_new ();

  for (guint i = 0; i < read->len; i++)
    {
      gint64 id = self->source->get_id (read->pdata[i]);
      gpointer known = g_hash_table_lookup (self->by_id, &id);

      if (known != NULL)
        {
          self->source->assign (known, read->pdata[i]);
          continue;
        }
      g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), g_object_ref (read->pdata[i]));
      g_ptr_array_add (new, read->pdata[i]);
    }
  g_list_store_splice (self->things, g_list_model_get_n_items (G_LIST_MODEL (self->things)), 0, new->pdata, new->len);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  IteamRegister *self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = self->source->finish (ITEAM_STORE (source), result, &error);

  if (source != (gpointer) self->store || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (read == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);

      return;
    }

  remove_missing (self, reading->ids, read);
  take (self, read);
  self->loaded = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
store_changed_cb (IteamRegister      *self,
                  const IteamChanges *changes)
{
  g_autoptr (GArray) ids = NULL;

  if (!changes->everything)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      for (guint i = 0; i < changes->refs->len; i++)
        {
          const IteamRef *ref = &g_array_index (changes->refs, IteamRef, i);

          if (ref->kind == self->source->kind)
            g_array_append_val (ids, ref->id);
        }
      if (ids->len == 0)
        return;
    }

  self->source->ask (self->store, ids, self->cancellable, read_cb, reading_new (self, ids));
}

static gboolean
day_cb (gpointer data)
{
  IteamRegister *self = data;
  IteamDay today = iteam_day_today ();

  if (self->today != today)
    {
      self->today = today;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }

  return G_SOURCE_CONTINUE;
}

static void
iteam_register_dispose (GObject *object)
{
  IteamRegister *self = ITEAM_REGISTER (object);

  if (self->things != NULL)
    iteam_register_set_store (self, NULL);
  g_clear_handle_id (&self->day_source, g_source_remove);
  g_clear_object (&self->things);
  g_clear_pointer (&self->by_id, g_hash_table_unref);

  G_OBJECT_CLASS (iteam_register_parent_class)->dispose (object);
}

static void
iteam_register_class_init (IteamRegisterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_register_dispose;

  /**
   * IteamRegister::changed:
   *
   * Emitted when things were read, came, went or changed, or a new day began.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamRegister::failed:
   * @message: why, a whole sentence
   *
   * Emitted when things could not be read.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
iteam_register_init (IteamRegister *self)
{
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->today = iteam_day_today ();
  self->day_source = g_timeout_add_seconds (DAY_PERIOD, day_cb, self);
}

/**
 * iteam_register_new:
 * @source: (transfer none): of what; has to stay
 *
 * Returns: (transfer full): a register without a file.
 */
IteamRegister *
iteam_register_new (const IteamRegisterSource *source)
{
  IteamRegister *self = g_object_new (ITEAM_TYPE_REGISTER, NULL);

  self->source = source;
  self->things = g_list_store_new (source->get_type ());

  return self;
}

/**
 * iteam_register_set_store:
 * @self: a register
 * @store: (nullable): the team file to read from
 *
 * Empties the register and begins to fill it from @store.
 */
void
iteam_register_set_store (IteamRegister *self,
                          IteamStore    *store)
{
  g_return_if_fail (ITEAM_IS_REGISTER (self));

  if (self->store == store)
    return;

  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
    }
  g_set_object (&self->store, store);
  self->loaded = FALSE;
  g_list_store_remove_all (self->things);
  g_hash_table_remove_all (self->by_id);
  if (store == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  self->source->ask (store, NULL, self->cancellable, read_cb, reading_new (self, NULL));
}

/**
 * iteam_register_get_things:
 * @self: a register
 *
 * Returns: (transfer none): the things, in no order.
 */
GListModel *
iteam_register_get_things (IteamRegister *self)
{
  g_return_val_if_fail (ITEAM_IS_REGISTER (self), NULL);

  return G_LIST_MODEL (self->things);
}

/**
 * iteam_register_get_loaded:
 * @self: a register
 *
 * Returns: whether it holds all things of the file.
 */
gboolean
iteam_register_get_loaded (IteamRegister *self)
{
  g_return_val_if_fail (ITEAM_IS_REGISTER (self), FALSE);

  return self->loaded;
}

/**
 * iteam_register_find:
 * @self: a register
 * @id: a key
 *
 * Returns: (transfer none) (nullable): the thing with that key.
 */
gpointer
iteam_register_find (IteamRegister *self,
                     gint64         id)
{
  g_return_val_if_fail (ITEAM_IS_REGISTER (self), NULL);

  return g_hash_table_lookup (self->by_id, &id);
}
