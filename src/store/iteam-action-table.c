/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-table.h"

#include "iteam-action-note.h"
#include "iteam-check-item.h"

#define DATE(column) column " TEXT CHECK (date (" column ") IS " column ")"
#define MARK(column) column " INTEGER CHECK (" column " = 1)"

const char iteam_action_schema[] =
  "CREATE TABLE action ("
  " id INTEGER PRIMARY KEY,"
  " number INTEGER UNIQUE CHECK (number > 0),"
  " title TEXT NOT NULL CHECK (title <> ''),"
  " description TEXT,"
  " status TEXT NOT NULL DEFAULT 'not-started'"
  "  CHECK (status IN ('not-started', 'in-progress', 'waiting', 'done', 'dropped')),"
  " reason TEXT,"
  " waiting_for TEXT,"
  " kind TEXT NOT NULL DEFAULT 'action' CHECK (kind IN ('action', 'improvement', 'attention')),"
  " priority TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('low', 'normal', 'high')),"
  " pillar INTEGER REFERENCES pillar (id),"
  " " DATE ("start") ","
  " " DATE ("due") ","
  " " DATE ("created") ","
  " " DATE ("closed") ","
  " postponed INTEGER CHECK (postponed > 0),"
  " recurrence TEXT,"
  " " MARK ("recurs_from_completion") ","
  " origin TEXT,"
  " origin_ref TEXT,"
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE TABLE action_owner ("
  " id INTEGER PRIMARY KEY,"
  " action INTEGER NOT NULL REFERENCES action (id),"
  " person INTEGER NOT NULL REFERENCES person (id),"
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX action_owner_action ON action_owner (action);"
  "CREATE TABLE action_note ("
  " id INTEGER PRIMARY KEY,"
  " action INTEGER NOT NULL REFERENCES action (id),"
  " " DATE ("day") ","
  " who TEXT,"
  " text TEXT,"
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX action_note_action ON action_note (action);"
  "CREATE TABLE check_item ("
  " id INTEGER PRIMARY KEY,"
  " action INTEGER NOT NULL REFERENCES action (id),"
  " text TEXT,"
  " " MARK ("done") ","
  " position TEXT,"
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX check_item_action ON check_item (action);";

static const char *const action_columns[] = {
  "id", "number", "title", "description", "status", "reason", "waiting_for", "kind", "priority",
  "pillar", "start", "due", "created", "closed", "postponed", "recurrence", "recurs_from_completion",
  "origin", "origin_ref", "deleted", NULL,
};

static const char *const owner_columns[] = { "id", "action", "person", "deleted", NULL };

static const char *const note_columns[] = { "id", "action", "day", "who", "text", "deleted", NULL };

static const char *const check_columns[] = { "id", "action", "text", "done", "position", "deleted", NULL };

const IteamTable iteam_action_table = { .name = "action", .columns = action_columns };
const IteamTable iteam_action_owner_table = { .name = "action_owner", .columns = owner_columns, .belongs_to = ITEAM_KIND_ACTION, .owner_column = "action" };
const IteamTable iteam_action_note_table = { .name = "action_note", .columns = note_columns, .belongs_to = ITEAM_KIND_ACTION, .owner_column = "action" };
const IteamTable iteam_check_item_table = { .name = "check_item", .columns = check_columns, .belongs_to = ITEAM_KIND_ACTION, .owner_column = "action" };

#define SELECT_ACTIONS                                                                              \
  "SELECT id, number, title, description, status, reason, waiting_for, kind, priority, pillar,"     \
  " start, due, created, closed, postponed, recurrence, recurs_from_completion, origin, origin_ref" \
  " FROM action WHERE deleted IS NULL"

/* What belongs to action points but stands in other tables, by their keys. */
typedef struct
{
  GArray *owners;
  int n_notes;
  int n_checks;
  int n_checks_done;
} Parts;

static void
parts_free (gpointer data)
{
  Parts *parts = data;

  g_clear_pointer (&parts->owners, g_array_unref);
  g_free (parts);
}

static Parts *
parts_for (GHashTable *all,
           gint64      action)
{
  Parts *parts = g_hash_table_lookup (all, &action);
  gint64 *key;

  if (parts != NULL)
    return parts;

  key = g_new (gint64, 1);
  *key = action;
  parts = g_new0 (Parts, 1);
  g_hash_table_insert (all, key, parts);

  return parts;
}

/* With @action, a query is limited to that action point. */
static IteamStatement *
parts_query (IteamConnection  *connection,
             const char       *sql,
             const char       *tail,
             const gint64     *action,
             GError          **error)
{
  g_autofree char *text = g_strconcat (sql, action != NULL ? " AND action = ?" : "", tail, NULL);
  IteamStatement *query = iteam_connection_statement (connection, text, error);

  if (query != NULL && action != NULL)
    sqlite3_bind_int64 (query, 1, *action);

  return query;
}

/* Takes what a row tells of the parts of an action point. */
typedef void (*TakeFunc) (Parts *parts, IteamStatement *row);

static void
take_owner (Parts          *parts,
            IteamStatement *row)
{
  gint64 person = sqlite3_column_int64 (row, 1);

  if (parts->owners == NULL)
    parts->owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (parts->owners, person);
}

static void
take_notes (Parts          *parts,
            IteamStatement *row)
{
  parts->n_notes = sqlite3_column_int (row, 1);
}

static void
take_checks (Parts          *parts,
             IteamStatement *row)
{
  parts->n_checks = sqlite3_column_int (row, 1);
  parts->n_checks_done = sqlite3_column_int (row, 2);
}

static const struct
{
  const char *sql;
  const char *tail;
  TakeFunc take;
} part_queries[] = {
  { "SELECT action, person FROM action_owner WHERE deleted IS NULL", "", take_owner },
  { "SELECT action, count (*) FROM action_note WHERE deleted IS NULL", " GROUP BY action", take_notes },
  { "SELECT action, count (*), count (done) FROM check_item WHERE deleted IS NULL", " GROUP BY action", take_checks },
};

static gboolean
read_parts (IteamConnection  *connection,
            const gint64     *action,
            GHashTable       *all,
            GError          **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (part_queries); i++)
    {
      g_autoptr (IteamStatement) query = parts_query (connection, part_queries[i].sql, part_queries[i].tail, action, error);
      gboolean row;

      if (query == NULL)
        return FALSE;
      for (;;)
        {
          if (!iteam_statement_next (connection, query, &row, error))
            return FALSE;
          if (!row)
            break;
          part_queries[i].take (parts_for (all, sqlite3_column_int64 (query, 0)), query);
        }
    }

  return TRUE;
}

