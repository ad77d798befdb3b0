/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-table.h"

const char iteam_share_schema[] =
  /* What came from each other author, and how much of that this author's own
   * changes have told already. */
  "CREATE TABLE received ("
  " author INTEGER PRIMARY KEY,"
  " upto INTEGER NOT NULL CHECK (upto > 0),"
  " announced INTEGER NOT NULL DEFAULT 0"
  ") STRICT;"
  /* At change "seq", "author" had the changes of "other" up to "upto". A row
   * is written only when that moved. */
  "CREATE TABLE change_seen ("
  " author INTEGER NOT NULL,"
  " other INTEGER NOT NULL,"
  " seq INTEGER NOT NULL,"
  " upto INTEGER NOT NULL,"
  " PRIMARY KEY (author, other, seq)"
  ") STRICT, WITHOUT ROWID;"
  /* Values that got lost without having been seen, by the change that wrote
   * them. All of it follows from the changes, except for the numbers. */
  "CREATE TABLE conflict ("
  " id INTEGER PRIMARY KEY,"
  " kind TEXT NOT NULL,"
  " row INTEGER NOT NULL,"
  " field TEXT NOT NULL,"
  " author INTEGER NOT NULL,"
  " seq INTEGER NOT NULL,"
  " winner_author INTEGER NOT NULL,"
  " winner_seq INTEGER NOT NULL,"
  " decided INTEGER CHECK (decided = 1),"
  " UNIQUE (row, field, kind, author, seq)"
  ") STRICT;"
  "CREATE TABLE resolution ("
  " change INTEGER NOT NULL REFERENCES change (id),"
  " kind TEXT NOT NULL,"
  " row INTEGER NOT NULL,"
  " field TEXT NOT NULL,"
  " author INTEGER NOT NULL,"
  " seq INTEGER NOT NULL,"
  " PRIMARY KEY (change, kind, row, field, author, seq)"
  ") STRICT, WITHOUT ROWID;";

static gboolean
set_info (IteamConnection  *connection,
          const char       *key,
          gint64            value,
          GError          **error)
{
  g_autoptr (IteamStatement) insert = NULL;

  insert = iteam_connection_statement (connection, "INSERT OR REPLACE INTO file_info (key, value) VALUES (?, ?)", error);
  if (insert == NULL)
    return FALSE;
  iteam_statement_bind_text (insert, 1, key);
  sqlite3_bind_int64 (insert, 2, value);

  return iteam_statement_run (connection, insert, error);
}

/**
 * iteam_share_table_set_shared:
 * @connection: a connection, in a transaction to write
 * @shared: whether the file is one of several replicas
 * @author: the author of what is written here from now on, never used elsewhere
 * @error: return location for an error
 *
 * Makes a file a replica, or a file that stands alone again. As each replica
 * is an author of its own, all that is there counts as received from others.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_share_table_set_shared (IteamConnection  *connection,
                              gboolean          shared,
                              gint64            author,
                              GError          **error)
{
  /* The index that finds the writes of a field is of no use to a file that
   * stands alone, and would cost each of its edits a page. */
  return iteam_connection_exec (connection,
                                shared ? "CREATE INDEX IF NOT EXISTS change_cell_row ON change_cell (row, field);"
                                         "DELETE FROM received;"
                                         "INSERT INTO received SELECT author, max (seq), 0 FROM change GROUP BY author;"
                                       : "DROP INDEX IF EXISTS change_cell_row;"
                                         "DELETE FROM received;",
                                error) &&
         iteam_connection_exec (connection, "DELETE FROM file_info WHERE key = 'meeting'", error) &&
         set_info (connection, "shared", shared, error) &&
         set_info (connection, "author", author, error);
}

/* Runs a statement with the author, the change up to which it keeps its name, and
 * the new author. */
