/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-search.h"

#include <string.h>

#include "iteam-page-search.h"
#include "iteam-search-table.h"
#include "iteam-store-private.h"
#include "iteam-text.h"
#include "iteam-title-list.h"

/* The store's call behind the one search: titles first, by weight; then texts and the
 * pages of documents. */

/* A trigram index needs three letters. */
#define TRIGRAM 3

/* What more things hold than this is looked for among the freshest ones instead. */
#define MOST_WEIGHED 1000
#define MOST_READ 2000

/* Titles leave room for so many of the others: the page that says it may be what is
 * looked for. */
#define ROOM_FOR_OTHERS 3

/* A title that holds all comes before a text that does. */
#define IN_TITLE 50.0
#define IN_TEXT 2.0

/* The first of the pages is as good as a text that fits well. */
#define PAGE 6.0
#define PAGE_STEP 0.2

typedef struct
{
  char *query;
  IteamSearchScope scope;
  guint limit;
  guint n_documents;
  IteamDay today;
} Request;

typedef struct
{
  double weight;
  guint index;
} Candidate;

typedef struct
{
  IteamConnection *connection;
  const Request *request;
  IteamSearchQuery *query;
  IteamTitleList *titles;
  GCancellable *cancellable;
  GPtrArray *findings;

  /* Keys of what is found, and of items whose decision is. */
  GHashTable *known;
} Search;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->query);
  g_free (request);
}

static gboolean
in_scope (Search    *search,
          IteamKind  kind)
{
  return search->request->scope == ITEAM_SEARCH_ALL || iteam_search_scope_of_kind (kind) == search->request->scope;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->weight != second->weight)
    return first->weight < second->weight ? 1 : -1;

  return (first->index > second->index) - (first->index < second->index);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const IteamFinding *first = *(const IteamFinding *const *) a;
  const IteamFinding *second = *(const IteamFinding *const *) b;

  if (first->weight != second->weight)
    return first->weight < second->weight ? 1 : -1;
  if (first->ref.id != second->ref.id)
    return first->ref.id > second->ref.id ? 1 : -1;

  return (int) first->page - (int) second->page;
}

/* A decision is told with where it was taken. */
static gboolean
read_outcome (Search            *search,
              const IteamTitle  *title,
              GString           *text,
              char             **context,
              gboolean          *found,
              GError           **error)
{
  g_autoptr (IteamStatement) query = NULL;
  IteamRef item = { ITEAM_KIND_AGENDA_ITEM, title->place };

  query = iteam_connection_statement (search->connection,
                                      title->ref.kind == ITEAM_KIND_DECISION ? "SELECT number, text FROM decision WHERE id = ?"
                                                                             : "SELECT number, text FROM commitment WHERE id = ?",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, title->ref.id);
  if (!iteam_statement_next (search->connection, query, found, error))
    return FALSE;
  if (!*found)
    return TRUE;
  g_string_append_printf (text, "%s-%d %s", iteam_kind_get_letter (title->ref.kind), sqlite3_column_int (query, 0),
                          iteam_statement_get_text (query, 1));

  return iteam_search_table_describe (search->connection, &item, context, error);
}

/* Adds a thing, if it is there and holds what is looked for. */
static gboolean
add_thing (Search            *search,
           const IteamTitle  *title,
           gboolean           in_title,
           double             weight,
           GError           **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *context = NULL;
  IteamFinding *finding;
  gboolean found;

  if (g_hash_table_contains (search->known, &title->ref.id))
    return TRUE;
  if (!(title->place != 0 ? read_outcome (search, title, text, &context, &found, error)
                          : iteam_search_table_read (search->connection, &title->ref, text, body, &found, error)))
    return FALSE;
  if (!found)
    return TRUE;
  if (!in_title)
    {
      g_autofree char *folded = iteam_text_fold (body->str);

      if (!iteam_search_query_holds (search->query, iteam_title_list_get_text (search->titles, title), folded))
        return TRUE;
      context = iteam_search_query_find_line (search->query, text->str, body->str);
    }

  finding = g_new0 (IteamFinding, 1);
  finding->ref = title->ref;
  finding->place = title->place != 0 ? (IteamRef) { ITEAM_KIND_AGENDA_ITEM, title->place } : title->ref;
  finding->title = g_strdup (text->str);
  finding->context = g_steal_pointer (&context);
  finding->weight = weight;
  g_ptr_array_add (search->findings, finding);
  g_hash_table_add (search->known, (gpointer) &title->ref.id);
  if (title->place != 0)
    g_hash_table_add (search->known, (gpointer) &title->place);

  return TRUE;
}

