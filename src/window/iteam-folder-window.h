/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-session.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_FOLDER_WINDOW (iteam_folder_window_get_type ())
G_DECLARE_FINAL_TYPE (IteamFolderWindow, iteam_folder_window, ITEAM, FOLDER_WINDOW, AdwWindow)

void iteam_folder_window_export (GtkWindow *parent, IteamSession *session);
void iteam_folder_window_import (GtkWindow *parent, IteamSession *session);

G_END_DECLS
