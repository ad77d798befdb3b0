/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-texts.h"

/**
 * IteamReaderTexts:
 *
 * The text and the links of the pages that are on the screen, and of those
 * beside them.
 */
struct _IteamReaderTexts
{
  GObject parent_instance;

  unsigned first;
  unsigned last;

  /* owned */
  IteamPdfDocument *document;
  GHashTable *pages;
};

/* How many pages before and after are kept: someone scrolls there and back. */
#define KEPT_BEYOND 4

typedef struct
{
  IteamReaderTexts *texts;
  unsigned number;
  unsigned n_waiting;
  IteamPdfText *text;
  GPtrArray *links;
  GCancellable *cancellable;
} Page;

enum
{
  SIGNAL_READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamReaderTexts, iteam_reader_texts, G_TYPE_OBJECT)

static void
page_free_if_done (Page *page)
{
  if (page->texts != NULL || page->n_waiting > 0)
    return;

  g_clear_pointer (&page->text, iteam_pdf_text_unref);
  g_clear_pointer (&page->links, g_ptr_array_unref);
  g_clear_object (&page->cancellable);
  g_free (page);
}

/* What is being read comes back first. */
static void
page_forget (gpointer data)
{
  Page *page = data;

  page->texts = NULL;
  g_cancellable_cancel (page->cancellable);
  page_free_if_done (page);
}

static void
take (Page *page)
{
  page->n_waiting--;
  if (page->texts != NULL && !g_cancellable_is_cancelled (page->cancellable))
    g_signal_emit (page->texts, signals[SIGNAL_READ], 0, page->number);
  page_free_if_done (page);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Page *page = data;

  /* A page that cannot be read has no text: that it cannot be shown is told where it stands. */
  page->text = iteam_pdf_document_read_text_finish (ITEAM_PDF_DOCUMENT (source), result, NULL);
  take (page);
}

static void
links_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Page *page = data;

  page->links = iteam_pdf_document_read_links_finish (ITEAM_PDF_DOCUMENT (source), result, NULL);
  take (page);
}

static void
read_page (IteamReaderTexts *self,
           unsigned          number)
{
  Page *page;

  if (g_hash_table_contains (self->pages, GUINT_TO_POINTER (number)))
    return;

  page = g_new0 (Page, 1);
  page->texts = self;
  page->number = number;
  page->n_waiting = 2;
  page->cancellable = g_cancellable_new ();
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  iteam_pdf_document_read_text_async (self->document, number, ITEAM_PDF_PRIORITY_NEXT, page->cancellable, text_cb, page);
  iteam_pdf_document_read_links_async (self->document, number, ITEAM_PDF_PRIORITY_NEXT, page->cancellable, links_cb, page);
}

static void
iteam_reader_texts_dispose (GObject *object)
{
  IteamReaderTexts *self = ITEAM_READER_TEXTS (object);

  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (iteam_reader_texts_parent_class)->dispose (object);
}

static void
iteam_reader_texts_class_init (IteamReaderTextsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_reader_texts_dispose;

  /**
   * IteamReaderTexts::read:
   * @page: from 0
   *
   * Emitted when the text or the links of a page are there.
   */
  signals[SIGNAL_READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
iteam_reader_texts_init (IteamReaderTexts *self)
{
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_forget);
}

/**
 * iteam_reader_texts_new:
 * @document: the document
 *
 * Returns: (transfer full): the texts of none of its pages yet.
 */
IteamReaderTexts *
iteam_reader_texts_new (IteamPdfDocument *document)
{
  IteamReaderTexts *self;

  g_return_val_if_fail (ITEAM_IS_PDF_DOCUMENT (document), NULL);

  self = g_object_new (ITEAM_TYPE_READER_TEXTS, NULL);
  self->document = g_object_ref (document);

  return self;
}

static gboolean
is_far (gpointer key,
        gpointer value,
        gpointer data)
{
  IteamReaderTexts *self = data;
  unsigned number = GPOINTER_TO_UINT (key);

  return number + KEPT_BEYOND < self->first || number > self->last + KEPT_BEYOND;
}

/**
 * iteam_reader_texts_set_range:
 * @self: the texts
 * @first: the first page that is on the screen, from 0
 * @last: the last
 *
 * Reads those, and forgets what is far away.
 */
void
iteam_reader_texts_set_range (IteamReaderTexts *self,
                              unsigned          first,
                              unsigned          last)
{
  g_return_if_fail (ITEAM_IS_READER_TEXTS (self));

  self->first = first;
  self->last = last;
  g_hash_table_foreach_remove (self->pages, is_far, self);
  for (unsigned page = first; page <= last; page++)
    read_page (self, page);
}

/**
 * iteam_reader_texts_get:
 * @self: the texts
 * @page: from 0
 *
 * Returns: (transfer none) (nullable): the text of the page, if it is there.
 */
IteamPdfText *
iteam_reader_texts_get (IteamReaderTexts *self,
                        unsigned          page)
{
  const Page *found;

  g_return_val_if_fail (ITEAM_IS_READER_TEXTS (self), NULL);

  found = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (page));

  return found != NULL ? found->text : NULL;
}

/**
 * iteam_reader_texts_find_link:
 * @self: the texts
 * @page: from 0
 * @x: in points from the left of the page
 * @y: in points from its top
 *
 * Returns: (transfer none) (nullable): the link that is there.
 */
const IteamPdfLink *
iteam_reader_texts_find_link (IteamReaderTexts *self,
                              unsigned          page,
                              double            x,
                              double            y)
{
  const Page *found;

  g_return_val_if_fail (ITEAM_IS_READER_TEXTS (self), NULL);

  found = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (page));
  if (found == NULL || found->links == NULL)
    return NULL;

  for (unsigned i = 0; i < found->links->len; i++)
    {
      const IteamPdfLink *link = g_ptr_array_index (found->links, i);

      if (x >= link->rect.x1 && x <= link->rect.x2 && y >= link->rect.y1 && y <= link->rect.y2)
        return link;
    }

  return NULL;
}