static gboolean
find_titles (Search  *search,
             guint    limit,
             GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < iteam_title_list_get_size (search->titles); i++)
    {
      const IteamTitle *title = iteam_title_list_get (search->titles, i);
      Candidate candidate = { .index = i };
      gboolean complete;

      if (!in_scope (search, title->ref.kind))
        continue;
      candidate.weight = iteam_search_query_weigh (search->query, iteam_title_list_get_text (search->titles, title), &complete);
      if (!complete)
        continue;
      candidate.weight += IN_TITLE + title->favour;
      g_array_append_val (candidates, candidate);
    }

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && search->findings->len < limit; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (!add_thing (search, iteam_title_list_get (search->titles, candidate->index), TRUE, candidate->weight, error))
        return FALSE;
    }

  return TRUE;
}

/* What the index of texts is asked, %NULL if all words are too short for it. */
static char *
match_expression (IteamSearchQuery *query)
{
  char **words = iteam_search_query_get_words (query);
  GString *expression = g_string_new (NULL);

  for (int i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) >= TRIGRAM)
      g_string_append_printf (expression, "%s\"%s\"", expression->len > 0 ? " AND " : "", words[i]);

  return g_string_free (expression, expression->len == 0);
}

/* The things that hold @expression; %NULL in @keys if those are very many. */
static gboolean
list_few (Search       *search,
          const char   *expression,
          GArray      **keys,
          GError      **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  *keys = NULL;
  query = iteam_connection_statement (search->connection, "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?", error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, expression);
  sqlite3_bind_int (query, 2, MOST_WEIGHED + 1);
  for (;;)
    {
      gint64 key;

      if (!iteam_statement_next (search->connection, query, &row, error))
        return FALSE;
      if (!row)
        break;
      key = sqlite3_column_int64 (query, 0);
      g_array_append_val (list, key);
    }
  if (list->len <= MOST_WEIGHED)
    *keys = g_steal_pointer (&list);

  return TRUE;
}

static double
weigh_text (Search           *search,
            const IteamTitle *title)
{
  gboolean complete;

  return IN_TEXT + title->favour +
         iteam_search_query_weigh (search->query, iteam_title_list_get_text (search->titles, title), &complete);
}

