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
commit (IteamTeamFile  *file,
        gpointer        data,
        GCancellable   *cancellable,
        GError        **error)
{
  const Edit *edit = data;
  g_autoptr (IteamEdited) edited = iteam_edited_new ();

  edited->draft = g_object_ref (edit->draft);

  return iteam_commit_draft (file, edit->draft, edit->user, edited->refs, error) && read_directory_if_touched (edited, file, error)
         ? g_steal_pointer (&edited) : NULL;
}

static const IteamQuestion commit_question = {
  .tag = iteam_store_commit_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = commit,
  .deliver = iteam_store_deliver_own,
  .free_request = edit_free,
  .free_answer = (GDestroyNotify) iteam_edited_free,
};

static gpointer
take_back (IteamTeamFile  *file,
           const Edit     *edit,
           gboolean        again,
           GError        **error)
{
  g_autoptr (IteamEdited) edited = iteam_edited_new ();

  edited->words = (again ? iteam_commit_redo : iteam_commit_undo) (file, edit->user, edited->refs, error);

  return edited->words != NULL && read_directory_if_touched (edited, file, error) ? g_steal_pointer (&edited) : NULL;
}

static gpointer
undo (IteamTeamFile  *file,
      gpointer        edit,
      GCancellable   *cancellable,
      GError        **error)
{
  return take_back (file, edit, FALSE, error);
}

static const IteamQuestion undo_question = {
  .tag = iteam_store_undo_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = undo,
  .deliver = iteam_store_deliver_own,
  .free_request = edit_free,
  .free_answer = (GDestroyNotify) iteam_edited_free,
};

static gpointer
redo (IteamTeamFile  *file,
      gpointer        edit,
      GCancellable   *cancellable,
      GError        **error)
{
  return take_back (file, edit, TRUE, error);
}

static const IteamQuestion redo_question = {
  .tag = iteam_store_redo_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = redo,
  .deliver = iteam_store_deliver_own,
  .free_request = edit_free,
  .free_answer = (GDestroyNotify) iteam_edited_free,
};

static gpointer
restore (IteamTeamFile  *file,
         gpointer        data,
         GCancellable   *cancellable,
         GError        **error)
{
  const Edit *edit = data;
  g_autoptr (IteamEdited) edited = iteam_edited_new ();

  return iteam_restore_file (file, edit->path, edit->user, edited->refs, error) && iteam_edited_read_directory (edited, file, error)
         ? g_steal_pointer (&edited) : NULL;
}

static const IteamQuestion restore_question = {
  .tag = iteam_store_restore_async,
  .access = ITEAM_ACCESS_FREE,
  .answer = restore,
  .deliver = iteam_store_deliver_own,
  .free_request = edit_free,
  .free_answer = (GDestroyNotify) iteam_edited_free,
};

/* @draft and @path are what it is, or %NULL. */
static Edit *
edit_new (IteamStore *self,
          IteamDraft *draft,
          const char *path)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->draft = draft != NULL ? g_object_ref (draft) : NULL;
  edit->path = g_strdup (path);
  edit->user = iteam_store_dup_user (self);

  return edit;
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

  iteam_store_ask (self, &commit_question, edit_new (self, draft, NULL), cancellable, callback, user_data);
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

  iteam_store_ask (self, &undo_question, edit_new (self, NULL, NULL), cancellable, callback, user_data);
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

  iteam_store_ask (self, &redo_question, edit_new (self, NULL, NULL), cancellable, callback, user_data);
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
  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (backup));

  if (g_file_peek_path (backup) != NULL)
    iteam_store_ask (self, &restore_question, edit_new (self, NULL, g_file_peek_path (backup)), cancellable, callback, user_data);
  else
    g_task_report_new_error (self, callback, user_data, iteam_store_restore_async, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                             "%s", _("This place has no folder on this computer. Mount it first, or copy the file here."));
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
