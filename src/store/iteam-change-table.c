/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-change-table.h"

const char iteam_change_schema[] =
  /* The id is the order of arrival in this file; author and seq are what names
   * a change everywhere. */
  "CREATE TABLE change ("
  " id INTEGER PRIMARY KEY,"
  " author INTEGER NOT NULL,"
  " seq INTEGER NOT NULL CHECK (seq > 0),"
  " clock INTEGER NOT NULL,"
  " person INTEGER,"
  " who TEXT NOT NULL,"
  " what TEXT NOT NULL,"
  " mode INTEGER NOT NULL CHECK (mode BETWEEN 0 AND 2),"
  " of INTEGER REFERENCES change (id),"
  " automatic INTEGER CHECK (automatic = 1),"
  " undone INTEGER CHECK (undone = 1),"
  " UNIQUE (author, seq)"
  ") STRICT;"
  "CREATE TABLE change_cell ("
  " change INTEGER NOT NULL REFERENCES change (id),"
  " kind TEXT NOT NULL,"
  " row INTEGER NOT NULL,"
  " field TEXT NOT NULL,"
  " old ANY,"
  " new ANY,"
  " PRIMARY KEY (change, kind, row, field)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE change_thing ("
  " thing INTEGER NOT NULL,"
  " change INTEGER NOT NULL REFERENCES change (id),"
  " kind TEXT NOT NULL,"
  " PRIMARY KEY (thing, change)"
  ") STRICT, WITHOUT ROWID;";

/* Whose edit it is: the person's, or without one that of the same name. */
#define OWN "(person IS ?1 OR (?1 = 0 AND person IS NULL AND who = ?2))"

/* Whether it is about something that was destroyed since, which nobody brings back. */
#define GONE "EXISTS (SELECT 1 FROM change_thing AS t JOIN destruction AS d ON d.thing = t.thing WHERE t.change = change.id)"

/**
 * iteam_change_table_insert:
 * @connection: a connection, in a transaction
 * @record: the head of the record
 * @change: (out): the id that it got
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_change_table_insert (IteamConnection          *connection,
                           const IteamChangeRecord  *record,
                           gint64                   *change,
                           GError                  **error)
{
  g_autoptr (IteamStatement) insert = NULL;

  insert = iteam_connection_statement (connection,
                                       "INSERT INTO change (author, seq, clock, person, who, what, mode, of, automatic)"
                                       " VALUES (?1, coalesce (nullif (?9, 0), 1 + (SELECT coalesce (max (seq), 0) FROM change WHERE author = ?1)),"
                                       " ?2, nullif (?3, 0), ?4, ?5, ?6, nullif (?7, 0), nullif (?8, 0))",
                                       error);
  if (insert == NULL)
    return FALSE;

  sqlite3_bind_int64 (insert, 1, record->author);
  sqlite3_bind_int64 (insert, 2, record->clock);
  sqlite3_bind_int64 (insert, 3, record->person);
  iteam_statement_bind_text (insert, 4, record->who != NULL ? record->who : "");
  iteam_statement_bind_text (insert, 5, record->what != NULL ? record->what : "");
  sqlite3_bind_int (insert, 6, record->mode);
  sqlite3_bind_int64 (insert, 7, record->of);
  sqlite3_bind_int (insert, 8, record->automatic);
  sqlite3_bind_int64 (insert, 9, record->seq);
  if (!iteam_statement_run (connection, insert, error))
    return FALSE;

  *change = sqlite3_last_insert_rowid (iteam_connection_get_handle (connection));

  return TRUE;
}

/**
 * iteam_change_table_find:
 * @connection: a connection
 * @stamp: what names a change everywhere
 * @change: (out): its id in this file, or 0
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_change_table_find (IteamConnection   *connection,
                         const IteamStamp  *stamp,
                         gint64            *change,
                         GError           **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT id FROM change WHERE author = ? AND seq = ?", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, stamp->author);
  sqlite3_bind_int64 (query, 2, stamp->seq);
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;
  *change = row ? sqlite3_column_int64 (query, 0) : 0;

  return TRUE;
}

/**
 * iteam_change_table_insert_cell:
 * @connection: a connection, in a transaction
 * @change: a change
 * @table: the table of the row
 * @row: the key of the row
 * @column: the column
 * @old_value: (nullable): what it held
 * @new_value: (nullable): what it holds
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_change_table_insert_cell (IteamConnection   *connection,
                                gint64             change,
                                const IteamTable  *table,
                                gint64             row,
                                const char        *column,
                                sqlite3_value     *old_value,
                                sqlite3_value     *new_value,
                                GError           **error)
{
  g_autoptr (IteamStatement) insert = NULL;

  insert = iteam_connection_statement (connection, "INSERT INTO change_cell VALUES (?, ?, ?, ?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;

  sqlite3_bind_int64 (insert, 1, change);
  iteam_statement_bind_text (insert, 2, table->name);
  sqlite3_bind_int64 (insert, 3, row);
  iteam_statement_bind_text (insert, 4, column);
  if (old_value != NULL)
    sqlite3_bind_value (insert, 5, old_value);
  if (new_value != NULL)
    sqlite3_bind_value (insert, 6, new_value);

  return iteam_statement_run (connection, insert, error);
}

/**
 * iteam_change_table_touch:
 * @connection: a connection, in a transaction
 * @change: a change
 * @thing: a thing that it touched, itself or a part
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_change_table_touch (IteamConnection  *connection,
                          gint64            change,
                          const IteamRef   *thing,
                          GError          **error)
{
  g_autoptr (IteamStatement) insert = NULL;

  insert = iteam_connection_statement (connection, "INSERT OR IGNORE INTO change_thing VALUES (?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;

  sqlite3_bind_int64 (insert, 1, thing->id);
  sqlite3_bind_int64 (insert, 2, change);
  iteam_statement_bind_text (insert, 3, iteam_kind_to_nick (thing->kind));

  return iteam_statement_run (connection, insert, error);
}

/* Whether @change goes on with @before: the next one in the file, by the same person, of
 * the same field alone, and not a way back to what that held; and whether nobody else can
 * know @before yet, as the file is no replica. */
