/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-contents.h"

#include <glib/gi18n-lib.h>

#include "iteam-error.h"
#include "iteam-meeting-file.h"

#define DOCUMENTS "documents"
/* How many digits the name of a content has. */
#define HASH_LENGTH 64

/* When something is tried again that is not whole yet, or could not be carried. */
#define RETRY (60 * G_TIME_SPAN_SECOND)

/* What is done with a content, one piece after the other. */
typedef enum
{
  /* The pieces that are here from an earlier time are read, for the checksum. */
  PHASE_RECALL,
  PHASE_FETCH,
  PHASE_PUBLISH,
  /* What was published is read back before it gets its name. */
  PHASE_READ_BACK,
} Phase;

typedef struct
{
  Phase phase;
  char *hash;
  gint64 size;
  guint n_pieces;
  guint n_here;
  guint next;
  GChecksum *checksum;
  /* Whether the size is known from elsewhere than the share. */
  gboolean size_known;
} Transfer;

struct _IteamShareContents
{
  IteamShareBridge *bridge;
  IteamShareFiles *files;
  gint64 author;
  gboolean listed;
  GHashTable *held;
  GHashTable *checked;
  GHashTable *retry;
  GHashTable *damaged;
  Transfer *transfer;
};

static void
transfer_free (Transfer *transfer)
{
  g_free (transfer->hash);
  g_checksum_free (transfer->checksum);
  g_free (transfer);
}

/**
 * iteam_share_contents_new:
 * @bridge: the way to the store that has the replica open
 * @files: the files of a share, which outlive this
 * @author: the author of this replica
 *
 * Returns: (transfer full): contents of which nothing is known yet.
 */
IteamShareContents *
iteam_share_contents_new (IteamShareBridge *bridge,
                          IteamShareFiles  *files,
                          gint64            author)
{
  IteamShareContents *self = g_new0 (IteamShareContents, 1);

  self->bridge = iteam_share_bridge_ref (bridge);
  self->files = files;
  self->author = author;
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->checked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->damaged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->retry = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * iteam_share_contents_free:
 * @self: (transfer full): contents
 */
void
iteam_share_contents_free (IteamShareContents *self)
{
  g_clear_pointer (&self->transfer, transfer_free);
  g_hash_table_unref (self->held);
  g_hash_table_unref (self->checked);
  g_hash_table_unref (self->retry);
  g_hash_table_unref (self->damaged);
  iteam_share_bridge_unref (self->bridge);
  g_free (self);
}

static char *
path_of (const char *hash)
{
  return g_strconcat (DOCUMENTS "/", hash, NULL);
}

/* Each author writes its own, and gives it its name when it is whole. */
static char *
part_of (IteamShareContents *self,
         const char         *hash)
{
  return g_strdup_printf (DOCUMENTS "/%s.%016" G_GINT64_MODIFIER "x.part", hash, self->author);
}

static void
put_off (IteamShareContents *self,
         const char         *hash)
{
  gint64 *when = g_new (gint64, 1);

  *when = g_get_monotonic_time () + RETRY;
  g_hash_table_insert (self->retry, g_strdup (hash), when);
  g_clear_pointer (&self->transfer, transfer_free);
}

static gboolean
is_put_off (IteamShareContents *self,
            const char         *hash)
{
  const gint64 *when = g_hash_table_lookup (self->retry, hash);

  return when != NULL && g_get_monotonic_time () < *when;
}

/* What was begun here and was then published by someone else is of no use. */
static gboolean
remove_needless_parts (IteamShareContents  *self,
                       GPtrArray           *names,
                       GError             **error)
{
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *hash = g_strndup (name, HASH_LENGTH);
      g_autofree char *part = part_of (self, hash);
      g_autofree char *path = path_of (name);

      if (g_str_equal (part, path) && g_hash_table_contains (self->held, hash) && self->transfer == NULL &&
          !iteam_share_files_remove (self->files, path, error))
        return FALSE;
    }

  return TRUE;
}

