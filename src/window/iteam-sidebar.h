/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-session.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_SIDEBAR (iteam_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (IteamSidebar, iteam_sidebar, ITEAM, SIDEBAR, AdwBin)

void iteam_sidebar_add_pane    (IteamSidebar *self,
                                const char   *name,
                                const char   *title,
                                const char   *icon_name);
void iteam_sidebar_follow_pane (IteamSidebar *self,
                                const char   *name,
                                GtkWidget    *pane);

G_END_DECLS
