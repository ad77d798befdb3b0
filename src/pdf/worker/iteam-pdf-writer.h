/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

#include "iteam-pdf-export.h"

G_BEGIN_DECLS

gboolean iteam_pdf_writer_write (PopplerDocument *document, const guint32 *pages, gsize n_pages, IteamPdfExportFormat format, int fd);

G_END_DECLS
