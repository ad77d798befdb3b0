/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-exchange.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-error.h"
#include "iteam-log.h"

#define SHARE_NOTE "share"
#define MEETING_NOTE "meeting"
#define NUMBERS "numbers"
#define NOTE_LIMIT (1024 * 1024)

/* Whoever has not been there for so long starts from the file at the meeting
 * point when coming back, so its changes are not waited for. */
#define AWAY (90 * G_TIME_SPAN_DAY)
/* Claims that are kept below the highest number of the file at the meeting
 * point, against listings that lag behind. */
#define KEPT_CLAIMS 50

typedef struct
{
  IteamLogReader *reader;
  IteamPresence *presence;
} Peer;

struct _IteamExchange
{
  IteamShareFiles *files;
  gint64 file;
  gint64 author;
  IteamLogWriter *writer;
  GHashTable *peers;
};

static void
peer_free (gpointer data)
{
  Peer *peer = data;

  g_clear_pointer (&peer->reader, iteam_log_reader_free);
  g_clear_pointer (&peer->presence, iteam_presence_free);
  g_free (peer);
}

/**
 * iteam_look_free:
 * @self: (transfer full): what a look found
 */
void
iteam_look_free (IteamLook *self)
{
  g_ptr_array_unref (self->records);
  g_clear_error (&self->problem);
  g_free (self);
}

/**
 * iteam_exchange_new:
 * @files: the files of a share, which outlive this
 * @file: what names the team file
 * @author: the author of this replica
 *
 * Returns: (transfer full): an exchange that has not looked yet.
 */
IteamExchange *
iteam_exchange_new (IteamShareFiles *files,
                    gint64           file,
                    gint64           author)
{
  IteamExchange *self = g_new0 (IteamExchange, 1);

  self->files = files;
  self->file = file;
  self->author = author;
  self->writer = iteam_log_writer_new (files, file, author);
  self->peers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, peer_free);

  return self;
}

/**
 * iteam_exchange_set_segment_size:
 * @self: an exchange
 * @size: after how many bytes a segment of the log is closed
 */
void
iteam_exchange_set_segment_size (IteamExchange *self,
                                 gint64         size)
{
  iteam_log_writer_set_segment_size (self->writer, size);
}

/**
 * iteam_exchange_free:
 * @self: (transfer full): an exchange
 */
void
iteam_exchange_free (IteamExchange *self)
{
  iteam_log_writer_free (self->writer);
  g_hash_table_unref (self->peers);
  g_free (self);
}

/**
 * iteam_exchange_found:
 * @files: the files of a share
 * @file: what names the team file
 * @now: the time, microseconds since 1970
 * @error: return location for an error
 *
 * Makes the changes folder of a team file, or finds that it is there. Two who
 * do it at once make the same.
 *
 * Returns: whether the folder is there and belongs to that team file.
 */
gboolean
iteam_exchange_found (IteamShareFiles  *files,
                      gint64            file,
                      gint64            now,
                      GError          **error)
{
  g_autoptr (GBytes) note = iteam_share_note_write (file, now);
  g_autoptr (GError) local_error = NULL;
  gint64 there;

  if (!iteam_share_files_make_folder (files, "", error) || !iteam_share_files_make_folder (files, NUMBERS, error))
    return FALSE;

  if (iteam_exchange_join (files, &there, &local_error))
    {
      if (there == file)
        return TRUE;
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_EXISTS,
                           _("The folder with the changes belongs to another team file. Rename one of the two."));

      return FALSE;
    }
  if (!g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));

      return FALSE;
    }

  return iteam_share_files_replace (files, SHARE_NOTE, note, error);
}

/**
 * iteam_exchange_join:
 * @files: the files of a share
 * @file: (out): what names the team file whose changes folder it is
 * @error: return location for an error: %ITEAM_ERROR_NOT_FOUND if there is no such folder
 *
 * Returns: whether there is a changes folder.
 */
