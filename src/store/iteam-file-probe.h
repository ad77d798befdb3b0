/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean iteam_file_probe           (const char *path, int *version, GError **error);
gboolean iteam_file_probe_on_network (const char *path);
char    *iteam_file_probe_read_only (const char *path);

G_END_DECLS
