/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-pdf-document.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_READER_THUMBNAILS (iteam_reader_thumbnails_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderThumbnails, iteam_reader_thumbnails, ITEAM, READER_THUMBNAILS, AdwBin)

IteamReaderThumbnails *iteam_reader_thumbnails_new          (void);
void                   iteam_reader_thumbnails_set_document (IteamReaderThumbnails *self, IteamPdfDocument *document);
void                   iteam_reader_thumbnails_set_page     (IteamReaderThumbnails *self, guint page);
void                   iteam_reader_thumbnails_set_rotation (IteamReaderThumbnails *self, guint degrees);
void                   iteam_reader_thumbnails_set_dark     (IteamReaderThumbnails *self, gboolean dark);

G_END_DECLS
