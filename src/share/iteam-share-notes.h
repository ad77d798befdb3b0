/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "iteam-ref.h"

G_BEGIN_DECLS

/**
 * IteamPresence:
 * @who: (not nullable): whose replica it is
 * @computer: (not nullable): on which computer
 * @since: since when the program is open, microseconds since 1970; 0 when it is closed
 * @written: when this was written, by the clock of that computer
 * @editing: (element-type IteamRef): what is open there to be edited
 * @vector: (element-type gint64 gint64): up to where which author's changes are there
 *
 * What a replica tells of itself: information, never a lock.
 */
typedef struct
{
  char       *who;
  char       *computer;
  gint64      since;
  gint64      written;
  GArray     *editing;
  GHashTable *vector;
} IteamPresence;

IteamPresence *iteam_presence_new   (void);
void           iteam_presence_free  (IteamPresence *self);
GBytes        *iteam_presence_write (const IteamPresence *self);
IteamPresence *iteam_presence_parse (GBytes *bytes);

GBytes     *iteam_meeting_file_note_write (GHashTable *vector, gint64 written, gint64 author);
GHashTable *iteam_meeting_file_note_parse (GBytes *bytes, gint64 *written);

GBytes  *iteam_share_note_write (gint64 file, gint64 written);
gboolean iteam_share_note_parse (GBytes *bytes, gint64 *file, GError **error);

gboolean iteam_vector_covers   (GHashTable *vector, GHashTable *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPresence, iteam_presence_free)

G_END_DECLS
