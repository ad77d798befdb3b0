/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-page-find.h"

#include "iteam-find.h"
#include "iteam-page-search.h"
#include "iteam-page-table.h"

/* Finding within one document: people look for letters, wherever they stand in a
 * word or between words, which no index of words knows. The texts are here, and to
 * walk through all of a large document takes less time than a frame of the screen
 * or two. */

/* A piece ends after so much time or so many hits: nobody's edit waits longer, and
 * the window takes them in between two frames. */
#define MICROSECONDS_A_PIECE 6000
#define HITS_A_PIECE 400

/* Where hits go, and the page that is looked at. */
typedef struct
{
  GPtrArray *hits;
  guint page;
} Finding;

/**
 * iteam_pages_found_free:
 * @self: (transfer full): what was found
 */
void
iteam_pages_found_free (IteamPagesFound *self)
{
  g_ptr_array_unref (self->hits);
  g_free (self);
}

static void
on_found (const IteamPageContext *context,
          guint                   first,
          guint                   last,
          gpointer                user_data)
{
  Finding *finding = user_data;
  IteamPageHit *hit = g_new0 (IteamPageHit, 1);

  hit->page = finding->page;
  hit->context = g_memdup2 (context, sizeof *context);
  hit->context->line = g_strdup (context->line);
  g_ptr_array_add (finding->hits, hit);
}

static gboolean
look_through (IteamConnection  *connection,
              gint64            content,
              const char       *query,
              guint             first,
              guint             n_pages,
              IteamPagesFound  *found,
              GError          **error)
{
  const gint64 begin = content << ITEAM_PAGE_NUMBER_BITS;
  const gint64 end = g_get_monotonic_time () + MICROSECONDS_A_PIECE;
  g_autoptr (IteamFind) find = iteam_find_new (query, ITEAM_FIND_NONE);
  g_autoptr (IteamStatement) pages = NULL;
  Finding finding = { .hits = found->hits };
  gboolean row;

  pages = iteam_connection_statement (connection, "SELECT id, text FROM page_text WHERE id BETWEEN ? AND ? ORDER BY id", error);
  if (pages == NULL)
    return FALSE;
  sqlite3_bind_int64 (pages, 1, begin + first);
  sqlite3_bind_int64 (pages, 2, begin + first + n_pages - 1);
  do
    {
      if (!iteam_statement_next (connection, pages, &row, error))
        return FALSE;
      if (!row)
        {
          found->n_pages = n_pages;

          return TRUE;
        }
      finding.page = (guint) (sqlite3_column_int64 (pages, 0) - begin);
      iteam_find_run (find, iteam_statement_get_text (pages, 1), ITEAM_FIND_MOST_ON_PAGE, on_found, &finding);
      found->n_pages = finding.page + 1 - first;
    }
  while (found->hits->len < HITS_A_PIECE && g_get_monotonic_time () < end);

  return TRUE;
}

/**
 * iteam_page_find_run:
 * @connection: a connection, in a transaction
 * @hash: what names a content
 * @query: what to look for, letter by letter, apart from capitals and accents
 * @first: the page to begin with, from 0
 * @n_pages: how many pages to look through at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what was found in the pages that there was time for.
 */
IteamPagesFound *
iteam_page_find_run (IteamConnection  *connection,
                     const char       *hash,
                     const char       *query,
                     guint             first,
                     guint             n_pages,
                     GError          **error)
{
  g_autoptr (IteamPagesFound) found = g_new0 (IteamPagesFound, 1);
  IteamPagesState state;
  gint64 content;

  found->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_page_hit_free);
  if (!iteam_page_table_read_state (connection, hash, &content, &state, error))
    return NULL;
  found->known = state == ITEAM_PAGES_READ;
  if (found->known && !look_through (connection, content, query, first, n_pages, found, error))
    return NULL;

  return g_steal_pointer (&found);
}
