/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-print.h"

#include <glib/gi18n-lib.h>
#include <librsvg/rsvg.h>
#include <unistd.h>

#include "iteam-reader-print-options.h"

/**
 * IteamReaderPrint:
 *
 * Prints pages of a document: as lines and letters, not as pixels. The worker
 * makes a drawing of each page, which a thread puts on the paper, so that the
 * window goes on meanwhile.
 */
struct _IteamReaderPrint
{
  GObject parent_instance;

  IteamReaderPrintFit fit;
  gboolean turn;
  guint n_failed;

  /* owned */
  IteamPdfDocument *document;
  GtkPrintOperation *operation;
  GCancellable *cancellable;
  GTask *task;
  GError *failure;
};

G_DEFINE_FINAL_TYPE (IteamReaderPrint, iteam_reader_print, G_TYPE_OBJECT)

/* A page on its way to the paper. */
typedef struct
{
  IteamReaderPrint *self;
  GtkPrintContext *context;
  cairo_t *cr;
  GBytes *drawing;
  double width;
  double height;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_object_unref (sheet->self);
  g_object_unref (sheet->context);
  g_clear_pointer (&sheet->drawing, g_bytes_unref);
  g_free (sheet);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sheet, sheet_free)

/* What cannot be drawn is told at the end, once, and the other pages are printed. */
static void
take_failure (IteamReaderPrint *self,
              GError           *error)
{
  self->n_failed++;
  if (self->failure == NULL)
    self->failure = error;
  else
    g_error_free (error);
}

static void
draw_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Sheet *sheet = data;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (sheet->drawing);
  RsvgHandle *handle;
  RsvgRectangle viewport = { 0, 0, sheet->width, sheet->height };
  GError *error = NULL;

  /* A scan is one long line of the drawing. */
  handle = rsvg_handle_new_from_stream_sync (stream, NULL, RSVG_HANDLE_FLAG_UNLIMITED, cancellable, &error);
  if (handle != NULL && rsvg_handle_render_document (handle, sheet->cr, &viewport, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  g_clear_object (&handle);
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  IteamReaderPrint *self = ITEAM_READER_PRINT (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    take_failure (self, g_steal_pointer (&error));
  gtk_print_operation_draw_page_finish (self->operation);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Sheet) sheet = user_data;
  IteamReaderPrint *self = sheet->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GTask) task = NULL;
  int fd = iteam_pdf_document_export_finish (ITEAM_PDF_DOCUMENT (source), result, &error);

  if (fd >= 0)
    {
      mapped = g_mapped_file_new_from_fd (fd, FALSE, &error);
      close (fd);
    }
  if (mapped == NULL)
    {
      take_failure (self, g_steal_pointer (&error));
      gtk_print_operation_draw_page_finish (self->operation);

      return;
    }

  sheet->drawing = g_mapped_file_get_bytes (mapped);
  task = g_task_new (self, self->cancellable, drawn_cb, NULL);
  g_task_set_source_tag (task, exported_cb);
  g_task_set_task_data (task, g_steal_pointer (&sheet), sheet_free);
  g_task_run_in_thread (task, draw_in_thread);
}

static void
draw_page_cb (IteamReaderPrint *self,
              GtkPrintContext  *context,
              int               page_nr)
{
  const unsigned page = (unsigned) page_nr;
  Sheet *sheet = g_new0 (Sheet, 1);
  double width, height, scale, x, y;

  sheet->self = g_object_ref (self);
  sheet->context = g_object_ref (context);
  sheet->cr = gtk_print_context_get_cairo_context (context);

  iteam_pdf_document_get_page_size (self->document, page, &width, &height);
  iteam_reader_print_place (self->fit, gtk_print_context_get_width (context), gtk_print_context_get_height (context),
                            width, height, &scale, &x, &y);
  cairo_translate (sheet->cr, x, y);
  sheet->width = width * scale;
  sheet->height = height * scale;

  gtk_print_operation_set_defer_drawing (self->operation);
  iteam_pdf_document_export_async (self->document, &page, 1, ITEAM_PDF_EXPORT_SVG, self->cancellable, exported_cb, sheet);
}

/* Each page on paper that lies as it does. */
static void
request_page_setup_cb (IteamReaderPrint *self,
                       GtkPrintContext  *context,
                       int               page_nr,
                       GtkPageSetup     *setup)
{
  double width, height;

  if (!self->turn)
    return;

  iteam_pdf_document_get_page_size (self->document, (unsigned) page_nr, &width, &height);
  if (width != height)
    gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static GObject *
create_options_cb (IteamReaderPrint *self)
{
  return G_OBJECT (iteam_reader_print_options_new (self->fit, self->turn));
}

static void
take_options_cb (IteamReaderPrint *self,
                 GtkWidget        *widget)
{
  self->fit = iteam_reader_print_options_get_fit (ITEAM_READER_PRINT_OPTIONS (widget));
  self->turn = iteam_reader_print_options_get_turn (ITEAM_READER_PRINT_OPTIONS (widget));
}

static void
done_cb (IteamReaderPrint        *self,
         GtkPrintOperationResult  result)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);
  GError *error = NULL;

  if (task == NULL)
    return;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (self->operation, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (self->failure != NULL)
    g_task_return_new_error (task, self->failure->domain, self->failure->code,
                             ngettext ("%u page could not be printed and stayed empty. %s",
                                       "%u pages could not be printed and stayed empty. %s", self->n_failed),
                             self->n_failed, self->failure->message);
  else
    g_task_return_boolean (task, result == GTK_PRINT_OPERATION_RESULT_APPLY);
}

