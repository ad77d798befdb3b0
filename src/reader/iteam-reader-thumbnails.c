/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-thumbnails.h"

#include <math.h>

#include "iteam-reader-thumb.h"

/* How many pages above and below those to be seen keep their pictures: of two
 * thousand pages that is a few megabytes and not hundreds. */
#define KEPT 24

/* Who turns pages fast is not held up by scrolling here as well. */
#define REST_MILLISECONDS 120

/**
 * IteamReaderThumbnails:
 *
 * The pages of a document in small. Only those to be seen are drawn, after
 * everything that the large view asks for; what is scrolled away is cancelled.
 */
struct _IteamReaderThumbnails
{
  AdwBin parent_instance;

  /* template children */
  GtkScrolledWindow *scroller;
  GtkWidget *list;
  GtkSingleSelection *selection;

  guint page;
  guint rotation;
  guint first_kept;
  guint last_kept;
  guint rest_source;
  gboolean following;
  gboolean dark;

  /* owned */
  IteamPdfDocument *document;
  GListStore *thumbs;
};

enum
{
  SIGNAL_GO_TO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamReaderThumbnails, iteam_reader_thumbnails, ADW_TYPE_BIN)

static void update_visible (IteamReaderThumbnails *self);

static IteamReaderThumb *
get_thumb (IteamReaderThumbnails *self,
           guint                  page)
{
  g_autoptr (IteamReaderThumb) thumb = g_list_model_get_item (G_LIST_MODEL (self->thumbs), page);

  /* The list holds it. */
  return thumb;
}

typedef struct
{
  IteamReaderThumbnails *self;
  IteamReaderThumb *thumb;
} Request;

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Request *request = user_data;
  g_autoptr (IteamReaderThumbnails) self = request->self;
  g_autoptr (IteamReaderThumb) thumb = request->thumb;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamPdfImage) image = iteam_pdf_document_render_finish (ITEAM_PDF_DOCUMENT (source), result, &error);
  g_autoptr (GdkTexture) texture = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document != ITEAM_PDF_DOCUMENT (source))
    return;

  /* A page that cannot be drawn stays white here: the large view says why. The
   * request stays as well, so that it is not asked for again and again. */
  if (image == NULL)
    return;
  texture = gdk_memory_texture_new (iteam_pdf_image_get_width (image), iteam_pdf_image_get_height (image), GDK_MEMORY_DEFAULT,
                                    iteam_pdf_image_get_bytes (image), (gsize) iteam_pdf_image_get_stride (image));
  iteam_reader_thumb_set_texture (thumb, texture);
  iteam_reader_thumb_set_request (thumb, NULL);
}

static void
request_picture (IteamReaderThumbnails *self,
                 guint                  page)
{
  IteamReaderThumb *thumb = get_thumb (self, page);
  g_autoptr (GCancellable) cancellable = NULL;
  IteamPdfRenderSpec spec = {
    .page = page, .rotation = self->rotation, .flags = self->dark ? ITEAM_PDF_RENDER_DARK : ITEAM_PDF_RENDER_NONE,
  };
  Request *request;

  if (iteam_reader_thumb_has_texture (thumb) || iteam_reader_thumb_is_requested (thumb))
    return;

  cancellable = g_cancellable_new ();
  iteam_reader_thumb_set_request (thumb, cancellable);
  request = g_new (Request, 1);
  request->self = g_object_ref (self);
  request->thumb = g_object_ref (thumb);
  spec.scale = iteam_reader_thumb_get_scale (thumb) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  iteam_pdf_document_render_async (self->document, &spec, ITEAM_PDF_PRIORITY_THUMBNAIL, cancellable, rendered_cb, request);
}

static void
forget_pictures (IteamReaderThumbnails *self,
                 guint                  first,
                 guint                  last)
{
  for (guint page = first; page <= last && page < g_list_model_get_n_items (G_LIST_MODEL (self->thumbs)); page++)
    {
      IteamReaderThumb *thumb = get_thumb (self, page);

      iteam_reader_thumb_set_request (thumb, NULL);
      iteam_reader_thumb_set_texture (thumb, NULL);
    }
}

