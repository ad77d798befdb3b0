/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-connection.h"

#include <glib/gi18n-lib.h>

#include "iteam-error.h"
#include "iteam-file-locks.h"

/* How long a writer waits for another program's transaction, in milliseconds.
 * Transactions here last a few milliseconds; a longer wait is someone's backup
 * or a virus scanner. */
#define BUSY_TIMEOUT_MS 20000

/* Another program may write again and again, with only moments between: who asks
 * seldom would miss all of them. */
#define MOST_PAUSE_MS 8

struct _IteamConnection
{
  sqlite3 *handle;
  IteamFileLocks *locks;
  GHashTable *statements;
  gboolean damaged;

  /* Since when another program keeps it waiting, by the monotonic clock. */
  gint64 busy_since;
};

static const char *
sentence_for (int code)
{
  if (code == SQLITE_READONLY_DBMOVED)
    return _("The team file was moved, replaced or deleted while it was open. The change was not saved: open the file again.");

  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return _("Another program keeps the team file busy. Nothing was changed; try again in a moment.");
    case SQLITE_FULL:
      return _("The disk is full. The change was not saved and the team file is as it was.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return _("The team file is damaged. Nothing was changed; a backup can be opened instead.");
    case SQLITE_READONLY:
      return _("The team file can only be read: writing to it or to its folder is not allowed.");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return _("The team file cannot be opened: its disk or folder does not allow it.");
    case SQLITE_IOERR:
      return _("The disk did not read or write what was asked of it. The last change was not saved; the team file is as it was before.");
    default:
      return NULL;
    }
}

static IteamError
code_for (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ITEAM_ERROR_LOCKED;
    case SQLITE_FULL:
      return ITEAM_ERROR_NO_SPACE;
    case SQLITE_CORRUPT:
      return ITEAM_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return ITEAM_ERROR_NOT_A_TEAM_FILE;
    case SQLITE_READONLY:
      return ITEAM_ERROR_READ_ONLY;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_IOERR:
      return ITEAM_ERROR_UNREADABLE;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return ITEAM_ERROR_INVALID;
    default:
      return ITEAM_ERROR_FAILED;
    }
}

static void
statement_finalize (gpointer data)
{
  sqlite3_finalize (data);
}

/* Waits a little for whoever keeps the file busy; called again and again. */
static int
wait_for_others (void *data,
                 int   n_before)
{
  IteamConnection *self = data;
  gint64 now = g_get_monotonic_time ();

  if (n_before == 0)
    self->busy_since = now;
  if (now - self->busy_since > BUSY_TIMEOUT_MS * G_TIME_SPAN_MILLISECOND)
    return FALSE;
  g_usleep ((gulong) MIN (n_before + 1, MOST_PAUSE_MS) * G_TIME_SPAN_MILLISECOND);

  return TRUE;
}

/**
 * iteam_connection_open:
 * @path: an existing SQLite file
 * @read_only: whether nothing is to be written
 * @error: return location for an error
 *
 * Opens a file in place: rollback journal, full sync, foreign keys on. The
 * connection belongs to the thread that uses it.
 *
 * Returns: (transfer full) (nullable): the connection.
 */
