/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-search-table.h"

#include <string.h>

#include "iteam-action-table.h"
#include "iteam-activity-table.h"
#include "iteam-agenda-item-table.h"
#include "iteam-document-table.h"
#include "iteam-meeting-table.h"
#include "iteam-person-table.h"
#include "iteam-pillar-table.h"
#include "iteam-point-table.h"
#include "iteam-report-table.h"
#include "iteam-series-table.h"
#include "iteam-spotlight-table.h"
#include "iteam-store.h"
#include "iteam-text.h"

/* A trigram index needs three letters; shorter words are looked for in the
 * folded texts themselves. */
#define TRIGRAM 3

/* What more things hold than this says little about any of them, and to weigh all
 * of them takes as long as reading them. */
#define MOST_WEIGHED 1000

/* Texts are folded before they are indexed, since the tokenizer learns to take
 * diacritics off only with SQLite 3.45. */
const char iteam_search_schema[] =
  "CREATE TABLE search_text ("
  " thing INTEGER PRIMARY KEY,"
  " kind TEXT NOT NULL,"
  " title TEXT NOT NULL,"
  " body TEXT NOT NULL"
  ") STRICT;"
  "CREATE VIRTUAL TABLE search USING fts5 ("
  " title, body, content = 'search_text', content_rowid = 'thing',"
  " tokenize = 'trigram case_sensitive 1'"
  ");";

/**
 * iteam_search_table_read:
 * @connection: a connection, in a transaction
 * @thing: a thing
 * @title: its number and title are appended to this
 * @body: its texts are appended to this, each on lines of its own
 * @found: (out): whether it is there, and is not deleted
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_search_table_read (IteamConnection  *connection,
                         const IteamRef   *thing,
                         GString          *title,
                         GString          *body,
                         gboolean         *found,
                         GError          **error)
{
  switch (thing->kind)
    {
    case ITEAM_KIND_ACTION:
      return iteam_action_table_read_text (connection, thing->id, title, body, found, error);
    case ITEAM_KIND_PERSON:
      return iteam_person_table_read_text (connection, thing->id, title, body, found, error);
    case ITEAM_KIND_PILLAR:
      return iteam_pillar_table_read_text (connection, thing->id, title, body, found, error);
    case ITEAM_KIND_DOCUMENT:
      return iteam_document_table_read_text (connection, thing->id, title, body, found, error);
    case ITEAM_KIND_SERIES:
      return iteam_series_table_read_text (connection, thing->id, title, body, found, error);
    case ITEAM_KIND_MEETING:
      return iteam_meeting_table_read_text (connection, thing->id, title, body, found, error);
    case ITEAM_KIND_AGENDA_ITEM:
      return iteam_agenda_item_table_read_text (connection, thing->id, title, body, found, error);
    case ITEAM_KIND_ACTIVITY:
      return iteam_activity_table_read_text (connection, thing->id, title, body, found, error);
    case ITEAM_KIND_POINT:
      return iteam_point_table_read_text (connection, thing->id, title, body, found, error);
    case ITEAM_KIND_SPOTLIGHT:
      return iteam_spotlight_table_read_text (connection, thing->id, title, body, found, error);
    case ITEAM_KIND_REPORT:
      return iteam_report_table_read_text (connection, thing->id, title, body, found, error);
    default:
      *found = FALSE;

      return TRUE;
    }
}

static gboolean
write_text (IteamConnection  *connection,
            const IteamRef   *thing,
            const char       *title,
            const char       *body,
            GError          **error)
{
  g_autoptr (IteamStatement) text = NULL;
  g_autoptr (IteamStatement) index = NULL;

  text = iteam_connection_statement (connection, "INSERT OR REPLACE INTO search_text VALUES (?, ?, ?, ?)", error);
  index = iteam_connection_statement (connection, "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", error);
  if (text == NULL || index == NULL)
    return FALSE;

  sqlite3_bind_int64 (text, 1, thing->id);
  iteam_statement_bind_text (text, 2, iteam_kind_to_nick (thing->kind));
  iteam_statement_bind_text (text, 3, title);
  iteam_statement_bind_text (text, 4, body);
  sqlite3_bind_int64 (index, 1, thing->id);
  iteam_statement_bind_text (index, 2, title);
  iteam_statement_bind_text (index, 3, body);

  return iteam_statement_run (connection, text, error) && iteam_statement_run (connection, index, error);
}

/* The index forgets a text only when it is told exactly what it was. */
static gboolean
forget_text (IteamConnection  *connection,
             const IteamRef   *thing,
             const char       *title,
             const char       *body,
             GError          **error)
{
  g_autoptr (IteamStatement) index = NULL;
  g_autoptr (IteamStatement) text = NULL;

  index = iteam_connection_statement (connection,
                                      "INSERT INTO search (search, rowid, title, body) VALUES ('delete', ?, ?, ?)", error);
  text = iteam_connection_statement (connection, "DELETE FROM search_text WHERE thing = ?", error);
  if (index == NULL || text == NULL)
    return FALSE;

  sqlite3_bind_int64 (index, 1, thing->id);
  iteam_statement_bind_text (index, 2, title);
  iteam_statement_bind_text (index, 3, body);
  sqlite3_bind_int64 (text, 1, thing->id);

  return iteam_statement_run (connection, index, error) && iteam_statement_run (connection, text, error);
}

