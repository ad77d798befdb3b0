/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-recent.h"

/* Who looks something up goes to and fro between a few documents: opening a large one
 * anew takes longer than to draw its page. Not for long, as it takes memory. */
#define MOST_DOCUMENTS 3
#define MOST_PAGES 4000
#define SECONDS_KEPT 120

typedef struct
{
  char *hash;
  IteamPdfDocument *document;
} Kept;

struct _IteamReaderRecent
{
  /* The one that was read last comes last. */
  GPtrArray *kept;
  guint forget_source;
};

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_object_unref (kept->document);
  g_free (kept->hash);
  g_free (kept);
}

static gboolean
forget_cb (gpointer user_data)
{
  IteamReaderRecent *self = user_data;

  self->forget_source = 0;
  g_ptr_array_set_size (self->kept, 0);

  return G_SOURCE_REMOVE;
}

/**
 * iteam_reader_recent_new:
 *
 * Returns: (transfer full): nothing that was read yet.
 */
IteamReaderRecent *
iteam_reader_recent_new (void)
{
  IteamReaderRecent *self = g_new0 (IteamReaderRecent, 1);

  self->kept = g_ptr_array_new_with_free_func (kept_free);

  return self;
}

/**
 * iteam_reader_recent_free:
 * @self: (transfer full): what was read last
 */
void
iteam_reader_recent_free (IteamReaderRecent *self)
{
  iteam_reader_recent_forget (self);
  g_ptr_array_unref (self->kept);
  g_free (self);
}

static gboolean
find (IteamReaderRecent *self,
      const char        *hash,
      guint             *index)
{
  for (guint i = 0; i < self->kept->len; i++)
    if (g_str_equal (((Kept *) self->kept->pdata[i])->hash, hash))
      {
        *index = i;

        return TRUE;
      }

  return FALSE;
}

static guint
count_pages (IteamReaderRecent *self)
{
  guint n_pages = 0;

  for (guint i = 0; i < self->kept->len; i++)
    n_pages += iteam_pdf_document_get_n_pages (((Kept *) self->kept->pdata[i])->document);

  return n_pages;
}

/**
 * iteam_reader_recent_keep:
 * @self: what was read last
 * @hash: what names the contents of a document
 * @document: a document that nobody reads any more
 *
 * Keeps it open for some minutes. One that asked for a password is not kept: it asks
 * again.
 */
void
iteam_reader_recent_keep (IteamReaderRecent *self,
                          const char        *hash,
                          IteamPdfDocument  *document)
{
  Kept *kept;
  guint index;

  if (iteam_pdf_document_is_protected (document))
    return;

  if (find (self, hash, &index))
    g_ptr_array_remove_index (self->kept, index);
  kept = g_new (Kept, 1);
  *kept = (Kept) { g_strdup (hash), g_object_ref (document) };
  g_ptr_array_add (self->kept, kept);
  while (self->kept->len > MOST_DOCUMENTS || (self->kept->len > 1 && count_pages (self) > MOST_PAGES))
    g_ptr_array_remove_index (self->kept, 0);

  g_clear_handle_id (&self->forget_source, g_source_remove);
  self->forget_source = g_timeout_add_seconds (SECONDS_KEPT, forget_cb, self);
}

/**
 * iteam_reader_recent_take:
 * @self: what was read last
 * @hash: what names the contents of a document
 *
 * Returns: (transfer full) (nullable): it, if it is open still.
 */
IteamPdfDocument *
iteam_reader_recent_take (IteamReaderRecent *self,
                          const char        *hash)
{
  IteamPdfDocument *document;
  guint index;

  if (!find (self, hash, &index))
    return NULL;

  document = g_object_ref (((Kept *) self->kept->pdata[index])->document);
  g_ptr_array_remove_index (self->kept, index);

  return document;
}

/**
 * iteam_reader_recent_forget:
 * @self: what was read last
 *
 * Closes all of it.
 */
void
iteam_reader_recent_forget (IteamReaderRecent *self)
{
  g_clear_handle_id (&self->forget_source, g_source_remove);
  g_ptr_array_set_size (self->kept, 0);
}
