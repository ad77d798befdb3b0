/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-table.h"

#define DATE(column) column " TEXT CHECK (date (" column ") IS " column ")"
#define MARK(column) column " INTEGER CHECK (" column " = 1)"

const char iteam_report_schema[] =
  "CREATE TABLE report ("
  " id INTEGER PRIMARY KEY,"
  " year INTEGER CHECK (year BETWEEN 1 AND 9999),"
  " title TEXT NOT NULL CHECK (title <> ''),"
  " reference TEXT,"
  " letterhead TEXT,"
  " addressee TEXT,"
  " " DATE ("day") ","
  " " DATE ("created") ","
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE TABLE report_section ("
  " id INTEGER PRIMARY KEY,"
  " report INTEGER NOT NULL REFERENCES report (id),"
  " part TEXT NOT NULL DEFAULT 'own' CHECK (part <> ''),"
  " title TEXT,"
  " " MARK ("chapter") ","
  " text TEXT,"
  " position TEXT,"
  " " MARK ("left_out") ","
  " " MARK ("bare") ","
  " basis TEXT,"
  " " DATE ("written") ","
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX report_section_report ON report_section (report);"
  "CREATE TABLE report_version ("
  " id INTEGER PRIMARY KEY,"
  " report INTEGER NOT NULL REFERENCES report (id),"
  " state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'sent')),"
  " " DATE ("day") ","
  " recipient TEXT,"
  " document INTEGER REFERENCES document (id),"
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX report_version_report ON report_version (report);";

static const char *const report_columns[] = { "id", "year", "title", "reference", "letterhead", "addressee", "day", "created", "deleted", NULL };

static const char *const section_columns[] = {
  "id", "report", "part", "title", "chapter", "text", "position", "left_out", "bare", "basis", "written", "deleted", NULL,
};

static const char *const version_columns[] = { "id", "report", "state", "day", "recipient", "document", "deleted", NULL };

const IteamTable iteam_report_table = { .name = "report", .columns = report_columns };
const IteamTable iteam_report_section_table = {
  .name = "report_section", .columns = section_columns, .belongs_to = ITEAM_KIND_REPORT, .owner_column = "report",
};
const IteamTable iteam_report_version_table = {
  .name = "report_version", .columns = version_columns, .belongs_to = ITEAM_KIND_REPORT, .owner_column = "report",
};

/* What the team wrote; what stands below it is found where it is from. */
static gboolean
read_sections (IteamConnection  *connection,
               gint64            report,
               GString          *body,
               GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT title, text FROM report_section WHERE report = ? AND deleted IS NULL ORDER BY position, id", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, report);
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

/**
 * iteam_report_table_read_text:
 * @connection: a connection
 * @report: key of an annual report
 * @title: its title is appended to this
 * @body: a line for each other text of it, and for its sections, is appended to this
 * @found: (out): whether it is there and not deleted
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_report_table_read_text (IteamConnection  *connection,
                              gint64            report,
                              GString          *title,
                              GString          *body,
                              gboolean         *found,
                              GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (connection, "SELECT title, year, reference, addressee FROM report WHERE id = ? AND deleted IS NULL", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, report);
  if (!iteam_statement_next (connection, query, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  g_string_append (title, iteam_statement_get_text (query, 0));
  for (int i = 1; i < 4; i++)
    if (iteam_statement_get_text (query, i) != NULL)
      g_string_append_printf (body, "%s\n", iteam_statement_get_text (query, i));

  return read_sections (connection, report, body, error);
}
