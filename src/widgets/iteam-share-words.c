/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-words.h"

#include <glib/gi18n-lib.h>

#include "iteam-day.h"


static GDateTime *
local_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return g_date_time_to_local (utc);
}

static IteamDay
day_of (GDateTime *time)
{
  return iteam_day_from_ymd (g_date_time_get_year (time), g_date_time_get_month (time),
                             g_date_time_get_day_of_month (time));
}

/**
 * iteam_share_words_time:
 * @time: a moment, in microseconds since 1970
 * @now: the present moment
 *
 * Returns: (transfer full): the time of day, with the date if that is not today's.
 */
char *
iteam_share_words_time (gint64 time,
                        gint64 now)
{
  g_autoptr (GDateTime) then = local_time (time);
  g_autoptr (GDateTime) today = local_time (now);
  g_autofree char *clock = g_date_time_format (then, "%H:%M");
  g_autofree char *date = NULL;

  if (day_of (then) == day_of (today))
    return g_steal_pointer (&clock);

  date = iteam_day_format (day_of (then), day_of (today), ITEAM_DAY_SHORT);

  /* Translators: when: a date, a time. */
  return g_strdup_printf (_("%s at %s"), date, clock);
}

static char *
count_waiting (gint64 n_waiting)
{
  return g_strdup_printf (ngettext ("%d change waiting", "%d changes waiting", (gulong) n_waiting), (int) n_waiting);
}

static char *
count_documents (guint n_documents)
{
  return g_strdup_printf (ngettext ("%u document waiting", "%u documents waiting", n_documents), n_documents);
}

/**
 * iteam_share_words_freshness:
 * @status: what there is to tell of a team file
 * @now: the present moment, in microseconds since 1970
 *
 * Returns: (transfer full) (nullable): how fresh it is, in few words; %NULL for
 *   a file that is not shared, which is always fresh.
 */
char *
iteam_share_words_freshness (const IteamShareStatus *status,
                             gint64                  now)
{
  g_autofree char *time = NULL;

  switch (status->state)
    {
    case ITEAM_SHARE_STARTING: return g_strdup (_("The share has not answered yet"));
    case ITEAM_SHARE_IN_SYNC: return g_strdup (_("All in sync"));
    case ITEAM_SHARE_WAITING: return status->n_waiting > 0 ? count_waiting (status->n_waiting)
                                                           : count_documents (status->n_documents_out);
    case ITEAM_SHARE_ELSEWHERE: return g_strdup (_("Another window exchanges for both"));
    case ITEAM_SHARE_UNREACHABLE:
      time = iteam_share_words_time (status->unreachable_since, now);
      return g_strdup_printf (_("Share not reachable since %s"), time);
    case ITEAM_SHARE_NONE:
    case ITEAM_SHARE_LOCAL:
    default: return NULL;
    }
}

/* What is not on the share is not in danger. */
static char *
explain_waiting (const IteamShareStatus *status)
{
  return g_strdup_printf (ngettext ("%d change is safe on this computer and goes out as soon as the share answers.",
                                    "%d changes are safe on this computer and go out as soon as the share answers.",
                                    (gulong) status->n_waiting), (int) status->n_waiting);
}

/**
 * iteam_share_words_explain:
 * @status: what there is to tell of a team file
 * @now: the present moment, in microseconds since 1970
 *
 * Returns: (transfer full): what its freshness means, in whole sentences.
 */
char *
iteam_share_words_explain (const IteamShareStatus *status,
                           gint64                  now)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;

  if (status->n_waiting > 0)
    {
      g_autofree char *waiting = explain_waiting (status);

      g_strv_builder_add (builder, waiting);
    }
  else if (status->state == ITEAM_SHARE_UNREACHABLE || status->state == ITEAM_SHARE_STARTING)
    {
      g_strv_builder_add (builder, _("You can go on working: what you change is safe on this computer."));
    }
  if (status->n_documents_out > 0)
    {
      g_autofree char *out = g_strdup_printf (ngettext ("%u document is on its way to the share, and safe on this computer.",
                                                        "%u documents are on their way to the share, and safe on this computer.",
                                                        status->n_documents_out), status->n_documents_out);

      g_strv_builder_add (builder, out);
    }
  if (status->n_documents_in > 0)
    {
      g_autofree char *in = g_strdup_printf (ngettext ("%u document has still to come from the share.",
                                                       "%u documents have still to come from the share.",
                                                       status->n_documents_in), status->n_documents_in);

      g_strv_builder_add (builder, in);
    }
  if (status->n_unnumbered > 0)
    {
      g_autofree char *numbers = g_strdup_printf (ngettext ("%d number has still to be given.",
                                                            "%d numbers have still to be given.",
                                                            status->n_unnumbered), (int) status->n_unnumbered);

      g_strv_builder_add (builder, numbers);
    }
  if (status->last_exchange != 0)
    {
      g_autofree char *time = iteam_share_words_time (status->last_exchange, now);
      g_autofree char *last = g_strdup_printf (_("Last exchange: %s."), time);

      g_strv_builder_add (builder, last);
    }
  sentences = g_strv_builder_end (builder);

  return g_strjoinv (" ", sentences);
}