static void
iteam_reader_print_dispose (GObject *object)
{
  IteamReaderPrint *self = ITEAM_READER_PRINT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_object (&self->operation);
  g_clear_error (&self->failure);

  G_OBJECT_CLASS (iteam_reader_print_parent_class)->dispose (object);
}

static void
iteam_reader_print_class_init (IteamReaderPrintClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_reader_print_dispose;
}

static void
iteam_reader_print_init (IteamReaderPrint *self)
{
  self->turn = TRUE;
  self->cancellable = g_cancellable_new ();
  self->operation = gtk_print_operation_new ();

  gtk_print_operation_set_unit (self->operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (self->operation, TRUE);
  gtk_print_operation_set_embed_page_setup (self->operation, TRUE);
  gtk_print_operation_set_show_progress (self->operation, TRUE);
  gtk_print_operation_set_custom_tab_label (self->operation, _("Pages"));
  g_signal_connect_object (self->operation, "create-custom-widget", G_CALLBACK (create_options_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->operation, "custom-widget-apply", G_CALLBACK (take_options_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->operation, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->operation, "draw-page", G_CALLBACK (draw_page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_reader_print_new:
 * @document: a document
 * @title: what it is called in the printer's queue
 * @page: the page that is being read, from 0
 *
 * Returns: (transfer full): what prints it.
 */
IteamReaderPrint *
iteam_reader_print_new (IteamPdfDocument *document,
                        const char       *title,
                        guint             page)
{
  IteamReaderPrint *self;

  g_return_val_if_fail (ITEAM_IS_PDF_DOCUMENT (document), NULL);

  self = g_object_new (ITEAM_TYPE_READER_PRINT, NULL);
  self->document = g_object_ref (document);
  gtk_print_operation_set_job_name (self->operation, title);
  gtk_print_operation_set_n_pages (self->operation, (int) iteam_pdf_document_get_n_pages (document));
  gtk_print_operation_set_current_page (self->operation, (int) page);

  return self;
}

/**
 * iteam_reader_print_get_operation:
 * @self: what prints a document
 *
 * Returns: (transfer none): the operation, for its settings.
 */
GtkPrintOperation *
iteam_reader_print_get_operation (IteamReaderPrint *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_PRINT (self), NULL);

  return self->operation;
}

typedef struct
{
  GtkWindow *parent;
  GtkPrintOperationAction action;
} Start;

static void
start_free (gpointer data)
{
  Start *start = data;

  g_clear_weak_pointer (&start->parent);
  g_free (start);
}

/* How each page lies must be known before the first is printed. */
static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (IteamReaderPrint) self = user_data;
  Start *start = g_task_get_task_data (self->task);
  GError *error = NULL;

  if (!iteam_pdf_document_load_geometry_finish (ITEAM_PDF_DOCUMENT (source), result, &error) ||
      gtk_print_operation_run (self->operation, start->action, start->parent, &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autoptr (GTask) task = g_steal_pointer (&self->task);

      if (task != NULL)
        g_task_return_error (task, error);
      else
        g_clear_error (&error);
    }
}

/**
 * iteam_reader_print_run_async:
 * @self: what prints a document; it prints once
 * @parent: (nullable): the window to ask in front of
 * @action: whether to ask for a printer, or to write a file
 * @callback: called when all pages are on their way to the printer, or not
 * @user_data: handed to @callback
 */
void
iteam_reader_print_run_async (IteamReaderPrint        *self,
                              GtkWindow               *parent,
                              GtkPrintOperationAction  action,
                              GAsyncReadyCallback      callback,
                              gpointer                 user_data)
{
  Start *start;

  g_return_if_fail (ITEAM_IS_READER_PRINT (self));
  g_return_if_fail (self->task == NULL);

  start = g_new0 (Start, 1);
  start->action = action;
  g_set_weak_pointer (&start->parent, parent);
  self->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->task, iteam_reader_print_run_async);
  g_task_set_task_data (self->task, start, start_free);
  iteam_pdf_document_load_geometry_async (self->document, self->cancellable, measured_cb, g_object_ref (self));
}

/**
 * iteam_reader_print_run_finish:
 * @self: what prints a document
 * @result: of the call
 * @error: return location for an error; also if some pages stayed empty
 *
 * Returns: whether it was printed; %FALSE without an error if a person thought
 *   better of it.
 */
gboolean
iteam_reader_print_run_finish (IteamReaderPrint  *self,
                               GAsyncResult      *result,
                               GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
