/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-worker.h"

#include <glib/gi18n-lib.h>

#include "iteam-error.h"

/* How often other processes' changes are looked for, in microseconds. They are
 * to be seen within two seconds. */
#define POLL_INTERVAL (800 * G_TIME_SPAN_MILLISECOND)

/* After a piece of something long the file is left to others for as long as it took,
 * and for so many microseconds at least: who waits to write, in another process, gets
 * in. Such a one looks every few milliseconds (iteam-connection.c). */
#define LEAST_ROOM (10 * G_TIME_SPAN_MILLISECOND)
#define MOST_ROOM (100 * G_TIME_SPAN_MILLISECOND)

struct _IteamWorker
{
  gatomicrefcount ref_count;
  GThread *thread;
  GAsyncQueue *queue;
  GMainContext *context;

  /* Only touched in the main context; NULL once stopped. */
  IteamPolledFunc polled;
  IteamDamagedFunc damaged;
  gpointer user_data;

  /* Only touched in the thread; the queue is of pieces that wait until then. */
  IteamTeamFile *file;
  GQueue patient;
  gint64 room_until;
};

typedef struct
{
  IteamTurn turn;
  GTask *task;
  IteamJobFunc func;
  IteamDeliverFunc deliver;
  GDestroyNotify free_result;
  gpointer result;
  GError *error;
} Job;

typedef struct
{
  IteamWorker *worker;
  GArray *refs;
} Polled;

typedef struct
{
  IteamWorker *worker;
  char *reason;
} Damaged;

/* What ends the thread. */
static Job stop_job;

static void
worker_unref (IteamWorker *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  g_free (self);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->task);
  g_clear_error (&job->error);
  g_free (job);
}

static gboolean
deliver_job (gpointer data)
{
  Job *job = data;

  if (job->deliver != NULL && job->error == NULL)
    job->deliver (job->task, job->result);

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, job->result, job->free_result);

  return G_SOURCE_REMOVE;
}

static void
polled_free (gpointer data)
{
  Polled *polled = data;

  g_array_unref (polled->refs);
  worker_unref (polled->worker);
  g_free (polled);
}

static gboolean
deliver_polled (gpointer data)
{
  Polled *polled = data;

  if (polled->worker->polled != NULL)
    polled->worker->polled (polled->refs, polled->worker->user_data);

  return G_SOURCE_REMOVE;
}

static void
send (IteamWorker    *self,
      GSourceFunc     func,
      gpointer        data,
      GDestroyNotify  destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_set_static_name (source, "[iteam] store");
  g_source_attach (source, self->context);
}

static void
damaged_free (gpointer data)
{
  Damaged *damaged = data;

  g_free (damaged->reason);
  worker_unref (damaged->worker);
  g_free (damaged);
}

static gboolean
deliver_damaged (gpointer data)
{
  Damaged *damaged = data;

  if (damaged->worker->damaged != NULL)
    damaged->worker->damaged (damaged->reason, damaged->worker->user_data);

  return G_SOURCE_REMOVE;
}

/* Damage may be met by whatever reads or writes. */
static void
look_for_damage (IteamWorker *self)
{
  Damaged *damaged;

  if (self->file == NULL || self->file->damaged || !iteam_connection_get_damaged (self->file->connection))
    return;

  iteam_team_file_set_damaged (self->file);
  damaged = g_new0 (Damaged, 1);
  damaged->reason = g_strdup (self->file->read_only);
  damaged->worker = self;
  g_atomic_ref_count_inc (&self->ref_count);
  send (self, deliver_damaged, damaged, damaged_free);
}

/* Another process that holds the file for a while is no error here: the next
 * look will see what it did. */
static void
poll_file (IteamWorker *self)
{
  g_autoptr (GError) error = NULL;
  GArray *refs = NULL;
  Polled *polled;

  if (self->file == NULL)
    return;

  if (!iteam_team_file_poll (self->file, &refs, &error))
    {
      g_debug ("No look at other changes: %s", error->message);
      g_clear_pointer (&refs, g_array_unref);

      return;
    }
  if (refs == NULL)
    return;

  polled = g_new0 (Polled, 1);
  polled->refs = refs;
  polled->worker = self;
  g_atomic_ref_count_inc (&self->ref_count);
  send (self, deliver_polled, polled, polled_free);
}

