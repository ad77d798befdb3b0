/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-session-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-files.h"

/**
 * IteamSession:
 *
 * The team file that the window shows, from being asked for until it is
 * closed, and who is at work in it. It knows no widgets, so that a file can be
 * on its way before the window is built.
 *
 * A file stays open until the next one has been opened well: an attempt that
 * fails takes nothing away.
 */

enum
{
  PROP_STATE = 1,
  PROP_STORE,
  PROP_SHARE,
  PROP_FILE,
  PROP_NAME,
  PROP_LOCATION,
  PROP_SAMPLE,
  PROP_READ_ONLY,
  PROP_READ_ONLY_REASON,
  PROP_USER,
  PROP_USER_NAME,
  PROP_PROBLEM,
  PROP_DAMAGED,
  N_PROPS
};

enum
{
  SIGNAL_OPENING,
  SIGNAL_OPENED,
  SIGNAL_REFUSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (IteamSessionState, iteam_session_state,
                    G_DEFINE_ENUM_VALUE (ITEAM_SESSION_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (ITEAM_SESSION_OPENING, "opening"),
                    G_DEFINE_ENUM_VALUE (ITEAM_SESSION_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (ITEAM_SESSION_FAILED, "failed"))

G_DEFINE_FINAL_TYPE (IteamSession, iteam_session, G_TYPE_OBJECT)

static void
set_state (IteamSession     *self,
           IteamSessionState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_file (IteamSession *self,
          GFile        *file)
{
  if (!g_set_object (&self->file, file))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCATION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAMPLE]);
}

static void
set_problem (IteamSession *self,
             const char   *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
set_damaged (IteamSession *self,
             gboolean      damaged)
{
  if (self->damaged == damaged)
    return;

  self->damaged = damaged;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAMAGED]);
}

/* Damage may come to light at any time. */
static void
read_only_changed_cb (IteamSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY_REASON]);
  set_damaged (self, iteam_store_get_damaged (self->store));
}

static void
set_user (IteamSession *self,
          IteamPerson  *person)
{
  const char *name = person != NULL ? iteam_person_get_name (person) : NULL;

  if (g_set_object (&self->user, person))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER]);
  if (g_strcmp0 (self->user_name, name) == 0)
    return;

  g_free (self->user_name);
  self->user_name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER_NAME]);
}

/* Follows who the system's user name stands for, also when a colleague's
 * computer or another window changed that. */
static void
directory_changed_cb (IteamSession *self)
{
  IteamDirectory *directory = iteam_store_get_directory (self->store);
  IteamPerson *person = iteam_directory_match_login (directory, g_get_user_name ());

  if (person != NULL)
    iteam_store_set_user (self->store, iteam_person_get_id (person), iteam_person_get_name (person));
  set_user (self, person);
}

static void
previous_left_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  iteam_share_close_finish (ITEAM_SHARE (source), result, NULL);
  iteam_store_close_async (iteam_share_get_store (ITEAM_SHARE (source)), NULL, NULL);
}

/* The pages of documents are read behind everything else, so that they can be
 * searched. The sample and what others brought are no different. */
static void
follow_documents (IteamSession *self)
{
  if (self->indexer != NULL)
    iteam_indexer_stop (self->indexer);
  g_clear_object (&self->indexer);
  if (self->store == NULL)
    return;
  self->indexer = iteam_indexer_new (self->store, iteam_pdf_pool_get_default ());
  iteam_indexer_follow (self->indexer);
}

static void
set_share (IteamSession *self,
           IteamShare   *share)
{
  IteamStore *store = share != NULL ? iteam_share_get_store (share) : NULL;
  g_autoptr (IteamStore) previous = g_steal_pointer (&self->store);
  g_autoptr (IteamShare) left = g_steal_pointer (&self->share);

  if (previous != NULL)
    {
      g_signal_handlers_disconnect_by_data (iteam_store_get_directory (previous), self);
      g_signal_handlers_disconnect_by_data (previous, self);
    }
  set_user (self, NULL);

  g_set_object (&self->share, share);
  g_set_object (&self->store, store);
  if (store != NULL)
    {
      g_signal_connect_object (iteam_store_get_directory (store), "changed",
                               G_CALLBACK (directory_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "notify::damaged", G_CALLBACK (read_only_changed_cb), self, G_CONNECT_SWAPPED);
      directory_changed_cb (self);
    }

  /* Who shows the previous file writes what is still being typed, now. */
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHARE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY_REASON]);
  set_damaged (self, store != NULL && iteam_store_get_damaged (store));
  follow_documents (self);

  if (left != NULL)
    iteam_share_close_async (left, LAST_EXCHANGE, previous_left_cb, NULL);
}

