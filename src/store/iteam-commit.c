/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-commit.h"

#include <glib/gi18n-lib.h>

#include "iteam-capture.h"
#include "iteam-change-table.h"
#include "iteam-destroy.h"
#include "iteam-destruction-table.h"
#include "iteam-error.h"
#include "iteam-meeting-lock.h"
#include "iteam-number.h"
#include "iteam-receive.h"
#include "iteam-search-table.h"
#include "iteam-share-table.h"
#include "iteam-supersession.h"

/* For how long what is typed is one edit, in microseconds. */
#define TYPED_AS_ONE G_TIME_SPAN_MINUTE

/* The cells of one row, in a draft: a stretch of its array. */
typedef struct
{
  IteamCell **cells;
  guint n_cells;
  const IteamTable *table;
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
  row->cells = (IteamCell **) &cells->pdata[*index];
  row->n_cells = 0;
  row->table = iteam_table_get (first->kind);
  while (*index < cells->len)
    {
      IteamCell *cell = g_ptr_array_index (cells, *index);

      if (cell->id != first->id || cell->kind != first->kind || (row->n_cells > 0 && cell->field == g_intern_string (ITEAM_FIELD_ID)))
        break;
      row->n_cells++;
      (*index)++;
    }

  return TRUE;
}

static gboolean
check_fields (const Row  *row,
              GError    **error)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->table == NULL || iteam_table_get_column (row->table, row->cells[i]->field) == NULL)
      {
        g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                     _("The team file has no field “%s”."), row->cells[i]->field);

        return FALSE;
      }

  return TRUE;
}

/* Runs "INSERT …" or "UPDATE …" with the values of @row bound in order. */
static gboolean
run_with_values (IteamConnection  *connection,
                 const char       *sql,
                 const Row        *row,
                 guint             first,
                 GError          **error)
{
  g_autoptr (IteamStatement) statement = iteam_connection_statement (connection, sql, error);
  int parameter = 1;

  if (statement == NULL)
    return FALSE;
  for (guint i = first; i < row->n_cells; i++)
    iteam_statement_bind_value (statement, parameter++, row->cells[i]->value);
  sqlite3_bind_int64 (statement, parameter, row->cells[0]->id);

  return iteam_statement_run (connection, statement, error);
}

static gboolean
insert_row (IteamTeamFile  *file,
            const Row      *row,
            GError        **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");
  g_autoptr (GString) values = g_string_new (NULL);

  g_string_append_printf (sql, "%s (", row->table->name);
  for (guint i = 1; i < row->n_cells; i++)
    {
      g_string_append_printf (sql, "%s, ", iteam_table_get_column (row->table, row->cells[i]->field));
      g_string_append (values, "?, ");
    }
  g_string_append_printf (sql, "id) VALUES (%s?)", values->str);

  if (!run_with_values (file->connection, sql->str, row, 1, error))
    return FALSE;

  /* Several replicas would give the same number twice: there it is claimed on
   * the share. */
  return file->shared || iteam_number_give (file->connection, row->cells[0]->kind, row->cells[0]->id, error);
}

static gboolean
update_row (IteamConnection  *connection,
            const Row        *row,
            guint             first,
            gboolean          revive,
            GError          **error)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE ");

  g_string_append_printf (sql, "%s SET ", row->table->name);
  for (guint i = first; i < row->n_cells; i++)
    g_string_append_printf (sql, "%s%s = ?", i > first ? ", " : "", iteam_table_get_column (row->table, row->cells[i]->field));
  if (revive)
    g_string_append_printf (sql, "%sdeleted = NULL", row->n_cells > first ? ", " : "");
  g_string_append (sql, " WHERE id = ?");

  return run_with_values (connection, sql->str, row, first, error);
}

static gboolean
add_conflict (IteamConnection  *connection,
              IteamDraft       *draft,
              const IteamCell  *cell,
              GVariant         *theirs,
              GError          **error)
{
  g_autofree char *who = NULL;
  gint64 when;

  if (!iteam_change_table_find_writer (connection, cell, &who, &when, error))
    return FALSE;
  iteam_draft_take_conflict (draft, iteam_conflict_new (cell, theirs, who, when));

  return TRUE;
}

static void
value_free (gpointer value)
{
  if (value != NULL)
    g_variant_unref (value);
}

