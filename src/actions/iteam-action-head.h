/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-part.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_HEAD (iteam_action_head_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionHead, iteam_action_head, ITEAM, ACTION_HEAD, IteamActionPart)

G_END_DECLS
