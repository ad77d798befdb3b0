/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-list.h"

#include "iteam-document-row.h"

/**
 * IteamDocumentList:
 *
 * The documents of the register, filtered, in an order, and in groups. Each row
 * stays as long as its document does.
 */
struct _IteamDocumentList
{
  AdwBin parent_instance;

  IteamDocumentGrouping grouping;
  IteamDocumentOrder order;
  /* borrowed */
  const IteamDocumentFilter *filter;

  /* template children */
  GtkListBox *list;

  /* owned */
  GListModel *documents;
  GHashTable *rows;
  IteamNewsList *news;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamDocumentList, iteam_document_list, ADW_TYPE_BIN)

static IteamDocument *
get_document (GtkListBoxRow *row)
{
  return iteam_document_row_get_document (ITEAM_DOCUMENT_ROW (row));
}

static gboolean
is_shown (GtkListBoxRow *row,
          gpointer       user_data)
{
  IteamDocumentList *self = user_data;

  return self->filter == NULL || iteam_document_filter_matches (self->filter, get_document (row), iteam_day_today ());
}

static int
get_group (IteamDocumentList *self,
           IteamDocument     *document)
{
  /* What waits for someone comes first, what is of the past last. */
  static const int places[] = {
    [ITEAM_DOCUMENT_DUE] = 0,
    [ITEAM_DOCUMENT_IN_FORCE] = 1,
    [ITEAM_DOCUMENT_SUPERSEDED] = 2,
  };

  switch (self->grouping)
    {
    case ITEAM_DOCUMENT_GROUPING_KIND: return (int) iteam_document_get_fields (document)->kind;
    case ITEAM_DOCUMENT_GROUPING_STATE: return places[iteam_document_get_state (document, iteam_day_today ())];
    case ITEAM_DOCUMENT_GROUPING_NONE:
    default: return 0;
    }
}

static const char *
get_group_title (IteamDocumentList *self,
                 IteamDocument     *document)
{
  switch (self->grouping)
    {
    case ITEAM_DOCUMENT_GROUPING_KIND: return iteam_document_kind_plural (iteam_document_get_fields (document)->kind);
    case ITEAM_DOCUMENT_GROUPING_STATE: return iteam_document_state_label (iteam_document_get_state (document, iteam_day_today ()));
    case ITEAM_DOCUMENT_GROUPING_NONE:
    default: return NULL;
    }
}

/* Without a day it comes last. */
static int
compare_days (IteamDay first,
              IteamDay second)
{
  if (first == second)
    return 0;
  if (first == ITEAM_DAY_NONE || second == ITEAM_DAY_NONE)
    return first == ITEAM_DAY_NONE ? 1 : -1;

  return first < second ? -1 : 1;
}

static IteamDay
get_adopted (IteamDocument *document)
{
  const IteamAdoption *adoption = iteam_document_get_last_adoption (document);

  return adoption != NULL ? adoption->day : ITEAM_DAY_NONE;
}

static int
compare_in_order (IteamDocumentList *self,
                  IteamDocument     *first,
                  IteamDocument     *second)
{
  const IteamDocumentFields *a = iteam_document_get_fields (first);
  const IteamDocumentFields *b = iteam_document_get_fields (second);
  IteamDay adopted_a, adopted_b;

  switch (self->order)
    {
    case ITEAM_DOCUMENT_ORDER_ADOPTED:
      adopted_a = get_adopted (first);
      adopted_b = get_adopted (second);
      if (adopted_a == ITEAM_DAY_NONE || adopted_b == ITEAM_DAY_NONE)
        return compare_days (adopted_a, adopted_b);
      return compare_days (adopted_b, adopted_a);
    case ITEAM_DOCUMENT_ORDER_REVIEW: return compare_days (a->review, b->review);
    case ITEAM_DOCUMENT_ORDER_NUMBER:
      /* What has no number yet is the newest. */
      if (a->number == 0 || b->number == 0)
        return (b->number == 0) - (a->number == 0);
      return b->number - a->number;
    case ITEAM_DOCUMENT_ORDER_TITLE:
    default: return 0;
    }
}

