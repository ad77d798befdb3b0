/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-meeting-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ITEM_REMARKS (iteam_item_remarks_get_type ())
G_DECLARE_FINAL_TYPE (IteamItemRemarks, iteam_item_remarks, ITEAM, ITEM_REMARKS, AdwBin)

void iteam_item_remarks_set_desk (IteamItemRemarks *self, IteamMeetingDesk *desk);
void iteam_item_remarks_flush    (IteamItemRemarks *self);

G_END_DECLS
