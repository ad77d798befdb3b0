/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-destroy.h"

#include <glib/gi18n-lib.h>

#include "iteam-destruction-table.h"
#include "iteam-error.h"
#include "iteam-id.h"
#include "iteam-receiver.h"
#include "iteam-search-table.h"

/* Documents and minutes whose retention period is over, and how they go. A destruction is
 * a change as any other, so that it travels; each replica that it reaches wipes what it
 * holds of the thing in the same transaction, and rewrites its file afterwards, so that
 * no free page keeps what was deleted. */

/* The file holds pages that have still to be written over. */
#define UNFINISHED "SELECT count (*) FROM file_info WHERE key = 'wiped'"

static const char retained_query[] =
  "SELECT 'document', id, number, title, retention,"
  " coalesce ((SELECT max (day) FROM document_adoption WHERE document = d.id AND deleted IS NULL), dated, created)"
  " FROM document AS d WHERE retention IS NOT NULL AND deleted IS NULL"
  " UNION ALL SELECT 'meeting', m.id, m.number, m.title, coalesce (m.retention, s.retention), m.day"
  " FROM meeting AS m LEFT JOIN series AS s ON s.id = m.series"
  " WHERE coalesce (m.retention, s.retention) IS NOT NULL AND m.deleted IS NULL AND m.state NOT IN ('planned', 'in-progress')";

/**
 * iteam_destroy_read_retained:
 * @connection: a connection, in a transaction
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamRetained): documents and held
 *   meetings that have a retention period.
 */
GPtrArray *
iteam_destroy_read_retained (IteamConnection  *connection,
                             GError          **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_retained_free);
  g_autoptr (IteamStatement) query = NULL;
  gboolean exists, more;

  if (!iteam_destruction_table_exists (connection, &exists, error))
    return NULL;
  if (!exists)
    return g_steal_pointer (&list);
  query = iteam_connection_statement (connection, retained_query, error);
  if (query == NULL)
    return NULL;
  for (;;)
    {
      IteamRetained *retained;

      if (!iteam_statement_next (connection, query, &more, error))
        return NULL;
      if (!more)
        return g_steal_pointer (&list);
      retained = g_new0 (IteamRetained, 1);
      retained->thing.kind = iteam_kind_from_nick (iteam_statement_get_text (query, 0));
      retained->thing.id = sqlite3_column_int64 (query, 1);
      retained->number = sqlite3_column_int (query, 2);
      retained->title = iteam_statement_dup_text (query, 3);
      retained->term = iteam_statement_dup_text (query, 4);
      retained->from = iteam_day_from_iso (iteam_statement_get_text (query, 5));
      retained->until = iteam_retention_until (retained->term, retained->from);
      g_ptr_array_add (list, retained);
    }
}

static const IteamRetained *
find_retained (GPtrArray      *list,
               const IteamRef *thing)
{
  for (guint i = 0; i < list->len; i++)
    {
      const IteamRetained *retained = g_ptr_array_index (list, i);

      if (retained->thing.kind == thing->kind && retained->thing.id == thing->id)
        return retained;
    }

  return NULL;
}

static void
draft_destruction (IteamDraft      *draft,
                   const IteamRef  *thing,
                   int              number,
                   IteamDay         until,
                   IteamDay         today,
                   const IteamUser *user)
{
  gint64 id = iteam_id_new ();

  iteam_draft_insert (draft, ITEAM_KIND_DESTRUCTION, id);
  iteam_draft_set_text (draft, ITEAM_KIND_DESTRUCTION, id, "kind", NULL, iteam_kind_to_nick (thing->kind));
  iteam_draft_set_integer (draft, ITEAM_KIND_DESTRUCTION, id, "thing", 0, thing->id);
  iteam_draft_set_integer (draft, ITEAM_KIND_DESTRUCTION, id, "was", 0, number);
  iteam_draft_set_day (draft, ITEAM_KIND_DESTRUCTION, id, "until", ITEAM_DAY_NONE, until);
  iteam_draft_set_day (draft, ITEAM_KIND_DESTRUCTION, id, "day", ITEAM_DAY_NONE, today);
  iteam_draft_set_text (draft, ITEAM_KIND_DESTRUCTION, id, "who", NULL, user->name);
  iteam_draft_delete (draft, thing->kind, thing->id);
}

