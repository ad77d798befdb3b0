/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 iteam_id_new           (void);
gint64 iteam_id_for_pair      (gint64 first, gint64 second);
char  *iteam_position_between (const char *before, const char *after);

G_END_DECLS
