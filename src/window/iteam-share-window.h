/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-session.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_SHARE_WINDOW (iteam_share_window_get_type ())
G_DECLARE_FINAL_TYPE (IteamShareWindow, iteam_share_window, ITEAM, SHARE_WINDOW, AdwWindow)

GtkWidget *iteam_share_window_new (GtkWindow    *parent,
                                   IteamSession *session);

G_END_DECLS
