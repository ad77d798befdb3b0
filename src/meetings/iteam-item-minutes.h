/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-meeting-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ITEM_MINUTES (iteam_item_minutes_get_type ())
G_DECLARE_FINAL_TYPE (IteamItemMinutes, iteam_item_minutes, ITEAM, ITEM_MINUTES, AdwBin)

void iteam_item_minutes_set_desk (IteamItemMinutes *self, IteamMeetingDesk *desk);
void iteam_item_minutes_flush    (IteamItemMinutes *self);

G_END_DECLS
