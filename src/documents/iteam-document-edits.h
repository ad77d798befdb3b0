/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-document.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DOCUMENT_EDITS (iteam_document_edits_get_type ())
G_DECLARE_FINAL_TYPE (IteamDocumentEdits, iteam_document_edits, ITEAM, DOCUMENT_EDITS, GObject)

IteamDocumentEdits *iteam_document_edits_new       (GListModel *documents);
void                iteam_document_edits_set_store (IteamDocumentEdits *self, IteamStore *store);
void                iteam_document_edits_show      (IteamDocumentEdits *self, IteamDocument *document);
IteamStore         *iteam_document_edits_get_store (IteamDocumentEdits *self);
GListModel         *iteam_document_edits_get_documents (IteamDocumentEdits *self);
IteamDocument      *iteam_document_edits_get_read  (IteamDocumentEdits *self);
gboolean            iteam_document_edits_get_editable (IteamDocumentEdits *self);
void                iteam_document_edits_save      (IteamDocumentEdits *self, GtkWidget *widget, IteamDocument *read, IteamDocument *edited);

G_END_DECLS
