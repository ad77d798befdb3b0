/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-share-notes.h"

G_BEGIN_DECLS

/**
 * IteamPeerNote:
 * @author: another author
 * @presence: (nullable): what it tells of itself
 * @last: up to where its log was read here
 *
 * One of the others.
 */
typedef struct
{
  gint64         author;
  IteamPresence *presence;
  gint64         last;
} IteamPeerNote;

void     iteam_peer_note_free    (IteamPeerNote *self);
gboolean iteam_peer_note_is_here (const IteamPeerNote *self, gint64 last_exchange);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPeerNote, iteam_peer_note_free)

G_END_DECLS
