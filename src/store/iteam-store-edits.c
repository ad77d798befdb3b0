/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-restore.h"

/* The store's calls that change the file. */

typedef struct
{
  IteamDraft *draft;
  IteamUser *user;
  char *path;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_clear_object (&edit->draft);
  g_clear_pointer (&edit->user, iteam_user_free);
  g_free (edit->path);
  g_free (edit);
}

/* People and pillars are shown everywhere; when an edit touched one, the answer
 * brings all of them. */
static gboolean
read_directory_if_touched (IteamEdited    *edited,
                           IteamTeamFile  *file,
                           GError        **error)
{
  for (guint i = 0; i < edited->refs->len; i++)
    {
      IteamKind kind = g_array_index (edited->refs, IteamRef, i).kind;

      if (kind == ITEAM_KIND_PERSON || kind == ITEAM_KIND_PILLAR)
        return iteam_edited_read_directory (edited, file, error);
    }

  return TRUE;
}

static gpointer
commit_job (IteamTeamFile **file,
            GTask          *task,
            GError        **error)
{
  g_autoptr (IteamEdited) edited = iteam_edited_new ();
  Edit *edit = g_task_get_task_data (task);

  if (!iteam_store_require_file (*file, error) ||
      !iteam_commit_draft (*file, edit->draft, edit->user, edited->refs, error) ||
      !read_directory_if_touched (edited, *file, error))
    return NULL;

  return g_steal_pointer (&edited);
}

static gpointer
undo_job (IteamTeamFile **file,
          GTask          *task,
          GError        **error)
{
  g_autoptr (IteamEdited) edited = iteam_edited_new ();
  Edit *edit = g_task_get_task_data (task);
  gboolean undo = g_task_get_source_tag (task) == iteam_store_undo_async;

  if (!iteam_store_require_file (*file, error))
    return NULL;
  edited->words = (undo ? iteam_commit_undo : iteam_commit_redo) (*file, edit->user, edited->refs, error);
  if (edited->words == NULL || !read_directory_if_touched (edited, *file, error))
    return NULL;

  return g_steal_pointer (&edited);
}

static gpointer
restore_job (IteamTeamFile **file,
             GTask          *task,
             GError        **error)
{
  g_autoptr (IteamEdited) edited = iteam_edited_new ();
  Edit *edit = g_task_get_task_data (task);

  if (!iteam_store_require_file (*file, error) ||
      !iteam_restore_file (*file, edit->path, edit->user, edited->refs, error) ||
      !iteam_edited_read_directory (edited, *file, error))
    return NULL;

  return g_steal_pointer (&edited);
}

static void
deliver_edited (GTask    *task,
                gpointer  result)
{
  iteam_store_deliver_edited (g_task_get_source_object (task), result, TRUE);
}

static void
push_edit (IteamStore          *self,
           IteamDraft          *draft,
           gpointer             source_tag,
           IteamJobFunc         func,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Edit *edit = g_new0 (Edit, 1);

  edit->draft = draft != NULL ? g_object_ref (draft) : NULL;
  edit->user = iteam_store_dup_user (self);
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, edit, edit_free);
  iteam_store_push (self, task, func, deliver_edited, (GDestroyNotify) iteam_edited_free);
}

static char *
finish_words (GAsyncResult  *result,
              GError       **error)
{
  g_autoptr (IteamEdited) edited = g_task_propagate_pointer (G_TASK (result), error);

  return edited != NULL ? g_steal_pointer (&edited->words) : NULL;
}

/**
 * iteam_store_commit_async:
 * @self: a store
 * @draft: an edit; leave it alone until @callback is called
 * @cancellable: (nullable): a cancellable; an edit that has begun is finished
 * @callback: called when the edit is on the disk
 * @user_data: handed to @callback
 *
 * Writes an edit in one transaction with its change record. The "changed"
 * signal comes before @callback.
 */
void
iteam_store_commit_async (IteamStore          *self,
                          IteamDraft          *draft,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (ITEAM_IS_DRAFT (draft));

  push_edit (self, draft, iteam_store_commit_async, commit_job, cancellable, callback, user_data);
}

/**
 * iteam_store_commit_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error; with %ITEAM_ERROR_CONFLICT
 *   iteam_draft_get_conflicts() says which fields, and nothing was written
 *
 * Returns: whether the edit is on the disk.
 */
gboolean
iteam_store_commit_finish (IteamStore    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_autoptr (IteamEdited) edited = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  edited = g_task_propagate_pointer (G_TASK (result), error);

  return edited != NULL;
}

/**
 * iteam_store_undo_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is undone
 * @user_data: handed to @callback
 *
 * Takes back the newest edit of the store's user, in whichever pane or window
 * it was made, also before the file was last closed.
 */
void
iteam_store_undo_async (IteamStore          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  push_edit (self, NULL, iteam_store_undo_async, undo_job, cancellable, callback, user_data);
}

/**
 * iteam_store_undo_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error: %ITEAM_ERROR_NOTHING_TO_UNDO, or
 *   %ITEAM_ERROR_CONFLICT if someone else changed the same since
 *
 * Returns: (transfer full) (nullable): what was undone, in words.
 */
char *
iteam_store_undo_finish (IteamStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return finish_words (result, error);
}

/**
 * iteam_store_redo_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done again
 * @user_data: handed to @callback
 *
 * Makes the edit again that the store's user undid last.
 */
void
iteam_store_redo_async (IteamStore          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  push_edit (self, NULL, iteam_store_redo_async, undo_job, cancellable, callback, user_data);
}

/**
 * iteam_store_redo_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error, as with iteam_store_undo_finish()
 *
 * Returns: (transfer full) (nullable): what was done again, in words.
 */
char *
iteam_store_redo_finish (IteamStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return finish_words (result, error);
}

/**
 * iteam_store_restore_async:
 * @self: a store
 * @backup: a backup of the open file
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is restored
 * @user_data: handed to @callback
 *
 * Brings the file to what a backup holds, in one edit that can be undone.
 */
void
iteam_store_restore_async (IteamStore          *self,
                           GFile               *backup,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Edit *edit;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (backup));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_store_restore_async);
  if (g_file_peek_path (backup) == NULL)
    {
      g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                               "%s", _("This place has no folder on this computer. Mount it first, or copy the file here."));

      return;
    }
  edit = g_new0 (Edit, 1);
  edit->user = iteam_store_dup_user (self);
  edit->path = g_strdup (g_file_peek_path (backup));
  g_task_set_task_data (task, edit, edit_free);
  iteam_store_push (self, g_steal_pointer (&task), restore_job, deliver_edited, (GDestroyNotify) iteam_edited_free);
}

/**
 * iteam_store_restore_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error: %ITEAM_ERROR_DAMAGED, %ITEAM_ERROR_INVALID
 *   for a backup of another file
 *
 * Returns: whether the file holds what the backup does.
 */
gboolean
iteam_store_restore_finish (IteamStore    *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_autoptr (IteamEdited) edited = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  edited = g_task_propagate_pointer (G_TASK (result), error);

  return edited != NULL;
}
