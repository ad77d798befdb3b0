/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-log.h"

#include <glib/gi18n-lib.h>

#include "iteam-error.h"
#include "iteam-record-format.h"

/* How much is read at once, and how much is kept in memory until it is applied. */
#define CHUNK (256 * 1024)
#define MAX_PENDING 5000
/* How many segments are looked into in vain at once. */
#define MAX_TRIES 8

struct _IteamLogReader
{
  IteamShareFiles *files;
  gint64 file;
  gint64 author;

  /* Where the next frame is looked for; segment 0 if that is not known. */
  gint64 segment;
  gint64 offset;
  /* The number that the next record in the log should have. */
  gint64 next;

  /* The segment that was last looked into in vain, or 0. */
  gint64 tried;

  gboolean gap;
  gboolean rescanned;
  GPtrArray *pending;
  GError *problem;
};

typedef enum
{
  STEP_ON,
  STEP_ELSEWHERE,
  STEP_STOP,
} Step;

/**
 * iteam_log_reader_new:
 * @files: the files of a share, which outlive this
 * @file: what names the team file
 * @author: another author
 *
 * Returns: (transfer full): a reader that knows nothing of the log yet.
 */
IteamLogReader *
iteam_log_reader_new (IteamShareFiles *files,
                      gint64           file,
                      gint64           author)
{
  IteamLogReader *self = g_new0 (IteamLogReader, 1);

  self->files = files;
  self->file = file;
  self->author = author;
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_record_unref);

  return self;
}

/**
 * iteam_log_reader_free:
 * @self: (transfer full): a reader
 */
void
iteam_log_reader_free (IteamLogReader *self)
{
  g_ptr_array_unref (self->pending);
  g_clear_error (&self->problem);
  g_free (self);
}

static Step
stop_for (IteamLogReader *self,
          IteamError      code,
          const char     *sentence)
{
  g_clear_error (&self->problem);
  g_set_error_literal (&self->problem, ITEAM_ERROR, (int) code, sentence);

  return STEP_STOP;
}

static Step
take_head (IteamLogReader   *self,
           const IteamFrame *frame)
{
  g_autoptr (GVariant) head = NULL;
  gint64 file, author, first;

  if (frame->version > ITEAM_FRAME_VERSION)
    return stop_for (self, ITEAM_ERROR_NEWER, _("A newer version of the program writes here. Update this one."));
  head = frame->kind == ITEAM_FRAME_SEGMENT ? iteam_frame_read (frame, G_VARIANT_TYPE (ITEAM_SEGMENT_TYPE)) : NULL;
  if (head == NULL)
    return stop_for (self, ITEAM_ERROR_DAMAGED, _("What stands here is no log of changes."));

  g_variant_get (head, "(xxx)", &file, &author, &first);
  if (file != self->file)
    return stop_for (self, ITEAM_ERROR_NOT_A_TEAM_FILE, _("These changes belong to another team file."));
  if (author != self->author || first != self->segment)
    return stop_for (self, ITEAM_ERROR_DAMAGED, _("This log was copied from another place."));

  return STEP_ON;
}

static Step
take_record (IteamLogReader   *self,
             const IteamFrame *frame,
             gint64            have)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamRecord) record = iteam_record_parse (frame, &error);

  if (record == NULL)
    return stop_for (self, (IteamError) error->code, error->message);
  if (record->stamp.author != self->author || record->stamp.seq > self->next)
    return stop_for (self, ITEAM_ERROR_DAMAGED, _("The changes in this log do not follow one another."));
  if (record->stamp.seq < self->next)
    return STEP_ON;

  self->next++;
  self->tried = 0;
  if (record->stamp.seq > have)
    g_ptr_array_add (self->pending, g_steal_pointer (&record));

  return STEP_ON;
}

static Step
take_next (IteamLogReader   *self,
           const IteamFrame *frame)
{
  g_autoptr (GVariant) next = iteam_frame_read (frame, G_VARIANT_TYPE_INT64);

  /* After a stale listing, what comes next may have been read already. */
  if (next == NULL || g_variant_get_int64 (next) > self->next || g_variant_get_int64 (next) <= self->segment)
    return stop_for (self, ITEAM_ERROR_DAMAGED, _("The changes in this log do not follow one another."));

  self->segment = g_variant_get_int64 (next);
  self->offset = 0;

  return STEP_ELSEWHERE;
}

static Step
take_frame (IteamLogReader   *self,
            const IteamFrame *frame,
            gint64            have)
{
  if (self->offset == 0)
    return take_head (self, frame);
  if (frame->kind == ITEAM_FRAME_RECORD)
    return take_record (self, frame, have);
  if (frame->kind == ITEAM_FRAME_NEXT && frame->version <= ITEAM_FRAME_VERSION)
    return take_next (self, frame);

  return stop_for (self, ITEAM_ERROR_NEWER, _("A newer version of the program writes here. Update this one."));
}

/* What does not fit where a frame should be may be because the author cut a
 * torn end off: the segment is read again from its start, once each time that
 * the folder is listed. */
static Step
meet_broken (IteamLogReader *self)
{
  if (!self->rescanned && self->offset > 0)
    {
      self->rescanned = TRUE;
      self->offset = 0;

      return STEP_ELSEWHERE;
    }

  return stop_for (self, ITEAM_ERROR_DAMAGED, _("A part of this log is damaged. Its author’s program mends it."));
}

