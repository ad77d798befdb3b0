/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-outline.h"

#include "iteam-reader-section.h"

/**
 * IteamReaderOutline:
 *
 * The table of contents of a document. The section that is being read is marked;
 * choosing one goes there.
 */
struct _IteamReaderOutline
{
  AdwBin parent_instance;

  /* template children */
  GtkStack *stack;
  GtkWidget *list;
  GtkSingleSelection *selection;

  guint page;
  gboolean following;

  /* owned */
  IteamPdfDocument *document;
  GCancellable *cancellable;
  GPtrArray *sections;
  GtkTreeListModel *tree;
};

enum
{
  SIGNAL_GO_TO,
  SIGNAL_OPEN_URI,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamReaderOutline, iteam_reader_outline, ADW_TYPE_BIN)

static GListModel *
create_children (gpointer item,
                 gpointer user_data)
{
  GListModel *children = iteam_reader_section_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

/* The first that begins on the page; else the last one that began before it. */
static IteamReaderSection *
find_section (IteamReaderOutline *self)
{
  IteamReaderSection *found = NULL;
  int best = -1;

  for (guint i = 0; self->sections != NULL && i < self->sections->len; i++)
    {
      IteamReaderSection *section = self->sections->pdata[i];
      int page = iteam_reader_section_get_page (section);

      if (page < 0 || page > (int) self->page || page < best || (page == best && page == (int) self->page))
        continue;
      best = page;
      found = section;
    }

  return found;
}

/* The row of a section, or of the innermost section around it whose row is to be seen. */
static GtkTreeListRow *
find_row (IteamReaderOutline *self,
          IteamReaderSection *section)
{
  IteamReaderSection *parent = iteam_reader_section_get_parent (section);
  g_autoptr (GtkTreeListRow) above = NULL;
  GtkTreeListRow *row;

  if (parent == NULL)
    return gtk_tree_list_model_get_child_row (self->tree, iteam_reader_section_get_index (section));

  above = find_row (self, parent);
  if (above == NULL || gtk_tree_list_row_get_item (above) == NULL)
    return NULL;
  row = gtk_tree_list_row_get_expanded (above) ? gtk_tree_list_row_get_child_row (above, iteam_reader_section_get_index (section)) : NULL;

  return row != NULL ? row : g_steal_pointer (&above);
}

static void
follow_page (IteamReaderOutline *self)
{
  IteamReaderSection *section = find_section (self);
  g_autoptr (GtkTreeListRow) row = section != NULL && self->tree != NULL ? find_row (self, section) : NULL;
  guint position = row != NULL ? gtk_tree_list_row_get_position (row) : GTK_INVALID_LIST_POSITION;

  if (gtk_single_selection_get_selected (self->selection) == position)
    return;

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
  if (position != GTK_INVALID_LIST_POSITION && gtk_widget_get_mapped (self->list))
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

static void
go_to_row (IteamReaderOutline *self,
           GtkTreeListRow     *row)
{
  g_autoptr (IteamReaderSection) section = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (section == NULL)
    return;
  if (iteam_reader_section_get_page (section) >= 0)
    g_signal_emit (self, signals[SIGNAL_GO_TO], 0, (guint) iteam_reader_section_get_page (section), iteam_reader_section_get_y (section));
  else if (iteam_reader_section_get_uri (section) != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN_URI], 0, iteam_reader_section_get_uri (section));
}

static void
activate_cb (IteamReaderOutline *self,
             guint               position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  go_to_row (self, row);
}

/* An address opens a question, which is not for who only passes by with the arrow keys. */
static void
selected_cb (IteamReaderOutline *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (IteamReaderSection) section = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (!self->following && section != NULL && iteam_reader_section_get_page (section) >= 0)
    go_to_row (self, row);
}

/* Entries come flat, each with how deep it is; one that is deeper than it can be
 * stands as deep as it can. */
static GListStore *
build (IteamReaderOutline *self,
       GPtrArray          *items)
{
  GListStore *roots = g_list_store_new (ITEAM_TYPE_READER_SECTION);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const IteamPdfOutlineItem *item = items->pdata[i];
      IteamReaderSection *section = iteam_reader_section_new (item);

      g_ptr_array_set_size (path, (int) MIN (item->depth, path->len));
      if (path->len == 0)
        {
          iteam_reader_section_set_index (section, g_list_model_get_n_items (G_LIST_MODEL (roots)));
          g_list_store_append (roots, section);
        }
      else
        iteam_reader_section_append (path->pdata[path->len - 1], section);
      g_ptr_array_add (path, section);
      g_ptr_array_add (self->sections, section);
    }

  return roots;
}

