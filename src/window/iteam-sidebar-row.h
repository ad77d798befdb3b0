/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_SIDEBAR_ROW (iteam_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamSidebarRow, iteam_sidebar_row, ITEAM, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget  *iteam_sidebar_row_new      (const char      *pane,
                                        const char      *title,
                                        const char      *icon_name);
const char *iteam_sidebar_row_get_pane (IteamSidebarRow *self);

G_END_DECLS
