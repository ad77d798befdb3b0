/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-check.h"

#include <glib/gi18n-lib.h>

#include "iteam-content-table.h"
#include "iteam-page-table.h"
#include "iteam-receive.h"
#include "iteam-supersession.h"
#include "iteam-table.h"

static gboolean
add_rows (IteamConnection  *connection,
          const char       *sql,
          const char       *fine,
          const char       *format,
          GStrvBuilder     *problems,
          GError          **error)
{
  g_autoptr (IteamStatement) query = iteam_connection_statement (connection, sql, error);
  gboolean row;

  if (query == NULL)
    return FALSE;

  for (;;)
    {
      const char *text;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      text = iteam_statement_get_text (query, 0);
      if (g_strcmp0 (text, fine) != 0)
        {
          g_autofree char *problem = g_strdup_printf ("%s: %s", _(format), text);

          g_strv_builder_add (problems, problem);
        }
    }
}

/* Whether a field that does not hold what its latest change wrote holds what
 * several replicas' changes make of it together. */
static gboolean
is_merged (IteamTeamFile   *file,
           IteamKind        kind,
           IteamStatement  *query,
           const char      *column,
           gboolean        *merged,
           GError         **error)
{
  g_autoptr (GVariant) holds = iteam_statement_get_value (query, 2);
  g_autoptr (GVariant) expected = NULL;

  *merged = FALSE;
  if (!iteam_receive_expect (file, kind, sqlite3_column_int64 (query, 1), column, &expected, error))
    return FALSE;

  /* Of two rows that claimed a number, one waits for another; and what would close a
   * circle of documents does not stand. */
  *merged = iteam_value_equal (holds, expected) ||
            (holds == NULL && (g_str_equal (column, "number") || iteam_supersession_is_step (kind, column)));

  return TRUE;
}

/* The present value of every field must be the one that its latest change record
 * left; fields that nobody ever set are empty or hold their default. */
static gboolean
check_history (IteamTeamFile  *file,
               IteamKind       kind,
               GStrvBuilder   *problems,
               GError        **error)
{
  const IteamTable *table = iteam_table_get (kind);

  for (int i = 1; table->columns[i] != NULL; i++)
    {
      const char *column = table->columns[i];
      g_autofree char *sql = NULL;
      g_autoptr (IteamStatement) query = NULL;
      gboolean row, merged;

      sql = g_strdup_printf ("SELECT '%s ' || t.id || ' %s', t.id, t.%s FROM %s AS t JOIN ("
                             " SELECT row, new, max (clock) FROM change_cell JOIN change ON change.id = change"
                             " WHERE change_cell.kind = '%s' AND field = '%s' GROUP BY row"
                             ") AS c ON c.row = t.id WHERE t.%s IS NOT c.new",
                             table->name, column, column, table->name, table->name, column, column);
      query = iteam_connection_statement (file->connection, sql, error);
      if (query == NULL)
        return FALSE;
      for (;;)
        {
          g_autofree char *problem = NULL;

          if (!iteam_statement_next (file->connection, query, &row, error))
            return FALSE;
          if (!row)
            break;
          if (!is_merged (file, kind, query, column, &merged, error))
            return FALSE;
          problem = g_strdup_printf ("%s: %s", _("Not as its change history says"), iteam_statement_get_text (query, 0));
          if (!merged)
            g_strv_builder_add (problems, problem);
        }
    }

  return TRUE;
}

static gboolean
check_numbers (IteamConnection  *connection,
               IteamKind         kind,
               GStrvBuilder     *problems,
               GError          **error)
{
  const char *letter = iteam_kind_get_letter (kind);
  g_autofree char *sql = NULL;

  if (letter == NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT '%s-' || number FROM %s GROUP BY number HAVING count (*) > 1 AND number IS NOT NULL",
                         letter, iteam_table_get (kind)->name);

  return add_rows (connection, sql, NULL, N_("A number was given twice"), problems, error);
}

static gboolean
check_pages (IteamConnection  *connection,
             GError          **error)
{
  gboolean exists;

  if (!iteam_page_table_exists (connection, &exists, error))
    return FALSE;

  return !exists || iteam_connection_exec (connection,
                                           "INSERT INTO page_search (page_search, rank) VALUES ('integrity-check', 1);"
                                           "INSERT INTO page_word_search (page_word_search, rank) VALUES ('integrity-check', 1)",
                                           error);
}

/**
 * iteam_check_quick:
 * @path: a team file on a local disk, which others may have open
 * @error: return location for an error
 *
 * Checks that SQLite's structures are sound, in a connection of its own, so that
 * whoever has the file open need not wait.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): a sentence for
 *   each of the first problems, none if the file is sound; %NULL if it could not
 *   be read.
 */
char **
iteam_check_quick (const char  *path,
                   GError     **error)
{
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  g_autoptr (IteamConnection) connection = iteam_connection_open (path, TRUE, error);

  /* Each page is looked at once: to keep them would only take memory. */
  if (connection == NULL || !iteam_connection_exec (connection, "PRAGMA cache_size = -256", error) ||
      !add_rows (connection, "PRAGMA quick_check (10)", "ok", N_("Damaged"), problems, error))
    return NULL;

  return g_strv_builder_end (problems);
}

/**
 * iteam_check_file:
 * @file: a team file
 * @error: return location for an error
 *
 * Checks SQLite's structures, references, the search index, and that the
 * change history accounts for what the file holds.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): a sentence for
 *   each problem, none if the file is sound; %NULL if it could not be checked.
 */
char **
iteam_check_file (IteamTeamFile  *file,
                  GError        **error)
{
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  IteamConnection *connection = file->connection;
  gboolean checked;

  if (!iteam_connection_begin (connection, FALSE, error))
    return NULL;

  checked = add_rows (connection, "PRAGMA integrity_check", "ok", N_("Damaged"), problems, error) &&
            add_rows (connection, "SELECT \"table\" || ' ' || rowid FROM pragma_foreign_key_check", NULL,
                      N_("Refers to something that is not there"), problems, error) &&
            add_rows (connection,
                      "SELECT title FROM (SELECT id, title, deleted FROM action"
                      " UNION ALL SELECT id, title, deleted FROM document)"
                      " WHERE deleted IS NULL AND id NOT IN (SELECT thing FROM search_text)",
                      NULL, N_("Cannot be found by searching"), problems, error);
  for (int kind = 1; checked && kind < ITEAM_N_KINDS; kind++)
    checked = check_numbers (connection, (IteamKind) kind, problems, error) &&
              check_history (file, (IteamKind) kind, problems, error);
  checked = checked && iteam_content_table_check (connection, problems, error);
  iteam_connection_rollback (connection);
  if (!checked)
    return NULL;

  if (file->read_only == NULL)
    {
      g_autoptr (GError) local_error = NULL;

      if (!iteam_connection_exec (connection, "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)", &local_error) ||
          !check_pages (connection, &local_error))
        g_strv_builder_add (problems, local_error->message);
    }

  return g_strv_builder_end (problems);
}
