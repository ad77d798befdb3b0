/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-document-edits.h"
#include "iteam-share.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DOCUMENT_PANEL (iteam_document_panel_get_type ())
G_DECLARE_FINAL_TYPE (IteamDocumentPanel, iteam_document_panel, ITEAM, DOCUMENT_PANEL, AdwBin)

GtkWidget *iteam_document_panel_new    (GListModel *documents);
void       iteam_document_panel_set_store (IteamDocumentPanel *self, IteamStore *store);
void       iteam_document_panel_set_share (IteamDocumentPanel *self, IteamShare *share);
void       iteam_document_panel_show   (IteamDocumentPanel *self, IteamDocument *document);
void       iteam_document_panel_update (IteamDocumentPanel *self);
void       iteam_document_panel_flush  (IteamDocumentPanel *self);

G_END_DECLS
