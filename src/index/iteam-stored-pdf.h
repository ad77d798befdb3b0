/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-pdf-document.h"
#include "iteam-store.h"

G_BEGIN_DECLS

void              iteam_stored_pdf_open_async  (IteamStore *store, IteamPdfPool *pool, const char *hash, gint64 size, const char *password, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamPdfDocument *iteam_stored_pdf_open_finish (IteamStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
