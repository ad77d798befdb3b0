/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-engine-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "iteam-backup.h"
#include "iteam-meeting-file.h"

/* What an engine does for all: numbers, the file at the meeting point, tidying. */

/* How many numbers are claimed in a round, so that an import does not keep it. */
#define MAX_CLAIMS 100
/* The file at the meeting point is written at most this often, and read back to
 * tidy up behind it. */
#define MEETING_INTERVAL (15 * G_TIME_SPAN_MINUTE)
#define TIDY_INTERVAL (10 * G_TIME_SPAN_MINUTE)
/* While somebody types, it is put off for a while, and at most so often. */
#define MEETING_LATER G_TIME_SPAN_MINUTE
#define MAX_PUT_OFF 10

/* Under the name of the team file there may be one of another team, put there by
 * mistake: nothing is taken from it, and it is not written over. */
static gboolean
is_ours (const char  *local,
         gint64       file,
         GError     **error)
{
  gint64 there;

  if (!iteam_meeting_file_read_id (local, &there, error))
    return FALSE;
  if (there != file)
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_EXISTS,
                         _("The team file of another team is where this one was. It is left as it is. Give it another name, and this"
                           " one is written there again."));

  return there == file;
}

/**
 * iteam_share_engine_catch_up:
 * @self: an engine
 * @state: what the replica holds, which is brought up to date
 * @report: what came of the round, which is added to
 * @error: return location for an error, %ITEAM_ERROR_EXISTS if there is another
 *   team's file
 *
 * Takes in what is in the file at the meeting point and not here.
 *
 * Returns: whether that could be read.
 */
gboolean
iteam_share_engine_catch_up (IteamShareEngine   *self,
                             IteamReplicaState  *state,
                             IteamShareReport   *report,
                             GError            **error)
{
  g_autofree char *local = iteam_replica_temporary (self->replica, "fetched.iteam");
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_record_unref);
  g_autoptr (GHashTable) vector = NULL;
  guint n_applied;
  gboolean taken;

  if (!iteam_share_files_fetch_meeting (iteam_share_watch_get_files (self->watch), local, error))
    return FALSE;
  vector = is_ours (local, state->file, error) ? iteam_meeting_file_read (local, state->vector, records, error) : NULL;
  taken = vector != NULL && iteam_share_engine_take_in (self, records, state, report, &n_applied, error) &&
          iteam_share_contents_take (self->contents, local, error);
  g_unlink (local);

  return taken;
}

/* Claims numbers of one kind for what was made here, at most @limit. */
static gboolean
number_kind (IteamShareEngine   *self,
             IteamReplicaState  *state,
             IteamKind           kind,
             guint              *limit,
             IteamDraft         *draft,
             GError            **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  guint n_waiting = 0, n_given = 0;
  gboolean claimed;

  for (guint i = 0; i < state->unnumbered->len; i++)
    n_waiting += g_array_index (state->unnumbered, IteamRef, i).kind == kind;
  n_waiting = MIN (n_waiting, *limit);
  if (n_waiting == 0)
    return TRUE;

  /* Those that were got are used, whatever came after. */
  claimed = iteam_exchange_claim (self->exchange, kind, state->highest_numbers[kind], n_waiting, numbers, error);
  for (guint i = 0; n_given < numbers->len; i++)
    {
      const IteamRef *ref = &g_array_index (state->unnumbered, IteamRef, i);

      if (ref->kind == kind)
        iteam_draft_set_integer (draft, ref->kind, ref->id, "number", 0, g_array_index (numbers, int, n_given++));
    }
  *limit -= n_given;

  return claimed;
}

/* Claims numbers for what was made here. */
static gboolean
number (IteamShareEngine   *self,
        IteamReplicaState  *state,
        IteamShareReport   *report,
        GError            **error)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Number given"));
  g_autoptr (GError) local_error = NULL;
  guint limit = MAX_CLAIMS;

  iteam_draft_set_automatic (draft, TRUE);
  for (int kind = 1; local_error == NULL && kind < ITEAM_N_KINDS; kind++)
    number_kind (self, state, (IteamKind) kind, &limit, draft, &local_error);

  report->n_unnumbered = state->unnumbered->len - (MAX_CLAIMS - limit);
  if (limit < MAX_CLAIMS && !iteam_share_bridge_commit (self->bridge, draft, error))
    return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* @written says whether it is there, as it can wait. */
