/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "iteam-share-place.h"

/* How a share closes a team file, and leaves it for good. */

static void
on_ended (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  IteamShare *self = g_task_get_source_object (task);
  GError *error = g_object_steal_data (G_OBJECT (task), "error");

  iteam_share_end_deadline (result);
  g_clear_pointer (&self->replica, iteam_replica_free);
  iteam_share_clear_status (self);
  iteam_share_tell (self);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
end_runner (IteamShare *self,
            GTask      *task)
{
  g_autoptr (GTask) ending = g_task_new (self, NULL, on_ended, task);

  g_task_set_source_tag (ending, end_runner);
  iteam_share_set_deadline (ending, 1000);
  iteam_share_stop_runner (self, g_steal_pointer (&ending));
}

/* Something may have gone out before the share ceased to answer: what is not
 * left here is not to be spoken of. */
static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  IteamShare *self = g_task_get_source_object (task);
  gssize n_left = g_task_propagate_int (G_TASK (result), NULL);

  self->n_left = MAX (0, n_left) + self->status.n_documents_out;
  if (self->n_left == 0)
    g_object_set_data (G_OBJECT (task), "error", NULL);
  end_runner (self, g_steal_pointer (&task));
}

typedef struct
{
  IteamReplica *replica;
  gint64 author;
  gint64 own;
} Counting;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  iteam_replica_free (counting->replica);
  g_free (counting);
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Counting *counting = task_data;

  g_task_return_int (task, MAX (0, counting->own - iteam_replica_get_published (counting->replica, counting->author)));
}

static void
on_state_read (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  IteamShare *self = g_task_get_source_object (task);
  g_autoptr (IteamReplicaState) state = iteam_store_read_replica_state_finish (ITEAM_STORE (source), result, NULL);
  g_autoptr (GTask) count = NULL;
  Counting *counting;

  if (state == NULL)
    {
      self->n_left = MAX (1, self->status.n_waiting);
      end_runner (self, g_steal_pointer (&task));

      return;
    }
  counting = g_new0 (Counting, 1);
  counting->replica = iteam_replica_copy (self->replica);
  counting->author = state->author;
  counting->own = iteam_vector_get (state->vector, state->author);
  /* Of nobody: a thread lets go of its task some time after it has answered. */
  count = g_task_new (NULL, NULL, on_counted, g_steal_pointer (&task));
  g_task_set_source_tag (count, on_state_read);
  g_task_set_task_data (count, counting, counting_free);
  g_task_run_in_thread (count, count_thread);
}

static void
on_last_sync (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  IteamShare *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (iteam_share_sync_finish (self, result, &error))
    {
      end_runner (self, g_steal_pointer (&task));

      return;
    }
  g_object_set_data_full (G_OBJECT (task), "error", error, (GDestroyNotify) g_error_free);
  iteam_store_read_replica_state_async (self->store, NULL, on_state_read, g_steal_pointer (&task));
}

/**
 * iteam_share_close_async:
 * @self: a share
 * @timeout: how long to wait for the share, in milliseconds
 * @callback: called when the store may be closed
 * @user_data: handed to @callback
 *
 * Exchanges a last time and leaves the share alone from then on. The store still
 * has its file open.
 */
void
iteam_share_close_async (IteamShare          *self,
                         guint                timeout,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ITEAM_IS_SHARE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, iteam_share_close_async);
  self->n_left = 0;
  if (self->runner == NULL)
    {
      iteam_share_clear_status (self);
      g_task_return_boolean (task, TRUE);

      return;
    }
  iteam_share_show (self, FALSE);
  iteam_share_sync_async (self, timeout, NULL, on_last_sync, g_steal_pointer (&task));
}

/**
 * iteam_share_close_finish:
 * @self: a share
 * @result: the result
 * @error: return location for an error: why not all went out; it is safe in the
 *   replica, and goes out when the file is next opened
 *
 * Returns: whether the share holds all that was written here.
 */
