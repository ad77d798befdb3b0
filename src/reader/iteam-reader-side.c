/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-side.h"

#include "iteam-reader-outline.h"
#include "iteam-reader-thumbnails.h"

/**
 * IteamReaderSide:
 *
 * What stands beside the pages of a document: its outline, its pages in small,
 * and the team's annotations. One of them is to be seen; all follow the page.
 */
struct _IteamReaderSide
{
  AdwBin parent_instance;

  /* template children */
  AdwViewStack *stack;
  IteamReaderOutline *outline;
  IteamReaderThumbnails *thumbnails;
  IteamReaderNotes *notes;
};

enum
{
  SIGNAL_GO_TO,
  SIGNAL_OPEN_URI,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamReaderSide, iteam_reader_side, ADW_TYPE_BIN)

static void
go_to_cb (IteamReaderSide *self,
          guint            page,
          double           y)
{
  g_signal_emit (self, signals[SIGNAL_GO_TO], 0, page, y);
}

static void
open_uri_cb (IteamReaderSide *self,
             const char      *uri)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_URI], 0, uri);
}

static void
iteam_reader_side_class_init (IteamReaderSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * IteamReaderSide::go-to:
   * @page: from 0
   * @y: where on it, in points from the top; NaN for the page as a whole
   *
   * Emitted when a person chose where to go.
   */
  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_DOUBLE);
  /**
   * IteamReaderSide::open-uri:
   * @uri: an address that is not in the document
   *
   * Emitted when a person chose an entry of the outline that leads elsewhere.
   */
  signals[SIGNAL_OPEN_URI] = g_signal_new ("open-uri", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (ITEAM_TYPE_READER_NOTES);
  g_type_ensure (ITEAM_TYPE_READER_OUTLINE);
  g_type_ensure (ITEAM_TYPE_READER_THUMBNAILS);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/reader/iteam-reader-side.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReaderSide, notes);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderSide, outline);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderSide, stack);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderSide, thumbnails);
  gtk_widget_class_bind_template_callback (widget_class, go_to_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_uri_cb);
}

static void
iteam_reader_side_init (IteamReaderSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_reader_side_new:
 *
 * Returns: (transfer floating): the side of nothing.
 */
IteamReaderSide *
iteam_reader_side_new (void)
{
  return g_object_new (ITEAM_TYPE_READER_SIDE, NULL);
}

/**
 * iteam_reader_side_set_document:
 * @self: the side
 * @document: (nullable): the PDF that is open
 */
void
iteam_reader_side_set_document (IteamReaderSide  *self,
                                IteamPdfDocument *document)
{
  g_return_if_fail (ITEAM_IS_READER_SIDE (self));

  iteam_reader_outline_set_document (self->outline, document);
  iteam_reader_thumbnails_set_document (self->thumbnails, document);
  iteam_reader_notes_set_document (self->notes, document);
}

/**
 * iteam_reader_side_set_page:
 * @self: the side
 * @page: the page that is being read, from 0
 */
void
iteam_reader_side_set_page (IteamReaderSide *self,
                            guint            page)
{
  g_return_if_fail (ITEAM_IS_READER_SIDE (self));

  iteam_reader_outline_set_page (self->outline, page);
  iteam_reader_thumbnails_set_page (self->thumbnails, page);
  iteam_reader_notes_set_page (self->notes, page);
}

/**
 * iteam_reader_side_set_rotation:
 * @self: the side
 * @degrees: how the pages are turned: 0, 90, 180 or 270, clockwise
 */
void
iteam_reader_side_set_rotation (IteamReaderSide *self,
                                guint            degrees)
{
  g_return_if_fail (ITEAM_IS_READER_SIDE (self));

  iteam_reader_thumbnails_set_rotation (self->thumbnails, degrees);
}

/**
 * iteam_reader_side_set_dark:
 * @self: the side
 * @dark: whether the pages are light on dark
 */
void
iteam_reader_side_set_dark (IteamReaderSide *self,
                            gboolean         dark)
{
  g_return_if_fail (ITEAM_IS_READER_SIDE (self));

  iteam_reader_thumbnails_set_dark (self->thumbnails, dark);
}

/**
 * iteam_reader_side_set_thing:
 * @self: the side
 * @store: (nullable): the team file
 * @id: key of the document in the register, or 0
 *
 * Says whose annotations are shown.
 */
void
iteam_reader_side_set_thing (IteamReaderSide *self,
                             IteamStore      *store,
                             gint64           id)
{
  g_return_if_fail (ITEAM_IS_READER_SIDE (self));

  iteam_reader_notes_set_thing (self->notes, store, id);
}

/**
 * iteam_reader_side_get_notes:
 * @self: the side
 *
 * Returns: (transfer none): the annotations, which also save and delete them.
 */
IteamReaderNotes *
iteam_reader_side_get_notes (IteamReaderSide *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_SIDE (self), NULL);

  return self->notes;
}

/**
 * iteam_reader_side_show_notes:
 * @self: the side
 *
 * Brings the annotations to the front.
 */
void
iteam_reader_side_show_notes (IteamReaderSide *self)
{
  g_return_if_fail (ITEAM_IS_READER_SIDE (self));

  adw_view_stack_set_visible_child_name (self->stack, "notes");
}
