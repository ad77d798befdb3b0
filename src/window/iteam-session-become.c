/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-session-private.h"

/* Who is at work. */

static void
become_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  IteamSession *self = g_task_get_source_object (task);
  IteamPerson *person = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!iteam_store_commit_finish (ITEAM_STORE (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (source == (gpointer) self->store)
    iteam_store_set_user (self->store, iteam_person_get_id (person), iteam_person_get_name (person));
  g_task_return_boolean (task, TRUE);
}

/**
 * iteam_session_become_async:
 * @self: a session with a file that can be written
 * @person: who is at work; someone who is not in the file yet is added to it
 * @callback: called when the file knows
 * @user_data: data for @callback
 *
 * Has the file remember the system's user name as that of @person.
 */
void
iteam_session_become_async (IteamSession       *self,
                            IteamPerson        *person,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  IteamDirectory *directory;
  IteamPerson *known;

  g_return_if_fail (ITEAM_IS_SESSION (self));
  g_return_if_fail (ITEAM_IS_PERSON (person));
  g_return_if_fail (self->store != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, iteam_session_become_async);
  g_task_set_task_data (task, g_object_ref (person), g_object_unref);

  directory = iteam_store_get_directory (self->store);
  known = iteam_directory_match_login (directory, g_get_user_name ());
  if (known == person)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  draft = iteam_person_draft_login (person, g_get_user_name ());
  if (iteam_directory_find_person (directory, iteam_person_get_id (person)) == NULL)
    {
      g_autoptr (IteamDraft) login = g_steal_pointer (&draft);

      draft = iteam_person_draft_new (person);
      iteam_draft_append (draft, login);
    }
  /* A user name stands for one person. */
  if (known != NULL)
    {
      g_autoptr (IteamDraft) forget = iteam_person_draft_forget_login (known, g_get_user_name ());

      iteam_draft_append (draft, forget);
    }

  iteam_store_commit_async (self->store, draft, NULL, become_cb, g_steal_pointer (&task));
}

/**
 * iteam_session_become_finish:
 * @self: a session
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether the file knows who is at work.
 */
gboolean
iteam_session_become_finish (IteamSession *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
