/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-document.h"

G_BEGIN_DECLS

/**
 * IteamDocumentFilter:
 * @words: (nullable): what is searched for, folded, each word to be found
 * @kind: an #IteamDocumentKind, or -1 for all
 * @state: an #IteamDocumentState, or -1 for all
 * @responsible: key of the person who looks after it, or 0 for all
 * @tag: (nullable): a tag
 *
 * Which documents of the register are shown. All zero but for @kind and @state
 * it lets all through.
 */
typedef struct
{
  GStrv  words;
  int    kind;
  int    state;
  gint64 responsible;
  char  *tag;
} IteamDocumentFilter;

#define ITEAM_DOCUMENT_FILTER_ALL { NULL, -1, -1, 0, NULL }

void       iteam_document_filter_clear      (IteamDocumentFilter *self);
void       iteam_document_filter_set_search (IteamDocumentFilter *self, const char *text);
gboolean   iteam_document_filter_is_empty   (const IteamDocumentFilter *self);
gboolean   iteam_document_filter_matches    (const IteamDocumentFilter *self, IteamDocument *document, IteamDay today);

gboolean   iteam_document_has_tag           (IteamDocument *self, const char *tag);
GPtrArray *iteam_documents_list_tags        (GListModel *documents);
GPtrArray *iteam_documents_find_successors (GListModel *documents, gint64 document);
gboolean   iteam_documents_may_supersede    (GListModel *documents, gint64 document, gint64 successor);
GPtrArray *iteam_documents_find_chain       (GListModel *documents, gint64 document);

G_END_DECLS
