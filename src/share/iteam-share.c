/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-private.h"

#include <glib/gi18n-lib.h>

/* From when on a call that is not answered counts as a share that cannot be
 * reached, and how often that is looked at. */
#define SILENCE (8 * G_TIME_SPAN_SECOND)
#define SILENCE_CHECK 2

enum
{
  SIGNAL_OPENING,
  SIGNAL_STATUS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamShare, iteam_share, G_TYPE_OBJECT)

/**
 * iteam_share_clear_status:
 * @self: a share
 *
 * Forgets what there was to tell.
 */
void
iteam_share_clear_status (IteamShare *self)
{
  g_free (self->status.meeting);
  g_clear_pointer (&self->status.peers, g_ptr_array_unref);
  g_free (self->status.error);
  g_free (self->status.problem);
  self->status = (IteamShareStatus) { .state = ITEAM_SHARE_NONE };
}

/**
 * iteam_share_tell:
 * @self: a share
 *
 * Says that there is something new to tell.
 */
void
iteam_share_tell (IteamShare *self)
{
  g_signal_emit (self, signals[SIGNAL_STATUS_CHANGED], 0);
}

static void
set_unreachable (IteamShare *self,
                 const char *why)
{
  if (self->status.unreachable_since == 0)
    self->status.unreachable_since = g_get_real_time ();
  self->status.state = ITEAM_SHARE_UNREACHABLE;
  g_free (self->status.error);
  self->status.error = g_strdup (why);
}

/* Who it is that writes under an author's key. */
static const char *
find_who (GPtrArray *peers,
          gint64     author)
{
  for (guint i = 0; peers != NULL && i < peers->len; i++)
    {
      const IteamPeerNote *peer = g_ptr_array_index (peers, i);

      if (peer->author == author && peer->presence != NULL && peer->presence->who[0] != '\0')
        return peer->presence->who;
    }

  return _("someone else");
}

static void
on_report (IteamShareReport *report,
           gpointer          user_data)
{
  IteamShare *self = user_data;
  IteamShareStatus *status = &self->status;

  if (report->exchanging)
    {
      status->n_waiting = report->n_waiting;
      status->n_conflicts = report->n_conflicts;
      status->n_unnumbered = report->n_unnumbered;
      status->n_documents = report->n_documents;
      status->n_documents_out = report->n_documents_out;
      status->n_documents_in = report->n_documents_in;
    }
  if (report->peers != NULL)
    {
      g_clear_pointer (&status->peers, g_ptr_array_unref);
      status->peers = g_ptr_array_ref (report->peers);
    }
  g_clear_pointer (&status->problem, g_free);
  if (report->problem != NULL && report->problem_author == 0)
    status->problem = g_strdup (report->problem->message);
  else if (report->problem != NULL)
    /* Translators: a person, and a sentence that says why. */
    status->problem = g_strdup_printf (_("Changes by %s cannot be taken in. %s"),
                                       find_who (status->peers, report->problem_author), report->problem->message);

  if (report->error != NULL)
    set_unreachable (self, report->error->message);
  else
    {
      g_clear_pointer (&status->error, g_free);
      status->unreachable_since = 0;
      status->last_exchange = report->finished;
      status->meeting_fresh = report->meeting_fresh || (status->meeting_fresh && report->n_received == 0 && report->n_waiting == 0);
      status->state = !report->exchanging ? ITEAM_SHARE_ELSEWHERE
                      : report->n_waiting > 0 || report->n_documents_out > 0 ? ITEAM_SHARE_WAITING : ITEAM_SHARE_IN_SYNC;
    }
  iteam_share_tell (self);
}

/* A share that hangs reports nothing. */
static gboolean
check_silence (gpointer user_data)
{
  IteamShare *self = user_data;

  if (self->runner != NULL && iteam_share_runner_get_wait (self->runner) > SILENCE &&
      self->status.state != ITEAM_SHARE_UNREACHABLE)
    {
      set_unreachable (self, _("The share does not answer."));
      iteam_share_tell (self);
    }

  return G_SOURCE_CONTINUE;
}

static void
on_store_changed (IteamStore   *store,
                  IteamChanges *changes,
                  IteamShare   *self)
{
  if (self->runner == NULL || !changes->local)
    return;

  self->status.meeting_fresh = FALSE;
  if (self->status.state == ITEAM_SHARE_UNREACHABLE)
    self->status.n_waiting++;
  iteam_share_runner_kick (self->runner);
}