static void
show_labels (IteamReaderOutline *self)
{
  for (guint i = 0; self->sections != NULL && i < self->sections->len; i++)
    {
      int page = iteam_reader_section_get_page (self->sections->pdata[i]);

      iteam_reader_section_set_label (self->sections->pdata[i],
                                      page >= 0 ? iteam_pdf_document_get_page_label (self->document, (guint) page) : NULL);
    }
}

/* Opened as the document wants it; if it has a single trunk, that is opened anyway. */
static void
expand_rows (IteamReaderOutline *self,
             gboolean            single)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (IteamReaderSection) section = gtk_tree_list_row_get_item (row);

      if (iteam_reader_section_get_opened (section) || (single && i == 0))
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamReaderOutline) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = iteam_pdf_document_read_outline_finish (ITEAM_PDF_DOCUMENT (source), result, &error);
  GListStore *roots;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document != ITEAM_PDF_DOCUMENT (source))
    return;
  /* A document whose outline cannot be read is read without one. */
  if (items == NULL || items->len == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");

      return;
    }

  self->sections = g_ptr_array_new_with_free_func (g_object_unref);
  roots = build (self, items);
  show_labels (self);
  self->tree = gtk_tree_list_model_new (G_LIST_MODEL (roots), FALSE, FALSE, create_children, NULL, NULL);
  expand_rows (self, g_list_model_get_n_items (G_LIST_MODEL (roots)) == 1);
  self->following = TRUE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->tree));
  self->following = FALSE;
  g_signal_connect_object (self->tree, "items-changed", G_CALLBACK (follow_page), self, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stack, "list");
  follow_page (self);
}

/* Only for who looks at it: in a long document to find where each section is takes
 * longer than to draw the pages that are read. */
static void
read_outline (IteamReaderOutline *self)
{
  if (self->document == NULL || self->cancellable != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->cancellable = g_cancellable_new ();
  iteam_pdf_document_read_outline_async (self->document, self->cancellable, read_cb, g_object_ref (self));
}

static void
map_cb (IteamReaderOutline *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  read_outline (self);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

static void
iteam_reader_outline_dispose (GObject *object)
{
  IteamReaderOutline *self = ITEAM_READER_OUTLINE (object);

  if (self->selection != NULL)
    iteam_reader_outline_set_document (self, NULL);

  G_OBJECT_CLASS (iteam_reader_outline_parent_class)->dispose (object);
}

static void
iteam_reader_outline_class_init (IteamReaderOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_reader_outline_dispose;

  /**
   * IteamReaderOutline::go-to:
   * @page: from 0
   * @y: where on it, in points from the top; NaN for the page as a whole
   *
   * Emitted when a person chose a section.
   */
  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_DOUBLE);
  /**
   * IteamReaderOutline::open-uri:
   * @uri: an address that is not in the document
   *
   * Emitted when a person chose an entry that leads elsewhere.
   */
  signals[SIGNAL_OPEN_URI] = g_signal_new ("open-uri", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (ITEAM_TYPE_READER_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/reader/iteam-reader-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReaderOutline, list);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderOutline, selection);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderOutline, stack);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
iteam_reader_outline_init (IteamReaderOutline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_reader_outline_new:
 *
 * Returns: (transfer floating): an outline of nothing.
 */
IteamReaderOutline *
iteam_reader_outline_new (void)
{
  return g_object_new (ITEAM_TYPE_READER_OUTLINE, NULL);
}

/**
 * iteam_reader_outline_set_document:
 * @self: an outline
 * @document: (nullable): the document, %NULL for none
 */
void
iteam_reader_outline_set_document (IteamReaderOutline *self,
                                   IteamPdfDocument   *document)
{
  g_return_if_fail (ITEAM_IS_READER_OUTLINE (self));

  if (self->document == document)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->tree != NULL)
    g_signal_handlers_disconnect_by_data (self->tree, self);
  self->following = TRUE;
  gtk_single_selection_set_model (self->selection, NULL);
  self->following = FALSE;
  g_clear_object (&self->tree);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_set_object (&self->document, document);
  gtk_stack_set_visible_child_name (self->stack, "none");
  if (document == NULL)
    return;

  g_signal_connect_object (document, "geometry-changed", G_CALLBACK (show_labels), self, G_CONNECT_SWAPPED);
  read_outline (self);
}

/**
 * iteam_reader_outline_set_page:
 * @self: an outline
 * @page: the page that is being read, from 0
 */
void
iteam_reader_outline_set_page (IteamReaderOutline *self,
                               guint               page)
{
  g_return_if_fail (ITEAM_IS_READER_OUTLINE (self));

  if (self->page == page)
    return;

  self->page = page;
  follow_page (self);
}
