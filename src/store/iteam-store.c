/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-person-table.h"
#include "iteam-pillar-table.h"

/* More things than this are not told one by one. */
#define MAX_REFS 500

/**
 * IteamStore:
 *
 * The team file, as the main thread sees it. Every call returns at once; a
 * thread of its own does the work and the answer comes back to the main
 * context in which the store was made.
 */
struct _IteamStore
{
  GObject parent_instance;

  gint64 user;
  gboolean damaged;

  /* owned */
  IteamWorker *worker;
  GFile *file;
  char *read_only_reason;
  char *user_name;
  IteamDirectory *directory;
};

enum
{
  PROP_FILE = 1,
  PROP_READ_ONLY,
  PROP_READ_ONLY_REASON,
  PROP_DAMAGED,
  PROP_USER,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamStore, iteam_store, G_TYPE_OBJECT)

/* What came from opening a file. */
typedef struct
{
  IteamEdited *edited;
  char *read_only_reason;
} Opened;

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  g_clear_pointer (&opened->edited, iteam_edited_free);
  g_free (opened->read_only_reason);
  g_free (opened);
}

static gpointer
open_job (IteamTeamFile **file,
          GTask          *task,
          GError        **error)
{
  g_autoptr (IteamTeamFile) opened_file = NULL;
  g_autoptr (IteamEdited) edited = iteam_edited_new ();
  Opened *opened;

  opened_file = iteam_team_file_open (g_file_peek_path (g_task_get_task_data (task)), error);
  if (opened_file == NULL || !iteam_edited_read_directory (edited, opened_file, error))
    return NULL;

  edited->everything = TRUE;
  opened = g_new0 (Opened, 1);
  opened->edited = g_steal_pointer (&edited);
  opened->read_only_reason = g_strdup (opened_file->read_only);
  g_clear_pointer (file, iteam_team_file_free);
  *file = g_steal_pointer (&opened_file);

  return opened;
}

static gpointer
create_job (IteamTeamFile **file,
            GTask          *task,
            GError        **error)
{
  GFile *target = g_task_get_task_data (task);
  gboolean sample = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (task), "sample"));

  if (!iteam_team_file_create (g_file_peek_path (target), sample, error))
    return NULL;

  return open_job (file, task, error);
}

static void
deliver_opened (GTask    *task,
                gpointer  result)
{
  IteamStore *self = g_task_get_source_object (task);
  Opened *opened = result;

  g_object_freeze_notify (G_OBJECT (self));
  g_set_object (&self->file, g_task_get_task_data (task));
  g_free (self->read_only_reason);
  self->read_only_reason = g_steal_pointer (&opened->read_only_reason);
  self->damaged = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY_REASON]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAMAGED]);
  g_object_thaw_notify (G_OBJECT (self));
  iteam_store_deliver_edited (self, opened->edited, FALSE);
}

static gpointer
close_job (IteamTeamFile **file,
           GTask          *task,
           GError        **error)
{
  g_clear_pointer (file, iteam_team_file_free);

  return GINT_TO_POINTER (TRUE);
}

static gpointer
polled_job (IteamTeamFile **file,
            GTask          *task,
            GError        **error)
{
  g_autoptr (IteamEdited) edited = iteam_edited_new ();

  if (*file != NULL && !iteam_edited_read_directory (edited, *file, error))
    return NULL;

  return g_steal_pointer (&edited);
}

static void
deliver_polled (GTask    *task,
                gpointer  result)
{
  IteamEdited *edited = result;
  GArray *refs = g_task_get_task_data (task);

  g_array_append_vals (edited->refs, refs->data, refs->len);
  edited->everything = refs->len == 0;
  iteam_store_deliver_edited (g_task_get_source_object (task), edited, FALSE);
}

/* Another process wrote: the directory is read again ahead of the signal, so
 * that whoever hears it finds the people and pillars as they are. */