/**
 * iteam_share_show:
 * @self: a share
 * @open: whether the program has the file open
 *
 * Brings up to date what the others are told.
 */
void
iteam_share_show (IteamShare *self,
                  gboolean    open)
{
  if (self->runner != NULL)
    iteam_share_runner_show (self->runner, iteam_store_get_user_name (self->store), self->editing, open);
}

static void
on_user_changed (IteamStore *store,
                 GParamSpec *pspec,
                 IteamShare *self)
{
  iteam_share_show (self, TRUE);
}

/**
 * iteam_share_stop_runner:
 * @self: a share
 * @task: (transfer full) (nullable): returns %TRUE when the thread has ended
 *
 * Leaves the share alone from here on.
 */
void
iteam_share_stop_runner (IteamShare *self,
                         GTask      *task)
{
  g_clear_handle_id (&self->check_source, g_source_remove);
  if (self->runner != NULL)
    iteam_share_runner_stop (g_steal_pointer (&self->runner), task);
}

static void
iteam_share_dispose (GObject *object)
{
  IteamShare *self = ITEAM_SHARE (object);

  iteam_share_stop_runner (self, NULL);
  if (self->store != NULL)
    {
      g_clear_signal_handler (&self->changed_handler, self->store);
      g_clear_signal_handler (&self->user_handler, self->store);
    }
  g_clear_object (&self->store);

  G_OBJECT_CLASS (iteam_share_parent_class)->dispose (object);
}

static void
iteam_share_finalize (GObject *object)
{
  IteamShare *self = ITEAM_SHARE (object);

  iteam_share_clear_status (self);
  g_clear_pointer (&self->replica, iteam_replica_free);
  g_array_unref (self->editing);
  g_free (self->notice);

  G_OBJECT_CLASS (iteam_share_parent_class)->finalize (object);
}

