/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-start.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-files.h"
#include "iteam-replica.h"

/* How a file of this computer comes to be shared: where it is to be found is
 * asked, a copy is put there if need be, and that is opened. */

static void
shared_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;

  if (iteam_session_share_finish (ITEAM_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  IteamSession *session = g_task_get_task_data (task);
  GFile *place = g_object_get_data (G_OBJECT (task), "iteam-place");
  GError *error = NULL;

  if (iteam_store_backup_finish (ITEAM_STORE (source), result, &error))
    iteam_session_share_async (session, place, shared_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* A file that others share already must not be written over. */
static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const char *path = g_file_peek_path (G_FILE (task_data));

  if (path == NULL)
    g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE, "%s",
                             _("This place has no folder on this computer. Mount it first, or choose another place."));
  else if (iteam_place_look (path) == ITEAM_PLACE_SHARED)
    g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_EXISTS, "%s",
                             _("A team file is shared at that place already. Open that one, or choose another name."));
  else
    g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  IteamSession *session = g_task_get_task_data (task);
  IteamStore *store = iteam_session_get_store (session);
  GFile *place = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (store == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("The file was closed."));
      return;
    }

  g_object_set_data_full (G_OBJECT (task), "iteam-place", g_object_ref (place), g_object_unref);
  if (g_file_equal (place, iteam_session_get_file (session)))
    iteam_session_share_async (session, place, shared_cb, g_steal_pointer (&task));
  else
    iteam_store_backup_async (store, place, NULL, copied_cb, g_steal_pointer (&task));
}

static void
share_at (GTask *task,
          GFile *place)
{
  g_autoptr (GTask) look = g_task_new (NULL, NULL, looked_cb, g_object_ref (task));

  g_task_set_source_tag (look, share_at);
  g_task_set_task_data (look, g_object_ref (place), g_object_unref);
  g_task_run_in_thread (look, look_thread);
}

static void
place_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  g_autoptr (GFile) chosen = iteam_choose_file_finish (GTK_WIDGET (source), result, &error);
  g_autoptr (GFile) place = NULL;

  if (chosen == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  place = iteam_file_with_ending (chosen);
  share_at (task, place);
}

static void
choose_place (GTask *task)
{
  IteamSession *session = g_task_get_task_data (task);
  g_autofree char *file = iteam_file_get_name (iteam_session_get_file (session));
  g_autofree char *name = g_strconcat (file, ITEAM_FILE_ENDING, NULL);
  IteamFileRequest request = {
    .save = TRUE,
    .title = _("Where the Team Finds the File"),
    .accept = _("_Share"),
    .name = name,
    .filter_name = _("Team Files"),
    .pattern = "*" ITEAM_FILE_ENDING,
  };

  iteam_choose_file_async (g_task_get_source_object (task), &request, NULL, place_chosen_cb, g_object_ref (task));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  IteamSession *session = g_task_get_task_data (task);
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);

  if (g_strcmp0 (answer, "place") == 0)
    choose_place (task);
  else if (g_strcmp0 (answer, "here") == 0 && iteam_session_get_file (session) != NULL)
    share_at (task, iteam_session_get_file (session));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("The file is not shared."));
}

/**
 * iteam_share_start_async:
 * @parent: a widget of the window that asks
 * @session: a session with a file of this computer
 * @callback: called when the file is being opened as a shared one
 * @user_data: data for @callback
 *
 * Asks where the file that is open is to be shared, and shares it there.
 */
void
iteam_share_start_async (GtkWidget           *parent,
                         IteamSession        *session,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  const IteamAnswer answers[] = {
    { "cancel", _("_Cancel"), ITEAM_ANSWER_PLAIN },
    { "here", _("Share It Where It _Is"), ITEAM_ANSWER_PLAIN },
    { "place", _("Choose a _Place…"), ITEAM_ANSWER_SUGGESTED },
  };
  g_autoptr (GTask) task = NULL;
  g_autofree char *location = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (ITEAM_IS_SESSION (session));
  g_return_if_fail (iteam_session_get_file (session) != NULL);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, iteam_share_start_async);
  g_task_set_task_data (task, g_object_ref (session), g_object_unref);

  location = iteam_file_get_location (iteam_session_get_file (session));
  body = g_strdup_printf (_("A shared file stands where everyone of the team can reach it: on the network drive.\n\n"
                            "Choose a place there. A copy is put there and shared, and the file on this computer "
                            "stays as it is now.\n\n"
                            "Or share it where it is, in “%s”, if that folder is kept alike on the "
                            "team’s computers, by Nextcloud for instance."), location);
  iteam_ask_async (parent, _("Where Is the Team to Find the File?"), body, NULL, answers, G_N_ELEMENTS (answers), NULL,
                   answered_cb, g_steal_pointer (&task));
}

/**
 * iteam_share_start_finish:
 * @parent: the widget that asked
 * @result: what the callback got
 * @error: return location, %G_IO_ERROR_CANCELLED when the person thought better of it
 *
 * Returns: whether the file is being opened as a shared one.
 */
gboolean
iteam_share_start_finish (GtkWidget     *parent,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
