/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-engine-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-share-wipe.h"

/* How many records go from hand to hand at once. */
#define BATCH 2000
/* Rounds in which changes came that build upon others that did not, before these
 * are looked for in the file at the meeting point. */
#define MAX_STALLED 20
/* For how long a round carries large contents before changes have their turn
 * again, and when it is tried again after the share did not let it. */
#define CONTENTS_TIME (400 * G_TIME_SPAN_MILLISECOND)
#define CONTENTS_RETRY (60 * G_TIME_SPAN_SECOND)

/**
 * iteam_share_report_free:
 * @self: (transfer full): a report
 */
void
iteam_share_report_free (IteamShareReport *self)
{
  g_clear_pointer (&self->peers, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_clear_error (&self->problem);
  g_free (self);
}

/**
 * iteam_share_engine_new:
 * @bridge: the way to the store that has the replica open
 * @watch: the files of the share
 * @replica: (transfer full): the replica
 *
 * Returns: (transfer full): an engine, used by one thread.
 */
IteamShareEngine *
iteam_share_engine_new (IteamShareBridge *bridge,
                        IteamShareWatch  *watch,
                        IteamReplica     *replica)
{
  IteamShareEngine *self = g_new0 (IteamShareEngine, 1);

  self->bridge = iteam_share_bridge_ref (bridge);
  self->watch = iteam_share_watch_ref (watch);
  self->replica = replica;

  return self;
}

/**
 * iteam_share_engine_free:
 * @self: (transfer full): an engine
 */
void
iteam_share_engine_free (IteamShareEngine *self)
{
  g_clear_pointer (&self->exchange, iteam_exchange_free);
  g_clear_pointer (&self->contents, iteam_share_contents_free);
  g_clear_pointer (&self->meeting, g_hash_table_unref);
  iteam_share_watch_unref (self->watch);
  iteam_share_bridge_unref (self->bridge);
  iteam_replica_free (self->replica);
  g_free (self);
}

static IteamShareFiles *
files (IteamShareEngine *self)
{
  return iteam_share_watch_get_files (self->watch);
}

/* What the share was last seen to hold of this replica's changes. */
static void
note_published (IteamShareEngine *self,
                gint64            upto)
{
  if (self->published == upto)
    return;
  self->published = upto;
  iteam_replica_set_published (self->replica, self->author, upto);
}

/**
 * iteam_share_engine_take_in:
 * @self: an engine
 * @records: (element-type IteamRecord): what came from others
 * @state: what the replica holds, which is brought up to date
 * @report: what came of the round, which is added to
 * @n_applied: (out): how many of them are new in the replica
 * @error: return location for an error
 *
 * Hands records to the replica.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_share_engine_take_in (IteamShareEngine   *self,
                            GPtrArray          *records,
                            IteamReplicaState  *state,
                            IteamShareReport   *report,
                            guint              *n_applied,
                            GError            **error)
{
  g_autoptr (IteamApplied) applied = NULL;

  *n_applied = 0;
  if (records->len == 0)
    return TRUE;
  applied = iteam_share_bridge_apply (self->bridge, records, error);
  if (applied == NULL)
    return FALSE;

  *n_applied = applied->n_applied;
  report->n_received += applied->n_applied;
  g_hash_table_unref (state->vector);
  state->vector = g_steal_pointer (&applied->vector);
  if (applied->refusal != NULL && report->problem == NULL)
    {
      g_set_error_literal (&report->problem, ITEAM_ERROR, ITEAM_ERROR_DAMAGED, applied->refusal);
      report->problem_author = applied->refused.author;
    }

  return TRUE;
}

static gint64
clock_of (IteamShareEngine  *self,
          gint64             seq,
          GError           **error)
{
  g_autoptr (GPtrArray) records = iteam_share_bridge_export (self->bridge, seq - 1, 1, error);

  return records == NULL ? -1 : records->len == 0 ? 0 : ((IteamRecord *) records->pdata[0])->clock;
}

/* Up to where this replica and its log on the share tell the same. */
static gboolean
find_parting (IteamShareEngine  *self,
              gint64             own,
              gint64            *upto,
              GError           **error)
{
  *upto = 0;
  for (;;)
    {
      g_autoptr (GPtrArray) records = iteam_exchange_read_own (self->exchange, *upto, error);

      if (records == NULL)
        return FALSE;
      if (records->len == 0)
        return TRUE;
      /* What was tidied away was the same: everyone has it. */
      *upto = ((IteamRecord *) records->pdata[0])->stamp.seq - 1;
      for (guint i = 0; i < records->len; i++)
        {
          const IteamRecord *record = g_ptr_array_index (records, i);
          gint64 clock = record->stamp.seq <= own ? clock_of (self, record->stamp.seq, error) : 0;

          if (clock < 0)
            return FALSE;
          if (clock != record->clock)
            return TRUE;
          *upto = record->stamp.seq;
        }
    }
}

/* A replica that was put back from a backup of the computer is older than what it
 * has published, and what it wrote since goes by names that are taken. It goes
 * on as another author, and takes in what it had forgotten as someone else's.
 * @renewed says whether that was so. */
static gboolean
compare_with_log (IteamShareEngine  *self,
                  gint64             own,
                  gint64             held,
                  gboolean          *renewed,
                  GError           **error)
{
  gint64 last_clock = iteam_exchange_get_last_clock (self->exchange);
  gint64 upto;

  *renewed = FALSE;
  if (held <= own && held > 0 && last_clock != 0)
    {
      gint64 clock = clock_of (self, held, error);

      if (clock < 0)
        return FALSE;
      if (clock == last_clock)
        return TRUE;
    }
  else if (held <= own)
    return TRUE;

  if (!find_parting (self, own, &upto, error) || !iteam_share_bridge_renew (self->bridge, upto, error))
    return FALSE;
  *renewed = TRUE;

  return TRUE;
}

/* The folder may have been away, and another one be in its place now: nothing is
 * read from or written to it before it says that it is this team file's. */
static gboolean
recognise (IteamShareEngine  *self,
           gint64             file,
           GError           **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 there;

  self->recognised = FALSE;
  if (iteam_exchange_join (files (self), &there, &local_error))
    {
      self->recognised = there == file;
      if (!self->recognised)
        g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_EXISTS,
                             _("The folder with the changes belongs to another team file. What you change is safe on this"
                               " computer and goes out when the right folder is there."));

      return self->recognised;
    }
  if (!g_error_matches (local_error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));

      return FALSE;
    }

  names = g_ptr_array_new_with_free_func (g_free);
  if (iteam_share_files_list (files (self), "", names, error))
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED,
                         _("The folder with the changes is not whole. Perhaps it is still being copied."));

  return FALSE;
}

