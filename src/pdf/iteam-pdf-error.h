/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ITEAM_PDF_ERROR (iteam_pdf_error_quark ())

/**
 * IteamPdfError:
 * @ITEAM_PDF_ERROR_FAILED: something that has no code of its own
 * @ITEAM_PDF_ERROR_NOT_A_PDF: the file is empty, or something else
 * @ITEAM_PDF_ERROR_DAMAGED: a PDF that cannot be read
 * @ITEAM_PDF_ERROR_NEEDS_PASSWORD: it opens with a password only
 * @ITEAM_PDF_ERROR_WRONG_PASSWORD: it does not open with this one
 * @ITEAM_PDF_ERROR_NO_SUCH_PAGE: it has fewer pages, or the page cannot be read
 * @ITEAM_PDF_ERROR_PAGE_KILLED: the worker died of it
 * @ITEAM_PDF_ERROR_TIMED_OUT: it took longer than anyone would wait
 * @ITEAM_PDF_ERROR_TOO_LARGE: more pixels than fit in memory; ask for parts
 * @ITEAM_PDF_ERROR_NO_WORKER: the program that reads PDFs cannot be started
 *
 * What can go wrong, as far as a caller acts on it. The message is a whole
 * sentence for a person, translated.
 */
typedef enum
{
  ITEAM_PDF_ERROR_FAILED,
  ITEAM_PDF_ERROR_NOT_A_PDF,
  ITEAM_PDF_ERROR_DAMAGED,
  ITEAM_PDF_ERROR_NEEDS_PASSWORD,
  ITEAM_PDF_ERROR_WRONG_PASSWORD,
  ITEAM_PDF_ERROR_NO_SUCH_PAGE,
  ITEAM_PDF_ERROR_PAGE_KILLED,
  ITEAM_PDF_ERROR_TIMED_OUT,
  ITEAM_PDF_ERROR_TOO_LARGE,
  ITEAM_PDF_ERROR_NO_WORKER,
} IteamPdfError;

GQuark  iteam_pdf_error_quark    (void);
GError *iteam_pdf_error_new      (IteamPdfError code);
GError *iteam_pdf_error_from_bus (const GError *error);

G_END_DECLS
