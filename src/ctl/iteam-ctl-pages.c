/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-document.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#include "iteam-ctl-document-fields.h"
#include "iteam-indexer.h"
#include "iteam-stored-pdf.h"

/* What iteamctl does with the pages of documents: all through the workers. */

/* How wide a picture of a page may be, in pixels. */
#define WIDTH 1600
#define MOST_WIDTH 16000

static IteamPdfDocument *
open_pdf (IteamCtl       *ctl,
          IteamDocument  *document,
          GError        **error)
{
  const IteamDocumentFields *fields = iteam_document_get_fields (document);
  g_autoptr (GAsyncResult) result = NULL;

  if (fields->content == NULL)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("This document has no file."));

      return NULL;
    }
  iteam_stored_pdf_open_async (ctl->store, iteam_pdf_pool_get_default (), fields->content, fields->size, NULL, NULL,
                               iteam_ctl_ready, &result);

  return iteam_stored_pdf_open_finish (ctl->store, iteam_ctl_wait (&result), error);
}

static IteamPdfDocument *
open_number (IteamCtl    *ctl,
             const char  *path,
             const char  *number,
             GError     **error)
{
  g_autoptr (IteamDocument) document = NULL;
  gint64 id;

  if (!iteam_ctl_open (ctl, path, error))
    return NULL;
  id = iteam_ctl_find_document (ctl, number, error);
  if (id != 0)
    document = iteam_ctl_read_document (ctl, id, error);

  return document != NULL ? open_pdf (ctl, document, error) : NULL;
}

static IteamPdfText *
read_text (IteamPdfDocument  *pdf,
           guint              page,
           GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_pdf_document_read_text_async (pdf, page, ITEAM_PDF_PRIORITY_VISIBLE, NULL, iteam_ctl_ready, &result);

  return iteam_pdf_document_read_text_finish (pdf, iteam_ctl_wait (&result), error);
}

/* The worker learns the size of a page when it is first asked for it. */
static gboolean
read_width (IteamPdfDocument  *pdf,
            guint              page,
            double            *width,
            GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  double height;

  if (iteam_pdf_document_get_page_size (pdf, page, width, &height))
    return TRUE;
  iteam_pdf_document_load_geometry_async (pdf, NULL, iteam_ctl_ready, &result);
  if (!iteam_pdf_document_load_geometry_finish (pdf, iteam_ctl_wait (&result), error))
    return FALSE;
  iteam_pdf_document_get_page_size (pdf, page, width, &height);

  return TRUE;
}

static IteamPdfImage *
render (IteamPdfDocument  *pdf,
        guint              page,
        int                pixels,
        GError           **error)
{
  IteamPdfRenderSpec spec = { .page = page };
  g_autoptr (GAsyncResult) result = NULL;
  double width;

  if (page >= iteam_pdf_document_get_n_pages (pdf))
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND,
                   ngettext ("There is no page %u: this document has %u page.", "There is no page %u: this document has %u pages.",
                             iteam_pdf_document_get_n_pages (pdf)),
                   page + 1, iteam_pdf_document_get_n_pages (pdf));

      return NULL;
    }
  if (!read_width (pdf, page, &width, error))
    return NULL;
  spec.scale = pixels / MAX (width, 1);
  iteam_pdf_document_render_async (pdf, &spec, ITEAM_PDF_PRIORITY_VISIBLE, NULL, iteam_ctl_ready, &result);

  return iteam_pdf_document_render_finish (pdf, iteam_ctl_wait (&result), error);
}

static gboolean
write_png (IteamPdfImage  *image,
           const char     *path,
           GError        **error)
{
  GBytes *bytes = iteam_pdf_image_get_bytes (image);
  cairo_surface_t *surface;
  cairo_status_t status;

  /* Cairo does not write to what it is given here. */
  surface = cairo_image_surface_create_for_data ((guchar *) g_bytes_get_data (bytes, NULL), CAIRO_FORMAT_RGB24,
                                                 iteam_pdf_image_get_width (image), iteam_pdf_image_get_height (image),
                                                 iteam_pdf_image_get_stride (image));
  status = cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_FAILED, _("“%s” cannot be written (%s)."), path, cairo_status_to_string (status));

  return FALSE;
}

