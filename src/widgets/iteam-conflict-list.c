/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-conflict-list.h"

/**
 * IteamConflictList:
 *
 * The conflicts of a team file that nobody has decided yet, read again when
 * something in the file has changed. A store has one, for all that show it.
 */
struct _IteamConflictList
{
  GObject parent_instance;

  gboolean stale;

  /* owned */
  IteamStore *store;
  GPtrArray *conflicts;
  char *problem;
  GCancellable *reading;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamConflictList, iteam_conflict_list, G_TYPE_OBJECT)

static void read_conflicts (IteamConflictList *self);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = iteam_store_read_conflicts_finish (ITEAM_STORE (source), result, &error);
  IteamConflictList *self;
  gboolean told;

  /* The list is gone: nobody waits for this. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = ITEAM_CONFLICT_LIST (user_data);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->problem, g_free);
  if (conflicts == NULL)
    {
      self->problem = g_strdup (error->message);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }

  told = self->conflicts == NULL || self->conflicts->len > 0 || conflicts->len > 0;
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  self->conflicts = g_steal_pointer (&conflicts);
  if (self->stale)
    read_conflicts (self);
  if (told)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
read_conflicts (IteamConflictList *self)
{
  self->stale = self->reading != NULL;
  if (self->stale)
    return;

  self->reading = g_cancellable_new ();
  iteam_store_read_conflicts_async (self->store, self->reading, read_cb, self);
}

static void
iteam_conflict_list_dispose (GObject *object)
{
  IteamConflictList *self = ITEAM_CONFLICT_LIST (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      g_object_set_data (G_OBJECT (self->store), "iteam-conflict-list", NULL);
    }
  g_clear_object (&self->store);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (iteam_conflict_list_parent_class)->dispose (object);
}

static void
iteam_conflict_list_class_init (IteamConflictListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_conflict_list_dispose;

  /**
   * IteamConflictList::changed:
   *
   * Emitted when the conflicts have been read, unless there were and are none.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
iteam_conflict_list_init (IteamConflictList *self)
{
}

/**
 * iteam_conflict_list_get:
 * @store: a store
 *
 * Returns: (transfer full): the conflicts of its file, which are read again and
 *   again for as long as anyone keeps the list.
 */
IteamConflictList *
iteam_conflict_list_get (IteamStore *store)
{
  IteamConflictList *self;

  g_return_val_if_fail (ITEAM_IS_STORE (store), NULL);

  self = g_object_get_data (G_OBJECT (store), "iteam-conflict-list");
  if (self != NULL)
    return g_object_ref (self);

  self = g_object_new (ITEAM_TYPE_CONFLICT_LIST, NULL);
  self->store = g_object_ref (store);
  g_object_set_data (G_OBJECT (store), "iteam-conflict-list", self);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (read_conflicts), self);
  /* Who is at work decides whose a value is. */
  g_signal_connect_swapped (store, "notify::user", G_CALLBACK (read_conflicts), self);
  read_conflicts (self);

  return self;
}

/**
 * iteam_conflict_list_get_conflicts:
 * @self: a list
 *
 * Returns: (transfer none) (nullable) (element-type IteamOpenConflict): the
 *   conflicts; %NULL until they have been read.
 */
GPtrArray *
iteam_conflict_list_get_conflicts (IteamConflictList *self)
{
  g_return_val_if_fail (ITEAM_IS_CONFLICT_LIST (self), NULL);

  return self->conflicts;
}

/**
 * iteam_conflict_list_get_problem:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why they could not be read, a sentence.
 */
const char *
iteam_conflict_list_get_problem (IteamConflictList *self)
{
  g_return_val_if_fail (ITEAM_IS_CONFLICT_LIST (self), NULL);

  return self->problem;
}

/**
 * iteam_conflict_list_count:
 * @self: a list
 * @thing: (nullable): a thing, or %NULL for all of them
 *
 * Returns: how many conflicts are about it.
 */
guint
iteam_conflict_list_count (IteamConflictList *self,
                           const IteamRef    *thing)
{
  guint n = 0;

  g_return_val_if_fail (ITEAM_IS_CONFLICT_LIST (self), 0);

  for (guint i = 0; self->conflicts != NULL && i < self->conflicts->len; i++)
    {
      const IteamOpenConflict *conflict = g_ptr_array_index (self->conflicts, i);

      if (thing == NULL || (conflict->thing.kind == thing->kind && conflict->thing.id == thing->id))
        n++;
    }

  return n;
}
