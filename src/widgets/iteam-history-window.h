/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_HISTORY_WINDOW (iteam_history_window_get_type ())
G_DECLARE_FINAL_TYPE (IteamHistoryWindow, iteam_history_window, ITEAM, HISTORY_WINDOW, AdwWindow)

GtkWidget *iteam_history_window_new (GtkWindow      *parent,
                                     IteamStore     *store,
                                     const IteamRef *ref,
                                     const char     *subject);

G_END_DECLS
