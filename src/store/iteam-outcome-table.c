/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-outcome-table.h"

#include "iteam-entry-table.h"

#define DATE(column) column " TEXT CHECK (date (" column ") IS " column ")"
#define MARK(column) column " INTEGER CHECK (" column " = 1)"

/* Both are alike, but numbers are given by table. */
#define TABLE(name)                                        \
  "CREATE TABLE " name " ("                                \
  " id INTEGER PRIMARY KEY,"                               \
  " number INTEGER UNIQUE CHECK (number > 0),"             \
  " item INTEGER NOT NULL REFERENCES agenda_item (id),"    \
  " text TEXT NOT NULL CHECK (text <> ''),"                \
  " person INTEGER REFERENCES person (id),"                \
  " " DATE ("due") ","                                     \
  " " DATE ("settled") ","                                 \
  " position TEXT,"                                        \
  " " MARK ("deleted")                                     \
  ") STRICT;"                                              \
  "CREATE INDEX " name "_item ON " name " (item);"

const char iteam_outcome_schema[] = TABLE ("decision") TABLE ("commitment");

/* With what the list of meetings counts of them. */
const char iteam_outcome_indexes[] =
  "DROP INDEX decision_item;"
  "CREATE INDEX decision_item ON decision (item, deleted);";

static const char *const outcome_columns[] = { "id", "number", "item", "text", "person", "due", "settled", "position", "deleted", NULL };

static const IteamDerived outcome_derived[] = {
  { "meeting", "i.meeting" },
  { "meeting_number", "m.number" },
  { "day", "m.day" },
  { "meeting_title", "m.title" },
  { "item_title", "i.title" },
  { "confidential", "i.confidential" },
  { NULL, NULL },
};

#define JOINED " LEFT JOIN agenda_item AS i ON i.id = t.item LEFT JOIN meeting AS m ON m.id = i.meeting"

const IteamTable iteam_decision_table = {
  .name = "decision", .columns = outcome_columns, .belongs_to = ITEAM_KIND_AGENDA_ITEM, .owner_column = "item",
  .derived = outcome_derived, .joined = JOINED,
};
const IteamTable iteam_commitment_table = {
  .name = "commitment", .columns = outcome_columns, .belongs_to = ITEAM_KIND_AGENDA_ITEM, .owner_column = "item",
  .derived = outcome_derived, .joined = JOINED,
};

/**
 * iteam_outcome_table_read:
 * @connection: a connection
 * @kind: %ITEAM_KIND_DECISION or %ITEAM_KIND_COMMITMENT
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamOutcome): those of all years,
 *   the latest meeting first; without those of items and meetings that were deleted.
 */
GPtrArray *
iteam_outcome_table_read (IteamConnection  *connection,
                          IteamKind         kind,
                          GError          **error)
{
  return iteam_entry_table_read (connection, kind,
                                 " AND i.deleted IS NULL AND m.id IS NOT NULL AND m.deleted IS NULL"
                                 " ORDER BY m.day DESC, t.number IS NULL DESC, t.number DESC, t.id",
                                 0, error);
}

/**
 * iteam_outcome_table_read_text:
 * @connection: a connection
 * @item: key of an agenda item
 * @body: a line for each of its decisions and commitments, with the number, is appended to this
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_outcome_table_read_text (IteamConnection  *connection,
                               gint64            item,
                               GString          *body,
                               GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT coalesce ('B-' || number || ' ', '') || text FROM decision WHERE item = ?1 AND deleted IS NULL"
                                      " UNION ALL SELECT coalesce ('T-' || number || ' ', '') || text FROM commitment WHERE item = ?1 AND deleted IS NULL",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, item);

  for (;;)
    {
      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_string_append_printf (body, "%s\n", iteam_statement_get_text (query, 0));
    }
}
