/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-session-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-sample-register.h"

/* How a session makes files: a new one, and the user's copy of the sample. */

static void
made_closed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (IteamSession) self = ITEAM_SESSION (user_data);
  IteamShare *share = g_object_get_data (source, "iteam-session-share");

  iteam_store_close_finish (ITEAM_STORE (source), result, NULL);
  if (self->opening == share)
    iteam_session_open_file (self, share, g_object_get_data (G_OBJECT (share), "iteam-session-file"), FALSE);
}

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (IteamSession) self = ITEAM_SESSION (user_data);
  IteamShare *share = g_object_get_data (source, "iteam-session-share");
  g_autoptr (GError) error = NULL;

  if (iteam_sample_register_fill_finish (ITEAM_STORE (source), result, &error))
    iteam_store_close_async (ITEAM_STORE (source), made_closed_cb, g_steal_pointer (&self));
  else
    iteam_session_take_opened (self, share, g_object_get_data (G_OBJECT (share), "iteam-session-file"), error);
}

/* A new file is opened as any other: perhaps it is on a network drive. */
static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamSession) self = ITEAM_SESSION (user_data);
  IteamShare *share = g_object_get_data (source, "iteam-session-share");
  g_autoptr (GError) error = NULL;

  if (!iteam_store_create_finish (ITEAM_STORE (source), result, &error))
    iteam_session_take_opened (self, share, g_object_get_data (G_OBJECT (share), "iteam-session-file"), error);
  else if (g_object_get_data (source, "iteam-session-sample") != NULL)
    iteam_sample_register_fill_async (ITEAM_STORE (source), NULL, filled_cb, g_steal_pointer (&self));
  else
    iteam_store_close_async (ITEAM_STORE (source), made_closed_cb, g_steal_pointer (&self));
}

void
iteam_session_make_file (IteamSession *self,
                         IteamShare   *share,
                         GFile        *file,
                         gboolean      sample)
{
  g_autoptr (IteamStore) maker = iteam_store_new ();

  g_object_set_data_full (G_OBJECT (maker), "iteam-session-share", g_object_ref (share), g_object_unref);
  g_object_set_data (G_OBJECT (maker), "iteam-session-sample", GINT_TO_POINTER (sample));
  iteam_store_create_async (maker, file, sample, NULL, made_cb, g_object_ref (self));
}

/* A first look at the sample makes it; later ones find it as it was left. */
static void
find_sample_thread (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  GFile *file = G_FILE (task_data);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GError) error = NULL;

  if (g_file_query_exists (file, cancellable))
    g_task_return_boolean (task, TRUE);
  else if (g_file_make_directory_with_parents (folder, cancellable, &error) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    g_task_return_boolean (task, FALSE);
  else
    g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_FAILED,
                             _("The folder for the sample file could not be made: %s"), error->message);
}

static void
find_sample_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  IteamSession *self = ITEAM_SESSION (source);
  g_autoptr (IteamShare) share = ITEAM_SHARE (user_data);
  g_autoptr (GError) error = NULL;
  gboolean exists;

  exists = g_task_propagate_boolean (G_TASK (result), &error);
  if (self->opening != share)
    return;

  if (error != NULL)
    iteam_session_take_opened (self, share, self->sample_file, error);
  else if (exists)
    iteam_session_open_file (self, share, self->sample_file, FALSE);
  else
    iteam_session_make_file (self, share, self->sample_file, TRUE);
}

/**
 * iteam_session_open_sample:
 * @self: a session
 *
 * Begins to open the user's own copy of the sample file, which is made when it
 * is not there, as iteam_session_open().
 */
void
iteam_session_open_sample (IteamSession *self)
{
  g_autoptr (GTask) task = NULL;
  IteamShare *share;

  g_return_if_fail (ITEAM_IS_SESSION (self));

  if (self->store != NULL && iteam_session_get_sample (self))
    return;

  share = iteam_session_begin (self, self->sample_file);
  task = g_task_new (self, NULL, find_sample_cb, g_object_ref (share));
  g_task_set_source_tag (task, iteam_session_open_sample);
  g_task_set_task_data (task, g_object_ref (self->sample_file), g_object_unref);
  g_task_run_in_thread (task, find_sample_thread);
}