IteamConnection *
iteam_connection_open (const char  *path,
                       gboolean     read_only,
                       GError     **error)
{
  g_autoptr (IteamConnection) self = g_new0 (IteamConnection, 1);
  int flags = (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, statement_finalize);
  self->locks = iteam_file_locks_hold (path);
  code = sqlite3_open_v2 (path, &self->handle, flags, NULL);
  if (code != SQLITE_OK)
    {
      iteam_connection_set_error (self, code, error);

      return NULL;
    }

  sqlite3_busy_handler (self->handle, wait_for_others, self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (!iteam_connection_exec (self,
                              "PRAGMA trusted_schema = OFF;"
                              "PRAGMA foreign_keys = ON;"
                              "PRAGMA cell_size_check = ON;"
                              "PRAGMA synchronous = FULL;"
                              "PRAGMA temp_store = MEMORY;"
                              "PRAGMA cache_size = -8000;",
                              error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * iteam_connection_close:
 * @self: (transfer full): a connection
 */
void
iteam_connection_close (IteamConnection *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  iteam_file_locks_release (self->locks);
  g_free (self);
}

/**
 * iteam_connection_get_handle:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's handle.
 */
sqlite3 *
iteam_connection_get_handle (IteamConnection *self)
{
  return self->handle;
}

/**
 * iteam_connection_get_damaged:
 * @self: a connection
 *
 * Returns: whether SQLite has met damage in the file.
 */
gboolean
iteam_connection_get_damaged (IteamConnection *self)
{
  return self->damaged;
}

/**
 * iteam_connection_set_damaged:
 * @self: a connection
 *
 * Notes that damage was met in the file.
 */
void
iteam_connection_set_damaged (IteamConnection *self)
{
  self->damaged = TRUE;
}

/**
 * iteam_connection_set_error:
 * @self: a connection
 * @code: a result code of SQLite
 * @error: return location for the error
 *
 * Says in a sentence for a person what SQLite says in a code. Of a disk that fails
 * an administrator reads what the system said, and SQLite's code with it.
 */
void
iteam_connection_set_error (IteamConnection  *self,
                            int               code,
                            GError          **error)
{
  const char *sentence = sentence_for (code);

  if ((code & 0xff) == SQLITE_CORRUPT)
    self->damaged = TRUE;
  if ((code & 0xff) == SQLITE_IOERR && self->handle != NULL)
    g_set_error (error, ITEAM_ERROR, code_for (code), "%s (%s, SQLite %d)", sentence,
                 g_strerror (sqlite3_system_errno (self->handle)), code);
  else if (sentence != NULL)
    g_set_error_literal (error, ITEAM_ERROR, code_for (code), sentence);
  else
    g_set_error (error, ITEAM_ERROR, code_for (code),
                 _("The team file did not accept the change, and is as it was before (%s)."),
                 self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code));
}

/**
 * iteam_connection_exec:
 * @self: a connection
 * @sql: statements that give no rows
 * @error: return location for an error
 *
 * Returns: whether all were carried out.
 */
gboolean
iteam_connection_exec (IteamConnection  *self,
                       const char       *sql,
                       GError          **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    iteam_connection_set_error (self, code, error);

  return code == SQLITE_OK;
}

/**
 * iteam_connection_statement:
 * @self: a connection
 * @sql: one statement
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the statement, prepared once and kept;
 *   give it back with iteam_statement_release() before asking for it again.
 */
IteamStatement *
iteam_connection_statement (IteamConnection  *self,
                            const char       *sql,
                            GError          **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int code;

  if (statement != NULL)
    return statement;

  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      iteam_connection_set_error (self, code, error);

      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);

  return statement;
}

/**
 * iteam_connection_begin:
 * @self: a connection
 * @to_write: whether the transaction will write
 * @error: return location for an error
 *
 * Begins a transaction. One that will write takes the write lock at once, so
 * that it never has to give up half way.
 *
 * Returns: whether it began.
 */
gboolean
iteam_connection_begin (IteamConnection  *self,
                        gboolean          to_write,
                        GError          **error)
{
  g_autoptr (IteamStatement) begin = iteam_connection_statement (self, to_write ? "BEGIN IMMEDIATE" : "BEGIN", error);

  return begin != NULL && iteam_statement_run (self, begin, error);
}

/**
 * iteam_connection_commit:
 * @self: a connection in a transaction
 * @error: return location for an error
 *
 * Returns: whether the transaction is on the disk. If not, it is rolled back.
 */
gboolean
iteam_connection_commit (IteamConnection  *self,
                         GError          **error)
{
  g_autoptr (IteamStatement) commit = iteam_connection_statement (self, "COMMIT", error);

  if (commit != NULL && iteam_statement_run (self, commit, error))
    return TRUE;

  iteam_connection_rollback (self);

  return FALSE;
}

/**
 * iteam_connection_rollback:
 * @self: a connection
 *
 * Takes the transaction back, if there is one. SQLite ends some by itself.
 */
void
iteam_connection_rollback (IteamConnection *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * iteam_connection_get_integer:
 * @self: a connection
 * @sql: a query without parameters
 * @value: (out): the first column of its first row, 0 if there is none
 * @error: return location for an error
 *
 * Returns: whether the query could be run.
 */
gboolean
iteam_connection_get_integer (IteamConnection  *self,
                              const char       *sql,
                              gint64           *value,
                              GError          **error)
{
  g_autoptr (IteamStatement) query = iteam_connection_statement (self, sql, error);
  gboolean row;

  if (query == NULL || !iteam_statement_next (self, query, &row, error))
    return FALSE;

  *value = row ? sqlite3_column_int64 (query, 0) : 0;

  return TRUE;
}

/**
 * iteam_statement_next:
 * @connection: its connection
 * @self: a query
 * @row: (out): whether there is another row
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_statement_next (IteamConnection  *connection,
                      IteamStatement   *self,
                      gboolean         *row,
                      GError          **error)
{
  int code = sqlite3_step (self);

  *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;

  iteam_connection_set_error (connection, code, error);

  return FALSE;
}

/**
 * iteam_statement_run:
 * @connection: its connection
 * @self: a statement that gives no rows
 * @error: return location for an error
 *
 * Carries out a statement and resets it, so that it can be bound again.
 *
 * Returns: whether it was carried out.
 */
gboolean
iteam_statement_run (IteamConnection  *connection,
                     IteamStatement   *self,
                     GError          **error)
{
  int code = sqlite3_step (self);
  gboolean done = code == SQLITE_DONE || code == SQLITE_ROW;

  if (!done)
    iteam_connection_set_error (connection, code, error);
  sqlite3_reset (self);

  return done;
}

/**
 * iteam_statement_bind_value:
 * @self: a statement
 * @index: the number of the parameter, from 1
 * @value: (nullable): an "x" or an "s", alive until the statement has run
 */
void
iteam_statement_bind_value (IteamStatement *self,
                            int             index,
                            GVariant       *value)
{
  if (value == NULL)
    sqlite3_bind_null (self, index);
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    sqlite3_bind_int64 (self, index, g_variant_get_int64 (value));
  else
    sqlite3_bind_text (self, index, g_variant_get_string (value, NULL), -1, SQLITE_STATIC);
}

/**
 * iteam_statement_bind_text:
 * @self: a statement
 * @index: the number of the parameter, from 1
 * @text: (nullable): a text, alive until the statement has run
 */
void
iteam_statement_bind_text (IteamStatement *self,
                           int             index,
                           const char     *text)
{
  sqlite3_bind_text (self, index, text, -1, SQLITE_STATIC);
}

/**
 * iteam_statement_get_value:
 * @self: a query at a row
 * @column: the number of the column, from 0
 *
 * Returns: (transfer full) (nullable): what the column holds.
 */
GVariant *
iteam_statement_get_value (IteamStatement *self,
                           int             column)
{
  switch (sqlite3_column_type (self, column))
    {
    case SQLITE_INTEGER:
      return g_variant_ref_sink (g_variant_new_int64 (sqlite3_column_int64 (self, column)));
    case SQLITE_TEXT:
      return g_variant_ref_sink (g_variant_new_take_string (g_utf8_make_valid (iteam_statement_get_text (self, column), -1)));
    default:
      return NULL;
    }
}

/**
 * iteam_statement_get_text:
 * @self: a query at a row
 * @column: the number of the column, from 0
 *
 * Returns: (nullable): the text of the column, until the next row.
 */
const char *
iteam_statement_get_text (IteamStatement *self,
                          int             column)
{
  return (const char *) sqlite3_column_text (self, column);
}

/**
 * iteam_statement_dup_text:
 * @self: a query at a row
 * @column: the number of the column, from 0
 *
 * Returns: (transfer full) (nullable): the text of the column, in valid UTF-8
 *   whatever another program wrote there.
 */
char *
iteam_statement_dup_text (IteamStatement *self,
                          int             column)
{
  const char *text = iteam_statement_get_text (self, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

/**
 * iteam_statement_release:
 * @self: (transfer full): a statement
 */
void
iteam_statement_release (IteamStatement *self)
{
  sqlite3_reset (self);
  sqlite3_clear_bindings (self);
}