/* Compares what the file holds with what the draft was made upon. */
static gboolean
compare_row (IteamConnection  *connection,
             IteamDraft       *draft,
             const Row        *row,
             gboolean         *exists,
             gboolean         *deleted,
             GError          **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT deleted");
  g_autoptr (GPtrArray) current = g_ptr_array_new_with_free_func (value_free);
  gboolean is_insert = g_str_equal (row->cells[0]->field, ITEAM_FIELD_ID);
  gboolean marks = FALSE;

  for (guint i = 0; i < row->n_cells; i++)
    g_string_append_printf (sql, ", %s", iteam_table_get_column (row->table, row->cells[i]->field));
  g_string_append_printf (sql, " FROM %s WHERE id = ?", row->table->name);

  {
    g_autoptr (IteamStatement) query = iteam_connection_statement (connection, sql->str, error);

    if (query == NULL)
      return FALSE;
    sqlite3_bind_int64 (query, 1, row->cells[0]->id);
    if (!iteam_statement_next (connection, query, exists, error))
      return FALSE;
    *deleted = *exists && sqlite3_column_int (query, 0) != 0;
    for (guint i = 0; *exists && i < row->n_cells; i++)
      {
        g_ptr_array_add (current, iteam_statement_get_value (query, 1 + i));
        marks = marks || g_str_equal (row->cells[i]->field, ITEAM_FIELD_DELETED);
      }
  }

  if (is_insert || !*exists)
    return TRUE;

  if (*deleted && !marks)
    {
      g_autoptr (IteamCell) mark = iteam_cell_new (row->cells[0]->kind, row->cells[0]->id, ITEAM_FIELD_DELETED, NULL, NULL);

      return add_conflict (connection, draft, mark, g_variant_new_int64 (1), error);
    }

  for (guint i = 0; i < row->n_cells; i++)
    {
      GVariant *theirs = g_ptr_array_index (current, i);

      if (!iteam_value_equal (theirs, row->cells[i]->read) && !iteam_value_equal (theirs, row->cells[i]->value) &&
          !add_conflict (connection, draft, row->cells[i], theirs, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
apply_row (IteamTeamFile  *file,
           IteamDraft     *draft,
           const Row      *row,
           GError        **error)
{
  gboolean is_insert, exists, deleted;

  if (!check_fields (row, error) || !compare_row (file->connection, draft, row, &exists, &deleted, error))
    return FALSE;

  is_insert = g_str_equal (row->cells[0]->field, ITEAM_FIELD_ID);
  if (is_insert && !exists)
    return insert_row (file, row, error);
  if (!exists)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("The team file no longer holds what was to be changed."));

      return FALSE;
    }
  if (iteam_draft_get_conflicts (draft)->len > 0)
    return TRUE;
  if (is_insert && !deleted && row->n_cells == 1)
    return TRUE;

  return update_row (file->connection, row, is_insert ? 1 : 0, is_insert, error);
}

static gboolean
apply_draft (IteamTeamFile  *file,
             IteamDraft     *draft,
             GError        **error)
{
  GPtrArray *cells = iteam_draft_get_cells (draft);
  guint index = 0;
  Row row;

  iteam_draft_clear_conflicts (draft);
  while (next_row (cells, &index, &row))
    if (!apply_row (file, draft, &row, error))
      return FALSE;

  if (iteam_draft_get_conflicts (draft)->len > 0)
    {
      IteamConflict *conflict = g_ptr_array_index (iteam_draft_get_conflicts (draft), 0);
      const char *who = conflict->who != NULL && conflict->who[0] != '\0' ? conflict->who : _("Someone else");
      const char *label = iteam_field_label (conflict->cell->kind, conflict->cell->field);

      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_CONFLICT,
                   /* Translators: first a person, then the name of a field, "Due date". */
                   _("%s changed “%s” in the meantime. Nothing was overwritten."), who,
                   label != NULL ? label : conflict->cell->field);

      return FALSE;
    }

  return TRUE;
}

typedef struct
{
  IteamConnection *connection;
  gint64 change;
  gint64 last_row;
  GHashTable *seen;
  GArray *refs;
} Recorder;

static gboolean
record_cell (const IteamTable  *table,
             IteamKind          kind,
             gint64             row,
             const char        *column,
             sqlite3_value     *old_value,
             sqlite3_value     *new_value,
             gpointer           user_data,
             GError           **error)
{
  Recorder *recorder = user_data;
  IteamRef thing;

  if (!iteam_change_table_insert_cell (recorder->connection, recorder->change, table, row, column, old_value, new_value, error))
    return FALSE;
  if (row == recorder->last_row)
    return TRUE;

  recorder->last_row = row;
  if (!iteam_table_find_owner (recorder->connection, kind, row, &thing, error))
    return FALSE;
  if (g_hash_table_contains (recorder->seen, &thing.id))
    return TRUE;
  g_hash_table_add (recorder->seen, g_memdup2 (&thing.id, sizeof thing.id));
  g_array_append_val (recorder->refs, thing);

  return iteam_change_table_touch (recorder->connection, recorder->change, &thing, error);
}

/* What the other replicas have to know besides the fields. */
static gboolean
record_for_others (IteamTeamFile          *file,
                   Recorder               *recorder,
                   const IteamResolution  *decided,
                   GError                **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (file->connection, "SELECT seq FROM change WHERE id = ?", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, recorder->change);
  if (!iteam_statement_next (file->connection, query, &row, error) ||
      !iteam_share_table_announce (file->connection, file->author, sqlite3_column_int64 (query, 0), error))
    return FALSE;

  if (decided != NULL)
    {
      IteamRef thing;

      if (!iteam_share_table_add_resolution (file->connection, recorder->change, decided, error) ||
          !iteam_table_find_owner (file->connection, decided->kind, decided->row, &thing, error) ||
          !iteam_change_table_touch (file->connection, recorder->change, &thing, error))
        return FALSE;
      if (!g_hash_table_contains (recorder->seen, &thing.id))
        g_array_append_val (recorder->refs, thing);
    }

  return iteam_receive_recheck (file, recorder->change, decided, recorder->refs, error);
}

/* Minutes are saved as they are typed, more than once a second. */
static gboolean
is_typed (IteamDraft *draft)
{
  GPtrArray *cells = iteam_draft_get_cells (draft);
  IteamCell *cell = cells->len == 1 ? g_ptr_array_index (cells, 0) : NULL;

  return cell != NULL && cell->kind == ITEAM_KIND_AGENDA_ITEM && g_str_equal (cell->field, "minutes");
}

/* What is typed in a minute is one edit in the history, however often it is saved: an hour
 * of minutes would otherwise be kept a thousand times. Not in a replica, whose changes
 * may be on their way to the others. */
static gboolean
fold_typed (IteamTeamFile  *file,
            gint64          change,
            GError        **error)
{
  gint64 now = g_get_monotonic_time ();
  gboolean folded = FALSE;

  if (file->typed != 0 && !file->shared && now - file->typing_since < TYPED_AS_ONE &&
      !iteam_change_table_fold (file->connection, file->typed, change, &folded, error))
    return FALSE;
  if (!folded)
    file->typing_since = now;
  file->typed = change;

  return TRUE;
}

/* Writes the change record of what @capture saw, and brings the index up to
 * date with it. */
static gboolean
record (IteamTeamFile          *file,
        IteamCapture           *capture,
        IteamChangeRecord      *head,
        const IteamResolution  *decided,
        GArray                 *refs,
        gboolean                typed,
        GError                **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Recorder recorder = { .connection = file->connection, .seen = seen, .refs = refs };
  gboolean destroyed = FALSE;

  head->author = file->author;
  head->clock = iteam_team_file_tick (file);
  if (!iteam_change_table_insert (file->connection, head, &recorder.change, error) ||
      !iteam_capture_foreach (capture, record_cell, &recorder, error))
    return FALSE;
  if (file->shared && !record_for_others (file, &recorder, decided, error))
    return FALSE;
  if (typed && !fold_typed (file, recorder.change, error))
    return FALSE;

  for (guint i = 0; i < refs->len; i++)
    if (!iteam_search_table_update (file->connection, &g_array_index (refs, IteamRef, i), error))
      return FALSE;

  /* Others' changes in between have still to be told. */
  if (recorder.change == file->last_change + 1)
    file->last_change = recorder.change;

  return iteam_destroy_received (file, recorder.change, refs, &destroyed, error);
}

/* What was destroyed stays as it is, and only a destruction goes past the lock of
 * adopted minutes. */
static gboolean
check_draft (IteamTeamFile  *file,
             IteamDraft     *draft,
             GError        **error)
{
  GPtrArray *cells = iteam_draft_get_cells (draft);
  gint64 last = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const IteamCell *cell = g_ptr_array_index (cells, i);
      gboolean destroyed;

      if (cell->kind == ITEAM_KIND_DESTRUCTION)
        return TRUE;
      if (cell->id == last)
        continue;
      last = cell->id;
      if (!iteam_destruction_table_covers (file->connection, cell->kind, cell->id, &destroyed, error))
        return FALSE;
      if (destroyed)
        {
          g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                               _("This was destroyed, as its retention period was over. Nothing of it can be changed."));

          return FALSE;
        }
    }

  return iteam_meeting_lock_check (file->connection, draft, error);
}