/* What the share holds, as far as the listing tells. */
static gboolean
list_held (IteamShareContents  *self,
           GError             **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;

  if (!iteam_share_files_list (self->files, DOCUMENTS, names, &local_error) &&
      !g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));

      return FALSE;
    }

  g_hash_table_remove_all (self->held);
  for (guint i = 0; i < names->len; i++)
    if (iteam_content_is_hash (g_ptr_array_index (names, i)))
      g_hash_table_add (self->held, g_strdup (g_ptr_array_index (names, i)));
  self->listed = TRUE;

  return remove_needless_parts (self, names, error);
}

static Transfer *
new_transfer (Phase                    phase,
              const IteamContentState *state,
              gint64                   size)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->phase = phase;
  transfer->hash = g_strdup (state->hash);
  transfer->size = size;
  transfer->n_pieces = iteam_content_count_pieces (size);
  transfer->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  transfer->size_known = state->size == size && state->wanted;

  return transfer;
}

static gboolean
begin_fetch (IteamShareContents       *self,
             const IteamContentState  *state,
             GError                  **error)
{
  g_autofree char *path = path_of (state->hash);
  g_autoptr (IteamContentState) begun = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 size;

  if (!iteam_share_files_measure (self->files, path, &size, &local_error))
    {
      gboolean gone = g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND);

      if (gone)
        g_hash_table_remove (self->held, state->hash);
      else
        g_propagate_error (error, g_steal_pointer (&local_error));

      return gone;
    }

  /* Whoever copies the folder by hand may be in the middle of it. */
  if (size == 0 || (state->size > 0 && size < state->size))
    {
      put_off (self, state->hash);

      return TRUE;
    }
  begun = iteam_share_bridge_begin_content (self->bridge, state->hash, size, &local_error);
  if (begun == NULL)
    {
      put_off (self, state->hash);
      /* It had another size when it was begun: it is begun again. */
      if (g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_INVALID) && !state->whole)
        return iteam_share_bridge_drop_content (self->bridge, state->hash, error);
      g_propagate_error (error, g_steal_pointer (&local_error));

      return FALSE;
    }
  if (begun->whole)
    return TRUE;

  self->transfer = new_transfer (PHASE_RECALL, state, size);
  self->transfer->n_here = begun->n_pieces;

  return TRUE;
}

static gboolean
begin_publish (IteamShareContents       *self,
               const IteamContentState  *state,
               GError                  **error)
{
  g_autofree char *part = part_of (self, state->hash);
  g_autoptr (GError) local_error = NULL;
  gint64 size = 0;

  if (!iteam_share_files_make_folder (self->files, DOCUMENTS, error))
    return FALSE;
  if (!iteam_share_files_measure (self->files, part, &size, &local_error) &&
      !g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));

      return FALSE;
    }

  self->transfer = new_transfer (PHASE_PUBLISH, state, state->size);
  /* From the last piece that is there whole. */
  self->transfer->next = (guint) (MIN (size, state->size) / ITEAM_CONTENT_PIECE);

  return TRUE;
}

static gboolean
is_right (Transfer *transfer)
{
  return g_str_equal (g_checksum_get_string (transfer->checksum), transfer->hash);
}

/* What is not what its name says is of no use to anyone: it is dropped here, and
 * on the share put aside, so that whoever has the right one publishes it again. */
static gboolean
refuse (IteamShareContents  *self,
        GError             **error)
{
  g_autofree char *hash = g_strdup (self->transfer->hash);
  g_autofree char *path = path_of (hash);
  g_autofree char *aside = g_strdup_printf ("%s.damaged-%016" G_GINT64_MODIFIER "x", path, self->author);
  gboolean sure = self->transfer->size_known;

  put_off (self, hash);
  g_hash_table_add (self->damaged, g_strdup (hash));
  if (!iteam_share_bridge_drop_content (self->bridge, hash, error))
    return FALSE;
  if (!sure)
    return TRUE;
  g_hash_table_remove (self->held, hash);

  return iteam_share_files_move (self->files, path, aside, error);
}

