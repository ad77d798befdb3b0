/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-meeting-steps.h"

#include <glib/gi18n-lib.h>

#include "iteam-agenda-item-table.h"
#include "iteam-entry-table.h"
#include "iteam-meeting-table.h"
#include "iteam-person-table.h"
#include "iteam-pillar-table.h"
#include "iteam-store-private.h"

/* The store's calls that bring a meeting further: what that takes is read and
 * written here in one go, so that nobody on the main thread gathers it. */

typedef struct
{
  IteamUser *user;
  gint64 id;
  gint64 adopting;
  IteamMeetingStep step;
  IteamDay day;
  char *reason;
} Request;

/* What came of it: the meeting that was made, and what to tell. */
typedef struct
{
  IteamEdited *edited;
  gint64 meeting;
} Answer;

static void
request_free (gpointer data)
{
  Request *request = data;

  iteam_user_free (request->user);
  g_free (request->reason);
  g_free (request);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  iteam_edited_free (answer->edited);
  g_free (answer);
}

static void
deliver (GTask    *task,
         gpointer  result)
{
  Answer *answer = result;

  iteam_store_deliver_own (task, answer->edited);
}

/* What the rules of meetings are told, and owns it. */
typedef struct
{
  IteamMeetingDetail *detail;
  IteamMeetingContext context;
} Case;

static void
case_free (Case *self)
{
  g_clear_pointer (&self->detail, iteam_meeting_detail_free);
  g_clear_pointer (&self->context.next, iteam_meeting_detail_free);
  g_clear_pointer (&self->context.adopting, iteam_meeting_detail_free);
  g_clear_pointer (&self->context.known, g_hash_table_unref);
  g_clear_pointer (&self->context.meetings, g_ptr_array_unref);
  g_clear_object (&self->context.directory);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static GPtrArray *
read_of_series (IteamConnection  *connection,
                gint64            series,
                GError          **error)
{
  return iteam_entry_table_read (connection, ITEAM_KIND_MEETING,
                                 " AND t.series = ?1 ORDER BY t.day IS NULL, t.day, t.start, t.id", series, error);
}

static IteamDirectory *
read_directory (IteamConnection  *connection,
                GError          **error)
{
  g_autoptr (GPtrArray) people = iteam_person_table_read (connection, error);
  g_autoptr (GPtrArray) pillars = people != NULL ? iteam_pillar_table_read (connection, error) : NULL;
  IteamDirectory *directory;

  if (pillars == NULL)
    return NULL;

  directory = iteam_directory_new ();
  iteam_directory_update (directory, people, pillars);

  return directory;
}

/* The items of the next meeting, and those that came from this one wherever they are
 * now, deleted or not: none of them is made again. */
static GHashTable *
read_known (IteamConnection  *connection,
            gint64            meeting,
            gint64            next,
            GError          **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT id FROM agenda_item WHERE meeting = ?2 OR adopts = ?1"
                                      " OR carried_from IN (SELECT id FROM agenda_item WHERE meeting = ?1)",
                                      error);
  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, meeting);
  sqlite3_bind_int64 (query, 2, next);

  for (;;)
    {
      gint64 id;

      if (!iteam_statement_next (connection, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&known);
      id = sqlite3_column_int64 (query, 0);
      g_hash_table_add (known, g_memdup2 (&id, sizeof id));
    }
}

static gboolean
read_next (IteamConnection  *connection,
           Case             *self,
           GError          **error)
{
  IteamMeeting *next = iteam_meeting_find_next (self->detail->meeting, self->context.meetings);
  gint64 id;

  if (next == NULL)
    return TRUE;

  id = iteam_entry_get_id (ITEAM_ENTRY (next));
  self->context.next = iteam_meeting_table_read_detail (connection, id, error);
  if (self->context.next == NULL)
    return FALSE;
  self->context.known = read_known (connection, iteam_entry_get_id (ITEAM_ENTRY (self->detail->meeting)), id, error);

  return self->context.known != NULL;
}

static Case *
read_case (IteamConnection  *connection,
           const Request    *request,
           GError          **error)
{
  g_autoptr (Case) self = g_new0 (Case, 1);

  self->detail = iteam_meeting_table_read_detail (connection, request->id, error);
  if (self->detail == NULL)
    return NULL;
  if (request->adopting != 0)
    {
      self->context.adopting = iteam_meeting_table_read_detail (connection, request->adopting, error);
      if (self->context.adopting == NULL)
        return NULL;
    }
  self->context.meetings = read_of_series (connection, iteam_meeting_get_fields (self->detail->meeting)->series, error);
  self->context.directory = self->context.meetings != NULL ? read_directory (connection, error) : NULL;
  if (self->context.directory == NULL || !read_next (connection, self, error))
    return NULL;

  self->context.person = iteam_directory_find_person (self->context.directory, request->user->person);
  self->context.today = iteam_day_today ();
  self->context.now = iteam_time_now ();
  self->context.reason = request->reason;

  return g_steal_pointer (&self);
}

static gpointer
commit (IteamTeamFile  *file,
        IteamDraft     *draft,
        const Request  *request,
        gint64          meeting,
        GError        **error)
{
  IteamEdited *edited = iteam_edited_new ();
  Answer *answer;

  if (!iteam_commit_draft (file, draft, request->user, edited->refs, error))
    {
      iteam_edited_free (edited);

      return NULL;
    }

  answer = g_new0 (Answer, 1);
  answer->edited = edited;
  answer->meeting = meeting;

  return answer;
}

