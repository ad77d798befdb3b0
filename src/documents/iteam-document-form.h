/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-document-edits.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DOCUMENT_FORM (iteam_document_form_get_type ())
G_DECLARE_FINAL_TYPE (IteamDocumentForm, iteam_document_form, ITEAM, DOCUMENT_FORM, AdwBin)

void iteam_document_form_set_edits (IteamDocumentForm *self, IteamDocumentEdits *edits);
void iteam_document_form_flush     (IteamDocumentForm *self);

G_END_DECLS
