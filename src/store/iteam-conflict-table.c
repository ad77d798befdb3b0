/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-conflict-table.h"

#include <glib/gi18n-lib.h>

#include "iteam-change-table.h"
#include "iteam-change.h"
#include "iteam-error.h"
#include "iteam-field.h"
#include "iteam-search-table.h"

/* What is deleted raises no question, until it comes back; nor does what goes with
 * another field. */
static gboolean
read_current (IteamConnection  *connection,
              IteamKind         kind,
              gint64            row,
              const char       *field,
              GVariant        **value,
              gboolean         *matters,
              GError          **error)
{
  const IteamTable *table = iteam_table_get (kind);
  g_autofree char *sql = g_strdup_printf ("SELECT %s, deleted FROM %s WHERE id = ?",
                                          iteam_table_get_column (table, field), table->name);
  g_autoptr (IteamStatement) query = iteam_connection_statement (connection, sql, error);
  gboolean found;

  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, row);
  if (!iteam_statement_next (connection, query, &found, error))
    return FALSE;
  *value = found ? iteam_statement_get_value (query, 0) : NULL;
  *matters = found && iteam_field_leader (kind, field) == NULL &&
             (sqlite3_column_type (query, 1) == SQLITE_NULL || g_str_equal (field, ITEAM_FIELD_DELETED));

  return TRUE;
}

/* What the values are called, where they are keys of things. */
static gboolean
name_values (IteamTeamFile      *file,
             IteamOpenConflict  *conflict,
             GError            **error)
{
  IteamRef thing = { .kind = iteam_field_reference (conflict->cell->field) };

  for (int which = 0; thing.kind != ITEAM_KIND_NONE && which < ITEAM_N_CONFLICT_VALUES; which++)
    {
      GVariant *value = iteam_open_conflict_get_value (conflict, (IteamConflictValue) which);

      if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        continue;
      thing.id = g_variant_get_int64 (value);
      if (!iteam_search_table_describe (file->connection, &thing, &conflict->names[which], error))
        return FALSE;
    }

  return TRUE;
}

/* Fills in what the rest of the file tells about a conflict. */
static gboolean
complete (IteamTeamFile      *file,
          IteamOpenConflict  *conflict,
          gboolean           *matters,
          GError            **error)
{
  const IteamCell *cell = conflict->cell;

  if (!read_current (file->connection, cell->kind, cell->id, cell->field, &conflict->current, matters, error) ||
      !iteam_table_find_owner (file->connection, cell->kind, cell->id, &conflict->thing, error) ||
      !iteam_search_table_describe (file->connection, &conflict->thing, &conflict->title, error) ||
      !name_values (file, conflict, error))
    return FALSE;
  *matters = *matters && conflict->title != NULL;

  return TRUE;
}

/**
 * iteam_conflict_table_read:
 * @file: a replica
 * @person: key of the person who asks, or 0
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamOpenConflict): the
 *   conflicts that nobody has decided yet, by number.
 */
GPtrArray *
iteam_conflict_table_read (IteamTeamFile  *file,
                           gint64          person,
                           GError        **error)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_open_conflict_free);
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (file->connection,
                                      "SELECT c.id, c.kind, c.row, c.field, cell.old, cell.new, l.who, l.clock, w.who, w.clock,"
                                      " l.author = ?1 OR l.person = nullif (?2, 0), w.author = ?1 OR w.person = nullif (?2, 0)"
                                      " FROM conflict AS c"
                                      " JOIN change AS l ON l.author = c.author AND l.seq = c.seq"
                                      " JOIN change AS w ON w.author = c.winner_author AND w.seq = c.winner_seq"
                                      " JOIN change_cell AS cell ON cell.change = l.id AND cell.kind = c.kind"
                                      "  AND cell.row = c.row AND cell.field = c.field"
                                      " WHERE c.decided IS NULL ORDER BY c.id",
                                      error);
  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, file->author);
  sqlite3_bind_int64 (query, 2, person);

  for (;;)
    {
      g_autoptr (IteamOpenConflict) conflict = NULL;
      g_autoptr (GVariant) read = NULL;
      g_autoptr (GVariant) value = NULL;
      gboolean matters;

      if (!iteam_statement_next (file->connection, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&conflicts);

      conflict = g_new0 (IteamOpenConflict, 1);
      conflict->number = (int) sqlite3_column_int64 (query, 0);
      read = iteam_statement_get_value (query, 4);
      value = iteam_statement_get_value (query, 5);
      conflict->cell = iteam_cell_new (iteam_table_find (iteam_statement_get_text (query, 1)), sqlite3_column_int64 (query, 2),
                                       iteam_statement_get_text (query, 3), read, value);
      conflict->lost_who = iteam_statement_dup_text (query, 6);
      conflict->lost_when = (sqlite3_column_int64 (query, 7) >> 16) * 1000;
      conflict->current_who = iteam_statement_dup_text (query, 8);
      conflict->current_when = (sqlite3_column_int64 (query, 9) >> 16) * 1000;
      conflict->lost_is_mine = sqlite3_column_int (query, 10) != 0;
      conflict->current_is_mine = !conflict->lost_is_mine && sqlite3_column_int (query, 11) != 0;
      if (!complete (file, conflict, &matters, error))
        return NULL;
      if (matters)
        g_ptr_array_add (conflicts, g_steal_pointer (&conflict));
    }
}

