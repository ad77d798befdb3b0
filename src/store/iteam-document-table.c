/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-table.h"

#include "iteam-passage-table.h"

#define DATE(column) column " TEXT CHECK (date (" column ") IS " column ")"
#define MARK(column) column " INTEGER CHECK (" column " = 1)"

/* The contents travel apart from the rows: a document whose contents are not in
 * this file yet is nothing unusual, so "content" refers to no table. */
const char iteam_document_schema[] =
  "CREATE TABLE document ("
  " id INTEGER PRIMARY KEY,"
  " number INTEGER UNIQUE CHECK (number > 0),"
  " title TEXT NOT NULL CHECK (title <> ''),"
  " kind TEXT NOT NULL DEFAULT 'other'"
  "  CHECK (kind IN ('code', 'protocol', 'guide', 'policy', 'advice', 'report', 'note', 'other')),"
  " version TEXT,"
  " " DATE ("dated") ","
  " summary TEXT,"
  " " DATE ("review") ","
  " consent TEXT CHECK (consent IN ('needed', 'asked', 'given', 'refused')),"
  " " DATE ("consented") ","
  " responsible INTEGER REFERENCES person (id),"
  " superseded_by INTEGER REFERENCES document (id),"
  " retention TEXT,"
  " tags TEXT,"
  " content TEXT CHECK (length (content) = 64),"
  " size INTEGER CHECK (size > 0),"
  " file_name TEXT,"
  " pages INTEGER CHECK (pages > 0),"
  " " DATE ("created") ","
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX document_content ON document (content);"
  "CREATE TABLE document_adoption ("
  " id INTEGER PRIMARY KEY,"
  " document INTEGER NOT NULL REFERENCES document (id),"
  " body TEXT,"
  " how TEXT NOT NULL DEFAULT 'adopted' CHECK (how IN ('adopted', 'noted')),"
  " " DATE ("day") ","
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX document_adoption_document ON document_adoption (document);"
  "CREATE TABLE document_action ("
  " id INTEGER PRIMARY KEY,"
  " document INTEGER NOT NULL REFERENCES document (id),"
  " action INTEGER NOT NULL REFERENCES action (id),"
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX document_action_document ON document_action (document);"
  "CREATE TABLE document_pillar ("
  " id INTEGER PRIMARY KEY,"
  " document INTEGER NOT NULL REFERENCES document (id),"
  " pillar INTEGER NOT NULL REFERENCES pillar (id),"
  " " MARK ("deleted")
  ") STRICT;"
  "CREATE INDEX document_pillar_document ON document_pillar (document);";

static const char *const document_columns[] = {
  "id", "number", "title", "kind", "version", "dated", "summary", "review", "consent", "consented", "responsible",
  "superseded_by", "retention", "tags", "content", "size", "file_name", "pages", "created", "deleted", NULL,
};

static const char *const adoption_columns[] = { "id", "document", "body", "how", "day", "deleted", NULL };

static const char *const action_columns[] = { "id", "document", "action", "deleted", NULL };

static const char *const pillar_columns[] = { "id", "document", "pillar", "deleted", NULL };

const IteamTable iteam_document_table = { .name = "document", .columns = document_columns, .content_column = "content" };
const IteamTable iteam_document_adoption_table = {
  .name = "document_adoption", .columns = adoption_columns, .belongs_to = ITEAM_KIND_DOCUMENT, .owner_column = "document",
};
const IteamTable iteam_document_action_table = {
  .name = "document_action", .columns = action_columns, .belongs_to = ITEAM_KIND_DOCUMENT, .owner_column = "document",
};
const IteamTable iteam_document_pillar_table = {
  .name = "document_pillar", .columns = pillar_columns, .belongs_to = ITEAM_KIND_DOCUMENT, .owner_column = "document",
};

/* Runs @sql, whose last parameter is a document's key if there is one to ask for. */
static IteamStatement *
ask (IteamConnection  *connection,
     const char       *sql,
     const char       *where,
     const gint64     *id,
     GError          **error)
{
  g_autofree char *text = g_strconcat (sql, id != NULL ? where : "", NULL);
  IteamStatement *query = iteam_connection_statement (connection, text, error);

  if (query != NULL && id != NULL)
    sqlite3_bind_int64 (query, 1, *id);

  return query;
}

static gboolean
read_fields (IteamConnection  *connection,
             const gint64     *id,
             GPtrArray        *documents,
             GHashTable       *by_id,
             GError          **error)
{
  const char *const *columns = iteam_document_get_columns ();
  g_autofree char *names = g_strjoinv (", ", (char **) columns);
  g_autofree char *sql = NULL;
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  sql = g_strdup_printf ("SELECT id, EXISTS (SELECT 1 FROM content WHERE hash = document.content AND whole = 1), %s"
                         " FROM document WHERE deleted IS NULL", names);
  query = ask (connection, sql, " AND id = ?", id, error);
  if (query == NULL)
    return FALSE;

  for (;;)
    {
      IteamDocument *document;
      gint64 key;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      key = sqlite3_column_int64 (query, 0);
      document = iteam_document_new_with_id (key);
      g_object_set (document, "here", sqlite3_column_int (query, 1) != 0, NULL);
      for (int i = 0; columns[i] != NULL; i++)
        {
          g_autoptr (GVariant) value = iteam_statement_get_value (query, 2 + i);

          iteam_document_set_cell (document, columns[i], value);
        }
      g_ptr_array_add (documents, document);
      g_hash_table_insert (by_id, g_memdup2 (&key, sizeof key), document);
    }
}