static gboolean
goes_on (IteamConnection  *connection,
         gint64            before,
         gint64            change,
         gboolean         *goes,
         GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (connection,
                                      "SELECT 1 FROM change AS b JOIN change AS n ON n.id = ?2"
                                      " JOIN change_cell AS o ON o.change = b.id JOIN change_cell AS c ON c.change = n.id"
                                      " WHERE b.id = ?1 AND b.id = (SELECT max (id) FROM change WHERE id < ?2)"
                                      " AND b.mode = 0 AND b.undone IS NULL AND n.mode = 0"
                                      " AND b.author = n.author AND n.seq = b.seq + 1"
                                      " AND b.person IS n.person AND b.who = n.who AND b.what = n.what"
                                      " AND c.kind = o.kind AND c.row = o.row AND c.field = o.field"
                                      " AND c.old IS o.new AND c.new IS NOT o.old"
                                      " AND 1 = (SELECT count (*) FROM change_cell WHERE change = b.id)"
                                      " AND 1 = (SELECT count (*) FROM change_cell WHERE change = n.id)"
                                      " AND NOT EXISTS (SELECT 1 FROM file_info WHERE key = 'shared' AND value = 1)",
                                      error);
  if (query == NULL)
    return FALSE;

  sqlite3_bind_int64 (query, 1, before);
  sqlite3_bind_int64 (query, 2, change);

  return iteam_statement_next (connection, query, goes, error);
}

