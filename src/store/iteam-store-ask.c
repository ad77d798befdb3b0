/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-private.h"

/* How the main thread asks the store's thread something about the open file. */

typedef struct
{
  const IteamQuestion *question;
  gpointer request;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  if (asked->request != NULL && asked->question->free_request != NULL)
    asked->question->free_request (asked->request);
  g_free (asked);
}

static gboolean
begin (IteamTeamFile  *file,
       IteamAccess     access,
       GError        **error)
{
  switch (access)
    {
    case ITEAM_ACCESS_READ: return iteam_connection_begin (file->connection, FALSE, error);
    case ITEAM_ACCESS_WRITE: return iteam_team_file_begin_edit (file, error);
    case ITEAM_ACCESS_FREE:
    default: return TRUE;
    }
}

/* Ends what begin() began; %FALSE if what there was to write is not on the disk. */
static gboolean
end (IteamTeamFile  *file,
     IteamAccess     access,
     gboolean        answered,
     GError        **error)
{
  if (access == ITEAM_ACCESS_FREE ||
      (access == ITEAM_ACCESS_WRITE && answered && iteam_connection_commit (file->connection, error)))
    return TRUE;
  iteam_connection_rollback (file->connection);

  return access == ITEAM_ACCESS_READ;
}

static gpointer
answer_job (IteamTeamFile **file,
            GTask          *task,
            GError        **error)
{
  Asked *asked = g_task_get_task_data (task);
  const IteamQuestion *question = asked->question;
  gpointer answer;

  if (!iteam_store_require_file (*file, error) || !begin (*file, question->access, error))
    return NULL;

  answer = question->answer (*file, asked->request, g_task_get_cancellable (task), error);
  if (end (*file, question->access, answer != NULL, error))
    return answer;

  /* It could be read, or reckoned, and not be written. */
  if (answer != NULL && question->free_answer != NULL)
    question->free_answer (answer);

  return NULL;
}

/**
 * iteam_store_ask:
 * @self: a store
 * @question: what is asked; it is there for as long as the program runs
 * @request: (transfer full) (nullable): what it is about
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer, which is the pointer of its #GTask
 * @user_data: handed to @callback
 *
 * Asks something about the open file. Questions are answered in the order in which
 * they are asked, but patient ones come after the others.
 */
void
iteam_store_ask (IteamStore          *self,
                 const IteamQuestion *question,
                 gpointer             request,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Asked *asked = g_new0 (Asked, 1);

  asked->question = question;
  asked->request = request;
  g_task_set_source_tag (task, question->tag);
  g_task_set_task_data (task, asked, asked_free);
  iteam_store_push (self, question->patient ? ITEAM_TURN_PATIENT : ITEAM_TURN_SOON, task, answer_job, question->deliver,
                    question->free_answer);
}

/**
 * iteam_store_deliver_own:
 * @task: a task of a store
 * @result: an #IteamEdited
 *
 * Tells everyone what this program's user changed.
 */
void
iteam_store_deliver_own (GTask    *task,
                         gpointer  result)
{
  iteam_store_deliver_edited (g_task_get_source_object (task), result, TRUE);
}

/**
 * iteam_store_deliver_foreign:
 * @task: a task of a store
 * @result: an #IteamEdited
 *
 * Tells everyone what changed without this program's user having a hand in it.
 */
void
iteam_store_deliver_foreign (GTask    *task,
                             gpointer  result)
{
  iteam_store_deliver_edited (g_task_get_source_object (task), result, FALSE);
}
