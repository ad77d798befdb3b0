/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamPdfExportFormat:
 * @ITEAM_PDF_EXPORT_PDF: a PDF of all the pages
 * @ITEAM_PDF_EXPORT_SVG: a drawing of the first of the pages
 *
 * What pages are handed out as: lines, letters and pictures, not pixels.
 */
typedef enum
{
  ITEAM_PDF_EXPORT_PDF,
  ITEAM_PDF_EXPORT_SVG,
} IteamPdfExportFormat;

G_END_DECLS
