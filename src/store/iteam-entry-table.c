/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-entry-table.h"

#include <glib/gi18n-lib.h>

#include "iteam-error.h"
#include "iteam-outcome.h"
#include "iteam-point.h"
#include "iteam-report-count.h"
#include "iteam-report-section.h"
#include "iteam-report.h"
#include "iteam-spotlight.h"

/* How a table whose rows are IteamEntry objects is read, whichever it is. */

static IteamEntry *
make_entry (IteamKind kind,
            gint64    id)
{
  switch (kind)
    {
    case ITEAM_KIND_SERIES: return g_object_new (ITEAM_TYPE_SERIES, "id", id, NULL);
    case ITEAM_KIND_SERIES_MEMBER: return g_object_new (ITEAM_TYPE_SERIES_MEMBER, "id", id, NULL);
    case ITEAM_KIND_MEETING: return g_object_new (ITEAM_TYPE_MEETING, "id", id, NULL);
    case ITEAM_KIND_ATTENDANCE: return g_object_new (ITEAM_TYPE_ATTENDANCE, "id", id, NULL);
    case ITEAM_KIND_AGENDA_ITEM: return g_object_new (ITEAM_TYPE_AGENDA_ITEM, "id", id, NULL);
    case ITEAM_KIND_ITEM_LINK: return g_object_new (ITEAM_TYPE_ITEM_LINK, "id", id, NULL);
    case ITEAM_KIND_REMARK: return g_object_new (ITEAM_TYPE_REMARK, "id", id, NULL);
    case ITEAM_KIND_DECISION:
    case ITEAM_KIND_COMMITMENT: return ITEAM_ENTRY (iteam_outcome_new_with_id (kind, id));
    case ITEAM_KIND_ACTIVITY: return g_object_new (ITEAM_TYPE_ACTIVITY, "id", id, NULL);
    case ITEAM_KIND_PARTICIPATION: return g_object_new (ITEAM_TYPE_PARTICIPATION, "id", id, NULL);
    case ITEAM_KIND_ACTIVITY_DOCUMENT: return g_object_new (ITEAM_TYPE_ACTIVITY_DOCUMENT, "id", id, NULL);
    case ITEAM_KIND_POINT: return g_object_new (ITEAM_TYPE_POINT, "id", id, NULL);
    case ITEAM_KIND_POINT_ACTION: return g_object_new (ITEAM_TYPE_POINT_ACTION, "id", id, NULL);
    case ITEAM_KIND_SPOTLIGHT: return g_object_new (ITEAM_TYPE_SPOTLIGHT, "id", id, NULL);
    case ITEAM_KIND_PILLAR_LINK: return g_object_new (ITEAM_TYPE_PILLAR_LINK, "id", id, NULL);
    case ITEAM_KIND_REPORT_COUNT: return g_object_new (ITEAM_TYPE_REPORT_COUNT, "id", id, NULL);
    case ITEAM_KIND_REPORT: return g_object_new (ITEAM_TYPE_REPORT, "id", id, NULL);
    case ITEAM_KIND_REPORT_SECTION: return g_object_new (ITEAM_TYPE_REPORT_SECTION, "id", id, NULL);
    case ITEAM_KIND_REPORT_VERSION: return g_object_new (ITEAM_TYPE_REPORT_VERSION, "id", id, NULL);
    default: g_assert_not_reached ();
    }
}

static const char *
find_derived (const IteamTable *table,
              const char       *name)
{
  for (int i = 0; table->derived != NULL && table->derived[i].name != NULL; i++)
    if (g_str_equal (table->derived[i].name, name))
      return table->derived[i].sql;

  return NULL;
}

