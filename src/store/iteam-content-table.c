/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-content-table.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "iteam-error.h"
#include "iteam-table.h"

/* The key of a piece is that of its content with room for the number behind it,
 * so that the pieces of one content lie together and need no second index. */
#define NUMBER_BITS 20

/* How many pieces are removed in one transaction, so that nobody waits for it. */
#define DROP_PIECES 8

/* Contents are not part of the change history: things name them by their hash,
 * and each replica gets them by itself. */
const char iteam_content_schema[] =
  "CREATE TABLE content ("
  " id INTEGER PRIMARY KEY,"
  " hash TEXT NOT NULL UNIQUE CHECK (length (hash) = 64),"
  " size INTEGER NOT NULL CHECK (size > 0),"
  " whole INTEGER CHECK (whole = 1)"
  ") STRICT;"
  "CREATE TABLE content_piece ("
  " id INTEGER PRIMARY KEY,"
  " bytes BLOB NOT NULL CHECK (length (bytes) <= 262144)"
  ") STRICT;";

/* A row of the table of contents, and how much of it is here. */
typedef struct
{
  gint64 id;
  gint64 size;
  gboolean whole;
  guint n_pieces;
} Content;

static gint64
piece_key (gint64 content,
           guint  number)
{
  return (content << NUMBER_BITS) + number;
}

static gboolean
count_here (IteamConnection  *connection,
            Content          *content,
            GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT max (id) FROM content_piece WHERE id >= ? AND id < ?", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, piece_key (content->id, 0));
  sqlite3_bind_int64 (query, 2, piece_key (content->id + 1, 0));
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;
  content->n_pieces = 0;
  if (sqlite3_column_type (query, 0) != SQLITE_NULL)
    content->n_pieces = (guint) (sqlite3_column_int64 (query, 0) - piece_key (content->id, 0)) + 1;

  return TRUE;
}

static gboolean
find (IteamConnection  *connection,
      const char       *hash,
      Content          *content,
      gboolean         *found,
      GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (connection, "SELECT id, size, whole FROM content WHERE hash = ?", error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, hash);
  if (!iteam_statement_next (connection, query, found, error))
    return FALSE;
  if (!*found)
    return TRUE;
  content->id = sqlite3_column_int64 (query, 0);
  content->size = sqlite3_column_int64 (query, 1);
  content->whole = sqlite3_column_type (query, 2) != SQLITE_NULL;

  return count_here (connection, content, error);
}

/* The same, where not to be there is an error. */
static gboolean
require (IteamConnection  *connection,
         const char       *hash,
         Content          *content,
         GError          **error)
{
  gboolean found;

  if (!find (connection, hash, content, &found, error))
    return FALSE;
  if (!found)
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("The contents of this document are not here yet."));

  return found;
}

static IteamContentState *
new_state (const char    *hash,
           const Content *content)
{
  IteamContentState *state = g_new0 (IteamContentState, 1);

  state->hash = g_strdup (hash);
  state->size = content->size;
  state->whole = content->whole;
  state->n_pieces = content->n_pieces;

  return state;
}