/* Reads what the replica holds, and knows the share as its author. */
static IteamReplicaState *
prepare (IteamShareEngine  *self,
         gboolean           relist,
         IteamShareReport  *report,
         gint64            *held,
         GError           **error)
{
  for (;;)
    {
      g_autoptr (IteamReplicaState) state = iteam_share_bridge_read_state (self->bridge, error);
      gboolean renewed;
      gint64 own;

      if (state == NULL)
        return NULL;
      if (self->author != state->author)
        {
          g_clear_pointer (&self->exchange, iteam_exchange_free);
          self->exchange = iteam_exchange_new (files (self), state->file, state->author);
          g_clear_pointer (&self->contents, iteam_share_contents_free);
          self->contents = iteam_share_contents_new (self->bridge, files (self), state->author);
          self->author = state->author;
          self->published = iteam_replica_get_published (self->replica, state->author);
          self->compared = FALSE;
        }
      own = iteam_vector_get (state->vector, state->author);
      report->n_waiting = MAX (0, own - self->published);
      report->n_conflicts = state->n_conflicts;
      report->n_unnumbered = state->unnumbered->len;
      if (((relist || !self->recognised) && !recognise (self, state->file, error)) ||
          !iteam_exchange_prepare (self->exchange, held, error))
        return NULL;
      relist = FALSE;
      report->n_waiting = MAX (0, own - *held);
      note_published (self, *held);
      if (self->compared)
        return g_steal_pointer (&state);
      if (!compare_with_log (self, own, *held, &renewed, error))
        return NULL;
      self->compared = TRUE;
      if (!renewed)
        return g_steal_pointer (&state);
    }
}

/**
 * iteam_share_engine_publish:
 * @self: an engine
 * @held: the last of this replica's changes that the share holds
 * @report: what came of the round, which is added to
 * @error: return location for an error
 *
 * Makes the share hold what was changed here.
 *
 * Returns: whether it does.
 */
gboolean
iteam_share_engine_publish (IteamShareEngine   *self,
                            gint64              held,
                            IteamShareReport   *report,
                            GError            **error)
{
  for (;;)
    {
      g_autoptr (GPtrArray) records = iteam_share_bridge_export (self->bridge, held, BATCH, error);

      if (records == NULL)
        return FALSE;
      if (records->len == 0)
        {
          report->n_waiting = 0;

          return TRUE;
        }
      if (!iteam_exchange_publish (self->exchange, records, error))
        return FALSE;
      held = ((IteamRecord *) records->pdata[records->len - 1])->stamp.seq;
      note_published (self, held);
      report->n_waiting = MAX (0, report->n_waiting - (gint64) records->len);
    }
}

static gboolean
receive (IteamShareEngine   *self,
         gboolean            relist,
         IteamReplicaState  *state,
         IteamShareReport   *report,
         GError            **error)
{
  gboolean gap = FALSE;
  guint n_applied;

  do
    {
      g_autoptr (IteamLook) look = iteam_exchange_look (self->exchange, state->vector, relist, error);

      if (look == NULL)
        return FALSE;
      relist = FALSE;
      gap = look->gap;
      if (look->problem != NULL && report->problem == NULL)
        {
          report->problem = g_steal_pointer (&look->problem);
          report->problem_author = look->problem_author;
        }
      if (!iteam_share_engine_take_in (self, look->records, state, report, &n_applied, error))
        return FALSE;
      self->n_stalled = look->records->len > 0 && n_applied == 0 ? self->n_stalled + 1 : 0;
    }
  while (n_applied > 0);

  if (!gap && self->n_stalled < MAX_STALLED)
    return TRUE;
  self->n_stalled = 0;

  return iteam_share_engine_catch_up (self, state, report, error);
}

