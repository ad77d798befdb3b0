/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-draft.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_IMPORT_WINDOW (iteam_action_import_window_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionImportWindow, iteam_action_import_window, ITEAM, ACTION_IMPORT_WINDOW, AdwWindow)

GtkWidget *iteam_action_import_window_new (GtkWindow *parent, IteamStore *store, GSettings *settings, GFile *file);

G_END_DECLS
