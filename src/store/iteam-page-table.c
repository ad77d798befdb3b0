/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-page-table.h"

#include <glib/gi18n-lib.h>

#include "iteam-error.h"
#include "iteam-page-text.h"

/* How many pages are forgotten in one transaction, so that nobody waits for it. */
#define TIDY_PAGES 32

/* What each replica makes of contents by itself: the texts of their pages and two
 * indices, one of their words and one of what is within those. It is no part of the
 * change history, stays out of the file at a meeting point, and is made anew where
 * it is missing, also in files that were made before there was any of it.
 *
 * A row of page_content names its content by the hash and not by the key, as a key
 * may come to name another content. */
const char iteam_page_schema[] =
  "CREATE TABLE IF NOT EXISTS page_content ("
  " id INTEGER PRIMARY KEY,"
  " hash TEXT NOT NULL CHECK (length (hash) = 64),"
  " rules INTEGER NOT NULL,"
  " state INTEGER NOT NULL DEFAULT 0,"
  " UNIQUE (hash, rules)"
  ") STRICT;"
  "CREATE TABLE IF NOT EXISTS page_text ("
  " id INTEGER PRIMARY KEY,"
  " label TEXT,"
  " text TEXT NOT NULL,"
  " joined TEXT"
  ") STRICT;"
  "CREATE VIRTUAL TABLE IF NOT EXISTS page_search USING fts5 ("
  " text, joined, content = 'page_text', content_rowid = 'id',"
  " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'"
  ");"
  "CREATE TABLE IF NOT EXISTS page_word ("
  " id INTEGER PRIMARY KEY,"
  " word TEXT NOT NULL UNIQUE"
  ") STRICT;"
  "CREATE VIRTUAL TABLE IF NOT EXISTS page_word_search USING fts5 ("
  " word, content = 'page_word', content_rowid = 'id',"
  " tokenize = 'trigram case_sensitive 1'"
  ");";

/* Contents whose texts are of use: those that a document has. */
#define WANTED "EXISTS (SELECT 1 FROM document WHERE content = page_content.hash AND deleted IS NULL)"

static gint64
page_key (gint64 content,
          guint  page)
{
  return (content << ITEAM_PAGE_NUMBER_BITS) + page;
}

