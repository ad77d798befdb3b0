/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-destruction-table.h"

#include "iteam-content-table.h"
#include "iteam-page-table.h"

/* That things were destroyed, and how their content goes: what people wrote is filled
 * with as many bytes that say nothing, in the rows and in the change history of every
 * replica. The rows themselves stay, marked as deleted, so that replicas that learn of it
 * one after the other go on fitting together. */

const char iteam_destruction_schema[] =
  "CREATE TABLE destruction ("
  " id INTEGER PRIMARY KEY,"
  " kind TEXT NOT NULL DEFAULT 'document' CHECK (kind IN ('document', 'meeting', 'agenda_item')),"
  " thing INTEGER,"
  " was INTEGER CHECK (was > 0),"
  " until TEXT CHECK (date (until) IS until),"
  " day TEXT CHECK (date (day) IS day),"
  " who TEXT,"
  " deleted INTEGER CHECK (deleted = 1)"
  ") STRICT;"
  "CREATE INDEX destruction_thing ON destruction (thing);"
  /* What this replica has still to take off the share; it does not travel. */
  "CREATE TABLE destroyed_content ("
  " hash TEXT PRIMARY KEY"
  ") STRICT, WITHOUT ROWID;"
  "ALTER TABLE series ADD COLUMN retention TEXT;"
  "ALTER TABLE meeting ADD COLUMN retention TEXT;";

static const char *const columns[] = { "id", "kind", "thing", "was", "until", "day", "who", "deleted", NULL };

const IteamTable iteam_destruction_table = { .name = "destruction", .columns = columns };

/* As many bytes of nothing: "00" for each, and an x for that. */
#define FILLED(value) \
  "CASE typeof (" value ") WHEN 'text' THEN replace (hex (zeroblob (length (CAST (" value " AS BLOB)))), '00', 'x') ELSE " value " END"

/**
 * iteam_destruction_table_exists:
 * @connection: a connection
 * @exists: (out): whether the file knows of destruction, as one of an older version does not
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_destruction_table_exists (IteamConnection  *connection,
                                gboolean         *exists,
                                GError          **error)
{
  *exists = sqlite3_table_column_metadata (iteam_connection_get_handle (connection), NULL, "destruction", "thing",
                                           NULL, NULL, NULL, NULL, NULL) == SQLITE_OK;

  return TRUE;
}

/* The thing whose destruction takes a row along. */
static gboolean
goes_with (IteamKind kind)
{
  const IteamTable *table = iteam_table_get (kind);

  return table != NULL && (table->belongs_to == ITEAM_KIND_DOCUMENT || table->belongs_to == ITEAM_KIND_MEETING ||
                           table->belongs_to == ITEAM_KIND_AGENDA_ITEM);
}

