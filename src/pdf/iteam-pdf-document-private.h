/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-pdf-job.h"

G_BEGIN_DECLS

void iteam_pdf_document_ask (IteamPdfDocument *self, const IteamPdfCall *call, IteamPdfPriority priority, int page, gpointer data, GDestroyNotify free_data, GTask *task);

G_END_DECLS