/* What was asked for has been opened, or not, unless something else was asked
 * for since. */
void
iteam_session_take_opened (IteamSession *self,
                           IteamShare   *share,
                           GFile        *file,
                           const GError *error)
{
  if (self->opening != share)
    {
      if (error == NULL)
        iteam_share_close_async (share, LAST_EXCHANGE, previous_left_cb, NULL);
      return;
    }

  g_clear_object (&self->opening);
  if (error == NULL)
    {
      set_problem (self, NULL);
      set_file (self, file);
      set_share (self, share);
      set_state (self, ITEAM_SESSION_OPEN);
      g_signal_emit (self, signals[SIGNAL_OPENED], 0);
    }
  else if (self->store != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_REFUSED], 0, file, error->message);
    }
  else
    {
      set_file (self, file);
      set_problem (self, error->message);
      set_damaged (self, g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED));
      set_state (self, ITEAM_SESSION_FAILED);
    }
}

static void
open_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamSession) self = ITEAM_SESSION (user_data);
  g_autoptr (IteamShare) share = g_object_ref (ITEAM_SHARE (source));
  g_autoptr (GError) error = NULL;

  iteam_share_open_finish (share, result, &error);
  iteam_session_take_opened (self, share, g_object_get_data (source, "iteam-session-file"), error);
}

/* Whoever shows what is in the file may ask for it now: the store's thread
 * answers when it has opened the file, which is long before the window can. */
static void
opening_cb (IteamSession *self,
            IteamShare   *share)
{
  if (self->opening == share)
    g_signal_emit (self, signals[SIGNAL_OPENING], 0, iteam_share_get_store (share));
}

/* Makes a store for what is asked for; what was asked for before is let go. */
IteamShare *
iteam_session_begin (IteamSession *self,
                     GFile        *file)
{
  g_autoptr (IteamStore) store = iteam_store_new ();

  g_clear_object (&self->opening);
  self->opening = iteam_share_new (store);
  g_object_set_data_full (G_OBJECT (self->opening), "iteam-session-file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (self->opening, "opening", G_CALLBACK (opening_cb), self, G_CONNECT_SWAPPED);

  if (self->store == NULL)
    {
      set_damaged (self, FALSE);
      set_file (self, file);
      set_state (self, ITEAM_SESSION_OPENING);
    }

  return self->opening;
}

void
iteam_session_open_file (IteamSession *self,
                         IteamShare   *share,
                         GFile        *file,
                         gboolean      put_on_share)
{
  iteam_share_open_async (share, file, put_on_share, NULL, open_cb, g_object_ref (self));
}

static void
store_close_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  IteamSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (!iteam_store_close_finish (ITEAM_STORE (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (source == (gpointer) self->store)
    iteam_session_forget_file (self);
  g_task_return_boolean (task, TRUE);
}

/* What the share did not take is in the replica, and the file is closed all the
 * same; the caller is told. */
static void
share_close_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  IteamSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->left_here, g_free);
  if (!iteam_share_close_finish (ITEAM_SHARE (source), result, &error))
    {
      self->left_here = g_strdup (error->message);
      self->n_left_here = iteam_share_get_n_left (ITEAM_SHARE (source));
    }
  iteam_store_close_async (iteam_share_get_store (ITEAM_SHARE (source)), store_close_cb, g_steal_pointer (&task));
}

static void
iteam_session_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  IteamSession *self = ITEAM_SESSION (object);

  switch (property_id)
    {
    case PROP_STATE: g_value_set_enum (value, self->state); break;
    case PROP_STORE: g_value_set_object (value, self->store); break;
    case PROP_SHARE: g_value_set_object (value, self->share); break;
    case PROP_FILE: g_value_set_object (value, self->file); break;
    case PROP_NAME: g_value_take_string (value, self->file != NULL ? iteam_file_get_name (self->file) : NULL); break;
    case PROP_LOCATION: g_value_take_string (value, self->file != NULL ? iteam_file_get_location (self->file) : NULL); break;
    case PROP_SAMPLE: g_value_set_boolean (value, iteam_session_get_sample (self)); break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->store != NULL && iteam_store_get_read_only (self->store));
      break;
    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, self->store != NULL ? iteam_store_get_read_only_reason (self->store) : NULL);
      break;
    case PROP_USER: g_value_set_object (value, self->user); break;
    case PROP_USER_NAME: g_value_set_string (value, self->user_name); break;
    case PROP_PROBLEM: g_value_set_string (value, self->problem); break;
    case PROP_DAMAGED: g_value_set_boolean (value, self->damaged); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_session_dispose (GObject *object)
{
  IteamSession *self = ITEAM_SESSION (object);

  if (self->indexer != NULL)
    iteam_indexer_stop (self->indexer);
  g_clear_object (&self->indexer);
  g_clear_object (&self->opening);
  g_clear_object (&self->share);
  g_clear_object (&self->store);
  g_clear_object (&self->file);
  g_clear_object (&self->sample_file);
  g_clear_object (&self->user);
  g_clear_pointer (&self->user_name, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->left_here, g_free);

  G_OBJECT_CLASS (iteam_session_parent_class)->dispose (object);
}

