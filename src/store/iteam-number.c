/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-number.h"

#include "iteam-table.h"

/* Numbers for people, A-12. Each kind of thing that has a letter has numbers of
 * its own, in a column "number" of its table. */

/* Rows of one kind that wait for a number, appended with their clocks in order. */
typedef struct
{
  IteamRef ref;
  gint64 clock;
} Waiting;

static int
compare_waiting (gconstpointer a,
                 gconstpointer b)
{
  const Waiting *first = a, *second = b;

  return (first->clock > second->clock) - (first->clock < second->clock);
}

/**
 * iteam_number_give:
 * @connection: a connection, in a transaction to write
 * @kind: a kind of row
 * @id: key of a new row
 * @error: return location for an error
 *
 * Gives a thing the next number of its kind, if such things have numbers.
 * Deleted ones keep theirs, so a number is never given twice.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_number_give (IteamConnection  *connection,
                   IteamKind         kind,
                   gint64            id,
                   GError          **error)
{
  g_autoptr (IteamStatement) update = NULL;
  g_autofree char *sql = NULL;

  if (iteam_kind_get_letter (kind) == NULL)
    return TRUE;

  sql = g_strdup_printf ("UPDATE %1$s SET number = 1 + (SELECT coalesce (max (number), 0) FROM %1$s)"
                         " WHERE id = ? AND number IS NULL",
                         iteam_table_get (kind)->name);
  update = iteam_connection_statement (connection, sql, error);
  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, id);

  return iteam_statement_run (connection, update, error);
}

static gboolean
read_kind (IteamTeamFile  *file,
           IteamKind       kind,
           GArray         *waiting,
           GError        **error)
{
  const char *name = iteam_table_get (kind)->name;
  g_autofree char *sql = NULL;
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  /* Whoever made a thing numbers it; should that replica be gone, another does
   * after a day. */
  sql = g_strdup_printf ("SELECT thing.id, clock FROM %s AS thing"
                         " JOIN change_cell ON row = thing.id AND field = 'id' AND change_cell.kind = '%s'"
                         " JOIN change ON change.id = change"
                         " WHERE number IS NULL AND thing.deleted IS NULL AND (author = ? OR clock < ?)",
                         name, iteam_kind_to_nick (kind));
  query = iteam_connection_statement (file->connection, sql, error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, file->author);
  sqlite3_bind_int64 (query, 2, ((g_get_real_time () - G_TIME_SPAN_DAY) / 1000) << 16);

  for (;;)
    {
      Waiting found = { .ref = { .kind = kind } };

      if (!iteam_statement_next (file->connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      found.ref.id = sqlite3_column_int64 (query, 0);
      found.clock = sqlite3_column_int64 (query, 1);
      g_array_append_val (waiting, found);
    }
}

/**
 * iteam_number_read_waiting:
 * @file: a replica, in a transaction
 * @refs: (element-type IteamRef): the things that wait for a number, which it is up to
 *   this replica to claim, are added to this, the oldest first
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_number_read_waiting (IteamTeamFile  *file,
                           GArray         *refs,
                           GError        **error)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));

  for (int kind = 1; kind < ITEAM_N_KINDS; kind++)
    if (iteam_kind_get_letter ((IteamKind) kind) != NULL && !read_kind (file, (IteamKind) kind, waiting, error))
      return FALSE;

  g_array_sort (waiting, compare_waiting);
  for (guint i = 0; i < waiting->len; i++)
    g_array_append_val (refs, g_array_index (waiting, Waiting, i).ref);

  return TRUE;
}

/* A file of an older version that is read by the way may have fewer tables. */
static gboolean
has_table (IteamConnection  *connection,
           const char       *name,
           gboolean         *has,
           GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (connection, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, name);

  return iteam_statement_next (connection, query, has, error);
}

/**
 * iteam_number_read_highest:
 * @connection: a connection
 * @highest: (array fixed-size=ITEAM_N_KINDS) (out caller-allocates): the highest number of
 *   each kind, 0 where there is none
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_number_read_highest (IteamConnection  *connection,
                           int              *highest,
                           GError          **error)
{
  for (int kind = 0; kind < ITEAM_N_KINDS; kind++)
    {
      g_autofree char *sql = NULL;
      gboolean has;
      gint64 number;

      highest[kind] = 0;
      if (iteam_kind_get_letter ((IteamKind) kind) == NULL)
        continue;
      if (!has_table (connection, iteam_table_get ((IteamKind) kind)->name, &has, error))
        return FALSE;
      if (!has)
        continue;
      sql = g_strdup_printf ("SELECT max (number) FROM %s", iteam_table_get ((IteamKind) kind)->name);
      if (!iteam_connection_get_integer (connection, sql, &number, error))
        return FALSE;
      highest[kind] = (int) number;
    }

  return TRUE;
}