/* All rows have the same height, so that where the list stands tells which they are. */
static gboolean
find_visible (IteamReaderThumbnails *self,
              guint                 *first,
              guint                 *last)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->thumbs));
  double upper = gtk_adjustment_get_upper (adjustment);
  double height = gtk_adjustment_get_page_size (adjustment);
  double row = upper / MAX (1, n_pages);

  if (!gtk_widget_get_mapped (self->list) || n_pages == 0 || row < 1 || height < 1)
    return FALSE;

  *first = (guint) CLAMP (floor (gtk_adjustment_get_value (adjustment) / row), 0, n_pages - 1);
  *last = (guint) CLAMP (floor ((gtk_adjustment_get_value (adjustment) + height) / row), *first, n_pages - 1);

  return TRUE;
}

static void
update_visible (IteamReaderThumbnails *self)
{
  guint first, last, keep_first, keep_last;

  if (self->document == NULL || !find_visible (self, &first, &last))
    return;

  /* What is asked for and not to be seen any more would only be in the way. */
  for (guint page = self->first_kept; page <= self->last_kept && page < g_list_model_get_n_items (G_LIST_MODEL (self->thumbs)); page++)
    if (page < first || page > last)
      iteam_reader_thumb_set_request (get_thumb (self, page), NULL);

  keep_first = first > KEPT ? first - KEPT : 0;
  keep_last = last + KEPT;
  if (self->first_kept < keep_first)
    forget_pictures (self, self->first_kept, MIN (self->last_kept, keep_first - 1));
  if (self->last_kept > keep_last)
    forget_pictures (self, MAX (self->first_kept, keep_last + 1), self->last_kept);
  self->first_kept = keep_first;
  self->last_kept = keep_last;

  for (guint page = first; page <= last; page++)
    request_picture (self, page);
}

static void
show_size (IteamReaderThumbnails *self,
           guint                  page)
{
  IteamReaderThumb *thumb = get_thumb (self, page);
  gboolean lying = self->rotation == 90 || self->rotation == 270;
  double width, height;

  iteam_pdf_document_get_page_size (self->document, page, &width, &height);
  iteam_reader_thumb_set_size (thumb, lying ? height : width, lying ? width : height);
  iteam_reader_thumb_set_label (thumb, iteam_pdf_document_get_page_label (self->document, page));
}

static void
geometry_changed_cb (IteamReaderThumbnails *self,
                     guint                  first,
                     guint                  n)
{
  for (guint page = first; page < first + n && page < g_list_model_get_n_items (G_LIST_MODEL (self->thumbs)); page++)
    show_size (self, page);
}

static void
go_to_position (IteamReaderThumbnails *self,
                guint                  position)
{
  g_signal_emit (self, signals[SIGNAL_GO_TO], 0, position, NAN);
}

static void
selected_cb (IteamReaderThumbnails *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!self->following && position != GTK_INVALID_LIST_POSITION)
    go_to_position (self, position);
}

static void
scroll_to_page (IteamReaderThumbnails *self)
{
  if (self->document != NULL && gtk_widget_get_mapped (self->list))
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", self->page);
}

static gboolean
rest_cb (gpointer user_data)
{
  IteamReaderThumbnails *self = user_data;

  self->rest_source = 0;
  scroll_to_page (self);

  return G_SOURCE_REMOVE;
}

static void follow_page (IteamReaderThumbnails *self);

/* Rows for all pages, once someone looks: the list makes a widget for some hundreds
 * of them, which takes longer than to open the document. */
static void
fill (IteamReaderThumbnails *self)
{
  g_autoptr (GPtrArray) thumbs = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->document == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->thumbs)) > 0)
    return;

  for (guint page = 0; page < iteam_pdf_document_get_n_pages (self->document); page++)
    g_ptr_array_add (thumbs, iteam_reader_thumb_new (page));
  self->following = TRUE;
  g_list_store_splice (self->thumbs, 0, 0, thumbs->pdata, thumbs->len);
  self->following = FALSE;
  geometry_changed_cb (self, 0, thumbs->len);
  follow_page (self);
}

static void
map_cb (IteamReaderThumbnails *self)
{
  fill (self);
  scroll_to_page (self);
  update_visible (self);
}

/* Who does not look at them needs no pictures: those that wait are dropped. */
static void
unmap_cb (IteamReaderThumbnails *self)
{
  for (guint page = self->first_kept; self->document != NULL && page <= self->last_kept && page < g_list_model_get_n_items (G_LIST_MODEL (self->thumbs)); page++)
    iteam_reader_thumb_set_request (get_thumb (self, page), NULL);
}

