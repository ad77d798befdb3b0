/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-share-place.h"

/* How a share opens a team file. */

/* How long opening waits for the share when there is a replica to begin with,
 * and when there is none, in milliseconds. */
#define OPEN_TIMEOUT 5000
#define JOIN_TIMEOUT 120000

/* A look at a place, in a thread that may hang. */
typedef struct
{
  gatomicrefcount ref_count;
  char *path;
  gboolean share;
  gboolean damaged;
  int n_waited;

  GMutex mutex;
  IteamReplica *known;

  IteamSharePlace *place;
  GError *error;
} Entry;

static void
entry_unref (gpointer data)
{
  Entry *entry = data;

  if (!g_atomic_ref_count_dec (&entry->ref_count))
    return;

  g_free (entry->path);
  g_mutex_clear (&entry->mutex);
  g_clear_pointer (&entry->known, iteam_replica_free);
  g_clear_pointer (&entry->place, iteam_share_place_free);
  g_clear_error (&entry->error);
  g_free (entry);
}

static void
on_shared (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  IteamShare *self = g_task_get_source_object (task);
  Entry *entry = g_task_get_task_data (task);
  GError *error = NULL;

  if (!iteam_store_set_shared_finish (ITEAM_STORE (source), result, &error))
    {
      g_task_return_error (task, error);

      return;
    }
  iteam_share_start_runner (self, entry->path);
  g_task_return_boolean (task, TRUE);
}

static void
on_state (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  IteamShare *self = g_task_get_source_object (task);
  Entry *entry = g_task_get_task_data (task);
  g_autoptr (IteamReplicaState) state = NULL;
  GError *error = NULL;

  state = iteam_store_read_replica_state_finish (ITEAM_STORE (source), result, &error);
  if (state == NULL)
    {
      g_task_return_error (task, error);

      return;
    }
  if (!state->shared)
    {
      iteam_store_set_shared_async (self->store, TRUE, NULL, on_shared, g_steal_pointer (&task));

      return;
    }
  iteam_share_start_runner (self, entry->path);
  g_task_return_boolean (task, TRUE);
}

static void start_entering (GTask *task);

/* The replica cannot be opened, and is made anew once. */
static void
enter_anew (GTask *task)
{
  Entry *entry = g_task_get_task_data (task);

  entry->damaged = TRUE;
  g_clear_pointer (&entry->place, iteam_share_place_free);
  g_object_set_data (G_OBJECT (task), "went-on", NULL);
  start_entering (task);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  IteamShare *self = g_task_get_source_object (task);
  Entry *entry = g_task_get_task_data (task);
  GError *error = NULL;

  if (!iteam_store_open_finish (ITEAM_STORE (source), result, &error))
    {
      if (self->replica != NULL && !entry->damaged && g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED))
        {
          g_error_free (error);
          enter_anew (task);

          return;
        }
      g_task_return_error (task, error);

      return;
    }
  if (self->replica != NULL)
    {
      iteam_store_read_replica_state_async (self->store, NULL, on_state, g_steal_pointer (&task));

      return;
    }
  iteam_share_clear_status (self);
  self->status.state = ITEAM_SHARE_LOCAL;
  iteam_share_tell (self);
  g_task_return_boolean (task, TRUE);
}

static IteamReplica *
take_known (Entry *entry)
{
  IteamReplica *known;

  g_mutex_lock (&entry->mutex);
  known = g_steal_pointer (&entry->known);
  g_mutex_unlock (&entry->mutex);

  return known;
}

static gboolean
is_known (Entry *entry)
{
  gboolean known;

  g_mutex_lock (&entry->mutex);
  known = entry->known != NULL;
  g_mutex_unlock (&entry->mutex);

  return known;
}

/* The place is known, or the share did not tell in time. */
static void
open_entry (GTask *task)
{
  IteamShare *self = g_task_get_source_object (task);
  Entry *entry = g_task_get_task_data (task);
  g_autoptr (GFile) file = NULL;

  g_clear_pointer (&self->replica, iteam_replica_free);
  g_clear_pointer (&self->notice, g_free);
  if (entry->place != NULL)
    self->notice = g_steal_pointer (&entry->place->notice);
  if (entry->place != NULL && entry->place->replica != NULL)
    self->replica = g_steal_pointer (&entry->place->replica);
  else if (entry->place == NULL)
    self->replica = take_known (entry);

  file = g_file_new_for_path (self->replica != NULL ? self->replica->path : entry->path);
  iteam_store_open_async (self->store, file, g_task_get_cancellable (task), on_opened, g_object_ref (task));
  g_signal_emit_by_name (self, "opening");
}

