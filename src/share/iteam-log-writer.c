/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-log.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-error.h"
#include "iteam-record-format.h"

/* How much of a segment is read at once. */
#define CHUNK (512 * 1024)

struct _IteamLogWriter
{
  IteamShareFiles *files;
  gint64 file;
  gint64 author;
  gint64 segment_size;

  /* What the share holds, if that is known. */
  gboolean ready;
  gint64 segment;
  gint64 size;
  gint64 last;
  gint64 last_clock;
  gboolean closed;
};

/**
 * iteam_log_folder:
 * @author: an author
 *
 * Returns: (transfer full): the folder of that author.
 */
char *
iteam_log_folder (gint64 author)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", author);
}

/**
 * iteam_log_segment:
 * @author: an author
 * @first: the number of the first change in a segment
 *
 * Returns: (transfer full): the path of the segment.
 */
char *
iteam_log_segment (gint64 author,
                   gint64 first)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x/%016" G_GINT64_MODIFIER "x.log", author, first);
}

static gint64
parse_number (const char *name)
{
  gint64 number = 0;

  for (int i = 0; i < 16; i++)
    {
      if (!g_ascii_isxdigit (name[i]) || g_ascii_isupper (name[i]) || (i == 0 && g_ascii_xdigit_value (name[i]) > 7))
        return 0;
      number = number << 4 | g_ascii_xdigit_value (name[i]);
    }

  return number;
}

/**
 * iteam_log_parse_author:
 * @name: the name of a folder
 *
 * Returns: the author whose it is, or 0 if it is something else.
 */
gint64
iteam_log_parse_author (const char *name)
{
  return strlen (name) == 16 ? parse_number (name) : 0;
}

/**
 * iteam_log_parse_segment:
 * @name: the name of a file
 *
 * Returns: the number of the first change of that segment, or 0 if it is something else.
 */
gint64
iteam_log_parse_segment (const char *name)
{
  return strlen (name) == 20 && g_str_has_suffix (name, ".log") ? parse_number (name) : 0;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/**
 * iteam_log_list:
 * @files: the files of a share
 * @author: an author
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the segments of
 *   that author, by the number of their first change, in order.
 */
GArray *
iteam_log_list (IteamShareFiles  *files,
                gint64            author,
                GError          **error)
{
  g_autofree char *folder = iteam_log_folder (author);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GArray *segments;

  if (!iteam_share_files_list (files, folder, names, error))
    return NULL;

  segments = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < names->len; i++)
    {
      gint64 first = iteam_log_parse_segment (g_ptr_array_index (names, i));

      if (first > 0)
        g_array_append_val (segments, first);
    }
  g_array_sort (segments, compare_numbers);

  return segments;
}

/**
 * iteam_log_writer_new:
 * @files: the files of a share, which outlive this
 * @file: what names the team file
 * @author: the author of this replica
 *
 * Returns: (transfer full): a writer that knows nothing of the share yet.
 */
IteamLogWriter *
iteam_log_writer_new (IteamShareFiles *files,
                      gint64           file,
                      gint64           author)
{
  IteamLogWriter *self = g_new0 (IteamLogWriter, 1);

  self->files = files;
  self->file = file;
  self->author = author;
  self->segment_size = ITEAM_SEGMENT_SIZE;

  return self;
}

/**
 * iteam_log_writer_set_segment_size:
 * @self: a writer
 * @size: after how many bytes a segment is closed
 */
void
iteam_log_writer_set_segment_size (IteamLogWriter *self,
                                   gint64          size)
{
  self->segment_size = size;
}

/**
 * iteam_log_writer_free:
 * @self: (transfer full): a writer
 */
void
iteam_log_writer_free (IteamLogWriter *self)
{
  g_free (self);
}

