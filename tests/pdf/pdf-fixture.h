/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-pdf-document.h"
#include "iteam-pdf-error.h"
#include "iteam-pdf-file.h"

G_BEGIN_DECLS

/**
 * PdfWait:
 *
 * Where an answer comes in.
 */
typedef struct
{
  GAsyncResult *result;
} PdfWait;

void          pdf_fixture_on_done (GObject *object, GAsyncResult *result, gpointer wait);
GAsyncResult *pdf_fixture_wait    (PdfWait *wait);

GBytes           *pdf_fixture_make      (unsigned n_pages);
GBytes           *pdf_fixture_make_scan (void);
GBytes           *pdf_fixture_make_killer (void);
IteamPdfDocument *pdf_fixture_open      (IteamPdfPool *pool, GBytes *bytes, const char *password, GError **error);
IteamPdfDocument *pdf_fixture_open_path (IteamPdfPool *pool, const char *path);
IteamPdfImage    *pdf_fixture_render    (IteamPdfDocument *document, const IteamPdfRenderSpec *spec, GError **error);
IteamPdfText     *pdf_fixture_read_text (IteamPdfDocument *document, unsigned page);
GPtrArray        *pdf_fixture_find      (IteamPdfDocument *document, const char *query, IteamFindFlags flags, unsigned first);
void              pdf_fixture_settle    (IteamPdfPool *pool);

G_END_DECLS
