/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-document.h"

#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "iteam-pdf-document-private.h"
#include "iteam-pdf-process.h"

/* More is not a document but an attack. */
#define MAX_PAGES 1000000
#define MAX_PIXELS (64 * 1024 * 1024)

/* Pages measured in one call: some milliseconds, so that a page that becomes
 * visible meanwhile does not wait longer. */
#define PAGES_A_PIECE 100

struct _IteamPdfDocument
{
  GObject parent_instance;

  IteamPdfPool *pool;
  unsigned id;
  int fd;
  char *password;

  unsigned n_pages;
  double first_width;
  double first_height;
  /* Width and height of each page, 0 while not known. */
  double *sizes;
  gboolean measured;
  char **labels;
  GArray *blames;
};

/* A page that a worker died of is not tried again in the same way. */
typedef struct
{
  int page;
  const IteamPdfCall *call;
  IteamPdfError code;
} Blame;

enum
{
  SIGNAL_GEOMETRY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamPdfDocument, iteam_pdf_document, G_TYPE_OBJECT)

static void
iteam_pdf_document_finalize (GObject *object)
{
  IteamPdfDocument *self = ITEAM_PDF_DOCUMENT (object);

  iteam_pdf_pool_forget (self->pool, self->id);
  g_clear_object (&self->pool);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->password);
  g_free (self->sizes);
  for (unsigned i = 0; self->labels != NULL && i < self->n_pages; i++)
    g_free (self->labels[i]);
  g_free (self->labels);
  g_clear_pointer (&self->blames, g_array_unref);

  G_OBJECT_CLASS (iteam_pdf_document_parent_class)->finalize (object);
}