/* Reads on in the segment at hand, as far as it goes. */
static gboolean
read_segment (IteamLogReader  *self,
              gint64           have,
              GError         **error)
{
  gsize limit = CHUNK;

  while (self->pending->len < MAX_PENDING)
    {
      g_autofree char *path = iteam_log_segment (self->author, self->segment);
      g_autoptr (GBytes) bytes = iteam_share_files_read (self->files, path, self->offset, limit, error);
      const guint8 *data;
      gsize length, done = 0;
      IteamFrameState state = ITEAM_FRAME_TORN;
      IteamFrame frame = { 0 };
      Step step = STEP_ON;

      if (bytes == NULL)
        return FALSE;
      data = g_bytes_get_data (bytes, &length);
      while (step == STEP_ON && done < length &&
             (state = iteam_frame_parse (data + done, length - done, &frame)) == ITEAM_FRAME_WHOLE)
        {
          step = take_frame (self, &frame, have);
          if (step == STEP_ON)
            {
              done += frame.length;
              self->offset += (gint64) frame.length;
            }
        }
      if (step == STEP_ON && done < length && state == ITEAM_FRAME_BROKEN)
        step = meet_broken (self);

      if (step == STEP_STOP)
        return TRUE;
      if (step == STEP_ELSEWHERE)
        limit = CHUNK;
      else if (done == 0 && length == limit && frame.length > limit)
        limit = frame.length;
      else if (length < limit || done == 0)
        return TRUE;
    }

  return TRUE;
}

/* Finds the segment to read on from by listing the author's folder: the last one
 * that may hold what comes next. Where that leads nowhere although the log goes
 * on, the one before it: an author that did not see its own newest segment in
 * a listing went on in an older one. */
static gboolean
locate (IteamLogReader  *self,
        gint64           have,
        GError         **error)
{
  g_autoptr (GArray) segments = iteam_log_list (self->files, self->author, error);
  gint64 found = 0;
  gboolean more = FALSE;

  if (segments == NULL)
    return FALSE;

  if (self->segment == 0)
    {
      self->next = have + 1;
      self->tried = 0;
      g_ptr_array_set_size (self->pending, 0);
    }
  for (guint i = 0; i < segments->len; i++)
    {
      gint64 first = g_array_index (segments, gint64, i);

      more = more || first > self->next;
      if (first <= self->next && (self->tried == 0 || first < self->tried))
        found = first;
    }

  self->gap = found == 0 && more;
  if (found == 0)
    self->segment = 0;
  else if (found != self->segment && (self->tried == 0 || more))
    {
      self->segment = found;
      self->offset = 0;
    }
  if (found != 0 && more)
    self->tried = found;

  return TRUE;
}

/**
 * iteam_log_reader_read:
 * @self: a reader
 * @have: up to where the author's changes are in the replica
 * @relist: whether to look for new segments and past what was broken
 * @error: return location for an error
 *
 * Reads what is new. A torn end is left until it is whole.
 *
 * Returns: whether the log could be read; that there is nothing new, or
 *   something that cannot be used, is no error.
 */
gboolean
iteam_log_reader_read (IteamLogReader  *self,
                       gint64           have,
                       gboolean         relist,
                       GError         **error)
{
  g_autoptr (GError) local_error = NULL;

  while (self->pending->len > 0 && ((IteamRecord *) self->pending->pdata[0])->stamp.seq <= have)
    g_ptr_array_remove_index (self->pending, 0);

  if (relist)
    {
      self->rescanned = FALSE;
      g_clear_error (&self->problem);
    }
  if (self->problem != NULL)
    return TRUE;

  /* Records that went by without having been needed, and now are. */
  if (self->segment != 0 && self->pending->len == 0 && self->next > have + 1)
    self->segment = 0;

  if (self->segment != 0)
    {
      gint64 next = self->next;

      if (read_segment (self, have, &local_error) && !relist)
        return TRUE;
      if (local_error != NULL && !g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));

          return FALSE;
        }
      if (local_error != NULL)
        self->segment = 0;
      if (self->problem != NULL || self->next > next)
        return TRUE;
    }

  for (int i = 0; i < MAX_TRIES; i++)
    {
      gint64 before = self->segment, next = self->next;

      g_clear_error (&local_error);
      if (!locate (self, have, error))
        return FALSE;
      if (self->segment == 0)
        return TRUE;
      if (self->segment != before && !read_segment (self, have, &local_error))
        {
          /* A segment of the list that is gone was tidied away just now. */
          self->segment = 0;
          if (g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
            return TRUE;
          g_propagate_error (error, g_steal_pointer (&local_error));

          return FALSE;
        }
      if (self->tried == 0 || self->next > next || self->problem != NULL)
        return TRUE;
    }

  return TRUE;
}

/**
 * iteam_log_reader_get_records:
 * @self: a reader
 *
 * Returns: (transfer none) (element-type IteamRecord): what was read and is not
 *   in the replica yet.
 */
GPtrArray *
iteam_log_reader_get_records (IteamLogReader *self)
{
  return self->pending;
}

/**
 * iteam_log_reader_get_last:
 * @self: a reader
 *
 * Returns: up to where the log was read, 0 if it was not.
 */
gint64
iteam_log_reader_get_last (IteamLogReader *self)
{
  return self->segment != 0 ? self->next - 1 : 0;
}

/**
 * iteam_log_reader_has_gap:
 * @self: a reader
 *
 * Returns: whether the log begins only after what the replica needs.
 */
gboolean
iteam_log_reader_has_gap (IteamLogReader *self)
{
  return self->gap;
}

/**
 * iteam_log_reader_get_problem:
 * @self: a reader
 *
 * Returns: (nullable): why reading does not go on: %ITEAM_ERROR_NEWER,
 *   %ITEAM_ERROR_DAMAGED, %ITEAM_ERROR_NOT_A_TEAM_FILE.
 */
const GError *
iteam_log_reader_get_problem (IteamLogReader *self)
{
  return self->problem;
}
