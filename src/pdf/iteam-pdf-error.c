/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-error.h"

#include <glib/gi18n-lib.h>

#define BUS_NAME "org.rijswijk.IntegriteitTeam.PdfError."

static const GDBusErrorEntry entries[] = {
  { ITEAM_PDF_ERROR_FAILED, BUS_NAME "Failed" },
  { ITEAM_PDF_ERROR_NOT_A_PDF, BUS_NAME "NotAPdf" },
  { ITEAM_PDF_ERROR_DAMAGED, BUS_NAME "Damaged" },
  { ITEAM_PDF_ERROR_NEEDS_PASSWORD, BUS_NAME "NeedsPassword" },
  { ITEAM_PDF_ERROR_WRONG_PASSWORD, BUS_NAME "WrongPassword" },
  { ITEAM_PDF_ERROR_NO_SUCH_PAGE, BUS_NAME "NoSuchPage" },
  { ITEAM_PDF_ERROR_PAGE_KILLED, BUS_NAME "PageKilled" },
  { ITEAM_PDF_ERROR_TIMED_OUT, BUS_NAME "TimedOut" },
  { ITEAM_PDF_ERROR_TOO_LARGE, BUS_NAME "TooLarge" },
  { ITEAM_PDF_ERROR_NO_WORKER, BUS_NAME "NoWorker" },
};

GQuark
iteam_pdf_error_quark (void)
{
  static gsize quark = 0;

  g_dbus_error_register_error_domain ("iteam-pdf-error", &quark, entries, G_N_ELEMENTS (entries));

  return (GQuark) quark;
}

/* The worker sends codes: what a person reads is said here, in their language,
 * and never by something that has just read a file of a stranger. */
static const char *
get_sentence (IteamPdfError code)
{
  switch (code)
    {
    case ITEAM_PDF_ERROR_NOT_A_PDF:
      return _("This is not a PDF document. Nothing was changed; choose a file that is one.");
    case ITEAM_PDF_ERROR_DAMAGED:
      return _("This PDF document is damaged and cannot be read. Ask for it again where it came from.");
    case ITEAM_PDF_ERROR_NEEDS_PASSWORD:
      return _("This PDF document is protected and opens with its password only.");
    case ITEAM_PDF_ERROR_WRONG_PASSWORD:
      return _("This PDF document does not open with that password. Mind capitals, and try again.");
    case ITEAM_PDF_ERROR_NO_SUCH_PAGE:
      return _("This page is not there, or cannot be read. The other pages can.");
    case ITEAM_PDF_ERROR_PAGE_KILLED:
      return _("This page is damaged and cannot be shown. The other pages can.");
    case ITEAM_PDF_ERROR_TIMED_OUT:
      return _("This page took too long and was given up. The other pages can be read.");
    case ITEAM_PDF_ERROR_TOO_LARGE:
      return _("This page is too large to be shown at this size. Zoom out to see it.");
    case ITEAM_PDF_ERROR_NO_WORKER:
      return _("The part of the program that reads PDF documents does not start. Install the program again, or ask your administrator.");
    case ITEAM_PDF_ERROR_FAILED:
    default:
      return _("This PDF document could not be read. Nothing was changed; close it and try again.");
    }
}

/**
 * iteam_pdf_error_new:
 * @code: what went wrong
 *
 * Returns: (transfer full): the error, with a sentence for a person
 */
GError *
iteam_pdf_error_new (IteamPdfError code)
{
  return g_error_new_literal (ITEAM_PDF_ERROR, code, get_sentence (code));
}

/**
 * iteam_pdf_error_from_bus:
 * @error: what a call to the worker returned
 *
 * Returns: (transfer full): the same for a person; cancelling stays cancelling
 */
GError *
iteam_pdf_error_from_bus (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);
  if (error->domain == ITEAM_PDF_ERROR)
    return iteam_pdf_error_new (error->code);

  return iteam_pdf_error_new (ITEAM_PDF_ERROR_FAILED);
}
