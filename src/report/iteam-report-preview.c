/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-preview.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "iteam-pdf-file.h"
#include "iteam-pdf-pool.h"
#include "iteam-reader-view.h"

/**
 * IteamReportPreview:
 *
 * The annual report as it will be on paper, drawn as the reader draws every document. The
 * PDF is made in a thread; while one is being made, the next waits, and of those that wait
 * only the last one is made. The place on the page stays.
 */
struct _IteamReportPreview
{
  AdwBin parent_instance;

  gboolean making;

  /* template children */
  IteamReaderView *view;
  GtkLabel *pages_label;
  GtkStack *stack;
  AdwStatusPage *failed_page;

  /* owned */
  IteamPaper *next;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (IteamReportPreview, iteam_report_preview, ADW_TYPE_BIN)

static void make_next (IteamReportPreview *self);

static void
tell_page (IteamReportPreview *self)
{
  IteamPdfDocument *document = iteam_reader_view_get_document (self->view);
  g_autofree char *text = document == NULL ? g_strdup ("") :
                          g_strdup_printf (_("Page %d of %d"), (int) iteam_reader_view_get_page (self->view) + 1,
                                           (int) iteam_pdf_document_get_n_pages (document));

  gtk_label_set_label (self->pages_label, text);
}

static void
fail (IteamReportPreview *self,
      const GError       *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  adw_status_page_set_description (self->failed_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
geometry_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (IteamReportPreview) self = user_data;

  if (iteam_pdf_document_load_geometry_finish (ITEAM_PDF_DOCUMENT (source), result, NULL))
    tell_page (self);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (IteamReportPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamPdfDocument) document = iteam_pdf_document_open_finish (result, &error);
  IteamReaderSpot spot = { 0 };
  gboolean again;

  self->making = FALSE;
  if (self->cancellable == NULL)
    return;
  if (document == NULL)
    {
      fail (self, error);
      make_next (self);

      return;
    }

  again = iteam_reader_view_get_document (self->view) != NULL;
  if (again)
    iteam_reader_view_get_spot (self->view, &spot);
  iteam_reader_view_set_document (self->view, document);
  iteam_pdf_document_load_geometry_async (document, self->cancellable, geometry_cb, g_object_ref (self));
  if (again && spot.page < iteam_pdf_document_get_n_pages (document))
    iteam_reader_view_go_to (self->view, spot.page, spot.y);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  tell_page (self);
  make_next (self);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  IteamReportPreview *self = ITEAM_REPORT_PREVIEW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = g_task_propagate_pointer (G_TASK (result), &error);
  int fd = pdf != NULL && self->cancellable != NULL ? iteam_pdf_file_from_bytes (pdf, &error) : -1;

  if (fd < 0)
    {
      self->making = FALSE;
      if (self->cancellable != NULL && error != NULL)
        fail (self, error);

      return;
    }

  iteam_pdf_document_open_async (iteam_pdf_pool_get_default (), fd, NULL, self->cancellable, opened_cb, g_object_ref (self));
  close (fd);
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *pdf = iteam_paper_to_pdf (task_data, NULL, &error);

  if (pdf != NULL)
    g_task_return_pointer (task, pdf, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
make_next (IteamReportPreview *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->making || self->next == NULL)
    return;

  self->making = TRUE;
  task = g_task_new (self, self->cancellable, made_cb, NULL);
  g_task_set_source_tag (task, make_next);
  g_task_set_task_data (task, g_steal_pointer (&self->next), (GDestroyNotify) iteam_paper_free);
  g_task_run_in_thread (task, make_thread);
}

static void
iteam_report_preview_dispose (GObject *object)
{
  IteamReportPreview *self = ITEAM_REPORT_PREVIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->next, iteam_paper_free);

  G_OBJECT_CLASS (iteam_report_preview_parent_class)->dispose (object);
}

static void
iteam_report_preview_class_init (IteamReportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_report_preview_dispose;

  g_type_ensure (ITEAM_TYPE_READER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/report/iteam-report-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReportPreview, failed_page);
  gtk_widget_class_bind_template_child (widget_class, IteamReportPreview, pages_label);
  gtk_widget_class_bind_template_child (widget_class, IteamReportPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, IteamReportPreview, view);
  gtk_widget_class_bind_template_callback (widget_class, tell_page);
}

static void
iteam_report_preview_init (IteamReportPreview *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  iteam_reader_view_set_fit (self->view, ITEAM_READER_FIT_WIDTH);
}

/**
 * iteam_report_preview_take:
 * @self: a preview
 * @paper: (transfer full): the report
 *
 * Shows it as soon as it is set.
 */
void
iteam_report_preview_take (IteamReportPreview *self,
                           IteamPaper         *paper)
{
  g_return_if_fail (ITEAM_IS_REPORT_PREVIEW (self));

  g_clear_pointer (&self->next, iteam_paper_free);
  self->next = paper;
  make_next (self);
}

/**
 * iteam_report_preview_clear:
 * @self: a preview
 *
 * Shows nothing.
 */
void
iteam_report_preview_clear (IteamReportPreview *self)
{
  g_return_if_fail (ITEAM_IS_REPORT_PREVIEW (self));

  g_clear_pointer (&self->next, iteam_paper_free);
  iteam_reader_view_set_document (self->view, NULL);
  tell_page (self);
}
