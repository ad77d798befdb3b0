/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-find.h"

#include <glib/gi18n-lib.h>

#include "iteam-reader-hit.h"
#include "iteam-store-pages.h"

/* Who finds more than this looks for another word. */
#define MOST_HITS 5000

/**
 * IteamReaderFind:
 *
 * Finds words in a document: all hits stand in a list, with page and line, as they
 * come; one of them is the current one. They come from the texts that the team file
 * keeps of its pages, where it has them, and else from the document itself.
 */
struct _IteamReaderFind
{
  AdwBin parent_instance;

  /* template children */
  GtkEditable *entry;
  GtkLabel *status_label;
  GtkWidget *list;
  GtkSingleSelection *selection;
  GtkWidget *previous_button;
  GtkWidget *next_button;

  guint page;
  guint first_page;
  guint n_wrapped;
  guint n_looked_through;
  gboolean following;
  gboolean chosen;

  /* owned */
  IteamStore *store;
  char *hash;
  IteamFind *sought;
  IteamPdfDocument *document;
  GCancellable *finding;
  GPtrArray *hits;
  GListStore *rows;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_GO_TO_HIT,
  SIGNAL_CLOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamReaderFind, iteam_reader_find, ADW_TYPE_BIN)

static void
show_status (IteamReaderFind *self,
             gboolean         done)
{
  guint current = iteam_reader_find_get_current (self);
  gboolean is_asked = gtk_editable_get_text (self->entry)[0] != '\0';
  g_autofree char *text = NULL;

  if (self->hits->len >= MOST_HITS)
    text = g_strdup_printf (_("%u of more than %u"), current + 1, MOST_HITS);
  else if (self->hits->len > 0)
    /* Translators: the how-manieth of how many things found. */
    text = g_strdup_printf (_("%u of %u"), current + 1, self->hits->len);
  else if (is_asked)
    text = g_strdup (done ? _("Nothing found") : _("Searching…"));

  gtk_label_set_label (self->status_label, text != NULL ? text : "");
  gtk_widget_set_sensitive (self->previous_button, self->hits->len > 0);
  gtk_widget_set_sensitive (self->next_button, self->hits->len > 0);
}

/* Rows that come in above the current one move it. */
static void
scroll_to_current (IteamReaderFind *self)
{
  if (self->hits->len > 0 && gtk_widget_get_mapped (self->list))
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", iteam_reader_find_get_current (self));
}

static void
choose (IteamReaderFind *self,
        guint            index)
{
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, index);
  self->following = FALSE;
  scroll_to_current (self);
  show_status (self, TRUE);
  g_signal_emit (self, signals[SIGNAL_GO_TO_HIT], 0, index);
}

static void
selected_cb (IteamReaderFind *self)
{
  guint index = gtk_single_selection_get_selected (self->selection);

  if (self->following || index == GTK_INVALID_LIST_POSITION)
    return;
  self->chosen = TRUE;
  show_status (self, TRUE);
  g_signal_emit (self, signals[SIGNAL_GO_TO_HIT], 0, index);
}

static void
clear (IteamReaderFind *self)
{
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->following = TRUE;
  g_list_store_remove_all (self->rows);
  self->following = FALSE;
  g_ptr_array_set_size (self->hits, 0);
  g_clear_pointer (&self->sought, iteam_find_unref);
  self->n_wrapped = self->n_looked_through = 0;
  self->chosen = FALSE;
}

/* Takes the hits that stand together in the list, from @first on; returns how many. */
static guint
take_run (IteamReaderFind *self,
          GPtrArray       *hits,
          guint            first)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean wrapped = ((IteamPdfHit *) hits->pdata[first])->page < self->first_page;
  guint place = wrapped ? self->n_wrapped : self->hits->len;

  for (guint i = first; i < hits->len && self->hits->len < MOST_HITS; i++)
    {
      IteamPdfHit *hit = hits->pdata[i];

      if ((hit->page < self->first_page) != wrapped)
        break;
      g_ptr_array_insert (self->hits, (int) (place + rows->len), iteam_pdf_hit_ref (hit));
      g_ptr_array_add (rows, iteam_reader_hit_new (hit, iteam_pdf_document_get_page_label (self->document, hit->page)));
    }
  g_list_store_splice (self->rows, place, 0, rows->pdata, rows->len);
  if (wrapped)
    self->n_wrapped += rows->len;

  return rows->len;
}

/* What is found is looked for from the page that is read, onwards and then from the
 * beginning; in the list it stands in the order of the pages. */
