/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting-lock.h"

#include <glib/gi18n-lib.h>

#include "iteam-error.h"
#include "iteam-meeting.h"

/* Minutes that were adopted are locked: no edit that is made here changes what they
 * say, until they are reopened. What someone else wrote before they knew of the
 * adoption comes in all the same, as every change does; the hash that was noted tells. */

/* The column that says to what a row belongs, and whether that is an agenda item. */
static gboolean
find_owner_column (IteamKind    kind,
                   const char **column,
                   gboolean    *of_item)
{
  *of_item = FALSE;
  switch ((int) kind)
    {
    case ITEAM_KIND_MEETING: *column = "id"; return TRUE;
    case ITEAM_KIND_ATTENDANCE:
    case ITEAM_KIND_AGENDA_ITEM: *column = "meeting"; return TRUE;
    case ITEAM_KIND_REMARK:
    case ITEAM_KIND_DECISION:
    case ITEAM_KIND_COMMITMENT: *column = "item"; *of_item = TRUE; return TRUE;
    default: return FALSE;
    }
}

/* What goes on after the adoption: a number comes in, a promise is kept, the archivist
 * says how long they are kept. */
static gboolean
lives_on (const IteamCell *cell)
{
  return g_str_equal (cell->field, "number") || g_str_equal (cell->field, "retention") ||
         (cell->kind == ITEAM_KIND_COMMITMENT && g_str_equal (cell->field, "settled"));
}

static gboolean
read_key (IteamConnection  *connection,
          const char       *sql,
          gint64            id,
          gint64           *key,
          GError          **error)
{
  g_autoptr (IteamStatement) query = iteam_connection_statement (connection, sql, error);
  gboolean row;

  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, id);
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;
  *key = row ? sqlite3_column_int64 (query, 0) : 0;

  return TRUE;
}

static gboolean
add_meeting (IteamConnection  *connection,
             gint64            owner,
             gboolean          of_item,
             GHashTable       *meetings,
             GError          **error)
{
  gint64 meeting = owner;

  if (owner != 0 && of_item && !read_key (connection, "SELECT meeting FROM agenda_item WHERE id = ?", owner, &meeting, error))
    return FALSE;
  if (meeting != 0)
    g_hash_table_add (meetings, g_memdup2 (&meeting, sizeof meeting));

  return TRUE;
}

/* The meetings whose minutes @draft changes. */
static gboolean
find_meetings (IteamConnection  *connection,
               IteamDraft       *draft,
               GHashTable       *meetings,
               GError          **error)
{
  GPtrArray *cells = iteam_draft_get_cells (draft);
  IteamRef last = { ITEAM_KIND_NONE, 0 };

  for (guint i = 0; i < cells->len; i++)
    {
      const IteamCell *cell = g_ptr_array_index (cells, i);
      const char *column;
      gboolean of_item;

      if (lives_on (cell) || !find_owner_column (cell->kind, &column, &of_item))
        continue;
      /* Where a row goes to. */
      if (g_str_equal (cell->field, column) && cell->value != NULL && g_variant_is_of_type (cell->value, G_VARIANT_TYPE_INT64) &&
          !add_meeting (connection, g_variant_get_int64 (cell->value), of_item, meetings, error))
        return FALSE;
      /* Where it is. */
      if (cell->kind != last.kind || cell->id != last.id)
        {
          g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?", column, iteam_kind_to_nick (cell->kind));
          gint64 owner;

          if (!read_key (connection, sql, cell->id, &owner, error) || !add_meeting (connection, owner, of_item, meetings, error))
            return FALSE;
          last = (IteamRef) { cell->kind, cell->id };
        }
    }

  return TRUE;
}

/* A step to or from the adoption, or the undoing of one. */
static gboolean
steps (IteamDraft *draft,
       gint64      meeting)
{
  GPtrArray *cells = iteam_draft_get_cells (draft);

  for (guint i = 0; i < cells->len; i++)
    {
      const IteamCell *cell = g_ptr_array_index (cells, i);

      if (cell->kind == ITEAM_KIND_MEETING && cell->id == meeting && g_str_equal (cell->field, "state"))
        return TRUE;
    }

  return FALSE;
}

/**
 * iteam_meeting_lock_check:
 * @connection: a connection, in a transaction to write
 * @draft: an edit
 * @error: return location for an error, %ITEAM_ERROR_INVALID if the edit changes minutes
 *   that were adopted
 *
 * Returns: whether the edit leaves adopted minutes as they are.
 */
gboolean
iteam_meeting_lock_check (IteamConnection  *connection,
                          IteamDraft       *draft,
                          GError          **error)
{
  g_autoptr (GHashTable) meetings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  if (!find_meetings (connection, draft, meetings, error))
    return FALSE;

  g_hash_table_iter_init (&iter, meetings);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 locked;

      if (!read_key (connection, "SELECT state = 'adopted' FROM meeting WHERE id = ?", *(gint64 *) key, &locked, error))
        return FALSE;
      if (locked && !steps (draft, *(gint64 *) key))
        {
          g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                               _("The minutes of this meeting were adopted and are locked. Reopen them to change them."));

          return FALSE;
        }
    }

  return TRUE;
}
