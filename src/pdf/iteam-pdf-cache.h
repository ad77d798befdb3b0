/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-pdf-image.h"

G_BEGIN_DECLS

/* What a view keeps of drawn pages, in bytes: at most, and when only what it shows or
 * draws ahead stays. */
#define ITEAM_PDF_CACHE_BYTES (64 * 1024 * 1024)
#define ITEAM_PDF_CACHE_EASY_BYTES (16 * 1024 * 1024)

/**
 * IteamPdfCache:
 *
 * Drawn pages of one document, bounded in bytes. What is farthest from where one reads
 * goes first, and of what is as far, what was not looked at for longest.
 */
#define ITEAM_TYPE_PDF_CACHE (iteam_pdf_cache_get_type ())
G_DECLARE_FINAL_TYPE (IteamPdfCache, iteam_pdf_cache, ITEAM, PDF_CACHE, GObject)

IteamPdfCache *iteam_pdf_cache_new        (gsize max_bytes);
void           iteam_pdf_cache_set_centre (IteamPdfCache *self, unsigned page);
void           iteam_pdf_cache_set_range  (IteamPdfCache *self, unsigned first, unsigned last, gsize easy_bytes);
void           iteam_pdf_cache_insert     (IteamPdfCache *self, IteamPdfImage *image);
IteamPdfImage *iteam_pdf_cache_lookup     (IteamPdfCache *self, const IteamPdfRenderSpec *spec);
IteamPdfImage *iteam_pdf_cache_nearest    (IteamPdfCache *self, const IteamPdfRenderSpec *spec);
gsize          iteam_pdf_cache_get_bytes  (IteamPdfCache *self);
void           iteam_pdf_cache_clear      (IteamPdfCache *self);

G_END_DECLS
