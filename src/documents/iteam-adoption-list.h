/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-document-edits.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ADOPTION_LIST (iteam_adoption_list_get_type ())
G_DECLARE_FINAL_TYPE (IteamAdoptionList, iteam_adoption_list, ITEAM, ADOPTION_LIST, AdwBin)

void iteam_adoption_list_set_edits (IteamAdoptionList *self, IteamDocumentEdits *edits);
void iteam_adoption_list_flush     (IteamAdoptionList *self);

G_END_DECLS
