/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-job.h"

#include "iteam-pdf-process.h"

/**
 * iteam_pdf_job_new:
 * @call: what to ask
 * @priority: when
 * @task: (transfer full) (nullable): who waits
 * @document: (nullable): of which document
 * @page: the page that is to blame if a worker dies, or -1
 * @data: (transfer full): the input
 * @free_data: frees @data
 *
 * Returns: (transfer full): the job
 */
IteamPdfJob *
iteam_pdf_job_new (const IteamPdfCall *call,
                   IteamPdfPriority    priority,
                   GTask              *task,
                   IteamPdfDocument   *document,
                   int                 page,
                   gpointer            data,
                   GDestroyNotify      free_data)
{
  IteamPdfJob *job = g_new0 (IteamPdfJob, 1);

  job->call = call;
  job->priority = priority;
  job->task = task;
  job->document = document != NULL ? g_object_ref (document) : NULL;
  job->page = page;
  job->data = data;
  job->free_data = free_data;

  return job;
}

static void
stop_listening (IteamPdfJob *job)
{
  if (job->cancelled_id != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (job->task), job->cancelled_id);
  job->cancelled_id = 0;
}

/**
 * iteam_pdf_job_free:
 * @job: (transfer full): a job that was answered, or that nobody waits for
 */
void
iteam_pdf_job_free (IteamPdfJob *job)
{
  if (job->task != NULL)
    stop_listening (job);
  g_clear_object (&job->task);
  g_clear_object (&job->fds);
  g_clear_pointer (&job->buffer, iteam_pdf_process_give_buffer);
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_clear_object (&job->document);
  g_free (job);
}

/**
 * iteam_pdf_job_take_task:
 * @job: a job
 *
 * Returns: (transfer full) (nullable): who waits, to be answered now; %NULL if
 *   nobody does any more
 */
GTask *
iteam_pdf_job_take_task (IteamPdfJob *job)
{
  if (job->task != NULL)
    stop_listening (job);

  return g_steal_pointer (&job->task);
}

/**
 * iteam_pdf_job_return_error:
 * @job: a job
 * @error: (transfer full): what went wrong
 */
void
iteam_pdf_job_return_error (IteamPdfJob *job,
                            GError      *error)
{
  g_autoptr (GTask) task = iteam_pdf_job_take_task (job);

  if (task != NULL)
    g_task_return_error (task, error);
  else
    g_error_free (error);
}

/**
 * iteam_pdf_job_get_reach:
 * @job: a job
 *
 * poppler walks through all pages before one the first time that it looks at it, which
 * takes longer than to draw it where there are many.
 *
 * Returns: up to how many pages of its document it needs
 */
unsigned
iteam_pdf_job_get_reach (IteamPdfJob *job)
{
  if (job->call->get_reach != NULL)
    return job->call->get_reach (job);

  return (unsigned) (job->page + 1);
}
