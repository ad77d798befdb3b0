/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

#include "iteam-pdf-text.h"

G_BEGIN_DECLS

IteamPdfText *iteam_pdf_reading_get_text    (PopplerPage *page);
GVariant     *iteam_pdf_reading_get_outline (PopplerDocument *document);
GVariant     *iteam_pdf_reading_get_links   (PopplerDocument *document, PopplerPage *page);
GVariant     *iteam_pdf_reading_get_info    (PopplerDocument *document);

G_END_DECLS
