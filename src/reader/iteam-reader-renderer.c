/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-renderer.h"

#include "iteam-pdf-cache.h"
#include "iteam-pdf-error.h"

/**
 * IteamReaderRenderer:
 *
 * Gets the pages of one document drawn, and keeps them. Whoever shows pages
 * says at each change which drawings are wished for now; what is under way and
 * no longer wished for is called back.
 */
struct _IteamReaderRenderer
{
  GObject parent_instance;

  /* owned */
  IteamPdfDocument *document;
  IteamPdfCache *cache;
  GPtrArray *requests;
  GHashTable *problems;
  /* Pictures of images that the last two frames showed. A picture keeps the memory
   * of its image, so one that is not shown must not outlive it in the cache. */
  GHashTable *shown;
  GHashTable *shown_before;
};

/* What is under way: one drawing. */
typedef struct
{
  IteamReaderRenderer *renderer;
  IteamPdfRenderSpec spec;
  IteamPdfPriority priority;
  GCancellable *cancellable;
} Request;

/* As many as there are workers. */
#define MOST_UNDER_WAY 2

enum
{
  SIGNAL_DRAWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamReaderRenderer, iteam_reader_renderer, G_TYPE_OBJECT)

static void
request_free (Request *request)
{
  g_clear_object (&request->cancellable);
  g_free (request);
}

static void
call_back (gpointer data)
{
  Request *request = data;

  request->renderer = NULL;
  g_cancellable_cancel (request->cancellable);
}

static GHashTable *
new_pictures (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) iteam_reader_picture_free);
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Request *request = data;
  IteamReaderRenderer *self = request->renderer;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamPdfImage) image = NULL;
  unsigned page = request->spec.page;

  image = iteam_pdf_document_render_finish (ITEAM_PDF_DOCUMENT (source), result, &error);
  /* Called back, or the renderer has gone. */
  if (self != NULL)
    g_ptr_array_remove (self->requests, request);
  request_free (request);
  if (self == NULL)
    return;

  if (image != NULL)
    iteam_pdf_cache_insert (self->cache, image);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_hash_table_insert (self->problems, GUINT_TO_POINTER (page), g_strdup (error->message));
  else
    return;

  g_signal_emit (self, signals[SIGNAL_DRAWN], 0, page);
}

static void
iteam_reader_renderer_dispose (GObject *object)
{
  IteamReaderRenderer *self = ITEAM_READER_RENDERER (object);

  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_pointer (&self->shown_before, g_hash_table_unref);
  g_clear_pointer (&self->problems, g_hash_table_unref);
  g_clear_object (&self->cache);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (iteam_reader_renderer_parent_class)->dispose (object);
}