static GBytes *
read_share (IteamShareContents  *self,
            const char          *path,
            GError             **error)
{
  return iteam_share_files_read (self->files, path, (gint64) self->transfer->next * ITEAM_CONTENT_PIECE, ITEAM_CONTENT_PIECE, error);
}

/* Whether a piece has the length that it must have. */
static gboolean
is_piece (Transfer *transfer,
          GBytes   *bytes)
{
  gint64 left = transfer->size - (gint64) transfer->next * ITEAM_CONTENT_PIECE;

  return (gint64) g_bytes_get_size (bytes) == MIN (left, ITEAM_CONTENT_PIECE);
}

static void
add_piece (Transfer *transfer,
           GBytes   *bytes)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);

  g_checksum_update (transfer->checksum, data, (gssize) length);
  transfer->next++;
}

static gboolean
recall_piece (IteamShareContents  *self,
              GError             **error)
{
  Transfer *transfer = self->transfer;
  g_autoptr (GBytes) bytes = NULL;

  if (transfer->next >= transfer->n_here)
    {
      transfer->phase = PHASE_FETCH;

      return TRUE;
    }
  bytes = iteam_share_bridge_read_piece (self->bridge, transfer->hash, transfer->next, error);
  if (bytes == NULL)
    return FALSE;
  add_piece (transfer, bytes);

  return TRUE;
}

static gboolean
fetch_piece (IteamShareContents  *self,
             GError             **error)
{
  Transfer *transfer = self->transfer;
  g_autofree char *path = path_of (transfer->hash);
  g_autoptr (GBytes) bytes = NULL;
  gboolean finished;

  if (transfer->next < transfer->n_pieces)
    {
      bytes = read_share (self, path, error);
      if (bytes == NULL)
        return FALSE;
      if (!is_piece (transfer, bytes))
        put_off (self, transfer->hash);
      else if (!iteam_share_bridge_put_piece (self->bridge, transfer->hash, transfer->next, bytes, error))
        return FALSE;
      else
        add_piece (transfer, bytes);

      return TRUE;
    }

  if (!is_right (transfer))
    return refuse (self, error);
  finished = iteam_share_bridge_finish_content (self->bridge, transfer->hash, error);
  g_clear_pointer (&self->transfer, transfer_free);

  return finished;
}

static gboolean
publish_piece (IteamShareContents  *self,
               GError             **error)
{
  Transfer *transfer = self->transfer;
  g_autofree char *part = part_of (self, transfer->hash);
  g_autoptr (GBytes) bytes = NULL;

  if (transfer->next >= transfer->n_pieces)
    {
      transfer->phase = PHASE_READ_BACK;
      transfer->next = 0;

      return TRUE;
    }
  bytes = iteam_share_bridge_read_piece (self->bridge, transfer->hash, transfer->next, error);
  if (bytes == NULL ||
      !iteam_share_files_write (self->files, part, (gint64) transfer->next * ITEAM_CONTENT_PIECE, bytes, error))
    return FALSE;
  transfer->next++;

  return TRUE;
}

static gboolean
read_back_piece (IteamShareContents  *self,
                 GError             **error)
{
  Transfer *transfer = self->transfer;
  g_autofree char *part = part_of (self, transfer->hash);
  g_autofree char *path = path_of (transfer->hash);
  g_autoptr (GBytes) bytes = NULL;

  if (transfer->next < transfer->n_pieces)
    {
      bytes = read_share (self, part, error);
      if (bytes == NULL)
        return FALSE;
      if (is_piece (transfer, bytes))
        {
          add_piece (transfer, bytes);

          return TRUE;
        }
    }
  /* It is not what was written, perhaps because an earlier program was torn away
   * from it: it is written again. */
  if (transfer->next < transfer->n_pieces || !is_right (transfer))
    {
      put_off (self, transfer->hash);

      return iteam_share_files_remove (self->files, part, error);
    }

  if (!iteam_share_files_move (self->files, part, path, error))
    return FALSE;
  g_hash_table_add (self->held, g_strdup (transfer->hash));
  g_clear_pointer (&self->transfer, transfer_free);

  return TRUE;
}