static void
on_polled (GArray   *refs,
           gpointer  user_data)
{
  IteamStore *self = user_data;
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, on_polled);
  g_task_set_task_data (task, g_array_ref (refs), (GDestroyNotify) g_array_unref);
  iteam_worker_push (self->worker, ITEAM_TURN_SOON, task, polled_job, deliver_polled, (GDestroyNotify) iteam_edited_free);
}

static void
on_damaged (const char *reason,
            gpointer    user_data)
{
  IteamStore *self = user_data;

  if (self->damaged)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  g_free (self->read_only_reason);
  self->read_only_reason = g_strdup (reason);
  self->damaged = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY_REASON]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAMAGED]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
iteam_store_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  IteamStore *self = ITEAM_STORE (object);

  switch (property_id)
    {
    case PROP_FILE: g_value_set_object (value, self->file); break;
    case PROP_READ_ONLY: g_value_set_boolean (value, self->read_only_reason != NULL); break;
    case PROP_READ_ONLY_REASON: g_value_set_string (value, self->read_only_reason); break;
    case PROP_DAMAGED: g_value_set_boolean (value, self->damaged); break;
    case PROP_USER: g_value_set_int64 (value, self->user); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_store_dispose (GObject *object)
{
  IteamStore *self = ITEAM_STORE (object);

  g_clear_pointer (&self->worker, iteam_worker_stop);

  G_OBJECT_CLASS (iteam_store_parent_class)->dispose (object);
}

static void
iteam_store_finalize (GObject *object)
{
  IteamStore *self = ITEAM_STORE (object);

  g_clear_object (&self->file);
  g_clear_object (&self->directory);
  g_free (self->read_only_reason);
  g_free (self->user_name);

  G_OBJECT_CLASS (iteam_store_parent_class)->finalize (object);
}

static void
iteam_store_class_init (IteamStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_store_get_property;
  object_class->dispose = iteam_store_dispose;
  object_class->finalize = iteam_store_finalize;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_READ_ONLY_REASON] = g_param_spec_string ("read-only-reason", NULL, NULL, NULL, flags);
  properties[PROP_DAMAGED] = g_param_spec_boolean ("damaged", NULL, NULL, FALSE, flags);
  properties[PROP_USER] = g_param_spec_int64 ("user", NULL, NULL, 0, G_MAXINT64, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamStore::changed:
   * @self: the store
   * @changes: (type gpointer): an #IteamChanges, for the time of the signal
   *
   * Emitted in the main context when the file holds something new, whoever
   * wrote it. The directory is up to date by then.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
iteam_store_init (IteamStore *self)
{
  self->worker = iteam_worker_new (on_polled, on_damaged, self);
  self->directory = iteam_directory_new ();
}

/**
 * iteam_edited_new:
 *
 * Returns: (transfer full): an answer that touched nothing yet.
 */
IteamEdited *
iteam_edited_new (void)
{
  IteamEdited *self = g_new0 (IteamEdited, 1);

  self->refs = g_array_new (FALSE, FALSE, sizeof (IteamRef));

  return self;
}

/**
 * iteam_edited_free:
 * @self: (transfer full): an answer
 */
void
iteam_edited_free (IteamEdited *self)
{
  g_array_unref (self->refs);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->pillars, g_ptr_array_unref);
  g_free (self->words);
  g_clear_object (&self->draft);
  g_free (self);
}

/**
 * iteam_edited_read_directory:
 * @self: an answer
 * @file: the open file
 * @error: return location for an error
 *
 * Adds the people and pillars as they are now.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_edited_read_directory (IteamEdited    *self,
                             IteamTeamFile  *file,
                             GError        **error)
{
  if (!iteam_connection_begin (file->connection, FALSE, error))
    return FALSE;

  self->people = iteam_person_table_read (file->connection, error);
  if (self->people != NULL)
    self->pillars = iteam_pillar_table_read (file->connection, error);
  iteam_connection_rollback (file->connection);

  return self->pillars != NULL;
}

/**
 * iteam_store_push:
 * @self: a store
 * @turn: when it is its turn
 * @task: (transfer full): the task to return
 * @func: what to do in the store's thread
 * @deliver: (nullable): called in the main context with the result
 * @free_result: (nullable): frees a result that nobody takes
 */
void
iteam_store_push (IteamStore       *self,
                  IteamTurn         turn,
                  GTask            *task,
                  IteamJobFunc      func,
                  IteamDeliverFunc  deliver,
                  GDestroyNotify    free_result)
{
  iteam_worker_push (self->worker, turn, task, func, deliver, free_result);
}

/**
 * iteam_store_deliver_edited:
 * @self: a store
 * @edited: what a job brought back
 * @local: whether this store wrote it
 *
 * Brings the directory up to date and tells everyone.
 */
void
iteam_store_deliver_edited (IteamStore  *self,
                            IteamEdited *edited,
                            gboolean     local)
{
  IteamChanges changes = { .refs = edited->refs, .local = local, .draft = edited->draft, .everything = edited->everything };

  if (edited->pillars != NULL)
    iteam_directory_update (self->directory, edited->people, edited->pillars);

  if (changes.refs->len > MAX_REFS)
    {
      g_array_set_size (changes.refs, 0);
      changes.everything = TRUE;
    }
  if (changes.refs->len > 0 || changes.everything)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, &changes);
}

