/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-bridge.h"

#include <glib/gi18n-lib.h>

struct _IteamShareBridge
{
  gatomicrefcount ref_count;
  GMainContext *context;

  GMutex mutex;
  GCond cond;
  /* Borrowed, and only used in the main thread; NULL once stopped. */
  IteamStore *store;
};

/* A question to the store, on its way there and back. */
typedef struct _Call Call;
struct _Call
{
  gatomicrefcount ref_count;
  IteamShareBridge *bridge;
  void (*ask) (IteamStore *store, Call *call);
  GAsyncResult *result;

  /* What is asked. */
  gint64 since;
  guint limit;
  GPtrArray *records;
  IteamDraft *draft;
  char *path;
  char *hash;
  gint64 size;
  guint number;
  gboolean insist;
  GBytes *bytes;
};

static Call *
call_new (IteamShareBridge *bridge,
          void            (*ask) (IteamStore *store, Call *call))
{
  Call *call = g_new0 (Call, 1);

  g_atomic_ref_count_init (&call->ref_count);
  call->bridge = iteam_share_bridge_ref (bridge);
  call->ask = ask;

  return call;
}

static Call *
call_ref (Call *call)
{
  g_atomic_ref_count_inc (&call->ref_count);

  return call;
}

static void
call_unref (gpointer data)
{
  Call *call = data;

  if (!g_atomic_ref_count_dec (&call->ref_count))
    return;

  iteam_share_bridge_unref (call->bridge);
  g_clear_object (&call->result);
  g_clear_pointer (&call->records, g_ptr_array_unref);
  g_clear_object (&call->draft);
  g_clear_pointer (&call->bytes, g_bytes_unref);
  g_free (call->hash);
  g_free (call->path);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_unref)

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Call) call = user_data;

  g_mutex_lock (&call->bridge->mutex);
  call->result = g_object_ref (result);
  g_cond_broadcast (&call->bridge->cond);
  g_mutex_unlock (&call->bridge->mutex);
}

static gboolean
ask_store (gpointer data)
{
  Call *call = data;

  if (call->bridge->store != NULL)
    call->ask (call->bridge->store, call_ref (call));

  return G_SOURCE_REMOVE;
}

/* Waits for the answer, or until there is no one to give it. */
static GAsyncResult *
call_run (Call    *call,
          GError **error)
{
  IteamShareBridge *bridge = call->bridge;
  g_autoptr (GSource) source = g_idle_source_new ();
  GAsyncResult *result;

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, ask_store, call_ref (call), call_unref);
  g_source_set_static_name (source, "[iteam] share");
  g_source_attach (source, bridge->context);

  g_mutex_lock (&bridge->mutex);
  while (call->result == NULL && bridge->store != NULL)
    g_cond_wait (&bridge->cond, &bridge->mutex);
  result = call->result;
  g_mutex_unlock (&bridge->mutex);

  if (result == NULL)
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("No team file is open."));

  return result;
}

/**
 * iteam_share_bridge_new:
 * @store: a store, which outlives its stop
 *
 * Returns: (transfer full): a bridge to it, made in the main thread.
 */