static gboolean
add_few (Search        *search,
         const GArray  *keys,
         guint          limit,
         GError       **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  const IteamTitle *first = iteam_title_list_get_size (search->titles) > 0 ? iteam_title_list_get (search->titles, 0) : NULL;

  for (guint i = 0; i < keys->len; i++)
    {
      const IteamTitle *title = iteam_title_list_look_up (search->titles, g_array_index (keys, gint64, i));
      Candidate candidate = { 0 };

      if (title == NULL || !in_scope (search, title->ref.kind) || g_hash_table_contains (search->known, &title->ref.id))
        continue;
      candidate.index = (guint) (title - first);
      candidate.weight = weigh_text (search, title);
      g_array_append_val (candidates, candidate);
    }

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && search->findings->len < limit; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (!add_thing (search, iteam_title_list_get (search->titles, candidate->index), FALSE, candidate->weight, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
text_holds (Search            *search,
            const IteamTitle  *title,
            gboolean          *holds,
            GError           **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (search->connection, "SELECT title, body FROM search_text WHERE thing = ?", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, title->ref.id);
  if (!iteam_statement_next (search->connection, query, &row, error))
    return FALSE;
  *holds = row && iteam_search_query_holds (search->query, iteam_statement_get_text (query, 0), iteam_statement_get_text (query, 1));

  return TRUE;
}

/* Where very many hold it, or it is too short for the index, the freshest are read. */
static gboolean
add_freshest (Search  *search,
              guint    limit,
              GError **error)
{
  guint n_read = 0;

  for (guint i = 0; i < iteam_title_list_get_size (search->titles) && n_read < MOST_READ && search->findings->len < limit; i++)
    {
      const IteamTitle *title = iteam_title_list_get_favoured (search->titles, i);
      gboolean holds;

      if (title->place != 0 || !in_scope (search, title->ref.kind) || g_hash_table_contains (search->known, &title->ref.id))
        continue;
      n_read++;
      if (!text_holds (search, title, &holds, error) ||
          (holds && !add_thing (search, title, FALSE, weigh_text (search, title), error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_texts (Search  *search,
            guint    limit,
            GError **error)
{
  g_autofree char *expression = match_expression (search->query);
  g_autoptr (GArray) keys = NULL;

  if (search->findings->len >= limit || g_cancellable_set_error_if_cancelled (search->cancellable, error))
    return search->findings->len >= limit;
  if (expression != NULL && !list_few (search, expression, &keys, error))
    return FALSE;

  return keys != NULL ? add_few (search, keys, limit, error) : add_freshest (search, limit, error);
}

static void
add_page (Search                  *search,
          const IteamDocumentHits *document,
          const IteamPageHit      *hit,
          double                   weight)
{
  IteamFinding *finding = g_new0 (IteamFinding, 1);

  finding->ref = finding->place = document->document;
  finding->page = hit->page + 1;
  finding->title = document->number > 0 ? g_strdup_printf ("D-%d %s", document->number, document->title) : g_strdup (document->title);
  finding->context = hit->context != NULL ? g_strdup (hit->context->line) : NULL;
  finding->weight = weight;
  g_ptr_array_add (search->findings, finding);
}

/* Shorter words are on nearly every page. */
static gboolean
is_short (IteamSearchQuery *query)
{
  char **words = iteam_search_query_get_words (query);

  for (int i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) >= TRIGRAM)
      return FALSE;

  return TRUE;
}

static gboolean
find_pages (Search  *search,
            GError **error)
{
  const Request *request = search->request;
  g_autoptr (IteamPageHits) hits = NULL;
  double weight = PAGE;

  if (request->n_documents == 0 || is_short (search->query) ||
      (request->scope != ITEAM_SEARCH_ALL && request->scope != ITEAM_SEARCH_DOCUMENTS))
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (search->cancellable, error))
    return FALSE;

  hits = iteam_page_search_run (search->connection, request->query, request->n_documents,
                                request->scope == ITEAM_SEARCH_DOCUMENTS ? 3 : 1, search->cancellable, error);
  if (hits == NULL)
    return FALSE;
  for (guint i = 0; i < hits->documents->len; i++)
    {
      const IteamDocumentHits *document = hits->documents->pdata[i];

      for (guint j = 0; j < document->pages->len; j++)
        {
          const IteamPageHit *hit = document->pages->pdata[j];

          /* A document that is found by its title holds that on its first page as well. */
          if (hit->page > 0 || !g_hash_table_contains (search->known, &document->document.id))
            add_page (search, document, hit, weight -= PAGE_STEP);
        }
    }

  return TRUE;
}

static gboolean
need_titles (IteamTeamFile  *file,
             IteamDay        today,
             GError        **error)
{
  gboolean fresh = FALSE;

  if (file->titles != NULL && !iteam_title_list_is_fresh (file->titles, file->connection, today, &fresh, error))
    return FALSE;
  if (fresh)
    return TRUE;
  g_clear_pointer (&file->titles, iteam_title_list_free);
  file->titles = iteam_title_list_read (file->connection, today, error);

  return file->titles != NULL;
}

static gpointer
find (IteamTeamFile  *file,
      gpointer        data,
      GCancellable   *cancellable,
      GError        **error)
{
  const Request *request = data;
  g_autoptr (IteamSearchQuery) query = iteam_search_query_new (request->query);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_finding_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint for_titles = request->n_documents > 0 ? request->limit - request->limit / ROOM_FOR_OTHERS : request->limit;
  Search search = { file->connection, request, query, NULL, cancellable, findings, known };

  /* Who asks for nothing is about to ask for something. */
  if (!need_titles (file, request->today, error))
    return NULL;
  search.titles = file->titles;
  if (iteam_search_query_is_empty (query))
    return g_steal_pointer (&findings);

  if (!find_titles (&search, for_titles, error) ||
      !find_texts (&search, request->limit, error) ||
      !find_pages (&search, error))
    return NULL;
  g_ptr_array_sort (findings, compare_findings);
  if (findings->len > request->limit)
    g_ptr_array_set_size (findings, (int) request->limit);

  return g_steal_pointer (&findings);
}

static const IteamQuestion find_question = {
  .tag = iteam_store_find_async,
  .access = ITEAM_ACCESS_READ,
  .answer = find,
  .free_request = request_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
};

/**
 * iteam_store_find_async:
 * @self: a store
 * @query: what is looked for; an empty one makes the store ready to answer others
 * @scope: among what
 * @limit: so much at most
 * @n_documents: from so many documents pages are told; 0 for none
 * @cancellable: (nullable): ends it when the answer is not wanted any more
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Looks among all that the file holds.
 */
void
iteam_store_find_async (IteamStore          *self,
                        const char          *query,
                        IteamSearchScope     scope,
                        guint                limit,
                        guint                n_documents,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Request *request;

  g_return_if_fail (ITEAM_IS_STORE (self));
  g_return_if_fail (query != NULL);

  request = g_new (Request, 1);
  *request = (Request) { g_strdup (query), scope, limit, n_documents, iteam_day_today () };
  iteam_store_ask (self, &find_question, request, cancellable, callback, user_data);
}

/**
 * iteam_store_find_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamFinding): what was found, best first.
 */
GPtrArray *
iteam_store_find_finish (IteamStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * iteam_finding_to_reference:
 * @self: something that was found
 *
 * Returns: (transfer full): the reference under which it can be shown, "document:7#page=12".
 */
char *
iteam_finding_to_reference (const IteamFinding *self)
{
  g_autofree char *thing = iteam_ref_to_string (&self->place);

  return self->page > 0 ? g_strdup_printf ("%s#page=%u", thing, self->page) : g_steal_pointer (&thing);
}

/**
 * iteam_finding_free:
 * @self: (transfer full): something that was found
 */
void
iteam_finding_free (IteamFinding *self)
{
  g_free (self->title);
  g_free (self->context);
  g_free (self);
}
