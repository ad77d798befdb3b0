/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-find.h"
#include "iteam-pdf-block.h"
#include "iteam-pdf-export.h"
#include "iteam-pdf-hit.h"
#include "iteam-pdf-image.h"
#include "iteam-pdf-info.h"
#include "iteam-pdf-link.h"
#include "iteam-pdf-outline.h"
#include "iteam-pdf-pool.h"
#include "iteam-pdf-text.h"

G_BEGIN_DECLS

/**
 * IteamPdfPageTextFunc:
 * @page: from 0
 * @text: (nullable): all of its text; %NULL if the page cannot be read
 * @user_data: what was handed in
 */
typedef void (*IteamPdfPageTextFunc) (unsigned page, const char *text, gpointer user_data);

/**
 * IteamPdfHitsFunc:
 * @hits: (element-type IteamPdfHit): what was found on the pages since the last call; may be empty
 * @pages_done: pages searched so far
 * @user_data: what was handed in
 */
typedef void (*IteamPdfHitsFunc) (GPtrArray *hits, unsigned pages_done, gpointer user_data);

#define ITEAM_TYPE_PDF_DOCUMENT (iteam_pdf_document_get_type ())
G_DECLARE_FINAL_TYPE (IteamPdfDocument, iteam_pdf_document, ITEAM, PDF_DOCUMENT, GObject)

void              iteam_pdf_document_open_async            (IteamPdfPool *pool, int fd, const char *password, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamPdfDocument *iteam_pdf_document_open_finish           (GAsyncResult *result, GError **error);
int               iteam_pdf_document_dup_fd                (IteamPdfDocument *self);
gboolean          iteam_pdf_document_is_protected          (IteamPdfDocument *self);
unsigned          iteam_pdf_document_get_n_pages           (IteamPdfDocument *self);
gboolean          iteam_pdf_document_get_page_size         (IteamPdfDocument *self, unsigned page, double *width, double *height);
const char       *iteam_pdf_document_get_page_label        (IteamPdfDocument *self, unsigned page);
void              iteam_pdf_document_load_geometry_async   (IteamPdfDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean          iteam_pdf_document_load_geometry_finish  (IteamPdfDocument *self, GAsyncResult *result, GError **error);
void              iteam_pdf_document_render_async          (IteamPdfDocument *self, const IteamPdfRenderSpec *spec, IteamPdfPriority priority, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamPdfImage    *iteam_pdf_document_render_finish         (IteamPdfDocument *self, GAsyncResult *result, GError **error);

void              iteam_pdf_document_read_text_async       (IteamPdfDocument *self, unsigned page, IteamPdfPriority priority, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamPdfText     *iteam_pdf_document_read_text_finish      (IteamPdfDocument *self, GAsyncResult *result, GError **error);
void              iteam_pdf_document_read_links_async      (IteamPdfDocument *self, unsigned page, IteamPdfPriority priority, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray        *iteam_pdf_document_read_links_finish     (IteamPdfDocument *self, GAsyncResult *result, GError **error);
void              iteam_pdf_document_read_outline_async    (IteamPdfDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray        *iteam_pdf_document_read_outline_finish   (IteamPdfDocument *self, GAsyncResult *result, GError **error);
void              iteam_pdf_document_read_info_async       (IteamPdfDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamPdfInfo     *iteam_pdf_document_read_info_finish      (IteamPdfDocument *self, GAsyncResult *result, GError **error);

void              iteam_pdf_document_read_structure_async  (IteamPdfDocument *self, unsigned page, IteamPdfPriority priority, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray        *iteam_pdf_document_read_structure_finish (IteamPdfDocument *self, GAsyncResult *result, GError **error);
void              iteam_pdf_document_export_async          (IteamPdfDocument *self, const unsigned *pages, gsize n_pages, IteamPdfExportFormat format, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
int               iteam_pdf_document_export_finish         (IteamPdfDocument *self, GAsyncResult *result, GError **error);

void              iteam_pdf_document_read_all_async        (IteamPdfDocument *self, IteamPdfPageTextFunc func, gpointer func_data, GDestroyNotify free_func_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean          iteam_pdf_document_read_all_finish       (IteamPdfDocument *self, GAsyncResult *result, GError **error);
void              iteam_pdf_document_find_async            (IteamPdfDocument *self, const char *query, IteamFindFlags flags, unsigned first_page, unsigned n_pages, IteamPdfHitsFunc func, gpointer func_data, GDestroyNotify free_func_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean          iteam_pdf_document_find_finish           (IteamPdfDocument *self, GAsyncResult *result, GError **error);

G_END_DECLS