static gboolean
update_text (IteamConnection  *connection,
             const IteamRef   *thing,
             GError          **error)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *folded_title = NULL;
  g_autofree char *folded_body = NULL;
  g_autofree char *known_title = NULL;
  g_autofree char *known_body = NULL;
  gboolean found, known;

  if (!iteam_search_table_read (connection, thing, title, body, &found, error))
    return FALSE;
  folded_title = iteam_text_fold (title->str);
  folded_body = iteam_text_fold (body->str);

  {
    g_autoptr (IteamStatement) query = NULL;

    query = iteam_connection_statement (connection, "SELECT title, body FROM search_text WHERE thing = ?", error);
    if (query == NULL)
      return FALSE;
    sqlite3_bind_int64 (query, 1, thing->id);
    if (!iteam_statement_next (connection, query, &known, error))
      return FALSE;
    if (known)
      {
        known_title = g_strdup (iteam_statement_get_text (query, 0));
        known_body = g_strdup (iteam_statement_get_text (query, 1));
      }
  }

  if (found && known && g_str_equal (folded_title, known_title) && g_str_equal (folded_body, known_body))
    return TRUE;
  if (known && !forget_text (connection, thing, known_title, known_body, error))
    return FALSE;

  return !found || write_text (connection, thing, folded_title, folded_body, error);
}

/* Items tell of which meeting they are, and are gone with it. */
static gboolean
update_items (IteamConnection  *connection,
              gint64            meeting,
              GError          **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT id FROM agenda_item WHERE meeting = ?", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, meeting);
  for (;;)
    {
      IteamRef item = { .kind = ITEAM_KIND_AGENDA_ITEM };

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        break;
      item.id = sqlite3_column_int64 (query, 0);
      g_array_append_val (items, item);
    }

  for (guint i = 0; i < items->len; i++)
    if (!update_text (connection, &g_array_index (items, IteamRef, i), error))
      return FALSE;

  return TRUE;
}

/**
 * iteam_search_table_update:
 * @connection: a connection, in a transaction
 * @thing: a thing that was touched
 * @error: return location for an error
 *
 * Brings the index up to date with a thing; nothing is written if its texts
 * are what they were. With a meeting, the items of its agenda are as well.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_search_table_update (IteamConnection  *connection,
                           const IteamRef   *thing,
                           GError          **error)
{
  return update_text (connection, thing, error) &&
         (thing->kind != ITEAM_KIND_MEETING || update_items (connection, thing->id, error));
}

/**
 * iteam_search_table_describe:
 * @connection: a connection, in a transaction
 * @thing: a thing
 * @title: (out) (transfer full) (nullable): its number and title, %NULL if it is deleted
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_search_table_describe (IteamConnection  *connection,
                             const IteamRef   *thing,
                             char            **title,
                             GError          **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  gboolean found;

  if (!iteam_search_table_read (connection, thing, text, body, &found, error))
    return FALSE;
  *title = found ? g_strdup (text->str) : NULL;

  return TRUE;
}

static char *
match_expression (char **words)
{
  GString *expression = g_string_new (NULL);

  for (int i = 0; words[i] != NULL; i++)
    {
      if (g_utf8_strlen (words[i], -1) < TRIGRAM)
        continue;
      if (expression->len > 0)
        g_string_append (expression, " AND ");
      /* A word holds no quotes: they end it. */
      g_string_append_printf (expression, "\"%s\"", words[i]);
    }

  return g_string_free (expression, expression->len == 0);
}

/* The first line of @body, folded or not, that holds one of @words. */
static char *
find_context (const char  *body,
              char       **words)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);

  for (int i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *folded = iteam_text_fold (lines[i]);

      for (int j = 0; words[j] != NULL; j++)
        if (strstr (folded, words[j]) != NULL)
          return g_strdup (g_strstrip (lines[i]));
    }

  return NULL;
}