static void
iteam_pdf_document_class_init (IteamPdfDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = iteam_pdf_document_finalize;

  /**
   * IteamPdfDocument::geometry-changed:
   * @self: a document
   * @first: from 0
   * @n_pages: how many
   *
   * The sizes and labels of these pages are known now.
   */
  signals[SIGNAL_GEOMETRY_CHANGED] = g_signal_new ("geometry-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
iteam_pdf_document_init (IteamPdfDocument *self)
{
  static unsigned last_id;

  self->id = ++last_id;
  self->fd = -1;
  self->blames = g_array_new (FALSE, FALSE, sizeof (Blame));
}

/* What jobs need to know. */

unsigned
iteam_pdf_document_get_id (IteamPdfDocument *self)
{
  return self->id;
}

int
iteam_pdf_document_get_fd (IteamPdfDocument *self)
{
  return self->fd;
}

const char *
iteam_pdf_document_get_password (IteamPdfDocument *self)
{
  return self->password;
}

void
iteam_pdf_document_blame (IteamPdfDocument   *self,
                          int                 page,
                          const IteamPdfCall *call,
                          IteamPdfError       code)
{
  Blame blame = { page, call, code };

  g_array_append_val (self->blames, blame);
}

/* Asks something of the document's worker, if the page is not known to kill it. */
void
iteam_pdf_document_ask (IteamPdfDocument   *self,
                        const IteamPdfCall *call,
                        IteamPdfPriority    priority,
                        int                 page,
                        gpointer            data,
                        GDestroyNotify      free_data,
                        GTask              *task)
{
  IteamPdfJob *job = iteam_pdf_job_new (call, priority, task, self, page, data, free_data);

  for (unsigned i = 0; page >= 0 && i < self->blames->len; i++)
    {
      const Blame *blame = &g_array_index (self->blames, Blame, i);

      if (blame->page == page && blame->call == call)
        {
          iteam_pdf_job_return_error (job, iteam_pdf_error_new (blame->code));
          iteam_pdf_job_free (job);

          return;
        }
    }

  iteam_pdf_pool_push (self->pool, job);
}

static GVariant *
build_open (IteamPdfJob *job)
{
  IteamPdfDocument *self = job->document;

  g_clear_object (&job->fds);
  job->fds = g_unix_fd_list_new ();
  if (g_unix_fd_list_append (job->fds, self->fd, NULL) < 0)
    {
      iteam_pdf_job_return_error (job, iteam_pdf_error_new (ITEAM_PDF_ERROR_FAILED));

      return NULL;
    }

  return g_variant_new ("(uhs)", self->id, 0, self->password);
}

static gboolean
is_size (double size)
{
  return isfinite (size) && size > 0;
}

static gboolean
finish_open (IteamPdfJob *job,
             GVariant    *reply)
{
  IteamPdfDocument *self = job->document;
  g_autoptr (GTask) task = NULL;
  unsigned n_pages;
  double width, height;

  g_variant_get (reply, "(udd)", &n_pages, &width, &height);
  if (n_pages == 0 || n_pages > MAX_PAGES)
    {
      iteam_pdf_job_return_error (job, iteam_pdf_error_new (ITEAM_PDF_ERROR_DAMAGED));

      return TRUE;
    }

  self->n_pages = n_pages;
  self->sizes = g_new0 (double, 2 * n_pages);
  self->labels = g_new0 (char *, n_pages);
  self->first_width = is_size (width) ? width : 595;
  self->first_height = is_size (height) ? height : 842;
  self->sizes[0] = self->first_width;
  self->sizes[1] = self->first_height;

  task = iteam_pdf_job_take_task (job);
  if (task != NULL)
    g_task_return_pointer (task, g_object_ref (self), g_object_unref);

  return TRUE;
}

static const IteamPdfCall open_call = { .method = "Open", .reply_type = "(udd)", .build = build_open, .finish = finish_open };

/**
 * iteam_pdf_document_open_async:
 * @pool: the workers
 * @fd: the file; it is duplicated
 * @password: (nullable): what it opens with
 * @cancellable: (nullable): cancels it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Opens a document as far as is needed to draw its first page.
 */
void
iteam_pdf_document_open_async (IteamPdfPool        *pool,
                               int                  fd,
                               const char          *password,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (IteamPdfDocument) self = g_object_new (ITEAM_TYPE_PDF_DOCUMENT, NULL);
  GTask *task;

  g_return_if_fail (ITEAM_IS_PDF_POOL (pool));

  self->pool = g_object_ref (pool);
  self->fd = fcntl (fd, F_DUPFD_CLOEXEC, 0);
  self->password = g_utf8_make_valid (password != NULL ? password : "", -1);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_pdf_document_open_async);
  iteam_pdf_document_ask (self, &open_call, ITEAM_PDF_PRIORITY_VISIBLE, -1, NULL, NULL, task);
}

/**
 * iteam_pdf_document_open_finish:
 * @result: of the call
 * @error: return location for an #IteamPdfError
 *
 * Returns: (transfer full) (nullable): the document
 */
IteamPdfDocument *
iteam_pdf_document_open_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_pdf_document_dup_fd:
 * @self: a document
 *
 * Returns: the file that it reads, to close; or -1
 */
int
iteam_pdf_document_dup_fd (IteamPdfDocument *self)
{
  return fcntl (self->fd, F_DUPFD_CLOEXEC, 0);
}

/**
 * iteam_pdf_document_is_protected:
 * @self: a document
 *
 * Returns: whether it opened with a password
 */
gboolean
iteam_pdf_document_is_protected (IteamPdfDocument *self)
{
  return self->password[0] != '\0';
}

/**
 * iteam_pdf_document_get_n_pages:
 * @self: a document
 *
 * Returns: how many pages it has
 */
unsigned
iteam_pdf_document_get_n_pages (IteamPdfDocument *self)
{
  return self->n_pages;
}

/**
 * iteam_pdf_document_get_page_size:
 * @self: a document
 * @page: from 0
 * @width: (out): in points
 * @height: (out): in points
 *
 * Returns: whether that is known; if not, it is the size of the first page
 */
gboolean
iteam_pdf_document_get_page_size (IteamPdfDocument *self,
                                  unsigned          page,
                                  double           *width,
                                  double           *height)
{
  gboolean known = page < self->n_pages && self->sizes[2 * page] > 0;

  *width = known ? self->sizes[2 * page] : self->first_width;
  *height = known ? self->sizes[2 * page + 1] : self->first_height;

  return known;
}

/**
 * iteam_pdf_document_get_page_label:
 * @self: a document
 * @page: from 0
 *
 * Returns: (transfer none) (nullable): what the page calls itself, such as "iv";
 *   %NULL if not known yet or the same as its number
 */
const char *
iteam_pdf_document_get_page_label (IteamPdfDocument *self,
                                   unsigned          page)
{
  return page < self->n_pages ? self->labels[page] : NULL;
}

static void
set_size (IteamPdfDocument *self,
          unsigned          page,
          double            width,
          double            height)
{
  self->sizes[2 * page] = is_size (width) ? width : self->first_width;
  self->sizes[2 * page + 1] = is_size (height) ? height : self->first_height;
}

static GVariant *
build_geometry (IteamPdfJob *job)
{
  return g_variant_new ("(uuu)", job->document->id, GPOINTER_TO_UINT (job->data), PAGES_A_PIECE);
}

static gboolean
finish_geometry (IteamPdfJob *job,
                 GVariant    *reply)
{
  g_autoptr (GTask) task = iteam_pdf_job_take_task (job);
  g_autoptr (GVariant) sizes = g_variant_get_child_value (reply, 0);
  g_autoptr (GVariant) labels = g_variant_get_child_value (reply, 1);
  gsize n_sizes;
  const double *values = g_variant_get_fixed_array (sizes, &n_sizes, sizeof (double));
  unsigned first = GPOINTER_TO_UINT (job->data);
  unsigned count = MIN (MIN (n_sizes / 2, g_variant_n_children (labels)), job->document->n_pages - first);

  for (unsigned i = 0; i < count; i++)
    {
      const char *label;

      set_size (job->document, first + i, values[2 * i], values[2 * i + 1]);
      g_variant_get_child (labels, i, "&s", &label);
      if (label[0] != '\0' && job->document->labels[first + i] == NULL)
        job->document->labels[first + i] = g_strdup (label);
    }
  if (task != NULL)
    g_task_return_int (task, first + count);

  return TRUE;
}

static unsigned
get_geometry_reach (IteamPdfJob *job)
{
  return MIN (GPOINTER_TO_UINT (job->data) + PAGES_A_PIECE, job->document->n_pages);
}

static const IteamPdfCall geometry_call = {
  .method = "ReadGeometry", .reply_type = "(adas)", .build = build_geometry, .finish = finish_geometry, .get_reach = get_geometry_reach,
};

/* So that each worker knows the way to each page before someone waits for it. */
static const IteamPdfCall walk_call = {
  .method = "ReadGeometry", .reply_type = "(adas)", .build = build_geometry, .finish = finish_geometry,
  .get_reach = get_geometry_reach, .for_strangers = TRUE,
};

static void
walk (IteamPdfDocument *self,
      GCancellable     *cancellable)
{
  GTask *task;

  if (self->n_pages <= ITEAM_PDF_PAGES_NEAR)
    return;

  task = g_task_new (self, cancellable, NULL, NULL);
  g_task_set_source_tag (task, walk);
  iteam_pdf_document_ask (self, &walk_call, ITEAM_PDF_PRIORITY_INDEX, -1, GUINT_TO_POINTER (self->n_pages - 1), NULL, task);
}

static void load_piece (IteamPdfDocument *self, unsigned first, GTask *task);

static void
on_piece (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  IteamPdfDocument *self = ITEAM_PDF_DOCUMENT (object);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gssize end = g_task_propagate_int (G_TASK (result), &error);
  unsigned first = GPOINTER_TO_UINT (g_task_get_task_data (task));

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));

      return;
    }

  if (end > first)
    g_signal_emit (self, signals[SIGNAL_GEOMETRY_CHANGED], 0, first, (unsigned) end - first);
  if (end > first && end < self->n_pages)
    load_piece (self, end, task);
  else
    {
      self->measured = end >= self->n_pages;
      g_task_return_boolean (task, TRUE);
      walk (self, g_task_get_cancellable (task));
    }
}

