/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-overview.h"

#include "iteam-action-table.h"
#include "iteam-document-table.h"
#include "iteam-entry-table.h"
#include "iteam-search-table.h"
#include "iteam-store-private.h"

/* The store's call that reads what waits for a person. It reads the few things that are
 * named, and counts the others. */

typedef struct
{
  gint64 person;
  char *today;
  char *soon;
  GArray *news;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->today);
  g_free (request->soon);
  g_array_unref (request->news);
  g_free (request);
}

/* Binds what a query may speak of: ?1 is the person, ?2 today, ?3 the last day that is near. */
static IteamStatement *
ask (IteamConnection  *connection,
     const char       *sql,
     const Request    *request,
     GError          **error)
{
  IteamStatement *query = iteam_connection_statement (connection, sql, error);

  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, request->person);
  iteam_statement_bind_text (query, 2, request->today);
  iteam_statement_bind_text (query, 3, request->soon);

  return query;
}

/* Reads keys, of which the first are kept, and counts them all. */
static gboolean
read_keys (IteamConnection  *connection,
           const char       *sql,
           const Request    *request,
           GArray           *keys,
           int              *n_rows,
           GError          **error)
{
  g_autoptr (IteamStatement) query = ask (connection, sql, request, error);
  gboolean row;

  *n_rows = 0;
  if (query == NULL)
    return FALSE;

  for (;;)
    {
      gint64 key;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      key = sqlite3_column_int64 (query, 0);
      if (++*n_rows <= ITEAM_OVERVIEW_MAX)
        g_array_append_val (keys, key);
    }
}

static gboolean
count (IteamConnection  *connection,
       const char       *sql,
       const Request    *request,
       int              *number,
       GError          **error)
{
  g_autoptr (IteamStatement) query = ask (connection, sql, request, error);
  gboolean row;

  if (query == NULL || !iteam_statement_next (connection, query, &row, error))
    return FALSE;
  *number = sqlite3_column_int (query, 0);

  return TRUE;
}

#define OPEN "a.deleted IS NULL AND a.status NOT IN ('done', 'dropped')"
#define THEIRS OPEN " AND (?1 = 0 OR EXISTS (SELECT 1 FROM action_owner AS o WHERE o.action = a.id AND o.person = ?1 AND o.deleted IS NULL))"