gboolean
iteam_exchange_join (IteamShareFiles  *files,
                     gint64           *file,
                     GError          **error)
{
  g_autoptr (GBytes) note = iteam_share_files_read (files, SHARE_NOTE, 0, NOTE_LIMIT, error);

  return note != NULL && iteam_share_note_parse (note, file, error);
}

/**
 * iteam_exchange_prepare:
 * @self: an exchange
 * @held: (out): up to which of this replica's changes the share holds them
 * @error: return location for an error
 *
 * Returns: whether that is known.
 */
gboolean
iteam_exchange_prepare (IteamExchange  *self,
                        gint64         *held,
                        GError        **error)
{
  if (!iteam_log_writer_prepare (self->writer, error))
    return FALSE;
  *held = iteam_log_writer_get_last (self->writer);

  return TRUE;
}

/**
 * iteam_exchange_publish:
 * @self: an exchange
 * @records: (element-type IteamRecord): changes of this replica, in order, from
 *   the first that the share does not hold
 * @error: return location for an error
 *
 * Makes the share hold this replica's changes.
 *
 * Returns: whether it holds them all.
 */
gboolean
iteam_exchange_publish (IteamExchange  *self,
                        GPtrArray      *records,
                        GError        **error)
{
  return iteam_log_writer_prepare (self->writer, error) &&
         iteam_log_writer_publish (self->writer, records, error);
}

/**
 * iteam_exchange_forget:
 * @self: an exchange
 *
 * Looks afresh next time at what the share holds of this replica's changes.
 */
void
iteam_exchange_forget (IteamExchange *self)
{
  iteam_log_writer_forget (self->writer);
}

static gboolean
find_peers (IteamExchange  *self,
            GError        **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!iteam_share_files_list (self->files, "", names, error))
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      gint64 author = iteam_log_parse_author (g_ptr_array_index (names, i));
      Peer *peer;

      if (author == 0 || author == self->author || g_hash_table_contains (self->peers, &author))
        continue;
      peer = g_new0 (Peer, 1);
      peer->reader = iteam_log_reader_new (self->files, self->file, author);
      g_hash_table_insert (self->peers, g_memdup2 (&author, sizeof author), peer);
    }

  return TRUE;
}

/* A presence that is not there or cannot be read just now leaves the one that
 * is known. */
static void
read_presence (IteamExchange *self,
               gint64         author,
               Peer          *peer)
{
  g_autofree char *folder = iteam_log_folder (author);
  g_autofree char *path = g_strconcat (folder, "/presence", NULL);
  g_autoptr (GBytes) bytes = iteam_share_files_read (self->files, path, 0, NOTE_LIMIT, NULL);
  IteamPresence *presence = bytes != NULL ? iteam_presence_parse (bytes) : NULL;

  if (presence == NULL)
    return;
  g_clear_pointer (&peer->presence, iteam_presence_free);
  peer->presence = presence;
}

static gboolean
look_at_peer (IteamExchange  *self,
              gint64          author,
              Peer           *peer,
              GHashTable     *have,
              gboolean        relist,
              IteamLook      *look,
              GError        **error)
{
  const GError *problem;
  GPtrArray *records;

  if (relist)
    read_presence (self, author, peer);
  if (!iteam_log_reader_read (peer->reader, iteam_vector_get (have, author), relist, error))
    return FALSE;

  records = iteam_log_reader_get_records (peer->reader);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (look->records, iteam_record_ref (g_ptr_array_index (records, i)));
  look->gap = look->gap || iteam_log_reader_has_gap (peer->reader);
  problem = iteam_log_reader_get_problem (peer->reader);
  if (problem != NULL && look->problem == NULL)
    {
      look->problem = g_error_copy (problem);
      look->problem_author = author;
    }

  return TRUE;
}

static IteamLook *
new_look (void)
{
  IteamLook *look = g_new0 (IteamLook, 1);

  look->records = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_record_unref);

  return look;
}