/* One edit: @draft and, for undo and redo, the mark on the edit that it is
 * about, in a transaction that the caller has begun. */
static gboolean
write_draft (IteamTeamFile          *file,
             IteamDraft             *draft,
             IteamChangeRecord      *head,
             const IteamResolution  *decided,
             GArray                 *refs,
             GError                **error)
{
  g_autoptr (IteamCapture) capture = iteam_capture_new (file->connection, error);

  return capture != NULL &&
         check_draft (file, draft, error) &&
         apply_draft (file, draft, error) &&
         iteam_supersession_check (file->connection, draft, error) &&
         record (file, capture, head, decided, refs, is_typed (draft), error);
}

static gboolean
finish (IteamTeamFile  *file,
        gboolean        written,
        gint64          last_change,
        GError        **error)
{
  if (written && iteam_connection_commit (file->connection, error))
    return TRUE;

  iteam_connection_rollback (file->connection);
  file->last_change = last_change;
  file->typed = 0;

  return FALSE;
}

/**
 * iteam_commit_draft:
 * @file: a team file that can be written
 * @draft: an edit; its conflicts are filled in on %ITEAM_ERROR_CONFLICT
 * @user: who makes it
 * @refs: (element-type IteamRef): the things that it touched are added to this
 * @error: return location for an error
 *
 * Returns: whether the edit is on the disk; if not, the file is as it was.
 */
