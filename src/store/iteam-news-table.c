/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-news-table.h"

#include "iteam-store-private.h"
#include "iteam-table.h"

static gboolean
read_last (IteamTeamFile    *file,
           IteamNewsReport  *report,
           GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (file->connection, "SELECT coalesce (max (id), 0) FROM change", error);
  if (query == NULL || !iteam_statement_next (file->connection, query, &row, error))
    return FALSE;
  report->last = sqlite3_column_int64 (query, 0);

  return TRUE;
}

/* The changes come in order, so that the last one stays. */
static void
take (GHashTable     *by_thing,
      GPtrArray      *items,
      const IteamRef *thing,
      IteamStatement *query)
{
  IteamNews *news = g_hash_table_lookup (by_thing, &thing->id);

  if (news == NULL)
    {
      news = g_new0 (IteamNews, 1);
      news->thing = *thing;
      g_ptr_array_add (items, news);
      g_hash_table_insert (by_thing, &news->thing.id, news);
    }
  news->change = sqlite3_column_int64 (query, 0);
  news->when = (sqlite3_column_int64 (query, 1) >> 16) * 1000;
  g_free (news->who);
  news->who = iteam_statement_dup_text (query, 2);
}

/**
 * iteam_news_table_read:
 * @file: a team file, in a transaction
 * @since: a change, in the order in which they came into this file
 * @person: key of the person who asks, or 0
 * @who: (nullable): the name of that person
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what others changed after @since. Of a
 *   file that is opened in place all have the same author, so that there a
 *   person's own changes are told by the person.
 */
IteamNewsReport *
iteam_news_table_read (IteamTeamFile  *file,
                       gint64          since,
                       gint64          person,
                       const char     *who,
                       GError        **error)
{
  g_autoptr (IteamNewsReport) report = iteam_news_report_new ();
  g_autoptr (GHashTable) by_thing = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (IteamStatement) query = NULL;

  report->author = file->author;
  if (!read_last (file, report, error))
    return NULL;

  query = iteam_connection_statement (file->connection,
                                      "SELECT DISTINCT change.id, clock, who, kind, row FROM change"
                                      " JOIN change_cell ON change_cell.change = change.id"
                                      " WHERE change.id > ?1 AND automatic IS NULL AND undone IS NULL"
                                      " AND NOT (?2 <> 0 AND person IS ?2)"
                                      " AND NOT (author = ?3 AND (?4 OR (person IS NULL AND who = ?5)))"
                                      " ORDER BY change.id",
                                      error);
  if (query == NULL)
    return NULL;
  sqlite3_bind_int64 (query, 1, since);
  sqlite3_bind_int64 (query, 2, person);
  sqlite3_bind_int64 (query, 3, file->author);
  sqlite3_bind_int (query, 4, file->shared);
  iteam_statement_bind_text (query, 5, who != NULL ? who : "");

  for (;;)
    {
      IteamKind kind;
      IteamRef thing;
      gboolean row;

      if (!iteam_statement_next (file->connection, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&report);

      kind = iteam_table_find (iteam_statement_get_text (query, 3));
      if (kind == ITEAM_KIND_NONE)
        continue;
      if (!iteam_table_find_owner (file->connection, kind, sqlite3_column_int64 (query, 4), &thing, error))
        return NULL;
      take (by_thing, report->items, &thing, query);
    }
}