/**
 * iteam_change_table_fold:
 * @connection: a connection, in a transaction to write
 * @before: a change
 * @change: the newest change
 * @folded: (out): whether it was
 * @error: return location for an error
 *
 * Makes one of two changes, if @change goes on with @before: it then tells what @before
 * found, and takes its place in the count of the author. Who knows the file up to @before
 * hears of it as of any other.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_change_table_fold (IteamConnection  *connection,
                         gint64            before,
                         gint64            change,
                         gboolean         *folded,
                         GError          **error)
{
  const char *const statements[] = {
    "UPDATE change_cell SET old = (SELECT old FROM change_cell WHERE change = ?1) WHERE change = ?2",
    "DELETE FROM change_cell WHERE change = ?1 AND ?2 > 0",
    "DELETE FROM change_thing WHERE change = ?1 AND ?2 > 0",
    "DELETE FROM change WHERE id = ?1 AND ?2 > 0",
    "UPDATE change SET seq = seq - 1 WHERE id = ?2 AND ?1 > 0",
  };

  if (!goes_on (connection, before, change, folded, error))
    return FALSE;

  for (gsize i = 0; *folded && i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (IteamStatement) statement = iteam_connection_statement (connection, statements[i], error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, before);
      sqlite3_bind_int64 (statement, 2, change);
      if (!iteam_statement_run (connection, statement, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * iteam_change_table_read_since:
 * @connection: a connection, in a transaction
 * @since: the last change that is known
 * @last: (inout): the last change there is
 * @clock: (inout): raised to the highest clock among the new ones
 * @refs: (nullable) (element-type IteamRef): the things that they touched are added to this
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_change_table_read_since (IteamConnection  *connection,
                               gint64            since,
                               gint64           *last,
                               gint64           *clock,
                               GArray           *refs,
                               GError          **error)
{
  g_autoptr (IteamStatement) head = NULL;
  g_autoptr (IteamStatement) rows = NULL;
  g_autoptr (GHashTable) seen = NULL;
  gboolean row;

  head = iteam_connection_statement (connection, "SELECT max (id), max (clock) FROM change WHERE id > ?", error);
  if (head == NULL)
    return FALSE;
  sqlite3_bind_int64 (head, 1, since);
  if (!iteam_statement_next (connection, head, &row, error))
    return FALSE;
  if (sqlite3_column_type (head, 0) == SQLITE_NULL)
    return TRUE;

  *last = sqlite3_column_int64 (head, 0);
  *clock = MAX (*clock, sqlite3_column_int64 (head, 1));
  if (refs == NULL)
    return TRUE;

  rows = iteam_connection_statement (connection, "SELECT DISTINCT kind, row FROM change_cell WHERE change > ?", error);
  if (rows == NULL)
    return FALSE;
  sqlite3_bind_int64 (rows, 1, since);
  seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (;;)
    {
      IteamKind kind;
      IteamRef ref;

      if (!iteam_statement_next (connection, rows, &row, error))
        return FALSE;
      if (!row)
        break;

      kind = iteam_table_find (iteam_statement_get_text (rows, 0));
      if (kind == ITEAM_KIND_NONE)
        continue;
      if (!iteam_table_find_owner (connection, kind, sqlite3_column_int64 (rows, 1), &ref, error))
        return FALSE;
      g_array_append_val (refs, ref);
    }

  /* Each thing once; the hash holds pointers into the array, which does not
   * grow any more. */
  for (guint i = 0; i < refs->len;)
    {
      IteamRef *ref = &g_array_index (refs, IteamRef, i);

      if (g_hash_table_contains (seen, &ref->id))
        g_array_remove_index_fast (refs, i);
      else
        {
          g_hash_table_add (seen, &ref->id);
          i++;
        }
    }

  return TRUE;
}

/* The history of a meeting tells that of its items too. */
static gboolean
is_of (IteamConnection  *connection,
       const IteamRef   *thing,
       const IteamRef   *owner,
       gboolean         *is,
       GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  *is = owner->id == thing->id;
  if (*is || thing->kind != ITEAM_KIND_MEETING || owner->kind != ITEAM_KIND_AGENDA_ITEM)
    return TRUE;

  query = iteam_connection_statement (connection, "SELECT 1 FROM agenda_item WHERE id = ? AND meeting = ?", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, owner->id);
  sqlite3_bind_int64 (query, 2, thing->id);

  return iteam_statement_next (connection, query, is, error);
}

/* With @thing, only what is of that thing: an edit can touch a thousand. */
static gboolean
read_cells (IteamConnection  *connection,
            gint64            change,
            const IteamRef   *thing,
            GPtrArray        *cells,
            IteamChange      *entry,
            GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  IteamRef part = { ITEAM_KIND_NONE, 0 };
  IteamRef owner = { ITEAM_KIND_NONE, 0 };
  gboolean is = FALSE;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT kind, row, field, old, new FROM change_cell WHERE change = ?", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, change);

  for (;;)
    {
      g_autoptr (GVariant) read = NULL;
      g_autoptr (GVariant) value = NULL;
      IteamCell *cell;
      IteamKind kind;
      gint64 id;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      kind = iteam_table_find (iteam_statement_get_text (query, 0));
      id = sqlite3_column_int64 (query, 1);
      /* The cells of a row come one after the other. */
      if (thing != NULL && kind != ITEAM_KIND_NONE && (kind != part.kind || id != part.id))
        {
          part = (IteamRef) { kind, id };
          if (!iteam_table_find_owner (connection, kind, id, &owner, error) || !is_of (connection, thing, &owner, &is, error))
            return FALSE;
        }
      if (thing != NULL && (kind == ITEAM_KIND_NONE || !is))
        continue;

      read = iteam_statement_get_value (query, 3);
      value = iteam_statement_get_value (query, 4);
      cell = iteam_cell_new (kind, id, iteam_statement_get_text (query, 2), read, value);
      if (cells != NULL)
        g_ptr_array_add (cells, cell);
      else
        iteam_change_take_cell (entry, cell);
    }
}

