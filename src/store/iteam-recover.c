/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-recover.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "iteam-content-table.h"
#include "iteam-error.h"
#include "iteam-id.h"
#include "iteam-schema.h"
#include "iteam-search-table.h"
#include "iteam-share-table.h"
#include "iteam-table.h"

/* Saves what can be read of a damaged team file in a new one. */

typedef struct
{
  sqlite3 *from;
  IteamConnection *to;
  GStrvBuilder *problems;
} Recovery;

/* Besides the tables of things. What is in them can be done without. */
static const char *const other_tables[] = { "file_info", "change", "change_cell", "change_thing", "change_seen", "resolution" };

/* How often what cannot be read is halved to find what is readable within. */
#define MAX_HALVINGS 14

/* Each by its key. They are there since version 3. */
static const char *const content_tables[] = { "content", "content_piece" };

/* Copies rows in one order until the end or a place that cannot be read. @reached
 * becomes the key of the last of them, if the first column is that. */
static int
copy_rows (Recovery   *self,
           const char *table,
           const char *tail,
           gint64     *reached,
           int        *n_refused)
{
  g_autofree char *select = g_strdup_printf ("SELECT * FROM %s %s", table, tail);
  g_autoptr (GString) insert = g_string_new ("INSERT OR IGNORE INTO ");
  sqlite3_stmt *read = NULL, *write = NULL;
  int code = sqlite3_prepare_v2 (self->from, select, -1, &read, NULL);
  int n_columns = code == SQLITE_OK ? sqlite3_column_count (read) : 0;

  g_string_append_printf (insert, "%s (", table);
  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (insert, "%s\"%s\"", i > 0 ? ", " : "", sqlite3_column_name (read, i));
  g_string_append (insert, ") VALUES (");
  for (int i = 0; i < n_columns; i++)
    g_string_append (insert, i > 0 ? ", ?" : "?");
  g_string_append (insert, ")");
  if (code == SQLITE_OK)
    code = sqlite3_prepare_v2 (iteam_connection_get_handle (self->to), insert->str, -1, &write, NULL);

  while (code == SQLITE_OK && (code = sqlite3_step (read)) == SQLITE_ROW)
    {
      *reached = sqlite3_column_int64 (read, 0);
      for (int i = 0; i < n_columns; i++)
        sqlite3_bind_value (write, i + 1, sqlite3_column_value (read, i));
      if (sqlite3_step (write) != SQLITE_DONE)
        (*n_refused)++;
      sqlite3_reset (write);
      code = SQLITE_OK;
    }
  sqlite3_finalize (read);
  sqlite3_finalize (write);

  return code;
}

/* A file of an older version lacks those that came later. */
static gboolean
has_table (Recovery   *self,
           const char *table)
{
  return sqlite3_table_column_metadata (self->from, NULL, table, "id", NULL, NULL, NULL, NULL, NULL) == SQLITE_OK;
}

static void
add_problem (Recovery   *self,
             const char *format,
             const char *table)
{
  g_autofree char *problem = g_strdup_printf (format, table);

  g_strv_builder_add (self->problems, problem);
}

/* What is readable between two places that are not: halves, halves of halves, and
 * so on, as each may begin behind such a place. */