/**
 * iteam_content_table_begin:
 * @connection: a connection, in a transaction to write
 * @hash: what names a content
 * @size: how many bytes it has
 * @state: (out) (transfer full): how much of it is here
 * @error: return location for an error
 *
 * Makes room for a content, or finds what there is of it.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_content_table_begin (IteamConnection    *connection,
                           const char         *hash,
                           gint64              size,
                           IteamContentState **state,
                           GError            **error)
{
  g_autoptr (IteamStatement) insert = NULL;
  Content content;
  gboolean found;

  if (!iteam_content_is_hash (hash) || size <= 0 || size > ITEAM_CONTENT_MAX)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("This is empty, or too large for a team file."));

      return FALSE;
    }
  if (!find (connection, hash, &content, &found, error))
    return FALSE;
  if (found && content.size != size)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("A document of another size goes by the same name."));

      return FALSE;
    }

  if (!found)
    {
      insert = iteam_connection_statement (connection, "INSERT INTO content (hash, size) VALUES (?, ?)", error);
      if (insert == NULL)
        return FALSE;
      iteam_statement_bind_text (insert, 1, hash);
      sqlite3_bind_int64 (insert, 2, size);
      if (!iteam_statement_run (connection, insert, error))
        return FALSE;
      content = (Content) { .size = size };
    }
  *state = new_state (hash, &content);

  return TRUE;
}

/**
 * iteam_content_table_put_piece:
 * @connection: a connection, in a transaction to write
 * @hash: what names a content that was begun
 * @number: which piece, from 0: the next one, or one that is here already
 * @bytes: it
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_content_table_put_piece (IteamConnection  *connection,
                               const char       *hash,
                               guint             number,
                               GBytes           *bytes,
                               GError          **error)
{
  g_autoptr (IteamStatement) insert = NULL;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  Content content;
  gint64 left;

  if (!require (connection, hash, &content, error))
    return FALSE;
  if (number < content.n_pieces)
    return TRUE;

  left = content.size - (gint64) number * ITEAM_CONTENT_PIECE;
  if (number > content.n_pieces || left <= 0 || (gint64) length != MIN (left, ITEAM_CONTENT_PIECE))
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("This is not the next piece of the document."));

      return FALSE;
    }

  insert = iteam_connection_statement (connection, "INSERT INTO content_piece (id, bytes) VALUES (?, ?)", error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, piece_key (content.id, number));
  sqlite3_bind_blob64 (insert, 2, data, length, SQLITE_STATIC);

  return iteam_statement_run (connection, insert, error);
}

static gboolean
find_owners (IteamConnection   *connection,
             IteamKind          kind,
             const char        *hash,
             GArray            *refs,
             GError           **error)
{
  const IteamTable *table = iteam_table_get (kind);
  g_autofree char *sql = NULL;
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  if (table->content_column == NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ? AND deleted IS NULL", table->name, table->content_column);
  query = iteam_connection_statement (connection, sql, error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, hash);

  for (;;)
    {
      IteamRef owner;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!iteam_table_find_owner (connection, kind, sqlite3_column_int64 (query, 0), &owner, error))
        return FALSE;
      g_array_append_val (refs, owner);
    }
}

static gboolean
find_all_owners (IteamConnection  *connection,
                 const char       *hash,
                 GArray           *refs,
                 GError          **error)
{
  for (int kind = 1; kind < ITEAM_N_KINDS; kind++)
    if (!find_owners (connection, (IteamKind) kind, hash, refs, error))
      return FALSE;

  return TRUE;
}

/**
 * iteam_content_table_finish:
 * @connection: a connection, in a transaction to write
 * @hash: what names a content all of whose pieces were put, and whose hash
 *   the caller has seen to be right
 * @refs: (element-type IteamRef): the things that have it are added to this
 * @error: return location for an error
 *
 * From here on the content is here.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_content_table_finish (IteamConnection  *connection,
                            const char       *hash,
                            GArray           *refs,
                            GError          **error)
{
  g_autoptr (IteamStatement) update = NULL;
  Content content;

  if (!require (connection, hash, &content, error))
    return FALSE;
  if (content.n_pieces != iteam_content_count_pieces (content.size))
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("Not all of the document is here yet."));

      return FALSE;
    }
  update = iteam_connection_statement (connection, "UPDATE content SET whole = 1 WHERE id = ?", error);
  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, content.id);

  return iteam_statement_run (connection, update, error) && find_all_owners (connection, hash, refs, error);
}

static gboolean
run_on_keys (IteamConnection  *connection,
             const char       *sql,
             gint64            first,
             gint64            end,
             GError          **error)
{
  g_autoptr (IteamStatement) statement = iteam_connection_statement (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, first);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_int64 (statement, 2, end);

  return iteam_statement_run (connection, statement, error);
}

/**
 * iteam_content_table_drop:
 * @connection: a connection, in a transaction to write
 * @hash: what names a content
 * @more: (out): whether there is more to be removed, in other transactions
 * @error: return location for an error
 *
 * Removes what there is of a content that is not whole, or that nothing has.
 * From the end on, so that what is left is from the first piece without a gap.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_content_table_drop (IteamConnection  *connection,
                          const char       *hash,
                          gboolean         *more,
                          GError          **error)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  Content content;
  gboolean found;
  guint first;

  *more = FALSE;
  if (!find (connection, hash, &content, &found, error) || !find_all_owners (connection, hash, refs, error))
    return FALSE;
  if (!found)
    return TRUE;
  if (content.whole && refs->len > 0)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("A document has these contents, so they stay."));

      return FALSE;
    }

  first = content.n_pieces > DROP_PIECES ? content.n_pieces - DROP_PIECES : 0;
  *more = first > 0;

  return run_on_keys (connection, "UPDATE content SET whole = NULL WHERE id = ?", content.id, 0, error) &&
         run_on_keys (connection, "DELETE FROM content_piece WHERE id >= ? AND id < ?", piece_key (content.id, first),
                      piece_key (content.id + 1, 0), error) &&
         (*more || run_on_keys (connection, "DELETE FROM content WHERE id = ?", content.id, 0, error));
}

/**
 * iteam_content_table_destroy:
 * @connection: a connection, in a transaction to write
 * @hash: what names a content
 * @error: return location for an error
 *
 * Removes all of a content, whatever has it.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_content_table_destroy (IteamConnection  *connection,
                             const char       *hash,
                             GError          **error)
{
  Content content;
  gboolean found;

  if (!find (connection, hash, &content, &found, error))
    return FALSE;

  return !found || (run_on_keys (connection, "DELETE FROM content_piece WHERE id >= ? AND id < ?", piece_key (content.id, 0),
                                 piece_key (content.id + 1, 0), error) &&
                    run_on_keys (connection, "DELETE FROM content WHERE id = ?", content.id, 0, error));
}

/* The statement at a piece that is here. */
static IteamStatement *
find_piece (IteamConnection  *connection,
            const Content    *content,
            guint             number,
            GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT bytes FROM content_piece WHERE id = ?", error);
  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, piece_key (content->id, number));
  if (!iteam_statement_next (connection, query, &row, error))
    return NULL;
  if (row && number < content->n_pieces)
    return g_steal_pointer (&query);
  g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("The contents of this document are not here yet."));

  return NULL;
}