static gboolean
holds_words (char       **words,
             const char  *title,
             const char  *body)
{
  for (int i = 0; words[i] != NULL; i++)
    if (strstr (title, words[i]) == NULL && strstr (body, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
is_in_few (IteamConnection  *connection,
           const char       *expression,
           gboolean         *few,
           GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT count (*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT ?2)", error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, expression);
  sqlite3_bind_int (query, 2, MOST_WEIGHED + 1);
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;
  *few = sqlite3_column_int (query, 0) <= MOST_WEIGHED;

  return TRUE;
}

#define MATCHING                                             \
  "SELECT text.thing, text.kind, text.title, text.body FROM search" \
  " JOIN search_text AS text ON text.thing = search.rowid"   \
  " WHERE search MATCH ?2 AND (?1 = '' OR text.kind = ?1)"

/* What holds @expression, or what may hold the words if there is none; best first if
 * @weighed. */
static IteamStatement *
find_candidates (IteamConnection  *connection,
                 const char       *expression,
                 gboolean          weighed,
                 IteamKind         kind,
                 GError          **error)
{
  IteamStatement *query;
  const char *sql;

  /* Ordered by rank, FTS5 sorts the keys alone, and a text is read when its turn comes. */
  if (expression == NULL)
    sql = "SELECT thing, kind, title, body FROM search_text WHERE ?1 = '' OR kind = ?1";
  else if (weighed)
    sql = MATCHING " AND rank MATCH 'bm25(10.0, 1.0)' ORDER BY rank";
  else
    sql = MATCHING;
  query = iteam_connection_statement (connection, sql, error);
  if (query == NULL)
    return NULL;

  iteam_statement_bind_text (query, 1, iteam_kind_to_nick (kind));
  if (expression != NULL)
    iteam_statement_bind_text (query, 2, expression);

  return query;
}

typedef struct
{
  char **words;
  guint limit;
  GPtrArray *hits;
  GHashTable *known;
} Search;

static gboolean
add_hit (IteamConnection  *connection,
         Search           *search,
         IteamStatement   *candidate,
         GError          **error)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (IteamSearchHit) hit = g_new0 (IteamSearchHit, 1);
  gboolean found;

  hit->ref.id = sqlite3_column_int64 (candidate, 0);
  hit->ref.kind = iteam_kind_from_nick (iteam_statement_get_text (candidate, 1));
  if (g_hash_table_contains (search->known, &hit->ref.id) ||
      !holds_words (search->words, iteam_statement_get_text (candidate, 2), iteam_statement_get_text (candidate, 3)))
    return TRUE;

  if (!iteam_search_table_read (connection, &hit->ref, title, body, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  if (!holds_words (search->words, iteam_statement_get_text (candidate, 2), ""))
    hit->context = find_context (body->str, search->words);
  hit->title = g_strdup (title->str);
  g_hash_table_add (search->known, &hit->ref.id);
  g_ptr_array_add (search->hits, g_steal_pointer (&hit));

  return TRUE;
}

static gboolean
add_hits (IteamConnection  *connection,
          Search           *search,
          const char       *expression,
          gboolean          weighed,
          IteamKind         kind,
          GError          **error)
{
  g_autoptr (IteamStatement) candidates = find_candidates (connection, expression, weighed, kind, error);
  gboolean row;

  if (candidates == NULL)
    return FALSE;

  while (search->hits->len < search->limit)
    {
      if (!iteam_statement_next (connection, candidates, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!add_hit (connection, search, candidates, error))
        return FALSE;
    }

  return TRUE;
}

/* What holds the words in its title comes first, and then all else as it comes. */
static gboolean
add_hits_of_many (IteamConnection  *connection,
                  Search           *search,
                  const char       *expression,
                  IteamKind         kind,
                  GError          **error)
{
  g_autofree char *in_title = g_strdup_printf ("title : (%s)", expression);
  gboolean few;

  return is_in_few (connection, in_title, &few, error) &&
         add_hits (connection, search, in_title, few, kind, error) &&
         (search->hits->len >= search->limit || add_hits (connection, search, expression, FALSE, kind, error));
}

/**
 * iteam_search_table_find:
 * @connection: a connection, in a transaction
 * @query: words; those within double quotes are kept together
 * @kind: the kind of thing, or %ITEAM_KIND_NONE for all
 * @limit: how many at most
 * @error: return location for an error
 *
 * Finds what holds every word, anywhere in a word, apart from capitals and
 * diacritics.
 *
 * Returns: (transfer full) (nullable) (element-type IteamSearchHit): the hits,
 *   best first; of words that very many things hold, those that do so in their title.
 */
GPtrArray *
iteam_search_table_find (IteamConnection  *connection,
                         const char       *query,
                         IteamKind         kind,
                         int               limit,
                         GError          **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_search_hit_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_auto (GStrv) words = iteam_text_words (query);
  g_autofree char *expression = match_expression (words);
  Search search = { words, (guint) limit, hits, known };
  gboolean few = TRUE;

  if (words[0] == NULL)
    return g_steal_pointer (&hits);
  if (expression != NULL && !is_in_few (connection, expression, &few, error))
    return NULL;

  if (!(few ? add_hits (connection, &search, expression, TRUE, kind, error) : add_hits_of_many (connection, &search, expression, kind, error)))
    return NULL;

  return g_steal_pointer (&hits);
}
