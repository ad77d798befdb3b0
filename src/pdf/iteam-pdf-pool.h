/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * IteamPdfPriority:
 * @ITEAM_PDF_PRIORITY_VISIBLE: someone looks at it now
 * @ITEAM_PDF_PRIORITY_NEXT: comes into sight next
 * @ITEAM_PDF_PRIORITY_THUMBNAIL: thumbnails, and finding
 * @ITEAM_PDF_PRIORITY_INDEX: nobody waits for it
 *
 * What the workers take first.
 */
typedef enum
{
  ITEAM_PDF_PRIORITY_VISIBLE,
  ITEAM_PDF_PRIORITY_NEXT,
  ITEAM_PDF_PRIORITY_THUMBNAIL,
  ITEAM_PDF_PRIORITY_INDEX,
} IteamPdfPriority;

#define ITEAM_TYPE_PDF_POOL (iteam_pdf_pool_get_type ())
G_DECLARE_FINAL_TYPE (IteamPdfPool, iteam_pdf_pool, ITEAM, PDF_POOL, GObject)

IteamPdfPool *iteam_pdf_pool_new            (unsigned n_workers);
IteamPdfPool *iteam_pdf_pool_get_default    (void);
void          iteam_pdf_pool_warm_up        (IteamPdfPool *self);
void          iteam_pdf_pool_set_time_limit (IteamPdfPool *self, unsigned milliseconds);
unsigned      iteam_pdf_pool_get_n_started  (IteamPdfPool *self);

void  iteam_pdf_pool_describe_sandbox_async  (IteamPdfPool *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char *iteam_pdf_pool_describe_sandbox_finish (IteamPdfPool *self, GAsyncResult *result, GError **error);

G_END_DECLS
