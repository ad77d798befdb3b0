/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-session.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PREFERENCES_WINDOW (iteam_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (IteamPreferencesWindow, iteam_preferences_window, ITEAM, PREFERENCES_WINDOW, AdwWindow)

GtkWidget *iteam_preferences_window_new (GtkWindow    *parent,
                                         GSettings    *settings,
                                         IteamSession *session);

G_END_DECLS
