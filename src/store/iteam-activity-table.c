/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-activity-table.h"

#define DATE(column) column " TEXT CHECK (date (" column ") IS " column ")"
#define MARK(column) column " INTEGER CHECK (" column " = 1)"

/* No column is for a name of who took part or a word of what they said. Which columns an
 * activity of a kind has is a rule of the house, and no check: two people who change the
 * kind and a field of it apart from one another must be able to meet. */
const char iteam_activity_schema[] =
  "CREATE TABLE activity ("
  " id INTEGER PRIMARY KEY,"
  " number INTEGER UNIQUE CHECK (number > 0),"
  " kind TEXT NOT NULL DEFAULT 'other' CHECK (kind IN ('round', 'talk', 'training', 'media', 'screening', 'briefing', 'survey',"
  "  'interviews', 'project', 'other')),"
  " title TEXT NOT NULL CHECK (title <> ''),"
  " audience TEXT NOT NULL DEFAULT 'organisation' CHECK (audience IN ('organisation', 'council', 'executive', 'office-holders', 'partners')),"
  " moment TEXT,"
  " " DATE ("first") ","
  " " DATE ("last") ","
  " state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'in-progress', 'done', 'cancelled')),"
  " supplier TEXT,"
  " leader INTEGER REFERENCES person (id),"
  " leader_name TEXT,"
  " partners TEXT,"
  " costs INTEGER CHECK (costs >= 0),"
  " target INTEGER CHECK (target BETWEEN 0 AND 1000),"
  " function_group TEXT,"
  " head_count INTEGER CHECK (head_count >= 0),"
  " side TEXT CHECK (side IN ('internal', 'external', 'both')),"
  " text TEXT,"
  " lessons TEXT,"
  " pillar INTEGER REFERENCES pillar (id),"
  " " DATE ("created") ","
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE TABLE participation ("
  " id INTEGER PRIMARY KEY,"
  " activity INTEGER NOT NULL REFERENCES activity (id),"
  " unit TEXT,"
  " invited INTEGER CHECK (invited >= 0),"
  " completed INTEGER CHECK (completed >= 0),"
  " percentage INTEGER CHECK (percentage BETWEEN 0 AND 1000),"
  " " DATE ("updated") ","
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX participation_activity ON participation (activity);"
  "CREATE TABLE activity_document ("
  " id INTEGER PRIMARY KEY,"
  " activity INTEGER NOT NULL REFERENCES activity (id),"
  " document INTEGER NOT NULL REFERENCES document (id),"
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX activity_document_activity ON activity_document (activity);";

static const char *const activity_columns[] = {
  "id", "number", "kind", "title", "audience", "moment", "first", "last", "state", "supplier", "leader", "leader_name",
  "partners", "costs", "target", "function_group", "head_count", "side", "text", "lessons", "pillar", "created", "deleted", NULL,
};

static const char *const participation_columns[] = {
  "id", "activity", "unit", "invited", "completed", "percentage", "updated", "deleted", NULL,
};

static const char *const document_columns[] = { "id", "activity", "document", "deleted", NULL };

const IteamTable iteam_activity_table = { .name = "activity", .columns = activity_columns };
const IteamTable iteam_participation_table = {
  .name = "participation", .columns = participation_columns, .belongs_to = ITEAM_KIND_ACTIVITY, .owner_column = "activity",
};
const IteamTable iteam_activity_document_table = {
  .name = "activity_document", .columns = document_columns, .belongs_to = ITEAM_KIND_ACTIVITY, .owner_column = "activity",
};

/**
 * iteam_activity_table_read_text:
 * @connection: a connection
 * @activity: key of an activity
 * @title: its number and title are appended to this
 * @body: a line for each other text of it is appended to this
 * @found: (out): whether it is there and not deleted
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_activity_table_read_text (IteamConnection  *connection,
                                gint64            activity,
                                GString          *title,
                                GString          *body,
                                gboolean         *found,
                                GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (connection,
                                      "SELECT number, title, moment, supplier, leader_name, partners, function_group, text, lessons"
                                      " FROM activity WHERE id = ? AND deleted IS NULL",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, activity);
  if (!iteam_statement_next (connection, query, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  if (sqlite3_column_int (query, 0) != 0)
    g_string_append_printf (title, "P-%d ", sqlite3_column_int (query, 0));
  g_string_append (title, iteam_statement_get_text (query, 1));
  for (int i = 2; i < 9; i++)
    if (iteam_statement_get_text (query, i) != NULL)
      g_string_append_printf (body, "%s\n", iteam_statement_get_text (query, i));

  return TRUE;
}
