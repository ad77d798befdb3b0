/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_WELCOME_PAGE (iteam_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (IteamWelcomePage, iteam_welcome_page, ITEAM, WELCOME_PAGE, AdwBin)

G_END_DECLS