/**
 * iteam_destruction_table_covers:
 * @connection: a connection
 * @kind: the kind of a row
 * @row: its key
 * @covers: (out): whether it was destroyed, or belongs to something that was
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_destruction_table_covers (IteamConnection  *connection,
                                IteamKind         kind,
                                gint64            row,
                                gboolean         *covers,
                                GError          **error)
{
  const IteamTable *table = iteam_table_get (kind);
  g_autoptr (IteamStatement) query = NULL;
  g_autofree char *sql = NULL;
  gboolean exists;

  *covers = FALSE;
  if (!iteam_destruction_table_exists (connection, &exists, error))
    return FALSE;
  if (!exists)
    return TRUE;
  if (goes_with (kind))
    sql = g_strdup_printf ("SELECT 1 FROM destruction WHERE thing = (SELECT %s FROM %s WHERE id = ?)", table->owner_column, table->name);
  else if (kind == ITEAM_KIND_DOCUMENT || kind == ITEAM_KIND_MEETING || kind == ITEAM_KIND_AGENDA_ITEM)
    sql = g_strdup ("SELECT 1 FROM destruction WHERE thing = ?");
  else
    return TRUE;

  query = iteam_connection_statement (connection, sql, error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, row);

  return iteam_statement_next (connection, query, covers, error);
}

/**
 * iteam_destruction_table_read_parts:
 * @connection: a connection
 * @thing: a document, a meeting or an agenda item
 * @rows: (element-type IteamRef): it and its parts are added to this
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_destruction_table_read_parts (IteamConnection  *connection,
                                    const IteamRef   *thing,
                                    GArray           *rows,
                                    GError          **error)
{
  g_array_append_vals (rows, thing, 1);
  for (int kind = 1; kind < ITEAM_N_KINDS; kind++)
    {
      const IteamTable *table = iteam_table_get ((IteamKind) kind);
      g_autoptr (IteamStatement) query = NULL;
      g_autofree char *sql = NULL;
      gboolean more;

      if (table->belongs_to != thing->kind)
        continue;
      sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?", table->name, table->owner_column);
      query = iteam_connection_statement (connection, sql, error);
      if (query == NULL)
        return FALSE;
      sqlite3_bind_int64 (query, 1, thing->id);
      for (;;)
        {
          IteamRef part = { .kind = (IteamKind) kind };

          if (!iteam_statement_next (connection, query, &more, error))
            return FALSE;
          if (!more)
            break;
          part.id = sqlite3_column_int64 (query, 0);
          g_array_append_val (rows, part);
        }
    }

  return TRUE;
}

static gboolean
run_for (IteamConnection  *connection,
         const char       *sql,
         const IteamRef   *row,
         const char       *field,
         GError          **error)
{
  g_autoptr (IteamStatement) statement = iteam_connection_statement (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row->id);
  if (field != NULL)
    {
      iteam_statement_bind_text (statement, 2, iteam_kind_to_nick (row->kind));
      iteam_statement_bind_text (statement, 3, field);
    }

  return iteam_statement_run (connection, statement, error);
}

/**
 * iteam_destruction_table_wipe:
 * @connection: a connection, in a transaction to write
 * @row: something that was destroyed, or a part of it
 * @error: return location for an error
 *
 * Fills what people wrote in it, now and ever. To do it again changes nothing.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_destruction_table_wipe (IteamConnection  *connection,
                              const IteamRef   *row,
                              GError          **error)
{
  const char *const *fields = iteam_retention_get_wiped (row->kind);

  for (int i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE %1$s SET %2$s = " FILLED ("%2$s") " WHERE id = ? AND %2$s IS NOT NULL",
                                              iteam_table_get (row->kind)->name, fields[i]);

      if (!run_for (connection, sql, row, NULL, error) ||
          !run_for (connection,
                    "UPDATE change_cell SET old = " FILLED ("old") ", new = " FILLED ("new")
                    " WHERE row = ? AND kind = ? AND field = ?",
                    row, fields[i], error))
        return FALSE;
    }

  return TRUE;
}

/* All contents that a document has or ever had. */
static GPtrArray *
read_hashes (IteamConnection  *connection,
             gint64            document,
             GError          **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (IteamStatement) query = NULL;
  gboolean more;

  query = iteam_connection_statement (connection,
                                      "SELECT content FROM document WHERE id = ?1 AND content IS NOT NULL"
                                      " UNION SELECT new FROM change_cell WHERE row = ?1 AND kind = 'document' AND field = 'content'"
                                      "  AND typeof (new) = 'text'",
                                      error);
  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, document);
  for (;;)
    {
      if (!iteam_statement_next (connection, query, &more, error))
        return NULL;
      if (!more)
        return g_steal_pointer (&hashes);
      g_ptr_array_add (hashes, iteam_statement_dup_text (query, 0));
    }
}

static gboolean
note_hash (IteamConnection  *connection,
           const char       *hash,
           GError          **error)
{
  g_autoptr (IteamStatement) insert = NULL;

  insert = iteam_connection_statement (connection, "INSERT OR IGNORE INTO destroyed_content (hash) VALUES (?)", error);
  if (insert == NULL)
    return FALSE;
  iteam_statement_bind_text (insert, 1, hash);

  return iteam_statement_run (connection, insert, error);
}