/**
 * iteam_share_words_meeting:
 * @status: what there is to tell of a shared team file
 *
 * Returns: (transfer full): whether the file at the meeting point has all that
 *   is here.
 */
char *
iteam_share_words_meeting (const IteamShareStatus *status)
{
  if (status->last_exchange == 0)
    return g_strdup (_("Not known until the share answers."));
  if (status->meeting_fresh && status->n_documents > 0)
    return g_strdup (_("It holds everything but the contents of documents, which are in the folder beside it. "
                       "Copy or back up the two together."));
  if (status->meeting_fresh)
    return g_strdup (_("It holds everything, and can be copied or backed up as it is."));

  return g_strdup (_("The latest changes stand beside it. They are written into it at most "
                     "a quarter of an hour later."));
}

/**
 * iteam_share_words_icon_name:
 * @status: what there is to tell of a team file
 *
 * Returns: (nullable): the icon of its freshness; %NULL for a file that is not shared.
 */
const char *
iteam_share_words_icon_name (const IteamShareStatus *status)
{
  switch (status->state)
    {
    case ITEAM_SHARE_IN_SYNC:
    case ITEAM_SHARE_ELSEWHERE: return "emblem-ok-symbolic";
    case ITEAM_SHARE_STARTING:
    case ITEAM_SHARE_WAITING: return "view-refresh-symbolic";
    case ITEAM_SHARE_UNREACHABLE: return "network-offline-symbolic";
    case ITEAM_SHARE_NONE:
    case ITEAM_SHARE_LOCAL:
    default: return NULL;
    }
}

/**
 * iteam_share_words_who:
 * @peer: one of the others
 *
 * Returns: (transfer none): who it is.
 */
const char *
iteam_share_words_who (const IteamPeerNote *peer)
{
  if (peer->presence == NULL || peer->presence->who == NULL || peer->presence->who[0] == '\0')
    return _("someone else");

  return peer->presence->who;
}

/**
 * iteam_share_words_presence:
 * @peer: one of the others, who has the file open
 * @now: the present moment, in microseconds since 1970
 *
 * Returns: (transfer full): "HRM, on pc-12, since 09:10".
 */
char *
iteam_share_words_presence (const IteamPeerNote *peer,
                            gint64               now)
{
  g_autofree char *since = iteam_share_words_time (peer->presence->since, now);

  /* Translators: a person, a computer, a time. */
  return g_strdup_printf (_("%s, on %s, since %s"), iteam_share_words_who (peer), peer->presence->computer, since);
}

/**
 * iteam_share_words_peer:
 * @peer: one of the others
 * @last_exchange: when the share last answered, in microseconds since 1970
 * @now: the present moment
 *
 * Returns: (transfer full): where and since when they have the file open, or
 *   when they were last seen.
 */
char *
iteam_share_words_peer (const IteamPeerNote *peer,
                        gint64               last_exchange,
                        gint64               now)
{
  g_autofree char *time = NULL;

  if (peer->presence == NULL)
    return g_strdup (_("Has not been seen yet"));

  if (iteam_peer_note_is_here (peer, last_exchange))
    {
      time = iteam_share_words_time (peer->presence->since, now);

      /* Translators: a computer, a time. */
      return g_strdup_printf (_("On %s, open since %s"), peer->presence->computer, time);
    }

  time = iteam_share_words_time (peer->presence->written, now);

  /* Translators: a computer, a time. */
  return g_strdup_printf (_("On %s, last seen: %s"), peer->presence->computer, time);
}

/**
 * iteam_share_words_received:
 * @peer: one of the others
 * @author: this replica
 * @n_changes: how many changes this replica has made
 *
 * Returns: (transfer full) (nullable): how much of that they have; %NULL if
 *   there is nothing to have, or nothing known.
 */
char *
iteam_share_words_received (const IteamPeerNote *peer,
                            gint64               author,
                            gint64               n_changes)
{
  gint64 n_missing;

  if (peer->presence == NULL || peer->presence->vector == NULL || n_changes == 0)
    return NULL;

  n_missing = n_changes - iteam_vector_get (peer->presence->vector, author);
  if (n_missing <= 0)
    return g_strdup (_("Has all of your changes"));
  if (n_missing >= n_changes)
    return g_strdup (_("Has none of your changes yet"));

  return g_strdup_printf (ngettext ("Has all of your changes but the last", "Has all of your changes but the last %d",
                                    (gulong) n_missing), (int) n_missing);
}