/* The statement, and in @columns those that it gives, behind the key. */
static IteamStatement *
prepare (IteamConnection  *connection,
         IteamKind         kind,
         const char       *tail,
         GPtrArray        *columns,
         GError          **error)
{
  const IteamTable *table = iteam_table_get (kind);
  g_autoptr (IteamEntry) pattern = make_entry (kind, 0);
  g_autoptr (GString) sql = g_string_new ("SELECT t.id");

  for (const IteamColumn *column = iteam_entry_get_columns (pattern); column->name != NULL; column++)
    {
      const char *derived = column->use == ITEAM_COLUMN_DERIVED ? find_derived (table, column->name) : NULL;

      if (column->use == ITEAM_COLUMN_DERIVED && derived == NULL)
        continue;
      if (derived != NULL)
        g_string_append_printf (sql, ", (%s)", derived);
      else
        g_string_append_printf (sql, ", t.%s", column->name);
      g_ptr_array_add (columns, (gpointer) column);
    }
  g_string_append_printf (sql, " FROM %s AS t%s WHERE t.deleted IS NULL%s", table->name, table->joined != NULL ? table->joined : "", tail);

  return iteam_connection_statement (connection, sql->str, error);
}

static void
set_column (IteamEntry        *entry,
            const IteamColumn *column,
            IteamStatement    *query,
            int                number)
{
  switch (sqlite3_column_type (query, number))
    {
    case SQLITE_INTEGER:
      iteam_entry_set_read (entry, column, NULL, sqlite3_column_int64 (query, number));
      break;
    case SQLITE_TEXT:
      {
        g_autofree char *text = iteam_statement_dup_text (query, number);

        iteam_entry_set_read (entry, column, text, iteam_column_get_nothing (column));
        break;
      }
    default:
      iteam_entry_set_read (entry, column, NULL, iteam_column_get_nothing (column));
      break;
    }
}

/**
 * iteam_entry_table_read:
 * @connection: a connection
 * @kind: a kind of rows whose objects are #IteamEntry
 * @tail: what follows "FROM … AS t … WHERE t.deleted IS NULL"; ?1 is @key there
 * @key: a key
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamEntry): the rows.
 */
GPtrArray *
iteam_entry_table_read (IteamConnection  *connection,
                        IteamKind         kind,
                        const char       *tail,
                        gint64            key,
                        GError          **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (IteamStatement) query = prepare (connection, kind, tail, columns, error);
  gboolean row;

  if (query == NULL)
    return NULL;
  if (sqlite3_bind_parameter_count (query) > 0)
    sqlite3_bind_int64 (query, 1, key);

  for (;;)
    {
      IteamEntry *entry;

      if (!iteam_statement_next (connection, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&entries);

      entry = make_entry (kind, sqlite3_column_int64 (query, 0));
      g_ptr_array_add (entries, entry);
      for (guint i = 0; i < columns->len; i++)
        set_column (entry, columns->pdata[i], query, 1 + (int) i);
    }
}

/**
 * iteam_entry_table_read_one:
 * @connection: a connection
 * @kind: a kind of rows whose objects are #IteamEntry
 * @id: the key of a row
 * @error: return location for an error, %ITEAM_ERROR_NOT_FOUND if it is not there or was deleted
 *
 * Returns: (transfer full) (nullable) (type IteamEntry): the row.
 */
gpointer
iteam_entry_table_read_one (IteamConnection  *connection,
                            IteamKind         kind,
                            gint64            id,
                            GError          **error)
{
  g_autoptr (GPtrArray) entries = iteam_entry_table_read (connection, kind, " AND t.id = ?1", id, error);

  if (entries == NULL)
    return NULL;
  if (entries->len > 0)
    return g_object_ref (entries->pdata[0]);

  g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("This is not in the team file any more."));

  return NULL;
}

/**
 * iteam_entry_table_find:
 * @connection: a connection
 * @kind: a kind of things that have numbers
 * @number: the number for people, 3 for M-3
 * @id: (out): the key, 0 if there is none of that number
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_entry_table_find (IteamConnection  *connection,
                        IteamKind         kind,
                        int               number,
                        gint64           *id,
                        GError          **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  sql = g_strdup_printf ("SELECT id FROM %s WHERE number = ? AND deleted IS NULL", iteam_table_get (kind)->name);
  query = iteam_connection_statement (connection, sql, error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int (query, 1, number);
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;
  *id = row ? sqlite3_column_int64 (query, 0) : 0;

  return TRUE;
}
