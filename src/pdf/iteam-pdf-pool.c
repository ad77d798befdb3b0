/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-pool.h"

#include <glib/gi18n-lib.h>

#include "iteam-pdf-job.h"
#include "iteam-pdf-process.h"

#define N_PRIORITIES (ITEAM_PDF_PRIORITY_INDEX + 1)
#define DEFAULT_WORKERS 2
#define DEFAULT_TIME_LIMIT 10000

/* A worker that dies this many times in a row before it said a word will not start. */
#define MAX_FALSE_STARTS 3

/* Milliseconds that jobs wait before one more worker is started for them: to start it
 * takes the machine longer than to draw a page or two. */
#define PATIENCE 100

struct _IteamPdfPool
{
  GObject parent_instance;

  GPtrArray *processes;
  GQueue jobs[N_PRIORITIES];
  unsigned n_workers;
  unsigned n_started;
  unsigned n_false_starts;
  unsigned time_limit;
  gboolean dispatching;
  guint help_source;
};

G_DEFINE_FINAL_TYPE (IteamPdfPool, iteam_pdf_pool, G_TYPE_OBJECT)

static void dispatch (IteamPdfPool *self);

static unsigned
count_jobs (IteamPdfPool *self)
{
  unsigned n_jobs = 0;

  for (unsigned i = 0; i < N_PRIORITIES; i++)
    n_jobs += g_queue_get_length (&self->jobs[i]);

  return n_jobs;
}

/* Whether one more worker is of use: for the pages, and for what goes through all of
 * them. Sizes and contents, of which nobody waits for all, take no worker of their own. */
static gboolean
needs_help (IteamPdfPool *self)
{
  IteamPdfJob *last = g_queue_peek_tail (&self->jobs[ITEAM_PDF_PRIORITY_INDEX]);

  for (GList *next = self->jobs[ITEAM_PDF_PRIORITY_NEXT].head; next != NULL; next = next->next)
    if (((IteamPdfJob *) next->data)->page >= 0)
      return TRUE;

  return !g_queue_is_empty (&self->jobs[ITEAM_PDF_PRIORITY_VISIBLE]) ||
         !g_queue_is_empty (&self->jobs[ITEAM_PDF_PRIORITY_THUMBNAIL]) ||
         (last != NULL && !last->call->for_strangers);
}

static gboolean
is_starting (IteamPdfPool *self)
{
  for (unsigned i = 0; i < self->processes->len; i++)
    if (!iteam_pdf_process_is_ready (g_ptr_array_index (self->processes, i)))
      return TRUE;

  return FALSE;
}

static void
refuse_all (IteamPdfPool *self)
{
  for (unsigned i = 0; i < N_PRIORITIES; i++)
    {
      GQueue jobs = self->jobs[i];
      IteamPdfJob *job;

      g_queue_init (&self->jobs[i]);
      while ((job = g_queue_pop_head (&jobs)) != NULL)
        {
          iteam_pdf_job_return_error (job, iteam_pdf_error_new (ITEAM_PDF_ERROR_NO_WORKER));
          iteam_pdf_job_free (job);
        }
    }
  self->n_false_starts = 0;
}

/* The call that a worker died of pays for it; those that waited behind it go
 * to another worker. */
static void
bury (IteamPdfPool    *self,
      IteamPdfProcess *process)
{
  g_autoptr (GQueue) jobs = iteam_pdf_process_steal_jobs (process);
  IteamPdfError code = iteam_pdf_process_timed_out (process) ? ITEAM_PDF_ERROR_TIMED_OUT : ITEAM_PDF_ERROR_PAGE_KILLED;
  IteamPdfJob *job = g_queue_pop_head (jobs);

  self->n_false_starts = iteam_pdf_process_was_ready (process) ? 0 : self->n_false_starts + 1;
  if (job != NULL)
    {
      if (job->page < 0 && code == ITEAM_PDF_ERROR_PAGE_KILLED)
        code = ITEAM_PDF_ERROR_DAMAGED;
      if (job->document != NULL && job->page >= 0)
        iteam_pdf_document_blame (job->document, job->page, job->call, code);
      iteam_pdf_job_return_error (job, iteam_pdf_error_new (code));
      iteam_pdf_job_free (job);
    }
  while ((job = g_queue_pop_tail (jobs)) != NULL)
    {
      g_clear_pointer (&job->buffer, iteam_pdf_process_give_buffer);
      g_clear_object (&job->fds);
      job->process = NULL;
      if (job->task != NULL)
        g_queue_push_head (&self->jobs[job->priority], job);
      else
        iteam_pdf_job_free (job);
    }
}

