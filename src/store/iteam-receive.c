/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-receive.h"

#include <glib/gi18n-lib.h>

#include "iteam-change-table.h"
#include "iteam-error.h"
#include "iteam-field-history.h"
#include "iteam-search-table.h"
#include "iteam-share-table.h"

/* How a record that another replica made becomes part of this one. */

typedef struct
{
  IteamTeamFile *file;
  IteamConnection *connection;
  IteamFieldHistory *history;
  GHashTable *vector;
  GArray *refs;
  GHashTable *touched;

  /* The record at hand. */
  const IteamRecord *record;
  gint64 change;
} Receiver;

/**
 * iteam_refusal_free:
 * @self: (transfer full): a refusal
 */
void
iteam_refusal_free (IteamRefusal *self)
{
  g_free (self->message);
  g_free (self);
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const IteamRecord *first = *(IteamRecord *const *) a, *second = *(IteamRecord *const *) b;

  if (first->clock != second->clock)
    return first->clock < second->clock ? -1 : 1;
  if (first->stamp.author != second->stamp.author)
    return first->stamp.author < second->stamp.author ? -1 : 1;

  return (first->stamp.seq > second->stamp.seq) - (first->stamp.seq < second->stamp.seq);
}

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  const IteamCell *first = *(IteamCell *const *) a, *second = *(IteamCell *const *) b;

  if (first->kind != second->kind)
    return (int) first->kind - (int) second->kind;
  if (first->id != second->id)
    return first->id < second->id ? -1 : 1;

  return g_strcmp0 (first->field, second->field);
}

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, sentence);

  return FALSE;
}

/* The cells of one row. */
typedef struct
{
  IteamCell **cells;
  guint n_cells;
  const IteamTable *table;
  IteamKind kind;
  gint64 id;
} Row;

static gboolean
next_row (GPtrArray *cells,
          guint     *index,
          Row       *row)
{
  IteamCell *first;

  if (*index >= cells->len)
    return FALSE;

  first = g_ptr_array_index (cells, *index);
  *row = (Row) { (IteamCell **) &cells->pdata[*index], 0, iteam_table_get (first->kind), first->kind, first->id };
  while (*index < cells->len && ((IteamCell *) cells->pdata[*index])->kind == row->kind &&
         ((IteamCell *) cells->pdata[*index])->id == row->id)
    {
      row->n_cells++;
      (*index)++;
    }

  return TRUE;
}

static gboolean
row_exists (Receiver    *self,
            IteamKind    kind,
            gint64       id,
            gboolean    *exists,
            gboolean    *deleted,
            GError     **error)
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

static gboolean
put_value (Receiver    *self,
           IteamKind    kind,
           gint64       id,
           const char  *column,
           GVariant    *value,
           GError     **error)
{
  const IteamTable *table = iteam_table_get (kind);
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE id = ?2 AND %s IS NOT ?1", table->name, column, column);
  g_autoptr (IteamStatement) update = iteam_connection_statement (self->connection, sql, error);

  if (update == NULL)
    return FALSE;
  iteam_statement_bind_value (update, 1, value);
  sqlite3_bind_int64 (update, 2, id);

  return iteam_statement_run (self->connection, update, error);
}

/* Notes that the change touched the thing that a row is or belongs to. */
static gboolean
touch (Receiver    *self,
       IteamKind    kind,
       gint64       id,
       gboolean     in_history,
       GError     **error)
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
settle_number (Receiver    *self,
               IteamKind    kind,
               gint64       id,
               GVariant    *number,
               gboolean    *keeps,
               GError     **error)
{
  const IteamTable *table = iteam_table_get (kind);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE number = ? AND id <> ?", table->name);
  g_autoptr (GArray) mine = NULL;
  g_autoptr (GArray) theirs = NULL;
  gint64 other = 0;
  gboolean taken;

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

  return !*keeps || (put_value (self, kind, other, "number", NULL, error) && touch (self, kind, other, FALSE, error));
}

