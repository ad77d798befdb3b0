/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char **iteam_recover_file (const char *path, const char *out, GError **error);

G_END_DECLS