static gboolean
write_meeting (IteamShareEngine  *self,
               gboolean          *written,
               GError           **error)
{
  g_autofree char *local = iteam_replica_temporary (self->replica, "meeting.iteam");
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GHashTable) vector = iteam_share_bridge_write_meeting (self->bridge, local, self->n_put_off >= MAX_PUT_OFF, &local_error);
  gboolean put;

  *written = FALSE;
  if (g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_LOCKED))
    {
      self->n_put_off++;
      self->next_meeting = g_get_monotonic_time () + MEETING_LATER;

      return TRUE;
    }
  if (vector == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));

      return FALSE;
    }
  self->n_put_off = 0;
  /* It is checked in this thread, where nobody waits for it. */
  if (!iteam_backup_verify (local, error) || !iteam_meeting_file_set_mark (local, ITEAM_MEETING_FILE_SHARED, error))
    {
      g_unlink (local);

      return FALSE;
    }
  put = iteam_exchange_put_meeting (self->exchange, local, vector, g_get_real_time (), &local_error);
  g_unlink (local);

  self->next_meeting = g_get_monotonic_time () + MEETING_INTERVAL;
  /* Someone else was quicker: so much the better. */
  *written = put || g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_CONFLICT);
  if (put)
    {
      g_clear_pointer (&self->meeting, g_hash_table_unref);
      self->meeting = g_steal_pointer (&vector);
    }
  if (*written)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* Removes what the file at the meeting point makes needless, after reading that back. */
static gboolean
tidy (IteamShareEngine  *self,
      gint64             file,
      gboolean          *foreign,
      GError           **error)
{
  g_autofree char *local = iteam_replica_temporary (self->replica, "fetched.iteam");
  g_autoptr (GHashTable) vector = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean written;
  guint n_removed;
  int highest[ITEAM_N_KINDS];

  self->next_tidy = g_get_monotonic_time () + TIDY_INTERVAL;
  if (!iteam_share_files_fetch_meeting (iteam_share_watch_get_files (self->watch), local, &local_error))
    {
      /* Somebody deleted or renamed it: it is written again, as one that is damaged. */
      if (!g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));

          return FALSE;
        }
    }
  else if (is_ours (local, file, &local_error))
    vector = iteam_meeting_file_verify (local, highest, &local_error);
  g_unlink (local);

  /* The next rounds tell. */
  *foreign = g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_EXISTS);
  if (*foreign)
    return iteam_exchange_disown_meeting (self->exchange, error);
  /* A file that is damaged, or older than its note says, is written again. */
  if (vector == NULL || !iteam_vector_covers (vector, self->meeting))
    {
      g_debug ("The file at the meeting point: %s", local_error != NULL ? local_error->message : "older than its note");

      return iteam_exchange_disown_meeting (self->exchange, error) && write_meeting (self, &written, error);
    }

  return iteam_exchange_tidy (self->exchange, vector, highest, g_get_real_time (), &n_removed, error);
}

/* Whether what is at the meeting point is of no use to anyone. */
static gboolean
can_be_written_over (const GError *error)
{
  return g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND) ||
         g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED) ||
         g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_NOT_A_TEAM_FILE);
}

/**
 * iteam_share_engine_keep_house:
 * @self: an engine that has published and received
 * @flags: how thorough the round is
 * @state: what the replica holds, which is brought up to date
 * @report: what came of the round, which is added to
 * @error: return location for an error
 *
 * Does what is to be done now and then: numbers, the file at the meeting point,
 * tidying.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_share_engine_keep_house (IteamShareEngine   *self,
                               IteamRoundFlags     flags,
                               IteamReplicaState  *state,
                               IteamShareReport   *report,
                               GError            **error)
{
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GError) local_error = NULL;
  gboolean unknown, foreign = FALSE, written_now;
  gint64 written, held;

  g_clear_pointer (&self->meeting, g_hash_table_unref);
  self->meeting = iteam_exchange_read_meeting (self->exchange, &written, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));

      return FALSE;
    }

  /* Without a note nobody knows what is in the file: perhaps it was edited in
   * place, by someone who had it open when it was shared. */
  unknown = self->meeting == NULL;
  if ((unknown || !iteam_vector_covers (state->vector, self->meeting)) && !iteam_share_engine_catch_up (self, state, report, &local_error))
    {
      foreign = g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_EXISTS);
      if (!foreign && !can_be_written_over (local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));

          return FALSE;
        }
      if (foreign && report->problem == NULL)
        report->problem = g_steal_pointer (&local_error);
    }

  /* What was written in the meantime goes out with the numbers. */
  if (!number (self, state, report, error) ||
      !iteam_exchange_prepare (self->exchange, &held, error) ||
      !iteam_share_engine_publish (self, held, report, error))
    return FALSE;

  /* What is there is looked at before it is written over. */
  if (!unknown && self->n_documents_out == 0 && now >= self->next_tidy && !tidy (self, state->file, &foreign, error))
    return FALSE;

  report->meeting_fresh = !unknown && iteam_vector_covers (self->meeting, state->vector) && state->unnumbered->len == 0;
  /* The file at the meeting point has no large contents, so it is not written before
   * the share has them. */
  if (self->n_documents_out > 0 || foreign)
    return TRUE;
  if (unknown || (!report->meeting_fresh && ((flags & ITEAM_ROUND_MEETING) || now >= self->next_meeting)))
    {
      if (!write_meeting (self, &written_now, error))
        return FALSE;
      report->meeting_fresh = written_now;
    }
  else if (self->next_meeting == 0)
    self->next_meeting = now + MEETING_INTERVAL;

  return TRUE;
}
