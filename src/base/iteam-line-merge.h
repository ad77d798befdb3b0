/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *iteam_line_merge (const char *base, const char *const *versions, guint n_versions);

G_END_DECLS