/**
 * iteam_store_dup_user:
 * @self: a store
 *
 * Returns: (transfer full): who makes the changes, for the store's thread.
 */
IteamUser *
iteam_store_dup_user (IteamStore *self)
{
  IteamUser *user = g_new0 (IteamUser, 1);

  user->person = self->user;
  user->name = g_strdup (self->user_name);

  return user;
}

/**
 * iteam_user_free:
 * @user: (transfer full): who makes a change
 */
void
iteam_user_free (IteamUser *user)
{
  g_free (user->name);
  g_free (user);
}

/**
 * iteam_store_require_file:
 * @file: (nullable): the open file
 * @error: return location for an error
 *
 * Returns: whether there is one.
 */
gboolean
iteam_store_require_file (IteamTeamFile  *file,
                          GError        **error)
{
  if (file == NULL)
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("No team file is open."));

  return file != NULL;
}

/**
 * iteam_store_new:
 *
 * Returns: (transfer full): a store without a file.
 */
IteamStore *
iteam_store_new (void)
{
  return g_object_new (ITEAM_TYPE_STORE, NULL);
}

/**
 * iteam_store_open_async:
 * @self: a store
 * @file: a team file on a mounted file system
 * @cancellable: (nullable): a cancellable
 * @callback: called when the file is open
 * @user_data: handed to @callback
 *
 * Opens a file. If that fails, the file that was open before stays open.
 */
void
iteam_store_open_async (IteamStore          *self,
                        GFile               *file,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_store_open_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  if (g_file_peek_path (file) == NULL)
    {
      g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                               "%s", _("This place has no folder on this computer. Mount it first, or copy the file here."));

      return;
    }

  iteam_store_push (self, ITEAM_TURN_LAST, g_steal_pointer (&task), open_job, deliver_opened, opened_free);
}

static gboolean
finish_opened (GAsyncResult  *result,
               GError       **error)
{
  Opened *opened = g_task_propagate_pointer (G_TASK (result), error);

  if (opened == NULL)
    return FALSE;
  opened_free (opened);

  return TRUE;
}

/**
 * iteam_store_open_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error: %ITEAM_ERROR_NOT_A_TEAM_FILE,
 *   %ITEAM_ERROR_DAMAGED, %ITEAM_ERROR_NEWER, %ITEAM_ERROR_UNREADABLE, %ITEAM_ERROR_LOCKED
 *
 * Returns: whether the file is open.
 */
gboolean
iteam_store_open_finish (IteamStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish_opened (result, error);
}

/**
 * iteam_store_create_async:
 * @self: a store
 * @file: where to make a team file; nothing may be there yet
 * @sample: whether it is to hold the sample's year
 * @cancellable: (nullable): a cancellable
 * @callback: called when the file is open
 * @user_data: handed to @callback
 *
 * Makes a file and opens it.
 */
