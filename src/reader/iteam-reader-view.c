/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-view-private.h"

#include <math.h>

/**
 * IteamReaderView:
 *
 * The pages of a document, to be scrolled through. No page is a widget: those
 * that are seen are drawn, from pictures that a worker makes.
 */

/* Texts and links are read when one stays for a moment. */
#define REST_MS 80

enum
{
  PROP_DOCUMENT = 1,
  PROP_PAGE,
  PROP_SCALE,
  PROP_FIT,
  PROP_COLUMNS,
  PROP_ROTATION,
  PROP_DARK,
  PROP_HAS_SELECTION,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_LINK,
  SIGNAL_MARK,
  SIGNAL_TEXT_READ,
  SIGNAL_BEGUN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (IteamReaderView, iteam_reader_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Private: what is to the left of the view, in logical pixels of all pages. */
double
iteam_reader_view_get_x (IteamReaderView *self)
{
  return self->hadjustment != NULL ? gtk_adjustment_get_value (self->hadjustment) : 0;
}

/* Private: what is above the view. */
double
iteam_reader_view_get_y (IteamReaderView *self)
{
  return self->vadjustment != NULL ? gtk_adjustment_get_value (self->vadjustment) : 0;
}

static unsigned
get_n_pages (IteamReaderView *self)
{
  return iteam_reader_layout_get_n_pages (self->layout);
}

static int
get_height (IteamReaderView *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self));
}

static gboolean
rest_cb (gpointer data)
{
  IteamReaderView *self = data;
  unsigned first, last;

  self->rest_source = 0;
  if (self->texts != NULL && iteam_reader_layout_get_range (self->layout, iteam_reader_view_get_y (self), get_height (self), &first, &last))
    {
      iteam_reader_texts_set_range (self->texts, first, last);
      iteam_reader_view_tell_page (self);
    }

  return G_SOURCE_REMOVE;
}

/* Private: something else is on the screen now. */
void
iteam_reader_view_moved (IteamReaderView *self)
{
  if (self->document == NULL)
    return;

  iteam_reader_view_wish (self);
  if (self->rest_source == 0)
    self->rest_source = g_timeout_add (REST_MS, rest_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
value_changed_cb (IteamReaderView *self)
{
  double y = iteam_reader_view_get_y (self);

  if (self->configuring)
    return;

  if (y != self->last_y)
    self->direction = y > self->last_y ? 1 : -1;
  self->last_y = y;
  iteam_reader_view_follow_page (self);
  iteam_reader_view_moved (self);
}

static void
drawn_cb (IteamReaderView *self,
          unsigned         page)
{
  unsigned first, last;

  if (!self->begun)
    {
      self->begun = TRUE;
      g_signal_emit (self, signals[SIGNAL_BEGUN], 0);
    }

  if (self->jumping && iteam_reader_view_is_drawn (self, self->jump_y))
    iteam_reader_view_land (self);
  else if (self->jumping)
    iteam_reader_view_pass (self, page);
  else if (iteam_reader_layout_get_range (self->layout, iteam_reader_view_get_y (self), get_height (self), &first, &last) &&
           page >= first && page <= last)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
read_cb (IteamReaderView *self,
         unsigned         page)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_TEXT_READ], 0, page);
}