static gpointer
step_meeting (IteamTeamFile  *file,
              gpointer        data,
              GCancellable   *cancellable,
              GError        **error)
{
  const Request *request = data;
  g_autoptr (Case) self = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  if (!iteam_connection_begin (file->connection, FALSE, error))
    return NULL;
  self = read_case (file->connection, request, error);
  iteam_connection_rollback (file->connection);
  if (self == NULL)
    return NULL;

  draft = iteam_meeting_draft_step (self->detail, request->step, &self->context, error);

  return draft != NULL ? commit (file, draft, request, request->id, error) : NULL;
}

static const IteamQuestion step_question = {
  .tag = iteam_store_step_meeting_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = step_meeting,
  .deliver = deliver,
  .free_request = request_free,
  .free_answer = answer_free,
};

static IteamDraft *
draft_plan (IteamConnection  *connection,
            const Request    *request,
            gint64           *meeting,
            GError          **error)
{
  g_autoptr (IteamSeries) series = iteam_entry_table_read_one (connection, ITEAM_KIND_SERIES, request->id, error);
  g_autoptr (GPtrArray) meetings = series != NULL ? read_of_series (connection, request->id, error) : NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GPtrArray) standing = NULL;
  g_autoptr (IteamMeetingDetail) last = NULL;
  g_autoptr (IteamMeetingDetail) planned = NULL;
  g_autoptr (IteamMeeting) pattern = NULL;
  IteamDay today = iteam_day_today ();
  IteamDay day = request->day;
  IteamMeeting *before;
  IteamDraft *draft;

  if (meetings == NULL)
    return NULL;
  if (day == ITEAM_DAY_NONE)
    day = iteam_series_plan_day (series, meetings, today);
  if (day == ITEAM_DAY_NONE)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                           _("The series says of no day that there is a meeting then. Give the day, or the series a rule."));

      return NULL;
    }

  members = iteam_entry_table_read (connection, ITEAM_KIND_SERIES_MEMBER,
                                    " AND t.series = ?1 AND t.person IN (SELECT id FROM person WHERE deleted IS NULL AND inactive IS NULL)"
                                    " ORDER BY t.id", request->id, error);
  standing = members != NULL ? iteam_agenda_item_table_read_waiting (connection, request->id, TRUE, error) : NULL;
  if (standing == NULL)
    return NULL;

  pattern = iteam_meeting_new_in_series (series, day, today);
  before = iteam_meeting_find_last (meetings, pattern);
  if (before != NULL)
    {
      last = iteam_meeting_table_read_detail (connection, iteam_entry_get_id (ITEAM_ENTRY (before)), error);
      if (last == NULL)
        return NULL;
    }

  planned = iteam_series_plan_meeting (series, day, members, standing, meetings, last, today, &draft);
  *meeting = iteam_entry_get_id (ITEAM_ENTRY (planned->meeting));

  return draft;
}

static gpointer
plan_meeting (IteamTeamFile  *file,
              gpointer        data,
              GCancellable   *cancellable,
              GError        **error)
{
  const Request *request = data;
  g_autoptr (IteamDraft) draft = NULL;
  gint64 meeting = 0;

  if (!iteam_connection_begin (file->connection, FALSE, error))
    return NULL;
  draft = draft_plan (file->connection, request, &meeting, error);
  iteam_connection_rollback (file->connection);

  return draft != NULL ? commit (file, draft, request, meeting, error) : NULL;
}

static const IteamQuestion plan_question = {
  .tag = iteam_store_plan_meeting_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = plan_meeting,
  .deliver = deliver,
  .free_request = request_free,
  .free_answer = answer_free,
};

static gint64
take_meeting (GAsyncResult  *result,
              GError       **error)
{
  Answer *answer = g_task_propagate_pointer (G_TASK (result), error);
  gint64 meeting = answer != NULL ? answer->meeting : 0;

  g_clear_pointer (&answer, answer_free);

  return meeting;
}

/**
 * iteam_store_step_meeting_async:
 * @self: a store
 * @meeting: key of a meeting
 * @step: the step
 * @adopting: for %ITEAM_STEP_ADOPT, key of the meeting that adopts the minutes, or 0
 * @reason: (nullable): why, for %ITEAM_STEP_REOPEN and %ITEAM_STEP_CANCEL
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Brings a meeting from one state to another, with all that this does to the next
 * meeting, in one edit; see iteam_meeting_draft_step().
 */
void
iteam_store_step_meeting_async (IteamStore          *self,
                                gint64               meeting,
                                IteamMeetingStep     step,
                                gint64               adopting,
                                const char          *reason,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->user = iteam_store_dup_user (self);
  request->id = meeting;
  request->step = step;
  request->adopting = adopting;
  request->reason = g_strdup (reason);
  iteam_store_ask (self, &step_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_step_meeting_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error: %ITEAM_ERROR_INVALID with the reason if the step
 *   cannot be taken, by this person, now
 *
 * Returns: whether it was taken.
 */
gboolean
iteam_store_step_meeting_finish (IteamStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return take_meeting (result, error) != 0;
}

/**
 * iteam_store_plan_meeting_async:
 * @self: a store
 * @series: key of a series
 * @day: when it is to be, or %ITEAM_DAY_NONE for the next day of its rule
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Makes the next meeting of a series, in one edit; see iteam_series_plan_meeting().
 */
void
iteam_store_plan_meeting_async (IteamStore          *self,
                                gint64               series,
                                IteamDay             day,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->user = iteam_store_dup_user (self);
  request->id = series;
  request->day = day;
  iteam_store_ask (self, &plan_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_plan_meeting_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error: %ITEAM_ERROR_INVALID if the series has no next day
 *
 * Returns: key of the meeting, or 0 on an error.
 */
gint64
iteam_store_plan_meeting_finish (IteamStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  return take_meeting (result, error);
}