static gboolean
read_actions (IteamConnection  *connection,
              const Request    *request,
              IteamOverview    *overview,
              GError          **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *actions;

  /* What is to begin later can wait. */
  if (!read_keys (connection,
                  "SELECT a.id FROM action AS a WHERE " THEIRS " AND (a.start IS NULL OR a.start <= ?2)"
                  " ORDER BY a.due IS NULL, a.due, a.priority <> 'high', a.number",
                  request, keys, &overview->n_actions, error) ||
      !count (connection, "SELECT count (*) FROM action AS a WHERE " THEIRS " AND a.due < ?2", request, &overview->n_late, error) ||
      !count (connection, "SELECT count (*) FROM action AS a WHERE " THEIRS " AND a.due = ?2", request, &overview->n_today, error) ||
      !count (connection, "SELECT count (*) FROM action AS a WHERE " OPEN " AND a.due < ?2", request, &overview->n_team_late, error))
    return FALSE;

  actions = iteam_action_table_read (connection, keys, error);
  if (actions == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (overview->actions, actions);

  return TRUE;
}

static gboolean
read_next_meeting (IteamConnection  *connection,
                   const Request    *request,
                   IteamOverview    *overview,
                   GError          **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;
  int n_meetings;
  gint64 meeting;

  if (!read_keys (connection,
                  "SELECT m.id FROM meeting AS m WHERE m.deleted IS NULL"
                  " AND (m.state = 'in-progress' OR (m.state = 'planned' AND m.day >= ?2))"
                  " ORDER BY m.state = 'planned', m.day, m.start, m.id",
                  request, keys, &n_meetings, error))
    return FALSE;
  if (n_meetings == 0)
    return TRUE;

  meeting = g_array_index (keys, gint64, 0);
  overview->meeting = iteam_entry_table_read_one (connection, ITEAM_KIND_MEETING, meeting, error);
  if (overview->meeting == NULL)
    return FALSE;

  query = iteam_connection_statement (connection,
                                      "SELECT count (*) FROM agenda_item WHERE meeting = ? AND deleted IS NULL"
                                      " AND presenter IS NULL AND presenter_name IS NULL",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, meeting);
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;
  overview->n_without_presenter = sqlite3_column_int (query, 0);

  return TRUE;
}

static gboolean
read_documents (IteamConnection  *connection,
                const char       *sql,
                const Request    *request,
                GPtrArray        *documents,
                int              *n_documents,
                GError          **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *read;

  if (!read_keys (connection, sql, request, keys, n_documents, error))
    return FALSE;
  read = iteam_document_table_read (connection, keys, error);
  if (read == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (documents, read);

  return TRUE;
}

#define IN_FORCE "SELECT id FROM document WHERE deleted IS NULL AND superseded_by IS NULL AND "

/* What waits for the works council, and what a confidential adviser opens, are for who
 * has that role: which of them are shown, the pane knows. */
static gboolean
read_register (IteamConnection  *connection,
               const Request    *request,
               IteamOverview    *overview,
               GError          **error)
{
  int n;

  return read_documents (connection, IN_FORCE "review <= ?3 ORDER BY review, number", request, overview->reviews,
                         &overview->n_reviews, error) &&
         read_documents (connection, IN_FORCE "consent IN ('needed', 'asked') ORDER BY consent = 'needed', consented, number",
                         request, overview->consents, &n, error) &&
         read_documents (connection, IN_FORCE "kind IN ('code', 'protocol') ORDER BY kind, number", request, overview->codes,
                         &n, error);
}

static gboolean
read_spotlights (IteamConnection  *connection,
                 const Request    *request,
                 IteamOverview    *overview,
                 GError          **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  int n_spotlights;

  if (!read_keys (connection,
                  "SELECT id FROM spotlight WHERE deleted IS NULL AND first <= ?2 AND last >= ?2 ORDER BY first, id",
                  request, keys, &n_spotlights, error))
    return FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      gpointer spotlight = iteam_entry_table_read_one (connection, ITEAM_KIND_SPOTLIGHT, g_array_index (keys, gint64, i), error);

      if (spotlight == NULL)
        return FALSE;
      g_ptr_array_add (overview->spotlights, spotlight);
    }

  return TRUE;
}

static gboolean
read_news (IteamConnection  *connection,
           const Request    *request,
           IteamOverview    *overview,
           GError          **error)
{
  for (guint i = 0; i < request->news->len; i++)
    {
      char *title = NULL;

      if (!iteam_search_table_describe (connection, &g_array_index (request->news, IteamRef, i), &title, error))
        return FALSE;
      g_ptr_array_add (overview->news, title != NULL ? title : g_strdup (""));
    }

  return TRUE;
}

static gpointer
read_overview (IteamTeamFile  *file,
               gpointer        data,
               GCancellable   *cancellable,
               GError        **error)
{
  IteamConnection *connection = file->connection;
  g_autoptr (IteamOverview) overview = iteam_overview_new ();
  GPtrArray *adoptions;

  if (!read_actions (connection, data, overview, error) ||
      !read_next_meeting (connection, data, overview, error) ||
      !read_register (connection, data, overview, error) ||
      !read_spotlights (connection, data, overview, error) ||
      !read_news (connection, data, overview, error))
    return NULL;
  adoptions = iteam_entry_table_read (connection, ITEAM_KIND_MEETING, " AND t.state = 'for-adoption' ORDER BY t.day, t.id", 0, error);
  if (adoptions == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (overview->adoptions, adoptions);

  return g_steal_pointer (&overview);
}

static const IteamQuestion read_overview_question = {
  .tag = iteam_store_read_overview_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_overview,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) iteam_overview_free,
};

/**
 * iteam_store_read_overview_async:
 * @self: a store
 * @person: key of the person whose day it is, or 0 for that of everyone
 * @today: the day
 * @news: (array length=n_news): things of which it is asked what they are
 * @n_news: how many
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_overview_async (IteamStore          *self,
                                 gint64               person,
                                 IteamDay             today,
                                 const IteamRef      *news,
                                 guint                n_news,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->person = person;
  request->today = iteam_day_to_iso (today);
  request->soon = iteam_day_to_iso (today + ITEAM_OVERVIEW_REVIEW_DAYS);
  request->news = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  g_array_append_vals (request->news, news, n_news);
  iteam_store_ask (self, &read_overview_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_read_overview_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what waits; free with iteam_overview_free()
 */
IteamOverview *
iteam_store_read_overview_finish (IteamStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