/**
 * iteam_ctl_document_page:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl document page FILE D-3 PAGE -o OUT.png [--width PIXELS]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_document_page (IteamCtl  *ctl,
                         int        argc,
                         char     **argv)
{
  g_autofree char *out = NULL;
  int width = WIDTH;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Where to write the picture"), N_("OUT.png") },
    { "width", 0, 0, G_OPTION_ARG_INT, &width, N_("How many pixels wide it is (1600)"), N_("PIXELS") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE D-3 PAGE -o OUT.png"),
    .summary = _("Draws a page of a document as a picture."),
    .least = 3, .most = 3,
  };
  g_autoptr (IteamPdfDocument) pdf = NULL;
  g_autoptr (IteamPdfImage) image = NULL;
  g_autoptr (GError) error = NULL;
  guint page;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (!iteam_ctl_parse_page (argv[3], &page))
    return iteam_ctl_misused (_("“%s” is not a page: pages count from 1."), argv[3]);
  if (out == NULL)
    return iteam_ctl_misused (_("Say with -o where to write the picture."));
  if (width < 1 || width > MOST_WIDTH)
    return iteam_ctl_misused (_("A picture is between 1 and %d pixels wide."), MOST_WIDTH);

  pdf = open_number (ctl, argv[1], argv[2], &error);
  if (pdf != NULL)
    image = render (pdf, page, width, &error);
  if (image == NULL || !write_png (image, out, &error))
    return iteam_ctl_fail (error);

  return ITEAM_CTL_DONE;
}

/* Pages end with a form feed, as those of pdftotext do, also one that cannot be
 * read, so that they can be counted. */
static void
print_page (guint       page,
            const char *text,
            gpointer    user_data)
{
  int *status = user_data;

  if (text != NULL)
    {
      fputs (text, stdout);
    }
  else
    {
      g_autofree char *line = g_strdup_printf (_("Page %u is damaged and cannot be read."), page + 1);

      iteam_ctl_complain (line);
      *status = ITEAM_CTL_FOUND;
    }
  fputs ("\n\f", stdout);
}

static int
print_all (IteamPdfDocument *pdf)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int status = ITEAM_CTL_DONE;

  iteam_pdf_document_read_all_async (pdf, print_page, &status, NULL, NULL, iteam_ctl_ready, &result);
  if (!iteam_pdf_document_read_all_finish (pdf, iteam_ctl_wait (&result), &error))
    return iteam_ctl_fail (error);

  return status;
}

/**
 * iteam_ctl_document_text:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl document text FILE D-3 [--page PAGE]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_document_text (IteamCtl  *ctl,
                         int        argc,
                         char     **argv)
{
  g_autofree char *which = NULL;
  const GOptionEntry entries[] = {
    { "page", 0, 0, G_OPTION_ARG_STRING, &which, N_("Only this page, from 1"), N_("PAGE") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE D-3"),
    .summary = _("Prints the text of a document; each page ends with a form feed."),
    .least = 2, .most = 2,
  };
  g_autoptr (IteamPdfDocument) pdf = NULL;
  g_autoptr (IteamPdfText) text = NULL;
  g_autoptr (GError) error = NULL;
  guint page;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (which != NULL && !iteam_ctl_parse_page (which, &page))
    return iteam_ctl_misused (_("“%s” is not a page: pages count from 1."), which);

  pdf = open_number (ctl, argv[1], argv[2], &error);
  if (pdf == NULL)
    return iteam_ctl_fail (error);
  if (which == NULL)
    return print_all (pdf);

  text = read_text (pdf, page, &error);
  if (text == NULL)
    return iteam_ctl_fail (error);
  fputs (iteam_pdf_text_get_string (text), stdout);
  fputs ("\n", stdout);

  return ITEAM_CTL_DONE;
}

/**
 * iteam_ctl_index:
 * @ctl: the program, with the file open
 *
 * Reads the pages of documents that were not read yet, so that a search finds them.
 * Tells if that is not possible.
 */
void
iteam_ctl_index (IteamCtl *ctl)
{
  g_autoptr (IteamIndexer) indexer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  /* What is here can be searched, also if nothing can be written. */
  if (iteam_store_get_read_only (ctl->store))
    return;
  indexer = iteam_indexer_new (ctl->store, iteam_pdf_pool_get_default ());
  iteam_indexer_run_async (indexer, NULL, iteam_ctl_ready, &result);
  if (iteam_indexer_run_finish (indexer, iteam_ctl_wait (&result), &error))
    return;
  /* Translators: behind the colon a sentence. */
  line = g_strdup_printf (_("Not all pages of documents can be searched: %s"), error->message);
  iteam_ctl_complain (line);
}

/**
 * iteam_ctl_examine:
 * @ctl: the program, with the file open
 * @hash: what names the contents of a PDF that is being added
 * @size: how many bytes they are
 * @error: return location for an error: an #IteamPdfError if it cannot be read
 *
 * Returns: (transfer full) (nullable): what is known of it; little of one that asks
 *   for a password.
 */
IteamDocumentFindings *
iteam_ctl_examine (IteamCtl    *ctl,
                   const char  *hash,
                   gint64       size,
                   GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_document_examine_async (ctl->store, hash, size, NULL, iteam_ctl_ready, &result);

  return iteam_document_examine_finish (ctl->store, iteam_ctl_wait (&result), error);
}
