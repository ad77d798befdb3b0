/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-agenda-item-table.h"

#include "iteam-entry-table.h"
#include "iteam-outcome-table.h"
#include "iteam-remark-table.h"

#define DATE(column) column " TEXT CHECK (date (" column ") IS " column ")"
#define MARK(column) column " INTEGER CHECK (" column " = 1)"

const char iteam_agenda_item_schema[] =
  "CREATE TABLE agenda_item ("
  " id INTEGER PRIMARY KEY,"
  " meeting INTEGER REFERENCES meeting (id),"
  " series INTEGER REFERENCES series (id),"
  " section TEXT,"
  " title TEXT NOT NULL CHECK (title <> ''),"
  " text TEXT,"
  " presenter INTEGER REFERENCES person (id),"
  " presenter_name TEXT,"
  " planned INTEGER CHECK (planned > 0),"
  " kind TEXT NOT NULL DEFAULT 'discuss' CHECK (kind IN ('inform', 'discuss', 'decide')),"
  " " MARK ("standing") ","
  " " MARK ("confidential") ","
  " position TEXT,"
  " state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'treated', 'postponed', 'withdrawn')),"
  " minutes TEXT,"
  " adopts INTEGER REFERENCES meeting (id),"
  " carried_from INTEGER REFERENCES agenda_item (id),"
  " times INTEGER CHECK (times > 0),"
  " postponed INTEGER CHECK (postponed > 0),"
  " " DATE ("created") ","
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX agenda_item_meeting ON agenda_item (meeting);"
  "CREATE TABLE item_link ("
  " id INTEGER PRIMARY KEY,"
  " item INTEGER NOT NULL REFERENCES agenda_item (id),"
  " action INTEGER REFERENCES action (id),"
  " document INTEGER REFERENCES document (id),"
  " page INTEGER CHECK (page > 0),"
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX item_link_item ON item_link (item);";

/* With what the list of meetings counts of them: it does so without the long rows. */
const char iteam_agenda_item_indexes[] =
  "DROP INDEX agenda_item_meeting;"
  "CREATE INDEX agenda_item_meeting ON agenda_item (meeting, deleted, planned);";

/* The passage that a link leads to. */
const char iteam_item_link_quote[] = "ALTER TABLE item_link ADD COLUMN quote TEXT;";

static const char *const item_columns[] = {
  "id", "meeting", "series", "section", "title", "text", "presenter", "presenter_name", "planned", "kind", "standing",
  "confidential", "position", "state", "minutes", "adopts", "carried_from", "times", "postponed", "created", "deleted", NULL,
};

static const char *const link_columns[] = { "id", "item", "action", "document", "page", "deleted", "quote", NULL };

static const IteamDerived item_derived[] = {
  { "n_remarks", "SELECT count (*) FROM remark AS r WHERE r.item = t.id AND r.deleted IS NULL AND r.state = 'open'" },
  { NULL, NULL },
};

const IteamTable iteam_agenda_item_table = { .name = "agenda_item", .columns = item_columns, .derived = item_derived };
const IteamTable iteam_item_link_table = {
  .name = "item_link", .columns = link_columns, .belongs_to = ITEAM_KIND_AGENDA_ITEM, .owner_column = "item",
};

/**
 * iteam_agenda_item_table_read:
 * @connection: a connection
 * @ids: (element-type gint64): keys
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamAgendaItem): the items that
 *   are there; those that were deleted are not.
 */
GPtrArray *
iteam_agenda_item_table_read (IteamConnection  *connection,
                              const GArray     *ids,
                              GError          **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      GPtrArray *found = iteam_entry_table_read (connection, ITEAM_KIND_AGENDA_ITEM, " AND t.id = ?1", g_array_index (ids, gint64, i), error);

      if (found == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (items, found);
    }

  return g_steal_pointer (&items);
}

/**
 * iteam_agenda_item_table_read_waiting:
 * @connection: a connection
 * @series: key of a series, or 0 for items that wait for any meeting, whatever their series
 * @standing: whether to read those with which each meeting of the series is made,
 *   instead of those that wait
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamAgendaItem): items without a
 *   meeting, in order.
 */
GPtrArray *
iteam_agenda_item_table_read_waiting (IteamConnection  *connection,
                                      gint64            series,
                                      gboolean          standing,
                                      GError          **error)
{
  const char *tail;

  if (standing)
    tail = " AND t.meeting IS NULL AND t.standing = 1 AND t.series = ?1 ORDER BY t.position, t.id";
  else
    tail = " AND t.meeting IS NULL AND t.standing IS NULL AND (?1 = 0 OR t.series = ?1 OR t.series IS NULL) ORDER BY t.position, t.created, t.id";

  return iteam_entry_table_read (connection, ITEAM_KIND_AGENDA_ITEM, tail, series, error);
}

/**
 * iteam_agenda_item_table_read_citing:
 * @connection: a connection
 * @document: key of a document
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamAgendaItem): the items of
 *   meetings that have it, those of the last meeting first.
 */
GPtrArray *
iteam_agenda_item_table_read_citing (IteamConnection  *connection,
                                     gint64            document,
                                     GError          **error)
{
  return iteam_entry_table_read (connection, ITEAM_KIND_AGENDA_ITEM,
                                 " AND t.id IN (SELECT l.item FROM item_link AS l WHERE l.document = ?1 AND l.deleted IS NULL)"
                                 " AND t.meeting IN (SELECT m.id FROM meeting AS m WHERE m.deleted IS NULL)"
                                 " ORDER BY (SELECT m.day FROM meeting AS m WHERE m.id = t.meeting) DESC, t.position, t.id",
                                 document, error);
}

/**
 * iteam_agenda_item_table_read_text:
 * @connection: a connection
 * @item: key of an item
 * @title: the day of its meeting and its title are appended to this
 * @body: its other texts, its decisions, commitments and remarks are appended to this, a
 *   line or more for each
 * @found: (out): whether it is there and not deleted, nor its meeting
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_agenda_item_table_read_text (IteamConnection  *connection,
                                   gint64            item,
                                   GString          *title,
                                   GString          *body,
                                   gboolean         *found,
                                   GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (connection,
                                      "SELECT i.title, m.title, m.day, i.text, i.presenter_name, i.minutes FROM agenda_item AS i"
                                      " LEFT JOIN meeting AS m ON m.id = i.meeting"
                                      " WHERE i.id = ? AND i.deleted IS NULL AND m.deleted IS NULL",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, item);
  if (!iteam_statement_next (connection, query, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  g_string_append (title, iteam_statement_get_text (query, 0));
  if (iteam_statement_get_text (query, 1) != NULL)
    {
      g_autofree char *day = iteam_day_format (iteam_day_from_iso (iteam_statement_get_text (query, 2)), ITEAM_DAY_NONE, ITEAM_DAY_FULL);

      g_string_append_printf (title, " (%s%s%s)", iteam_statement_get_text (query, 1), day[0] != '\0' ? " " : "", day);
    }
  for (int i = 3; i < 6; i++)
    if (iteam_statement_get_text (query, i) != NULL)
      g_string_append_printf (body, "%s\n", iteam_statement_get_text (query, i));

  return iteam_outcome_table_read_text (connection, item, body, error) &&
         iteam_remark_table_read_text (connection, item, body, error);
}