/* What was read once is seldom read again: SQLite does not keep it after the last piece. */
static void
forget_read (IteamConnection *connection,
             const Content   *content,
             guint            next)
{
  if (next == iteam_content_count_pieces (content->size))
    sqlite3_db_release_memory (iteam_connection_get_handle (connection));
}

/**
 * iteam_content_table_read_piece:
 * @connection: a connection
 * @hash: what names a content
 * @number: which piece, from 0
 * @error: return location for an error: %ITEAM_ERROR_NOT_FOUND if it is not here
 *
 * Returns: (transfer full) (nullable): the piece, also of a content that is not whole yet.
 */
GBytes *
iteam_content_table_read_piece (IteamConnection  *connection,
                                const char       *hash,
                                guint             number,
                                GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  GBytes *piece;
  Content content;

  if (!require (connection, hash, &content, error))
    return NULL;
  query = find_piece (connection, &content, number, error);
  if (query == NULL)
    return NULL;
  piece = g_bytes_new (sqlite3_column_blob (query, 0), (gsize) sqlite3_column_bytes (query, 0));
  sqlite3_reset (query);
  forget_read (connection, &content, number + 1);

  return piece;
}

static gboolean
write_to (int          fd,
          const char  *data,
          gsize        size,
          GError     **error)
{
  while (size > 0)
    {
      gssize written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s", g_strerror (errno));

          return FALSE;
        }
      data += written;
      size -= (gsize) written;
    }

  return TRUE;
}

/**
 * iteam_content_table_load_pieces:
 * @connection: a connection, in a transaction
 * @hash: what names a content
 * @first: which piece, from 0
 * @n_pieces: how many, from there
 * @fd: a file in memory, to which they are written
 * @error: return location for an error: %ITEAM_ERROR_NOT_FOUND if they are not here
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_content_table_load_pieces (IteamConnection  *connection,
                                 const char       *hash,
                                 guint             first,
                                 guint             n_pieces,
                                 int               fd,
                                 GError          **error)
{
  Content content;

  if (!require (connection, hash, &content, error))
    return FALSE;
  for (guint i = first; i < first + n_pieces; i++)
    {
      g_autoptr (IteamStatement) query = find_piece (connection, &content, i, error);

      if (query == NULL || !write_to (fd, sqlite3_column_blob (query, 0), (gsize) sqlite3_column_bytes (query, 0), error))
        return FALSE;
    }
  forget_read (connection, &content, first + n_pieces);

  return TRUE;
}

static gboolean
list_here (IteamConnection  *connection,
           GPtrArray        *states,
           GHashTable       *by_hash,
           GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT id, size, whole, hash FROM content ORDER BY id", error);
  if (query == NULL)
    return FALSE;
  for (;;)
    {
      IteamContentState *state;
      Content content;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      content.id = sqlite3_column_int64 (query, 0);
      content.size = sqlite3_column_int64 (query, 1);
      content.whole = sqlite3_column_type (query, 2) != SQLITE_NULL;
      if (!count_here (connection, &content, error))
        return FALSE;
      state = new_state (iteam_statement_get_text (query, 3), &content);
      g_ptr_array_add (states, state);
      g_hash_table_insert (by_hash, state->hash, state);
    }
}

static gboolean
list_wanted (IteamConnection   *connection,
             const IteamTable  *table,
             GPtrArray         *states,
             GHashTable        *by_hash,
             GError           **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  sql = g_strdup_printf ("SELECT %s, max (deleted IS NULL), max (size) FROM %s WHERE %s IS NOT NULL GROUP BY 1",
                         table->content_column, table->name, table->content_column);
  query = iteam_connection_statement (connection, sql, error);
  if (query == NULL)
    return FALSE;
  for (;;)
    {
      IteamContentState *state;
      const char *hash;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      hash = iteam_statement_get_text (query, 0);
      /* What a hostile record says is never used as the name of a file. */
      if (!iteam_content_is_hash (hash))
        continue;
      state = g_hash_table_lookup (by_hash, hash);
      if (state == NULL)
        {
          state = new_state (hash, &(Content) { .size = sqlite3_column_int64 (query, 2) });
          g_ptr_array_add (states, state);
          g_hash_table_insert (by_hash, state->hash, state);
        }
      state->wanted = state->wanted || sqlite3_column_int (query, 1) != 0;
      state->unwanted = !state->wanted;
    }
}

