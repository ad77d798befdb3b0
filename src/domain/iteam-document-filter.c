/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-filter.h"

#include <string.h>

#include "iteam-text.h"

/* Which documents of a register are shown, and how they follow one another. */

/**
 * iteam_document_filter_clear:
 * @self: a filter
 *
 * Lets all documents through.
 */
void
iteam_document_filter_clear (IteamDocumentFilter *self)
{
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->tag, g_free);
  self->kind = -1;
  self->state = -1;
  self->responsible = 0;
}

/**
 * iteam_document_filter_set_search:
 * @self: a filter
 * @text: (nullable): what a person searches for
 */
void
iteam_document_filter_set_search (IteamDocumentFilter *self,
                                  const char          *text)
{
  g_autofree char *folded = iteam_text_fold (text);

  g_clear_pointer (&self->words, g_strfreev);
  g_strstrip (folded);
  if (folded[0] != '\0')
    self->words = g_strsplit (folded, " ", -1);
}

/**
 * iteam_document_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether it lets all documents through.
 */
gboolean
iteam_document_filter_is_empty (const IteamDocumentFilter *self)
{
  return self->words == NULL && self->kind < 0 && self->state < 0 && self->responsible == 0 && self->tag == NULL;
}

/**
 * iteam_document_has_tag:
 * @self: a document
 * @tag: a tag
 *
 * Returns: whether it has that tag; capitals and accents do not count.
 */
gboolean
iteam_document_has_tag (IteamDocument *self,
                        const char    *tag)
{
  const char *tags = iteam_document_get_fields (self)->tags;
  g_auto (GStrv) parts = tags != NULL ? g_strsplit (tags, ",", -1) : NULL;
  g_autofree char *wanted = iteam_text_fold (tag);

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      g_autofree char *folded = iteam_text_fold (g_strstrip (parts[i]));

      if (g_str_equal (folded, wanted))
        return TRUE;
    }

  return FALSE;
}

/**
 * iteam_document_filter_matches:
 * @self: a filter
 * @document: a document
 * @today: the day of today
 *
 * Returns: whether the document is shown.
 */
