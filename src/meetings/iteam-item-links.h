/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-meeting-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ITEM_LINKS (iteam_item_links_get_type ())
G_DECLARE_FINAL_TYPE (IteamItemLinks, iteam_item_links, ITEAM, ITEM_LINKS, AdwBin)

void iteam_item_links_set_desk (IteamItemLinks *self, IteamMeetingDesk *desk);

G_END_DECLS
