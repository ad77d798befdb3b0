/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-private.h"

#include "iteam-news-table.h"

/* What is new in the file to whoever has it open. */

typedef struct
{
  gint64 since;
  IteamUser *user;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->user, iteam_user_free);
  g_free (request);
}

/**
 * iteam_news_free:
 * @self: (transfer full): something that others changed
 */
void
iteam_news_free (IteamNews *self)
{
  g_free (self->who);
  g_free (self);
}

/* Private: a report without news. */
IteamNewsReport *
iteam_news_report_new (void)
{
  IteamNewsReport *self = g_new0 (IteamNewsReport, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_news_free);

  return self;
}

/**
 * iteam_news_report_free:
 * @self: (transfer full): what is new
 */
void
iteam_news_report_free (IteamNewsReport *self)
{
  g_ptr_array_unref (self->items);
  g_free (self);
}

static gpointer
read_news (IteamTeamFile  *file,
           gpointer        data,
           GCancellable   *cancellable,
           GError        **error)
{
  const Request *request = data;

  return iteam_news_table_read (file, request->since, request->user->person, request->user->name, error);
}

static const IteamQuestion read_question = {
  .tag = iteam_store_read_news_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_news,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) iteam_news_report_free,
};

/**
 * iteam_store_read_news_async:
 * @self: a store
 * @since: a change, by its place in the order in which they came into this file;
 *   %G_MAXINT64 to learn the last of them
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Reads what others changed after @since.
 */
void
iteam_store_read_news_async (IteamStore          *self,
                             gint64               since,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->since = since;
  request->user = iteam_store_dup_user (self);
  iteam_store_ask (self, &read_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_read_news_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is new.
 */
IteamNewsReport *
iteam_store_read_news_finish (IteamStore    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