static void
iteam_session_class_init (IteamSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_session_get_property;
  object_class->dispose = iteam_session_dispose;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, ITEAM_TYPE_SESSION_STATE,
                                              ITEAM_SESSION_NONE, flags);
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, flags);
  properties[PROP_SHARE] = g_param_spec_object ("share", NULL, NULL, ITEAM_TYPE_SHARE, flags);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_LOCATION] = g_param_spec_string ("location", NULL, NULL, NULL, flags);
  properties[PROP_SAMPLE] = g_param_spec_boolean ("sample", NULL, NULL, FALSE, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_READ_ONLY_REASON] = g_param_spec_string ("read-only-reason", NULL, NULL, NULL, flags);
  properties[PROP_USER] = g_param_spec_object ("user", NULL, NULL, ITEAM_TYPE_PERSON, flags);
  properties[PROP_USER_NAME] = g_param_spec_string ("user-name", NULL, NULL, NULL, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  properties[PROP_DAMAGED] = g_param_spec_boolean ("damaged", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamSession::opening:
   * @store: the store that has been told to open a file
   *
   * Emitted when a file begins to be opened.
   */
  signals[SIGNAL_OPENING] = g_signal_new ("opening", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, ITEAM_TYPE_STORE);

  /**
   * IteamSession::opened:
   *
   * Emitted when a file has been opened or made.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamSession::refused:
   * @file: what was asked for
   * @message: why, a whole sentence
   *
   * Emitted when a file could not be opened and the one before it stays.
   */
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_STRING);
}

static void
iteam_session_init (IteamSession *self)
{
  self->sample_file = g_file_new_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, "Voorbeeld.iteam", NULL);
}

/**
 * iteam_session_new:
 *
 * Returns: (transfer full): a session without a file.
 */
IteamSession *
iteam_session_new (void)
{
  return g_object_new (ITEAM_TYPE_SESSION, NULL);
}

/**
 * iteam_session_open:
 * @self: a session
 * @file: a team file
 *
 * Begins to open a file. How it went is told by the properties, and by the
 * signals "opened" and "refused". A file that is open already stays as it is.
 */
void
iteam_session_open (IteamSession *self,
                    GFile        *file)
{
  g_return_if_fail (ITEAM_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->store != NULL && g_file_equal (self->file, file))
    {
      g_clear_object (&self->opening);
      return;
    }
  if (self->opening != NULL && g_file_equal (g_object_get_data (G_OBJECT (self->opening), "iteam-session-file"), file))
    return;

  iteam_session_open_file (self, iteam_session_begin (self, file), file, FALSE);
}

/**
 * iteam_session_create:
 * @self: a session
 * @file: a name that is not taken
 *
 * Begins to make a new team file and to open it, as iteam_session_open().
 */
void
iteam_session_create (IteamSession *self,
                      GFile        *file)
{
  g_return_if_fail (ITEAM_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (file));

  iteam_session_make_file (self, iteam_session_begin (self, file), file, FALSE);
}

