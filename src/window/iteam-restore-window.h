/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-session.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_RESTORE_WINDOW (iteam_restore_window_get_type ())
G_DECLARE_FINAL_TYPE (IteamRestoreWindow, iteam_restore_window, ITEAM, RESTORE_WINDOW, AdwWindow)

GtkWidget *iteam_restore_window_new (GtkWindow    *parent,
                                     IteamSession *session,
                                     GSettings    *settings);

G_END_DECLS
