/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "iteam-error.h"
#include "iteam-id.h"
#include "iteam-schema.h"
#include "iteam-share-table.h"

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

/* Tables with rows of their own, those of the search index among them. */
static GPtrArray *
list_tables (IteamConnection  *copy,
             GError          **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (copy,
                                      "SELECT name FROM origin.sqlite_schema WHERE type = 'table'"
                                      " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND sql NOT LIKE 'CREATE VIRTUAL%'",
                                      error);
  if (query == NULL)
    return NULL;
  for (;;)
    {
      if (!iteam_statement_next (copy, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&names);
      if (!is_left_out (iteam_statement_get_text (query, 0)))
        g_ptr_array_add (names, g_strdup (iteam_statement_get_text (query, 0)));
    }
}

static gboolean
copy_tables (IteamConnection  *copy,
             GError          **error)
{
  g_autoptr (GPtrArray) names = list_tables (copy, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *sql = g_strdup_printf ("DELETE FROM main.%1$s; INSERT INTO main.%1$s SELECT * FROM origin.%1$s", name);

      if (!iteam_connection_exec (copy, sql, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill (const char  *path,
      const char  *origin,
      GError     **error)
{
  g_autoptr (IteamConnection) copy = iteam_connection_open (path, FALSE, error);

  if (copy == NULL)
    return FALSE;
  /* The search index is copied as it is, which costs a fraction of making it
   * again; nobody else knows of the file yet, and it is checked when it is whole. */
  sqlite3_db_config (iteam_connection_get_handle (copy), SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);

  return iteam_connection_exec (copy, "PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", error) &&
         iteam_connection_begin (copy, TRUE, error) &&
         iteam_schema_create (copy, error) &&
         iteam_connection_commit (copy, error) &&
         attach (copy, origin, error) &&
         iteam_connection_begin (copy, TRUE, error) &&
         copy_tables (copy, error) &&
         iteam_connection_commit (copy, error) &&
         /* What follows drops an index, and is not to find the replica's. */
         iteam_connection_exec (copy, "DETACH origin", error) &&
         iteam_connection_begin (copy, TRUE, error) &&
         iteam_share_table_set_shared (copy, FALSE, iteam_id_new (), error) &&
         iteam_connection_commit (copy, error);
}

/**
 * iteam_meeting_copy:
 * @origin: path of a replica, which another connection of this thread may have open
 *   outside of a transaction
 * @path: where to write the file
 * @error: return location for an error
 *
 * Writes a file for the meeting point: all that a replica holds but for large
 * contents. It stands alone, and has not been checked.
 *
 * Returns: whether it is written; if not, nothing is left behind.
 */
gboolean
iteam_meeting_copy (const char  *origin,
                    const char  *path,
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
  if (fill (path, origin, error))
    return TRUE;
  g_unlink (path);

  return FALSE;
}
