/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-meetings.h"

#include "iteam-agenda-item-table.h"
#include "iteam-entry-table.h"
#include "iteam-meeting-table.h"
#include "iteam-outcome-table.h"
#include "iteam-store-private.h"

/* The store's calls that read meetings, their agendas and what came of them. */

typedef struct
{
  GArray *ids;
  gint64 id;
  gboolean standing;
  IteamKind kind;
  int number;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->ids, g_array_unref);
  g_free (request);
}

static Request *
request_new (GArray *ids,
             gint64  id)
{
  Request *request = g_new0 (Request, 1);

  request->ids = ids != NULL ? g_array_copy (ids) : NULL;
  request->id = id;

  return request;
}

static gpointer
read_meetings (IteamTeamFile  *file,
               gpointer        data,
               GCancellable   *cancellable,
               GError        **error)
{
  const Request *request = data;

  return iteam_meeting_table_read (file->connection, request->ids, error);
}

static const IteamQuestion read_meetings_question = {
  .tag = iteam_store_read_meetings_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_meetings,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

static gpointer
read_meeting (IteamTeamFile  *file,
              gpointer        data,
              GCancellable   *cancellable,
              GError        **error)
{
  const Request *request = data;

  return iteam_meeting_table_read_detail (file->connection, request->id, error);
}

static const IteamQuestion read_meeting_question = {
  .tag = iteam_store_read_meeting_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_meeting,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) iteam_meeting_detail_free,
};

static gpointer
read_items (IteamTeamFile  *file,
            gpointer        data,
            GCancellable   *cancellable,
            GError        **error)
{
  const Request *request = data;

  return iteam_agenda_item_table_read (file->connection, request->ids, error);
}

