/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"

G_BEGIN_DECLS

GBytes *iteam_action_export_write (const char *name, GPtrArray *actions, IteamDirectory *directory, GError **error);

G_END_DECLS
