/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-draft.h"

G_BEGIN_DECLS

IteamDraft *iteam_sample_report_draft (void);

G_END_DECLS