gboolean
iteam_commit_draft (IteamTeamFile    *file,
                    IteamDraft       *draft,
                    const IteamUser  *user,
                    GArray           *refs,
                    GError          **error)
{
  IteamChangeRecord head = {
    .person = user->person,
    .who = user->name,
    .what = iteam_draft_get_what (draft),
    .mode = ITEAM_CHANGE_EDIT,
    .automatic = iteam_draft_get_automatic (draft),
  };
  gint64 last_change;

  if (iteam_draft_is_empty (draft))
    return TRUE;
  if (!iteam_team_file_begin_edit (file, error))
    return FALSE;

  last_change = file->last_change;

  return finish (file, write_draft (file, draft, &head, NULL, refs, error), last_change, error);
}

/**
 * iteam_commit_resolution:
 * @file: a replica that can be written
 * @draft: what becomes of the field, perhaps nothing
 * @decided: the conflict that is decided
 * @user: who decides
 * @refs: (element-type IteamRef): the things that it touched are added to this
 * @error: return location for an error
 *
 * Decides a conflict: a change as any other, which travels.
 *
 * Returns: whether it is on the disk; if not, the file is as it was.
 */
gboolean
iteam_commit_resolution (IteamTeamFile          *file,
                         IteamDraft             *draft,
                         const IteamResolution  *decided,
                         const IteamUser        *user,
                         GArray                 *refs,
                         GError                **error)
{
  IteamChangeRecord head = {
    .person = user->person,
    .who = user->name,
    .what = iteam_draft_get_what (draft),
    .mode = ITEAM_CHANGE_EDIT,
    /* Whoever undoes it takes back an edit, not a decision. */
    .automatic = iteam_draft_is_empty (draft),
  };
  gint64 last_change;

  if (!iteam_team_file_begin_edit (file, error))
    return FALSE;

  last_change = file->last_change;

  return finish (file, write_draft (file, draft, &head, decided, refs, error), last_change, error);
}

/* The draft that takes a change back, upon what the change left behind. A row
 * that it made is marked as deleted; all other fields get their old value. */
static IteamDraft *
invert (GPtrArray *cells)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (NULL);
  g_autoptr (GHashTable) made = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < cells->len; i++)
    {
      IteamCell *cell = g_ptr_array_index (cells, i);

      if (g_str_equal (cell->field, ITEAM_FIELD_ID))
        g_hash_table_add (made, &cell->id);
    }

  for (guint i = 0; i < cells->len; i++)
    {
      IteamCell *cell = g_ptr_array_index (cells, i);

      if (!g_hash_table_contains (made, &cell->id))
        iteam_draft_set (draft, cell->kind, cell->id, cell->field, cell->value, cell->read);
      else if (g_str_equal (cell->field, ITEAM_FIELD_ID))
        iteam_draft_delete (draft, cell->kind, cell->id);
    }

  return g_steal_pointer (&draft);
}

