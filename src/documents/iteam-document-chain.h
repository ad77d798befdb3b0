/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-document-edits.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DOCUMENT_CHAIN (iteam_document_chain_get_type ())
G_DECLARE_FINAL_TYPE (IteamDocumentChain, iteam_document_chain, ITEAM, DOCUMENT_CHAIN, AdwBin)

void iteam_document_chain_set_edits (IteamDocumentChain *self, IteamDocumentEdits *edits);
void iteam_document_chain_update    (IteamDocumentChain *self);

G_END_DECLS
