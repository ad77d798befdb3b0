/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-entry-reader.h"

/**
 * IteamEntryReader:
 *
 * All entries of a sort, kept as the file is as long as somebody looks at them: read
 * when they are first looked at, and again when something changed that they depend
 * upon. An entry that stays keeps its object, and its place unless another came
 * between.
 */

/* Several changes that come together are read once, after so many milliseconds. */
#define REST 100

struct _IteamEntryReader
{
  GObject parent_instance;

  const IteamEntrySource *source;
  gboolean active;
  gboolean stale;
  gboolean loaded;
  guint rest_source;

  /* owned */
  GListStore *entries;
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

G_DEFINE_FINAL_TYPE (IteamEntryReader, iteam_entry_reader, G_TYPE_OBJECT)

/* The objects for what was read: the known ones, brought up to date, and new ones. */
static GPtrArray *
recognise (IteamEntryReader *self,
           GPtrArray        *read)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GPtrArray *entries = g_ptr_array_new_full (read->len, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (IteamEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);
      gint64 id = iteam_entry_get_id (entry);

      g_hash_table_insert (known, g_memdup2 (&id, sizeof id), entry);
    }
  for (guint i = 0; i < read->len; i++)
    {
      gint64 id = iteam_entry_get_id (read->pdata[i]);
      IteamEntry *entry = g_hash_table_lookup (known, &id);

      if (entry != NULL)
        iteam_entry_assign (entry, read->pdata[i]);
      g_ptr_array_add (entries, g_object_ref (entry != NULL ? entry : read->pdata[i]));
    }

  return entries;
}

static gboolean
is_at (IteamEntryReader *self,
       guint             position,
       gpointer          entry)
{
  g_autoptr (IteamEntry) there = g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  return there == entry;
}

/* What stands at both ends as before stays where it is; what only moved is the same
 * object, so that it stays chosen. */
static void
take (IteamEntryReader *self,
      GPtrArray        *read)
{
  g_autoptr (GPtrArray) entries = recognise (self, read);
  guint n_known = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint least = MIN (n_known, entries->len);
  guint before = 0, behind = 0;

  while (before < least && is_at (self, before, entries->pdata[before]))
    before++;
  while (behind < least - before && is_at (self, n_known - behind - 1, entries->pdata[entries->len - behind - 1]))
    behind++;
  if (n_known > before + behind || entries->len > before + behind)
    g_list_store_splice (self->entries, before, n_known - before - behind, entries->pdata + before, entries->len - before - behind);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamEntryReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = self->source->finish (ITEAM_STORE (source), result, &error);

  if (source != (gpointer) self->store || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (read == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);

      return;
    }

  take (self, read);
  self->loaded = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
cancel (IteamEntryReader *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
read_again (IteamEntryReader *self)
{
  cancel (self);
  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  self->source->ask (self->store, self->cancellable, read_cb, g_object_ref (self));
}

static gboolean
rest_cb (gpointer data)
{
  IteamEntryReader *self = data;

  self->rest_source = 0;
  read_again (self);

  return G_SOURCE_REMOVE;
}

static gboolean
concerns (IteamEntryReader   *self,
          const IteamChanges *changes)
{
  for (guint i = 0; !changes->everything && i < changes->refs->len; i++)
    for (guint j = 0; j < self->source->n_kinds; j++)
      if (g_array_index (changes->refs, IteamRef, i).kind == self->source->kinds[j])
        return TRUE;

  return changes->everything;
}

static void
store_changed_cb (IteamEntryReader   *self,
                  const IteamChanges *changes)
{
  if (!concerns (self, changes))
    return;

  self->stale = TRUE;
  if (self->active && self->rest_source == 0)
    self->rest_source = g_timeout_add (REST, rest_cb, self);
}

static void
iteam_entry_reader_dispose (GObject *object)
{
  IteamEntryReader *self = ITEAM_ENTRY_READER (object);

  if (self->entries != NULL)
    iteam_entry_reader_set_store (self, NULL);
  g_clear_object (&self->entries);

  G_OBJECT_CLASS (iteam_entry_reader_parent_class)->dispose (object);
}

static void
iteam_entry_reader_class_init (IteamEntryReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_entry_reader_dispose;

  /**
   * IteamEntryReader::changed:
   *
   * Emitted when the entries were read.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamEntryReader::failed:
   * @message: why, a whole sentence
   *
   * Emitted when they could not be read.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
iteam_entry_reader_init (IteamEntryReader *self)
{
  self->entries = g_list_store_new (ITEAM_TYPE_ENTRY);
}

/**
 * iteam_entry_reader_new:
 * @source: (transfer none): where the entries come from; has to stay
 *
 * Returns: (transfer full): a reader without a file.
 */
IteamEntryReader *
iteam_entry_reader_new (const IteamEntrySource *source)
{
  IteamEntryReader *self = g_object_new (ITEAM_TYPE_ENTRY_READER, NULL);

  self->source = source;

  return self;
}

/**
 * iteam_entry_reader_set_store:
 * @self: a reader
 * @store: (nullable): the team file to read from
 *
 * Lets go of what was read.
 */
void
iteam_entry_reader_set_store (IteamEntryReader *self,
                              IteamStore       *store)
{
  g_return_if_fail (ITEAM_IS_ENTRY_READER (self));

  if (self->store == store)
    return;

  cancel (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  g_list_store_remove_all (self->entries);
  self->loaded = FALSE;
  self->stale = store != NULL;
  if (store == NULL)
    return;

  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  if (self->active)
    read_again (self);
}

/**
 * iteam_entry_reader_set_active:
 * @self: a reader
 * @active: whether somebody looks at the entries
 */
void
iteam_entry_reader_set_active (IteamEntryReader *self,
                               gboolean          active)
{
  g_return_if_fail (ITEAM_IS_ENTRY_READER (self));

  self->active = active;
  if (active && self->stale && self->store != NULL)
    read_again (self);
}

/**
 * iteam_entry_reader_get_loaded:
 * @self: a reader
 *
 * Returns: whether the entries were read.
 */
gboolean
iteam_entry_reader_get_loaded (IteamEntryReader *self)
{
  g_return_val_if_fail (ITEAM_IS_ENTRY_READER (self), FALSE);

  return self->loaded;
}

/**
 * iteam_entry_reader_get_entries:
 * @self: a reader
 *
 * Returns: (transfer none): the entries, in the order in which the store tells them.
 */
GListModel *
iteam_entry_reader_get_entries (IteamEntryReader *self)
{
  g_return_val_if_fail (ITEAM_IS_ENTRY_READER (self), NULL);

  return G_LIST_MODEL (self->entries);
}
