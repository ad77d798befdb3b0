/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-rows.h"

#include "iteam-store-private.h"
#include "iteam-table.h"

/* The store's call that reads rows as they are, a few at a time, so that all of a file
 * can be taken elsewhere without anyone waiting for it. */

typedef struct
{
  IteamKind kind;
  gint64 after;
  guint limit;
} Request;

static void
row_free (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
value_free (gpointer value)
{
  if (value != NULL)
    g_variant_unref (value);
}

static int
find_column (const GArray *columns,
             const char   *name)
{
  for (guint i = 0; name != NULL && i < columns->len; i++)
    if (g_str_equal (g_array_index (columns, IteamRowColumn, i).name, name))
      return (int) i;

  return -1;
}

static gboolean
read_columns (IteamConnection   *connection,
              const IteamTable  *table,
              GArray            *columns,
              GError           **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean more;

  for (int i = 0; table->columns[i] != NULL; i++)
    {
      IteamRowColumn column = { .name = g_intern_string (table->columns[i]) };

      g_array_append_val (columns, column);
    }

  query = iteam_connection_statement (connection,
                                      "SELECT c.name, c.type, c.\"notnull\", f.\"table\" FROM pragma_table_info (?1) AS c"
                                      " LEFT JOIN pragma_foreign_key_list (?1) AS f ON f.\"from\" = c.name",
                                      error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, table->name);
  for (;;)
    {
      IteamRowColumn *column;
      int index;

      if (!iteam_statement_next (connection, query, &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      index = find_column (columns, iteam_statement_get_text (query, 0));
      if (index < 0)
        continue;
      column = &g_array_index (columns, IteamRowColumn, index);
      column->integer = g_strcmp0 (iteam_statement_get_text (query, 1), "INTEGER") == 0;
      column->required = sqlite3_column_int (query, 2) != 0;
      column->refers_to = iteam_kind_from_nick (iteam_statement_get_text (query, 3));
    }
}

static gboolean
read_values (IteamConnection   *connection,
             const IteamTable  *table,
             const Request     *request,
             GPtrArray         *rows,
             GError           **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (IteamStatement) query = NULL;
  gboolean more;

  for (int i = 0; table->columns[i] != NULL; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", table->columns[i]);
  g_string_append_printf (sql, " FROM %s WHERE id > ? ORDER BY id LIMIT ?", table->name);
  query = iteam_connection_statement (connection, sql->str, error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, request->after);
  sqlite3_bind_int64 (query, 2, request->limit);

  for (;;)
    {
      GPtrArray *row;

      if (!iteam_statement_next (connection, query, &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      row = g_ptr_array_new_with_free_func (value_free);
      for (int i = 0; table->columns[i] != NULL; i++)
        g_ptr_array_add (row, iteam_statement_get_value (query, i));
      g_ptr_array_add (rows, row);
    }
}

static gpointer
read_rows (IteamTeamFile  *file,
           gpointer        data,
           GCancellable   *cancellable,
           GError        **error)
{
  const Request *request = data;
  const IteamTable *table = iteam_table_get (request->kind);
  g_autoptr (IteamRows) rows = g_new0 (IteamRows, 1);

  rows->kind = request->kind;
  rows->belongs_to = table->belongs_to;
  rows->columns = g_array_new (FALSE, TRUE, sizeof (IteamRowColumn));
  rows->rows = g_ptr_array_new_with_free_func (row_free);
  if (!read_columns (file->connection, table, rows->columns, error) ||
      !read_values (file->connection, table, request, rows->rows, error))
    return NULL;
  rows->owner = find_column (rows->columns, table->owner_column);
  rows->deleted = find_column (rows->columns, "deleted");
  rows->content = find_column (rows->columns, table->content_column);

  return g_steal_pointer (&rows);
}

static const IteamQuestion read_rows_question = {
  .tag = iteam_store_read_rows_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_rows,
  .free_request = g_free,
  .free_answer = (GDestroyNotify) iteam_rows_free,
};

/**
 * iteam_rows_free:
 * @self: (transfer full): rows
 */
void
iteam_rows_free (IteamRows *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * iteam_rows_get_key:
 * @self: rows
 * @row: which of them
 * @column: which column, one that holds integers
 *
 * Returns: what stands there, 0 if nothing does.
 */
gint64
iteam_rows_get_key (const IteamRows *self,
                    guint            row,
                    guint            column)
{
  GPtrArray *values = g_ptr_array_index (self->rows, row);
  GVariant *value = g_ptr_array_index (values, column);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (value) : 0;
}

/**
 * iteam_store_read_rows_async:
 * @self: a store
 * @kind: the kind of rows
 * @after: the key behind which to begin, or %G_MININT64
 * @limit: how many at most; 0 for what its columns are alone
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Reads rows in the order of their keys, also those that were deleted.
 */
void
iteam_store_read_rows_async (IteamStore          *self,
                             IteamKind            kind,
                             gint64               after,
                             guint                limit,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (kind > ITEAM_KIND_NONE && kind < ITEAM_N_KINDS);

  request = g_new0 (Request, 1);
  request->kind = kind;
  request->after = after;
  request->limit = limit;
  iteam_store_ask (self, &read_rows_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_read_rows_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the rows; free with iteam_rows_free().
 */
IteamRows *
iteam_store_read_rows_finish (IteamStore    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