static void
iteam_reader_renderer_class_init (IteamReaderRendererClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_reader_renderer_dispose;

  /**
   * IteamReaderRenderer::drawn:
   * @page: from 0
   *
   * Emitted when there is something new to show of a page, or when it turned
   * out that it cannot be drawn.
   */
  signals[SIGNAL_DRAWN] = g_signal_new ("drawn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
iteam_reader_renderer_init (IteamReaderRenderer *self)
{
  self->requests = g_ptr_array_new_with_free_func (call_back);
  self->problems = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->shown = new_pictures ();
}

/**
 * iteam_reader_renderer_new:
 * @document: the document
 *
 * Returns: (transfer full): who gets its pages drawn.
 */
IteamReaderRenderer *
iteam_reader_renderer_new (IteamPdfDocument *document)
{
  IteamReaderRenderer *self;

  g_return_val_if_fail (ITEAM_IS_PDF_DOCUMENT (document), NULL);

  self = g_object_new (ITEAM_TYPE_READER_RENDERER, NULL);
  self->document = g_object_ref (document);
  self->cache = iteam_pdf_cache_new (ITEAM_PDF_CACHE_BYTES);

  return self;
}

static gboolean
is_wished (const IteamPdfRenderSpec *spec,
           const IteamReaderWish    *wishes,
           unsigned                  n_wishes)
{
  for (unsigned i = 0; i < n_wishes; i++)
    if (iteam_pdf_render_spec_equal (spec, &wishes[i].spec))
      return TRUE;

  return FALSE;
}

/* What is wished for goes last. */
static void
keep_wished (IteamReaderRenderer   *self,
             const IteamReaderWish *wishes,
             unsigned               n_wishes)
{
  unsigned first = G_MAXUINT, last = 0;

  for (unsigned i = 0; i < n_wishes; i++)
    {
      first = MIN (first, wishes[i].spec.page);
      last = MAX (last, wishes[i].spec.page);
    }
  iteam_pdf_cache_set_range (self->cache, first, last, ITEAM_PDF_CACHE_EASY_BYTES);
}

/* Whether a page that was to be seen is being drawn, or will be next, and is to be seen
 * as those that are wished for now. What was begun is finished then: to call it back
 * would save nothing, and who turns pages fast would see none of them. */
static gboolean
is_under_way (const Request         *request,
              const IteamReaderWish *wishes,
              unsigned               n_wishes,
              unsigned              *n_under_way)
{
  return n_wishes > 0 && request->priority == ITEAM_PDF_PRIORITY_VISIBLE && request->spec.width == 0 &&
         request->spec.rotation == wishes[0].spec.rotation && request->spec.flags == wishes[0].spec.flags &&
         ABS (request->spec.scale - wishes[0].spec.scale) < 1e-9 && (*n_under_way)++ < MOST_UNDER_WAY;
}

static void
call_back_others (IteamReaderRenderer   *self,
                  const IteamReaderWish *wishes,
                  unsigned               n_wishes)
{
  unsigned n_under_way = 0;

  for (unsigned i = 0; i < self->requests->len;)
    {
      const Request *request = g_ptr_array_index (self->requests, i);

      if (is_wished (&request->spec, wishes, n_wishes) || is_under_way (request, wishes, n_wishes, &n_under_way))
        i++;
      else
        g_ptr_array_remove_index (self->requests, i);
    }
}

static gboolean
is_requested (IteamReaderRenderer      *self,
              const IteamPdfRenderSpec *spec)
{
  for (unsigned i = 0; i < self->requests->len; i++)
    if (iteam_pdf_render_spec_equal (spec, &((Request *) g_ptr_array_index (self->requests, i))->spec))
      return TRUE;

  return FALSE;
}

/**
 * iteam_reader_renderer_wish:
 * @self: a renderer
 * @page: the page that is read, from 0: what is far from it is forgotten first
 * @wishes: (array length=n_wishes): all that is wished for now, the most urgent first
 * @n_wishes: how many
 *
 * Asks for what is not there yet, and calls back what is no longer wished for.
 */
void
iteam_reader_renderer_wish (IteamReaderRenderer   *self,
                            unsigned               page,
                            const IteamReaderWish *wishes,
                            unsigned               n_wishes)
{
  g_return_if_fail (ITEAM_IS_READER_RENDERER (self));

  iteam_pdf_cache_set_centre (self->cache, page);
  keep_wished (self, wishes, n_wishes);
  call_back_others (self, wishes, n_wishes);
  for (unsigned i = 0; i < n_wishes; i++)
    {
      const IteamPdfRenderSpec *spec = &wishes[i].spec;
      Request *request;

      if (iteam_pdf_cache_lookup (self->cache, spec) != NULL || is_requested (self, spec) ||
          iteam_reader_renderer_get_problem (self, spec->page) != NULL)
        continue;

      request = g_new0 (Request, 1);
      request->renderer = self;
      request->spec = *spec;
      request->priority = wishes[i].priority;
      request->cancellable = g_cancellable_new ();
      g_ptr_array_add (self->requests, request);
      iteam_pdf_document_render_async (self->document, spec, wishes[i].priority, request->cancellable, drawn_cb, request);
    }
}

/**
 * iteam_reader_renderer_has:
 * @self: a renderer
 * @spec: a drawing
 *
 * Returns: whether it is there.
 */
gboolean
iteam_reader_renderer_has (IteamReaderRenderer      *self,
                           const IteamPdfRenderSpec *spec)
{
  g_return_val_if_fail (ITEAM_IS_READER_RENDERER (self), FALSE);

  return iteam_pdf_cache_lookup (self->cache, spec) != NULL;
}

/**
 * iteam_reader_renderer_has_nearest:
 * @self: a renderer
 * @spec: a drawing
 *
 * Returns: whether there is something that can stand in for it.
 */
gboolean
iteam_reader_renderer_has_nearest (IteamReaderRenderer      *self,
                                   const IteamPdfRenderSpec *spec)
{
  g_return_val_if_fail (ITEAM_IS_READER_RENDERER (self), FALSE);

  return iteam_pdf_cache_nearest (self->cache, spec) != NULL;
}

/**
 * iteam_reader_renderer_get_problem:
 * @self: a renderer
 * @page: from 0
 *
 * Returns: (nullable): why the page cannot be drawn, in a sentence.
 */
const char *
iteam_reader_renderer_get_problem (IteamReaderRenderer *self,
                                   unsigned             page)
{
  g_return_val_if_fail (ITEAM_IS_READER_RENDERER (self), NULL);

  return g_hash_table_lookup (self->problems, GUINT_TO_POINTER (page));
}

/**
 * iteam_reader_renderer_get_bytes:
 * @self: a renderer
 *
 * Returns: how much memory drawn pages take.
 */
gsize
iteam_reader_renderer_get_bytes (IteamReaderRenderer *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_RENDERER (self), 0);

  return iteam_pdf_cache_get_bytes (self->cache);
}

/**
 * iteam_reader_renderer_begin_frame:
 * @self: a renderer
 *
 * To be called before the pictures of a frame are asked for. Lets go of those that
 * the two frames before did not show: what GTK keeps of the last frame refers to them.
 */
void
iteam_reader_renderer_begin_frame (IteamReaderRenderer *self)
{
  g_return_if_fail (ITEAM_IS_READER_RENDERER (self));

  g_clear_pointer (&self->shown_before, g_hash_table_unref);
  self->shown_before = g_steal_pointer (&self->shown);
  self->shown = new_pictures ();
}

static IteamReaderPicture *
show (IteamReaderRenderer *self,
      IteamPdfImage       *image)
{
  IteamReaderPicture *picture;

  if (image == NULL)
    return NULL;

  picture = g_hash_table_lookup (self->shown, image);
  if (picture != NULL)
    return picture;

  if (self->shown_before == NULL || !g_hash_table_steal_extended (self->shown_before, image, NULL, (gpointer *) &picture))
    picture = iteam_reader_picture_new (image);
  g_hash_table_insert (self->shown, image, picture);

  return picture;
}

/**
 * iteam_reader_renderer_get_picture:
 * @self: a renderer
 * @spec: a drawing
 *
 * Returns: (transfer none) (nullable): it, until the end of the next frame.
 */
IteamReaderPicture *
iteam_reader_renderer_get_picture (IteamReaderRenderer      *self,
                                   const IteamPdfRenderSpec *spec)
{
  g_return_val_if_fail (ITEAM_IS_READER_RENDERER (self), NULL);

  return show (self, iteam_pdf_cache_lookup (self->cache, spec));
}

/**
 * iteam_reader_renderer_get_nearest:
 * @self: a renderer
 * @spec: a drawing
 *
 * Returns: (transfer none) (nullable): the whole page in the size that is
 *   nearest, until the end of the next frame.
 */
IteamReaderPicture *
iteam_reader_renderer_get_nearest (IteamReaderRenderer      *self,
                                   const IteamPdfRenderSpec *spec)
{
  g_return_val_if_fail (ITEAM_IS_READER_RENDERER (self), NULL);

  return show (self, iteam_pdf_cache_nearest (self->cache, spec));
}
