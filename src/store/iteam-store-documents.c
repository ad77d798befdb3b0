/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-documents.h"

#include "iteam-content-table.h"
#include "iteam-document-table.h"
#include "iteam-error.h"
#include "iteam-passage-table.h"
#include "iteam-store-contents.h"
#include "iteam-store-private.h"

/* The store's calls that read documents. */

#define PIECES_AT_ONCE 16

typedef struct
{
  GArray *ids;
  gint64 document;
  int number;
  char *hash;
  gint64 most;
  int fd;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->ids, g_array_unref);
  g_free (request->hash);
  g_free (request);
}

static gpointer
read_documents (IteamTeamFile  *file,
                gpointer        data,
                GCancellable   *cancellable,
                GError        **error)
{
  const Request *request = data;

  return iteam_document_table_read (file->connection, request->ids, error);
}

static const IteamQuestion read_question = {
  .tag = iteam_store_read_documents_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_documents,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

static gpointer
find_document (IteamTeamFile  *file,
               gpointer        data,
               GCancellable   *cancellable,
               GError        **error)
{
  const Request *request = data;
  gint64 id;

  return iteam_document_table_find (file->connection, request->number, &id, error) ? g_memdup2 (&id, sizeof id) : NULL;
}

static const IteamQuestion find_question = {
  .tag = iteam_store_find_document_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = find_document,
  .free_request = request_free,
  .free_answer = g_free,
};

/* In one go, so that nothing waits for the main thread in between. */
static gpointer
load_document (IteamTeamFile  *file,
               gpointer        data,
               GCancellable   *cancellable,
               GError        **error)
{
  const Request *request = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) documents = NULL;
  const IteamDocumentFields *fields;
  gint64 id = request->document;
  guint n_pieces;

  if (id == 0 && !iteam_document_table_find (file->connection, request->number, &id, error))
    return NULL;
  g_array_append_val (ids, id);
  documents = iteam_document_table_read (file->connection, ids, error);
  if (documents == NULL)
    return NULL;
  fields = documents->len > 0 ? iteam_document_get_fields (documents->pdata[0]) : NULL;
  if (fields == NULL || !fields->here || fields->size > request->most)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, "");

      return NULL;
    }
  n_pieces = iteam_content_count_pieces (fields->size);
  /* What SQLite keeps of some pieces is forgotten before the next are read. */
  for (guint i = 0; i < n_pieces; i += PIECES_AT_ONCE)
    if (!iteam_content_table_load_pieces (file->connection, fields->content, i, MIN (n_pieces - i, PIECES_AT_ONCE), request->fd, error))
      return NULL;

  return g_object_ref (documents->pdata[0]);
}

static const IteamQuestion load_question = {
  .tag = iteam_store_load_document_async,
  .access = ITEAM_ACCESS_READ,
  .answer = load_document,
  .free_request = request_free,
  .free_answer = g_object_unref,
};

static gpointer
find_contents (IteamTeamFile  *file,
               gpointer        data,
               GCancellable   *cancellable,
               GError        **error)
{
  const Request *request = data;
  gint64 id;

  return iteam_document_table_find_content (file->connection, request->hash, &id, error) ? g_memdup2 (&id, sizeof id) : NULL;
}

static const IteamQuestion find_contents_question = {
  .tag = iteam_store_find_contents_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = find_contents,
  .free_request = request_free,
  .free_answer = g_free,
};

static gpointer
read_passages (IteamTeamFile  *file,
               gpointer        data,
               GCancellable   *cancellable,
               GError        **error)
{
  const Request *request = data;

  return iteam_passage_table_read (file->connection, request->document, error);
}

static const IteamQuestion read_passages_question = {
  .tag = iteam_store_read_passages_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = read_passages,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

static gint64
take_key (GAsyncResult  *result,
          GError       **error)
{
  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL ? *id : 0;
}

/**
 * iteam_store_read_documents_async:
 * @self: a store
 * @ids: (nullable) (element-type gint64): keys of documents, or %NULL for all
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_documents_async (IteamStore          *self,
                                  GArray              *ids,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->ids = ids != NULL ? g_array_copy (ids) : NULL;
  iteam_store_ask (self, &read_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_read_documents_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamDocument): those that are
 *   there; what was deleted is left out.
 */
GPtrArray *
iteam_store_read_documents_finish (IteamStore    *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_find_document_async:
 * @self: a store
 * @number: the number for people, 3 for D-3
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_find_document_async (IteamStore          *self,
                                 int                  number,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->number = number;
  iteam_store_ask (self, &find_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_find_document_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: the key of that document; 0 without an error if there is none.
 */
gint64
iteam_store_find_document_finish (IteamStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  return take_key (result, error);
}

/**
 * iteam_store_load_document_async:
 * @self: a store
 * @document: key of a document, or 0
 * @number: the number for people of it, if @document is 0
 * @most: how many bytes its contents may have, or it is not loaded
 * @fd: a file in memory for its contents; it stays open until @callback is called
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Reads a document, and its contents into @fd, at once.
 */
void
iteam_store_load_document_async (IteamStore          *self,
                                 gint64               document,
                                 int                  number,
                                 gint64               most,
                                 int                  fd,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (fd >= 0);

  request = g_new0 (Request, 1);
  request->document = document;
  request->number = number;
  request->most = most;
  request->fd = fd;
  iteam_store_ask (self, &load_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_load_document_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error: %ITEAM_ERROR_NOT_FOUND if it is not here, or
 *   too large
 *
 * Returns: (transfer full) (nullable): the document.
 */
IteamDocument *
iteam_store_load_document_finish (IteamStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_find_contents_async:
 * @self: a store
 * @hash: what names contents
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_find_contents_async (IteamStore          *self,
                                 const char          *hash,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (hash != NULL);

  request = g_new0 (Request, 1);
  request->hash = g_strdup (hash);
  iteam_store_ask (self, &find_contents_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_find_contents_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: the key of a document that has these contents; 0 without an error if
 *   there is none.
 */
gint64
iteam_store_find_contents_finish (IteamStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  return take_key (result, error);
}

/**
 * iteam_store_read_passages_async:
 * @self: a store
 * @document: key of a document, or 0 for all
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Reads the bookmarks and notes of a document. That they have changed is told as
 * a change of the document.
 */
void
iteam_store_read_passages_async (IteamStore          *self,
                                 gint64               document,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->document = document;
  iteam_store_ask (self, &read_passages_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_read_passages_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamPassage): the bookmarks
 *   and notes, in the order of the pages; for all documents, in that of their
 *   numbers first.
 */
GPtrArray *
iteam_store_read_passages_finish (IteamStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