static gboolean
run_renewal (IteamConnection  *connection,
             const char       *sql,
             gint64            author,
             gint64            upto,
             gint64            renewed,
             GError          **error)
{
  g_autoptr (IteamStatement) statement = iteam_connection_statement (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  for (int i = 1; i <= sqlite3_bind_parameter_count (statement); i++)
    sqlite3_bind_int64 (statement, i, i == 1 ? author : i == 2 ? upto : renewed);

  return iteam_statement_run (connection, statement, error);
}

/**
 * iteam_share_table_renew:
 * @connection: a connection, in a transaction to write
 * @author: the author of this replica so far
 * @upto: the last change that keeps its name
 * @renewed: the author of what comes after it, here and from now on
 * @error: return location for an error
 *
 * Gives this replica another author, as what it wrote after @upto goes by a name
 * that is taken elsewhere.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_share_table_renew (IteamConnection  *connection,
                         gint64            author,
                         gint64            upto,
                         gint64            renewed,
                         GError          **error)
{
  const char *const statements[] = {
    /* The first change under the new name tells all that had come by then. */
    "INSERT INTO change_seen SELECT ?3, other, 1, max (upto) FROM change_seen"
    " WHERE author = ?1 AND seq <= ?2 + 1 AND EXISTS (SELECT 1 FROM change WHERE author = ?1 AND seq > ?2) GROUP BY other",
    "INSERT INTO change_seen SELECT ?3, ?1, 1, ?2 WHERE ?2 > 0 AND EXISTS (SELECT 1 FROM change WHERE author = ?1 AND seq > ?2)",
    "INSERT INTO change_seen SELECT ?3, other, seq - ?2, upto FROM change_seen WHERE author = ?1 AND seq > ?2 + 1",
    "DELETE FROM change_seen WHERE author = ?1 AND seq > ?2",
    "UPDATE change SET author = ?3, seq = seq - ?2 WHERE author = ?1 AND seq > ?2",
    "UPDATE conflict SET author = ?3, seq = seq - ?2 WHERE author = ?1 AND seq > ?2",
    "UPDATE conflict SET winner_author = ?3, winner_seq = winner_seq - ?2 WHERE winner_author = ?1 AND winner_seq > ?2",
    "UPDATE resolution SET author = ?3, seq = seq - ?2 WHERE author = ?1 AND seq > ?2",
    "INSERT OR REPLACE INTO received SELECT ?1, ?2, CASE WHEN EXISTS (SELECT 1 FROM change WHERE author = ?3) THEN ?2 ELSE 0 END"
    " WHERE ?2 > 0",
    /* Without a change under the new name, nothing has been told under it. */
    "UPDATE received SET announced = 0 WHERE ?1 > 0 AND ?2 >= 0 AND NOT EXISTS (SELECT 1 FROM change WHERE author = ?3)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!run_renewal (connection, statements[i], author, upto, renewed, error))
      return FALSE;

  return set_info (connection, "author", renewed, error);
}

/**
 * iteam_share_table_announce:
 * @connection: a connection, in a transaction to write
 * @author: the author of this replica
 * @seq: its newest change
 * @error: return location for an error
 *
 * Notes with a change what had come from others by then.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_share_table_announce (IteamConnection  *connection,
                            gint64            author,
                            gint64            seq,
                            GError          **error)
{
  g_autoptr (IteamStatement) insert = NULL;
  g_autoptr (IteamStatement) update = NULL;

  insert = iteam_connection_statement (connection,
                                       "INSERT INTO change_seen SELECT ?1, author, ?2, upto FROM received"
                                       " WHERE upto > announced AND author <> ?1",
                                       error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, author);
  sqlite3_bind_int64 (insert, 2, seq);
  if (!iteam_statement_run (connection, insert, error))
    return FALSE;
  if (sqlite3_changes (iteam_connection_get_handle (connection)) == 0)
    return TRUE;

  update = iteam_connection_statement (connection, "UPDATE received SET announced = upto WHERE upto > announced", error);

  return update != NULL && iteam_statement_run (connection, update, error);
}

/**
 * iteam_share_table_read_vector:
 * @connection: a connection
 * @author: the author of this replica
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): up to where each author's changes are here.
 */
GHashTable *
iteam_share_table_read_vector (IteamConnection  *connection,
                               gint64            author,
                               GError          **error)
{
  g_autoptr (GHashTable) vector = iteam_vector_new ();
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT author, upto FROM received UNION ALL"
                                      " SELECT ?1, max (seq) FROM change WHERE author = ?1",
                                      error);
  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, author);

  for (;;)
    {
      if (!iteam_statement_next (connection, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&vector);
      if (sqlite3_column_type (query, 1) != SQLITE_NULL)
        iteam_vector_set (vector, sqlite3_column_int64 (query, 0), sqlite3_column_int64 (query, 1));
    }
}