/**
 * iteam_exchange_look:
 * @self: an exchange
 * @have: up to where which author's changes are in the replica
 * @relist: whether to look for new authors and new segments, which is dear and
 *   on many shares only seen late
 * @error: return location for an error
 *
 * Reads what is new of the others: one file opened for each of them.
 *
 * Returns: (transfer full) (nullable): what was found. If one of the others
 *   could not be read, the rest is told all the same; none at all is an error.
 */
IteamLook *
iteam_exchange_look (IteamExchange  *self,
                     GHashTable     *have,
                     gboolean        relist,
                     GError        **error)
{
  g_autoptr (IteamLook) look = new_look ();
  g_autoptr (GError) first_error = NULL;
  guint n_read = 0;
  GHashTableIter iter;
  gpointer author, peer;

  if (relist && !find_peers (self, error))
    return NULL;

  g_hash_table_iter_init (&iter, self->peers);
  while (g_hash_table_iter_next (&iter, &author, &peer))
    {
      g_autoptr (GError) local_error = NULL;

      look->n_peers++;
      if (look_at_peer (self, *(gint64 *) author, peer, have, relist, look, &local_error) ||
          g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
        n_read++;
      else if (first_error == NULL)
        first_error = g_steal_pointer (&local_error);
    }
  if (n_read == 0 && first_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&first_error));

      return NULL;
    }
  if (first_error != NULL && look->problem == NULL)
    look->problem = g_steal_pointer (&first_error);

  return g_steal_pointer (&look);
}

/**
 * iteam_exchange_look_around:
 * @self: an exchange
 *
 * Reads what the others that are known tell of themselves: one file opened for
 * each of them. What cannot be read is as it was.
 */
void
iteam_exchange_look_around (IteamExchange *self)
{
  GHashTableIter iter;
  gpointer author, peer;

  g_hash_table_iter_init (&iter, self->peers);
  while (g_hash_table_iter_next (&iter, &author, &peer))
    read_presence (self, *(gint64 *) author, peer);
}

/**
 * iteam_exchange_find_others:
 * @self: an exchange
 * @error: return location for an error
 *
 * Looks for authors, and reads what they tell of themselves, and nothing of what they
 * wrote.
 *
 * Returns: whether the share let it.
 */
gboolean
iteam_exchange_find_others (IteamExchange  *self,
                            GError        **error)
{
  if (!find_peers (self, error))
    return FALSE;
  iteam_exchange_look_around (self);

  return TRUE;
}

/**
 * iteam_exchange_get_last_clock:
 * @self: an exchange that was just prepared
 *
 * Returns: the clock of the last of this replica's changes that the share holds,
 *   0 if that is not known.
 */
gint64
iteam_exchange_get_last_clock (IteamExchange *self)
{
  return iteam_log_writer_get_last_clock (self->writer);
}

/**
 * iteam_exchange_read_own:
 * @self: an exchange
 * @since: the change after which to begin, or where the log begins
 * @error: return location for an error
 *
 * Reads this replica's own log, for a replica that may not be the one that wrote it.
 *
 * Returns: (transfer full) (nullable) (element-type IteamRecord): some of what is
 *   there, in order.
 */
GPtrArray *
iteam_exchange_read_own (IteamExchange  *self,
                         gint64          since,
                         GError        **error)
{
  g_autoptr (IteamLogReader) reader = iteam_log_reader_new (self->files, self->file, self->author);
  g_autoptr (GArray) segments = iteam_log_list (self->files, self->author, error);

  if (segments == NULL)
    return NULL;
  if (segments->len > 0)
    since = MAX (since, g_array_index (segments, gint64, 0) - 1);
  if (!iteam_log_reader_read (reader, since, TRUE, error))
    return NULL;

  return g_ptr_array_ref (iteam_log_reader_get_records (reader));
}

/**
 * iteam_exchange_show:
 * @self: an exchange that is prepared
 * @presence: what to tell of this replica
 * @error: return location for an error
 *
 * Returns: whether the others can see it.
 */
