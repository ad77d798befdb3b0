/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-pdf-buffer.h"
#include "iteam-pdf-job.h"
#include "iteam-pdf-walls.h"

G_BEGIN_DECLS

/**
 * IteamPdfProcess:
 *
 * A worker as the window sees it. "changed" tells that it is ready, has finished
 * something, or has died.
 */
#define ITEAM_TYPE_PDF_PROCESS (iteam_pdf_process_get_type ())
G_DECLARE_FINAL_TYPE (IteamPdfProcess, iteam_pdf_process, ITEAM, PDF_PROCESS, GObject)

IteamPdfProcess *iteam_pdf_process_new            (GError **error);
gboolean         iteam_pdf_process_is_ready       (IteamPdfProcess *self);
gboolean         iteam_pdf_process_is_dead        (IteamPdfProcess *self);
gboolean         iteam_pdf_process_was_ready      (IteamPdfProcess *self);
gboolean         iteam_pdf_process_has_document   (IteamPdfProcess *self, unsigned document);
unsigned         iteam_pdf_process_get_reach      (IteamPdfProcess *self, unsigned document);
unsigned         iteam_pdf_process_get_n_jobs     (IteamPdfProcess *self);
IteamPdfWall     iteam_pdf_process_get_walls      (IteamPdfProcess *self);
void             iteam_pdf_process_set_time_limit (IteamPdfProcess *self, unsigned milliseconds);
void             iteam_pdf_process_run            (IteamPdfProcess *self, IteamPdfJob *job);
void             iteam_pdf_process_forget         (IteamPdfProcess *self, unsigned document);
GQueue          *iteam_pdf_process_steal_jobs     (IteamPdfProcess *self);
gboolean         iteam_pdf_process_timed_out      (IteamPdfProcess *self);
void             iteam_pdf_process_end            (IteamPdfProcess *self);
IteamPdfBuffer  *iteam_pdf_process_take_buffer    (IteamPdfProcess *self, gsize size);
void             iteam_pdf_process_give_buffer    (IteamPdfBuffer *buffer);
void             iteam_pdf_process_return_buffer  (IteamPdfBuffer *buffer);

G_END_DECLS
