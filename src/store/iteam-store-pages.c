/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-pages.h"

#include "iteam-page-find.h"
#include "iteam-page-search.h"
#include "iteam-page-table.h"
#include "iteam-store-private.h"

/* The store's calls for the texts of pages: they are put in pieces, each a job of
 * its own, so that no edit waits for a long document. */

typedef struct
{
  char *text;
  char *query;
  guint first;
  guint second;
  GPtrArray *texts;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->text);
  g_free (request->query);
  g_clear_pointer (&request->texts, g_ptr_array_unref);
  g_free (request);
}

static gpointer
list_unread (IteamTeamFile  *file,
             gpointer        request,
             GCancellable   *cancellable,
             GError        **error)
{
  return iteam_page_table_list_unread (file->connection, error);
}

static const IteamQuestion list_question = {
  .tag = iteam_store_list_unread_async,
  .access = ITEAM_ACCESS_READ,
  .answer = list_unread,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

static gpointer
put (IteamTeamFile  *file,
     gpointer        data,
     GCancellable   *cancellable,
     GError        **error)
{
  const Request *request = data;

  return GINT_TO_POINTER (iteam_page_table_put (file->connection, request->text, request->first, request->texts, error));
}

static const IteamQuestion put_question = {
  .tag = iteam_store_put_pages_async,
  .access = ITEAM_ACCESS_WRITE,
  .patient = TRUE,
  .answer = put,
  .free_request = request_free,
};

static gpointer
finish (IteamTeamFile  *file,
        gpointer        data,
        GCancellable   *cancellable,
        GError        **error)
{
  const Request *request = data;
  g_autoptr (IteamEdited) edited = iteam_edited_new ();

  return iteam_page_table_finish (file->connection, request->text, (IteamPagesState) request->first, edited->refs, error)
         ? g_steal_pointer (&edited) : NULL;
}

static const IteamQuestion finish_question = {
  .tag = iteam_store_finish_pages_async,
  .access = ITEAM_ACCESS_WRITE,
  .answer = finish,
  .deliver = iteam_store_deliver_foreign,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) iteam_edited_free,
};

/* What comes of forgetting texts. */
enum
{
  TIDIED = 1,
  TIDIED_SOME = 2,
};

static gpointer
tidy (IteamTeamFile  *file,
      gpointer        request,
      GCancellable   *cancellable,
      GError        **error)
{
  gboolean more;

  return iteam_page_table_tidy (file->connection, &more, error) ? GINT_TO_POINTER (more ? TIDIED_SOME : TIDIED) : NULL;
}

static const IteamQuestion tidy_question = {
  .tag = iteam_store_tidy_pages_async,
  .access = ITEAM_ACCESS_WRITE,
  .patient = TRUE,
  .answer = tidy,
};

static gpointer
read_state (IteamTeamFile  *file,
            gpointer        data,
            GCancellable   *cancellable,
            GError        **error)
{
  const Request *request = data;
  IteamPagesState state;
  gint64 key;

  return iteam_page_table_read_state (file->connection, request->text, &key, &state, error) ? g_memdup2 (&state, sizeof state) : NULL;
}

static const IteamQuestion read_state_question = {
  .tag = iteam_store_read_pages_state_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_state,
  .free_request = request_free,
  .free_answer = g_free,
};

static gpointer
search (IteamTeamFile  *file,
        gpointer        data,
        GCancellable   *cancellable,
        GError        **error)
{
  const Request *request = data;

  return iteam_page_search_run (file->connection, request->text, request->first, request->second, cancellable, error);
}

static const IteamQuestion search_question = {
  .tag = iteam_store_search_pages_async,
  .access = ITEAM_ACCESS_READ,
  .answer = search,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) iteam_page_hits_free,
};

static gpointer
find_in_pages (IteamTeamFile  *file,
               gpointer        data,
               GCancellable   *cancellable,
               GError        **error)
{
  const Request *request = data;

  return iteam_page_find_run (file->connection, request->text, request->query, request->first, request->second, error);
}

static const IteamQuestion find_in_pages_question = {
  .tag = iteam_store_find_in_pages_async,
  .access = ITEAM_ACCESS_READ,
  .answer = find_in_pages,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) iteam_pages_found_free,
};

/**
 * iteam_unread_free:
 * @self: (transfer full): a content whose pages are to be read
 */
void
iteam_unread_free (IteamUnread *self)
{
  g_free (self->hash);
  g_free (self);
}

/**
 * iteam_page_text_new:
 * @text: the text of a page
 * @label: (nullable): what it is called, if not by its number
 *
 * Returns: (transfer full): both.
 */
IteamPageText *
iteam_page_text_new (const char *text,
                     const char *label)
{
  IteamPageText *self = g_new0 (IteamPageText, 1);

  self->text = g_strdup (text);
  self->label = g_strdup (label);

  return self;
}

/**
 * iteam_page_text_free:
 * @self: (transfer full): the text of a page
 */
void
iteam_page_text_free (IteamPageText *self)
{
  g_free (self->text);
  g_free (self->label);
  g_free (self);
}

/**
 * iteam_store_list_unread_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Asks of which documents the pages were not all read yet.
 */