static gboolean
is_own_head (IteamLogWriter   *self,
             const IteamFrame *frame)
{
  g_autoptr (GVariant) head = NULL;
  gint64 file, author, first;

  if (frame->kind != ITEAM_FRAME_SEGMENT)
    return FALSE;
  head = iteam_frame_read (frame, G_VARIANT_TYPE (ITEAM_SEGMENT_TYPE));
  if (head == NULL)
    return FALSE;
  g_variant_get (head, "(xxx)", &file, &author, &first);

  return file == self->file && author == self->author && first == self->segment;
}

/* Takes in one frame of the last segment; %FALSE where the sound part ends. */
static gboolean
take_frame (IteamLogWriter   *self,
            const IteamFrame *frame)
{
  if (self->size == 0)
    return is_own_head (self, frame);

  if (frame->kind == ITEAM_FRAME_RECORD)
    {
      g_autoptr (IteamRecord) record = iteam_record_parse (frame, NULL);

      if (record == NULL || record->stamp.author != self->author || record->stamp.seq != self->last + 1)
        return FALSE;
      self->last++;
      self->last_clock = record->clock;

      return TRUE;
    }
  if (frame->kind == ITEAM_FRAME_NEXT)
    {
      g_autoptr (GVariant) next = iteam_frame_read (frame, G_VARIANT_TYPE_INT64);

      self->closed = next != NULL && g_variant_get_int64 (next) == self->last + 1;

      return self->closed;
    }

  return FALSE;
}

/* Reads the last segment as far as it is sound. */
static gboolean
scan (IteamLogWriter  *self,
      GError         **error)
{
  g_autofree char *path = iteam_log_segment (self->author, self->segment);
  gsize limit = CHUNK;

  self->size = 0;
  self->last = self->segment - 1;
  self->last_clock = 0;
  self->closed = FALSE;
  for (;;)
    {
      g_autoptr (GBytes) bytes = iteam_share_files_read (self->files, path, self->size, limit, error);
      const guint8 *data;
      gsize length, done = 0;
      IteamFrame frame;

      if (bytes == NULL)
        return FALSE;
      data = g_bytes_get_data (bytes, &length);
      while (iteam_frame_parse (data + done, length - done, &frame) == ITEAM_FRAME_WHOLE)
        {
          if (self->closed || !take_frame (self, &frame))
            return TRUE;
          done += frame.length;
          self->size += (gint64) frame.length;
        }
      if (done == 0 && length == limit && frame.length > limit)
        limit = frame.length;
      else if (done == 0 || length < limit)
        return TRUE;
    }
}

/**
 * iteam_log_writer_prepare:
 * @self: a writer
 * @error: return location for an error
 *
 * Finds out what the share holds of this author. A torn end, left by a program
 * that was killed, is written over by the next record.
 *
 * Returns: whether it is known now.
 */
gboolean
iteam_log_writer_prepare (IteamLogWriter  *self,
                          GError         **error)
{
  g_autofree char *folder = iteam_log_folder (self->author);
  g_autoptr (GArray) segments = NULL;

  if (self->ready)
    return TRUE;
  if (!iteam_share_files_make_folder (self->files, folder, error))
    return FALSE;
  segments = iteam_log_list (self->files, self->author, error);
  if (segments == NULL)
    return FALSE;

  self->segment = 0;
  self->size = 0;
  self->last = 0;
  self->last_clock = 0;
  self->closed = FALSE;
  if (segments->len > 0)
    {
      self->segment = g_array_index (segments, gint64, segments->len - 1);
      if (!scan (self, error))
        return FALSE;
    }
  self->ready = TRUE;

  return TRUE;
}

/**
 * iteam_log_writer_is_ready:
 * @self: a writer
 *
 * Returns: whether it is known what the share holds.
 */
gboolean
iteam_log_writer_is_ready (IteamLogWriter *self)
{
  return self->ready;
}

/**
 * iteam_log_writer_get_last:
 * @self: a writer that is ready
 *
 * Returns: up to which of this author's changes the share holds them.
 */
gint64
iteam_log_writer_get_last (IteamLogWriter *self)
{
  return self->last;
}

