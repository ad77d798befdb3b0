/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "iteam-error.h"
#include "iteam-id.h"
#include "iteam-schema.h"
#include "iteam-share-table.h"

/* How many rows are copied before others have their turn, how long that is in
 * microseconds, how often the copy begins anew, as it has to when someone wrote, and
 * how long after that. */
#define STEP_ROWS 500
#define TURN (2 * G_TIME_SPAN_MILLISECOND)
#define MAX_RESTARTS 3
#define PAUSE (200 * G_TIME_SPAN_MILLISECOND)

/* What is left out of the file at the meeting point: large contents, which stand
 * beside it on the share, and what each replica makes of them by itself. */
static const char *const left_out[] = { "content", "content_piece", "page_" };

static gboolean
is_left_out (const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (g_str_has_suffix (left_out[i], "_") ? g_str_has_prefix (table, left_out[i]) : g_str_equal (table, left_out[i]))
      return TRUE;

  return FALSE;
}

static gboolean
attach (IteamConnection  *copy,
        const char       *path,
        GError          **error)
{
  g_autoptr (IteamStatement) statement = iteam_connection_statement (copy, "ATTACH ? AS origin", error);

  if (statement == NULL)
    return FALSE;
  iteam_statement_bind_text (statement, 1, path);

  return iteam_statement_run (copy, statement, error);
}

typedef struct
{
  char *name;
  gboolean has_rowid;
} Table;

static void
table_free (gpointer data)
{
  Table *table = data;

  g_free (table->name);
  g_free (table);
}