static int
compare_rows (GtkListBoxRow *first,
              GtkListBoxRow *second,
              gpointer       user_data)
{
  IteamDocumentList *self = user_data;
  IteamDocument *a = get_document (first);
  IteamDocument *b = get_document (second);
  int order = get_group (self, a) - get_group (self, b);

  if (order == 0)
    order = compare_in_order (self, a, b);
  if (order == 0)
    order = g_utf8_collate (iteam_document_get_fields (a)->title, iteam_document_get_fields (b)->title);
  if (order == 0)
    order = iteam_document_get_id (a) < iteam_document_get_id (b) ? -1 : 1;

  return order;
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  IteamDocumentList *self = user_data;
  const char *title = get_group_title (self, get_document (row));
  GtkWidget *label;

  if (title == NULL || (before != NULL && get_group (self, get_document (before)) == get_group (self, get_document (row))))
    {
      gtk_list_box_row_set_header (row, NULL);

      return;
    }

  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "iteam-group-title");
  gtk_list_box_row_set_header (row, label);
}

static void
show_news (IteamDocumentList *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      IteamRef ref = { ITEAM_KIND_DOCUMENT, iteam_document_get_id (get_document (row)) };
      const IteamNews *news = self->news != NULL ? iteam_news_list_find (self->news, &ref) : NULL;
      g_autofree char *text = news != NULL ? iteam_news_list_describe (news) : NULL;

      iteam_document_row_set_news (row, text);
    }
}

static void
selected_cb (IteamDocumentList *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
activated_cb (IteamDocumentList *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
iteam_document_list_dispose (GObject *object)
{
  IteamDocumentList *self = ITEAM_DOCUMENT_LIST (object);

  if (self->news != NULL)
    g_signal_handlers_disconnect_by_data (self->news, self);
  g_clear_object (&self->news);
  g_clear_object (&self->documents);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (iteam_document_list_parent_class)->dispose (object);
}

static void
iteam_document_list_class_init (IteamDocumentListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_document_list_dispose;

  /**
   * IteamDocumentList::selected:
   *
   * Emitted when another document was chosen, or none is any more.
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * IteamDocumentList::opened:
   *
   * Emitted when the document that is chosen is to be opened.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/documents/iteam-document-list.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentList, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
iteam_document_list_init (IteamDocumentList *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, is_shown, self, NULL);
  gtk_list_box_set_sort_func (self->list, compare_rows, self, NULL);
  gtk_list_box_set_header_func (self->list, update_header, self, NULL);
}

/**
 * iteam_document_list_set_documents:
 * @self: a list
 * @documents: (element-type IteamDocument): the register; once
 */
void
iteam_document_list_set_documents (IteamDocumentList *self,
                                   GListModel        *documents)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_LIST (self));

  g_set_object (&self->documents, documents);
}

static void
remove_gone (IteamDocumentList *self,
             GHashTable        *there)
{
  GHashTableIter iter;
  gpointer document, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &document, &row))
    if (!g_hash_table_contains (there, document))
      {
        g_hash_table_iter_remove (&iter);
        gtk_list_box_remove (self->list, row);
      }
}

/**
 * iteam_document_list_update:
 * @self: a list
 *
 * Shows the register as it is now.
 */