/* What someone else did to a thing since it was added would go with it. */
static gboolean
check_others (IteamTeamFile    *file,
              gint64            change,
              GPtrArray        *cells,
              const IteamUser  *user,
              GError          **error)
{
  for (guint i = 0; i < cells->len; i++)
    {
      IteamCell *cell = g_ptr_array_index (cells, i);
      IteamRef thing = { cell->kind, cell->id };
      g_autofree char *other = NULL;

      if (!g_str_equal (cell->field, ITEAM_FIELD_ID) || iteam_table_get (cell->kind)->belongs_to != ITEAM_KIND_NONE)
        continue;
      if (!iteam_change_table_others_since (file->connection, change, user->person, user->name, &thing, &other, error))
        return FALSE;
      if (other != NULL)
        {
          g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_CONFLICT,
                       _("%s has worked on this since, so it is not undone."), other[0] != '\0' ? other : _("Someone else"));

          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
take_back (IteamTeamFile      *file,
           gint64              change,
           IteamChangeRecord  *head,
           const IteamUser    *user,
           GArray             *refs,
           GError            **error)
{
  g_autoptr (GPtrArray) cells = iteam_change_table_read_cells (file->connection, change, error);
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) local_error = NULL;

  if (cells == NULL || !check_others (file, change, cells, user, error))
    return FALSE;

  draft = invert (cells);
  if (write_draft (file, draft, head, NULL, refs, &local_error))
    return iteam_change_table_mark_undone (file->connection, head->of, head->mode == ITEAM_CHANGE_UNDO, error);

  if (g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_CONFLICT))
    g_prefix_error (&local_error, "%s ", head->mode == ITEAM_CHANGE_UNDO ? _("This is not undone.") : _("This is not done again."));
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* The change that a redo has to take back: the last undo of the edit. */
static gboolean
find_last_undo (IteamConnection  *connection,
                gint64            edit,
                gint64           *undo,
                GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT max (id) FROM change WHERE of = ? AND mode = 1", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, edit);
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;
  *undo = sqlite3_column_int64 (query, 0);

  return TRUE;
}

static gboolean
undo_or_redo (IteamTeamFile    *file,
              IteamChangeMode   mode,
              const IteamUser  *user,
              GArray           *refs,
              char            **what,
              GError          **error)
{
  gboolean undo = mode == ITEAM_CHANGE_UNDO;
  IteamChangeRecord head = { .person = user->person, .who = user->name, .mode = mode };
  gint64 change;

  if (!(undo ? iteam_change_table_find_undo : iteam_change_table_find_redo) (file->connection, user->person, user->name,
                                                                              &head.of, what, error))
    return FALSE;
  if (head.of == 0)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOTHING_TO_UNDO,
                           undo ? _("There is nothing of yours to undo.") : _("There is nothing of yours to do again."));

      return FALSE;
    }

  head.what = *what;
  change = head.of;
  if (!undo && !find_last_undo (file->connection, head.of, &change, error))
    return FALSE;

  return take_back (file, change, &head, user, refs, error);
}

static char *
run_undo_or_redo (IteamTeamFile    *file,
                  IteamChangeMode   mode,
                  const IteamUser  *user,
                  GArray           *refs,
                  GError          **error)
{
  g_autofree char *what = NULL;
  gint64 last_change;
  gboolean written;

  if (!iteam_team_file_begin_edit (file, error))
    return NULL;

  last_change = file->last_change;
  written = undo_or_redo (file, mode, user, refs, &what, error);
  if (!finish (file, written, last_change, written ? error : NULL))
    return NULL;

  return iteam_change_words (what, mode);
}

/**
 * iteam_commit_undo:
 * @file: a team file that can be written
 * @user: whose edit
 * @refs: (element-type IteamRef): the things that it touched are added to this
 * @error: return location for an error
 *
 * Takes back the newest edit of @user that stands, unless someone else changed
 * the same since.
 *
 * Returns: (transfer full) (nullable): what was undone, in words.
 */
char *
iteam_commit_undo (IteamTeamFile    *file,
                   const IteamUser  *user,
                   GArray           *refs,
                   GError          **error)
{
  return run_undo_or_redo (file, ITEAM_CHANGE_UNDO, user, refs, error);
}

/**
 * iteam_commit_redo:
 * @file: a team file that can be written
 * @user: whose edit
 * @refs: (element-type IteamRef): the things that it touched are added to this
 * @error: return location for an error
 *
 * Makes the edit again that @user undid last, unless there was a new one.
 *
 * Returns: (transfer full) (nullable): what was done again, in words.
 */
char *
iteam_commit_redo (IteamTeamFile    *file,
                   const IteamUser  *user,
                   GArray           *refs,
                   GError          **error)
{
  return run_undo_or_redo (file, ITEAM_CHANGE_REDO, user, refs, error);
}
