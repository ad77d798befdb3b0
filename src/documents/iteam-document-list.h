/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-document-filter.h"
#include "iteam-news-list.h"

G_BEGIN_DECLS

/**
 * IteamDocumentGrouping:
 * @ITEAM_DOCUMENT_GROUPING_NONE: one list
 * @ITEAM_DOCUMENT_GROUPING_KIND: by kind
 * @ITEAM_DOCUMENT_GROUPING_STATE: by state
 *
 * What stands together in the list of documents.
 */
typedef enum
{
  ITEAM_DOCUMENT_GROUPING_NONE,
  ITEAM_DOCUMENT_GROUPING_KIND,
  ITEAM_DOCUMENT_GROUPING_STATE,
} IteamDocumentGrouping;

/**
 * IteamDocumentOrder:
 * @ITEAM_DOCUMENT_ORDER_TITLE: by title
 * @ITEAM_DOCUMENT_ORDER_ADOPTED: what was adopted last first
 * @ITEAM_DOCUMENT_ORDER_REVIEW: what is due for review first first
 * @ITEAM_DOCUMENT_ORDER_NUMBER: what was added last first
 *
 * In which order documents stand.
 */
typedef enum
{
  ITEAM_DOCUMENT_ORDER_TITLE,
  ITEAM_DOCUMENT_ORDER_ADOPTED,
  ITEAM_DOCUMENT_ORDER_REVIEW,
  ITEAM_DOCUMENT_ORDER_NUMBER,
} IteamDocumentOrder;

#define ITEAM_TYPE_DOCUMENT_LIST (iteam_document_list_get_type ())
G_DECLARE_FINAL_TYPE (IteamDocumentList, iteam_document_list, ITEAM, DOCUMENT_LIST, AdwBin)

void           iteam_document_list_set_documents (IteamDocumentList *self, GListModel *documents);
void           iteam_document_list_update        (IteamDocumentList *self);
void           iteam_document_list_set_filter    (IteamDocumentList *self, const IteamDocumentFilter *filter);
void           iteam_document_list_arrange       (IteamDocumentList *self, IteamDocumentGrouping grouping, IteamDocumentOrder order);
void           iteam_document_list_set_news      (IteamDocumentList *self, IteamNewsList *news);
guint          iteam_document_list_get_n_shown   (IteamDocumentList *self);
IteamDocument *iteam_document_list_get_selected  (IteamDocumentList *self);
int            iteam_document_list_get_place     (IteamDocumentList *self);
gboolean       iteam_document_list_select        (IteamDocumentList *self, gint64 id);
gboolean       iteam_document_list_select_near   (IteamDocumentList *self, int index);
void           iteam_document_list_focus         (IteamDocumentList *self);

G_END_DECLS