static gboolean
carry_piece (IteamShareContents  *self,
             GError             **error)
{
  switch (self->transfer->phase)
    {
    case PHASE_RECALL:
      return recall_piece (self, error);
    case PHASE_FETCH:
      return fetch_piece (self, error);
    case PHASE_PUBLISH:
      return publish_piece (self, error);
    case PHASE_READ_BACK:
    default:
      return read_back_piece (self, error);
    }
}

static gboolean
is_to_fetch (IteamShareContents      *self,
             const IteamContentState *state)
{
  return !state->whole && !state->unwanted && g_hash_table_contains (self->held, state->hash) && !is_put_off (self, state->hash);
}

static gboolean
is_to_publish (IteamShareContents      *self,
               const IteamContentState *state)
{
  return state->whole && !g_hash_table_contains (self->held, state->hash) && !is_put_off (self, state->hash);
}

/* Begins with the next content: what someone waits for first. %FALSE on an error;
 * there may be nothing to begin with. */
static gboolean
begin_next (IteamShareContents  *self,
            GPtrArray           *states,
            GError             **error)
{
  for (guint i = 0; i < states->len; i++)
    {
      const IteamContentState *state = g_ptr_array_index (states, i);

      if (state->wanted && is_to_fetch (self, state))
        return begin_fetch (self, state, error);
    }
  for (guint i = 0; i < states->len; i++)
    {
      const IteamContentState *state = g_ptr_array_index (states, i);

      if (is_to_publish (self, state))
        return begin_publish (self, state, error);
    }
  for (guint i = 0; i < states->len; i++)
    {
      const IteamContentState *state = g_ptr_array_index (states, i);

      if (is_to_fetch (self, state))
        return begin_fetch (self, state, error);
    }

  return TRUE;
}

/* A file that was cut short by whoever copied the folder counts as not there. */
static gboolean
check_next (IteamShareContents  *self,
            GPtrArray           *states,
            gboolean            *found,
            GError             **error)
{
  *found = FALSE;
  for (guint i = 0; i < states->len; i++)
    {
      const IteamContentState *state = g_ptr_array_index (states, i);
      g_autofree char *path = path_of (state->hash);
      g_autoptr (GError) local_error = NULL;
      gint64 size = 0;

      if (!state->whole || !g_hash_table_contains (self->held, state->hash) || g_hash_table_contains (self->checked, state->hash))
        continue;
      *found = TRUE;
      g_hash_table_add (self->checked, g_strdup (state->hash));
      if (!iteam_share_files_measure (self->files, path, &size, &local_error) &&
          !g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));

          return FALSE;
        }
      if (size != state->size)
        g_hash_table_remove (self->held, state->hash);

      return TRUE;
    }

  return TRUE;
}

/* What is here, and what is on the share and of which nothing here tells yet: the
 * record that does may be on its way. */
static GPtrArray *
list_all (IteamShareContents  *self,
          GError             **error)
{
  GPtrArray *states = iteam_share_bridge_list_contents (self->bridge, error);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer hash;

  for (guint i = 0; states != NULL && i < states->len; i++)
    g_hash_table_add (known, ((IteamContentState *) states->pdata[i])->hash);
  g_hash_table_iter_init (&iter, self->held);
  while (states != NULL && g_hash_table_iter_next (&iter, &hash, NULL))
    if (!g_hash_table_contains (known, hash))
      {
        IteamContentState *state = g_new0 (IteamContentState, 1);

        state->hash = g_strdup (hash);
        g_ptr_array_add (states, state);
      }

  return states;
}

static void
count (IteamShareContents  *self,
       GPtrArray           *states,
       IteamContentsReport *report)
{
  report->n_held = g_hash_table_size (self->held);
  report->n_out = report->n_in = 0;
  report->more = self->transfer != NULL;
  for (guint i = 0; i < states->len; i++)
    {
      const IteamContentState *state = g_ptr_array_index (states, i);

      report->n_out += state->whole && !g_hash_table_contains (self->held, state->hash);
      report->n_in += !state->whole && state->wanted;
      report->more = report->more || is_to_fetch (self, state) || is_to_publish (self, state);
      /* Until the right one has come, it is told. */
      if (report->problem == NULL && !state->whole && g_hash_table_contains (self->damaged, state->hash))
        g_set_error_literal (&report->problem, ITEAM_ERROR, ITEAM_ERROR_DAMAGED,
                             _("The contents of a document on the share are damaged. They come again from whoever has them."));
    }
}