/* Brings a field and its conflicts to what its history says. */
static gboolean
merge_field (Receiver    *self,
             IteamKind    kind,
             gint64       id,
             const char  *column,
             GError     **error)
{
  const IteamResolution cell = { .kind = kind, .row = id, .field = column };
  g_autoptr (GArray) losers = g_array_new (FALSE, FALSE, sizeof (IteamStamp));
  g_autoptr (GArray) winners = g_array_new (FALSE, FALSE, sizeof (IteamStamp));
  g_autoptr (GVariant) value = NULL;
  gboolean keeps = TRUE;

  if (!iteam_field_history_merge (self->history, kind, id, column, &value, losers, winners, error))
    return FALSE;
  if (g_str_equal (column, "number") && value != NULL && !settle_number (self, kind, id, value, &keeps, error))
    return FALSE;
  if (g_str_equal (column, ITEAM_FIELD_ID))
    return TRUE;

  return put_value (self, kind, id, column, keeps ? value : NULL, error) &&
         iteam_share_table_set_conflicts (self->connection, &cell, losers, winners, error);
}

static gboolean
insert_row (Receiver    *self,
            const Row   *row,
            GError     **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (IteamStatement) insert = NULL;
  int parameter = 1;

  g_string_append_printf (sql, "%s (", row->table->name);
  for (guint i = 0; i < row->n_cells; i++)
    if (!g_str_equal (row->cells[i]->field, ITEAM_FIELD_ID) && !g_str_equal (row->cells[i]->field, "number"))
      {
        g_string_append_printf (sql, "%s, ", row->cells[i]->field);
        g_string_append (values, "?, ");
      }
  g_string_append_printf (sql, "id) VALUES (%s?)", values->str);

  insert = iteam_connection_statement (self->connection, sql->str, error);
  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++)
    if (!g_str_equal (row->cells[i]->field, ITEAM_FIELD_ID) && !g_str_equal (row->cells[i]->field, "number"))
      iteam_statement_bind_value (insert, parameter++, row->cells[i]->value);
  sqlite3_bind_int64 (insert, parameter, row->id);

  return iteam_statement_run (self->connection, insert, error);
}

static gboolean
has_field (const Row  *row,
           const char *field)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (g_str_equal (row->cells[i]->field, field))
      return TRUE;

  return FALSE;
}

static gboolean
check_row (const Row  *row,
           GError    **error)
{
  if (row->table == NULL)
    return refuse (error, _("It changes a kind of thing that this program does not know."));

  for (guint i = 0; i < row->n_cells; i++)
    {
      const IteamCell *cell = row->cells[i];

      if (cell->field == NULL || iteam_table_get_column (row->table, cell->field) == NULL)
        return refuse (error, _("It changes a field that this program does not know."));
      if (i > 0 && g_str_equal (cell->field, row->cells[i - 1]->field))
        return refuse (error, _("It changes the same field twice."));
      if (g_str_equal (cell->field, ITEAM_FIELD_ID) &&
          (cell->value == NULL || !g_variant_is_of_type (cell->value, G_VARIANT_TYPE_INT64) ||
           g_variant_get_int64 (cell->value) != row->id))
        return refuse (error, _("It gives a thing a key that is not its own."));
    }

  return TRUE;
}

