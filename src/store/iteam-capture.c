/* SPDX-License-Identifier: GPL-3.0-or-later */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1

#include "config.h"

#include "iteam-capture.h"

struct _IteamCapture
{
  IteamConnection *connection;
  sqlite3_session *session;
};

/**
 * iteam_capture_new:
 * @connection: a connection, in a transaction to write
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a capture of what comes from here on.
 */
IteamCapture *
iteam_capture_new (IteamConnection  *connection,
                   GError          **error)
{
  g_autoptr (IteamCapture) self = g_new0 (IteamCapture, 1);
  int code;

  self->connection = connection;
  code = sqlite3session_create (iteam_connection_get_handle (connection), "main", &self->session);
  for (int kind = 1; code == SQLITE_OK && kind < ITEAM_N_KINDS; kind++)
    code = sqlite3session_attach (self->session, iteam_table_get ((IteamKind) kind)->name);

  if (code != SQLITE_OK)
    {
      iteam_connection_set_error (connection, code, error);

      return NULL;
    }

  return g_steal_pointer (&self);
}

static gboolean
visit_row (sqlite3_changeset_iter  *iter,
           IteamCaptureFunc         func,
           gpointer                 user_data,
           GError                 **error)
{
  const char *name;
  int n_columns, operation, indirect;
  sqlite3_value *key;
  const IteamTable *table;
  IteamKind kind;
  gint64 row;

  sqlite3changeset_op (iter, &name, &n_columns, &operation, &indirect);
  kind = iteam_table_find (name);
  table = iteam_table_get (kind);

  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &key);
  else
    sqlite3changeset_old (iter, 0, &key);
  row = sqlite3_value_int64 (key);

  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *old_value = NULL;
      sqlite3_value *new_value = NULL;

      if (operation == SQLITE_UPDATE)
        {
          /* For a column that did not change there is no new value. */
          sqlite3changeset_new (iter, i, &new_value);
          if (new_value == NULL)
            continue;
          sqlite3changeset_old (iter, i, &old_value);
        }
      else
        {
          sqlite3changeset_new (iter, i, &new_value);
          if (sqlite3_value_type (new_value) == SQLITE_NULL)
            continue;
        }

      if (!func (table, kind, row, table->columns[i], old_value, new_value, user_data, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * iteam_capture_foreach:
 * @self: a capture
 * @func: called for each field that differs
 * @user_data: handed to @func
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_capture_foreach (IteamCapture      *self,
                       IteamCaptureFunc   func,
                       gpointer           user_data,
                       GError           **error)
{
  sqlite3_changeset_iter *iter = NULL;
  void *changeset = NULL;
  gboolean done = TRUE;
  int size, code;

  code = sqlite3session_changeset (self->session, &size, &changeset);
  if (code == SQLITE_OK)
    code = sqlite3changeset_start (&iter, size, changeset);
  if (code != SQLITE_OK)
    {
      iteam_connection_set_error (self->connection, code, error);
      sqlite3_free (changeset);

      return FALSE;
    }

  while (done && (code = sqlite3changeset_next (iter)) == SQLITE_ROW)
    done = visit_row (iter, func, user_data, error);

  sqlite3changeset_finalize (iter);
  sqlite3_free (changeset);
  if (done && code != SQLITE_DONE)
    {
      iteam_connection_set_error (self->connection, code, error);
      done = FALSE;
    }

  return done;
}

/**
 * iteam_capture_free:
 * @self: (transfer full): a capture
 */
void
iteam_capture_free (IteamCapture *self)
{
  if (self->session != NULL)
    sqlite3session_delete (self->session);
  g_free (self);
}
