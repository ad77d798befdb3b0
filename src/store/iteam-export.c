/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-export.h"

#include "iteam-change-table.h"

static gboolean
read_heads (IteamConnection  *connection,
            gint64            author,
            gint64            since,
            guint             limit,
            GPtrArray        *records,
            GArray           *changes,
            GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT c.id, c.seq, c.clock, c.person, c.who, c.what, c.mode, c.automatic,"
                                      " o.author, o.seq FROM change AS c LEFT JOIN change AS o ON o.id = c.of"
                                      " WHERE c.author = ? AND c.seq > ? ORDER BY c.seq LIMIT ?",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, author);
  sqlite3_bind_int64 (query, 2, since);
  sqlite3_bind_int64 (query, 3, limit);

  for (;;)
    {
      IteamRecord *record;
      gint64 change;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      change = sqlite3_column_int64 (query, 0);
      record = iteam_record_new ();
      record->stamp.author = author;
      record->stamp.seq = sqlite3_column_int64 (query, 1);
      record->clock = sqlite3_column_int64 (query, 2);
      record->person = sqlite3_column_int64 (query, 3);
      record->who = iteam_statement_dup_text (query, 4);
      record->what = iteam_statement_dup_text (query, 5);
      record->mode = (IteamChangeMode) sqlite3_column_int (query, 6);
      record->automatic = sqlite3_column_int (query, 7) != 0;
      record->of.author = sqlite3_column_int64 (query, 8);
      record->of.seq = sqlite3_column_int64 (query, 9);
      g_ptr_array_add (records, record);
      g_array_append_val (changes, change);
    }
}

static gboolean
read_seen (IteamConnection  *connection,
           gint64            author,
           gint64            since,
           GPtrArray        *records,
           guint             first,
           GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT seq, other, upto FROM change_seen WHERE author = ? AND seq > ?"
                                      " ORDER BY seq, other",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, author);
  sqlite3_bind_int64 (query, 2, since);

  for (;;)
    {
      IteamStamp seen;
      gint64 index;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      /* The changes of an author have no gaps. */
      index = first + sqlite3_column_int64 (query, 0) - since - 1;
      seen.author = sqlite3_column_int64 (query, 1);
      seen.seq = sqlite3_column_int64 (query, 2);
      if (index < records->len)
        g_array_append_val (((IteamRecord *) records->pdata[index])->seen, seen);
    }
}

static gboolean
read_resolved (IteamConnection  *connection,
               gint64            change,
               IteamRecord      *record,
               GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT kind, row, field, author, seq FROM resolution WHERE change = ?", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, change);

  for (;;)
    {
      IteamResolution resolution;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      resolution.kind = iteam_kind_from_nick (iteam_statement_get_text (query, 0));
      resolution.row = sqlite3_column_int64 (query, 1);
      resolution.field = g_intern_string (iteam_statement_get_text (query, 2));
      resolution.loser.author = sqlite3_column_int64 (query, 3);
      resolution.loser.seq = sqlite3_column_int64 (query, 4);
      g_array_append_val (record->resolved, resolution);
    }
}

/**
 * iteam_export_records:
 * @connection: a connection, in a transaction
 * @author: an author
 * @since: the change of that author after which to begin
 * @limit: how many at most
 * @records: (element-type IteamRecord): the records are added to this, in order
 * @error: return location for an error
 *
 * Reads changes as they travel. They are the same each time, and in each replica.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_export_records (IteamConnection  *connection,
                      gint64            author,
                      gint64            since,
                      guint             limit,
                      GPtrArray        *records,
                      GError          **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint first = records->len;

  if (!read_heads (connection, author, since, limit, records, changes, error) ||
      (changes->len > 0 && !read_seen (connection, author, since, records, first, error)))
    return FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      gint64 change = g_array_index (changes, gint64, i);
      IteamRecord *record = records->pdata[first + i];

      g_ptr_array_unref (record->cells);
      record->cells = iteam_change_table_read_cells (connection, change, error);
      if (record->cells == NULL)
        {
          record->cells = g_ptr_array_new ();

          return FALSE;
        }
      if (!read_resolved (connection, change, record, error))
        return FALSE;
    }

  return TRUE;
}
