/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"
#include "iteam-draft.h"

G_BEGIN_DECLS

IteamDraft *iteam_sample_draft (IteamDirectory *directory);

G_END_DECLS
