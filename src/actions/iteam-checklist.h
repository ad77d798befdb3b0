/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-part.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_CHECKLIST (iteam_checklist_get_type ())
G_DECLARE_FINAL_TYPE (IteamChecklist, iteam_checklist, ITEAM, CHECKLIST, IteamActionPart)

void iteam_checklist_show_items (IteamChecklist *self,
                                 GPtrArray      *items);

G_END_DECLS