static gboolean
insert_cells (Receiver    *self,
              GPtrArray   *cells,
              GError     **error)
{
  g_autoptr (IteamStatement) insert = NULL;

  insert = iteam_connection_statement (self->connection, "INSERT INTO change_cell VALUES (?, ?, ?, ?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < cells->len; i++)
    {
      const IteamCell *cell = g_ptr_array_index (cells, i);

      sqlite3_bind_int64 (insert, 1, self->change);
      iteam_statement_bind_text (insert, 2, iteam_kind_to_nick (cell->kind));
      sqlite3_bind_int64 (insert, 3, cell->id);
      iteam_statement_bind_text (insert, 4, cell->field);
      iteam_statement_bind_value (insert, 5, cell->read);
      iteam_statement_bind_value (insert, 6, cell->value);
      if (!iteam_statement_run (self->connection, insert, error))
        return FALSE;
    }

  return TRUE;
}

/* What was deleted here comes back if it was worked on there. */
static gboolean
look_at_deleted (Receiver    *self,
                 IteamKind    kind,
                 gint64       id,
                 GError     **error)
{
  gboolean exists, deleted;

  if (!row_exists (self, kind, id, &exists, &deleted, error))
    return FALSE;
  if (!exists)
    return refuse (error, _("It refers to something that does not exist."));

  return !deleted || (merge_field (self, kind, id, ITEAM_FIELD_DELETED, error) && touch (self, kind, id, FALSE, error));
}

/* The things that a part belongs to or ever did. */
static gboolean
look_at_owners (Receiver    *self,
                const Row   *row,
                GError     **error)
{
  g_autoptr (GArray) writes = NULL;

  if (row->table->belongs_to == ITEAM_KIND_NONE)
    return TRUE;

  writes = iteam_field_history_read (self->history, row->kind, row->id, row->table->owner_column, error);
  if (writes == NULL)
    return FALSE;
  for (guint i = 0; i < writes->len; i++)
    {
      GVariant *owner = g_array_index (writes, IteamWrite, i).value;

      if (owner != NULL && g_variant_is_of_type (owner, G_VARIANT_TYPE_INT64) &&
          !look_at_deleted (self, row->table->belongs_to, g_variant_get_int64 (owner), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
look_at_references (Receiver    *self,
                    const Row   *row,
                    GError     **error)
{
  GArray *references = iteam_field_history_get_references (self->history);

  if (!look_at_deleted (self, row->kind, row->id, error) || !look_at_owners (self, row, error))
    return FALSE;

  for (guint i = 0; i < references->len; i++)
    {
      const IteamReference *reference = &g_array_index (references, IteamReference, i);

      for (guint j = 0; reference->kind == row->kind && j < row->n_cells; j++)
        {
          GVariant *value = row->cells[j]->value;

          if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) &&
              g_str_equal (row->cells[j]->field, reference->column) &&
              !look_at_deleted (self, reference->target, g_variant_get_int64 (value), error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
apply_row (Receiver    *self,
           const Row   *row,
           GError     **error)
{
  gboolean exists, deleted;

  if (!row_exists (self, row->kind, row->id, &exists, &deleted, error))
    return FALSE;
  if (!exists && !has_field (row, ITEAM_FIELD_ID))
    return refuse (error, _("It changes something that does not exist."));

  if (!exists)
    {
      if (!insert_row (self, row, error))
        return FALSE;
      if (has_field (row, "number") && !merge_field (self, row->kind, row->id, "number", error))
        return FALSE;
    }
  else
    for (guint i = 0; i < row->n_cells; i++)
      if (!merge_field (self, row->kind, row->id, iteam_table_get_column (row->table, row->cells[i]->field), error))
        return FALSE;

  return touch (self, row->kind, row->id, TRUE, error);
}

/* An undo marks the edit that it is about, whichever of several came last. */
static gboolean
mark_undone (Receiver    *self,
             gint64       edit,
             GError     **error)
{
  g_autoptr (IteamStatement) update = NULL;

  update = iteam_connection_statement (self->connection,
                                       "UPDATE change SET undone = nullif ("
                                       " (SELECT mode FROM change AS c WHERE c.of = ?1 ORDER BY clock DESC, author DESC LIMIT 1) = 1, 0)"
                                       " WHERE id = ?1",
                                       error);
  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, edit);

  return iteam_statement_run (self->connection, update, error);
}

static gboolean
insert_head (Receiver    *self,
             GError     **error)
{
  const IteamRecord *record = self->record;
  IteamChangeRecord head = {
    .author = record->stamp.author,
    .seq = record->stamp.seq,
    .clock = record->clock,
    .person = record->person,
    .who = record->who,
    .what = record->what,
    .mode = record->mode,
    .automatic = record->automatic,
  };

  if (record->of.author != 0 &&
      !iteam_change_table_find (self->connection, &record->of, &head.of, error))
    return FALSE;
  if (!iteam_change_table_insert (self->connection, &head, &self->change, error) ||
      !iteam_share_table_receive (self->connection, record, error))
    return FALSE;

  return head.of == 0 || mark_undone (self, head.of, error);
}

static gboolean
decide_conflicts (Receiver    *self,
                  GError     **error)
{
  for (guint i = 0; i < self->record->resolved->len; i++)
    {
      const IteamResolution *resolution = &g_array_index (self->record->resolved, IteamResolution, i);
      gboolean exists, deleted;

      if (iteam_table_get (resolution->kind) == NULL ||
          iteam_table_get_column (iteam_table_get (resolution->kind), resolution->field) == NULL)
        return refuse (error, _("It changes a field that this program does not know."));
      if (!row_exists (self, resolution->kind, resolution->row, &exists, &deleted, error))
        return FALSE;
      if (!exists)
        return refuse (error, _("It changes something that does not exist."));
      if (!iteam_share_table_add_resolution (self->connection, self->change, resolution, error) ||
          !merge_field (self, resolution->kind, resolution->row, resolution->field, error) ||
          !touch (self, resolution->kind, resolution->row, TRUE, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
apply_record (Receiver    *self,
              GError     **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_copy (self->record->cells, NULL, NULL);
  guint index = 0;
  Row row;

  g_ptr_array_set_free_func (cells, NULL);
  g_ptr_array_sort (cells, compare_cells);
  while (next_row (cells, &index, &row))
    if (!check_row (&row, error))
      return FALSE;

  if (!insert_head (self, error) || !insert_cells (self, cells, error))
    return FALSE;
  for (index = 0; next_row (cells, &index, &row);)
    if (!apply_row (self, &row, error))
      return FALSE;
  /* When all rows are there. */
  for (index = 0; next_row (cells, &index, &row);)
    if (!look_at_references (self, &row, error))
      return FALSE;

  return decide_conflicts (self, error);
}

/* Whether a record is the next one of its author, and all that its author had
 * seen is here. */
static gboolean
is_due (Receiver          *self,
        const IteamRecord *record)
{
  if (iteam_vector_get (self->vector, record->stamp.author) + 1 != record->stamp.seq)
    return FALSE;
  for (guint i = 0; i < record->seen->len; i++)
    {
      const IteamStamp *seen = &g_array_index (record->seen, IteamStamp, i);

      if (iteam_vector_get (self->vector, seen->author) < seen->seq)
        return FALSE;
    }

  return TRUE;
}

/* Applies one record, or says why it cannot be: then nothing of it is done. */
static gboolean
try_record (Receiver           *self,
            const IteamRecord  *record,
            gboolean           *applied,
            GPtrArray          *refusals,
            GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  IteamRefusal *refusal;

  *applied = FALSE;
  self->record = record;
  if (!iteam_connection_exec (self->connection, "SAVEPOINT record", error))
    return FALSE;
  if (apply_record (self, &local_error))
    {
      *applied = TRUE;
      iteam_vector_set (self->vector, record->stamp.author, record->stamp.seq);
      self->file->clock = MAX (self->file->clock, record->clock);
      if (self->change == self->file->last_change + 1)
        self->file->last_change = self->change;

      return iteam_connection_exec (self->connection, "RELEASE record", error);
    }

  if (!g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));

      return FALSE;
    }

  refusal = g_new0 (IteamRefusal, 1);
  refusal->stamp = record->stamp;
  refusal->message = g_strdup (local_error->message);
  g_ptr_array_add (refusals, refusal);

  return iteam_connection_exec (self->connection, "ROLLBACK TO record; RELEASE record", error);
}

static gboolean
apply_records (Receiver     *self,
               GPtrArray    *records,
               guint        *n_applied,
               GPtrArray    *refusals,
               GError      **error)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (records, NULL, NULL);

  /* Whoever had seen a change has a later clock: in this order, what a record
   * builds upon comes before it. */
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_records);
  for (guint i = 0; i < sorted->len; i++)
    {
      const IteamRecord *record = g_ptr_array_index (sorted, i);
      gboolean applied;

      if (!is_due (self, record))
        continue;
      if (!try_record (self, record, &applied, refusals, error))
        return FALSE;
      *n_applied += applied;
    }

  for (guint i = 0; i < self->refs->len; i++)
    if (!iteam_search_table_update (self->connection, &g_array_index (self->refs, IteamRef, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
receiver_init (Receiver       *self,
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

static void
receiver_clear (Receiver *self)
{
  g_hash_table_unref (self->touched);
  g_clear_pointer (&self->history, iteam_field_history_free);
  g_clear_pointer (&self->vector, g_hash_table_unref);
}

/**
 * iteam_receive_records:
 * @file: a replica that can be written
 * @records: (element-type IteamRecord): what other replicas made, in any order
 * @n_applied: (out): how many of them are new here now
 * @refs: (element-type IteamRef): the things that they touched are added to this
 * @refusals: (element-type IteamRefusal): those that cannot be are added to this
 * @error: return location for an error
 *
 * Applies records in one transaction: those that are here already change
 * nothing, and those that build upon something that is not here yet are left
 * for another time. Replicas that have the same records hold the same.
 *
 * Returns: whether it is on the disk; if not, the file is as it was.
 */
gboolean
iteam_receive_records (IteamTeamFile  *file,
                       GPtrArray      *records,
                       guint          *n_applied,
                       GArray         *refs,
                       GPtrArray      *refusals,
                       GError        **error)
{
  Receiver receiver = { 0 };
  gint64 last_change, clock;
  gboolean written;

  *n_applied = 0;
  if (records->len == 0)
    return TRUE;
  if (!iteam_team_file_begin_edit (file, error))
    return FALSE;

  last_change = file->last_change;
  clock = file->clock;
  written = iteam_connection_exec (file->connection, "PRAGMA defer_foreign_keys = ON", error) &&
            receiver_init (&receiver, file, refs, error) &&
            apply_records (&receiver, records, n_applied, refusals, error);
  if (receiver.touched != NULL)
    receiver_clear (&receiver);
  if (written && iteam_connection_commit (file->connection, error))
    return TRUE;

  iteam_connection_rollback (file->connection);
  file->last_change = last_change;
  file->clock = clock;
  *n_applied = 0;

  return FALSE;
}

/**
 * iteam_receive_recheck:
 * @file: a file, in a transaction to write
 * @change: a change that was made here, by its id
 * @decided: (nullable): a conflict that it decides
 * @error: return location for an error
 *
 * Brings the conflicts of the fields up to date that a change wrote.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_receive_recheck (IteamTeamFile          *file,
                       gint64                  change,
                       const IteamResolution  *decided,
                       GError                **error)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (IteamResolution));
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  Receiver receiver = { .change = change };
  gboolean row, checked;

  if (decided != NULL)
    g_array_append_vals (cells, decided, 1);
  {
    g_autoptr (IteamStatement) query = NULL;

    query = iteam_connection_statement (file->connection,
                                        "SELECT DISTINCT kind, row, field FROM conflict JOIN change_cell USING (kind, row, field)"
                                        " WHERE decided IS NULL AND change = ?",
                                        error);
    if (query == NULL)
      return FALSE;
    sqlite3_bind_int64 (query, 1, change);
    for (;;)
      {
        IteamResolution cell = { .kind = ITEAM_KIND_NONE };

        if (!iteam_statement_next (file->connection, query, &row, error))
          return FALSE;
        if (!row)
          break;
        cell.kind = iteam_table_find (iteam_statement_get_text (query, 0));
        cell.row = sqlite3_column_int64 (query, 1);
        cell.field = g_intern_string (iteam_statement_get_text (query, 2));
        g_array_append_val (cells, cell);
      }
  }
  if (cells->len == 0)
    return TRUE;

  checked = receiver_init (&receiver, file, refs, error);
  for (guint i = 0; checked && i < cells->len; i++)
    {
      const IteamResolution *cell = &g_array_index (cells, IteamResolution, i);

      checked = merge_field (&receiver, cell->kind, cell->row, cell->field, error);
    }
  receiver_clear (&receiver);

  return checked;
}

/**
 * iteam_receive_expect:
 * @file: a file, in a transaction
 * @kind: the kind of row
 * @row: its key
 * @field: the name of a field
 * @value: (out) (transfer full) (nullable): what the field holds by its history
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_receive_expect (IteamTeamFile  *file,
                      IteamKind       kind,
                      gint64          row,
                      const char     *field,
                      GVariant      **value,
                      GError        **error)
{
  g_autoptr (IteamFieldHistory) history = iteam_field_history_new (file->connection, error);

  *value = NULL;

  return history != NULL && iteam_field_history_merge (history, kind, row, field, value, NULL, NULL, error);
}
