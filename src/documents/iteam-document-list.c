/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-list.h"

#include "iteam-document-row.h"

/**
 * IteamDocumentList:
 *
 * The documents of the register, filtered, in an order, and in groups. The title of
 * a group is an item of the list as well, which cannot be chosen.
 */
struct _IteamDocumentList
{
  AdwBin parent_instance;

  IteamDocumentGrouping grouping;
  IteamDocumentOrder order;
  /* borrowed */
  const IteamDocumentFilter *filter;

  guint n_shown;

  /* template children */
  GtkListView *list;

  /* owned */
  GListModel *documents;
  /* what is shown: an IteamDocument, or a GtkStringObject for the title of a group */
  GListStore *items;
  GtkSingleSelection *selection;
  GPtrArray *titles;
  /* the widgets of the documents on the screen */
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

static gboolean
is_shown (IteamDocumentList *self,
          IteamDocument     *document)
{
  return self->filter == NULL || iteam_document_filter_matches (self->filter, document, iteam_day_today ());
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
compare (gconstpointer first,
         gconstpointer second,
         gpointer      user_data)
{
  IteamDocumentList *self = user_data;
  IteamDocument *a = *(IteamDocument *const *) first;
  IteamDocument *b = *(IteamDocument *const *) second;
  int order = get_group (self, a) - get_group (self, b);

  if (order == 0)
    order = compare_in_order (self, a, b);
  if (order == 0)
    order = g_utf8_collate (iteam_document_get_fields (a)->title, iteam_document_get_fields (b)->title);
  if (order == 0)
    order = iteam_document_get_id (a) < iteam_document_get_id (b) ? -1 : 1;

  return order;
}

/* A group keeps its title, so that nothing happens to the list where nothing changed. */
static GObject *
ensure_title (IteamDocumentList *self,
              guint              group,
              const char        *title)
{
  if (self->titles->len <= group)
    g_ptr_array_set_size (self->titles, (int) group + 1);
  if (self->titles->pdata[group] == NULL)
    self->titles->pdata[group] = gtk_string_object_new (title);

  return self->titles->pdata[group];
}

static GPtrArray *
make_items (IteamDocumentList *self,
            GPtrArray         *sorted)
{
  GPtrArray *items = g_ptr_array_sized_new (sorted->len + 16);
  int last = -1;

  for (guint i = 0; i < sorted->len; i++)
    {
      IteamDocument *document = sorted->pdata[i];
      const char *title = get_group_title (self, document);
      int group = get_group (self, document);

      if (title != NULL && group != last)
        g_ptr_array_add (items, ensure_title (self, (guint) group, title));
      g_ptr_array_add (items, document);
      last = group;
    }

  return items;
}

static gboolean
is_same (IteamDocumentList *self,
         guint              position,
         gpointer           item)
{
  /* The list keeps it. */
  g_autoptr (GObject) there = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return there == item;
}

/* One change, of what lies between a beginning and an end that are the same. */
static void
set_items (IteamDocumentList *self,
           GPtrArray         *items)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n_start = 0, n_end = 0;

  while (n_start < MIN (n_before, items->len) && is_same (self, n_start, items->pdata[n_start]))
    n_start++;
  while (n_end < MIN (n_before, items->len) - n_start && is_same (self, n_before - n_end - 1, items->pdata[items->len - n_end - 1]))
    n_end++;
  if (n_start + n_end < MAX (n_before, items->len))
    g_list_store_splice (self->items, n_start, n_before - n_start - n_end, items->pdata + n_start, items->len - n_start - n_end);
}

/* What is chosen stays where it was edited, even if the filter does not let it
 * through any more; what another filter hides is not what a person means. */
static void
arrange (IteamDocumentList *self,
         gboolean           keep)
{
  IteamDocument *kept = keep ? iteam_document_list_get_selected (self) : NULL;
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) items = NULL;

  self->n_shown = 0;
  for (guint i = 0; self->documents != NULL && i < g_list_model_get_n_items (self->documents); i++)
    {
      g_autoptr (IteamDocument) document = g_list_model_get_item (self->documents, i);
      gboolean shown = is_shown (self, document);

      self->n_shown += shown;
      if (shown || document == kept)
        g_ptr_array_add (documents, g_steal_pointer (&document));
    }
  g_ptr_array_sort_with_data (documents, compare, self);
  items = make_items (self, documents);
  set_items (self, items);
}

static void
show_news_of (IteamDocumentList *self,
              IteamDocumentRow  *row)
{
  IteamRef ref = { ITEAM_KIND_DOCUMENT, iteam_document_get_id (iteam_document_row_get_document (row)) };
  const IteamNews *news = self->news != NULL ? iteam_news_list_find (self->news, &ref) : NULL;
  g_autofree char *text = news != NULL ? iteam_news_list_describe (news) : NULL;

  iteam_document_row_set_news (row, text);
}

static void
show_news (IteamDocumentList *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    show_news_of (self, row);
}