static void
on_changed (IteamPdfProcess *process,
            IteamPdfPool    *self)
{
  g_autoptr (IteamPdfPool) guard = g_object_ref (self);
  g_autoptr (IteamPdfProcess) dead = NULL;

  if (iteam_pdf_process_is_dead (process))
    {
      dead = g_object_ref (process);
      g_signal_handlers_disconnect_by_data (process, self);
      g_ptr_array_remove (self->processes, process);
      bury (self, process);
    }
  dispatch (self);
}

static void
start_process (IteamPdfPool *self)
{
  g_autoptr (GError) error = NULL;
  IteamPdfProcess *process = iteam_pdf_process_new (&error);

  if (process == NULL)
    {
      g_debug ("No PDF worker: %s", error->message);
      self->n_false_starts = MAX_FALSE_STARTS;

      return;
    }

  self->n_started++;
  iteam_pdf_process_set_time_limit (process, self->time_limit);
  g_signal_connect (process, "changed", G_CALLBACK (on_changed), self);
  g_ptr_array_add (self->processes, process);
}

static gboolean
is_far (IteamPdfProcess *process,
        IteamPdfJob     *job)
{
  return job->document != NULL &&
         iteam_pdf_job_get_reach (job) > iteam_pdf_process_get_reach (process, iteam_pdf_document_get_id (job->document)) + ITEAM_PDF_PAGES_NEAR;
}

/* Whether a worker knows the way to the page of a job. */
static gboolean
is_known (IteamPdfPool *self,
          IteamPdfJob  *job)
{
  for (unsigned i = 0; i < self->processes->len; i++)
    if (!is_far (g_ptr_array_index (self->processes, i), job))
      return TRUE;

  return FALSE;
}

/* Whether there is one that does not. */
static gboolean
is_strange (IteamPdfPool *self,
            IteamPdfJob  *job)
{
  for (unsigned i = 0; i < self->processes->len; i++)
    if (is_far (g_ptr_array_index (self->processes, i), job))
      return TRUE;

  return FALSE;
}

/* How good a worker is for a job; 0 for one that has enough to do. A second
 * job waits in the worker while it does the first, so that it never waits for
 * the window; but not behind or before something that nobody looks at. Nobody who
 * waits for a page waits for a worker to find the way to it, where another knows it. */
static unsigned
rate (IteamPdfPool    *self,
      IteamPdfProcess *process,
      IteamPdfJob     *job)
{
  unsigned most = job->priority <= ITEAM_PDF_PRIORITY_NEXT ? 2 : 1;
  unsigned n_jobs = iteam_pdf_process_get_n_jobs (process);
  gboolean knows = job->document == NULL || iteam_pdf_process_has_document (process, iteam_pdf_document_get_id (job->document));

  if (!iteam_pdf_process_is_ready (process) || n_jobs >= most)
    return 0;
  if (job->call->for_strangers ? !is_far (process, job) : is_far (process, job) && is_known (self, job))
    return 0;

  return (n_jobs == 0 ? 3 : 1) + (knows ? 1 : 0);
}

static IteamPdfProcess *
choose (IteamPdfPool *self,
        IteamPdfJob  *job)
{
  IteamPdfProcess *best = NULL;
  unsigned best_rate = 0;

  for (unsigned i = 0; i < self->processes->len; i++)
    {
      IteamPdfProcess *process = g_ptr_array_index (self->processes, i);
      unsigned rated = rate (self, process, job);

      if (rated > best_rate)
        {
          best = process;
          best_rate = rated;
        }
    }

  return best;
}

/* Of what is asked of strangers nothing is left to do. */
static void
drop_known (IteamPdfPool *self)
{
  GQueue *jobs = &self->jobs[ITEAM_PDF_PRIORITY_INDEX];
  IteamPdfJob *job;

  while ((job = g_queue_peek_head (jobs)) != NULL && job->call->for_strangers && !is_strange (self, job))
    {
      g_autoptr (GTask) task = iteam_pdf_job_take_task (job);

      g_task_return_int (task, 0);
      iteam_pdf_job_free (g_queue_pop_head (jobs));
    }
}

