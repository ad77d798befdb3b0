/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-salvage.h"

#include "iteam-export.h"
#include "iteam-id.h"
#include "iteam-receive.h"
#include "iteam-share-table.h"
#include "iteam-team-file.h"

/* What a damaged replica alone may hold: changes that did not go out yet. */

/* Records of an author one by one, up to the first that cannot be read. */
static void
read_author (IteamConnection *connection,
             gint64           author,
             gint64           since,
             GPtrArray       *records)
{
  g_autoptr (GError) error = NULL;
  guint before;

  do
    {
      before = records->len;
      if (!iteam_export_records (connection, author, since, 1, records, &error))
        g_ptr_array_set_size (records, (int) before);
      else if (records->len > before)
        since = ((IteamRecord *) records->pdata[before])->stamp.seq;
    }
  while (error == NULL && records->len > before);
}

/* Those of others too, as its own may build upon them. */
static void
read_all (IteamConnection *connection,
          gint64           author,
          GHashTable      *known,
          GPtrArray       *records)
{
  g_autoptr (GHashTable) vector = iteam_share_table_read_vector (connection, author, NULL);
  GHashTableIter iter;
  gpointer other;

  if (vector != NULL)
    {
      g_hash_table_iter_init (&iter, vector);
      while (g_hash_table_iter_next (&iter, &other, NULL))
        if (*(gint64 *) other != author)
          read_author (connection, *(gint64 *) other, iteam_vector_get (known, *(gint64 *) other), records);
    }
  read_author (connection, author, iteam_vector_get (known, author), records);
}

static gboolean
become (IteamTeamFile  *file,
        gint64          author,
        GError        **error)
{
  if (!iteam_connection_begin (file->connection, TRUE, error))
    return FALSE;
  if (!iteam_share_table_set_shared (file->connection, TRUE, author, error))
    {
      iteam_connection_rollback (file->connection);

      return FALSE;
    }

  return iteam_connection_commit (file->connection, error) && iteam_team_file_read_author (file, error);
}

/**
 * iteam_salvage_replica:
 * @damaged: a replica that is damaged; it is only read
 * @fresh: a copy of the file at the meeting point, on a local disk, that no
 *   program has open
 * @error: return location for an error
 *
 * Makes @fresh a replica in the place of @damaged: with what can be read there of
 * changes that are not in @fresh, under the same author, so that those go out
 * that did not yet. Where not even the author can be read, it has a new one.
 *
 * Returns: whether @fresh can take the place.
 */
gboolean
iteam_salvage_replica (const char  *damaged,
                       const char  *fresh,
                       GError     **error)
{
  g_autoptr (IteamTeamFile) file = iteam_team_file_open (fresh, error);
  g_autoptr (IteamConnection) old = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_record_unref);
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_refusal_free);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  g_autoptr (GHashTable) known = NULL;
  gint64 author = 0;
  guint n_applied;

  if (file == NULL || !become (file, iteam_id_new (), error))
    return FALSE;
  known = iteam_share_table_read_vector (file->connection, file->author, error);
  if (known == NULL)
    return FALSE;

  old = iteam_connection_open (damaged, TRUE, NULL);
  if (old == NULL || !iteam_connection_get_integer (old, "SELECT value FROM file_info WHERE key = 'author'", &author, NULL) || author == 0)
    return TRUE;

  read_all (old, author, known, records);
  do
    if (!iteam_receive_records (file, records, &n_applied, refs, refusals, error))
      return FALSE;
  while (n_applied > 0);

  return become (file, author, error);
}