gboolean
iteam_exchange_show (IteamExchange        *self,
                     const IteamPresence  *presence,
                     GError              **error)
{
  g_autofree char *folder = iteam_log_folder (self->author);
  g_autofree char *path = g_strconcat (folder, "/presence", NULL);
  g_autoptr (GBytes) bytes = iteam_presence_write (presence);

  return iteam_share_files_replace (self->files, path, bytes, error);
}

static IteamPresence *
copy_presence (const IteamPresence *presence)
{
  g_autoptr (GBytes) bytes = iteam_presence_write (presence);

  return iteam_presence_parse (bytes);
}

/**
 * iteam_exchange_get_peers:
 * @self: an exchange
 *
 * Returns: (transfer full) (element-type IteamPeerNote): the others, as far as known.
 */
GPtrArray *
iteam_exchange_get_peers (IteamExchange *self)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_peer_note_free);
  GHashTableIter iter;
  gpointer author, value;

  g_hash_table_iter_init (&iter, self->peers);
  while (g_hash_table_iter_next (&iter, &author, &value))
    {
      const Peer *peer = value;
      IteamPeerNote *note = g_new0 (IteamPeerNote, 1);

      note->author = *(gint64 *) author;
      note->presence = peer->presence != NULL ? copy_presence (peer->presence) : NULL;
      note->last = iteam_log_reader_get_last (peer->reader);
      g_ptr_array_add (notes, note);
    }

  return notes;
}

/* The highest number that is claimed, as far as the listing tells. */
static gboolean
highest_claim (IteamExchange  *self,
               IteamKind       kind,
               int            *highest,
               GError        **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!iteam_share_files_make_folder (self->files, NUMBERS, error) ||
      !iteam_share_files_list (self->files, NUMBERS, names, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      IteamKind claimed;
      int number;

      if (iteam_number_parse (g_ptr_array_index (names, i), &claimed, &number) && claimed == kind && number < G_MAXINT)
        *highest = MAX (*highest, number);
    }

  return TRUE;
}

/**
 * iteam_exchange_claim:
 * @self: an exchange whose replica has all that the file at the meeting point has
 * @kind: a kind of thing that has numbers
 * @above: the highest number that the replica knows
 * @wanted: how many numbers are needed
 * @numbers: (element-type int): those that were got are added to this
 * @error: return location for an error
 *
 * Claims numbers for people: a name on the share is made by one only.
 *
 * Returns: whether as many were got as were needed.
 */
gboolean
iteam_exchange_claim (IteamExchange  *self,
                      IteamKind       kind,
                      int             above,
                      guint           wanted,
                      GArray         *numbers,
                      GError        **error)
{
  g_autofree char *text = g_strdup_printf ("%016" G_GINT64_MODIFIER "x\n", self->author);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  if (!highest_claim (self, kind, &above, error))
    return FALSE;

  while (wanted > 0 && above < G_MAXINT - 1)
    {
      g_autofree char *path = g_strdup_printf (NUMBERS "/%s-%d", iteam_kind_get_letter (kind), ++above);
      gboolean won;

      if (!iteam_share_files_claim (self->files, path, bytes, &won, error))
        return FALSE;
      if (!won)
        continue;
      g_array_append_val (numbers, above);
      wanted--;
    }

  return wanted == 0;
}

/**
 * iteam_exchange_read_meeting:
 * @self: an exchange
 * @written: (out): when the file at the meeting point was written
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is in it by the note beside it, or
 *   %NULL without an error if there is no note that can be read.
 */
