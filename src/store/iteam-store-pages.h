/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-page-query.h"
#include "iteam-store.h"

G_BEGIN_DECLS

/**
 * IteamPagesState:
 * @ITEAM_PAGES_UNREAD: not all of its pages were read yet
 * @ITEAM_PAGES_READ: its pages can be searched
 * @ITEAM_PAGES_SCANNED: none of its pages has text, so there is nothing to search
 * @ITEAM_PAGES_LOCKED: it asks for a password
 * @ITEAM_PAGES_UNREADABLE: it cannot be read
 *
 * What the index knows of the pages of a content.
 */
typedef enum
{
  ITEAM_PAGES_UNREAD,
  ITEAM_PAGES_READ,
  ITEAM_PAGES_SCANNED,
  ITEAM_PAGES_LOCKED,
  ITEAM_PAGES_UNREADABLE,
} IteamPagesState;

/**
 * IteamUnread:
 * @hash: (not nullable): what names a content
 * @size: how many bytes it has
 * @n_pages: how many of its pages were read, from the first on
 *
 * A content whose pages are to be read.
 */
typedef struct
{
  char   *hash;
  gint64  size;
  guint   n_pages;
} IteamUnread;

/**
 * IteamPageText:
 * @text: (not nullable): the text of a page, lines end in \n
 * @label: (nullable): what the page is called, if not by its number
 */
typedef struct
{
  char *text;
  char *label;
} IteamPageText;

/**
 * IteamPageHit:
 * @page: the page, from 0
 * @label: (nullable): what it is called, if not by its number
 * @context: (nullable): the line that holds what was looked for
 */
typedef struct
{
  guint             page;
  char             *label;
  IteamPageContext *context;
} IteamPageHit;

/**
 * IteamDocumentHits:
 * @document: the document
 * @number: its number, or 0
 * @title: its title
 * @hash: what names its content
 * @n_pages: on how many of its pages it was found
 * @pages: (element-type IteamPageHit): the first of them
 *
 * What a search found in one document.
 */
typedef struct
{
  IteamRef   document;
  int        number;
  char      *title;
  char      *hash;
  guint      n_pages;
  GPtrArray *pages;
} IteamDocumentHits;

/**
 * IteamPageHits:
 * @documents: (element-type IteamDocumentHits): those in which most was found, best first
 * @n_documents: in how many documents it was found
 * @n_pages: on how many pages
 *
 * What a search through the pages of all documents found.
 */
typedef struct
{
  GPtrArray *documents;
  guint      n_documents;
  guint      n_pages;
} IteamPageHits;

/**
 * IteamPagesFound:
 * @known: whether the pages can be searched
 * @n_pages: how many pages were looked through
 * @hits: (element-type IteamPageHit): what was found on them, in order
 *
 * What was found in some pages of one document.
 */
typedef struct
{
  gboolean   known;
  guint      n_pages;
  GPtrArray *hits;
} IteamPagesFound;

void           iteam_store_list_unread_async   (IteamStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray     *iteam_store_list_unread_finish  (IteamStore *self, GAsyncResult *result, GError **error);
void           iteam_store_put_pages_async     (IteamStore *self, const char *hash, guint first, GPtrArray *texts, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean       iteam_store_put_pages_finish    (IteamStore *self, GAsyncResult *result, GError **error);
void           iteam_store_finish_pages_async  (IteamStore *self, const char *hash, IteamPagesState state, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean       iteam_store_finish_pages_finish (IteamStore *self, GAsyncResult *result, GError **error);
void           iteam_store_tidy_pages_async    (IteamStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean       iteam_store_tidy_pages_finish   (IteamStore *self, GAsyncResult *result, GError **error);
void           iteam_store_read_pages_state_async (IteamStore *self, const char *hash, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamPagesState iteam_store_read_pages_state_finish (IteamStore *self, GAsyncResult *result, GError **error);
void           iteam_store_search_pages_async  (IteamStore *self, const char *query, guint n_documents, guint n_pages, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamPageHits *iteam_store_search_pages_finish (IteamStore *self, GAsyncResult *result, GError **error);
void           iteam_store_find_in_pages_async (IteamStore *self, const char *hash, const char *query, guint first, guint n_pages, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamPagesFound *iteam_store_find_in_pages_finish (IteamStore *self, GAsyncResult *result, GError **error);

void           iteam_unread_free        (IteamUnread *self);
IteamPageText *iteam_page_text_new      (const char *text, const char *label);
void           iteam_page_text_free     (IteamPageText *self);
void           iteam_page_hits_free     (IteamPageHits *self);
void           iteam_pages_found_free   (IteamPagesFound *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamUnread, iteam_unread_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPageText, iteam_page_text_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPageHits, iteam_page_hits_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPagesFound, iteam_pages_found_free)

G_END_DECLS
