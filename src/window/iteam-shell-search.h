/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-application.h"

G_BEGIN_DECLS

/* Under the object path of the program, where data/ tells GNOME Shell to look. */
#define ITEAM_SHELL_SEARCH_PATH "/SearchProvider"

#define ITEAM_TYPE_SHELL_SEARCH (iteam_shell_search_get_type ())
G_DECLARE_FINAL_TYPE (IteamShellSearch, iteam_shell_search, ITEAM, SHELL_SEARCH, GObject)

IteamShellSearch *iteam_shell_search_new      (IteamApplication *application);
gboolean          iteam_shell_search_export   (IteamShellSearch *self, GDBusConnection *connection, const char *path, GError **error);
void              iteam_shell_search_unexport (IteamShellSearch *self);

G_END_DECLS
