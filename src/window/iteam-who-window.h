/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-session.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_WHO_WINDOW (iteam_who_window_get_type ())
G_DECLARE_FINAL_TYPE (IteamWhoWindow, iteam_who_window, ITEAM, WHO_WINDOW, AdwWindow)

GtkWidget *iteam_who_window_new (GtkWindow    *parent,
                                 IteamSession *session);

G_END_DECLS
