/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-part.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_DETAILS (iteam_action_details_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionDetails, iteam_action_details, ITEAM, ACTION_DETAILS, IteamActionPart)

G_END_DECLS
