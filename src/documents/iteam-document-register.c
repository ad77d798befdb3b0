/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-register.h"

#include "iteam-store-documents.h"

/* How often to look whether a new day has begun, in seconds. */
#define DAY_PERIOD 30

/**
 * IteamDocumentRegister:
 *
 * The documents of a team file, kept as the file is: all are read once, and
 * afterwards those that the store says were touched. Each keeps its object.
 */
struct _IteamDocumentRegister
{
  GObject parent_instance;

  gboolean loaded;
  guint day_source;
  IteamDay today;

  /* owned */
  GListStore *documents;
  /* the same by their keys; the list keeps them */
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

G_DEFINE_FINAL_TYPE (IteamDocumentRegister, iteam_document_register, G_TYPE_OBJECT)

typedef struct
{
  IteamDocumentRegister *self;
  GArray *ids;
} Reading;

static Reading *
reading_new (IteamDocumentRegister *self,
             GArray                *ids)
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

static gboolean
was_asked_for (GArray *ids,
               gint64  id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return ids == NULL;
}

/* What was asked for and is not there any more was deleted. */
static void
remove_missing (IteamDocumentRegister *self,
                GArray                *ids,
                GPtrArray             *documents)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < documents->len; i++)
    g_hash_table_add (there, (gpointer) &iteam_document_get_fields (g_ptr_array_index (documents, i))->id);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->documents)); i > 0; i--)
    {
      g_autoptr (IteamDocument) document = g_list_model_get_item (G_LIST_MODEL (self->documents), i - 1);
      gint64 id = iteam_document_get_id (document);

      if (!was_asked_for (ids, id) || g_hash_table_contains (there, &id))
        continue;
      g_hash_table_remove (self->by_id, &id);
      g_list_store_remove (self->documents, i - 1);
    }
}

/* Those that are known keep their objects. */
static void
take (IteamDocumentRegister *self,
      GPtrArray             *documents)
{
  g_autoptr (GPtrArray) new = g_ptr_array_new ();

  for (guint i = 0; i < documents->len; i++)
    {
      IteamDocument *read = g_ptr_array_index (documents, i);
      IteamDocument *known = iteam_document_register_find (self, iteam_document_get_id (read));

      if (known != NULL)
        {
          iteam_document_assign (known, read);
          continue;
        }
      g_ptr_array_add (new, read);
      g_hash_table_insert (self->by_id, (gpointer) &iteam_document_get_fields (read)->id, read);
    }
  g_list_store_splice (self->documents, g_list_model_get_n_items (G_LIST_MODEL (self->documents)), 0, new->pdata, new->len);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  IteamDocumentRegister *self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = iteam_store_read_documents_finish (ITEAM_STORE (source), result, &error);

  if (source != (gpointer) self->store || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (documents == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);

      return;
    }

  remove_missing (self, reading->ids, documents);
  take (self, documents);
  self->loaded = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
store_changed_cb (IteamDocumentRegister *self,
                  const IteamChanges    *changes)
{
  g_autoptr (GArray) ids = NULL;

  if (!changes->everything)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      for (guint i = 0; i < changes->refs->len; i++)
        {
          const IteamRef *ref = &g_array_index (changes->refs, IteamRef, i);

          if (ref->kind == ITEAM_KIND_DOCUMENT)
            g_array_append_val (ids, ref->id);
        }
      if (ids->len == 0)
        return;
    }

  iteam_store_read_documents_async (self->store, ids, self->cancellable, read_cb, reading_new (self, ids));
}

static gboolean
day_cb (gpointer data)
{
  IteamDocumentRegister *self = data;
  IteamDay today = iteam_day_today ();

  if (self->today != today)
    {
      self->today = today;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }

  return G_SOURCE_CONTINUE;
}

static void
iteam_document_register_dispose (GObject *object)
{
  IteamDocumentRegister *self = ITEAM_DOCUMENT_REGISTER (object);

  if (self->documents != NULL)
    iteam_document_register_set_store (self, NULL);
  g_clear_handle_id (&self->day_source, g_source_remove);
  g_clear_object (&self->documents);
  g_clear_pointer (&self->by_id, g_hash_table_unref);

  G_OBJECT_CLASS (iteam_document_register_parent_class)->dispose (object);
}

static void
iteam_document_register_class_init (IteamDocumentRegisterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_document_register_dispose;

  /**
   * IteamDocumentRegister::changed:
   *
   * Emitted when documents were read, came, went or changed, or a new day began.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamDocumentRegister::failed:
   * @message: why, a whole sentence
   *
   * Emitted when documents could not be read.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
iteam_document_register_init (IteamDocumentRegister *self)
{
  self->documents = g_list_store_new (ITEAM_TYPE_DOCUMENT);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->today = iteam_day_today ();
  self->day_source = g_timeout_add_seconds (DAY_PERIOD, day_cb, self);
}

/**
 * iteam_document_register_new:
 *
 * Returns: (transfer full): a register without a file.
 */
IteamDocumentRegister *
iteam_document_register_new (void)
{
  return g_object_new (ITEAM_TYPE_DOCUMENT_REGISTER, NULL);
}

/**
 * iteam_document_register_set_store:
 * @self: a register
 * @store: (nullable): the team file to read from
 *
 * Empties the register and begins to fill it from @store.
 */
void
iteam_document_register_set_store (IteamDocumentRegister *self,
                                   IteamStore            *store)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_REGISTER (self));

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
  g_hash_table_remove_all (self->by_id);
  g_list_store_remove_all (self->documents);
  if (store == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  iteam_store_read_documents_async (store, NULL, self->cancellable, read_cb, reading_new (self, NULL));
}

/**
 * iteam_document_register_get_documents:
 * @self: a register
 *
 * Returns: (transfer none): the documents, in no order.
 */
GListModel *
iteam_document_register_get_documents (IteamDocumentRegister *self)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT_REGISTER (self), NULL);

  return G_LIST_MODEL (self->documents);
}

/**
 * iteam_document_register_get_loaded:
 * @self: a register
 *
 * Returns: whether it holds all documents of the file.
 */
gboolean
iteam_document_register_get_loaded (IteamDocumentRegister *self)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT_REGISTER (self), FALSE);

  return self->loaded;
}

/**
 * iteam_document_register_find:
 * @self: a register
 * @id: a key
 *
 * Returns: (transfer none) (nullable): the document with that key.
 */
IteamDocument *
iteam_document_register_find (IteamDocumentRegister *self,
                              gint64                 id)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT_REGISTER (self), NULL);

  return g_hash_table_lookup (self->by_id, &id);
}

/**
 * iteam_document_register_count_due:
 * @self: a register
 *
 * Returns: how many documents are due for review.
 */
guint
iteam_document_register_count_due (IteamDocumentRegister *self)
{
  GListModel *model = iteam_document_register_get_documents (self);
  guint n_due = 0;

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (IteamDocument) document = g_list_model_get_item (model, i);

      n_due += iteam_document_get_state (document, self->today) == ITEAM_DOCUMENT_DUE;
    }

  return n_due;
}