static void
iteam_share_class_init (IteamShareClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = iteam_share_dispose;
  object_class->finalize = iteam_share_finalize;

  /**
   * IteamShare::opening:
   * @self: the share
   *
   * Emitted when the store has been told to open the file: whoever asks it
   * something now is answered as soon as it has.
   */
  signals[SIGNAL_OPENING] = g_signal_new ("opening", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamShare::status-changed:
   * @self: the share
   *
   * Emitted when iteam_share_get_status() has something new to tell.
   */
  signals[SIGNAL_STATUS_CHANGED] = g_signal_new ("status-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
iteam_share_init (IteamShare *self)
{
  self->editing = g_array_new (FALSE, FALSE, sizeof (IteamRef));
}

/**
 * iteam_share_new:
 * @store: a store without a file
 *
 * Returns: (transfer full): a share that opens files in @store.
 */
IteamShare *
iteam_share_new (IteamStore *store)
{
  IteamShare *self;

  g_return_val_if_fail (ITEAM_IS_STORE (store), NULL);

  self = g_object_new (ITEAM_TYPE_SHARE, NULL);
  self->store = g_object_ref (store);
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  self->user_handler = g_signal_connect (store, "notify::user", G_CALLBACK (on_user_changed), self);

  return self;
}

/**
 * iteam_share_get_store:
 * @self: a share
 *
 * Returns: (transfer none): the store that it opens files in.
 */
IteamStore *
iteam_share_get_store (IteamShare *self)
{
  g_return_val_if_fail (ITEAM_IS_SHARE (self), NULL);

  return self->store;
}

/**
 * iteam_share_set_wrap:
 * @self: a share
 * @func: (nullable): what to put between it and the files of a share
 * @user_data: handed to @func, in whichever thread
 *
 * Holds from the next opening on.
 */
void
iteam_share_set_wrap (IteamShare         *self,
                      IteamShareWrapFunc  func,
                      gpointer            user_data)
{
  g_return_if_fail (ITEAM_IS_SHARE (self));

  self->wrap = func;
  self->wrap_data = user_data;
}

/**
 * iteam_share_start_runner:
 * @self: a share whose replica is open in the store
 * @meeting: path of the team file at the meeting point
 *
 * Begins to keep the replica and the share alike.
 */
void
iteam_share_start_runner (IteamShare *self,
                          const char *meeting)
{
  g_autofree char *tag = g_strdup_printf ("%08x", g_random_int ());
  IteamShareFiles *files;

  files = iteam_share_disk_new (meeting, tag);
  if (self->wrap != NULL)
    files = self->wrap (files, self->wrap_data);
  iteam_share_clear_status (self);
  self->status.state = ITEAM_SHARE_STARTING;
  self->status.meeting = g_strdup (meeting);
  self->runner = iteam_share_runner_new (self->store, files, iteam_replica_copy (self->replica), on_report, self);
  self->check_source = g_timeout_add_seconds (SILENCE_CHECK, check_silence, self);
  g_source_set_name_by_id (self->check_source, "[iteam] share silence");
  iteam_share_show (self, TRUE);
  iteam_share_tell (self);
}

static gboolean
on_deadline (gpointer user_data)
{
  GTask *task = user_data;

  if (iteam_share_runner_claim (task))
    g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREACHABLE, "%s", _("The share does not answer."));

  return G_SOURCE_REMOVE;
}

/**
 * iteam_share_set_deadline:
 * @task: a task that is handed to a runner
 * @milliseconds: how long it may take
 *
 * Lets a task return an error if the share does not answer in time.
 */
void
iteam_share_set_deadline (GTask *task,
                          guint  milliseconds)
{
  g_autoptr (GSource) timeout = g_timeout_source_new (milliseconds);

  g_source_set_callback (timeout, on_deadline, g_object_ref (task), g_object_unref);
  g_source_set_static_name (timeout, "[iteam] share deadline");
  g_source_attach (timeout, g_main_context_get_thread_default ());
  g_object_set_data_full (G_OBJECT (task), "timeout", g_steal_pointer (&timeout), (GDestroyNotify) g_source_unref);
}

/**
 * iteam_share_end_deadline:
 * @result: a task with a deadline
 *
 * Takes the deadline away.
 */
void
iteam_share_end_deadline (GAsyncResult *result)
{
  GSource *timeout = g_object_get_data (G_OBJECT (result), "timeout");

  if (timeout != NULL)
    g_source_destroy (timeout);
}

/**
 * iteam_share_sync_async:
 * @self: a share
 * @timeout: how long to wait for the share, in milliseconds
 * @cancellable: (nullable): a cancellable
 * @callback: called when all is exchanged
 * @user_data: handed to @callback
 *
 * Exchanges now and thoroughly. For a file that is not shared there is nothing to do.
 */
void
iteam_share_sync_async (IteamShare          *self,
                        guint                timeout,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ITEAM_IS_SHARE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_share_sync_async);
  if (self->runner == NULL)
    {
      g_task_return_boolean (task, TRUE);

      return;
    }
  iteam_share_set_deadline (task, timeout);
  iteam_share_runner_push (self->runner, ITEAM_ROUND_LIST | ITEAM_ROUND_MEETING, g_steal_pointer (&task));
}

/**
 * iteam_share_sync_finish:
 * @self: a share
 * @result: the result
 * @error: return location for an error; what is here is safe then, and goes out later
 *
 * Returns: whether the share holds all that is here, and the other way round.
 */
gboolean
iteam_share_sync_finish (IteamShare    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  iteam_share_end_deadline (result);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * iteam_share_set_editing:
 * @self: a share
 * @refs: (nullable) (element-type IteamRef): what is open to be edited
 *
 * Says what the others are told that is being edited here.
 */
void
iteam_share_set_editing (IteamShare *self,
                         GArray     *refs)
{
  g_return_if_fail (ITEAM_IS_SHARE (self));

  g_array_set_size (self->editing, 0);
  if (refs != NULL)
    g_array_append_vals (self->editing, refs->data, refs->len);
  iteam_share_show (self, TRUE);
}

/**
 * iteam_share_get_status:
 * @self: a share
 *
 * Returns: (transfer none): what there is to tell; until "status-changed".
 */
const IteamShareStatus *
iteam_share_get_status (IteamShare *self)
{
  g_return_val_if_fail (ITEAM_IS_SHARE (self), NULL);

  return &self->status;
}

/**
 * iteam_share_get_notice:
 * @self: a share
 *
 * Returns: (nullable): what a person has to know of how the file was opened: that
 *   the replica was damaged and is a new one.
 */
const char *
iteam_share_get_notice (IteamShare *self)
{
  g_return_val_if_fail (ITEAM_IS_SHARE (self), NULL);

  return self->notice;
}

/**
 * iteam_share_is_shared:
 * @self: a share
 *
 * Returns: whether the open file is one of several replicas.
 */
gboolean
iteam_share_is_shared (IteamShare *self)
{
  g_return_val_if_fail (ITEAM_IS_SHARE (self), FALSE);

  return self->runner != NULL;
}
