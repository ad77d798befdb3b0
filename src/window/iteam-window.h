/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-application.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_WINDOW (iteam_window_get_type ())
G_DECLARE_FINAL_TYPE (IteamWindow, iteam_window, ITEAM, WINDOW, AdwApplicationWindow)

IteamWindow  *iteam_window_new         (IteamApplication *application,
                                        IteamSession     *session,
                                        GSettings        *settings);
void          iteam_window_flush       (IteamWindow      *self);
void          iteam_window_close       (IteamWindow      *self);

G_END_DECLS