static void
take_hits (IteamReaderFind *self,
           GPtrArray       *hits)
{
  guint n_before = self->hits->len;
  guint i = 0;

  if (hits->len == 0 || self->hits->len >= MOST_HITS)
    return;

  self->following = TRUE;
  while (i < hits->len && self->hits->len < MOST_HITS)
    i += take_run (self, hits, i);
  self->following = FALSE;

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (!self->chosen && n_before == 0)
    {
      self->chosen = TRUE;
      choose (self, self->n_wrapped < self->hits->len ? self->n_wrapped : 0);
    }
  show_status (self, FALSE);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (IteamReaderFind) self = user_data;
  g_autoptr (IteamPdfText) text = iteam_pdf_document_read_text_finish (ITEAM_PDF_DOCUMENT (source), result, NULL);

  if (text != NULL && self->hits->len == 0 && iteam_pdf_text_get_n_chars (text) == 0)
    gtk_label_set_label (self->status_label, _("This page has no letters, only a picture of them: a scan cannot be searched."));
}

/* All was looked through. */
static void
finish (IteamReaderFind *self)
{
  show_status (self, TRUE);
  if (self->hits->len == 0)
    iteam_pdf_document_read_text_async (self->document, self->page, ITEAM_PDF_PRIORITY_NEXT, self->finding, text_read_cb, g_object_ref (self));
}

static void
hits_cb (GPtrArray *hits,
         unsigned   pages_done,
         gpointer   user_data)
{
  take_hits (user_data, hits);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (IteamReaderFind) self = user_data;
  g_autoptr (GError) error = NULL;

  if (iteam_pdf_document_find_finish (ITEAM_PDF_DOCUMENT (source), result, &error))
    finish (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_label (self->status_label, error->message);
}

static void
find_in_document (IteamReaderFind *self)
{
  iteam_pdf_document_find_async (self->document, gtk_editable_get_text (self->entry), ITEAM_FIND_NONE, self->first_page, 0, hits_cb,
                                 g_object_ref (self), g_object_unref, self->finding, found_cb, g_object_ref (self));
}

/* What was found in stored texts, as what a document finds: only where on its page it
 * is remains to be looked up. */
static GPtrArray *
new_hits (GPtrArray *found)
{
  GPtrArray *hits = g_ptr_array_new_full (found->len, (GDestroyNotify) iteam_pdf_hit_unref);

  for (guint i = 0; i < found->len; i++)
    {
      const IteamPageHit *hit = found->pdata[i];
      const IteamPageContext *context = hit->context;

      g_ptr_array_add (hits, iteam_pdf_hit_new (hit->page, context->line, context->from, context->to, context->number,
                                                g_array_new (FALSE, FALSE, sizeof (IteamPdfRect))));
    }

  return hits;
}

static void find_in_store (IteamReaderFind *self, guint first);

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (IteamReaderFind) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamPagesFound) found = iteam_store_find_in_pages_finish (ITEAM_STORE (source), result, &error);
  g_autoptr (GPtrArray) hits = NULL;
  guint n_pages;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL)
    return;
  if (found == NULL || !found->known)
    {
      find_in_document (self);

      return;
    }

  hits = new_hits (found->hits);
  n_pages = iteam_pdf_document_get_n_pages (self->document);
  self->n_looked_through += found->n_pages;
  take_hits (self, hits);
  if (self->n_looked_through < n_pages && self->hits->len < MOST_HITS)
    find_in_store (self, (self->first_page + self->n_looked_through) % n_pages);
  else
    {
      scroll_to_current (self);
      finish (self);
    }
}

static void
find_in_store (IteamReaderFind *self,
               guint            first)
{
  guint end = first < self->first_page ? self->first_page : iteam_pdf_document_get_n_pages (self->document);

  iteam_store_find_in_pages_async (self->store, self->hash, gtk_editable_get_text (self->entry), first, end - first, self->finding,
                                   stored_cb, g_object_ref (self));
}

static void
find (IteamReaderFind *self)
{
  const char *query = gtk_editable_get_text (self->entry);

  clear (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  show_status (self, FALSE);
  if (self->document == NULL || query[0] == '\0')
    return;

  self->finding = g_cancellable_new ();
  self->sought = iteam_find_new (query, ITEAM_FIND_NONE);
  self->first_page = self->page;
  if (self->store != NULL && self->hash != NULL)
    find_in_store (self, self->first_page);
  else
    find_in_document (self);
}

static void
next_cb (IteamReaderFind *self)
{
  iteam_reader_find_step (self, TRUE);
}

static void
previous_cb (IteamReaderFind *self)
{
  iteam_reader_find_step (self, FALSE);
}

static void
close_cb (IteamReaderFind *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

static void
iteam_reader_find_dispose (GObject *object)
{
  IteamReaderFind *self = ITEAM_READER_FIND (object);

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_object (&self->document);
  g_clear_object (&self->rows);
  g_clear_object (&self->store);
  g_clear_pointer (&self->hash, g_free);
  g_clear_pointer (&self->sought, iteam_find_unref);
  g_clear_pointer (&self->hits, g_ptr_array_unref);

  G_OBJECT_CLASS (iteam_reader_find_parent_class)->dispose (object);
}

static void
iteam_reader_find_class_init (IteamReaderFindClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_reader_find_dispose;

  /**
   * IteamReaderFind::changed:
   *
   * Emitted when there are more hits, or others.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * IteamReaderFind::go-to-hit:
   * @index: which hit
   *
   * Emitted when another hit is the current one.
   */
  signals[SIGNAL_GO_TO_HIT] = g_signal_new ("go-to-hit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * IteamReaderFind::close:
   *
   * Emitted when a person is done with finding.
   */
  signals[SIGNAL_CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ITEAM_TYPE_READER_HIT);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/reader/iteam-reader-find.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReaderFind, entry);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderFind, list);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderFind, next_button);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderFind, previous_button);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderFind, selection);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderFind, status_label);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, find);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