/**
 * iteam_log_writer_get_last_clock:
 * @self: a writer that was just prepared
 *
 * Returns: the clock of the last of this author's changes that the share holds,
 *   or 0 if it is in a segment that was not looked at.
 */
gint64
iteam_log_writer_get_last_clock (IteamLogWriter *self)
{
  return self->last_clock;
}

/**
 * iteam_log_writer_forget:
 * @self: a writer
 *
 * Has the writer look again at what the share holds before it writes.
 */
void
iteam_log_writer_forget (IteamLogWriter *self)
{
  self->ready = FALSE;
}

static gboolean
write_bytes (IteamLogWriter  *self,
             gint64           segment,
             gint64           offset,
             GByteArray      *bytes,
             GError         **error)
{
  g_autofree char *path = iteam_log_segment (self->author, segment);
  g_autoptr (GBytes) held = g_bytes_new (bytes->data, bytes->len);

  if (iteam_share_files_write (self->files, path, offset, held, error))
    return TRUE;
  self->ready = FALSE;

  return FALSE;
}

/* Writes a new segment, and only when it is there its name at the end of the
 * one before: whoever reads that finds it. */
static gboolean
begin_segment (IteamLogWriter  *self,
               GByteArray      *records,
               gint64           last,
               GError         **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) next = g_byte_array_new ();
  gint64 before = self->segment, first = self->last + 1;

  iteam_frame_append (bytes, ITEAM_FRAME_SEGMENT, g_variant_new (ITEAM_SEGMENT_TYPE, self->file, self->author, first));
  g_byte_array_append (bytes, records->data, records->len);
  if (!write_bytes (self, first, 0, bytes, error))
    return FALSE;

  if (before != 0 && before != first && !self->closed)
    {
      iteam_frame_append (next, ITEAM_FRAME_NEXT, g_variant_new_int64 (first));
      if (!write_bytes (self, before, self->size, next, error))
        return FALSE;
    }
  self->segment = first;
  self->size = bytes->len;
  self->last = last;
  self->closed = FALSE;

  return TRUE;
}

static gboolean
append_records (IteamLogWriter  *self,
                GByteArray      *records,
                gint64           last,
                GError         **error)
{
  if (self->segment == 0 || self->size == 0 || self->closed || self->size >= self->segment_size)
    return begin_segment (self, records, last, error);

  if (!write_bytes (self, self->segment, self->size, records, error))
    return FALSE;
  self->size += records->len;
  self->last = last;

  return TRUE;
}

/**
 * iteam_log_writer_publish:
 * @self: a writer that is ready
 * @records: (element-type IteamRecord): changes of this author, in order; those
 *   that the share holds already are left out
 * @error: return location for an error
 *
 * Appends what is missing, synced. On an error the writer is not ready any
 * more: what arrived is found out by iteam_log_writer_prepare().
 *
 * Returns: whether the share holds them all.
 */
gboolean
iteam_log_writer_publish (IteamLogWriter  *self,
                          GPtrArray       *records,
                          GError         **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gint64 last = self->last;

  g_return_val_if_fail (self->ready, FALSE);

  for (guint i = 0; i < records->len; i++)
    {
      const IteamRecord *record = g_ptr_array_index (records, i);

      if (record->stamp.seq <= last)
        continue;
      g_return_val_if_fail (record->stamp.author == self->author, FALSE);
      if (record->stamp.seq != last + 1)
        {
          g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED,
                               _("A change in your own copy of the team file cannot be read, so that what came after it cannot go out."
                                 " It stays on this computer."));

          return FALSE;
        }

      iteam_record_append (record, bytes);
      last = record->stamp.seq;
      if (bytes->len < self->segment_size)
        continue;
      if (!append_records (self, bytes, last, error))
        return FALSE;
      g_byte_array_set_size (bytes, 0);
    }

  return bytes->len == 0 || append_records (self, bytes, last, error);
}