static gboolean
dispatch_one (IteamPdfPool *self)
{
  for (unsigned i = 0; i < N_PRIORITIES; i++)
    {
      IteamPdfJob *job = g_queue_peek_head (&self->jobs[i]);
      IteamPdfProcess *process = job != NULL ? choose (self, job) : NULL;

      if (process != NULL)
        {
          iteam_pdf_process_run (process, g_queue_pop_head (&self->jobs[i]));

          return TRUE;
        }
      if (job != NULL)
        return FALSE;
    }

  return FALSE;
}

/* Nobody but the first worker is started at once. */
static gboolean
help_cb (gpointer user_data)
{
  IteamPdfPool *self = user_data;

  self->help_source = 0;
  if (needs_help (self) && !is_starting (self) && self->processes->len < self->n_workers)
    start_process (self);

  return G_SOURCE_REMOVE;
}

static void
dispatch (IteamPdfPool *self)
{
  if (self->dispatching)
    return;

  self->dispatching = TRUE;
  drop_known (self);
  while (dispatch_one (self))
    ;
  self->dispatching = FALSE;

  if (count_jobs (self) == 0 || is_starting (self))
    return;
  if (self->n_false_starts < MAX_FALSE_STARTS && self->processes->len == 0)
    start_process (self);
  else if (self->processes->len < self->n_workers && self->help_source == 0 && needs_help (self))
    self->help_source = g_timeout_add (PATIENCE, help_cb, self);
  if (self->n_false_starts >= MAX_FALSE_STARTS)
    refuse_all (self);
}

static void
iteam_pdf_pool_dispose (GObject *object)
{
  IteamPdfPool *self = ITEAM_PDF_POOL (object);

  g_clear_handle_id (&self->help_source, g_source_remove);
  for (unsigned i = 0; self->processes != NULL && i < self->processes->len; i++)
    {
      IteamPdfProcess *process = g_ptr_array_index (self->processes, i);

      g_signal_handlers_disconnect_by_data (process, self);
      iteam_pdf_process_end (process);
      bury (self, process);
    }
  g_clear_pointer (&self->processes, g_ptr_array_unref);
  refuse_all (self);

  G_OBJECT_CLASS (iteam_pdf_pool_parent_class)->dispose (object);
}

static void
iteam_pdf_pool_class_init (IteamPdfPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_pdf_pool_dispose;
}

static void
iteam_pdf_pool_init (IteamPdfPool *self)
{
  self->processes = g_ptr_array_new_with_free_func (g_object_unref);
  self->time_limit = DEFAULT_TIME_LIMIT;
  for (unsigned i = 0; i < N_PRIORITIES; i++)
    g_queue_init (&self->jobs[i]);
}

/**
 * iteam_pdf_pool_new:
 * @n_workers: processes that work at the same time
 *
 * Returns: (transfer full): a pool that starts its workers when it needs them
 */
IteamPdfPool *
iteam_pdf_pool_new (unsigned n_workers)
{
  IteamPdfPool *self = g_object_new (ITEAM_TYPE_PDF_POOL, NULL);

  self->n_workers = MAX (n_workers, 1);

  return self;
}

/**
 * iteam_pdf_pool_get_default:
 *
 * Returns: (transfer none): the pool of this program
 */
IteamPdfPool *
iteam_pdf_pool_get_default (void)
{
  static IteamPdfPool *pool;

  if (pool == NULL)
    pool = iteam_pdf_pool_new (DEFAULT_WORKERS);

  return pool;
}

/**
 * iteam_pdf_pool_warm_up:
 * @self: a pool
 *
 * Starts the first worker before there is something to do, and returns at once.
 */
void
iteam_pdf_pool_warm_up (IteamPdfPool *self)
{
  if (self->processes->len == 0)
    start_process (self);
}

/**
 * iteam_pdf_pool_set_time_limit:
 * @self: a pool
 * @milliseconds: what one call may take before its worker is ended
 */
void
iteam_pdf_pool_set_time_limit (IteamPdfPool *self,
                               unsigned      milliseconds)
{
  self->time_limit = milliseconds;
  for (unsigned i = 0; i < self->processes->len; i++)
    iteam_pdf_process_set_time_limit (g_ptr_array_index (self->processes, i), milliseconds);
}

/**
 * iteam_pdf_pool_get_n_started:
 * @self: a pool
 *
 * Returns: how many workers were started so far, those that died included
 */
unsigned
iteam_pdf_pool_get_n_started (IteamPdfPool *self)
{
  return self->n_started;
}

