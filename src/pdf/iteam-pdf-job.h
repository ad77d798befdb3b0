/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gunixfdlist.h>

#include "iteam-pdf-document.h"
#include "iteam-pdf-error.h"
#include "iteam-pdf-pool.h"

G_BEGIN_DECLS

/* A worker that knows so many pages fewer than a job needs walks through them first,
 * which nobody notices; through more it would be noticed. */
#define ITEAM_PDF_PAGES_NEAR 128

typedef struct _IteamPdfJob IteamPdfJob;
typedef struct _IteamPdfProcess IteamPdfProcess;
typedef struct _IteamPdfBuffer IteamPdfBuffer;
typedef struct _IteamPdfFlight IteamPdfFlight;

/**
 * IteamPdfCall:
 * @method: of the interface in iteam-pdf-worker.xml
 * @reply_type: of what comes back
 * @build: makes the arguments, floating, when a worker has been chosen;
 *   %NULL after an answer
 * @finish: takes the reply and returns the task; %FALSE to be run once more
 * @get_reach: (nullable): how many pages of the document a worker knows that has done
 *   it; without, those up to the page of the job
 * @for_strangers: for workers that do not know so many of its pages, when they have
 *   nothing else to do; where there is none it is done
 *
 * What a job asks of a worker.
 */
typedef struct
{
  const char *method;
  const char *reply_type;
  GVariant *(*build) (IteamPdfJob *job);
  gboolean (*finish) (IteamPdfJob *job, GVariant *reply);
  unsigned (*get_reach) (IteamPdfJob *job);
  gboolean for_strangers;
} IteamPdfCall;

/**
 * IteamPdfJob:
 * @call: what it asks
 * @priority: when
 * @task: (nullable): who waits; %NULL once answered
 * @document: (nullable) (owned): of which document
 * @page: the page that is to blame if a worker dies, or -1
 * @data: the input
 * @process: who works on it
 * @flight: (nullable): the call that is under way
 * @buffer: (nullable): where it draws
 * @fds: (nullable): what goes with the call
 *
 * One call to a worker, from asking to answer.
 */
struct _IteamPdfJob
{
  const IteamPdfCall *call;
  IteamPdfPriority priority;
  GTask *task;
  IteamPdfDocument *document;
  int page;
  gpointer data;
  GDestroyNotify free_data;
  gulong cancelled_id;

  IteamPdfProcess *process;
  IteamPdfFlight *flight;
  IteamPdfBuffer *buffer;
  GUnixFDList *fds;
};

void iteam_pdf_pool_push   (IteamPdfPool *self, IteamPdfJob *job);
void iteam_pdf_pool_forget (IteamPdfPool *self, unsigned document);

IteamPdfJob *iteam_pdf_job_new          (const IteamPdfCall *call, IteamPdfPriority priority, GTask *task, IteamPdfDocument *document, int page, gpointer data, GDestroyNotify free_data);
void         iteam_pdf_job_free         (IteamPdfJob *job);
GTask       *iteam_pdf_job_take_task    (IteamPdfJob *job);
void         iteam_pdf_job_return_error (IteamPdfJob *job, GError *error);
unsigned     iteam_pdf_job_get_reach    (IteamPdfJob *job);

unsigned    iteam_pdf_document_get_id       (IteamPdfDocument *self);
int         iteam_pdf_document_get_fd       (IteamPdfDocument *self);
const char *iteam_pdf_document_get_password (IteamPdfDocument *self);
void        iteam_pdf_document_blame        (IteamPdfDocument *self, int page, const IteamPdfCall *call, IteamPdfError code);

G_END_DECLS