gboolean
iteam_share_close_finish (IteamShare    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * iteam_share_get_n_left:
 * @self: a share that was closed
 *
 * Returns: how many changes did not go out; they are safe in the replica.
 */
gint64
iteam_share_get_n_left (IteamShare *self)
{
  g_return_val_if_fail (ITEAM_IS_SHARE (self), 0);

  return self->n_left;
}

/* What is done once nothing is only here any more. */
typedef struct
{
  gboolean stop;
  char *meeting;
  char *plain;
  IteamReplica *replica;
} Leaving;

static void
leaving_free (gpointer data)
{
  Leaving *leaving = data;

  if (leaving->plain != NULL)
    g_unlink (leaving->plain);
  g_free (leaving->plain);
  g_free (leaving->meeting);
  g_clear_pointer (&leaving->replica, iteam_replica_free);
  g_free (leaving);
}

static gpointer
leaving_thread (gpointer data)
{
  g_autoptr (GTask) task = data;
  Leaving *leaving = g_task_get_task_data (task);
  GError *error = NULL;

  if ((leaving->stop && !iteam_share_place_stop (leaving->meeting, leaving->plain, &error)) ||
      !iteam_replica_remove (leaving->replica, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);

  return NULL;
}

static void
on_store_closed (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask *task = user_data;

  iteam_store_close_finish (ITEAM_STORE (source), result, NULL);
  g_thread_unref (g_thread_new ("iteam-leave", leaving_thread, task));
}

static void
on_left (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  IteamShare *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!iteam_share_close_finish (self, result, &error))
    g_task_return_error (task, error);
  else
    iteam_store_close_async (self->store, on_store_closed, g_steal_pointer (&task));
}

static const IteamPeerNote *
find_present (IteamShare *self)
{
  for (guint i = 0; self->status.peers != NULL && i < self->status.peers->len; i++)
    {
      const IteamPeerNote *peer = g_ptr_array_index (self->status.peers, i);

      if (peer->presence != NULL && peer->presence->since != 0 &&
          ABS (peer->presence->written - g_get_real_time ()) < 5 * G_TIME_SPAN_MINUTE)
        return peer;
    }

  return NULL;
}

/* The plain file holds what the one at the meeting point does not: large contents. */
static void
on_plain_written (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  IteamShare *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!iteam_store_backup_finish (ITEAM_STORE (source), result, &error))
    g_task_return_error (task, error);
  else
    iteam_share_close_async (self, 5000, on_left, g_steal_pointer (&task));
}

static void
write_plain (GTask *task)
{
  IteamShare *self = g_task_get_source_object (task);
  Leaving *leaving = g_task_get_task_data (task);
  g_autoptr (GFile) file = NULL;

  leaving->plain = iteam_replica_temporary (leaving->replica, "plain.iteam");
  file = g_file_new_for_path (leaving->plain);
  iteam_store_backup_async (self->store, file, NULL, on_plain_written, task);
}

static void
on_leaving_sync (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  IteamShare *self = ITEAM_SHARE (source);
  Leaving *leaving = g_task_get_task_data (task);
  const IteamPeerNote *present;
  GError *error = NULL;

  if (!iteam_share_sync_finish (self, result, &error))
    {
      g_task_return_error (task, error);

      return;
    }
  present = leaving->stop ? find_present (self) : NULL;
  if (self->status.state != ITEAM_SHARE_IN_SYNC || !self->status.meeting_fresh)
    g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREACHABLE, "%s",
                             _("Not everything has gone out to the share yet, so the copy on this computer stays."));
  else if (present != NULL)
    g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_LOCKED,
                             /* Translators: a person and a computer. */
                             _("%s still has the team file open (on %s)."), present->presence->who, present->presence->computer);
  else if (leaving->stop && self->status.n_documents_in > 0)
    g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREACHABLE, "%s",
                             _("Not all documents have come to this computer yet, so the file stays shared."));
  else if (leaving->stop)
    write_plain (g_steal_pointer (&task));
  else
    iteam_share_close_async (self, 5000, on_left, g_steal_pointer (&task));
}

/**
 * iteam_share_leave_async:
 * @self: a share with a shared file
 * @stop: whether to end sharing for everyone, not only here
 * @callback: called when it is done, and the store closed
 * @user_data: handed to @callback
 *
 * Removes this user's replica, but only when the share holds everything that is
 * in it. With @stop the file at the meeting point is a plain team file after that.
 */
void
iteam_share_leave_async (IteamShare          *self,
                         gboolean             stop,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Leaving *leaving;

  g_return_if_fail (ITEAM_IS_SHARE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, iteam_share_leave_async);
  if (self->runner == NULL)
    {
      g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, "%s", _("This team file is not shared."));

      return;
    }
  leaving = g_new0 (Leaving, 1);
  leaving->stop = stop;
  leaving->meeting = g_strdup (self->status.meeting);
  leaving->replica = iteam_replica_copy (self->replica);
  g_task_set_task_data (task, leaving, leaving_free);
  iteam_share_sync_async (self, 30000, NULL, on_leaving_sync, g_steal_pointer (&task));
}

/**
 * iteam_share_leave_finish:
 * @self: a share
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether the replica is gone.
 */
gboolean
iteam_share_leave_finish (IteamShare    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
