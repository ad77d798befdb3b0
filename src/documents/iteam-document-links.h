/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-document-edits.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DOCUMENT_LINKS (iteam_document_links_get_type ())
G_DECLARE_FINAL_TYPE (IteamDocumentLinks, iteam_document_links, ITEAM, DOCUMENT_LINKS, AdwBin)

void iteam_document_links_set_edits (IteamDocumentLinks *self, IteamDocumentEdits *edits);

G_END_DECLS
