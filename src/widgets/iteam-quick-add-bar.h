/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-directory.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_QUICK_ADD_BAR (iteam_quick_add_bar_get_type ())
G_DECLARE_FINAL_TYPE (IteamQuickAddBar, iteam_quick_add_bar, ITEAM, QUICK_ADD_BAR, AdwBin)

GtkWidget *iteam_quick_add_bar_new      (void);
void       iteam_quick_add_bar_focus    (IteamQuickAddBar *self);
void       iteam_quick_add_bar_set_text (IteamQuickAddBar *self, const char *text);

G_END_DECLS