static void
geometry_changed_cb (IteamReaderView *self,
                     unsigned         first,
                     unsigned         n_pages)
{
  iteam_reader_view_keep_top (self);
  for (unsigned page = first; page < first + n_pages; page++)
    {
      double width, height;

      if (iteam_pdf_document_get_page_size (self->document, page, &width, &height))
        iteam_reader_layout_set_page_size (self->layout, page, width, height);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
scale_factor_cb (IteamReaderView *self)
{
  iteam_reader_view_moved (self);
}

static void
configure (GtkAdjustment *adjustment,
           double         value,
           double         upper,
           double         page_size)
{
  if (adjustment == NULL)
    return;

  upper = MAX (upper, page_size);
  gtk_adjustment_configure (adjustment, CLAMP (value, 0, upper - page_size), 0, upper,
                            page_size * 0.1, page_size * 0.9, page_size);
}

/* A page as a whole stands in the middle. */
static void
find_kept (IteamReaderView *self,
           double          *x,
           double          *y)
{
  if (isnan (self->kept_spot.y))
    {
      IteamReaderBox box;
      double width, height;

      iteam_reader_layout_get_page_box (self->layout, self->kept_spot.page, &box);
      iteam_reader_layout_get_size (self->layout, &width, &height);
      *x = (width - gtk_widget_get_width (GTK_WIDGET (self))) / 2;
      *y = box.y - ITEAM_READER_MARGIN / 2;
      return;
    }

  iteam_reader_layout_find_spot (self->layout, &self->kept_spot, x, y);
  *x -= self->kept_x;
  *y -= self->kept_y;
}

/* Whatever changes how large the pages are asks for a size, and not only for an
 * allocation, as all around the view has to be arranged anew when that brings or
 * takes a scroll bar. */
static void
iteam_reader_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  IteamReaderView *self = ITEAM_READER_VIEW (widget);
  double all_width = 0, all_height = 0, x = 0, y = 0;

  if (get_n_pages (self) > 0)
    {
      if (!self->kept && self->vadjustment != NULL && gtk_adjustment_get_page_size (self->vadjustment) > 0)
        {
          iteam_reader_layout_spot_at (self->layout, iteam_reader_view_get_x (self) + gtk_adjustment_get_page_size (self->hadjustment) / 2,
                                       iteam_reader_view_get_y (self), &self->kept_spot);
          self->kept_x = width / 2.0;
          self->kept_y = 0;
          self->kept = TRUE;
        }
      iteam_reader_layout_set_width (self->layout, width);
      iteam_reader_view_take_scale (self, iteam_reader_layout_fit (self->layout, self->fit, self->page, width, height));
      iteam_reader_layout_get_size (self->layout, &all_width, &all_height);
      if (self->kept)
        find_kept (self, &x, &y);
    }
  self->kept = FALSE;
  gtk_widget_allocate (self->page_label, 1, 1, -1, NULL);

  self->configuring = TRUE;
  configure (self->hadjustment, x, all_width, width);
  configure (self->vadjustment, y, all_height, height);
  self->configuring = FALSE;
  self->last_y = iteam_reader_view_get_y (self);
  /* Where the jump goes is elsewhere now. */
  if (self->jumping)
    iteam_reader_view_jump_again (self);
  iteam_reader_view_moved (self);
}

static void
iteam_reader_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  /* GTK does not allocate what was not measured. */
  gtk_widget_measure (ITEAM_READER_VIEW (widget)->page_label, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 800;
}

static void
iteam_reader_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  iteam_reader_view_draw (ITEAM_READER_VIEW (widget), snapshot);
}

static void
iteam_reader_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (iteam_reader_view_parent_class)->map (widget);
  iteam_reader_view_moved (ITEAM_READER_VIEW (widget));
}

