/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-salvage.h"

#include "iteam-export.h"
#include "iteam-id.h"
#include "iteam-receive.h"
#include "iteam-share-table.h"
#include "iteam-team-file.h"

/* What a damaged replica alone may hold: changes that did not go out yet. */

/* The newest change of an author, as far as can be told. */
static gint64
find_last (IteamConnection *connection,
           gint64           author)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT max (seq) FROM change WHERE author = ?", NULL);
  if (query == NULL)
    return 0;
  sqlite3_bind_int64 (query, 1, author);

  return iteam_statement_next (connection, query, &row, NULL) && row ? sqlite3_column_int64 (query, 0) : 0;
}

/* Records of an author one by one, also those behind one that cannot be read. */
static void
read_author (IteamConnection *connection,
             gint64           author,
             gint64           since,
             GPtrArray       *records)
{
  gint64 last = find_last (connection, author);

  for (guint before = records->len; since < last; before = records->len)
    {
      if (!iteam_export_records (connection, author, since, 1, records, NULL))
        {
          g_ptr_array_set_size (records, (int) before);
          since++;
        }
      else if (records->len > before)
        since = ((IteamRecord *) records->pdata[before])->stamp.seq;
      else
        break;
    }
}

/* Those of others too, as its own may build upon them. */
static void
read_others (IteamConnection *connection,
             gint64           author,
             GHashTable      *known,
             GPtrArray       *records)
{
  g_autoptr (GHashTable) vector = iteam_share_table_read_vector (connection, author, NULL);
  GHashTableIter iter;
  gpointer other;

  if (vector == NULL)
    return;
  g_hash_table_iter_init (&iter, vector);
  while (g_hash_table_iter_next (&iter, &other, NULL))
    if (*(gint64 *) other != author)
      read_author (connection, *(gint64 *) other, iteam_vector_get (known, *(gint64 *) other), records);
}

static void
rename_stamp (IteamStamp *stamp,
              GHashTable *renamed,
              gint64      author,
              gint64      successor)
{
  gint64 *seq = stamp->author == author ? g_hash_table_lookup (renamed, &stamp->seq) : NULL;

  if (seq != NULL)
    *stamp = (IteamStamp) { successor, *seq };
}

/* Whether what did not go out yet follows upon what is known without a gap. */
static gboolean
is_gapless (GPtrArray *records,
            gint64     since,
            gint64     published)
{
  for (guint i = 0; i < records->len; i++)
    {
      gint64 seq = ((IteamRecord *) records->pdata[i])->stamp.seq;

      if (seq != since + 1 + (gint64) i && seq > published)
        return FALSE;
    }

  return TRUE;
}

/* The changes of an author have no gaps: where one that did not go out cannot be
 * read, those that did not go out go on under another name, as they would in a
 * replica that was put back. What did go out comes from the share. */
static void
rename_unpublished (GPtrArray *records,
                    gint64     author,
                    gint64     published,
                    gint64     successor)
{
  g_autoptr (GHashTable) renamed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gint64 count = 0;

  for (guint i = 0; i < records->len; i++)
    {
      IteamRecord *record = g_ptr_array_index (records, i);
      gint64 seq = record->stamp.seq;

      if (seq <= published)
        continue;
      if (count++ == 0 && published > 0)
        {
          const IteamStamp before = { author, published };

          g_array_append_val (record->seen, before);
        }
      g_hash_table_insert (renamed, g_memdup2 (&seq, sizeof seq), g_memdup2 (&count, sizeof count));
      rename_stamp (&record->stamp, renamed, author, successor);
      rename_stamp (&record->of, renamed, author, successor);
      for (guint j = 0; j < record->resolved->len; j++)
        rename_stamp (&g_array_index (record->resolved, IteamResolution, j).loser, renamed, author, successor);
    }
}

/* How many changes that did not go out cannot be read. */
static guint
count_lost (GPtrArray *records,
            gint64     last,
            gint64     since)
{
  gint64 n_lost = MAX (last - since, 0);

  for (guint i = 0; i < records->len; i++)
    n_lost -= ((IteamRecord *) records->pdata[i])->stamp.seq > since;

  return (guint) n_lost;
}

/* What cannot be read of others is no reason to leave out what was written here: a
 * record that builds upon it goes in as if it did not. */
