/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_CONFLICTS_WINDOW (iteam_conflicts_window_get_type ())
G_DECLARE_FINAL_TYPE (IteamConflictsWindow, iteam_conflicts_window, ITEAM, CONFLICTS_WINDOW, AdwWindow)

GtkWidget *iteam_conflicts_window_new (GtkWindow  *parent,
                                       IteamStore *store);

G_END_DECLS
