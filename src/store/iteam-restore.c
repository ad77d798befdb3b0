/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-restore.h"

#include <glib/gi18n-lib.h>

#include "iteam-check.h"
#include "iteam-destruction-table.h"
#include "iteam-error.h"
#include "iteam-table.h"

/* To restore a backup is to edit the file until it holds what the backup does:
 * an edit as any other, with its entry in the change history, that can be undone
 * and, on a shared file, travels. */

static void
row_free (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
value_free (gpointer value)
{
  if (value != NULL)
    g_variant_unref (value);
}

/* The rows of a table, each by its key. */
static GHashTable *
read_rows (IteamConnection   *connection,
           const IteamTable  *table,
           GError           **error)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, row_free);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (IteamStatement) query = NULL;
  gboolean more;

  for (int i = 0; table->columns[i] != NULL; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", table->columns[i]);
  g_string_append_printf (sql, " FROM %s", table->name);
  query = iteam_connection_statement (connection, sql->str, error);
  if (query == NULL)
    return NULL;

  for (;;)
    {
      GPtrArray *row;
      gint64 id;

      if (!iteam_statement_next (connection, query, &more, error))
        return NULL;
      if (!more)
        return g_steal_pointer (&rows);
      id = sqlite3_column_int64 (query, 0);
      row = g_ptr_array_new_with_free_func (value_free);
      for (int i = 0; table->columns[i] != NULL; i++)
        g_ptr_array_add (row, iteam_statement_get_value (query, i));
      g_hash_table_insert (rows, g_memdup2 (&id, sizeof id), row);
    }
}

/* Whether a column refers to another row, which has to be there first. */
static gboolean
find_references (IteamConnection   *connection,
                 const IteamTable  *table,
                 GHashTable        *columns,
                 GError           **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean more;

  query = iteam_connection_statement (connection, "SELECT \"from\" FROM pragma_foreign_key_list (?)", error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, table->name);
  for (;;)
    {
      if (!iteam_statement_next (connection, query, &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      g_hash_table_add (columns, g_strdup (iteam_statement_get_text (query, 0)));
    }
}

/* What a pass over a table restores. */
typedef enum
{
  PASS_FIELDS,
  PASS_REFERENCES,
  PASS_ALL,
} Pass;

static void
restore_row (IteamDraft        *draft,
             IteamKind          kind,
             gint64             id,
             const IteamTable  *table,
             GHashTable        *references,
             Pass               pass,
             GPtrArray         *has,
             GPtrArray         *had)
{
  if (has == NULL && pass != PASS_REFERENCES)
    iteam_draft_insert (draft, kind, id);

  for (int i = 1; table->columns[i] != NULL; i++)
    {
      GVariant *read = has != NULL ? g_ptr_array_index (has, i) : NULL;

      if (pass != PASS_ALL && g_hash_table_contains (references, table->columns[i]) != (pass == PASS_REFERENCES))
        continue;
      /* A number was given to people, and stays. */
      if (g_str_equal (table->columns[i], "number") && read != NULL)
        continue;
      iteam_draft_set (draft, kind, id, table->columns[i], read, g_ptr_array_index (had, i));
    }
}

static gboolean
restore_table (IteamDraft       *draft,
               IteamConnection  *connection,
               IteamConnection  *backup,
               IteamKind         kind,
               Pass              pass,
               GError          **error)
{
  const IteamTable *table = iteam_table_get (kind);
  g_autoptr (GHashTable) references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) now = read_rows (connection, table, error);
  g_autoptr (GHashTable) then = now != NULL ? read_rows (backup, table, error) : NULL;
  GHashTableIter iter;
  gpointer key, row;

  if (then == NULL || !find_references (connection, table, references, error))
    return FALSE;

  /* What was destroyed since is not brought back, and what tells of it stays. */
  if (kind == ITEAM_KIND_DESTRUCTION)
    return TRUE;
  g_hash_table_iter_init (&iter, then);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      gboolean destroyed;

      if (!iteam_destruction_table_covers (connection, kind, *(gint64 *) key, &destroyed, error))
        return FALSE;
      if (!destroyed)
        restore_row (draft, kind, *(gint64 *) key, table, references, pass, g_hash_table_lookup (now, key), row);
    }

  g_hash_table_iter_init (&iter, now);
  while (pass != PASS_REFERENCES && g_hash_table_iter_next (&iter, &key, &row))
    {
      GPtrArray *has = row;

      /* The mark of deletion is the last of the columns that every table has. */
      for (int i = 1; table->columns[i] != NULL && !g_hash_table_contains (then, key); i++)
        if (g_str_equal (table->columns[i], ITEAM_FIELD_DELETED) && g_ptr_array_index (has, i) == NULL)
          iteam_draft_delete (draft, kind, *(gint64 *) key);
    }

  return TRUE;
}

static IteamDraft *
make_draft (IteamConnection  *connection,
            IteamConnection  *backup,
            GError          **error)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Backup restored"));

  /* Things before what belongs to them, and before what refers to them. */
  for (int pass = PASS_FIELDS; pass <= PASS_ALL; pass++)
    for (int kind = 1; kind < ITEAM_N_KINDS; kind++)
      if ((iteam_table_get ((IteamKind) kind)->belongs_to == ITEAM_KIND_NONE) == (pass != PASS_ALL) &&
          !restore_table (draft, connection, backup, (IteamKind) kind, (Pass) pass, error))
        return NULL;

  return g_steal_pointer (&draft);
}

static gboolean
same_team_file (IteamConnection  *connection,
                IteamConnection  *backup,
                GError          **error)
{
  const char *sql = "SELECT value FROM file_info WHERE key = 'file'";
  gint64 here, there;

  if (!iteam_connection_get_integer (connection, sql, &here, error) || !iteam_connection_get_integer (backup, sql, &there, error))
    return FALSE;
  if (here == there)
    return TRUE;

  g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("This is a backup of another team file. Open it by itself to look at it."));

  return FALSE;
}

/**
 * iteam_restore_file:
 * @file: a team file that can be written
 * @backup: path of a backup of it
 * @user: who restores
 * @refs: (element-type IteamRef): the things that it touched are added to this
 * @error: return location for an error
 *
 * Brings the file to what a backup holds, in one edit. What was added since is
 * marked as deleted; numbers stay given.
 *
 * Returns: whether it is on the disk; if not, the file is as it was.
 */
gboolean
iteam_restore_file (IteamTeamFile    *file,
                    const char       *backup,
                    const IteamUser  *user,
                    GArray           *refs,
                    GError          **error)
{
  g_autoptr (IteamTeamFile) copy = iteam_team_file_open (backup, error);
  g_auto (GStrv) problems = copy != NULL ? iteam_check_file (copy, error) : NULL;
  g_autoptr (IteamDraft) draft = NULL;

  if (problems == NULL)
    return FALSE;
  if (problems[0] != NULL)
    {
      g_debug ("%s: %s", backup, problems[0]);
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED,
                           _("The backup is not sound, so nothing was restored from it. Choose an older one."));

      return FALSE;
    }
  if (!same_team_file (file->connection, copy->connection, error))
    return FALSE;

  draft = make_draft (file->connection, copy->connection, error);

  return draft != NULL && iteam_commit_draft (file, draft, user, refs, error);
}
