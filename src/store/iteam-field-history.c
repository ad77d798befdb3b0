/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-field-history.h"

#include "iteam-destruction-table.h"
#include "iteam-share-table.h"

struct _IteamFieldHistory
{
  IteamConnection *connection;
  GArray *references;

  /* Who had seen how much of whom, as far as it was asked for. */
  GHashTable *seen;

  /* The first error of a question that cannot give one back. */
  GError *error;
};

static gboolean
read_references (IteamFieldHistory  *self,
                 GError            **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (self->connection, "SELECT \"from\", \"table\" FROM pragma_foreign_key_list (?)", error);
  if (query == NULL)
    return FALSE;

  for (int kind = 1; kind < ITEAM_N_KINDS; kind++)
    {
      const IteamTable *table = iteam_table_get ((IteamKind) kind);

      sqlite3_reset (query);
      iteam_statement_bind_text (query, 1, table->name);
      for (;;)
        {
          IteamReference reference = { .kind = (IteamKind) kind };

          if (!iteam_statement_next (self->connection, query, &row, error))
            return FALSE;
          if (!row)
            break;
          reference.column = iteam_table_get_column (table, iteam_statement_get_text (query, 0));
          reference.target = iteam_table_find (iteam_statement_get_text (query, 1));
          if (reference.column != NULL && reference.target != ITEAM_KIND_NONE)
            g_array_append_val (self->references, reference);
        }
    }

  return TRUE;
}

typedef struct
{
  IteamStamp later;
  gint64 author;
  gint64 upto;
} Seen;

static guint
seen_hash (gconstpointer key)
{
  const Seen *seen = key;
  guint64 mixed = (guint64) seen->later.author * 31 + (guint64) seen->author;

  return (guint) (mixed ^ (mixed >> 32)) + (guint) seen->later.seq * 2654435761u;
}

static gboolean
seen_equal (gconstpointer a,
            gconstpointer b)
{
  const Seen *first = a, *second = b;

  return first->later.author == second->later.author && first->later.seq == second->later.seq &&
         first->author == second->author;
}

static gboolean
sees (const IteamStamp *later,
      const IteamStamp *earlier,
      gpointer          user_data)
{
  IteamFieldHistory *self = user_data;
  Seen key = { *later, earlier->author, 0 };
  Seen *seen;

  if (later->author == earlier->author)
    return later->seq > earlier->seq;

  seen = g_hash_table_lookup (self->seen, &key);
  if (seen == NULL)
    {
      if (self->error != NULL ||
          !iteam_share_table_seen_upto (self->connection, later, earlier->author, &key.upto, &self->error))
        return FALSE;
      seen = g_memdup2 (&key, sizeof key);
      g_hash_table_add (self->seen, seen);
    }

  return seen->upto >= earlier->seq;
}

static void
write_clear (gpointer data)
{
  IteamWrite *write = data;

  g_clear_pointer (&write->read, g_variant_unref);
  g_clear_pointer (&write->value, g_variant_unref);
}

static GArray *
new_writes (void)
{
  GArray *writes = g_array_new (FALSE, FALSE, sizeof (IteamWrite));

  g_array_set_clear_func (writes, write_clear);

  return writes;
}

/**
 * iteam_field_history_new:
 * @connection: a connection, in a transaction
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the history of the fields of a replica.
 */