static gboolean
read_adoptions (IteamConnection  *connection,
                const gint64     *id,
                GHashTable       *by_id,
                GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = ask (connection, "SELECT document, id, body, how, day FROM document_adoption WHERE deleted IS NULL",
               " AND document = ?", id, error);
  if (query == NULL)
    return FALSE;

  for (;;)
    {
      IteamAdoptionWay way = ITEAM_ADOPTED;
      IteamDocument *document;
      gint64 key;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      key = sqlite3_column_int64 (query, 0);
      document = g_hash_table_lookup (by_id, &key);
      iteam_adoption_way_from_nick (iteam_statement_get_text (query, 3), &way);
      if (document != NULL)
        iteam_document_put_adoption (document,
                                     iteam_adoption_new (sqlite3_column_int64 (query, 1), iteam_statement_get_text (query, 2), way,
                                                         iteam_day_from_iso (iteam_statement_get_text (query, 4))));
    }
}

/* A link to what was deleted stays in the file, and comes back with it. */
static gboolean
read_links (IteamConnection  *connection,
            const gint64     *id,
            GHashTable       *by_id,
            const char       *sql,
            void            (*link) (IteamDocument *, gint64, gboolean),
            GError          **error)
{
  g_autoptr (IteamStatement) query = ask (connection, sql, " AND document = ?", id, error);
  gboolean row;

  if (query == NULL)
    return FALSE;

  for (;;)
    {
      IteamDocument *document;
      gint64 key;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      key = sqlite3_column_int64 (query, 0);
      document = g_hash_table_lookup (by_id, &key);
      if (document != NULL)
        link (document, sqlite3_column_int64 (query, 1), TRUE);
    }
}

static gboolean
read_rows (IteamConnection  *connection,
           const gint64     *id,
           GPtrArray        *documents,
           GError          **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return read_fields (connection, id, documents, by_id, error) &&
         read_adoptions (connection, id, by_id, error) &&
         read_links (connection, id, by_id,
                     "SELECT document, action FROM document_action WHERE deleted IS NULL"
                     " AND action IN (SELECT id FROM action WHERE deleted IS NULL)",
                     iteam_document_link_action, error) &&
         read_links (connection, id, by_id,
                     "SELECT document, pillar FROM document_pillar WHERE deleted IS NULL"
                     " AND pillar IN (SELECT id FROM pillar WHERE deleted IS NULL)",
                     iteam_document_link_pillar, error);
}

/**
 * iteam_document_table_read:
 * @connection: a connection, in a transaction
 * @ids: (nullable) (element-type gint64): keys, or %NULL for all
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamDocument): the documents
 *   that are there; those that were deleted are not.
 */
GPtrArray *
iteam_document_table_read (IteamConnection  *connection,
                           const GArray     *ids,
                           GError          **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);

  if (ids == NULL)
    return read_rows (connection, NULL, documents, error) ? g_steal_pointer (&documents) : NULL;

  for (guint i = 0; i < ids->len; i++)
    if (!read_rows (connection, &g_array_index (ids, gint64, i), documents, error))
      return NULL;

  return g_steal_pointer (&documents);
}

static gboolean
read_key (IteamConnection  *connection,
          IteamStatement   *query,
          gint64           *id,
          GError          **error)
{
  gboolean row;

  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;
  *id = row ? sqlite3_column_int64 (query, 0) : 0;

  return TRUE;
}

/**
 * iteam_document_table_find:
 * @connection: a connection
 * @number: the number for people, 3 for D-3
 * @id: (out): the key, 0 if there is none of that number
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_document_table_find (IteamConnection  *connection,
                           int               number,
                           gint64           *id,
                           GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (connection, "SELECT id FROM document WHERE number = ? AND deleted IS NULL", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int (query, 1, number);

  return read_key (connection, query, id, error);
}

/**
 * iteam_document_table_find_content:
 * @connection: a connection
 * @content: SHA-256 of contents, lower-case hexadecimal
 * @id: (out): key of a document that has these, 0 if there is none
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_document_table_find_content (IteamConnection  *connection,
                                   const char       *content,
                                   gint64           *id,
                                   GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (connection, "SELECT id FROM document WHERE content = ? AND deleted IS NULL ORDER BY number", error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, content);

  return read_key (connection, query, id, error);
}

/**
 * iteam_document_table_read_text:
 * @connection: a connection, in a transaction
 * @document: key of a document
 * @title: its number and title are appended to this
 * @body: a line for each other text of it is appended to this
 * @found: (out): whether it is there and not deleted
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_document_table_read_text (IteamConnection  *connection,
                                gint64            document,
                                GString          *title,
                                GString          *body,
                                gboolean         *found,
                                GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  g_autoptr (IteamStatement) parts = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT number, title, version, summary, tags, retention FROM document"
                                      " WHERE id = ? AND deleted IS NULL",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, document);
  if (!iteam_statement_next (connection, query, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  g_string_append_printf (title, "D-%d %s", sqlite3_column_int (query, 0), iteam_statement_get_text (query, 1));
  for (int i = 2; i < 6; i++)
    if (iteam_statement_get_text (query, i) != NULL)
      g_string_append_printf (body, "%s\n", iteam_statement_get_text (query, i));

  parts = iteam_connection_statement (connection,
                                      "SELECT body FROM document_adoption WHERE document = ? AND deleted IS NULL ORDER BY day, id", error);
  if (parts == NULL)
    return FALSE;
  sqlite3_bind_int64 (parts, 1, document);
  for (;;)
    {
      if (!iteam_statement_next (connection, parts, &row, error))
        return FALSE;
      if (!row)
        return iteam_passage_table_read_text (connection, document, body, error);
      if (iteam_statement_get_text (parts, 0) != NULL)
        g_string_append_printf (body, "%s\n", iteam_statement_get_text (parts, 0));
    }
}
