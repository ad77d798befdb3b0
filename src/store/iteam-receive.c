/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-receive.h"

#include "iteam-destroy.h"
#include "iteam-error.h"
#include "iteam-receiver.h"
#include "iteam-search-table.h"
#include "iteam-share-table.h"
#include "iteam-supersession.h"

/* Records that other replicas made, taken in together. */

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

/* Whether a record is the next one of its author, and all that its author had
 * seen is here. */
static gboolean
is_due (IteamReceiver     *self,
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
try_record (IteamReceiver      *self,
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
  if (iteam_receiver_apply (self, &local_error) &&
      iteam_destroy_received (self->file, self->change, self->refs, &self->destroyed, &local_error))
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
apply_records (IteamReceiver  *self,
               GPtrArray      *records,
               guint          *n_applied,
               GPtrArray      *refusals,
               GError        **error)
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

  if (self->supersession && !iteam_supersession_settle (self, error))
    return FALSE;

  for (guint i = 0; i < self->refs->len; i++)
    if (!iteam_search_table_update (self->connection, &g_array_index (self->refs, IteamRef, i), error))
      return FALSE;

  return TRUE;
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
  IteamReceiver receiver = { 0 };
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
            iteam_receiver_init (&receiver, file, refs, error) &&
            apply_records (&receiver, records, n_applied, refusals, error);
  if (receiver.touched != NULL)
    iteam_receiver_clear (&receiver);
  if (written && iteam_connection_commit (file->connection, error))
    {
      /* What is left undone is done when the file is opened again. */
      if (receiver.destroyed)
        iteam_destroy_finish (file, NULL);

      return TRUE;
    }

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
 * @refs: (element-type IteamRef): what else comes to be different is added to this
 * @error: return location for an error
 *
 * Brings the conflicts of the fields up to date that a change wrote, and what took
 * the place of which document.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_receive_recheck (IteamTeamFile          *file,
                       gint64                  change,
                       const IteamResolution  *decided,
                       GArray                 *refs,
                       GError                **error)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (IteamResolution));
  IteamReceiver receiver = { .change = change };
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
  if (!iteam_supersession_written (file->connection, change, &receiver.supersession, error))
    return FALSE;
  if (cells->len == 0 && !receiver.supersession)
    return TRUE;

  checked = iteam_receiver_init (&receiver, file, refs, error);
  for (guint i = 0; checked && i < cells->len; i++)
    {
      const IteamResolution *cell = &g_array_index (cells, IteamResolution, i);

      checked = iteam_receiver_merge_field (&receiver, cell->kind, cell->row, cell->field, error);
    }
  if (checked && receiver.supersession)
    checked = iteam_supersession_settle (&receiver, error);
  iteam_receiver_clear (&receiver);

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
