/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-session.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_FILE_BLOCK (iteam_file_block_get_type ())
G_DECLARE_FINAL_TYPE (IteamFileBlock, iteam_file_block, ITEAM, FILE_BLOCK, AdwBin)

G_END_DECLS
