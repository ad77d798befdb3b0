/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_CONFLICT_MARK (iteam_conflict_mark_get_type ())
G_DECLARE_FINAL_TYPE (IteamConflictMark, iteam_conflict_mark, ITEAM, CONFLICT_MARK, AdwBin)

G_END_DECLS
