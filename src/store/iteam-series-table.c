/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-series-table.h"

#define DATE(column) column " TEXT CHECK (date (" column ") IS " column ")"
#define TIME(column) column " TEXT CHECK (strftime ('%H:%M', " column ") IS " column ")"
#define MARK(column) column " INTEGER CHECK (" column " = 1)"

const char iteam_series_schema[] =
  "CREATE TABLE series ("
  " id INTEGER PRIMARY KEY,"
  " title TEXT NOT NULL CHECK (title <> ''),"
  " kind TEXT NOT NULL DEFAULT 'other' CHECK (kind IN ('team', 'awareness', 'talk', 'in-depth', 'executive', 'works-council', 'other')),"
  " recurrence TEXT,"
  " " DATE ("first") ","
  " exceptions TEXT,"
  " place TEXT,"
  " " TIME ("start") ","
  " " TIME ("ends") ","
  " chair INTEGER REFERENCES person (id),"
  " minute_taker INTEGER REFERENCES person (id),"
  " " MARK ("closed") ","
  " " MARK ("stopped") ","
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE TABLE series_member ("
  " id INTEGER PRIMARY KEY,"
  " series INTEGER NOT NULL REFERENCES series (id),"
  " person INTEGER NOT NULL REFERENCES person (id),"
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX series_member_series ON series_member (series);";

const char iteam_series_guests[] = "ALTER TABLE series ADD COLUMN guests TEXT;";

static const char *const series_columns[] = {
  "id", "title", "kind", "recurrence", "first", "exceptions", "place", "start", "ends", "chair", "minute_taker",
  "closed", "stopped", "deleted", "guests", "retention", NULL,
};

static const char *const member_columns[] = { "id", "series", "person", "deleted", NULL };

const IteamTable iteam_series_table = { .name = "series", .columns = series_columns };
const IteamTable iteam_series_member_table = {
  .name = "series_member", .columns = member_columns, .belongs_to = ITEAM_KIND_SERIES, .owner_column = "series",
};

/**
 * iteam_series_table_read_text:
 * @connection: a connection
 * @series: key of a series
 * @title: its title is appended to this
 * @body: a line for each other text of it is appended to this
 * @found: (out): whether it is there and not deleted
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_series_table_read_text (IteamConnection  *connection,
                              gint64            series,
                              GString          *title,
                              GString          *body,
                              gboolean         *found,
                              GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (connection, "SELECT title, place FROM series WHERE id = ? AND deleted IS NULL", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, series);
  if (!iteam_statement_next (connection, query, found, error))
    return FALSE;

  if (*found)
    g_string_append (title, iteam_statement_get_text (query, 0));
  if (*found && iteam_statement_get_text (query, 1) != NULL)
    g_string_append_printf (body, "%s\n", iteam_statement_get_text (query, 1));

  return TRUE;
}
