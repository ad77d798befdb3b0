/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-page-results.h"

#include <glib/gi18n-lib.h>

#include "iteam-page-row.h"
#include "iteam-store-pages.h"

/* As much as someone looks through; who wants more types more. */
#define MOST_DOCUMENTS 20
#define MOST_PAGES 5

/* Shorter words are on nearly every page. */
#define SHORTEST 2

/**
 * IteamPageResults:
 *
 * What a search through the pages of all documents found, by document: each page
 * with its line. It follows what is typed; an answer that a later key made
 * needless is not waited for. It is hidden when it has nothing to show.
 */
struct _IteamPageResults
{
  AdwBin parent_instance;

  guint n_documents;

  /* template children */
  GtkLabel *heading;
  GtkListBox *list;

  /* owned */
  IteamStore *store;
  char *query;
  GCancellable *cancellable;
};

enum
{
  PROP_STORE = 1,
  PROP_QUERY,
  PROP_N_DOCUMENTS,
  N_PROPS
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamPageResults, iteam_page_results, ADW_TYPE_BIN)

static void
row_activated_cb (IteamPageResults *self,
                  GtkListBoxRow    *row)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, iteam_page_row_get_document (ITEAM_PAGE_ROW (row)),
                 iteam_page_row_get_page (ITEAM_PAGE_ROW (row)), iteam_page_row_get_found (ITEAM_PAGE_ROW (row)));
}

/* Above the first page of each document stands what it is called. */
static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  const char *title = iteam_page_row_get_title (ITEAM_PAGE_ROW (row));
  GtkWidget *header;

  if (before != NULL &&
      iteam_page_row_get_document (ITEAM_PAGE_ROW (before)) == iteam_page_row_get_document (ITEAM_PAGE_ROW (row)))
    {
      gtk_list_box_row_set_header (row, NULL);

      return;
    }
  header = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_label_set_ellipsize (GTK_LABEL (header), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (header, "iteam-page-header");
  gtk_list_box_row_set_header (row, header);
}

static void
clear (IteamPageResults *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
set_n_documents (IteamPageResults *self,
                 guint             n_documents)
{
  gtk_widget_set_visible (GTK_WIDGET (self), n_documents > 0);
  if (self->n_documents == n_documents)
    return;
  self->n_documents = n_documents;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DOCUMENTS]);
}

static void
show_hits (IteamPageResults    *self,
           const IteamPageHits *hits)
{
  g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", hits->n_pages), hits->n_pages);
  g_autofree char *documents = g_strdup_printf (ngettext ("%u document", "%u documents", hits->n_documents), hits->n_documents);
  /* Translators: "12 pages in 3 documents". */
  g_autofree char *heading = g_strdup_printf (_("%s in %s"), pages, documents);

  clear (self);
  for (guint i = 0; i < hits->documents->len; i++)
    {
      const IteamDocumentHits *document = hits->documents->pdata[i];

      for (guint j = 0; j < document->pages->len; j++)
        gtk_list_box_append (self->list, iteam_page_row_new (document, document->pages->pdata[j]));
    }
  gtk_label_set_text (self->heading, heading);
  set_n_documents (self, hits->n_documents);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  IteamPageResults *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamPageHits) hits = iteam_store_search_pages_finish (ITEAM_STORE (source), result, &error);

  /* What was cancelled may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (hits != NULL)
    {
      show_hits (self, hits);

      return;
    }
  /* The list of documents beside it asks the same store, and tells what is wrong. */
  clear (self);
  set_n_documents (self, 0);
}

static void
search (IteamPageResults *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store == NULL || self->query == NULL || g_utf8_strlen (self->query, -1) < SHORTEST)
    {
      clear (self);
      set_n_documents (self, 0);

      return;
    }
  self->cancellable = g_cancellable_new ();
  iteam_store_search_pages_async (self->store, self->query, MOST_DOCUMENTS, MOST_PAGES, self->cancellable, found_cb, self);
}

/* A document that has just been read, renamed or deleted. */
static void
changed_cb (IteamPageResults *self,
            IteamChanges     *changes)
{
  gboolean documents = changes->everything;

  for (guint i = 0; i < changes->refs->len && !documents; i++)
    documents = g_array_index (changes->refs, IteamRef, i).kind == ITEAM_KIND_DOCUMENT;
  if (documents && self->query != NULL)
    search (self);
}

static void
iteam_page_results_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  IteamPageResults *self = ITEAM_PAGE_RESULTS (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, self->store); break;
    case PROP_QUERY: g_value_set_string (value, self->query); break;
    case PROP_N_DOCUMENTS: g_value_set_uint (value, self->n_documents); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_page_results_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  IteamPageResults *self = ITEAM_PAGE_RESULTS (object);

  switch (property_id)
    {
    case PROP_STORE: iteam_page_results_set_store (self, g_value_get_object (value)); break;
    case PROP_QUERY: iteam_page_results_set_query (self, g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_page_results_dispose (GObject *object)
{
  IteamPageResults *self = ITEAM_PAGE_RESULTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, g_free);

  G_OBJECT_CLASS (iteam_page_results_parent_class)->dispose (object);
}

static void
iteam_page_results_class_init (IteamPageResultsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = iteam_page_results_get_property;
  object_class->set_property = iteam_page_results_set_property;
  object_class->dispose = iteam_page_results_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, flags);
  properties[PROP_QUERY] = g_param_spec_string ("query", NULL, NULL, NULL, flags);
  properties[PROP_N_DOCUMENTS] = g_param_spec_uint ("n-documents", NULL, NULL, 0, G_MAXUINT, 0,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamPageResults::open:
   * @document: the key of a document
   * @page: one of its pages, from 0
   * @found: (nullable): what was found there, as it stands on the page
   *
   * Emitted when a person chooses a page.
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-page-results.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamPageResults, heading);
  gtk_widget_class_bind_template_child (widget_class, IteamPageResults, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
iteam_page_results_init (IteamPageResults *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

/**
 * iteam_page_results_set_store:
 * @self: results
 * @store: (nullable): the store whose documents are searched
 */
void
iteam_page_results_set_store (IteamPageResults *self,
                              IteamStore       *store)
{
  g_return_if_fail (ITEAM_IS_PAGE_RESULTS (self));

  if (self->store == store)
    return;
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  search (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

/**
 * iteam_page_results_set_query:
 * @self: results
 * @query: (nullable): what is typed: words, and phrases in double quotes
 */
void
iteam_page_results_set_query (IteamPageResults *self,
                              const char       *query)
{
  g_return_if_fail (ITEAM_IS_PAGE_RESULTS (self));

  if (g_strcmp0 (self->query, query) == 0)
    return;
  g_free (self->query);
  self->query = g_strdup (query);
  search (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

/**
 * iteam_page_results_get_n_documents:
 * @self: results
 *
 * Returns: in how many documents something was found.
 */
guint
iteam_page_results_get_n_documents (IteamPageResults *self)
{
  g_return_val_if_fail (ITEAM_IS_PAGE_RESULTS (self), 0);

  return self->n_documents;
}
