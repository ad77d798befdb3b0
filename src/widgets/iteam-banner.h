/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_BANNER (iteam_banner_get_type ())
G_DECLARE_FINAL_TYPE (IteamBanner, iteam_banner, ITEAM, BANNER, AdwBin)

G_END_DECLS