/* One thing is done: a piece, a beginning, or a look. */
static gboolean
do_one (IteamShareContents   *self,
        GPtrArray            *states,
        IteamContentsReport  *report,
        gboolean             *done,
        GError              **error)
{
  *done = TRUE;
  if (self->transfer != NULL)
    return carry_piece (self, error);
  count (self, states, report);
  if (report->more)
    return begin_next (self, states, error);

  return check_next (self, states, done, error);
}

/**
 * iteam_share_contents_step:
 * @self: contents
 * @relist: whether to look again at what the share holds
 * @until: when to leave the rest to another time, by the monotonic clock
 * @report: (out caller-allocates): how far it is; clear its problem
 * @error: return location for an error of the replica, or of a share that
 *   does not answer
 *
 * Carries contents for a while: one piece at least, if there is one.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_share_contents_step (IteamShareContents   *self,
                           gboolean              relist,
                           gint64                until,
                           IteamContentsReport  *report,
                           GError              **error)
{
  g_autoptr (GPtrArray) states = NULL;
  gboolean done;

  *report = (IteamContentsReport) { 0 };
  if ((relist || !self->listed) && !list_held (self, error))
    return FALSE;

  do
    {
      g_autoptr (GError) local_error = NULL;
      Transfer *before = self->transfer;

      if (states == NULL && (states = list_all (self, error)) == NULL)
        return FALSE;
      if (!do_one (self, states, report, &done, &local_error))
        {
          g_clear_pointer (&self->transfer, transfer_free);
          self->listed = FALSE;
          g_propagate_error (error, g_steal_pointer (&local_error));

          return FALSE;
        }
      /* Something has come to an end, well or not. */
      if (self->transfer == NULL && (before != NULL || report->more))
        g_clear_pointer (&states, g_ptr_array_unref);
    }
  while (done && g_get_monotonic_time () < until);

  if (states == NULL && (states = list_all (self, error)) == NULL)
    return FALSE;
  count (self, states, report);

  return TRUE;
}

/* Takes one content from a team file. */
static gboolean
take_one (IteamShareContents       *self,
          const char               *path,
          const IteamContentState  *there,
          GError                  **error)
{
  g_autoptr (IteamContentState) begun = iteam_share_bridge_begin_content (self->bridge, there->hash, there->size, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (begun == NULL || begun->whole)
    return begun != NULL;

  for (guint i = 0; i < iteam_content_count_pieces (there->size); i++)
    {
      g_autoptr (GBytes) bytes = iteam_meeting_file_read_piece (path, there->hash, i, error);

      if (bytes == NULL)
        return FALSE;
      g_checksum_update (checksum, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
      if (!iteam_share_bridge_put_piece (self->bridge, there->hash, i, bytes, error))
        return FALSE;
    }

  return g_str_equal (g_checksum_get_string (checksum), there->hash)
         ? iteam_share_bridge_finish_content (self->bridge, there->hash, error)
         : iteam_share_bridge_drop_content (self->bridge, there->hash, error);
}

/**
 * iteam_share_contents_take:
 * @self: contents
 * @path: a team file on a local disk
 * @error: return location for an error
 *
 * Takes in the contents that a team file holds and the replica does not: of one
 * that was worked on in place, nobody else has them.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_share_contents_take (IteamShareContents  *self,
                           const char          *path,
                           GError             **error)
{
  g_autoptr (GPtrArray) states = iteam_meeting_file_list_contents (path, error);

  if (states == NULL)
    return FALSE;
  for (guint i = 0; i < states->len; i++)
    {
      const IteamContentState *state = g_ptr_array_index (states, i);

      if (state->whole && !take_one (self, path, state, error))
        return FALSE;
    }

  return TRUE;
}
