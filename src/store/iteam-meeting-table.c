/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting-table.h"

#include <string.h>

#include "iteam-action-table.h"
#include "iteam-document-table.h"
#include "iteam-entry-table.h"

#define DATE(column) column " TEXT CHECK (date (" column ") IS " column ")"
#define TIME(column) column " TEXT CHECK (strftime ('%H:%M', " column ") IS " column ")"
#define MARK(column) column " INTEGER CHECK (" column " = 1)"

const char iteam_meeting_schema[] =
  "CREATE TABLE meeting ("
  " id INTEGER PRIMARY KEY,"
  " number INTEGER UNIQUE CHECK (number > 0),"
  " series INTEGER REFERENCES series (id),"
  " kind TEXT NOT NULL DEFAULT 'other' CHECK (kind IN ('team', 'awareness', 'talk', 'in-depth', 'executive', 'works-council', 'other')),"
  " title TEXT NOT NULL CHECK (title <> ''),"
  " " DATE ("day") ","
  " " TIME ("start") ","
  " " TIME ("ends") ","
  " place TEXT,"
  " state TEXT NOT NULL DEFAULT 'planned'"
  "  CHECK (state IN ('planned', 'in-progress', 'draft', 'for-adoption', 'adopted', 'cancelled')),"
  " reason TEXT,"
  " " MARK ("closed") ","
  " chair INTEGER REFERENCES person (id),"
  " minute_taker INTEGER REFERENCES person (id),"
  " " DATE ("occurrence") ","
  " " TIME ("began") ","
  " " TIME ("ended") ","
  " " DATE ("adopted") ","
  " adopted_in INTEGER REFERENCES meeting (id),"
  " adopted_by TEXT,"
  " hash TEXT CHECK (length (hash) = 64),"
  " reopened TEXT,"
  " sequence INTEGER CHECK (sequence > 0),"
  " " DATE ("created") ","
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX meeting_series ON meeting (series);"
  "CREATE TABLE attendance ("
  " id INTEGER PRIMARY KEY,"
  " meeting INTEGER NOT NULL REFERENCES meeting (id),"
  " person INTEGER REFERENCES person (id),"
  " name TEXT,"
  " state TEXT CHECK (state IN ('present', 'apologies', 'absent', 'guest')),"
  " " TIME ("arrived") ","
  " " TIME ("departed") ","
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX attendance_meeting ON attendance (meeting);";

static const char *const meeting_columns[] = {
  "id", "number", "series", "kind", "title", "day", "start", "ends", "place", "state", "reason", "closed", "chair",
  "minute_taker", "occurrence", "began", "ended", "adopted", "adopted_in", "adopted_by", "hash", "reopened",
  "sequence", "created", "deleted", "retention", NULL,
};

static const char *const attendance_columns[] = { "id", "meeting", "person", "name", "state", "arrived", "departed", "deleted", NULL };

static const IteamDerived meeting_derived[] = {
  { "n_items", "SELECT count (*) FROM agenda_item AS i WHERE i.meeting = t.id AND i.deleted IS NULL" },
  { "planned", "SELECT sum (i.planned) FROM agenda_item AS i WHERE i.meeting = t.id AND i.deleted IS NULL" },
  { "n_remarks", "SELECT count (*) FROM agenda_item AS i JOIN remark AS r ON r.item = i.id"
                 " WHERE i.meeting = t.id AND i.deleted IS NULL AND r.deleted IS NULL AND r.state = 'open'" },
  { "n_decisions", "SELECT count (*) FROM agenda_item AS i JOIN decision AS d ON d.item = i.id"
                   " WHERE i.meeting = t.id AND i.deleted IS NULL AND d.deleted IS NULL" },
  { NULL, NULL },
};

const IteamTable iteam_meeting_table = { .name = "meeting", .columns = meeting_columns, .derived = meeting_derived };
const IteamTable iteam_attendance_table = {
  .name = "attendance", .columns = attendance_columns, .belongs_to = ITEAM_KIND_MEETING, .owner_column = "meeting",
};

/**
 * iteam_meeting_table_read:
 * @connection: a connection, in a transaction
 * @ids: (nullable) (element-type gint64): keys, or %NULL for all
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamMeeting): the meetings that
 *   are there, all of them in the order of their days; those that were deleted are not.
 */
GPtrArray *
iteam_meeting_table_read (IteamConnection  *connection,
                          const GArray     *ids,
                          GError          **error)
{
  g_autoptr (GPtrArray) meetings = NULL;

  if (ids == NULL)
    return iteam_entry_table_read (connection, ITEAM_KIND_MEETING, " ORDER BY day IS NULL, day, start, id", 0, error);

  meetings = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < ids->len; i++)
    {
      GPtrArray *found = iteam_entry_table_read (connection, ITEAM_KIND_MEETING, " AND t.id = ?1", g_array_index (ids, gint64, i), error);

      if (found == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (meetings, found);
    }

  return g_steal_pointer (&meetings);
}

static gboolean
take (GPtrArray **list,
      GPtrArray  *read)
{
  if (read == NULL)
    return FALSE;

  g_ptr_array_unref (*list);
  *list = read;

  return TRUE;
}

