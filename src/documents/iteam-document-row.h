/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-document.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DOCUMENT_ROW (iteam_document_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamDocumentRow, iteam_document_row, ITEAM, DOCUMENT_ROW, AdwBin)

GtkWidget     *iteam_document_row_new          (void);
void           iteam_document_row_set_document (IteamDocumentRow *self, IteamDocument *document);
IteamDocument *iteam_document_row_get_document (IteamDocumentRow *self);
void           iteam_document_row_update       (IteamDocumentRow *self);
void           iteam_document_row_set_news     (IteamDocumentRow *self, const char *news);

G_END_DECLS
