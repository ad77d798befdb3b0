/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-receiver.h"

#include "iteam-change-table.h"
#include "iteam-share-table.h"
#include "iteam-supersession.h"

/* What a field comes to hold when others have written it too. */

/**
 * iteam_receiver_init:
 * @self: a receiver that is all zero
 * @file: a replica, in a transaction to write
 * @refs: (element-type IteamRef): the things that are touched are added to this
 * @error: return location for an error
 *
 * Returns: whether it can receive; clear it in either case.
 */
gboolean
iteam_receiver_init (IteamReceiver  *self,
                     IteamTeamFile  *file,
                     GArray         *refs,
                     GError        **error)
{
  self->file = file;
  self->connection = file->connection;
  self->refs = refs;
  self->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->history = iteam_field_history_new (file->connection, error);
  if (self->history != NULL)
    self->vector = iteam_share_table_read_vector (file->connection, file->author, error);

  return self->vector != NULL;
}

/**
 * iteam_receiver_clear:
 * @self: a receiver
 */
void
iteam_receiver_clear (IteamReceiver *self)
{
  g_hash_table_unref (self->touched);
  g_clear_pointer (&self->history, iteam_field_history_free);
  g_clear_pointer (&self->vector, g_hash_table_unref);
}

/**
 * iteam_receiver_has_row:
 * @self: a receiver
 * @kind: the kind of row
 * @id: its key
 * @exists: (out): whether it is there
 * @deleted: (out): whether it is marked as deleted
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_receiver_has_row (IteamReceiver  *self,
                        IteamKind       kind,
                        gint64          id,
                        gboolean       *exists,
                        gboolean       *deleted,
                        GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT deleted FROM %s WHERE id = ?", iteam_table_get (kind)->name);
  g_autoptr (IteamStatement) query = iteam_connection_statement (self->connection, sql, error);

  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, id);
  if (!iteam_statement_next (self->connection, query, exists, error))
    return FALSE;
  *deleted = *exists && sqlite3_column_type (query, 0) != SQLITE_NULL;

  return TRUE;
}

/**
 * iteam_receiver_put_value:
 * @self: a receiver
 * @kind: the kind of row
 * @id: its key
 * @column: the name of the field
 * @value: (nullable): what it is to hold
 * @changed: (out): whether it held something else
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_receiver_put_value (IteamReceiver  *self,
                          IteamKind       kind,
                          gint64          id,
                          const char     *column,
                          GVariant       *value,
                          gboolean       *changed,
                          GError        **error)
{
  const IteamTable *table = iteam_table_get (kind);
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE id = ?2 AND %s IS NOT ?1", table->name, column, column);
  g_autoptr (IteamStatement) update = iteam_connection_statement (self->connection, sql, error);

  if (update == NULL)
    return FALSE;
  iteam_statement_bind_value (update, 1, value);
  sqlite3_bind_int64 (update, 2, id);
  if (!iteam_statement_run (self->connection, update, error))
    return FALSE;
  *changed = sqlite3_changes (iteam_connection_get_handle (self->connection)) > 0;

  return TRUE;
}

/**
 * iteam_receiver_touch:
 * @self: a receiver
 * @kind: the kind of row
 * @id: its key
 * @in_history: whether the change history is to tell of it
 * @error: return location for an error
 *
 * Notes that the change touched the thing that a row is or belongs to.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_receiver_touch (IteamReceiver  *self,
                      IteamKind       kind,
                      gint64          id,
                      gboolean        in_history,
                      GError        **error)
{
  IteamRef thing;

  if (!iteam_table_find_owner (self->connection, kind, id, &thing, error))
    return FALSE;
  if (in_history && !iteam_change_table_touch (self->connection, self->change, &thing, error))
    return FALSE;
  if (g_hash_table_contains (self->touched, &thing.id))
    return TRUE;
  g_hash_table_add (self->touched, g_memdup2 (&thing.id, sizeof thing.id));
  g_array_append_val (self->refs, thing);

  return TRUE;
}

/* Of two rows with the same number, the one that claimed it first keeps it: the
 * other has none until it claims another. */
static gboolean
settle_number (IteamReceiver  *self,
               IteamKind       kind,
               gint64          id,
               GVariant       *number,
               gboolean       *keeps,
               GError        **error)
{
  const IteamTable *table = iteam_table_get (kind);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE number = ? AND id <> ?", table->name);
  g_autoptr (GArray) mine = NULL;
  g_autoptr (GArray) theirs = NULL;
  gint64 other = 0;
  gboolean taken, changed;

  *keeps = TRUE;
  {
    g_autoptr (IteamStatement) query = iteam_connection_statement (self->connection, sql, error);

    if (query == NULL)
      return FALSE;
    iteam_statement_bind_value (query, 1, number);
    sqlite3_bind_int64 (query, 2, id);
    if (!iteam_statement_next (self->connection, query, &taken, error))
      return FALSE;
    if (taken)
      other = sqlite3_column_int64 (query, 0);
  }
  if (!taken)
    return TRUE;

  mine = iteam_field_history_read (self->history, kind, id, "number", error);
  theirs = mine != NULL ? iteam_field_history_read (self->history, kind, other, "number", error) : NULL;
  if (theirs == NULL)
    return FALSE;
  *keeps = mine->len > 0 && theirs->len > 0 &&
           iteam_write_compare (&g_array_index (mine, IteamWrite, mine->len - 1),
                                &g_array_index (theirs, IteamWrite, theirs->len - 1)) < 0;

  return !*keeps || (iteam_receiver_put_value (self, kind, other, "number", NULL, &changed, error) &&
                      iteam_receiver_touch (self, kind, other, FALSE, error));
}

/**
 * iteam_receiver_merge_field:
 * @self: a receiver
 * @kind: the kind of row
 * @id: its key
 * @column: the name of the field, as the table has it
 * @error: return location for an error
 *
 * Brings a field and its conflicts to what its history says.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_receiver_merge_field (IteamReceiver  *self,
                            IteamKind       kind,
                            gint64          id,
                            const char     *column,
                            GError        **error)
{
  const IteamResolution cell = { .kind = kind, .row = id, .field = column };
  g_autoptr (GArray) losers = g_array_new (FALSE, FALSE, sizeof (IteamStamp));
  g_autoptr (GArray) winners = g_array_new (FALSE, FALSE, sizeof (IteamStamp));
  g_autoptr (GVariant) value = NULL;
  gboolean keeps = TRUE, changed;

  self->supersession = self->supersession || iteam_supersession_is_step (kind, column);
  if (!iteam_field_history_merge (self->history, kind, id, column, &value, losers, winners, error))
    return FALSE;
  if (g_str_equal (column, "number") && value != NULL && !settle_number (self, kind, id, value, &keeps, error))
    return FALSE;
  if (g_str_equal (column, ITEAM_FIELD_ID))
    return TRUE;

  return iteam_receiver_put_value (self, kind, id, column, keeps ? value : NULL, &changed, error) &&
         iteam_share_table_set_conflicts (self->connection, &cell, losers, winners, error);
}