static void
set_adjustment (IteamReaderView *self,
                GtkAdjustment  **mine,
                GtkAdjustment   *adjustment)
{
  if (*mine == adjustment && adjustment != NULL)
    return;

  if (*mine != NULL)
    g_signal_handlers_disconnect_by_data (*mine, self);
  g_clear_object (mine);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *mine = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
iteam_reader_view_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  IteamReaderView *self = ITEAM_READER_VIEW (object);

  switch (property_id)
    {
    case PROP_DOCUMENT: g_value_set_object (value, self->document); break;
    case PROP_PAGE: g_value_set_uint (value, self->page); break;
    case PROP_SCALE: g_value_set_double (value, iteam_reader_view_get_scale (self)); break;
    case PROP_FIT: g_value_set_int (value, (int) self->fit); break;
    case PROP_COLUMNS: g_value_set_int (value, (int) iteam_reader_view_get_columns (self)); break;
    case PROP_ROTATION: g_value_set_uint (value, iteam_reader_view_get_rotation (self)); break;
    case PROP_DARK: g_value_set_boolean (value, self->dark); break;
    case PROP_HAS_SELECTION: g_value_set_boolean (value, !iteam_reader_selection_is_empty (&self->selection)); break;
    case PROP_HADJUSTMENT: g_value_set_object (value, self->hadjustment); break;
    case PROP_VADJUSTMENT: g_value_set_object (value, self->vadjustment); break;
    case PROP_HSCROLL_POLICY: g_value_set_enum (value, self->hscroll_policy); break;
    case PROP_VSCROLL_POLICY: g_value_set_enum (value, self->vscroll_policy); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_reader_view_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  IteamReaderView *self = ITEAM_READER_VIEW (object);

  switch (property_id)
    {
    case PROP_DOCUMENT: iteam_reader_view_set_document (self, g_value_get_object (value)); break;
    case PROP_SCALE: iteam_reader_view_set_scale (self, g_value_get_double (value)); break;
    case PROP_FIT: iteam_reader_view_set_fit (self, (IteamReaderFit) g_value_get_int (value)); break;
    case PROP_COLUMNS: iteam_reader_view_set_columns (self, (IteamReaderColumns) g_value_get_int (value)); break;
    case PROP_ROTATION: iteam_reader_view_set_rotation (self, g_value_get_uint (value)); break;
    case PROP_DARK: iteam_reader_view_set_dark (self, g_value_get_boolean (value)); break;
    case PROP_HADJUSTMENT: set_adjustment (self, &self->hadjustment, g_value_get_object (value)); break;
    case PROP_VADJUSTMENT: set_adjustment (self, &self->vadjustment, g_value_get_object (value)); break;
    case PROP_HSCROLL_POLICY: self->hscroll_policy = g_value_get_enum (value); break;
    case PROP_VSCROLL_POLICY: self->vscroll_policy = g_value_get_enum (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_reader_view_dispose (GObject *object)
{
  IteamReaderView *self = ITEAM_READER_VIEW (object);

  iteam_reader_view_set_document (self, NULL);
  iteam_reader_view_set_marks (self, NULL);
  g_clear_pointer (&self->page_label, gtk_widget_unparent);
  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->hadjustment, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);

  G_OBJECT_CLASS (iteam_reader_view_parent_class)->dispose (object);
}

static void
iteam_reader_view_finalize (GObject *object)
{
  IteamReaderView *self = ITEAM_READER_VIEW (object);

  /* What is found may be told once more while the reader is taken apart. */
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->sought, iteam_find_unref);
  g_object_unref (self->layout);

  G_OBJECT_CLASS (iteam_reader_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags write = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, ITEAM_TYPE_PDF_DOCUMENT, write);
  /**
   * IteamReaderView:page:
   *
   * The page that is read, from 0.
   */
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, read);
  /**
   * IteamReaderView:scale:
   *
   * In logical pixels a point; %ITEAM_READER_FULL_SCALE is 100 %.
   */
  properties[PROP_SCALE] = g_param_spec_double ("scale", NULL, NULL, 0, G_MAXDOUBLE, ITEAM_READER_FULL_SCALE, write);
  properties[PROP_FIT] = g_param_spec_int ("fit", NULL, NULL, 0, ITEAM_READER_FIT_PAGE, ITEAM_READER_FIT_WIDTH, write);
  properties[PROP_COLUMNS] = g_param_spec_int ("columns", NULL, NULL, 0, ITEAM_READER_COLUMNS_BOOK, 0, write);
  properties[PROP_ROTATION] = g_param_spec_uint ("rotation", NULL, NULL, 0, 270, 0, write);
  properties[PROP_DARK] = g_param_spec_boolean ("dark", NULL, NULL, FALSE, write);
  properties[PROP_HAS_SELECTION] = g_param_spec_boolean ("has-selection", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
iteam_reader_view_class_init (IteamReaderViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = iteam_reader_view_get_property;
  object_class->set_property = iteam_reader_view_set_property;
  object_class->dispose = iteam_reader_view_dispose;
  object_class->finalize = iteam_reader_view_finalize;
  widget_class->measure = iteam_reader_view_measure;
  widget_class->size_allocate = iteam_reader_view_size_allocate;
  widget_class->snapshot = iteam_reader_view_snapshot;
  widget_class->map = iteam_reader_view_map;

  install_properties (object_class);

  /**
   * IteamReaderView::link:
   * @page: where it leads, from 0; -1 if not to a page
   * @y: in points from the top of that page; NaN for the page as a whole
   * @uri: (nullable): an address elsewhere, as the document wrote it
   *
   * Emitted when a person clicked a link.
   */
  signals[SIGNAL_LINK] = g_signal_new ("link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_DOUBLE, G_TYPE_STRING);
  /**
   * IteamReaderView::mark:
   * @page: from 0
   * @index: the place in the text of the page
   *
   * Emitted when a person clicked a passage that has a mark.
   */
  signals[SIGNAL_MARK] = g_signal_new ("mark", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  /**
   * IteamReaderView::text-read:
   * @page: from 0
   *
   * Emitted when the text of a page that is seen is there.
   */
  signals[SIGNAL_TEXT_READ] = g_signal_new ("text-read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * IteamReaderView::begun:
   *
   * Emitted when the first page of a document was drawn, or cannot be: now others may
   * ask something of the workers.
   */
  signals[SIGNAL_BEGUN] = g_signal_new ("begun", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "iteamreader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  iteam_reader_view_install_keys (widget_class);
}

static void
iteam_reader_view_init (IteamReaderView *self)
{
  self->layout = iteam_reader_layout_new ();
  self->fit = ITEAM_READER_FIT_WIDTH;
  iteam_reader_layout_set_scale (self->layout, ITEAM_READER_FULL_SCALE);
  self->page_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->page_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->page_label, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_factor_cb), NULL);
  iteam_reader_view_listen (self);
}

/**
 * iteam_reader_view_new:
 *
 * Returns: (transfer floating): a view of nothing.
 */
IteamReaderView *
iteam_reader_view_new (void)
{
  return g_object_new (ITEAM_TYPE_READER_VIEW, NULL);
}

static void
close_document (IteamReaderView *self)
{
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_signal_handlers_disconnect_by_data (self->renderer, self);
  g_signal_handlers_disconnect_by_data (self->texts, self);
  iteam_reader_view_stop_telling (self);
  gtk_label_set_label (GTK_LABEL (self->page_label), "");
  g_cancellable_cancel (self->copying);
  g_clear_object (&self->copying);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->jump_source, g_source_remove);
  iteam_reader_view_stop_dragging (self);
  iteam_reader_view_set_hits (self, NULL, 0, NULL);
  iteam_reader_view_set_selection (self, NULL);
  g_clear_object (&self->renderer);
  g_clear_object (&self->texts);
  g_clear_object (&self->document);
  self->jumping = self->kept = self->begun = FALSE;
  iteam_reader_layout_set_pages (self->layout, 0, 1, 1);
}

static void
open_document (IteamReaderView  *self,
               IteamPdfDocument *document)
{
  unsigned n_pages = iteam_pdf_document_get_n_pages (document);
  double width, height;

  self->document = g_object_ref (document);
  self->renderer = iteam_reader_renderer_new (document);
  self->texts = iteam_reader_texts_new (document);
  iteam_pdf_document_get_page_size (document, 0, &width, &height);
  iteam_reader_layout_set_pages (self->layout, n_pages, width, height);
  for (unsigned page = 0; page < n_pages && iteam_pdf_document_get_page_size (document, page, &width, &height); page++)
    iteam_reader_layout_set_page_size (self->layout, page, width, height);
  g_signal_connect_swapped (document, "geometry-changed", G_CALLBACK (geometry_changed_cb), self);
  g_signal_connect_swapped (self->renderer, "drawn", G_CALLBACK (drawn_cb), self);
  g_signal_connect_swapped (self->texts, "read", G_CALLBACK (read_cb), self);
  self->kept_spot = (IteamReaderSpot) { 0, 0, NAN };
  self->kept = TRUE;
}

/**
 * iteam_reader_view_set_document:
 * @self: a view
 * @document: (nullable): what it shows from now on, from its first page
 */
void
iteam_reader_view_set_document (IteamReaderView  *self,
                                IteamPdfDocument *document)
{
  g_return_if_fail (ITEAM_IS_READER_VIEW (self));

  if (self->document == document)
    return;

  if (self->document != NULL)
    close_document (self);
  if (document != NULL)
    open_document (self, document);
  iteam_reader_view_set_page (self, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/**
 * iteam_reader_view_get_document:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows.
 */
IteamPdfDocument *
iteam_reader_view_get_document (IteamReaderView *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_VIEW (self), NULL);

  return self->document;
}

/**
 * iteam_reader_view_get_page:
 * @self: a view
 *
 * Returns: the page that is read, from 0.
 */
unsigned
iteam_reader_view_get_page (IteamReaderView *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_VIEW (self), 0);

  return self->page;
}

/* Private: tells what a click on a link asks for. */
void
iteam_reader_view_link (IteamReaderView    *self,
                        const IteamPdfLink *link)
{
  g_autofree char *uri = g_strdup (link->uri);

  g_signal_emit (self, signals[SIGNAL_LINK], 0, link->page, link->y, uri);
}

/* Private: tells which marked passage was clicked. */
void
iteam_reader_view_mark (IteamReaderView        *self,
                        const IteamReaderPlace *place)
{
  g_signal_emit (self, signals[SIGNAL_MARK], 0, place->page, place->index);
}

/**
 * iteam_reader_view_get_bytes:
 * @self: a view
 *
 * Returns: how much memory drawn pages take.
 */
gsize
iteam_reader_view_get_bytes (IteamReaderView *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_VIEW (self), 0);

  return self->renderer != NULL ? iteam_reader_renderer_get_bytes (self->renderer) : 0;
}

/**
 * iteam_reader_view_get_n_blank:
 * @self: a view
 *
 * Returns: how often a page was on the screen and there was nothing to show of
 *   it yet.
 */
unsigned
iteam_reader_view_get_n_blank (IteamReaderView *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_VIEW (self), 0);

  return self->n_blank;
}

/**
 * iteam_reader_view_is_sharp:
 * @self: a view
 *
 * Returns: whether all that the last frame showed of pages was drawn for just this
 *   size, and nothing stood in for it.
 */
gboolean
iteam_reader_view_is_sharp (IteamReaderView *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_VIEW (self), FALSE);

  return self->sharp;
}