static IteamActionPoint *
read_row (IteamStatement *query,
          GHashTable     *all)
{
  IteamActionFields fields = { .priority = ITEAM_PRIORITY_NORMAL };
  GArray *owners = NULL;
  Parts *parts;

  fields.id = sqlite3_column_int64 (query, 0);
  fields.number = sqlite3_column_int (query, 1);
  fields.title = iteam_statement_dup_text (query, 2);
  fields.description = iteam_statement_dup_text (query, 3);
  iteam_action_status_from_nick (iteam_statement_get_text (query, 4), &fields.status);
  fields.reason = iteam_statement_dup_text (query, 5);
  fields.waiting_for = iteam_statement_dup_text (query, 6);
  iteam_action_kind_from_nick (iteam_statement_get_text (query, 7), &fields.kind);
  iteam_priority_from_nick (iteam_statement_get_text (query, 8), &fields.priority);
  fields.pillar = sqlite3_column_int64 (query, 9);
  fields.start = iteam_day_from_iso (iteam_statement_get_text (query, 10));
  fields.due = iteam_day_from_iso (iteam_statement_get_text (query, 11));
  fields.created = iteam_day_from_iso (iteam_statement_get_text (query, 12));
  fields.closed = iteam_day_from_iso (iteam_statement_get_text (query, 13));
  fields.postponed = sqlite3_column_int (query, 14);
  fields.recurrence = iteam_statement_dup_text (query, 15);
  fields.recurs_from_completion = sqlite3_column_int (query, 16) != 0;
  fields.origin = iteam_statement_dup_text (query, 17);
  fields.origin_ref = iteam_statement_dup_text (query, 18);

  parts = g_hash_table_lookup (all, &fields.id);
  if (parts != NULL)
    {
      owners = g_steal_pointer (&parts->owners);
      fields.n_notes = parts->n_notes;
      fields.n_checks = parts->n_checks;
      fields.n_checks_done = parts->n_checks_done;
    }

  return iteam_action_point_new_take (&fields, owners);
}

static gboolean
read_rows (IteamConnection  *connection,
           const gint64     *id,
           GPtrArray        *actions,
           GError          **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, parts_free);
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  if (!read_parts (connection, id, all, error))
    return FALSE;

  query = iteam_connection_statement (connection,
                                      id != NULL ? SELECT_ACTIONS " AND id = ?" : SELECT_ACTIONS,
                                      error);
  if (query == NULL)
    return FALSE;
  if (id != NULL)
    sqlite3_bind_int64 (query, 1, *id);

  for (;;)
    {
      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_ptr_array_add (actions, read_row (query, all));
    }
}

static int
compare_due (gconstpointer first,
             gconstpointer second)
{
  return iteam_action_point_compare_due (*(IteamActionPoint *const *) first, *(IteamActionPoint *const *) second);
}

/**
 * iteam_action_table_read:
 * @connection: a connection, in a transaction
 * @ids: (nullable) (element-type gint64): keys, or %NULL for all
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamActionPoint): the
 *   action points that are there; those that were deleted are not. All of
 *   them come in the order of their due dates, in which they mostly are shown:
 *   sorting ten thousand belongs on this thread.
 */