/* Agenda items are things of their own, and go with their meeting. */
static gboolean
draft_items (IteamConnection  *connection,
             IteamDraft       *draft,
             gint64            meeting,
             IteamDay          until,
             IteamDay          today,
             const IteamUser  *user,
             GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean more;

  query = iteam_connection_statement (connection, "SELECT id, deleted FROM agenda_item WHERE meeting = ?", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, meeting);
  for (;;)
    {
      IteamRef item = { .kind = ITEAM_KIND_AGENDA_ITEM };

      if (!iteam_statement_next (connection, query, &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      item.id = sqlite3_column_int64 (query, 0);
      draft_destruction (draft, &item, 0, until, today, user);
    }
}

static IteamDraft *
make_draft (IteamConnection  *connection,
            const GArray     *things,
            IteamDay          today,
            const IteamUser  *user,
            GError          **error)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Destroyed, as the retention period is over"));
  g_autoptr (GPtrArray) list = iteam_destroy_read_retained (connection, error);

  if (list == NULL)
    return NULL;
  /* Nobody can bring it back, so nobody's "undo" comes upon it. */
  iteam_draft_set_automatic (draft, TRUE);
  for (guint i = 0; i < things->len; i++)
    {
      const IteamRef *thing = &g_array_index (things, IteamRef, i);
      const IteamRetained *retained = find_retained (list, thing);

      if (retained == NULL || retained->until == ITEAM_DAY_NONE || retained->until > today)
        {
          g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                               _("The retention period of this is not over, so it is not destroyed."));

          return NULL;
        }
      draft_destruction (draft, thing, retained->number, retained->until, today, user);
      if (thing->kind == ITEAM_KIND_MEETING && !draft_items (connection, draft, thing->id, retained->until, today, user, error))
        return NULL;
    }

  return g_steal_pointer (&draft);
}

