/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-damage.h"
#include "iteam-session.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_FAILED_PAGE (iteam_failed_page_get_type ())
G_DECLARE_FINAL_TYPE (IteamFailedPage, iteam_failed_page, ITEAM, FAILED_PAGE, AdwBin)

GtkWidget *iteam_failed_page_new (IteamSession *session, IteamDamage *damage, GMenuModel *menu_model);

G_END_DECLS