GHashTable *
iteam_exchange_read_meeting (IteamExchange  *self,
                             gint64         *written,
                             GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = iteam_share_files_read (self->files, MEETING_NOTE, 0, NOTE_LIMIT, &local_error);

  *written = 0;
  if (bytes != NULL)
    return iteam_meeting_file_note_parse (bytes, written);
  if (!g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

/**
 * iteam_exchange_disown_meeting:
 * @self: an exchange
 * @error: return location for an error
 *
 * Removes the note beside the file at the meeting point, as that is not what the note
 * says: whoever has a replica writes a fresh one.
 *
 * Returns: whether it is gone.
 */
gboolean
iteam_exchange_disown_meeting (IteamExchange  *self,
                               GError        **error)
{
  return iteam_share_files_remove (self->files, MEETING_NOTE, error);
}

/**
 * iteam_exchange_put_meeting:
 * @self: an exchange
 * @local: a team file that stands alone, on a local disk
 * @vector: up to where which author's changes are in it
 * @now: the time, microseconds since 1970
 * @error: return location for an error
 *
 * Puts a fresh file at the meeting point, unless the one there has something
 * that it has not.
 *
 * Returns: whether the file at the meeting point is as fresh as @local now.
 */
gboolean
iteam_exchange_put_meeting (IteamExchange  *self,
                            const char     *local,
                            GHashTable     *vector,
                            gint64          now,
                            GError        **error)
{
  g_autoptr (GBytes) note = iteam_meeting_file_note_write (vector, now, self->author);
  g_autoptr (GHashTable) there = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 written;

  there = iteam_exchange_read_meeting (self, &written, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));

      return FALSE;
    }
  if (there != NULL && !iteam_vector_covers (vector, there))
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_CONFLICT, _("Someone else has just written a fresher team file."));

      return FALSE;
    }

  /* Without a note, whoever looks next writes the file again: that is the better
   * of the two if this program is killed in between. */
  return iteam_share_files_remove (self->files, MEETING_NOTE, error) &&
         iteam_share_files_store_meeting (self->files, local, error) &&
         iteam_share_files_replace (self->files, MEETING_NOTE, note, error);
}

/* Whether everyone who may still come for them has the changes of this replica
 * up to @last. */
static gboolean
all_have (IteamExchange *self,
          gint64         last,
          gint64         now)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->peers);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Peer *peer = value;

      /* Whoever has never told anything of itself has just come. */
      if (peer->presence == NULL ||
          (peer->presence->written > now - AWAY && iteam_vector_get (peer->presence->vector, self->author) < last))
        return FALSE;
    }

  return TRUE;
}

static gboolean
tidy_numbers (IteamExchange  *self,
              const int      *highest,
              guint          *n_removed,
              GError        **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!iteam_share_files_list (self->files, NUMBERS, names, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_strconcat (NUMBERS "/", name, NULL);
      IteamKind kind;
      int number;

      if (!iteam_number_parse (name, &kind, &number) || number > highest[kind] - KEPT_CLAIMS)
        continue;
      if (!iteam_share_files_remove (self->files, path, error))
        return FALSE;
      (*n_removed)++;
    }

  return TRUE;
}

/**
 * iteam_exchange_tidy:
 * @self: an exchange that has just looked with a listing
 * @meeting: up to where which author's changes are in the file at the meeting
 *   point, as it was read back
 * @highest: (array fixed-size=ITEAM_N_KINDS): the highest number of each kind of thing in it
 * @now: the time, microseconds since 1970
 * @n_removed: (out): how many files were removed
 * @error: return location for an error
 *
 * Removes what this author wrote and everyone has, and claims that the file at
 * the meeting point makes needless. The last segment stays.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_exchange_tidy (IteamExchange  *self,
                     GHashTable     *meeting,
                     const int      *highest,
                     gint64          now,
                     guint          *n_removed,
                     GError        **error)
{
  g_autoptr (GArray) segments = iteam_log_list (self->files, self->author, error);

  *n_removed = 0;
  if (segments == NULL)
    return FALSE;

  for (guint i = 0; i + 1 < segments->len; i++)
    {
      gint64 last = g_array_index (segments, gint64, i + 1) - 1;
      g_autofree char *path = iteam_log_segment (self->author, g_array_index (segments, gint64, i));

      if (iteam_vector_get (meeting, self->author) < last || !all_have (self, last, now))
        break;
      if (!iteam_share_files_remove (self->files, path, error))
        return FALSE;
      (*n_removed)++;
    }

  return tidy_numbers (self, highest, n_removed, error);
}