void
iteam_store_list_unread_async (IteamStore          *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &list_question, NULL, cancellable, callback, user_data);
}

/**
 * iteam_store_list_unread_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamUnread): their contents, small ones first.
 */
GPtrArray *
iteam_store_list_unread_finish (IteamStore    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_put_pages_async:
 * @self: a store
 * @hash: what names a content
 * @first: the page that comes first, from 0
 * @texts: (element-type IteamPageText): it and those behind it; sixteen are few
 *   enough for nobody to wait. They stay as they are until the answer comes.
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are on the disk
 * @user_data: handed to @callback
 *
 * Keeps the texts of pages, so that they can be found. That is no edit: it is in no
 * history, and every replica does it by itself.
 */
void
iteam_store_put_pages_async (IteamStore          *self,
                             const char          *hash,
                             guint                first,
                             GPtrArray           *texts,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (hash != NULL && texts != NULL);

  request = g_new0 (Request, 1);
  request->text = g_strdup (hash);
  request->first = first;
  request->texts = g_ptr_array_ref (texts);
  iteam_store_ask (self, &put_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_put_pages_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether they are on the disk.
 */
gboolean
iteam_store_put_pages_finish (IteamStore    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * iteam_store_finish_pages_async:
 * @self: a store
 * @hash: what names a content
 * @state: what came of reading its pages
 * @cancellable: (nullable): a cancellable
 * @callback: called when that is on the disk
 * @user_data: handed to @callback
 *
 * Tells that all pages were put, or that they cannot be read. The "changed" signal
 * with the documents comes before @callback.
 */
void
iteam_store_finish_pages_async (IteamStore          *self,
                                const char          *hash,
                                IteamPagesState      state,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (hash != NULL);

  request = g_new0 (Request, 1);
  request->text = g_strdup (hash);
  request->first = state;
  iteam_store_ask (self, &finish_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_finish_pages_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether it is on the disk.
 */
gboolean
iteam_store_finish_pages_finish (IteamStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_autoptr (IteamEdited) edited = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  edited = g_task_propagate_pointer (G_TASK (result), error);

  return edited != NULL;
}

/**
 * iteam_store_tidy_pages_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Forgets some texts that no document needs any more. To be called until there are
 * no more.
 */
void
iteam_store_tidy_pages_async (IteamStore          *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &tidy_question, NULL, cancellable, callback, user_data);
}

/**
 * iteam_store_tidy_pages_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether there are more.
 */
gboolean
iteam_store_tidy_pages_finish (IteamStore    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), error)) == TIDIED_SOME;
}

/**
 * iteam_store_read_pages_state_async:
 * @self: a store
 * @hash: what names a content
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_pages_state_async (IteamStore          *self,
                                    const char          *hash,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (hash != NULL);

  request = g_new0 (Request, 1);
  request->text = g_strdup (hash);
  iteam_store_ask (self, &read_state_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_read_pages_state_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether the pages of the content can be searched, or why not; on an error
 *   %ITEAM_PAGES_UNREAD.
 */
IteamPagesState
iteam_store_read_pages_state_finish (IteamStore    *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  g_autofree IteamPagesState *state = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), ITEAM_PAGES_UNREAD);

  state = g_task_propagate_pointer (G_TASK (result), error);

  return state != NULL ? *state : ITEAM_PAGES_UNREAD;
}

/**
 * iteam_store_search_pages_async:
 * @self: a store
 * @query: words, and phrases in double quotes, all of which a page must hold
 * @n_documents: of how many documents at most the hits are told
 * @n_pages: how many pages of each at most
 * @cancellable: (nullable): ends the search, as when another key was typed
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Searches the pages of all documents.
 */
void
iteam_store_search_pages_async (IteamStore          *self,
                                const char          *query,
                                guint                n_documents,
                                guint                n_pages,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (query != NULL);

  request = g_new0 (Request, 1);
  request->text = g_strdup (query);
  request->first = n_documents;
  request->second = n_pages;
  iteam_store_ask (self, &search_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_search_pages_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what was found.
 */
IteamPageHits *
iteam_store_search_pages_finish (IteamStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_find_in_pages_async:
 * @self: a store
 * @hash: what names a content
 * @query: what to look for, letter by letter, apart from capitals and accents
 * @first: the page to begin with, from 0
 * @n_pages: how many pages to look through at most, 1 or more
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Finds in the texts of a document's pages what iteam_pdf_document_find_async() finds
 * in the document itself. Looks through no more than takes a few milliseconds: who
 * wants to know of all pages asks again for the rest.
 */
void
iteam_store_find_in_pages_async (IteamStore          *self,
                                 const char          *hash,
                                 const char          *query,
                                 guint                first,
                                 guint                n_pages,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (hash != NULL && query != NULL && n_pages > 0);

  request = g_new0 (Request, 1);
  request->text = g_strdup (hash);
  request->query = g_utf8_make_valid (query, -1);
  request->first = first;
  request->second = n_pages;
  iteam_store_ask (self, &find_in_pages_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_find_in_pages_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what was found.
 */
IteamPagesFound *
iteam_store_find_in_pages_finish (IteamStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