static const IteamQuestion read_items_question = {
  .tag = iteam_store_read_items_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_items,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

static gpointer
read_citing (IteamTeamFile  *file,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  const Request *request = data;

  return iteam_agenda_item_table_read_citing (file->connection, request->id, error);
}

static const IteamQuestion read_citing_question = {
  .tag = iteam_store_read_citing_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_citing,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

static gpointer
read_waiting (IteamTeamFile  *file,
              gpointer        data,
              GCancellable   *cancellable,
              GError        **error)
{
  const Request *request = data;

  return iteam_agenda_item_table_read_waiting (file->connection, request->id, request->standing, error);
}

static const IteamQuestion read_waiting_question = {
  .tag = iteam_store_read_waiting_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_waiting,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

static gpointer
read_series (IteamTeamFile  *file,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  return iteam_entry_table_read (file->connection, ITEAM_KIND_SERIES, " ORDER BY t.stopped IS NOT NULL, t.title, t.id", 0, error);
}

static const IteamQuestion read_series_question = {
  .tag = iteam_store_read_series_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_series,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

static gpointer
read_members (IteamTeamFile  *file,
              gpointer        data,
              GCancellable   *cancellable,
              GError        **error)
{
  const Request *request = data;

  return iteam_entry_table_read (file->connection, ITEAM_KIND_SERIES_MEMBER, " AND t.series = ?1 ORDER BY t.id", request->id, error);
}

static const IteamQuestion read_members_question = {
  .tag = iteam_store_read_members_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_members,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

static gpointer
read_outcomes (IteamTeamFile  *file,
               gpointer        data,
               GCancellable   *cancellable,
               GError        **error)
{
  const Request *request = data;

  return iteam_outcome_table_read (file->connection, request->kind, error);
}

static const IteamQuestion read_outcomes_question = {
  .tag = iteam_store_read_outcomes_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_outcomes,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

static gpointer
find_numbered (IteamTeamFile  *file,
               gpointer        data,
               GCancellable   *cancellable,
               GError        **error)
{
  const Request *request = data;
  gint64 id;

  return iteam_entry_table_find (file->connection, request->kind, request->number, &id, error) ? g_memdup2 (&id, sizeof id) : NULL;
}

static const IteamQuestion find_numbered_question = {
  .tag = iteam_store_find_numbered_async,
  .access = ITEAM_ACCESS_READ,
  .answer = find_numbered,
  .free_request = request_free,
  .free_answer = g_free,
};

/**
 * iteam_store_read_meetings_async:
 * @self: a store
 * @ids: (nullable) (element-type gint64): keys of meetings, or %NULL for all
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_meetings_async (IteamStore          *self,
                                 GArray              *ids,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &read_meetings_question, request_new (ids, 0), cancellable, callback, user_data);
}

/**
 * iteam_store_read_meetings_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamMeeting): those that are there,
 *   all of them in the order of their days; what was deleted is left out.
 */
GPtrArray *
iteam_store_read_meetings_finish (IteamStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_read_meeting_async:
 * @self: a store
 * @meeting: key of a meeting
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * A change of an item, or of what belongs to it, is told as a change of the item; a
 * change of the attendance as one of the meeting.
 */
void
iteam_store_read_meeting_async (IteamStore          *self,
                                gint64               meeting,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &read_meeting_question, request_new (NULL, meeting), cancellable, callback, user_data);
}

/**
 * iteam_store_read_meeting_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the meeting with all that belongs to it; free
 *   with iteam_meeting_detail_free().
 */
IteamMeetingDetail *
iteam_store_read_meeting_finish (IteamStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_read_items_async:
 * @self: a store
 * @ids: (element-type gint64): keys of agenda items
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_items_async (IteamStore          *self,
                              GArray              *ids,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &read_items_question, request_new (ids, 0), cancellable, callback, user_data);
}

/**
 * iteam_store_read_items_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamAgendaItem): those that are
 *   there; what was deleted is left out.
 */
GPtrArray *
iteam_store_read_items_finish (IteamStore    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_read_citing_async:
 * @self: a store
 * @document: key of a document
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Reads the agenda items of meetings that have a document, or cite it.
 */
void
iteam_store_read_citing_async (IteamStore          *self,
                               gint64               document,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &read_citing_question, request_new (NULL, document), cancellable, callback, user_data);
}

/**
 * iteam_store_read_citing_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamAgendaItem): the items, those
 *   of the last meeting first.
 */
GPtrArray *
iteam_store_read_citing_finish (IteamStore    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_read_waiting_async:
 * @self: a store
 * @series: key of a series; 0 for what waits for any meeting
 * @standing: whether to read the items with which each meeting of the series is made,
 *   instead of those that wait for a meeting
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_waiting_async (IteamStore          *self,
                                gint64               series,
                                gboolean             standing,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = request_new (NULL, series);
  request->standing = standing;
  iteam_store_ask (self, &read_waiting_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_read_waiting_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamAgendaItem): items without a
 *   meeting, in order.
 */
GPtrArray *
iteam_store_read_waiting_finish (IteamStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_read_series_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_series_async (IteamStore          *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &read_series_question, request_new (NULL, 0), cancellable, callback, user_data);
}

/**
 * iteam_store_read_series_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamSeries): all series, those that
 *   were stopped last.
 */
GPtrArray *
iteam_store_read_series_finish (IteamStore    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_read_members_async:
 * @self: a store
 * @series: key of a series
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_members_async (IteamStore          *self,
                                gint64               series,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &read_members_question, request_new (NULL, series), cancellable, callback, user_data);
}

/**
 * iteam_store_read_members_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamSeriesMember): its members.
 */
GPtrArray *
iteam_store_read_members_finish (IteamStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_read_outcomes_async:
 * @self: a store
 * @kind: %ITEAM_KIND_DECISION or %ITEAM_KIND_COMMITMENT
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_outcomes_async (IteamStore          *self,
                                 IteamKind            kind,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = request_new (NULL, 0);
  request->kind = kind;
  iteam_store_ask (self, &read_outcomes_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_read_outcomes_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamOutcome): those of all years,
 *   the latest meeting first.
 */
GPtrArray *
iteam_store_read_outcomes_finish (IteamStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_find_numbered_async:
 * @self: a store
 * @kind: a kind of meetings or outcomes, which have numbers
 * @number: the number for people, 3 for M-3
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_find_numbered_async (IteamStore          *self,
                                 IteamKind            kind,
                                 int                  number,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = request_new (NULL, 0);
  request->kind = kind;
  request->number = number;
  iteam_store_ask (self, &find_numbered_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_find_numbered_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: the key of that thing; 0 without an error if there is none.
 */
gint64
iteam_store_find_numbered_finish (IteamStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_autofree gint64 *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL ? *id : 0;
}
