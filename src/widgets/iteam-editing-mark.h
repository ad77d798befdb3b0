/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-share.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_EDITING_MARK (iteam_editing_mark_get_type ())
G_DECLARE_FINAL_TYPE (IteamEditingMark, iteam_editing_mark, ITEAM, EDITING_MARK, AdwBin)

G_END_DECLS