GPtrArray *
iteam_action_table_read (IteamConnection  *connection,
                         const GArray     *ids,
                         GError          **error)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);

  if (ids == NULL)
    {
      if (!read_rows (connection, NULL, actions, error))
        return NULL;
      g_ptr_array_sort (actions, compare_due);
      return g_steal_pointer (&actions);
    }

  for (guint i = 0; i < ids->len; i++)
    if (!read_rows (connection, &g_array_index (ids, gint64, i), actions, error))
      return NULL;

  return g_steal_pointer (&actions);
}

/**
 * iteam_action_table_read_notes:
 * @connection: a connection
 * @action: key of an action point
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamActionNote): its
 *   notes, newest first.
 */
GPtrArray *
iteam_action_table_read_notes (IteamConnection  *connection,
                               gint64            action,
                               GError          **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  /* Notes of one day stand in the order in which they were written: the earliest
   * entry of the change history that has the row is the one that made it. */
  query = iteam_connection_statement (connection,
                                      "SELECT id, day, who, text FROM action_note AS note"
                                      " WHERE action = ? AND deleted IS NULL"
                                      " ORDER BY day DESC, (SELECT min (clock) FROM change_thing AS touched"
                                      "  JOIN change_cell AS cell USING (change) JOIN change ON change.id = touched.change"
                                      "  WHERE touched.thing = note.action AND cell.row = note.id) DESC",
                                      error);
  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, action);

  for (;;)
    {
      g_autofree char *who = NULL;
      g_autofree char *text = NULL;

      if (!iteam_statement_next (connection, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&notes);

      who = iteam_statement_dup_text (query, 2);
      text = iteam_statement_dup_text (query, 3);
      g_ptr_array_add (notes, iteam_action_note_new (sqlite3_column_int64 (query, 0), action,
                                                     iteam_day_from_iso (iteam_statement_get_text (query, 1)),
                                                     who, text));
    }
}

/**
 * iteam_action_table_read_checks:
 * @connection: a connection
 * @action: key of an action point
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamCheckItem): its
 *   checklist, in order.
 */
GPtrArray *
iteam_action_table_read_checks (IteamConnection  *connection,
                                gint64            action,
                                GError          **error)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT id, text, done, position FROM check_item"
                                      " WHERE action = ? AND deleted IS NULL ORDER BY position, id",
                                      error);
  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, action);

  for (;;)
    {
      g_autofree char *text = NULL;

      if (!iteam_statement_next (connection, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&checks);

      text = iteam_statement_dup_text (query, 1);
      g_ptr_array_add (checks, iteam_check_item_new (sqlite3_column_int64 (query, 0), action, text,
                                                     sqlite3_column_int (query, 2) != 0,
                                                     iteam_statement_get_text (query, 3)));
    }
}

/**
 * iteam_action_table_find:
 * @connection: a connection
 * @number: the number for people, 12 for A-12
 * @id: (out): the key, 0 if there is none of that number
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_action_table_find (IteamConnection  *connection,
                         int               number,
                         gint64           *id,
                         GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT id FROM action WHERE number = ? AND deleted IS NULL", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int (query, 1, number);
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;

  *id = row ? sqlite3_column_int64 (query, 0) : 0;

  return TRUE;
}

/**
 * iteam_action_table_read_text:
 * @connection: a connection, in a transaction
 * @action: key of an action point
 * @title: its number and title are appended to this
 * @body: a line for each other text of it is appended to this
 * @found: (out): whether it is there and not deleted
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_action_table_read_text (IteamConnection  *connection,
                              gint64            action,
                              GString          *title,
                              GString          *body,
                              gboolean         *found,
                              GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  g_autoptr (IteamStatement) parts = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT number, title, description, reason, waiting_for, origin FROM action"
                                      " WHERE id = ? AND deleted IS NULL",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, action);
  if (!iteam_statement_next (connection, query, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  g_string_append_printf (title, "A-%d %s", sqlite3_column_int (query, 0), iteam_statement_get_text (query, 1));
  for (int i = 2; i < 6; i++)
    if (iteam_statement_get_text (query, i) != NULL)
      g_string_append_printf (body, "%s\n", iteam_statement_get_text (query, i));

  parts = iteam_connection_statement (connection,
                                      "SELECT text FROM check_item WHERE action = ?1 AND deleted IS NULL"
                                      " UNION ALL SELECT text FROM action_note WHERE action = ?1 AND deleted IS NULL",
                                      error);
  if (parts == NULL)
    return FALSE;
  sqlite3_bind_int64 (parts, 1, action);
  for (;;)
    {
      if (!iteam_statement_next (connection, parts, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (iteam_statement_get_text (parts, 0) != NULL)
        g_string_append_printf (body, "%s\n", iteam_statement_get_text (parts, 0));
    }
}
