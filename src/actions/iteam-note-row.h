/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-action-note.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_NOTE_ROW (iteam_note_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamNoteRow, iteam_note_row, ITEAM, NOTE_ROW, AdwPreferencesRow)

GtkWidget       *iteam_note_row_new      (IteamActionNote *note,
                                          gboolean         editable);
IteamActionNote *iteam_note_row_get_note (IteamNoteRow    *self);
void             iteam_note_row_show     (IteamNoteRow    *self,
                                          IteamActionNote *note,
                                          gboolean         editable);
gboolean         iteam_note_row_is_typed (IteamNoteRow    *self);
void             iteam_note_row_flush    (IteamNoteRow    *self);
void             iteam_note_row_watch_conflicts (IteamNoteRow *self,
                                                 IteamStore   *store);

G_END_DECLS