/* Where several wrote a field, what it holds is what its history makes of it. */
static gboolean
settle (IteamReceiver   *receiver,
        const IteamRef  *row,
        GError         **error)
{
  const char *const *fields = iteam_retention_get_wiped (row->kind);

  for (int i = 0; fields[i] != NULL; i++)
    {
      g_autoptr (GArray) writes = iteam_field_history_read (receiver->history, row->kind, row->id, fields[i], error);

      if (writes == NULL ||
          (writes->len > 0 && !iteam_receiver_merge_field (receiver, row->kind, row->id, fields[i], error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
wipe_rows (IteamTeamFile  *file,
           GArray         *rows,
           GArray         *refs,
           GError        **error)
{
  IteamReceiver receiver = { 0 };
  gboolean wiped = TRUE;

  for (guint i = 0; i < rows->len; i++)
    if (!iteam_destruction_table_wipe (file->connection, &g_array_index (rows, IteamRef, i), error))
      return FALSE;
  if (!file->shared)
    return TRUE;

  wiped = iteam_receiver_init (&receiver, file, refs, error);
  for (guint i = 0; wiped && i < rows->len; i++)
    wiped = settle (&receiver, &g_array_index (rows, IteamRef, i), error);
  iteam_receiver_clear (&receiver);

  return wiped;
}

static gboolean
mark_unfinished (IteamConnection  *connection,
                 GError          **error)
{
  return iteam_connection_exec (connection, "INSERT OR REPLACE INTO file_info (key, value) VALUES ('wiped', 1)", error);
}

/* What a change destroyed, and what it wrote in something that was destroyed before. */
static gboolean
find_rows (IteamConnection  *connection,
           gint64            change,
           GArray           *things,
           GArray           *rows,
           GError          **error)
{
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  gboolean more;

  {
    g_autoptr (IteamStatement) query = NULL;

    query = iteam_connection_statement (connection, "SELECT DISTINCT kind, row FROM change_cell WHERE change = ?", error);
    if (query == NULL)
      return FALSE;
    sqlite3_bind_int64 (query, 1, change);
    for (;;)
      {
        IteamRef row;

        if (!iteam_statement_next (connection, query, &more, error))
          return FALSE;
        if (!more)
          break;
        row.kind = iteam_kind_from_nick (iteam_statement_get_text (query, 0));
        row.id = sqlite3_column_int64 (query, 1);
        g_array_append_val (touched, row);
      }
  }

  for (guint i = 0; i < touched->len; i++)
    {
      const IteamRef *row = &g_array_index (touched, IteamRef, i);
      g_autoptr (IteamStatement) query = NULL;
      gboolean covers;

      if (row->kind != ITEAM_KIND_DESTRUCTION)
        {
          if (!iteam_destruction_table_covers (connection, row->kind, row->id, &covers, error))
            return FALSE;
          if (covers)
            g_array_append_val (rows, *row);
          continue;
        }
      query = iteam_connection_statement (connection, "SELECT kind, thing FROM destruction WHERE id = ? AND thing IS NOT NULL", error);
      if (query == NULL)
        return FALSE;
      sqlite3_bind_int64 (query, 1, row->id);
      if (!iteam_statement_next (connection, query, &more, error))
        return FALSE;
      if (more)
        {
          IteamRef thing = { iteam_kind_from_nick (iteam_statement_get_text (query, 0)), sqlite3_column_int64 (query, 1) };

          g_array_append_val (things, thing);
        }
    }

  return TRUE;
}

/**
 * iteam_destroy_received:
 * @file: a team file, in a transaction to write
 * @change: a change that was just made or taken in, by its id here
 * @refs: (element-type IteamRef): the things that it touched are added to this
 * @destroyed: (inout): set if something was wiped, for iteam_destroy_finish()
 * @error: return location for an error
 *
 * Wipes what a change destroys, and what it says of something that was destroyed.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_destroy_received (IteamTeamFile  *file,
                        gint64          change,
                        GArray         *refs,
                        gboolean       *destroyed,
                        GError        **error)
{
  g_autoptr (GArray) things = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  gboolean exists;

  if (!iteam_destruction_table_exists (file->connection, &exists, error))
    return FALSE;
  if (!exists)
    return TRUE;
  if (!find_rows (file->connection, change, things, rows, error))
    return FALSE;
  if (things->len == 0 && rows->len == 0)
    return TRUE;

  for (guint i = 0; i < things->len; i++)
    {
      const IteamRef *thing = &g_array_index (things, IteamRef, i);

      if (!iteam_destruction_table_forget (file->connection, thing, error) ||
          !iteam_destruction_table_read_parts (file->connection, thing, rows, error) ||
          !iteam_search_table_update (file->connection, thing, error))
        return FALSE;
      g_array_append_vals (refs, thing, 1);
    }
  *destroyed = TRUE;

  return wipe_rows (file, rows, refs, error) && mark_unfinished (file->connection, error);
}

/**
 * iteam_destroy_things:
 * @file: a team file that can be written
 * @things: (element-type IteamRef): documents and meetings whose retention period is over
 * @today: the day
 * @user: who destroys them
 * @refs: (element-type IteamRef): the things that were touched are added to this
 * @error: return location for an error: %ITEAM_ERROR_INVALID if a period is not over
 *
 * Destroys documents with their contents, and meetings with their agendas and minutes.
 *
 * Returns: whether it is on the disk; if not, the file is as it was.
 */
gboolean
iteam_destroy_things (IteamTeamFile    *file,
                      const GArray     *things,
                      IteamDay          today,
                      const IteamUser  *user,
                      GArray           *refs,
                      GError          **error)
{
  g_autoptr (IteamDraft) draft = NULL;

  if (!iteam_connection_begin (file->connection, FALSE, error))
    return FALSE;
  draft = make_draft (file->connection, things, today, user, error);
  iteam_connection_rollback (file->connection);

  return draft != NULL && iteam_commit_draft (file, draft, user, refs, error) && iteam_destroy_finish (file, error);
}

/**
 * iteam_destroy_finish:
 * @file: a team file that can be written, not in a transaction
 * @error: return location for an error
 *
 * If something was destroyed, has the index forget its words for good and writes the
 * file anew, without the pages that are free. If someone else is at work in the file,
 * that is left for when it is opened the next time.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_destroy_finish (IteamTeamFile  *file,
                      GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 unfinished = 0;

  if (!iteam_connection_get_integer (file->connection, UNFINISHED, &unfinished, error))
    return FALSE;
  if (unfinished == 0)
    return TRUE;

  /* An index only notes that a text is gone, until its parts are merged. */
  if (iteam_connection_exec (file->connection,
                             "PRAGMA secure_delete = ON;"
                             "INSERT INTO search (search) VALUES ('optimize');"
                             "INSERT INTO page_search (page_search) VALUES ('optimize');"
                             "INSERT INTO page_word_search (page_word_search) VALUES ('optimize');"
                             "VACUUM;"
                             "DELETE FROM file_info WHERE key = 'wiped'",
                             &local_error) ||
      g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_LOCKED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}
