/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-document.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DOCUMENT_REGISTER (iteam_document_register_get_type ())
G_DECLARE_FINAL_TYPE (IteamDocumentRegister, iteam_document_register, ITEAM, DOCUMENT_REGISTER, GObject)

IteamDocumentRegister *iteam_document_register_new           (void);
void                   iteam_document_register_set_store     (IteamDocumentRegister *self, IteamStore *store);
GListModel            *iteam_document_register_get_documents (IteamDocumentRegister *self);
gboolean               iteam_document_register_get_loaded    (IteamDocumentRegister *self);
IteamDocument         *iteam_document_register_find          (IteamDocumentRegister *self, gint64 id);
guint                  iteam_document_register_count_due     (IteamDocumentRegister *self);

G_END_DECLS
