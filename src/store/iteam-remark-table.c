/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-remark-table.h"

#define DATE(column) column " TEXT CHECK (date (" column ") IS " column ")"

const char iteam_remark_schema[] =
  "CREATE TABLE remark ("
  " id INTEGER PRIMARY KEY,"
  " item INTEGER NOT NULL REFERENCES agenda_item (id),"
  " person INTEGER REFERENCES person (id),"
  " who TEXT,"
  " " DATE ("day") ","
  " text TEXT NOT NULL CHECK (text <> ''),"
  " state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'taken-over')),"
  " answer TEXT,"
  " answered_by TEXT,"
  " " DATE ("answered") ","
  " deleted INTEGER CHECK (deleted = 1)"
  ") STRICT;"
  "CREATE INDEX remark_item ON remark (item);";

/* With what the lists count of them. */
const char iteam_remark_indexes[] =
  "DROP INDEX remark_item;"
  "CREATE INDEX remark_item ON remark (item, deleted, state);";

static const char *const remark_columns[] = {
  "id", "item", "person", "who", "day", "text", "state", "answer", "answered_by", "answered", "deleted", NULL,
};

const IteamTable iteam_remark_table = {
  .name = "remark", .columns = remark_columns, .belongs_to = ITEAM_KIND_AGENDA_ITEM, .owner_column = "item",
};

/**
 * iteam_remark_table_read_text:
 * @connection: a connection
 * @item: key of an agenda item
 * @body: a line for each remark upon its minutes and each answer is appended to this
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_remark_table_read_text (IteamConnection  *connection,
                              gint64            item,
                              GString          *body,
                              GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT text, answer FROM remark WHERE item = ? AND deleted IS NULL ORDER BY day, id", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, item);

  for (;;)
    {
      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      for (int i = 0; i < 2; i++)
        if (iteam_statement_get_text (query, i) != NULL)
          g_string_append_printf (body, "%s\n", iteam_statement_get_text (query, i));
    }
}
