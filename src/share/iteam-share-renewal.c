/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-renewal.h"

#include <glib/gi18n-lib.h>

#include "iteam-error.h"
#include "iteam-exchange.h"

/* A file at the meeting point that is damaged is of no use to whoever has no replica:
 * the logs hold only what was written since it was shared, and of that what not
 * everyone has yet. A colleague's program has all of it. */

/* A program that has the file open looks at what is at the meeting point every
 * quarter of a minute; on NFS it may see only after a minute that the note is gone. */
#define PATIENCE (80 * G_TIME_SPAN_SECOND)
#define PAUSE (500 * G_TIME_SPAN_MILLISECOND)

/* Whoever has it open, else whoever had it last. The clocks of their computers may
 * be wrong, so how long ago that was does not count. */
static const IteamPresence *
find_colleague (GPtrArray *peers)
{
  const IteamPresence *found = NULL;

  for (guint i = 0; i < peers->len; i++)
    {
      const IteamPresence *presence = ((IteamPeerNote *) peers->pdata[i])->presence;

      if (presence != NULL &&
          (found == NULL ||
           (presence->since != 0) > (found->since != 0) ||
           ((presence->since != 0) == (found->since != 0) && presence->written > found->written)))
        found = presence;
    }

  return found;
}

static void
tell (const IteamPresence  *colleague,
      GError              **error)
{
  if (colleague == NULL)
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED,
                         _("The team file on the share is damaged, and nobody is known who has a copy of it. A backup can be opened instead."));
  else if (colleague->since == 0)
    g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED,
                 /* Translators: a person, and a computer. */
                 _("The team file on the share is damaged, and there is no copy of it on this computer yet. It is written anew as soon as"
                   " a colleague opens it. %s had it open last (on %s): ask for that, and try again then."),
                 colleague->who, colleague->computer);
  else
    g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED,
                 /* Translators: a person, and a computer. */
                 _("The team file on the share is damaged, and there is no copy of it on this computer yet. The program of %s (on %s) has"
                   " been asked to write it anew: try again in a few minutes."),
                 colleague->who, colleague->computer);
}

/**
 * iteam_share_renewal_wait:
 * @files: the files of a share
 * @file: what names the team file
 * @error: return location for an error: %ITEAM_ERROR_DAMAGED, with whose program can
 *   write it anew
 *
 * Has a colleague's program write the file at the meeting point anew, and waits for
 * that if one has it open.
 *
 * Returns: whether a fresh one is there.
 */
gboolean
iteam_share_renewal_wait (IteamShareFiles  *files,
                          gint64            file,
                          GError          **error)
{
  g_autoptr (IteamExchange) exchange = iteam_exchange_new (files, file, 0);
  g_autoptr (GPtrArray) peers = NULL;
  const IteamPresence *colleague;
  gint64 end = g_get_monotonic_time () + PATIENCE;

  if (!iteam_exchange_find_others (exchange, error) || !iteam_exchange_disown_meeting (exchange, error))
    return FALSE;

  peers = iteam_exchange_get_peers (exchange);
  colleague = find_colleague (peers);
  while (colleague != NULL && colleague->since != 0 && g_get_monotonic_time () < end)
    {
      g_autoptr (GHashTable) vector = NULL;
      g_autoptr (GError) local_error = NULL;
      gint64 written;

      g_usleep (PAUSE);
      vector = iteam_exchange_read_meeting (exchange, &written, &local_error);
      if (vector != NULL)
        return TRUE;
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));

          return FALSE;
        }
    }
  tell (colleague, error);

  return FALSE;
}