/**
 * iteam_conflict_table_find:
 * @file: a replica
 * @number: the number of a conflict, 3 for C-3
 * @conflict: (out): what it is about
 * @current: (out) (transfer full) (nullable): what the field holds
 * @lost: (out) (transfer full) (nullable): the value that got lost; both are set, whatever the outcome
 * @error: return location for an error, %ITEAM_ERROR_NOT_FOUND if there is no such open conflict
 *
 * Returns: whether it was found.
 */
gboolean
iteam_conflict_table_find (IteamTeamFile    *file,
                           gint64            number,
                           IteamResolution  *conflict,
                           GVariant        **current,
                           GVariant        **lost,
                           GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row, matters = FALSE;

  query = iteam_connection_statement (file->connection,
                                      "SELECT c.kind, c.row, c.field, c.author, c.seq, cell.new FROM conflict AS c"
                                      " JOIN change AS l ON l.author = c.author AND l.seq = c.seq"
                                      " JOIN change_cell AS cell ON cell.change = l.id AND cell.kind = c.kind"
                                      "  AND cell.row = c.row AND cell.field = c.field"
                                      " WHERE c.id = ? AND c.decided IS NULL",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, number);
  if (!iteam_statement_next (file->connection, query, &row, error))
    return FALSE;
  *current = NULL;
  *lost = NULL;
  if (!row)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("There is no open conflict C-%d."), (int) number);

      return FALSE;
    }

  conflict->kind = iteam_table_find (iteam_statement_get_text (query, 0));
  conflict->row = sqlite3_column_int64 (query, 1);
  conflict->field = g_intern_string (iteam_statement_get_text (query, 2));
  conflict->loser.author = sqlite3_column_int64 (query, 3);
  conflict->loser.seq = sqlite3_column_int64 (query, 4);
  *lost = iteam_statement_get_value (query, 5);
  if (!read_current (file->connection, conflict->kind, conflict->row, conflict->field, current, &matters, error))
    return FALSE;
  if (matters)
    return TRUE;

  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("What conflict C-%d was about has been deleted."), (int) number);

  return FALSE;
}

/* What @field held as the loser left it: what its change wrote, or what the
 * winner's found. %FALSE if neither touched it. */
static gboolean
read_follower (IteamTeamFile    *file,
               gint64            number,
               const char       *field,
               gboolean         *touched,
               GVariant        **value,
               GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (file->connection,
                                      "SELECT cell.new, 0 AS turn FROM conflict AS c"
                                      " JOIN change AS l ON l.author = c.author AND l.seq = c.seq"
                                      " JOIN change_cell AS cell ON cell.change = l.id AND cell.kind = c.kind"
                                      "  AND cell.row = c.row AND cell.field = ?2"
                                      " WHERE c.id = ?1"
                                      " UNION ALL SELECT cell.old, 1 FROM conflict AS c"
                                      " JOIN change AS w ON w.author = c.winner_author AND w.seq = c.winner_seq"
                                      " JOIN change_cell AS cell ON cell.change = w.id AND cell.kind = c.kind"
                                      "  AND cell.row = c.row AND cell.field = ?2"
                                      " WHERE c.id = ?1 ORDER BY turn LIMIT 1",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, number);
  iteam_statement_bind_text (query, 2, field);
  if (!iteam_statement_next (file->connection, query, touched, error))
    return FALSE;
  *value = *touched ? iteam_statement_get_value (query, 0) : NULL;

  return TRUE;
}

/**
 * iteam_conflict_table_take_followers:
 * @file: a replica
 * @number: the number of a conflict
 * @conflict: what it is about, whose other value is taken
 * @draft: the fields that go with it are added to this
 * @error: return location for an error
 *
 * An action point that is taken as done gets the day on which it was.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_conflict_table_take_followers (IteamTeamFile          *file,
                                     gint64                  number,
                                     const IteamResolution  *conflict,
                                     IteamDraft             *draft,
                                     GError                **error)
{
  const IteamTable *table = iteam_table_get (conflict->kind);

  for (int i = 0; table->columns[i] != NULL; i++)
    {
      g_autoptr (GVariant) current = NULL;
      g_autoptr (GVariant) value = NULL;
      gboolean touched, matters;

      if (g_strcmp0 (iteam_field_leader (conflict->kind, table->columns[i]), conflict->field) != 0)
        continue;
      if (!read_follower (file, number, table->columns[i], &touched, &value, error) ||
          !read_current (file->connection, conflict->kind, conflict->row, table->columns[i], &current, &matters, error))
        return FALSE;
      if (touched)
        iteam_draft_set (draft, conflict->kind, conflict->row, table->columns[i], current, value);
    }

  return TRUE;
}
