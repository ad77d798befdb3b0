/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-share.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_NOTICES (iteam_action_notices_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionNotices, iteam_action_notices, ITEAM, ACTION_NOTICES, AdwBin)

G_END_DECLS
