/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-document.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DOCUMENT_READING (iteam_document_reading_get_type ())
G_DECLARE_FINAL_TYPE (IteamDocumentReading, iteam_document_reading, ITEAM, DOCUMENT_READING, AdwBin)

GtkWidget     *iteam_document_reading_new          (void);
void           iteam_document_reading_show         (IteamDocumentReading *self, IteamDocument *document, gboolean to_page, guint page, const char *query);
IteamDocument *iteam_document_reading_get_document (IteamDocumentReading *self);
void           iteam_document_reading_flush        (IteamDocumentReading *self);

G_END_DECLS
