/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-documents.h"

#include "iteam-document-table.h"
#include "iteam-passage-table.h"
#include "iteam-store-private.h"

/* The store's calls that read documents. */

typedef struct
{
  GArray *ids;
  gint64 document;
  int number;
  char *hash;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->ids, g_array_unref);
  g_free (question->hash);
  g_free (question);
}

static void
objects_free (gpointer data)
{
  g_ptr_array_unref (data);
}

static gpointer
read_job (IteamTeamFile **file,
          GTask          *task,
          GError        **error)
{
  Question *question = g_task_get_task_data (task);
  GPtrArray *documents;

  if (!iteam_store_require_file (*file, error) || !iteam_connection_begin ((*file)->connection, FALSE, error))
    return NULL;
  documents = iteam_document_table_read ((*file)->connection, question->ids, error);
  iteam_connection_rollback ((*file)->connection);

  return documents;
}

static gpointer
find_job (IteamTeamFile **file,
          GTask          *task,
          GError        **error)
{
  Question *question = g_task_get_task_data (task);
  gboolean found;
  gint64 id;

  if (!iteam_store_require_file (*file, error))
    return NULL;
  if (question->hash != NULL)
    found = iteam_document_table_find_content ((*file)->connection, question->hash, &id, error);
  else
    found = iteam_document_table_find ((*file)->connection, question->number, &id, error);

  return found ? g_memdup2 (&id, sizeof id) : NULL;
}

static gpointer
read_passages_job (IteamTeamFile **file,
                   GTask          *task,
                   GError        **error)
{
  Question *question = g_task_get_task_data (task);

  if (!iteam_store_require_file (*file, error))
    return NULL;

  return iteam_passage_table_read ((*file)->connection, question->document, error);
}

static GTask *
new_task (IteamStore           *self,
          gpointer              source_tag,
          Question            **question,
          GCancellable         *cancellable,
          GAsyncReadyCallback   callback,
          gpointer              user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  *question = g_new0 (Question, 1);
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, *question, question_free);

  return task;
}

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
  Question *question;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = new_task (self, iteam_store_read_documents_async, &question, cancellable, callback, user_data);
  question->ids = ids != NULL ? g_array_copy (ids) : NULL;
  iteam_store_push (self, task, read_job, NULL, objects_free);
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
  Question *question;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = new_task (self, iteam_store_find_document_async, &question, cancellable, callback, user_data);
  question->number = number;
  iteam_store_push (self, task, find_job, NULL, g_free);
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
  Question *question;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (hash != NULL);

  task = new_task (self, iteam_store_find_contents_async, &question, cancellable, callback, user_data);
  question->hash = g_strdup (hash);
  iteam_store_push (self, task, find_job, NULL, g_free);
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
  Question *question;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = new_task (self, iteam_store_read_passages_async, &question, cancellable, callback, user_data);
  question->document = document;
  iteam_store_push (self, task, read_passages_job, NULL, objects_free);
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
