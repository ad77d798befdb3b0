/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-suppression.h"

G_BEGIN_DECLS

void iteam_public_table_coarsen (IteamPublicTable *self);

G_END_DECLS
