/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_FULL_SCREEN_BOX (iteam_full_screen_box_get_type ())
G_DECLARE_FINAL_TYPE (IteamFullScreenBox, iteam_full_screen_box, ITEAM, FULL_SCREEN_BOX, GtkWidget)

G_END_DECLS
