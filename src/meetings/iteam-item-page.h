/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-meeting-desk.h"
#include "iteam-share.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ITEM_PAGE (iteam_item_page_get_type ())
G_DECLARE_FINAL_TYPE (IteamItemPage, iteam_item_page, ITEAM, ITEM_PAGE, AdwBin)

void iteam_item_page_set_desk  (IteamItemPage *self, IteamMeetingDesk *desk);
void iteam_item_page_set_share (IteamItemPage *self, IteamShare *share);
void iteam_item_page_flush     (IteamItemPage *self);

G_END_DECLS