/**
 * iteam_session_close_async:
 * @self: a session
 * @callback: called when all that was written is safe and the file is closed
 * @user_data: data for @callback
 */
void
iteam_session_close_async (IteamSession       *self,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ITEAM_IS_SESSION (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, iteam_session_close_async);

  g_clear_object (&self->opening);
  if (self->store == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  iteam_share_close_async (self->share, LAST_EXCHANGE, share_close_cb, g_steal_pointer (&task));
}

/**
 * iteam_session_close_finish:
 * @self: a session
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether the file was closed.
 */
gboolean
iteam_session_close_finish (IteamSession *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * iteam_session_get_state:
 * @self: a session
 *
 * Returns: where it stands.
 */
IteamSessionState
iteam_session_get_state (IteamSession *self)
{
  g_return_val_if_fail (ITEAM_IS_SESSION (self), ITEAM_SESSION_NONE);

  return self->state;
}

/**
 * iteam_session_get_opening:
 * @self: a session
 *
 * Returns: whether a file is on its way, also while another is open.
 */
gboolean
iteam_session_get_opening (IteamSession *self)
{
  g_return_val_if_fail (ITEAM_IS_SESSION (self), FALSE);

  return self->opening != NULL;
}

/**
 * iteam_session_get_store:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the store of the file that is open.
 */
IteamStore *
iteam_session_get_store (IteamSession *self)
{
  g_return_val_if_fail (ITEAM_IS_SESSION (self), NULL);

  return self->store;
}

/**
 * iteam_session_get_damaged:
 * @self: a session
 *
 * Returns: whether the file that is open is damaged, or could not be opened for
 *   that.
 */
gboolean
iteam_session_get_damaged (IteamSession *self)
{
  g_return_val_if_fail (ITEAM_IS_SESSION (self), FALSE);

  return self->damaged;
}

/**
 * iteam_session_get_file:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the file that is open, or that is being
 *   opened or could not be opened while none was open.
 */
GFile *
iteam_session_get_file (IteamSession *self)
{
  g_return_val_if_fail (ITEAM_IS_SESSION (self), NULL);

  return self->file;
}

/**
 * iteam_session_get_sample:
 * @self: a session
 *
 * Returns: whether the file is the user's copy of the sample file.
 */
gboolean
iteam_session_get_sample (IteamSession *self)
{
  g_return_val_if_fail (ITEAM_IS_SESSION (self), FALSE);

  return self->file != NULL && g_file_equal (self->file, self->sample_file);
}

/**
 * iteam_session_get_user:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the person of the file who is at work,
 *   when that is known.
 */
IteamPerson *
iteam_session_get_user (IteamSession *self)
{
  g_return_val_if_fail (ITEAM_IS_SESSION (self), NULL);

  return self->user;
}

/**
 * iteam_session_get_share:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the share of the file that is open, which
 *   may be a file of this computer alone.
 */
IteamShare *
iteam_session_get_share (IteamSession *self)
{
  g_return_val_if_fail (ITEAM_IS_SESSION (self), NULL);

  return self->share;
}

/**
 * iteam_session_get_left_here:
 * @self: a session that was closed
 * @n_left: (out): how many changes did not go to the share
 *
 * Returns: (transfer none) (nullable): why not all that was written went to the
 *   share, a sentence; it is safe on this computer.
 */
const char *
iteam_session_get_left_here (IteamSession *self,
                             gint64       *n_left)
{
  g_return_val_if_fail (ITEAM_IS_SESSION (self), NULL);

  *n_left = self->left_here != NULL ? self->n_left_here : 0;

  return self->left_here;
}

/* Private: the file has been closed. */
void
iteam_session_forget_file (IteamSession *self)
{
  g_autoptr (IteamStore) closed = g_steal_pointer (&self->store);
  g_autoptr (IteamShare) left = g_steal_pointer (&self->share);

  g_signal_handlers_disconnect_by_data (iteam_store_get_directory (closed), self);
  g_signal_handlers_disconnect_by_data (closed, self);
  set_damaged (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHARE]);
  set_file (self, NULL);
  set_state (self, ITEAM_SESSION_NONE);
}

/* Private: opens a file as one that is shared from now on. */
void
iteam_session_open_shared (IteamSession *self,
                           GFile        *file)
{
  iteam_session_open_file (self, iteam_session_begin (self, file), file, TRUE);
}
