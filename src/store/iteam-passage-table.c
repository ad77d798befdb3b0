/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-passage-table.h"

#include "iteam-passage.h"

const char iteam_passage_schema[] =
  "CREATE TABLE passage ("
  " id INTEGER PRIMARY KEY,"
  " document INTEGER NOT NULL REFERENCES document (id),"
  " page INTEGER CHECK (page > 0),"
  " kind TEXT NOT NULL DEFAULT 'bookmark' CHECK (kind IN ('bookmark', 'note')),"
  " first INTEGER CHECK (first >= 0),"
  " last INTEGER CHECK (last >= 0),"
  " top INTEGER CHECK (top >= 0),"
  " quote TEXT,"
  " text TEXT,"
  " who TEXT,"
  " day TEXT CHECK (date (day) IS day),"
  " deleted INTEGER CHECK (deleted = 1)"
  ") STRICT;"
  "CREATE INDEX passage_document ON passage (document);";

static const char *const passage_columns[] = {
  "id", "document", "page", "kind", "first", "last", "top", "quote", "text", "who", "day", "deleted", NULL,
};

const IteamTable iteam_passage_table = {
  .name = "passage", .columns = passage_columns, .belongs_to = ITEAM_KIND_DOCUMENT, .owner_column = "document",
};

/**
 * iteam_passage_table_read:
 * @connection: a connection
 * @document: key of a document, or 0 for all
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamPassage): the bookmarks
 *   and notes, in the order of the register and then of the pages; without those
 *   of documents that were deleted.
 */
GPtrArray *
iteam_passage_table_read (IteamConnection  *connection,
                          gint64            document,
                          GError          **error)
{
  g_autoptr (GPtrArray) passages = g_ptr_array_new_with_free_func (g_object_unref);
  const char *const *columns = iteam_passage_get_columns ();
  g_autofree char *names = g_strjoinv (", passage.", (char **) columns);
  g_autofree char *sql = NULL;
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  sql = g_strdup_printf ("SELECT passage.id, passage.%s FROM passage JOIN document ON document.id = passage.document"
                         " WHERE passage.deleted IS NULL AND document.deleted IS NULL AND (?1 = 0 OR passage.document = ?1)"
                         " ORDER BY document.number, document.id, page, top, first, passage.id", names);
  query = iteam_connection_statement (connection, sql, error);
  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, document);

  for (;;)
    {
      IteamPassage *passage;

      if (!iteam_statement_next (connection, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&passages);

      passage = iteam_passage_new_with_id (sqlite3_column_int64 (query, 0));
      for (int i = 0; columns[i] != NULL; i++)
        {
          g_autoptr (GVariant) value = iteam_statement_get_value (query, 1 + i);

          iteam_passage_set_cell (passage, columns[i], value);
        }
      g_ptr_array_add (passages, passage);
    }
}

/**
 * iteam_passage_table_read_text:
 * @connection: a connection
 * @document: key of a document
 * @body: a line for each note and each bookmark that has a name is appended to this
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_passage_table_read_text (IteamConnection  *connection,
                               gint64            document,
                               GString          *body,
                               GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT text FROM passage WHERE document = ? AND deleted IS NULL AND text IS NOT NULL"
                                      " ORDER BY page, top, first, id",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, document);

  for (;;)
    {
      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_string_append_printf (body, "%s\n", iteam_statement_get_text (query, 0));
    }
}
