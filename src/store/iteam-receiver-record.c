/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-receiver.h"

#include <glib/gi18n-lib.h>

#include "iteam-change-table.h"
#include "iteam-error.h"
#include "iteam-share-table.h"
#include "iteam-supersession.h"

/* How a record that another replica made becomes part of this one. */

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
insert_row (IteamReceiver  *self,
            const Row      *row,
            GError        **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (IteamStatement) insert = NULL;
  int parameter = 1;

  g_string_append_printf (sql, "%s (", row->table->name);
  for (guint i = 0; i < row->n_cells; i++)
    if (!g_str_equal (row->cells[i]->field, ITEAM_FIELD_ID) && !g_str_equal (row->cells[i]->field, "number"))
      {
        self->supersession = self->supersession || iteam_supersession_is_step (row->kind, row->cells[i]->field);
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
insert_cells (IteamReceiver  *self,
              GPtrArray      *cells,
              GError        **error)
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
look_at_deleted (IteamReceiver  *self,
                 IteamKind       kind,
                 gint64          id,
                 GError        **error)
{
  gboolean exists, deleted;

  if (!iteam_receiver_has_row (self, kind, id, &exists, &deleted, error))
    return FALSE;
  if (!exists)
    return refuse (error, _("It refers to something that does not exist."));

  return !deleted || (iteam_receiver_merge_field (self, kind, id, ITEAM_FIELD_DELETED, error) &&
                      iteam_receiver_touch (self, kind, id, FALSE, error));
}

/* The things that a part belongs to or ever did. */
static gboolean
look_at_owners (IteamReceiver  *self,
                const Row      *row,
                GError        **error)
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
look_at_references (IteamReceiver  *self,
                    const Row      *row,
                    GError        **error)
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
apply_row (IteamReceiver  *self,
           const Row      *row,
           GError        **error)
{
  gboolean exists, deleted;

  if (!iteam_receiver_has_row (self, row->kind, row->id, &exists, &deleted, error))
    return FALSE;
  if (!exists && !has_field (row, ITEAM_FIELD_ID))
    return refuse (error, _("It changes something that does not exist."));

  if (!exists)
    {
      if (!insert_row (self, row, error))
        return FALSE;
      if (has_field (row, "number") && !iteam_receiver_merge_field (self, row->kind, row->id, "number", error))
        return FALSE;
    }
  else
    for (guint i = 0; i < row->n_cells; i++)
      if (!iteam_receiver_merge_field (self, row->kind, row->id, iteam_table_get_column (row->table, row->cells[i]->field), error))
        return FALSE;

  return iteam_receiver_touch (self, row->kind, row->id, TRUE, error);
}

/* An undo marks the edit that it is about, whichever of several came last. */
static gboolean
mark_undone (IteamReceiver  *self,
             gint64          edit,
             GError        **error)
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
insert_head (IteamReceiver  *self,
             GError        **error)
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
decide_conflicts (IteamReceiver  *self,
                  GError        **error)
{
  for (guint i = 0; i < self->record->resolved->len; i++)
    {
      const IteamResolution *resolution = &g_array_index (self->record->resolved, IteamResolution, i);
      gboolean exists, deleted;

      if (iteam_table_get (resolution->kind) == NULL ||
          iteam_table_get_column (iteam_table_get (resolution->kind), resolution->field) == NULL)
        return refuse (error, _("It changes a field that this program does not know."));
      if (!iteam_receiver_has_row (self, resolution->kind, resolution->row, &exists, &deleted, error))
        return FALSE;
      if (!exists)
        return refuse (error, _("It changes something that does not exist."));
      if (!iteam_share_table_add_resolution (self->connection, self->change, resolution, error) ||
          !iteam_receiver_merge_field (self, resolution->kind, resolution->row, resolution->field, error) ||
          !iteam_receiver_touch (self, resolution->kind, resolution->row, TRUE, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * iteam_receiver_apply:
 * @self: a receiver with a record at hand
 * @error: return location for an error: %ITEAM_ERROR_INVALID if the record says what
 *   a team file cannot hold
 *
 * Makes the record at hand a change of the replica.
 *
 * Returns: %FALSE on an error; then part of it may be done, for the caller to roll back.
 */
gboolean
iteam_receiver_apply (IteamReceiver  *self,
                      GError        **error)
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