/**
 * iteam_content_table_list:
 * @connection: a connection, in a transaction
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamContentState): the contents
 *   of which something is here, and those that a thing has.
 */
GPtrArray *
iteam_content_table_list (IteamConnection  *connection,
                          GError          **error)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_content_state_free);
  g_autoptr (GHashTable) by_hash = g_hash_table_new (g_str_hash, g_str_equal);

  if (!list_here (connection, states, by_hash, error))
    return NULL;
  for (int kind = 1; kind < ITEAM_N_KINDS; kind++)
    {
      const IteamTable *table = iteam_table_get ((IteamKind) kind);

      if (table->content_column != NULL && !list_wanted (connection, table, states, by_hash, error))
        return NULL;
    }

  return g_steal_pointer (&states);
}

/* Whether the pieces of a whole content are what its name says. */
static gboolean
is_sound (IteamConnection  *connection,
          gint64            id,
          const char       *hash,
          gint64            size,
          gboolean         *sound,
          GError          **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (IteamStatement) query = NULL;
  gint64 length = 0;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT bytes FROM content_piece WHERE id >= ? AND id < ? ORDER BY id", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, piece_key (id, 0));
  sqlite3_bind_int64 (query, 2, piece_key (id + 1, 0));
  for (;;)
    {
      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        break;
      g_checksum_update (checksum, sqlite3_column_blob (query, 0), sqlite3_column_bytes (query, 0));
      length += sqlite3_column_bytes (query, 0);
    }
  *sound = length == size && g_str_equal (g_checksum_get_string (checksum), hash);

  return TRUE;
}

/* Calls for each whole content that is not what its name says. */
static gboolean
foreach_unsound (IteamConnection  *connection,
                 GArray           *ids,
                 GStrvBuilder     *problems,
                 GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT id, hash, size FROM content WHERE whole = 1", error);
  if (query == NULL)
    return FALSE;
  for (;;)
    {
      g_autofree char *problem = NULL;
      gboolean sound;
      gint64 id;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = sqlite3_column_int64 (query, 0);
      if (!is_sound (connection, id, iteam_statement_get_text (query, 1), sqlite3_column_int64 (query, 2), &sound, error))
        return FALSE;
      if (sound)
        continue;
      g_array_append_val (ids, id);
      problem = g_strdup_printf ("%s: %s", _("The contents of a document are damaged"), iteam_statement_get_text (query, 1));
      if (problems != NULL)
        g_strv_builder_add (problems, problem);
    }
}

/**
 * iteam_content_table_check:
 * @connection: a connection
 * @problems: a sentence for each content that is damaged is added to this
 * @error: return location for an error
 *
 * Reads every content and compares it with its name.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_content_table_check (IteamConnection  *connection,
                           GStrvBuilder     *problems,
                           GError          **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return foreach_unsound (connection, ids, problems, error);
}

/**
 * iteam_content_table_mend:
 * @connection: a connection, in a transaction to write
 * @n_lost: (out): how many contents were not whole, and are gone
 * @error: return location for an error
 *
 * Removes contents that were saved from a damaged file and are not what their
 * name says: they count as not here.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_content_table_mend (IteamConnection  *connection,
                          guint            *n_lost,
                          GError          **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!foreach_unsound (connection, ids, NULL, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!run_on_keys (connection, "DELETE FROM content WHERE id = ?", g_array_index (ids, gint64, i), 0, error))
      return FALSE;
  *n_lost = ids->len;

  return iteam_connection_exec (connection,
                                "DELETE FROM content WHERE whole IS NULL;"
                                "DELETE FROM content_piece WHERE id >> 20 NOT IN (SELECT id FROM content)",
                                error);
}
