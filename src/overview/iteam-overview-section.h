/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-overview-row.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_OVERVIEW_SECTION (iteam_overview_section_get_type ())
G_DECLARE_FINAL_TYPE (IteamOverviewSection, iteam_overview_section, ITEAM, OVERVIEW_SECTION, AdwBin)

void iteam_overview_section_set_rows (IteamOverviewSection *self, GPtrArray *rows);

G_END_DECLS
