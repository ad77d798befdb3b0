/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-part.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_NOTES (iteam_action_notes_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionNotes, iteam_action_notes, ITEAM, ACTION_NOTES, IteamActionPart)

void iteam_action_notes_show_notes (IteamActionNotes *self,
                                    GPtrArray        *notes);

G_END_DECLS
