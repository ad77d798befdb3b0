/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-pdf-document.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_READER_OUTLINE (iteam_reader_outline_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderOutline, iteam_reader_outline, ITEAM, READER_OUTLINE, AdwBin)

IteamReaderOutline *iteam_reader_outline_new          (void);
void                iteam_reader_outline_set_document (IteamReaderOutline *self, IteamPdfDocument *document);
void                iteam_reader_outline_set_page     (IteamReaderOutline *self, guint page);

G_END_DECLS
