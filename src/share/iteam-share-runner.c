/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-runner.h"

#include <glib/gi18n-lib.h>

/* Between two looks; what a colleague does is to be seen within a second. */
#define LOOK_INTERVAL (700 * G_TIME_SPAN_MILLISECOND)
/* Between two listings, in which one also shows oneself. */
#define LIST_INTERVAL (15 * G_TIME_SPAN_SECOND)
/* Between two looks at what the others tell of themselves: who comes, and who
 * begins to edit something, is to be seen within a few seconds. */
#define AROUND_INTERVAL (3 * G_TIME_SPAN_SECOND)
/* After a failure the next look comes later, up to this. */
#define MAX_PAUSE (15 * G_TIME_SPAN_SECOND)

struct _IteamShareRunner
{
  gatomicrefcount ref_count;
  GThread *thread;
  GAsyncQueue *queue;
  GMainContext *context;
  IteamShareBridge *bridge;
  IteamShareWatch *watch;

  /* Only touched in the main context; NULL once stopped. */
  IteamReportFunc func;
  gpointer user_data;

  /* Only touched in the thread. */
  IteamShareEngine *engine;

  GMutex mutex;
  IteamPresence *presence;
  gboolean untold;
};

/* What the thread is asked to do. */
typedef struct
{
  IteamRoundFlags flags;
  gboolean stop;
  GTask *task;
} Order;

/* What it brings back. */
typedef struct
{
  IteamShareRunner *runner;
  IteamShareReport *report;
  GTask *task;
} Delivery;

static void
runner_unref (IteamShareRunner *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  iteam_share_bridge_unref (self->bridge);
  iteam_share_watch_unref (self->watch);
  iteam_presence_free (self->presence);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static void
delivery_free (gpointer data)
{
  Delivery *delivery = data;

  g_clear_pointer (&delivery->report, iteam_share_report_free);
  g_clear_object (&delivery->task);
  runner_unref (delivery->runner);
  g_free (delivery);
}

static gboolean
deliver (gpointer data)
{
  Delivery *delivery = data;
  IteamShareRunner *runner = delivery->runner;

  if (delivery->report != NULL && runner->func != NULL)
    runner->func (delivery->report, runner->user_data);
  if (delivery->task == NULL || !iteam_share_runner_claim (delivery->task))
    return G_SOURCE_REMOVE;

  if (delivery->report != NULL && delivery->report->error != NULL)
    g_task_return_error (delivery->task, g_error_copy (delivery->report->error));
  else if (delivery->report != NULL && delivery->report->n_documents_out > 0)
    g_task_return_new_error (delivery->task, ITEAM_ERROR, ITEAM_ERROR_UNREACHABLE, "%s",
                             delivery->report->problem != NULL ? delivery->report->problem->message
                             : _("Not all documents have gone out to the share yet. They are safe on this computer."));
  else
    g_task_return_boolean (delivery->task, TRUE);

  return G_SOURCE_REMOVE;
}

static void
send (IteamShareRunner *self,
      IteamShareReport *report,
      GTask            *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Delivery *delivery = g_new0 (Delivery, 1);

  g_atomic_ref_count_inc (&self->ref_count);
  delivery->runner = self;
  delivery->report = report;
  delivery->task = task;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver, delivery, delivery_free);
  g_source_set_static_name (source, "[iteam] share");
  g_source_attach (source, self->context);
}

/* What to tell of this replica, and whether the others have not been told yet. */
static IteamPresence *
dup_presence (IteamShareRunner *self,
              gboolean         *untold)
{
  IteamPresence *copy = iteam_presence_new ();

  g_mutex_lock (&self->mutex);
  copy->who = g_strdup (self->presence->who);
  copy->computer = g_strdup (self->presence->computer);
  copy->since = self->presence->since;
  g_array_append_vals (copy->editing, self->presence->editing->data, self->presence->editing->len);
  *untold = self->untold;
  self->untold = FALSE;
  g_mutex_unlock (&self->mutex);

  return copy;
}

static void
mark_untold (IteamShareRunner *self)
{
  g_mutex_lock (&self->mutex);
  self->untold = TRUE;
  g_mutex_unlock (&self->mutex);
}

static gpointer
runner_thread (gpointer data)
{
  IteamShareRunner *self = data;
  gint64 next_list = 0, next_around = 0, pause = 0;
  Order *order = NULL;

  for (;;)
    {
      IteamRoundFlags flags = order != NULL ? order->flags : ITEAM_ROUND_LOOK;
      g_autoptr (IteamPresence) presence = NULL;
      IteamShareReport *report;
      gboolean untold, more;

      if (order != NULL && order->stop)
        break;

      if (g_get_monotonic_time () >= next_list)
        flags |= ITEAM_ROUND_LIST;
      if (g_get_monotonic_time () >= next_around)
        flags |= ITEAM_ROUND_AROUND;
      presence = dup_presence (self, &untold);
      if (untold)
        flags |= ITEAM_ROUND_SHOW;
      report = iteam_share_engine_round (self->engine, flags, presence);
      if (report->error != NULL && untold)
        mark_untold (self);
      if (flags & ITEAM_ROUND_LIST)
        next_list = g_get_monotonic_time () + LIST_INTERVAL;
      if (flags & (ITEAM_ROUND_LIST | ITEAM_ROUND_AROUND))
        next_around = g_get_monotonic_time () + AROUND_INTERVAL;
      pause = report->error != NULL ? MIN (MAX (pause * 2, G_TIME_SPAN_SECOND), MAX_PAUSE) : 0;
      more = report->more;
      /* Whoever waits for everything waits for large contents as well; changes have
       * their turn in between. */
      if (more && order != NULL && order->task != NULL)
        {
          send (self, report, NULL);
          continue;
        }
      send (self, report, order != NULL ? g_steal_pointer (&order->task) : NULL);

      g_free (order);
      order = more ? g_async_queue_try_pop (self->queue) : g_async_queue_timeout_pop (self->queue, LOOK_INTERVAL + (guint64) pause);
    }

  g_clear_pointer (&self->engine, iteam_share_engine_free);
  send (self, NULL, order->task);
  g_free (order);
  runner_unref (self);

  return NULL;
}