static void
follow_page (IteamReaderThumbnails *self)
{
  if (self->document == NULL || self->page >= g_list_model_get_n_items (G_LIST_MODEL (self->thumbs)))
    return;

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, self->page);
  self->following = FALSE;
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_MILLISECONDS, rest_cb, self);
}

static void
scale_factor_cb (IteamReaderThumbnails *self)
{
  forget_pictures (self, self->first_kept, self->last_kept);
  update_visible (self);
}

static void
iteam_reader_thumbnails_dispose (GObject *object)
{
  IteamReaderThumbnails *self = ITEAM_READER_THUMBNAILS (object);

  if (self->thumbs != NULL)
    iteam_reader_thumbnails_set_document (self, NULL);
  g_clear_object (&self->thumbs);

  G_OBJECT_CLASS (iteam_reader_thumbnails_parent_class)->dispose (object);
}

static void
iteam_reader_thumbnails_class_init (IteamReaderThumbnailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_reader_thumbnails_dispose;

  /**
   * IteamReaderThumbnails::go-to:
   * @page: from 0
   * @y: NaN, for the page as a whole
   *
   * Emitted when a person chose a page.
   */
  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_DOUBLE);

  g_type_ensure (ITEAM_TYPE_READER_THUMB);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/reader/iteam-reader-thumbnails.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReaderThumbnails, list);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderThumbnails, scroller);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderThumbnails, selection);
  gtk_widget_class_bind_template_callback (widget_class, go_to_position);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_factor_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, unmap_cb);
}

static void
iteam_reader_thumbnails_init (IteamReaderThumbnails *self)
{
  GtkAdjustment *adjustment;

  self->thumbs = g_list_store_new (ITEAM_TYPE_READER_THUMB);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->thumbs));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (update_visible), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (update_visible), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_reader_thumbnails_new:
 *
 * Returns: (transfer floating): the pages of nothing.
 */
IteamReaderThumbnails *
iteam_reader_thumbnails_new (void)
{
  return g_object_new (ITEAM_TYPE_READER_THUMBNAILS, NULL);
}

/**
 * iteam_reader_thumbnails_set_document:
 * @self: the pages
 * @document: (nullable): the document, %NULL for none
 */
void
iteam_reader_thumbnails_set_document (IteamReaderThumbnails *self,
                                      IteamPdfDocument      *document)
{
  g_return_if_fail (ITEAM_IS_READER_THUMBNAILS (self));

  if (self->document == document)
    return;

  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->document, self);
      forget_pictures (self, self->first_kept, self->last_kept);
    }
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_set_object (&self->document, document);
  self->first_kept = self->last_kept = 0;

  self->following = TRUE;
  g_list_store_remove_all (self->thumbs);
  self->following = FALSE;
  if (document == NULL)
    return;

  g_signal_connect_object (document, "geometry-changed", G_CALLBACK (geometry_changed_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (self->list))
    fill (self);
}

/**
 * iteam_reader_thumbnails_set_page:
 * @self: the pages
 * @page: the page that is being read, from 0
 */
void
iteam_reader_thumbnails_set_page (IteamReaderThumbnails *self,
                                  guint                  page)
{
  g_return_if_fail (ITEAM_IS_READER_THUMBNAILS (self));

  if (self->page == page)
    return;

  self->page = page;
  follow_page (self);
}

/**
 * iteam_reader_thumbnails_set_rotation:
 * @self: the pages
 * @degrees: 0, 90, 180 or 270, clockwise
 */
void
iteam_reader_thumbnails_set_rotation (IteamReaderThumbnails *self,
                                      guint                  degrees)
{
  g_return_if_fail (ITEAM_IS_READER_THUMBNAILS (self));

  if (self->rotation == degrees)
    return;

  self->rotation = degrees;
  if (self->document == NULL)
    return;
  forget_pictures (self, self->first_kept, self->last_kept);
  geometry_changed_cb (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self->thumbs)));
  update_visible (self);
}

/**
 * iteam_reader_thumbnails_set_dark:
 * @self: the pages
 * @dark: whether they are light on dark
 */
void
iteam_reader_thumbnails_set_dark (IteamReaderThumbnails *self,
                                  gboolean               dark)
{
  g_return_if_fail (ITEAM_IS_READER_THUMBNAILS (self));

  if (self->dark == dark)
    return;

  self->dark = dark;
  if (self->document == NULL)
    return;
  forget_pictures (self, self->first_kept, self->last_kept);
  update_visible (self);
}
