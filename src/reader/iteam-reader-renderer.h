/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-pdf-document.h"
#include "iteam-reader-picture.h"

G_BEGIN_DECLS

/**
 * IteamReaderWish:
 * @spec: what shall be drawn
 * @priority: how soon
 */
typedef struct
{
  IteamPdfRenderSpec spec;
  IteamPdfPriority priority;
} IteamReaderWish;

#define ITEAM_TYPE_READER_RENDERER (iteam_reader_renderer_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderRenderer, iteam_reader_renderer, ITEAM, READER_RENDERER, GObject)

IteamReaderRenderer *iteam_reader_renderer_new         (IteamPdfDocument *document);
void                 iteam_reader_renderer_wish        (IteamReaderRenderer *self, unsigned page, const IteamReaderWish *wishes, unsigned n_wishes);
gboolean             iteam_reader_renderer_has         (IteamReaderRenderer *self, const IteamPdfRenderSpec *spec);
gboolean             iteam_reader_renderer_has_nearest (IteamReaderRenderer *self, const IteamPdfRenderSpec *spec);
const char          *iteam_reader_renderer_get_problem (IteamReaderRenderer *self, unsigned page);
gsize                iteam_reader_renderer_get_bytes   (IteamReaderRenderer *self);

void                iteam_reader_renderer_begin_frame (IteamReaderRenderer *self);
IteamReaderPicture *iteam_reader_renderer_get_picture (IteamReaderRenderer *self, const IteamPdfRenderSpec *spec);
IteamReaderPicture *iteam_reader_renderer_get_nearest (IteamReaderRenderer *self, const IteamPdfRenderSpec *spec);

G_END_DECLS