static void
load_piece (IteamPdfDocument *self,
            unsigned          first,
            GTask            *task)
{
  GTask *piece = g_task_new (self, g_task_get_cancellable (task), on_piece, g_object_ref (task));

  g_task_set_source_tag (piece, load_piece);
  g_task_set_task_data (task, GUINT_TO_POINTER (first), NULL);
  iteam_pdf_document_ask (self, &geometry_call, ITEAM_PDF_PRIORITY_NEXT, -1, GUINT_TO_POINTER (first), NULL, piece);
}

/**
 * iteam_pdf_document_load_geometry_async:
 * @self: a document
 * @cancellable: (nullable): cancels it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Reads the sizes and labels of all pages, in pieces. Ask for the first page
 * before: nobody waits for these.
 */
void
iteam_pdf_document_load_geometry_async (IteamPdfDocument    *self,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, iteam_pdf_document_load_geometry_async);
  if (self->measured)
    g_task_return_boolean (task, TRUE);
  else
    load_piece (self, 0, task);
}

/**
 * iteam_pdf_document_load_geometry_finish:
 * @self: a document
 * @result: of the call
 * @error: return location for an #IteamPdfError
 *
 * Returns: whether all sizes are known
 */
gboolean
iteam_pdf_document_load_geometry_finish (IteamPdfDocument  *self,
                                         GAsyncResult      *result,
                                         GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Device pixels of what is asked, as far as the page's size is known. */
static void
measure (IteamPdfDocument         *self,
         const IteamPdfRenderSpec *spec,
         int                      *width,
         int                      *height)
{
  gboolean lies = spec->rotation == 90 || spec->rotation == 270;
  double page_width, page_height;

  iteam_pdf_document_get_page_size (self, spec->page, &page_width, &page_height);
  *width = spec->width > 0 ? spec->width : iteam_pdf_pixels (lies ? page_height : page_width, spec->scale);
  *height = spec->width > 0 ? spec->height : iteam_pdf_pixels (lies ? page_width : page_height, spec->scale);
}

static GVariant *
build_render (IteamPdfJob *job)
{
  const IteamPdfRenderSpec *spec = job->data;
  int width, height;

  measure (job->document, spec, &width, &height);
  g_clear_pointer (&job->buffer, iteam_pdf_process_give_buffer);
  if ((gint64) width * height <= MAX_PIXELS)
    job->buffer = iteam_pdf_process_take_buffer (job->process, (gsize) width * height * 4);
  if (job->buffer == NULL)
    {
      iteam_pdf_job_return_error (job, iteam_pdf_error_new (ITEAM_PDF_ERROR_TOO_LARGE));

      return NULL;
    }

  return g_variant_new ("(uuud(iiii)uu)", job->document->id, spec->page, spec->rotation, spec->scale,
                        spec->x, spec->y, spec->width, spec->height, spec->flags, job->buffer->id);
}

static gboolean
finish_render (IteamPdfJob *job,
               GVariant    *reply)
{
  const IteamPdfRenderSpec *spec = job->data;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GBytes) bytes = NULL;
  IteamPdfBuffer *buffer;
  double page_width, page_height;
  gboolean fits;
  int width, height;

  g_variant_get (reply, "(bdd)", &fits, &page_width, &page_height);
  set_size (job->document, spec->page, page_width, page_height);
  measure (job->document, spec, &width, &height);
  if (!fits && job->task != NULL && (gsize) width * height > job->buffer->size / 4)
    return FALSE;

  task = iteam_pdf_job_take_task (job);
  if (task == NULL)
    return TRUE;
  if (!fits || (gsize) width * height > job->buffer->size / 4)
    {
      g_task_return_error (task, iteam_pdf_error_new (ITEAM_PDF_ERROR_FAILED));

      return TRUE;
    }

  buffer = g_steal_pointer (&job->buffer);
  bytes = g_bytes_new_with_free_func (buffer->pixels, (gsize) width * height * 4,
                                      (GDestroyNotify) iteam_pdf_process_return_buffer, buffer);
  g_task_return_pointer (task, iteam_pdf_image_new (spec, bytes, width, height), (GDestroyNotify) iteam_pdf_image_unref);

  return TRUE;
}

