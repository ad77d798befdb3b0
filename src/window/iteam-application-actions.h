/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-application.h"

G_BEGIN_DECLS

void iteam_application_add_actions (IteamApplication *self);

G_END_DECLS
