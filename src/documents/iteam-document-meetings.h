/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-document-edits.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DOCUMENT_MEETINGS (iteam_document_meetings_get_type ())
G_DECLARE_FINAL_TYPE (IteamDocumentMeetings, iteam_document_meetings, ITEAM, DOCUMENT_MEETINGS, AdwBin)

void iteam_document_meetings_set_edits (IteamDocumentMeetings *self, IteamDocumentEdits *edits);

G_END_DECLS
