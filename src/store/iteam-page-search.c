/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-page-search.h"

#include "iteam-page-table.h"
#include "iteam-page-text.h"

/* So many other words may hold one that is looked for: the shortest ones, which
 * are nearest to it. More would cost more than they tell. */
#define MOST_INSIDE 64

/* How often it is looked whether the answer is still wanted, in pages. */
#define LOOK_UP 1024

/* What was found in one content. */
typedef struct
{
  gint64 content;
  guint n_pages;
  guint first_page;
} Group;

/* A document that has such a content. */
typedef struct
{
  IteamDocumentHits *hits;
  gint64 content;
  double weight;
} Candidate;

/* A search on its way. */
typedef struct
{
  IteamConnection *connection;
  IteamPageQuery *query;
  guint n_pages_each;
  GCancellable *cancellable;

  /* The first pages of each group, one after the other. */
  GArray *groups;
  GArray *pages;
  GPtrArray *candidates;
} Search;

static void
document_hits_free (gpointer data)
{
  IteamDocumentHits *hits = data;

  g_free (hits->title);
  g_free (hits->hash);
  g_ptr_array_unref (hits->pages);
  g_free (hits);
}

/**
 * iteam_page_hit_free:
 * @self: (transfer full): a page on which something was found
 */
void
iteam_page_hit_free (IteamPageHit *self)
{
  g_free (self->label);
  g_clear_pointer (&self->context, iteam_page_context_free);
  g_free (self);
}

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_clear_pointer (&candidate->hits, document_hits_free);
  g_free (candidate);
}

/**
 * iteam_page_hits_free:
 * @self: (transfer full): what a search found
 */
void
iteam_page_hits_free (IteamPageHits *self)
{
  g_ptr_array_unref (self->documents);
  g_free (self);
}

/* Words of any page that hold a part of the query, but do not begin with it. */
static gboolean
find_inside (Search   *search,
             guint     part,
             GError  **error)
{
  const char *inner = iteam_page_query_get_inner (search->query, part);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (IteamStatement) query = NULL;
  g_autofree char *match = g_strdup_printf ("\"%s\"", inner);
  gboolean row;

  query = iteam_connection_statement (search->connection,
                                      "SELECT word FROM page_word_search WHERE page_word_search MATCH ?1"
                                      " AND substr (word, 1, length (?2)) <> ?2 ORDER BY length (word) LIMIT ?3",
                                      error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, match);
  iteam_statement_bind_text (query, 2, inner);
  sqlite3_bind_int (query, 3, MOST_INSIDE);
  for (;;)
    {
      if (!iteam_statement_next (search->connection, query, &row, error))
        return FALSE;
      if (!row)
        break;
      g_ptr_array_add (words, iteam_statement_dup_text (query, 0));
    }
  iteam_page_query_take_inside (search->query, part, g_steal_pointer (&words));

  return TRUE;
}

static void
add_page (Search *search,
          gint64  key)
{
  gint64 content = key >> ITEAM_PAGE_NUMBER_BITS;
  Group *group = search->groups->len > 0 ? &g_array_index (search->groups, Group, search->groups->len - 1) : NULL;

  if (group == NULL || group->content != content)
    {
      Group begun = { .content = content, .first_page = search->pages->len };

      g_array_append_val (search->groups, begun);
      group = &g_array_index (search->groups, Group, search->groups->len - 1);
    }
  if (group->n_pages++ < search->n_pages_each)
    g_array_append_val (search->pages, key);
}

