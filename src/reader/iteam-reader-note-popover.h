/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-passage.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_READER_NOTE_POPOVER (iteam_reader_note_popover_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderNotePopover, iteam_reader_note_popover, ITEAM, READER_NOTE_POPOVER, GtkPopover)

IteamReaderNotePopover *iteam_reader_note_popover_new         (void);
void                    iteam_reader_note_popover_set_passage (IteamReaderNotePopover *self, IteamPassage *passage, const char *page, gboolean editable, gboolean is_new);

G_END_DECLS
