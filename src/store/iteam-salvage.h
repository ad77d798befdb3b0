/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean iteam_salvage_replica (const char *damaged, const char *fresh, GError **error);

G_END_DECLS