/* The index gives pages in the order of their keys, those of a content together. */
static gboolean
find_pages (Search   *search,
            GError  **error)
{
  g_autofree char *match = iteam_page_query_to_match (search->query);
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (search->connection,
                                      "SELECT rowid FROM page_search WHERE page_search MATCH ? ORDER BY rowid", error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, match);
  for (guint n = 1;; n++)
    {
      if (n % LOOK_UP == 0 && g_cancellable_set_error_if_cancelled (search->cancellable, error))
        return FALSE;
      if (!iteam_statement_next (search->connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      add_page (search, sqlite3_column_int64 (query, 0));
    }
}

/* What is in force comes before what was superseded, and a title that says it all
 * before one that does not. Then the share of pages counts as much as their number,
 * which says less the more there are. */
static double
weigh (Search     *search,
       const char *title,
       gboolean    superseded,
       guint       n_found,
       guint       n_pages)
{
  double weight = (double) n_found / (n_found + 1.2 * (0.25 + 0.75 * n_pages / 40.0));

  if (!superseded)
    weight += 2;
  if (iteam_page_query_in_title (search->query, title))
    weight += 1;

  return weight;
}

static gboolean
find_documents (Search       *search,
                const Group  *group,
                GError      **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (search->connection,
                                      "SELECT d.id, d.number, d.title, d.superseded_by IS NOT NULL, p.hash,"
                                      " (SELECT max (id) & 1048575 FROM page_text WHERE id BETWEEN p.id << 20 AND (p.id << 20) + 1048575)"
                                      " FROM page_content AS p JOIN document AS d ON d.content = p.hash"
                                      " WHERE p.id = ? AND p.rules = ? AND d.deleted IS NULL",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, group->content);
  sqlite3_bind_int (query, 2, ITEAM_PAGE_TEXT_RULES);
  for (;;)
    {
      Candidate *candidate;

      if (!iteam_statement_next (search->connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      candidate = g_new0 (Candidate, 1);
      candidate->content = group->content;
      candidate->hits = g_new0 (IteamDocumentHits, 1);
      candidate->hits->document = (IteamRef) { .kind = ITEAM_KIND_DOCUMENT, .id = sqlite3_column_int64 (query, 0) };
      candidate->hits->number = sqlite3_column_int (query, 1);
      candidate->hits->title = iteam_statement_dup_text (query, 2);
      candidate->hits->hash = iteam_statement_dup_text (query, 4);
      candidate->hits->n_pages = group->n_pages;
      candidate->hits->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_page_hit_free);
      candidate->weight = weigh (search, candidate->hits->title, sqlite3_column_int (query, 3) != 0, group->n_pages,
                                 (guint) sqlite3_column_int (query, 5) + 1);
      g_ptr_array_add (search->candidates, candidate);
    }
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = *(const Candidate *const *) a;
  const Candidate *second = *(const Candidate *const *) b;

  if (first->weight != second->weight)
    return first->weight < second->weight ? 1 : -1;

  return (first->hits->document.id > second->hits->document.id) - (first->hits->document.id < second->hits->document.id);
}

static gboolean
read_page (Search             *search,
           gint64              key,
           IteamDocumentHits  *hits,
           GError            **error)
{
  g_autoptr (IteamStatement) query = NULL;
  IteamPageHit *hit;
  gboolean row;

  query = iteam_connection_statement (search->connection, "SELECT label, text FROM page_text WHERE id = ?", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, key);
  if (!iteam_statement_next (search->connection, query, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  hit = g_new0 (IteamPageHit, 1);
  hit->page = (guint) (key & ((1 << ITEAM_PAGE_NUMBER_BITS) - 1));
  hit->label = iteam_statement_dup_text (query, 0);
  hit->context = iteam_page_query_find (search->query, iteam_statement_get_text (query, 1));
  g_ptr_array_add (hits->pages, hit);

  return TRUE;
}

static int
compare_group (gconstpointer a,
               gconstpointer b)
{
  const gint64 *content = a;
  const Group *group = b;

  return (*content > group->content) - (*content < group->content);
}

static gboolean
read_pages (Search           *search,
            const Candidate  *candidate,
            GError          **error)
{
  const Group *group = bsearch (&candidate->content, search->groups->data, search->groups->len, sizeof (Group), compare_group);

  for (guint i = 0; i < MIN (group->n_pages, search->n_pages_each); i++)
    if (!read_page (search, g_array_index (search->pages, gint64, group->first_page + i), candidate->hits, error))
      return FALSE;

  return TRUE;
}

static gboolean
run (Search         *search,
     guint           n_documents,
     IteamPageHits  *hits,
     GError        **error)
{
  for (guint i = 0; i < iteam_page_query_get_n_parts (search->query); i++)
    if (iteam_page_query_get_inner (search->query, i) != NULL && !find_inside (search, i, error))
      return FALSE;
  if (!find_pages (search, error))
    return FALSE;
  for (guint i = 0; i < search->groups->len; i++)
    if (!find_documents (search, &g_array_index (search->groups, Group, i), error))
      return FALSE;

  g_ptr_array_sort (search->candidates, compare_candidates);
  hits->n_documents = search->candidates->len;
  for (guint i = 0; i < search->candidates->len; i++)
    {
      Candidate *candidate = search->candidates->pdata[i];

      hits->n_pages += candidate->hits->n_pages;
      if (i >= n_documents)
        continue;
      if (!read_pages (search, candidate, error))
        return FALSE;
      g_ptr_array_add (hits->documents, g_steal_pointer (&candidate->hits));
    }

  return TRUE;
}

/**
 * iteam_page_search_run:
 * @connection: a connection, in a transaction
 * @query: words, and phrases in double quotes
 * @n_documents: of how many documents at most the hits are told
 * @n_pages: how many pages of each at most
 * @cancellable: (nullable): ends the search when its answer is not wanted any more
 * @error: return location for an error
 *
 * Finds the pages that hold every word and phrase, apart from capitals and
 * diacritics. A word is also found where others begin with it, and from four
 * letters on within others.
 *
 * Returns: (transfer full) (nullable): the hits.
 */
IteamPageHits *
iteam_page_search_run (IteamConnection  *connection,
                       const char       *query,
                       guint             n_documents,
                       guint             n_pages,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_autoptr (IteamPageQuery) parsed = iteam_page_query_new (query);
  g_autoptr (IteamPageHits) hits = g_new0 (IteamPageHits, 1);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);
  Search search = {
    .connection = connection, .query = parsed, .n_pages_each = n_pages, .cancellable = cancellable,
    .groups = groups, .pages = pages, .candidates = candidates,
  };
  gboolean exists;

  hits->documents = g_ptr_array_new_with_free_func (document_hits_free);
  if (!iteam_page_table_exists (connection, &exists, error))
    return NULL;
  if (!exists || iteam_page_query_get_n_parts (parsed) == 0)
    return g_steal_pointer (&hits);

  return run (&search, n_documents, hits, error) ? g_steal_pointer (&hits) : NULL;
}