IteamFieldHistory *
iteam_field_history_new (IteamConnection  *connection,
                         GError          **error)
{
  g_autoptr (IteamFieldHistory) self = g_new0 (IteamFieldHistory, 1);

  self->connection = connection;
  self->references = g_array_new (FALSE, FALSE, sizeof (IteamReference));
  self->seen = g_hash_table_new_full (seen_hash, seen_equal, g_free, NULL);

  return read_references (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * iteam_field_history_free:
 * @self: (transfer full): a history
 */
void
iteam_field_history_free (IteamFieldHistory *self)
{
  g_array_unref (self->references);
  g_hash_table_unref (self->seen);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * iteam_field_history_get_references:
 * @self: a history
 *
 * Returns: (transfer none) (element-type IteamReference): the foreign keys.
 */
GArray *
iteam_field_history_get_references (IteamFieldHistory *self)
{
  return self->references;
}

/**
 * iteam_field_history_read:
 * @self: a history
 * @kind: the kind of row
 * @row: its key
 * @field: the name of the field
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamWrite): all that was
 *   done to the field, in the order of the writes.
 */
GArray *
iteam_field_history_read (IteamFieldHistory  *self,
                          IteamKind           kind,
                          gint64              row,
                          const char         *field,
                          GError            **error)
{
  g_autoptr (GArray) writes = new_writes ();
  g_autoptr (IteamStatement) query = NULL;
  gboolean more;

  query = iteam_connection_statement (self->connection,
                                      "SELECT author, seq, clock, old, new FROM change_cell JOIN change ON id = change"
                                      " WHERE row = ? AND field = ? AND change_cell.kind = ?",
                                      error);
  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, row);
  iteam_statement_bind_text (query, 2, field);
  iteam_statement_bind_text (query, 3, iteam_kind_to_nick (kind));

  for (;;)
    {
      IteamWrite write = { .clock = 0 };

      if (!iteam_statement_next (self->connection, query, &more, error))
        return NULL;
      if (!more)
        break;
      write.stamp.author = sqlite3_column_int64 (query, 0);
      write.stamp.seq = sqlite3_column_int64 (query, 1);
      write.clock = sqlite3_column_int64 (query, 2);
      write.read = iteam_statement_get_value (query, 3);
      write.value = iteam_statement_get_value (query, 4);
      g_array_append_val (writes, write);
    }
  g_array_sort (writes, iteam_write_compare);

  return g_steal_pointer (&writes);
}

/* Whether a part is or ever was one of a thing. */
static gboolean
is_part_of (IteamFieldHistory  *self,
            const IteamTable   *part,
            gint64              row,
            gint64              thing,
            gboolean           *is_part,
            GError            **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (self->connection,
                                      "SELECT 1 FROM change_cell WHERE row = ? AND field = ? AND kind = ? AND new = ?",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, row);
  iteam_statement_bind_text (query, 2, part->owner_column);
  iteam_statement_bind_text (query, 3, part->name);
  sqlite3_bind_int64 (query, 4, thing);

  return iteam_statement_next (self->connection, query, is_part, error);
}

static gboolean
refers_to (IteamFieldHistory *self,
           IteamKind          kind,
           const char        *column,
           IteamKind          target)
{
  for (guint i = 0; i < self->references->len; i++)
    {
      const IteamReference *reference = &g_array_index (self->references, IteamReference, i);

      if (reference->kind == kind && reference->target == target && g_str_equal (reference->column, column))
        return TRUE;
    }

  return FALSE;
}

/* Whether a change of a field is work on @row, which a deletion would undo. */
static gboolean
is_touch (IteamFieldHistory  *self,
          IteamStatement     *cell,
          IteamKind           kind,
          gint64              row,
          gboolean           *touches,
          GError            **error)
{
  IteamKind cell_kind = iteam_table_find (iteam_statement_get_text (cell, 0));
  const IteamTable *table = iteam_table_get (cell_kind);
  gint64 cell_row = sqlite3_column_int64 (cell, 1);
  const char *field = iteam_statement_get_text (cell, 2);

  *touches = FALSE;
  if (table == NULL || g_str_equal (field, "number") ||
      (g_str_equal (field, ITEAM_FIELD_DELETED) && sqlite3_column_type (cell, 3) != SQLITE_NULL))
    return TRUE;

  *touches = (cell_kind == kind && cell_row == row && !g_str_equal (field, ITEAM_FIELD_DELETED)) ||
             (sqlite3_column_type (cell, 3) == SQLITE_INTEGER && sqlite3_column_int64 (cell, 3) == row &&
              refers_to (self, cell_kind, field, kind));
  if (*touches || table->belongs_to != kind)
    return TRUE;

  return is_part_of (self, table, cell_row, row, touches, error);
}

/* Adds what an author did to a row without having seen a deletion of it. */
static gboolean
add_touches (IteamFieldHistory  *self,
             const IteamWrite   *deletion,
             gint64              author,
             IteamKind           kind,
             gint64              row,
             GArray             *touches,
             GError            **error)
{
  g_autoptr (IteamStatement) cells = NULL;
  gint64 upto;
  gboolean more;

  if (!iteam_share_table_seen_upto (self->connection, &deletion->stamp, author, &upto, error))
    return FALSE;

  cells = iteam_connection_statement (self->connection,
                                      "SELECT kind, row, field, new, seq, clock FROM change JOIN change_cell ON change = id"
                                      " WHERE author = ? AND seq > ?",
                                      error);
  if (cells == NULL)
    return FALSE;

  sqlite3_bind_int64 (cells, 1, author);
  sqlite3_bind_int64 (cells, 2, upto);
  for (;;)
    {
      IteamWrite touch = { .clock = 0 };
      gboolean touches_it;

      if (!iteam_statement_next (self->connection, cells, &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!is_touch (self, cells, kind, row, &touches_it, error))
        return FALSE;
      if (!touches_it)
        continue;
      touch.stamp.author = author;
      touch.stamp.seq = sqlite3_column_int64 (cells, 4);
      touch.clock = sqlite3_column_int64 (cells, 5);
      g_array_append_val (touches, touch);
    }
}

/* What was done to a row, its parts, and what came to refer to it, all without
 * having seen a deletion; the latest first. */
static GArray *
read_touches (IteamFieldHistory  *self,
              const IteamWrite   *deletion,
              IteamKind           kind,
              gint64              row,
              GError            **error)
{
  g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (IteamWrite));
  g_autoptr (GArray) authors = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (IteamStatement) query = NULL;
  gboolean more;

  query = iteam_connection_statement (self->connection,
                                      "SELECT author FROM received UNION SELECT value FROM file_info WHERE key = 'author'"
                                      " UNION SELECT author FROM change WHERE NOT EXISTS (SELECT 1 FROM received)",
                                      error);
  if (query == NULL)
    return NULL;
  for (;;)
    {
      gint64 author;

      if (!iteam_statement_next (self->connection, query, &more, error))
        return NULL;
      if (!more)
        break;
      author = sqlite3_column_int64 (query, 0);
      g_array_append_val (authors, author);
    }

  for (guint i = 0; i < authors->len; i++)
    {
      gint64 author = g_array_index (authors, gint64, i);

      if (author != deletion->stamp.author && !add_touches (self, deletion, author, kind, row, touches, error))
        return NULL;
    }
  g_array_sort (touches, iteam_write_compare);

  return g_steal_pointer (&touches);
}

static gboolean
merge_deletion (IteamFieldHistory  *self,
                IteamKind           kind,
                gint64              row,
                GArray             *writes,
                GVariant          **value,
                GArray             *losers,
                GArray             *winners,
                GError            **error)
{
  const IteamWrite *last = &g_array_index (writes, IteamWrite, writes->len - 1);
  g_autoptr (GArray) touches = read_touches (self, last, kind, row, error);
  guint deletion;

  if (touches == NULL)
    return FALSE;
  if (!iteam_merge_revives (writes, touches, sees, self, &deletion))
    return TRUE;

  g_clear_pointer (value, g_variant_unref);
  if (losers != NULL)
    {
      g_array_append_val (losers, last->stamp);
      g_array_append_val (winners, g_array_index (touches, IteamWrite, touches->len - 1).stamp);
    }

  return TRUE;
}

/**
 * iteam_field_history_merge:
 * @self: a history
 * @kind: the kind of row
 * @row: its key
 * @field: the name of the field
 * @value: (out) (transfer full) (nullable): what it is to hold
 * @losers: (nullable) (element-type IteamStamp): the changes whose value got
 *   lost without having been seen are added to this
 * @winners: (nullable) (element-type IteamStamp): and what took their place to this
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_field_history_merge (IteamFieldHistory  *self,
                           IteamKind           kind,
                           gint64              row,
                           const char         *field,
                           GVariant          **value,
                           GArray             *losers,
                           GArray             *winners,
                           GError            **error)
{
  g_autoptr (GArray) writes = iteam_field_history_read (self, kind, row, field, error);
  g_autoptr (GArray) losses = g_array_new (FALSE, FALSE, sizeof (IteamLoss));
  gboolean quiet = iteam_merge_is_quiet (field);
  gboolean destroyed;

  *value = NULL;
  if (writes == NULL || !iteam_destruction_table_covers (self->connection, kind, row, &destroyed, error))
    return FALSE;
  if (writes->len == 0)
    return TRUE;

  *value = iteam_merge_writes (writes, sees, self, losses);
  /* Of what was destroyed nothing is left to decide, and nothing brings it back. */
  if (destroyed)
    quiet = TRUE;
  if (destroyed && g_str_equal (field, ITEAM_FIELD_DELETED) && iteam_table_get (kind)->belongs_to == ITEAM_KIND_NONE)
    {
      g_clear_pointer (value, g_variant_unref);
      *value = g_variant_ref_sink (g_variant_new_int64 (1));

      return TRUE;
    }
  for (guint i = 0; losers != NULL && !quiet && i < losses->len; i++)
    {
      const IteamLoss *loss = &g_array_index (losses, IteamLoss, i);

      g_array_append_val (losers, g_array_index (writes, IteamWrite, loss->loser).stamp);
      g_array_append_val (winners, g_array_index (writes, IteamWrite, loss->winner).stamp);
    }

  if (g_str_equal (field, ITEAM_FIELD_DELETED) && *value != NULL &&
      g_array_index (writes, IteamWrite, writes->len - 1).value != NULL &&
      !merge_deletion (self, kind, row, writes, value, losers, winners, error))
    return FALSE;

  if (self->error != NULL)
    {
      g_clear_pointer (value, g_variant_unref);
      g_propagate_error (error, g_steal_pointer (&self->error));

      return FALSE;
    }

  return TRUE;
}