static void
copy_between (Recovery   *self,
              const char *table,
              gint64      first,
              gint64      last,
              int         depth,
              int        *n_refused)
{
  g_autofree char *tail = NULL;
  gint64 reached = first - 1, middle;

  if (first > last || depth == 0)
    return;
  tail = g_strdup_printf ("WHERE id BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT " ORDER BY id", first, last);
  if (copy_rows (self, table, tail, &reached, n_refused) == SQLITE_DONE || reached >= last)
    return;
  first = reached + 1;
  middle = first + (last - first) / 2;
  copy_between (self, table, middle + 1, last, depth - 1, n_refused);
  copy_between (self, table, first, middle, depth - 1, n_refused);
}

/* From the start as far as it goes, and if that is not the end, from the end, and
 * then what is in between. */
static void
copy_table (Recovery   *self,
            const char *table,
            gboolean    by_id)
{
  gint64 first = 0, last = G_MAXINT64 - 1;
  int n_refused = 0;

  if (copy_rows (self, table, by_id ? "ORDER BY id" : "", &first, &n_refused) != SQLITE_DONE)
    {
      copy_rows (self, table, by_id ? "ORDER BY id DESC" : "ORDER BY 1 DESC, 2 DESC", &last, &n_refused);
      if (by_id)
        copy_between (self, table, MAX (first, 0) + 1, last - 1, MAX_HALVINGS, &n_refused);
      /* Translators: the name of a table. */
      add_problem (self, _("Not all of “%s” could be read."), table);
    }
  if (n_refused > 0)
    add_problem (self, _("Some of “%s” was garbled, and is left out."), table);
}

/* What is left may refer to what is not: such a reference is emptied, and a part
 * of something that is gone goes with it. */
static gboolean
mend_references (Recovery  *self,
                 GError   **error)
{
  for (int kind = 1; kind < ITEAM_N_KINDS; kind++)
    {
      const IteamTable *table = iteam_table_get ((IteamKind) kind);
      sqlite3_stmt *query = NULL;
      gboolean lost = FALSE;

      sqlite3_prepare_v2 (iteam_connection_get_handle (self->to),
                          "SELECT f.\"from\", f.\"table\", c.\"notnull\" FROM pragma_foreign_key_list (?1) AS f"
                          " JOIN pragma_table_info (?1) AS c ON c.name = f.\"from\"",
                          -1, &query, NULL);
      sqlite3_bind_text (query, 1, table->name, -1, SQLITE_STATIC);
      while (sqlite3_step (query) == SQLITE_ROW)
        {
          const char *column = (const char *) sqlite3_column_text (query, 0);
          const char *target = (const char *) sqlite3_column_text (query, 1);
          g_autofree char *sql = NULL;

          if (sqlite3_column_int (query, 2) != 0)
            sql = g_strdup_printf ("DELETE FROM %s WHERE %s NOT IN (SELECT id FROM %s)", table->name, column, target);
          else
            sql = g_strdup_printf ("UPDATE %s SET %s = NULL WHERE %s IS NOT NULL AND %s NOT IN (SELECT id FROM %s)",
                                   table->name, column, column, column, target);
          if (!iteam_connection_exec (self->to, sql, error))
            {
              sqlite3_finalize (query);

              return FALSE;
            }
          lost = lost || sqlite3_changes (iteam_connection_get_handle (self->to)) > 0;
        }
      sqlite3_finalize (query);
      if (lost)
        add_problem (self, _("Some of “%s” referred to what could not be read."), table->name);
    }

  return TRUE;
}

static gboolean
build_index (Recovery  *self,
             GError   **error)
{
  for (int kind = 1; kind < ITEAM_N_KINDS; kind++)
    {
      const IteamTable *table = iteam_table_get ((IteamKind) kind);
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s", table->name);
      g_autoptr (IteamStatement) query = NULL;
      gboolean row;

      if (table->belongs_to != ITEAM_KIND_NONE)
        continue;
      query = iteam_connection_statement (self->to, sql, error);
      if (query == NULL)
        return FALSE;
      for (;;)
        {
          IteamRef thing = { .kind = (IteamKind) kind };

          if (!iteam_statement_next (self->to, query, &row, error))
            return FALSE;
          if (!row)
            break;
          thing.id = sqlite3_column_int64 (query, 0);
          if (!iteam_search_table_update (self->to, &thing, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* A change without all of its cells tells less; one without its head tells
 * nothing, and what a field holds has to be what its last change wrote. */
static gboolean
mend_history (Recovery  *self,
              GError   **error)
{
  return iteam_connection_exec (self->to,
                                "DELETE FROM change_cell WHERE change NOT IN (SELECT id FROM change);"
                                "DELETE FROM change_thing WHERE change NOT IN (SELECT id FROM change);"
                                "DELETE FROM resolution WHERE change NOT IN (SELECT id FROM change);"
                                "UPDATE change SET of = NULL WHERE of NOT IN (SELECT id FROM change);",
                                error) &&
         iteam_share_table_set_shared (self->to, FALSE, iteam_id_new (), error);
}

/* Contents that are not whole count as not here; on a share they come again. */
static gboolean
copy_contents (Recovery  *self,
               GError   **error)
{
  guint n_lost;

  if (!has_table (self, content_tables[0]))
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (content_tables); i++)
    copy_table (self, content_tables[i], TRUE);
  if (!iteam_content_table_mend (self->to, &n_lost, error))
    return FALSE;
  if (n_lost > 0)
    {
      g_autofree char *problem = NULL;

      problem = g_strdup_printf (ngettext ("The contents of %u document could not be read.",
                                           "The contents of %u documents could not be read.", n_lost), n_lost);
      g_strv_builder_add (self->problems, problem);
    }

  return TRUE;
}

static gboolean
recover (Recovery  *self,
         GError   **error)
{
  if (!iteam_connection_exec (self->to, "PRAGMA foreign_keys = OFF", error) ||
      !iteam_connection_begin (self->to, TRUE, error) ||
      !iteam_schema_create (self->to, error) ||
      !iteam_connection_exec (self->to, "DELETE FROM file_info WHERE key = 'file'", error))
    return FALSE;

  for (int kind = 1; kind < ITEAM_N_KINDS; kind++)
    if (has_table (self, iteam_table_get ((IteamKind) kind)->name))
      copy_table (self, iteam_table_get ((IteamKind) kind)->name, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (other_tables); i++)
    copy_table (self, other_tables[i], g_str_equal (other_tables[i], "change"));

  return copy_contents (self, error) &&
         mend_references (self, error) &&
         mend_history (self, error) &&
         build_index (self, error) &&
         iteam_connection_commit (self->to, error);
}

/* SQLite fills up with zeros what is lacking of a page that was cut through, and
 * reads rows in it. So of a file that was cut short only the whole pages are
 * shown to it, through @mapped. The size of a page stands in the header: 16 bits
 * at byte 16, 1 for 65,536 (https://www.sqlite.org/fileformat2.html). */
static gboolean
open_damaged (const char   *path,
              GMappedFile **mapped,
              sqlite3     **from)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  gsize length = file != NULL ? g_mapped_file_get_length (file) : 0;
  guchar *data = length >= 100 ? (guchar *) g_mapped_file_get_contents (file) : NULL;
  gsize page = data != NULL ? (gsize) (data[16] << 8 | data[17]) : 0;

  page = page == 1 ? 65536 : page;
  if (page < 512 || length % page == 0)
    return sqlite3_open_v2 (path, from, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;

  length -= length % page;
  *mapped = g_steal_pointer (&file);

  return sqlite3_open_v2 (":memory:", from, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
         sqlite3_deserialize (*from, "main", data, (sqlite3_int64) length, (sqlite3_int64) length,
                              SQLITE_DESERIALIZE_READONLY) == SQLITE_OK;
}

/**
 * iteam_recover_file:
 * @path: a team file that is damaged
 * @out: where to save what can be read; nothing may be there yet
 * @error: return location for an error
 *
 * Reads what can be read, row by row and from both ends, and writes it to a new
 * team file. The damaged one is only read.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): a sentence for
 *   each thing that could not be saved; %NULL if nothing could be.
 */
char **
iteam_recover_file (const char  *path,
                    const char  *out,
                    GError     **error)
{
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  g_autoptr (GMappedFile) mapped = NULL;
  g_autofree char *name = g_path_get_basename (out);
  Recovery recovery = { .problems = problems };
  gboolean recovered = FALSE;
  int fd;

  fd = open (out, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      if (errno == EEXIST)
        g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_EXISTS, _("“%s” exists already. It was left as it is."), name);
      else
        g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE, _("“%s” cannot be made here (%s)."), name, g_strerror (errno));

      return NULL;
    }
  close (fd);

  /* SQLite reads what there is of a file that was cut short only if it may be mended. */
  if (!open_damaged (path, &mapped, &recovery.from) ||
      sqlite3_exec (recovery.from, "PRAGMA writable_schema = ON", NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_exec (recovery.from, "SELECT count (*) FROM sqlite_schema WHERE name = 'action'", NULL, NULL, NULL) != SQLITE_OK)
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED, _("Nothing of this file can be read. A backup can be opened instead."));
  else
    {
      /* Or else each of many queries asks for a lock of its own. */
      sqlite3_exec (recovery.from, "BEGIN", NULL, NULL, NULL);
      recovery.to = iteam_connection_open (out, FALSE, error);
      recovered = recovery.to != NULL && recover (&recovery, error);
    }
  g_clear_pointer (&recovery.to, iteam_connection_close);
  sqlite3_close (recovery.from);
  if (recovered)
    return g_strv_builder_end (problems);

  g_unlink (out);

  return NULL;
}