static void
bind_title (GtkListItem *item,
            const char  *title)
{
  GtkWidget *label = gtk_list_item_get_child (item);

  if (!GTK_IS_LABEL (label))
    {
      label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "heading");
      gtk_widget_add_css_class (label, "iteam-group-title");
      gtk_list_item_set_child (item, label);
    }
  gtk_label_set_label (GTK_LABEL (label), title);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         IteamDocumentList        *self)
{
  gpointer object = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);

  gtk_list_item_set_selectable (item, ITEAM_IS_DOCUMENT (object));
  gtk_list_item_set_activatable (item, ITEAM_IS_DOCUMENT (object));
  if (GTK_IS_STRING_OBJECT (object))
    {
      bind_title (item, gtk_string_object_get_string (object));
      return;
    }

  if (!ITEAM_IS_DOCUMENT_ROW (row))
    {
      row = iteam_document_row_new ();
      gtk_list_item_set_child (item, row);
    }
  iteam_document_row_set_document (ITEAM_DOCUMENT_ROW (row), object);
  show_news_of (self, ITEAM_DOCUMENT_ROW (row));
  g_hash_table_add (self->rows, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           IteamDocumentList        *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  if (!ITEAM_IS_DOCUMENT_ROW (row))
    return;

  if (self->rows != NULL)
    g_hash_table_remove (self->rows, row);
  iteam_document_row_set_document (ITEAM_DOCUMENT_ROW (row), NULL);
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
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
unref_title (gpointer title)
{
  g_clear_object (&title);
}

static void
iteam_document_list_init (IteamDocumentList *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  self->titles = g_ptr_array_new_with_free_func (unref_title);
  self->items = g_list_store_new (G_TYPE_OBJECT);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
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

/**
 * iteam_document_list_update:
 * @self: a list
 *
 * Shows the register as it is now.
 */
void
iteam_document_list_update (IteamDocumentList *self)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (ITEAM_IS_DOCUMENT_LIST (self));

  arrange (self, TRUE);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    iteam_document_row_update (row);
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
  arrange (self, FALSE);
  /* What is found is read from the top. */
  if (iteam_document_list_get_selected (self) == NULL && g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0u);
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

  if (self->grouping != grouping)
    g_ptr_array_set_size (self->titles, 0);
  self->grouping = grouping;
  self->order = order;
  arrange (self, TRUE);
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
  g_return_val_if_fail (ITEAM_IS_DOCUMENT_LIST (self), 0);

  return self->n_shown;
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
  gpointer item;

  g_return_val_if_fail (ITEAM_IS_DOCUMENT_LIST (self), NULL);

  item = gtk_single_selection_get_selected_item (self->selection);

  return ITEAM_IS_DOCUMENT (item) ? item : NULL;
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
  guint selected;

  g_return_val_if_fail (ITEAM_IS_DOCUMENT_LIST (self), -1);

  selected = gtk_single_selection_get_selected (self->selection);

  return selected != GTK_INVALID_LIST_POSITION ? (int) selected : -1;
}

static IteamDocument *
get_document (IteamDocumentList *self,
              guint              position)
{
  /* The list keeps it. */
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return ITEAM_IS_DOCUMENT (item) ? ITEAM_DOCUMENT (item) : NULL;
}

static void
select_position (IteamDocumentList *self,
                 guint              position)
{
  gtk_single_selection_set_selected (self->selection, position);
  /* This also says where the keyboard goes when it comes to the list. */
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
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
  g_return_val_if_fail (ITEAM_IS_DOCUMENT_LIST (self), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      IteamDocument *document = get_document (self, i);

      if (document == NULL || iteam_document_get_id (document) != id)
        continue;
      select_position (self, i);

      return TRUE;
    }

  return FALSE;
}

/**
 * iteam_document_list_select_near:
 * @self: a list
 * @index: where something stood that is gone
 *
 * Chooses what stands there now, or else what stands above, or else below.
 *
 * Returns: whether there is something.
 */
gboolean
iteam_document_list_select_near (IteamDocumentList *self,
                                 int                index)
{
  int n_items;

  g_return_val_if_fail (ITEAM_IS_DOCUMENT_LIST (self), FALSE);

  n_items = (int) g_list_model_get_n_items (G_LIST_MODEL (self->items));
  for (int i = MIN (index, n_items - 1); i >= 0; i--)
    if (get_document (self, (guint) i) != NULL)
      {
        select_position (self, (guint) i);

        return TRUE;
      }
  /* Above the first there is only the title of its group. */
  for (int i = MAX (index, 0); i < n_items; i++)
    if (get_document (self, (guint) i) != NULL)
      {
        select_position (self, (guint) i);

        return TRUE;
      }

  return FALSE;
}

/**
 * iteam_document_list_focus:
 * @self: a list
 *
 * Brings the keyboard to the document that is chosen, or else chooses the first one.
 */
void
iteam_document_list_focus (IteamDocumentList *self)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_LIST (self));

  iteam_document_list_select_near (self, MAX (iteam_document_list_get_place (self), 0));
}
