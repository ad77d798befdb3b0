/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-wipe.h"

#include <string.h>

#include "iteam-error.h"
#include "iteam-log.h"
#include "iteam-record-format.h"
#include "iteam-retention.h"

/* What was destroyed goes off the share as well: each author fills what its own log says
 * of it, and the PDFs are removed. A segment is replaced as a whole by one of the same
 * length, in which every record begins where it did: whoever is in the midst of reading
 * goes on as if nothing had happened. The file at the meeting point is soon another one. */

/* How much of a segment is read at once. */
#define CHUNK (1024 * 1024)

static GByteArray *
read_segment (IteamShareFiles  *files,
              const char       *path,
              GError          **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (;;)
    {
      g_autoptr (GBytes) chunk = iteam_share_files_read (files, path, bytes->len, CHUNK, error);
      gsize length;
      const guint8 *data;

      if (chunk == NULL)
        return NULL;
      data = g_bytes_get_data (chunk, &length);
      g_byte_array_append (bytes, data, (guint) length);
      if (length < CHUNK)
        return g_steal_pointer (&bytes);
    }
}

/* Whether a record had something to fill. */
static gboolean
fill_record (IteamRecord *record,
             GHashTable  *rows)
{
  gboolean filled = FALSE;

  for (guint i = 0; i < record->cells->len; i++)
    {
      IteamCell *cell = g_ptr_array_index (record->cells, i);
      GVariant *read, *value;

      if (!g_hash_table_contains (rows, &cell->id) || !iteam_retention_is_wiped (cell->kind, cell->field))
        continue;
      read = iteam_retention_fill (cell->kind, cell->field, cell->read);
      value = iteam_retention_fill (cell->kind, cell->field, cell->value);
      filled = filled || !iteam_value_equal (read, cell->read) || !iteam_value_equal (value, cell->value);
      g_clear_pointer (&cell->read, g_variant_unref);
      g_clear_pointer (&cell->value, g_variant_unref);
      cell->read = read;
      cell->value = value;
    }

  return filled;
}

static gboolean
wipe_segment (IteamShareFiles  *files,
              const char       *path,
              GHashTable       *rows,
              GError          **error)
{
  g_autoptr (GByteArray) bytes = read_segment (files, path, error);
  g_autoptr (GBytes) wiped = NULL;
  gboolean changed = FALSE;
  gsize done = 0;
  IteamFrame frame;

  if (bytes == NULL)
    return FALSE;
  while (iteam_frame_parse (bytes->data + done, bytes->len - done, &frame) == ITEAM_FRAME_WHOLE)
    {
      g_autoptr (GByteArray) filled = g_byte_array_new ();
      g_autoptr (IteamRecord) record = frame.kind == ITEAM_FRAME_RECORD ? iteam_record_parse (&frame, NULL) : NULL;

      if (record != NULL && fill_record (record, rows))
        {
          iteam_record_append (record, filled);
          /* A record that another version wrote in another way is left as it is. */
          if (filled->len == frame.length)
            {
              memcpy (bytes->data + done, filled->data, filled->len);
              changed = TRUE;
            }
        }
      done += frame.length;
    }
  if (!changed)
    return TRUE;
  wiped = g_bytes_new (bytes->data, bytes->len);

  return iteam_share_files_replace (files, path, wiped, error);
}

/**
 * iteam_share_wipe_log:
 * @files: the files of a share
 * @author: the author of this replica
 * @rows: (element-type gint64): the keys of what was destroyed, and of its parts
 * @error: return location for an error
 *
 * Fills what the author's own log says of what was destroyed.
 *
 * Returns: whether nothing of it is left there.
 */
gboolean
iteam_share_wipe_log (IteamShareFiles  *files,
                      gint64            author,
                      GHashTable       *rows,
                      GError          **error)
{
  g_autoptr (GArray) segments = iteam_log_list (files, author, error);

  for (guint i = 0; segments != NULL && i < segments->len; i++)
    {
      g_autofree char *path = iteam_log_segment (author, g_array_index (segments, gint64, i));

      if (!wipe_segment (files, path, rows, error))
        return FALSE;
    }

  return segments != NULL;
}

/**
 * iteam_share_wipe:
 * @bridge: how the replica is asked
 * @files: the files of its share
 * @author: its author
 * @error: return location for an error
 *
 * Wipes on the share what was destroyed in the replica, if that was not done yet.
 *
 * Returns: %FALSE on an error; another round tries again.
 */
gboolean
iteam_share_wipe (IteamShareBridge  *bridge,
                  IteamShareFiles   *files,
                  gint64             author,
                  GError           **error)
{
  g_autoptr (IteamWiping) wiping = iteam_share_bridge_read_wiping (bridge, error);

  if (wiping == NULL)
    return FALSE;
  if (wiping->rows == NULL)
    return TRUE;
  if (!iteam_share_wipe_log (files, author, wiping->rows, error))
    return FALSE;
  for (int i = 0; wiping->hashes[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("documents/", wiping->hashes[i], NULL);
      g_autoptr (GError) local_error = NULL;

      if (!iteam_share_files_remove (files, path, &local_error) && !g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));

          return FALSE;
        }
    }

  return iteam_share_bridge_note_wiped (bridge, wiping->n_destroyed, error);
}
