/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

#include "iteam-pdf-image.h"

G_BEGIN_DECLS

gboolean iteam_pdf_draw_measure (PopplerPage *page, IteamPdfRenderSpec *spec);
gboolean iteam_pdf_draw         (PopplerPage *page, const IteamPdfRenderSpec *spec, guint8 *pixels, gboolean *scans);

G_END_DECLS