IteamShareBridge *
iteam_share_bridge_new (IteamStore *store)
{
  IteamShareBridge *self = g_new0 (IteamShareBridge, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->store = store;

  return self;
}

/**
 * iteam_share_bridge_ref:
 * @self: a bridge
 *
 * Returns: (transfer full): the same.
 */
IteamShareBridge *
iteam_share_bridge_ref (IteamShareBridge *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * iteam_share_bridge_unref:
 * @self: (transfer full): a bridge
 */
void
iteam_share_bridge_unref (IteamShareBridge *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/**
 * iteam_share_bridge_stop:
 * @self: a bridge
 *
 * Called in the main thread: whoever waits for an answer gets an error, and so
 * does whoever asks from here on.
 */
void
iteam_share_bridge_stop (IteamShareBridge *self)
{
  g_mutex_lock (&self->mutex);
  self->store = NULL;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static void
ask_state (IteamStore *store,
           Call       *call)
{
  iteam_store_read_replica_state_async (store, NULL, on_answer, call);
}

/**
 * iteam_share_bridge_read_state:
 * @self: a bridge
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the replica holds of whom.
 */
IteamReplicaState *
iteam_share_bridge_read_state (IteamShareBridge  *self,
                               GError           **error)
{
  g_autoptr (Call) call = call_new (self, ask_state);
  GAsyncResult *result = call_run (call, error);

  return result != NULL ? g_task_propagate_pointer (G_TASK (result), error) : NULL;
}

static void
ask_renew (IteamStore *store,
           Call       *call)
{
  iteam_store_renew_author_async (store, call->since, NULL, on_answer, call);
}

/**
 * iteam_share_bridge_renew:
 * @self: a bridge
 * @upto: the last change of this replica that keeps its name
 * @error: return location for an error
 *
 * Gives the replica a new author.
 *
 * Returns: whether it has one.
 */
gboolean
iteam_share_bridge_renew (IteamShareBridge  *self,
                          gint64             upto,
                          GError           **error)
{
  g_autoptr (Call) call = call_new (self, ask_renew);
  GAsyncResult *result;

  call->since = upto;
  result = call_run (call, error);

  return result != NULL && g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static void
ask_wiping (IteamStore *store,
            Call       *call)
{
  iteam_store_read_wiping_async (store, NULL, on_answer, call);
}

/**
 * iteam_share_bridge_read_wiping:
 * @self: a bridge
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is still to be wiped on the share.
 */
IteamWiping *
iteam_share_bridge_read_wiping (IteamShareBridge  *self,
                                GError           **error)
{
  g_autoptr (Call) call = call_new (self, ask_wiping);
  GAsyncResult *result = call_run (call, error);

  return result != NULL ? g_task_propagate_pointer (G_TASK (result), error) : NULL;
}

static void
ask_note_wiped (IteamStore *store,
                Call       *call)
{
  iteam_store_note_wiped_async (store, call->since, NULL, on_answer, call);
}

/**
 * iteam_share_bridge_note_wiped:
 * @self: a bridge
 * @n_destroyed: as many destructions as the share was wiped of
 * @error: return location for an error
 *
 * Returns: whether it is noted.
 */
gboolean
iteam_share_bridge_note_wiped (IteamShareBridge  *self,
                               gint64             n_destroyed,
                               GError           **error)
{
  g_autoptr (Call) call = call_new (self, ask_note_wiped);
  GAsyncResult *result;

  call->since = n_destroyed;
  result = call_run (call, error);

  return result != NULL && g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static void
ask_export (IteamStore *store,
            Call       *call)
{
  iteam_store_export_records_async (store, 0, call->since, call->limit, NULL, on_answer, call);
}

/**
 * iteam_share_bridge_export:
 * @self: a bridge
 * @since: the change of this replica after which to begin
 * @limit: how many at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamRecord): the records.
 */
GPtrArray *
iteam_share_bridge_export (IteamShareBridge  *self,
                           gint64             since,
                           guint              limit,
                           GError           **error)
{
  g_autoptr (Call) call = call_new (self, ask_export);
  GAsyncResult *result;

  call->since = since;
  call->limit = limit;
  result = call_run (call, error);

  return result != NULL ? g_task_propagate_pointer (G_TASK (result), error) : NULL;
}

static void
ask_apply (IteamStore *store,
           Call       *call)
{
  iteam_store_apply_records_async (store, call->records, NULL, on_answer, call);
}

/**
 * iteam_share_bridge_apply:
 * @self: a bridge
 * @records: (element-type IteamRecord): what came from others
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what came of it.
 */
IteamApplied *
iteam_share_bridge_apply (IteamShareBridge  *self,
                          GPtrArray         *records,
                          GError           **error)
{
  g_autoptr (Call) call = call_new (self, ask_apply);
  GAsyncResult *result;

  call->records = g_ptr_array_ref (records);
  result = call_run (call, error);

  return result != NULL ? iteam_store_apply_records_finish (ITEAM_STORE (g_task_get_source_object (G_TASK (result))), result, error)
                        : NULL;
}

static void
ask_commit (IteamStore *store,
            Call       *call)
{
  iteam_store_commit_async (store, call->draft, NULL, on_answer, call);
}

/**
 * iteam_share_bridge_commit:
 * @self: a bridge
 * @draft: (transfer none): an edit
 * @error: return location for an error
 *
 * Returns: whether it is in the replica.
 */
gboolean
iteam_share_bridge_commit (IteamShareBridge  *self,
                           IteamDraft        *draft,
                           GError           **error)
{
  g_autoptr (Call) call = call_new (self, ask_commit);
  GAsyncResult *result;

  call->draft = g_object_ref (draft);
  result = call_run (call, error);

  return result != NULL && iteam_store_commit_finish (ITEAM_STORE (g_task_get_source_object (G_TASK (result))), result, error);
}

static void
ask_meeting (IteamStore *store,
             Call       *call)
{
  iteam_store_write_meeting_async (store, call->path, call->insist, NULL, on_answer, call);
}

/**
 * iteam_share_bridge_write_meeting:
 * @self: a bridge
 * @path: where to write it, on a local disk
 * @insist: whether edits are to wait, rather than that it is not written
 * @error: return location for an error, %ITEAM_ERROR_LOCKED if there were edits all the while
 *
 * Returns: (transfer full) (nullable): up to where which author's changes are in it.
 */
GHashTable *
iteam_share_bridge_write_meeting (IteamShareBridge  *self,
                                  const char        *path,
                                  gboolean           insist,
                                  GError           **error)
{
  g_autoptr (Call) call = call_new (self, ask_meeting);
  GAsyncResult *result;

  call->insist = insist;
  call->path = g_strdup (path);
  result = call_run (call, error);

  return result != NULL ? g_task_propagate_pointer (G_TASK (result), error) : NULL;
}

static void
ask_list_contents (IteamStore *store,
                   Call       *call)
{
  iteam_store_list_contents_async (store, NULL, on_answer, call);
}

/**
 * iteam_share_bridge_list_contents:
 * @self: a bridge
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamContentState): the large
 *   contents that are here or wanted.
 */
GPtrArray *
iteam_share_bridge_list_contents (IteamShareBridge  *self,
                                  GError           **error)
{
  g_autoptr (Call) call = call_new (self, ask_list_contents);
  GAsyncResult *result = call_run (call, error);

  return result != NULL ? g_task_propagate_pointer (G_TASK (result), error) : NULL;
}

static void
ask_begin_content (IteamStore *store,
                   Call       *call)
{
  iteam_store_begin_content_async (store, call->hash, call->size, NULL, on_answer, call);
}

/**
 * iteam_share_bridge_begin_content:
 * @self: a bridge
 * @hash: what names a content
 * @size: how many bytes it has
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): how much of it is here.
 */
IteamContentState *
iteam_share_bridge_begin_content (IteamShareBridge  *self,
                                  const char        *hash,
                                  gint64             size,
                                  GError           **error)
{
  g_autoptr (Call) call = call_new (self, ask_begin_content);
  GAsyncResult *result;

  call->hash = g_strdup (hash);
  call->size = size;
  result = call_run (call, error);

  return result != NULL ? g_task_propagate_pointer (G_TASK (result), error) : NULL;
}

static void
ask_put_piece (IteamStore *store,
               Call       *call)
{
  iteam_store_put_piece_async (store, call->hash, call->number, call->bytes, NULL, on_answer, call);
}

/**
 * iteam_share_bridge_put_piece:
 * @self: a bridge
 * @hash: what names a content that was begun
 * @number: which piece, from 0
 * @bytes: it
 * @error: return location for an error
 *
 * Returns: whether it is in the replica.
 */
gboolean
iteam_share_bridge_put_piece (IteamShareBridge  *self,
                              const char        *hash,
                              guint              number,
                              GBytes            *bytes,
                              GError           **error)
{
  g_autoptr (Call) call = call_new (self, ask_put_piece);
  GAsyncResult *result;

  call->hash = g_strdup (hash);
  call->number = number;
  call->bytes = g_bytes_ref (bytes);
  result = call_run (call, error);

  return result != NULL && iteam_store_put_piece_finish (ITEAM_STORE (g_task_get_source_object (G_TASK (result))), result, error);
}

static void
ask_read_piece (IteamStore *store,
                Call       *call)
{
  iteam_store_read_piece_async (store, call->hash, call->number, NULL, on_answer, call);
}

/**
 * iteam_share_bridge_read_piece:
 * @self: a bridge
 * @hash: what names a content
 * @number: which piece, from 0
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the piece.
 */
GBytes *
iteam_share_bridge_read_piece (IteamShareBridge  *self,
                               const char        *hash,
                               guint              number,
                               GError           **error)
{
  g_autoptr (Call) call = call_new (self, ask_read_piece);
  GAsyncResult *result;

  call->hash = g_strdup (hash);
  call->number = number;
  result = call_run (call, error);

  return result != NULL ? g_task_propagate_pointer (G_TASK (result), error) : NULL;
}

static void
ask_finish_content (IteamStore *store,
                    Call       *call)
{
  iteam_store_finish_content_async (store, call->hash, NULL, on_answer, call);
}

/**
 * iteam_share_bridge_finish_content:
 * @self: a bridge
 * @hash: what names a content all of whose pieces were put
 * @error: return location for an error
 *
 * Returns: whether it counts as here.
 */
gboolean
iteam_share_bridge_finish_content (IteamShareBridge  *self,
                                   const char        *hash,
                                   GError           **error)
{
  g_autoptr (Call) call = call_new (self, ask_finish_content);
  GAsyncResult *result;

  call->hash = g_strdup (hash);
  result = call_run (call, error);

  return result != NULL && iteam_store_finish_content_finish (ITEAM_STORE (g_task_get_source_object (G_TASK (result))), result, error);
}

static void
ask_drop_content (IteamStore *store,
                  Call       *call)
{
  iteam_store_drop_content_async (store, call->hash, NULL, on_answer, call);
}

/**
 * iteam_share_bridge_drop_content:
 * @self: a bridge
 * @hash: what names a content that is not whole
 * @error: return location for an error
 *
 * Returns: whether nothing of it is here any more.
 */
gboolean
iteam_share_bridge_drop_content (IteamShareBridge  *self,
                                 const char        *hash,
                                 GError           **error)
{
  g_autoptr (Call) call = call_new (self, ask_drop_content);
  GAsyncResult *result;

  call->hash = g_strdup (hash);
  result = call_run (call, error);

  return result != NULL && iteam_store_drop_content_finish (ITEAM_STORE (g_task_get_source_object (G_TASK (result))), result, error);
}