iteam_reader_find_init (IteamReaderFind *self)
{
  self->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_pdf_hit_unref);
  self->rows = g_list_store_new (ITEAM_TYPE_READER_HIT);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  show_status (self, TRUE);
}

/**
 * iteam_reader_find_new:
 *
 * Returns: (transfer floating): what finds in nothing.
 */
IteamReaderFind *
iteam_reader_find_new (void)
{
  return g_object_new (ITEAM_TYPE_READER_FIND, NULL);
}

/**
 * iteam_reader_find_set_document:
 * @self: what finds
 * @document: (nullable): the document to find in
 */
void
iteam_reader_find_set_document (IteamReaderFind  *self,
                                IteamPdfDocument *document)
{
  g_return_if_fail (ITEAM_IS_READER_FIND (self));

  if (self->document == document)
    return;

  clear (self);
  g_set_object (&self->document, document);
  iteam_reader_find_set_stored (self, NULL, NULL);
  gtk_editable_set_text (self->entry, "");
  show_status (self, TRUE);
}

/**
 * iteam_reader_find_set_stored:
 * @self: what finds
 * @store: (nullable): the team file that the document is in
 * @hash: (nullable): what names its contents there
 *
 * Has it look in the texts that the team file keeps of the document's pages, which
 * is much quicker, as soon as it has them. For after iteam_reader_find_set_document().
 */
void
iteam_reader_find_set_stored (IteamReaderFind *self,
                              IteamStore      *store,
                              const char      *hash)
{
  char *copy = g_strdup (hash);

  g_return_if_fail (ITEAM_IS_READER_FIND (self));

  g_set_object (&self->store, store);
  g_free (self->hash);
  self->hash = copy;
}

/**
 * iteam_reader_find_set_page:
 * @self: what finds
 * @page: the page that is being read, from 0: from there on it is looked
 */
void
iteam_reader_find_set_page (IteamReaderFind *self,
                            guint            page)
{
  g_return_if_fail (ITEAM_IS_READER_FIND (self));

  self->page = page;
}

/**
 * iteam_reader_find_begin:
 * @self: what finds
 * @query: (nullable): what to look for, %NULL to leave what is there
 *
 * Gives the keyboard to it.
 */
void
iteam_reader_find_begin (IteamReaderFind *self,
                         const char      *query)
{
  g_return_if_fail (ITEAM_IS_READER_FIND (self));

  if (query != NULL)
    gtk_editable_set_text (self->entry, query);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

/**
 * iteam_reader_find_step:
 * @self: what finds
 * @forward: whether to the next, else to the one before
 *
 * Makes another hit the current one; after the last comes the first.
 */
void
iteam_reader_find_step (IteamReaderFind *self,
                        gboolean         forward)
{
  guint n, current;

  g_return_if_fail (ITEAM_IS_READER_FIND (self));

  n = self->hits->len;
  if (n == 0)
    return;

  current = iteam_reader_find_get_current (self);
  choose (self, (current + (forward ? 1 : n - 1)) % n);
}

/**
 * iteam_reader_find_stop:
 * @self: what finds
 *
 * Forgets what was found; what was looked for stays, for the next time.
 */
void
iteam_reader_find_stop (IteamReaderFind *self)
{
  g_return_if_fail (ITEAM_IS_READER_FIND (self));

  clear (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * iteam_reader_find_get_hits:
 * @self: what finds
 *
 * Returns: (transfer none) (element-type IteamPdfHit): what was found so far.
 */
GPtrArray *
iteam_reader_find_get_hits (IteamReaderFind *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_FIND (self), NULL);

  return self->hits;
}

/**
 * iteam_reader_find_get_sought:
 * @self: what finds
 *
 * Returns: (transfer none) (nullable): what the hits were looked for with.
 */
IteamFind *
iteam_reader_find_get_sought (IteamReaderFind *self)
{
  g_return_val_if_fail (ITEAM_IS_READER_FIND (self), NULL);

  return self->sought;
}

/**
 * iteam_reader_find_get_current:
 * @self: what finds
 *
 * Returns: which hit is the current one, 0 if there is none.
 */
guint
iteam_reader_find_get_current (IteamReaderFind *self)
{
  guint index;

  g_return_val_if_fail (ITEAM_IS_READER_FIND (self), 0);

  index = gtk_single_selection_get_selected (self->selection);

  return index != GTK_INVALID_LIST_POSITION ? index : 0;
}
