/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-peer-note.h"

/* A replica shows itself every 15 seconds, on a share that is slow a little later. */
#define HERE_FOR (90 * G_TIME_SPAN_SECOND)

/**
 * iteam_peer_note_free:
 * @self: (transfer full): a note
 */
void
iteam_peer_note_free (IteamPeerNote *self)
{
  g_clear_pointer (&self->presence, iteam_presence_free);
  g_free (self);
}

/**
 * iteam_peer_note_is_here:
 * @self: one of the others
 * @last_exchange: when the share last answered, in microseconds since 1970
 *
 * Returns: whether they have the file open, as far as is known.
 */
gboolean
iteam_peer_note_is_here (const IteamPeerNote *self,
                         gint64               last_exchange)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->presence != NULL && self->presence->since != 0 &&
         last_exchange - self->presence->written < HERE_FOR;
}
