/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-pdf-document.h"
#include "iteam-reader-notes.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_READER_SIDE (iteam_reader_side_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderSide, iteam_reader_side, ITEAM, READER_SIDE, AdwBin)

IteamReaderSide  *iteam_reader_side_new          (void);
void              iteam_reader_side_set_document (IteamReaderSide *self, IteamPdfDocument *document);
void              iteam_reader_side_set_page     (IteamReaderSide *self, guint page);
void              iteam_reader_side_set_rotation (IteamReaderSide *self, guint degrees);
void              iteam_reader_side_set_dark     (IteamReaderSide *self, gboolean dark);
void              iteam_reader_side_set_thing    (IteamReaderSide *self, IteamStore *store, gint64 id);
IteamReaderNotes *iteam_reader_side_get_notes    (IteamReaderSide *self);
void              iteam_reader_side_show_notes   (IteamReaderSide *self);

G_END_DECLS
