/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting-file.h"

#include <glib/gi18n-lib.h>

#include "iteam-content-table.h"
#include "iteam-error.h"
#include "iteam-export.h"
#include "iteam-file-probe.h"
#include "iteam-number.h"

/* A team file that is read by the way, such as a copy of the one at the meeting
 * point. These calls belong to the thread that makes them. */

static IteamConnection *
open_file (const char  *path,
           GError     **error)
{
  g_autoptr (IteamConnection) connection = NULL;
  int version;

  if (!iteam_file_probe (path, &version, error))
    return NULL;
  connection = iteam_connection_open (path, TRUE, error);
  if (connection == NULL || !iteam_connection_begin (connection, FALSE, error))
    return NULL;

  return g_steal_pointer (&connection);
}

static GHashTable *
read_vector (IteamConnection  *connection,
             GError          **error)
{
  g_autoptr (GHashTable) vector = iteam_vector_new ();
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT author, max (seq) FROM change GROUP BY author", error);
  if (query == NULL)
    return NULL;
  for (;;)
    {
      if (!iteam_statement_next (connection, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&vector);
      iteam_vector_set (vector, sqlite3_column_int64 (query, 0), sqlite3_column_int64 (query, 1));
    }
}

/**
 * iteam_meeting_file_read_id:
 * @path: a team file
 * @id: (out): what names the team's file, the same in each of its copies
 * @error: return location for an error
 *
 * Returns: whether it could be read.
 */
gboolean
iteam_meeting_file_read_id (const char  *path,
                            gint64      *id,
                            GError     **error)
{
  g_autoptr (IteamConnection) connection = open_file (path, error);

  return connection != NULL &&
         iteam_connection_get_integer (connection, "SELECT value FROM file_info WHERE key = 'file'", id, error);
}

/**
 * iteam_meeting_file_get_mark:
 * @path: a team file on a local disk
 * @mark: (out): whether it belongs with a folder of changes
 * @error: return location for an error
 *
 * Returns: whether it could be read.
 */
gboolean
iteam_meeting_file_get_mark (const char            *path,
                             IteamMeetingFileMark  *mark,
                             GError               **error)
{
  g_autoptr (IteamConnection) connection = open_file (path, error);
  gint64 value;

  if (connection == NULL || !iteam_connection_get_integer (connection, ITEAM_MEETING_FILE_MARK_QUERY, &value, error))
    return FALSE;
  *mark = (IteamMeetingFileMark) value;

  return TRUE;
}

/**
 * iteam_meeting_file_set_mark:
 * @path: a team file on a local disk that no program has open
 * @mark: whether it belongs with a folder of changes
 * @error: return location for an error
 *
 * Returns: whether it is noted in the file.
 */
gboolean
iteam_meeting_file_set_mark (const char            *path,
                             IteamMeetingFileMark   mark,
                             GError               **error)
{
  g_autoptr (IteamConnection) connection = iteam_connection_open (path, FALSE, error);
  g_autoptr (IteamStatement) insert = NULL;

  if (connection == NULL)
    return FALSE;
  insert = iteam_connection_statement (connection, "INSERT OR REPLACE INTO file_info (key, value) VALUES ('meeting', ?)", error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, mark);

  return iteam_statement_run (connection, insert, error);
}

/**
 * iteam_meeting_file_read_vector:
 * @path: a team file on a local disk
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): up to where which author's changes are in
 *   the file.
 */
GHashTable *
iteam_meeting_file_read_vector (const char  *path,
                                GError     **error)
{
  g_autoptr (IteamConnection) connection = open_file (path, error);

  return connection != NULL ? read_vector (connection, error) : NULL;
}

/**
 * iteam_meeting_file_verify:
 * @path: a team file on a local disk
 * @highest: (array fixed-size=ITEAM_N_KINDS) (out caller-allocates): the highest number of
 *   each kind of thing in it, 0 where there is none
 * @error: return location for an error
 *
 * Reads a whole team file and checks that it is sound.
 *
 * Returns: (transfer full) (nullable): up to where which author's changes are in
 *   the file.
 */
GHashTable *
iteam_meeting_file_verify (const char  *path,
                           int         *highest,
                           GError     **error)
{
  g_autoptr (IteamConnection) connection = open_file (path, error);

  if (connection == NULL)
    return NULL;

  {
    g_autoptr (IteamStatement) check = iteam_connection_statement (connection, "PRAGMA quick_check (1)", error);
    gboolean row;

    if (check == NULL || !iteam_statement_next (connection, check, &row, error))
      return NULL;
    if (!row || g_strcmp0 (iteam_statement_get_text (check, 0), "ok") != 0)
      {
        g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED,
                             _("The team file on the share is damaged. A fresh one is written from the replicas."));

        return NULL;
      }
  }

  return iteam_number_read_highest (connection, highest, error) ? read_vector (connection, error) : NULL;
}

/**
 * iteam_meeting_file_read:
 * @path: a team file on a local disk
 * @known: up to where which author's changes are known already
 * @records: (element-type IteamRecord): the others are added to this
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): up to where which author's changes are in
 *   the file.
 */
GHashTable *
iteam_meeting_file_read (const char  *path,
                         GHashTable  *known,
                         GPtrArray   *records,
                         GError     **error)
{
  g_autoptr (IteamConnection) connection = open_file (path, error);
  g_autoptr (GHashTable) vector = connection != NULL ? read_vector (connection, error) : NULL;
  GHashTableIter iter;
  gpointer author, seq;

  if (vector == NULL)
    return NULL;

  g_hash_table_iter_init (&iter, vector);
  while (g_hash_table_iter_next (&iter, &author, &seq))
    {
      gint64 since = iteam_vector_get (known, *(gint64 *) author);

      if (since < *(gint64 *) seq &&
          !iteam_export_records (connection, *(gint64 *) author, since, G_MAXUINT, records, error))
        return NULL;
    }

  return g_steal_pointer (&vector);
}

/**
 * iteam_meeting_file_list_contents:
 * @path: a team file on a local disk
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamContentState): the large
 *   contents in it, none in a file of a version that had none.
 */
GPtrArray *
iteam_meeting_file_list_contents (const char  *path,
                                  GError     **error)
{
  g_autoptr (IteamConnection) connection = open_file (path, error);
  gint64 has;

  if (connection == NULL ||
      !iteam_connection_get_integer (connection, "SELECT count (*) FROM sqlite_schema WHERE name = 'content'", &has, error))
    return NULL;

  return has ? iteam_content_table_list (connection, error)
             : g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_content_state_free);
}

/**
 * iteam_meeting_file_read_piece:
 * @path: a team file on a local disk
 * @hash: what names a content in it
 * @number: which piece, from 0
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the piece.
 */
GBytes *
iteam_meeting_file_read_piece (const char  *path,
                               const char  *hash,
                               guint        number,
                               GError     **error)
{
  g_autoptr (IteamConnection) connection = open_file (path, error);

  return connection != NULL ? iteam_content_table_read_piece (connection, hash, number, error) : NULL;
}
