/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-private.h"

#include "iteam-check.h"
#include "iteam-info.h"

/* The store's calls about the file as a whole. */

static gpointer
read_info (IteamTeamFile  *file,
           gpointer        request,
           GCancellable   *cancellable,
           GError        **error)
{
  return iteam_info_read (file, error);
}

static const IteamQuestion read_info_question = {
  .tag = iteam_store_read_info_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = read_info,
  .free_answer = (GDestroyNotify) iteam_store_info_free,
};

static gpointer
check (IteamTeamFile  *file,
       gpointer        request,
       GCancellable   *cancellable,
       GError        **error)
{
  return iteam_check_file (file, error);
}

static const IteamQuestion check_question = {
  .tag = iteam_store_check_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = check,
  .free_answer = (GDestroyNotify) g_strfreev,
};

/**
 * iteam_store_read_info_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 */
void
iteam_store_read_info_async (IteamStore          *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &read_info_question, NULL, cancellable, callback, user_data);
}

/**
 * iteam_store_read_info_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file in figures; free with
 *   iteam_store_info_free().
 */
IteamStoreInfo *
iteam_store_read_info_finish (IteamStore    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_store_check_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Checks the whole file; on a large one that takes a few seconds.
 */
void
iteam_store_check_async (IteamStore          *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &check_question, NULL, cancellable, callback, user_data);
}

/**
 * iteam_store_check_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): a sentence for
 *   each problem, none if the file is sound; %NULL if it could not be checked.
 */
char **
iteam_store_check_finish (IteamStore    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
mark (IteamTeamFile  *file,
      gpointer        path,
      GCancellable   *cancellable,
      GError        **error)
{
  /* Another file may have been opened in the meantime. */
  if (g_str_equal (file->path, path))
    iteam_connection_set_damaged (file->connection);

  return GINT_TO_POINTER (TRUE);
}

static const IteamQuestion mark_question = {
  .tag = iteam_store_check_quick_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = mark,
  .free_request = g_free,
};

static void
marked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_propagate_pointer (G_TASK (result), NULL);
  g_task_return_boolean (task, FALSE);
}

static void
check_quick_thread (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  char **problems = iteam_check_quick (task_data, &error);

  if (problems == NULL && g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED))
    problems = g_strsplit (error->message, "\n", -1);
  if (problems != NULL)
    g_task_return_pointer (task, problems, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
checked_quick_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  IteamStore *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_auto (GStrv) problems = g_task_propagate_pointer (G_TASK (result), &error);

  if (problems == NULL)
    g_task_return_error (task, error);
  else if (problems[0] == NULL)
    g_task_return_boolean (task, TRUE);
  else
    {
      g_debug ("Damage: %s", problems[0]);
      iteam_store_ask (self, &mark_question, g_strdup (g_task_get_task_data (task)), NULL, marked_cb, g_object_ref (task));
    }
}

/**
 * iteam_store_check_quick_async:
 * @self: a store with a file
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Checks that the file is not damaged, beside whatever else the store does. If it
 * is, "damaged" is set.
 */
void
iteam_store_check_quick_async (IteamStore          *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) check = NULL;
  const char *path;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (iteam_store_get_file (self) != NULL);

  path = g_file_peek_path (iteam_store_get_file (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_store_check_quick_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  /* Its thread may hold it for a moment after the answer, and would hold the store. */
  check = g_task_new (NULL, cancellable, checked_quick_cb, g_object_ref (task));
  g_task_set_source_tag (check, check_quick_thread);
  g_task_set_task_data (check, g_strdup (path), g_free);
  g_task_run_in_thread (check, check_quick_thread);
}

/**
 * iteam_store_check_quick_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether no damage was found; %FALSE without an error if it was.
 */
gboolean
iteam_store_check_quick_finish (IteamStore    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