/**
 * iteam_change_table_read_cells:
 * @connection: a connection
 * @change: a change
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamCell): its cells.
 */
GPtrArray *
iteam_change_table_read_cells (IteamConnection  *connection,
                               gint64            change,
                               GError          **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_cell_free);

  return read_cells (connection, change, NULL, cells, NULL, error) ? g_steal_pointer (&cells) : NULL;
}

/**
 * iteam_change_table_read:
 * @connection: a connection, in a transaction
 * @thing: (nullable): a thing, or %NULL for all
 * @limit: how many at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamChange): the latest
 *   changes, newest first. Those of one thing come with their cells; those of
 *   all come with their subject.
 */
GPtrArray *
iteam_change_table_read (IteamConnection  *connection,
                         const IteamRef   *thing,
                         int               limit,
                         GError          **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (IteamStatement) query = NULL;
  const char *sql;
  gboolean row;

  if (thing == NULL)
    sql = "SELECT id, clock, who, what, mode FROM change ORDER BY id DESC LIMIT ?1";
  else if (thing->kind == ITEAM_KIND_MEETING)
    sql = "SELECT DISTINCT id, clock, who, what, mode FROM change_thing JOIN change ON id = change"
          " WHERE thing IN (SELECT ?2 UNION ALL SELECT id FROM agenda_item WHERE meeting = ?2)"
          " ORDER BY clock DESC, id DESC LIMIT ?1";
  else
    sql = "SELECT id, clock, who, what, mode FROM change_thing JOIN change ON id = change"
          " WHERE thing = ?2 ORDER BY clock DESC, change DESC LIMIT ?1";
  query = iteam_connection_statement (connection, sql, error);
  if (query == NULL)
    return NULL;
  sqlite3_bind_int (query, 1, limit);
  if (thing != NULL)
    sqlite3_bind_int64 (query, 2, thing->id);

  for (;;)
    {
      g_autofree char *who = NULL;
      IteamChange *change;

      if (!iteam_statement_next (connection, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&changes);

      who = iteam_statement_dup_text (query, 2);
      change = iteam_change_new (sqlite3_column_int64 (query, 0), (sqlite3_column_int64 (query, 1) >> 16) * 1000, who,
                                 iteam_statement_get_text (query, 3), (IteamChangeMode) sqlite3_column_int (query, 4));
      g_ptr_array_add (changes, change);
      if (thing != NULL && !read_cells (connection, iteam_change_get_id (change), thing, NULL, change, error))
        return NULL;
    }
}

/**
 * iteam_change_table_find_writer:
 * @connection: a connection
 * @cell: a field
 * @who: (out) (transfer full) (nullable): who wrote it last
 * @when: (out): when, in microseconds since 1970
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_change_table_find_writer (IteamConnection  *connection,
                                const IteamCell  *cell,
                                char            **who,
                                gint64           *when,
                                GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  IteamRef thing;
  gboolean row;

  *who = NULL;
  *when = 0;
  if (!iteam_table_find_owner (connection, cell->kind, cell->id, &thing, error))
    return FALSE;

  query = iteam_connection_statement (connection,
                                      "SELECT who, clock FROM change_thing"
                                      " JOIN change_cell USING (change) JOIN change ON change.id = change_thing.change"
                                      " WHERE thing = ? AND change_cell.kind = ? AND row = ? AND field = ?"
                                      " ORDER BY clock DESC, author DESC LIMIT 1",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, thing.id);
  iteam_statement_bind_text (query, 2, iteam_kind_to_nick (cell->kind));
  sqlite3_bind_int64 (query, 3, cell->id);
  iteam_statement_bind_text (query, 4, cell->field);
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;

  if (row)
    {
      *who = iteam_statement_dup_text (query, 0);
      *when = (sqlite3_column_int64 (query, 1) >> 16) * 1000;
    }

  return TRUE;
}

static gboolean
find_own (IteamConnection  *connection,
          const char       *sql,
          gint64            person,
          const char       *who,
          gint64           *change,
          char            **what,
          GError          **error)
{
  g_autoptr (IteamStatement) query = iteam_connection_statement (connection, sql, error);
  gboolean row;

  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, person);
  iteam_statement_bind_text (query, 2, who != NULL ? who : "");
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;

  *change = row ? sqlite3_column_int64 (query, 0) : 0;
  *what = row ? iteam_statement_dup_text (query, 1) : NULL;

  return TRUE;
}

/**
 * iteam_change_table_find_undo:
 * @connection: a connection
 * @person: key of a person, or 0
 * @who: the name of whoever it is
 * @change: (out): the newest edit of that person that stands, or 0
 * @what: (out) (transfer full) (nullable): it in words
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_change_table_find_undo (IteamConnection  *connection,
                              gint64            person,
                              const char       *who,
                              gint64           *change,
                              char            **what,
                              GError          **error)
{
  return find_own (connection,
                   "SELECT id, what FROM change"
                   " WHERE mode = 0 AND undone IS NULL AND automatic IS NULL AND " OWN " AND NOT " GONE
                   " ORDER BY id DESC LIMIT 1",
                   person, who, change, what, error);
}

/**
 * iteam_change_table_find_redo:
 * @connection: a connection
 * @person: key of a person, or 0
 * @who: the name of whoever it is
 * @change: (out): the oldest undone edit behind the newest that stands, or 0
 * @what: (out) (transfer full) (nullable): it in words
 * @error: return location for an error
 *
 * A new edit behind undone ones leaves these undone for good.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_change_table_find_redo (IteamConnection  *connection,
                              gint64            person,
                              const char       *who,
                              gint64           *change,
                              char            **what,
                              GError          **error)
{
  return find_own (connection,
                   "SELECT id, what FROM change"
                   " WHERE mode = 0 AND undone = 1 AND automatic IS NULL AND " OWN " AND NOT " GONE
                   " AND id > (SELECT coalesce (max (id), 0) FROM change"
                   "  WHERE mode = 0 AND undone IS NULL AND automatic IS NULL AND " OWN ")"
                   " ORDER BY id LIMIT 1",
                   person, who, change, what, error);
}

/**
 * iteam_change_table_mark_undone:
 * @connection: a connection, in a transaction
 * @change: an edit
 * @undone: whether it was undone, or made again
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_change_table_mark_undone (IteamConnection  *connection,
                                gint64            change,
                                gboolean          undone,
                                GError          **error)
{
  g_autoptr (IteamStatement) update = NULL;

  update = iteam_connection_statement (connection, "UPDATE change SET undone = nullif (?, 0) WHERE id = ?", error);
  if (update == NULL)
    return FALSE;
  sqlite3_bind_int (update, 1, undone);
  sqlite3_bind_int64 (update, 2, change);

  return iteam_statement_run (connection, update, error);
}

/**
 * iteam_change_table_others_since:
 * @connection: a connection
 * @change: an edit
 * @person: key of who made it, or 0
 * @who: the name of who made it
 * @thing: a thing
 * @other: (out) (transfer full) (nullable): someone else who changed @thing after that
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_change_table_others_since (IteamConnection  *connection,
                                 gint64            change,
                                 gint64            person,
                                 const char       *who,
                                 const IteamRef   *thing,
                                 char            **other,
                                 GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT who FROM change_thing JOIN change ON id = change"
                                      " WHERE thing = ?3 AND change > ?4 AND undone IS NULL AND NOT " OWN
                                      " ORDER BY change DESC LIMIT 1",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, person);
  iteam_statement_bind_text (query, 2, who != NULL ? who : "");
  sqlite3_bind_int64 (query, 3, thing->id);
  sqlite3_bind_int64 (query, 4, change);
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;

  *other = row ? iteam_statement_dup_text (query, 0) : NULL;

  return TRUE;
}