/* Carries large contents for a while. If that fails, changes go their way all the
 * same. */
static void
carry_contents (IteamShareEngine *self,
                gboolean          relist,
                IteamShareReport *report)
{
  gint64 now = g_get_monotonic_time ();
  IteamContentsReport contents = { 0 };
  g_autoptr (GError) local_error = NULL;

  if (now < self->contents_retry)
    return;
  if (!iteam_share_contents_step (self->contents, relist, now + CONTENTS_TIME, &contents, &local_error))
    {
      self->contents_retry = now + CONTENTS_RETRY;
      self->contents_more = FALSE;
      if (contents.problem == NULL)
        contents.problem = g_steal_pointer (&local_error);
    }
  else
    {
      self->contents_more = contents.more;
      self->n_documents = contents.n_held;
      self->n_documents_out = contents.n_out;
      self->n_documents_in = contents.n_in;
    }
  if (report->problem == NULL)
    report->problem = g_steal_pointer (&contents.problem);
  g_clear_error (&contents.problem);
}

/* Tells the others who is here, what is being edited, and what has come here. */
static gboolean
show (IteamShareEngine     *self,
      const IteamPresence  *presence,
      IteamReplicaState    *state,
      GError              **error)
{
  g_autoptr (IteamPresence) shown = iteam_presence_new ();

  shown->who = g_strdup (presence->who);
  shown->computer = g_strdup (presence->computer);
  shown->since = presence->since;
  shown->written = g_get_real_time ();
  g_array_append_vals (shown->editing, presence->editing->data, presence->editing->len);
  shown->vector = g_hash_table_ref (state->vector);

  return iteam_exchange_show (self->exchange, shown, error);
}

static gboolean
run_round (IteamShareEngine     *self,
           IteamRoundFlags       flags,
           const IteamPresence  *presence,
           IteamShareReport     *report,
           GError              **error)
{
  g_autoptr (IteamReplicaState) state = NULL;
  gboolean published;
  gint64 held;

  state = prepare (self, (flags & ITEAM_ROUND_LIST) != 0, report, &held, error);
  if (state != NULL && state->unnumbered->len > 0)
    flags |= ITEAM_ROUND_LIST;
  published = state != NULL && held < iteam_vector_get (state->vector, state->author);
  if (state == NULL ||
      (held < iteam_vector_get (state->vector, state->author) && !iteam_share_engine_publish (self, held, report, error)) ||
      !receive (self, (flags & ITEAM_ROUND_LIST) != 0, state, report, error))
    return FALSE;
  if (((flags & ITEAM_ROUND_LIST) || report->n_received > 0 || published) &&
      !iteam_share_wipe (self->bridge, files (self), self->author, error))
    return FALSE;
  if ((flags & ITEAM_ROUND_LIST) || self->contents_more || report->n_received > 0 || published)
    carry_contents (self, (flags & ITEAM_ROUND_LIST) != 0, report);
  if ((flags & ITEAM_ROUND_LIST) && !iteam_share_engine_keep_house (self, flags, state, report, error))
    return FALSE;
  if ((flags & ITEAM_ROUND_AROUND) && !(flags & ITEAM_ROUND_LIST))
    iteam_exchange_look_around (self->exchange);

  return presence == NULL || !(flags & (ITEAM_ROUND_LIST | ITEAM_ROUND_SHOW)) ||
         show (self, presence, state, error);
}

/**
 * iteam_share_engine_round:
 * @self: an engine
 * @flags: how thorough it is to be
 * @presence: (nullable): what to tell of this replica, without times
 *
 * Publishes what is new here and takes in what is new there. If the share does
 * not let it, the next round goes on.
 *
 * Returns: (transfer full): what came of it.
 */
IteamShareReport *
iteam_share_engine_round (IteamShareEngine    *self,
                          IteamRoundFlags      flags,
                          const IteamPresence *presence)
{
  IteamShareReport *report = g_new0 (IteamShareReport, 1);

  report->exchanging = iteam_replica_try_lock (self->replica);
  if (report->exchanging)
    {
      if (!run_round (self, flags, presence, report, &report->error) && self->exchange != NULL)
        {
          iteam_exchange_forget (self->exchange);
          self->compared = FALSE;
          self->recognised = FALSE;
        }
      if (g_error_matches (report->error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
        {
          g_clear_error (&report->error);
          g_set_error_literal (&report->error, ITEAM_ERROR, ITEAM_ERROR_UNREACHABLE,
                               _("The folder with the changes is not there: the share is not connected, or the team file was moved."));
        }
      report->n_documents = self->n_documents;
      report->n_documents_out = self->n_documents_out;
      report->n_documents_in = self->n_documents_in;
      report->more = self->contents_more && report->error == NULL;
      if (self->exchange != NULL)
        report->peers = iteam_exchange_get_peers (self->exchange);
    }
  report->finished = g_get_real_time ();

  return report;
}