static gboolean
is_shared (IteamConnection  *connection,
           const char       *hash,
           gint64            document,
           gboolean         *shared,
           GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (connection, "SELECT 1 FROM document WHERE content = ? AND id <> ?", error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, hash);
  sqlite3_bind_int64 (query, 2, document);

  return iteam_statement_next (connection, query, shared, error);
}

/**
 * iteam_destruction_table_forget:
 * @connection: a connection, in a transaction to write
 * @thing: something that was destroyed, before it is wiped
 * @error: return location for an error
 *
 * Removes the PDF of a document with the texts of its pages, unless another document
 * has the same.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_destruction_table_forget (IteamConnection  *connection,
                                const IteamRef   *thing,
                                GError          **error)
{
  g_autoptr (GPtrArray) hashes = NULL;

  if (thing->kind != ITEAM_KIND_DOCUMENT)
    return TRUE;
  hashes = read_hashes (connection, thing->id, error);
  for (guint i = 0; hashes != NULL && i < hashes->len; i++)
    {
      const char *hash = g_ptr_array_index (hashes, i);
      gboolean shared;

      if (!iteam_content_is_hash (hash))
        continue;
      if (!is_shared (connection, hash, thing->id, &shared, error))
        return FALSE;
      if (!shared && (!iteam_page_table_destroy (connection, hash, error) || !iteam_content_table_destroy (connection, hash, error) ||
                      !note_hash (connection, hash, error)))
        return FALSE;
    }

  return hashes != NULL;
}

/**
 * iteam_destruction_table_read:
 * @connection: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamDestruction): what was destroyed,
 *   the last first; agenda items go with their meeting.
 */
GPtrArray *
iteam_destruction_table_read (IteamConnection  *connection,
                              GError          **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_destruction_free);
  g_autoptr (IteamStatement) query = NULL;
  gboolean exists, more;

  if (!iteam_destruction_table_exists (connection, &exists, error))
    return NULL;
  if (!exists)
    return g_steal_pointer (&list);
  query = iteam_connection_statement (connection,
                                      "SELECT kind, thing, was, until, day, who FROM destruction WHERE kind <> 'agenda_item'"
                                      " ORDER BY day DESC, kind, was",
                                      error);
  if (query == NULL)
    return NULL;
  for (;;)
    {
      IteamDestruction *destruction;

      if (!iteam_statement_next (connection, query, &more, error))
        return NULL;
      if (!more)
        return g_steal_pointer (&list);
      destruction = g_new0 (IteamDestruction, 1);
      destruction->thing.kind = iteam_kind_from_nick (iteam_statement_get_text (query, 0));
      destruction->thing.id = sqlite3_column_int64 (query, 1);
      destruction->number = sqlite3_column_int (query, 2);
      destruction->until = iteam_day_from_iso (iteam_statement_get_text (query, 3));
      destruction->day = iteam_day_from_iso (iteam_statement_get_text (query, 4));
      destruction->who = g_strdup (iteam_statement_get_text (query, 5) != NULL ? iteam_statement_get_text (query, 5) : "");
      g_ptr_array_add (list, destruction);
    }
}

/**
 * iteam_destruction_table_read_rows:
 * @connection: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the keys of all that was
 *   destroyed, and of its parts.
 */
GHashTable *
iteam_destruction_table_read_rows (IteamConnection  *connection,
                                   GError          **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) things = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  gboolean more;
  {
    g_autoptr (IteamStatement) query = iteam_connection_statement (connection, "SELECT kind, thing FROM destruction", error);

    for (;;)
      {
        IteamRef thing;

        if (query == NULL || !iteam_statement_next (connection, query, &more, error))
          return NULL;
        if (!more)
          break;
        thing.kind = iteam_kind_from_nick (iteam_statement_get_text (query, 0));
        thing.id = sqlite3_column_int64 (query, 1);
        g_array_append_val (things, thing);
      }
  }
  for (guint i = 0; i < things->len; i++)
    if (!iteam_destruction_table_read_parts (connection, &g_array_index (things, IteamRef, i), rows, error))
      return NULL;
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (keys, g_memdup2 (&g_array_index (rows, IteamRef, i).id, sizeof (gint64)));

  return g_steal_pointer (&keys);
}