void
iteam_store_create_async (IteamStore          *self,
                          GFile               *file,
                          gboolean             sample,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_store_create_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_object_set_data (G_OBJECT (task), "sample", GINT_TO_POINTER (sample));
  if (g_file_peek_path (file) == NULL)
    {
      g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE,
                               "%s", _("This place has no folder on this computer. Mount it first, or copy the file here."));

      return;
    }

  iteam_store_push (self, ITEAM_TURN_LAST, g_steal_pointer (&task), create_job, deliver_opened, opened_free);
}

/**
 * iteam_store_create_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error, %ITEAM_ERROR_EXISTS among them
 *
 * Returns: whether the file was made and is open.
 */
gboolean
iteam_store_create_finish (IteamStore    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish_opened (result, error);
}

/**
 * iteam_store_close_async:
 * @self: a store
 * @callback: called when all that was asked before is done and the file is closed
 * @user_data: handed to @callback
 */
void
iteam_store_close_async (IteamStore          *self,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, iteam_store_close_async);
  iteam_store_push (self, ITEAM_TURN_LAST, task, close_job, NULL, NULL);
}

/**
 * iteam_store_close_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether the file is closed.
 */
gboolean
iteam_store_close_finish (IteamStore    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * iteam_store_get_file:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the file that is open.
 */
GFile *
iteam_store_get_file (IteamStore *self)
{
  g_return_val_if_fail (ITEAM_IS_STORE (self), NULL);

  return self->file;
}

/**
 * iteam_store_get_read_only:
 * @self: a store
 *
 * Returns: whether the file can only be read.
 */
gboolean
iteam_store_get_read_only (IteamStore *self)
{
  g_return_val_if_fail (ITEAM_IS_STORE (self), TRUE);

  return self->read_only_reason != NULL;
}

/**
 * iteam_store_get_read_only_reason:
 * @self: a store
 *
 * Returns: (nullable): a sentence that says why the file can only be read.
 */
const char *
iteam_store_get_read_only_reason (IteamStore *self)
{
  g_return_val_if_fail (ITEAM_IS_STORE (self), NULL);

  return self->read_only_reason;
}

/**
 * iteam_store_get_damaged:
 * @self: a store
 *
 * Returns: whether damage was met in the file; it can only be read then.
 */
gboolean
iteam_store_get_damaged (IteamStore *self)
{
  g_return_val_if_fail (ITEAM_IS_STORE (self), FALSE);

  return self->damaged;
}

/**
 * iteam_store_get_directory:
 * @self: a store
 *
 * Returns: (transfer none): the people and pillars, kept up to date.
 */
IteamDirectory *
iteam_store_get_directory (IteamStore *self)
{
  g_return_val_if_fail (ITEAM_IS_STORE (self), NULL);

  return self->directory;
}

/**
 * iteam_store_get_user:
 * @self: a store
 *
 * Returns: key of the person who works here, or 0 if that is not known.
 */
gint64
iteam_store_get_user (IteamStore *self)
{
  g_return_val_if_fail (ITEAM_IS_STORE (self), 0);

  return self->user;
}

/**
 * iteam_store_get_user_name:
 * @self: a store
 *
 * Returns: (nullable): the name under which changes are recorded.
 */
const char *
iteam_store_get_user_name (IteamStore *self)
{
  g_return_val_if_fail (ITEAM_IS_STORE (self), NULL);

  return self->user_name;
}

/**
 * iteam_store_set_user:
 * @self: a store
 * @person: key of the person who works here, or 0
 * @name: (nullable): the name under which changes are recorded
 */
void
iteam_store_set_user (IteamStore *self,
                      gint64      person,
                      const char *name)
{
  char *copy = g_strdup (name);

  g_return_if_fail (ITEAM_IS_STORE (self));

  g_free (self->user_name);
  self->user_name = copy;
  self->user = person;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER]);
}