static void
run_job (IteamWorker *self,
         Job         *job)
{
  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
    {
      send (self, deliver_job, job, job_free);

      return;
    }

  job->result = job->func (&self->file, job->task, &job->error);
  look_for_damage (self);
  send (self, deliver_job, job, job_free);
}

static void
run_patient_job (IteamWorker *self)
{
  gint64 start = g_get_monotonic_time ();
  gint64 end;

  run_job (self, g_queue_pop_head (&self->patient));
  end = g_get_monotonic_time ();
  self->room_until = end + CLAMP (end - start, LEAST_ROOM, MOST_ROOM);
}

/* Does a job that came in, or puts it aside. */
static void
take_job (IteamWorker *self,
          Job         *job)
{
  if (job->turn == ITEAM_TURN_PATIENT)
    {
      g_queue_push_tail (&self->patient, job);

      return;
    }
  while (job->turn == ITEAM_TURN_LAST && !g_queue_is_empty (&self->patient))
    run_patient_job (self);
  run_job (self, job);
}

/* The next job that came in; %NULL if it is time for something else. */
static Job *
wait_for_job (IteamWorker *self,
              gint64       next_poll)
{
  gint64 until = self->file != NULL ? next_poll : G_MAXINT64;

  if (!g_queue_is_empty (&self->patient))
    until = MIN (until, self->room_until);
  if (until == G_MAXINT64)
    return g_async_queue_pop (self->queue);

  return g_async_queue_timeout_pop (self->queue, (guint64) MAX (until - g_get_monotonic_time (), 0));
}

static gpointer
worker_thread (gpointer data)
{
  IteamWorker *self = data;
  gint64 next_poll = g_get_monotonic_time () + POLL_INTERVAL;

  for (;;)
    {
      Job *job = wait_for_job (self, next_poll);

      if (job == &stop_job)
        break;
      if (job != NULL)
        take_job (self, job);
      else if (!g_queue_is_empty (&self->patient) && g_get_monotonic_time () >= self->room_until)
        run_patient_job (self);

      if (g_get_monotonic_time () >= next_poll)
        {
          poll_file (self);
          look_for_damage (self);
          next_poll = g_get_monotonic_time () + POLL_INTERVAL;
        }
    }

  while (!g_queue_is_empty (&self->patient))
    run_patient_job (self);
  g_clear_pointer (&self->file, iteam_team_file_free);
  worker_unref (self);

  return NULL;
}

/**
 * iteam_worker_new:
 * @polled: called in the thread-default main context of the caller when
 *   other processes changed something
 * @damaged: called there when damage is met in the file
 * @user_data: handed to both
 *
 * Returns: (transfer full): a worker; end it with iteam_worker_stop().
 */
IteamWorker *
iteam_worker_new (IteamPolledFunc   polled,
                  IteamDamagedFunc  damaged,
                  gpointer          user_data)
{
  IteamWorker *self = g_new0 (IteamWorker, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_atomic_ref_count_inc (&self->ref_count);
  self->queue = g_async_queue_new ();
  self->context = g_main_context_ref_thread_default ();
  self->polled = polled;
  self->damaged = damaged;
  self->user_data = user_data;
  self->thread = g_thread_new ("iteam-store", worker_thread, self);

  return self;
}

/**
 * iteam_worker_push:
 * @self: a worker
 * @turn: when it is its turn
 * @task: (transfer full): the task to return
 * @func: what to do, in the worker's thread
 * @deliver: (nullable): called in the main context with the result
 * @free_result: (nullable): frees a result that nobody takes
 *
 * Jobs of the same turn run in the order in which they are pushed.
 */
void
iteam_worker_push (IteamWorker      *self,
                   IteamTurn         turn,
                   GTask            *task,
                   IteamJobFunc      func,
                   IteamDeliverFunc  deliver,
                   GDestroyNotify    free_result)
{
  Job *job = g_new0 (Job, 1);

  job->turn = turn;
  job->task = task;
  job->func = func;
  job->deliver = deliver;
  job->free_result = free_result;
  g_async_queue_push (self->queue, job);
}

/**
 * iteam_worker_stop:
 * @self: (transfer full): a worker
 *
 * Lets the thread finish the jobs that it has, close the file and end. Does
 * not wait for that: a disk that hangs costs the thread, not the window.
 */
void
iteam_worker_stop (IteamWorker *self)
{
  self->polled = NULL;
  self->damaged = NULL;
  g_async_queue_push (self->queue, &stop_job);
  g_thread_unref (g_steal_pointer (&self->thread));
  worker_unref (self);
}
