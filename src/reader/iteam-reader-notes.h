/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-passage.h"
#include "iteam-pdf-document.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_READER_NOTES (iteam_reader_notes_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderNotes, iteam_reader_notes, ITEAM, READER_NOTES, AdwBin)

IteamReaderNotes *iteam_reader_notes_new          (void);
void              iteam_reader_notes_set_thing    (IteamReaderNotes *self, IteamStore *store, gint64 id);
void              iteam_reader_notes_set_document (IteamReaderNotes *self, IteamPdfDocument *document);
void              iteam_reader_notes_set_page     (IteamReaderNotes *self, guint page);
gboolean          iteam_reader_notes_get_editable (IteamReaderNotes *self);
GListModel       *iteam_reader_notes_get_passages (IteamReaderNotes *self);
gboolean          iteam_reader_notes_is_own       (IteamReaderNotes *self, IteamPassage *passage);
void              iteam_reader_notes_select       (IteamReaderNotes *self, IteamPassage *passage);
void              iteam_reader_notes_save         (IteamReaderNotes *self, IteamPassage *passage, const char *text);
void              iteam_reader_notes_remove       (IteamReaderNotes *self, IteamPassage *passage);
void              iteam_reader_notes_bookmark     (IteamReaderNotes *self);
void              iteam_reader_notes_flush        (IteamReaderNotes *self);

G_END_DECLS
