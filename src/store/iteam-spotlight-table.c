/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-spotlight-table.h"

#define DATE(column) column " TEXT CHECK (date (" column ") IS " column ")"
#define MARK(column) column " INTEGER CHECK (" column " = 1)"

const char iteam_spotlight_schema[] =
  "CREATE TABLE spotlight ("
  " id INTEGER PRIMARY KEY,"
  " pillar INTEGER REFERENCES pillar (id),"
  " title TEXT NOT NULL CHECK (title <> ''),"
  " " DATE ("first") ","
  " " DATE ("last") ","
  " text TEXT,"
  " results TEXT,"
  " " MARK ("draft") ","
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE TABLE pillar_link ("
  " id INTEGER PRIMARY KEY,"
  " pillar INTEGER NOT NULL REFERENCES pillar (id),"
  " title TEXT NOT NULL CHECK (title <> ''),"
  " address TEXT,"
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX pillar_link_pillar ON pillar_link (pillar);";

static const char *const spotlight_columns[] = {
  "id", "pillar", "title", "first", "last", "text", "results", "draft", "deleted", NULL,
};

static const char *const link_columns[] = { "id", "pillar", "title", "address", "deleted", NULL };

const IteamTable iteam_spotlight_table = { .name = "spotlight", .columns = spotlight_columns };
const IteamTable iteam_pillar_link_table = {
  .name = "pillar_link", .columns = link_columns, .belongs_to = ITEAM_KIND_PILLAR, .owner_column = "pillar",
};

/**
 * iteam_spotlight_table_read_text:
 * @connection: a connection
 * @spotlight: key of a spotlight
 * @title: its title is appended to this
 * @body: a line for each other text of it is appended to this
 * @found: (out): whether it is there and not deleted
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_spotlight_table_read_text (IteamConnection  *connection,
                                 gint64            spotlight,
                                 GString          *title,
                                 GString          *body,
                                 gboolean         *found,
                                 GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (connection, "SELECT title, text, results FROM spotlight WHERE id = ? AND deleted IS NULL", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, spotlight);
  if (!iteam_statement_next (connection, query, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  g_string_append (title, iteam_statement_get_text (query, 0));
  for (int i = 1; i < 3; i++)
    if (iteam_statement_get_text (query, i) != NULL)
      g_string_append_printf (body, "%s\n", iteam_statement_get_text (query, i));

  return TRUE;
}

/**
 * iteam_pillar_link_table_read_text:
 * @connection: a connection
 * @pillar: key of a pillar
 * @body: a line for each of its links is appended to this
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_pillar_link_table_read_text (IteamConnection  *connection,
                                   gint64            pillar,
                                   GString          *body,
                                   GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT title FROM pillar_link WHERE pillar = ? AND deleted IS NULL ORDER BY title, id", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, pillar);

  for (;;)
    {
      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_string_append_printf (body, "%s\n", iteam_statement_get_text (query, 0));
    }
}