void
iteam_document_list_update (IteamDocumentList *self)
{
  g_autoptr (GHashTable) there = g_hash_table_new (NULL, NULL);

  g_return_if_fail (ITEAM_IS_DOCUMENT_LIST (self));

  for (guint i = 0; i < g_list_model_get_n_items (self->documents); i++)
    {
      g_autoptr (IteamDocument) document = g_list_model_get_item (self->documents, i);
      GtkWidget *row = g_hash_table_lookup (self->rows, document);

      g_hash_table_add (there, document);
      if (row != NULL)
        {
          iteam_document_row_update (ITEAM_DOCUMENT_ROW (row));
          continue;
        }
      row = iteam_document_row_new (document);
      g_hash_table_insert (self->rows, document, row);
      gtk_list_box_append (self->list, row);
    }
  remove_gone (self, there);
  show_news (self);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

/**
 * iteam_document_list_set_filter:
 * @self: a list
 * @filter: what is shown; stays the caller's, who calls this again when it changed
 */
void
iteam_document_list_set_filter (IteamDocumentList         *self,
                                const IteamDocumentFilter *filter)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_LIST (self));

  self->filter = filter;
  gtk_list_box_invalidate_filter (self->list);
}

/**
 * iteam_document_list_arrange:
 * @self: a list
 * @grouping: what stands together
 * @order: in which order they stand
 */
void
iteam_document_list_arrange (IteamDocumentList     *self,
                             IteamDocumentGrouping  grouping,
                             IteamDocumentOrder     order)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_LIST (self));

  self->grouping = grouping;
  self->order = order;
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

/**
 * iteam_document_list_set_news:
 * @self: a list
 * @news: (nullable): what is new in the team file
 */
void
iteam_document_list_set_news (IteamDocumentList *self,
                              IteamNewsList     *news)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_LIST (self));

  if (self->news != NULL)
    g_signal_handlers_disconnect_by_data (self->news, self);
  g_set_object (&self->news, news);
  if (news != NULL)
    g_signal_connect_object (news, "changed", G_CALLBACK (show_news), self, G_CONNECT_SWAPPED);
  show_news (self);
}

/**
 * iteam_document_list_get_n_shown:
 * @self: a list
 *
 * Returns: how many documents the filter lets through.
 */
guint
iteam_document_list_get_n_shown (IteamDocumentList *self)
{
  GHashTableIter iter;
  gpointer row;
  guint n_shown = 0;

  g_return_val_if_fail (ITEAM_IS_DOCUMENT_LIST (self), 0);

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    n_shown += is_shown (row, self);

  return n_shown;
}

/**
 * iteam_document_list_get_selected:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the document that is chosen.
 */
IteamDocument *
iteam_document_list_get_selected (IteamDocumentList *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (ITEAM_IS_DOCUMENT_LIST (self), NULL);

  row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? get_document (row) : NULL;
}

/**
 * iteam_document_list_get_place:
 * @self: a list
 *
 * Returns: where the document stands that is chosen, or -1.
 */
int
iteam_document_list_get_place (IteamDocumentList *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (ITEAM_IS_DOCUMENT_LIST (self), -1);

  row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static void
select_row (IteamDocumentList *self,
            GtkListBoxRow     *row)
{
  gtk_list_box_select_row (self->list, row);
  /* Scrolls it into view. */
  if (gtk_widget_get_mapped (GTK_WIDGET (row)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * iteam_document_list_select:
 * @self: a list
 * @id: key of a document
 *
 * Returns: whether it is in the list and shown, and chosen now.
 */
gboolean
iteam_document_list_select (IteamDocumentList *self,
                            gint64             id)
{
  GHashTableIter iter;
  gpointer document, row;

  g_return_val_if_fail (ITEAM_IS_DOCUMENT_LIST (self), FALSE);

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &document, &row))
    if (iteam_document_get_id (document) == id && is_shown (row, self))
      {
        select_row (self, row);

        return TRUE;
      }

  return FALSE;
}

/**
 * iteam_document_list_select_near:
 * @self: a list
 * @index: where something stood that is gone
 *
 * Chooses what stands there now, or else what stands above.
 *
 * Returns: whether there is something.
 */
gboolean
iteam_document_list_select_near (IteamDocumentList *self,
                                 int                index)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT_LIST (self), FALSE);

  for (int i = index; i >= 0; i--)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row == NULL || !is_shown (row, self))
        continue;
      select_row (self, row);

      return TRUE;
    }

  return FALSE;
}