/**
 * iteam_share_table_receive:
 * @connection: a connection, in a transaction to write
 * @record: a record that came from elsewhere
 * @error: return location for an error
 *
 * Notes that a record is here, and what its author had seen.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_share_table_receive (IteamConnection    *connection,
                           const IteamRecord  *record,
                           GError            **error)
{
  g_autoptr (IteamStatement) received = NULL;
  g_autoptr (IteamStatement) seen = NULL;

  received = iteam_connection_statement (connection,
                                         "INSERT INTO received (author, upto) VALUES (?, ?)"
                                         " ON CONFLICT (author) DO UPDATE SET upto = excluded.upto",
                                         error);
  seen = iteam_connection_statement (connection, "INSERT INTO change_seen VALUES (?, ?, ?, ?)", error);
  if (received == NULL || seen == NULL)
    return FALSE;

  sqlite3_bind_int64 (received, 1, record->stamp.author);
  sqlite3_bind_int64 (received, 2, record->stamp.seq);
  if (!iteam_statement_run (connection, received, error))
    return FALSE;

  for (guint i = 0; i < record->seen->len; i++)
    {
      const IteamStamp *stamp = &g_array_index (record->seen, IteamStamp, i);

      sqlite3_bind_int64 (seen, 1, record->stamp.author);
      sqlite3_bind_int64 (seen, 2, stamp->author);
      sqlite3_bind_int64 (seen, 3, record->stamp.seq);
      sqlite3_bind_int64 (seen, 4, stamp->seq);
      if (!iteam_statement_run (connection, seen, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * iteam_share_table_seen_upto:
 * @connection: a connection
 * @change: a change
 * @author: another author
 * @upto: (out): how many of the changes of @author had come to that of @change by then
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_share_table_seen_upto (IteamConnection   *connection,
                             const IteamStamp  *change,
                             gint64             author,
                             gint64            *upto,
                             GError           **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT upto FROM change_seen WHERE author = ? AND other = ? AND seq <= ?"
                                      " ORDER BY seq DESC LIMIT 1",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, change->author);
  sqlite3_bind_int64 (query, 2, author);
  sqlite3_bind_int64 (query, 3, change->seq);
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;
  *upto = row ? sqlite3_column_int64 (query, 0) : 0;

  return TRUE;
}

/**
 * iteam_share_table_add_resolution:
 * @connection: a connection, in a transaction to write
 * @change: a change, by its id here
 * @resolution: what it decides
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_share_table_add_resolution (IteamConnection        *connection,
                                  gint64                  change,
                                  const IteamResolution  *resolution,
                                  GError                **error)
{
  g_autoptr (IteamStatement) insert = NULL;

  insert = iteam_connection_statement (connection, "INSERT OR IGNORE INTO resolution VALUES (?, ?, ?, ?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, change);
  iteam_statement_bind_text (insert, 2, iteam_kind_to_nick (resolution->kind));
  sqlite3_bind_int64 (insert, 3, resolution->row);
  iteam_statement_bind_text (insert, 4, resolution->field);
  sqlite3_bind_int64 (insert, 5, resolution->loser.author);
  sqlite3_bind_int64 (insert, 6, resolution->loser.seq);

  return iteam_statement_run (connection, insert, error);
}

static void
bind_cell (IteamStatement        *statement,
           const IteamResolution *cell)
{
  sqlite3_bind_int64 (statement, 1, cell->row);
  iteam_statement_bind_text (statement, 2, cell->field);
  iteam_statement_bind_text (statement, 3, iteam_kind_to_nick (cell->kind));
}

/**
 * iteam_share_table_set_conflicts:
 * @connection: a connection, in a transaction to write
 * @cell: a field; its loser does not matter
 * @losers: (element-type IteamStamp): the changes whose value got lost unseen
 * @winners: (element-type IteamStamp): what took the place of each
 * @error: return location for an error
 *
 * Brings the list of conflicts up to date for a field. A conflict keeps its
 * number here; one that a person has decided is not opened again.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_share_table_set_conflicts (IteamConnection        *connection,
                                 const IteamResolution  *cell,
                                 GArray                 *losers,
                                 GArray                 *winners,
                                 GError                **error)
{
  g_autoptr (IteamStatement) settle = NULL;
  g_autoptr (IteamStatement) open = NULL;
  g_autoptr (IteamStatement) decide = NULL;

  settle = iteam_connection_statement (connection,
                                       "UPDATE conflict SET decided = 1"
                                       " WHERE row = ? AND field = ? AND kind = ? AND decided IS NULL",
                                       error);
  open = iteam_connection_statement (connection,
                                     "INSERT INTO conflict (row, field, kind, author, seq, winner_author, winner_seq)"
                                     " VALUES (?, ?, ?, ?, ?, ?, ?)"
                                     " ON CONFLICT (row, field, kind, author, seq) DO UPDATE SET decided = NULL,"
                                     " winner_author = excluded.winner_author, winner_seq = excluded.winner_seq",
                                     error);
  decide = iteam_connection_statement (connection,
                                       "UPDATE conflict SET decided = 1"
                                       " WHERE row = ? AND field = ? AND kind = ? AND decided IS NULL AND EXISTS ("
                                       "  SELECT 1 FROM resolution AS r WHERE r.row = conflict.row"
                                       "  AND r.field = conflict.field AND r.kind = conflict.kind"
                                       "  AND r.author = conflict.author AND r.seq = conflict.seq)",
                                       error);
  if (settle == NULL || open == NULL || decide == NULL)
    return FALSE;

  bind_cell (settle, cell);
  if (!iteam_statement_run (connection, settle, error))
    return FALSE;

  for (guint i = 0; i < losers->len; i++)
    {
      bind_cell (open, cell);
      sqlite3_bind_int64 (open, 4, g_array_index (losers, IteamStamp, i).author);
      sqlite3_bind_int64 (open, 5, g_array_index (losers, IteamStamp, i).seq);
      sqlite3_bind_int64 (open, 6, g_array_index (winners, IteamStamp, i).author);
      sqlite3_bind_int64 (open, 7, g_array_index (winners, IteamStamp, i).seq);
      if (!iteam_statement_run (connection, open, error))
        return FALSE;
    }

  if (losers->len == 0)
    return TRUE;
  bind_cell (decide, cell);

  return iteam_statement_run (connection, decide, error);
}