static GArray *
list_keys (GPtrArray *links,
           gboolean   actions)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < links->len; i++)
    {
      const IteamItemLinkFields *link = iteam_item_link_get_fields (links->pdata[i]);
      const gint64 *key = actions ? &link->action : &link->document;

      if (*key != 0 && g_hash_table_add (seen, (gpointer) key))
        g_array_append_val (keys, *key);
    }

  return keys;
}

/* Of the items of the meeting. */
/* Action points in the order in which they were made, and documents by their pages. */
#define BY_NUMBER " ORDER BY (SELECT a.number IS NULL FROM action a WHERE a.id = t.action), (SELECT a.number FROM action a WHERE a.id = t.action), " \
                  "t.page, t.id"

/* The people of the team by name, and behind them the guests. */
#define BY_NAME " AND t.meeting = ?1 ORDER BY t.person IS NULL, (SELECT p.name FROM person p WHERE p.id = t.person) COLLATE NOCASE, " \
                "t.name COLLATE NOCASE, t.id"

#define OF_ITEMS " AND t.item IN (SELECT id FROM agenda_item WHERE meeting = ?1 AND deleted IS NULL)"

static gboolean
read_outcomes (IteamConnection     *connection,
               gint64               meeting,
               IteamMeetingDetail  *detail,
               GError             **error)
{
  GPtrArray *commitments;

  if (!take (&detail->outcomes, iteam_entry_table_read (connection, ITEAM_KIND_DECISION, OF_ITEMS " ORDER BY t.position, t.id", meeting, error)))
    return FALSE;
  commitments = iteam_entry_table_read (connection, ITEAM_KIND_COMMITMENT, OF_ITEMS " ORDER BY t.position, t.id", meeting, error);
  if (commitments == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (detail->outcomes, commitments);

  return TRUE;
}

/**
 * iteam_meeting_table_read_detail:
 * @connection: a connection, in a transaction
 * @meeting: key of a meeting
 * @error: return location for an error, %ITEAM_ERROR_NOT_FOUND if it is not there
 *
 * Returns: (transfer full) (nullable): the meeting with all that belongs to it.
 */
IteamMeetingDetail *
iteam_meeting_table_read_detail (IteamConnection  *connection,
                                 gint64            meeting,
                                 GError          **error)
{
  g_autoptr (IteamMeeting) head = iteam_entry_table_read_one (connection, ITEAM_KIND_MEETING, meeting, error);
  g_autoptr (IteamMeetingDetail) detail = NULL;
  g_autoptr (GArray) actions = NULL;
  g_autoptr (GArray) documents = NULL;
  gint64 series;

  if (head == NULL)
    return NULL;

  detail = iteam_meeting_detail_new (head);
  series = iteam_meeting_get_fields (head)->series;
  if (series != 0)
    {
      g_autoptr (GPtrArray) found = iteam_entry_table_read (connection, ITEAM_KIND_SERIES, " AND t.id = ?1", series, error);

      if (found == NULL)
        return NULL;
      if (found->len > 0)
        detail->series = g_object_ref (found->pdata[0]);
    }

  if (!take (&detail->attendance, iteam_entry_table_read (connection, ITEAM_KIND_ATTENDANCE, BY_NAME, meeting, error)) ||
      !take (&detail->items, iteam_entry_table_read (connection, ITEAM_KIND_AGENDA_ITEM,
                                                     " AND t.meeting = ?1 ORDER BY t.position, t.id", meeting, error)) ||
      !read_outcomes (connection, meeting, detail, error) ||
      !take (&detail->remarks, iteam_entry_table_read (connection, ITEAM_KIND_REMARK, OF_ITEMS " ORDER BY t.day, t.id", meeting, error)) ||
      !take (&detail->links, iteam_entry_table_read (connection, ITEAM_KIND_ITEM_LINK, OF_ITEMS BY_NUMBER, meeting, error)))
    return NULL;

  actions = list_keys (detail->links, TRUE);
  documents = list_keys (detail->links, FALSE);
  if (!take (&detail->actions, iteam_action_table_read (connection, actions, error)) ||
      !take (&detail->documents, iteam_document_table_read (connection, documents, error)))
    return NULL;

  return g_steal_pointer (&detail);
}

/**
 * iteam_meeting_table_read_text:
 * @connection: a connection
 * @meeting: key of a meeting
 * @title: its number, title and day are appended to this
 * @body: a line for each other text of it is appended to this
 * @found: (out): whether it is there and not deleted
 * @error: return location for an error
 *
 * The items of its agenda are things of their own.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_meeting_table_read_text (IteamConnection  *connection,
                               gint64            meeting,
                               GString          *title,
                               GString          *body,
                               gboolean         *found,
                               GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  g_autofree char *day = NULL;

  query = iteam_connection_statement (connection,
                                      "SELECT number, title, day, place, reason FROM meeting WHERE id = ? AND deleted IS NULL", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, meeting);
  if (!iteam_statement_next (connection, query, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  day = iteam_day_format (iteam_day_from_iso (iteam_statement_get_text (query, 2)), ITEAM_DAY_NONE, ITEAM_DAY_FULL);
  g_string_append_printf (title, "M-%d %s %s", sqlite3_column_int (query, 0), iteam_statement_get_text (query, 1), day);
  g_strchomp (title->str);
  title->len = strlen (title->str);
  for (int i = 3; i < 5; i++)
    if (iteam_statement_get_text (query, i) != NULL)
      g_string_append_printf (body, "%s\n", iteam_statement_get_text (query, i));

  return TRUE;
}
