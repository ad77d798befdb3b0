/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"

G_BEGIN_DECLS

char *iteam_action_text (IteamActionPoint *action,
                         IteamDirectory   *directory);

G_END_DECLS