/**
 * iteam_share_runner_new:
 * @store: the store that has the replica open
 * @files: (transfer full): the files of the share
 * @replica: (transfer full): the replica
 * @func: called with what came of each round
 * @user_data: handed to @func
 *
 * Returns: (transfer full): a runner; end it with iteam_share_runner_stop().
 */
IteamShareRunner *
iteam_share_runner_new (IteamStore      *store,
                        IteamShareFiles *files,
                        IteamReplica    *replica,
                        IteamReportFunc  func,
                        gpointer         user_data)
{
  IteamShareRunner *self = g_new0 (IteamShareRunner, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_atomic_ref_count_inc (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->queue = g_async_queue_new ();
  self->context = g_main_context_ref_thread_default ();
  self->bridge = iteam_share_bridge_new (store);
  self->watch = iteam_share_watch_new (files);
  self->engine = iteam_share_engine_new (self->bridge, self->watch, replica);
  self->presence = iteam_presence_new ();
  self->presence->computer = g_strdup (g_get_host_name ());
  self->func = func;
  self->user_data = user_data;
  self->thread = g_thread_new ("iteam-share", runner_thread, self);

  return self;
}

static gboolean
same_refs (GArray *editing,
           GArray *other)
{
  if (editing->len != (other != NULL ? other->len : 0))
    return FALSE;

  for (guint i = 0; i < editing->len; i++)
    {
      const IteamRef *one = &g_array_index (editing, IteamRef, i), *two = &g_array_index (other, IteamRef, i);

      if (one->kind != two->kind || one->id != two->id)
        return FALSE;
    }

  return TRUE;
}

/**
 * iteam_share_runner_show:
 * @self: a runner
 * @who: (nullable): who works here
 * @editing: (nullable) (element-type IteamRef): what is open to be edited
 * @open: whether the program is open
 *
 * Says what the others are told of this replica, and tells them if that is
 * something new.
 */
void
iteam_share_runner_show (IteamShareRunner *self,
                         const char       *who,
                         GArray           *editing,
                         gboolean          open)
{
  IteamPresence *presence = self->presence;
  gboolean news;

  g_mutex_lock (&self->mutex);
  news = open != (presence->since != 0) || g_strcmp0 (presence->who, who) != 0 || !same_refs (presence->editing, editing);
  g_free (presence->who);
  presence->who = g_strdup (who);
  if (!open)
    presence->since = 0;
  else if (presence->since == 0)
    presence->since = g_get_real_time ();
  g_array_set_size (presence->editing, 0);
  if (editing != NULL)
    g_array_append_vals (presence->editing, editing->data, editing->len);
  self->untold = self->untold || news;
  g_mutex_unlock (&self->mutex);

  if (news)
    iteam_share_runner_kick (self);
}

static void
push_order (IteamShareRunner *self,
            IteamRoundFlags   flags,
            gboolean          stop,
            GTask            *task)
{
  Order *order = g_new0 (Order, 1);

  order->flags = flags;
  order->stop = stop;
  order->task = task;
  g_async_queue_push (self->queue, order);
}

/**
 * iteam_share_runner_kick:
 * @self: a runner
 *
 * Has something that was written here go out at once.
 */
void
iteam_share_runner_kick (IteamShareRunner *self)
{
  if (g_async_queue_length (self->queue) <= 0)
    push_order (self, ITEAM_ROUND_LOOK, FALSE, NULL);
}

/**
 * iteam_share_runner_push:
 * @self: a runner
 * @flags: how thorough a round
 * @task: (transfer full): returns a boolean when it is over; if it has returned
 *   by then, it is left alone
 */
void
iteam_share_runner_push (IteamShareRunner *self,
                         IteamRoundFlags   flags,
                         GTask            *task)
{
  push_order (self, flags, FALSE, task);
}

/**
 * iteam_share_runner_claim:
 * @task: a task that was handed to a runner
 *
 * A task returns once: because the thread has done what it was asked, or because
 * that took too long.
 *
 * Returns: whether it is this caller who is to let it return.
 */
gboolean
iteam_share_runner_claim (GTask *task)
{
  if (g_object_get_data (G_OBJECT (task), "returned") != NULL)
    return FALSE;
  g_object_set_data (G_OBJECT (task), "returned", task);

  return TRUE;
}

/**
 * iteam_share_runner_get_wait:
 * @self: a runner
 *
 * Returns: for how long the share has not answered the call at hand, in microseconds.
 */
gint64
iteam_share_runner_get_wait (IteamShareRunner *self)
{
  return iteam_share_watch_get_wait (self->watch);
}

/**
 * iteam_share_runner_stop:
 * @self: (transfer full): a runner
 * @task: (transfer full) (nullable): returns %TRUE when the thread has ended;
 *   if it has returned by then, it is left alone
 *
 * Ends the thread as soon as the share lets it. Does not wait for that.
 */
void
iteam_share_runner_stop (IteamShareRunner *self,
                         GTask            *task)
{
  self->func = NULL;
  iteam_share_watch_stop (self->watch);
  iteam_share_bridge_stop (self->bridge);
  push_order (self, ITEAM_ROUND_LOOK, TRUE, task);
  g_thread_unref (g_steal_pointer (&self->thread));
  runner_unref (self);
}