static gboolean
return_cancelled (gpointer user_data)
{
  g_task_return_error_if_cancelled (user_data);

  return G_SOURCE_REMOVE;
}

/* Not answered from within g_cancellable_cancel(): who cancels does not expect
 * to be called back there. */
static void
on_cancelled (GCancellable *cancellable,
              IteamPdfJob  *job)
{
  IteamPdfPool *self = g_task_get_task_data (job->task);
  GTask *task = iteam_pdf_job_take_task (job);

  g_idle_add_full (G_PRIORITY_DEFAULT, return_cancelled, task, g_object_unref);
  if (job->process == NULL && g_queue_remove (&self->jobs[job->priority], job))
    iteam_pdf_job_free (job);
}

/**
 * iteam_pdf_pool_push:
 * @self: a pool
 * @job: (transfer full): what to do
 *
 * Does it when its turn comes. A job that is cancelled before is dropped.
 */
void
iteam_pdf_pool_push (IteamPdfPool *self,
                     IteamPdfJob  *job)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  if (g_task_return_error_if_cancelled (job->task))
    {
      iteam_pdf_job_free (job);

      return;
    }

  g_task_set_task_data (job->task, g_object_ref (self), g_object_unref);
  if (cancellable != NULL)
    job->cancelled_id = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled), job);
  g_queue_push_tail (&self->jobs[job->priority], job);
  dispatch (self);
}

/**
 * iteam_pdf_pool_forget:
 * @self: a pool
 * @document: the number of a document that nobody reads any more
 */
void
iteam_pdf_pool_forget (IteamPdfPool *self,
                       unsigned      document)
{
  for (unsigned i = 0; self->processes != NULL && i < self->processes->len; i++)
    iteam_pdf_process_forget (g_ptr_array_index (self->processes, i), document);
}

static const char *
yes_or_no (gboolean yes)
{
  return yes ? _("yes") : _("no, this kernel does not have it");
}

static char *
describe (IteamPdfWall walls,
          IteamPdfHole holes)
{
  return g_strdup_printf (_("PDF documents are read by a process of their own.\n"
                            "Kept from files (Landlock): %s\n"
                            "Kept from the network (Landlock): %s\n"
                            "Few system calls (seccomp): %s\n"
                            "Limited memory: %s\n"
                            "Limited time: %s\n"
                            "Tried from inside: %s"),
                          yes_or_no (walls & ITEAM_PDF_WALL_FILES),
                          yes_or_no (walls & ITEAM_PDF_WALL_NETWORK),
                          yes_or_no (walls & ITEAM_PDF_WALL_CALLS),
                          yes_or_no (walls & ITEAM_PDF_WALL_MEMORY),
                          yes_or_no (walls & ITEAM_PDF_WALL_TIME),
                          holes == 0 ? _("no file, socket or program can be opened") : _("files, sockets or programs can be opened"));
}

static GVariant *
build_try (IteamPdfJob *job)
{
  return g_variant_new ("()");
}

static gboolean
finish_try (IteamPdfJob *job,
            GVariant    *reply)
{
  g_autoptr (GTask) task = iteam_pdf_job_take_task (job);
  unsigned holes;

  g_variant_get (reply, "(u)", &holes);
  if (task != NULL)
    g_task_return_pointer (task, describe (iteam_pdf_process_get_walls (job->process), holes), g_free);

  return TRUE;
}

static const IteamPdfCall try_call = { .method = "TryWalls", .reply_type = "(u)", .build = build_try, .finish = finish_try };

/**
 * iteam_pdf_pool_describe_sandbox_async:
 * @self: a pool
 * @cancellable: (nullable): cancels it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Asks a worker what stands between it and the machine, and has it try.
 */
void
iteam_pdf_pool_describe_sandbox_async (IteamPdfPool        *self,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, iteam_pdf_pool_describe_sandbox_async);
  iteam_pdf_pool_push (self, iteam_pdf_job_new (&try_call, ITEAM_PDF_PRIORITY_NEXT, task, NULL, -1, NULL, NULL));
}

/**
 * iteam_pdf_pool_describe_sandbox_finish:
 * @self: a pool
 * @result: of the call
 * @error: return location for an #IteamPdfError
 *
 * Returns: (transfer full) (nullable): some lines for a person
 */
char *
iteam_pdf_pool_describe_sandbox_finish (IteamPdfPool  *self,
                                        GAsyncResult  *result,
                                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
