/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamSeen:
 *
 * What a person has seen of a team file: all changes up to one of them, in the
 * order in which they came into the file, and of some things also later ones.
 */
typedef struct _IteamSeen IteamSeen;

IteamSeen *iteam_seen_new      (gint64           upto);
IteamSeen *iteam_seen_parse    (const char      *text);
void       iteam_seen_free     (IteamSeen       *self);
char      *iteam_seen_format   (const IteamSeen *self);
gint64     iteam_seen_get_upto (const IteamSeen *self);
gboolean   iteam_seen_has      (const IteamSeen *self,
                                gint64           thing,
                                gint64           change);
void       iteam_seen_add      (IteamSeen       *self,
                                gint64           thing,
                                gint64           change);
void       iteam_seen_settle   (IteamSeen       *self,
                                gint64           upto);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamSeen, iteam_seen_free)

G_END_DECLS