gboolean
iteam_document_filter_matches (const IteamDocumentFilter *self,
                               IteamDocument             *document,
                               IteamDay                   today)
{
  const IteamDocumentFields *fields = iteam_document_get_fields (document);

  if (self->kind >= 0 && (int) fields->kind != self->kind)
    return FALSE;
  if (self->state >= 0 && (int) iteam_document_get_state (document, today) != self->state)
    return FALSE;
  if (self->responsible != 0 && fields->responsible != self->responsible)
    return FALSE;
  if (self->tag != NULL && !iteam_document_has_tag (document, self->tag))
    return FALSE;

  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (strstr (iteam_document_get_folded (document), self->words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static int
compare_tags (gconstpointer first,
              gconstpointer second)
{
  return g_utf8_collate (*(const char *const *) first, *(const char *const *) second);
}

/**
 * iteam_documents_list_tags:
 * @documents: (element-type IteamDocument): a register
 *
 * Returns: (transfer full) (element-type utf8): the tags that are in use, each
 *   once, in their order.
 */
GPtrArray *
iteam_documents_list_tags (GListModel *documents)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (IteamDocument) document = g_list_model_get_item (documents, i);
      const char *text = iteam_document_get_fields (document)->tags;
      g_auto (GStrv) parts = text != NULL ? g_strsplit (text, ",", -1) : NULL;

      for (guint j = 0; parts != NULL && parts[j] != NULL; j++)
        {
          char *folded = iteam_text_fold (g_strstrip (parts[j]));

          if (folded[0] == '\0')
            g_free (folded);
          else if (g_hash_table_add (seen, folded))
            g_ptr_array_add (tags, g_strdup (parts[j]));
        }
    }
  g_ptr_array_sort (tags, compare_tags);

  return tags;
}

static IteamDocument *
find (GListModel *documents,
      gint64      id)
{
  for (guint i = 0; id != 0 && i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (IteamDocument) document = g_list_model_get_item (documents, i);

      if (iteam_document_get_id (document) == id)
        return g_steal_pointer (&document);
    }

  return NULL;
}

/**
 * iteam_documents_may_supersede:
 * @documents: (element-type IteamDocument): a register
 * @document: key of a document
 * @successor: key of one that might take its place
 *
 * Returns: whether it may: none takes its own place, nor that of one that took its.
 */
gboolean
iteam_documents_may_supersede (GListModel *documents,
                               gint64      document,
                               gint64      successor)
{
  guint n_steps = g_list_model_get_n_items (documents) + 1;
  gint64 id = successor;

  /* What two people wrote apart can already go round, so the steps are counted. */
  while (id != 0 && id != document && n_steps-- > 0)
    {
      g_autoptr (IteamDocument) at = find (documents, id);

      id = at != NULL ? iteam_document_get_fields (at)->superseded_by : 0;
    }

  return id == 0;
}

/**
 * iteam_documents_find_successors:
 * @documents: (element-type IteamDocument): a register
 * @document: key of a document
 *
 * Returns: (transfer full) (element-type IteamDocument): all that might take its
 *   place, by the rule of iteam_documents_may_supersede(), in no order.
 */
GPtrArray *
iteam_documents_find_successors (GListModel *documents,
                                 gint64      document)
{
  guint n_documents = g_list_model_get_n_items (documents);
  g_autoptr (GHashTable) later = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *successors = g_ptr_array_new_with_free_func (g_object_unref);

  /* Each is asked for as often as a chain leads there. */
  for (guint i = 0; i < n_documents; i++)
    {
      /* The register keeps it. */
      g_autoptr (IteamDocument) one = g_list_model_get_item (documents, i);
      const IteamDocumentFields *fields = iteam_document_get_fields (one);

      g_hash_table_insert (later, (gpointer) &fields->id, (gpointer) &fields->superseded_by);
    }
  for (guint i = 0; i < n_documents; i++)
    {
      g_autoptr (IteamDocument) one = g_list_model_get_item (documents, i);
      gint64 id = iteam_document_get_id (one);
      guint n_steps = n_documents + 1;

      while (id != 0 && id != document && n_steps-- > 0)
        {
          const gint64 *next = g_hash_table_lookup (later, &id);

          id = next != NULL ? *next : 0;
        }
      if (id == 0)
        g_ptr_array_add (successors, g_steal_pointer (&one));
    }

  return successors;
}

static gboolean
holds (GPtrArray *chain,
       gint64     id)
{
  for (guint i = 0; i < chain->len; i++)
    if (iteam_document_get_id (g_ptr_array_index (chain, i)) == id)
      return TRUE;

  return FALSE;
}

/* Those whose place was taken by @id, and by them, before it. */
static void
add_earlier (GListModel *documents,
             GPtrArray  *chain,
             gint64      id)
{
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (IteamDocument) earlier = g_list_model_get_item (documents, i);
      gint64 key = iteam_document_get_id (earlier);

      if (iteam_document_get_fields (earlier)->superseded_by != id || holds (chain, key))
        continue;
      g_ptr_array_insert (chain, 0, g_object_ref (earlier));
      add_earlier (documents, chain, key);
    }
}

/**
 * iteam_documents_find_chain:
 * @documents: (element-type IteamDocument): a register
 * @document: key of a document
 *
 * Returns: (transfer full) (element-type IteamDocument): it and all that took the
 *   place of one another before it and after it, oldest first; only itself if
 *   there are none.
 */
GPtrArray *
iteam_documents_find_chain (GListModel *documents,
                            gint64      document)
{
  GPtrArray *chain = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (IteamDocument) own = find (documents, document);
  g_autoptr (IteamDocument) at = NULL;

  if (own == NULL)
    return chain;

  g_ptr_array_add (chain, g_object_ref (own));
  add_earlier (documents, chain, document);
  at = find (documents, iteam_document_get_fields (own)->superseded_by);
  while (at != NULL && !holds (chain, iteam_document_get_id (at)))
    {
      g_autoptr (IteamDocument) later = g_steal_pointer (&at);

      g_ptr_array_add (chain, g_object_ref (later));
      at = find (documents, iteam_document_get_fields (later)->superseded_by);
    }

  return chain;
}
