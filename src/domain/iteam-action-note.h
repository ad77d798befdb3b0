/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "iteam-draft.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_NOTE (iteam_action_note_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionNote, iteam_action_note, ITEAM, ACTION_NOTE, GObject)

IteamActionNote *iteam_action_note_new        (gint64 id, gint64 action, IteamDay day, const char *who, const char *text);
gint64           iteam_action_note_get_id     (IteamActionNote *self);
gint64           iteam_action_note_get_action (IteamActionNote *self);
IteamDay         iteam_action_note_get_day    (IteamActionNote *self);
const char      *iteam_action_note_get_who    (IteamActionNote *self);
const char      *iteam_action_note_get_text   (IteamActionNote *self);

IteamDraft      *iteam_action_note_draft_new  (IteamActionNote *self);
IteamDraft      *iteam_action_note_draft_text (IteamActionNote *self, const char *text);
IteamDraft      *iteam_action_note_draft_delete (IteamActionNote *self);

G_END_DECLS