/* Tables with rows of their own, those of the search index among them. */
static GPtrArray *
list_tables (IteamConnection  *copy,
             GError          **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (table_free);
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (copy,
                                      "SELECT name, NOT wr FROM pragma_table_list WHERE schema = 'origin'"
                                      " AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite!_%' ESCAPE '!'",
                                      error);
  if (query == NULL)
    return NULL;
  for (;;)
    {
      Table *table;

      if (!iteam_statement_next (copy, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&tables);
      if (is_left_out (iteam_statement_get_text (query, 0)))
        continue;
      table = g_new0 (Table, 1);
      table->name = g_strdup (iteam_statement_get_text (query, 0));
      table->has_rowid = sqlite3_column_int (query, 1) != 0;
      g_ptr_array_add (tables, table);
    }
}

/* What a new file has by itself is in the replica, too. */
static gboolean
empty_tables (IteamConnection  *copy,
              GPtrArray        *tables,
              GError          **error)
{
  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM main.%s", ((Table *) tables->pdata[i])->name);

      if (!iteam_connection_exec (copy, sql, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
copy_table (IteamConnection  *copy,
            const Table      *table,
            GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO main.%1$s SELECT * FROM origin.%1$s", table->name);

  return iteam_connection_exec (copy, sql, error);
}

/* Copies some of what comes behind the row @since, which is moved on; @more is whether
 * there was any. */
static gboolean
copy_rows (IteamConnection  *copy,
           const Table      *table,
           gint64           *since,
           gboolean         *more,
           GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO main.%1$s SELECT * FROM origin.%1$s WHERE rowid > ? AND rowid <= ?", table->name);
  g_autofree char *find = g_strdup_printf ("SELECT max (rowid) FROM (SELECT rowid FROM origin.%s WHERE rowid > ? ORDER BY rowid LIMIT %d)",
                                           table->name, STEP_ROWS);
  g_autoptr (IteamStatement) query = iteam_connection_statement (copy, find, error);
  g_autoptr (IteamStatement) insert = iteam_connection_statement (copy, sql, error);
  gint64 upto;
  gboolean row;

  if (query == NULL || insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, *since);
  if (!iteam_statement_next (copy, query, &row, error))
    return FALSE;
  *more = row && sqlite3_column_type (query, 0) != SQLITE_NULL;
  if (!*more)
    return TRUE;

  upto = sqlite3_column_int64 (query, 0);
  sqlite3_bind_int64 (insert, 1, *since);
  sqlite3_bind_int64 (insert, 2, upto);
  *since = upto;

  return iteam_statement_run (copy, insert, error);
}

/* Some rows, in a transaction of their own; @version is that of the replica as they
 * were read. */
static gboolean
copy_step (IteamConnection  *copy,
           const Table      *table,
           gint64           *since,
           gboolean         *more,
           gint64           *version,
           GError          **error)
{
  *more = FALSE;
  if (!iteam_connection_begin (copy, FALSE, error))
    return FALSE;
  if ((table->has_rowid ? copy_rows (copy, table, since, more, error) : copy_table (copy, table, error)) &&
      iteam_connection_get_integer (copy, "PRAGMA origin.data_version", version, error))
    return iteam_connection_commit (copy, error);
  iteam_connection_rollback (copy);

  return FALSE;
}

/* A little at a time, so that nobody waits; what was copied is of no use when someone
 * wrote meanwhile. */
static gboolean
copy_gently (IteamConnection  *copy,
             GPtrArray        *tables,
             gboolean         *changed,
             GError          **error)
{
  gint64 first, version;

  if (!iteam_connection_get_integer (copy, "PRAGMA origin.data_version", &first, error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    {
      const Table *table = tables->pdata[i];
      gint64 since = G_MININT64;
      gboolean more;

      do
        {
          if (!copy_step (copy, table, &since, &more, &version, error))
            return FALSE;
          *changed = version != first;
          if (*changed)
            return TRUE;
          /* Nobody waited for a step that found nothing to copy. */
          if (more || !table->has_rowid)
            g_usleep (TURN);
        }
      while (more);
    }

  return TRUE;
}

/* Others wait for it. */
static gboolean
copy_at_once (IteamConnection  *copy,
              GPtrArray        *tables,
              GError          **error)
{
  gboolean copied = iteam_connection_begin (copy, FALSE, error);

  if (!copied)
    return FALSE;
  for (guint i = 0; copied && i < tables->len; i++)
    copied = copy_table (copy, tables->pdata[i], error);
  if (copied)
    return iteam_connection_commit (copy, error);
  iteam_connection_rollback (copy);

  return FALSE;
}

static gboolean
fill (const char  *path,
      const char  *origin,
      gboolean     gently,
      gboolean    *changed,
      GError     **error)
{
  g_autoptr (IteamConnection) copy = iteam_connection_open (path, FALSE, error);
  g_autoptr (GPtrArray) tables = NULL;

  *changed = FALSE;
  if (copy == NULL)
    return FALSE;
  /* The search index is copied as it is, which costs a fraction of making it
   * again; nobody else knows of the file yet, and it is checked when it is whole. */
  sqlite3_db_config (iteam_connection_get_handle (copy), SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);

  if (!iteam_connection_exec (copy, "PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", error) ||
      !iteam_connection_begin (copy, TRUE, error) ||
      !iteam_schema_create (copy, error) ||
      !iteam_connection_commit (copy, error) ||
      !attach (copy, origin, error) ||
      (tables = list_tables (copy, error)) == NULL ||
      !empty_tables (copy, tables, error) ||
      !(gently ? copy_gently (copy, tables, changed, error) : copy_at_once (copy, tables, error)))
    return FALSE;

  return *changed ||
         /* What follows drops an index, and is not to find the replica's. */
         (iteam_connection_exec (copy, "DETACH origin", error) &&
          iteam_connection_begin (copy, TRUE, error) &&
          iteam_share_table_set_shared (copy, FALSE, iteam_id_new (), error) &&
          iteam_connection_commit (copy, error));
}

static gboolean
make_empty (const char  *path,
            GError     **error)
{
  int fd;

  g_unlink (path);
  fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      g_autofree char *name = g_path_get_basename (path);

      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE, _("“%s” cannot be made here (%s)."), name, g_strerror (errno));

      return FALSE;
    }
  close (fd);

  return TRUE;
}

/**
 * iteam_meeting_file_copy:
 * @origin: path of a replica, which others may have open
 * @path: where to write the file
 * @insist: whether others are to wait, rather than that it is not written
 * @error: return location for an error, without @insist %ITEAM_ERROR_LOCKED if others
 *   wrote all the while
 *
 * Writes a file for the meeting point: all that a replica holds at one moment but for
 * large contents. It stands alone, and has not been checked. This takes a while, in
 * which others go on writing: it belongs to a thread that nobody waits for.
 *
 * Returns: whether it is written; if not, nothing is left behind.
 */
gboolean
iteam_meeting_file_copy (const char  *origin,
                         const char  *path,
                         gboolean     insist,
                         GError     **error)
{
  gboolean changed;

  for (int n_restarts = 0; n_restarts <= MAX_RESTARTS; n_restarts++)
    {
      if (!make_empty (path, error))
        return FALSE;
      if (!fill (path, origin, !insist, &changed, error))
        {
          g_unlink (path);

          return FALSE;
        }
      if (!changed)
        return TRUE;
      g_usleep (PAUSE);
    }
  g_unlink (path);
  g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_LOCKED, _("The file for the share is written when there is less to do."));

  return FALSE;
}