static void
on_entered (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  Entry *entry = g_task_get_task_data (task);

  /* The answer came too late: the replica was opened without it. */
  if (g_object_get_data (G_OBJECT (task), "went-on") != NULL)
    {
      g_object_unref (task);

      return;
    }
  g_object_set_data (G_OBJECT (task), "went-on", task);
  entry->place = g_task_propagate_pointer (G_TASK (result), &entry->error);
  if (entry->error != NULL && (!is_known (entry) || !g_error_matches (entry->error, ITEAM_ERROR, ITEAM_ERROR_UNREACHABLE)))
    g_task_return_error (task, g_steal_pointer (&entry->error));
  else
    open_entry (task);
  g_object_unref (task);
}

static gboolean
on_entry_timeout (gpointer user_data)
{
  GTask *task = user_data;
  Entry *entry = g_task_get_task_data (task);

  if (g_object_get_data (G_OBJECT (task), "went-on") != NULL)
    return G_SOURCE_REMOVE;
  /* To join takes as long as copying the file does. */
  if (!is_known (entry) && ++entry->n_waited < JOIN_TIMEOUT / OPEN_TIMEOUT)
    return G_SOURCE_CONTINUE;

  g_object_set_data (G_OBJECT (task), "went-on", task);
  if (is_known (entry))
    open_entry (task);
  else
    g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREACHABLE, "%s",
                             _("The share does not answer, and there is no copy of this team file on this computer yet."));

  return G_SOURCE_REMOVE;
}

static gpointer
entry_thread (gpointer data)
{
  g_autoptr (GTask) task = data;
  Entry *entry = g_task_get_task_data (task);
  GError *error = NULL;
  IteamReplica *known = iteam_replica_find (entry->path);
  IteamSharePlace *place;

  if (entry->damaged && known != NULL)
    iteam_replica_set_damaged (known, NULL);
  g_mutex_lock (&entry->mutex);
  g_clear_pointer (&entry->known, iteam_replica_free);
  entry->known = known;
  g_mutex_unlock (&entry->mutex);

  /* What comes now may hang. */
  place = iteam_share_place_enter (entry->path, entry->share, &error);
  if (place != NULL)
    g_task_return_pointer (task, place, (GDestroyNotify) iteam_share_place_free);
  else
    g_task_return_error (task, error);

  return NULL;
}

static void
start_entering (GTask *task)
{
  Entry *entry = g_task_get_task_data (task);
  g_autoptr (GSource) timeout = g_timeout_source_new (OPEN_TIMEOUT);
  GTask *entering = g_task_new (NULL, NULL, on_entered, g_object_ref (task));

  g_atomic_ref_count_inc (&entry->ref_count);
  g_task_set_source_tag (entering, entry_thread);
  g_task_set_task_data (entering, entry, entry_unref);
  g_thread_unref (g_thread_new ("iteam-enter", entry_thread, entering));

  iteam_share_end_deadline (G_ASYNC_RESULT (task));
  g_source_set_callback (timeout, on_entry_timeout, g_object_ref (task), g_object_unref);
  g_source_set_static_name (timeout, "[iteam] share opening");
  g_source_attach (timeout, g_main_context_get_thread_default ());
  g_object_set_data_full (G_OBJECT (task), "timeout", g_steal_pointer (&timeout), (GDestroyNotify) g_source_unref);
}

/**
 * iteam_share_open_async:
 * @self: a share
 * @file: a team file
 * @share: whether to share it if nobody does yet
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is open
 * @user_data: handed to @callback
 *
 * Opens a team file in the store: in place if it is this computer's own, else
 * this user's replica of it, which is made if there is none. With a replica,
 * the share need not be there.
 */
void
iteam_share_open_async (IteamShare          *self,
                        GFile               *file,
                        gboolean             share,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Entry *entry;

  g_return_if_fail (ITEAM_IS_SHARE (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_share_open_async);
  if (g_file_peek_path (file) == NULL)
    {
      g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                               "%s", _("This place has no folder on this computer. Mount it first, or copy the file here."));

      return;
    }

  iteam_share_stop_runner (self, NULL);
  entry = g_new0 (Entry, 1);
  g_atomic_ref_count_init (&entry->ref_count);
  entry->path = g_strdup (g_file_peek_path (file));
  entry->share = share;
  g_mutex_init (&entry->mutex);
  g_task_set_task_data (task, entry, entry_unref);
  start_entering (task);
}

/**
 * iteam_share_open_finish:
 * @self: a share
 * @result: the result
 * @error: return location for an error, those of iteam_store_open_finish() among them
 *
 * Returns: whether the file is open.
 */
gboolean
iteam_share_open_finish (IteamShare    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  iteam_share_end_deadline (result);

  return g_task_propagate_boolean (G_TASK (result), error);
}
