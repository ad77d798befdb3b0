/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_RETENTION_WINDOW (iteam_retention_window_get_type ())
G_DECLARE_FINAL_TYPE (IteamRetentionWindow, iteam_retention_window, ITEAM, RETENTION_WINDOW, AdwWindow)

GtkWidget *iteam_retention_window_new (GtkWindow *parent, IteamStore *store);

G_END_DECLS
