/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-point-table.h"

#define DATE(column) column " TEXT CHECK (date (" column ") IS " column ")"
#define MARK(column) column " INTEGER CHECK (" column " = 1)"

const char iteam_point_schema[] =
  "CREATE TABLE point ("
  " id INTEGER PRIMARY KEY,"
  " number INTEGER UNIQUE CHECK (number > 0),"
  " kind TEXT NOT NULL DEFAULT 'improvement' CHECK (kind IN ('improvement', 'attention')),"
  " year INTEGER CHECK (year BETWEEN 1 AND 9999),"
  " title TEXT NOT NULL CHECK (title <> ''),"
  " text TEXT,"
  " came TEXT NOT NULL DEFAULT 'new' CHECK (came IN ('new', 'maintained', 'adjusted')),"
  " previous INTEGER REFERENCES point (id),"
  " adjustment TEXT,"
  " state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),"
  " reason TEXT,"
  " " DATE ("closed") ","
  " pillar INTEGER REFERENCES pillar (id),"
  " origin TEXT,"
  " origin_ref TEXT,"
  " " DATE ("created") ","
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE TABLE point_action ("
  " id INTEGER PRIMARY KEY,"
  " point INTEGER NOT NULL REFERENCES point (id),"
  " action INTEGER NOT NULL REFERENCES action (id),"
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX point_action_point ON point_action (point);";

static const char *const point_columns[] = {
  "id", "number", "kind", "year", "title", "text", "came", "previous", "adjustment", "state", "reason", "closed", "pillar",
  "origin", "origin_ref", "created", "deleted", NULL,
};

static const char *const action_columns[] = { "id", "point", "action", "deleted", NULL };

const IteamTable iteam_point_table = { .name = "point", .columns = point_columns };
const IteamTable iteam_point_action_table = {
  .name = "point_action", .columns = action_columns, .belongs_to = ITEAM_KIND_POINT, .owner_column = "point",
};

/**
 * iteam_point_table_read_text:
 * @connection: a connection
 * @point: key of a point
 * @title: its number and title are appended to this
 * @body: a line for each other text of it is appended to this
 * @found: (out): whether it is there and not deleted
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_point_table_read_text (IteamConnection  *connection,
                             gint64            point,
                             GString          *title,
                             GString          *body,
                             gboolean         *found,
                             GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (connection,
                                      "SELECT number, title, year, text, adjustment, reason, origin FROM point WHERE id = ? AND deleted IS NULL",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, point);
  if (!iteam_statement_next (connection, query, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  if (sqlite3_column_int (query, 0) != 0)
    g_string_append_printf (title, "V-%d ", sqlite3_column_int (query, 0));
  g_string_append (title, iteam_statement_get_text (query, 1));
  for (int i = 2; i < 7; i++)
    if (iteam_statement_get_text (query, i) != NULL)
      g_string_append_printf (body, "%s\n", iteam_statement_get_text (query, i));

  return TRUE;
}
