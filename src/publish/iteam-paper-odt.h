/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-paper.h"

G_BEGIN_DECLS

GBytes *iteam_paper_to_odt (IteamPaper *self, GError **error);

G_END_DECLS