static const IteamPdfCall render_call = { .method = "Render", .reply_type = "(bdd)", .build = build_render, .finish = finish_render };

static gboolean
is_sound (const IteamPdfRenderSpec *spec)
{
  return isfinite (spec->scale) && spec->scale > 0 && spec->rotation < 360 && spec->rotation % 90 == 0 &&
         spec->width >= 0 && spec->height >= 0 && (spec->width > 0) == (spec->height > 0);
}

/**
 * iteam_pdf_document_render_async:
 * @self: a document
 * @spec: what to draw
 * @priority: when
 * @cancellable: (nullable): cancels it
 * @callback: called when done
 * @user_data: handed to @callback
 */
void
iteam_pdf_document_render_async (IteamPdfDocument         *self,
                                 const IteamPdfRenderSpec *spec,
                                 IteamPdfPriority          priority,
                                 GCancellable             *cancellable,
                                 GAsyncReadyCallback       callback,
                                 gpointer                  user_data)
{
  GTask *task;

  g_return_if_fail (is_sound (spec));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_pdf_document_render_async);
  if (spec->page >= self->n_pages)
    {
      g_task_return_error (task, iteam_pdf_error_new (ITEAM_PDF_ERROR_NO_SUCH_PAGE));
      g_object_unref (task);

      return;
    }

  iteam_pdf_document_ask (self, &render_call, priority, spec->page, g_memdup2 (spec, sizeof *spec), g_free, task);
}

/**
 * iteam_pdf_document_render_finish:
 * @self: a document
 * @result: of the call
 * @error: return location for an #IteamPdfError
 *
 * Returns: (transfer full) (nullable): the image
 */
IteamPdfImage *
iteam_pdf_document_render_finish (IteamPdfDocument  *self,
                                  GAsyncResult      *result,
                                  GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
