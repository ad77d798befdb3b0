/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "iteam-draft.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_CHECK_ITEM (iteam_check_item_get_type ())
G_DECLARE_FINAL_TYPE (IteamCheckItem, iteam_check_item, ITEAM, CHECK_ITEM, GObject)

IteamCheckItem  *iteam_check_item_new          (gint64 id, gint64 action, const char *text, gboolean done, const char *position);
gint64           iteam_check_item_get_id       (IteamCheckItem *self);
gint64           iteam_check_item_get_action   (IteamCheckItem *self);
const char      *iteam_check_item_get_text     (IteamCheckItem *self);
gboolean         iteam_check_item_get_done     (IteamCheckItem *self);
const char      *iteam_check_item_get_position (IteamCheckItem *self);

IteamDraft      *iteam_check_item_draft_new    (IteamCheckItem *self);
IteamDraft      *iteam_check_item_draft_done   (IteamCheckItem *self, gboolean done);
IteamDraft      *iteam_check_item_draft_text   (IteamCheckItem *self, const char *text);
IteamDraft      *iteam_check_item_draft_move   (IteamCheckItem *self, const char *position);
IteamDraft      *iteam_check_item_draft_delete (IteamCheckItem *self);
IteamDraft      *iteam_check_items_draft_copy  (GPtrArray *items, gint64 action);

G_END_DECLS