static void
forget_unknown (GPtrArray  *records,
                GHashTable *vector)
{
  for (guint i = 0; i < records->len; i++)
    {
      IteamRecord *record = g_ptr_array_index (records, i);

      for (guint j = record->seen->len; j-- > 0;)
        {
          const IteamStamp *seen = &g_array_index (record->seen, IteamStamp, j);

          if (iteam_vector_get (vector, seen->author) < seen->seq)
            g_array_remove_index (record->seen, j);
        }
    }
}

/* Applies until nothing more can be. */
static gboolean
apply_all (IteamTeamFile  *file,
           GPtrArray      *records,
           GError        **error)
{
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_refusal_free);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  guint n_applied;

  do
    if (!iteam_receive_records (file, records, &n_applied, refs, refusals, error))
      return FALSE;
  while (n_applied > 0);

  return TRUE;
}

/* One after the other, those that were not taken together. */
static gboolean
apply_each (IteamTeamFile  *file,
            GPtrArray      *records,
            guint          *n_lost,
            GError        **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      IteamRecord *record = g_ptr_array_index (records, i);
      g_autoptr (GHashTable) before = iteam_share_table_read_vector (file->connection, file->author, error);
      g_autoptr (GHashTable) after = NULL;
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (GError) local_error = NULL;

      if (before == NULL)
        return FALSE;
      if (iteam_vector_get (before, record->stamp.author) >= record->stamp.seq)
        continue;
      g_ptr_array_add (one, record);
      forget_unknown (one, before);
      if (!apply_all (file, one, &local_error))
        g_debug ("Not taken over: %s", local_error->message);
      after = iteam_share_table_read_vector (file->connection, file->author, error);
      if (after == NULL)
        return FALSE;
      *n_lost += iteam_vector_get (after, record->stamp.author) < record->stamp.seq;
    }

  return TRUE;
}

/* Brings in what the damaged replica alone holds. @author becomes that of what is
 * written next. */
static gboolean
bring_over (IteamTeamFile    *file,
            IteamConnection  *old,
            gint64           *author,
            gint64            published,
            guint            *n_lost,
            GError          **error)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_record_unref);
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_record_unref);
  g_autoptr (GHashTable) known = iteam_share_table_read_vector (file->connection, file->author, error);
  gint64 since, successor = iteam_id_new ();

  if (known == NULL)
    return FALSE;
  since = iteam_vector_get (known, *author);
  read_others (old, *author, known, others);
  read_author (old, *author, since, own);
  *n_lost = count_lost (own, find_last (old, *author), MAX (since, published));
  if (is_gapless (own, since, published))
    successor = *author;
  else
    rename_unpublished (own, *author, MAX (since, published), successor);

  /* What was taken stays, also where something else was not. */
  if (!apply_all (file, others, NULL) || !apply_all (file, own, NULL))
    g_debug ("Not all of the damaged replica is taken over at once.");
  if (!apply_each (file, own, n_lost, error))
    return FALSE;
  *author = successor;

  return TRUE;
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
 * @get_published: tells which change of an author was the last that the share was
 *   seen to hold
 * @user_data: handed to @get_published
 * @n_lost: (out): how many changes that did not go out cannot be read
 * @error: return location for an error
 *
 * Makes @fresh a replica in the place of @damaged: with what can be read there of
 * changes that are not in @fresh, so that those go out that did not yet. They stay
 * those of the same author, unless there is a gap, or not even that can be read.
 *
 * Returns: whether @fresh can take the place.
 */
gboolean
iteam_salvage_replica (const char          *damaged,
                       const char          *fresh,
                       IteamPublishedFunc   get_published,
                       gpointer             user_data,
                       guint               *n_lost,
                       GError             **error)
{
  g_autoptr (IteamTeamFile) file = iteam_team_file_open (fresh, error);
  g_autoptr (IteamConnection) old = NULL;
  gint64 author = 0;

  *n_lost = 0;
  if (file == NULL || !become (file, iteam_id_new (), error))
    return FALSE;

  old = iteam_connection_open (damaged, TRUE, NULL);
  if (old == NULL || !iteam_connection_get_integer (old, "SELECT value FROM file_info WHERE key = 'author'", &author, NULL) || author == 0)
    return TRUE;

  return bring_over (file, old, &author, get_published (author, user_data), n_lost, error) && become (file, author, error);
}