/**
 * iteam_page_table_exists:
 * @connection: a connection
 * @exists: (out): whether the file has tables for the texts of pages
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_page_table_exists (IteamConnection  *connection,
                         gboolean         *exists,
                         GError          **error)
{
  gint64 n = 0;

  if (!iteam_connection_get_integer (connection, "SELECT count (*) FROM sqlite_schema WHERE name IN"
                                     " ('page_content', 'page_text', 'page_search', 'page_word', 'page_word_search')",
                                     &n, error))
    return FALSE;
  *exists = n == 5;

  return TRUE;
}

static gboolean
find (IteamConnection  *connection,
      const char       *hash,
      gint64           *id,
      IteamPagesState  *state,
      GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT id, state FROM page_content WHERE hash = ? AND rules = ?", error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, hash);
  sqlite3_bind_int (query, 2, ITEAM_PAGE_TEXT_RULES);
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;
  *id = row ? sqlite3_column_int64 (query, 0) : 0;
  *state = row ? (IteamPagesState) sqlite3_column_int (query, 1) : ITEAM_PAGES_UNREAD;

  return TRUE;
}

/* The row of a content, made if it is not there. */
static gboolean
require (IteamConnection  *connection,
         const char       *hash,
         gint64           *id,
         GError          **error)
{
  g_autoptr (IteamStatement) insert = NULL;
  IteamPagesState state;

  if (!iteam_connection_exec (connection, iteam_page_schema, error) || !find (connection, hash, id, &state, error))
    return FALSE;
  if (*id != 0)
    return TRUE;
  insert = iteam_connection_statement (connection, "INSERT INTO page_content (hash, rules) VALUES (?, ?)", error);
  if (insert == NULL)
    return FALSE;
  iteam_statement_bind_text (insert, 1, hash);
  sqlite3_bind_int (insert, 2, ITEAM_PAGE_TEXT_RULES);
  if (!iteam_statement_run (connection, insert, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (iteam_connection_get_handle (connection));

  return TRUE;
}

/**
 * iteam_page_table_list_unread:
 * @connection: a connection, in a transaction
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamUnread): contents that are
 *   here, that a document has, and whose pages were not all read; small ones first,
 *   as those are soon done.
 */
GPtrArray *
iteam_page_table_list_unread (IteamConnection  *connection,
                              GError          **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_unread_free);
  g_autoptr (IteamStatement) query = NULL;
  gboolean exists, row;

  if (!iteam_page_table_exists (connection, &exists, error))
    return NULL;
  query = iteam_connection_statement (connection, exists
                                      ? "SELECT c.hash, c.size, (SELECT count (*) FROM page_text"
                                        "  WHERE page_text.id BETWEEN p.id << 20 AND (p.id << 20) + 1048575)"
                                        " FROM content AS c LEFT JOIN page_content AS p ON p.hash = c.hash AND p.rules = ?"
                                        " WHERE c.whole = 1 AND (p.state IS NULL OR p.state = 0)"
                                        " AND EXISTS (SELECT 1 FROM document WHERE content = c.hash AND deleted IS NULL)"
                                        " ORDER BY c.size"
                                      : "SELECT hash, size, 0 FROM content WHERE whole = 1 AND ? > 0"
                                        " AND EXISTS (SELECT 1 FROM document WHERE content = hash AND deleted IS NULL)"
                                        " ORDER BY size",
                                      error);
  if (query == NULL)
    return NULL;
  sqlite3_bind_int (query, 1, ITEAM_PAGE_TEXT_RULES);
  for (;;)
    {
      IteamUnread *unread;

      if (!iteam_statement_next (connection, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);
      unread = g_new0 (IteamUnread, 1);
      unread->hash = iteam_statement_dup_text (query, 0);
      unread->size = sqlite3_column_int64 (query, 1);
      unread->n_pages = (guint) sqlite3_column_int (query, 2);
      g_ptr_array_add (list, unread);
    }
}

static gboolean
put_words (IteamConnection  *connection,
           const char       *text,
           const char       *joined,
           GError          **error)
{
  g_autoptr (GPtrArray) words = iteam_page_text_words (text, joined);
  g_autoptr (IteamStatement) insert = NULL;
  g_autoptr (IteamStatement) index = NULL;

  insert = iteam_connection_statement (connection, "INSERT OR IGNORE INTO page_word (word) VALUES (?)", error);
  index = iteam_connection_statement (connection, "INSERT INTO page_word_search (rowid, word) VALUES (?, ?)", error);
  if (insert == NULL || index == NULL)
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      sqlite3 *handle = iteam_connection_get_handle (connection);

      iteam_statement_bind_text (insert, 1, words->pdata[i]);
      if (!iteam_statement_run (connection, insert, error))
        return FALSE;
      if (sqlite3_changes (handle) == 0)
        continue;
      sqlite3_bind_int64 (index, 1, sqlite3_last_insert_rowid (handle));
      iteam_statement_bind_text (index, 2, words->pdata[i]);
      if (!iteam_statement_run (connection, index, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_page (IteamConnection      *connection,
          gint64                key,
          const IteamPageText  *page,
          GError              **error)
{
  g_autofree char *text = iteam_page_text_clean (page->text);
  g_autofree char *joined = iteam_page_text_join (text);
  g_autoptr (IteamStatement) insert = NULL;
  g_autoptr (IteamStatement) index = NULL;

  insert = iteam_connection_statement (connection, "INSERT OR IGNORE INTO page_text (id, label, text, joined) VALUES (?, ?, ?, ?)",
                                       error);
  index = iteam_connection_statement (connection, "INSERT INTO page_search (rowid, text, joined) VALUES (?, ?, ?)", error);
  if (insert == NULL || index == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, key);
  iteam_statement_bind_text (insert, 2, page->label);
  iteam_statement_bind_text (insert, 3, text);
  iteam_statement_bind_text (insert, 4, joined);
  if (!iteam_statement_run (connection, insert, error))
    return FALSE;
  /* Another program may have read the same page meanwhile. */
  if (sqlite3_changes (iteam_connection_get_handle (connection)) == 0)
    return TRUE;
  sqlite3_bind_int64 (index, 1, key);
  iteam_statement_bind_text (index, 2, text);
  iteam_statement_bind_text (index, 3, joined);

  return iteam_statement_run (connection, index, error) && put_words (connection, text, joined, error);
}

/**
 * iteam_page_table_put:
 * @connection: a connection, in a transaction to write
 * @hash: what names a content
 * @first: the page that comes first, from 0
 * @texts: (element-type IteamPageText): it and those behind it
 * @error: return location for an error
 *
 * Keeps the texts of some pages. What is kept already stays as it is.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_page_table_put (IteamConnection  *connection,
                      const char       *hash,
                      guint             first,
                      GPtrArray        *texts,
                      GError          **error)
{
  gint64 id;

  if (first + texts->len > 1u << ITEAM_PAGE_NUMBER_BITS)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("This document has more pages than can be searched."));

      return FALSE;
    }
  if (!require (connection, hash, &id, error))
    return FALSE;
  for (guint i = 0; i < texts->len; i++)
    if (!put_page (connection, page_key (id, first + i), texts->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
add_documents (IteamConnection  *connection,
               const char       *hash,
               GArray           *refs,
               GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT id FROM document WHERE content = ? AND deleted IS NULL", error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, hash);
  for (;;)
    {
      IteamRef document = { .kind = ITEAM_KIND_DOCUMENT };

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      document.id = sqlite3_column_int64 (query, 0);
      g_array_append_val (refs, document);
    }
}

/**
 * iteam_page_table_finish:
 * @connection: a connection, in a transaction to write
 * @hash: what names a content
 * @state: what came of reading its pages
 * @refs: (element-type IteamRef): the documents that have it are added to this
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_page_table_finish (IteamConnection  *connection,
                         const char       *hash,
                         IteamPagesState   state,
                         GArray           *refs,
                         GError          **error)
{
  g_autoptr (IteamStatement) update = NULL;
  gint64 id;

  if (!require (connection, hash, &id, error))
    return FALSE;
  update = iteam_connection_statement (connection, "UPDATE page_content SET state = ? WHERE id = ?", error);
  if (update == NULL)
    return FALSE;
  sqlite3_bind_int (update, 1, (int) state);
  sqlite3_bind_int64 (update, 2, id);

  return iteam_statement_run (connection, update, error) && add_documents (connection, hash, refs, error);
}

/* The index forgets a text only when it is told exactly what it was. */
static gboolean
forget_pages (IteamConnection  *connection,
              gint64            content,
              guint            *n_forgotten,
              GError          **error)
{
  static const char *const steps[] = {
    "INSERT INTO page_search (page_search, rowid, text, joined) SELECT 'delete', id, text, joined FROM page_text"
    " WHERE id IN (SELECT id FROM page_text WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3)",
    "DELETE FROM page_text WHERE id IN (SELECT id FROM page_text WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (IteamStatement) statement = iteam_connection_statement (connection, steps[i], error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, page_key (content, 0));
      sqlite3_bind_int64 (statement, 2, page_key (content + 1, 0) - 1);
      sqlite3_bind_int (statement, 3, TIDY_PAGES);
      if (!iteam_statement_run (connection, statement, error))
        return FALSE;
    }
  *n_forgotten = (guint) sqlite3_changes (iteam_connection_get_handle (connection));

  return TRUE;
}

/**
 * iteam_page_table_tidy:
 * @connection: a connection, in a transaction to write
 * @more: (out): whether there is more to do, in other transactions
 * @error: return location for an error
 *
 * Forgets some texts that no document needs any more, or that were made by older
 * rules. Words stay: they are few, and most come again.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_page_table_tidy (IteamConnection  *connection,
                       gboolean         *more,
                       GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  g_autoptr (IteamStatement) delete = NULL;
  gboolean exists, row;
  guint n_forgotten;
  gint64 id;

  *more = FALSE;
  if (!iteam_page_table_exists (connection, &exists, error))
    return FALSE;
  if (!exists)
    return TRUE;
  query = iteam_connection_statement (connection, "SELECT id FROM page_content WHERE rules <> ? OR NOT " WANTED " LIMIT 1", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int (query, 1, ITEAM_PAGE_TEXT_RULES);
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  id = sqlite3_column_int64 (query, 0);
  sqlite3_reset (query);
  *more = TRUE;
  if (!forget_pages (connection, id, &n_forgotten, error))
    return FALSE;
  if (n_forgotten == TIDY_PAGES)
    return TRUE;
  delete = iteam_connection_statement (connection, "DELETE FROM page_content WHERE id = ?", error);
  if (delete == NULL)
    return FALSE;
  sqlite3_bind_int64 (delete, 1, id);

  return iteam_statement_run (connection, delete, error);
}

/* The words of the pages of a content that are within others; each once. */
static gboolean
read_words (IteamConnection  *connection,
            gint64            content,
            GHashTable       *words,
            GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT text, joined FROM page_text WHERE id BETWEEN ? AND ?", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, page_key (content, 0));
  sqlite3_bind_int64 (query, 2, page_key (content + 1, 0) - 1);
  for (;;)
    {
      g_autoptr (GPtrArray) found = NULL;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      found = iteam_page_text_words (iteam_statement_get_text (query, 0), iteam_statement_get_text (query, 1));
      for (guint i = 0; i < found->len; i++)
        g_hash_table_add (words, g_strdup (found->pdata[i]));
    }
}

/* Forgets a word that no page has any more. */
static gboolean
forget_word (IteamConnection  *connection,
             const char       *word,
             GError          **error)
{
  static const char *const steps[] = {
    "INSERT INTO page_word_search (page_word_search, rowid, word) SELECT 'delete', id, word FROM page_word WHERE word = ?",
    "DELETE FROM page_word WHERE word = ?",
  };
  g_autofree char *phrase = g_strdup_printf ("\"%s\"", word);
  gboolean there;

  {
    g_autoptr (IteamStatement) query = iteam_connection_statement (connection, "SELECT 1 FROM page_search WHERE page_search MATCH ? LIMIT 1", error);

    if (query == NULL)
      return FALSE;
    iteam_statement_bind_text (query, 1, phrase);
    if (!iteam_statement_next (connection, query, &there, error))
      return FALSE;
  }
  for (gsize i = 0; !there && i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (IteamStatement) statement = iteam_connection_statement (connection, steps[i], error);

      if (statement == NULL)
        return FALSE;
      iteam_statement_bind_text (statement, 1, word);
      if (!iteam_statement_run (connection, statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
destroy_pages (IteamConnection  *connection,
               gint64            content,
               GError          **error)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (IteamStatement) delete = NULL;
  GHashTableIter iter;
  gpointer word;
  guint n_forgotten;

  if (!read_words (connection, content, words, error))
    return FALSE;
  do
    if (!forget_pages (connection, content, &n_forgotten, error))
      return FALSE;
  while (n_forgotten > 0);
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (!forget_word (connection, word, error))
      return FALSE;

  delete = iteam_connection_statement (connection, "DELETE FROM page_content WHERE id = ?", error);
  if (delete == NULL)
    return FALSE;
  sqlite3_bind_int64 (delete, 1, content);

  return iteam_statement_run (connection, delete, error);
}

/**
 * iteam_page_table_destroy:
 * @connection: a connection, in a transaction to write
 * @hash: what names a content that is destroyed
 * @error: return location for an error
 *
 * Forgets its texts at once, and the words that no other page has.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_page_table_destroy (IteamConnection  *connection,
                          const char       *hash,
                          GError          **error)
{
  g_autoptr (GArray) contents = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean exists, row;

  if (!iteam_page_table_exists (connection, &exists, error))
    return FALSE;
  if (!exists)
    return TRUE;
  {
    g_autoptr (IteamStatement) query = iteam_connection_statement (connection, "SELECT id FROM page_content WHERE hash = ?", error);

    if (query == NULL)
      return FALSE;
    iteam_statement_bind_text (query, 1, hash);
    for (;;)
      {
        gint64 id;

        if (!iteam_statement_next (connection, query, &row, error))
          return FALSE;
        if (!row)
          break;
        id = sqlite3_column_int64 (query, 0);
        g_array_append_val (contents, id);
      }
  }
  for (guint i = 0; i < contents->len; i++)
    if (!destroy_pages (connection, g_array_index (contents, gint64, i), error))
      return FALSE;

  return TRUE;
}

/**
 * iteam_page_table_read_state:
 * @connection: a connection, in a transaction
 * @hash: what names a content
 * @key: (out): where its pages are, 0 if nothing is known of them
 * @state: (out): what is known of its pages
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_page_table_read_state (IteamConnection  *connection,
                             const char       *hash,
                             gint64           *key,
                             IteamPagesState  *state,
                             GError          **error)
{
  gboolean exists;

  *key = 0;
  *state = ITEAM_PAGES_UNREAD;
  if (!iteam_page_table_exists (connection, &exists, error))
    return FALSE;

  return !exists || find (connection, hash, key, state, error);
}
