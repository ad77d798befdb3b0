/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_HELP_WINDOW (iteam_help_window_get_type ())
G_DECLARE_FINAL_TYPE (IteamHelpWindow, iteam_help_window, ITEAM, HELP_WINDOW, AdwWindow)

GtkWidget  *iteam_help_window_new         (GtkWindow *parent);
void        iteam_help_window_show        (IteamHelpWindow *self, const char *id);
const char *iteam_help_window_get_chapter (IteamHelpWindow *self);

G_END_DECLS
