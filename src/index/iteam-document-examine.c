/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-examine.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "iteam-document-content.h"
#include "iteam-document-proposal.h"
#include "iteam-pdf-document.h"
#include "iteam-pdf-error.h"

/* A PDF ends with this mark, and perhaps with something that a server added. */
#define END_MARK "%%EOF"
#define END_MARK_WITHIN 2048

typedef struct
{
  gint64 size;
  IteamPdfDocument *pdf;
  IteamDocumentFindings *findings;
} Examination;

/**
 * iteam_document_findings_free:
 * @self: (transfer full): what is known of a PDF
 */
void
iteam_document_findings_free (IteamDocumentFindings *self)
{
  g_clear_pointer (&self->info, iteam_pdf_info_free);
  g_free (self->text);
  g_free (self);
}

static IteamDay
get_created (const IteamDocumentFindings *self)
{
  GDateTime *created = self->info != NULL ? self->info->created : NULL;

  return created != NULL ? iteam_day_from_ymd (g_date_time_get_year (created), g_date_time_get_month (created),
                                               g_date_time_get_day_of_month (created)) : ITEAM_DAY_NONE;
}

/**
 * iteam_document_findings_propose:
 * @self: what is known of a PDF
 * @document: the document that is made of it, called as its file is
 *
 * Takes over how many pages it has, and what it tells of itself: all of that can
 * be edited.
 */
void
iteam_document_findings_propose (const IteamDocumentFindings *self,
                                 IteamDocument               *document)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ITEAM_IS_DOCUMENT (document));

  g_object_set (document, "pages", (int) self->n_pages, NULL);
  iteam_document_propose (document, self->info != NULL ? self->info->title : NULL, get_created (self), self->text);
}

/**
 * iteam_document_findings_warn:
 * @self: what is known of a PDF that was added
 * @name: the name of its file
 *
 * Returns: (transfer full) (nullable): what whoever added it should know, whole
 *   sentences; %NULL if there is nothing.
 */
char *
iteam_document_findings_warn (const IteamDocumentFindings *self,
                              const char                  *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!self->cut_off)
    return NULL;

  return g_strdup_printf (_("“%s” was added, but the end of the file is missing. Pages may be missing as well; ask for it again where it came from."),
                          name);
}

/**
 * iteam_document_describe_refusal:
 * @name: the name of a file
 * @error: why nothing could be found out about it, or why it was not read
 *
 * Returns: (transfer full): what whoever wanted to add it should know, whole
 *   sentences.
 */
char *
iteam_document_describe_refusal (const char   *name,
                                 const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == ITEAM_PDF_ERROR)
    return g_strdup_printf (_("“%s” is damaged or not complete, so it was not added. Ask for it again where it came from."), name);
  if (error->domain == G_IO_ERROR)
    return g_strdup_printf (_("“%s” could not be read, so it was not added: %s."), name, error->message);

  return g_strdup (error->message);
}

static void
examination_free (gpointer data)
{
  Examination *examination = data;

  g_clear_object (&examination->pdf);
  g_clear_pointer (&examination->findings, iteam_document_findings_free);
  g_free (examination);
}

static void
return_findings (GTask *task)
{
  Examination *examination = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&examination->findings), (GDestroyNotify) iteam_document_findings_free);
}

/* The program that reads PDFs mends what it can, and so does not tell that half of
 * a file is missing. */
static gboolean
lacks_end (int    fd,
           gint64 size)
{
  char end[END_MARK_WITHIN];
  gssize n_read = pread (fd, end, sizeof end, MAX (size - END_MARK_WITHIN, 0));

  return n_read >= 0 && memmem (end, (gsize) n_read, END_MARK, strlen (END_MARK)) == NULL;
}

static void
on_text (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Examination *examination = g_task_get_task_data (task);
  g_autoptr (IteamPdfText) text = iteam_pdf_document_read_text_finish (ITEAM_PDF_DOCUMENT (source), result, NULL);

  /* Without it nothing is proposed; the document is as good. */
  if (text != NULL)
    examination->findings->text = g_strdup (iteam_pdf_text_get_string (text));
  return_findings (task);
}

static void
on_info (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Examination *examination = g_task_get_task_data (task);

  examination->findings->info = iteam_pdf_document_read_info_finish (ITEAM_PDF_DOCUMENT (source), result, NULL);
  iteam_pdf_document_read_text_async (examination->pdf, 0, ITEAM_PDF_PRIORITY_NEXT, g_task_get_cancellable (task), on_text,
                                      g_object_ref (task));
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Examination *examination = g_task_get_task_data (task);
  GError *error = NULL;

  examination->pdf = iteam_pdf_document_open_finish (result, &error);
  if (examination->pdf != NULL)
    {
      examination->findings->n_pages = iteam_pdf_document_get_n_pages (examination->pdf);
      iteam_pdf_document_read_info_async (examination->pdf, g_task_get_cancellable (task), on_info, g_object_ref (task));

      return;
    }

  /* Neither says anything against the document itself. */
  if (g_error_matches (error, ITEAM_PDF_ERROR, ITEAM_PDF_ERROR_NEEDS_PASSWORD) ||
      g_error_matches (error, ITEAM_PDF_ERROR, ITEAM_PDF_ERROR_NO_WORKER))
    {
      g_error_free (error);
      return_findings (task);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Examination *examination = g_task_get_task_data (task);
  GError *error = NULL;
  int fd = iteam_document_load_finish (ITEAM_STORE (source), result, &error);

  if (fd < 0)
    {
      g_task_return_error (task, error);

      return;
    }

  examination->findings->cut_off = lacks_end (fd, examination->size);
  iteam_pdf_document_open_async (iteam_pdf_pool_get_default (), fd, NULL, g_task_get_cancellable (task), on_opened,
                                 g_object_ref (task));
  close (fd);
}

/**
 * iteam_document_examine_async:
 * @store: a store
 * @hash: what names the contents of a PDF
 * @size: how many bytes they are
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Looks into a PDF that has come into the team file, before a document is made of it.
 */
void
iteam_document_examine_async (IteamStore          *store,
                              const char          *hash,
                              gint64               size,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Examination *examination;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (store));
  g_return_if_fail (hash != NULL);

  examination = g_new0 (Examination, 1);
  examination->size = size;
  examination->findings = g_new0 (IteamDocumentFindings, 1);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_document_examine_async);
  g_task_set_task_data (task, examination, examination_free);
  iteam_document_load_async (store, hash, size, NULL, NULL, cancellable, on_loaded, task);
}

/**
 * iteam_document_examine_finish:
 * @store: a store
 * @result: the result
 * @error: return location for an error: an #IteamPdfError if it cannot be read
 *
 * Returns: (transfer full) (nullable): what is known of it; little of one that
 *   opens with a password only.
 */
IteamDocumentFindings *
iteam_document_examine_finish (IteamStore    *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
